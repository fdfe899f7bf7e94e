import { setTimeout as sleep } from 'node:timers/promises';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { inParallel } from '../../../engine/in-parallel.ts';
import { FIRST_DAY } from './a-service.ts';
import type { TestService } from './a-service.ts';

/** What somebody does on a day: how long after the clock has begun to move on to it. */
export interface DoneOnADay {
  readonly turn: { readonly day: number; readonly afterMs: number };
}

/**
 * Moves the clock on to a day, counted from the first, while everybody whose day it is does what they do, each at their own
 * moment and some at once. `restart` runs once the day has moved on, among the last of them: the clock does not wait for a
 * worker that is gone.
 */
export async function liveADay<T extends DoneOnADay>(
  service: TestService,
  day: number,
  given: {
    readonly all: readonly T[];
    readonly atOnce: number;
    readonly does: (one: T) => Promise<void>;
    readonly restart?: (() => Promise<void>) | undefined;
  },
): Promise<void> {
  const { all, atOnce, does, restart } = given;
  const today = all
    .filter(({ turn }) => turn.day === day)
    .toSorted((one, other) => one.turn.afterMs - other.turn.afterMs);
  const began = Date.now();
  const moved = service.until(addDays(FIRST_DAY, day));
  await Promise.all([
    restart === undefined ? moved : moved.then(restart),
    inParallel(today, atOnce, async (one) => {
      await sleep(Math.max(0, began + one.turn.afterMs - Date.now()));
      await does(one);
    }),
  ]);
}
