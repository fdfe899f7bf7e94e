import type { Fields } from './parse-mail.ts';

/** Nobody's head has more lines that say anything. */
const MAX_LINES = 2_000;
/** A field's name, and the colon after it. */
const NAMED = /^([A-Za-z][A-Za-z0-9-]{0,63})[ \t]?:[ \t]*/;

/** One field as it was written, unfolded. Its name is in small letters. */
export interface Field {
  readonly name: string;
  readonly value: string;
}

/** What a line of a head is: the start of a field, the rest of one, the end of a block, or something else. */
export type HeadLine =
  { readonly is: 'field'; readonly field: Field } | { readonly is: 'blank' } | { readonly is: 'other' };

/**
 * The lines of a text as lines of a head, with what is folded put back on its line. Of a very long text only the
 * first 2,000 lines.
 */
export function headLines(text: string): HeadLine[] {
  const lines: HeadLine[] = [];
  for (const line of text.split(/\r?\n/, MAX_LINES)) {
    const last = lines.at(-1);
    if (line.trim() === '') lines.push({ is: 'blank' });
    else if (/^[ \t]/.test(line) && last?.is === 'field')
      lines[lines.length - 1] = { is: 'field', field: joined(last.field, line) };
    else lines.push(headLine(line));
  }
  return lines;
}

function headLine(line: string): HeadLine {
  const [start, name] = NAMED.exec(line) ?? [];
  if (start === undefined || name === undefined) return { is: 'other' };
  return { is: 'field', field: { name: name.toLowerCase(), value: line.slice(start.length).trim() } };
}

function joined({ name, value }: Field, line: string): Field {
  return { name, value: `${value} ${line.trim()}`.trim() };
}

/** The fields at the head of some text, up to its first empty line; the first of each name. */
export function headOf(text: string): Fields {
  const lines = headLines(text.trimStart());
  const end = lines.findIndex(({ is }) => is === 'blank');
  return firstOfEach(
    (end === -1 ? lines : lines.slice(0, end)).flatMap((line) => (line.is === 'field' ? [line.field] : [])),
  );
}

/** Fields by name, the first of each. */
export function firstOfEach(fields: readonly Field[]): Fields {
  const found = new Map<string, string>();
  for (const { name, value } of fields) if (!found.has(name)) found.set(name, value);
  return found;
}
