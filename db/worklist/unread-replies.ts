import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { inDanish } from '../danish-order.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** What somebody has written to us, or a machine has sent that says more than such mails do, and nobody has dealt with. */
export interface UnreadReplies {
  /** Who wrote: an organisation that was written to, a person with post of their own, or somebody who answers no mail of ours. */
  readonly from: 'organisation' | 'person' | 'unknown';
  /** The name of the organisation; null for the others. */
  readonly organisation: string | null;
  readonly replies: number;
  /** When the oldest of them came. */
  readonly since: Instant;
}

/** How many mails lie unread for the secretariat, by the organisation whose mail they answer; the oldest first. */
export async function unreadReplies(db: Queryable): Promise<UnreadReplies[]> {
  return all<UnreadReplies & { [column: string]: unknown }>(
    db,
    `select case when organisations.id is not null then 'organisation'
         when contacts.person_id is not null then 'person' else 'unknown' end as from,
       organisations.name as organisation, count(*) as replies, min(replies.received_at) as since
     from replies
     left join digests on digests.id = replies.digest_id
     left join contacts on contacts.id = digests.contact_id
     left join organisations on organisations.id = contacts.organisation_id
     where replies.closed_at is null and says_more
     group by 1, organisations.id, organisations.name
     order by since, ${inDanish('organisations.name')}`,
  );
}
