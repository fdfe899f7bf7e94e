import { inTransaction } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import { raiseAlarm } from '../../db/running/alarms.ts';
import { keepLateSignal } from '../../db/subjects/late-signals.ts';
import type { Subject } from '../../domain/subjects/subject.ts';
import { upcast } from '../../engine/upcast.ts';
import { actionsOf } from '../kinds/actions-of.ts';

/** A Signal that a parked subject got. */
export interface UnheardSignal {
  readonly subject: Subject;
  /** A UUID made in the Workflow: if the same Signal comes again, it is kept once. */
  readonly id: string;
  readonly name: string;
  readonly payload: unknown;
}

/**
 * Keeps a Signal that a parked subject cannot take in, and tells the operators. Running it again keeps it
 * once. Fails for good if no subject of its kind lives here.
 */
export const keepSignal =
  ({ db }: { readonly db: Db }) =>
  async (given: UnheardSignal): Promise<void> => {
    const { subject, id, name, payload } = upcast(given);
    actionsOf(subject.kind);
    await inTransaction(db, async (tx) => {
      await keepLateSignal(tx, { subjectId: subject.id, id, name, payload });
      await raiseAlarm(tx, {
        kind: 'signal-not-understood',
        subject,
        detail: `A Signal came to a parked ${subject.kind}; it is kept in late_signals.`,
      });
    });
  };
