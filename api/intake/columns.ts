import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { intakeFault } from '../http/intake-faults.ts';
import type { IntakeFault } from '../http/intake-faults.ts';
import { seenText } from './seen-text.ts';
import { spelledAlike } from './spelling.ts';

/** The columns of a jobcentre's list. They may come in any order. */
export const INTAKE_COLUMNS = [
  'kommune',
  'kommunens_reference',
  'fornavn',
  'efternavn',
  'foedselsdato',
  'cpr',
  'telefon',
  'email',
  'sprog',
  'opholdsgrundlag',
  'opholdstilladelse_til',
  'adresse_i_dk_siden',
  'ankommet',
  'maalgruppe',
  'sprogcenter',
  'branche_oenske',
  'retsgrundlag',
  'samtykke_version',
  'samtykke_dato',
  'kommunale_opgaver',
  'bemaerkning',
] as const;

/** One column. */
export type IntakeColumn = (typeof INTAKE_COLUMNS)[number];

/** The columns every list has, filled in for everybody. Not everybody has a family name. */
export const REQUIRED_COLUMNS: readonly IntakeColumn[] = [
  'kommune',
  'kommunens_reference',
  'fornavn',
  'foedselsdato',
  'opholdsgrundlag',
  'maalgruppe',
  'retsgrundlag',
];

/** What a cell of a workbook is beside text. In a CSV file and in JSON everything is text, or a number. */
export type CellKind =
  | 'number'
  /** Its text is then `2026-12-31`, with the time of day behind it if there is one. */
  | 'date'
  | 'truth'
  /** A formula that came to an error. */
  | 'error'
  /** A formula whose result was not saved with it. */
  | 'no-result';

/** What stands in a cell, wherever it is. */
export interface CellValue {
  readonly text: string;
  /** Left out if it is text. */
  readonly kind?: CellKind;
  /** The date that a plain number would be, by the way that this workbook counts days. */
  readonly asDate?: CalendarDate;
}

/** A cell: what is under a header. */
export interface Cell extends CellValue {
  readonly header: string;
}

/** One person's row: only the columns the list has. */
export interface IntakeRow {
  readonly line: number;
  readonly cells: ReadonlyMap<IntakeColumn, Cell>;
}

/** A list as it was read, before anything in it is checked. */
export interface IntakeList {
  readonly rows: readonly IntakeRow[];
  /** What is wrong with the list itself: its form, its headers. */
  readonly faults: readonly IntakeFault[];
  readonly notes: readonly IntakeNote[];
  /** The whole list as it came, so that it can be given back with its faults. */
  readonly asGiven: GivenList;
}

/** What whoever sent a list should know of how it was read, such as that a row is hidden in Excel. It stops nothing. */
export interface IntakeNote {
  readonly line?: number;
  readonly column?: string;
  readonly message: string;
  readonly messageEn: string;
}

/** A list's texts as they came: headers, and the rows below. */
export interface GivenList {
  readonly headers: readonly string[];
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
}

/** One note. */
export function intakeNote(
  { da, en }: Sentence,
  place: Pick<IntakeNote, 'line' | 'column'> = {},
): IntakeNote {
  return { ...place, message: da, messageEn: en };
}

/** The column that a list has when it is given back with its faults. It is not read. */
export const FAULT_COLUMN = 'fejl';

const BY_SPELLING = new Map<string, IntakeColumn>(INTAKE_COLUMNS.map((name) => [spelledAlike(name), name]));

/**
 * The column that a header means, whatever its case, its spaces and its spelling of æ, ø and å; `undefined` if it means
 * none.
 */
export function columnOf(header: string): IntakeColumn | undefined {
  return BY_SPELLING.get(spelledAlike(seenText(header)));
}

/** The columns of a row of headers, in their order, with a fault for each that is unknown or there twice. */
export function columnsOf(
  line: number,
  headers: readonly string[],
): { readonly columns: readonly (IntakeColumn | undefined)[]; readonly faults: readonly IntakeFault[] } {
  const faults: IntakeFault[] = [];
  const seen = new Set<IntakeColumn>();
  const columns = headers.map((header) => {
    const column = columnOf(header);
    if (column === undefined) {
      if (header !== '' && spelledAlike(header) !== FAULT_COLUMN)
        faults.push(intakeFault({ line, column: header }, UNKNOWN_COLUMN));
      return undefined;
    }
    if (seen.has(column)) {
      faults.push(intakeFault({ line, column: header }, COLUMN_TWICE));
      return undefined;
    }
    seen.add(column);
    return column;
  });
  return { columns, faults };
}

const UNKNOWN_COLUMN = {
  da: `Kolonnen kendes ikke. Kolonnerne er: ${INTAKE_COLUMNS.join(', ')}.`,
  en: `There is no such column. The columns are: ${INTAKE_COLUMNS.join(', ')}.`,
};

const COLUMN_TWICE = {
  da: 'Kolonnen står der mere end én gang. Behold den ene.',
  en: 'The column is there more than once. Keep one of them.',
};
