import type { z } from 'zod';
import { listJourneys, readJourney } from '../../db/journeys/journeys.ts';
import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { organisationNames } from '../../db/partners/organisation-names.ts';
import { listDocuments } from '../../db/persons/documents.ts';
import type { KeptDocument } from '../../db/persons/documents.ts';
import { readEveryReference } from '../../db/persons/municipality-references.ts';
import type { MunicipalityReference } from '../../db/persons/municipality-references.ts';
import { readNote } from '../../db/persons/notes.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { correctionsOf, readTimeline } from '../../db/subjects/timeline.ts';
import type { TimelineRow } from '../../db/subjects/timeline.ts';
import { isSecretariat, seesPerson } from '../../domain/access/may.ts';
import { DOCUMENT_WORDS } from '../../domain/words/index.ts';
import { Problem } from '../http/problems.ts';
import { ok } from '../http/route.ts';
import type { HttpResponse, Call, JourneyCall } from '../http/route.ts';
import type { journeyQuery, pageQuery } from '../http/schemas.ts';
import { struckBy } from '../subjects/struck-by.ts';
import { tellTimelineItem } from '../subjects/timeline-item.ts';
import { journeysAsJson } from './journeys-as-json.ts';

type One<Q = unknown> = JourneyCall<{ id: string }, Q, unknown>;

/** The journeys that the caller may see, the earliest due date first. */
export async function listOwnJourneys({
  service,
  viewer,
  query,
}: Call<unknown, z.output<typeof journeyQuery>, unknown>): Promise<HttpResponse> {
  const { today } = await serviceTime(service.db);
  const { stage, municipality, sector, reference, overdue, limit, offset } = query;
  const { total, items } = await listJourneys(service.db, service.vault, viewer, {
    ...(stage && { stage }),
    ...(municipality !== undefined && { municipality }),
    ...(sector && { sector }),
    ...(reference !== undefined && { reference }),
    ...(overdue !== undefined && { overdue }),
    today,
    limit,
    offset,
  });
  return ok({ total, items: await journeysAsJson(service, viewer, items, today) });
}

/** One journey. */
export async function readOneJourney({ service, viewer, journey: row }: One): Promise<HttpResponse> {
  const { today } = await serviceTime(service.db);
  const [journey] = await journeysAsJson(service, viewer, [row], today);
  return ok(journey);
}

/** A journey's events in their order, with the notices they gave rise to. */
export async function readOwnTimeline(call: One<z.output<typeof pageQuery>>): Promise<HttpResponse> {
  const { service, viewer, query, journey: row } = call;
  const { db, vault } = service;
  const { total, items } = await readTimeline(db, row.id, query);
  const names = await organisationNames(db);
  const notes = new Map<string, string>();
  for (const { noteId } of seesPerson(viewer) ? items : []) {
    const text = noteId === null ? undefined : await readNote(db, vault, row.personId, noteId);
    if (noteId !== null && text !== undefined) notes.set(noteId, text);
  }
  const corrections = await correctionsOf(db, row.id);
  const documents = await listDocuments(db, vault, { journey: row.id, personId: row.personId });
  const references = await readEveryReference(db, vault, row.id);
  const mayRead = ({ municipality }: MunicipalityReference) =>
    isSecretariat(viewer.roles) || municipality === row.municipality;
  return ok({
    total,
    items: items.map((item) => ({
      ...tellTimelineItem(item, { organisations: names }),
      note: item.noteId === null ? null : (notes.get(item.noteId) ?? null),
      document: cameWith(item, documents),
      reference: givenBy(item, references, mayRead),
      struck: struckBy(item, corrections),
    })),
  });
}

/**
 * The journey that something is to be done about. Throws the problem `not-found` if there is none, or the caller may not
 * see it.
 */
export async function visibleJourney({
  service,
  viewer,
  params,
}: Call<{ id: string }, unknown, unknown>): Promise<JourneyRow> {
  const row = await readJourney(service.db, viewer, params.id);
  if (row === undefined) throw new Problem('not-found');
  return row;
}

/**
 * The municipality's reference that an event brought, for those who may read it: that of a municipality which has handed the
 * person over is its own, and is told to the secretariat only. Null if it brought none, or the person has been erased.
 */
function givenBy(
  { payload }: TimelineRow,
  references: ReadonlyMap<string, MunicipalityReference>,
  mayRead: (reference: MunicipalityReference) => boolean,
): string | null {
  const found = references.get(String(payload['referenceId']));
  return found !== undefined && mayRead(found) ? found.reference : null;
}

/** The file that came with an event, without its name; null if none did. */
function cameWith({ sequence }: TimelineRow, documents: readonly KeptDocument[]) {
  const found = documents.find((document) => document.sequence === sequence);
  return found === undefined ? null : { id: found.id, kind: found.kind, label: DOCUMENT_WORDS[found.kind] };
}
