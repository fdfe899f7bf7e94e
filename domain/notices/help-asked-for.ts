import type { NoticeText } from './notice-text.ts';

/** To the coordinator: somebody who was asked wants a call, another date, or says that it is not for them. */
export const helpAskedFor: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Ring til en, der har bedt om hjælp',
      what: `Du skal senest ${due} ringe til den, der har bedt om hjælp til et spørgsmål om ${person}.`,
      why: 'Den, der har bedt om hjælp, får ingen påmindelser om spørgsmålet, før du har hjulpet.',
      how: 'Åbn linket, og se, hvem det er, og hvad der ønskes. Ring, og svar, når det er på plads.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'En, der har bedt om hjælp, venter stadig',
      what: `${organisation} har ikke ringet til den, der har bedt om hjælp til et spørgsmål om ${person}. Fristen var ${due}.`,
      why: 'Den, der venter for længe, giver op. Så bliver opgaven ikke løst.',
      how: 'Tal med koordinatoren, eller ring selv. Svar, når det er på plads.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Call somebody who has asked for help',
      what: `You must by ${due} call the one who has asked for help with a question about ${person}.`,
      why: 'Whoever has asked for help gets no reminders of the question before you have helped.',
      how: 'Open the link to see who it is and what is asked for. Call, and answer when it is settled.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Somebody who has asked for help is still waiting',
      what: `${organisation} has not called the one who has asked for help with a question about ${person}. It was due on ${due}.`,
      why: 'Whoever waits too long gives up. Then the task is not done.',
      how: 'Talk with the coordinator, or call yourself. Answer when it is settled.',
    }),
  },
};
