import { all, inTransaction, one } from '../pool.ts';
import type { Db, Queryable, Tx } from '../pool.ts';
import { marksOf, writePersonMarks } from './marks.ts';
import { nameOf } from './person.ts';
import type { Person } from './person.ts';
import { corrected, openCorrection, recordedCorrections } from './recorded-corrections.ts';
import { nameWords, open, seal, wordsOf } from './vault.ts';
import type { Vault } from './vault.ts';

const about = (personId: string) => `person ${personId}`;

/** Adds a person to the vault, under a new key of their own. Throws if the id is taken (`person_keys_pkey`). */
export async function addPerson(tx: Tx, vault: Vault, personId: string, person: Person): Promise<void> {
  const { key, wrapped } = vault.newKey(personId);
  const sealed = seal(key, Buffer.from(JSON.stringify(person), 'utf8'), about(personId));
  await tx.query('insert into person_keys (person_id, wrapped_key) values ($1, $2)', [personId, wrapped]);
  await tx.query('insert into persons (id, sealed) values ($1, $2)', [personId, sealed]);
  await writeMarks(tx, vault, personId, { person, after: 0 });
}

/**
 * Makes again what a person is found and recognised by, from what is known of them now. Safe to run at any time, and
 * twice at once. Changes nothing if the person is unknown or their key has been destroyed.
 */
export async function renewMarks(db: Db, vault: Vault, personId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    await one(tx, 'select 1 from persons where id = $1 for update', [personId]);
    const person = await readPerson(tx, vault, personId);
    if (person === undefined) return;
    const corrections = await recordedCorrections(tx, [personId]);
    await writeMarks(tx, vault, personId, { person, after: corrections.length });
  });
}

/** Those of some persons whose key has been destroyed. */
export async function erasedAmong(db: Queryable, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await all<{ id: string }>(
    db,
    `select person_id as id from person_keys where person_id = any($1::uuid[]) and destroyed_at is not null`,
    [personIds],
  );
  return rows.map(({ id }) => id);
}

/** The persons whose marks are older than what is known of them, at most so many. */
export async function personsToMark(db: Queryable, limit: number): Promise<string[]> {
  const rows = await all<{ id: string }>(
    db,
    `select persons.id from persons join person_keys on person_keys.person_id = persons.id
     where wrapped_key is not null and marked_after is distinct from (
       select count(*) from person_corrections correction
       join timeline_events event on event.subject_id = correction.journey_id and event.key = correction.key
         and event.body_hash = correction.body_hash
       where correction.person_id = persons.id)
     order by persons.id limit $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

async function writeMarks(
  tx: Tx,
  vault: Vault,
  personId: string,
  { person, after }: { readonly person: Person; readonly after: number },
): Promise<void> {
  const words = nameWords(nameOf(person)).map((word) => vault.hashWord(word));
  await tx.query('delete from person_name_words where person_id = $1 and word_hash <> all($2::bytea[])', [
    personId,
    words,
  ]);
  await tx.query(
    `insert into person_name_words (person_id, word_hash)
     select $1, word_hash from unnest($2::bytea[]) as words (word_hash) on conflict do nothing`,
    [personId, words],
  );
  await writePersonMarks(tx, personId, marksOf(vault, person));
  await tx.query('update persons set marked_after = $2 where id = $1', [personId, after]);
}

/**
 * A person by id, as they were referred and have been corrected since; `undefined` if there is none, or their key has
 * been destroyed. Throws if the sealed bytes were changed, or were sealed under another master key.
 */
export async function readPerson(db: Queryable, vault: Vault, personId: string): Promise<Person | undefined> {
  return (await readPersons(db, vault, [personId])).get(personId);
}

/**
 * A person as they were referred, before anything was put right; `undefined` if there is none, or their key has been
 * destroyed. Throws as `readPerson` does.
 */
export async function readReferredPerson(
  db: Queryable,
  vault: Vault,
  personId: string,
): Promise<Person | undefined> {
  const [row] = await sealedPersons(db, [personId]);
  return row && openReferred(vault.unwrap(personId, row.wrapped_key), row);
}

/**
 * Several persons by id. Those who are unknown, or whose key has been destroyed, are missing. Throws as `readPerson`
 * does.
 */
export async function readPersons(
  db: Queryable,
  vault: Vault,
  personIds: readonly string[],
): Promise<ReadonlyMap<string, Person>> {
  const rows = await sealedPersons(db, personIds);
  const corrections = await recordedCorrections(
    db,
    rows.map(({ id }) => id),
  );
  return new Map(
    rows.map((row) => {
      const { id, wrapped_key: wrapped } = row;
      const key = vault.unwrap(id, wrapped);
      const own = corrections.filter(({ personId }) => personId === id);
      const person = own.reduce(
        (before, correction) => corrected(before, openCorrection(key, correction)),
        openReferred(key, row),
      );
      return [id, person];
    }),
  );
}

interface SealedPerson {
  readonly id: string;
  readonly sealed: Buffer;
  readonly wrapped_key: Buffer;
}

async function sealedPersons(db: Queryable, personIds: readonly string[]): Promise<SealedPerson[]> {
  return all<SealedPerson & { [column: string]: unknown }>(
    db,
    `select persons.id, persons.sealed, person_keys.wrapped_key
     from persons join person_keys on person_keys.person_id = persons.id
     where persons.id = any($1::uuid[]) and person_keys.wrapped_key is not null`,
    [personIds],
  );
}

function openReferred(key: Buffer, { id, sealed }: SealedPerson): Person {
  return JSON.parse(open(key, sealed, about(id)).toString('utf8')) as Person;
}

/**
 * The ids of the persons whose name has all these words, in any order; none if there is no word. "sorensen" finds
 * Sørensen.
 */
export async function findPersons(db: Queryable, vault: Vault, name: string): Promise<string[]> {
  const words = wordsOf(name);
  if (words.length === 0) return [];
  let found: Set<string> | undefined;
  for (const word of words) {
    const hashes = nameWords(word).map((spelling) => vault.hashWord(spelling));
    const rows = await all<{ person_id: string }>(
      db,
      'select distinct person_id from person_name_words where word_hash = any($1::bytea[])',
      [hashes],
    );
    const ids = rows.map(({ person_id: id }) => id);
    const before = found;
    found = new Set(before === undefined ? ids : ids.filter((id) => before.has(id)));
  }
  return [...(found ?? [])];
}

/**
 * A person's own key, for whatever else is sealed under it; `undefined` if the person is unknown, or the key has been
 * destroyed. Throws if the key was wrapped under another master key.
 */
export async function personKey(db: Queryable, vault: Vault, personId: string): Promise<Buffer | undefined> {
  const row = await one<{ wrapped_key: Buffer | null }>(
    db,
    'select wrapped_key from person_keys where person_id = $1',
    [personId],
  );
  return row?.wrapped_key ? vault.unwrap(personId, row.wrapped_key) : undefined;
}

/**
 * Destroys a person's key, and empties what was sealed under it, in one transaction. From then on nobody can read who
 * they are or what was written about them; their journey's events stay, about nobody. Backups of `persons`, `notes` and
 * `documents` become unreadable with it; but a backup that also holds `person_keys` can be read with the master key for
 * as long as it is kept. This cannot be undone. An unknown person, or one whose key is gone, changes nothing.
 */
export async function destroyPersonKey(db: Db, personId: string): Promise<void> {
  await inTransaction(db, async (tx) => {
    // First, as `renewMarks` does: marks that are being made again are there before they are deleted, or are not made.
    await one(tx, 'select 1 from persons where id = $1 for update', [personId]);
    await tx.query(
      'update person_keys set wrapped_key = null, destroyed_at = now() where person_id = $1 and destroyed_at is null',
      [personId],
    );
    await tx.query('delete from person_name_words where person_id = $1', [personId]);
    await tx.query('delete from person_marks where person_id = $1', [personId]);
    await tx.query("update person_corrections set sealed = '' where person_id = $1", [personId]);
    await tx.query("update persons set sealed = '' where id = $1", [personId]);
    await tx.query("update notes set sealed = '' where person_id = $1", [personId]);
    await tx.query('update contacts set active = false where person_id = $1', [personId]);
    await tx.query("update documents set sealed = '', sealed_name = '' where person_id = $1", [personId]);
  });
}
