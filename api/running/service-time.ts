import { readClock } from '../../db/running/clock.ts';
import { dateOf, instantFromMs } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { Service } from '../http/route.ts';

/** What time it is for the service: real time, plus how far the training clock has been moved ahead. */
export async function serviceTime({ db, config }: Pick<Service, 'db' | 'config'>): Promise<{
  readonly now: Instant;
  readonly today: CalendarDate;
  readonly offsetMs: number;
  readonly movingTo: Instant | null;
}> {
  const { offsetMs, movingTo } = config.trainingClock ? await readClock(db) : { offsetMs: 0, movingTo: null };
  const now = instantFromMs(Date.now() + offsetMs);
  return { now, today: dateOf(now), offsetMs, movingTo };
}
