import type { z } from 'zod';
import { closeAlarm, countOpenAlarms, listAlarms, openAlarmKind } from '../../db/running/alarms.ts';
import { claimClockMove, releaseClockMove } from '../../db/running/clock-claim.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { addDays, instantAt } from '../../domain/vocabulary/calendar.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem } from '../http/problems.ts';
import { accepted, ok } from '../http/route.ts';
import type { HttpResponse, Call, Service } from '../http/route.ts';
import type { alarmQuery } from '../http/schemas.ts';
import { FURTHEST_MOVE_DAYS } from './clock-body.ts';
import type { clockMove } from './clock-body.ts';

type Plain = Call<unknown, unknown, unknown>;

/** Says that the process is alive. */
export function healthz(): HttpResponse {
  return ok({ alive: true });
}

/**
 * Says whether the service can do its work: 200, or 503 if something that it needs is away; how many alarms are open; and how
 * many journeys or programmes are stuck. Those do not make it 503: all others go on.
 */
export async function readyz({ service }: Plain): Promise<HttpResponse> {
  const [alarms, { temporal, worker }] = await Promise.all([alarmsIn(service), service.engine.health()]);
  const database = alarms !== null;
  const ready = database && temporal && worker;
  const { open: openAlarms, stuck } = alarms ?? { open: null, stuck: null };
  return { status: ready ? 200 : 503, body: { ready, database, temporal, worker, openAlarms, stuck } };
}

async function alarmsIn({ db }: Service): Promise<{ open: number; stuck: number } | null> {
  try {
    return await countOpenAlarms(db);
  } catch {
    return null;
  }
}

/** The alarms, newest first. */
export async function readAlarms({
  service,
  query,
}: Call<unknown, z.output<typeof alarmQuery>, unknown>): Promise<HttpResponse> {
  const { closed = false, limit, offset } = query;
  return ok(await listAlarms(service.db, { closed, limit, offset }));
}

/**
 * Closes an alarm by hand. Throws the problem `not-found` if there is no such open alarm, and `alarm-closes-itself` if it is
 * one that only the next recording closes.
 */
export async function closeOneAlarm({
  service,
  viewer,
  params,
}: Call<{ id: number }, unknown, unknown>): Promise<HttpResponse> {
  const closed = await closeAlarm(service.db, params.id, viewer.contact);
  if (closed !== undefined) return ok(closed);
  const kind = await openAlarmKind(service.db, params.id);
  throw new Problem(kind === undefined ? 'not-found' : 'alarm-closes-itself');
}

/** The time of the service. Throws the problem `not-found` in production, where there is no training clock. */
export async function readTrainingClock({ service }: Plain): Promise<HttpResponse> {
  mustBeTraining(service);
  const { now, today, offsetMs, movingTo } = await serviceTime(service.db);
  return ok({ now, today, offsetMs, movingTo });
}

/** The hour at which a day's work is done: a moved clock stops there. */
const DAY_ENDS = '17:00';

const TOO_FAR = faultAt('to', {
  da: `Må højst ligge ${FURTHEST_MOVE_DAYS} dage fremme.`,
  en: `Must be at most ${FURTHEST_MOVE_DAYS} days ahead.`,
});

/**
 * Moves the training clock forward to the end of a day, a day at a time; responds before it has arrived. Throws the
 * problem `clock-never-back` if that is not ahead, `clock-moving` if it is being moved elsewhere, `invalid` if it is too
 * far, and `not-found` in production.
 */
export async function moveTrainingClock({
  service,
  body,
}: Call<unknown, unknown, z.output<typeof clockMove>>): Promise<HttpResponse> {
  mustBeTraining(service);
  const { now, today, offsetMs, movingTo } = await serviceTime(service.db);
  const to = instantAt(body.to ?? addDays(today, body.days ?? 0), DAY_ENDS);
  if (to <= now) throw new Problem('clock-never-back', { now });
  if (to > instantAt(addDays(today, FURTHEST_MOVE_DAYS), DAY_ENDS)) throw invalid(TOO_FAR);
  const claimed = await claimClockMove(service.db, to);
  if (!claimed && movingTo !== to) throw new Problem('clock-moving', { to: movingTo ?? to });
  try {
    // A second request for the same end starts a move whose Workflow has been lost again.
    await service.engine.moveClock(to);
  } catch (error) {
    if (claimed) await releaseClockMove(service.db, to);
    throw error;
  }
  return accepted({ now, today, offsetMs, movingTo: to });
}

/** In production there is no training clock: it does not exist, rather than being forbidden. */
function mustBeTraining({ config }: Service): void {
  if (!config.trainingClock) throw new Problem('not-found');
}
