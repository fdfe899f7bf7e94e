import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { run } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { noticesIn } from './digest-notices.ts';
import type { DigestNotice } from './digest-notices.ts';
import { mayGo } from './notice-end.ts';

/**
 * The last reminders in a sent digest that nobody has answered since and that may still go to their contact; none if a
 * text message has been sent beside it.
 */
export async function lastReminders(db: Queryable, digestId: string): Promise<DigestNotice[]> {
  return noticesIn(
    db,
    `digest_id = $1 and outbox.state = 'sent' and is_last and obligations.state = 'open' and not obligations.waiting
     and ${mayGo('outbox.digest_id = $1')}
     and exists (select 1 from digests where digests.id = $1 and texted_at is null)`,
    [digestId],
  );
}

/** Notes that the text message beside a digest has been sent, or that its number takes none. */
export async function markTexted(db: Queryable, digestId: string, at: Instant): Promise<void> {
  await run(db, 'update digests set texted_at = $2 where id = $1', [digestId, at]);
}
