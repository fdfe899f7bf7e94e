import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { all, inTransaction, one } from '../pool.ts';
import type { Db, Queryable, Tx } from '../pool.ts';
import { nameWords, open, seal, wordsOf } from './vault.ts';
import type { Vault } from './vault.ts';

/** A person, as the vault holds them. Never put into an event, a log, a URL or a Workflow. */
export interface Person {
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: CalendarDate;
  readonly cpr?: string;
  readonly phone?: string;
  readonly email?: string;
  /** The code of a language, from ISO 639-1, such as `ar`. */
  readonly language?: string;
  readonly arrivedOn?: CalendarDate;
}

/** A person's first name, to be used if the whole name would tell more than is needed. */
export function firstNameOf({ givenName }: Pick<Person, 'givenName'>): string {
  return givenName.split(' ')[0] ?? givenName;
}

const about = (personId: string) => `person ${personId}`;

/** Adds a person to the vault, under a new key of their own. Throws if the id is taken (`person_keys_pkey`). */
export async function addPerson(tx: Tx, vault: Vault, personId: string, person: Person): Promise<void> {
  const { key, wrapped } = vault.newKey(personId);
  const sealed = seal(key, Buffer.from(JSON.stringify(person), 'utf8'), about(personId));
  await tx.query('insert into person_keys (person_id, wrapped_key) values ($1, $2)', [personId, wrapped]);
  await tx.query('insert into persons (id, sealed) values ($1, $2)', [personId, sealed]);
  const hashes = nameWords(`${person.givenName} ${person.familyName}`).map((word) => vault.hashWord(word));
  await tx.query(
    `insert into person_name_words (person_id, word_hash)
     select $1, word_hash from unnest($2::bytea[]) as words (word_hash)`,
    [personId, hashes],
  );
}

/**
 * A person by id; `undefined` if there is none, or their key has been destroyed. Throws if the sealed bytes were changed,
 * or were sealed under another master key.
 */
export async function readPerson(db: Queryable, vault: Vault, personId: string): Promise<Person | undefined> {
  return (await readPersons(db, vault, [personId])).get(personId);
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
  const rows = await all<{ id: string; sealed: Buffer; wrapped_key: Buffer }>(
    db,
    `select persons.id, persons.sealed, person_keys.wrapped_key
     from persons join person_keys on person_keys.person_id = persons.id
     where persons.id = any($1::uuid[]) and person_keys.wrapped_key is not null`,
    [personIds],
  );
  return new Map(
    rows.map(({ id, sealed, wrapped_key: wrapped }) => {
      const opened = open(vault.unwrap(id, wrapped), sealed, about(id));
      return [id, JSON.parse(opened.toString('utf8')) as Person];
    }),
  );
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
    await tx.query(
      'update person_keys set wrapped_key = null, destroyed_at = now() where person_id = $1 and destroyed_at is null',
      [personId],
    );
    await tx.query('delete from person_name_words where person_id = $1', [personId]);
    await tx.query("update persons set sealed = '' where id = $1", [personId]);
    await tx.query("update notes set sealed = '' where person_id = $1", [personId]);
    await tx.query('update contacts set active = false where person_id = $1', [personId]);
    await tx.query("update documents set sealed = '', sealed_name = '' where person_id = $1", [personId]);
  });
}
