import type { NoticeText } from './notice-text.ts';

/** To the municipality: see to it that a completed IGU is followed by a job. */
export const jobAfterIgu: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Sørg for et job efter IGU',
      what: `${person} har gennemført sin IGU. I skal sørge for, at der følger et job eller et andet skridt, senest ${due}.`,
      why: 'Ellers kommer personen tilbage på ydelse efter to års arbejde. Programmet har selv sat fristen.',
      how: 'Spørg virksomheden, om den ansætter personen. Ellers skal personen tilbage til rekruttering. Svar med, hvad der er aftalt, og fra hvilken dag.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Der er intet job efter IGU',
      what: `${organisation} har ikke oplyst, hvad der følger efter IGU-forløbet for ${person}. Fristen var ${due}.`,
      why: 'Personen kommer tilbage på ydelse efter to års arbejde, hvis ingen handler.',
      how: 'Tal med kommunen og virksomheden. Registrér ansættelsen, eller få personen ført tilbage til rekruttering.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'See to a job after the IGU',
      what: `${person} has completed the IGU. You must see to it that a job or another step follows by ${due}.`,
      why: 'Otherwise the person goes back to benefits after two years of work. The programme has set the deadline itself.',
      how: 'Ask the company whether it will employ the person. Otherwise the person is returned to recruitment. Answer with what has been agreed, and from which day.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'There is no job after the IGU',
      what: `${organisation} has not said what follows the IGU for ${person}. It was due on ${due}.`,
      why: 'The person goes back to benefits after two years of work if nobody acts.',
      how: 'Talk with the municipality and the company. Record the employment, or have the person returned to recruitment.',
    }),
  },
};
