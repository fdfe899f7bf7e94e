import type { NoticeText } from './notice-text.ts';

/** To the person: answer a proposed match. */
export const matchAnswerPerson: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ due }) => ({
      title: 'Vil du have pladsen?',
      what: `Vi har fundet en plads i en virksomhed, som måske passer til dig. Du skal svare senest ${due}.`,
      why: 'Virksomheden venter på dit svar. Svarer du ikke, får en anden måske pladsen.',
      how: 'Tal med din sagsbehandler, hvis du har spørgsmål om arbejdet, lønnen eller transporten. Svar ja eller nej.',
    }),
    escalation: ({ person, due }) => ({
      title: 'Personen har ikke svaret på et match',
      what: `Vi har ikke fået svar fra ${person} om den foreslåede plads. Fristen var ${due}.`,
      why: 'Pladsen kan gå til en anden, hvis ingen svarer.',
      how: 'Kontakt personen, og tal om, hvad der taler for og imod. Svar med ja eller nej.',
    }),
  },
  en: {
    reminder: ({ due }) => ({
      title: 'Do you want the place?',
      what: `We have found a place in a company that may suit you. You must answer by ${due}.`,
      why: 'The company is waiting for your answer. If you do not answer, somebody else may get the place.',
      how: 'Talk with your caseworker if you have questions about the work, the pay or the transport. Answer yes or no.',
    }),
    escalation: ({ person, due }) => ({
      title: 'The person has not answered a match',
      what: `We have no answer from ${person} about the proposed place. It was due on ${due}.`,
      why: 'The place may go to somebody else if nobody answers.',
      how: 'Contact the person and talk about what speaks for and against. Answer with yes or no.',
    }),
  },
};
