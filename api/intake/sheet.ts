import { CsvError, parse } from 'csv-parse/sync';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { columnOf, intakeNote } from './columns.ts';
import type { IntakeList } from './columns.ts';
import { decodeText } from './decoding.ts';
import { listIn, unreadable } from './table.ts';

/**
 * Reads a CSV file as Excel writes it in Denmark: with semicolons, or with commas or tabs if the headers have them, in
 * whatever encoding can be known for certain. Lines are counted as Excel counts rows: a line break within quotes is none, an
 * empty row is one. A file that cannot be read is a fault of the list, and nothing is thrown.
 */
export function readSheet(bytes: Buffer): IntakeList {
  const decoded = decodeText(bytes);
  if ('fault' in decoded) return unreadable(decoded.fault);
  let records: readonly string[][];
  try {
    records = recordsOf(decoded.text);
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const fault = error.code === 'CSV_QUOTE_NOT_CLOSED' ? OPEN_QUOTE : STRAY_QUOTE;
    return unreadable(fault, Number(new Map<string, unknown>(Object.entries(error)).get('records')) + 1);
  }
  const rows = records.map((cells, at) => ({ line: at + 1, cells: cells.map((text) => ({ text })) }));
  return listIn({ rows, notes: decoded.note === undefined ? [] : [intakeNote(decoded.note)] });
}

const SEPARATORS = [';', '\t', ','] as const;

/** Excel puts this line before the first row to say what separates the cells; it counts as none. */
const SEPARATOR_LINE = /^sep=([;\t,])\r?\n/i;

function recordsOf(text: string): string[][] {
  const said = SEPARATOR_LINE.exec(text);
  const rest = said === null ? text : text.slice(said[0].length);
  return separated(rest, said?.[1] ?? separatorOf(rest));
}

/** How many rows are looked at for headers: there may be a title above them. */
const ROWS_LOOKED_AT = 12;

/** The separator by which most columns of the headers are known; the semicolon if none is ahead. */
function separatorOf(text: string): string {
  let [best, most]: [string, number] = [';', 0];
  for (const separator of SEPARATORS) {
    const known = Math.max(0, ...rowsBy(separator, text).map(knownIn));
    if (known > most) [best, most] = [separator, known];
  }
  return best;
}

function knownIn(cells: readonly string[]): number {
  return cells.filter((cell) => columnOf(cell) !== undefined).length;
}

function rowsBy(separator: string, text: string): readonly string[][] {
  try {
    return separated(text, separator, ROWS_LOOKED_AT);
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

const OPEN_QUOTE: Sentence = {
  da: 'Der mangler et citationstegn: et, der er åbnet i denne række, bliver ikke lukket igen.',
  en: 'A quotation mark is missing: one opened in this row is never closed.',
};

const STRAY_QUOTE: Sentence = {
  da: 'Citationstegnene i denne række passer ikke sammen: der står noget efter et, der lukker en celle.',
  en: 'The quotation marks in this row do not match: something stands behind one that closes a cell.',
};
