import { inTransaction, one } from '../../../db/pool.ts';
import type { Db, Tx } from '../../../db/pool.ts';

/** Takes a copy of what Postgres knows of a journey. Gives what puts the database back to it. */
export async function anOlderCopy(db: Db, journeyId: string): Promise<() => Promise<void>> {
  const copy = await one<{ sequence: number; row: object; obligations: object[] }>(
    db,
    `select sequence, to_jsonb(journeys) as row, coalesce((select jsonb_agg(to_jsonb(obligations))
       from obligations where journey_id = journeys.id), '[]') as obligations from journeys where id = $1`,
    [journeyId],
  );
  if (copy === undefined) throw new Error('There is no such journey to copy');
  return async () => {
    await inTransaction(db, async (tx) => {
      await forget(tx, journeyId, copy.sequence);
      const columns = Object.keys(copy.row);
      await tx.query(
        `update journeys set (${columns.join()}) =
           (select ${columns.join()} from jsonb_populate_record(null::journeys, $2)) where id = $1`,
        [journeyId, JSON.stringify(copy.row)],
      );
      await tx.query(
        'insert into obligations select * from jsonb_populate_recordset(null::obligations, $1)',
        [JSON.stringify(copy.obligations)],
      );
    });
  };
}

/** Puts Postgres back to before a journey was committed. */
export async function forgetJourney(db: Db, journeyId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await forget(tx, journeyId, 0);
    await tx.query('delete from disclosures where journey_id = $1', [journeyId]);
    await tx.query('delete from page_reads where journey_id = $1', [journeyId]);
    await tx.query('delete from journeys where id = $1', [journeyId]);
  });
}

/** What only a database that is set back can do: the timeline is append-only. */
async function forget(tx: Tx, journeyId: string, after: number): Promise<void> {
  await tx.query('alter table timeline_events disable trigger timeline_is_append_only');
  await tx.query('delete from outbox where journey_id = $1 and sequence > $2', [journeyId, after]);
  await tx.query('delete from obligations where journey_id = $1', [journeyId]);
  await tx.query('delete from timeline_events where journey_id = $1 and sequence > $2', [journeyId, after]);
  await tx.query('alter table timeline_events enable trigger timeline_is_append_only');
}
