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
import type { JourneyActivities } from '../activities/index.ts';
import type { UnheardSignal } from '../activities/recording/keep-signal.ts';
import { refer } from '../domain/decisions/decide.ts';
import { isOver } from '../domain/decisions/reopening.ts';
import { unopenedJourney } from '../domain/journeys/journey.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import { journeyRules } from '../domain/obligations/journey-rules.ts';
import { nextStep, takeStep } from '../domain/obligations/steps.ts';
import type { NextStep } from '../domain/obligations/steps.ts';
import { takeUp } from '../domain/obligations/take-up.ts';
import { NEWEST_RULEBOOK, rulebook } from '../domain/rulebook/index.ts';
import { msBetween } from '../domain/vocabulary/calendar.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import { STATE_QUERY } from '../engine/messages.ts';
import type { JourneyStart } from '../engine/messages.ts';
import { Bell } from './bell.ts';
import { createClock } from './clock.ts';
import { describeBatch, showDetails } from './descriptions.ts';
import { receiveCommands, receiveSignals } from './journey-handlers.ts';
import { NamedTimer } from './named-timer.ts';
import { Recorder } from './recorder.ts';
import { nextWaking, runEnds } from './waking.ts';
import { writeSearchAttributes } from './write-search-attributes.ts';

/** Events in a run's history after which a new run begins. */
const RUN_HISTORY_EVENTS = 500;
/** What a run begins under that was started before starts said so. */
const FIRST_RULEBOOK = 1;

const { recordEvents, keepSignal } = proxyActivities<JourneyActivities>({
  startToCloseTimeout: '5s',
  retry: { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '5s' },
});

/**
 * One person's journey, from the referral until 90 days after it is closed. Handlers accept; this loop acts, alone
 * and in order: it records what was accepted, continues as new where the stage has moved, takes the steps that are
 * due, keeps one timer for the next one, and waits. A journey ends by a command: a cancellation asked for in Temporal's
 * UI changes nothing.
 */
export function journey(start: JourneyStart): Promise<void> {
  return CancellationScope.nonCancellable(() => live(start));
}

async function live(start: JourneyStart): Promise<void> {
  const clock = createClock(start.offsetMs);
  const carried = start.carried ?? { journey: unopenedJourney(start.journeyId), answered: [], parked: false };
  const bell = new Bell();
  const recorder = new Recorder(carried, start.epoch, bell);
  if (start.carried === undefined) open(recorder, start, clock.now());
  takeUpRulebook(recorder, start, clock.now());
  const began = { stage: recorder.journey.stage, at: clock.now() };

  const unheard: UnheardSignal[] = [];
  let timeMoved = false;
  let rulebookWaits = false;
  setHandler(defineQuery(STATE_QUERY), () => recorder.journey);
  receiveCommands(recorder, clock);
  receiveSignals({
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
      recordEvents.executeWithOptions({ summary: describeBatch(batch.events) }, [batch]),
    );
    for (let signal = unheard.shift(); signal !== undefined; signal = unheard.shift())
      await keepSignal(signal);
    writeSearchAttributes(recorder.journey, clock.now());
    showDetails(recorder.journey, clock.now(), recorder.parked);

    if (recorder.parked) {
      timer.clear();
      await bell.untilRung();
      continue;
    }
    const over = isOver(recorder.journey, clock.now());
    if (over || rulebookWaits || isToContinue(began, recorder.journey, clock.now())) {
      await condition(() => recorder.hasPending || allHandlersFinished());
      if (recorder.hasPending) continue;
      timer.clear();
      if (over) return;
      await continueAsNew<typeof journey>({
        ...start,
        offsetMs: clock.offsetMs(),
        // Decided here, once: the next run reads it in its start, however new the code that replays it.
        rulebook: NEWEST_RULEBOOK,
        carried: recorder.carry(),
      });
    }
    const next = takeStepsDue(recorder, clock.now());
    if (recorder.hasPending) continue;
    const waking = nextWaking(recorder.journey, next, began.at);
    timer.arm(waking, msBetween(clock.now(), waking.at));
    await bell.untilRung();
    if (timer.fired || timeMoved) timer.clear();
    timeMoved = false;
  }
}

function open(recorder: Recorder, { opening, rulebook = FIRST_RULEBOOK }: JourneyStart, now: Instant): void {
  const { referral, programme, actor, onBehalfOf, noteId } = opening;
  const events = refer(recorder.journey, referral, { ...programme, rulebook }, now);
  recorder.accept(events, {
    actor,
    ...(onBehalfOf && { onBehalfOf }),
    ...(noteId !== undefined && { noteId }),
  });
}

/** Fails the Workflow Task where this code does not know the rulebook: a newer worker will take the journey on. */
function takeUpRulebook(
  recorder: Recorder,
  { rulebook: version = FIRST_RULEBOOK }: JourneyStart,
  now: Instant,
): void {
  const { journey } = recorder;
  rulebook(Math.max(version, journey.rulebook));
  const events = recorder.parked ? [] : takeUp(journeyRules, journey, version, now);
  if (events.length > 0) recorder.accept(events);
}

/** Takes every step that is due, so that a morning's steps are recorded as one. Gives the step that comes after them. */
function takeStepsDue(recorder: Recorder, now: Instant): NextStep | undefined {
  for (;;) {
    const next = nextStep(recorder.journey);
    if (next === undefined || next.at > now) return next;
    recorder.accept(takeStep(journeyRules, recorder.journey, next.step, now));
  }
}

function isToContinue(
  began: { readonly stage: string; readonly at: Instant },
  { stage }: Journey,
  now: Instant,
): boolean {
  const { continueAsNewSuggested, historyLength } = workflowInfo();
  return (
    stage !== began.stage ||
    continueAsNewSuggested ||
    historyLength >= RUN_HISTORY_EVENTS ||
    now >= runEnds(began.at)
  );
}
