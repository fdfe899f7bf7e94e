import { addDays, instantAt } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { ProgrammeObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** Something a programme owes that is late, or due within a week. */
export interface DueInProgramme {
  /** The programme, as a subject. */
  readonly subject: string;
  readonly obligation: string;
  readonly kind: ProgrammeObligationKind;
  readonly due: CalendarDate;
  /** The morning on which it is due: before that it is told of beside other things, and no mail is sent for it alone. */
  readonly since: Instant;
}

/** How many days ahead, today among them, the list looks. */
const WEEK_DAYS = 7;

/** What programmes owe that is late or due within a week, what is due first before the rest. */
export async function dueInProgrammes(db: Queryable, today: CalendarDate): Promise<DueInProgramme[]> {
  const rows = await all<Omit<DueInProgramme, 'since'> & { [column: string]: unknown }>(
    db,
    `select subject_id as subject, obligations.id as obligation, obligations.kind, due
     from obligations join programmes on programmes.id = obligations.subject_id
     where state = 'open' and due < $1 order by due, subject_id, opened_by, obligations.id`,
    [addDays(today, WEEK_DAYS)],
  );
  return rows.map((row) => ({ ...row, since: instantAt(row.due, '00:00') }));
}
