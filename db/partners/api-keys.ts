import { createHash, randomBytes } from 'node:crypto';
import { TAKES_PART } from '../access.ts';
import type { Viewer } from '../access.ts';
import { one } from '../pool.ts';
import type { Queryable } from '../pool.ts';

const hash = (key: string) => createHash('sha256').update(key, 'utf8').digest();

/**
 * Makes a bearer key for a contact, of 256 random bits, and returns it. This is the only time it can be read: only its
 * hash is kept. Throws if the contact is unknown (`api_keys_contact_id_fkey`).
 */
export async function createApiKey(db: Queryable, contact: string, label: string): Promise<string> {
  const key = `ff_${randomBytes(32).toString('base64url')}`;
  await keepApiKey(db, contact, label, key);
  return key;
}

/**
 * Keeps a key that exists already, such as the embedded stack's own. A key that is kept already stays as it is. Throws if
 * the contact is unknown (`api_keys_contact_id_fkey`).
 */
export async function keepApiKey(db: Queryable, contact: string, label: string, key: string): Promise<void> {
  await db.query(
    `insert into api_keys (contact_id, key_hash, label) values ($1, $2, $3)
     on conflict (key_hash) do nothing`,
    [contact, hash(key), label],
  );
}

/**
 * Who holds a key; `undefined` if the key is unknown or revoked, or its contact takes no part any more. What they may see and do
 * is decided by their roles.
 */
export async function viewerByKey(db: Queryable, key: string): Promise<Viewer | undefined> {
  return one<Viewer>(
    db,
    `select contacts.id as contact, contacts.organisation_id as organisation,
       organisations.kind as "organisationKind", contacts.roles
     from api_keys
     join contacts on contacts.id = api_keys.contact_id
     join organisations on organisations.id = contacts.organisation_id
     where key_hash = $1 and revoked_at is null and ${TAKES_PART}`,
    [hash(key)],
  );
}

/** Revokes every key of a contact. Revoked keys, and an unknown contact, change nothing. */
export async function revokeApiKeys(db: Queryable, contact: string): Promise<void> {
  await db.query('update api_keys set revoked_at = now() where contact_id = $1 and revoked_at is null', [
    contact,
  ]);
}
