import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../db/access.ts';
import { addJourney, knownReferences } from '../../db/journeys/journeys.ts';
import { sealReference } from '../../db/persons/municipality-references.ts';
import type { MunicipalityReference } from '../../db/persons/municipality-references.ts';
import { addNote } from '../../db/persons/notes.ts';
import { addPerson } from '../../db/persons/persons.ts';
import type { Vault } from '../../db/persons/vault.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Queryable, Tx } from '../../db/pool.ts';
import type { Actor } from '../../domain/subjects/actor.ts';
import type { Service } from '../http/route.ts';
import type { NewReferral } from './referral.ts';

/** What became of one referral. */
export interface ReferralOutcome {
  readonly id: string;
  readonly municipality: string;
  readonly reference: string;
  /** Whether the municipality's reference had a journey already; then nothing was changed. */
  readonly known: boolean;
}

/** How many times we try. Each time that we fail, somebody else has succeeded. */
const ATTEMPTS = 5;

/** The SQLSTATEs of a row that another transaction has just added, and of two transactions that wait for each other. */
const GOT_BETWEEN = ['23505', '40P01'];

/**
 * Adds everybody who is not known yet, in one transaction: person, note and journey of each, or nobody at all. The
 * journeys then wait to be started. If several send the same list at once, each person is added once. Throws what the
 * database throws if others have got in between five times in a row.
 */
export async function commitReferrals(
  service: Pick<Service, 'db' | 'vault' | 'config'>,
  viewer: Viewer,
  referrals: readonly NewReferral[],
): Promise<ReferralOutcome[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await inTransaction(service.db, (tx) => commit(service, tx, viewer, referrals));
    } catch (error) {
      if (attempt === ATTEMPTS || !gotBetween(error)) throw error;
    }
  }
}

/** Says which referrals are known already, and writes nothing. Those that are not known have no id yet. */
export async function foreseeReferrals(
  { db, vault }: Pick<Service, 'db' | 'vault'>,
  referrals: readonly NewReferral[],
): Promise<(Omit<ReferralOutcome, 'id'> & { readonly id: string | null })[]> {
  const known = await knownIds(db, vault, referrals);
  return referrals.map((each) => {
    const given = referenceOf(each);
    const id = known.get(keyOf(given)) ?? null;
    return { id, ...given, known: id !== null };
  });
}

async function commit(
  { vault, config }: Pick<Service, 'vault' | 'config'>,
  tx: Tx,
  viewer: Viewer,
  referrals: readonly NewReferral[],
): Promise<ReferralOutcome[]> {
  const known = await knownIds(tx, vault, referrals);
  const added = new Map<string, string>();
  // In one order for all, so that two lists with the same people never wait on each other.
  for (const each of inOrder(referrals)) {
    const { referral, person, note, onBehalfOf } = each;
    const key = keyOf(referenceOf(each));
    if (known.has(key)) continue;
    const [id, personId] = [randomUUID(), randomUUID()];
    const reference = sealReference(vault, await addPerson(tx, vault, personId, person), referenceOf(each));
    const noteId =
      note === undefined
        ? undefined
        : await addNote(tx, vault, { personId, text: note, writtenBy: viewer.contact });
    const actor: Actor = { organisation: viewer.organisation, contact: viewer.contact, via: 'api' };
    await addJourney(tx, {
      id,
      programme: config.programme,
      personId,
      reference,
      opening: {
        referral: { ...referral, referenceId: reference.id },
        actor,
        ...(onBehalfOf && { onBehalfOf }),
        ...(noteId !== undefined && { noteId }),
      },
    });
    added.set(key, id);
  }
  return referrals.map((each) => {
    const given = referenceOf(each);
    const key = keyOf(given);
    return { id: added.get(key) ?? known.get(key) ?? '', ...given, known: known.has(key) };
  });
}

async function knownIds(
  db: Queryable,
  vault: Vault,
  referrals: readonly NewReferral[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await knownReferences(db, vault, referrals.map(referenceOf));
  return new Map(rows.map((row) => [keyOf(row), row.id]));
}

function inOrder(referrals: readonly NewReferral[]): NewReferral[] {
  return referrals.toSorted((a, b) => (keyOf(referenceOf(a)) < keyOf(referenceOf(b)) ? -1 : 1));
}

/** By what a municipality knows somebody whom it refers. */
export function referenceOf({ referral, reference }: NewReferral): MunicipalityReference {
  return { municipality: referral.municipality, reference };
}

/** A municipality and its reference as one text, by which rows of a list and of the record are matched. */
export function keyOf({ municipality, reference }: MunicipalityReference): string {
  return `${municipality} ${reference}`;
}

function gotBetween(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return GOT_BETWEEN.includes(String(new Map<string, unknown>(Object.entries(error)).get('code')));
}
