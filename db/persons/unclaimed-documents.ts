import { run } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** How long a file lies whose command was neither refused nor recorded: the service ended in between. */
const UNCLAIMED_DAYS = 30;

const CLAIMED = `exists (select 1 from timeline_events
  where timeline_events.subject_id = documents.journey_id and timeline_events.key = documents.key
    and timeline_events.body_hash = documents.body_hash)`;

/**
 * Takes a document away again whose command was refused; not where the same command was given more than once and another
 * time may yet be recorded, and never one that an event came with.
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
 * Lets go of documents whose command never came into the timeline, where it has had a month to. Those of parked journeys
 * wait: their commands may be recorded when the journey goes on. Gives how many.
 */
export async function clearUnclaimedDocuments(db: Queryable): Promise<number> {
  return run(
    db,
    `delete from documents where sent_at < now() - make_interval(days => ${UNCLAIMED_DAYS}) and not ${CLAIMED}
       and not exists (select 1 from subjects where subjects.id = documents.journey_id and parked_at is not null)`,
  );
}
