import type { z } from 'zod';
import { closeAlarm, countOpenAlarms, listAlarms } from '../../db/running/alarms.ts';
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

/** The process is alive. */
export function healthz(): HttpResponse {
  return ok({ alive: true });
}

/** Whether the service can do its work: 200, or 503 where something it needs is away. Says how many alarms are open. */
export async function readyz({ service }: Plain): Promise<HttpResponse> {
  const [openAlarms, { temporal, worker }] = await Promise.all([
    openAlarmsIn(service),
    service.engine.health(),
  ]);
  const database = openAlarms !== null;
  const ready = database && temporal && worker;
  return { status: ready ? 200 : 503, body: { ready, database, temporal, worker, openAlarms } };
}

async function openAlarmsIn({ db }: Service): Promise<number | null> {
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

/** Closes an alarm by hand. */
export async function closeOneAlarm({
  service,
  viewer,
  params,
}: Call<{ id: number }, unknown, unknown>): Promise<HttpResponse> {
  const closed = await closeAlarm(service.db, params.id, viewer.contact);
  if (closed === undefined) throw new Problem('not-found');
  return ok(closed);
}

/** What time it is for the service. */
export async function readTrainingClock({ service }: Plain): Promise<HttpResponse> {
  mustBeTraining(service);
  const { now, today, offsetMs, movingTo } = await serviceTime(service.db);
  return ok({ now, today, offsetMs, movingTo });
}

/** The hour at which a day's work is done: that is where a moved clock comes to rest. */
const DAY_ENDS = '17:00';

const TOO_FAR = faultAt('to', {
  da: `Må højst ligge ${FURTHEST_MOVE_DAYS} dage fremme.`,
  en: `Must be at most ${FURTHEST_MOVE_DAYS} days ahead.`,
});

/** Moves the training clock forward to the end of a day, a day at a time; answers before it has arrived. */
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
    // Asked for the same end again, a move whose Workflow has been lost is begun anew.
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
