import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { PhoneNumber } from 'libphonenumber-js/max';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { codeText } from './seen-text.ts';
import type { Reader } from './reading.ts';

/** What is called something beside its digits: `tlf.`, `mobil:`. */
const CALLED = /^(?:tlf|telefon|mobil(?:nr|telefon)?|mob|tel|nr|phone)\s*[.:]*\s*/i;
/** Where a second number, or an extension, begins. */
const SEVERAL = /[/;|,\n]|\beller\b|\bog\b|\bor\b|&/i;
const EXTENSION = /\b(?:lok(?:al)?(?:nr)?|ext|int|omstilling)\b|[x#]\s*\d/i;

/**
 * A telephone number as `+45 20 30 40 50`, with its country. Eight digits are Danish; a number from elsewhere has its
 * country's code, behind a plus, 00 or nothing. It is a fault unless only one number can be meant: otherwise a text message
 * would go to a stranger, or nowhere.
 */
export const phoneWritten: Reader = (text) => {
  const written = codeText(text).replace(CALLED, '');
  if (/^\d+(?:[.,]\d+)?e\+?\d+$/i.test(written)) return { fault: SHORTENED };
  if (EXTENSION.test(written)) return { fault: HAS_EXTENSION };
  const parts = written.split(SEVERAL).filter((part) => part.replaceAll(/\D/g, '').length >= 5);
  if (parts.length > 1) return { fault: TWO_NUMBERS };
  // A zero in parentheses is dialled at home only.
  const bare = written.replace(/\(0\)/, '').replaceAll(/[\s().\-/]/g, '');
  if (!/^\+?\d+$/.test(bare)) return { fault: NOT_A_NUMBER };
  const number = numberOf(bare);
  return 'fault' in number ? number : { value: shown(number.meant) };
};

/** The longest that a number is with its spaces. */
const LONGEST = 20;

/** In groups: in pairs if it is Danish, else as in its own country. */
function shown(meant: PhoneNumber): string {
  if (meant.countryCallingCode === '45') return `+45 ${meant.nationalNumber.replaceAll(/(..)(?=.)/g, '$1 ')}`;
  const grouped = meant.formatInternational().replaceAll(/[^+\d]+/g, ' ');
  return grouped.length > LONGEST ? meant.number : grouped;
}

/** What a Danish number begins with. Those of zeros are nobody's: fictional people have them. */
const DANISH = /^(?:[2-9]|000000)/;

function numberOf(bare: string): { readonly meant: PhoneNumber } | { readonly fault: Sentence } {
  const abroad = /^(?:\+|00)(\d+)$/.exec(bare)?.[1];
  if (abroad !== undefined) return withCode(abroad);
  if (/^\d{8}$/.test(bare)) {
    return withCode(`45${bare}`);
  }
  if (/^45\d{8}$/.test(bare)) return withCode(bare);
  // A number from abroad without its plus. A CPR number has ten digits, and so have numbers as one dials them in Sweden.
  const foreign =
    bare.length > 10 && !bare.startsWith('0') ? parsePhoneNumberFromString(`+${bare}`) : undefined;
  if (foreign?.isValid() === true) return { meant: foreign };
  return { fault: bare.length < 8 ? TOO_SHORT : NO_COUNTRY };
}

function withCode(digits: string): { readonly meant: PhoneNumber } | { readonly fault: Sentence } {
  if (digits.startsWith('45') && digits.length !== 10) return { fault: DANISH_HAVE_EIGHT };
  if (digits.startsWith('45') && !DANISH.test(digits.slice(2))) return { fault: NO_SUCH_NUMBER };
  const number = parsePhoneNumberFromString(`+${digits}`);
  return number?.isPossible() === true ? { meant: number } : { fault: NO_SUCH_NUMBER };
}

const NOT_A_NUMBER: Sentence = {
  da: 'Skal være et telefonnummer og ikke andet, gerne med landekode.',
  en: 'Must be a telephone number and nothing else, country code allowed.',
};

const TWO_NUMBERS: Sentence = {
  da: 'Der står flere telefonnumre. Skriv kun det, personen får sms på.',
  en: 'There are several telephone numbers. Write only the one at which the person gets text messages.',
};

const HAS_EXTENSION: Sentence = {
  da: 'Telefonnummeret har et lokalnummer. Skriv personens eget nummer, og lad lokalnummeret stå i bemærkningen.',
  en: 'The telephone number has an extension. Write the person’s own number, and the extension in the remark.',
};

const NO_COUNTRY: Sentence = {
  da: 'Det kan ikke ses, hvilket land telefonnummeret er fra. Danske numre har otte cifre; andre skrives med + og landekode, som +380 50 123 4567.',
  en: 'The country of the telephone number cannot be seen. Danish ones have eight digits; others are written with + and the country’s code, as +380 50 123 4567.',
};

const TOO_SHORT: Sentence = {
  da: 'Telefonnummeret er for kort. Danske numre har otte cifre.',
  en: 'The telephone number is too short. Danish ones have eight digits.',
};

const DANISH_HAVE_EIGHT: Sentence = {
  da: 'Et dansk telefonnummer har otte cifre efter +45.',
  en: 'A Danish telephone number has eight digits after +45.',
};

const NO_SUCH_NUMBER: Sentence = {
  da: 'Telefonnummeret kan ikke findes: landekoden eller antallet af cifre passer ikke.',
  en: 'There can be no such telephone number: the country’s code or the count of digits is wrong.',
};

const SHORTENED: Sentence = {
  da: 'Excel har forkortet telefonnummeret. Giv kolonnen formatet »Tekst«, og skriv nummeret igen.',
  en: 'Excel has shortened the telephone number. Format the column as text, and write the number again.',
};
