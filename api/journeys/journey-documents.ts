import { seesPerson } from '../../db/access.ts';
import { listDocuments, readDocument } from '../../db/persons/documents.ts';
import { DOCUMENT_WORDS } from '../../domain/words/index.ts';
import { Problem } from '../http/problems.ts';
import { fileToSave, ok } from '../http/route.ts';
import type { Answer, Call } from '../http/route.ts';
import { safeDownload } from '../uploads/safe-download.ts';
import { journeySeen } from './journey-reading.ts';

/**
 * The files that came with a journey's answers. What one is called may name the person, so only those read it who may
 * know who that is.
 */
export async function listOwnDocuments(call: Call<{ id: string }, unknown, unknown>): Promise<Answer> {
  const { service, viewer } = call;
  const { id: journey, personId } = await journeySeen(call);
  const documents = await listDocuments(service.db, service.vault, { journey, personId });
  const items = documents.map(({ kind, name, ...document }) => ({
    ...document,
    kind,
    label: DOCUMENT_WORDS[kind],
    name: seesPerson(viewer) ? name : null,
  }));
  return ok({ total: items.length, items });
}

/** One of those files, to be saved and never shown; only for those who may know who the person is. */
export async function fetchOwnDocument(
  call: Call<{ id: string; document: string }, unknown, unknown>,
): Promise<Answer> {
  const { service, viewer, params } = call;
  const { id: journey, personId } = await journeySeen(call);
  if (!seesPerson(viewer)) throw new Problem('not-found');
  const { document } = params;
  const file = await readDocument(service.db, service.vault, { journey, personId, document });
  if (file === undefined) throw new Problem('not-found');
  const { name, mediaType } = safeDownload({ name: file.name, mediaType: file.type });
  return fileToSave(file.bytes, name, mediaType);
}
