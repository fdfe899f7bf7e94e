import { randomUUID } from 'node:crypto';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { open, seal } from '../persons/vault.ts';
import type { Vault } from '../persons/vault.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';

/** The values of some fields of an organisation or a contact, by their names. */
export type PartnerValues = Readonly<Record<string, unknown>>;

/** A change of an organisation, or of one of its contacts. */
export interface PartnerChange {
  readonly id: string;
  readonly about: 'organisation' | 'contact';
  readonly organisation: string;
  /** The contact that it is about; null of an organisation, and of a contact who has not been added yet. */
  readonly contact: string | null;
  readonly isAddition: boolean;
  readonly state: 'proposed' | 'made' | 'refused';
  /** The fields that change, as they were; null if it adds what was not there. */
  readonly before: PartnerValues | null;
  readonly after: PartnerValues;
  /** Who made or proposed it; null if the programme's file said so. */
  readonly givenBy: string | null;
  readonly givenAt: Instant;
  readonly settledBy: string | null;
  readonly settledAt: Instant | null;
  /** The change that this one takes back, and the one that takes this one back. */
  readonly undoes: string | null;
  readonly undoneBy: string | null;
}

/** A change to be kept. */
export interface NewPartnerChange extends Pick<
  PartnerChange,
  'about' | 'organisation' | 'contact' | 'before' | 'after' | 'givenBy' | 'givenAt'
> {
  readonly state: 'proposed' | 'made';
  readonly undoes?: string | undefined;
}

const about = (id: string) => `change ${id} of a partner`;

interface Sealed {
  readonly before: PartnerValues | null;
  readonly after: PartnerValues;
}

const sealedBytes = (vault: Vault, id: string, values: Sealed) =>
  seal(vault.partnersKey, Buffer.from(JSON.stringify(values), 'utf8'), about(id));

/**
 * Keeps a change, and returns its id. Throws if it changes no field (a check of `partner_changes`), if the organisation
 * or a contact is unknown, or if another change takes the same one back (`partner_changes_undoes_key`).
 */
export async function keepChange(tx: Tx, vault: Vault, change: NewPartnerChange): Promise<string> {
  const { before, after, givenBy, givenAt, state, undoes = null } = change;
  const id = randomUUID();
  await run(
    tx,
    `insert into partner_changes (id, about, organisation_id, contact_id, is_addition, state, fields, sealed, given_by,
       given_at, undoes)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      change.about,
      change.organisation,
      change.contact,
      before === null,
      state,
      Object.keys(after),
      sealedBytes(vault, id, { before, after }),
      givenBy,
      givenAt,
      undoes,
    ],
  );
  return id;
}

interface ChangeRow extends Omit<PartnerChange, 'before' | 'after'> {
  readonly sealed: Buffer;
  readonly [column: string]: unknown;
}

const SELECT_CHANGES = `select changes.id, changes.about, changes.organisation_id as organisation, changes.contact_id as contact,
    changes.is_addition as "isAddition", changes.state, changes.given_by as "givenBy", changes.given_at as "givenAt",
    changes.settled_by as "settledBy", changes.settled_at as "settledAt", changes.undoes, undoing.id as "undoneBy",
    changes.sealed
  from partner_changes changes
  left join partner_changes undoing on undoing.undoes = changes.id`;

function opened(vault: Vault, { sealed, ...row }: ChangeRow): PartnerChange {
  const { before, after } = JSON.parse(
    open(vault.partnersKey, sealed, about(row.id)).toString('utf8'),
  ) as Sealed;
  return { ...(row as Omit<PartnerChange, 'before' | 'after'>), before, after };
}

/**
 * The changes of an organisation and its contacts, or of all, the latest first; with `open` only those that wait for a
 * yes, the oldest first. `total` counts all that match.
 */
export async function listChanges(
  db: Queryable,
  vault: Vault,
  filter: {
    readonly organisation?: string | undefined;
    readonly open?: boolean | undefined;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ total: number; items: PartnerChange[] }> {
  const { organisation = null, open: isOpen = false, limit, offset } = filter;
  const where =
    "($1::text is null or changes.organisation_id = $1) and (not $2::boolean or changes.state = 'proposed')";
  const order = isOpen ? 'changes.given_at, changes.id' : 'changes.given_at desc, changes.id';
  const rows = await all<ChangeRow>(
    db,
    `${SELECT_CHANGES} where ${where} order by ${order} limit $3 offset $4`,
    [organisation, isOpen, limit, offset],
  );
  const counted = await one<{ total: number }>(
    db,
    `select count(*) as total from partner_changes changes where ${where}`,
    [organisation, isOpen],
  );
  return { total: counted?.total ?? 0, items: rows.map((row) => opened(vault, row)) };
}

/** One change; `undefined` if there is none. Throws if the id is no UUID. */
export async function readChange(
  db: Queryable,
  vault: Vault,
  id: string,
): Promise<PartnerChange | undefined> {
  const row = await one<ChangeRow>(db, `${SELECT_CHANGES} where changes.id = $1`, [id]);
  return row && opened(vault, row);
}

/** Locks a change until the transaction ends, so that only one settles it or takes it back. */
export async function lockChange(tx: Tx, id: string): Promise<void> {
  await run(tx, 'select 1 from partner_changes where id = $1 for update', [id]);
}

/** Notes that somebody has said no to a proposal. The caller has locked it, and it waits. */
export async function noteRefused(
  tx: Tx,
  id: string,
  by: { readonly contact: string; readonly at: Instant },
): Promise<void> {
  await run(
    tx,
    "update partner_changes set state = 'refused', settled_by = $2, settled_at = $3 where id = $1",
    [id, by.contact, by.at],
  );
}

/**
 * Notes that somebody has said yes to a proposal, and what it really changed: in the meantime the values before it may
 * have become others. The caller has locked it, and it waits.
 */
export async function noteAccepted(
  tx: Tx,
  vault: Vault,
  id: string,
  made: {
    readonly contact: string | null;
    readonly before: PartnerValues | null;
    readonly after: PartnerValues;
    readonly by: string;
    readonly at: Instant;
  },
): Promise<void> {
  const { contact, before, after, by, at } = made;
  await run(
    tx,
    `update partner_changes set state = 'made', contact_id = $2, sealed = $3, settled_by = $4, settled_at = $5
     where id = $1`,
    [id, contact, sealedBytes(vault, id, { before, after }), by, at],
  );
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
