import type { NoticeText } from './notice-text.ts';

/** To the municipality: refer the person to Danish education. */
export const danishReferral: NoticeText = {
  calendar: 'answer',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Henvis til danskuddannelse',
      what: `I har bedt os minde jer om henvisningen af ${person} til danskuddannelse. Regnet fra henvisningen til programmet skal den ske senest ${due}.`,
      why: 'Kommunen skal henvise senest en måned efter, at den har overtaget ansvaret (integrationslovens § 21). Ministeren kan sætte fristen i bero, hvis mange kommer på én gang. Vi kender ikke den dag og regner derfor fra henvisningen til programmet.',
      how: 'Henvis personen til sprogcentret. Svar med datoen.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Henvisningen til danskuddannelse mangler',
      what: `${organisation} har ikke oplyst, at ${person} er henvist til danskuddannelse. Regnet fra henvisningen til programmet var fristen ${due}.`,
      why: 'Personen venter på at lære dansk, og henvisningen er en pligt efter loven.',
      how: 'Spørg sagsbehandleren, om henvisningen er sket, og registrér datoen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Refer to Danish education',
      what: `You have asked us to remind you of referring ${person} to Danish education. Counted from the referral to the programme it must be done by ${due}.`,
      why: 'The municipality refers within a month after it took over (Integration Act, § 21). The minister may suspend that limit if very many come at once. We do not know that day, and so we count from the referral to the programme.',
      how: 'Refer the person to the language centre. Answer with the date.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The referral to Danish education is missing',
      what: `${organisation} has not said that ${person} has been referred to Danish education. Counted from the referral to the programme it was due on ${due}.`,
      why: 'The person is waiting to learn Danish, and the referral is a duty by law.',
      how: 'Ask the caseworker whether the referral has been made, and record the date.',
    }),
  },
};
