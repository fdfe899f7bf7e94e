import type { z } from 'zod';
import type { Viewer } from '../../db/access.ts';
import { addContact, listContacts, readContact } from '../../db/partners/contacts.ts';
import type { Contact } from '../../db/partners/contacts.ts';
import { addOrganisation, listOrganisations, readOrganisation } from '../../db/partners/organisations.ts';
import type { Organisation } from '../../db/partners/organisations.ts';
import { differenceOf, keepChange, readChange } from '../../db/partners/partner-changes.ts';
import type { NewPartnerChange } from '../../db/partners/partner-changes.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Queryable } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { isSecretariat, reachOf } from '../../domain/access/may.ts';
import type { Reach } from '../../domain/access/may.ts';
import { organisationIdsFrom } from '../../domain/vocabulary/organisation-id.ts';
import type { Role } from '../../domain/vocabulary/codes.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem } from '../http/problems.ts';
import { accepted, created, ok } from '../http/route.ts';
import type { HttpResponse, Call, Service } from '../http/route.ts';
import type { contactQuery, organisationQuery } from '../http/schemas.ts';
import {
  keepAddition,
  keepMadeChange,
  makeContactChange,
  makeOrganisationChange,
} from './keep-partner-change.ts';
import { contactToAdd } from './new-contact.ts';
import { fieldsGiven } from './partner-bodies.ts';
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
  const { db, vault } = service;
  const { now } = await serviceTime(db);
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
    const added = await inTransaction(db, async (tx) => {
      const row = await addOrganisation(tx, { id: tried, ...organisation });
      const maker = { by: viewer.contact, at: now };
      const about = { organisation: tried, contact: null };
      if (row !== undefined) await keepAddition(tx, vault, about, { after: { ...organisation }, maker });
      return row;
    });
    if (added !== undefined) return created(added);
  }
  throw new Problem('already-exists', { what: 'id' });
}

/**
 * Changes the given fields of an organisation; what a trade body wants changed of a company waits for the secretariat's
 * yes. Throws the problem `not-found` if there is none, and `not-yours` if the caller may change companies only.
 */
export async function changePartner({
  service,
  viewer,
  params,
  body,
}: Body<typeof organisationChange, ById>): Promise<HttpResponse> {
  const { db, vault } = service;
  const organisation = present(await readOrganisation(db, params.id));
  const change = fieldsGiven(body);
  const about = { organisation: params.id, contact: null };
  if (checkReach(viewer, 'organisation:write', organisation) === 'own') {
    return proposed(service, { ...about, about: 'organisation', ...wanted(organisation, change) }, viewer);
  }
  const { now } = await serviceTime(db);
  return inTransaction(db, async (tx) => {
    const made = present(await makeOrganisationChange(tx, params.id, change));
    await keepMadeChange(tx, vault, about, { ...made, maker: { by: viewer.contact, at: now } });
    return ok(made.row);
  });
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
 * Adds a contact; one that a trade body wants added waits for the secretariat's yes. Throws the problem `invalid` if
 * there is no such organisation, or the role is the secretariat's; `not-yours` if the caller may not write to it.
 */
export async function addPartnerContact({
  service,
  viewer,
  body,
}: Body<typeof newContact>): Promise<HttpResponse> {
  const { db, vault } = service;
  const organisation = await readOrganisation(db, body.organisation);
  if (organisation === undefined) throw invalid(NO_ORGANISATION);
  const contact = contactToAdd(body);
  const { organisation: _, id, ...after } = contact;
  if (checkReach(viewer, 'contact:write', organisation, contact.roles) === 'own') {
    const about = { about: 'contact', organisation: organisation.id, contact: null } as const;
    return proposed(service, { ...about, before: null, after }, viewer);
  }
  const { now } = await serviceTime(db);
  const added = await inTransaction(db, async (tx) => {
    const row = await addContact(tx, contact);
    const maker = { by: viewer.contact, at: now };
    await keepAddition(tx, vault, { organisation: organisation.id, contact: id }, { after, maker });
    return row;
  });
  return created(added);
}

/**
 * Changes the given fields of a contact; what a trade body wants changed waits for the secretariat's yes. A contact who
 * is made active has not left any more, and a given address closes its alarm. Throws as `addPartnerContact` does, and
 * `not-found` if there is none.
 */
export async function changePartnerContact({
  service,
  viewer,
  params,
  body,
}: Body<typeof contactChange, ById>): Promise<HttpResponse> {
  const { db, vault } = service;
  const contact = present(await readContact(db, params.id));
  const roles = [...contact.roles, ...(body.roles ?? [])];
  const change = fieldsGiven(body);
  const about = { organisation: contact.organisation, contact: contact.id };
  if (checkReach(viewer, 'contact:write', await organisationOf(db, contact), roles) === 'own') {
    return proposed(service, { ...about, about: 'contact', ...wanted(contact, change) }, viewer);
  }
  const { now } = await serviceTime(db);
  return inTransaction(db, async (tx) => {
    const made = present(await makeContactChange(tx, contact.id, change));
    await keepMadeChange(tx, vault, about, { ...made, maker: { by: viewer.contact, at: now } });
    return ok(made.row);
  });
}

/** What a change wants other than it is; if nothing, all that it gives: to give an address again is to say that it is right. */
function wanted(record: object, change: object): Pick<NewPartnerChange, 'before' | 'after'> {
  const difference = differenceOf(record, change, Object.keys(change));
  if (Object.keys(difference.after).length > 0) return difference;
  return { before: { ...change }, after: { ...change } };
}

/** Keeps a change that waits for the secretariat's yes. One that wants nothing is none: throws the problem `invalid`. */
async function proposed(
  { db, vault }: Service,
  change: Omit<NewPartnerChange, 'state' | 'givenBy' | 'givenAt'>,
  viewer: Viewer,
): Promise<HttpResponse> {
  if (Object.keys(change.after).length === 0) throw invalid(NOTHING_TO_CHANGE);
  const { now } = await serviceTime(db);
  return inTransaction(db, async (tx) => {
    const given = { state: 'proposed', givenBy: viewer.contact, givenAt: now } as const;
    return accepted(await readChange(tx, vault, await keepChange(tx, vault, { ...change, ...given })));
  });
}

const NOTHING_TO_CHANGE = faultAt('', {
  da: 'Skriv mindst ét felt, der skal ændres.',
  en: 'Give at least one field that is to change.',
});

const NO_ORGANISATION = faultAt('organisation', {
  da: 'Der er ingen organisation med det id.',
  en: 'There is no organisation with this id.',
});

const SECRETARIAT_ROLES = faultAt('roles', {
  da: 'Kun sekretariatets egne folk kan være koordinator eller projektleder.',
  en: 'Only the secretariat’s own people can be coordinator or project lead.',
});

/**
 * How far the caller's right reaches. Throws the problem `not-yours` if the caller's right does not reach everything and
 * this is not about a company, or gives somebody a role: a role opens what others may not see. Throws `invalid` if
 * somebody outside the secretariat would get one of its roles.
 */
function checkReach(
  viewer: Viewer,
  permission: 'organisation:write' | 'contact:write',
  organisation: Pick<Organisation, 'kind'>,
  roles: readonly Role[] = [],
): Reach {
  const isOwn = organisation.kind === 'company' && roles.length === 0;
  const reach = reachOf(viewer.roles, permission);
  if (reach === undefined || (!isOwn && reach !== 'all')) throw new Problem('not-yours');
  if (organisation.kind !== 'secretariat' && isSecretariat(roles)) throw invalid(SECRETARIAT_ROLES);
  return reach;
}

async function organisationOf(db: Queryable, { organisation }: Contact): Promise<Organisation> {
  return present(await readOrganisation(db, organisation));
}

function present<T>(found: T | undefined): T {
  if (found === undefined) throw new Problem('not-found');
  return found;
}
