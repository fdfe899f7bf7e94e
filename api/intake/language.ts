import { seenText } from './seen-text.ts';
import { spelledAlike } from './spelling.ts';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('');

const namesIn = (language: string) => new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });

const [DANISH, ENGLISH] = [namesIn('da'), namesIn('en')];

/** Names and codes that are in use beside the official ones. */
const ALSO_CALLED: Readonly<Record<string, string>> = {
  dari: 'fa',
  دری: 'fa',
  prs: 'fa',
  pes: 'fa',
  farsi: 'fa',
  persisk: 'fa',
  kurmanji: 'ku',
  kurmanci: 'ku',
  kurmandji: 'ku',
  kurmancî: 'ku',
  badini: 'ku',
  nordkurdisk: 'ku',
  sorani: 'ku',
  سۆرانی: 'ku',
  کوردی: 'ku',
  كوردي: 'ku',
  centralkurdisk: 'ku',
  ckb: 'ku',
  kmr: 'ku',
  bosnisk: 'bs',
  mandarin: 'zh',
  kinesisk: 'zh',
  tigrinja: 'ti',
  tigrina: 'ti',
  pashtu: 'ps',
  pashtun: 'ps',
  pashtunsk: 'ps',
  pushto: 'ps',
  myanmar: 'my',
  dansk: 'da',
};

/**
 * The library's three letters that are not the first of the language's own name (ISO 639-2/B), and of those languages
 * whose code has two letters.
 */
const BIBLIOGRAPHIC: Readonly<Record<string, string>> = {
  alb: 'sq',
  arm: 'hy',
  baq: 'eu',
  bur: 'my',
  chi: 'zh',
  cze: 'cs',
  dut: 'nl',
  fre: 'fr',
  geo: 'ka',
  ger: 'de',
  gre: 'el',
  ice: 'is',
  mac: 'mk',
  mao: 'mi',
  may: 'ms',
  per: 'fa',
  rum: 'ro',
  slo: 'sk',
  tib: 'bo',
  wel: 'cy',
};

const TWO_LETTERS = LETTERS.flatMap((first) => LETTERS.map((second) => `${first}${second}`)).filter(
  (code) => DANISH.of(code) !== undefined,
);

const CODES = codesBy([DANISH, ENGLISH]);

/** Found out when a name is asked for that is neither Danish nor English: it takes half a second. */
let codesByOwnName: ReadonlyMap<string, string> | undefined;

/** What somebody has written for a language: its code, or why there is none. */
export type NamedLanguage =
  { readonly code: string } | { readonly problem: 'unknown' | 'several' | 'no-code' };

/** What stands between several languages. */
const BETWEEN = /[,;/+&|\n]|\s+(?:og|and|samt|eller|or)\s+/i;

/**
 * The ISO 639-1 code of a language, from its code of two or three letters, with a country or without, or its name in
 * Danish, English or itself. What stands in parentheses behind it makes no difference.
 */
export function languageNamed(text: string): NamedLanguage {
  const written = seenText(text);
  const whole = codeOf(written);
  if (whole !== undefined) return { code: whole };
  const parts = written.split(BETWEEN).filter((part) => part.trim() !== '');
  if (parts.length > 1) {
    const codes = new Set(parts.map((part) => codeOf(part)));
    const [only] = codes;
    // "Kurdisk/kurmanji" is one.
    return codes.size === 1 && only !== undefined ? { code: only } : { problem: 'several' };
  }
  return { problem: isNamed(written) ? 'no-code' : 'unknown' };
}

function codeOf(text: string): string | undefined {
  const plain = text.replace(/\s*\([^)]*\)\s*$/, '').trim();
  const lower = plain.toLowerCase();
  const [, base = lower] = /^([a-z]{2,3})[-_][a-z0-9]{2,4}$/.exec(lower) ?? [];
  const spelling = spelledAlike(plain);
  const known = CODES.get(base) ?? CODES.get(spelling) ?? ofThreeLetters(base);
  if (known !== undefined || /^[\0-\x7f]{0,3}$/.test(plain)) return known;
  codesByOwnName ??= new Map(TWO_LETTERS.flatMap((code) => ownNameOf(code)));
  return codesByOwnName.get(spelling);
}

function ofThreeLetters(code: string): string | undefined {
  if (!/^[a-z]{3}$/.test(code)) return undefined;
  const [canonical = ''] = Intl.getCanonicalLocales(code);
  return BIBLIOGRAPHIC[code] ?? /^[a-z]{2}(?=-|$)/.exec(canonical)?.[0];
}

/** Whether there is such a language, though no code of two letters for it. */
function isNamed(text: string): boolean {
  return /^[a-z]{3}$/i.test(text) && ENGLISH.of(text.toLowerCase()) !== undefined;
}

function codesBy(languages: readonly Intl.DisplayNames[]): ReadonlyMap<string, string> {
  const codes = new Map(
    Object.entries(ALSO_CALLED).map(([name, code]) => [spelledAlike(name), code] as const),
  );
  for (const code of TWO_LETTERS) {
    const inUse = codeInUse(code);
    codes.set(code, inUse);
    for (const names of languages) {
      const spelling = spelledAlike(names.of(code) ?? '');
      if (spelling !== '' && !codes.has(spelling)) codes.set(spelling, inUse);
    }
  }
  return codes;
}

function ownNameOf(code: string): [string, string][] {
  const spelling = spelledAlike(namesIn(code).of(code) ?? '');
  return spelling === '' ? [] : [[spelling, codeInUse(code)]];
}

/** ISO has withdrawn some codes for others, `mo` for `ro` and `iw` for `he`: what is kept is the one in use. */
function codeInUse(code: string): string {
  const [canonical = code] = Intl.getCanonicalLocales(code);
  return canonical.length === code.length ? canonical : code;
}
