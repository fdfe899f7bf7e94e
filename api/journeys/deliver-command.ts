import { recordedCommand } from '../../db/journeys/journeys.ts';
import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { keepDocument } from '../../db/persons/documents.ts';
import type { SentDocument } from '../../db/persons/documents.ts';
import { addNote } from '../../db/persons/notes.ts';
import { readPerson } from '../../db/persons/persons.ts';
import { clearUnclaimedDocuments, discardDocument } from '../../db/persons/unclaimed-documents.ts';
import { discardNote } from '../../db/persons/unused-notes.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { Facts } from '../../domain/journeys/command.ts';
import { COMMANDS } from '../../domain/journeys/commands.ts';
import type { CommandType } from '../../domain/journeys/commands.ts';
import { factsAt } from '../../domain/law/facts.ts';
import { NEWEST_RULEBOOK, rulebook } from '../../domain/rulebook/index.ts';
import type { Actor, OnBehalfOf } from '../../domain/subjects/actor.ts';
import { isCalendarDate } from '../../domain/vocabulary/calendar.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import type { CommandMessage } from '../../engine/messages.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem, RefusedCommand } from '../http/problems.ts';
import type { Service } from '../http/route.ts';
import { sendCommand } from '../subjects/send-command.ts';
import { checkNothingOfThePerson } from './nothing-of-the-person.ts';
import { whyNotReceived } from '../subjects/why-not-received.ts';

/** A command that somebody gives to a journey, checked as far as it can be before the journey sees it. */
export interface Delivery {
  readonly type: CommandType;
  readonly fields: Readonly<Record<string, unknown>>;
  /** The one-time key under which it is given: given again with the same body, it is the same command. */
  readonly key: string;
  readonly bodyHash: string;
  readonly actor: Actor;
  readonly onBehalfOf?: OnBehalfOf | undefined;
  /** A note about the person that is there already. */
  readonly noteId?: string | undefined;
  /** A note that is to be kept with it. */
  readonly note?: string | undefined;
  /** A file that comes with it. The body's hash must cover it: by that hash it is known to be this command's. */
  readonly document?: SentDocument | undefined;
  /** What its rule needs to know of the person, if whoever gives it has worked that out. */
  readonly facts?: Facts | undefined;
  /** The id of the obligation that it answers, if it answers a question. */
  readonly obligation?: string | undefined;
}

/**
 * How a command was received: recorded, with the number of its event and the hash of the first body that came under its
 * key; or safe with Temporal, and not recorded yet.
 */
export type DeliveryOutcome =
  | { readonly outcome: 'recorded'; readonly sequence: number; readonly bodyHash: string }
  | { readonly outcome: 'accepted' };

/**
 * Gives a command to its journey, as an Update whose id is its key. Throws, and nothing of it is left, neither note nor file:
 *
 * - `RefusedCommand` if a rule refuses it;
 * - the problem `invalid` if a note or a file comes with it and the person has been erased, or a text in it tells of the person;
 * - `journey-parked` if the journey waits to be rebuilt, and `journey-ended` if it is closed for good.
 *
 * Throws `not-received` if Temporal or its workers did not take it. Whether they will yet is not known, so the note and the
 * file stay: given again with its key, it finds them.
 */
export async function deliverCommand(
  service: Service,
  journey: JourneyRow,
  delivery: Delivery,
): Promise<DeliveryOutcome> {
  const { db } = service;
  const { type, fields, key, bodyHash, actor, onBehalfOf, obligation } = delivery;
  if (journey.parkedAt !== null) throw new Problem('journey-parked');
  await checkNothingOfThePerson(service, journey.personId, { table: COMMANDS[type].fields, fields });
  const [facts, { offsetMs }] = await Promise.all([
    delivery.facts ?? factsFor(service, type, journey.personId, fields),
    serviceTime(service.db),
  ]);
  const file = await keepFile(service, journey, delivery);
  const kept = delivery.note === undefined ? undefined : await keepNote(service, journey, delivery);
  const noteId = kept ?? delivery.noteId;
  const message: CommandMessage = {
    key,
    bodyHash,
    offsetMs,
    actor,
    ...(onBehalfOf && { onBehalfOf }),
    ...(noteId !== undefined && { noteId }),
    ...(facts && { facts }),
    ...(obligation !== undefined && { answers: obligation }),
    fields,
  };
  const workflowId = journeyWorkflowId(journey.id);
  const result = await sendCommand(service, { id: journey.id, workflowId }, type, message);
  switch (result.outcome) {
    case 'recorded': {
      if (kept !== undefined) {
        // Sent several times at once, each time brought its text; the record refers to one of them.
        const event = await recordedCommand(db, journey.id, key);
        if (event !== undefined && event.noteId !== kept) await discardNote(db, kept);
      }
      // Another command was recorded under this key, with another file or none.
      if (file !== undefined && result.bodyHash !== bodyHash) await discardDocument(db, file);
      return result;
    }
    case 'accepted':
      // It is safe, and is recorded when the journey acts again; an alarm is raised if it does not.
      await whyNotReceived(service, { kind: 'journey', id: journey.id, workflowId });
      return result;
    case 'not-received': {
      const why = await whyNotReceived(service, { kind: 'journey', id: journey.id, workflowId });
      throw new Problem(why === 'stuck' ? 'journey-stuck' : 'not-received');
    }
    case 'parked':
      throw new Problem('journey-parked');
    case 'refused':
      // Nothing will ever refer to the note; the caller still has the text.
      if (kept !== undefined) await discardNote(db, kept);
      if (file !== undefined) await discardDocument(db, file);
      throw new RefusedCommand(result.refusal);
    case 'no-workflow':
      if (kept !== undefined) await discardNote(db, kept);
      if (file !== undefined) await discardDocument(db, file);
      throw new Problem(journey.stage === 'closed' ? 'journey-ended' : 'not-received');
  }
}

/** In which field a command plans the start that the person's age is judged on. */
const START_FIELD: Readonly<Partial<Record<CommandType, string>>> = {
  AgreeMatch: 'plannedStart',
  SignIguAgreement: 'startsOn',
};

/** What a rule needs to know of the person, so that the person themselves need not travel. */
async function factsFor(
  { db, vault }: Service,
  type: CommandType,
  personId: string,
  fields: Readonly<Record<string, unknown>>,
): Promise<Facts | undefined> {
  const startsOn = fields[START_FIELD[type] ?? ''];
  if (!isCalendarDate(startsOn)) return undefined;
  const person = await readPerson(db, vault, personId);
  return person && factsAt(person.birthDate, startsOn, rulebook(NEWEST_RULEBOOK).law);
}

async function keepNote(
  { db, vault }: Service,
  { personId }: JourneyRow,
  { note = '', actor: { contact } }: Delivery,
): Promise<string> {
  const id = await addNote(db, vault, {
    personId,
    text: note,
    ...(contact !== undefined && { writtenBy: contact }),
  });
  if (id === undefined) throw invalid(ERASED);
  return id;
}

/** Keeps the file before the command is given: an event must never tell of one that is not there. */
async function keepFile(
  { db, vault }: Service,
  { id: journey, personId }: JourneyRow,
  { document, key, bodyHash, actor: { contact } }: Delivery,
): Promise<string | undefined> {
  if (document === undefined) return undefined;
  await clearUnclaimedDocuments(db);
  const bearer = { journey, key, bodyHash };
  const id = await keepDocument(db, vault, bearer, { personId, document, sentBy: contact });
  if (id === undefined) throw invalid(ERASED_FOR_FILES);
  return id;
}

const ERASED_FOR_FILES = faultAt('file', {
  da: 'Personens oplysninger er slettet, så der kan ikke gemmes filer. Svar uden fil.',
  en: 'The person’s data have been erased, so no files can be kept. Answer without one.',
});

const ERASED = faultAt('note', {
  da: 'Personens oplysninger er slettet, så der kan ikke skrives noter.',
  en: 'The person’s data have been erased, so no notes can be written.',
});
