import type { Db } from '../../../db/pool.ts';

const TABLES = [
  'journeys',
  'persons',
  'person_keys',
  'notes',
  'timeline_events',
  'obligations',
  'outbox',
  'links_sent_again',
  'organisations',
  'contacts',
  'alarms',
  'late_signals',
  'incoming_mails',
  'replies',
] as const;

/**
 * How many rows stand in each table that a request can add to. Compare before and after, to see that nothing
 * was half done.
 */
export async function recordedRows(db: Db): Promise<Readonly<Record<string, number>>> {
  const counts = TABLES.map((table) => `(select count(*) from ${table}) as ${table}`);
  const { rows } = await db.query<Record<string, number>>(`select ${counts.join(', ')}`);
  return rows[0] ?? {};
}
