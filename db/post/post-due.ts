import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { DigestPurpose } from '../../domain/vocabulary/codes.ts';
import { IS_PROVEN } from '../proven.ts';
import { all, one } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** A contact with post to go out, and which mail of the day it will be. */
export interface PostDue {
  readonly contact: string;
  readonly number: number;
}

/**
 * The contacts who are owed something that is urgent, or was made up to an instant. What is owed to an organisation's contact
 * whose address is not proven waits.
 */
export async function postDue(db: Queryable, madeBy: Instant, date: CalendarDate): Promise<PostDue[]> {
  return all<PostDue & { [column: string]: unknown }>(
    db,
    `select contact_id as contact,
       (select count(*) from digests
        where digests.contact_id = due.contact_id and date = $2 and purpose = 'post') + 1 as number
     from (select distinct contact_id from outbox where state = 'owed' and (urgent or made_at <= $1)
       and exists (select from contacts where contacts.id = outbox.contact_id and ${IS_PROVEN})) due
     order by contact_id`,
    [madeBy, date],
  );
}

/** A digest that was gathered and has not gone. */
export interface UnsentDigest {
  readonly digestId: string;
  readonly contact: string;
  readonly date: CalendarDate;
  readonly gatheredAt: Instant;
  readonly purpose: DigestPurpose;
}

/** The digests gathered before an instant that have not gone yet. */
export async function unsentDigests(db: Queryable, gatheredBefore: Instant): Promise<UnsentDigest[]> {
  return all<UnsentDigest & { [column: string]: unknown }>(
    db,
    `select id as "digestId", contact_id as contact, date, frozen_at as "gatheredAt", purpose
     from digests where state = 'frozen' and frozen_at < $1 order by frozen_at`,
    [gatheredBefore],
  );
}

/**
 * How many notices and invitations made by an instant have neither gone nor been dropped, though they have waited to be sent
 * since another.
 */
export async function noticesLeft(
  db: Queryable,
  { madeBy, owedBy }: { readonly madeBy: Instant; readonly owedBy: Instant },
): Promise<number> {
  const row = await one<{ left: number }>(
    db,
    `select (select count(*) from outbox
        where state in ('owed', 'frozen') and made_at <= $1 and owed_since <= $2)
       + (select count(*) from meeting_invitations where state in ('owed', 'frozen') and made_at <= $1) as left`,
    [madeBy, owedBy],
  );
  return row?.left ?? 0;
}

/**
 * Whether anybody is owed something that has not been gathered yet (`owed`), and whether a digest is on its way or
 * somebody waits for links they have asked for (`onItsWay`).
 */
export async function postState(db: Queryable): Promise<{ owed: boolean; onItsWay: boolean }> {
  const row = await one<{ owed: boolean; onItsWay: boolean }>(
    db,
    `select exists (select 1 from outbox where state = 'owed')
         or exists (select 1 from meeting_invitations where state = 'owed') as owed,
       exists (select 1 from digests where state = 'frozen')
         or exists (select 1 from links_sent_again where waiting) as "onItsWay"`,
  );
  return row ?? { owed: false, onItsWay: false };
}
