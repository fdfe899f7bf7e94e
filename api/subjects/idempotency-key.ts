import { randomUUID } from 'node:crypto';
import { faultAt } from '../http/faults.ts';
import { invalid } from '../http/problems.ts';
import type { Service } from '../http/route.ts';

/** The header in which a caller names a command once and for all. */
export const KEY_HEADER = 'Idempotency-Key';

const KEY = /^[\w.:-]{1,100}$/;

/** A caller's key for a command. */
export interface IdempotencyKey {
  /** As it is kept, in Postgres and in Temporal: a hash, since the caller's text may be anything. */
  readonly key: string;
  /** As the caller has it, for the response. */
  readonly given: string;
}

/** The caller's key for a command, or a new one. Throws the problem `invalid` if it is none. */
export function idempotencyKeyOf({
  header,
  service: { vault },
}: {
  readonly header: (name: string) => string | undefined;
  readonly service: Pick<Service, 'vault'>;
}): IdempotencyKey {
  const given = header(KEY_HEADER) ?? randomUUID();
  if (!KEY.test(given)) throw invalid(KEY_MALFORMED);
  return { key: vault.keptKey(given), given };
}

const KEY_MALFORMED = faultAt(KEY_HEADER, {
  da: 'Skal være 1–100 tegn: bogstaver, tal, punktum, kolon, bindestreg eller understregning.',
  en: 'Must be 1–100 characters: letters, digits, full stop, colon, hyphen or underscore.',
});
