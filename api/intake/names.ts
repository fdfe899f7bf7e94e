import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { seenText } from './seen-text.ts';
import { isGarbled, isOfOneCase } from './garbled.ts';
import type { Reader } from './reading.ts';

/**
 * What a name is written with in whatever script: letters and their marks, joiners, spaces, apostrophes of every kind, hyphens,
 * full stops, parentheses or quotation marks around what somebody is called, and a number that tells namesakes apart.
 */
const NAME =
  /^[\p{L}\p{M}\p{Nd}\p{Emoji_Presentation}\p{Variation_Selector}\p{Join_Control} '’‘ʼʻʿʾ´`.,\-‐‑–()"“”„/·׳״\u0640]+$/u;

/** Accents that stand by themselves, which Unicode counts among the letters. */
const BARE_ACCENT = /[\u02c6-\u02df]/;

/** A name, without signs that cannot be seen. One with a sign that is in no name was read by the wrong page, or is none. */
export const nameWritten: Reader = (text) => {
  const name = seenText(text).normalize('NFC');
  if (!NAME.test(name) || isGarbled(name) || BARE_ACCENT.test(name) || !wordsOf(name).every(isOfOneCase))
    return { fault: GARBLED };
  return /\p{L}/u.test(name) ? { value: name } : { fault: NO_LETTERS };
};

/** "AndrŽ" and "MÏller" have capitals where only letters read by the wrong page have them. */
function wordsOf(name: string): readonly string[] {
  return name.match(/\p{L}+/gu) ?? [];
}

const GARBLED: Sentence = {
  da: 'Navnet har tegn, der ikke er i noget navn: et bogstav er nok gået tabt. Skriv navnet igen, eller gem listen som .xlsx eller »CSV UTF-8«, hvor det står rigtigt.',
  en: 'The name has signs that are in no name: a letter is probably lost. Write it again, or save the list as .xlsx or CSV UTF-8 where it is right.',
};

const NO_LETTERS: Sentence = { da: 'Her mangler et navn.', en: 'A name is missing here.' };
