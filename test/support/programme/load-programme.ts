import { readProgrammeFile } from '../../../api/programme/programme-file.ts';
import type { ProgrammeFile } from '../../../api/programme/programme-file.ts';
import type { Db } from '../../../db/pool.ts';
import { loadProgramme } from '../../../db/programme/load-programme.ts';
import { planOf } from '../../../domain/programme/plan.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { aVault } from '../journeys/a-recorded-journey.ts';

/**
 * Loads the grant's own programme as the API does when it starts, beginning on a day, with some of its file otherwise.
 * Returns the id by which it is known as a subject.
 */
export async function loadOwnProgramme(
  db: Db,
  { startsOn, changes = {} }: { readonly startsOn: CalendarDate; readonly changes?: Partial<ProgrammeFile> },
): Promise<string> {
  const file = { ...(await readProgrammeFile('lo-hovedstaden')), ...changes };
  await loadProgramme(db, {
    file,
    plan: planOf(file, startsOn),
    secretariatMail: 'k-coordinator@example.dk',
    operatorMail: 'k-operator@example.dk',
    vault: aVault,
  });
  const { rows } = await db.query<{ id: string }>('select id from programmes where slug = $1', [file.slug]);
  return rows[0]?.id ?? '';
}
