import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** A contact whose address takes no mail. */
export interface RefusedAddress {
  readonly organisation: string;
  readonly contact: string;
  readonly phone: string | null;
  readonly since: Instant;
  /** How many questions were put to this contact and wait for anybody's answer. */
  readonly questions: number;
}

/** The contacts of organisations whose address takes no mail and has not been put right, the oldest mark first. */
export async function refusedAddresses(db: Queryable): Promise<RefusedAddress[]> {
  return all<RefusedAddress & { [column: string]: unknown }>(
    db,
    `select organisations.name as organisation, contacts.name as contact, phone, mail_refused_at as since,
       (select count(distinct (outbox.subject_id, outbox.obligation_id))
        from outbox
        join obligations on obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
        where outbox.contact_id = contacts.id and outbox.party = obligations.owed_by
          and outbox.state <> 'dropped' and obligations.state = 'open' and not obligations.waiting) as questions
     from contacts join organisations on organisations.id = organisation_id
     where contacts.active and mail_refused_at is not null
     order by mail_refused_at, contacts.id`,
  );
}
