import type { SubjectKind } from '../../domain/subjects/subject.ts';
import { addDays, instantAt } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { OrganisationKind, Party } from '../../domain/vocabulary/codes.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import type { Vault } from '../persons/vault.ts';
import { RIGHT_END } from '../access.ts';
import type { RightEnd } from '../access.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';
import { ASKS_SOMETHING } from '../post/outbox.ts';
import { serviceTime } from '../running/service-time.ts';
import { hashOfToken, tokenOf } from './link-token.ts';

/** A link as the database knows it: to whom it was sent, what it asks, and until when it can be used. */
export interface AnswerLink {
  readonly id: number;
  readonly contact: string;
  /** The one question it is for; null for a link to everything the contact is asked. */
  readonly subject: string | null;
  readonly subjectKind: SubjectKind | null;
  readonly obligation: string | null;
  readonly expiresAt: Instant;
  /** When it was ended before its day; null if it was not. */
  readonly endedAt: Instant | null;
  readonly language: 'da' | 'en';
  /** Why whoever it was sent to may not be told of people; null if they may. */
  readonly rightEnd: RightEnd | null;
  /** The contact's organisation and its kind; null if the link is a person's own. */
  readonly organisation: string | null;
  readonly organisationKind: OrganisationKind | null;
  /** Whose own link it is, as the vault knows them; null for an organisation's contact. */
  readonly person: string | null;
  /**
   * Who made it to hand it out, as long as the person has done nothing by a link that was sent to themselves: until then
   * nobody knows whether it is the person who holds it. Null for a link of a mail.
   */
  readonly handedOutBy: string | null;
  /** Whether nothing that its mail asked is open or was lately: then it opens not everything any more. */
  readonly isOutlived: boolean;
}

/** A question that a mail asks: an obligation of a subject. */
export interface QuestionRef {
  readonly subject: string;
  readonly obligation: string;
}

/** How many days a link can be used: reminders bring new ones, and what is asked early may be due in months. */
const LINK_DAYS = 180;

/** How many days a link to everything goes on when the last question of its mail has ended: to read what became of it. */
const DAYS_AFTER_THE_LAST = 7;

/** Until when a link that is made on a day can be used: the last minute of its last day. */
export function linkExpiry(madeOn: CalendarDate): Instant {
  return instantAt(addDays(madeOn, LINK_DAYS), '23:59');
}

/** The links of one mail: to each question, in order, and to everything its contact is asked. */
export interface MailLinks {
  readonly each: readonly string[];
  readonly all: string;
}

/**
 * Makes the links of one mail and returns their tokens. The same mail gets the same tokens every time, since a mail that
 * is tried a second time must carry what the first may have carried already; but if those have been ended meanwhile, they
 * stay so, and it gets others. Throws if the contact, the digest or a
 * subject is unknown (a foreign key of `answer_links`), and if `expiresAt` is not after `madeAt`.
 */
export async function makeLinks(
  tx: Tx,
  vault: Vault,
  mail: {
    readonly digestId: string;
    readonly contact: string;
    readonly questions: readonly QuestionRef[];
    readonly madeAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<MailLinks> {
  const { digestId, contact, questions, madeAt, expiresAt } = mail;
  const round = await roundOf(tx, digestId);
  const mailId = round === 0 ? digestId : `${digestId} ${round}`;
  const tokenFor = (use: string) => tokenOf(vault.secretFor(`${mailId} ${use}`));
  const each = questions.map(({ subject, obligation }) => tokenFor(`${subject} ${obligation}`));
  const whole = tokenFor('all');
  const rows = [
    { token: whole, subject: null, obligation: null },
    ...questions.map((question, index) => ({ token: each[index] ?? '', ...question })),
  ].map(({ token, subject, obligation }) => ({
    hash: hashOfToken(token).toString('hex'),
    subject,
    obligation,
  }));
  await run(
    tx,
    `insert into answer_links (token_hash, contact_id, subject_id, obligation_id, digest_id, made_at, expires_at, round)
     select decode(hash, 'hex'), $2, subject, obligation, $3, $4, $5, $6
     from jsonb_to_recordset($1::jsonb) as new (hash text, subject uuid, obligation text)
     on conflict (token_hash) do nothing`,
    [JSON.stringify(rows), contact, digestId, madeAt, expiresAt, round],
  );
  return { each, all: whole };
}

/** How often the links of a mail have been ended so far. */
async function roundOf(tx: Tx, digestId: string): Promise<number> {
  const row = await one<{ round: number }>(
    tx,
    `select coalesce(max(round) + 1, 0) as round from answer_links where digest_id = $1 and ended_at is not null`,
    [digestId],
  );
  return row?.round ?? 0;
}

/**
 * Keeps a link to a person's own page that no mail brings, and returns its number. Throws if the token is there already
 * (`answer_links_token_hash_key`), or the contact or `madeBy` is unknown.
 */
export async function addOwnPageLink(
  db: Queryable,
  token: string,
  link: {
    readonly contact: string;
    readonly madeBy: string;
    readonly madeAt: Instant;
    readonly expiresAt: Instant;
  },
): Promise<number> {
  const { contact, madeBy, madeAt, expiresAt } = link;
  const row = await one<{ id: number }>(
    db,
    `insert into answer_links (token_hash, contact_id, made_by, made_at, expires_at)
     values ($1, $2, $3, $4, $5) returning id`,
    [hashOfToken(token), contact, madeBy, madeAt, expiresAt],
  );
  if (row === undefined) throw new Error('A link that was kept has a number');
  return row.id;
}

/**
 * The link with this token, as it was given in a URL; `undefined` if there is none. One that has expired
 * or was ended is returned too: the caller looks at `expiresAt`, `endedAt` and `rightEnd`.
 */
export async function linkByToken(db: Queryable, token: string): Promise<AnswerLink | undefined> {
  const { now } = await serviceTime(db);
  return one<AnswerLink & { [column: string]: unknown }>(
    db,
    `select answer_links.id, contact_id as contact, subject_id as subject, subjects.kind as "subjectKind",
       obligation_id as obligation,
       expires_at as "expiresAt", ended_at as "endedAt", language, contacts.person_id as person, ${RIGHT_END} as "rightEnd",
       organisations.id as organisation, organisations.kind as "organisationKind",
       case when not exists (
         select 1 from answer_links sent
         where sent.contact_id = answer_links.contact_id and sent.digest_id is not null and sent.used_at is not null
       ) then made_by end as "handedOutBy",
       ${OUTLIVED} as "isOutlived"
     from answer_links
     join contacts on contacts.id = contact_id
     left join subjects on subjects.id = subject_id
     left join organisations on organisations.id = contacts.organisation_id
     where token_hash = $1`,
    [hashOfToken(token), DAYS_AFTER_THE_LAST, now],
  );
}

/**
 * Whether a link to everything has outlived the questions that its mail asked. `$2` is how many days it goes on after the last
 * of them has ended. A link to one question never has; nor has a person's own page, which holds more than questions.
 */
const OUTLIVED = `answer_links.subject_id is null and contacts.person_id is null and not exists (
  select 1 from answer_links asked
  join obligations on obligations.subject_id = asked.subject_id and obligations.id = asked.obligation_id
  left join timeline_events ending
    on ending.subject_id = asked.subject_id and ending.sequence = obligations.ended_by
  where asked.digest_id = answer_links.digest_id
    and (obligations.state = 'open' or ending.at > $3::timestamptz - make_interval(days => $2)))`;

/** Notes that somebody has done something by a link, the first time; later times change nothing. */
export async function noteUsed(db: Queryable, linkId: number, at: Instant): Promise<void> {
  await run(db, 'update answer_links set used_at = $2 where id = $1 and used_at is null', [linkId, at]);
}

/** Notes the first time that a link is opened. Later times, and a link that is unknown, change nothing. */
export async function noteOpened(db: Queryable, linkId: number, at: Instant): Promise<void> {
  await run(db, 'update answer_links set opened_at = $2 where id = $1 and opened_at is null', [linkId, at]);
}

/** A question on the page of everything a contact is asked, with the number by which the page knows it. */
export interface NumberedQuestion extends QuestionRef {
  readonly subjectKind: SubjectKind;
  readonly number: number;
  readonly isOpen: boolean;
}

/**
 * What mails to a contact have asked, by the number of the first notice about it: open questions first, among those the
 * earliest due date first. Only mails that were sent count.
 */
export async function questionsAskedByMail(db: Queryable, contact: string): Promise<NumberedQuestion[]> {
  return all<NumberedQuestion & { [column: string]: unknown }>(
    db,
    `select asked.number, obligations.subject_id as subject, subjects.kind as "subjectKind",
       obligations.id as obligation,
       obligations.state = 'open' and not obligations.waiting as "isOpen"
     from (
       select subject_id, obligation_id, min(id) as number from outbox
       where contact_id = $1 and state = 'sent' and ${ASKS_SOMETHING} group by subject_id, obligation_id
     ) asked
     join obligations on obligations.subject_id = asked.subject_id and obligations.id = asked.obligation_id
     join subjects on subjects.id = asked.subject_id
     order by "isOpen" desc, obligations.due, asked.number`,
    [contact],
  );
}

/** The kinds of notices in the mail that a link came with, to the contact of the link, and for whom each was. */
export async function noticesOfLink(
  db: Queryable,
  link: number,
): Promise<
  readonly {
    readonly kind: 'reminder' | 'escalation';
    readonly obligationKind: ObligationKind;
    readonly party: Party;
    readonly owedBy: Party;
  }[]
> {
  return all(
    db,
    `select distinct outbox.kind, obligation_kind as "obligationKind", party, obligations.owed_by as "owedBy"
     from answer_links
     join outbox on outbox.digest_id = answer_links.digest_id and outbox.contact_id = answer_links.contact_id
     join obligations on obligations.subject_id = outbox.subject_id and obligations.id = outbox.obligation_id
     where answer_links.id = $1`,
    [link],
  );
}
