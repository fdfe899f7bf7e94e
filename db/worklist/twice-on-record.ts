import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { likenesses } from '../persons/likenesses.ts';
import type { MarkKind } from '../persons/marks.ts';
import type { Queryable } from '../pool.ts';

/** Two journeys whose persons may be one and the same, until somebody has said whether they are. */
export interface TwiceOnRecord {
  /** Each with the name of its municipality; by what that knows the person, `readReferences` says. */
  readonly journeys: readonly { readonly journey: string; readonly municipality: string }[];
  /** By a number, which is as good as certain, or by name and date of birth. */
  readonly alikeBy: MarkKind;
  readonly since: Instant;
}

/** More than that is no work for one morning: the rest comes up when these are settled. */
const MOST_LISTED = 50;

/** The persons who may stand on record twice, those that came up first at the top. */
export async function twiceOnRecord(db: Queryable): Promise<TwiceOnRecord[]> {
  const { items } = await likenesses(db, { limit: MOST_LISTED, offset: 0 });
  return items.map(({ alikeBy, since, journeys }) => ({
    journeys: journeys.map(({ id: journey, municipalityName: municipality }) => ({ journey, municipality })),
    alikeBy: alikeBy.find((kind) => kind !== 'name-and-birth-date') ?? 'name-and-birth-date',
    since,
  }));
}
