import { listDocuments, readDocument } from '../../db/persons/documents.ts';
import { seesPerson } from '../../domain/access/may.ts';
import { DOCUMENT_WORDS } from '../../domain/words/index.ts';
import { Problem } from '../http/problems.ts';
import { fileToSave, ok } from '../http/route.ts';
import type { HttpResponse, JourneyCall } from '../http/route.ts';
import { safeDownload } from '../uploads/safe-download.ts';

/**
 * The files that came with a journey's answers. A file's name may name the person, so only those read it who may know who
 * the person is.
 */
export async function listOwnDocuments(call: JourneyCall<unknown, unknown, unknown>): Promise<HttpResponse> {
  const { service, viewer } = call;
  const { id: journey, personId } = call.journey;
  const documents = await listDocuments(service.db, service.vault, { journey, personId });
  const items = documents.map(({ kind, name, ...document }) => ({
    ...document,
    kind,
    label: DOCUMENT_WORDS[kind],
    name: seesPerson(viewer) ? name : null,
  }));
  return ok({ total: items.length, items });
}

/**
 * One of those files, to be saved and never shown. Throws the problem `not-found` if there is none, or the viewer may not
 * know who the person is.
 */
export async function fetchOwnDocument(
  call: JourneyCall<{ document: string }, unknown, unknown>,
): Promise<HttpResponse> {
  const { service, viewer, params } = call;
  const { id: journey, personId } = call.journey;
  if (!seesPerson(viewer)) throw new Problem('not-found');
  const { document } = params;
  const file = await readDocument(service.db, service.vault, { journey, personId, document });
  if (file === undefined) throw new Problem('not-found');
  const { name, mediaType } = safeDownload({ name: file.name, mediaType: file.type });
  return fileToSave(file.bytes, name, mediaType);
}
