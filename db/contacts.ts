import type { CalendarDate, Instant } from '../domain/calendar.ts';
import type { OrganisationKind, Party, Role } from '../domain/codes.ts';
import type { StandIn } from './recording.ts';
import type { Queryable, Tx } from './pool.ts';
import { all, one, run } from './pool.ts';

/** One person in an organisation that takes part, with roles. */
export interface Contact {
  readonly id: string;
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string | null;
  readonly language: 'da' | 'en';
  readonly roles: readonly Role[];
  readonly active: boolean;
  /** The first active contact by position is the one who is written to. */
  readonly position: number;
}

/** A contact on record, with what mail servers have said of the address. */
export interface KnownContact extends Contact {
  /** Since when the address is known to take no mail; null where nothing is known against it. */
  readonly mailRefusedAt: Instant | null;
  /** The status code that was the reason. */
  readonly mailRefusedReason: string | null;
}

/** Who asks: every query that returns people takes one. */
export interface Viewer {
  readonly contact: string;
  readonly organisation: string;
  readonly organisationKind: OrganisationKind;
  readonly roles: readonly Role[];
}

const COLUMNS = `id, organisation_id as organisation, name, email, phone, language, roles, active, position,
  mail_refused_at as "mailRefusedAt", mail_refused_reason as "mailRefusedReason"`;

/** Contacts of an organisation, or of all; `total` counts all that match. */
export async function listContacts(
  db: Queryable,
  filter: { readonly organisation?: string; readonly limit: number; readonly offset: number },
): Promise<{ total: number; items: KnownContact[] }> {
  const { organisation = null, limit, offset } = filter;
  const where = 'person_id is null and ($1::text is null or organisation_id = $1)';
  const items = await all<KnownContact & { [column: string]: unknown }>(
    db,
    `select ${COLUMNS} from contacts where ${where} order by organisation_id, position, id limit $2 offset $3`,
    [organisation, limit, offset],
  );
  const counted = await one<{ total: number }>(db, `select count(*) as total from contacts where ${where}`, [
    organisation,
  ]);
  return { total: counted?.total ?? 0, items };
}

/** One contact of an organisation; `undefined` where there is none, and where the id is that of a person with post of their own. */
export async function readContact(db: Queryable, id: string): Promise<KnownContact | undefined> {
  return one<KnownContact & { [column: string]: unknown }>(
    db,
    `select ${COLUMNS} from contacts where id = $1 and person_id is null`,
    [id],
  );
}

/** Adds a contact; `undefined` where the id is taken. */
export async function addContact(db: Queryable, contact: Contact): Promise<KnownContact | undefined> {
  return one<KnownContact & { [column: string]: unknown }>(
    db,
    `insert into contacts (id, organisation_id, name, email, phone, language, roles, active, position, changed_by_hand)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, true) on conflict (id) do nothing returning ${COLUMNS}`,
    valuesOf(contact),
  );
}

/**
 * Changes what is given of a contact; `undefined` where there is none. Whoever gives the address, changed or confirmed,
 * takes away the mark that it takes no mail.
 */
export async function changeContact(
  db: Queryable,
  id: string,
  change: Partial<Omit<Contact, 'id' | 'organisation'>>,
): Promise<KnownContact | undefined> {
  const before = await readContact(db, id);
  if (before === undefined) return undefined;
  return one<KnownContact & { [column: string]: unknown }>(
    db,
    `update contacts set organisation_id = $2, name = $3, email = $4, phone = $5, language = $6, roles = $7,
       active = $8, position = $9, changed_by_hand = true,
       mail_refused_at = case when $10 then null else mail_refused_at end,
       mail_refused_reason = case when $10 then null else mail_refused_reason end
     where id = $1 returning ${COLUMNS}`,
    [...valuesOf({ ...before, ...change }), change.email !== undefined],
  );
}

function valuesOf(contact: Contact): unknown[] {
  const { id, organisation, name, email, phone, language, roles, active, position } = contact;
  return [id, organisation, name, email, phone, language, roles, active, position];
}

/** Locks a contact for the length of the transaction. */
export async function lockContact(tx: Tx, id: string): Promise<void> {
  await run(tx, 'select 1 from contacts where id = $1 for no key update', [id]);
}

/** Marks a contact's address as one that takes no mail. A mark that is there already stands. */
export async function markMailRefused(
  tx: Tx,
  id: string,
  mark: { readonly at: Instant; readonly reason: string },
): Promise<void> {
  await run(
    tx,
    `update contacts set mail_refused_at = $2, mail_refused_reason = $3 where id = $1 and mail_refused_at is null`,
    [id, mark.at, mark.reason],
  );
}

/** Who is written to, and for whom they stand in where the party itself has nobody who can be reached. */
export interface Addressee {
  readonly contact: string;
  readonly organisation: string;
  readonly standInFor?: string;
  /** Why they stand in: there is no contact, none whose address takes mail, or none who is not away. */
  readonly standInWhy?: Extract<StandIn, 'no-contact' | 'undeliverable' | 'away'>;
}

/**
 * Whom a notice goes to: the contact the journey names, else the organisation's first active contact, else the
 * coordinator, saying who lacks one. Nobody is written to whose address takes no mail, but for the secretariat's own where
 * it has no other: what nobody else answers must not end there. `undefined` only where the secretariat itself has nobody;
 * operators, and an organisation's contacts who only follow the numbers, see no people and get no post about them. With a day it passes over whoever is away then, but again for the secretariat's own where
 * all are.
 */
export async function addresseeOf(
  db: Queryable,
  wanted: {
    readonly party: Party;
    readonly organisation?: string | undefined;
    readonly contact?: string | undefined;
    readonly except?: readonly string[];
    readonly on?: CalendarDate | undefined;
  },
): Promise<Addressee | undefined> {
  const { party, organisation, contact, except = [], on } = wanted;
  const role = ROLE_OF[party];
  if (role === 'coordinator' || role === 'projectLead') return withRole(db, role, { except, on, contact });
  if (organisation !== undefined) {
    const found = await one<Addressee>(
      db,
      `select id as contact, organisation_id as organisation from contacts
       where organisation_id = $1 and active and mail_refused_at is null and not (id = any($4::text[]))
         and ${SEES_PEOPLE} and not ${isAway('$5')}
       order by id is not distinct from $2 desc, ($3::text is not null and $3 = any(roles)) desc, position, id
       limit 1`,
      [organisation, contact ?? null, role ?? null, except, on ?? null],
    );
    if (found !== undefined) return found;
  }
  const standIn = await withRole(db, 'coordinator', { except, on });
  if (standIn === undefined) return undefined;
  const standInWhy = organisation === undefined ? 'no-contact' : await whyNobody(db, organisation, on);
  return { ...standIn, standInFor: organisation ?? party, standInWhy };
}

/** Why none of an organisation's contacts can be written to on a day. */
async function whyNobody(
  db: Queryable,
  organisation: string,
  on: CalendarDate | undefined,
): Promise<NonNullable<Addressee['standInWhy']>> {
  const row = await one<{ away: boolean | null; refused: boolean | null }>(
    db,
    `select bool_or(mail_refused_at is null and ${isAway('$2')}) as away, bool_or(mail_refused_at is not null) as refused
     from contacts where organisation_id = $1 and active and ${SEES_PEOPLE}`,
    [organisation, on ?? null],
  );
  if (row?.away === true) return 'away';
  return row?.refused === true ? 'undeliverable' : 'no-contact';
}

/** Whether a contact may know of people, as a condition on `contacts`: not one who only follows the numbers or runs the service. */
export const SEES_PEOPLE = "(roles = '{}' or not roles <@ array['steeringGroup', 'operator'])";

/** Whether the contact of the row is away on a day, as a condition on `contacts`; false where no day is given. */
export function isAway(day: string): string {
  return `exists (select from contact_absences
    where contact_id = contacts.id and ${day}::date between first_day and last_day)`;
}

const ROLE_OF: Readonly<Record<Party, Role | undefined>> = {
  person: 'caseworker',
  municipality: 'caseworker',
  'language-centre': 'counsellor',
  school: 'schoolConsultant',
  company: undefined,
  'trade-body': 'tradeConsultant',
  coordinator: 'coordinator',
  'project-lead': 'projectLead',
};

async function withRole(
  db: Queryable,
  role: 'coordinator' | 'projectLead',
  wanted: {
    readonly except: readonly string[];
    readonly on: CalendarDate | undefined;
    readonly contact?: string | undefined;
  },
): Promise<Addressee | undefined> {
  return one<Addressee>(
    db,
    `select contacts.id as contact, organisation_id as organisation
     from contacts join organisations on organisations.id = contacts.organisation_id
     where contacts.active and organisations.kind = 'secretariat' and not (contacts.id = any($2::text[]))
       and roles <> array['operator']
     order by mail_refused_at is not null, ${isAway('$3')}, contacts.id is not distinct from $4 desc,
       $1 = any(roles) desc, position, contacts.id limit 1`,
    [role, wanted.except, wanted.on ?? null, wanted.contact ?? null],
  );
}
