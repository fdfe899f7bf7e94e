import type { DataRole, OrganisationKind } from '../../domain/vocabulary/codes.ts';
import { inDanish } from '../danish-order.ts';
import { all, one, run } from '../pool.ts';
import type { Queryable, Tx } from '../pool.ts';

/** An organisation that takes part. */
export interface Organisation {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly cvr: string | null;
  readonly address: string | null;
  readonly active: boolean;
  readonly agreementOn: string | null;
  /** Its data-protection role; left out until somebody has settled it. */
  readonly dataRole?: DataRole;
}

type OrganisationRow = Omit<Organisation, 'dataRole'> & { readonly dataRole: DataRole | null };

const COLUMNS = `id, kind, name, cvr, address, active, agreement_on as "agreementOn", data_role as "dataRole"`;

/** The organisations in the Danish order of their names; `total` counts all that match. */
export async function listOrganisations(
  db: Queryable,
  filter: { readonly kind?: OrganisationKind; readonly limit: number; readonly offset: number },
): Promise<{ total: number; items: Organisation[] }> {
  const { kind = null, limit, offset } = filter;
  const rows = await all<OrganisationRow>(
    db,
    `select ${COLUMNS} from organisations where $1::text is null or kind = $1 order by ${inDanish('name')}, id limit $2 offset $3`,
    [kind, limit, offset],
  );
  const counted = await one<{ total: number }>(
    db,
    'select count(*) as total from organisations where $1::text is null or kind = $1',
    [kind],
  );
  return { total: counted?.total ?? 0, items: rows.map(told) };
}

/** One organisation; `undefined` if there is none. */
export async function readOrganisation(db: Queryable, id: string): Promise<Organisation | undefined> {
  const row = await one<OrganisationRow>(db, `select ${COLUMNS} from organisations where id = $1`, [id]);
  return row && told(row);
}

/**
 * Adds an organisation, and returns it; `undefined` if the id is taken. Throws if the id, the name, the kind or the CVR
 * number has the wrong form (a check of `organisations`).
 */
export async function addOrganisation(
  db: Queryable,
  organisation: Organisation,
): Promise<Organisation | undefined> {
  const { id, kind, name, cvr, address, active, agreementOn, dataRole = null } = organisation;
  const row = await one<OrganisationRow>(
    db,
    `insert into organisations (id, kind, name, cvr, address, active, agreement_on, data_role, changed_by_hand)
     values ($1, $2, $3, $4, $5, $6, $7, $8, true) on conflict (id) do nothing returning ${COLUMNS}`,
    [id, kind, name, cvr, address, active, agreementOn, dataRole],
  );
  return row && told(row);
}

/** Locks an organisation until the transaction ends. An unknown id locks nothing. */
export async function lockOrganisation(tx: Tx, id: string): Promise<void> {
  await run(tx, 'select 1 from organisations where id = $1 for no key update', [id]);
}

/** The fields of an organisation that can be changed. */
export interface OrganisationChange {
  readonly name?: string;
  readonly cvr?: string | null;
  readonly address?: string | null;
  readonly active?: boolean;
  readonly agreementOn?: string | null;
  readonly dataRole?: DataRole | null;
}

/**
 * Changes the given fields of an organisation, and returns it; `undefined` if there is none. Throws if a value has the
 * wrong form (a check of `organisations`).
 */
export async function changeOrganisation(
  db: Queryable,
  id: string,
  change: OrganisationChange,
): Promise<Organisation | undefined> {
  const before = await readOrganisation(db, id);
  if (before === undefined) return undefined;
  const { name, cvr, address, active, agreementOn, dataRole = null } = { ...before, ...change };
  const row = await one<OrganisationRow>(
    db,
    `update organisations set name = $2, cvr = $3, address = $4, active = $5, agreement_on = $6,
       data_role = $7, changed_by_hand = true
     where id = $1 returning ${COLUMNS}`,
    [id, name, cvr, address, active, agreementOn, dataRole],
  );
  return row && told(row);
}

function told({ dataRole, ...row }: OrganisationRow): Organisation {
  return dataRole === null ? row : { ...row, dataRole };
}
