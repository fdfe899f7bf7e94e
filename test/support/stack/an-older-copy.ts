import { inTransaction, one } from '../../../db/pool.ts';
import type { Db, Tx } from '../../../db/pool.ts';

/** Takes a copy of what Postgres knows of a subject. Returns what puts the database back to it. */
export async function anOlderCopy(db: Db, subjectId: string): Promise<() => Promise<void>> {
  const copy = await one<{
    sequence: number;
    subject: object;
    journey: object | null;
    obligations: object[];
  }>(
    db,
    `select sequence, to_jsonb(subjects) as subject, case when journeys.id is not null then to_jsonb(journeys) end as journey,
       coalesce((select jsonb_agg(to_jsonb(obligations))
         from obligations where subject_id = subjects.id), '[]') as obligations
     from subjects left join journeys on journeys.id = subjects.id where subjects.id = $1`,
    [subjectId],
  );
  if (copy === undefined) throw new Error('There is no such subject to copy');
  return async () => {
    await inTransaction(db, async (tx) => {
      await forget(tx, subjectId, copy.sequence);
      for (const [table, row] of [
        ['subjects', copy.subject],
        ['journeys', copy.journey],
      ] as const) {
        if (row === null) continue;
        const columns = Object.keys(row);
        await tx.query(
          `update ${table} set (${columns.join()}) =
             (select ${columns.join()} from jsonb_populate_record(null::${table}, $2)) where id = $1`,
          [subjectId, JSON.stringify(row)],
        );
      }
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
    await tx.query(
      'with gone as (delete from municipality_references where journey_id = $1) delete from journeys where id = $1',
      [journeyId],
    );
    await tx.query('delete from subjects where id = $1', [journeyId]);
  });
}

/** Only a database that is set back can do this: the timeline is append-only. */
async function forget(tx: Tx, journeyId: string, after: number): Promise<void> {
  await tx.query('alter table timeline_events disable trigger timeline_is_append_only');
  await tx.query('delete from outbox where subject_id = $1 and sequence > $2', [journeyId, after]);
  await tx.query('delete from obligations where subject_id = $1', [journeyId]);
  await tx.query('delete from timeline_events where subject_id = $1 and sequence > $2', [journeyId, after]);
  await tx.query('alter table timeline_events enable trigger timeline_is_append_only');
}
