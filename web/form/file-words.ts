import type { DocumentKind } from '../../domain/vocabulary/codes.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/** What asks for the file that may come with an answer. */
export const FILE_LABELS: Readonly<Record<DocumentKind, Sentence>> = {
  'training-plan': { da: 'Undervisningsplanen, hvis du har den', en: 'The training plan, if you have it' },
};

/**
 * What a page says about the file that may come with an answer, or has come. `{limit}` is the largest size.
 */
export const FILE_WORDS = {
  hint: {
    da: 'PDF, Word (docx) eller OpenDocument (odt), eller et billede (JPEG eller PNG). Højst {limit}.',
    en: 'PDF, Word (docx) or OpenDocument (odt), or a picture (JPEG or PNG). At most {limit}.',
  },
  again: {
    da: 'Vælg filen igen. Den blev ikke gemt, fordi svaret ikke blev registreret.',
    en: 'Choose the file again. It was not kept, because the answer was not recorded.',
  },
  received: { da: 'Din fil er modtaget', en: 'Your file has been received' },
  someReceived: { da: 'En fil er modtaget.', en: 'A file has been received.' },
  notKept: {
    da: 'Din fil blev ikke gemt, fordi spørgsmålet allerede var besvaret. Skriv til sekretariatet, hvis vi skal bruge den.',
    en: 'Your file was not kept, because the question had been answered already. Write to the secretariat if we need it.',
  },
} as const satisfies Record<string, Sentence>;

/** What is wrong with the file that was chosen, and what to do. `{limit}` is the largest size. */
export const FILE_FAULTS = {
  'too-large': {
    da: 'Filen er for stor og blev ikke gemt. Den må højst fylde {limit}. Vælg en mindre fil, eller svar uden fil.',
    en: 'The file is too large and was not kept. It may be {limit} at most. Choose a smaller file, or answer without one.',
  },
  'too-many-today': {
    da: 'Filen blev ikke gemt: der er i dag kommet så mange filer fra dig, som der tages imod på en dag. Svar uden fil, eller send den i morgen.',
    en: 'The file was not kept: as many files have come from you today as are taken on a day. Answer without one, or send it tomorrow.',
  },
  empty: {
    da: 'Filen er tom. Vælg en anden, eller svar uden fil.',
    en: 'The file is empty. Choose another, or answer without one.',
  },
  'has-macros': {
    da: 'Filen har makroer og blev ikke gemt. Gem den som PDF, og vælg den igen.',
    en: 'The file has macros and was not kept. Save it as PDF and choose it again.',
  },
  'reaches-outside': {
    da: 'Filen henter noget et andet sted, når den åbnes, for eksempel en skabelon eller et billede, og blev ikke gemt. Gem den som PDF, og vælg den igen.',
    en: 'The file fetches something from elsewhere when it is opened, such as a template or a picture, and was not kept. Save it as PDF and choose it again.',
  },
  'has-embedded': {
    da: 'Der ligger en anden fil i filen, for eksempel et regneark, og den blev ikke gemt. Gem den som PDF, og vælg den igen.',
    en: 'There is another file in the file, such as a workbook, and it was not kept. Save it as PDF and choose it again.',
  },
  locked: {
    da: 'Filen er låst med en adgangskode eller er i det gamle Word-format (doc) og blev ikke gemt. Gem den som PDF uden adgangskode, og vælg den igen.',
    en: 'The file has a password or is in the old Word format (doc) and was not kept. Save it as PDF without a password and choose it again.',
  },
  'unknown-type': {
    da: 'Filen blev ikke gemt. Den skal være PDF, Word (docx), OpenDocument (odt), JPEG eller PNG, og det skal ikke kun stå i dens navn.',
    en: 'The file was not kept. It must be PDF, Word (docx), OpenDocument (odt), JPEG or PNG, and not in its name only.',
  },
} as const satisfies Record<string, Sentence>;
