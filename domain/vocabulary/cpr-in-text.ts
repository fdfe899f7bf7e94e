import { plainDigit } from './digits.ts';
import type { Sentence } from './sentence.ts';

/** What is said of a text that holds a CPR number: what to do, and nothing of the text. */
export const NO_CPR_HERE: Sentence = {
  da: 'Skriv ikke CPR-nummer her: feltet gemmes, så andre kan læse det. Personens CPR-nummer står i personens egne oplysninger.',
  en: 'Write no CPR number here: the field is kept where others can read it. A person’s CPR number belongs in the person’s own data.',
};

/** A random id or a hash: nobody writes it, and now and then ten of its digits look like a CPR number. */
const MADE_BY_MACHINE =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|(?=\d*[a-f])[0-9a-f]{32,}/g;

/** Signs within a text that nobody sees, or that only sit on another: joiners, soft hyphens, marks of direction, accents. */
const UNSEEN = /[\p{Cf}\p{M}\u115f\u1160\u3164\uffa0]/gu;

/** What may stand between two digits of one number: no letter and no digit, and not half a line of it. */
const GAP = String.raw`[^\p{L}\p{N}]{0,4}`;
/** A day, or one that is raised by 60. */
const DAY = `(?:0${GAP}[1-9]|[12]${GAP}[0-9]|3${GAP}[01]|6${GAP}[1-9]|[78]${GAP}[0-9]|9${GAP}[01])`;
const MONTH = `(?:0${GAP}[1-9]|1${GAP}[0-2])`;
const CENTURY = `(?:(?:1${GAP}[89]|2${GAP}0)${GAP})?`;
const YEAR = `[0-9]${GAP}[0-9]`;
const DATE = `${DAY}${GAP}${MONTH}${GAP}${CENTURY}${YEAR}`;
const FOUR = Array.from({ length: 4 }, () => '[0-9]').join(GAP);
/** The number of somebody without a CPR number, as hospitals make them: the last four hold two letters. */
const FOUR_WITH_LETTERS = '[0-9][A-Za-z]{2}[0-9]';

/** As it stands in a text: found wherever one begins, also within another. */
const WITH_DIGITS = new RegExp(`(?<![0-9])(?=(${DATE}${GAP}${FOUR})(?![0-9]))`, 'gu');
const WITH_LETTERS = new RegExp(`(?<![0-9])(?=(${DATE}${GAP}${FOUR_WITH_LETTERS})(?![0-9]))`, 'gu');

/**
 * Whether a text holds what may be a CPR number: ten digits, or twelve with the century, that begin with a day that exists,
 * or one raised by 60 as in a number that stands in for one. However they are written: grouped, with any dash, space or sign
 * between, with signs that nobody sees, in the digits of any script, with O and l for 0 and 1, with other text around. Pure,
 * and the same wherever it is asked: in the API, and in a Workflow.
 */
export function holdsCpr(text: string): boolean {
  if (!/\p{N}/u.test(text)) return false;
  const plain = plainDigits(text);
  return (
    holdsDate(WITH_DIGITS, plain) ||
    holdsDate(WITH_LETTERS, plain) ||
    holdsDate(WITH_DIGITS, withoutLookalikes(plain))
  );
}

/** Whether any text within a value holds a CPR number, names of fields included. It walks without recursion. */
export function holdsCprWithin(value: unknown): boolean {
  const ahead: unknown[] = [value];
  while (ahead.length > 0) {
    const next = ahead.pop();
    if (typeof next === 'string' && holdsCpr(next)) return true;
    // A number has lost the zero that a CPR number may begin with.
    if (typeof next === 'number' && next >= 100_000_000 && holdsCpr(String(next).padStart(10, '0')))
      return true;
    if (typeof next !== 'object' || next === null) continue;
    for (const [name, inner] of Object.entries(next)) ahead.push(Array.isArray(next) ? '' : name, inner);
  }
  return false;
}

/** A text with plain digits, whatever script they were in, and without what cannot be seen or was made by a machine. */
export function plainDigits(text: string): string {
  return text
    .replaceAll(MADE_BY_MACHINE, ' id ')
    .normalize('NFKC')
    .replaceAll(UNSEEN, '')
    .replaceAll(/\p{Nd}/gu, plainDigit);
}

/** Letters that are read as digits, where they stand beside digits. */
function withoutLookalikes(text: string): string {
  const stretch = /[0-9OoIl|](?:[^\p{L}\p{N}]{0,4}[0-9OoIl|]){9,}/gu;
  return text.replaceAll(stretch, (found) =>
    (found.match(/[0-9]/g) ?? []).length < FEWEST_DIGITS
      ? found
      : found.replaceAll(/[Oo]/g, '0').replaceAll(/[Il|]/g, '1'),
  );
}

/** Of ten signs so many must be digits for the rest to be read as such. */
const FEWEST_DIGITS = 5;

function holdsDate(form: RegExp, text: string): boolean {
  return [...text.matchAll(form)].some(([, found = '']) => isDay(found.replaceAll(/[^0-9]/g, '')));
}

const DAYS_OF_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(digits: string): boolean {
  const day = Number(digits.slice(0, 2));
  const longest = DAYS_OF_MONTH[Number(digits.slice(2, 4)) - 1] ?? 0;
  const real = day > SUBSTITUTE_DAYS ? day - SUBSTITUTE_DAYS : day;
  return real >= 1 && real <= longest;
}

/** By how much the day is raised in a number that stands in for a CPR number. */
const SUBSTITUTE_DAYS = 60;
