import { CsvError, parse } from 'csv-parse/sync';
import { intakeFault } from '../http/intake-faults.ts';
import type { IntakeFault } from '../http/intake-faults.ts';
import { columnOf, columnsOf, REQUIRED_COLUMNS } from './columns.ts';
import type { Cell, IntakeColumn, IntakeList } from './columns.ts';

/**
 * Reads a CSV file as Excel writes it in Denmark: with semicolons, or with commas or tabs if the headers have them;
 * in UTF-8, UTF-16 or Windows-1252. Lines are counted as Excel counts rows: a line break within quotes is none, an
 * empty row is one. A file that cannot be read is a fault of the list, and nothing is thrown.
 */
export function readSheet(bytes: Buffer): IntakeList {
  const text = decode(bytes);
  if (text === undefined) return unreadable(1, NOT_CSV);
  let records: readonly string[][];
  try {
    records = recordsOf(text);
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    return unreadable(Number(new Map<string, unknown>(Object.entries(error)).get('records')) + 1, OPEN_QUOTE);
  }
  const top = records.findIndex(isFilled);
  const headers = records[top];
  if (headers === undefined) return unreadable(1, EMPTY);
  const line = top + 1;
  const { columns, faults } = columnsOf(line, headers);
  if (columns.every((column) => column === undefined)) return unreadable(line, NO_HEADERS);
  const missing = REQUIRED_COLUMNS.filter((column) => !columns.includes(column)).map((column) =>
    intakeFault({ line, column }, MISSING_COLUMN),
  );
  const filled = records.map((cells, at) => ({ line: at + 1, cells })).slice(top + 1);
  const people = filled.filter(({ cells }) => isFilled(cells));
  return {
    rows: people.map(({ line, cells }) => ({ line, cells: cellsOf(columns, headers, cells) })),
    faults: [...faults, ...missing, ...people.flatMap(({ line, cells }) => strayCells(line, headers, cells))],
  };
}

/** What is in a workbook (.xlsx) and in no CSV file. */
const ZIP = Buffer.from('PK\u0003\u0004', 'latin1');

function decode(bytes: Buffer): string | undefined {
  if (bytes.subarray(0, ZIP.length).equals(ZIP)) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

/** The characters in which Windows-1252 differs from Latin-1: 0x80 to 0x9F. */
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Not by TextDecoder: from Node 20.18.3 on it reads Windows-1252 as Latin-1, and names with š or ž are spoilt. */
function windows1252(bytes: Buffer): string {
  return bytes
    .toString('latin1')
    .replaceAll(/[\u0080-\u009f]/g, (character) => WINDOWS[character.charCodeAt(0) - 0x80] ?? character);
}

const SEPARATORS = [';', '\t', ','] as const;

/** Excel puts this line before the first row to say what separates the cells; it counts as none. */
const SEPARATOR_LINE = /^sep=([;\t,])\r?\n/i;

function recordsOf(text: string): string[][] {
  const said = SEPARATOR_LINE.exec(text);
  const rest = said === null ? text : text.slice(said[0].length);
  return separated(rest, said?.[1] ?? separatorOf(rest));
}

/** The separator by which most columns of the headers are known; the semicolon if none is ahead. */
function separatorOf(text: string): string {
  let [best, most]: [string, number] = [';', 0];
  for (const separator of SEPARATORS) {
    const known = headersBy(separator, text).filter((header) => columnOf(header) !== undefined).length;
    if (known > most) [best, most] = [separator, known];
  }
  return best;
}

function headersBy(separator: string, text: string): readonly string[] {
  try {
    return separated(text, separator, 1)[0] ?? [];
  } catch {
    return [];
  }
}

function separated(text: string, separator: string, to = -1): string[][] {
  return parse(text, {
    delimiter: separator,
    // Given, since it is else taken from the first line alone, and files put together have more than one kind.
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    // As Excel has it: quotes that do not begin a cell are part of it.
    relax_quotes: true,
    trim: true,
    to,
  });
}

function isFilled(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '');
}

function cellsOf(
  columns: readonly (IntakeColumn | undefined)[],
  headers: readonly string[],
  cells: readonly string[],
): ReadonlyMap<IntakeColumn, Cell> {
  return new Map(
    columns.flatMap((column, at): [IntakeColumn, Cell][] =>
      column === undefined
        ? []
        : [[column, { header: headers[at] ?? column, text: (cells[at] ?? '').trim() }]],
    ),
  );
}

/** Text without a header over it: most often a separator within a cell that is not in quotes. */
function strayCells(line: number, headers: readonly string[], cells: readonly string[]): IntakeFault[] {
  const stray = cells.filter((cell, at) => (headers[at] ?? '') === '' && cell.trim() !== '');
  return stray.length === 0 ? [] : [intakeFault({ line }, STRAY_CELLS)];
}

function unreadable(line: number, sentence: { readonly da: string; readonly en: string }): IntakeList {
  return { rows: [], faults: [intakeFault({ line }, sentence)] };
}

const NOT_CSV = {
  da: 'Filen er ikke en CSV-fil. Åbn den i Excel, og gem den som »CSV (semikolonsepareret)« eller »CSV UTF-8«.',
  en: 'The file is not a CSV file. Open it in Excel and save it as CSV.',
};

const EMPTY = { da: 'Filen er tom.', en: 'The file is empty.' };

const NO_HEADERS = {
  da: `Første række skal være overskrifterne: ${REQUIRED_COLUMNS.join(', ')} og de øvrige kolonner, listen har.`,
  en: `The first row must be the headers: ${REQUIRED_COLUMNS.join(', ')}, and what other columns the list has.`,
};

const MISSING_COLUMN = { da: 'Kolonnen mangler.', en: 'The column is missing.' };

const OPEN_QUOTE = {
  da: 'Der mangler et citationstegn: et, der er åbnet i denne række, bliver ikke lukket igen.',
  en: 'A quotation mark is missing: one opened in this row is never closed.',
};

const STRAY_CELLS = {
  da: 'Rækken har tekst i felter uden overskrift. Står der et semikolon i en celle, skal cellen stå i citationstegn.',
  en: 'The row has text without a header over it. A cell with a separator in it must stand in quotation marks.',
};
