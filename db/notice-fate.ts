/** An instant within a JSON object, written as the database's driver gives it elsewhere. */
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
    and (answer_links.journey_id is null or (answer_links.journey_id = outbox.journey_id
      and answer_links.obligation_id = outbox.obligation_id))
  having bool_or(answer_links.journey_id is not null)`;

/** The event by which a notice's question has been answered, of `outbox` and its row of `obligations`. */
export const NOTICE_ANSWERED_BY = `case when obligations.state = 'fulfilled' and obligations.ended_by > outbox.sequence
  then obligations.ended_by end`;
