import { all } from '../../../db/pool.ts';
import type { TestService } from './a-service.ts';

/** The kinds of the alarms that are open about a journey. */
export async function openAlarms({ db }: TestService, journeyId: string): Promise<string[]> {
  const rows = await all<{ kind: string }>(
    db,
    'select kind from alarms where subject_id = $1 and closed_at is null order by kind',
    [journeyId],
  );
  return rows.map(({ kind }) => kind);
}
