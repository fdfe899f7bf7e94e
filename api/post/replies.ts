import type { z } from 'zod';
import { readReplyAttachment, readReplyOriginal } from '../../db/post/reply-files.ts';
import { closeReply, listReplies, readReply, takeReply } from '../../db/post/replies.ts';
import type { Reply } from '../../db/post/replies.ts';
import { inTransaction } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { Problem } from '../http/problems.ts';
import { fileToSave, ok } from '../http/route.ts';
import type { ResponseAboutPersons, Call } from '../http/route.ts';
import type { replyQuery } from '../http/schemas.ts';
import { safeDownload } from '../uploads/safe-download.ts';

type ById = Call<{ id: string }, unknown, unknown>;

/** What people have written to us, or machines have sent, and whom that is about. */
export async function readReplies({
  service,
  query,
}: Call<unknown, z.output<typeof replyQuery>, unknown>): Promise<ResponseAboutPersons> {
  const { db, vault } = service;
  const { closed = false, automatic = false, limit, offset } = query;
  const found = await listReplies(db, vault, { closed, automatic, limit, offset });
  return { ...ok(found), about: found.items.flatMap(journeyTold) };
}

/**
 * Closes a reply, since the secretariat has dealt with it. A reply that is closed already stays as it is. Throws the
 * problem `not-found` if there is none.
 */
export async function closeOneReply({ service, viewer, params }: ById): Promise<ResponseAboutPersons> {
  const { db, vault } = service;
  const { now } = await serviceTime(service.db);
  await closeReply(db, params.id, { contact: viewer.contact, at: now });
  const reply = await readReply(db, vault, params.id);
  if (reply === undefined) throw new Problem('not-found');
  return { ...ok(reply), about: journeyTold(reply) };
}

/**
 * Takes a reply as a note about the person of its journey, since the secretariat has made sure who wrote it. One that is
 * a note already stays as it is. Throws the problem `not-found` if there is none, and `reply-about-nobody` if it is not
 * about one journey for certain, or the person's data have been erased.
 */
export async function takeOneReply({ service, viewer, params }: ById): Promise<ResponseAboutPersons> {
  const { db, vault } = service;
  const { now } = await serviceTime(service.db);
  const isTaken = await inTransaction(db, (tx) =>
    takeReply(tx, vault, params.id, { contact: viewer.contact, at: now }),
  );
  const reply = await readReply(db, vault, params.id);
  if (reply === undefined) throw new Problem('not-found');
  if (!isTaken) throw new Problem('reply-about-nobody');
  return { ...ok(reply), about: journeyTold(reply) };
}

/**
 * A file that came with a reply, to be saved and never shown. Throws the problem `not-found` if there is none, or it can
 * no longer be read.
 */
export async function fetchReplyAttachment({
  service,
  params,
}: Call<{ id: string; number: number }, unknown, unknown>): Promise<ResponseAboutPersons> {
  const { db, vault } = service;
  const reply = await readReply(db, vault, params.id);
  const file = reply?.said?.attachments.find(({ number }) => number === params.number);
  const bytes = await readReplyAttachment(db, vault, params.id, params.number);
  if (reply === undefined || file === undefined || bytes === undefined) throw new Problem('not-found');
  const { name, mediaType } = safeDownload(file);
  return { ...fileToSave(bytes, name, mediaType), about: journeyTold(reply) };
}

/**
 * The mail of a reply as it came, to be saved and never shown. Throws the problem `not-found` if there is none, or it can
 * no longer be read.
 */
export async function fetchReplyOriginal({ service, params }: ById): Promise<ResponseAboutPersons> {
  const { db, vault } = service;
  const reply = await readReply(db, vault, params.id);
  const bytes = await readReplyOriginal(db, vault, params.id);
  if (reply === undefined || bytes === undefined) throw new Problem('not-found');
  const { name, mediaType } = safeDownload({ name: 'mail.eml', mediaType: 'message/rfc822' });
  return { ...fileToSave(bytes, name, mediaType), about: journeyTold(reply) };
}

/** The journey whose person a reply tells about; none if the reply is tied to nobody, or nobody can read it any more. */
function journeyTold({ journey, said }: Reply): string[] {
  return journey === null || said === null ? [] : [journey];
}
