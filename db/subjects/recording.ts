import type { Obligation } from '../../domain/subjects/obligation.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import type { Subject, SubjectEvent, SubjectState } from '../../domain/subjects/subject.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, one, run } from '../pool.ts';
import type { Tx } from '../pool.ts';

/** A subject's row, locked until the transaction ends. */
export interface LockedSubject {
  readonly epoch: number;
  readonly sequence: number;
  /** The events folded; null until the first has been recorded. */
  readonly state: SubjectState | null;
  readonly parkedAt: Instant | null;
}

/** Locks a subject's row until the transaction ends; `undefined` if no subject has that kind and id. */
export async function lockSubject(tx: Tx, { kind, id }: Subject): Promise<LockedSubject | undefined> {
  return one<LockedSubject & { [column: string]: unknown }>(
    tx,
    `select epoch, sequence, state, parked_at as "parkedAt" from subjects where id = $1 and kind = $2 for update`,
    [id, kind],
  );
}

/**
 * Adds a subject that nothing has been recorded of yet. The row of its own kind is added in the same transaction. Throws
 * if the id or the Workflow's id is taken (`subjects_pkey`, `subjects_workflow_id_key`).
 */
export async function addSubject(tx: Tx, subject: Subject & { readonly workflowId: string }): Promise<void> {
  await run(tx, 'insert into subjects (id, kind, workflow_id) values ($1, $2, $3)', [
    subject.id,
    subject.kind,
    subject.workflowId,
  ]);
}

/** The ids of recorded events from one number to another, both included, in order: they tell a retry from a fork. */
export async function eventIds(tx: Tx, subjectId: string, from: number, to: number): Promise<string[]> {
  const rows = await all<{ event_id: string }>(
    tx,
    `select event_id from timeline_events where subject_id = $1 and sequence between $2 and $3 order by sequence`,
    [subjectId, from, to],
  );
  return rows.map(({ event_id: id }) => id);
}

/**
 * Adds events to the timeline. If a key is on the timeline already, its new event is added without the key, so that the
 * first answer stands. Throws if a number is taken (`timeline_events_pkey`) or an event's id is
 * (`timeline_events_event_id_key`): then another run has recorded it, and the caller must look at the fence. Throws too
 * if a note is unknown (`timeline_events_note_id_fkey`).
 */
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

/** The columns of any subject's row by which the sweep and the lists find it. */
export interface SubjectReadModel {
  /** Whether anything may still be owed. */
  readonly isOpen: boolean;
  /** When the subject itself will act next; null if it waits for others only. */
  readonly nextStepAt: Instant | null;
  readonly nextDue: string | null;
  readonly nextObligation: string | null;
  readonly owedBy: string | null;
  readonly rulebook: number;
}

/**
 * The fence: moves a subject on from one number to the number of its new state, under one epoch, and brings its columns
 * up to date. Returns false, and changes nothing, if the subject is not at that number and epoch: then another run has
 * recorded, and nothing of this transaction may be kept. It is no longer waited for since it was nudged.
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
       workflow_started_at = coalesce(workflow_started_at, now()), updated_at = now(), nudged_at = null
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

/**
 * Writes obligations as they are now, each with whether a pause makes it wait. Those that are not given stay as they are.
 * Throws if the subject is unknown.
 */
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
