import type { z } from 'zod';
import { readContact } from '../../db/partners/contacts.ts';
import { readReferences } from '../../db/persons/municipality-references.ts';
import { contactRecord, listPost } from '../../db/post/contact-post.ts';
import { OBLIGATION_WORDS } from '../../domain/words/index.ts';
import { Problem } from '../http/problems.ts';
import { ok } from '../http/route.ts';
import type { HttpResponse, Call } from '../http/route.ts';
import type { pageQuery } from '../http/schemas.ts';

/**
 * The post of one contact, the newest first, and how they have answered. It names no person, so nothing is noted as read.
 * Throws the problem `not-found` if there is no such contact.
 */
export async function readContactPost({
  service,
  params,
  query,
}: Call<{ id: string }, z.output<typeof pageQuery>, unknown>): Promise<HttpResponse> {
  const { db, vault } = service;
  const contact = await readContact(db, params.id);
  if (contact === undefined) throw new Problem('not-found');
  const { mailRefusedAt, mailRefusedReason } = contact;
  const [answering, { total, items }] = await Promise.all([
    contactRecord(db, contact.id),
    listPost(db, contact.id, query),
  ]);
  const references = await readReferences(
    db,
    vault,
    items.flatMap(({ notices }) => notices.map(({ subject }) => subject)),
  );
  return ok({
    summary: { ...answering, mailRefusedAt, mailRefusedReason },
    total,
    items: items.map((digest) => ({
      ...digest,
      notices: digest.notices.map((notice) => ({
        ...notice,
        reference: references.get(notice.subject) ?? null,
        label: OBLIGATION_WORDS[notice.kind],
      })),
    })),
  });
}
