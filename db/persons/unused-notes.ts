import type { Queryable } from '../pool.ts';

/**
 * Deletes a note if its command was refused. Throws if an event refers to it (a foreign key of `timeline_events`), since
 * then it is part of the timeline. An unknown note changes nothing.
 */
export async function discardNote(db: Queryable, noteId: string): Promise<void> {
  await db.query('delete from notes where id = $1', [noteId]);
}
