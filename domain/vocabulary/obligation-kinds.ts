/**
 * Every kind of obligation that any rulebook of journeys has ever had. A kind is never removed, since
 * timelines refer to it.
 *
 * When a kind is named here, the compiler asks for two files and their lines in the index beside them, with
 * every part of each:
 *
 * - `domain/obligations/kinds/<kind>.ts`: name, answers, copies, who is asked, what its page shows, what a
 *   rehearsal does;
 * - `domain/notices/<kind>.ts`: mail text and calendar title.
 *
 * If the person is asked, it asks each language of their own page for the words. Tests ask for the rest:
 *
 * - a rule in some rulebook, which no type can ask for, since a book need not have every kind
 *   (`test/domain/rulebook/rulebooks.test.ts`);
 * - copies for those to whom the rules send them (`copies.test.ts`);
 * - that the person is asked what the rules say the person owes (`test/web/own-page/own-page.test.ts`);
 * - the glossary's entry, and the pages in `docs/`.
 *
 * The whole recipe: `docs/adding.md`.
 */
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
  'residence-card',
  'company-offer',
] as const;

/** One kind of obligation of journeys. */
export type JourneyObligationKind = (typeof JOURNEY_OBLIGATION_KINDS)[number];

/**
 * Every kind of obligation that any rulebook of programmes has ever had. Its name and answers stand in
 * `domain/obligations/kinds/programme-kinds.ts`, its mail in `domain/notices/<kind>.ts`.
 */
export const PROGRAMME_OBLIGATION_KINDS = [
  'programme-milestone',
  'programme-task',
  'steering-meeting',
  'working-meeting',
  'programme-signal',
  'law-check',
] as const;

/** One kind of obligation of programmes. */
export type ProgrammeObligationKind = (typeof PROGRAMME_OBLIGATION_KINDS)[number];

/** Every kind of obligation; each belongs to one kind of subject. */
export const OBLIGATION_KINDS = [...JOURNEY_OBLIGATION_KINDS, ...PROGRAMME_OBLIGATION_KINDS] as const;

/** One kind of obligation. */
export type ObligationKind = (typeof OBLIGATION_KINDS)[number];

/** Whether a kind of obligation belongs to journeys. */
export function isJourneyObligation(kind: ObligationKind): kind is JourneyObligationKind {
  return !(PROGRAMME_OBLIGATION_KINDS as readonly ObligationKind[]).includes(kind);
}
