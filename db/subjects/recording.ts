import type { Obligation } from '../../domain/subjects/obligation.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import type { Subject, SubjectEvent, SubjectState } from '../../domain/subjects/subject.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, one, run } from '../pool.ts';
import type { Tx } from '../pool.ts';

/** A subject's row, locked for the length of the transaction. */
export interface LockedSubject {
  readonly epoch: number;
  readonly sequence: number;
  /** The events folded; null until the first has been recorded. */
  readonly state: SubjectState | null;
  readonly parkedAt: Instant | null;
}

/** Locks a subject's row; `undefined` if there is none of that kind and id. */
export async function lockSubject(tx: Tx, { kind, id }: Subject): Promise<LockedSubject | undefined> {
  return one<LockedSubject & { [column: string]: unknown }>(
    tx,
    `select epoch, sequence, state, parked_at as "parkedAt" from subjects where id = $1 and kind = $2 for update`,
    [id, kind],
  );
}

/** Commits a subject, of which nothing has been recorded yet. Its own kind's row goes with it in the same transaction. */
export async function addSubject(tx: Tx, subject: Subject & { readonly workflowId: string }): Promise<void> {
  await run(tx, 'insert into subjects (id, kind, workflow_id) values ($1, $2, $3)', [
    subject.id,
    subject.kind,
    subject.workflowId,
  ]);
}

/** The ids of recorded events from one number to another, in order: by them a retry is told from a fork. */
export async function eventIds(tx: Tx, subjectId: string, from: number, to: number): Promise<string[]> {
  const rows = await all<{ event_id: string }>(
    tx,
    `select event_id from timeline_events where subject_id = $1 and sequence between $2 and $3 order by sequence`,
    [subjectId, from, to],
  );
  return rows.map(({ event_id: id }) => id);
}

/** Writes events to the timeline. A key already on the timeline is not written twice: the first answer stands. */
export async function appendEvents(
  tx: Tx,
  subjectId: string,
  epoch: number,
  events: readonly RecordedEvent<SubjectEvent>[],
): Promise<void> {
  await run(
    tx,
    `insert into timeline_events
       (subject_id, sequence, epoch, event_id, type, version, payload, key, body_hash, actor, on_behalf_of, note_id, at)
     select $1, sequence, $2, event_id, type, version, payload,
       case when exists (select 1 from timeline_events known where known.subject_id = $1 and known.key = new.key)
         then null else key end,
       body_hash, actor, on_behalf_of, note_id, at
     from jsonb_to_recordset($3::jsonb) as new (sequence integer, event_id uuid, type text, version integer,
       payload jsonb, key text, body_hash text, actor jsonb, on_behalf_of jsonb, note_id uuid, at timestamptz)`,
    [
      subjectId,
      epoch,
      JSON.stringify(
        events.map(({ id, bodyHash, onBehalfOf, noteId, ...event }) => ({
          ...event,
          event_id: id,
          body_hash: bodyHash,
          on_behalf_of: onBehalfOf,
          note_id: noteId,
        })),
      ),
    ],
  );
}

/** What of any subject's state the sweep and the lists go by. */
export interface SubjectReadModel {
  /** Whether anything may still be owed. */
  readonly isOpen: boolean;
  /** When the subject itself will act next. */
  readonly nextStepAt: Instant | null;
  readonly nextDue: string | null;
  readonly nextObligation: string | null;
  readonly owedBy: string | null;
  readonly rulebook: number;
}

/**
 * The fence: moves a subject on from one number to another, under one epoch, with what is read of any kind. False if the
 * subject was not where the caller thought.
 */
export async function advanceSubject(
  tx: Tx,
  moved: {
    readonly id: string;
    readonly epoch: number;
    readonly from: number;
    readonly state: SubjectState;
    readonly readModel: SubjectReadModel;
  },
): Promise<boolean> {
  const { id, epoch, from, state, readModel } = moved;
  const advanced = await run(
    tx,
    `update subjects set sequence = $4, state = $5, is_open = $6, next_step_at = $7, next_due = $8,
       next_obligation = $9, owed_by = $10, rulebook = $11,
       workflow_started_at = coalesce(workflow_started_at, now()), updated_at = now()
     where id = $1 and epoch = $2 and sequence = $3`,
    [
      id,
      epoch,
      from,
      state.sequence,
      state,
      readModel.isOpen,
      readModel.nextStepAt,
      readModel.nextDue,
      readModel.nextObligation,
      readModel.owedBy,
      readModel.rulebook,
    ],
  );
  return advanced === 1;
}

/** Writes obligations as they now stand, and whether a pause keeps them waiting. */
export async function writeObligations(
  tx: Tx,
  subjectId: string,
  obligations: readonly (Obligation & { readonly waiting: boolean })[],
): Promise<void> {
  if (obligations.length === 0) return;
  await run(
    tx,
    `insert into obligations
       (subject_id, id, kind, owed_by, organisation, due, occurrence, state, missed, opened_by, ended_by, waiting)
     select $1, id, kind, owed_by, organisation, due, occurrence, state, missed, opened_by, ended_by, waiting
     from jsonb_to_recordset($2::jsonb) as new (id text, kind text, owed_by text, organisation text, due date,
       occurrence text, state text, missed boolean, opened_by integer, ended_by integer, waiting boolean)
     on conflict (subject_id, id) do update set state = excluded.state, missed = excluded.missed,
       due = excluded.due, ended_by = excluded.ended_by, waiting = excluded.waiting`,
    [
      subjectId,
      JSON.stringify(
        obligations.map((obligation) => ({
          ...obligation,
          owed_by: obligation.owedBy,
          state: obligation.ended?.how ?? 'open',
          missed: obligation.missedBy !== undefined,
          opened_by: obligation.openedBy,
          ended_by: obligation.ended?.by,
        })),
      ),
    ],
  );
}
