import { spelledAlike } from './spelling.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

const DANISH_NAMES = new Intl.DisplayNames('da', { type: 'language', fallback: 'none' });

/** Names that are in use beside the official one. */
const ALSO_CALLED = { dari: 'fa', farsi: 'fa', kurmanji: 'ku', sorani: 'ku', bosnisk: 'bs', mandarin: 'zh' };

const CODES = languageCodes();

/** The ISO 639-1 code of a language, from its code or its Danish name; `undefined` if there is none. */
export function languageCode(text: string): string | undefined {
  return CODES.get(text.toLowerCase()) ?? CODES.get(spelledAlike(text));
}

function languageCodes(): ReadonlyMap<string, string> {
  const codes = new Map<string, string>(Object.entries(ALSO_CALLED));
  for (const code of LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`))) {
    const name = DANISH_NAMES.of(code);
    if (name === undefined) continue;
    const inUse = codeInUse(code);
    codes.set(code, inUse);
    const spelling = spelledAlike(name);
    if (!codes.has(spelling)) codes.set(spelling, inUse);
  }
  return codes;
}

/** ISO has withdrawn some codes for others, `mo` for `ro` and `iw` for `he`: what is kept is the one in use. */
function codeInUse(code: string): string {
  const [canonical = code] = Intl.getCanonicalLocales(code);
  return canonical.length === code.length ? canonical : code;
}
