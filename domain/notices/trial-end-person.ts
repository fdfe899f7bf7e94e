import type { NoticeText } from './notice-text.ts';

/** To the person: the trial of your vocational education ends. */
export const trialEndPerson: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ due }) => ({
      title: 'Din prøvetid er ved at udløbe',
      what: `Prøvetiden i din uddannelsesaftale udløber tidligst ${due}. Du skal inden da tænke over, om du vil fortsætte.`,
      why: 'I prøvetiden kan både du og virksomheden sige aftalen op. Bagefter kan hverken du eller virksomheden bare sige op.',
      how: 'Tal med virksomheden om, hvordan det går. Er du i tvivl, så ring til din sagsbehandler. Svar med, om du fortsætter.',
    }),
    escalation: ({ person, due }) => ({
      title: 'Vi ved ikke, om personen fortsætter på uddannelsen',
      what: `Vi har ikke fået at vide, om ${person} fortsætter på sin uddannelse. Prøvetiden udløb tidligst ${due}.`,
      why: 'Efter prøvetiden kan aftalen ikke bare siges op.',
      how: 'Kontakt personen, og hør, hvordan det går. Svar med, om uddannelsen fortsætter.',
    }),
  },
  en: {
    reminder: ({ due }) => ({
      title: 'Your trial period is ending',
      what: `The trial period of your training contract ends on ${due} at the earliest. Before then you must think about whether you want to go on.`,
      why: 'During the trial both you and the company can end the contract. After it neither can simply end it.',
      how: 'Talk with the company about how it is going. If you are in doubt, call your caseworker. Answer with whether you go on.',
    }),
    escalation: ({ person, due }) => ({
      title: 'We do not know whether the person goes on with the education',
      what: `We have not heard whether ${person} goes on with the education. The trial ended on ${due} at the earliest.`,
      why: 'After the trial the contract cannot simply be ended.',
      how: 'Contact the person and hear how it is going. Answer with whether the education goes on.',
    }),
  },
};
