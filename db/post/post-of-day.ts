import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import type { Digest } from './digests.ts';

/** Whether this is the first post of its day for its contact: no other has been sent, and none is on its way. */
export async function isFirstOfDay(db: Queryable, { id }: Digest): Promise<boolean> {
  const row = await one<{ first: boolean }>(
    db,
    `select not exists (
       select from digests earlier
       where earlier.contact_id = digests.contact_id and earlier.date = digests.date and earlier.purpose = 'post'
         and earlier.state in ('frozen', 'sent')
         and (earlier.frozen_at, earlier.id) < (digests.frozen_at, digests.id)) as first
     from digests where id = $1`,
    [id],
  );
  return row?.first ?? false;
}

/** How many mails of a contact's post were made on a day, and whether all of them turned out to be empty. */
export async function postOfDay(
  db: Queryable,
  contact: string,
  date: CalendarDate,
): Promise<{ readonly mails: number; readonly allEmpty: boolean }> {
  const row = await one<{ mails: number; allEmpty: boolean }>(
    db,
    `select count(*) as mails, coalesce(bool_and(state = 'empty'), true) as "allEmpty"
     from digests where contact_id = $1 and date = $2 and purpose = 'post'`,
    [contact, date],
  );
  return row ?? { mails: 0, allEmpty: true };
}

/** Marks a digest that holds no notices as one to be sent all the same. */
export async function keepWithoutNotices(db: Queryable, { id }: Digest): Promise<void> {
  await db.query("update digests set state = 'frozen' where id = $1 and state = 'empty'", [id]);
}
