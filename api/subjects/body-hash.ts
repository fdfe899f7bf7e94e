import { createHash } from 'node:crypto';

/** A hash of a whole body and of the command itself, the same however the body's fields were ordered. */
export function bodyHashOf(type: string, body: unknown): string {
  return createHash('sha256')
    .update(`${type} ${canonical(body)}`, 'utf8')
    .digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}
