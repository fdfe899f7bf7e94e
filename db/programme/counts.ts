import { STAGES } from '../../domain/vocabulary/codes.ts';
import type { Stage } from '../../domain/vocabulary/codes.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** Cells under this are not shown: few people in a cell can be recognised. */
export const SMALLEST_CELL = 5;

/**
 * How many journeys stand at each stage of a programme; `null` if there are some, but too few to show. One that was merged
 * into another of the same person is not counted.
 */
export async function stageCounts(
  db: Queryable,
  programme: string,
): Promise<Readonly<Record<Stage, number | null>>> {
  const rows = await all<{ stage: Stage; count: number }>(
    db,
    `select stage, count(*) as count from journeys
     where programme = $1
       and not exists (select 1 from journey_merges where merged = journeys.id and done_at is not null and undone_at is null)
     group by stage`,
    [programme],
  );
  const counted = new Map(rows.map(({ stage, count }) => [stage, count]));
  return Object.fromEntries(
    STAGES.map((stage) => {
      const count = counted.get(stage) ?? 0;
      return [stage, count > 0 && count < SMALLEST_CELL ? null : count];
    }),
  ) as Record<Stage, number | null>;
}
