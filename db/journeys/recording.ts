import type { Journey, Obligation } from '../../domain/journeys/journey.ts';
import type { RecordedEvent } from '../../domain/journeys/recorded-event.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, one, run } from '../pool.ts';
import type { Tx } from '../pool.ts';

/** A journey's row, locked for the length of the transaction. */
export interface LockedJourney {
  readonly epoch: number;
  readonly sequence: number;
  readonly state: Journey | null;
  readonly parkedAt: Instant | null;
}

/** Locks a journey's row; `undefined` where there is none. */
export async function lockJourney(tx: Tx, journeyId: string): Promise<LockedJourney | undefined> {
  return one<LockedJourney & { [column: string]: unknown }>(
    tx,
    `select epoch, sequence, state, parked_at as "parkedAt" from journeys where id = $1 for update`,
    [journeyId],
  );
}

/** The ids of recorded events from one number to another, in order: by them a retry is told from a fork. */
export async function eventIds(tx: Tx, journeyId: string, from: number, to: number): Promise<string[]> {
  const rows = await all<{ event_id: string }>(
    tx,
    `select event_id from timeline_events where journey_id = $1 and sequence between $2 and $3 order by sequence`,
    [journeyId, from, to],
  );
  return rows.map(({ event_id: id }) => id);
}

/** Writes events to the timeline. A key already on the timeline is not written twice: the first answer stands. */
export async function appendEvents(
  tx: Tx,
  journeyId: string,
  epoch: number,
  events: readonly RecordedEvent[],
): Promise<void> {
  await run(
    tx,
    `insert into timeline_events
       (journey_id, sequence, epoch, event_id, type, version, payload, key, body_hash, actor, on_behalf_of, note_id, at)
     select $1, sequence, $2, event_id, type, version, payload,
       case when exists (select 1 from timeline_events known where known.journey_id = $1 and known.key = new.key)
         then null else key end,
       body_hash, actor, on_behalf_of, note_id, at
     from jsonb_to_recordset($3::jsonb) as new (sequence integer, event_id uuid, type text, version integer,
       payload jsonb, key text, body_hash text, actor jsonb, on_behalf_of jsonb, note_id uuid, at timestamptz)`,
    [
      journeyId,
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

/** What of a journey's state is found by: the read model's columns. */
export interface ReadModel {
  readonly stage: string;
  readonly municipality: string;
  readonly municipalityReference: string;
  readonly sector: string | null;
  readonly languageCentre: string | null;
  readonly school: string | null;
  readonly company: string | null;
  /** When the journey itself will act next. */
  readonly nextStepAt: Instant | null;
  readonly nextDue: string | null;
  readonly nextObligation: string | null;
  readonly owedBy: string | null;
  readonly rulebook: number;
}

/**
 * The fence: moves a journey on from one number to another, under one epoch, with all that is read from it. False
 * where the journey was not where the caller thought.
 */
export async function advanceJourney(
  tx: Tx,
  moved: {
    readonly journeyId: string;
    readonly epoch: number;
    readonly from: number;
    readonly state: Journey;
    readonly readModel: ReadModel;
  },
): Promise<boolean> {
  const { journeyId, epoch, from, state, readModel } = moved;
  const advanced = await run(
    tx,
    `update journeys set sequence = $4, state = $5, stage = $6, sector = $7, language_centre = $8, school = $9,
       company = $10, next_step_at = $11, next_due = $12, next_obligation = $13, owed_by = $14, rulebook = $15,
       municipality = $16, municipality_reference = case when municipality = $16 then municipality_reference
         when exists (select 1 from journeys other where other.municipality = $16
           and other.municipality_reference = $17 and other.id <> $1)
         -- A reference the new municipality has given to somebody else must not halt the journey for good.
         then $17 || '.' || left($1::text, 8) else $17 end,
       workflow_started_at = coalesce(workflow_started_at, now()), updated_at = now()
     where id = $1 and epoch = $2 and sequence = $3`,
    [
      journeyId,
      epoch,
      from,
      state.sequence,
      state,
      readModel.stage,
      readModel.sector,
      readModel.languageCentre,
      readModel.school,
      readModel.company,
      readModel.nextStepAt,
      readModel.nextDue,
      readModel.nextObligation,
      readModel.owedBy,
      readModel.rulebook,
      readModel.municipality,
      readModel.municipalityReference,
    ],
  );
  return advanced === 1;
}

/** Writes obligations as they now stand, and whether a pause keeps them waiting. */
export async function writeObligations(
  tx: Tx,
  journeyId: string,
  obligations: readonly (Obligation & { readonly waiting: boolean })[],
): Promise<void> {
  if (obligations.length === 0) return;
  await run(
    tx,
    `insert into obligations
       (journey_id, id, kind, owed_by, organisation, due, occurrence, state, missed, opened_by, ended_by, waiting)
     select $1, id, kind, owed_by, organisation, due, occurrence, state, missed, opened_by, ended_by, waiting
     from jsonb_to_recordset($2::jsonb) as new (id text, kind text, owed_by text, organisation text, due date,
       occurrence text, state text, missed boolean, opened_by integer, ended_by integer, waiting boolean)
     on conflict (journey_id, id) do update set state = excluded.state, missed = excluded.missed,
       due = excluded.due, ended_by = excluded.ended_by, waiting = excluded.waiting`,
    [
      journeyId,
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
