import type { z } from 'zod';
import { readJourney, recordedCommand } from '../../db/journeys/journeys.ts';
import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { readCorrections } from '../../db/persons/corrections.ts';
import { readPerson } from '../../db/persons/persons.ts';
import type { CorrectedValues } from '../../db/persons/recorded-corrections.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { PERSON_CORRECTION_CAUSE_WORDS } from '../../domain/words/index.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem } from '../http/problems.ts';
import { accepted, ok } from '../http/route.ts';
import type { Call, HttpResponse, JourneyCall } from '../http/route.ts';
import { correctionFaults } from '../intake/correction-faults.ts';
import { cprAsKept } from '../intake/referral.ts';
import { alikeToldOf } from '../journeys/alike-told.ts';
import { fieldAsShown } from '../journeys/corrected-fields.ts';
import { deliverCorrection } from '../journeys/deliver-correction.ts';
import { checkNote } from '../journeys/give-command.ts';
import { journeysAsJson } from '../journeys/journeys-as-json.ts';
import { isOtherBody, personsBodyHash } from '../subjects/body-hash.ts';
import type { BodyHash } from '../subjects/body-hash.ts';
import { idempotencyKeyOf, KEY_HEADER } from '../subjects/idempotency-key.ts';
import type { correctionBody } from './correction-bodies.ts';

type CorrectionCall = Call<{ id: string }, unknown, z.output<typeof correctionBody>>;

/**
 * Puts right what is known of a journey's person. Answers 200 with what was changed when it is recorded, and 202 when it is
 * safe but not yet recorded; the same key gets the same answer. Throws the problem `invalid` if the values cannot be right
 * together, nothing would change, or the person's data have been erased; and what kept it from being received.
 */
export async function correctPerson(call: CorrectionCall): Promise<HttpResponse> {
  const { service, viewer, params, body } = call;
  const { db, vault } = service;
  const { key, given: keyGiven } = idempotencyKeyOf(call);
  const [journey, before, { today }] = await Promise.all([
    readJourney(db, viewer, params.id),
    recordedCommand(db, params.id, key),
    serviceTime(db),
  ]);
  if (journey === undefined) throw new Problem('not-found');
  const hashed = await personsBodyHash(service, journey.personId, 'CorrectPerson', body);
  const asked = { given: keyGiven, body: hashed, today };
  if (before !== undefined) return recorded(call, journey, asked, before);
  const { person: given, cause, onBehalfOf, noteId, note } = body;
  await checkNote(db, journey.personId, noteId);
  const person = await readPerson(db, vault, journey.personId);
  if (person === undefined) throw invalid(ERASED);
  const values = asKept(given);
  const faults = correctionFaults(journey, person, values, today);
  if (faults.length > 0) throw invalid(...faults);
  const result = await deliverCorrection(service, journey, {
    person,
    values,
    cause,
    key,
    bodyHash: hashed.hash,
    actor: { organisation: viewer.organisation, contact: viewer.contact, via: 'api' },
    onBehalfOf,
    noteId,
    note,
  });
  if (result.outcome === 'nothing-changes') throw invalid(NOTHING_CHANGES);
  if (result.outcome === 'erased') throw invalid(ERASED);
  if (result.outcome === 'accepted') return accepted({ sequence: null }, { [KEY_HEADER]: keyGiven });
  return recorded(call, journey, asked, result);
}

/** What has been put right of a journey's person, in its order, with what stood there before. */
export async function listCorrections({
  service: { db, vault },
  journey,
}: JourneyCall<unknown, unknown, unknown>): Promise<HttpResponse> {
  const corrections = await readCorrections(db, vault, { journey: journey.id, personId: journey.personId });
  return ok({
    total: corrections.length,
    items: corrections.map(({ fields, cause, ...correction }) => ({
      ...correction,
      cause,
      causeLabel: PERSON_CORRECTION_CAUSE_WORDS[cause],
      fields: fields.map(fieldAsShown),
    })),
  });
}

function asKept({ cpr, ...given }: CorrectionCall['body']['person']): CorrectedValues {
  const values = { ...given, ...(cpr !== undefined && { cpr: cpr === null ? null : cprAsKept(cpr) }) };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

async function recorded(
  { service, viewer, params }: CorrectionCall,
  journey: JourneyRow,
  asked: { readonly given: string; readonly body: BodyHash; readonly today: CalendarDate },
  event: { readonly sequence: number; readonly bodyHash: string | null },
): Promise<HttpResponse> {
  if (isOtherBody(event, asked.body)) throw new Problem('key-reused');
  const { db, vault } = service;
  const { personId } = journey;
  const [row, corrections, person] = await Promise.all([
    readJourney(db, viewer, params.id),
    readCorrections(db, vault, { journey: params.id, personId }),
    readPerson(db, vault, personId),
  ]);
  const [told = null] = row === undefined ? [] : await journeysAsJson(service, viewer, [row], asked.today);
  const own = corrections.find(({ sequence }) => sequence === event.sequence);
  const [alike = []] = person === undefined ? [] : await alikeToldOf(service, viewer, [{ person, personId }]);
  return ok(
    { sequence: event.sequence, journey: told, corrected: own?.fields.map(fieldAsShown) ?? [], alike },
    { [KEY_HEADER]: asked.given },
  );
}

const NOTHING_CHANGES = faultAt('person', {
  da: 'Det står der allerede. Skriv kun det, der skal rettes.',
  en: 'That is what stands there already. Give only what is to be corrected.',
});

const ERASED = faultAt('person', {
  da: 'Personens oplysninger er slettet, så der er ikke noget at rette.',
  en: 'The person’s data have been erased, so there is nothing to correct.',
});
