import type { OrganisationKind, Role } from '../domain/vocabulary/codes.ts';

/** Who asks: every query that returns people takes one. */
export interface Viewer {
  readonly contact: string;
  readonly organisation: string;
  readonly organisationKind: OrganisationKind;
  readonly roles: readonly Role[];
}

/**
 * Which journeys a viewer may see, as a condition on `journeys`, with the viewer's organisation as $1 and roles as
 * $2. The secretariat sees all; a jobcentre its own municipality's people; a language centre those it screens; a
 * school those on its courses; a trade body those being matched or beyond. The steering group and operators see
 * nobody.
 */
export const VISIBLE = `(
  $2::text[] && array['coordinator', 'projectLead']
  or ('caseworker' = any($2::text[]) and municipality = $1)
  or ('counsellor' = any($2::text[]) and language_centre = $1)
  or ('schoolConsultant' = any($2::text[]) and school = $1)
  or ('tradeConsultant' = any($2::text[]) and stage in ('recruitment', 'course', 'igu', 'placement'))
)`;

/** The values that `VISIBLE` asks for, in its order. */
export const scope = ({ organisation, roles }: Viewer) => [organisation, [...roles]];

/** Whether a viewer may know who the person is. A trade body is told what a candidate can do, not the name. */
export function seesPerson({ roles }: Viewer): boolean {
  return roles.some((role) =>
    ['coordinator', 'projectLead', 'caseworker', 'counsellor', 'schoolConsultant'].includes(role),
  );
}
