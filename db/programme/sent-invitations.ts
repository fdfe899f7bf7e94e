import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** An invitation to a meeting that has gone: to whom, at which address, and in which mail. */
export interface SentInvitation {
  /** The programme's subject, and the meeting's name in it. */
  readonly subject: string;
  readonly item: string;
  /** How many times the meeting had changed. */
  readonly number: number;
  readonly contact: string;
  readonly address: string;
  readonly digest: string;
}

/** The invitations that have gone, the earliest first. Contacts without an address are left out. */
export async function sentInvitations(db: Queryable): Promise<SentInvitation[]> {
  return all<SentInvitation & { [column: string]: unknown }>(
    db,
    `select meeting_invitations.subject_id as subject, item, number, meeting_invitations.contact_id as contact,
       coalesce(sent_to, email) as address, digest_id as digest
     from meeting_invitations
     join digests on digests.id = digest_id
     join contacts on contacts.id = meeting_invitations.contact_id
     where meeting_invitations.state = 'sent' and coalesce(sent_to, email) is not null
     order by meeting_invitations.id`,
  );
}
