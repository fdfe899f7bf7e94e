import { sightsOf } from '../domain/access/may.ts';
import { SEEING_NOBODY } from '../domain/access/rights.ts';
import type { Sight } from '../domain/access/rights.ts';
import type { Role, OrganisationKind } from '../domain/vocabulary/codes.ts';
import { isErased } from './persons/is-erased.ts';

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
  return { sql: ways.length === 0 ? 'false' : `(${ways.join(' or ')})`, values };
}

/** Why somebody may not be told of people (any more). */
export type RightEnd =
  /** Of a person with post of their own: their key has been destroyed. */
  | 'erased'
  /** A contact who is no longer active, or a person who has asked for no more post. */
  | 'left'
  /** Of a contact: their organisation takes no part any more. */
  | 'organisation-inactive'
  /** Of a contact: they only follow the numbers, or run the service. */
  | 'sees-nobody';

/**
 * Why a contact may not be told of people, as an expression on `contacts`: a `RightEnd`, or null if they may. Every way out asks
 * it, and no other: keys, links, mails, texts, and whoever is chosen to get one. It stands within queries that number their own
 * parameters; the roles in it are codes of ours, never input.
 */
export const RIGHT_END = `case
    when ${isErased('contacts.person_id')} then 'erased'
    when not contacts.active then 'left'
    when exists (select from organisations no_more
      where no_more.id = contacts.organisation_id and not no_more.active) then 'organisation-inactive'
    when contacts.roles <> '{}' and contacts.roles <@ '{${SEEING_NOBODY.join(',')}}'::text[] then 'sees-nobody' end`;

/** Whether a contact takes part, as a condition on `contacts`: they may get what is about nobody. */
export const TAKES_PART = `(coalesce(${RIGHT_END}, 'sees-nobody') = 'sees-nobody')`;

/** The same of an end that has been read. */
export function takesPart(end: RightEnd | null | undefined): boolean {
  return (end ?? 'sees-nobody') === 'sees-nobody';
}

/** Whether a contact takes part and may see people, as a condition on `contacts`. */
export const SEES_PEOPLE = `(${RIGHT_END} is null)`;

/** Who asks: every query that returns people takes one. */
export interface Viewer {
  readonly contact: string;
  readonly organisation: string;
  readonly organisationKind: OrganisationKind;
  readonly roles: readonly Role[];
}
