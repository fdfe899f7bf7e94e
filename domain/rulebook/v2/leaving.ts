import type { EventMatch } from '../rule.ts';

/**
 * A class, an IGU, a placement or a job has come to nothing. It also follows a release, a break-off and an
 * early end.
 */
export const RETURNED: EventMatch = { event: 'ReturnedToRecruitment' };

/** What moves a person on from a class. */
export const LEAVING_COURSE: readonly EventMatch[] = [
  { event: 'IguAgreementSigned' },
  { event: 'PlacementApproved' },
  { event: 'EmploymentStarted' },
];

/** What moves a person out of recruitment, and so answers the search for a seat or a place. */
export const LEAVING_RECRUITMENT: readonly EventMatch[] = [{ event: 'AdmittedToCourse' }, ...LEAVING_COURSE];

/** The ways out of an IGU other than to complete it; the event says how far it had come. */
export const waysOutOfIgu = (...when: readonly string[]): readonly EventMatch[] =>
  (['ReturnedToRecruitment', 'EmploymentStarted', 'PlacementApproved'] as const).map((event) => ({
    event,
    where: { leavesIgu: when },
  }));

/** An IGU ends before its two years are completed. */
export const LEAVING_IGU_EARLY = waysOutOfIgu('within-six-months', 'before-completion');

/** A placement is over, or has become something else. */
export const LEAVING_PLACEMENT: readonly EventMatch[] = [
  RETURNED,
  { event: 'PlacementEnded' },
  { event: 'EmploymentStarted' },
  { event: 'IguAgreementSigned' },
];

/** An agreed match is agreed again, refused, or overtaken by something other than an IGU. */
export const LEAVING_IGU_MATCH: readonly EventMatch[] = [
  { event: 'MatchAgreed' },
  { event: 'MatchRefused' },
  { event: 'PlacementApproved' },
  { event: 'EmploymentStarted' },
  RETURNED,
];

/** An agreed match is agreed again, refused, or overtaken by something other than a placement. */
export const LEAVING_PLACEMENT_MATCH: readonly EventMatch[] = [
  { event: 'MatchAgreed' },
  { event: 'MatchRefused' },
  { event: 'IguAgreementSigned' },
  { event: 'EmploymentStarted' },
  RETURNED,
];
