import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** What a trade body wants to change of a company, and nobody has said yes or no to. */
export interface ProposedChanges {
  /** The company's name. */
  readonly organisation: string;
  /** The name of the trade body that proposes it. */
  readonly proposedBy: string;
  readonly changes: number;
  readonly since: Instant;
}

/** The changes that wait for the secretariat's yes, by company and by whoever proposes them, the oldest first. */
export async function proposedChanges(db: Queryable): Promise<ProposedChanges[]> {
  return all<ProposedChanges & { [column: string]: unknown }>(
    db,
    `select organisations.name as organisation, proposers.name as "proposedBy", count(*)::integer as changes,
       min(given_at) as since
     from partner_changes
     join organisations on organisations.id = partner_changes.organisation_id
     join contacts on contacts.id = given_by
     join organisations proposers on proposers.id = contacts.organisation_id
     where state = 'proposed'
     group by organisations.id, proposers.id
     order by since, organisations.id`,
  );
}
