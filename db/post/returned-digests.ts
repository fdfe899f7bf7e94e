import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, run } from '../pool.ts';
import type { Tx } from '../pool.ts';
import { IS_REPEATED, noticesIn } from './digest-notices.ts';
import type { DigestNotice } from './digest-notices.ts';

/**
 * Makes a digest that came back for a passing reason gather its notices again: those that are still open questions, and
 * that no later notice to its contact repeats, are owed again, as if made at the given instant. A text message that went
 * beside it is not sent again. It changes nothing when it is run again.
 */
export async function oweReturnedDigest(
  tx: Tx,
  digestId: string,
  { cameBackAt, at }: { readonly cameBackAt: Instant; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    `update outbox set state = 'owed', digest_id = null, sent_at = null, made_at = $3, came_back_at = $2,
       is_last = is_last and exists (select from digests where digests.id = $1 and texted_at is null)
     from obligations
     where outbox.digest_id = $1 and outbox.state = 'sent' and outbox.bounced_at is null
       and obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
       and obligations.state = 'open' and not obligations.waiting and obligations.due = outbox.due
       and not ${IS_REPEATED}`,
    [digestId, cameBackAt, at],
  );
}

/**
 * Notes that a sent digest has come back, with a code for the reason, and returns those of its notices that are still
 * open questions; none if that was noted before.
 */
export async function markBounced(
  tx: Tx,
  digestId: string,
  { at, reason }: { readonly at: Instant; readonly reason: string },
): Promise<DigestNotice[]> {
  const bounced = await all<{ id: number }>(
    tx,
    `update outbox set bounced_at = $2, reason = $3
     where digest_id = $1 and state = 'sent' and bounced_at is null returning id`,
    [digestId, at, reason],
  );
  return noticesIn(
    tx,
    `outbox.id = any($1::bigint[]) and obligations.state = 'open' and not obligations.waiting
     and obligations.due = outbox.due`,
    [bounced.map(({ id }) => id)],
  );
}
