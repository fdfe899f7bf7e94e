import type { NoticeText } from './notice-text.ts';

/** To the municipality: decide what follows a placement. */
export const stepAfterPlacement: NoticeText = {
  calendar: 'decision',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Beslut næste skridt efter praktikken',
      what: `Praktikken eller løntilskuddet for ${person} er afsluttet. I skal beslutte det næste skridt senest ${due}.`,
      why: 'Uden et næste skridt fører praktikken ikke til noget. Programmet har selv sat fristen på to uger.',
      how: 'Næste skridt kan være job, IGU, en ny praktik eller tilbage til rekruttering. Svar med, hvad der er besluttet, og fra hvilken dag.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Næste skridt efter praktikken mangler',
      what: `${organisation} har ikke besluttet, hvad der følger efter praktikken eller løntilskuddet for ${person}. Fristen var ${due}.`,
      why: 'Praktikken fører ikke til noget, hvis ingen handler.',
      how: 'Kontakt sagsbehandleren, og få beslutningen registreret.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Decide on the next step after the placement',
      what: `The placement of ${person} has ended. You must decide on the next step by ${due}.`,
      why: 'Without a next step the placement leads to nothing. The programme has set the two weeks itself.',
      how: 'The next step can be a job, an IGU, another placement, or back to recruitment. Answer with what has been decided, and from which day.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The next step after the placement is missing',
      what: `${organisation} has not decided what follows the placement of ${person}. It was due on ${due}.`,
      why: 'The placement leads to nothing if nobody acts.',
      how: 'Contact the caseworker and have the decision recorded.',
    }),
  },
};
