import { randomUUID } from 'node:crypto';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { OrganisationKind, Role } from '../../domain/vocabulary/codes.ts';
import { all, inTransaction, one } from '../pool.ts';
import type { Db, Queryable, Tx } from '../pool.ts';
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
}

/** What a load changed: ids of organisations and contacts. */
export interface LoadedProgramme {
  readonly added: readonly string[];
  readonly updated: readonly string[];
}

/**
 * Brings the tables up to a programme's file: adds what is missing and corrects what differs, but never what somebody has
 * changed by hand. It also keeps one contact each for the secretariat and the operators, at the given addresses. It is
 * safe at every start, and for several starters at once, which take turns. Throws, and changes nothing, if the file has
 * no secretariat or a value has the wrong form (a check of `organisations`, `contacts` or `programmes`).
 */
export async function loadProgramme(
  db: Db,
  given: {
    readonly file: ProgrammeToLoad;
    readonly startsOn: CalendarDate;
    readonly secretariatMail: string;
    readonly operatorMail: string;
  },
): Promise<LoadedProgramme> {
  const { file, startsOn, secretariatMail, operatorMail } = given;
  return inTransaction(db, async (tx) => {
    await tx.query(`select pg_advisory_xact_lock(hashtext('load programme'))`);
    const organisations = await loadOrganisations(tx, file.organisations);
    const secretariat = file.organisations.find(({ kind }) => kind === 'secretariat');
    if (secretariat === undefined) throw new Error('A programme needs a secretariat');
    const contacts = await loadContacts(tx, secretariat.id, [
      { ...SECRETARIAT, email: secretariatMail },
      { ...OPERATORS, email: operatorMail },
    ]);
    await keepProgramme(tx, file, startsOn);
    return summed([...organisations, ...contacts]);
  });
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
  id: 'sekretariatet',
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
    `insert into organisations as kept (id, kind, name, cvr, address)
     select id, kind, name, cvr, address
     from jsonb_to_recordset($1) as told(id text, kind text, name text, cvr text, address text)
     on conflict (id) do update
       set kind = excluded.kind, name = excluded.name, cvr = excluded.cvr, address = excluded.address
     where not kept.changed_by_hand and (kept.kind, kept.name, kept.cvr, kept.address)
       is distinct from (excluded.kind, excluded.name, excluded.cvr, excluded.address)
     ${CHANGE}`,
    [JSON.stringify(organisations)],
  );
}

async function loadContacts(
  tx: Tx,
  organisation: string,
  contacts: readonly (OwnContact & { readonly email: string })[],
): Promise<Change[]> {
  const changes: Change[] = [];
  for (const { id, name, email, roles, position } of contacts) {
    changes.push(
      ...(await all<Change>(
        tx,
        `insert into contacts as kept (id, organisation_id, name, email, roles, position)
         values ($1, $2, $3, $4, $5, $6)
         on conflict (id) do update
           set email = excluded.email, mail_refused_at = null, mail_refused_reason = null
         where not kept.changed_by_hand and kept.email <> excluded.email
         ${CHANGE}`,
        [id, organisation, name, email, roles, position],
      )),
    );
  }
  return changes;
}

async function keepProgramme(tx: Tx, file: ProgrammeToLoad, startsOn: CalendarDate): Promise<void> {
  const known = await one<{ id: string }>(tx, 'select id from programmes where slug = $1', [file.slug]);
  const id = known?.id ?? randomUUID();
  if (known === undefined) {
    await addSubject(tx, { kind: 'programme', id, workflowId: `programme-${file.slug}` });
  }
  await tx.query(
    `insert into programmes as kept (id, slug, starts_on, placement_days, file) values ($1, $2, $3, $4, $5)
     on conflict (slug) do update set starts_on = excluded.starts_on, placement_days = excluded.placement_days,
       file = excluded.file, loaded_at = now()
     where (kept.starts_on, kept.placement_days, kept.file)
       is distinct from (excluded.starts_on, excluded.placement_days, excluded.file)`,
    [id, file.slug, startsOn, file.placementDays, JSON.stringify(file)],
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

/** A programme that has been loaded. */
export interface StoredProgramme {
  /** Its id as a subject. */
  readonly id: string;
  readonly slug: string;
  readonly startsOn: CalendarDate;
  readonly placementDays: number;
  /** The whole of its file. */
  readonly file: unknown;
}

/** One programme; `undefined` if there is none. */
export async function readProgramme(db: Queryable, slug: string): Promise<StoredProgramme | undefined> {
  return one<StoredProgramme & { [column: string]: unknown }>(
    db,
    `select id, slug, starts_on as "startsOn", placement_days as "placementDays", file
     from programmes where slug = $1`,
    [slug],
  );
}
