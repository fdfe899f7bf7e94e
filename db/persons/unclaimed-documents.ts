import { run } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** How many days a file is kept if its command was neither refused nor recorded, because the service ended in between. */
const UNCLAIMED_DAYS = 30;

const CLAIMED = `exists (select 1 from timeline_events
  where timeline_events.subject_id = documents.journey_id and timeline_events.key = documents.key
    and timeline_events.body_hash = documents.body_hash)`;

/**
 * Deletes a document if its command was refused. It stays if the same command was given more than once and may still be
 * recorded, and if an event came with it.
 */
export async function discardDocument(db: Queryable, id: string): Promise<void> {
  await run(
    db,
    'update documents set times_brought = times_brought - 1 where id = $1 and times_brought > 0',
    [id],
  );
  await run(db, `delete from documents where id = $1 and times_brought = 0 and not ${CLAIMED}`, [id]);
}

/**
 * Deletes documents whose command was not recorded within a month, and returns how many. Those of parked journeys wait:
 * their commands may be recorded when the journey goes on.
 */
export async function clearUnclaimedDocuments(db: Queryable): Promise<number> {
  return run(
    db,
    `delete from documents where sent_at < now() - make_interval(days => ${UNCLAIMED_DAYS}) and not ${CLAIMED}
       and not exists (select 1 from subjects where subjects.id = documents.journey_id and parked_at is not null)`,
  );
}
