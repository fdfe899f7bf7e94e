import type { NoticeText } from './notice-text.ts';

/** To the municipality: sign the contract with the person. */
export const integrationContract: NoticeText = {
  calendar: 'papers',
  da: {
    reminder: ({ person, due }) => ({
      title: 'Indgå kontrakten med personen',
      what: `I har bedt os minde jer om kontrakten med ${person}. Regnet fra henvisningen skal den være underskrevet senest ${due}.`,
      why: 'Kontrakten er grundlaget for introduktionsprogrammet og skal indgås senest en måned efter, at kommunen har overtaget ansvaret. Ministeren kan sætte fristen i bero, hvis mange kommer på én gang. Vi kender ikke den dag og regner derfor fra henvisningen.',
      how: 'Underskriv kontrakten sammen med personen. Svar med datoen. Send den ikke til os.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'Kontrakten med personen mangler',
      what: `${organisation} har ikke oplyst, at kontrakten med ${person} er indgået. Regnet fra henvisningen var fristen ${due}.`,
      why: 'Kommunen har selv bedt om at blive mindet om det, og det er en pligt efter loven.',
      how: 'Spørg sagsbehandleren, om kontrakten er indgået, og registrér datoen.',
    }),
  },
  en: {
    reminder: ({ person, due }) => ({
      title: 'Sign the contract with the person',
      what: `You have asked us to remind you of the contract with ${person}. Counted from the referral it must be signed by ${due}.`,
      why: 'The contract is the ground of the introduction programme (introduktionsprogram) and is made within a month after the municipality took over. The minister may suspend that limit if very many come at once. We do not know that day, and so we count from the referral.',
      how: 'Sign the contract together with the person. Answer with the date. Do not send it to us.',
    }),
    escalation: ({ person, organisation, due }) => ({
      title: 'The contract with the person is missing',
      what: `${organisation} has not said that the contract with ${person} has been signed. Counted from the referral it was due on ${due}.`,
      why: 'The municipality has asked to be reminded, and it is a duty by law.',
      how: 'Ask the caseworker whether the contract has been signed, and record the date.',
    }),
  },
};
