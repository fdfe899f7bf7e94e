import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import { spellingsOfAddress } from '../../domain/vocabulary/mail-address.ts';
import { SEES_PEOPLE } from '../access.ts';
import { all, run } from '../pool.ts';
import type { Tx, Queryable } from '../pool.ts';
import { ASKS_SOMETHING } from '../post/outbox.ts';

/** A contact that asks for its links again gets no second mail within so many minutes. */
const MINUTES_BETWEEN = 10;
/** A contact that asks for its links again gets no more mails than this on one day. */
const MOST_A_DAY = 5;

/** A contact who is to be sent its links again, and for which time on that day: 1 is the first. */
export interface LinksAskedFor {
  readonly contact: string;
  readonly date: CalendarDate;
  readonly number: number;
  readonly askedAt: Instant;
}

const COLUMNS = 'contact_id as contact, day as date, times as number, asked_at as "askedAt"';

/**
 * Notes that somebody with this address asks for their links again, and returns the contacts that are to get a mail:
 * those who may see people, have a question left to answer and have not asked too often. Persons, who are found by the
 * vault and given as contacts, need no question: they get the link to their own page. An address that we do not know
 * writes nothing and returns nothing. It is one statement whatever the address is, so that nobody learns from its
 * duration which addresses we know; if several processes ask at once, a contact is returned once.
 */
export async function askForLinks(
  db: Queryable,
  asking: { readonly email?: string | undefined; readonly persons?: readonly string[] },
  at: { readonly now: Instant; readonly today: CalendarDate },
): Promise<LinksAskedFor[]> {
  return all<LinksAskedFor & { [column: string]: unknown }>(
    db,
    `insert into links_sent_again as before (contact_id, asked_at, day, times, waiting)
     select id, $2, $3, 1, true from contacts
     where ${SEES_PEOPLE} and (id = any($6::text[]) or lower(email) = any($1::text[]) and exists (
       select 1 from outbox
       join obligations on obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
       where contact_id = contacts.id and outbox.state = 'sent' and ${ASKS_SOMETHING}
         and obligations.state = 'open' and not obligations.waiting))
     order by id
     on conflict (contact_id) do update
       set asked_at = excluded.asked_at, day = excluded.day, waiting = true,
         times = case when before.day = excluded.day then before.times + 1 else 1 end
       where not before.waiting
         and before.asked_at <= excluded.asked_at - make_interval(mins => $4)
         and (before.day <> excluded.day or before.times < $5)
     returning ${COLUMNS}`,
    [
      asking.email === undefined ? [] : spellingsOfAddress(asking.email),
      at.now,
      at.today,
      MINUTES_BETWEEN,
      MOST_A_DAY,
      asking.persons ?? [],
    ],
  );
}

/** The contacts who have asked for their links and whose mail has not been gathered yet. */
export async function linksAskedFor(db: Queryable): Promise<LinksAskedFor[]> {
  return all<LinksAskedFor & { [column: string]: unknown }>(
    db,
    `select ${COLUMNS} from links_sent_again where waiting order by contact_id`,
  );
}

/**
 * Makes the digest with which a contact is sent its links again; from then on the contact may ask again. It changes
 * nothing when it is run again. Throws if the contact is unknown.
 */
export async function freezeLinksAgain(
  tx: Tx,
  digest: {
    readonly id: string;
    readonly contact: string;
    readonly date: CalendarDate;
    readonly messageId: string;
    readonly frozenAt: Instant;
  },
): Promise<void> {
  const { id, contact, date, messageId, frozenAt } = digest;
  const { rowCount } = await tx.query(
    `insert into digests (id, contact_id, date, message_id, frozen_at, purpose)
     values ($1, $2, $3, $4, $5, 'links-again') on conflict (id) do nothing`,
    [id, contact, date, messageId, frozenAt],
  );
  if (rowCount === 1)
    await run(tx, 'update links_sent_again set waiting = false where contact_id = $1', [contact]);
}
