import type { NoticeText } from './notice-text.ts';

/** To the coordinator: somebody says that a person did not come, and the person says otherwise. */
export const noShowDisputed: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Personen siger, at det er forkert',
      what: `Vi har fået oplyst, at ${person} ikke mødte op på første dag. Personen svarer, at det er forkert. Du skal afklare det senest ${due}.`,
      why: 'Vi tror på personen, til begge sider er spurgt. Så længe bliver kommunen ikke bedt om noget. Programmet har selv sat fristen.',
      how: 'Ring til skolen eller virksomheden og til personen. Svar med, om personen mødte op. Er svaret nej, får kommunen besked.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Ingen har afklaret, om personen mødte op',
      what: `${organisation} har ikke afklaret, om ${person} mødte op på første dag. Personen siger ja, og andre siger nej. Fristen var ${due}.`,
      why: 'To forklaringer står mod hinanden, og ingen hjælper personen videre.',
      how: 'Tal med koordinatoren, eller ring selv til begge sider. Svar med, om personen mødte op.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'The person says that it is wrong',
      what: `We have been told that ${person} did not come on the first day. The person answers that this is wrong. You must settle it by ${due}.`,
      why: 'We believe the person until both sides have been asked. Until then the municipality is asked for nothing. The programme has set the deadline itself.',
      how: 'Call the school or the company, and the person. Answer with whether the person came. If not, the municipality is told.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Nobody has settled whether the person came',
      what: `${organisation} has not settled whether ${person} came on the first day. The person says yes, and others say no. It was due on ${due}.`,
      why: 'Two accounts stand against each other, and nobody helps the person on.',
      how: 'Talk with the coordinator, or call both sides yourself. Answer with whether the person came.',
    }),
  },
};
