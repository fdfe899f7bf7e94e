import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { ErasureReason } from '../../domain/vocabulary/codes.ts';
import type { GoingKind } from '../../domain/vocabulary/erasure-kinds.ts';
import { all, inTransaction, one, run } from '../pool.ts';
import type { Db, Queryable, Tx } from '../pool.ts';
import type { ErasedWhom, ErasureCounts } from './erase.ts';
import { oneHumanBeing, whomOf } from './one-human-being.ts';

/** A person who was or is being erased: the receipt, which says nothing of who it was. */
export interface Erasure {
  readonly id: string;
  readonly number: number;
  readonly reason: ErasureReason;
  /** The contact who asked for it; null if the record does not know them any more. */
  readonly askedBy: string | null;
  readonly organisation: string;
  readonly askedAt: Instant;
  /** Until when backups that were made before it are kept. */
  readonly backupsUntil: CalendarDate;
  readonly listedAt: Instant | null;
  readonly doneAt: Instant | null;
  /** How much of each kind went; null until it is done. */
  readonly went: ErasureCounts<GoingKind> | null;
  /** When nothing of the journeys was left with Temporal; null until then. */
  readonly settledAt: Instant | null;
}

const COLUMNS = `id, number, reason, asked_by as "askedBy", organisation, asked_at as "askedAt",
  backups_until as "backupsUntil", listed_at as "listedAt", done_at as "doneAt", went, settled_at as "settledAt"`;

/** Who erases the person of a journey, and why. */
export interface ErasureAsked {
  readonly id: string;
  readonly journey: string;
  readonly reason: ErasureReason;
  readonly askedBy: string;
  readonly organisation: string;
  readonly askedAt: Instant;
  readonly backupsUntil: CalendarDate;
}

/**
 * Writes down that the person of a journey is to be erased, before anything goes, with everything under which they are on
 * record; returns the erasure that stands: this one, or the one that was asked for before. Throws if the contact is unknown
 * (a foreign key of `erasures`).
 */
export async function beginErasure(db: Db, asked: ErasureAsked): Promise<Erasure> {
  return inTransaction(db, async (tx) => {
    // One after the other, so that numbers have no gap, and of two who ask at once one comes second.
    await tx.query('lock table erasures in share row exclusive mode');
    const before = await erasureOf(tx, asked.journey);
    if (before !== undefined) return before;
    const whom = await oneHumanBeing(tx, asked.journey);
    await run(
      tx,
      `insert into erasures (id, number, reason, asked_by, organisation, asked_at, backups_until)
       select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5, $6 from erasures`,
      [asked.id, asked.reason, asked.askedBy, asked.organisation, asked.askedAt, asked.backupsUntil],
    );
    await nameErased(tx, asked.id, whom.journeys);
    const begun = await erasureOf(tx, asked.journey);
    if (begun === undefined) throw new Error('An erasure that was just written down is not there');
    return begun;
  });
}

/** Names the journeys of an erasure, and their persons; a journey that is not on record is left out. */
export async function nameErased(tx: Tx, erasure: string, journeys: readonly string[]): Promise<void> {
  await run(
    tx,
    `insert into erased_persons (erasure_id, journey_id, person_id)
     select $1, id, person_id from journeys where id = any($2::uuid[]) on conflict (journey_id) do nothing`,
    [erasure, journeys],
  );
}

/** An erasure as the list that lies apart has it. */
export interface ListedErasure extends Pick<
  Erasure,
  'id' | 'number' | 'reason' | 'askedBy' | 'organisation' | 'askedAt' | 'backupsUntil'
> {
  readonly journeys: readonly string[];
  readonly persons: readonly string[];
}

/**
 * Writes an erasure down again that a database which was set back does not know, and returns it if something is to be done:
 * it was not finished there, or the key of a person of it is there.
 */
export async function recallErasure(
  db: Db,
  listed: ListedErasure,
  at: Instant,
): Promise<Erasure | undefined> {
  return inTransaction(db, async (tx) => {
    await tx.query('lock table erasures in share row exclusive mode');
    await run(
      tx,
      `insert into erasures (id, number, reason, asked_by, organisation, asked_at, backups_until, listed_at)
       select $1, case when exists (select 1 from erasures where number = $2) then (select max(number) + 1 from erasures) else $2 end,
         $3, (select id from contacts where id = $4), $5, $6, $7, $8
       on conflict (id) do update set listed_at = coalesce(erasures.listed_at, excluded.listed_at)`,
      [
        listed.id,
        listed.number,
        listed.reason,
        listed.askedBy,
        listed.organisation,
        listed.askedAt,
        listed.backupsUntil,
        at,
      ],
    );
    await nameErased(tx, listed.id, listed.journeys);
    const again = await run(
      tx,
      `update erasures set settled_at = null where id = $1 and (done_at is null or exists (
         select 1 from erased_persons theirs join person_keys using (person_id) join journeys on journeys.id = journey_id
         where theirs.erasure_id = erasures.id and (destroyed_at is null or erased_at is null)))`,
      [listed.id],
    );
    return again === 0 ? undefined : erasureBy(tx, 'id = $1', [listed.id]);
  });
}

/** The erasure of a journey's person; `undefined` if nobody has asked for it. */
export async function erasureOf(db: Queryable, journey: string): Promise<Erasure | undefined> {
  return erasureBy(db, 'id = (select erasure_id from erased_persons where journey_id = $1)', [journey]);
}

/** An erasure, locked until the transaction ends; `undefined` if there is none with that id. */
export async function lockErasure(tx: Tx, id: string): Promise<Erasure | undefined> {
  return erasureBy(tx, 'id = $1 for update', [id]);
}

async function erasureBy(
  db: Queryable,
  where: string,
  values: readonly unknown[],
): Promise<Erasure | undefined> {
  return one<Erasure & { [column: string]: unknown }>(
    db,
    `select ${COLUMNS} from erasures where ${where}`,
    values,
  );
}

/** Whom an erasure is about. */
export async function whomErased(db: Queryable, erasure: string): Promise<ErasedWhom> {
  return whomOf(
    await all<{ journey: string; person: string }>(
      db,
      `select journey_id as journey, person_id as person from erased_persons where erasure_id = $1 order by journey_id`,
      [erasure],
    ),
  );
}

/** Notes that the list that lies apart has an erasure for certain: from now on its keys may be destroyed. */
export async function noteListed(db: Queryable, erasure: string, at: Instant): Promise<void> {
  await run(db, 'update erasures set listed_at = $2 where id = $1 and listed_at is null', [erasure, at]);
}

/** Notes what has gone. What goes when it is done again is added to it; when it was done stays. */
export async function noteErased(
  tx: Tx,
  erasure: Erasure,
  { went, at }: { readonly went: ErasureCounts<GoingKind>; readonly at: Instant },
): Promise<void> {
  const before: ErasureCounts<GoingKind> = erasure.went ?? {};
  const kinds = Object.keys({ ...before, ...went }) as GoingKind[];
  const all = Object.fromEntries(kinds.map((kind) => [kind, (before[kind] ?? 0) + (went[kind] ?? 0)]));
  await run(tx, 'update erasures set done_at = coalesce(done_at, $2), went = $3 where id = $1', [
    erasure.id,
    at,
    all,
  ]);
}

/** Notes that nothing of an erasure is left to be done. */
export async function noteSettled(db: Queryable, erasure: string, at: Instant): Promise<void> {
  await run(db, 'update erasures set settled_at = $2 where id = $1 and done_at is not null', [erasure, at]);
}

/** The erasures of which something may still be left, the oldest first. */
export async function erasuresToSettle(db: Queryable): Promise<Erasure[]> {
  return all<Erasure & { [column: string]: unknown }>(
    db,
    `select ${COLUMNS} from erasures where settled_at is null order by number`,
  );
}

/** The receipts, the latest first; `total` counts all. */
export async function listErasures(
  db: Queryable,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; items: Erasure[] }> {
  const items = await all<Erasure & { [column: string]: unknown }>(
    db,
    `select ${COLUMNS} from erasures order by number desc limit $1 offset $2`,
    [page.limit, page.offset],
  );
  const counted = await one<{ total: number }>(db, 'select count(*) as total from erasures');
  return { total: counted?.total ?? 0, items };
}

/** Whether the person of a journey has been erased; false if there is no such journey. Throws if the id is no UUID. */
export async function isErased(db: Queryable, journey: string): Promise<boolean> {
  const row = await one(db, 'select 1 from journeys where id = $1 and erased_at is not null', [journey]);
  return row !== undefined;
}

/** Those of some persons whose key has been destroyed. */
export async function erasedAmong(db: Queryable, persons: readonly string[]): Promise<ReadonlySet<string>> {
  if (persons.length === 0) return new Set();
  const rows = await all<{ id: string }>(
    db,
    'select person_id as id from person_keys where person_id = any($1::uuid[]) and destroyed_at is not null',
    [persons],
  );
  return new Set(rows.map(({ id }) => id));
}
