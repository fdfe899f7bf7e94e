import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Party } from '../../domain/vocabulary/codes.ts';
import { SEES_PEOPLE } from '../access.ts';
import { all, one } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';
import { isAway } from './addressee.ts';

/**
 * The contacts that have been asked so far for what an organisation owes, or that a colleague's silence was passed on
 * to. Copies do not count, since they ask nobody, nor do notices passed on because their contact was away or might not
 * get them any more.
 */
export async function contactsAsked(
  tx: Tx,
  asked: { readonly subject: string; readonly obligation: string; readonly party: Party },
): Promise<string[]> {
  const rows = await all<{ contact: string }>(
    tx,
    `select distinct contact_id as contact from outbox
     where subject_id = $1 and obligation_id = $2 and party = $3
       and not (${PASSED_ON})`,
    [asked.subject, asked.obligation, asked.party],
  );
  return rows.map(({ contact }) => contact);
}

/** The other contacts of a contact's organisation who may get post about people: one of them may stand in. */
export async function colleaguesOf(
  db: Queryable,
  contact: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return all<{ id: string; name: string }>(
    db,
    `select id, name from contacts
     where organisation_id = (select organisation_id from contacts own where own.id = $1) and id <> $1
       and mail_refused_at is null and ${SEES_PEOPLE}
     order by position, name, id`,
    [contact],
  );
}

/**
 * The next contact of an organisation who may see people and whose address takes mail; `undefined` if there is none. With a day,
 * those who are away then are passed over too.
 */
export async function colleagueIn(
  tx: Tx,
  organisation: string,
  except: readonly string[],
  on?: CalendarDate,
): Promise<string | undefined> {
  const row = await one<{ contact: string }>(
    tx,
    `select id as contact from contacts
     where organisation_id = $1 and mail_refused_at is null and not (id = any($2::text[]))
       and ${SEES_PEOPLE}
       and not ${isAway('$3')}
     order by position, id limit 1`,
    [organisation, except, on ?? null],
  );
  return row?.contact;
}

/**
 * The numbers of the notices of a digest that escalate from an organisation without a colleague: one was to be told
 * first, and there was nobody else. If somebody had asked for help, no colleague was looked for, and the notice is not
 * among them.
 */
export async function withoutColleague(db: Queryable, digestId: string): Promise<number[]> {
  const rows = await all<{ notice: number }>(
    db,
    `select outbox.id as notice from outbox
     join obligations on obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
     where outbox.digest_id = $1 and outbox.state = 'frozen' and outbox.kind = 'escalation'
       and outbox.party <> obligations.owed_by
       and exists (select from timeline_events told
         where told.subject_id = outbox.subject_id and told.sequence < outbox.sequence
           and told.type = 'ObligationEscalated' and told.payload ->> 'obligation' = outbox.obligation_id
           and told.payload -> 'to' ? 'colleague'
           and not exists (select from outbox colleague
             where colleague.subject_id = told.subject_id and colleague.sequence = told.sequence
             and not (${PASSED_ON}))
           and not exists (select from timeline_events help
             where help.subject_id = told.subject_id and help.sequence < told.sequence
               and help.type = 'HelpAskedFor' and help.payload ->> 'about' = outbox.obligation_id))`,
    [digestId],
  );
  return rows.map(({ notice }) => notice);
}

/** A condition on `outbox`: whether a notice did not go to its contact, who was away or might not get it any more. */
const PASSED_ON = "state = 'dropped' and reason in ('away', 'left', 'right-ended', 'moved-on')";
