import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/** What the page says on which somebody gets their links again. */
export const SEND_AGAIN_WORDS = {
  newLink: { da: 'Få et nyt link', en: 'Get a new link' },
  title: { da: 'Få dine links igen', en: 'Get your links again' },
  what: {
    da: 'Skriv den mailadresse, vi plejer at skrive til. Så sender vi én mail med et link til hvert spørgsmål, du mangler at svare på.',
    en: 'Write the mail address we usually write to. Then we send one mail with a link to each question you have left to answer.',
  },
  address: { da: 'Din mailadresse', en: 'Your mail address' },
  send: { da: 'Send mine links', en: 'Send my links' },
  fault: {
    da: 'Skriv en mailadresse, for eksempel navn@eksempel.dk.',
    en: 'Write a mail address, such as name@example.com.',
  },
  asked: { da: 'Se i din indbakke om lidt', en: 'Look in your inbox shortly' },
  askedWhat: {
    da: 'Hvis vi kender adressen, og der er noget at svare på, får du en mail om lidt.',
    en: 'If we know the address, and there is something to answer, you will get a mail shortly.',
  },
  askedHow: {
    da: 'Kommer der ingen mail, så se efter i uønsket post, eller skriv til sekretariatet. Vi sender højst én mail hvert tiende minut og fem om dagen.',
    en: 'If no mail comes, look among unwanted mail, or write to the secretariat. We send one mail every ten minutes at most, and five a day.',
  },
} as const satisfies Record<string, Sentence>;
