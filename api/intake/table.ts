import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { intakeFault } from '../http/intake-faults.ts';
import type { IntakeFault } from '../http/intake-faults.ts';
import { seenText } from './seen-text.ts';
import { columnOf, columnsOf, intakeNote, REQUIRED_COLUMNS } from './columns.ts';
import type { Cell, CellValue, IntakeColumn, IntakeList, IntakeNote } from './columns.ts';

/** One row of a table, with its number as Excel counts. */
export interface TableRow {
  readonly line: number;
  readonly cells: readonly CellValue[];
  readonly isHidden?: boolean;
}

/** What stands in a file, before anybody knows what its columns mean. */
export interface Table {
  readonly rows: readonly TableRow[];
  readonly notes: readonly IntakeNote[];
  /** The places of columns that Excel does not show, from 0. */
  readonly hiddenColumns?: ReadonlySet<number>;
  /** The lines in which cells are merged with the cell beside them. */
  readonly mergedAcross?: ReadonlySet<number>;
}

/** Above the headers there may be a title, who made the list and when. */
const FARTHEST_DOWN = 10;
/** A row that has so many headers in it is no person. */
const SURELY_HEADERS = 3;

/**
 * Finds the headers of a table, and the people below them: the row among the first ten that has most of our columns. A file
 * without headers, or with more than one table, is a fault of the list.
 */
export function listIn({ rows, notes, hiddenColumns, mergedAcross }: Table): IntakeList {
  const filled = rows.filter(isFilled);
  const top = headersIn(filled.slice(0, FARTHEST_DOWN));
  if (filled.length === 0) return unreadable(EMPTY, 1, notes);
  if (top === undefined) return unreadable(NO_HEADERS, filled[0]?.line ?? 1, notes);
  const { line } = top;
  const headers = top.cells.map(({ text }) => seenText(text));
  const { columns, faults } = columnsOf(line, headers);
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column)).map((column) =>
    intakeFault({ line, column }, MISSING_COLUMN),
  );
  const people = filled.filter((row) => row.line > line);
  const written = new Set(
    headers.filter((_, at) => columns[at] !== undefined).map((header) => header.toLowerCase()),
  );
  const notOurs = people.filter(
    ({ cells }) =>
      cells.filter(({ text }) => written.has(text.trim().toLowerCase())).length >= SURELY_HEADERS,
  );
  return {
    rows: people.map((row) => ({ line: row.line, cells: cellsOf(columns, headers, row.cells) })),
    faults: [
      ...faults,
      ...missing,
      ...notOurs.map((row) => intakeFault({ line: row.line }, SECOND_TABLE)),
      ...people.flatMap((row) => [
        ...strayCells(row, headers),
        ...(mergedAcross?.has(row.line) === true ? [intakeFault({ line: row.line }, MERGED)] : []),
      ]),
    ],
    notes: [
      ...notes,
      ...(filled[0] === top ? [] : [intakeNote(headersBelow(line), { line })]),
      ...hiddenNotes(people, columns, headers, hiddenColumns),
    ],
    asGiven: {
      headers,
      rows: people.map((row) => ({ line: row.line, cells: row.cells.map(({ text }) => text) })),
    },
  };
}

/** How many of our columns a row names, at the most of any row among the first of a table. */
export function knownHeadersIn({ rows }: Table): number {
  const top = headersIn(rows.filter(isFilled).slice(0, FARTHEST_DOWN));
  return top === undefined ? 0 : knownIn(top);
}

/** A list that cannot be read at all, with the one thing that is wrong. */
export function unreadable(sentence: Sentence, line = 1, notes: readonly IntakeNote[] = []): IntakeList {
  return { rows: [], faults: [intakeFault({ line }, sentence)], notes, asGiven: { headers: [], rows: [] } };
}

function headersIn(rows: readonly TableRow[]): TableRow | undefined {
  let [best, most]: [TableRow | undefined, number] = [undefined, 0];
  for (const row of rows) {
    const known = knownIn(row);
    if (known > most) [best, most] = [row, known];
  }
  return best;
}

function knownIn({ cells }: TableRow): number {
  return new Set(cells.flatMap(({ text }) => columnOf(text) ?? [])).size;
}

function isFilled({ cells }: TableRow): boolean {
  return cells.some(isFilledCell);
}

function isFilledCell({ text, kind }: CellValue): boolean {
  return kind === 'error' || kind === 'no-result' || seenText(text) !== '';
}

function cellsOf(
  columns: readonly (IntakeColumn | undefined)[],
  headers: readonly string[],
  cells: readonly CellValue[],
): ReadonlyMap<IntakeColumn, Cell> {
  return new Map(
    columns.flatMap((column, at): [IntakeColumn, Cell][] => {
      if (column === undefined) return [];
      const { text, ...rest } = cells[at] ?? { text: '' };
      return [[column, { header: headers[at] ?? column, ...rest, text: text.trim() }]];
    }),
  );
}

/** Text without a header over it: most often a separator within a cell that is not in quotes. */
function strayCells({ line, cells }: TableRow, headers: readonly string[]): IntakeFault[] {
  const stray = cells.filter((cell, at) => (headers[at] ?? '') === '' && isFilledCell(cell));
  return stray.length === 0 ? [] : [intakeFault({ line }, STRAY_CELLS)];
}

function hiddenNotes(
  people: readonly TableRow[],
  columns: readonly (IntakeColumn | undefined)[],
  headers: readonly string[],
  hidden: ReadonlySet<number> = new Set(),
): IntakeNote[] {
  return [
    ...people.filter(({ isHidden }) => isHidden === true).map(({ line }) => intakeNote(HIDDEN_ROW, { line })),
    ...headers.flatMap((column, at) =>
      hidden.has(at) && columns[at] !== undefined ? [intakeNote(HIDDEN_COLUMN, { column })] : [],
    ),
  ];
}

const EMPTY: Sentence = { da: 'Filen er tom.', en: 'The file is empty.' };

const NO_HEADERS: Sentence = {
  da: `Der skal være en række med overskrifterne: ${REQUIRED_COLUMNS.join(', ')} og de øvrige kolonner, listen har.`,
  en: `There must be a row with the headers: ${REQUIRED_COLUMNS.join(', ')}, and what other columns the list has.`,
};

const MISSING_COLUMN: Sentence = { da: 'Kolonnen mangler.', en: 'The column is missing.' };

const SECOND_TABLE: Sentence = {
  da: 'Rækken ligner overskrifter igen. Der må kun være én tabel i arket.',
  en: 'The row looks like headers again. There may be only one table in the sheet.',
};

const MERGED: Sentence = {
  da: 'Rækken har celler, der er flettet med cellen ved siden af. Ophæv fletningen, og skriv i hver celle for sig.',
  en: 'The row has cells that are merged with the one beside them. Unmerge them, and write in each of them.',
};

const STRAY_CELLS: Sentence = {
  da: 'Rækken har tekst i felter uden overskrift. Står der et semikolon i en celle, skal cellen stå i citationstegn.',
  en: 'The row has text without a header over it. A cell with a separator in it must stand in quotation marks.',
};

const headersBelow = (line: number): Sentence => ({
  da: `Overskrifterne er fundet i række ${line}. Rækkerne over dem er ikke læst.`,
  en: `The headers were found in row ${line}. The rows above them were not read.`,
});

const HIDDEN_ROW: Sentence = {
  da: 'Rækken er skjult i Excel, men er læst som de andre. Slet den, hvis personen ikke skal med.',
  en: 'The row is hidden in Excel, but is read like the others. Delete it if the person is not to be in the list.',
};

const HIDDEN_COLUMN: Sentence = {
  da: 'Kolonnen er skjult i Excel, men er læst som de andre. Slet den, hvis den ikke skal med.',
  en: 'The column is hidden in Excel, but is read like the others. Delete it if it is not to be in the list.',
};
