import type { InvitationMethod } from '../../domain/programme/invitations.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import { TAKES_PART } from '../access.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';
import type { Digest } from '../post/digests.ts';
import type { Seat } from './living-programmes.ts';
import { SHARED_MAILBOX } from '../partners/contacts.ts';

/** One invitation: a contact, a meeting, and how many times that meeting had changed. */
export interface MeetingInvitation {
  readonly id: number;
  readonly subject: string;
  readonly item: string;
  readonly number: number;
  readonly method: InvitationMethod;
  readonly contact: string;
}

const COLUMNS = `meeting_invitations.id, meeting_invitations.subject_id as subject, meeting_invitations.item,
  meeting_invitations.number, meeting_invitations.method, meeting_invitations.contact_id as contact`;

/**
 * The contacts who take part, sit in a seat and whose address takes mail: of a seat without a role, all of its
 * organisations' own. The secretariat's shared mailbox sits there only if nobody else of the secretariat does, and an
 * address is asked once.
 */
export async function contactsInSeat(db: Queryable, { role, organisations }: Seat): Promise<string[]> {
  const rows = await all<{ contact: string }>(
    db,
    `with sitting as (
       select id, organisation_id, lower(email) as email, position from contacts
       where organisation_id = any($1::text[]) and ${TAKES_PART} and mail_refused_at is null and email is not null
         and case when $2::text is null then roles <> array['operator'] else $2 = any(roles) end)
     select distinct on (email) id as contact from sitting
     where id <> $3 or not exists (
       select from sitting other where other.organisation_id = sitting.organisation_id and other.id <> $3)
     order by email, position, id`,
    [organisations, role ?? null, SHARED_MAILBOX],
  );
  return rows.map(({ contact }) => contact);
}

/** The last invitation to each meeting of a programme that has gone to each contact, or is on its way. */
export async function invitationsSent(db: Queryable, subject: string): Promise<MeetingInvitation[]> {
  return all<MeetingInvitation & { [column: string]: unknown }>(
    db,
    `select distinct on (item, contact_id) ${COLUMNS} from meeting_invitations
     where subject_id = $1 and state in ('sent', 'frozen')
     order by item, contact_id, number desc`,
    [subject],
  );
}

/** The `reason` of an invitation to somebody who was told, since the meeting changed last, that it is off for them. */
const BACK = 'back';

/**
 * Puts an invitation into the post; the same one again changes nothing, and whoever gets no mail gets none. One contact has
 * one row for each number, so three things are put right in the row that is there:
 *
 * - whoever has been told that it is off for them, and sits there again, is asked again;
 * - what has not gone yet turns into what holds now;
 * - what came back from a dead address goes to the address that has been put right since.
 */
export async function addInvitation(
  tx: Tx,
  invitation: Omit<MeetingInvitation, 'id'> & { readonly madeAt: Instant },
): Promise<void> {
  const { subject, item, number, method, contact, madeAt } = invitation;
  await run(
    tx,
    `insert into meeting_invitations as known (subject_id, item, number, method, contact_id, made_at)
     select $1, $2, $3, $4, id, $6 from contacts where id = $5 and ${TAKES_PART} and mail_refused_at is null
     on conflict (subject_id, item, number, contact_id) do update
       set method = excluded.method, state = 'owed', made_at = excluded.made_at, digest_id = null, sent_at = null,
         came_back_at = null, reason = case when known.state = 'sent' then $7 end
     where (known.method <> excluded.method and known.state = 'owed')
       or (known.method = 'cancel' and excluded.method = 'request' and known.state in ('sent', 'failed'))
       or (known.state = 'failed' and exists (select from digests
         where digests.id = known.digest_id and digests.state = 'sent'))`,
    [subject, item, number, method, contact, madeAt, BACK],
  );
}

/** An invitation that waits for its mail, and which mail with it of the day that will be. */
export interface InvitationDue {
  readonly id: number;
  readonly contact: string;
  readonly mail: number;
}

/** The invitations that wait for their mail on a day; those that came back do so until the next morning's post. */
export async function invitationsDue(
  db: Queryable,
  morning: Instant,
  date: CalendarDate,
): Promise<readonly InvitationDue[]> {
  return all<InvitationDue & { [column: string]: unknown }>(
    db,
    `select id, contact_id as contact,
       (select count(*) from digests where digests.contact_id = due.contact_id and date = $2 and purpose = 'invitation'
          and digests.id ~ ('-meeting-' || due.id || '(-[0-9]+)?$')) + 1 as mail
     from meeting_invitations due
     where state = 'owed' and (came_back_at is null or made_at <= $1) order by id`,
    [morning, date],
  );
}

/** Freezes an invitation into the digest that is its mail. Running it again changes nothing. Returns how many it holds. */
export async function freezeInvitation(
  tx: Tx,
  digest: {
    readonly id: string;
    readonly contact: string;
    readonly date: string;
    readonly messageId: string;
    readonly frozenAt: Instant;
    /** The invitation's id; absent if the digest was frozen before. */
    readonly invitation: number | undefined;
  },
): Promise<number> {
  await run(
    tx,
    `insert into digests (id, contact_id, date, message_id, frozen_at, purpose)
     values ($1, $2, $3, $4, $5, 'invitation') on conflict (id) do nothing`,
    [digest.id, digest.contact, digest.date, digest.messageId, digest.frozenAt],
  );
  await run(
    tx,
    `update meeting_invitations set state = 'frozen', digest_id = $1
     where id = $2 and contact_id = $3 and state = 'owed'`,
    [digest.id, digest.invitation ?? null, digest.contact],
  );
  const held = await invitationIn(tx, digest.id);
  if (held === undefined)
    await run(tx, "update digests set state = 'empty' where id = $1 and state = 'frozen'", [digest.id]);
  return held === undefined ? 0 : 1;
}

/** The invitation that a digest holds and that has not gone; `undefined` if there is none. */
export async function invitationIn(db: Queryable, digestId: string): Promise<MeetingInvitation | undefined> {
  return one<MeetingInvitation & { [column: string]: unknown }>(
    db,
    `select ${COLUMNS} from meeting_invitations where digest_id = $1 and state = 'frozen'`,
    [digestId],
  );
}

/**
 * Whether the contact of an invitation has been asked to the same meeting by an earlier one, and not been told since that it
 * is off for them.
 */
export async function wasAskedBefore(
  db: Queryable,
  { id, subject, item, number, contact }: MeetingInvitation,
): Promise<boolean> {
  const row = await one<{ asked: boolean }>(
    db,
    `select earlier.method = 'request' and this.reason is distinct from $6 as asked
     from meeting_invitations earlier join meeting_invitations this on this.id = $5
     where earlier.subject_id = $1 and earlier.item = $2 and earlier.contact_id = $3 and earlier.number < $4
       and earlier.state in ('sent', 'frozen')
     order by earlier.number desc limit 1`,
    [subject, item, contact, number, id, BACK],
  );
  return row?.asked ?? false;
}

/** Drops an invitation whose meeting has changed since or has been held, or whose contact takes no part any more. */
export async function dropInvitation(
  tx: Tx,
  id: number,
  reason: 'changed' | 'over' | 'right-ended',
): Promise<void> {
  await run(tx, "update meeting_invitations set state = 'dropped', reason = $2 where id = $1", [id, reason]);
}

/** Marks the invitation of a digest as sent. */
export async function markInvitationSent(tx: Tx, { id }: Digest, at: Instant): Promise<void> {
  await run(
    tx,
    "update meeting_invitations set state = 'sent', sent_at = $2 where digest_id = $1 and state = 'frozen'",
    [id, at],
  );
}
