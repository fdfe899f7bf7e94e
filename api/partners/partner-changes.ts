import type { z } from 'zod';
import { addContact, readContact } from '../../db/partners/contacts.ts';
import { readOrganisation } from '../../db/partners/organisations.ts';
import {
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
import type { ChangeMaker } from './keep-partner-change.ts';
import { contactToAdd } from './new-contact.ts';
import { contactChange, newContact, organisationChange } from './partner-bodies.ts';
import type { partnerChangeQuery } from './partner-change-bodies.ts';
import { askForProof } from '../persons/asking-for-proof.ts';

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
 * Takes a change back: what it changed is as it was before it; what it added is no longer active. That is a change itself, and one
 * that was taken back already stays as it is. Throws the problem `not-found` if there is none, `change-settled` if it was never
 * made, and `changed-since` if a later change is about the same fields.
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
  service: Service,
  id: string,
  work: (tx: Tx, change: PartnerChange) => Promise<void>,
): Promise<PartnerChange> {
  const { db, vault } = service;
  const settled = await inTransaction(db, async (tx) => {
    await lockChange(tx, id);
    const change = await readChange(tx, vault, id);
    if (change === undefined) throw new Problem('not-found');
    await work(tx, change);
    return (await readChange(tx, vault, id)) ?? change;
  });
  if (settled.contact !== null) await askForProof(service, settled.contact);
  return settled;
}

/** What a proposal changed now that it has been made; `undefined` if what it is about is gone. */
async function makeProposed(
  tx: Tx,
  { about, organisation, contact, isAddition, after }: PartnerChange,
): Promise<
  | { readonly contact: string | null; readonly before: PartnerValues | null; readonly after: PartnerValues }
  | undefined
> {
  if (about === 'organisation') {
    const made = await makeOrganisationChange(
      tx,
      organisation,
      withoutUndefined(organisationChange.parse(after)),
    );
    return made && { contact: null, before: pick(made.before, after), after };
  }
  if (isAddition) {
    const added = await addContact(tx, contactToAdd(newContact.parse({ ...after, organisation })));
    return added && { contact: added.id, before: null, after };
  }
  if (contact === null) return undefined;
  const made = await makeContactChange(tx, contact, withoutUndefined(contactChange.parse(after)));
  return made && { contact, before: pick(made.before, after), after };
}

/** The values before a change of all its fields: one that another change had made the same already was as it is. */
function pick(before: PartnerValues, after: PartnerValues): PartnerValues {
  return { ...after, ...before };
}

async function takeBack(tx: Tx, { vault }: Service, made: PartnerChange, maker: ChangeMaker): Promise<void> {
  const { organisation, contact } = made;
  const now = contact === null ? await readOrganisation(tx, organisation) : await readContact(tx, contact);
  if (now === undefined) throw new Problem('not-found');
  const current = new Map<string, unknown>(Object.entries(now));
  const isAsMade = ([field, value]: [string, unknown]) =>
    JSON.stringify(current.get(field) ?? null) === JSON.stringify(value ?? null);
  if (!made.isAddition && !Object.entries(made.after).every(isAsMade)) throw new Problem('changed-since');
  const back = made.before ?? { active: false };
  const undone =
    contact === null
      ? await makeOrganisationChange(tx, organisation, withoutUndefined(organisationChange.parse(back)))
      : await makeContactChange(tx, contact, withoutUndefined(contactChange.parse(back)));
  if (undone === undefined) throw new Problem('not-found');
  await keepMadeChange(tx, vault, { organisation, contact }, { ...undone, maker });
}

type WithoutUndefined<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The fields that a body really has: a field that was left out changes nothing. */
export function withoutUndefined<T extends object>(body: T): WithoutUndefined<T> {
  return Object.fromEntries(
    Object.entries(body).filter(([, value]) => value !== undefined),
  ) as WithoutUndefined<T>;
}
