import type { NoticeText } from './notice-text.ts';

/** To the municipality: approve the placement before it starts. */
export const placementApproval: NoticeText = {
  calendar: 'approval',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Godkend praktikken eller løntilskuddet',
      what: `Der er aftalt praktik eller løntilskud for ${person}. I skal beslutte senest ${due}, dagen før start, om I kan godkende.`,
      why: 'Kommunen skal godkende, før forløbet begynder. Uden godkendelse har personen ikke ret til at være i virksomheden.',
      how: 'Behandl ansøgningen i VITAS. Svar med datoen for godkendelsen og med første og sidste dag. Kan I ikke godkende, så skriv det.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Praktikken eller løntilskuddet er ikke godkendt',
      what: `${organisation} har ikke oplyst, at praktikken eller løntilskuddet for ${person} er godkendt. Fristen var ${due}.`,
      why: 'Uden godkendelse må personen ikke begynde.',
      how: 'Ring til kommunen i dag. Er der ikke godkendt, skal virksomheden og personen have at vide, at starten udsættes.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Approve the placement',
      what: `A placement has been agreed for ${person}. You must decide by ${due}, the day before it starts, whether you can approve.`,
      why: 'The municipality must approve before it starts. Without approval the person has no right to be at the company.',
      how: 'Handle the application in VITAS. Answer with the date of approval and the first and last day. If you cannot approve, say so.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The placement has not been approved',
      what: `${organisation} has not said that the placement of ${person} has been approved. It was due on ${due}.`,
      why: 'Without approval the person may not begin.',
      how: 'Call the municipality today. If it has not been approved, the company and the person must be told that the start is put off.',
    }),
  },
};
