/** Every kind of obligation that any rulebook of journeys has ever had. */
export const JOURNEY_OBLIGATION_KINDS = [
  'screening-result',
  'screening-decision',
  'seat-or-place',
  'agreement-signed',
  'day-one-course',
  'course-completion',
  'place-after-course',
  'vitas-registration',
  'day-one-igu',
  'training-plan',
  'monthly-allowance',
  'bonus-six-months',
  'igu-certificate',
  'bonus-completion',
  'job-after-igu',
  'day-one-placement',
  'placement-end',
  'step-after-placement',
  'retention-1',
  'retention-3',
  'retention-6',
  'retention-12',
  'job-lost',
  'close-journey',
  'no-show',
  'jobcentre-signal',
  'help-asked-for',
  'first-contact',
  'test-registration',
  'match-answer',
  'match-answer-person',
  'agreement-signed-person',
  'eligibility-check',
  'eligibility-papers',
  'igu-start-allowed',
  'money-talk',
  'placement-approval',
  'fair-ratio',
  'union-statement',
  'amu-seat',
  'day-one-course-person',
  'day-one-igu-person',
  'de-minimis',
  'school-hours',
  'igu-extension',
  'end-of-igu-talk',
  'igu-certificates',
  'partial-proof',
  'successor-company',
  'day-one-placement-person',
  'placement-talk',
  'trial-end',
  'trial-end-person',
  'pause-over',
  'residence-permit',
  'consent-review',
  'data-retention',
  'integration-contract',
  'integration-talk',
  'danish-referral',
  'no-show-person',
  'no-show-disputed',
] as const;

/** One of those. */
export type JourneyObligationKind = (typeof JOURNEY_OBLIGATION_KINDS)[number];

/** Every kind of obligation that any rulebook of programmes has ever had. */
export const PROGRAMME_OBLIGATION_KINDS = [
  'programme-milestone',
  'programme-task',
  'steering-meeting',
  'working-meeting',
  'programme-signal',
] as const;

/** One of those. */
export type ProgrammeObligationKind = (typeof PROGRAMME_OBLIGATION_KINDS)[number];

/**
 * Every kind of obligation, each of which belongs to one kind of subject. A kind is never taken away, since timelines
 * refer to it; the compiler asks for its words (`words.ts`) and its mail text (`domain/notices/`).
 */
export const OBLIGATION_KINDS = [...JOURNEY_OBLIGATION_KINDS, ...PROGRAMME_OBLIGATION_KINDS] as const;

/** One kind of obligation. */
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/** Whether a kind of obligation is one of journeys. */
export function isJourneyObligation(kind: ObligationKind): kind is JourneyObligationKind {
  return !(PROGRAMME_OBLIGATION_KINDS as readonly ObligationKind[]).includes(kind);
}
