import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Viewer } from '../../db/access.ts';
import { takeDepartureBack } from '../../db/partners/contact-wishes.ts';
import { addContact, changeContact, listContacts, readContact } from '../../db/partners/contacts.ts';
import type { Contact } from '../../db/partners/contacts.ts';
import {
  addOrganisation,
  changeOrganisation,
  listOrganisations,
  readOrganisation,
} from '../../db/partners/organisations.ts';
import type { Organisation } from '../../db/partners/organisations.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Queryable } from '../../db/pool.ts';
import { healAlarm } from '../../db/running/alarms.ts';
import { isSecretariat, reachOf } from '../../domain/access/may.ts';
import { organisationIdsFrom } from '../../domain/vocabulary/organisation-id.ts';
import type { Role } from '../../domain/vocabulary/codes.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem } from '../http/problems.ts';
import { created, ok } from '../http/route.ts';
import type { HttpResponse, Call } from '../http/route.ts';
import type { contactQuery, organisationQuery } from '../http/schemas.ts';
import { askForProof } from '../persons/asking-for-proof.ts';
import type { contactChange, newContact, newOrganisation, organisationChange } from './partner-bodies.ts';

type Body<S extends z.ZodType, P = unknown> = Call<P, unknown, z.output<S>>;
interface ById {
  readonly id: string;
}

/** The organisations that take part. */
export async function listPartners({
  service,
  query,
}: Call<unknown, z.output<typeof organisationQuery>, unknown>): Promise<HttpResponse> {
  const { kind, limit, offset } = query;
  return ok(await listOrganisations(service.db, { ...(kind && { kind }), limit, offset }));
}

/** One organisation. Throws the problem `not-found` if there is none. */
export async function readPartner({ service, params }: Call<ById, unknown, unknown>): Promise<HttpResponse> {
  return ok(present(await readOrganisation(service.db, params.id)));
}

/**
 * Adds an organisation. Without an id it gets one made from its name, with a number behind it if another has that. Throws
 * the problem `already-exists` if the id is taken, and `not-yours` if the caller may add
 * companies only.
 */
export async function addPartner({
  service,
  viewer,
  body,
}: Body<typeof newOrganisation>): Promise<HttpResponse> {
  checkReach(viewer, 'organisation:write', body);
  const { id, kind, name, cvr = null, address = null, active = true, agreementOn = null, dataRole } = body;
  const organisation = {
    kind,
    name,
    cvr,
    address,
    active,
    agreementOn,
    ...(dataRole !== undefined && dataRole !== null && { dataRole }),
  };
  for (const tried of id === undefined ? organisationIdsFrom(name, kind) : [id]) {
    const added = await addOrganisation(service.db, { id: tried, ...organisation });
    if (added !== undefined) return created(added);
  }
  throw new Problem('already-exists', { what: 'id' });
}

/**
 * Changes the given fields of an organisation. Throws the problem `not-found` if there is none, and `not-yours` if the
 * caller may change companies only.
 */
export async function changePartner({
  service,
  viewer,
  params,
  body,
}: Body<typeof organisationChange, ById>): Promise<HttpResponse> {
  checkReach(viewer, 'organisation:write', present(await readOrganisation(service.db, params.id)));
  return ok(present(await changeOrganisation(service.db, params.id, given(body))));
}

/** Whom to call in the organisations. */
export async function listPartnerContacts({
  service,
  query,
}: Call<unknown, z.output<typeof contactQuery>, unknown>): Promise<HttpResponse> {
  const { organisation, limit, offset } = query;
  const filter = { ...(organisation !== undefined && { organisation }), limit, offset };
  return ok(await listContacts(service.db, filter));
}

/** One contact. Throws the problem `not-found` if there is none. */
export async function readPartnerContact({
  service,
  params,
}: Call<ById, unknown, unknown>): Promise<HttpResponse> {
  return ok(present(await readContact(service.db, params.id)));
}

/**
 * Adds a contact, and asks its address whether it is the right one. Its id is made here and tells nothing, since it is in
 * Workflow IDs. Throws the problem `invalid` if
 * there is no such organisation, or the role is the secretariat's; `not-yours` if the caller may not write to it.
 */
export async function addPartnerContact({
  service,
  viewer,
  body,
}: Body<typeof newContact>): Promise<HttpResponse> {
  const { db } = service;
  const organisation = await readOrganisation(db, body.organisation);
  if (organisation === undefined) throw invalid(NO_ORGANISATION);
  const contact: Contact = {
    id: `${body.organisation.slice(0, 50)}-${randomBytes(4).toString('hex')}`,
    organisation: body.organisation,
    name: body.name,
    email: body.email,
    phone: body.phone ?? null,
    language: body.language ?? 'da',
    roles: body.roles ?? [],
    active: body.active ?? true,
    position: body.position ?? 100,
  };
  checkReach(viewer, 'contact:write', organisation, contact.roles);
  const added = await addContact(db, contact);
  await askForProof(service, contact.id);
  return created(added);
}

/**
 * Changes the given fields of a contact; an address that is not proven is asked whether it is the right one. A contact who is made active has not left any more, and a given address closes
 * its alarm. Throws as `addPartnerContact` does, and `not-found` if there is none.
 */
export async function changePartnerContact({
  service,
  viewer,
  params,
  body,
}: Body<typeof contactChange, ById>): Promise<HttpResponse> {
  const { db } = service;
  const before = present(await readContact(db, params.id));
  const roles = [...before.roles, ...(body.roles ?? [])];
  checkReach(viewer, 'contact:write', await organisationOf(db, before), roles);
  const changed = await inTransaction(db, async (tx) => {
    const after = present(await changeContact(tx, before.id, given(body)));
    if (body.active === true) await takeDepartureBack(tx, after.id);
    return after;
  });
  await askForProof(service, changed.id);
  if (body.email !== undefined) await healAlarm(db, { kind: 'mail-returned', about: changed.id });
  return ok(changed);
}

const NO_ORGANISATION = faultAt('organisation', {
  da: 'Der er ingen organisation med det id.',
  en: 'There is no organisation with this id.',
});

const SECRETARIAT_ROLES = faultAt('roles', {
  da: 'Kun sekretariatets egne folk kan være koordinator eller projektleder.',
  en: 'Only the secretariat’s own people can be coordinator or project lead.',
});

/**
 * Throws the problem `not-yours` if the caller's right does not reach everything and this is not about a company,
 * or gives somebody a role: a role opens what others may not see. Throws `invalid` if somebody outside the
 * secretariat would get one of its roles.
 */
function checkReach(
  viewer: Viewer,
  permission: 'organisation:write' | 'contact:write',
  organisation: Pick<Organisation, 'kind'>,
  roles: readonly Role[] = [],
): void {
  const isOwn = organisation.kind === 'company' && roles.length === 0;
  if (!isOwn && reachOf(viewer.roles, permission) !== 'all') {
    throw new Problem('not-yours');
  }
  if (organisation.kind !== 'secretariat' && isSecretariat(roles)) throw invalid(SECRETARIAT_ROLES);
}

async function organisationOf(db: Queryable, { organisation }: Contact): Promise<Organisation> {
  return present(await readOrganisation(db, organisation));
}

function present<T>(found: T | undefined): T {
  if (found === undefined) throw new Problem('not-found');
  return found;
}

type WithoutUndefined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that a body really has: a field that was left out changes nothing. */
function given<T extends object>(body: T): WithoutUndefined<T> {
  return Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined),
  ) as WithoutUndefined<T>;
}
