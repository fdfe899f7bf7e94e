import { plainDigit } from '../../domain/vocabulary/digits.ts';

/** Signs that nobody sees and that no name needs: zero-width spaces, soft hyphens, marks of direction, byte order marks. */
const UNSEEN = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]/g;
/** Joiners: Persian and Kurdish names are written with them, numbers and codes never. */
const JOINERS = /[\u200c\u200d]/g;
/** Every space that is not the usual one; line breaks stay. */
const SPACES = /[^\S\r\n]/g;
/** What stands for a hyphen: the one that does not break, dashes, the minus sign, and those of wide scripts. */
const HYPHENS = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d]/g;

/** What has nothing in it to be looked at. */
const PLAIN = /^[ -<>-~][ -~]*$/;

/**
 * A cell's text as people see it: without signs that cannot be seen, and every kind of space a plain one. A text that was
 * written as a formula so that Excel leaves it alone (`="0101901111"`) is that text.
 */
export function seenText(text: string): string {
  if (PLAIN.test(text)) return text.trim();
  const seen = text.replaceAll(UNSEEN, '').replaceAll(SPACES, ' ').trim();
  const [, kept] = /^="((?:[^"]|"")*)"$/.exec(seen) ?? [];
  return kept === undefined ? seen : kept.replaceAll('""', '"').trim();
}

/**
 * The text of a number, a date or a code: also without the apostrophe that keeps Excel from changing it, and with plain
 * hyphens and digits whatever script they are in.
 */
export function codeText(text: string): string {
  return seenText(text)
    .replaceAll(JOINERS, '')
    .replaceAll(HYPHENS, '-')
    .replaceAll(/\p{Nd}/gu, plainDigit)
    .replace(/^['’‘´`]+/, '')
    .trim();
}
