import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all, run } from '../pool.ts';
import type { Tx } from '../pool.ts';
import { IS_REPEATED, noticesIn } from './digest-notices.ts';
import type { DigestNotice } from './digest-notices.ts';

/**
 * Has a digest that came back for a reason that may heal gather its notices again, and its invitation if it is one. Owed again
 * are those that are still open questions and have not been followed by a later notice to their contact, as if they had been
 * made at the given instant. A text message that went beside the digest is not sent again. Running it again changes nothing.
 */
export async function oweReturnedDigest(
  tx: Tx,
  digestId: string,
  { cameBackAt, at }: { readonly cameBackAt: Instant; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    `update outbox set state = 'owed', digest_id = null, sent_at = null, made_at = $3, owed_since = $3,
       came_back_at = $2, is_last = is_last and exists (select from digests where digests.id = $1 and texted_at is null)
     from obligations
     where outbox.digest_id = $1 and outbox.state = 'sent' and outbox.bounced_at is null
       and obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
       and obligations.state = 'open' and not obligations.waiting and obligations.due = outbox.due
       and not ${IS_REPEATED}`,
    [digestId, cameBackAt, at],
  );
  // A calendar that has been told of a later change needs the earlier one no more.
  await run(
    tx,
    `update meeting_invitations set state = 'owed', digest_id = null, sent_at = null, made_at = $3, came_back_at = $2
     where digest_id = $1 and state = 'sent' and not exists (select from meeting_invitations later
       where later.subject_id = meeting_invitations.subject_id and later.item = meeting_invitations.item
         and later.contact_id = meeting_invitations.contact_id and later.number > meeting_invitations.number)`,
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
  await run(
    tx,
    "update meeting_invitations set state = 'failed', reason = $2 where digest_id = $1 and state = 'sent'",
    [digestId, reason],
  );
  return noticesIn(
    tx,
    `outbox.id = any($1::bigint[]) and obligations.state = 'open' and not obligations.waiting
     and obligations.due = outbox.due`,
    [bounced.map(({ id }) => id)],
  );
}
