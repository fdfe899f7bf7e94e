import { createHash, randomUUID } from 'node:crypto';
import type { JourneyRow } from '../db/journeys.ts';
import { readJourney, recordedCommand } from '../db/journeys.ts';
import { addNote, isNoteOf } from '../db/notes.ts';
import { readPerson } from '../db/persons.ts';
import { discardNote } from '../db/unused-notes.ts';
import { isCalendarDate } from '../domain/calendar.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { CommandType } from '../domain/commands.ts';
import { factsAt } from '../domain/facts.ts';
import type { Facts } from '../domain/journey.ts';
import { NEWEST_RULEBOOK, rulebook } from '../domain/rulebook/index.ts';
import type { CommandMessage } from '../workflows/messages.ts';
import { faultAt } from './faults.ts';
import { tellJourneys } from './journey-answer.ts';
import { checkOrganisations } from './named-organisations.ts';
import { checkReferenceFree } from './free-reference.ts';
import { invalid, Problem, Refused } from './problems.ts';
import { accepted, ok } from './route.ts';
import type { Answer, Call, Service } from './route.ts';
import { saidSchema } from './schemas.ts';
import { serviceTime } from './service-time.ts';
import { startWaiting } from './start-waiting.ts';

const KEY = /^[\w.:-]{1,100}$/;
const KEY_HEADER = 'Idempotency-Key';

type CommandCall = Call<{ id: string }, unknown, Readonly<Record<string, unknown>>>;

/**
 * Gives a command to its journey, as an Update whose id is the caller's Idempotency-Key. Answers 200 when it is
 * recorded and 202 when it is safe but not yet recorded; the same key gets the same answer. Throws the refusal of
 * a rule, or the problem that kept it from being received.
 */
export async function giveCommand(call: CommandCall, type: CommandType): Promise<Answer> {
  const { service, viewer, params } = call;
  const { db, engine } = service;
  const key = keyOf(call);
  const [journey, before, { offsetMs, today }] = await Promise.all([
    readJourney(db, viewer, params.id),
    recordedCommand(db, params.id, key),
    serviceTime(service),
  ]);
  if (journey === undefined) throw new Problem('not-found');
  const bodyHash = hashOf(type, call.body);
  if (before !== undefined) return recorded(call, { key, bodyHash, today }, before);

  const { onBehalfOf: _who, noteId: _id, note: _text, ...fields } = call.body;
  const { onBehalfOf, noteId: given, note } = saidSchema.parse(call.body);
  await checkOrganisations(db, viewer, fields);
  if (type === 'TransferJourney') await checkReferenceFree(db, fields);
  if (given !== undefined && !(await isNoteOf(db, journey.personId, given))) throw invalid(NO_SUCH_NOTE);
  if (journey.parkedAt !== null) throw new Problem('journey-parked');
  const facts = await factsFor(service, type, journey, fields);
  const kept = note === undefined ? undefined : await keepNote(call, journey.personId, note);
  const noteId = kept ?? given;

  const message: CommandMessage = {
    key,
    bodyHash,
    offsetMs,
    actor: { organisation: viewer.organisation, contact: viewer.contact, via: 'api' },
    ...(onBehalfOf && { onBehalfOf }),
    ...(noteId !== undefined && { noteId }),
    ...(facts && { facts }),
    fields,
  };
  let result = await engine.sendCommand(journey.id, type, message);
  if (result.outcome === 'no-workflow' && (await startWaiting(service, [journey.id])) > 0) {
    result = await engine.sendCommand(journey.id, type, message);
  }
  switch (result.outcome) {
    case 'recorded': {
      if (kept !== undefined) {
        // Sent several times at once, each time brought its text; the record refers to one of them.
        const event = await recordedCommand(db, journey.id, key);
        if (event !== undefined && event.noteId !== kept) await discardNote(db, kept);
      }
      // Two at once with one key but different bodies: Temporal knows only the key, the journey knows both.
      return recorded(call, { key, bodyHash, today }, result);
    }
    case 'accepted':
      return accepted({ sequence: null }, { [KEY_HEADER]: key });
    case 'not-received':
      throw new Problem('not-received');
    case 'parked':
      throw new Problem('journey-parked');
    case 'refused':
      // Nothing will ever refer to the note; the caller still has the text.
      if (kept !== undefined) await discardNote(db, kept);
      throw new Refused(result.refusal);
    case 'no-workflow':
      if (kept !== undefined) await discardNote(db, kept);
      throw new Problem(journey.stage === 'closed' ? 'journey-ended' : 'not-received');
  }
}

const NO_SUCH_NOTE = faultAt('noteId', {
  da: 'Der er ingen note med det id om denne person.',
  en: 'There is no note with this id about this person.',
});

const KEY_MALFORMED = faultAt(KEY_HEADER, {
  da: 'Skal være 1–100 tegn: bogstaver, tal, punktum, kolon, bindestreg eller understregning.',
  en: 'Must be 1–100 characters: letters, digits, full stop, colon, hyphen or underscore.',
});

function keyOf({ header }: CommandCall): string {
  const given = header(KEY_HEADER);
  if (given === undefined) return randomUUID();
  if (!KEY.test(given)) throw invalid(KEY_MALFORMED);
  return given;
}

/** A hash of the whole body and of the command itself, the same however the body's fields were ordered. */
function hashOf(type: CommandType, body: unknown): string {
  return createHash('sha256')
    .update(`${type} ${canonical(body)}`, 'utf8')
    .digest('hex');
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([name, inner]) => `${JSON.stringify(name)}:${canonical(inner)}`).join(',')}}`;
}

async function recorded(
  { service, viewer, params }: CommandCall,
  asked: { readonly key: string; readonly bodyHash: string; readonly today: CalendarDate },
  event: { readonly sequence: number; readonly bodyHash: string | null },
): Promise<Answer> {
  if (event.bodyHash !== asked.bodyHash) throw new Problem('key-reused');
  const row = await readJourney(service.db, viewer, params.id);
  const [journey = null] = row === undefined ? [] : await tellJourneys(service, viewer, [row], asked.today);
  return ok({ sequence: event.sequence, journey }, { [KEY_HEADER]: asked.key });
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
  { personId }: JourneyRow,
  fields: Readonly<Record<string, unknown>>,
): Promise<Facts | undefined> {
  const startsOn = fields[START_FIELD[type] ?? ''];
  if (!isCalendarDate(startsOn)) return undefined;
  const person = await readPerson(db, vault, personId);
  return person && factsAt(person.birthDate, startsOn, rulebook(NEWEST_RULEBOOK).law);
}

async function keepNote({ service, viewer }: CommandCall, personId: string, text: string): Promise<string> {
  const { db, vault } = service;
  const id = await addNote(db, vault, { personId, text, writtenBy: viewer.contact });
  if (id === undefined) throw invalid(ERASED);
  return id;
}

const ERASED = faultAt('note', {
  da: 'Personens oplysninger er slettet, så der kan ikke skrives noter.',
  en: 'The person’s data have been erased, so no notes can be written.',
});
