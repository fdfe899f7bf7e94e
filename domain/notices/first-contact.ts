import type { NoticeText } from './notice-text.ts';

/** To the municipality: talk with the person for the first time. */
export const firstContact: NoticeText = {
  calendar: 'talk',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Hold den første samtale',
      what: `I skal holde den første samtale med ${person} senest ${due}.`,
      why: 'Personen skal vide, hvad der nu sker, og hvem der kan svare på spørgsmål. Ellers møder mange ikke op til screeningen. Programmet har selv sat fristen på en uge.',
      how: 'Fortæl om forløbet, og aftal det næste skridt. Svar med datoen for samtalen. Skriv ikke, hvad der blev sagt.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Den første samtale er ikke holdt',
      what: `${organisation} har ikke oplyst, at den første samtale med ${person} er holdt. Fristen var ${due}.`,
      why: 'Personen ved måske ikke, at et forløb er begyndt.',
      how: 'Kontakt sagsbehandleren, og få samtalen holdt. Er den holdt, så registrér datoen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Hold the first talk',
      what: `You must hold the first talk with ${person} by ${due}.`,
      why: 'The person needs to know what happens now, and who can answer questions. Otherwise many do not come to the screening. The programme has set the week itself.',
      how: 'Tell about the journey and agree on the next step. Answer with the date of the talk. Do not write what was said.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The first talk has not been held',
      what: `${organisation} has not said that the first talk with ${person} has been held. It was due on ${due}.`,
      why: 'The person may not know that a journey has begun.',
      how: 'Contact the caseworker and have the talk held. If it has been held, record the date.',
    }),
  },
};
