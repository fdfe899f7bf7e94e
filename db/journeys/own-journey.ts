import { one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { JOURNEY_COLUMNS, JOURNEYS } from './journeys.ts';
import type { JourneyRow } from './journeys.ts';

/** The latest journey of a person, as it is shown to themselves and to nobody else; `undefined` if they have none. */
export async function ownJourneyOf(db: Queryable, personId: string): Promise<JourneyRow | undefined> {
  return one<JourneyRow & { [column: string]: unknown }>(
    db,
    `select ${JOURNEY_COLUMNS} from ${JOURNEYS} where person_id = $1 order by created_at desc, id limit 1`,
    [personId],
  );
}
