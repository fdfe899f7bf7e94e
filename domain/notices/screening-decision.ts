import type { NoticeText } from './notice-text.ts';

/** To the municipality: decide whether a screened person goes on. */
export const screeningDecision: NoticeText = {
  calendar: 'decision',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Tag stilling til screeningen',
      what: `Screeningen af ${person} er registreret. I skal tage stilling til, om personen går videre til rekruttering, senest ${due}.`,
      why: 'Indtil I har svaret, venter personen uden at vide på hvad, og vi må ikke spørge virksomheder. Fristen på 14 dage er aftalt i programmet.',
      how: 'Se resultatet, vurdér målgruppen, og svar med ja eller nej og datoen for beslutningen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Beslutning efter screening mangler',
      what: `${organisation} har ikke taget stilling til screeningen af ${person}. Fristen var ${due}.`,
      why: 'En person, der er screenet, venter uden at vide på hvad.',
      how: 'Kontakt kommunens sagsbehandler, og få en beslutning. Få at vide, om der mangler oplysninger.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Decide on the screening',
      what: `The screening of ${person} has been recorded. You must decide by ${due} whether the person goes on to recruitment.`,
      why: 'Until you answer, the person waits without knowing for what, and we may not ask companies. The programme has agreed on 14 days.',
      how: 'Look at the result, consider the target group, and answer with yes or no and the date of the decision.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The decision after the screening is missing',
      what: `${organisation} has not decided on the screening of ${person}. It was due on ${due}.`,
      why: 'A screened person is waiting without knowing for what.',
      how: 'Contact the municipality’s caseworker and obtain a decision. Ask whether any information is missing.',
    }),
  },
};
