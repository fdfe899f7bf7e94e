import { CsvError, parse } from 'csv-parse/sync';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { columnOf, intakeNote } from './columns.ts';
import type { IntakeList } from './columns.ts';
import { decodeText } from './decoding.ts';
import { LONGEST_ROW, MOST_CELLS, MOST_COLUMNS, MOST_SHEET_ROWS } from './list-limits.ts';
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
    if (error instanceof TooLarge) return unreadable(TOO_LARGE, error.line);
    if (!(error instanceof CsvError)) throw error;
    if (error.code === 'CSV_MAX_RECORD_SIZE') return unreadable(LONG_ROW, recordsBefore(error) + 1);
    const fault = error.code === 'CSV_QUOTE_NOT_CLOSED' ? OPEN_QUOTE : STRAY_QUOTE;
    return unreadable(fault, recordsBefore(error) + 1);
  }
  const rows = records.map((cells, at) => ({ line: at + 1, cells: cells.map((text) => ({ text })) }));
  return listIn({ rows, notes: decoded.note === undefined ? [] : [intakeNote(decoded.note)] });
}

function recordsBefore(error: CsvError): number {
  return Number(new Map<string, unknown>(Object.entries(error)).get('records'));
}

/** Thrown within this file if more stands in a file than in any list. */
class TooLarge extends Error {
  readonly line: number;

  constructor(line: number) {
    super('A file with more in it than a list');
    this.line = line;
  }
}

const SEPARATORS = [';', '\t', ','] as const;

/** Excel puts this line before the first row to say what separates the cells; it counts as none. */
const SEPARATOR_LINE = /^sep=([;\t,])\r?\n/i;

function recordsOf(text: string): string[][] {
  const said = SEPARATOR_LINE.exec(text);
  const rest = said === null ? text : text.slice(said[0].length);
  const filled = withoutEmptyEnd(rest);
  return separated(filled, said?.[1] ?? separatorOf(filled));
}

const SEPARATORS_AND_SPACES = ';\t, \r\n';

/** A text without the rows at its end in which nothing stands: programs write as many as the sheet once had. */
function withoutEmptyEnd(text: string): string {
  let [at, end] = [text.length, text.length];
  while (at > 0 && SEPARATORS_AND_SPACES.includes(text[at - 1] ?? '')) {
    at -= 1;
    // The last row keeps its own empty cells.
    if (text[at] === '\n' || text[at] === '\r') end = at;
  }
  return text.slice(0, end);
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
  let [rows, cells] = [0, 0];
  return parse(text, {
    max_record_size: LONGEST_ROW,
    on_record: (record: string[]) => {
      const kept = record.slice(0, record.findLastIndex((cell) => cell !== '') + 1);
      rows += 1;
      cells += kept.length;
      if (kept.length > MOST_COLUMNS || rows > MOST_SHEET_ROWS || cells > MOST_CELLS)
        throw new TooLarge(rows);
      return kept;
    },
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

const TOO_LARGE: Sentence = {
  da: `Filen har mere i sig end en liste over personer: højst ${MOST_COLUMNS} kolonner og ${MOST_SHEET_ROWS.toLocaleString('da-DK')} rækker. Kopiér listen til en ny fil, og send den.`,
  en: `The file has more in it than a list of people: at most ${MOST_COLUMNS} columns and ${MOST_SHEET_ROWS.toLocaleString('en-GB')} rows. Copy the list to a new file, and send that.`,
};

const LONG_ROW: Sentence = {
  da: 'Rækken er længere end nogen persons. Ofte er et citationstegn, der er åbnet her, ikke lukket igen.',
  en: 'The row is longer than anybody’s. Often a quotation mark opened here is never closed.',
};

const OPEN_QUOTE: Sentence = {
  da: 'Der mangler et citationstegn: et, der er åbnet i denne række, bliver ikke lukket igen.',
  en: 'A quotation mark is missing: one opened in this row is never closed.',
};

const STRAY_QUOTE: Sentence = {
  da: 'Citationstegnene i denne række passer ikke sammen: der står noget efter et, der lukker en celle.',
  en: 'The quotation marks in this row do not match: something stands behind one that closes a cell.',
};
