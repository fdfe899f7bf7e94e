import type { Vault } from '../../db/persons/vault.ts';
import { endLinksOfEndedRights } from '../../db/links/ended-rights.ts';
import { takeDepartureBack } from '../../db/partners/contact-wishes.ts';
import { changeContact, lockContact, readContact } from '../../db/partners/contacts.ts';
import type { Contact, KnownContact } from '../../db/partners/contacts.ts';
import { changeOrganisation, lockOrganisation, readOrganisation } from '../../db/partners/organisations.ts';
import type { Organisation, OrganisationChange } from '../../db/partners/organisations.ts';
import { differenceOf, keepChange } from '../../db/partners/partner-changes.ts';
import type { PartnerValues } from '../../db/partners/partner-changes.ts';
import { hasSecretariat } from '../../db/partners/right-end.ts';
import type { Tx } from '../../db/pool.ts';
import { healAlarm } from '../../db/running/alarms.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { faultAt } from '../http/faults.ts';
import { invalid } from '../http/problems.ts';

/** What nobody else answers ends with the secretariat: it may not be left without anybody who sees people. */
const NOBODY_LEFT = {
  da: 'Så er der ingen i sekretariatet tilbage, som kan se forløbene. Tilføj først en anden.',
  en: 'Then nobody of the secretariat is left who can see the journeys. Add somebody else first.',
};

/** Who changes something, and which change that takes back. */
export interface ChangeMaker {
  readonly by: string;
  readonly at: Instant;
  readonly undoes?: string | undefined;
}

/** The fields of a contact that can be changed. */
export type ContactChange = Partial<Omit<Contact, 'id' | 'organisation'>>;

/** What stands in a record after a change, and the fields that are others than before: as they were, and as they are. */
export interface MadeChange<T> {
  readonly row: T;
  readonly before: PartnerValues;
  readonly after: PartnerValues;
}

/**
 * Changes a contact. Whoever is made active has not left any more, and an address that is given closes its alarm; the
 * links of one who may not see people any more end. `undefined` if there is no such contact. Throws the problem
 * `invalid` if nobody of the secretariat would be left.
 */
export async function makeContactChange(
  tx: Tx,
  id: string,
  change: ContactChange,
): Promise<MadeChange<KnownContact> | undefined> {
  await lockContact(tx, id);
  const was = await readContact(tx, id);
  const had = await hasSecretariat(tx);
  const row = await changeContact(tx, id, change);
  if (was === undefined || row === undefined) return undefined;
  if (had && !(await hasSecretariat(tx)))
    throw invalid(faultAt(change.active === undefined ? 'roles' : 'active', NOBODY_LEFT));
  await endLinksOfEndedRights(tx, (await serviceTime(tx)).now, [id]);
  if (change.active === true) await takeDepartureBack(tx, id);
  if (change.email !== undefined) await healAlarm(tx, { kind: 'mail-returned', about: id });
  return { row, ...differenceOf(was, row, Object.keys(change)) };
}

/**
 * Changes an organisation. One that takes no part any more has no links that open anything. `undefined` if there is no such
 * organisation. Throws the problem `invalid` if nobody of the secretariat would be left.
 */
export async function makeOrganisationChange(
  tx: Tx,
  id: string,
  change: OrganisationChange,
): Promise<MadeChange<Organisation> | undefined> {
  await lockOrganisation(tx, id);
  const was = await readOrganisation(tx, id);
  const had = await hasSecretariat(tx);
  const row = await changeOrganisation(tx, id, change);
  if (was === undefined || row === undefined) return undefined;
  if (had && !(await hasSecretariat(tx))) throw invalid(faultAt('active', NOBODY_LEFT));
  await endLinksOfEndedRights(tx, (await serviceTime(tx)).now);
  return { row, ...differenceOf(was, row, Object.keys(change)) };
}

/** Keeps that an organisation or a contact has been added, with everything that it was given. */
export async function keepAddition(
  tx: Tx,
  vault: Vault,
  about: { readonly organisation: string; readonly contact: string | null },
  { after, maker }: { readonly after: PartnerValues; readonly maker: ChangeMaker },
): Promise<void> {
  await keepMade(tx, vault, about, { before: null, after, maker });
}

/** Keeps a change that has been made, unless it left everything as it was. */
export async function keepMadeChange(
  tx: Tx,
  vault: Vault,
  about: { readonly organisation: string; readonly contact: string | null },
  { before, after, maker }: Pick<MadeChange<unknown>, 'before' | 'after'> & { readonly maker: ChangeMaker },
): Promise<void> {
  if (Object.keys(after).length > 0) await keepMade(tx, vault, about, { before, after, maker });
}

async function keepMade(
  tx: Tx,
  vault: Vault,
  about: { readonly organisation: string; readonly contact: string | null },
  change: {
    readonly before: PartnerValues | null;
    readonly after: PartnerValues;
    readonly maker: ChangeMaker;
  },
): Promise<void> {
  const { before, after, maker } = change;
  await keepChange(tx, vault, {
    about: about.contact === null ? 'organisation' : 'contact',
    ...about,
    state: 'made',
    before,
    after,
    givenBy: maker.by,
    givenAt: maker.at,
    undoes: maker.undoes,
  });
}
