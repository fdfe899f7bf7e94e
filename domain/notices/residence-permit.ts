import type { NoticeText } from './notice-text.ts';

/** To the person: have the residence permit renewed in time. */
export const residencePermit: NoticeText = {
  calendar: 'application',
  da: {
    reminder: ({ due }) => ({
      title: 'Husk at forlænge din opholdstilladelse',
      what: `Du skal søge om at få din opholdstilladelse forlænget senest ${due}. Den udløber 14 dage efter.`,
      why: 'Uden gyldig opholdstilladelse kan du miste retten til at være her og til at arbejde.',
      how: 'Søg på nyidanmark.dk. Din sagsbehandler kan hjælpe dig. Skriv til os, når du har søgt, men send ikke papirerne.',
    }),
    escalation: ({ person, due }) => ({
      title: 'Opholdstilladelsen er måske ikke forlænget',
      what: `Vi har ikke fået at vide, at ${person} har søgt om at få sin opholdstilladelse forlænget. Fristen var ${due}, og tilladelsen udløber 14 dage efter.`,
      why: 'Personen kan miste retten til ophold og arbejde.',
      how: 'Kontakt personen i dag, og hjælp med ansøgningen på nyidanmark.dk. Svar, når der er søgt.',
    }),
  },
  en: {
    reminder: ({ due }) => ({
      title: 'Remember to renew your residence permit',
      what: `You must apply for the renewal of your residence permit by ${due}. It ends 14 days later.`,
      why: 'Without a valid permit you may lose the right to be here and to work.',
      how: 'Apply at nyidanmark.dk. Your caseworker can help you. Write to us when you have applied, but do not send the papers.',
    }),
    escalation: ({ person, due }) => ({
      title: 'The residence permit may not have been renewed',
      what: `We have not heard that ${person} has applied for renewal of the residence permit. It was due on ${due}, and the permit ends 14 days later.`,
      why: 'The person may lose the right to stay and to work.',
      how: 'Contact the person today and help with the application at nyidanmark.dk. Answer when it has been made.',
    }),
  },
};
