import { readJourney, recordedCommand } from '../../db/journeys/journeys.ts';
import { isNoteOf } from '../../db/persons/notes.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { Queryable } from '../../db/pool.ts';
import type { CommandType } from '../../domain/journeys/commands.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem } from '../http/problems.ts';
import { accepted, ok } from '../http/route.ts';
import type { HttpResponse, Call } from '../http/route.ts';
import { saidSchema } from '../http/schemas.ts';
import { bodyHashOf } from '../subjects/body-hash.ts';
import { idempotencyKeyOf, KEY_HEADER } from '../subjects/idempotency-key.ts';
import { deliverCommand } from './deliver-command.ts';
import { secretHashOf } from './deliver-correction.ts';
import { deliverTransfer } from './deliver-transfer.ts';
import { journeysAsJson } from './journeys-as-json.ts';
import { checkOrganisations } from './named-organisations.ts';

type CommandCall = Call<{ id: string }, unknown, Readonly<Record<string, unknown>>>;

/**
 * Gives a command to its journey, as an Update whose id is the caller's Idempotency-Key. Answers 200 when it is
 * recorded and 202 when it is safe but not yet recorded; the same key gets the same answer. Throws what `deliverCommand`
 * throws, and before that:
 *
 * - `not-found` if the viewer sees no such journey;
 * - `invalid` if the key has the wrong form, the note is not about this person, an organisation that is named takes no part
 *   or is of another kind;
 * - `not-yours` if a school admits somebody to another school's course;
 * - `key-reused` if the key has come with another body before.
 */
export async function giveCommand(call: CommandCall, type: CommandType): Promise<HttpResponse> {
  const { service, viewer, params } = call;
  const { db, vault } = service;
  const key = idempotencyKeyOf(call);
  const [journey, before, { today }] = await Promise.all([
    readJourney(db, viewer, params.id),
    recordedCommand(db, params.id, key),
    serviceTime(service.db),
  ]);
  if (journey === undefined) throw new Problem('not-found');
  const isTransfer = type === 'TransferJourney';
  // The body of a transfer holds what is easily guessed.
  const bodyHash = isTransfer ? secretHashOf(vault, call.body, type) : bodyHashOf(type, call.body);
  if (before !== undefined) return responseTo(call, { key, bodyHash, today }, before);

  const { onBehalfOf: _who, noteId: _id, note: _text, ...fields } = call.body;
  const { onBehalfOf, noteId: given, note } = saidSchema.parse(call.body);
  await checkOrganisations(db, viewer, fields);
  await checkNote(db, journey.personId, given);
  const result = await (isTransfer ? deliverTransfer : deliverCommand)(service, journey, {
    type,
    fields,
    key,
    bodyHash,
    actor: { organisation: viewer.organisation, contact: viewer.contact, via: 'api' },
    onBehalfOf,
    noteId: given,
    note,
  });
  if (result.outcome === 'accepted') return accepted({ sequence: null }, { [KEY_HEADER]: key });
  // Two at once with one key but different bodies: Temporal knows only the key, the journey knows both.
  return responseTo(call, { key, bodyHash, today }, result);
}

/** Throws the problem `invalid` if a note that a command names is not about its person. */
export async function checkNote(db: Queryable, personId: string, noteId: string | undefined): Promise<void> {
  if (noteId !== undefined && !(await isNoteOf(db, personId, noteId))) throw invalid(NO_SUCH_NOTE);
}

const NO_SUCH_NOTE = faultAt('noteId', {
  da: 'Der er ingen note med det id om denne person.',
  en: 'There is no note with this id about this person.',
});

async function responseTo(
  { service, viewer, params }: CommandCall,
  command: { readonly key: string; readonly bodyHash: string; readonly today: CalendarDate },
  event: { readonly sequence: number; readonly bodyHash: string | null },
): Promise<HttpResponse> {
  if (event.bodyHash !== command.bodyHash) throw new Problem('key-reused');
  const row = await readJourney(service.db, viewer, params.id);
  const [journey = null] =
    row === undefined ? [] : await journeysAsJson(service, viewer, [row], command.today);
  return ok({ sequence: event.sequence, journey }, { [KEY_HEADER]: command.key });
}
