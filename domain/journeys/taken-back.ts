import type { EventType, JourneyEvent } from './events.ts';
import type { FoldedType } from './folding/fold.ts';
import { JOURNEY_PARTS } from './journey.ts';
import type { Journey, Corrigible, JourneyPart } from './journey.ts';

/**
 * Whether a command can be taken back: not at all, whatever comes after it, or only if nothing rests on the
 * stage it led to.
 */
type Corrigibility = 'rests-on-stage' | 'free' | 'for-good';

/** How many of the latest commands can be taken back. */
const KEPT = 10;

/**
 * Which events of a command can be taken back, and whether what comes after them rests on the stage they led
 * to. Events that only follow from a command stand for good, and so do those that a command of their own puts
 * right.
 */
export const CORRIGIBLE: Partial<Readonly<Record<EventType, Corrigibility>>> = {
  PersonReferred: 'for-good',
  ScreeningRecorded: 'rests-on-stage',
  ScreeningAccepted: 'rests-on-stage',
  ScreeningDeclined: 'rests-on-stage',
  MatchProposed: 'rests-on-stage',
  MatchAgreed: 'rests-on-stage',
  MatchAccepted: 'rests-on-stage',
  MatchRefused: 'rests-on-stage',
  AdmittedToCourse: 'rests-on-stage',
  ReleasedFromClass: 'rests-on-stage',
  CourseBrokenOff: 'rests-on-stage',
  DayOneConfirmed: 'rests-on-stage',
  NoShowAnswered: 'rests-on-stage',
  NoShowUpheld: 'rests-on-stage',
  CourseCompleted: 'rests-on-stage',
  ReturnedToRecruitment: 'rests-on-stage',
  IguAgreementSigned: 'rests-on-stage',
  VitasRegistered: 'rests-on-stage',
  TrainingPlanSubmitted: 'rests-on-stage',
  SchoolHoursRecorded: 'rests-on-stage',
  AllowanceClaimed: 'rests-on-stage',
  BonusClaimed: 'rests-on-stage',
  IguExtended: 'rests-on-stage',
  IguEndedEarly: 'rests-on-stage',
  IguCompleted: 'rests-on-stage',
  PlacementApproved: 'rests-on-stage',
  PlacementExtended: 'rests-on-stage',
  PlacementExtensionRefused: 'rests-on-stage',
  PlacementEnded: 'rests-on-stage',
  EmploymentStarted: 'rests-on-stage',
  RetentionConfirmed: 'rests-on-stage',
  TrialEnded: 'rests-on-stage',
  JourneyReopened: 'rests-on-stage',
  JourneyClosed: 'rests-on-stage',
  TalkHeld: 'free',
  PaperRecorded: 'free',
  JourneyPaused: 'free',
  JourneyResumed: 'free',
  JourneyTransferred: 'free',
  // What was written before is in the vault, and a new correction writes it again.
  PersonCorrected: 'for-good',
  // What was handed out stays handed out; the link is ended instead.
  OwnPageLinkHandedOut: 'for-good',
  JourneyKept: 'free',
  JourneyMerged: 'rests-on-stage',
  CommandCorrected: 'for-good',
  WarningRaised: 'for-good',
  SignalNotApplied: 'for-good',
  SignalNotUnderstood: 'for-good',
  SignalSettled: 'for-good',
  HelpAskedFor: 'for-good',
  HelpSettled: 'for-good',
  RecurrenceBegan: 'for-good',
  OccurrenceMet: 'for-good',
  RecurrenceMoved: 'for-good',
  RecurrenceReplaced: 'for-good',
  RecurrenceEnded: 'for-good',
  RulebookTakenUp: 'for-good',
} satisfies Readonly<Record<FoldedType, Corrigibility>>;

/** What can be taken back after an event: for an event of a command, the parts as they were before. */
export function remembered(
  before: Journey,
  after: Journey,
  { type, sequence }: JourneyEvent,
): readonly Corrigible[] {
  const { corrigible } = after;
  if ((CORRIGIBLE[type] ?? 'for-good') === 'for-good') return corrigible;
  const parts: { [P in JourneyPart]?: Journey[P] | null } = {};
  for (const part of JOURNEY_PARTS) {
    if (before[part] !== after[part]) Object.assign(parts, { [part]: before[part] ?? null });
  }
  return [...corrigible, { event: sequence, type, before: parts }].slice(-KEPT);
}

/**
 * A journey as if the commands with these events had not been given; the obligations follow by events of
 * their own.
 */
export function takenBack(journey: Journey, events: readonly number[]): Journey {
  const isStruck = (by: number | undefined) => by !== undefined && events.includes(by);
  let after: Journey = journey;
  for (const entry of journey.corrigible.toReversed()) {
    if (isStruck(entry.event)) after = restored(after, entry);
  }
  return {
    ...after,
    corrigible: journey.corrigible.filter(({ event }) => !isStruck(event)),
    talks: journey.talks.filter(({ by }) => !isStruck(by)),
    papers: journey.papers.filter(({ by }) => !isStruck(by)),
    warnings: journey.warnings.filter(({ by }) => !isStruck(by)),
    recurrences: journey.recurrences
      .filter(({ cause }) => !isStruck(cause))
      .map(({ endedBy, moves = [], ...recurrence }) => {
        const moved = moves.find(({ by }) => isStruck(by));
        return {
          ...recurrence,
          ...(moved && { next: moved.next, ...(moved.until !== undefined && { until: moved.until }) }),
          ...(moves.length > 0 && { moves: moves.filter(({ by }) => !isStruck(by)) }),
          ...(endedBy !== undefined && !isStruck(endedBy) && { endedBy }),
          met: recurrence.met.filter(({ by }) => !isStruck(by)),
        };
      }),
  };
}

function restored(journey: Journey, { before }: Corrigible): Journey {
  const parts = new Map<string, unknown>(Object.entries(journey));
  for (const [part, value] of Object.entries(before)) {
    if (value === null) parts.delete(part);
    else parts.set(part, value);
  }
  return Object.fromEntries(parts) as unknown as Journey;
}
