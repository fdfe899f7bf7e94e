import { randomUUID } from 'node:crypto';
import type { SenderFindings } from '../../domain/post/sender-proof.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { addNote, readNote } from '../persons/notes.ts';
import { personKey } from '../persons/persons.ts';
import { open, seal } from '../persons/vault.ts';
import type { Vault } from '../persons/vault.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';
import { readMailBytes } from './incoming-mails.ts';
import { isKept, keepReplyFiles, keepReplyOriginal, replyKey } from './reply-files.ts';

/** Who has written a mail to us: a person, or a machine, and then what sort of mail it is. */
export const REPLY_SORTS = [
  'person',
  /** Somebody is away, or has left. */
  'absence',
  /** A mail was read. */
  'receipt',
  /** A calendar program answers an invitation. */
  'calendar',
  /** Any other: a help desk, a mail server. People may have written what it says. */
  'machine',
] as const;

/** One of those. */
export type ReplySort = (typeof REPLY_SORTS)[number];
/** What sort of automatic mail one is. */
export type AutomaticSort = Exclude<ReplySort, 'person'>;

/** What a calendar program can answer to an invitation. */
export const CALENDAR_ANSWERS = ['accepted', 'declined', 'tentative'] as const;

/** One of those. */
export type CalendarAnswer = (typeof CALENDAR_ANSWERS)[number];

/** What somebody has written, or a machine has sent, to be kept until the secretariat has dealt with it. */
export interface NewReply {
  /** The mail it came as. */
  readonly incomingMail: string;
  readonly digest?: string | undefined;
  /** The one journey it is about and whose that is, if that is certain. */
  readonly about?: { readonly journey: string; readonly personId: string } | undefined;
  readonly receivedAt: Instant;
  readonly from: { readonly name: string; readonly address: string };
  /** What our mail server found of where it comes from. */
  readonly sender: SenderFindings;
  readonly subject: string;
  /** The text in short, without the mail that it answers; and the whole of it. */
  readonly text: string;
  readonly whole: string;
  readonly isCutShort: boolean;
  readonly sort: ReplySort;
  /** Whether it says more than mails of its sort always say, so that somebody must read it. */
  readonly saysMore: boolean;
  readonly calendarAnswer?: CalendarAnswer | undefined;
  readonly attachments: readonly {
    readonly name: string;
    readonly mediaType: string;
    readonly bytes: Uint8Array;
  }[];
}

/** A file that came with a reply, as its sender calls it. */
export interface ReplyAttachment {
  readonly number: number;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** Whether its bytes are kept; those of a larger file are not. */
  readonly kept: boolean;
}

/** What somebody has written to us, as the secretariat reads it. */
export interface Reply {
  readonly id: string;
  readonly receivedAt: Instant;
  /** The digest it answers, and the contact of that digest; null if it answers none of ours. */
  readonly digest: string | null;
  readonly contact: string | null;
  /** The journey it is about, if that is certain. */
  readonly journey: string | null;
  /** The note that has its text; null until it is one. */
  readonly noteId: string | null;
  /** Who took it as a note, and when; null if nobody had to. */
  readonly takenAt: Instant | null;
  readonly takenBy: string | null;
  readonly sort: ReplySort;
  /** Whether it is among the replies that somebody must read. */
  readonly saysMore: boolean;
  readonly calendarAnswer: CalendarAnswer | null;
  /** Whether the mail is kept as it came, since something of it could not be kept otherwise. */
  readonly hasOriginal: boolean;
  readonly closedAt: Instant | null;
  readonly closedBy: string | null;
  /** What it says; null if the key of the person it is about has been destroyed. */
  readonly said: {
    readonly from: NewReply['from'];
    readonly sender: SenderFindings;
    readonly subject: string;
    /** In short, without the mail that it answers. */
    readonly text: string;
    /** Everything, the mail that it answers too: people write their answers into that. */
    readonly whole: string;
    /** Whether the whole is longer than is kept: only the original has the end. */
    readonly isCutShort: boolean;
    readonly attachments: readonly ReplyAttachment[];
  } | null;
}

const about = (id: string) => `reply ${id}`;

/**
 * What is sealed in a reply's row. The text is left out if a note had it at once, the whole if it is no longer than the text, and
 * what was found of the sender in replies of before anybody looked.
 */
interface Sealed extends Omit<NonNullable<Reply['said']>, 'text' | 'whole' | 'sender'> {
  readonly text?: string;
  readonly whole?: string;
  readonly sender?: SenderFindings;
}

/**
 * Keeps what somebody has written. If it is about one journey for certain, all of it is sealed under that person's own
 * key, and if its sender is proven its text is a note about that person; otherwise, and if that key has been destroyed,
 * it is sealed under the key of the post and tied to nobody. If something of it is too large to keep so, the mail is
 * kept too as it came. Returns the reply's id. Throws if the mail has been kept as a reply before
 * (`replies_incoming_mail_id_key`).
 */
export async function addReply(tx: Tx, vault: Vault, reply: NewReply): Promise<string> {
  const { from, sender, subject, text, whole, isCutShort } = reply;
  const id = randomUUID();
  const ownKey = reply.about && (await personKey(tx, vault, reply.about.personId));
  const tied = ownKey === undefined ? undefined : reply.about;
  const key = ownKey ?? vault.postKey;
  const noteId =
    tied && sender.proof === 'proven'
      ? await addNote(tx, vault, { personId: tied.personId, text })
      : undefined;
  const files = reply.attachments.map(({ name, mediaType, bytes }, index) => ({
    number: index + 1,
    name,
    mediaType,
    size: bytes.length,
    kept: isKept(bytes),
  }));
  const content: Sealed = {
    from,
    sender,
    subject,
    isCutShort,
    attachments: files,
    ...(noteId === undefined && { text }),
    ...(whole !== text && { whole }),
  };
  await run(
    tx,
    `insert into replies (id, incoming_mail_id, digest_id, journey_id, note_id, sealed, received_at, sort, says_more,
       calendar_answer)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      id,
      reply.incomingMail,
      reply.digest ?? null,
      tied?.journey ?? null,
      noteId ?? null,
      seal(key, Buffer.from(JSON.stringify(content), 'utf8'), about(id)),
      reply.receivedAt,
      reply.sort,
      reply.saysMore,
      reply.calendarAnswer ?? null,
    ],
  );
  await keepReplyFiles(tx, key, id, reply.attachments);
  const isWhole = !isCutShort && files.every(({ kept }) => kept);
  const original = isWhole ? undefined : await readMailBytes(tx, vault, reply.incomingMail);
  if (original !== undefined) await keepReplyOriginal(tx, key, id, original);
  return id;
}

interface ReplyRow extends Omit<Reply, 'said'> {
  readonly personId: string | null;
  readonly sealed: Buffer;
}

const SELECT_REPLIES = `select replies.id, replies.received_at as "receivedAt", replies.digest_id as digest,
    digests.contact_id as contact, journey_id as journey, note_id as "noteId", taken_at as "takenAt", taken_by as "takenBy",
    sort, says_more as "saysMore",
    calendar_answer as "calendarAnswer", closed_at as "closedAt", closed_by as "closedBy",
    exists (select from reply_originals where reply_id = replies.id) as "hasOriginal",
    person_id as "personId", replies.sealed
  from replies
  left join digests on digests.id = replies.digest_id
  left join journeys on journeys.id = replies.journey_id`;

/**
 * What people have written to us, the oldest first, and automatic mails that say more than such mails always say; with
 * `automatic` instead all that machines sent. Only open ones, or with `closed` all of them. `total` counts all that match.
 */
export async function listReplies(
  db: Queryable,
  vault: Vault,
  filter: {
    readonly closed?: boolean;
    readonly automatic?: boolean;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ total: number; items: Reply[] }> {
  const { closed = false, automatic = false, limit, offset } = filter;
  const where = `($1 or closed_at is null) and (case when $2 then sort <> 'person' else says_more end)`;
  const rows = await all<ReplyRow & { [column: string]: unknown }>(
    db,
    `${SELECT_REPLIES} where ${where} order by replies.received_at, replies.id limit $3 offset $4`,
    [closed, automatic, limit, offset],
  );
  const items: Reply[] = [];
  for (const row of rows) items.push(await opened(db, vault, row));
  const counted = await one<{ total: number }>(db, `select count(*) as total from replies where ${where}`, [
    closed,
    automatic,
  ]);
  return { total: counted?.total ?? 0, items };
}

/** One reply; `undefined` if there is none. Throws if the id is no UUID. */
export async function readReply(db: Queryable, vault: Vault, id: string): Promise<Reply | undefined> {
  const row = await one<ReplyRow & { [column: string]: unknown }>(
    db,
    `${SELECT_REPLIES} where replies.id = $1`,
    [id],
  );
  return row && opened(db, vault, row);
}

async function opened(db: Queryable, vault: Vault, row: ReplyRow): Promise<Reply> {
  const { personId, sealed, ...reply } = row;
  const key = await replyKey(db, vault, personId);
  if (key === undefined) return { ...reply, said: null };
  const content = JSON.parse(open(key, sealed, about(reply.id)).toString('utf8')) as Sealed;
  const noted =
    personId !== null && reply.noteId !== null
      ? await readNote(db, vault, personId, reply.noteId)
      : undefined;
  const text = content.text ?? noted ?? '';
  const { sender = NOBODY_LOOKED } = content;
  return { ...reply, said: { ...content, sender, text, whole: content.whole ?? text } };
}

const NOBODY_LOOKED: SenderFindings = { proof: 'unchecked', checks: {} };

/**
 * Takes a reply that is about one journey as a note about its person: somebody has made sure who wrote it. One that is a note
 * already stays as it is. Returns false if there is no such reply, if it is about no one journey, or if the person's key has been
 * destroyed. Throws if `by.contact` is unknown.
 */
export async function takeReply(
  tx: Tx,
  vault: Vault,
  id: string,
  by: { readonly contact: string; readonly at: Instant },
): Promise<boolean> {
  await run(tx, 'select 1 from replies where id = $1 for update', [id]);
  const row = await one<ReplyRow & { [column: string]: unknown }>(
    tx,
    `${SELECT_REPLIES} where replies.id = $1`,
    [id],
  );
  if (row === undefined || row.personId === null) return false;
  if (row.noteId !== null) return true;
  const { said } = await opened(tx, vault, row);
  if (said === null) return false;
  const noteId = await addNote(tx, vault, { personId: row.personId, text: said.text });
  if (noteId === undefined) return false;
  await run(tx, 'update replies set note_id = $2, taken_at = $3, taken_by = $4 where id = $1', [
    id,
    noteId,
    by.at,
    by.contact,
  ]);
  return true;
}

/**
 * Notes that the secretariat has dealt with a reply; returns false if there is no such open reply. Throws if `by.contact`
 * is unknown.
 */
export async function closeReply(
  db: Queryable,
  id: string,
  by: { readonly contact: string; readonly at: Instant },
): Promise<boolean> {
  const closed = await run(
    db,
    'update replies set closed_at = $2, closed_by = $3 where id = $1 and closed_at is null',
    [id, by.at, by.contact],
  );
  return closed === 1;
}
