import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { faultsOf } from '../http/faults.ts';
import { intakeFault, maskedCpr } from '../http/intake-faults.ts';
import type { IntakeFault } from '../http/intake-faults.ts';
import { readCell } from './cells.ts';
import { checkReferral } from './checks.ts';
import type { CheckedFields } from './checks.ts';
import { INTAKE_COLUMNS, REQUIRED_COLUMNS } from './columns.ts';
import type { IntakeColumn, IntakeList, IntakeRow } from './columns.ts';
import { cprWritten } from './cpr.ts';
import { dateWritten } from './dates.ts';
import { referralBody } from './intake-bodies.ts';
import { nameWritten } from './names.ts';
import { LONGEST_CELL } from './list-limits.ts';
import type { NamedOrganisations } from './organisations.ts';
import { phoneWritten } from './phone.ts';
import { seenText } from './seen-text.ts';
import type { Reader } from './reading.ts';
import { newReferral } from './referral.ts';
import type { NewReferral } from './referral.ts';
import {
  asWritten,
  codeWritten,
  emailWritten,
  languageWritten,
  legalBasisWritten,
  organisationWritten,
  residenceBasisWritten,
  sectorWritten,
  targetGroupWritten,
  yesOrNoWritten,
} from './values.ts';

/** The most people that one list may hold, since a list is checked and written at once. */
export const MOST_ROWS = 2000;

/** What a list is checked against. */
export interface IntakeContext {
  readonly today: CalendarDate;
  readonly municipalities: NamedOrganisations;
  readonly languageCentres: NamedOrganisations;
  /** The only municipality the sender may refer from; absent for the secretariat, which may from all. */
  readonly ownMunicipality?: string;
}

/** A list that has been checked whole: with no faults, everybody in it can be referred. */
export interface CheckedList {
  readonly referrals: readonly NewReferral[];
  readonly faults: readonly IntakeFault[];
}

/** Checks every cell of every row of a list and lists every fault, in the order of the rows. */
export function checkList({ rows, faults }: IntakeList, context: IntakeContext): CheckedList {
  if (rows.length > MOST_ROWS) {
    return { referrals: [], faults: [intakeFault({ line: rows[MOST_ROWS]?.line ?? 1 }, TOO_MANY)] };
  }
  if (rows.length === 0) {
    return { referrals: [], faults: faults.length > 0 ? faults : [intakeFault({ line: 1 }, NOBODY)] };
  }
  const readers = readersFor(context);
  const checked = rows.map((row) => checkRow(row, readers, context));
  const found = [
    ...faults,
    ...checked.flatMap(({ faults }) => faults),
    ...repeated(rows, checked),
    ...samePerson(rows, checked),
  ];
  return {
    referrals: checked.flatMap(({ referral }) => referral ?? []),
    faults: found.toSorted((a, b) => a.line - b.line),
  };
}

/** The field of a referral each column fills: its path in the body of `POST /api/journeys`. */
const FIELD_OF: Readonly<Record<IntakeColumn, string>> = {
  kommune: 'municipality',
  kommunens_reference: 'municipalityReference',
  fornavn: 'person.givenName',
  efternavn: 'person.familyName',
  foedselsdato: 'person.birthDate',
  cpr: 'person.cpr',
  telefon: 'person.phone',
  email: 'person.email',
  sprog: 'person.language',
  opholdsgrundlag: 'residenceBasis',
  opholdstilladelse_til: 'residencePermitUntil',
  adresse_i_dk_siden: 'registeredAddressSince',
  ankommet: 'person.arrivedOn',
  maalgruppe: 'targetGroup',
  sprogcenter: 'languageCentre',
  branche_oenske: 'wishedSector',
  retsgrundlag: 'legalBasis',
  samtykke_version: 'consentVersion',
  samtykke_dato: 'consentOn',
  kommunale_opgaver: 'municipalDuties',
  bemaerkning: 'note',
};

const COLUMN_OF = new Map<string, IntakeColumn>(INTAKE_COLUMNS.map((column) => [FIELD_OF[column], column]));

type Readers = Readonly<Record<IntakeColumn, Reader>>;

function readersFor({ municipalities, languageCentres, ownMunicipality }: IntakeContext): Readers {
  const municipality = organisationWritten(municipalities);
  return {
    kommune: (text) => {
      const read = municipality(text);
      const foreign = 'value' in read && ownMunicipality !== undefined && read.value !== ownMunicipality;
      return foreign ? { fault: FOREIGN_MUNICIPALITY } : read;
    },
    kommunens_reference: codeWritten,
    fornavn: nameWritten,
    efternavn: nameWritten,
    foedselsdato: dateWritten,
    cpr: cprWritten,
    telefon: phoneWritten,
    email: emailWritten,
    sprog: languageWritten,
    opholdsgrundlag: residenceBasisWritten,
    opholdstilladelse_til: dateWritten,
    adresse_i_dk_siden: dateWritten,
    ankommet: dateWritten,
    maalgruppe: targetGroupWritten,
    sprogcenter: organisationWritten(languageCentres),
    branche_oenske: sectorWritten,
    retsgrundlag: legalBasisWritten,
    samtykke_version: codeWritten,
    samtykke_dato: dateWritten,
    kommunale_opgaver: yesOrNoWritten,
    bemaerkning: asWritten,
  };
}

interface CheckedRow {
  /** Absent if the row has a fault. */
  readonly referral?: NewReferral;
  /** Whose reference it is, if that part of the row is right. */
  readonly reference?: string;
  /** The person's CPR number, if there is one and it is right. */
  readonly cpr?: string;
  readonly faults: readonly IntakeFault[];
}

/**
 * Three sieves: what each cell means, whether the fields fit the very schema that one person's referral is checked
 * with, and whether they fit each other. A column has one fault at most, and no fault that follows from another.
 */
function checkRow(row: IntakeRow, readers: Readers, { today }: IntakeContext): CheckedRow {
  const sentences = new Map<IntakeColumn, Sentence>();
  const fields = new Map<string, string | boolean>();
  for (const [column, cell] of row.cells) {
    if (cell.kind === undefined && isEmpty(column, cell.text)) {
      if (REQUIRED_COLUMNS.includes(column)) {
        sentences.set(column, column === 'fornavn' ? NAME_REQUIRED : REQUIRED);
      }
      continue;
    }
    if (cell.text.length > LONGEST_CELL) {
      sentences.set(column, CELL_TOO_LONG);
      continue;
    }
    const read = readCell(column, cell, readers[column]);
    if ('fault' in read) sentences.set(column, read.fault);
    else fields.set(FIELD_OF[column], read.value);
  }
  const parsed = referralBody.safeParse(bodyOf(fields));
  const missing = REQUIRED_COLUMNS.filter((column) => !row.cells.has(column));
  for (const fault of parsed.success ? [] : faultsOf(parsed.error)) {
    const column = COLUMN_OF.get(fault.field);
    // That a whole column is missing has been said where the headers are.
    if (column === undefined || missing.includes(column) || sentences.has(column)) continue;
    sentences.set(column, { da: fault.message, en: fault.messageEn });
  }
  for (const column of sentences.keys()) fields.delete(FIELD_OF[column]);
  for (const { field, message, messageEn } of checkReferral(bodyOf(fields), today)) {
    const column = COLUMN_OF.get(field);
    if (column !== undefined && !sentences.has(column)) sentences.set(column, { da: message, en: messageEn });
  }
  const reference = ['municipality', 'municipalityReference'].map((field) => String(fields.get(field) ?? ''));
  return {
    ...(parsed.success && sentences.size === 0 && { referral: newReferral(parsed.data) }),
    ...(!reference.includes('') && { reference: reference.join(' ') }),
    ...(!sentences.has('cpr') && fields.has(FIELD_OF.cpr) && { cpr: String(fields.get(FIELD_OF.cpr)) }),
    faults: INTAKE_COLUMNS.flatMap((column) => {
      const sentence = sentences.get(column);
      return sentence === undefined ? [] : [intakeFault(placeOf(row, column), sentence)];
    }),
  };
}

/** What stands in the column of family names for somebody who has none: no letter at all, as a dash or a full stop. */
const NO_NAME = /^[^\p{L}]*$/u;

function isEmpty(column: IntakeColumn, text: string): boolean {
  const seen = seenText(text);
  return seen === '' || (column === 'efternavn' && NO_NAME.test(seen));
}

function bodyOf(fields: ReadonlyMap<string, string | boolean>): CheckedFields {
  const own = (name: string) => name.startsWith('person.');
  return {
    ...Object.fromEntries([...fields].filter(([name]) => !own(name))),
    person: Object.fromEntries(
      [...fields].filter(([name]) => own(name)).map(([name, value]) => [name.replace('person.', ''), value]),
    ),
  };
}

function placeOf({ line, cells }: IntakeRow, column: IntakeColumn) {
  const { header, text } = cells.get(column) ?? { header: column, text: '' };
  return { line, column: header, value: column === 'cpr' && text !== '' ? maskedCpr(text) : text };
}

/** The faults of rows whose reference is already further up. */
function repeated(rows: readonly IntakeRow[], checked: readonly CheckedRow[]): IntakeFault[] {
  const first = new Map<string, number>();
  return rows.flatMap((row, at) => {
    const { reference } = checked[at] ?? {};
    if (reference === undefined) return [];
    const line = first.get(reference);
    if (line === undefined) first.set(reference, row.line);
    return line === undefined ? [] : [intakeFault(placeOf(row, 'kommunens_reference'), standsIn(line))];
  });
}

/** The faults of rows whose person stands further up under another reference: the same CPR number is the same person. */
function samePerson(rows: readonly IntakeRow[], checked: readonly CheckedRow[]): IntakeFault[] {
  const first = new Map<string, { readonly line: number; readonly reference: string | undefined }>();
  return rows.flatMap((row, at) => {
    const { cpr, reference } = checked[at] ?? {};
    if (cpr === undefined) return [];
    const earlier = first.get(cpr);
    if (earlier === undefined) first.set(cpr, { line: row.line, reference });
    // A row that only repeats another has been told so by its reference.
    if (earlier === undefined || (reference !== undefined && earlier.reference === reference)) return [];
    return [intakeFault(placeOf(row, 'cpr'), samePersonIn(earlier.line, row.line))];
  });
}

const samePersonIn = (earlier: number, line: number): Sentence => ({
  da: `Linje ${earlier} og linje ${line} har samme CPR-nummer: det er samme person to gange. Behold den ene linje, eller ret CPR-nummeret.`,
  en: `Lines ${earlier} and ${line} have the same CPR number: this is the same person twice. Keep one of the lines, or correct the number.`,
});

const standsIn = (line: number): Sentence => ({
  da: `Referencen står også i linje ${line}. Hver person skal have sin egen.`,
  en: `The reference also stands in line ${line}. Each person must have their own.`,
});

const NAME_REQUIRED: Sentence = {
  da: 'Skal udfyldes. Har personen kun ét navn, så skriv det her, og lad efternavnet stå tomt.',
  en: 'Must be filled in. If the person has one name only, write it here, and leave the family name empty.',
};

const REQUIRED: Sentence = { da: 'Skal udfyldes.', en: 'Must be filled in.' };

const FOREIGN_MUNICIPALITY: Sentence = {
  da: 'Du kan kun henvise personer fra din egen kommune.',
  en: 'You can refer people from your own municipality only.',
};

const CELL_TOO_LONG: Sentence = {
  da: `Teksten er for lang: højst ${LONGEST_CELL.toLocaleString('da-DK')} tegn.`,
  en: `The text is too long: at most ${LONGEST_CELL.toLocaleString('en-GB')} characters.`,
};

const NOBODY: Sentence = { da: 'Der er ingen personer i listen.', en: 'There is nobody in the list.' };

const TOO_MANY: Sentence = {
  da: `Listen er for lang: der kan højst indlæses ${MOST_ROWS} personer ad gangen. Del den op.`,
  en: `The list is too long: at most ${MOST_ROWS} people can be taken in at a time. Send it in parts.`,
};
