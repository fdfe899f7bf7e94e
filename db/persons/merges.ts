import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, inTransaction, one, run } from '../pool.ts';
import type { Db, Queryable, Tx } from '../pool.ts';

/** That two journeys are the same person's, and which of them goes on. */
export interface JourneyMerge {
  readonly id: string;
  /** The journey that goes on. */
  readonly kept: string;
  /** The one that is closed. */
  readonly merged: string;
  /** The contact who said so, and their organisation. */
  readonly askedBy: string;
  readonly organisation: string;
  readonly askedAt: Instant;
  /** When the closing was recorded; null until then. */
  readonly doneAt: Instant | null;
}

const COLUMNS = `journey_merges.id, kept, merged, asked_by as "askedBy", contacts.organisation_id as organisation,
  asked_at as "askedAt", done_at as "doneAt"`;

/**
 * Writes down that two journeys are the same person's, before either is told, and returns the merge that stands: this one,
 * or an earlier one if either of them has been merged away already.
 * Throws if a journey or the contact is unknown (a foreign key of `journey_merges`).
 */
export async function beginMerge(
  db: Db,
  merge: Pick<JourneyMerge, 'id' | 'kept' | 'merged' | 'askedBy' | 'askedAt'>,
): Promise<JourneyMerge> {
  const { id, kept, merged, askedBy, askedAt } = merge;
  return inTransaction(db, async (tx) => {
    // So that of two that would merge them the one way and the other, one comes second.
    await run(tx, 'select 1 from journeys where id = any($1::uuid[]) order by id for update', [
      [kept, merged],
    ]);
    await run(
      tx,
      `insert into journey_merges (id, kept, merged, asked_by, asked_at)
       select $1::uuid, $2::uuid, $3::uuid, $4, $5::timestamptz
       where not exists (select 1 from journey_merges where undone_at is null and merged in ($2::uuid, $3::uuid))`,
      [id, kept, merged, askedBy, askedAt],
    );
    const stands = await one<JourneyMerge & { [column: string]: unknown }>(
      tx,
      `select ${COLUMNS} from journey_merges join contacts on contacts.id = asked_by
       where undone_at is null and merged = any($1::uuid[]) limit 1`,
      [[kept, merged]],
    );
    if (stands === undefined) throw new Error('A merge that was just written down is not there');
    return stands;
  });
}

/** Lets go of a merge that a rule said no to, before anything was recorded of it. */
export async function dropMerge(db: Queryable, id: string): Promise<void> {
  await run(db, 'delete from journey_merges where id = $1 and done_at is null', [id]);
}

/** Notes that the merged journey has been closed, or had ended before. */
export async function noteMergeDone(db: Queryable, id: string): Promise<void> {
  await run(
    db,
    `update journey_merges set done_at = now() + coalesce((select offset_ms from clock), 0) * interval '1 millisecond'
     where id = $1 and done_at is null`,
    [id],
  );
}

/** Notes that the merge by which a journey was closed has been taken back. */
export async function noteMergeUndone(tx: Tx, merged: string): Promise<void> {
  await run(
    tx,
    `update journey_merges set undone_at = now() + coalesce((select offset_ms from clock), 0) * interval '1 millisecond'
     where merged = $1 and undone_at is null`,
    [merged],
  );
}

/** The merges that were begun and are not done, the oldest first. */
export async function mergesToFinish(db: Queryable): Promise<JourneyMerge[]> {
  return all<JourneyMerge & { [column: string]: unknown }>(
    db,
    `select ${COLUMNS} from journey_merges join contacts on contacts.id = asked_by
     where done_at is null and undone_at is null order by asked_at`,
  );
}
