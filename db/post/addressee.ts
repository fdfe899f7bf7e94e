import type { StandIn } from '../../domain/post/stand-in.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Party, Role } from '../../domain/vocabulary/codes.ts';
import { SEES_PEOPLE } from '../access.ts';
import { one } from '../pool.ts';
import type { Queryable } from '../pool.ts';
import { mayGet } from './notice-end.ts';

/** Who is written to, and for whom they stand in if the party itself has nobody who can be reached. */
export interface Addressee {
  readonly contact: string;
  readonly organisation: string;
  readonly standInFor?: string;
  /** Why they stand in: there is no contact, none whose address takes mail, or none who is not away. */
  readonly standInWhy?: Extract<StandIn, 'no-contact' | 'undeliverable' | 'away'>;
}

/**
 * Returns whom a notice goes to: the contact that the journey names, else the organisation's first active contact, else
 * the coordinator, saying who lacks a contact. `undefined` only if the secretariat itself has nobody.
 *
 * - A contact whose address takes no mail is passed over. Only the secretariat's own are written to even then, if it has
 *   nobody else: what nobody else answers must not end there.
 * - With a day, a contact who is away on that day is passed over; but not the secretariat's own, if all of them are away.
 * - Whoever may not see people is passed over: contacts who have left, whose organisation takes no part any more, who only follow
 *   the numbers or run the service.
 * - What is meant for the chair of the steering group is about nobody: it goes to a contact who sits there, or to nobody of
 *   that organisation.
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
       where organisation_id = $1 and mail_refused_at is null and not (id = any($4::text[]))
         and ${mayGet(isForTheChair(party))} and not ${isAway('$5')}
       order by id is not distinct from $2 desc, ($3::text is not null and $3 = any(roles)) desc, position, id
       limit 1`,
      [organisation, contact ?? null, role ?? null, except, on ?? null],
    );
    if (found !== undefined) return found;
  }
  const standIn = await withRole(db, 'coordinator', { except, on });
  if (standIn === undefined) return undefined;
  const standInWhy =
    organisation === undefined ? 'no-contact' : await whyNobody(db, { organisation, party, on });
  return { ...standIn, standInFor: organisation ?? party, standInWhy };
}

function isForTheChair(party: Party): string {
  return String(party === 'steering-chair');
}

/** Why no contact of an organisation can be written to on a day. */
async function whyNobody(
  db: Queryable,
  {
    organisation,
    party,
    on,
  }: { readonly organisation: string; readonly party: Party; readonly on: CalendarDate | undefined },
): Promise<NonNullable<Addressee['standInWhy']>> {
  const row = await one<{ away: boolean | null; refused: boolean | null }>(
    db,
    `select bool_or(mail_refused_at is null and ${isAway('$2')}) as away, bool_or(mail_refused_at is not null) as refused
     from contacts where organisation_id = $1 and ${mayGet(isForTheChair(party))}`,
    [organisation, on ?? null],
  );
  if (row?.away === true) return 'away';
  return row?.refused === true ? 'undeliverable' : 'no-contact';
}

/** A condition on `contacts`: whether the contact is away on a day. It is false if the day is null. */
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
  'steering-chair': 'steeringGroup',
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
     where organisations.kind = 'secretariat' and not (contacts.id = any($2::text[]))
       and ${SEES_PEOPLE}
     order by mail_refused_at is not null, ${isAway('$3')}, contacts.id is not distinct from $4 desc,
       $1 = any(roles) desc, position, contacts.id limit 1`,
    [role, wanted.except, wanted.on ?? null, wanted.contact ?? null],
  );
}
