import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** A Signal nobody could hear: its subject was over, parked, or without a Workflow. */
export interface LateSignal {
  readonly id: string;
  readonly subject: string;
  readonly name: string;
  readonly payload: unknown;
  readonly receivedAt: Instant;
}

/**
 * Keeps a Signal that came too late, until somebody has dealt with it. The same id is kept once. Throws if the subject is
 * unknown, or the id is no UUID.
 */
export async function keepLateSignal(
  db: Queryable,
  signal: {
    /** A UUID. */
    readonly id: string;
    readonly subjectId: string;
    readonly name: string;
    readonly payload: unknown;
  },
): Promise<void> {
  const payload = signal.payload === undefined ? null : JSON.stringify(signal.payload);
  await db.query(
    `insert into late_signals (id, subject_id, name, payload) values ($1, $2, $3, $4)
     on conflict (id) do nothing`,
    [signal.id, signal.subjectId, signal.name, payload],
  );
}

/** The late Signals of a subject that nobody has dealt with, oldest first. */
export async function lateSignalsOf(db: Queryable, subjectId: string): Promise<LateSignal[]> {
  return all<LateSignal & { [column: string]: unknown }>(
    db,
    `select id, subject_id as subject, name, payload, received_at as "receivedAt"
     from late_signals where subject_id = $1 and handled_at is null order by received_at, id`,
    [subjectId],
  );
}

/** The subjects with late Signals that nobody has dealt with. */
export async function subjectsWithLateSignals(db: Queryable): Promise<Set<string>> {
  const rows = await all<{ subject: string }>(
    db,
    'select distinct subject_id as subject from late_signals where handled_at is null',
  );
  return new Set(rows.map(({ subject }) => subject));
}

/** Notes that a late Signal has been dealt with. */
export async function noteSignalHandled(db: Queryable, id: string): Promise<void> {
  await db.query('update late_signals set handled_at = now() where id = $1 and handled_at is null', [id]);
}
