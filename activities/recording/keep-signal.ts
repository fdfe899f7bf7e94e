import { keepLateSignal } from '../../db/journeys/late-signals.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';

/** A Signal that a parked journey got. */
export interface UnheardSignal {
  readonly journeyId: string;
  /** A UUID made in the Workflow: the same Signal again is kept once. */
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
}

/** Keeps a Signal that a parked journey cannot take in, and tells the operators. Run again it keeps it once. */
export const keepSignal =
  ({ db }: { readonly db: Db }) =>
  async ({ journeyId, id, name, payload }: UnheardSignal): Promise<void> => {
    await inTransaction(db, async (tx) => {
      await keepLateSignal(tx, { journeyId, id, name, payload });
      await raiseAlarm(tx, {
        kind: 'signal-not-understood',
        journey: journeyId,
        detail: 'A Signal came to a parked journey; it is kept in late_signals.',
      });
    });
  };
