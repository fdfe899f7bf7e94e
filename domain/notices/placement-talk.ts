import type { NoticeText } from './notice-text.ts';

/** To the municipality: follow up a placement with a talk. */
export const placementTalk: NoticeText = {
  calendar: 'talk',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Følg op på praktikken eller løntilskuddet',
      what: `I skal tale med ${person} og virksomheden om, hvordan det går, senest ${due}.`,
      why: 'Det, der ikke fungerer, kan rettes, mens der er tid. Programmet har selv sat fristen til to uger efter start.',
      how: 'Tal om opgaver, dansk, transport og om, hvad der kan følge bagefter: job eller IGU. Svar med datoen for samtalen. Skriv ikke, hvad der blev sagt.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Praktikken eller løntilskuddet er ikke fulgt op',
      what: `${organisation} har ikke oplyst, at der er talt med ${person} og virksomheden. Fristen var ${due}.`,
      why: 'Et forløb, der ikke fungerer, fortsætter til sidste dag.',
      how: 'Kontakt sagsbehandleren, og få samtalen holdt.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Follow the placement up',
      what: `You must talk with ${person} and the company about how it is going by ${due}.`,
      why: 'What does not work can be put right while there is time. The programme has set the deadline itself: two weeks after the start.',
      how: 'Talk about tasks, Danish, transport, and what can follow: a job or an IGU. Answer with the date of the talk. Do not write what was said.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The placement has not been followed up',
      what: `${organisation} has not said that there has been a talk with ${person} and the company. It was due on ${due}.`,
      why: 'A placement that does not work goes on to its last day.',
      how: 'Contact the caseworker and have the talk held.',
    }),
  },
};
