import type { NoticeText } from './notice-text.ts';

/** To the coordinator: have the working group meet, and write down what it agrees on. */
export const workingMeeting: NoticeText = {
  calendar: 'minutes',
  da: {
    reminder: ({ item, due }) => ({
      title: 'Arbejdsgruppen skal mødes',
      what: `Det gælder »${item}«. Du skal sende dagsorden, og referatet skal være ude senest ${due}.`,
      why: 'Kommuner, skoler, sprogcentre og brancher hører om hinanden her. Programmet har selv sat tiderne.',
      how: 'Gruppen får en kalenderindkaldelse fra os to uger før mødet, og du sender dagsordenen en uge før. Meld mødet holdt, når referatet er sendt. Flyt eller aflys det her, hvis det ikke kan holdes, så følger kalenderne med.',
    }),
    escalation: ({ item, organisation, due }) => ({
      title: 'Et møde i arbejdsgruppen er ikke meldt holdt',
      what: `${organisation} har ikke meldt, at dette møde er holdt: »${item}«. Referatet skulle være ude senest ${due}.`,
      why: 'Mødes gruppen ikke, hører parterne ikke om hinanden, og borgerne venter.',
      how: 'Tal med koordinatoren om, hvad der er sket. Er mødet ikke holdt, så find en ny dag.',
    }),
  },
  en: {
    reminder: ({ item, due }) => ({
      title: 'The working group is to meet',
      what: `This is about “${item}”. You must send the agenda, and the minutes must be out by ${due}.`,
      why: 'Here municipalities, schools, language centres and trades hear of each other. The programme has set the times itself.',
      how: 'The group gets an invitation for its calendars from us two weeks before the meeting, and you send the agenda a week before. Report it as held when the minutes have been sent. Move it or call it off here if it cannot be held, and the calendars follow.',
    }),
    escalation: ({ item, organisation, due }) => ({
      title: 'A working group meeting has not been reported',
      what: `${organisation} has not reported this meeting as held: “${item}”. The minutes were to be out by ${due}.`,
      why: 'If the group does not meet, its members do not hear of each other, and people wait.',
      how: 'Talk with the coordinator about what has happened. If the meeting was not held, find a new day.',
    }),
  },
};
