import { randomUUID } from 'node:crypto';
import { one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { personKey } from './persons.ts';
import { open, seal } from './vault.ts';
import type { Vault } from './vault.ts';

const about = (noteId: string) => `note ${noteId}`;

/**
 * Keeps free text about a person, sealed under the person's own key, and returns the id by which events refer to it;
 * `undefined` if the person is unknown or their key has been destroyed. Throws if `writtenBy` is no contact.
 */
export async function addNote(
  db: Queryable,
  vault: Vault,
  note: { readonly personId: string; readonly text: string; readonly writtenBy?: string },
): Promise<string | undefined> {
  const key = await personKey(db, vault, note.personId);
  if (key === undefined) return undefined;
  const id = randomUUID();
  await db.query('insert into notes (id, person_id, sealed, written_by) values ($1, $2, $3, $4)', [
    id,
    note.personId,
    seal(key, Buffer.from(note.text, 'utf8'), about(id)),
    note.writtenBy ?? null,
  ]);
  return id;
}

/**
 * A note's text; `undefined` if this person has no such note, or their key has been destroyed. Throws if the sealed bytes
 * were changed.
 */
export async function readNote(
  db: Queryable,
  vault: Vault,
  personId: string,
  noteId: string,
): Promise<string | undefined> {
  const row = await one<{ sealed: Buffer }>(db, 'select sealed from notes where id = $1 and person_id = $2', [
    noteId,
    personId,
  ]);
  const key = await personKey(db, vault, personId);
  if (row === undefined || key === undefined) return undefined;
  return open(key, row.sealed, about(noteId)).toString('utf8');
}

/** Whether a note with this id is about this person. */
export async function isNoteOf(db: Queryable, personId: string, noteId: string): Promise<boolean> {
  const row = await one(db, 'select 1 from notes where id = $1 and person_id = $2', [noteId, personId]);
  return row !== undefined;
}

/**
 * Keeps free text about a subject that is nobody's, sealed under the service's own key, and returns its id for events.
 * Throws if the subject or `writtenBy` is unknown.
 */
export async function addSubjectNote(
  db: Queryable,
  vault: Vault,
  note: { readonly subjectId: string; readonly text: string; readonly writtenBy?: string },
): Promise<string> {
  const id = randomUUID();
  await db.query('insert into notes (id, subject_id, sealed, written_by) values ($1, $2, $3, $4)', [
    id,
    note.subjectId,
    seal(vault.notesKey, Buffer.from(note.text, 'utf8'), about(id)),
    note.writtenBy ?? null,
  ]);
  return id;
}

/** Whether a note with this id is about this subject, which is nobody's. */
export async function isNoteOfSubject(db: Queryable, subjectId: string, noteId: string): Promise<boolean> {
  const row = await one(db, 'select 1 from notes where id = $1 and subject_id = $2', [noteId, subjectId]);
  return row !== undefined;
}

/**
 * The text of a note about a subject that is nobody's; `undefined` if it has no such note. Throws if the sealed bytes
 * were changed.
 */
export async function readSubjectNote(
  db: Queryable,
  vault: Vault,
  subjectId: string,
  noteId: string,
): Promise<string | undefined> {
  const row = await one<{ sealed: Buffer }>(
    db,
    'select sealed from notes where id = $1 and subject_id = $2',
    [noteId, subjectId],
  );
  return row && open(vault.notesKey, row.sealed, about(noteId)).toString('utf8');
}
