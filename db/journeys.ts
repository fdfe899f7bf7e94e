import type { Instant } from '../domain/calendar.ts';
import type { Stage } from '../domain/codes.ts';
import type { Referral } from '../domain/commands.ts';
import type { Actor, Journey, OnBehalfOf } from '../domain/journey.ts';
import type { Viewer } from './contacts.ts';
import type { Queryable, Tx } from './pool.ts';
import { all, one } from './pool.ts';

/** What opened a journey: references only. */
export interface Opening {
  readonly referral: Referral;
  readonly actor: Actor;
  readonly onBehalfOf?: OnBehalfOf;
  readonly noteId?: string;
}

/** A journey as it is recorded. */
export interface JourneyRow {
  readonly id: string;
  readonly programme: string;
  readonly personId: string;
  readonly municipality: string;
  readonly municipalityReference: string;
  readonly epoch: number;
  readonly sequence: number;
  readonly stage: Stage;
  /** The events folded; null until the first has been recorded. */
  readonly state: Journey | null;
  readonly sector: string | null;
  readonly nextStepAt: Instant | null;
  readonly nextDue: string | null;
  readonly nextObligation: string | null;
  readonly owedBy: string | null;
  readonly parkedAt: Instant | null;
  readonly createdAt: Instant;
}

/** What a row of `JourneyRow` is read from. */
export const JOURNEY_COLUMNS = `journeys.id, programme, person_id as "personId", municipality,
  municipality_reference as "municipalityReference", epoch, sequence, stage, state, sector,
  next_step_at as "nextStepAt", next_due as "nextDue", next_obligation as "nextObligation", owed_by as "owedBy",
  parked_at as "parkedAt", created_at as "createdAt"`;

/**
 * Which journeys a viewer may see, as a condition on `journeys`, with the viewer's organisation as $1 and roles as
 * $2. The secretariat sees all; a jobcentre its own municipality's people; a language centre those it screens; a
 * school those on its courses; a trade body those being matched or beyond. The steering group and operators see
 * nobody.
 */
const VISIBLE = `(
  $2::text[] && array['coordinator', 'projectLead']
  or ('caseworker' = any($2::text[]) and municipality = $1)
  or ('counsellor' = any($2::text[]) and language_centre = $1)
  or ('schoolConsultant' = any($2::text[]) and school = $1)
  or ('tradeConsultant' = any($2::text[]) and stage in ('recruitment', 'course', 'igu', 'placement'))
)`;

const scope = ({ organisation, roles }: Viewer) => [organisation, [...roles]];

/** Whether a viewer may know who the person is. A trade body is told what a candidate can do, not the name. */
export function seesPerson({ roles }: Viewer): boolean {
  return roles.some((role) =>
    ['coordinator', 'projectLead', 'caseworker', 'counsellor', 'schoolConsultant'].includes(role),
  );
}

/** Commits a journey, which intake has just checked; `false` where the municipality's reference is known already. */
export async function addJourney(
  tx: Tx,
  journey: {
    readonly id: string;
    readonly programme: string;
    readonly personId: string;
    readonly opening: Opening;
  },
): Promise<void> {
  const { municipality, municipalityReference, languageCentre, wishedSector } = journey.opening.referral;
  await tx.query(
    `insert into journeys
       (id, programme, person_id, municipality, municipality_reference, opening, language_centre, sector)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      journey.id,
      journey.programme,
      journey.personId,
      municipality,
      municipalityReference,
      journey.opening,
      languageCentre ?? null,
      wishedSector ?? null,
    ],
  );
}

/** The journeys that already bear one of a municipality's references. */
export async function knownReferences(
  db: Queryable,
  references: readonly { readonly municipality: string; readonly municipalityReference: string }[],
): Promise<{ id: string; municipality: string; municipalityReference: string }[]> {
  return all(
    db,
    `select id, municipality, municipality_reference as "municipalityReference" from journeys
     where (municipality, municipality_reference) in (select * from unnest($1::text[], $2::text[]))`,
    [
      references.map(({ municipality }) => municipality),
      references.map(({ municipalityReference }) => municipalityReference),
    ],
  );
}

/** A journey, if the viewer may see it; otherwise it is as if there were none. */
export async function readJourney(
  db: Queryable,
  viewer: Viewer,
  id: string,
): Promise<JourneyRow | undefined> {
  return one<JourneyRow & { [column: string]: unknown }>(
    db,
    `select ${JOURNEY_COLUMNS} from journeys where ${VISIBLE} and id = $3`,
    [...scope(viewer), id],
  );
}

/** What a list of journeys is narrowed by. */
export interface JourneyFilter {
  readonly stage?: Stage;
  readonly municipality?: string;
  readonly sector?: string;
  readonly reference?: string;
  readonly overdue?: boolean;
  /** Only journeys of these persons, as a search by name has found them. */
  readonly persons?: readonly string[];
  /** The day by which overdue is judged. */
  readonly today: string;
  readonly limit: number;
  readonly offset: number;
}

/** The journeys a viewer may see, what is due first at the top. */
export async function listJourneys(
  db: Queryable,
  viewer: Viewer,
  filter: JourneyFilter,
): Promise<{ total: number; items: JourneyRow[] }> {
  const where = `${VISIBLE}
    and ($3::text is null or stage = $3) and ($4::text is null or municipality = $4)
    and ($5::text is null or sector = $5) and ($6::uuid[] is null or person_id = any($6))
    and ($7::boolean is null or coalesce(next_due < $8::date, false) = $7)
    and ($9::text is null or municipality_reference = $9)`;
  const values = [
    ...scope(viewer),
    filter.stage ?? null,
    filter.municipality ?? null,
    filter.sector ?? null,
    filter.persons ?? null,
    filter.overdue ?? null,
    filter.today,
    filter.reference ?? null,
  ];
  const items = await all<JourneyRow & { [column: string]: unknown }>(
    db,
    `select ${JOURNEY_COLUMNS} from journeys where ${where} order by next_due nulls last, id limit $10 offset $11`,
    [...values, filter.limit, filter.offset],
  );
  const counted = await one<{ total: number }>(
    db,
    `select count(*) as total from journeys where ${where}`,
    values,
  );
  return { total: counted?.total ?? 0, items };
}

/** A command as it was recorded: the number of its event, the hash of its body and its note, if it had one. */
export interface RecordedCommand {
  readonly sequence: number;
  readonly bodyHash: string | null;
  readonly noteId: string | null;
}

/** The command already recorded under a key. */
export async function recordedCommand(
  db: Queryable,
  journeyId: string,
  key: string,
): Promise<RecordedCommand | undefined> {
  return one<RecordedCommand & { [column: string]: unknown }>(
    db,
    `select sequence, body_hash as "bodyHash", note_id as "noteId" from timeline_events
     where journey_id = $1 and key = $2`,
    [journeyId, key],
  );
}

/** A journey that has been committed and has no Workflow yet. */
export interface WaitingJourney {
  readonly id: string;
  readonly epoch: number;
  readonly programme: string;
  readonly placementDays: number;
  readonly opening: Opening;
}

/** Journeys without a Workflow, oldest first; only those named, where `ids` is given. */
export async function waitingJourneys(
  db: Queryable,
  limit: number,
  ids?: readonly string[],
): Promise<WaitingJourney[]> {
  return all<WaitingJourney & { [column: string]: unknown }>(
    db,
    `select id, epoch, programme, placement_days as "placementDays", opening
     from journeys join programmes on programmes.slug = journeys.programme
     where workflow_started_at is null and ($2::uuid[] is null or id = any($2))
     order by created_at, id limit $1`,
    [limit, ids ?? null],
  );
}

/** Notes that a journey's Workflow has been started. */
export async function markStarted(db: Queryable, id: string): Promise<void> {
  await db.query(
    'update journeys set workflow_started_at = now() where id = $1 and workflow_started_at is null',
    [id],
  );
}

/** The journeys that should act by an instant, as the read model has it; parked ones act no more. */
export async function journeysDue(db: Queryable, by: Instant, limit: number): Promise<string[]> {
  const rows = await all<{ id: string }>(
    db,
    `select id from journeys where next_step_at <= $1 and parked_at is null order by next_step_at, id limit $2`,
    [by, limit],
  );
  return rows.map(({ id }) => id);
}

/** When the first journey acts next; `undefined` where none will. */
export async function nextStepOfAll(db: Queryable): Promise<Instant | undefined> {
  const row = await one<{ at: Instant | null }>(
    db,
    'select min(next_step_at) as at from journeys where parked_at is null',
  );
  return row?.at ?? undefined;
}

/** Journeys that are open and were given a Workflow, in batches by id: each should have one running. */
export async function openJourneys(db: Queryable, afterId: string | null, limit: number): Promise<string[]> {
  const rows = await all<{ id: string }>(
    db,
    `select id from journeys
     where stage <> 'closed' and workflow_started_at is not null and ($1::uuid is null or id > $1)
     order by id limit $2`,
    [afterId, limit],
  );
  return rows.map(({ id }) => id);
}

/** Parks a journey: its history and the record disagree, and only a rebuild with a higher epoch goes on. */
export async function parkJourney(db: Queryable, id: string): Promise<void> {
  await db.query('update journeys set parked_at = now() where id = $1 and parked_at is null', [id]);
}

/** Notes that somebody read a person's page. */
export async function notePageRead(db: Queryable, contact: string, journeyId: string): Promise<void> {
  await db.query('insert into page_reads (contact_id, journey_id) values ($1, $2)', [contact, journeyId]);
}
