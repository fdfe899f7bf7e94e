import type { NoticeText } from './notice-text.ts';

/** To the coordinator: somebody who was asked wants a call, another date, or says that it is not for them. */
export const helpAskedFor: NoticeText = {
  da: {
    reminder: ({ person, due }) => ({
      title: 'En, der er spurgt, beder om hjælp',
      what: `En, der skal svare om ${person}, har bedt om hjælp. Tag kontakt senest ${due}.`,
      why: 'Den, der beder om hjælp, får ikke flere påmindelser om spørgsmålet, før du har svaret.',
      how: 'Se på tidslinjen, hvem det er, og hvad der bedes om. Ring, og registrér så, at ønsket er afklaret.',
    }),
    escalation: ({ person, due }) => ({
      title: 'Et ønske om hjælp er ikke besvaret',
      what: `En, der skal svare om ${person}, bad om hjælp og har ikke hørt fra os. Fristen var ${due}.`,
      why: 'Den, der venter forgæves, giver op. Så bliver opgaven ikke løst.',
      how: 'Tal med koordinatoren, eller ring selv. Registrér så, at ønsket er afklaret.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Somebody who was asked wants help',
      what: `Somebody who is to answer about ${person} has asked for help. Get in touch by ${due}.`,
      why: 'Whoever asks for help gets no more reminders of the question before you have answered.',
      how: 'See on the timeline who it is and what is asked for. Call, and then record that it is settled.',
    }),
    escalation: ({ person, due }) => ({
      title: 'A call for help has not been answered',
      what: `Somebody who is to answer about ${person} asked for help and has not heard from us. It was due on ${due}.`,
      why: 'Whoever waits in vain gives up. Then the task is not done.',
      how: 'Talk with the coordinator, or call yourself. Then record that it is settled.',
    }),
  },
};
