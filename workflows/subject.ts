import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  defineQuery,
  proxyActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import type { SubjectActivities } from '../activities/index.ts';
import type { UnheardSignal } from '../activities/recording/keep-signal.ts';
import type { RecordedEvent } from '../domain/subjects/recorded-event.ts';
import type { SubjectEvent, SubjectKind, SubjectState } from '../domain/subjects/subject.ts';
import { msBetween } from '../domain/vocabulary/calendar.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import { STATE_QUERY } from '../engine/messages.ts';
import type { SubjectStart } from '../engine/messages.ts';
import { Bell } from './bell.ts';
import { createClock } from './clock.ts';
import { showDetails } from './descriptions.ts';
import { NamedTimer } from './named-timer.ts';
import type { Waking } from './named-timer.ts';
import { Recorder } from './recorder.ts';
import type { Origin } from './recorder.ts';
import { receiveCommands, receiveSignals } from './subject-handlers.ts';
import type { SubjectHandlers } from './subject-handlers.ts';
import { nextWaking, runEnds } from './waking.ts';
import { writeSearchAttributes } from './write-search-attributes.ts';

/** Events in a run's history after which a new run begins. */
const RUN_HISTORY_EVENTS = 500;
/** The rulebook under which a run begins if it was started before starts named one. */
const FIRST_RULEBOOK = 1;

const { recordEvents, keepSignal } = proxyActivities<SubjectActivities>({
  startToCloseTimeout: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/**
 * Everything that a Workflow must know of a kind of subject. Everything here is a pure function of its
 * arguments: it is called again on replay, and must return the same.
 */
export interface SubjectLife<
  S extends SubjectState,
  E extends SubjectEvent,
  Opening extends object,
  Step,
> extends SubjectHandlers<S, E> {
  readonly kind: SubjectKind;
  /** A subject before its first event. */
  readonly unopened: (id: string) => S;
  /** The events with which one begins under a rulebook, and whose word they are. */
  readonly open: (
    state: S,
    opening: Opening,
    rulebook: number,
    now: Instant,
  ) => { readonly events: readonly E[]; readonly origin: Origin };
  readonly apply: (state: S, event: E) => S;
  /**
   * The newest rulebook of the kind that this code knows. It is passed to the next run, and never asked for
   * within one.
   */
  readonly newestRulebook: number;
  /** Throws if this code does not know a rulebook: a newer worker will take the subject on. */
  readonly requireRulebook: (version: number) => void;
  /** The events by which a subject goes over to a rulebook; none if it has it already. */
  readonly takeUp: (state: S, version: number, now: Instant) => readonly E[];
  /** The step that is taken next, and when; `undefined` if nothing is owed. */
  readonly nextStep: (state: S) => { readonly at: Instant; readonly step: Step } | undefined;
  readonly takeStep: (state: S, step: Step, now: Instant) => readonly E[];
  /** A step of a subject as the timer for it is called. */
  readonly describeStep: (next: { readonly at: Instant; readonly step: Step }, state: S) => string;
  /** When the subject's Workflow ends for good, and what that is called; `undefined` as long as it does not. */
  readonly end: (state: S) => Waking | undefined;
  /** The chapter a subject is in: a run ends, and the next begins, when it changes. */
  readonly chapter: (state: S) => string;
  readonly searchAttributes: (state: S, now: Instant) => readonly SearchAttributeUpdatePair[];
  /**
   * How things stand with the subject, in lines of Markdown for Temporal's UI. A parked one takes no step.
   */
  readonly details: (state: S, now: Instant, parked: boolean) => readonly string[];
  /** What an operator reads beside a recording in Temporal's timeline. */
  readonly describeBatch: (events: readonly RecordedEvent<E>[]) => string;
}

/**
 * Lives one subject, until its kind says that it is over. Handlers accept; this loop acts, alone and in
 * order. It
 *
 * - records what was accepted,
 * - continues as new if the chapter has changed,
 * - takes the steps that are due,
 * - keeps one timer for the next one, and waits.
 *
 * A subject ends by its own events: a cancellation asked for in Temporal's UI changes nothing.
 */
export function live<S extends SubjectState, E extends SubjectEvent, Opening extends object, Step>(
  life: SubjectLife<S, E, Opening, Step>,
  start: SubjectStart<S, Opening>,
): Promise<void> {
  return CancellationScope.nonCancellable(() => liveOn(life, start));
}

async function liveOn<S extends SubjectState, E extends SubjectEvent, Opening extends object, Step>(
  life: SubjectLife<S, E, Opening, Step>,
  start: SubjectStart<S, Opening>,
): Promise<void> {
  const { subject, epoch } = start;
  const clock = createClock(start.offsetMs);
  const carried = start.carried ?? { state: life.unopened(subject.id), answered: [], parked: false };
  const bell = new Bell();
  const recorder = new Recorder<S, E>({ subject, epoch, apply: life.apply, carried }, bell);
  if (start.carried === undefined) {
    const { opening, rulebook = FIRST_RULEBOOK } = start;
    const { events, origin } = life.open(recorder.state, opening, rulebook, clock.now());
    recorder.accept(events, origin);
  }
  takeUpRulebook(life, recorder, start.rulebook ?? FIRST_RULEBOOK, clock.now());
  const began = { chapter: life.chapter(recorder.state), at: clock.now() };

  const unheard: UnheardSignal[] = [];
  let timeMoved = false;
  let rulebookWaits = false;
  setHandler(defineQuery(STATE_QUERY), () => recorder.state);
  receiveCommands(life, recorder, clock);
  receiveSignals(life, {
    recorder,
    clock,
    moved: () => {
      timeMoved = true;
      bell.ring();
    },
    takeUp: () => {
      rulebookWaits = true;
      bell.ring();
    },
    keep: (signal) => {
      unheard.push(signal);
      bell.ring();
    },
  });

  const timer = new NamedTimer(bell);
  for (;;) {
    await recorder.record((batch) =>
      recordEvents.executeWithOptions({ summary: life.describeBatch(batch.events) }, [batch]),
    );
    for (let signal = unheard.shift(); signal !== undefined; signal = unheard.shift())
      await keepSignal(signal);
    writeSearchAttributes(life.kind, life.searchAttributes(recorder.state, clock.now()));
    showDetails(life.kind, life.details(recorder.state, clock.now(), recorder.parked), recorder.parked);

    if (recorder.parked) {
      timer.clear();
      await bell.untilRung();
      continue;
    }
    const end = life.end(recorder.state);
    const over = end !== undefined && end.at <= clock.now();
    const isNewChapter = life.chapter(recorder.state) !== began.chapter;
    if (over || rulebookWaits || isNewChapter || isRunOver(began.at, clock.now())) {
      await condition(() => recorder.hasPending || allHandlersFinished());
      if (recorder.hasPending) continue;
      timer.clear();
      if (over) return;
      await continueAsNew<(start: SubjectStart<S, Opening>) => Promise<void>>({
        ...start,
        offsetMs: clock.offsetMs(),
        // Decided here, once: the next run reads it in its start, however new the code is that replays it.
        rulebook: life.newestRulebook,
        carried: recorder.carry(),
      });
    }
    const next = takeStepsDue(life, recorder, clock.now());
    if (recorder.hasPending) continue;
    const step = next && { at: next.at, name: life.describeStep(next, recorder.state) };
    const waking = nextWaking({ step, end: life.end(recorder.state), runBegan: began.at });
    timer.arm(waking, msBetween(clock.now(), waking.at));
    await bell.untilRung();
    if (timer.fired || timeMoved) timer.clear();
    timeMoved = false;
  }
}

/** Fails the Workflow Task if this code does not know the rulebook: a newer worker will take the subject on. */
function takeUpRulebook<S extends SubjectState, E extends SubjectEvent, Opening extends object, Step>(
  life: SubjectLife<S, E, Opening, Step>,
  recorder: Recorder<S, E>,
  version: number,
  now: Instant,
): void {
  life.requireRulebook(Math.max(version, recorder.state.rulebook));
  const events = recorder.parked ? [] : life.takeUp(recorder.state, version, now);
  if (events.length > 0) recorder.accept(events);
}

/** Takes every step that is due, so that a morning's steps are recorded as one. Returns the step that comes after them. */
function takeStepsDue<S extends SubjectState, E extends SubjectEvent, Opening extends object, Step>(
  life: SubjectLife<S, E, Opening, Step>,
  recorder: Recorder<S, E>,
  now: Instant,
): { readonly at: Instant; readonly step: Step } | undefined {
  for (;;) {
    const next = life.nextStep(recorder.state);
    if (next === undefined || next.at > now) return next;
    recorder.accept(life.takeStep(recorder.state, next.step, now));
  }
}

/** Whether a run that began at `began` has lived long enough. */
function isRunOver(began: Instant, now: Instant): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return continueAsNewSuggested || historyLength >= RUN_HISTORY_EVENTS || now >= runEnds(began);
}
