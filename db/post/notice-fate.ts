import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { PostChannel } from '../../domain/vocabulary/codes.ts';

/** An instant within a JSON object, in the form that the database's driver returns everywhere else. */
export function asInstant(column: string): string {
  return `to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/**
 * When a link of a notice's own mail was first opened, as `opened_at`: the one to its question, or the one to everything
 * its contact is asked. No row for a notice without a link of its own: that page does not ask what it tells. For a
 * lateral join to `outbox`.
 */
export const NOTICE_OPENED = `select min(opened_at) as opened_at from answer_links
  where answer_links.digest_id = outbox.digest_id and answer_links.contact_id = outbox.contact_id
    and (answer_links.subject_id is null or (answer_links.subject_id = outbox.subject_id
      and answer_links.obligation_id = outbox.obligation_id))
  having bool_or(answer_links.subject_id is not null)`;

/** The number of the event that has answered a notice's question, as a column of `outbox` joined to `obligations`. */
export const NOTICE_ANSWERED_BY = `case when obligations.state = 'fulfilled' and obligations.ended_by > outbox.sequence
  then obligations.ended_by end`;

/** One notice of an event and what became of it. */
export interface NoticeFate {
  readonly contact: string;
  /** Null if it went to the person themselves. */
  readonly organisation: string | null;
  readonly channel: PostChannel;
  /** `bounced` is one that was sent and came back. */
  readonly state: 'owed' | 'frozen' | 'sent' | 'bounced' | 'dropped' | 'failed';
  readonly standInFor: string | null;
  readonly sentAt: Instant | null;
  readonly bouncedAt: Instant | null;
  /** When a mail with it came back for a reason that may heal: it was owed again from then on. */
  readonly cameBackAt: Instant | null;
  /**
   * When somebody first opened its mail's link to the question, or the one to everything asked there. Never for a copy,
   * which has no link. A program that looks through mail may have opened it.
   */
  readonly openedAt: Instant | null;
  /** The event that has answered its question since, whoever told it; null while nobody has. */
  readonly answeredBy: number | null;
  readonly reason: string | null;
}
