import type { Queryable } from '../pool.ts';

/**
 * Takes a note away again whose command was refused. Fails where an event refers to it, since then it is part of
 * the timeline.
 */
export async function discardNote(db: Queryable, noteId: string): Promise<void> {
  await db.query('delete from notes where id = $1', [noteId]);
}
