import {
  addAbsence,
  leaveRole,
  readWishes,
  setTextsSince,
  setWithout,
} from '../../db/partners/contact-wishes.ts';
import type { WishSource } from '../../db/partners/contact-wishes.ts';
import { changeContact } from '../../db/partners/contacts.ts';
import type { KnownContact } from '../../db/partners/contacts.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Tx } from '../../db/pool.ts';
import { colleaguesOf } from '../../db/post/colleagues.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { absenceFault } from '../../domain/post/contact-absence.ts';
import type { AbsenceFault } from '../../domain/post/contact-absence.ts';
import { kindsOneMayDoWithout } from '../../domain/post/copies.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { OrganisationKind } from '../../domain/vocabulary/codes.ts';
import { msisdnOf } from '../../domain/vocabulary/msisdn.ts';
import type { ObligationKind } from '../../domain/vocabulary/obligation-kinds.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { WISHES_WORDS } from '../../web/wishes/wishes-words.ts';
import type { Service } from '../http/route.ts';

/** Whose wish it is: a contact of an organisation, and who writes it down, if not the contact. */
export interface Wisher {
  readonly contact: KnownContact;
  readonly organisationKind: OrganisationKind;
  readonly recordedBy?: string | undefined;
}

/** What is wrong with a wish, by its field. */
export interface WishFault {
  readonly field: string;
  readonly sentence: Sentence;
}

const NO_FAULT: readonly WishFault[] = [];

/** Something that may be kept of a contact: what is wrong with it, and how it is kept if nothing is. */
export interface CheckedWish {
  readonly faults: readonly WishFault[];
  readonly keep: (tx: Tx) => Promise<void>;
}

/** That somebody is away. */
interface ToldAway {
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
  readonly standIn?: string | undefined;
}

/** That somebody gives up their role, and whom they name instead. */
interface ToldLeaving {
  readonly leftOn?: CalendarDate | undefined;
  readonly successorName?: string | undefined;
  readonly successorEmail?: string | undefined;
}

/** Keeps that somebody is away. Returns what is wrong with it, and then keeps nothing; no fault means that it is kept. */
export async function tellAbsence(
  service: Service,
  wisher: Wisher,
  absence: ToldAway,
): Promise<readonly WishFault[]> {
  return kept(service, await checkAbsence(service, wisher, absence));
}

/** Checks that somebody is away, and keeps nothing yet. */
export async function checkAbsence(
  service: Service,
  wisher: Wisher,
  absence: ToldAway,
): Promise<CheckedWish> {
  const told = await toldNow(service, wisher);
  const { firstDay, lastDay, standIn = null } = absence;
  return {
    faults: await faultsOfAbsence(service, wisher, { ...absence, today: told.today }),
    keep: (tx) => addAbsence(tx, told, { firstDay, lastDay, standIn }),
  };
}

async function faultsOfAbsence(
  { db }: Service,
  { contact: { id } }: Wisher,
  { today, ...absence }: ToldAway & { readonly today: CalendarDate },
): Promise<readonly WishFault[]> {
  const { standIn } = absence;
  const fault = absenceFault(absence, today);
  if (fault !== undefined) return [ABSENCE_FAULTS[fault]];
  if (standIn !== undefined && !(await colleaguesOf(db, id)).some((colleague) => colleague.id === standIn)) {
    return [{ field: 'standIn', sentence: NO_COLLEAGUE }];
  }
  const { absences } = await readWishes(db, id, today);
  return absences.length >= MOST_ABSENCES ? [{ field: 'firstDay', sentence: TOO_MANY }] : NO_FAULT;
}

async function kept({ db }: Service, { faults, keep }: CheckedWish): Promise<readonly WishFault[]> {
  if (faults.length === 0) await inTransaction(db, keep);
  return faults;
}

/**
 * Keeps whether somebody wants text messages, since when, and at which number. Returns what is wrong with it, and then
 * keeps nothing.
 */
export async function wishTexts(
  { db, config }: Service,
  { contact }: Wisher,
  wish: { readonly since: CalendarDate | null; readonly phone: string | null },
): Promise<readonly WishFault[]> {
  const { since, phone } = wish;
  if (since !== null && config.texts === undefined) return [{ field: 'texts', sentence: NO_TEXTS }];
  if (since !== null && (phone === null || msisdnOf(phone) === undefined)) {
    return [{ field: 'phone', sentence: WISHES_WORDS.phoneFault }];
  }
  if (phone !== contact.phone) await changeContact(db, contact.id, { phone });
  await setTextsSince(db, contact.id, since);
  return NO_FAULT;
}

/** Keeps which copies somebody opts out of. Returns what is wrong with it, and then keeps nothing. */
export async function doWithout(
  service: Service,
  wisher: Wisher,
  kinds: readonly ObligationKind[],
): Promise<readonly WishFault[]> {
  const faults = faultsOfWithout(wisher, kinds);
  if (faults.length > 0) return faults;
  const told = await toldNow(service, wisher);
  await inTransaction(service.db, (tx) => setWithout(tx, told, kinds));
  return NO_FAULT;
}

/** What is wrong with opting out of copies of such kinds; nothing if all are copies that one may opt out of. */
export function faultsOfWithout(
  { organisationKind }: Wisher,
  kinds: readonly ObligationKind[],
): readonly WishFault[] {
  const allowed = kindsOneMayDoWithout(organisationKind);
  return kinds.every((kind) => allowed.includes(kind)) ? NO_FAULT : [{ field: 'without', sentence: A_DUTY }];
}

/**
 * Keeps that somebody has given up their role. It is on the coordinator's worklist until the secretariat has settled it;
 * whoever they name is not written to before. Returns what is wrong with it, and then keeps nothing.
 */
export async function giveUpRole(
  service: Service,
  wisher: Wisher,
  leaving: ToldLeaving,
): Promise<readonly WishFault[]> {
  return kept(service, await checkLeaving(service, wisher, leaving));
}

/** Checks that somebody has given up their role, and keeps nothing yet. */
export async function checkLeaving(
  service: Service,
  wisher: Wisher,
  leaving: ToldLeaving,
): Promise<CheckedWish> {
  const told = await toldNow(service, wisher);
  const { leftOn = told.today, successorName = null, successorEmail = null } = leaving;
  const notYet = leftOn > told.today ? [{ field: 'leftOn', sentence: NOT_YET }] : NO_FAULT;
  return {
    faults: canLeave(wisher.organisationKind) ? notYet : [{ field: 'leftOn', sentence: SECRETARIATS_OWN }],
    keep: (tx) => leaveRole(tx, told, { leftOn, successorName, successorEmail }),
  };
}

/**
 * Whether contacts of such an organisation can give up their role by themselves. The secretariat's own cannot: it gets
 * what nobody else answers.
 */
export function canLeave(organisation: OrganisationKind): boolean {
  return organisation !== 'secretariat';
}

async function toldNow(
  service: Service,
  { contact, recordedBy }: Wisher,
): Promise<WishSource & { readonly today: CalendarDate }> {
  const { now: at, today } = await serviceTime(service.db);
  return { contact: contact.id, recordedBy, at, today };
}

/** The most absences of one contact that are not over: more is a slip, or somebody's program. */
const MOST_ABSENCES = 20;

const ABSENCE_FAULTS: Readonly<Record<AbsenceFault, WishFault>> = {
  'ends-before-it-begins': {
    field: 'lastDay',
    sentence: {
      da: 'Den sidste dag ligger før den første. Ret en af dem.',
      en: 'The last day is before the first. Correct one of them.',
    },
  },
  'is-over': {
    field: 'lastDay',
    sentence: {
      da: 'Fraværet er allerede slut. Skriv en sidste dag, der er i dag eller senere.',
      en: 'The absence is over already. Write a last day that is today or later.',
    },
  },
  'too-long': {
    field: 'lastDay',
    sentence: {
      da: 'Skriv højst et år. Er du væk længere, så giv opgaven videre nederst på siden.',
      en: 'Write a year at most. If you are away longer, pass the role on, at the end of the page.',
    },
  },
  'too-far-ahead': {
    field: 'firstDay',
    sentence: {
      da: 'Den første dag ligger mere end to år frem. Se efter, om året er rigtigt.',
      en: 'The first day is more than two years ahead. Check the year.',
    },
  },
};

const NO_COLLEAGUE: Sentence = {
  da: 'Vælg en anden kontaktperson fra samme sted.',
  en: 'Choose another contact person of the same organisation.',
};
const TOO_MANY: Sentence = {
  da: 'Der står allerede 20 fravær. Slet et, du ikke har brug for.',
  en: 'There are 20 absences already. Delete one you do not need.',
};
const NO_TEXTS: Sentence = {
  da: 'Driften har ikke sat sms op.',
  en: 'The operators have not set up text messages.',
};
const A_DUTY: Sentence = {
  da: 'Kun kopier kan vælges fra, og kun dem, der ikke beder om noget.',
  en: 'Only copies can be opted out of, and only those that ask for nothing.',
};
const NOT_YET: Sentence = {
  da: 'Skriv den dag, rollen hørte op. Den kan ikke ligge i fremtiden.',
  en: 'Give the day on which the role ended. It cannot lie ahead.',
};
const SECRETARIATS_OWN: Sentence = {
  da: 'Sekretariatets egne kontaktpersoner rettes under /api/contacts, så nogen altid får det, ingen andre svarer på.',
  en: 'The secretariat’s own contacts are changed under /api/contacts, so that somebody always gets what nobody else answers.',
};
