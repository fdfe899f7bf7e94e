import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { Stage } from '../../domain/vocabulary/codes.ts';
import { visibleTo } from '../access.ts';
import type { Viewer } from '../access.ts';
import { all, run } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import type { MarkKind, PersonMark } from './marks.ts';

/** One of two journeys that may be the same person's. */
export interface AlikeJourney {
  readonly id: string;
  readonly personId: string;
  readonly municipality: string;
  readonly municipalityName: string;
  readonly stage: Stage;
  readonly createdAt: Instant;
}

/** Two persons who may be one: by what they look alike, since when, and the journey of each, the older first. */
export interface Likeness {
  readonly alikeBy: readonly MarkKind[];
  readonly since: Instant;
  readonly journeys: readonly [AlikeJourney, AlikeJourney];
}

/** A journey that has been merged away is told of no more: its person is in the other one. */
const MERGED_AWAY = (journey: string) =>
  `exists (select 1 from journey_merges where undone_at is null and merged = ${journey})`;

/**
 * With how many of those who bear one mark each other bearer is paired, those known longest first: a list in which a cell
 * was filled down has one name in thousands of rows, and thousands in pairs are millions.
 */
const MOST_PAIRED = 10;

/**
 * Pairs of persons who look alike. By name and date of birth alone two are no pair if each has a CPR number, since those
 * differ; and nobody is told again whom somebody has said to be two, unless they look alike in a new way.
 */
const PAIRS = `
  with marks as materialized (
    select person_marks.person_id as person, kind, hash, since,
      bool_or(kind = 'cpr') over (partition by person_marks.person_id) as has_cpr,
      row_number() over (partition by kind, hash order by since, person_marks.person_id) as place,
      count(*) over (partition by kind, hash) > ${MOST_PAIRED} as is_common
    from person_marks join journeys on journeys.person_id = person_marks.person_id
    where not ${MERGED_AWAY('journeys.id')})
  select least(one.person, other.person) as one, greatest(one.person, other.person) as other,
    array_agg(one.kind order by one.kind) as kinds, max(greatest(one.since, other.since)) as since,
    bool_and(one.is_common) as is_common
  from marks one
  join marks other on other.kind = one.kind and other.hash = one.hash and one.place < other.place
    and one.person <> other.person
  left join different_persons two
    on two.one_person = least(one.person, other.person) and two.other_person = greatest(one.person, other.person)
  where one.place <= ${MOST_PAIRED}
    and (two.alike_by is null or one.kind <> all(two.alike_by))
    and (one.kind <> 'name-and-birth-date' or not (one.has_cpr and other.has_cpr))
  group by least(one.person, other.person), greatest(one.person, other.person)`;

interface LikenessRow {
  readonly total: number;
  readonly alikeBy: readonly MarkKind[];
  readonly since: Instant;
  readonly one: AlikeJourney;
  readonly other: AlikeJourney;
  readonly [column: string]: unknown;
}

const journeyAsJson = (journey: string, subject: string, organisation: string) => `json_build_object(
  'id', ${journey}.id, 'personId', ${journey}.person_id, 'municipality', ${journey}.municipality,
  'municipalityName', ${organisation}.name, 'stage', ${journey}.stage,
  'createdAt', ${subject}.created_at)`;

/**
 * The persons who may be one and the same, of whom nobody has said yet whether they are, those that came up first at the
 * top, and those by a mark that many bear at the end. At least one of the two journeys is still open: else there is nothing to be merged. For the secretariat only, which
 * sees everybody.
 */
export async function likenesses(
  db: Queryable,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; items: Likeness[] }> {
  const rows = await all<LikenessRow>(
    db,
    `select count(*) over () as total, pair.kinds as "alikeBy", pair.since, ${journeyAsJson('first', 'first_subject', 'first_at')} as one,
       ${journeyAsJson('second', 'second_subject', 'second_at')} as other
     from (${PAIRS}) pair
     join journeys first on first.person_id = pair.one
     join journeys second on second.person_id = pair.other
     join subjects first_subject on first_subject.id = first.id
     join subjects second_subject on second_subject.id = second.id
     join organisations first_at on first_at.id = first.municipality
     join organisations second_at on second_at.id = second.municipality
     where first.stage <> 'closed' or second.stage <> 'closed'
     order by pair.is_common, pair.since, first.id, second.id limit $1 offset $2`,
    [page.limit, page.offset],
  );
  const items = rows.map(({ alikeBy, since, one, other }) => {
    const [a, b] = [told(one), told(other)];
    return { alikeBy, since, journeys: a.createdAt <= b.createdAt ? [a, b] : [b, a] } satisfies Likeness;
  });
  return { total: rows[0]?.total ?? 0, items };
}

/** Instants within JSON are written as Postgres has them. */
function told(journey: AlikeJourney): AlikeJourney {
  return { ...journey, createdAt: new Date(journey.createdAt).toISOString() };
}

/** Of how many a person looks like by one mark it is told: more are no news, and mostly a name that stands for none. */
const MOST_TOLD = 5;

/** Among how many who bear one mark, those known longest first, is looked for them. */
const MOST_LOOKED_AT = 50;

/** Somebody on record whom a person looks like. */
export interface KnownAlike {
  /** Which of the persons that were asked about. */
  readonly asked: number;
  readonly alikeBy: readonly MarkKind[];
  /** The other's journey. */
  readonly journey: string;
}

/**
 * Whom on record persons look like, by their marks. `personId` says who somebody is already, so that nobody looks like
 * themselves. Whom the viewer may not see they learn nothing of, not even that there is somebody: the answer is the same as
 * if nobody were there. All pairs are told to the secretariat, by `likenesses`.
 */
export async function knownAlike(
  db: Queryable,
  viewer: Viewer,
  asked: readonly { readonly marks: readonly PersonMark[]; readonly personId: string | null }[],
): Promise<KnownAlike[]> {
  const marks = asked.flatMap(({ marks, personId }, at) =>
    marks.map(({ kind, hash }) => ({
      at,
      kind,
      hash,
      personId,
      hasCpr: marks.some((mark) => mark.kind === 'cpr'),
    })),
  );
  const given = [
    marks.map(({ at }) => at),
    marks.map(({ kind }) => kind),
    marks.map(({ hash }) => hash),
    marks.map(({ personId }) => personId),
    marks.map(({ hasCpr }) => hasCpr),
  ];
  const visible = visibleTo(viewer, given.length);
  const rows = await all<{
    asked: number;
    alikeBy: readonly MarkKind[];
    journey: string;
  }>(
    db,
    `select asked, array_agg(kind order by kind) as "alikeBy", id as journey
     from unnest($1::int[], $2::text[], $3::bytea[], $4::uuid[], $5::boolean[])
       as asked_for (asked, kind, hash, own, has_cpr)
     cross join lateral (
       select journeys.id
       from (
         select known.person_id, since from person_marks known
         join journeys on journeys.person_id = known.person_id
         where known.kind = asked_for.kind and known.hash = asked_for.hash and known.person_id is distinct from own
           and ${visible.sql}
         order by known.since, known.person_id limit ${MOST_LOOKED_AT}
       ) known
       join journeys on journeys.person_id = known.person_id
       left join different_persons two
         on two.one_person = least(own, known.person_id) and two.other_person = greatest(own, known.person_id)
       where ${visible.sql} and not ${MERGED_AWAY('journeys.id')}
         and (own is null or two.alike_by is null or asked_for.kind <> all(two.alike_by))
         and (asked_for.kind <> 'name-and-birth-date' or not (has_cpr
           and exists (select 1 from person_marks where person_id = known.person_id and kind = 'cpr')))
       order by known.since, journeys.id limit ${MOST_TOLD}
     ) alike
     group by asked, id order by asked, id`,
    [...given, ...visible.values],
  );
  return rows;
}

/**
 * Writes down that two persons are two, for all by which they look alike now. Said again, it holds for what has come up
 * since as well. Throws if a person or the contact is unknown (a foreign key of `different_persons`).
 */
export async function sayDifferent(
  db: Queryable,
  said: {
    readonly persons: readonly [string, string];
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  const [one, other] = said.persons.toSorted();
  await run(
    db,
    `insert into different_persons (one_person, other_person, alike_by, said_by, said_at)
     select $1, $2, coalesce(array_agg(mine.kind), '{}'), $3, $4
     from person_marks mine join person_marks theirs on theirs.kind = mine.kind and theirs.hash = mine.hash
     where mine.person_id = $1 and theirs.person_id = $2
     on conflict (one_person, other_person) do update set
       alike_by = (select array_agg(distinct kind) from unnest(different_persons.alike_by || excluded.alike_by) as kind),
       said_by = excluded.said_by, said_at = excluded.said_at`,
    [one, other, said.by, said.at],
  );
}
