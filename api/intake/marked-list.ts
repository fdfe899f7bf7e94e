import type { IntakeFault } from '../http/intake-faults.ts';
import { seenText } from './seen-text.ts';
import { columnOf, FAULT_COLUMN } from './columns.ts';
import type { GivenList } from './columns.ts';
import { spelledAlike } from './spelling.ts';

/** What a program that shows tables would take for a formula, and reckon out. */
const FORMULA = /^[\s]*[=+\-@|%]|^[\t\r]/;

/**
 * A list as it came, with a column that says what is wrong in each row, as a CSV file that Excel opens right: in UTF-8 with
 * its mark, and with semicolons. What is wrong with the list itself stands in the first row. No cell of it is a formula.
 */
export function markedList({ headers, rows }: GivenList, faults: readonly IntakeFault[]): Buffer {
  const kept = headers.map((header, at) => ({ header, at })).filter(({ header }) => !isFaultColumn(header));
  const known = new Set(rows.map(({ line }) => line));
  const byLine = new Map<number, IntakeFault[]>();
  for (const fault of faults) {
    const line = known.has(fault.line) ? fault.line : (rows[0]?.line ?? 0);
    const ofLine = byLine.get(line);
    if (ofLine === undefined) byLine.set(line, [fault]);
    else ofLine.push(fault);
  }
  const lines = rows.map(({ line, cells }) => [
    ...kept.map(({ header, at }) => cellAgain(header, cells[at] ?? '')),
    (byLine.get(line) ?? []).map(told).join(' | '),
  ]);
  const table = [[...kept.map(({ header }) => header), FAULT_COLUMN], ...lines];
  const text = table.map((cells) => cells.map(quoted).join(';')).join('\r\n');
  return Buffer.from(`\ufeff${text}\r\n`, 'utf8');
}

function isFaultColumn(header: string): boolean {
  return spelledAlike(seenText(header)) === FAULT_COLUMN;
}

function told({ column, message }: IntakeFault): string {
  return column === '' ? message : `${column}: ${message}`;
}

/** With its hyphen, Excel takes a CPR number for text and leaves the zero in front. */
function cellAgain(header: string, text: string): string {
  if (columnOf(header) !== 'cpr') return text;
  return text.replace(/^\s*(\d{6})(\d{4})\s*$/, '$1-$2');
}

function quoted(text: string): string {
  const harmless = FORMULA.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
