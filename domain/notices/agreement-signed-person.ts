import type { NoticeText } from './notice-text.ts';

/** To the person: sign the IGU agreement before the start. */
export const agreementSignedPerson: NoticeText = {
  calendar: 'signature',
  da: {
    reminder: ({ due }) => ({
      title: 'Skriv under på din IGU-aftale',
      what: `Du skal skrive under på aftalen om din IGU senest ${due}, dagen før du begynder.`,
      why: 'En IGU begynder med en skriftlig aftale mellem dig og virksomheden. Uden aftalen er det ikke en IGU.',
      how: 'Læs aftalen: Der skal stå, hvad du skal lave, hvornår du begynder og slutter, og hvor mange timer du arbejder. Spørg din sagsbehandler, hvis der er noget, du ikke forstår. Skriv til os, når du har skrevet under.',
    }),
    escalation: ({ person, due }) => ({
      title: 'Personen har ikke skrevet under på IGU-aftalen',
      what: `Vi har ikke fået at vide, at ${person} har skrevet under på IGU-aftalen. Fristen var ${due}.`,
      why: 'Uden en underskrevet aftale før start er det ikke en IGU.',
      how: 'Kontakt personen, og hør, om der er noget i aftalen, som skal forklares. Er den underskrevet, så svar med datoen.',
    }),
  },
  en: {
    reminder: ({ due }) => ({
      title: 'Sign your IGU agreement',
      what: `You must sign the agreement on your IGU by ${due}, the day before you begin.`,
      why: 'An IGU begins with a written agreement between you and the company. Without it, it is not an IGU.',
      how: 'Read the agreement: it must say what you are to do, when you begin and end, and how many hours you work. Ask your caseworker if there is anything you do not understand. Write to us when you have signed.',
    }),
    escalation: ({ person, due }) => ({
      title: 'The person has not signed the IGU agreement',
      what: `We have not heard that ${person} has signed the IGU agreement. It was due on ${due}.`,
      why: 'Without a signed agreement before the start it is not an IGU.',
      how: 'Contact the person and ask whether anything in the agreement needs explaining. If it has been signed, reply with the date.',
    }),
  },
};
