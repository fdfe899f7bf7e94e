import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { CODE_PAGES, decodeBy } from './code-pages.ts';
import type { CodePage } from './code-pages.ts';
import { isGarbled, isOfOneCase, mended } from './garbled.ts';

/** What the bytes of a text file say, or why that cannot be known. */
export type DecodedText =
  | {
      readonly text: string;
      /** What whoever sent the file should know of how it was read. */
      readonly note?: Sentence;
    }
  | { readonly fault: Sentence };

/**
 * Reads the text of a file that does not say how it is encoded: UTF-8, UTF-16 with its mark or without, or one of the code
 * pages that Excel saves in. It is never guessed: unless one reading is clearly what people write and all others are not,
 * it is a fault that says what to do. Text that was made into UTF-8 twice is put right.
 */
export function decodeText(bytes: Buffer): DecodedText {
  const wide = wideText(bytes);
  if (wide !== undefined) return wide;
  if (bytes.includes(0)) return { fault: NO_TEXT };
  const utf8 = decodeStrictly('utf-8', bytes);
  if (utf8 === undefined) return decodeByPage(bytes);
  if (utf8.includes('\ufffd')) return { fault: LOST_LETTERS };
  const better = mended(utf8);
  if (better === undefined) return { text: utf8 };
  return { text: better, note: MENDED };
}

function decodeStrictly(encoding: 'utf-8' | 'utf-16le' | 'utf-16be', bytes: Buffer): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** In how many of a hundred characters of a list, at least, one of the two bytes is zero in UTF-16. */
const MOSTLY = 0.6;

/** UTF-16, which Excel calls Unicode text; without its mark it is known by the zeros in every other byte. */
function wideText(bytes: Buffer): DecodedText | undefined {
  const wide = wideEncoding(bytes);
  if (wide === undefined) return undefined;
  const text = decodeStrictly(wide, bytes);
  return text === undefined || text.includes('\0') ? { fault: NO_TEXT } : { text };
}

function wideEncoding(bytes: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const zeros = [0, 0];
  for (const [at, byte] of bytes.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [first = 0, second = 0] = zeros.map((count) => count / Math.max(1, bytes.length / 2));
  if (second > MOSTLY && first < second / 10) return 'utf-16le';
  if (first > MOSTLY && second < first / 10) return 'utf-16be';
  return undefined;
}

/** How much a reading must be ahead of the others. */
const CLEARLY = 4;
/** What Windows' page is ahead before anything is read: most lists that are not UTF-8 come in it. */
const AHEAD: Readonly<Record<CodePage, number>> = { windows: 3, 'ms-dos': 0, mac: 0 };

function decodeByPage(bytes: Buffer): DecodedText {
  const readings = CODE_PAGES.map((page) => {
    const text = decodeBy(page, bytes);
    const { sum, isImpossible } = scoreOf(text);
    return { page, text, sum: sum + AHEAD[page], isImpossible };
  }).toSorted((a, b) => b.sum - a.sum);
  const [best, second] = readings;
  if (best === undefined || best.isImpossible || best.sum < 1) return { fault: NOT_CERTAIN };
  if (second !== undefined && best.sum - second.sum < CLEARLY) return { fault: NOT_CERTAIN };
  if (isGarbled(best.text)) return { fault: NOT_CERTAIN };
  const note = NOTES[best.page];
  return { text: best.text, ...(note && { note }) };
}

/** What one sign beyond ASCII tells, by the word that it stands in. */
const WEIGHTS = { danish: 5, common: 1, rare: 0, odd: -3, wrong: -6 } as const;

const DANISH = /[æøåÆØÅ]/u;
/** Letters of the names that people in Denmark have besides. */
const COMMON = /[éöüäáíóúèàâêëîïñçôûÉÖÜÄÁÍÓÚÇ]/u;
/** Signs that stand beside words, or by themselves. */
const BESIDE_WORDS = /[–—‘’“”„‚«»…•€£§°½¼¾²³´¨·\u00a0]/u;
/** Signs that may stand between two letters. */
const WITHIN_WORDS = /[’´–]/u;

/** How well a text fits what people write. It is impossible if a sign is in it that nobody writes there. */
function scoreOf(text: string): { readonly sum: number; readonly isImpossible: boolean } {
  // Each word counts once: a list has the same municipality in every row.
  const words = new Set(text.match(/[^\s;,\t"]*[^\0-\x7f][^\s;,\t"]*/gu) ?? []);
  let sum = 0;
  let isImpossible = false;
  for (const word of words) {
    const weights = weightsIn(word);
    const lowest = Math.min(...weights);
    sum += lowest < 0 ? lowest : Math.max(...weights);
    isImpossible ||= lowest === WEIGHTS.wrong;
  }
  return { sum, isImpossible };
}

function weightsIn(word: string): number[] {
  const letters = [...word.matchAll(/\p{L}+/gu)].flatMap(({ 0: run }) => {
    const beyond = run.match(/[^\0-\x7f]/gu) ?? [];
    if (beyond.length === 0) return [];
    // A word in Cyrillic letters has none but such by a page of Latin ones.
    if (!isOfOneCase(run) || (run.length > 3 && beyond.length === run.length)) return [WEIGHTS.wrong];
    // Of hardly any other letters nobody knows whether they are a word in capitals.
    if (beyond.length >= run.length - 1 && run === run.toUpperCase()) return [WEIGHTS.rare];
    return beyond.map((letter) => {
      if (DANISH.test(letter)) return WEIGHTS.danish;
      if (run.length === 1) return WEIGHTS.odd;
      return COMMON.test(letter) ? WEIGHTS.common : WEIGHTS.rare;
    });
  });
  const others = [...word.matchAll(/[^\0-\x7f\p{L}]/gu)].map(({ 0: sign, index }) => {
    const isInWord = /\p{L}/u.test(word[index - 1] ?? '') && /\p{L}/u.test(word[index + 1] ?? '');
    if (isInWord) return WITHIN_WORDS.test(sign) ? WEIGHTS.rare : WEIGHTS.wrong;
    return BESIDE_WORDS.test(sign) ? WEIGHTS.rare : WEIGHTS.odd;
  });
  return [...letters, ...others];
}

const SAVE_AS_UTF8: Sentence = {
  da: 'Åbn listen i Excel, se efter, at navnene står rigtigt, og gem den som projektmappe (.xlsx) eller »CSV UTF-8«.',
  en: 'Open the list in Excel, see that the names are right, and save it as a workbook (.xlsx) or as CSV UTF-8.',
};

const NO_TEXT: Sentence = {
  da: `Filen er ikke en liste, der kan læses. ${SAVE_AS_UTF8.da}`,
  en: `The file is not a list that can be read. ${SAVE_AS_UTF8.en}`,
};

const NOT_CERTAIN: Sentence = {
  da: `Det kan ikke ses af filen, hvilke bogstaver der er ment med æ, ø, å og andre ud over a–z. ${SAVE_AS_UTF8.da}`,
  en: `The file does not tell which letters are meant by those beyond a–z. ${SAVE_AS_UTF8.en}`,
};

const LOST_LETTERS: Sentence = {
  da: `Filen har tegnet �, hvor der har stået et bogstav: det er gået tabt, før filen blev gemt. Hent listen igen, hvor den kommer fra. ${SAVE_AS_UTF8.da}`,
  en: `The file has the sign � where a letter was lost before it was saved. Fetch the list again from where it comes. ${SAVE_AS_UTF8.en}`,
};

const MENDED: Sentence = {
  da: 'Filens bogstaver var gemt som UTF-8 to gange (»SÃ¸ren«) og er læst, som de var før. Se efter, at navnene er rigtige.',
  en: 'The file’s letters had been made into UTF-8 twice, and are read as they were. See that the names are right.',
};

const NOTES: Readonly<Partial<Record<CodePage, Sentence>>> = {
  'ms-dos': {
    da: 'Filen er gemt som »CSV (MS-DOS)« og er læst sådan. Se efter, at navnene er rigtige.',
    en: 'The file was saved as CSV (MS-DOS) and is read as such. See that the names are right.',
  },
  mac: {
    da: 'Filen er gemt som »CSV (Macintosh)« og er læst sådan. Se efter, at navnene er rigtige.',
    en: 'The file was saved as CSV (Macintosh) and is read as such. See that the names are right.',
  },
};
