import { ruleOf } from '../rulebook/index.ts';
import type { AnyRule } from '../rulebook/rule.ts';
import type { ObligationHappening } from '../subjects/obligation-events.ts';
import { openObligations } from '../subjects/obligation.ts';
import type { Obligation, Recurrence } from '../subjects/obligation.ts';
import type { SubjectEvent, SubjectState } from '../subjects/subject.ts';
import { dateOf, instantAt } from '../vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import type { Party } from '../vocabulary/codes.ts';
import { openOccurrence } from './openings.ts';
import { isHeldBack, isWaiting } from './pause.ts';
import { nextOpeningOf, nextStepOf, plannedSteps, stepsOf } from './step-days.ts';
import type { DatedStep, Step } from './step-days.ts';
import type { HappeningOf, SubjectRules } from './subject-rules.ts';
import { unfold } from './unfold.ts';

/**
 * Steps begin at half past five in Copenhagen; subjects are spread over the three quarters of an hour after
 * it.
 */
const STEPS_BEGIN = '05:30';
const SPREAD_MS = 45 * 60_000;

/** A step and the instant at which it is to be taken. */
export interface NextStep {
  readonly at: Instant;
  readonly step: Step;
}

/**
 * The step a subject takes next, and when; `undefined` if nothing is owed. An instant in the past means: now.
 */
export function nextStep(subject: SubjectState): NextStep | undefined {
  const next = nextDatedStep(subject);
  return next && { at: momentOf(subject, next.on), step: next.step };
}

/** The same as `nextStep`, with the day only. */
export function nextDatedStep(subject: SubjectState): DatedStep | undefined {
  let next: DatedStep | undefined;
  for (const recurrence of subject.recurrences) {
    const opening = openingOf(subject, recurrence);
    if (opening !== undefined && (next === undefined || opening.on < next.on)) next = opening;
  }
  for (const obligation of subject.obligations) {
    if (obligation.ended !== undefined || isWaiting(subject, obligation)) continue;
    const candidate = nextStepOf(obligation);
    if (candidate !== undefined && (next === undefined || candidate.on < next.on)) next = candidate;
  }
  return next;
}

/** When the next occurrence of something that recurs opens; `undefined` if none does. */
function openingOf(subject: SubjectState, recurrence: Recurrence): DatedStep | undefined {
  if (recurrence.endedBy !== undefined) return undefined;
  if (recurrence.until !== undefined && recurrence.next > recurrence.until) return undefined;
  return isHeldBack(subject, recurrence) ? undefined : nextOpeningOf(recurrence);
}

/** Every step still to be taken, with its day, in the order of the obligations. */
export function stepsAhead(subject: SubjectState): DatedStep[] {
  const steps: DatedStep[] = [];
  for (const recurrence of subject.recurrences) {
    const opening = openingOf(subject, recurrence);
    if (opening !== undefined) steps.push(opening);
  }
  for (const obligation of openObligations(subject)) {
    if (isWaiting(subject, obligation)) continue;
    for (const dated of stepsOf(obligation)) {
      if (!obligation.taken.includes(dated.step.name)) steps.push(dated);
    }
  }
  return steps;
}

/**
 * What a step does, at `now`. If a later one of the same obligation has overtaken a reminder, or an
 * escalation to the same party, it is noted as skipped, so that one mail goes out and not several. That
 * happens if the obligation opened late, or if the service was down.
 */
export function takeStep<S extends SubjectState, E extends SubjectEvent>(
  rules: SubjectRules<S, E>,
  subject: S,
  step: Step,
  now: Instant,
): E[] {
  return unfold(rules, subject, happeningsOf(subject, step, now) as HappeningOf<E>[], now);
}

function happeningsOf(subject: SubjectState, step: Step, now: Instant): ObligationHappening[] {
  if (step.does === 'recur') return openOccurrence(subject, step.recurrence);
  const { obligation } = step;
  const rule = ruleOf(obligation.rulebook, obligation.kind);
  if (step.does === 'miss') return [{ type: 'ObligationMissed', payload: taken(obligation, step) }];
  if (overtaken(subject, obligation, step, now)) {
    return [{ type: 'ReminderSkipped', payload: taken(obligation, step) }];
  }
  const urgent = rule.urgent ?? false;
  if (step.does === 'remind') {
    const payload = Object.assign(taken(obligation, step), { to: remindedBy(rule), urgent });
    return [{ type: 'ObligationReminded', payload }];
  }
  const payload = Object.assign(taken(obligation, step), { to: [step.to], urgent });
  return [{ type: 'ObligationEscalated', payload }];
}

function taken({ id, kind, due, organisation }: Obligation, { name }: Step) {
  return organisation === undefined
    ? { obligation: id, kind, step: name, due }
    : { obligation: id, kind, step: name, due, organisation };
}

function remindedBy({ owedBy, copyTo }: AnyRule): readonly Party[] {
  return copyTo === undefined ? [owedBy] : [owedBy, ...copyTo];
}

/** Whether a later step of the same obligation, which tells the same people the same, is due by now too. */
function overtaken(
  subject: SubjectState,
  obligation: Obligation,
  step: Extract<Step, { does: 'remind' | 'escalate' }>,
  now: Instant,
): boolean {
  const today = dateOf(now);
  // If it is owed only since today, nobody has been silent yet: whoever is told next is told once there has
  // been time to answer.
  if (step.does === 'escalate' && step.to === 'colleague' && obligation.openedOn >= today) return true;
  let isLater = false;
  for (const other of plannedSteps(obligation)) {
    const isAlike =
      other.does === step.does &&
      (other.does !== 'escalate' || step.does !== 'escalate' || other.to === step.to);
    if (isAlike && isLater && other.on <= today && momentOf(subject, other.on) <= now) return true;
    if (other.name === step.name) isLater = true;
  }
  return false;
}

/** Whether anything owed is past its due date at `now`. */
export function isOverdue(subject: SubjectState, now: Instant): boolean {
  const today = dateOf(now);
  return openObligations(subject).some(
    (obligation) => obligation.due < today && !isWaiting(subject, obligation),
  );
}

/** The moment of a day at which a subject takes its steps. */
export function momentOf(subject: SubjectState, on: CalendarDate): Instant {
  return instantAt(on, STEPS_BEGIN, spreadOf(subject.id));
}

/** A subject's own place within the three quarters of an hour: the same on every day (FNV-1a over its id). */
function spreadOf(id: string): number {
  let hash = 0x81_1c_9d_c5;
  for (let index = 0; index < id.length; index += 1) {
    hash = Math.imul(hash ^ id.charCodeAt(index), 0x01_00_01_93) >>> 0;
  }
  return hash % SPREAD_MS;
}
