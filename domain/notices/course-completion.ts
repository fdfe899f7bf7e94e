import type { NoticeText } from './notice-text.ts';

/** To the school: record that the class is completed, and whether there is a certificate. */
export const courseCompletion: NoticeText = {
  calendar: 'result',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Registrér, om holdet er gennemført',
      what: `I skal oplyse senest ${due}, om ${person} har gennemført holdet, og om der er udstedt et bevis.`,
      why: 'Virksomheden kan ikke se, hvad personen har lært, før det er registreret. Programmet har selv sat fristen til en uge efter sidste dag.',
      how: 'Svar med datoen for gennemførelsen, og om der er udstedt et AMU-bevis.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Vi ved ikke, om holdet er gennemført',
      what: `${organisation} har ikke oplyst, om ${person} har gennemført holdet. Fristen var ${due}.`,
      why: 'Uden svar kan personen ikke vise en virksomhed, hvad der er lært.',
      how: 'Kontakt skolen, og få datoen og oplysningen om bevis registreret.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Record whether the class has been completed',
      what: `You must say by ${due} whether ${person} has completed the class, and whether a certificate has been issued.`,
      why: 'The company cannot see what the person has learnt until it is recorded. The programme has set the deadline itself: a week after the last day.',
      how: 'Answer with the date of completion, and whether an AMU certificate has been issued.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'We do not know whether the class has been completed',
      what: `${organisation} has not said whether ${person} has completed the class. It was due on ${due}.`,
      why: 'Without an answer the person cannot show a company what has been learnt.',
      how: 'Contact the school and have the date and the certificate recorded.',
    }),
  },
};
