import { personKey } from '../../db/persons/persons.ts';
import { hashUnder } from '../../db/persons/vault.ts';
import type { Service } from '../http/route.ts';

/** The hash of a body, by which the same command given again is known. */
export interface BodyHash {
  readonly hash: string;
  /**
   * Whether a hash that differs says that the body does. It does not where the key of the person has been destroyed since:
   * what was recorded before has a hash that nobody can make any more.
   */
  readonly tells: boolean;
}

/**
 * A hash of a whole body about a person and of the command itself, the same however the body's fields were ordered. It is
 * made with the person's own key: nobody can try out what was in the body, and it ends with the key.
 */
export async function personsBodyHash(
  { db, vault }: Pick<Service, 'db' | 'vault'>,
  personId: string,
  type: string,
  body: unknown,
): Promise<BodyHash> {
  const key = await personKey(db, vault, personId);
  return { hash: hashOf(key ?? vault.notesKey, type, body), tells: key !== undefined };
}

/** The same of a body about something that is nobody's, with the service's own key. */
export function subjectsBodyHash({ vault }: Pick<Service, 'vault'>, type: string, body: unknown): BodyHash {
  return { hash: hashOf(vault.notesKey, type, body), tells: true };
}

/** Whether what was recorded under a key came with another body. */
export function isOtherBody(
  recorded: { readonly bodyHash: string | null },
  { hash, tells }: BodyHash,
): boolean {
  return tells && recorded.bodyHash !== hash;
}

function hashOf(key: Buffer, type: string, body: unknown): string {
  return hashUnder(key, 'bodies', `${type} ${canonical(body)}`).toString('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}
