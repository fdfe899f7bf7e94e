import type { NoticeText } from './notice-text.ts';

/** To the municipality: hold one of the four follow-up talks. */
export const integrationTalk: NoticeText = {
  calendar: 'talk',
  da: {
    reminder: ({ person, due, month }) => ({
      title: 'Hold en opfølgningssamtale om kontrakten',
      what: `I har bedt os minde jer om opfølgningen med ${person}. Hold samtalen for ${month} senest ${due}.`,
      why: 'Der skal være mindst fire samtaler i de første seks måneder. Vi minder om én om måneden i fire måneder, så der er tid til at indhente en, der ikke blev til noget.',
      how: 'Svar med datoen for samtalen. Skriv ikke, hvad der blev sagt.',
    }),
    escalation: ({ person, organisation, due, month }) => ({
      title: 'En opfølgningssamtale mangler',
      what: `${organisation} har ikke oplyst, at opfølgningssamtalen med ${person} for ${month} er holdt. Fristen var ${due}.`,
      why: 'Kommunen har selv bedt om at blive mindet om det, og fire samtaler på seks måneder er en pligt efter loven.',
      how: 'Spørg sagsbehandleren, om samtalen er holdt, og registrér datoen.',
    }),
  },
  en: {
    reminder: ({ person, due, month }) => ({
      title: 'Hold a follow-up talk about the contract',
      what: `You have asked us to remind you of the follow-up with ${person}. Hold the talk for ${month} by ${due}.`,
      why: 'There must be at least four talks in the first six months. We remind you of one a month for four months, so that there is time to make up for one that failed.',
      how: 'Answer with the date of the talk. Do not write what was said.',
    }),
    escalation: ({ person, organisation, due, month }) => ({
      title: 'A follow-up talk is missing',
      what: `${organisation} has not said that the follow-up talk with ${person} for ${month} has been held. It was due on ${due}.`,
      why: 'The municipality has asked to be reminded, and four talks in six months are a duty by law.',
      how: 'Ask the caseworker whether the talk has been held, and record the date.',
    }),
  },
};
