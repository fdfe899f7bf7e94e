import type { Journey } from '../../domain/journeys/journey.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { JOURNEYS } from './journeys.ts';

/** An open journey that has not taken up a rulebook yet, as it is recorded. */
export interface JourneyOnRulebook {
  readonly id: string;
  readonly state: Journey;
  /** A parked journey takes nothing up; it does when it is rebuilt. */
  readonly parked: boolean;
}

/** The open journeys on a rulebook older than a version, in batches by id; only one of them, if its id is given. */
export async function journeysOnRulebooksBefore(
  db: Queryable,
  version: number,
  page: { readonly afterId: string | null; readonly limit: number; readonly only?: string | undefined },
): Promise<JourneyOnRulebook[]> {
  return all<JourneyOnRulebook & { [column: string]: unknown }>(
    db,
    `select id, state, parked_at is not null as parked from ${JOURNEYS}
     where stage <> 'closed' and state is not null and (state ->> 'rulebook')::int < $1
       and ($2::uuid is null or id > $2) and ($4::uuid is null or id = $4)
     order by id limit $3`,
    [version, page.afterId, page.limit, page.only ?? null],
  );
}
