import { isCalendarDate } from '../../domain/vocabulary/calendar.ts';
import { LEGAL_BASES, RESIDENCE_BASES, SECTORS, TARGET_GROUPS } from '../../domain/vocabulary/codes.ts';
import type { Sector, TargetGroup } from '../../domain/vocabulary/codes.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import {
  LEGAL_BASIS_WORDS,
  RESIDENCE_BASIS_WORDS,
  SECTOR_WORDS,
  TARGET_GROUP_WORDS,
} from '../../domain/words/index.ts';
import { languageCode } from './language.ts';
import type { NamedOrganisations } from './organisations.ts';
import { spelledAlike } from './spelling.ts';

/** What a cell's text means, or what is wrong with it. */
export type Reading = { readonly value: string | boolean } | { readonly fault: Sentence };

/** How the text of one column is understood. */
export type Reader = (text: string) => Reading;

/** Text that is taken as it stands; whether it fits is checked with the referral. */
export const asWritten: Reader = (text) => ({ value: text });

/** Years first or last, separated as people do; Excel may add a midnight. */
const YEAR_LAST = /^(\d{1,2})[-./](\d{1,2})[-./](\d{4})(?: 00:00(?::00)?)?$/;
const YEAR_FIRST = /^(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?: 00:00(?::00)?)?$/;
const SHORT_YEAR = /^\d{1,2}[-./]\d{1,2}[-./]\d{2}$/;

/** A date as `31-12-2026`, `31.12.2026`, `31/12/2026` or `2026-12-31`: the day before the month. */
export const dateWritten: Reader = (text) => {
  if (SHORT_YEAR.test(text)) return { fault: SHORT_YEAR_FAULT };
  const [, day, month, year] = YEAR_LAST.exec(text) ?? [];
  const [, yearFirst, monthNext, dayLast] = YEAR_FIRST.exec(text) ?? [];
  const two = (part = '') => part.padStart(2, '0');
  const date = `${year ?? yearFirst}-${two(month ?? monthNext)}-${two(day ?? dayLast)}`;
  return isCalendarDate(date) ? { value: date } : { fault: DATE_FAULT };
};

const DATE_FAULT: Sentence = {
  da: 'Skal være en dato, der findes, skrevet som 31-12-2026 eller 2026-12-31.',
  en: 'Must be a date that exists, written as 31-12-2026 or 2026-12-31.',
};

const SHORT_YEAR_FAULT: Sentence = {
  da: 'Skriv årstallet med fire cifre, som i 31-12-2026.',
  en: 'Write the year with four digits, as in 31-12-2026.',
};

/** Yes or no, in Danish or as computers have it. */
export const yesOrNoWritten: Reader = (text) => {
  const written = spelledAlike(text);
  if (['ja', 'j', 'yes', 'true', 'sand', '1'].includes(written)) return { value: true };
  if (['nej', 'n', 'no', 'false', 'falsk', '0'].includes(written)) return { value: false };
  return { fault: YES_OR_NO_FAULT };
};

const YES_OR_NO_FAULT: Sentence = { da: 'Skal være ja eller nej.', en: 'Must be ja (yes) or nej (no).' };

/** A CPR number with or without its hyphen. */
export const cprWritten: Reader = (text) => {
  const digits = text.replaceAll(/[\s–-]/g, '');
  return /^\d{10}$/.test(digits) ? { value: digits } : { fault: CPR_FAULT };
};

const CPR_FAULT: Sentence = {
  da: 'Et CPR-nummer har ti cifre. Excel fjerner et nul forrest: giv kolonnen formatet »Tekst«, eller lad feltet være tomt.',
  en: 'A CPR number has ten digits. Excel drops a zero in front: format the column as text, or leave the cell empty.',
};

/** A telephone number, however it is grouped. */
export const phoneWritten: Reader = (text) => ({
  value: text
    .replaceAll(/[().\-/–]/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim(),
});

/** A language by its code or its Danish name. */
export const languageWritten: Reader = (text) => {
  const value = languageCode(text);
  return value === undefined ? { fault: LANGUAGE_FAULT } : { value };
};

const LANGUAGE_FAULT: Sentence = {
  da: 'Sproget kendes ikke. Skriv det på dansk, som arabisk, eller som kode på to bogstaver, som ar.',
  en: 'The language is not known. Write its Danish name, such as arabisk, or its code, such as ar.',
};

/** The target groups as lists have them. */
const TARGET_GROUP_IN_LISTS: Readonly<Record<TargetGroup, string>> = {
  primary: 'primaer',
  equated: 'sidestillet',
  other: 'oevrig',
};

/** The sectors as people call them, beside the code and the trade's own name. */
const SECTOR_ALSO_CALLED: Readonly<Record<Sector, readonly string[]>> = {
  building: ['byggeri', 'bygge og anlæg', 'anlæg'],
  painting: ['maler', 'malerfag'],
  landscaping: ['anlægsgartner'],
  service: ['servicefag', 'rengøring'],
  transport: ['logistik'],
  metal: ['jern og metal'],
};

/** On what ground the person is in Denmark. */
export const residenceBasisWritten = oneOf(
  RESIDENCE_BASES.map((code) => [code, code, RESIDENCE_BASIS_WORDS[code].da]),
);

/** The target group, by the list's words: `primaer`, `sidestillet`, `oevrig`. */
export const targetGroupWritten = oneOf(
  TARGET_GROUPS.map((code) => [code, TARGET_GROUP_IN_LISTS[code], TARGET_GROUP_WORDS[code].da, code]),
);

/** The legal basis, by the list's words: `myndighedsopgave`, `samtykke`. */
export const legalBasisWritten = oneOf(
  LEGAL_BASES.map((code) => [code, LEGAL_BASIS_WORDS[code].da.toLowerCase(), code]),
);

/** The sector, by its code or what people call it. */
export const sectorWritten = oneOf(
  SECTORS.map((code) => [code, code, SECTOR_WORDS[code].da, ...SECTOR_ALSO_CALLED[code]]),
);

/** An organisation by its id or its name. */
export function organisationWritten(organisations: NamedOrganisations): Reader {
  const names = organisations.names.join(', ');
  const fault: Sentence = {
    da: `Deltager ikke i programmet. De, der deltager, er: ${names}.`,
    en: `Does not take part in the programme. Those who do are: ${names}.`,
  };
  return (text) => {
    const value = organisations.find(text);
    return value === undefined ? { fault } : { value };
  };
}

/** One of a closed list: each code with how it may be written, the first being how a list should have it. */
function oneOf(list: readonly (readonly [code: string, shown: string, ...also: string[]])[]): Reader {
  const codes = new Map(
    list.flatMap(([code, ...spellings]) => spellings.map((spelling) => [spelledAlike(spelling), code])),
  );
  const shown = list.map(([, first]) => first).join(', ');
  const fault: Sentence = { da: `Skal være en af: ${shown}.`, en: `Must be one of: ${shown}.` };
  return (text) => {
    const value = codes.get(spelledAlike(text));
    return value === undefined ? { fault } : { value };
  };
}
