import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { RIGHT_END } from '../access.ts';
import { stillUsable } from '../end-links.ts';
import { run } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/**
 * Ends every link that can still be used of contacts who may not be told of people: all of them, or those named. Returns how many
 * that were. A person's own link ends with their key only, and one by which somebody who sees nobody can say how they want their
 * own post stays, if no question came with it. Running it again changes nothing.
 */
export async function endLinksOfEndedRights(
  db: Queryable,
  at: Instant,
  contacts?: readonly string[],
): Promise<number> {
  return run(
    db,
    `update answer_links set ended_at = $1, ended_why = case ended.why when 'erased' then 'erased' else 'right-ended' end
     from (select id, person_id, ${RIGHT_END} as why from contacts
       where $2::text[] is null or id = any($2::text[])) ended
     where ended.id = contact_id and ${stillUsable('$1')}
       and case ended.why when 'left' then ended.person_id is null
         when 'sees-nobody' then exists (select from answer_links with_it
           where with_it.digest_id = answer_links.digest_id and with_it.subject_id is not null)
         else ended.why is not null end`,
    [at, contacts ?? null],
  );
}
