import { isSecretariat, sightsOf } from '../domain/access/may.ts';
import { SEEING_NOBODY } from '../domain/access/rights.ts';
import type { Sight } from '../domain/access/rights.ts';
import type { Role, OrganisationKind } from '../domain/vocabulary/codes.ts';

/** The columns of `journeys` in which an organisation is named. */
const COLUMNS: Readonly<Record<Exclude<Sight['organisationAs'], 'anything'>, string>> = {
  municipality: 'journeys.municipality',
  languageCentre: 'journeys.language_centre',
  school: 'journeys.school',
};

/**
 * Which journeys a viewer may see, as a condition on `journeys` with the values of its parameters. The parameters are
 * numbered after the `before` parameters that the query has itself: with `before` 1 they begin at `$2`.
 */
export function visibleTo(
  { organisation, roles }: { readonly organisation: string; readonly roles: readonly Role[] },
  before: number,
): { readonly sql: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [];
  const parameter = (value: unknown) => `$${before + values.push(value)}`;
  const ways = sightsOf(roles).map(({ organisationAs, at }) => {
    const isAtStage = `journeys.stage = any(${parameter([...at])}::text[])`;
    if (organisationAs === 'anything') return isAtStage;
    return `(${COLUMNS[organisationAs]} = ${parameter(organisation)} and ${isAtStage})`;
  });
  const seen = ways.length === 0 ? 'false' : `(${ways.join(' or ')})`;
  // What is left of somebody who was erased is for the secretariat, which answers for it.
  return { sql: isSecretariat(roles) ? seen : `(${seen} and journeys.erased_at is null)`, values };
}

/**
 * Whether a contact may know of people, as a condition on `contacts`: not one who only follows the numbers or runs the
 * service. It stands within queries that number their own parameters; the roles in it are codes of ours, never input.
 */
export const SEES_PEOPLE = `(roles = '{}' or not roles <@ '{${SEEING_NOBODY.join(',')}}'::text[])`;

/** Who asks: every query that returns people takes one. */
export interface Viewer {
  readonly contact: string;
  readonly organisation: string;
  readonly organisationKind: OrganisationKind;
  readonly roles: readonly Role[];
}
