import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { PostChannel } from '../../domain/vocabulary/codes.ts';
import { formForProof } from '../proven.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { ASKED_AGAIN_AFTER_MS, TIMES_ASKED } from '../post/proofs-due.ts';
import { whomToCall } from './whom-to-call.ts';

/** An address of a contact that nobody has confirmed, though it has been asked as often as it is; or that says it is not theirs. */
export interface UnprovenAddress {
  readonly organisation: string;
  readonly contact: string;
  readonly channel: PostChannel;
  /** Since when it is known that somebody must do something. */
  readonly since: Instant;
  /** When it was first asked; null if it was not asked at all. */
  readonly askedFirst: Instant | null;
  /** Whether it has answered that it is not the contact's. */
  readonly isDenied: boolean;
  /** Whom to call in the organisation, and on which number; null if there is nobody whose address is proven. */
  readonly call: string | null;
  readonly phone: string | null;
}

/** The addresses of contacts that the coordinator has to look after, the longest known first, as of an instant. */
export async function unprovenAddresses(db: Queryable, now: Instant): Promise<UnprovenAddress[]> {
  return all<UnprovenAddress & { [column: string]: unknown }>(
    db,
    `select organisations.name as organisation, contacts.name as contact, proof.channel,
       coalesce(denied_at, asked_at + $2::bigint * interval '1 millisecond') as since, first_asked_at as "askedFirst",
       denied_at is not null as "isDenied", call.name as call, call.phone
     from address_proofs proof
     join contacts on contacts.id = proof.contact_id and contacts.active
       and proof.address = ${formForProof('proof.channel', "(case when proof.channel = 'mail' then contacts.email else contacts.phone end)")}
     join organisations on organisations.id = contacts.organisation_id and organisations.active
     ${whomToCall('organisations.id')}
     where proven_at is null and (proof.channel = 'mail' and mail_refused_at is null
         or proof.channel = 'text' and consented_on is not null)
       and (denied_at is not null
         or times_asked >= ${TIMES_ASKED} and asked_at + $2::bigint * interval '1 millisecond' <= $1)
     order by since, contacts.id, proof.channel`,
    [now, ASKED_AGAIN_AFTER_MS],
  );
}
