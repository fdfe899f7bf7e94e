import type { NoticeText } from './notice-text.ts';

/** To the coordinator: a milestone of the programme must be reached. */
export const programmeMilestone: NoticeText = {
  calendar: 'milestone',
  da: {
    reminder: ({ item, due }) => ({
      title: 'Meld, om en milepæl er nået',
      what: `Programmets milepæl er: »${item}«. Du skal melde den nået senest ${due}.`,
      why: 'Regionen har givet penge til det, der står i ansøgningen. Styregruppen skal vide, om programmet følger planen.',
      how: 'Er den nået, så svar med datoen, og skriv gerne et par ord. Kan den ikke nås til tiden, så flyt den til en ny dag, og vælg en grund.',
    }),
    escalation: ({ item, organisation, due }) => ({
      title: 'En milepæl er ikke nået',
      what: `${organisation} har ikke meldt denne milepæl nået: »${item}«. Fristen var ${due}.`,
      why: 'Programmet er bagud med det, der står i ansøgningen.',
      how: 'Tal med koordinatoren om, hvad der mangler. Er milepælen nået, skal den meldes nået. Ellers skal den flyttes til en dag, der kan holde.',
    }),
  },
  en: {
    reminder: ({ item, due }) => ({
      title: 'Say whether a milestone has been reached',
      what: `The programme has this milestone: “${item}”. You must report it as reached by ${due}.`,
      why: 'The region has given money for what the application says. The steering group must know whether the programme keeps to its plan.',
      how: 'If it has been reached, answer with the date, and write a few words if you like. If it will not be, move it to a new day and choose a reason.',
    }),
    escalation: ({ item, organisation, due }) => ({
      title: 'A milestone has not been reached',
      what: `${organisation} has not reported this milestone as reached: “${item}”. It was due on ${due}.`,
      why: 'The programme is behind what the application says.',
      how: 'Talk with the coordinator about what is lacking. If it has been reached, have it reported. Otherwise have it moved to a day that can be kept.',
    }),
  },
};
