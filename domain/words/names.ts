/** Letters of the scripts that are written from the right: Hebrew, Arabic, Syriac, Thaana and their neighbours. */
const FROM_THE_RIGHT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** Characters that only turn the direction of what follows. A name has its own direction from its letters. */
const TURNING = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Set a name apart that begins from the left or from the right; mail programs and browsers know them. */
const BEGINS = { left: '\u2066', right: '\u2067' } as const;
const ENDS = '\u2069';

/**
 * A name as it stands within a Danish or English text. If it has letters that are written from the right, it is set apart
 * by characters that nobody sees, so that what stands around it keeps its order; a page or an HTML mail makes an element
 * of that (`partsOfText`). Any other name stays as it is.
 */
export function nameInText(name: string): string {
  return FROM_THE_RIGHT.test(name) ? nameInAnyText(name) : name.replaceAll(TURNING, '');
}

/** The same within a text of any language: a name in Latin letters is set apart too. */
export function nameInAnyText(name: string): string {
  const letters = name.replaceAll(TURNING, '');
  const [first = ''] = /\p{L}/u.exec(letters) ?? [];
  return `${BEGINS[FROM_THE_RIGHT.test(first) ? 'right' : 'left']}${letters}${ENDS}`;
}

/** A piece of a text: a name that is set apart, or what stands between names. */
export interface TextPart {
  readonly text: string;
  readonly isName: boolean;
}

/** A text in its parts, without the marks around the names in it. */
export function partsOfText(text: string): TextPart[] {
  return text
    .split(/([\u2066\u2067][^\u2069]*\u2069)/)
    .filter((part) => part !== '')
    .map((part) =>
      /^[\u2066\u2067]/.test(part)
        ? { text: part.slice(1, -1), isName: true }
        : { text: part, isName: false },
    );
}

/** A text without the marks around the names in it, where nothing but letters may stand, as in a browser's tab. */
export function withoutMarks(text: string): string {
  return partsOfText(text)
    .map((part) => part.text)
    .join('');
}
