import type { NoticeText } from './notice-text.ts';

/** To the municipality: close the journey after a year in work. */
export const closeJourney: NoticeText = {
  calendar: 'ending',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Afslut forløbet',
      what: `${person} har nu været et år i arbejde. I skal afslutte forløbet senest ${due}.`,
      why: 'Et forløb lukker ikke af sig selv. Så længe det er åbent, gemmer vi mere om personen, end der er brug for. Programmet har selv sat fristen.',
      how: 'Svar med datoen og resultatet: job, erhvervsuddannelse eller selvforsørgende.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Forløbet er ikke afsluttet',
      what: `${organisation} har ikke afsluttet forløbet for ${person}. Fristen var ${due}.`,
      why: 'Så længe forløbet er åbent, gemmer vi mere om personen, end der er brug for.',
      how: 'Kontakt sagsbehandleren, og få forløbet afsluttet med det rigtige resultat.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Close the journey',
      what: `${person} has now been in work for a year. You must close the journey by ${due}.`,
      why: 'A journey does not close by itself. As long as it is open, we keep more about the person than is needed. The programme has set the deadline itself.',
      how: 'Answer with the date and the outcome: job, vocational education or self-supporting.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The journey has not been closed',
      what: `${organisation} has not closed the journey of ${person}. It was due on ${due}.`,
      why: 'As long as the journey is open, we keep more about the person than is needed.',
      how: 'Contact the caseworker and have the journey closed with the right outcome.',
    }),
  },
};
