import { recordedCommand } from '../../db/journeys/journeys.ts';
import { addSubjectNote, isNoteOfSubject } from '../../db/persons/notes.ts';
import { discardNote } from '../../db/persons/unused-notes.ts';
import type { ProgrammeRow } from '../../db/programme/programmes.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { ProgrammeCommandType } from '../../domain/programme/commands.ts';
import type { Actor, OnBehalfOf } from '../../domain/subjects/actor.ts';
import type { CommandMessage } from '../../engine/messages.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem, RefusedCommand } from '../http/problems.ts';
import { accepted, ok } from '../http/route.ts';
import type { HttpResponse, Call, Service } from '../http/route.ts';
import { saidSchema } from '../http/schemas.ts';
import { isOtherBody, subjectsBodyHash } from '../subjects/body-hash.ts';
import type { BodyHash } from '../subjects/body-hash.ts';
import { idempotencyKeyOf, KEY_HEADER } from '../subjects/idempotency-key.ts';
import { sendCommand } from '../subjects/send-command.ts';
import { whyNotReceived } from '../subjects/why-not-received.ts';
import { knownProgramme, tellProgramme } from './programmes.ts';

type CommandCall = Call<{ id: string }, unknown, Readonly<Record<string, unknown>>>;

/**
 * Gives a command to a programme, as an Update whose id is the caller's Idempotency-Key, hashed. Answers 200 when it is
 * recorded and 202 when it is safe but not yet recorded; the same key gets the same answer. Throws what
 * `deliverToProgramme` throws, and before that:
 *
 * - `not-found` if there is no such programme;
 * - `invalid` if the key has the wrong form, or the note is not about this programme;
 * - `key-reused` if the key has come with another body before.
 */
export async function giveProgrammeCommand(
  call: CommandCall,
  type: ProgrammeCommandType,
): Promise<HttpResponse> {
  const { service, viewer, params } = call;
  const { db } = service;
  const { key, given } = idempotencyKeyOf(call);
  const programme = await knownProgramme(service, params.id);
  const body = subjectsBodyHash(service, type, call.body);
  const before = await recordedCommand(db, programme.id, key);
  if (before !== undefined) return responseTo(call, { given, body }, before);

  const { onBehalfOf: _who, noteId: _id, note: _text, ...fields } = call.body;
  const { onBehalfOf, noteId, note } = saidSchema.parse(call.body);
  if (noteId !== undefined && !(await isNoteOfSubject(db, programme.id, noteId))) throw invalid(NO_SUCH_NOTE);
  const result = await deliverToProgramme(service, programme, {
    type,
    fields,
    key,
    bodyHash: body.hash,
    actor: { organisation: viewer.organisation, contact: viewer.contact, via: 'api' },
    onBehalfOf,
    noteId,
    note,
  });
  if (result.outcome === 'accepted') return accepted({ sequence: null }, { [KEY_HEADER]: given });
  return responseTo(call, { given, body }, result);
}

/** A command that somebody gives to a programme, checked as far as it can be before the programme sees it. */
export interface ProgrammeDelivery {
  readonly type: ProgrammeCommandType;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The one-time key under which it is given: given again with the same body, it is the same command. */
  readonly key: string;
  readonly bodyHash: string;
  readonly actor: Actor;
  readonly onBehalfOf?: OnBehalfOf | undefined;
  /** A note about the programme that is there already. */
  readonly noteId?: string | undefined;
  /** A note that is to be kept with it. */
  readonly note?: string | undefined;
  /** The id of the obligation that it answers, if a question was put. */
  readonly obligation?: string | undefined;
}

/**
 * Gives a command to its programme, and says whether it is recorded, or safe and not recorded yet. Throws, and nothing
 * of it is left, its note neither: `RefusedCommand` if a rule refuses it, `programme-parked` if the programme waits to be
 * rebuilt, `programme-ended` if it is over.
 *
 * Throws `not-received` if Temporal or its workers did not take it. Whether they will yet is not known, so the note stays:
 * given again with its key, the command finds it.
 */
export async function deliverToProgramme(
  service: Service,
  programme: ProgrammeRow,
  delivery: ProgrammeDelivery,
): Promise<
  | { readonly outcome: 'recorded'; readonly sequence: number; readonly bodyHash: string }
  | { readonly outcome: 'accepted' }
> {
  const { db, vault } = service;
  const { type, fields, key, bodyHash, actor, onBehalfOf, obligation, note } = delivery;
  if (programme.parkedAt !== null) throw new Problem('programme-parked');
  const { offsetMs } = await serviceTime(service.db);
  const kept =
    note === undefined
      ? undefined
      : await addSubjectNote(db, vault, {
          subjectId: programme.id,
          text: note,
          ...(actor.contact !== undefined && { writtenBy: actor.contact }),
        });
  const noteId = kept ?? delivery.noteId;
  const message: CommandMessage = {
    key,
    bodyHash,
    offsetMs,
    actor,
    ...(onBehalfOf && { onBehalfOf }),
    ...(noteId !== undefined && { noteId }),
    ...(obligation !== undefined && { answers: obligation }),
    fields,
  };
  const result = await sendCommand(service, programme, type, message);
  switch (result.outcome) {
    case 'recorded': {
      // Sent several times at once, each time brought its text; the record refers to one of them.
      const event = kept === undefined ? undefined : await recordedCommand(db, programme.id, key);
      if (kept !== undefined && event !== undefined && event.noteId !== kept) await discardNote(db, kept);
      return result;
    }
    case 'accepted':
      // It is safe, and is recorded when the programme acts again; an alarm is raised if it does not.
      await whyNotReceived(service, {
        kind: 'programme',
        id: programme.id,
        workflowId: programme.workflowId,
      });
      return result;
    case 'not-received': {
      const { id, workflowId } = programme;
      const why = await whyNotReceived(service, { kind: 'programme', id, workflowId });
      throw new Problem(why === 'stuck' ? 'programme-stuck' : 'not-received');
    }
    case 'parked':
      throw new Problem('programme-parked');
    case 'refused':
      // Nothing will ever refer to the note; the caller still has the text.
      if (kept !== undefined) await discardNote(db, kept);
      throw new RefusedCommand(result.refusal);
    case 'no-workflow':
      if (kept !== undefined) await discardNote(db, kept);
      throw new Problem(await whyNoWorkflow(service, programme));
  }
}

/** Its Workflow ends by itself when the programme is over; before that, it is missing. */
async function whyNoWorkflow(
  service: Service,
  { state }: ProgrammeRow,
): Promise<'programme-ended' | 'not-received'> {
  const { today } = await serviceTime(service.db);
  return state !== null && state.endsOn < today ? 'programme-ended' : 'not-received';
}

const NO_SUCH_NOTE = faultAt('noteId', {
  da: 'Der er ingen note med det id om dette program.',
  en: 'There is no note with this id about this programme.',
});

async function responseTo(
  { service, params }: CommandCall,
  command: { readonly given: string; readonly body: BodyHash },
  event: { readonly sequence: number; readonly bodyHash: string | null },
): Promise<HttpResponse> {
  if (isOtherBody(event, command.body)) throw new Problem('key-reused');
  const programme = await tellProgramme(service, await knownProgramme(service, params.id));
  return ok({ sequence: event.sequence, programme }, { [KEY_HEADER]: command.given });
}
