import type { Viewer } from '../../db/access.ts';
import { readOrganisation } from '../../db/partners/organisations.ts';
import type { Queryable } from '../../db/pool.ts';
import { reachOf } from '../../domain/access/may.ts';
import type { OrganisationKind } from '../../domain/vocabulary/codes.ts';
import { ORGANISATION_KIND_WORDS, within } from '../../domain/words/index.ts';
import { faultAt } from '../http/faults.ts';
import type { Fault } from '../http/faults.ts';
import { invalid, Problem } from '../http/problems.ts';

/** Public employers take people in too: any authority can be the company. */
const EMPLOYERS = ['company', 'municipality', 'region', 'authority'] as const;

/** What kinds of organisation a field may name. An ordinary job can be anywhere. */
const FITTING: Readonly<Record<string, readonly OrganisationKind[]>> = {
  municipality: ['municipality'],
  languageCentre: ['language-centre'],
  school: ['school'],
  company: EMPLOYERS,
  employer: [...EMPLOYERS, 'school', 'language-centre', 'trade-body', 'union'],
};

/**
 * Checks the organisations that fields name: each must take part and be of a fitting kind. Throws the problem `invalid`
 * with all that do not, and `not-yours` if a school admits somebody to another school's course. `prefix` says where in
 * the body the fields are, such as `fields.`.
 */
export async function checkOrganisations(
  db: Queryable,
  viewer: Viewer,
  fields: Readonly<Record<string, unknown>>,
  prefix: '' | 'fields.' = '',
): Promise<void> {
  const faults: Fault[] = [];
  for (const [field, kinds] of Object.entries(FITTING)) {
    const id = fields[field];
    if (typeof id !== 'string') continue;
    const fault = await faultIn(db, `${prefix}${field}`, id, kinds);
    if (fault !== undefined) faults.push(fault);
  }
  if (faults.length > 0) throw invalid(...faults);
  const { school } = fields;
  if (school !== undefined && school !== viewer.organisation && !admitsToAll(viewer)) {
    throw new Problem('not-yours');
  }
}

function admitsToAll({ roles }: Viewer): boolean {
  return reachOf(roles, 'command:AdmitToCourse') === 'all';
}

async function faultIn(
  db: Queryable,
  field: string,
  id: string,
  kinds: readonly OrganisationKind[],
): Promise<Fault | undefined> {
  const found = await readOrganisation(db, id);
  if (found === undefined || !found.active) {
    return faultAt(field, {
      da: 'Der er ingen organisation med det id, som deltager.',
      en: 'No organisation that takes part has this id.',
    });
  }
  if (kinds.includes(found.kind)) return undefined;
  const names = kinds.map((kind) => within(ORGANISATION_KIND_WORDS[kind]));
  return faultAt(field, {
    da: `Organisationen er af en anden slags. Her kan stå: ${names.map(({ da }) => da).join(', ')}.`,
    en: `The organisation is of another kind. Allowed here: ${names.map(({ en }) => en).join(', ')}.`,
  });
}
