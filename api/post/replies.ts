import type { z } from 'zod';
import type { Viewer } from '../../db/access.ts';
import { notePageRead } from '../../db/journeys/journeys.ts';
import { closeReply, listReplies, readReply, readReplyAttachment } from '../../db/post/replies.ts';
import type { Reply } from '../../db/post/replies.ts';
import { Problem } from '../http/problems.ts';
import { fileToSave, ok } from '../http/route.ts';
import type { Answer, Call, Service } from '../http/route.ts';
import type { replyQuery } from '../http/schemas.ts';
import { serviceTime } from '../running/service-time.ts';
import { safeDownload } from '../uploads/safe-download.ts';

type ById = Call<{ id: string }, unknown, unknown>;

/** What people have written to us. That what is said about somebody was read is noted. */
export async function readReplies({
  service,
  viewer,
  query,
}: Call<unknown, z.output<typeof replyQuery>, unknown>): Promise<Answer> {
  const { db, vault } = service;
  const { closed = false, limit, offset } = query;
  const found = await listReplies(db, vault, { closed, limit, offset });
  for (const reply of found.items) await noteRead(service, viewer, reply);
  return ok(found);
}

/** Closes a reply: the secretariat has dealt with it. One that is closed already stays as it is. */
export async function closeOneReply({ service, viewer, params }: ById): Promise<Answer> {
  const { db, vault } = service;
  const { now } = await serviceTime(service);
  await closeReply(db, params.id, { contact: viewer.contact, at: now });
  const reply = await readReply(db, vault, params.id);
  if (reply === undefined) throw new Problem('not-found');
  await noteRead(service, viewer, reply);
  return ok(reply);
}

/** A file that came with a reply, to be saved and never shown. */
export async function fetchReplyAttachment({
  service,
  viewer,
  params,
}: Call<{ id: string; number: number }, unknown, unknown>): Promise<Answer> {
  const { db, vault } = service;
  const reply = await readReply(db, vault, params.id);
  const file = reply?.said?.attachments.find(({ number }) => number === params.number);
  const bytes = await readReplyAttachment(db, vault, params.id, params.number);
  if (reply === undefined || file === undefined || bytes === undefined) throw new Problem('not-found');
  await noteRead(service, viewer, reply);
  const { name, mediaType } = safeDownload(file);
  return fileToSave(bytes, name, mediaType);
}

async function noteRead({ db }: Service, viewer: Viewer, { journey, said }: Reply): Promise<void> {
  if (journey !== null && said !== null) await notePageRead(db, viewer.contact, journey);
}
