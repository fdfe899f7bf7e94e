import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** A Signal nobody could hear: its journey was over, parked, or without a Workflow. */
export interface LateSignal {
  readonly id: string;
  readonly journey: string;
  readonly name: string;
  readonly payload: unknown;
  readonly receivedAt: Instant;
}

/** Keeps a Signal that came too late, until somebody has dealt with it. The same id again keeps nothing twice. */
export async function keepLateSignal(
  db: Queryable,
  signal: {
    /** A UUID. */
    readonly id: string;
    readonly journeyId: string;
    readonly name: string;
    readonly payload: unknown;
  },
): Promise<void> {
  const payload = signal.payload === undefined ? null : JSON.stringify(signal.payload);
  await db.query(
    `insert into late_signals (id, journey_id, name, payload) values ($1, $2, $3, $4)
     on conflict (id) do nothing`,
    [signal.id, signal.journeyId, signal.name, payload],
  );
}

/** The late Signals of a journey that nobody has dealt with, oldest first. */
export async function lateSignalsOf(db: Queryable, journeyId: string): Promise<LateSignal[]> {
  return all<LateSignal & { [column: string]: unknown }>(
    db,
    `select id, journey_id as journey, name, payload, received_at as "receivedAt"
     from late_signals where journey_id = $1 and handled_at is null order by received_at, id`,
    [journeyId],
  );
}

/** The journeys with late Signals that nobody has dealt with. */
export async function journeysWithLateSignals(db: Queryable): Promise<Set<string>> {
  const rows = await all<{ journey: string }>(
    db,
    'select distinct journey_id as journey from late_signals where handled_at is null',
  );
  return new Set(rows.map(({ journey }) => journey));
}

/** Notes that a late Signal has been dealt with. */
export async function noteSignalHandled(db: Queryable, id: string): Promise<void> {
  await db.query('update late_signals set handled_at = now() where id = $1 and handled_at is null', [id]);
}
