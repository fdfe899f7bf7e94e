import { readXml } from '../uploads/xml-reading.ts';
import type { CellValue } from './columns.ts';
import { MOST_CELLS, MOST_COLUMNS, MOST_SHEET_ROWS } from './list-limits.ts';
import type { TableRow } from './table.ts';
import { cellValue, unescaped } from './workbook-cells.ts';
import type { SharedParts } from './workbook-cells.ts';

/** One sheet of a workbook, read. */
export interface ReadSheet {
  readonly rows: readonly TableRow[];
  readonly hiddenColumns: ReadonlySet<number>;
  readonly mergedAcross: ReadonlySet<number>;
}

/** How many merged places are looked at. */
const MOST_MERGES = 5_000;

/** Thrown if a sheet has more in it than any list. */
export class SheetTooLarge extends Error {}

interface OpenCell {
  readonly at: number;
  readonly type: string | undefined;
  readonly style: number;
  hasFormula: boolean;
  value?: string;
  inline?: string;
}

interface OpenRow {
  readonly line: number;
  readonly isHidden: boolean;
  readonly cells: CellValue[];
}

/**
 * Reads a sheet: its rows that have something in them, and what of it Excel does not show. Throws `SheetTooLarge` if it is
 * longer or wider than any list, and another error if it is not well-formed.
 */
export function readSheetPart(xml: string, shared: SharedParts): ReadSheet {
  const rows: OpenRow[] = [];
  const hiddenColumns = new Set<number>();
  const merges: Merge[] = [];
  let [line, into, isSpoken]: [number, 'value' | 'inline' | undefined, boolean] = [0, undefined, false];
  let row: OpenRow | undefined;
  let cell: OpenCell | undefined;
  let column = 0;
  let cells = 0;
  readXml(xml, {
    opens: (element, of) => {
      switch (element) {
        case 'row':
          line = lineIn(of('r')) ?? line + 1;
          row = { line, isHidden: isOn(of('hidden')), cells: [] };
          column = 0;
          break;
        case 'c':
          column = columnIn(of('r')) ?? column + 1;
          cell = { at: column - 1, type: of('t'), style: Number(of('s') ?? 0), hasFormula: false };
          break;
        case 'f':
          if (cell) cell.hasFormula = true;
          break;
        case 'v':
          into = 'value';
          break;
        case 't':
          into = 'inline';
          break;
        case 'rPh':
          isSpoken = true;
          break;
        case 'col':
          if (isOn(of('hidden'))) hide(hiddenColumns, Number(of('min')), Number(of('max')));
          break;
        case 'mergeCell': {
          const merge = mergeOf(of('ref') ?? '');
          if (merge !== undefined && merges.length < MOST_MERGES) merges.push(merge);
          break;
        }
      }
    },
    says: (text) => {
      if (cell && into !== undefined && !isSpoken) cell[into] = (cell[into] ?? '') + text;
    },
    closes: (element) => {
      if (element === 'v' || element === 't') into = undefined;
      else if (element === 'rPh') isSpoken = false;
      else if (element === 'c' && cell && row) {
        const { at, type, style, hasFormula, value, inline } = cell;
        const written = { type, style, hasFormula, value, inline: inline && unescaped(inline) };
        put(row.cells, at, cellValue(written, shared));
        cell = undefined;
      } else if (element === 'row' && row) {
        if (row.cells.length > 0) rows.push(row);
        cells += row.cells.length;
        if (rows.length > MOST_SHEET_ROWS || cells > MOST_CELLS) throw new SheetTooLarge();
        row = undefined;
      }
    },
  });
  return { rows, hiddenColumns, mergedAcross: fillMerges(rows, merges) };
}

/** One for all places: a row may have hundreds of them. */
const EMPTY: CellValue = { text: '' };

/** Puts a value into a row. Excel keeps a cell for each that somebody has coloured: an empty one is none. */
function put(cells: CellValue[], at: number, value: CellValue): void {
  if (value.text === '' && value.kind === undefined) return;
  if (at >= MOST_COLUMNS) throw new SheetTooLarge();
  while (cells.length < at) cells.push(EMPTY);
  cells[at] = value;
}

/** Hides columns from one to another, of those that a list may have: what a file says of others is not counted through. */
function hide(hidden: Set<number>, from: number, to: number): void {
  const last = Math.min(to, MOST_COLUMNS);
  for (let column = Math.max(1, Math.trunc(from)); column <= last; column += 1) hidden.add(column - 1);
}

const isOn = (flag: string | undefined): boolean => flag === '1' || flag === 'true';

/** The number of a row, from 1; one that is no number is the one after the last, as where none is said. */
function lineIn(number: string | undefined): number | undefined {
  return /^[1-9]\d{0,14}$/.test(number ?? '') ? Number(number) : undefined;
}

/** The number of a cell's column, from 1: `AB12` is in the 28th. */
function columnIn(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})\$?\d+$/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
}

interface Merge {
  readonly column: number;
  readonly lastColumn: number;
  readonly line: number;
  readonly lastLine: number;
}

function mergeOf(reference: string): Merge | undefined {
  const [first = '', last = first] = reference.split(':');
  const [column, lastColumn] = [columnIn(first), columnIn(last)];
  if (column === undefined || lastColumn === undefined) return undefined;
  const [line, lastLine] = [first, last].map((cell) => Number(cell.replaceAll(/\D/g, '')));
  return { column: column - 1, lastColumn: lastColumn - 1, line: line ?? 0, lastLine: lastLine ?? 0 };
}

/**
 * Where cells are merged downwards, all of them hold what stands in the first, as people see it. The lines in which some
 * are merged with the cell beside them are returned: which of the columns it is meant for cannot be known.
 */
function fillMerges(rows: readonly OpenRow[], merges: readonly Merge[]): ReadonlySet<number> {
  const across = new Set<number>();
  const byLine = new Map(rows.map((row) => [row.line, row]));
  let looked = 0;
  for (const { column, lastColumn, line, lastLine } of merges) {
    const first = byLine.get(line)?.cells[column];
    if (first === undefined || first.text === '') continue;
    for (const row of rows) {
      if (row.line < line || row.line > lastLine) continue;
      looked += 1;
      if (looked > MOST_CELLS) throw new SheetTooLarge();
      if (lastColumn > column) across.add(row.line);
      else if (column < MOST_COLUMNS) put(row.cells, column, first);
    }
  }
  return across;
}
