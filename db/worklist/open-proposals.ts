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

/** More of one contact than these says nothing new: whoever knows an address can send any number of notes in its name. */
const MOST_OF_ONE = 3;
/** More than that is no work for one morning: the rest comes up when these are settled, and the API has all of them. */
const MOST_LISTED = 50;

/**
 * The proposals that wait for the secretariat on a day, the oldest first: of each contact the latest few, and those of
 * contacts with few before those of contacts with many.
 */
export async function openProposals(db: Queryable, today: CalendarDate): Promise<OpenProposal[]> {
  return all<OpenProposal & { [column: string]: unknown }>(
    db,
    `select id, organisation, contact, says, "leftOn", "firstDay", "lastDay", "fromElsewhere", since
     from (
       select absence_proposals.id, organisations.name as organisation, contacts.name as contact, says,
         left_on as "leftOn", first_day as "firstDay", last_day as "lastDay", from_elsewhere as "fromElsewhere",
         noted_at as since, count(*) over (partition by contacts.id) as of_contact,
         row_number() over (partition by contacts.id order by noted_at desc, absence_proposals.id desc) as latest
       from absence_proposals
       join contacts on contacts.id = contact_id
       join organisations on organisations.id = organisation_id
       where ${PROPOSAL_WAITS}
     ) open
     where latest <= ${MOST_OF_ONE}
     order by of_contact > ${MOST_OF_ONE}, since, id
     limit ${MOST_LISTED}`,
    [today],
  );
}
