import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { PROPOSAL_WAITS } from '../post/absence-proposals.ts';
import type { AbsenceProposal } from '../post/absence-proposals.ts';

/** What an automatic note seems to say of a contact, and nobody has said yes or no to. */
export interface OpenProposal extends Pick<
  AbsenceProposal,
  'id' | 'says' | 'leftOn' | 'firstDay' | 'lastDay' | 'fromElsewhere'
> {
  /** The names of the organisation and of the contact. */
  readonly organisation: string;
  readonly contact: string;
  /** When the note came. */
  readonly since: Instant;
}

/** The proposals that wait for the secretariat on a day, the oldest first. */
export async function openProposals(db: Queryable, today: CalendarDate): Promise<OpenProposal[]> {
  return all<OpenProposal & { [column: string]: unknown }>(
    db,
    `select absence_proposals.id, organisations.name as organisation, contacts.name as contact, says,
       left_on as "leftOn", first_day as "firstDay", last_day as "lastDay", from_elsewhere as "fromElsewhere",
       noted_at as since
     from absence_proposals
     join contacts on contacts.id = contact_id
     join organisations on organisations.id = organisation_id
     where ${PROPOSAL_WAITS}
     order by noted_at, absence_proposals.id`,
    [today],
  );
}
