import { randomUUID } from 'node:crypto';
import { all, inTransaction, one, run } from '../pool.ts';
import type { Db, Queryable, Tx } from '../pool.ts';
import { personKey } from './persons.ts';
import { open, seal } from './vault.ts';
import type { Vault } from './vault.ts';

/** By what a municipality knows somebody: its id, and the number or code of its own. */
export interface MunicipalityReference {
  readonly municipality: string;
  readonly reference: string;
}

/** A reference as it is kept: sealed under the person's own key, and with the mark by which it is recognised. */
export interface SealedReference {
  /** A UUID: all that events and histories say of it. */
  readonly id: string;
  readonly municipality: string;
  readonly mark: Buffer;
  readonly sealed: Buffer;
}

/** The command that a reference comes with, by the key it is given under and the hash of its body. */
export interface ReferenceBearer {
  readonly journey: string;
  readonly key: string;
  readonly bodyHash: string;
}

const about = (id: string) => `municipality reference ${id}`;

/**
 * The mark by which a municipality's reference is recognised: nobody without the master key can try out which reference it is
 * of, and the same reference of another municipality has another.
 */
export function referenceMark(vault: Vault, { municipality, reference }: MunicipalityReference): Buffer {
  return vault.markOf('municipality-reference', `${municipality}\n${reference}`);
}

/** Seals a reference under the key of the person whose it is, for a new journey or for a command that brings it. */
export function sealReference(vault: Vault, key: Buffer, given: MunicipalityReference): SealedReference {
  const id = randomUUID();
  return {
    id,
    municipality: given.municipality,
    mark: referenceMark(vault, given),
    sealed: seal(key, Buffer.from(given.reference, 'utf8'), about(id)),
  };
}

interface SealedRow {
  readonly id: string;
  readonly journey: string;
  readonly personId: string;
  readonly municipality: string;
  readonly sealed: Buffer;
  readonly wrapped: Buffer;
  readonly [column: string]: unknown;
}

const SEALED_COLUMNS = `kept.id, kept.journey_id as journey, kept.person_id as "personId", kept.municipality, kept.sealed,
  wrapped_key as wrapped`;

function openRow(vault: Vault, { id, personId, sealed, wrapped }: SealedRow): string {
  return open(vault.unwrap(personId, wrapped), sealed, about(id)).toString('utf8');
}

/**
 * By what their municipalities know the persons of journeys now, by the journeys' ids, in one query for all. A journey is
 * missing if its person has been erased, or a database that was set back has lost the reference. The caller has made sure
 * that whoever is shown it may see the journey. Throws if sealed bytes were changed.
 */
export async function readReferences(
  db: Queryable,
  vault: Vault,
  journeyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (journeyIds.length === 0) return new Map();
  const rows = await all<SealedRow>(
    db,
    `select ${SEALED_COLUMNS} from journeys
     join municipality_references kept on kept.id = journeys.reference_id
     join person_keys on person_keys.person_id = kept.person_id
     where journeys.id = any($1::uuid[]) and wrapped_key is not null and kept.in_clear is null`,
    [[...new Set(journeyIds)]],
  );
  return new Map(rows.map((row) => [row.journey, openRow(vault, row)]));
}

/**
 * Every reference that a journey has had, by its id, with the municipality that gave it; none if the person has been erased.
 * An earlier municipality's is for the secretariat only. Throws as `readReferences` does.
 */
export async function readEveryReference(
  db: Queryable,
  vault: Vault,
  journeyId: string,
): Promise<ReadonlyMap<string, MunicipalityReference>> {
  const rows = await all<SealedRow>(
    db,
    `select ${SEALED_COLUMNS} from municipality_references kept
     join person_keys on person_keys.person_id = kept.person_id
     where kept.journey_id = $1 and wrapped_key is not null and kept.in_clear is null`,
    [journeyId],
  );
  return new Map(
    rows.map((row) => [row.id, { municipality: row.municipality, reference: openRow(vault, row) }]),
  );
}

/**
 * Keeps the reference that a command brings, and returns its id, which is all that the command carries; `undefined` if the
 * person has been erased. It holds once the event of its command is recorded. If it comes again with the same command, it is
 * kept once. Whether the municipality uses it for somebody else is neither asked nor told. Throws if the journey, the
 * municipality or the giver is unknown (a foreign key).
 */
export async function keepReference(
  db: Queryable,
  vault: Vault,
  bearer: ReferenceBearer,
  of: MunicipalityReference & { readonly personId: string; readonly givenBy?: string | undefined },
): Promise<string | undefined> {
  const key = await personKey(db, vault, of.personId);
  if (key === undefined) return undefined;
  const { id, municipality, mark, sealed } = sealReference(vault, key, of);
  const kept = await one<{ id: string }>(
    db,
    `insert into municipality_references (id, journey_id, person_id, municipality, mark, sealed, key, body_hash, given_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (journey_id, key, body_hash)
       do update set times_brought = municipality_references.times_brought + 1, brought_at = now()
     returning id`,
    [
      id,
      bearer.journey,
      of.personId,
      municipality,
      mark,
      sealed,
      bearer.key,
      bearer.bodyHash,
      of.givenBy ?? null,
    ],
  );
  return kept?.id;
}

/** Whether a command's reference has come to hold: then an event on the timeline has its command's key and body. */
const IS_RECORDED = `exists (select 1 from timeline_events
  where timeline_events.subject_id = municipality_references.journey_id
    and timeline_events.key = municipality_references.key
    and timeline_events.body_hash = municipality_references.body_hash)`;

/**
 * Lets go of a reference whose command was refused. It stays if the same command was given more than once and may still be
 * recorded, and if it has been recorded.
 */
export async function discardReference(db: Queryable, id: string): Promise<void> {
  await run(
    db,
    'update municipality_references set times_brought = times_brought - 1 where id = $1 and times_brought > 0',
    [id],
  );
  await run(
    db,
    `delete from municipality_references
     where id = $1 and key is not null and times_brought = 0 and not ${IS_RECORDED}`,
    [id],
  );
}

/** How many days a reference is kept if its command was neither refused nor recorded, because the service ended in between. */
const UNCLAIMED_DAYS = 30;

/**
 * Deletes references whose command was not recorded within a month, and returns how many. Those of parked journeys wait:
 * their commands may be recorded when the journey goes on.
 */
export async function clearUnclaimedReferences(db: Queryable): Promise<number> {
  return run(
    db,
    `delete from municipality_references
     where key is not null and brought_at < now() - make_interval(days => ${UNCLAIMED_DAYS}) and not ${IS_RECORDED}
       and not exists (select 1 from subjects where subjects.id = journey_id and parked_at is not null)
       and not exists (select 1 from journeys where journeys.reference_id = municipality_references.id)`,
  );
}

/**
 * Makes a reference the one by which a journey's municipality knows the person, and lets a list that has it mean this
 * journey, unless the municipality has used it for somebody else: then both bear it, and a list still means the other. What
 * came after it has been taken back, and means nobody any more. `id` is what the recorded event carries; where it carries
 * none, or none that this database has, the latest that the municipality has given holds, or none.
 *
 * Throws if another journey took the same reference at the same moment (`municipality_references_claimed`): the next try
 * finds it taken.
 */
export async function claimReference(
  tx: Tx,
  journeyId: string,
  { id, municipality }: { readonly id: string | null; readonly municipality: string },
): Promise<void> {
  const kept = await one<{ id: string; number: number }>(
    tx,
    `update journeys set reference_id = (
       select id from municipality_references where journey_id = $1 and municipality = $3 and (id = $2 or is_claimed)
       order by id = $2 desc nulls last, number desc limit 1)
     where id = $1
     returning reference_id as id,
       (select number from municipality_references where municipality_references.id = reference_id) as number`,
    [journeyId, id, municipality],
  );
  if (!kept?.id) return;
  // An earlier one of the same journey hands on what it has claimed; a later one has been taken back.
  await run(
    tx,
    `update municipality_references set is_claimed = false where journey_id = $1 and id <> $2 and is_claimed
       and (number > $3 or mark = (select mark from municipality_references where id = $2))`,
    [journeyId, kept.id, kept.number],
  );
  await run(
    tx,
    `update municipality_references own set is_claimed = true where id = $1 and mark is not null and not is_claimed
       and not exists (select 1 from municipality_references other where other.mark = own.mark and other.is_claimed)`,
    [kept.id],
  );
}

/** How many are sealed in one transaction. */
const SEALED_AT_ONCE = 500;

/**
 * Seals the references that a database of before held in clear, and returns how many. Until then their journeys show none
 * and no list recognises them, so a service does this before it takes a request. Safe to run twice, and twice at once.
 */
export async function sealReferencesInClear(db: Db, vault: Vault): Promise<number> {
  for (let total = 0; ;) {
    const sealed = await inTransaction(db, (tx) => sealSome(tx, vault));
    total += sealed;
    if (sealed < SEALED_AT_ONCE) return total;
  }
}

async function sealSome(tx: Tx, vault: Vault): Promise<number> {
  const rows = await all<{ id: string; personId: string; municipality: string; reference: string }>(
    tx,
    `select id, person_id as "personId", municipality, in_clear as reference from municipality_references
     where in_clear is not null order by id limit ${SEALED_AT_ONCE} for update`,
  );
  for (const { id, personId, municipality, reference } of rows) {
    const key = await personKey(tx, vault, personId);
    const sealed = key === undefined ? '' : seal(key, Buffer.from(reference, 'utf8'), about(id));
    const mark = key === undefined ? null : referenceMark(vault, { municipality, reference });
    await run(
      tx,
      `update municipality_references set sealed = $2, mark = $3, is_claimed = is_claimed and $3::bytea is not null,
         in_clear = null where id = $1`,
      [id, sealed, mark],
    );
  }
  return rows.length;
}
