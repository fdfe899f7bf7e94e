import { holdsCpr, plainDigits } from '../../domain/vocabulary/cpr-in-text.ts';
import { nameOf } from './person.ts';
import type { Person } from './person.ts';
import { nameWords } from './vault.ts';

/** A name as short as this is a word of many texts. */
const SHORTEST_NAME = 3;
/** A name at least this long is looked for within other words too, and where signs divide its letters. */
const LONG_NAME = 5;
/** The digits of a telephone number behind its country code, in Denmark. */
const OWN_DIGITS = 8;

/**
 * Whether a text that leaves the vault tells of its person: their names, as search compares them; their CPR number, telephone
 * number or mail address, however they are divided; or any CPR number at all.
 */
export function tellsOf(
  person: Pick<Person, 'givenName' | 'familyName' | 'cpr' | 'phone' | 'email'>,
  text: string,
): boolean {
  if (holdsCpr(text)) return true;
  const plain = plainDigits(text);
  return holdsName(nameOf(person), plain) || holdsNumber(person, plain) || holdsAddress(person.email, plain);
}

function holdsName(name: string, text: string): boolean {
  const words = nameWords(text.replaceAll(/[\p{N}_]+/gu, ' '));
  const letters = nameWords(text.replaceAll(/[^\p{L}]+/gu, ''));
  return nameWords(name)
    .filter((own) => own.length >= SHORTEST_NAME)
    .some(
      (own) => words.includes(own) || (own.length >= LONG_NAME && letters.some((all) => all.includes(own))),
    );
}

function holdsNumber({ cpr, phone }: Pick<Person, 'cpr' | 'phone'>, text: string): boolean {
  const digits = text.replaceAll(/[^0-9]/g, '');
  const own = [cpr?.replaceAll(/[^0-9]/g, ''), phone?.replaceAll(/[^0-9]/g, '').slice(-OWN_DIGITS)];
  return own.some((number) => number !== undefined && number.length >= OWN_DIGITS && digits.includes(number));
}

/** Signs are left out on both sides: an address is one however its dots are written. What stands before the @ is enough. */
function holdsAddress(email: string | undefined, text: string): boolean {
  const bare = (written: string) => written.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
  const own = bare(email?.split('@')[0] ?? '');
  return own.length >= LONG_NAME && bare(text).includes(own);
}
