import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { codeText } from './seen-text.ts';
import type { Reader } from './reading.ts';

const DIGITS = 10;

/** A CPR number as ten digits, however it is grouped. A fault says what is wrong with this one, and repeats none of it. */
export const cprWritten: Reader = (text) => {
  const written = codeText(text).replaceAll(/[\s\-./_]/g, '');
  if (/^\d{10}$/.test(written)) return { value: written };
  if (/^\d+(?:,\d+)?e\+?\d+$/i.test(written)) return { fault: SHORTENED };
  if (/^\d{6}(?:[x*?]{4})?$/i.test(written)) return { fault: DATE_ONLY };
  if (!/^\d*$/.test(written)) return { fault: OTHER_SIGNS };
  return { fault: written.length === DIGITS - 1 ? ZERO_LOST : wrongCount(written.length) };
};

/**
 * A CPR number that a workbook keeps as a number: the zero in front that a number cannot have is put back. Whether it is
 * right is checked with the date of birth.
 */
export function withZero(number: string): string {
  return /^\d{9}$/.test(number) ? `0${number}` : number;
}

const ZERO_LOST: Sentence = {
  da: 'Et CPR-nummer har ti cifre. Her står ni, og et nul forrest er nok faldet væk i Excel: giv kolonnen formatet »Tekst«, og skriv nummeret igen.',
  en: 'A CPR number has ten digits. Here are nine, and Excel has probably dropped a zero in front: format the column as text, and write the number again.',
};

const wrongCount = (count: number): Sentence => ({
  da: `Et CPR-nummer har ti cifre. Her står ${count}.`,
  en: `A CPR number has ten digits. Here are ${count}.`,
});

const DATE_ONLY: Sentence = {
  da: 'Her mangler CPR-nummerets sidste fire cifre. Kendes de ikke, skal feltet være tomt.',
  en: 'The last four digits of the CPR number are missing. Leave the cell empty if they are not known.',
};

const OTHER_SIGNS: Sentence = {
  da: 'Et CPR-nummer har ti cifre og ikke andet end en bindestreg.',
  en: 'A CPR number has ten digits and nothing else but a hyphen.',
};

const SHORTENED: Sentence = {
  da: 'Excel har forkortet CPR-nummeret. Giv kolonnen formatet »Tekst«, og skriv nummeret igen.',
  en: 'Excel has shortened the CPR number. Format the column as text, and write the number again.',
};
