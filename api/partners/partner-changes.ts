import type { z } from 'zod';
import { addContact, readContact } from '../../db/partners/contacts.ts';
import { readOrganisation } from '../../db/partners/organisations.ts';
import {
  differenceOf,
  listChanges,
  lockChange,
  noteAccepted,
  noteRefused,
  readChange,
} from '../../db/partners/partner-changes.ts';
import type { PartnerChange, PartnerValues } from '../../db/partners/partner-changes.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Tx } from '../../db/pool.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { Problem } from '../http/problems.ts';
import { ok } from '../http/route.ts';
import type { Call, HttpResponse, Service } from '../http/route.ts';
import { keepMadeChange, makeContactChange, makeOrganisationChange } from './keep-partner-change.ts';
import type { ChangeMaker, MadeChange } from './keep-partner-change.ts';
import { contactToAdd } from './new-contact.ts';
import { contactChange, fieldsGiven, newContact, organisationChange } from './partner-bodies.ts';
import type { partnerChangeQuery } from './partner-change-bodies.ts';

type ById = Call<{ readonly id: string }, unknown, unknown>;

/** The changes of organisations and their contacts, the latest first, or those that wait for a yes. */
export async function readPartnerChanges({
  service,
  query,
}: Call<unknown, z.output<typeof partnerChangeQuery>, unknown>): Promise<HttpResponse> {
  return ok(await listChanges(service.db, service.vault, query));
}

/**
 * Says yes to a proposal, which is made as it stands; what others have changed meanwhile of other fields stays. One that was
 * accepted already stays as it is. Throws the problem `not-found` if there is none, and `change-settled` if it was refused.
 */
export async function acceptPartnerChange({ service, viewer, params }: ById): Promise<HttpResponse> {
  const { db, vault } = service;
  const { now } = await serviceTime(db);
  const change = await settling(service, params.id, async (tx, proposal) => {
    if (proposal.state === 'made') return;
    if (proposal.state === 'refused') throw new Problem('change-settled');
    const made = await makeProposed(tx, proposal);
    if (made === undefined) throw new Problem('not-found');
    await noteAccepted(tx, vault, proposal.id, { ...made, by: viewer.contact, at: now });
  });
  return ok(change);
}

/**
 * Says no to a proposal: nothing changes. One that was refused already stays as it is. Throws the problem `not-found` if there is
 * none, and `change-settled` if it was made.
 */
export async function refusePartnerChange({ service, viewer, params }: ById): Promise<HttpResponse> {
  const { now } = await serviceTime(service.db);
  const change = await settling(service, params.id, async (tx, proposal) => {
    if (proposal.state === 'refused') return;
    if (proposal.state === 'made') throw new Problem('change-settled');
    await noteRefused(tx, proposal.id, { contact: viewer.contact, at: now });
  });
  return ok(change);
}

/**
 * Takes a change back: what it changed is as it was before it; what it added is no longer active. That is a change
 * itself, and one that was taken back already stays as it is. Throws the problem `not-found` if there is none,
 * `change-settled` if it was never made, and `changed-since` if a later change is about the same fields.
 */
export async function undoPartnerChange({ service, viewer, params }: ById): Promise<HttpResponse> {
  const { now } = await serviceTime(service.db);
  const change = await settling(service, params.id, async (tx, made) => {
    if (made.undoneBy !== null) return;
    if (made.state !== 'made') throw new Problem('change-settled');
    const maker = { by: viewer.contact, at: now, undoes: made.id };
    await takeBack(tx, service, made, maker);
  });
  return ok(change);
}

async function settling(
  { db, vault }: Service,
  id: string,
  work: (tx: Tx, change: PartnerChange) => Promise<void>,
): Promise<PartnerChange> {
  return inTransaction(db, async (tx) => {
    await lockChange(tx, id);
    const change = await readChange(tx, vault, id);
    if (change === undefined) throw new Problem('not-found');
    await work(tx, change);
    return (await readChange(tx, vault, id)) ?? change;
  });
}

/** What a proposal changed now that it has been made; `undefined` if what it is about is gone. */
async function makeProposed(
  tx: Tx,
  proposal: PartnerChange,
): Promise<Pick<PartnerChange, 'contact' | 'before' | 'after'> | undefined> {
  const { organisation, contact, isAddition, after } = proposal;
  if (isAddition) {
    const added = await addContact(tx, contactToAdd(newContact.parse({ ...after, organisation })));
    return added && { contact: added.id, before: null, after };
  }
  const made = await makeChange(tx, proposal, after);
  // A field that another change has made the same meanwhile was as it is now.
  return made && { contact, before: { ...after, ...made.before }, after };
}

async function takeBack(tx: Tx, { vault }: Service, made: PartnerChange, maker: ChangeMaker): Promise<void> {
  const { organisation, contact, isAddition, before, after } = made;
  const now = contact === null ? await readOrganisation(tx, organisation) : await readContact(tx, contact);
  if (now === undefined) throw new Problem('not-found');
  const since = differenceOf(after, now, Object.keys(after));
  if (!isAddition && Object.keys(since.after).length > 0) throw new Problem('changed-since');
  const undone = await makeChange(tx, made, before ?? { active: false });
  if (undone === undefined) throw new Problem('not-found');
  await keepMadeChange(tx, vault, { organisation, contact }, { ...undone, maker });
}

/** Sets these values of what a change is about: the organisation, or one of its contacts. */
function makeChange(
  tx: Tx,
  { organisation, contact }: PartnerChange,
  values: PartnerValues,
): Promise<MadeChange<unknown> | undefined> {
  return contact === null
    ? makeOrganisationChange(tx, organisation, fieldsGiven(organisationChange.parse(values)))
    : makeContactChange(tx, contact, fieldsGiven(contactChange.parse(values)));
}
