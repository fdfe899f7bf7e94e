import { randomUUID } from 'node:crypto';
import type { Plan } from '../../domain/programme/plan.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import type { DataRole, OrganisationKind, Role } from '../../domain/vocabulary/codes.ts';
import { endLinks } from '../end-links.ts';
import { SHARED_MAILBOX } from '../partners/contacts.ts';
import { differenceOf, keepChange } from '../partners/partner-changes.ts';
import type { PartnerValues } from '../partners/partner-changes.ts';
import type { Vault } from '../persons/vault.ts';
import { all, inTransaction, one } from '../pool.ts';
import type { Db, Tx } from '../pool.ts';
import { serviceTime } from '../running/service-time.ts';
import { addSubject } from '../subjects/recording.ts';

/** The parts of a programme's file that have tables of their own; the whole file is kept as well. */
export interface ProgrammeToLoad {
  readonly slug: string;
  readonly placementDays: number;
  readonly organisations: readonly OrganisationToLoad[];
}

/** An organisation as a programme's file names it. */
export interface OrganisationToLoad {
  readonly id: string;
  readonly kind: OrganisationKind;
  readonly name: string;
  readonly cvr?: string | undefined;
  readonly address?: string | undefined;
  readonly dataRole?: DataRole | undefined;
}

/** What a load changed: ids of organisations and contacts. */
export interface LoadedProgramme {
  readonly added: readonly string[];
  readonly updated: readonly string[];
}

/**
 * Brings the tables up to a programme's file: adds what is missing and corrects what differs, but never what somebody
 * has changed by hand. What it corrects is kept as a change, given by nobody. It also keeps one contact each for the
 * secretariat and the operators, at the given addresses. It is safe at every start, and for several starters at once,
 * which take turns. Throws, and changes nothing, if the file has no secretariat or a value has the wrong form (a check
 * of `organisations`, `contacts` or `programmes`).
 */
export async function loadProgramme(
  db: Db,
  given: {
    readonly file: ProgrammeToLoad;
    /** What the file plans, with the days it has since the programme begins when it does. */
    readonly plan: Plan;
    readonly secretariatMail: string;
    readonly operatorMail: string;
    readonly vault: Vault;
  },
): Promise<LoadedProgramme> {
  const { file, plan, secretariatMail, operatorMail, vault } = given;
  return inTransaction(db, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('load programme'))`);
    const { now: at } = await serviceTime(tx);
    const before = await partnersIn(tx);
    const organisations = await loadOrganisations(tx, file.organisations);
    const secretariat = file.organisations.find(({ kind }) => kind === 'secretariat');
    if (secretariat === undefined) throw new Error('A programme needs a secretariat');
    const contacts = await loadContacts(tx, { organisation: secretariat.id, at }, [
      { ...SECRETARIAT, email: secretariatMail },
      { ...OPERATORS, email: operatorMail },
    ]);
    await keepProgramme(tx, file, plan);
    const loaded = summed([...organisations, ...contacts]);
    if (loaded.updated.length > 0) await keepCorrections(tx, vault, { before, at });
    return loaded;
  });
}

/** What a file can correct, as it stands in the record. */
interface PartnerOnRecord {
  readonly about: 'organisation' | 'contact';
  readonly id: string;
  readonly organisation: string;
  readonly fields: PartnerValues;
}

/** All that a file can correct, by id. */
async function partnersIn(tx: Tx): Promise<ReadonlyMap<string, PartnerOnRecord>> {
  const rows = await all<PartnerOnRecord & { [column: string]: unknown }>(
    tx,
    `select 'organisation' as about, id, id as organisation,
       jsonb_build_object('kind', kind, 'name', name, 'cvr', cvr, 'address', address, 'dataRole', data_role) as fields
     from organisations
     union all
     select 'contact', id, organisation_id, jsonb_build_object('email', email) from contacts where person_id is null`,
  );
  return new Map(rows.map((row) => [`${row.about} ${row.id}`, row]));
}

async function keepCorrections(
  tx: Tx,
  vault: Vault,
  { before, at }: { readonly before: ReadonlyMap<string, PartnerOnRecord>; readonly at: Instant },
): Promise<void> {
  for (const [key, { about, id, organisation, fields }] of await partnersIn(tx)) {
    const was = before.get(key)?.fields;
    if (was === undefined) continue;
    const difference = differenceOf(was, fields, Object.keys(fields));
    if (Object.keys(difference.after).length === 0) continue;
    const contact = about === 'contact' ? id : null;
    const given = { state: 'made', givenBy: null, givenAt: at } as const;
    await keepChange(tx, vault, { about, organisation, contact, ...difference, ...given });
  }
}

/** A contact that the service itself cannot do without. */
interface OwnContact {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly position: number;
}

/** The secretariat's shared mailbox stands behind the coordinators that are named by hand, whose position is 100. */
const SECRETARIAT: OwnContact = {
  id: SHARED_MAILBOX,
  name: 'Sekretariatet',
  roles: ['coordinator', 'projectLead'],
  position: 500,
};

/** The operators come last, since they work with no people. */
const OPERATORS: OwnContact = { id: 'driften', name: 'Driften', roles: ['operator'], position: 900 };

interface Change {
  readonly id: string;
  readonly added: boolean;
}

/** `xmax` is zero in a row that was inserted just now, and not in one that was there. */
const CHANGE = 'returning id, xmax = 0 as added';

async function loadOrganisations(tx: Tx, organisations: readonly OrganisationToLoad[]): Promise<Change[]> {
  return all<Change>(
    tx,
    `insert into organisations as kept (id, kind, name, cvr, address, data_role)
     select id, kind, name, cvr, address, "dataRole"
     from jsonb_to_recordset($1) as told(id text, kind text, name text, cvr text, address text, "dataRole" text)
     on conflict (id) do update
       set kind = excluded.kind, name = excluded.name, cvr = excluded.cvr, address = excluded.address,
         data_role = excluded.data_role
     where not kept.changed_by_hand and (kept.kind, kept.name, kept.cvr, kept.address, kept.data_role)
       is distinct from (excluded.kind, excluded.name, excluded.cvr, excluded.address, excluded.data_role)
     ${CHANGE}`,
    [JSON.stringify(organisations)],
  );
}

async function loadContacts(
  tx: Tx,
  { organisation, at }: { readonly organisation: string; readonly at: Instant },
  contacts: readonly (OwnContact & { readonly email: string })[],
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { id, name, email, roles, position } of contacts) {
    const changed = await all<Change>(
      tx,
      `insert into contacts as kept (id, organisation_id, name, email, roles, position)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update
           set email = excluded.email, mail_refused_at = null, mail_refused_reason = null
         where not kept.changed_by_hand and kept.email <> excluded.email
         ${CHANGE}`,
      [id, organisation, name, email, roles, position],
    );
    // Whoever reads the old address may hold links.
    const moved = changed.filter(({ added }) => !added).map((change) => change.id);
    await endLinks(tx, moved, 'address-changed', at);
    changes.push(...changed);
  }
  return changes;
}

async function keepProgramme(tx: Tx, file: ProgrammeToLoad, plan: Plan): Promise<void> {
  const known = await one<{ id: string }>(tx, 'select id from programmes where slug = $1', [file.slug]);
  const id = known?.id ?? randomUUID();
  if (known === undefined) {
    await addSubject(tx, {
      kind: 'programme',
      id,
      // As `programmeWorkflowId` has it: the name a programme's Workflow has never changes.
      workflowId: `programme-${file.slug}`,
    });
  }
  await tx.query(
    `insert into programmes as kept (id, slug, starts_on, placement_days, file, plan)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (slug) do update set starts_on = excluded.starts_on, placement_days = excluded.placement_days,
       file = excluded.file, plan = excluded.plan, loaded_at = now()
     where (kept.starts_on, kept.placement_days, kept.file, kept.plan)
       is distinct from (excluded.starts_on, excluded.placement_days, excluded.file, excluded.plan)`,
    [id, file.slug, plan.startsOn, file.placementDays, JSON.stringify(file), JSON.stringify(plan)],
  );
}

function summed(changes: readonly Change[]): LoadedProgramme {
  const idsOf = (added: boolean) =>
    changes
      .filter((change) => change.added === added)
      .map(({ id }) => id)
      .sort();
  return { added: idsOf(true), updated: idsOf(false) };
}
