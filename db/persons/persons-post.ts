import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { PostChannel } from '../../domain/vocabulary/codes.ts';
import { SEES_PEOPLE } from '../access.ts';
import { endLinks } from '../end-links.ts';
import { one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';
import { IS_PROVEN } from '../proven.ts';

/** How a person gets post of their own, and since when they have agreed to it. */
export interface PersonsPost {
  readonly channel: PostChannel;
  /** The language their mails and texts are in. */
  readonly language: 'da' | 'en';
  readonly consentedOn: CalendarDate;
  /** False if they have asked for no more post. */
  readonly active: boolean;
  /** Whether their address has turned out to take no mail. */
  readonly isRefused: boolean;
  /** Whether their address, or number, has answered that it is theirs: nothing about them goes there before. */
  readonly isProven: boolean;
}

/** The contact id of a person: nothing but who they are in the vault, so that it may stand in a history. */
export function contactOfPerson(personId: string): string {
  return `person-${personId}`;
}

/** Whether a contact id is a person's. */
export function isPersonsContact(contact: string): boolean {
  return /^person-[0-9a-f-]{36}$/.test(contact);
}

/** How the person gets post; `undefined` if nothing has been arranged. */
export async function readPersonsPost(db: Queryable, personId: string): Promise<PersonsPost | undefined> {
  return one<PersonsPost & { [column: string]: unknown }>(
    db,
    `select channel, language, consented_on as "consentedOn", active,
       mail_refused_at is not null as "isRefused", ${IS_PROVEN} as "isProven"
     from contacts where person_id = $1`,
    [personId],
  );
}

/**
 * The contact as which the person of a journey gets post; `undefined` if they get none, or their address takes no mail or is not
 * proven to be theirs.
 */
export async function postOfPersonIn(tx: Tx, journeyId: string): Promise<string | undefined> {
  const row = await one<{ contact: string }>(
    tx,
    `select contacts.id as contact from journeys join contacts on contacts.person_id = journeys.person_id
     where journeys.id = $1 and ${SEES_PEOPLE} and contacts.mail_refused_at is null
       and ${IS_PROVEN}`,
    [journeyId],
  );
  return row?.contact;
}

/**
 * Arranges post to a person, or changes how it goes. A mark that their address takes no mail is removed, and one that is not
 * proven is asked from the beginning. Throws if the
 * person or `recordedBy` is unknown (a foreign key of `contacts`).
 */
export async function arrangePersonsPost(
  db: Queryable,
  post: {
    readonly personId: string;
    readonly channel: PostChannel;
    readonly language: 'da' | 'en';
    readonly consentedOn: CalendarDate;
    /** Who wrote down that the person agreed; left out if the person agreed here themselves. */
    readonly recordedBy?: string | undefined;
  },
): Promise<void> {
  const { personId, channel, language, consentedOn, recordedBy } = post;
  await run(
    db,
    `insert into contacts (id, person_id, channel, language, consented_on, consent_recorded_by, changed_by_hand)
     values ($1, $2, $3, $4, $5, $6, true)
     on conflict (id) do update set channel = excluded.channel, language = excluded.language,
       consented_on = excluded.consented_on, consent_recorded_by = excluded.consent_recorded_by, active = true,
       mail_refused_at = null, mail_refused_reason = null`,
    [contactOfPerson(personId), personId, channel, language, consentedOn, recordedBy ?? null],
  );
  await run(db, 'delete from address_proofs where contact_id = $1 and channel = $2 and proven_at is null', [
    contactOfPerson(personId),
    channel,
  ]);
}

/**
 * Ends post to a person: nothing new is addressed to them, what is asked of them goes to those who follow them, and the links
 * they have end. `by` is who writes it down, or the person's own contact. Changes nothing if they get none.
 */
export async function endPersonsPost(
  tx: Tx,
  personId: string,
  { at, by }: { readonly at: Instant; readonly by: string },
): Promise<void> {
  await run(tx, 'update contacts set active = false where person_id = $1', [personId]);
  await endLinks(tx, [contactOfPerson(personId)], 'post-ended', at, by);
}

/**
 * Brings the person's post up to date when their address or number has been put right. A mark that the old one takes nothing
 * is removed, and nothing about them goes to the new one before it is proven. If there is none any more for the way in which they
 * get post, it ends. What is asked of them then goes to those who follow them. Every link they have ends: whoever reads the old
 * address or number may hold one.
 */
export async function personReachedAnew(
  tx: Tx,
  journeyId: string,
  {
    fields,
    removed = [],
    at,
  }: { readonly fields: readonly string[]; readonly removed?: readonly string[]; readonly at: Instant },
): Promise<void> {
  const channels = [
    ...(fields.includes('email') ? ['mail'] : []),
    ...(fields.includes('phone') ? ['text'] : []),
  ];
  const ended = [
    ...(removed.includes('email') ? ['mail'] : []),
    ...(removed.includes('phone') ? ['text'] : []),
  ];
  for (const table of ['address_proofs', 'address_proof_links']) {
    await run(
      tx,
      `delete from ${table} using journeys join contacts on contacts.person_id = journeys.person_id
       where journeys.id = $1 and ${table}.contact_id = contacts.id and ${table}.channel = any($2::text[])`,
      [journeyId, channels],
    );
  }
  await run(
    tx,
    `update contacts set active = active and channel <> all($3::text[]), mail_refused_at = null, mail_refused_reason = null
     from journeys where journeys.id = $1 and contacts.person_id = journeys.person_id and channel = any($2::text[])`,
    [journeyId, channels, ended],
  );
  if (channels.length === 0) return;
  const own = await one<{ contact: string }>(
    tx,
    `select contacts.id as contact from contacts join journeys on journeys.person_id = contacts.person_id
     where journeys.id = $1 for no key update of contacts`,
    [journeyId],
  );
  if (own !== undefined) await endLinks(tx, [own.contact], 'address-changed', at);
}
