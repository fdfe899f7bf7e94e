import type { OrganisationKind, Party } from '../vocabulary/codes.ts';
import type { Journey, Obligation } from './journey.ts';

/**
 * The organisation that has this part in a journey as it stands; a person is reached through the
 * municipality.
 */
export function organisationOf(journey: Journey, party: Party): string | undefined {
  switch (party) {
    case 'municipality':
    case 'person':
      return journey.referral?.municipality;
    case 'language-centre':
      return journey.referral?.languageCentre;
    case 'school':
      return journey.course?.school;
    case 'company':
      return journey.employment?.employer ?? journey.placement?.company ?? journey.igu?.company;
    case 'trade-body':
    case 'coordinator':
    case 'project-lead':
    case 'steering-chair':
      return undefined;
  }
}

/**
 * The organisation that owes something: the one named when it was opened, else the one that has that part
 * now.
 */
export function organisationOwing(journey: Journey, obligation: Obligation): string | undefined {
  return obligation.organisation ?? organisationOf(journey, obligation.owedBy);
}

/**
 * Whether somebody else must answer by now what an organisation was asked. The secretariat answers for
 * everybody, and a person, who is no organisation, answers for themselves.
 */
export function hasMovedOn(
  journey: Journey,
  obligation: Obligation,
  asked: { readonly organisation: string | null; readonly organisationKind: OrganisationKind | null },
): boolean {
  if (asked.organisation === null || asked.organisationKind === 'secretariat') return false;
  const owing = organisationOwing(journey, obligation);
  return owing !== undefined && owing !== asked.organisation;
}
