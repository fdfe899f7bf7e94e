import { randomUUID } from 'node:crypto';
import { faultAt } from '../http/faults.ts';
import { invalid } from '../http/problems.ts';

/** The header in which a caller names a command once and for all. */
export const KEY_HEADER = 'Idempotency-Key';

const KEY = /^[\w.:-]{1,100}$/;

/** The caller's key for a command, or a new one. Throws the problem `invalid` if it is none. */
export function idempotencyKeyOf({
  header,
}: {
  readonly header: (name: string) => string | undefined;
}): string {
  const given = header(KEY_HEADER);
  if (given === undefined) return randomUUID();
  if (!KEY.test(given)) throw invalid(KEY_MALFORMED);
  return given;
}

const KEY_MALFORMED = faultAt(KEY_HEADER, {
  da: 'Skal være 1–100 tegn: bogstaver, tal, punktum, kolon, bindestreg eller understregning.',
  en: 'Must be 1–100 characters: letters, digits, full stop, colon, hyphen or underscore.',
});
