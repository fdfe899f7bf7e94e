import type { z } from 'zod';
import { readMailBytes } from '../../db/post/incoming-mails.ts';
import { listUndecidedMails, readUndecidedMail, settleUndecidedMail } from '../../db/post/undecided-mails.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { Problem } from '../http/problems.ts';
import { fileToSave, ok } from '../http/route.ts';
import type { Call, HttpResponse, ResponseAboutPersons } from '../http/route.ts';
import type { undecidedQuery } from '../http/schemas.ts';

type ById = Call<{ id: string }, unknown, unknown>;

/** The mails that came in and of which nobody can say what follows. Tells nothing of what they say. */
export async function readUndecided({
  service,
  query,
}: Call<unknown, z.output<typeof undecidedQuery>, unknown>): Promise<HttpResponse> {
  const { settled = false, limit, offset } = query;
  return ok(await listUndecidedMails(service.db, { settled, limit, offset }));
}

/**
 * Notes that somebody has dealt with such a mail. One that was dealt with before stays as it is. Throws the problem
 * `not-found` if there is none.
 */
export async function settleUndecided({ service, viewer, params }: ById): Promise<HttpResponse> {
  const { now } = await serviceTime(service.db);
  await settleUndecidedMail(service.db, params.id, { contact: viewer.contact, at: now });
  const mail = await readUndecidedMail(service.db, params.id);
  if (mail === undefined) throw new Problem('not-found');
  return ok(mail);
}

/**
 * Such a mail as it came, as a text to be saved: a mail program would show what a stranger put into it. Throws the
 * problem `not-found` if there is none, or its bytes have been deleted.
 */
export async function fetchUndecidedMail({ service, params }: ById): Promise<ResponseAboutPersons> {
  const { db, vault } = service;
  const mail = await readUndecidedMail(db, params.id);
  const bytes = mail && (await readMailBytes(db, vault, params.id));
  if (bytes === undefined) throw new Problem('not-found');
  // Nobody knows yet whom it is about.
  return { ...fileToSave(bytes, `mail-${params.id}.txt`, 'text/plain'), about: [] };
}
