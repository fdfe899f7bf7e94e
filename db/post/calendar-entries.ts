import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { all, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';

/** A deadline that a mail has put into a contact's calendar. */
export interface CalendarEntry {
  readonly subject: string;
  readonly obligation: string;
  readonly kind: ObligationKind;
  readonly due: CalendarDate;
}

/**
 * What earlier mails have put into a contact's calendar that nobody has to do any more: it has been answered, has fallen
 * away, or waits for the end of a pause. What went in on the day itself is left to another day, so that its number rises.
 */
export async function entriesToTakeOut(
  db: Queryable,
  contact: string,
  today: CalendarDate,
): Promise<CalendarEntry[]> {
  return all<CalendarEntry & { [column: string]: unknown }>(
    db,
    `select entry.subject_id as subject, entry.obligation_id as obligation, obligations.kind, entry.due
     from calendar_entries entry
     join obligations on obligations.subject_id = entry.subject_id and obligations.id = entry.obligation_id
     where contact_id = $1 and taken_out_on is null and sent_on < $2
       and (obligations.state <> 'open' or obligations.waiting)
     order by entry.due, entry.subject_id, entry.obligation_id`,
    [contact, today],
  );
}

/** Notes what a mail of a day has put into its contact's calendar, and what it has taken out. */
export async function noteCalendar(
  tx: Tx,
  mail: {
    readonly contact: string;
    readonly on: CalendarDate;
    readonly put: readonly Omit<CalendarEntry, 'kind'>[];
    readonly takenOut: readonly Omit<CalendarEntry, 'kind'>[];
  },
): Promise<void> {
  const { contact, on, put, takenOut } = mail;
  if (put.length > 0)
    await run(
      tx,
      `insert into calendar_entries (contact_id, subject_id, obligation_id, due, sent_on)
       select $1, subject, obligation, max(due), $2
       from jsonb_to_recordset($3::jsonb) as new (subject uuid, obligation text, due date)
       group by subject, obligation
       on conflict (contact_id, subject_id, obligation_id) do update
         set due = excluded.due, sent_on = excluded.sent_on, taken_out_on = null`,
      [contact, on, JSON.stringify(put)],
    );
  if (takenOut.length > 0)
    await run(
      tx,
      `update calendar_entries set taken_out_on = $2
       from jsonb_to_recordset($3::jsonb) as gone (subject uuid, obligation text)
       where contact_id = $1 and subject_id = gone.subject and obligation_id = gone.obligation`,
      [contact, on, JSON.stringify(takenOut)],
    );
}
