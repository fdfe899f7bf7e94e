import type { Referral } from '../../domain/journeys/commands.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import type { Actor, OnBehalfOf } from '../../domain/subjects/actor.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { Stage } from '../../domain/vocabulary/codes.ts';
import { visibleTo } from '../access.ts';
import type { Viewer } from '../access.ts';
import { all, one } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';
import { addSubject } from '../subjects/recording.ts';

/** What opened a journey. Holds references only, nothing about the person. */
export interface JourneyOpening {
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

/** What a row of `JourneyRow` is read from: the journey's own row, and what it has as a subject. */
export const JOURNEYS = 'journeys join subjects using (id)';

/** The columns of a `JourneyRow`, of `JOURNEYS`. */
export const JOURNEY_COLUMNS = `journeys.id, programme, person_id as "personId", municipality,
  municipality_reference as "municipalityReference", epoch, sequence, stage, state, sector,
  next_step_at as "nextStepAt", next_due as "nextDue", next_obligation as "nextObligation", owed_by as "owedBy",
  parked_at as "parkedAt", created_at as "createdAt"`;

/**
 * Adds a journey, which intake has just checked, and its row as a subject. Throws if another journey took the
 * municipality's reference meanwhile (`journeys_municipality_municipality_reference_key`), and if its person, programme
 * or municipality is unknown (a foreign key of `journeys`).
 */
export async function addJourney(
  tx: Tx,
  journey: {
    readonly id: string;
    readonly programme: string;
    readonly personId: string;
    readonly opening: JourneyOpening;
  },
): Promise<void> {
  const { municipality, municipalityReference, languageCentre, wishedSector } = journey.opening.referral;
  await addSubject(tx, {
    kind: 'journey',
    id: journey.id,
    // As `journeyWorkflowId` has it: the name a journey's Workflow has never changes.
    workflowId: `journey-${journey.id}`,
  });
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

/** The journeys that already have one of these references. Nothing is locked: one that is added meanwhile is missing. */
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

/** A journey; `undefined` if there is none or the viewer may not see it. Throws if the id is no UUID (SQLSTATE 22P02). */
export async function readJourney(
  db: Queryable,
  viewer: Viewer,
  id: string,
): Promise<JourneyRow | undefined> {
  const visible = visibleTo(viewer, 1);
  return one<JourneyRow & { [column: string]: unknown }>(
    db,
    `select ${JOURNEY_COLUMNS} from ${JOURNEYS} where id = $1 and ${visible.sql}`,
    [id, ...visible.values],
  );
}

/** The stage of a journey; `undefined` if there is none with that id. */
export async function journeyStage(db: Queryable, id: string): Promise<Stage | undefined> {
  return (await one<{ stage: Stage }>(db, 'select stage from journeys where id = $1', [id]))?.stage;
}

/** The journeys with one of these references that a viewer may see. */
export async function journeysWithReferences(
  db: Queryable,
  viewer: Viewer,
  references: readonly { readonly municipality: string; readonly municipalityReference: string }[],
): Promise<JourneyRow[]> {
  const visible = visibleTo(viewer, 2);
  return all<JourneyRow & { [column: string]: unknown }>(
    db,
    `select ${JOURNEY_COLUMNS} from ${JOURNEYS}
     where (municipality, municipality_reference) in (select * from unnest($1::text[], $2::text[]))
       and ${visible.sql}`,
    [
      references.map(({ municipality }) => municipality),
      references.map(({ municipalityReference }) => municipalityReference),
      ...visible.values,
    ],
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

/**
 * The journeys that a viewer may see, the earliest due date first; `total` counts all that match. `limit` and `offset`
 * count journeys.
 */
export async function listJourneys(
  db: Queryable,
  viewer: Viewer,
  filter: JourneyFilter,
): Promise<{ total: number; items: JourneyRow[] }> {
  const filters = [
    filter.stage ?? null,
    filter.municipality ?? null,
    filter.sector ?? null,
    filter.persons ?? null,
    filter.overdue ?? null,
    filter.today,
    filter.reference ?? null,
  ];
  const visible = visibleTo(viewer, filters.length);
  const where = `${visible.sql}
    and ($1::text is null or stage = $1) and ($2::text is null or municipality = $2)
    and ($3::text is null or sector = $3) and ($4::uuid[] is null or person_id = any($4))
    and ($5::boolean is null or coalesce(next_due < $6::date, false) = $5)
    and ($7::text is null or municipality_reference = $7)`;
  const values = [...filters, ...visible.values];
  const items = await all<JourneyRow & { [column: string]: unknown }>(
    db,
    `select ${JOURNEY_COLUMNS} from ${JOURNEYS} where ${where}
     order by next_due nulls last, id limit $${values.length + 1} offset $${values.length + 2}`,
    [...values, filter.limit, filter.offset],
  );
  const counted = await one<{ total: number }>(
    db,
    `select count(*) as total from ${JOURNEYS} where ${where}`,
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

/** The command recorded under a key; `undefined` if none has been recorded yet. */
export async function recordedCommand(
  db: Queryable,
  journeyId: string,
  key: string,
): Promise<RecordedCommand | undefined> {
  return one<RecordedCommand & { [column: string]: unknown }>(
    db,
    `select sequence, body_hash as "bodyHash", note_id as "noteId" from timeline_events
     where subject_id = $1 and key = $2`,
    [journeyId, key],
  );
}

/** The columns of a journey's own row: the part of its state by which only journeys are found. */
export interface JourneyReadModel {
  readonly stage: Stage;
  readonly municipality: string;
  readonly municipalityReference: string;
  readonly sector: string | null;
  readonly languageCentre: string | null;
  readonly school: string | null;
  readonly company: string | null;
}

/**
 * Brings a journey's own row up to date. Throws if its municipality is no organisation that we know (a foreign key:
 * trying again never helps), and if another journey took the municipality's reference at the same moment
 * (`journeys_municipality_municipality_reference_key`: the next try gives this one another reference).
 */
export async function writeJourneyRow(tx: Tx, journeyId: string, row: JourneyReadModel): Promise<void> {
  await tx.query(
    `update journeys set stage = $2, sector = $3, language_centre = $4, school = $5, company = $6, municipality = $7,
       municipality_reference = case when municipality = $7 then municipality_reference
         when exists (select 1 from journeys other where other.municipality = $7
           and other.municipality_reference = $8 and other.id <> $1)
         -- A reference the new municipality has given to somebody else must not halt the journey for good.
         then $8 || '.' || left($1::text, 8) else $8 end
     where id = $1`,
    [
      journeyId,
      row.stage,
      row.sector,
      row.languageCentre,
      row.school,
      row.company,
      row.municipality,
      row.municipalityReference,
    ],
  );
}

/**
 * What journeys begin with, by id: what opened each, and what its programme says of it. An id that is no journey's is
 * missing.
 */
export async function openingsOfJourneys(
  db: Queryable,
  ids: readonly string[],
): Promise<ReadonlyMap<string, JourneyOpening & { programme: { slug: string; placementDays: number } }>> {
  const rows = await all<{ id: string; programme: string; placementDays: number; opening: JourneyOpening }>(
    db,
    `select journeys.id, programme, placement_days as "placementDays", opening
     from journeys join programmes on programmes.slug = journeys.programme where journeys.id = any($1::uuid[])`,
    [ids],
  );
  return new Map(
    rows.map(({ id, programme, placementDays, opening }) => [
      id,
      { ...opening, programme: { slug: programme, placementDays } },
    ]),
  );
}

/**
 * Who opened a journey: the contact to whom its municipality's notices go; `undefined` if nobody in particular did, or
 * the subject is no journey.
 */
export async function referrerOf(db: Queryable, subjectId: string): Promise<string | undefined> {
  const row = await one<{ contact: string | null }>(
    db,
    `select opening -> 'actor' ->> 'contact' as contact from journeys where id = $1`,
    [subjectId],
  );
  return row?.contact ?? undefined;
}
