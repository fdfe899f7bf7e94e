import { randomUUID } from 'node:crypto';
import type { Viewer } from '../../db/access.ts';
import { addJourney, knownReferences } from '../../db/journeys/journeys.ts';
import { addNote } from '../../db/persons/notes.ts';
import { addPerson } from '../../db/persons/persons.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Tx } from '../../db/pool.ts';
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
  { db }: Pick<Service, 'db'>,
  referrals: readonly NewReferral[],
): Promise<(Omit<ReferralOutcome, 'id'> & { readonly id: string | null })[]> {
  const known = await knownIds(db, referrals);
  return referrals.map(({ referral: { municipality, municipalityReference: reference } }) => {
    const id = known.get(`${municipality} ${reference}`) ?? null;
    return { id, municipality, reference, known: id !== null };
  });
}

async function commit(
  { vault, config }: Pick<Service, 'vault' | 'config'>,
  tx: Tx,
  viewer: Viewer,
  referrals: readonly NewReferral[],
): Promise<ReferralOutcome[]> {
  const known = await knownIds(tx, referrals);
  const added = new Map<string, string>();
  // In one order for all, so that two lists with the same people never wait on each other.
  for (const { referral, person, note, onBehalfOf } of inOrder(referrals)) {
    const key = keyOf(referral);
    if (known.has(key)) continue;
    const [id, personId] = [randomUUID(), randomUUID()];
    await addPerson(tx, vault, personId, person);
    const noteId =
      note === undefined
        ? undefined
        : await addNote(tx, vault, { personId, text: note, writtenBy: viewer.contact });
    const actor: Actor = { organisation: viewer.organisation, contact: viewer.contact, via: 'api' };
    await addJourney(tx, {
      id,
      programme: config.programme,
      personId,
      opening: {
        referral,
        actor,
        ...(onBehalfOf && { onBehalfOf }),
        ...(noteId !== undefined && { noteId }),
      },
    });
    added.set(key, id);
  }
  return referrals.map(({ referral }) => {
    const key = keyOf(referral);
    const { municipality, municipalityReference: reference } = referral;
    return { id: added.get(key) ?? known.get(key) ?? '', municipality, reference, known: known.has(key) };
  });
}

type Queried = Parameters<typeof knownReferences>[0];

async function knownIds(
  db: Queried,
  referrals: readonly NewReferral[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await knownReferences(
    db,
    referrals.map(({ referral }) => referral),
  );
  return new Map(rows.map((row) => [keyOf(row), row.id]));
}

function inOrder(referrals: readonly NewReferral[]): NewReferral[] {
  return referrals.toSorted((a, b) => (keyOf(a.referral) < keyOf(b.referral) ? -1 : 1));
}

function keyOf(of: { readonly municipality: string; readonly municipalityReference: string }): string {
  return `${of.municipality} ${of.municipalityReference}`;
}

function gotBetween(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return GOT_BETWEEN.includes(String(new Map<string, unknown>(Object.entries(error)).get('code')));
}
