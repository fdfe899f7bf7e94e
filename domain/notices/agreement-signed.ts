import type { NoticeText } from './notice-text.ts';

/** To the company: sign the IGU agreement before the start. */
export const agreementSigned: NoticeText = {
  calendar: 'signature',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Underskriv IGU-aftalen før start',
      what: `I skal underskrive IGU-aftalen med ${person} senest ${due}, dagen før den planlagte start.`,
      why: 'En IGU begynder med en skriftlig aftale mellem virksomheden og personen, og den skal være underskrevet før start. Uden den er forløbet ikke en IGU, og der er ingen bonus.',
      how: 'Aftalen skal nævne arbejdsområder og funktioner, start- og slutdato og timer om ugen. Både virksomheden og personen skriver under. Svar med datoen for underskrift.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'IGU-aftalen er ikke underskrevet',
      what: `${organisation} har ikke underskrevet IGU-aftalen med ${person}. Fristen var ${due}.`,
      why: 'Uden en aftale før start er det ikke en IGU.',
      how: 'Ring til virksomheden. Er aftalen underskrevet, så registrér den. Er den ikke, må starten ikke finde sted: aftal en ny startdato.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Sign the IGU agreement before the start',
      what: `You must sign the IGU agreement with ${person} by ${due}, the day before the planned start.`,
      why: 'An IGU begins with a written agreement between the company and the person, signed before the start. Without it, it is not an IGU, and there is no bonus.',
      how: 'The agreement states the areas and functions of the work, first and last day, and hours a week. Both the company and the person sign. Answer with the date of signing.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The IGU agreement has not been signed',
      what: `${organisation} has not signed the IGU agreement with ${person}. It was due on ${due}.`,
      why: 'Without an agreement before the start it is not an IGU.',
      how: 'Call the company. If the agreement has been signed, record it. If not, the start must not take place: agree on a new first day.',
    }),
  },
};
