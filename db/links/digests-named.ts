import { one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { hashOfToken } from './link-token.ts';

/**
 * The digest to which a secret word belongs that only somebody who has seen its mail can know: its stamp, or the token
 * of one of its links. The first word that belongs to any decides; `undefined` if no word does.
 */
export async function digestBySecret(db: Queryable, secrets: readonly string[]): Promise<string | undefined> {
  if (secrets.length === 0) return undefined;
  const row = await one<{ digest: string }>(
    db,
    `select found.digest
     from unnest($1::text[], $2::bytea[]) with ordinality as named (secret, hash, place)
     join lateral (
       select id as digest from digests
       where substring(message_id from '\\.([0-9a-hjkmnp-tv-z]{26})@') = named.secret
       union all
       select digest_id from answer_links where token_hash = named.hash and digest_id is not null
     ) as found on true
     order by place limit 1`,
    [secrets, secrets.map(hashOfToken)],
  );
  return row?.digest;
}

/** The latest digest that went to one of some addresses, each as the record keeps it; `undefined` if none did. */
export async function latestDigestTo(
  db: Queryable,
  sentTo: readonly string[],
): Promise<{ readonly digest: string; readonly contact: string } | undefined> {
  if (sentTo.length === 0) return undefined;
  return one<{ digest: string; contact: string }>(
    db,
    `select id as digest, contact_id as contact from digests
     where lower(sent_to) = any($1::text[]) and state = 'sent' order by sent_at desc, id limit 1`,
    [sentTo.map((address) => address.toLowerCase())],
  );
}
