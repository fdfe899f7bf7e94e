import type { StandIn } from '../../domain/post/stand-in.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { Party } from '../../domain/vocabulary/codes.ts';
import { run } from '../pool.ts';
import type { Tx } from '../pool.ts';

/**
 * Whom a contact replaces as the reader of a notice, and the last day they are away; `null` if they are not coming back.
 */
export interface InPlace {
  readonly of: string;
  readonly until: CalendarDate | null;
}

/** A notice to be sent: what, about which obligation, to whom. */
export interface NewNotice {
  readonly sequence: number;
  readonly kind: 'reminder' | 'escalation';
  readonly obligation: string;
  readonly obligationKind: string;
  readonly due: string;
  readonly party: Party;
  readonly organisation?: string | undefined;
  /** Whether it is the last reminder before the matter is passed on. */
  readonly isLast?: boolean | undefined;
  readonly contact: string;
  readonly urgent: boolean;
  readonly standInFor?: string | undefined;
  /** Why this addressee gets what is meant for somebody else. */
  readonly standInWhy?: StandIn | undefined;
  readonly inPlace?: InPlace | undefined;
  readonly madeAt: Instant;
  /** Since when it waits to be sent, if that is not since it was made. */
  readonly owedSince?: Instant | undefined;
}

/**
 * Adds a notice to the outbox; the same event's notice to the same contact is added once. Throws if the contact, the
 * organisation or the subject is unknown (a foreign key of `outbox`).
 */
export async function addNotice(tx: Tx, subjectId: string, notice: NewNotice): Promise<void> {
  await run(
    tx,
    `insert into outbox (subject_id, sequence, kind, obligation_id, obligation_kind, due, party, organisation,
       contact_id, urgent, stand_in_for, stand_in_why, made_at, is_last, in_place_of, in_place_until,
       owed_since)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
     on conflict (subject_id, sequence, contact_id, channel) do nothing`,
    [
      subjectId,
      notice.sequence,
      notice.kind,
      notice.obligation,
      notice.obligationKind,
      notice.due,
      notice.party,
      notice.organisation ?? null,
      notice.contact,
      notice.urgent,
      notice.standInFor ?? null,
      notice.standInWhy ?? null,
      notice.madeAt,
      notice.isLast ?? false,
      notice.inPlace?.of ?? null,
      notice.inPlace?.until ?? null,
      notice.owedSince ?? notice.madeAt,
    ],
  );
}

/**
 * Whether a notice asks its contact for something, or hands them what somebody else does not answer, as a condition on its
 * row. Whoever chairs the steering group is told of a programme and asked nothing.
 */
export const ASKS_SOMETHING = "(party <> 'steering-chair' or stand_in_for is not null)";
