import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { asSeen } from './cleaning.ts';
import { isGarbled } from './garbled.ts';
import type { Reader } from './reading.ts';

/**
 * What a name is written with in whatever script: letters and their marks, joiners, spaces, apostrophes of every kind, hyphens,
 * full stops, parentheses or quotation marks around what somebody is called, and a number that tells namesakes apart.
 */
const NAME = /^[\p{L}\p{M}\p{Nd}\u200c\u200d '’‘ʼʻʿʾ´`.,\-‐‑–()"“”„/·׳״\u0640]+$/u;

/** A letter beyond ASCII that is a capital after a small one: "AndrŽ" was "André". */
const CAPITAL_WITHIN = /\p{Ll}(?=[^\0-\x7f])\p{Lu}/u;

/** A name, without signs that cannot be seen. One with a sign that is in no name was read by the wrong page, or is none. */
export const nameWritten: Reader = (text) => {
  const name = asSeen(text).normalize('NFC');
  if (!NAME.test(name) || isGarbled(name) || CAPITAL_WITHIN.test(name)) return { fault: GARBLED };
  return /\p{L}/u.test(name) ? { value: name } : { fault: NO_LETTERS };
};

const GARBLED: Sentence = {
  da: 'Navnet har tegn, der ikke er i noget navn: et bogstav er nok gået tabt. Skriv navnet igen, eller gem listen som .xlsx eller »CSV UTF-8«, hvor det står rigtigt.',
  en: 'The name has signs that are in no name: a letter is probably lost. Write it again, or save the list as .xlsx or CSV UTF-8 where it is right.',
};

const NO_LETTERS: Sentence = { da: 'Her mangler et navn.', en: 'A name is missing here.' };
