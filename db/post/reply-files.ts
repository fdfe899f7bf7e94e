import { personKey } from '../persons/persons.ts';
import { open, seal } from '../persons/vault.ts';
import type { Vault } from '../persons/vault.ts';
import { one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';

/** The largest file that is kept, in bytes. */
const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;

const aboutAttachment = (id: string, number: number) => `attachment ${number} of reply ${id}`;
const aboutOriginal = (id: string) => `original of reply ${id}`;

/** Whether the bytes of a file that came with a reply are kept: those of a larger one are only in the original. */
export function isKept(bytes: Uint8Array): boolean {
  return bytes.length <= MAX_ATTACHMENT_BYTES;
}

/** The key that a reply is sealed under: that of the person it is about, or of the post; `undefined` if it has been destroyed. */
export function replyKey(db: Queryable, vault: Vault, personId: string | null): Promise<Buffer | undefined> {
  return personId === null ? Promise.resolve(vault.postKey) : personKey(db, vault, personId);
}

/** Keeps the files that came with a reply, sealed under its key, by their place; one that is too large is left out. */
export async function keepReplyFiles(
  tx: Tx,
  key: Buffer,
  reply: string,
  files: readonly { readonly bytes: Uint8Array }[],
): Promise<void> {
  for (const [index, { bytes }] of files.entries()) {
    const number = index + 1;
    if (!isKept(bytes)) continue;
    await run(tx, 'insert into reply_attachments (reply_id, number, sealed) values ($1, $2, $3)', [
      reply,
      number,
      seal(key, Buffer.from(bytes), aboutAttachment(reply, number)),
    ]);
  }
}

/** Keeps the mail of a reply as it came, sealed under the reply's key. */
export async function keepReplyOriginal(tx: Tx, key: Buffer, reply: string, mail: Buffer): Promise<void> {
  await run(tx, 'insert into reply_originals (reply_id, sealed) values ($1, $2)', [
    reply,
    seal(key, mail, aboutOriginal(reply)),
  ]);
}

/** The bytes of a file that came with a reply; `undefined` if it was not kept, or the person's key has been destroyed. */
export async function readReplyAttachment(
  db: Queryable,
  vault: Vault,
  id: string,
  number: number,
): Promise<Buffer | undefined> {
  const row = await one<{ sealed: Buffer; personId: string | null }>(
    db,
    `select reply_attachments.sealed, person_id as "personId"
     from reply_attachments
     join replies on replies.id = reply_id
     left join journeys on journeys.id = journey_id
     where reply_id = $1 and number = $2`,
    [id, number],
  );
  if (row === undefined) return undefined;
  const key = await replyKey(db, vault, row.personId);
  return key && open(key, row.sealed, aboutAttachment(id, number));
}

/** The mail of a reply as it came; `undefined` if it was not kept, or the person's key has been destroyed. */
export async function readReplyOriginal(
  db: Queryable,
  vault: Vault,
  id: string,
): Promise<Buffer | undefined> {
  const row = await one<{ sealed: Buffer; personId: string | null }>(
    db,
    `select reply_originals.sealed, person_id as "personId"
     from reply_originals
     join replies on replies.id = reply_id
     left join journeys on journeys.id = journey_id
     where reply_id = $1`,
    [id],
  );
  if (row === undefined) return undefined;
  const key = await replyKey(db, vault, row.personId);
  return key && open(key, row.sealed, aboutOriginal(id));
}
