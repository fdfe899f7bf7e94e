/**
 * Every kind of obligation any rulebook has ever had. A kind is never taken away, since timelines refer to it; the
 * compiler asks for its words (`words.ts`) and its mail text (`activities/notices/`).
 */
export const OBLIGATION_KINDS = [
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
] as const;

/** One kind of obligation. */
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];
