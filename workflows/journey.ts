import { refer } from '../domain/decisions/decide.ts';
import { REOPENING_DAYS, reopeningEndsAt } from '../domain/decisions/reopening.ts';
import { apply } from '../domain/journeys/apply.ts';
import type { JourneyEvent } from '../domain/journeys/events.ts';
import { openObligations, unopenedJourney } from '../domain/journeys/journey.ts';
import type { Journey } from '../domain/journeys/journey.ts';
import { journeyRules } from '../domain/obligations/journey-rules.ts';
import { sectorOf, soonestDue } from '../domain/obligations/soonest-due.ts';
import type { Step } from '../domain/obligations/step-days.ts';
import { isOverdue, nextStep, takeStep } from '../domain/obligations/steps.ts';
import { takeUp } from '../domain/obligations/take-up.ts';
import { NEWEST_RULEBOOK, rulebook } from '../domain/rulebook/index.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import { STAGE_WORDS } from '../domain/words/index.ts';
import type { JourneyOpening, JourneyStart } from '../engine/messages.ts';
import { upcast } from '../engine/upcast.ts';
import { describeBatch, describeOwed, describeProgress, describeStep } from './descriptions.ts';
import { JOURNEY_HANDLERS } from './journey-handlers.ts';
import { live } from './subject.ts';
import type { SubjectLife } from './subject.ts';
import { ATTRIBUTES, owedAttributes } from './write-search-attributes.ts';

/**
 * One person's journey, from the referral until 90 days after it is closed. A new run begins with every stage. A journey
 * ends by a command: a cancellation asked for in Temporal's UI changes nothing.
 */
export function journey(start: JourneyStart): Promise<void> {
  return live(JOURNEY, upcast(start));
}

const JOURNEY: SubjectLife<Journey, JourneyEvent, JourneyOpening, Step> = {
  ...JOURNEY_HANDLERS,
  kind: 'journey',
  unopened: unopenedJourney,
  open: (state, { referral, programme, actor, onBehalfOf, noteId }, version, now) => ({
    events: refer(state, referral, { ...programme, rulebook: version }, now),
    origin: {
      actor,
      ...(onBehalfOf && { onBehalfOf }),
      ...(noteId !== undefined && { noteId }),
    },
  }),
  apply,
  newestRulebook: NEWEST_RULEBOOK,
  requireRulebook: rulebook,
  takeUp: (state, version, now) => takeUp(journeyRules, state, version, now),
  nextStep,
  takeStep: (state, step, now) => takeStep(journeyRules, state, step, now),
  describeStep: (next) => describeStep(next),
  end: (state) => {
    const at = reopeningEndsAt(state);
    return at === undefined
      ? undefined
      : { at, name: `Next: the Workflow ends, ${REOPENING_DAYS} days after closing` };
  },
  chapter: ({ stage }) => stage,
  searchAttributes: (state, now) => [
    { key: ATTRIBUTES.stage, value: state.stage },
    { key: ATTRIBUTES.municipality, value: state.referral?.municipality ?? null },
    { key: ATTRIBUTES.sector, value: sectorOf(state) ?? null },
    { key: ATTRIBUTES.programme, value: state.programme },
    ...owedAttributes({
      soonest: soonestDue(state),
      isOverdue: isOverdue(state, now),
      rulebook: state.rulebook,
    }),
  ],
  details,
  describeBatch,
};

function details(state: Journey, now: Instant, parked: boolean): string[] {
  const next = nextStep(state);
  return [
    `- Stage: **${STAGE_WORDS[state.stage].en}**`,
    ...describeOwed(openObligations(state), now),
    ...(next === undefined || parked ? [] : [`- ${describeStep(next)}`]),
    describeProgress(state),
  ];
}
