import type { SubjectKind } from '../../domain/subjects/subject.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { DigestPurpose } from '../../domain/vocabulary/codes.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import { all, one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import type { Digest } from './digests.ts';
import type { MailOutcome } from './incoming-mails.ts';
import { asInstant, NOTICE_ANSWERED_BY, NOTICE_OPENED } from './notice-fate.ts';
import type { NoticeFate } from './notice-fate.ts';
import type { CalendarAnswer, ReplySort } from './replies.ts';

/** One notice in a contact's mail, or one question in a mail of links sent again. It names nobody. */
export interface PostedNotice extends Pick<NoticeFate, 'state' | 'openedAt' | 'answeredBy'> {
  readonly subject: string;
  readonly subjectKind: SubjectKind;
  /** Of a journey: its municipality; null for what is nobody's. By what that knows it, `readReferences` says. */
  readonly municipality: string | null;
  readonly obligation: string;
  readonly kind: ObligationKind;
  readonly voice: 'reminder' | 'escalation';
}

/** One mail to a contact: what was in it, and what became of it. */
export interface PostedDigest {
  readonly id: string;
  readonly date: CalendarDate;
  readonly purpose: DigestPurpose;
  readonly state: Digest['state'];
  readonly sentAt: Instant | null;
  /** When it turned out to have come back for good. */
  readonly bouncedAt: Instant | null;
  /** What has come in about it, the oldest first. */
  readonly heard: readonly HeardOfDigest[];
  readonly notices: readonly PostedNotice[];
}

/** A mail that came in about a digest: what it was, when it came, and the status code of a report. */
export interface HeardOfDigest {
  readonly outcome: MailOutcome;
  readonly at: Instant;
  readonly status: string | null;
  /** The reply that has its words, from a person or a machine; null for a report, as are the two below. */
  readonly reply: string | null;
  readonly sort: ReplySort | null;
  readonly calendarAnswer: CalendarAnswer | null;
}

/** The mails to a contact, the newest first; `total` counts all. */
export async function listPost(
  db: Queryable,
  contact: string,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ total: number; items: PostedDigest[] }> {
  const items = await all<PostedDigest & { [column: string]: unknown }>(
    db,
    `select digests.id, date, purpose, digests.state, digests.sent_at as "sentAt",
       returned.at as "bouncedAt",
       coalesce(heard.mails, '[]') as heard,
       coalesce(held.notices, again.notices, '[]') as notices
     from digests
     left join lateral (select min(handled_at) as at from incoming_mails
       where incoming_mails.digest_id = digests.id and outcome = 'bounced') as returned on true
     left join lateral (${HEARD}) as heard on true
     left join lateral (${HELD}) as held on true
     left join lateral (${ASKED_AGAIN}) as again on digests.purpose = 'links-again'
     where digests.contact_id = $1 order by date desc, frozen_at desc, digests.id limit $2 offset $3`,
    [contact, page.limit, page.offset],
  );
  const counted = await one<{ total: number }>(
    db,
    'select count(*) as total from digests where contact_id = $1',
    [contact],
  );
  return { total: counted?.total ?? 0, items };
}

const ABOUT = `'subject', subjects.id, 'subjectKind', subjects.kind, 'municipality', municipality`;

const HEARD = `select jsonb_agg(jsonb_build_object('outcome', outcome,
    'at', ${asInstant('incoming_mails.received_at')}, 'status', status, 'reply', replies.id, 'sort', sort, 'calendarAnswer', calendar_answer)
    order by incoming_mails.received_at, incoming_mails.id) as mails
  from incoming_mails left join replies on incoming_mail_id = incoming_mails.id
  where incoming_mails.digest_id = digests.id`;

const HELD = `select jsonb_agg(jsonb_build_object(${ABOUT}, 'obligation', obligation_id, 'kind', obligation_kind,
    'voice', outbox.kind, 'state', case when bounced_at is null then outbox.state else 'bounced' end,
    'openedAt', ${asInstant('opened_at')}, 'answeredBy', ${NOTICE_ANSWERED_BY}) order by outbox.id) as notices
  from outbox
  join subjects on subjects.id = outbox.subject_id
  left join journeys on journeys.id = subjects.id
  left join obligations on obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
  left join lateral (${NOTICE_OPENED}) as link on true
  where outbox.digest_id = digests.id`;

// A mail of links sent again holds no notices: its links are what it asks.
const ASKED_AGAIN = `select jsonb_agg(jsonb_build_object(${ABOUT}, 'obligation', obligations.id, 'kind', obligations.kind,
    'voice', 'reminder', 'state', case when returned.at is not null then 'bounced'
      when digests.state = 'empty' then 'dropped' else digests.state end,
    'openedAt', ${asInstant('least(own.opened_at, everything.opened_at)')},
    'answeredBy', case when obligations.state = 'fulfilled' then obligations.ended_by end) order by own.id) as notices
  from answer_links own
  join answer_links everything on everything.digest_id = own.digest_id and everything.subject_id is null
  join subjects on subjects.id = own.subject_id
  left join journeys on journeys.id = subjects.id
  join obligations on obligations.subject_id = own.subject_id and obligations.id = own.obligation_id
  where own.digest_id = digests.id`;

/** How a contact has answered so far. */
export interface ContactRecord {
  /** Questions asked by a link of their own; each counts once, however often it was asked. */
  readonly asked: number;
  /** How many of those have been answered, by anybody. */
  readonly answered: number;
  /** How many of those still wait for an answer. */
  readonly open: number;
  /** The median number of days from the first mail about a question to its answer; null if none has been answered. */
  readonly medianDays: number | null;
}

/** How a contact has answered so far. A mail that came back asked nothing. */
export async function contactRecord(db: Queryable, contact: string): Promise<ContactRecord> {
  const row = await one<ContactRecord & { [column: string]: unknown }>(
    db,
    `select count(*) as asked, count(*) filter (where obligations.state = 'fulfilled') as answered,
       count(*) filter (where obligations.state = 'open' and not waiting) as open,
       round(percentile_cont(0.5) within group (order by extract(epoch from answer.at - first_at) / 86400)
         filter (where obligations.state = 'fulfilled')::numeric, 1)::float8 as "medianDays"
     from (
       select subject_id, obligation_id, min(sent_at) as first_at from outbox
       where contact_id = $1 and state = 'sent' and bounced_at is null and exists (
         select 1 from answer_links where answer_links.digest_id = outbox.digest_id
           and answer_links.subject_id = outbox.subject_id and answer_links.obligation_id = outbox.obligation_id)
       group by subject_id, obligation_id
     ) question
     join obligations on obligations.subject_id = question.subject_id and obligations.id = question.obligation_id
     left join timeline_events answer
       on answer.subject_id = question.subject_id and answer.sequence = obligations.ended_by`,
    [contact],
  );
  return row ?? { asked: 0, answered: 0, open: 0, medianDays: null };
}
