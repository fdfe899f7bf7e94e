import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { readJourney, recordedCommand } from '../../db/journeys/journeys.ts';
import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { beginMerge, dropMerge, noteMergeDone } from '../../db/persons/merges.ts';
import type { JourneyMerge } from '../../db/persons/merges.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { refuse } from '../../domain/refusals/refusals.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import { isKeptAlready, mergeSteps } from '../../engine/merge-steps.ts';
import type { MergeStep } from '../../engine/merge-steps.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import type { UpdateOutcome } from '../http/engine-calls.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem, RefusedCommand } from '../http/problems.ts';
import type { Call, ResponseAboutPersons, Service } from '../http/route.ts';
import { journeysAsJson } from '../journeys/journeys-as-json.ts';
import { sendCommand } from '../subjects/send-command.ts';
import type { mergeBody } from './duplicate-responses.ts';

type MergeCall = Call<unknown, unknown, z.output<typeof mergeBody>>;

/**
 * Merges two journeys of one person. It is written down first, then both are told: what a crash leaves undone the sweep
 * finishes, and asked again it is the same merge. Answers 200 if both have recorded it, 202 if that is still to come. Throws
 * the problem `invalid` if there is no such journey, and the refusal if one of them has been merged away already, or the one
 * that is to go on is closed; then nothing has changed.
 */
export async function mergeJourneys(call: MergeCall): Promise<ResponseAboutPersons> {
  const { service, viewer, body } = call;
  const { db } = service;
  const [kept, merged, { now, offsetMs }] = await Promise.all([
    readJourney(db, viewer, body.keep),
    readJourney(db, viewer, body.merge),
    serviceTime(db),
  ]);
  if (kept === undefined) throw invalid(noJourney('keep'));
  if (merged === undefined) throw invalid(noJourney('merge'));
  if (kept.id === merged.id) throw new RefusedCommand(refuse('merge-with-itself'));
  if (kept.programme !== merged.programme) throw invalid(OTHER_PROGRAMME);
  const merge = await beginMerge(db, {
    id: randomUUID(),
    kept: kept.id,
    merged: merged.id,
    askedBy: viewer.contact,
    askedAt: now,
  });
  if (merge.kept !== kept.id || merge.merged !== merged.id)
    throw new RefusedCommand(refuse('merged-already'));
  if (merge.doneAt !== null) return answer(call, true);
  const [keep, close] = mergeSteps({ ...merge, on: dateOf(merge.askedAt) }, offsetMs);
  const isHeard = await keepGoing(service, merge, keep, kept);
  return answer(call, isHeard && (await closeMerged(service, merge, close, merged)));
}

/** Tells the journey that goes on. Returns whether it is recorded; a merge that it refuses is dropped. */
async function keepGoing(
  service: Service,
  merge: JourneyMerge,
  step: MergeStep,
  kept: JourneyRow,
): Promise<boolean> {
  const outcome = await give(service, step);
  switch (outcome) {
    case 'recorded':
      return true;
    case 'later':
      return false;
    case 'no-workflow':
      // Closed long ago, it takes nothing any more; open, it is started by the sweep, or alarmed.
      if (kept.stage !== 'closed') return false;
      await dropMerge(service.db, merge.id);
      throw new Problem('journey-ended');
    default:
      if (isKeptAlready(outcome.refusal)) return true;
      await dropMerge(service.db, merge.id);
      throw outcome;
  }
}

/** Tells the journey that is closed. Returns whether it is recorded, or it had ended before and hears nothing more. */
async function closeMerged(
  service: Service,
  merge: JourneyMerge,
  step: MergeStep,
  merged: JourneyRow,
): Promise<boolean> {
  const outcome = await give(service, step);
  if (outcome instanceof RefusedCommand) throw outcome;
  if (outcome !== 'no-workflow') return outcome === 'recorded';
  const isOver = merged.stage === 'closed';
  if (isOver) await noteMergeDone(service.db, merge.id);
  return isOver;
}

async function give(
  service: Service,
  { journey: id, type, message }: MergeStep,
): Promise<'recorded' | 'later' | 'no-workflow' | RefusedCommand> {
  if ((await recordedCommand(service.db, id, message.key)) !== undefined) return 'recorded';
  const result: UpdateOutcome = await sendCommand(
    service,
    { id, workflowId: journeyWorkflowId(id) },
    type,
    message,
  );
  switch (result.outcome) {
    case 'recorded':
    case 'no-workflow':
      return result.outcome;
    case 'refused':
      return new RefusedCommand(result.refusal);
    case 'accepted':
    case 'parked':
    case 'not-received':
      return 'later';
  }
}

async function answer({ service, viewer, body }: MergeCall, done: boolean): Promise<ResponseAboutPersons> {
  const { db } = service;
  const { today } = await serviceTime(db);
  const read = await Promise.all([body.keep, body.merge].map((id) => readJourney(db, viewer, id)));
  const rows = read.flatMap((row) => row ?? []);
  const [kept, merged] = await journeysAsJson(service, viewer, rows, today);
  return { status: done ? 200 : 202, body: { done, kept, merged }, about: rows.map(({ id }) => id) };
}

const noJourney = (field: 'keep' | 'merge') =>
  faultAt(field, { da: 'Forløbet findes ikke.', en: 'There is no such journey.' });

const OTHER_PROGRAMME = faultAt('merge', {
  da: 'Forløbene hører til hvert sit program og kan ikke slås sammen.',
  en: 'The journeys belong to different programmes and cannot be merged.',
});
