import type { z } from 'zod';
import { columnsOf, REQUIRED_COLUMNS } from './columns.ts';
import type { Cell, IntakeColumn, IntakeList } from './columns.ts';
import { dateOfSerial } from './dates.ts';
import type { intakeBody } from './intake-bodies.ts';

/** Reads a list that came as JSON as if its rows were in a file: lines are the persons' numbers in the list. */
export function readJsonList({ rows }: z.output<typeof intakeBody>): IntakeList {
  const read = rows.map((row, at) => {
    const line = at + 1;
    const headers = Object.keys(row);
    const { columns, faults } = columnsOf(line, headers);
    // What a row leaves out is empty: each row has its own names, so there is no row of headers to blame.
    const cells = new Map<IntakeColumn, Cell>(
      REQUIRED_COLUMNS.map((column) => [column, { header: column, text: '' }]),
    );
    headers.forEach((header, place) => {
      const column = columns[place];
      if (column !== undefined) cells.set(column, { header, ...cellOf(row[header]) });
    });
    return { row: { line, cells }, faults };
  });
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return {
    rows: read.map(({ row }) => row),
    faults: read.flatMap(({ faults }) => faults),
    notes: [],
    asGiven: {
      headers,
      rows: rows.map((row, at) => ({
        line: at + 1,
        cells: headers.map((header) => String(row[header] ?? '')),
      })),
    },
  };
}

function cellOf(value: string | number | null | undefined): Omit<Cell, 'header'> {
  if (typeof value !== 'number') return { text: (value ?? '').trim() };
  const asDate = dateOfSerial(value);
  return { text: String(value), kind: 'number', ...(asDate && { asDate }) };
}
