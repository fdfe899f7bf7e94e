import type { NoticeText } from './notice-text.ts';

/** To the company: the trial of a vocational education ends. */
export const trialEnd: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Prøvetiden er ved at udløbe',
      what: `Prøvetiden i uddannelsesaftalen med ${person} udløber tidligst ${due}. I skal sammen beslutte inden da, om uddannelsen fortsætter.`,
      why: 'De første tre måneder er prøvetid, hvor begge kan sige aftalen op. Derefter er den bindende. Skoleophold tælles ikke med, og fravær på mere end en måned forlænger prøvetiden.',
      how: 'Tal med personen om, hvordan det går. Svar med prøvetidens sidste dag, og om uddannelsen fortsætter.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Vi ved ikke, om uddannelsen fortsætter',
      what: `${organisation} har ikke oplyst, om uddannelsen for ${person} fortsætter efter prøvetiden. Den udløb tidligst ${due}.`,
      why: 'Efter prøvetiden kan aftalen ikke bare siges op.',
      how: 'Kontakt virksomheden og personen, og få svaret registreret.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'The trial period is ending',
      what: `The trial period of the training contract with ${person} ends on ${due} at the earliest. You must decide together by then whether the education goes on.`,
      why: 'The first three months are a trial in which either side can end the contract. Then it binds. School periods do not count, and an absence of more than a month makes the trial longer.',
      how: 'Talk with the person about how it is going. Answer with the last day of the trial, and whether the education goes on.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'We do not know whether the education goes on',
      what: `${organisation} has not said whether the education of ${person} goes on after the trial. It ended on ${due} at the earliest.`,
      why: 'After the trial the contract cannot simply be ended.',
      how: 'Contact the company and the person and have the answer recorded.',
    }),
  },
};
