import { intakeFault } from '../http/intake-faults.ts';
import type { IntakeFault } from '../http/intake-faults.ts';
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

/** The columns every list has, filled in for everybody but those of `MAY_BE_EMPTY`. */
export const REQUIRED_COLUMNS: readonly IntakeColumn[] = [
  'kommune',
  'kommunens_reference',
  'fornavn',
  'efternavn',
  'foedselsdato',
  'opholdsgrundlag',
  'maalgruppe',
  'retsgrundlag',
];

/** The columns that every list has, and some people have nothing in: not everybody has a family name. */
export const MAY_BE_EMPTY: readonly IntakeColumn[] = ['efternavn'];

/** A cell: what is under a header. */
export interface Cell {
  readonly header: string;
  readonly text: string;
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
}

const BY_SPELLING = new Map<string, IntakeColumn>(INTAKE_COLUMNS.map((name) => [spelledAlike(name), name]));

/**
 * The column that a header means, whatever its case, its spaces and its spelling of æ, ø and å; `undefined` if it means
 * none.
 */
export function columnOf(header: string): IntakeColumn | undefined {
  return BY_SPELLING.get(spelledAlike(header));
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
      if (header !== '') faults.push(intakeFault({ line, column: header }, UNKNOWN_COLUMN));
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
