import type { NoticeText } from './notice-text.ts';

/** To the municipality: offer the person something in a company. */
export const companyOffer: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Giv et virksomhedsrettet tilbud',
      what: `I har bedt os minde jer om et virksomhedsrettet tilbud til ${person}. Regnet fra henvisningen skal det være givet senest ${due}.`,
      why: 'Flygtninge mødes som jobparate fra første dag. Tilbuddet gives inden to uger og senest en måned efter, at kommunen har overtaget ansvaret. Vi kender ikke den dag og regner derfor fra henvisningen.',
      how: 'Spørg kommunens virksomhedsindgang eller os om en plads. Svar med datoen, når tilbuddet er givet.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Det virksomhedsrettede tilbud mangler',
      what: `${organisation} har ikke oplyst, at ${person} har fået et virksomhedsrettet tilbud. Regnet fra henvisningen var fristen ${due}.`,
      why: 'Kommunen har selv bedt om at blive mindet om det, og det er en pligt efter loven.',
      how: 'Spørg sagsbehandleren, om tilbuddet er givet, og tilbyd hjælp med at finde en plads. Registrér datoen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Make a company-directed offer',
      what: `You have asked us to remind you of a company-directed offer to ${person}. Counted from the referral, it must be made by ${due}.`,
      why: 'Refugees are met as job-ready from the first day. The offer is made within two weeks, and a month at most, after the municipality took over. We do not know that day, so we count from the referral.',
      how: 'Ask the municipality’s way in for companies (kommunens virksomhedsindgang), or us, for a place. Answer with the date when the offer has been made.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The company-directed offer is missing',
      what: `${organisation} has not said that ${person} has had a company-directed offer. Counted from the referral, it was due on ${due}.`,
      why: 'The municipality itself has asked to be reminded of it, and it is a duty by law.',
      how: 'Ask the caseworker whether the offer has been made, and offer help with finding a place. Record the date.',
    }),
  },
};
