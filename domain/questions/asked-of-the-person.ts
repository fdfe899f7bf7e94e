import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';

/** What a person is asked themselves, whatever the rulebook; every language of their own page has words for each. */
export const ASKED_OF_THE_PERSON = [
  'match-answer-person',
  'agreement-signed-person',
  'eligibility-papers',
  'day-one-course-person',
  'day-one-igu-person',
  'day-one-placement-person',
  'no-show-person',
  'monthly-allowance',
  'trial-end-person',
  'residence-permit',
] as const satisfies readonly ObligationKind[];
/** One of those. */
export type AskedOfThePerson = (typeof ASKED_OF_THE_PERSON)[number];

/** Whether a kind of obligation is asked of the person themselves. */
export function isAskedOfThePerson(kind: ObligationKind): kind is AskedOfThePerson {
  return (ASKED_OF_THE_PERSON as readonly ObligationKind[]).includes(kind);
}
