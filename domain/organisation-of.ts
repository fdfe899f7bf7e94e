import type { Party } from './codes.ts';
import type { Journey, Obligation } from './journey.ts';

/** The organisation that is this party in a journey as it stands; a person is reached through the municipality. */
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
      return undefined;
  }
}

/** The organisation that owes something: the one that its opening named, else the one that is its party now. */
export function organisationOwing(journey: Journey, obligation: Obligation): string | undefined {
  return obligation.organisation ?? organisationOf(journey, obligation.owedBy);
}
