import { types } from 'node:util';
import { ApplicationFailure, log } from '@temporalio/activity';
import { WorkflowNotFoundError, WorkflowUpdateFailedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { journeyStage, recordedCommand } from '../../db/journeys/journeys.ts';
import { clearUnclaimedCorrections } from '../../db/persons/corrections.ts';
import { dropMerge, mergesToFinish, noteMergeDone } from '../../db/persons/merges.ts';
import { clearUnclaimedReferences, sealReferencesInClear } from '../../db/persons/municipality-references.ts';
import type { JourneyMerge } from '../../db/persons/merges.ts';
import { personsToMark, renewMarks } from '../../db/persons/persons.ts';
import type { Vault } from '../../db/persons/vault.ts';
import type { Db } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { updateName } from '../../domain/subjects/command-names.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import { isKeptAlready, mergeSteps } from '../../engine/merge-steps.ts';
import type { MergeStep } from '../../engine/merge-steps.ts';
import { isRefusal } from '../../domain/refusals/refusals.ts';
import type { Refusal } from '../../domain/refusals/refusals.ts';
import { journeyWorkflowId, REFUSED } from '../../engine/messages.ts';
import type { CommandMessage, CommandReceipt } from '../../engine/messages.ts';

/** More than this waits for the next pass. */
const MARKED_IN_ONE_PASS = 500;
/** How long a journey may take to record a command, before the next pass asks again. */
const RECORDED_WITHIN_MS = 10_000;

/**
 * Finishes what was begun about persons and a crash has left. What a person is found by is made again if something has
 * been put right since, or it was never made; merges are told to whichever of their journeys has not recorded them;
 * corrections whose command never came are let go of after a month. Returns how many persons and merges it found. One that
 * fails holds up no other: it fails at the end, so that somebody sees it.
 */
export const finishAboutPersons =
  (given: { readonly db: Db; readonly vault: Vault; readonly engine: Client }) =>
  async (): Promise<number> => {
    const { db, vault } = given;
    await clearUnclaimedCorrections(db);
    await clearUnclaimedReferences(db);
    await sealReferencesInClear(db, vault);
    const persons = await personsToMark(db, MARKED_IN_ONE_PASS);
    const merges = await mergesToFinish(db);
    const work = [
      ...persons.map((person) => () => renewMarks(db, vault, person)),
      ...merges.map((merge) => () => finishMerge(given, merge)),
    ];
    let failed = 0;
    for (const finish of work) {
      try {
        await finish();
      } catch (error) {
        failed += 1;
        // Its name only: a message may repeat what was read, and this goes into a log.
        const name = types.isNativeError(error) ? error.name : 'unknown';
        log.warn('Something about a person could not be finished', { error: name });
      }
    }
    if (failed > 0)
      throw ApplicationFailure.retryable(`${failed} could not be finished`, 'PersonsNotFinished');
    return work.length;
  };

/** Goes on with a merge as far as it can be gone on with now. */
async function finishMerge(
  given: { readonly db: Db; readonly engine: Client },
  merge: JourneyMerge,
): Promise<void> {
  const { db } = given;
  const { offsetMs } = await serviceTime(db);
  const [keep, close] = mergeSteps({ ...merge, on: dateOf(merge.askedAt) }, offsetMs);
  const kept = await tell(given, keep);
  if (kept === 'refused' || (kept === 'ended' && (await journeyStage(db, merge.kept)) === 'closed')) {
    // It was closed between the asking and the telling. Nothing has been recorded, and the pair is told of again.
    log.warn('A merge is dropped: the journey that was to go on takes nothing any more', { merge: merge.id });
    await dropMerge(db, merge.id);
    return;
  }
  if (kept !== 'recorded') return;
  const closed = await tell(given, close);
  if (closed === 'ended' && (await journeyStage(db, merge.merged)) === 'closed') {
    await noteMergeDone(db, merge.id);
  }
}

async function tell(
  { db, engine }: { readonly db: Db; readonly engine: Client },
  { journey, type, message }: MergeStep,
): Promise<'recorded' | 'refused' | 'ended' | 'later'> {
  if ((await recordedCommand(db, journey, message.key)) !== undefined) return 'recorded';
  try {
    await engine.withDeadline(Date.now() + RECORDED_WITHIN_MS, () =>
      engine.workflow
        .getHandle(journeyWorkflowId(journey))
        .executeUpdate<CommandReceipt, [CommandMessage]>(updateName(type), {
          args: [message],
          updateId: message.key,
        }),
    );
    return 'recorded';
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return 'ended';
    const refused = error instanceof WorkflowUpdateFailedError ? refusalOf(error) : undefined;
    if (refused !== undefined) return isKeptAlready(refused) ? 'recorded' : 'refused';
    log.warn('A merge could not be told to a journey now; the next pass tries again', { journey });
    return 'later';
  }
}

/** The refusal with which a journey answers a command; `undefined` if it failed otherwise. */
function refusalOf({ cause }: WorkflowUpdateFailedError): Refusal | undefined {
  if (!(cause instanceof ApplicationFailure) || cause.type !== REFUSED) return undefined;
  const refusal: unknown = cause.details?.[0];
  return isRefusal(refusal) ? refusal : undefined;
}
