import { ApplicationFailure, heartbeat, log } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Db } from '../../db/pool.ts';
import { postDue, postState } from '../../db/post/post-due.ts';
import { moveClock, noteClockMove } from '../../db/running/clock.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { firstStepAhead, subjectsBehind } from '../../db/subjects/subjects-behind.ts';
import { worklistDue } from '../../db/worklist/worklist.ts';
import { clockStop, nextMorningPost, postRound } from '../../domain/post/post-hours.ts';
import { dateOf, msOf, plusMs } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { SIGNALS } from '../../engine/messages.ts';
import type { LivingSubject } from '../../db/subjects/subjects.ts';
import { problemOf } from '../../engine/workflow-problems.ts';
import { alarmStuck } from '../sweep/alarm-stuck-subjects.ts';
import { startPost } from '../sweep/start-post.ts';
import { startWaitingSubjects } from '../sweep/start-waiting-subjects.ts';
import { tellSubjects } from '../sweep/tell-subjects.ts';

/**
 * How long one call moves the clock before it is called again, so that the UI shows how far the clock has
 * come.
 */
const MOVE_FOR_MS = 5_000;
const LOOK_EVERY_MS = 25;
/** How long a subject that was told and has not acted is waited for. */
const PATIENCE_MS = 60_000;
const IN_ONE_LOOK = 500;

/** Where the training clock stands. */
export interface ClockPosition {
  readonly now: Instant;
  readonly arrived: boolean;
}

interface Mover {
  readonly db: Db;
  readonly engine: Client;
  readonly trainingClock: boolean;
}

/**
 * Moves the training clock on towards an instant, stop by stop, and waits at each stop until everything has
 * acted and the post has gone. It returns after some seconds, and must be called again until the clock has
 * arrived. If it is run again after a crash, it goes on from where the clock stands. Refuses if there is no
 * training clock.
 */
export const moveClockOn =
  (mover: Mover) =>
  async (to: Instant): Promise<ClockPosition> => {
    if (!mover.trainingClock) {
      throw ApplicationFailure.nonRetryable('There is no training clock here', 'NoTrainingClock');
    }
    const { db } = mover;
    await noteClockMove(db, to);
    const until = Date.now() + MOVE_FOR_MS;
    for (;;) {
      await settle(mover);
      const { now } = await serviceTime(db);
      if (now >= to) {
        await noteClockMove(db, null);
        return { now, arrived: true };
      }
      if (Date.now() > until) return { now, arrived: false };
      const stop = await nextStop(db, now, to);
      await moveClock(db, msOf(stop) - Date.now());
    }
  };

/**
 * The next stop at which anything happens, or the end of the move. A morning on which nobody is owed anything
 * is skipped, even though the coordinator's worklist would have gone out and said the same again.
 */
async function nextStop(db: Db, now: Instant, to: Instant): Promise<Instant> {
  const { owed } = await postState(db);
  const ahead = [await firstStepAhead(db), owed ? nextMorningPost(now) : undefined].filter(
    (instant) => instant !== undefined,
  );
  const [first] = ahead.sort();
  if (first === undefined) return to;
  const stop = clockStop(first > now ? first : plusMs(now, 1));
  return stop < to ? stop : to;
}

/** Waits until nothing more is due at the time of the clock: subjects first, then their post. */
async function settle({ db, engine }: Mover): Promise<void> {
  const toldAt = new Map<string, number>();
  const { offsetMs } = await serviceTime(db);
  for (;;) {
    heartbeat();
    const started = await startWaitingSubjects({ db, engine })();
    const { now } = await serviceTime(db);
    const behind = await subjectsBehind(db, now, IN_ONE_LOOK);
    // One that is stuck is told, so that it knows the time when it acts again, and is not waited for.
    const awaited = behind.filter(({ isStuck }) => !isStuck);
    const untold = behind.filter(({ id }) => !toldAt.has(id));
    for (const { id } of untold) toldAt.set(id, Date.now());
    await tellSubjects({ db, engine }, SIGNALS.clockMoved, untold, offsetMs);
    for (const subject of awaited)
      await giveUpOn({ db, engine }, subject, toldAt.get(subject.id) ?? Date.now());
    if (started === 0 && awaited.length === 0) {
      const digests = await startPost({ db, engine })();
      if (digests === 0 && !(await postUnderWay(db, now))) return;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_EVERY_MS);
    });
  }
}

/**
 * Whether any post has yet to go at this hour: a mail is on its way, or has only just been started and has
 * not gathered its notices. The questions are asked in this order, since a notice goes from owed to gathered,
 * and never back.
 */
async function postUnderWay(db: Db, now: Instant): Promise<boolean> {
  return (await isPostDue(db, now)) || (await postState(db)).onItsWay;
}

async function isPostDue(db: Db, now: Instant): Promise<boolean> {
  const round = postRound(now);
  if (round === undefined) return false;
  const date = dateOf(now);
  if ((await postDue(db, round.madeBy, date)).length > 0) return true;
  return (await worklistDue(db, round.madeBy, date)) !== undefined;
}

/**
 * One subject that cannot act does not hold up the day of all the others: a person is told, and the clock
 * goes on.
 */
async function giveUpOn(
  { db, engine }: Pick<Mover, 'db' | 'engine'>,
  subject: LivingSubject,
  toldAt: number,
): Promise<void> {
  if (Date.now() - toldAt < PATIENCE_MS) return;
  const { kind, id, workflowId } = subject;
  log.error('A subject does not act and is waited for no more', { kind, id });
  await alarmStuck(db, subject, await problemOf(engine, workflowId));
}
