import type { NoticeText } from './notice-text.ts';

/** To the project lead: have the steering group meet, and write down what it decides. */
export const steeringMeeting: NoticeText = {
  calendar: 'minutes',
  da: {
    reminder: ({ item, due }) => ({
      title: 'Styregruppen skal mødes',
      what: `Det gælder »${item}«. Du skal sende dagsorden, og referatet skal være ude senest ${due}.`,
      why: 'Styregruppen følger programmet og skal have tid til at forberede sig. Programmet har selv sat tiderne.',
      how: 'Gruppen får en kalenderindkaldelse fra os tre uger før mødet, og du sender dagsordenen en uge før. Meld mødet holdt, når referatet er sendt. Flyt eller aflys det her, hvis det ikke kan holdes, så følger kalenderne med.',
    }),
    escalation: ({ item, organisation, due }) => ({
      title: 'Et møde i styregruppen er ikke meldt holdt',
      what: `${organisation} har ikke meldt, at dette møde er holdt: »${item}«. Referatet skulle være ude senest ${due}.`,
      why: 'Det, styregruppen beslutter, skal stå et sted, hvor alle kan finde det.',
      how: 'Spørg projektlederen, om mødet er holdt. Er det ikke, så find en ny dag.',
    }),
  },
  en: {
    reminder: ({ item, due }) => ({
      title: 'The steering group is to meet',
      what: `This is about “${item}”. You must send the agenda, and the minutes must be out by ${due}.`,
      why: 'The steering group follows the programme and needs time to prepare. The programme has set the times itself.',
      how: 'The group gets an invitation for its calendars from us three weeks before the meeting, and you send the agenda a week before. Report it as held when the minutes have been sent. Move it or call it off here if it cannot be held, and the calendars follow.',
    }),
    escalation: ({ item, organisation, due }) => ({
      title: 'A steering group meeting has not been reported',
      what: `${organisation} has not reported this meeting as held: “${item}”. The minutes were to be out by ${due}.`,
      why: 'What the steering group decides must stand where everybody can find it.',
      how: 'Ask the project lead whether the meeting was held. If it was not, find a new day.',
    }),
  },
};
