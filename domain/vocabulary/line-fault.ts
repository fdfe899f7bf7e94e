/** Why a text is not one line that people can read. */
export type LineFault =
  /** It goes on in another line, or has a tab or another sign that only machines read. */
  | 'control'
  /** It has a sign that nobody sees, such as one that turns the direction of reading; or half a character. */
  | 'unseen'
  /** There is nothing in it to be seen. */
  | 'blank';

/** Ends of lines by any name, tabs, and what only machines read. */
const CONTROL = '\\p{Cc}\\u2028\\u2029';
/** Signs without a shape, except the two joiners, by which Persian, Kurdish and the scripts of India are written. */
const UNSEEN =
  '(?![\\u200c\\u200d])[\\p{Cf}\\p{Cs}\\u034f\\u115f\\u1160\\u17b4\\u17b5\\u180b-\\u180f\\u3164\\uffa0]';
/** What is counted among letters and signs, and shows nothing. */
const BLANK = '\\u115f\\u1160\\u3164\\uffa0\\u2800\\u{1d159}\\u{16fe4}';
/** Something to be seen: a letter, a digit or a sign; a mark needs one to stand on. */
const SEEN = `[^\\p{C}\\p{Z}\\p{M}${BLANK}]`;

const [control, unseen, seen] = [`[${CONTROL}]`, UNSEEN, SEEN].map((source) => new RegExp(source, 'u'));

/** A joiner that joins nothing, or stands in a script that has none: it only makes two names that look the same. */
const STRAY_JOINER =
  /(?<![\p{L}\p{M}\p{Extended_Pictographic}\uFE0F])[\u200C\u200D]+|(?<=[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;

/** A text without the joiners that join nothing, and without spaces around it. */
export function trimmedLine(text: string): string {
  return text.replaceAll(STRAY_JOINER, '').trim();
}

/** What is wrong with a text as one line for people to read: a name, a title, a subject. `undefined` if nothing is. */
export function lineFaultOf(text: string): LineFault | undefined {
  if (control?.test(text) === true) return 'control';
  if (unseen?.test(text) === true) return 'unseen';
  return seen?.test(text) === true ? undefined : 'blank';
}

/** Whether there is nothing in a text to be seen. */
export function isBlank(text: string): boolean {
  return seen?.test(text) !== true;
}

/** The pattern of one line of at most so many characters, for a field of a form. */
export const linePattern = (max: number): string =>
  `^(?=[^]*${SEEN})(?:(?![${CONTROL}])(?!${UNSEEN})[^]){1,${max}}$`;

/**
 * Free text as it is kept: every end of a line is one, and signs that nobody sees are gone, which whoever wrote it did not know of
 * and could not find. Nothing that can be read changes. A NUL and half a character stay: what has one was read wrongly, and is refused.
 */
export function tidyLines(text: string): string {
  return text
    .replaceAll(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/(?![\0\n\t\u200C\u200D])[\p{Cc}\p{Cf}]/gu, '')
    .trim();
}

/** A text in one line, for where it must be one: what breaks it becomes a space, and half a character nothing. */
export function inOneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').replaceAll(/\p{Cs}/gu, '');
}
