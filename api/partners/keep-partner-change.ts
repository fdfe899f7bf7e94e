import type { Vault } from '../../db/persons/vault.ts';
import { takeDepartureBack } from '../../db/partners/contact-wishes.ts';
import { changeContact, lockContact, readContact } from '../../db/partners/contacts.ts';
import type { Contact, KnownContact } from '../../db/partners/contacts.ts';
import { changeOrganisation, lockOrganisation, readOrganisation } from '../../db/partners/organisations.ts';
import type { Organisation, OrganisationChange } from '../../db/partners/organisations.ts';
import { keepChange } from '../../db/partners/partner-changes.ts';
import type { PartnerValues } from '../../db/partners/partner-changes.ts';
import type { Tx } from '../../db/pool.ts';
import { healAlarm } from '../../db/running/alarms.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';

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
 * Changes a contact. Whoever is made active has not left any more, and an address that is given closes its alarm. `undefined` if
 * there is no such contact.
 */
export async function makeContactChange(
  tx: Tx,
  id: string,
  change: ContactChange,
): Promise<MadeChange<KnownContact> | undefined> {
  await lockContact(tx, id);
  const was = await readContact(tx, id);
  const row = await changeContact(tx, id, change);
  if (was === undefined || row === undefined) return undefined;
  if (change.active === true) await takeDepartureBack(tx, id);
  if (change.email !== undefined) await healAlarm(tx, { kind: 'mail-returned', about: id });
  return { row, ...differenceOf(was, row, Object.keys(change)) };
}

/** Changes an organisation. `undefined` if there is no such organisation. */
export async function makeOrganisationChange(
  tx: Tx,
  id: string,
  change: OrganisationChange,
): Promise<MadeChange<Organisation> | undefined> {
  await lockOrganisation(tx, id);
  const was = await readOrganisation(tx, id);
  const row = await changeOrganisation(tx, id, change);
  return was && row && { row, ...differenceOf(was, row, Object.keys(change)) };
}

/** Keeps a change that has been made, unless it left everything as it was. */
export async function keepMadeChange(
  tx: Tx,
  vault: Vault,
  about: { readonly organisation: string; readonly contact: string | null },
  { before, after, maker }: Pick<MadeChange<unknown>, 'before' | 'after'> & { readonly maker: ChangeMaker },
): Promise<void> {
  if (Object.keys(after).length === 0) return;
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

/** Some fields of a record that differ from another. A field that is left out is null. */
export function differenceOf(
  was: object,
  is: object,
  fields: readonly string[],
): { readonly before: PartnerValues; readonly after: PartnerValues } {
  const [before, after] = [was, is].map((record) => new Map<string, unknown>(Object.entries(record)));
  const differ = fields.filter(
    (field) => JSON.stringify(before?.get(field) ?? null) !== JSON.stringify(after?.get(field) ?? null),
  );
  const valuesIn = (record: ReadonlyMap<string, unknown> | undefined) =>
    Object.fromEntries(differ.map((field) => [field, record?.get(field) ?? null]));
  return { before: valuesIn(before), after: valuesIn(after) };
}
