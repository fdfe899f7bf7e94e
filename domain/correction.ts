import type { CommandFields } from './commands.ts';
import { PARTS } from './journey.ts';
import type { Corrigible, EventType, Happening, Journey, JourneyEvent, Part } from './journey.ts';
import { refuse } from './refusals.ts';
import type { Refusal } from './refusals.ts';

/** So many of the latest commands can be taken back. */
const KEPT = 10;

/** Events of commands that can be taken back, and whether what comes after them rests on the stage they left. */
const CORRIGIBLE: Partial<Readonly<Record<EventType, 'rests-on-stage' | 'free'>>> = {
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
};

/** Events that come in pairs from one command: the second goes with the first. */
const FOLLOWED_BY: Partial<Readonly<Record<EventType, EventType>>> = {
  ScreeningDeclined: 'JourneyClosed',
  ReleasedFromClass: 'ReturnedToRecruitment',
  CourseBrokenOff: 'ReturnedToRecruitment',
  IguEndedEarly: 'ReturnedToRecruitment',
};

/** What can be taken back after an event: of a command's it keeps what it changed. */
export function remembered(
  before: Journey,
  after: Journey,
  { type, sequence }: JourneyEvent,
): readonly Corrigible[] {
  const { corrigible } = after;
  if (CORRIGIBLE[type] === undefined) return corrigible;
  const parts: { [P in Part]?: Journey[P] | null } = {};
  for (const part of PARTS) {
    if (before[part] !== after[part]) Object.assign(parts, { [part]: before[part] ?? null });
  }
  return [...corrigible, { event: sequence, type, before: parts }].slice(-KEPT);
}

/**
 * Takes a command back that was sent by mistake: any of the latest, as long as no later one rests on it. Its events stay
 * on the timeline, struck through; what it opened is struck, what it ended comes back.
 */
export function correct(
  journey: Journey,
  { event, reason }: CommandFields<'CorrectCommand'>,
): Happening | Refusal {
  const { corrigible } = journey;
  const index = corrigible.findIndex((entry) => entry.event === event);
  const first = corrigible[index];
  if (first === undefined) return refuse('not-correctable');
  const leader = corrigible[index - 1];
  if (leader !== undefined && follows(leader, first)) {
    return refuse('correction-blocked', { event: leader.event });
  }
  const second = corrigible[index + 1];
  const group = second !== undefined && follows(first, second) ? [first, second] : [first];
  const blocking = corrigible.slice(index + group.length).findLast((later) => restsOn(later, group));
  if (blocking !== undefined) return refuse('correction-blocked', { event: blocking.event });
  return {
    type: 'CommandCorrected',
    payload: { event, reason, type: first.type, events: group.map((entry) => entry.event) },
  };
}

function follows(first: Corrigible, second: Corrigible): boolean {
  return FOLLOWED_BY[first.type] === second.type;
}

function restsOn(later: Corrigible, group: readonly Corrigible[]): boolean {
  // Whoever closed the journey had all of it before them.
  if (later.type === 'JourneyClosed') return true;
  return group.some(({ before }) => {
    if (before.stage !== undefined && CORRIGIBLE[later.type] === 'rests-on-stage') return true;
    return PARTS.some((part) => part in before && part in later.before);
  });
}

/** A journey as if the commands with these events had not been given; the obligations follow by events of their own. */
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

/** What a correction does to the obligations: strikes what came of it, brings back what it ended, undoes its shifts. */
export function obligationsPutRight(
  journey: Journey,
  { payload: { events }, sequence: cause }: JourneyEvent & { type: 'CommandCorrected' },
  shiftedBy: (obligation: Journey['obligations'][number], days: number, cause: number) => Happening,
): Happening[] {
  const struck: Happening[] = [];
  const put: Happening[] = [];
  for (const obligation of journey.obligations) {
    const { id, kind, ended } = obligation;
    const consequence = { obligation: id, kind, cause };
    const isStruck = events.includes(obligation.cause);
    if (isStruck && ended === undefined) struck.push({ type: 'ObligationStruck', payload: consequence });
    if (isStruck) continue;
    if (ended !== undefined && events.includes(ended.by)) {
      put.push({ type: 'ObligationReopened', payload: consequence });
    }
    const days = obligation.shifts
      .filter(({ by }) => events.includes(by))
      .reduce((sum, shift) => sum + shift.days, 0);
    const isOpen = ended === undefined || events.includes(ended.by);
    if (days !== 0 && isOpen) put.push(shiftedBy(obligation, -days, cause));
  }
  // Struck first: nobody is asked twice for the same thing, not even in between.
  return [...struck, ...put];
}
