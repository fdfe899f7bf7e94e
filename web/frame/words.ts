import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/** What the frame of every page says, and what its forms say beside their own labels. */
export const PAGE_WORDS = {
  skip: { da: 'Gå til sidens indhold', en: 'Skip to the content' },
  languages: { da: 'Sprog', en: 'Language' },
  secretariat: { da: 'Sekretariatet for Fodfæste', en: 'The Fodfæste secretariat' },
  askUs: {
    da: 'Har du spørgsmål, så skriv til os:',
    en: 'Write to us if you have questions:',
  },
  responsible: { da: 'Ansvarlig for siden:', en: 'Responsible for this page:' },
  nobodyNamed: { da: 'Sekretariatet for Fodfæste', en: 'The Fodfæste secretariat' },
  accessibility: { da: 'Tilgængelighedserklæring', en: 'Accessibility statement' },
  cookies: { da: 'Siden sætter ingen cookies.', en: 'This page sets no cookies.' },
  optional: { da: 'frivilligt', en: 'optional' },
  fault: { da: 'Fejl', en: 'Error' },
  correct: { da: 'Ret dette, og send igen', en: 'Correct this and send again' },
  choose: { da: 'Vælg', en: 'Choose' },
  yes: { da: 'Ja', en: 'Yes' },
  no: { da: 'Nej', en: 'No' },
  info: { da: 'Information', en: 'Information' },
  success: { da: 'Udført', en: 'Done' },
  warning: { da: 'Advarsel', en: 'Warning' },
  error: { da: 'Fejl', en: 'Error' },
  backAndAgain: {
    da: 'Brug browserens tilbageknap for at komme tilbage til formularen, og se efter, om det, du skrev, stadig står der.',
    en: 'Use your browser’s back button to return to the form, and check whether what you wrote is still there.',
  },
  ifStuck: {
    da: 'Kan du ikke komme videre, så skriv til sekretariatet, og oplys referencen:',
    en: 'If you cannot get further, write to the secretariat and give this reference:',
  },
} as const satisfies Record<string, Sentence>;
