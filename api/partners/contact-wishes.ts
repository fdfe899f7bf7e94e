import type { z } from 'zod';
import { endLinks } from '../../db/end-links.ts';
import { cancelAbsence, readWishes, settleDeparture } from '../../db/partners/contact-wishes.ts';
import { readContact } from '../../db/partners/contacts.ts';
import { readOrganisation } from '../../db/partners/organisations.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { kindsOneMayDoWithout } from '../../domain/post/copies.ts';
import { OBLIGATION_WORDS } from '../../domain/words/index.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem } from '../http/problems.ts';
import { created, ok } from '../http/route.ts';
import type { HttpResponse, Call, Service } from '../http/route.ts';
import type { pageQuery } from '../http/schemas.ts';
import { linkList } from '../subjects/link-list.ts';
import type { contactAbsenceBody, contactLeavingBody, contactWishesChange } from './wishes-bodies.ts';
import { doWithout, faultsOfWithout, giveUpRole, tellAbsence, wishTexts } from './wishes.ts';
import type { Wisher, WishFault } from './wishes.ts';

type OfContact<B = unknown> = Call<{ readonly id: string }, unknown, B>;

/**
 * Returns how a contact wants to be written to. Throws the problem `not-found` if there is no such contact, as the others
 * here do.
 */
export async function readContactWishes(call: OfContact): Promise<HttpResponse> {
  return ok(await presentWishes(call.service, await wisherOf(call)));
}

/**
 * Keeps what a contact has told us in another way: text messages, and the copies they opt out of. Throws the problem
 * `invalid`, and keeps nothing, if the date is ahead, the number takes no texts or a copy is a duty.
 */
export async function changeContactWishes(
  call: OfContact<z.output<typeof contactWishesChange>>,
): Promise<HttpResponse> {
  const { service, body } = call;
  const wisher = await wisherOf(call);
  const { textsSince, without } = body;
  if (textsSince !== undefined && textsSince !== null) {
    const { today } = await serviceTime(service.db);
    if (textsSince > today) throw invalid(CONSENT_AHEAD);
  }
  refuse(faultsOfWithout(wisher, without ?? []));
  if (textsSince !== undefined) {
    const { phone } = wisher.contact;
    refuse(await wishTexts(service, wisher, { since: textsSince, phone }));
  }
  if (without !== undefined) refuse(await doWithout(service, wisher, without));
  return ok(await presentWishes(service, wisher));
}

/**
 * Keeps that a contact is away, and who stands in. Throws the problem `invalid` if the days are wrong, or the stand-in is
 * no colleague.
 */
export async function addContactAbsence(
  call: OfContact<z.output<typeof contactAbsenceBody>>,
): Promise<HttpResponse> {
  const wisher = await wisherOf(call);
  refuse(await tellAbsence(call.service, wisher, call.body));
  return created(await presentWishes(call.service, wisher));
}

/** Which links a contact has, by what they came with. Throws the problem `not-found` if there is no such contact. */
export async function listContactLinks(
  call: Call<{ readonly id: string }, z.output<typeof pageQuery>, unknown>,
): Promise<HttpResponse> {
  const { contact } = await wisherOf(call);
  return ok(await linkList(call.service.db, contact.id, call.query));
}

/**
 * Ends every link that a contact has. Mails to come bring new ones. Throws the problem `not-found` if there is no such contact.
 */
export async function endContactLinks(call: OfContact): Promise<HttpResponse> {
  const { service, viewer } = call;
  const { contact } = await wisherOf(call);
  const { now } = await serviceTime(service.db);
  return ok({ ended: await endLinks(service.db, [contact.id], 'by-hand', now, viewer.contact) });
}

/** Cancels an absence of a contact. Throws the problem `not-found` if they have none of that number. */
export async function cancelContactAbsence(
  call: Call<{ readonly id: string; readonly absence: number }, unknown, unknown>,
): Promise<HttpResponse> {
  const wisher = await wisherOf(call);
  const isTaken = await cancelAbsence(call.service.db, wisher.contact.id, call.params.absence);
  if (!isTaken) throw new Problem('not-found');
  return ok(await presentWishes(call.service, wisher));
}

/**
 * Keeps that a contact has given up their role. Throws the problem `invalid` if they are the secretariat's own, or the
 * day is ahead.
 */
export async function leaveContactRole(
  call: OfContact<z.output<typeof contactLeavingBody>>,
): Promise<HttpResponse> {
  const wisher = await wisherOf(call);
  refuse(await giveUpRole(call.service, wisher, call.body));
  return ok(await presentWishes(call.service, wisher));
}

/**
 * Notes that the secretariat has settled whom to write to instead of a contact who has left, and forgets whom they named.
 * A departure that is settled already stays as it is. Throws the problem `not-found` if the contact has not left.
 */
export async function settleContactDeparture(call: OfContact): Promise<HttpResponse> {
  const { service, viewer } = call;
  const wisher = await wisherOf(call);
  const { now: at, today } = await serviceTime(service.db);
  const { id } = wisher.contact;
  const { departure } = await readWishes(service.db, id, today);
  if (departure === null) throw new Problem('not-found');
  await settleDeparture(service.db, id, { contact: viewer.contact, at });
  return ok(await presentWishes(service, wisher));
}

async function wisherOf({ service, viewer, params }: OfContact): Promise<Wisher> {
  const contact = await readContact(service.db, params.id);
  const organisation = contact && (await readOrganisation(service.db, contact.organisation));
  if (contact === undefined || organisation === undefined) throw new Problem('not-found');
  return { contact, organisationKind: organisation.kind, recordedBy: viewer.contact };
}

async function presentWishes(service: Service, { contact, organisationKind }: Wisher) {
  const { today } = await serviceTime(service.db);
  const wishes = await readWishes(service.db, contact.id, today);
  return {
    ...wishes,
    mayDoWithout: kindsOneMayDoWithout(organisationKind).map((kind) => ({
      kind,
      label: OBLIGATION_WORDS[kind],
    })),
  };
}

function refuse(faults: readonly WishFault[]): void {
  if (faults.length > 0) throw invalid(...faults.map(({ field, sentence }) => faultAt(field, sentence)));
}

const CONSENT_AHEAD = faultAt('textsSince', {
  da: 'Skriv den dag, kontaktpersonen sagde ja. Den kan ikke ligge i fremtiden.',
  en: 'Give the day on which the contact said yes. It cannot lie ahead.',
});
