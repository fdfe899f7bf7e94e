import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { DocumentKind } from '../../domain/vocabulary/codes.ts';
import { all, one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { personKey } from './persons.ts';
import { open, seal } from './vault.ts';
import type { Vault } from './vault.ts';

/** The media types of the files that are kept. */
export const DOCUMENT_TYPES = [
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.oasis.opendocument.text',
  'image/jpeg',
  'image/png',
] as const;
/** One of those. */
export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** The largest file that is kept, in bytes. */
export const DOCUMENT_LIMIT = 10 * 1024 * 1024;

/** How many files are kept of one contact on a day. */
export const MOST_FILES_A_DAY = 20;
/** How many bytes of files are kept of one contact on a day: six of the largest. */
export const MOST_FILE_BYTES_A_DAY = 60 * 1024 * 1024;

/**
 * Whether one more file of a contact is within what is kept of one on a day. Files under the same key do not count: they may
 * be this very one, sent again.
 */
export async function mayKeepOneMore(
  db: Queryable,
  of: { readonly contact: string; readonly key: string; readonly size: number },
): Promise<boolean> {
  const row = await one<{ fits: boolean }>(
    db,
    `select count(*) < $3 and coalesce(sum(size), 0) + $4 <= $5 as fits
     from documents where sent_by = $1 and key <> $2 and sent_at > now() - interval '1 day'`,
    [of.contact, of.key, MOST_FILES_A_DAY, of.size, MOST_FILE_BYTES_A_DAY],
  );
  return row?.fits === true;
}

/** The command that a document comes with, by the key it is given under and the hash of its body. */
export interface DocumentBearer {
  readonly journey: string;
  readonly key: string;
  readonly bodyHash: string;
}

/** A file that comes with an answer, known to be what its type says. */
export interface SentDocument {
  readonly kind: DocumentKind;
  readonly name: string;
  readonly type: DocumentType;
  readonly bytes: Buffer;
}

/** A document that an event of the timeline came with. */
export interface KeptDocument {
  readonly id: string;
  /** The number of that event, and when it happened. */
  readonly sequence: number;
  readonly at: Instant;
  readonly kind: DocumentKind;
  readonly mediaType: DocumentType;
  readonly size: number;
  readonly sentBy: string | null;
  /** Null if the key of the person it is about has been destroyed. */
  readonly name: string | null;
}

const about = (id: string) => `document ${id}`;
const aboutName = (id: string) => `name of document ${id}`;

/**
 * Keeps a file about a person, sealed under the person's own key, and returns its id; `undefined` if the person's key has
 * been destroyed. The file belongs to the event of its command, once that is recorded. If it comes again with the same
 * command, it is kept once and the same id is returned. Throws if the journey or the sender is unknown (a foreign key of
 * `documents`), or the file is empty (`documents_size_check`).
 */
export async function keepDocument(
  db: Queryable,
  vault: Vault,
  bearer: DocumentBearer,
  of: { readonly personId: string; readonly document: SentDocument; readonly sentBy?: string | undefined },
): Promise<string | undefined> {
  const { personId, document, sentBy } = of;
  const { kind, name, type, bytes } = document;
  const key = await personKey(db, vault, personId);
  if (key === undefined) return undefined;
  const id = randomUUID();
  const kept = await one<{ id: string }>(
    db,
    `insert into documents (id, journey_id, person_id, key, body_hash, kind, media_type, size, sealed_name, sealed, sent_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     on conflict (journey_id, key, body_hash)
       do update set times_brought = documents.times_brought + 1, sent_at = now()
     returning id`,
    [
      id,
      bearer.journey,
      personId,
      bearer.key,
      bearer.bodyHash,
      kind,
      type,
      bytes.length,
      seal(key, Buffer.from(name, 'utf8'), aboutName(id)),
      seal(key, bytes, about(id)),
      sentBy ?? null,
    ],
  );
  return kept?.id;
}

interface DocumentRow extends Omit<KeptDocument, 'name'> {
  readonly sealedName: Buffer;
}

/**
 * The documents that came with a journey's events, in the order of the timeline. Throws if a name was changed in the
 * database and does not open.
 */
export async function listDocuments(
  db: Queryable,
  vault: Vault,
  of: { readonly journey: string; readonly personId: string },
): Promise<KeptDocument[]> {
  const rows = await all<DocumentRow & { [column: string]: unknown }>(
    db,
    `select documents.id, sequence, at, kind, media_type as "mediaType", size, sent_by as "sentBy",
       sealed_name as "sealedName"
     from documents join timeline_events event
       on event.subject_id = journey_id and event.key = documents.key and event.body_hash = documents.body_hash
     where journey_id = $1 and person_id = $2 order by sequence`,
    [of.journey, of.personId],
  );
  const key = rows.length === 0 ? undefined : await personKey(db, vault, of.personId);
  return rows.map(({ sealedName, ...row }) => ({
    ...row,
    name: key === undefined ? null : open(key, sealedName, aboutName(row.id)).toString('utf8'),
  }));
}

/**
 * The content of a journey's document; `undefined` if there is no such document, its command is not recorded, or the
 * person's key has been destroyed. Throws if the sealed bytes were changed.
 */
export async function readDocument(
  db: Queryable,
  vault: Vault,
  of: { readonly journey: string; readonly personId: string; readonly document: string },
): Promise<Pick<SentDocument, 'name' | 'type' | 'bytes'> | undefined> {
  const row = await one<{ type: DocumentType; sealedName: Buffer; sealed: Buffer }>(
    db,
    `select media_type as type, sealed_name as "sealedName", sealed
     from documents join timeline_events event
       on event.subject_id = journey_id and event.key = documents.key and event.body_hash = documents.body_hash
     where documents.id = $1 and journey_id = $2 and person_id = $3`,
    [of.document, of.journey, of.personId],
  );
  const key = await personKey(db, vault, of.personId);
  if (row === undefined || key === undefined) return undefined;
  const { type, sealedName, sealed } = row;
  return {
    type,
    name: open(key, sealedName, aboutName(of.document)).toString('utf8'),
    bytes: open(key, sealed, about(of.document)),
  };
}

/**
 * The name of the file that came with a command, for whoever gave the command, even before it is recorded; `undefined` if
 * no file came, or none was kept.
 */
export async function nameOfDocumentUnder(
  db: Queryable,
  vault: Vault,
  of: { readonly journey: string; readonly personId: string; readonly key: string },
): Promise<string | undefined> {
  const row = await one<{ id: string; sealedName: Buffer }>(
    db,
    `select documents.id, sealed_name as "sealedName"
     from documents left join timeline_events event on event.subject_id = journey_id and event.key = documents.key
     where journey_id = $1 and documents.key = $2
       and (event_id is null or documents.body_hash = event.body_hash)
     order by sent_at desc limit 1`,
    [of.journey, of.key],
  );
  const key = row && (await personKey(db, vault, of.personId));
  return row && key && open(key, row.sealedName, aboutName(row.id)).toString('utf8');
}
