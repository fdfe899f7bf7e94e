import type { NoticeText } from './notice-text.ts';

/** To the coordinator: decide what is kept of a closed journey. */
export const dataRetention: NoticeText = {
  calendar: 'decision',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Beslut, hvad der skal gemmes',
      what: `Forløbet for ${person} er afsluttet. Du skal beslutte senest ${due}, hvilke oplysninger der gemmes, hvor længe og hvorfor.`,
      why: 'Oplysninger om personer må ikke gemmes længere, end der er brug for dem; loven nævner ingen fast tid. Datatilsynet accepterer op til tre år for dem, der ikke blev ansat, når der er en grund. Vi har selv sat fristen på 60 dage.',
      how: 'Se, hvad tilskuddet og bogføringen kræver, vælg en tid på højst tre år, skriv begrundelsen ned, og slet resten. Registrér datoen for beslutningen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Det er ikke besluttet, hvad der skal gemmes',
      what: `${organisation} har ikke besluttet, hvad der gemmes om ${person}, efter at forløbet er afsluttet. Fristen var ${due}.`,
      why: 'Oplysninger gemmes måske længere end nødvendigt.',
      how: 'Tal med koordinatoren, og få beslutningen registreret.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Decide what is to be kept',
      what: `The journey of ${person} is closed. You must decide by ${due} which data are kept, for how long and why.`,
      why: 'Data about people may not be kept longer than they are needed; the law names no fixed time. The Data Protection Agency accepts up to three years for those who were not hired, if there is a reason. We have set the 60 days ourselves.',
      how: 'See what the grant and the bookkeeping require, choose a time of three years at most, write the reason down, and erase the rest. Record the date of the decision.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'It has not been decided what is to be kept',
      what: `${organisation} has not decided what is kept about ${person} now that the journey is closed. It was due on ${due}.`,
      why: 'Data may be kept longer than needed.',
      how: 'Talk with the coordinator and have the decision recorded.',
    }),
  },
};
