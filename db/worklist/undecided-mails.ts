import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { all } from '../pool.ts';
import type { Queryable } from '../pool.ts';

/** Mails that came in, of which nobody can say what follows, and which nobody has looked at. */
export interface UndecidedMails {
  readonly mails: number;
  /** When the oldest of them came. */
  readonly since: Instant;
}

/** How many mails lie undecided, and since when; an empty list if there are none. */
export async function undecidedMails(db: Queryable): Promise<UndecidedMails[]> {
  return all<UndecidedMails & { [column: string]: unknown }>(
    db,
    `select count(*) as mails, min(received_at) as since from incoming_mails
     where outcome in ('undecided', 'unreadable') and settled_at is null having count(*) > 0`,
  );
}
