import { isProgrammeOver, openProgramme, programmeEndsAt } from '../domain/decisions/programme.ts';
import { programmeRules } from '../domain/obligations/programme-rules.ts';
import { soonestDue } from '../domain/obligations/soonest-due.ts';
import type { Step } from '../domain/obligations/step-days.ts';
import { isOverdue, nextStep, takeStep } from '../domain/obligations/steps.ts';
import { takeUp } from '../domain/obligations/take-up.ts';
import { applyToProgramme } from '../domain/programme/apply.ts';
import type { ProgrammeEvent } from '../domain/programme/events.ts';
import { itemOwed, unopenedProgramme } from '../domain/programme/programme.ts';
import type { Programme } from '../domain/programme/programme.ts';
import { PROGRAMME_BOOKS } from '../domain/rulebook/index.ts';
import { openObligations } from '../domain/subjects/obligation.ts';
import type { Obligation } from '../domain/subjects/obligation.ts';
import { dateOf } from '../domain/vocabulary/calendar.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import type { ProgrammeOpening, ProgrammeStart } from '../engine/messages.ts';
import { describeBatch, describeOwed, describeProgress, describeStep } from './descriptions.ts';
import { PROGRAMME_HANDLERS } from './programme-handlers.ts';
import { live } from './subject.ts';
import type { SubjectLife } from './subject.ts';
import { ATTRIBUTES, owedAttributes } from './write-search-attributes.ts';

/** How much of what is owed and not yet late Temporal's UI shows: a programme owes all its meetings from its first day. */
const COMING_SHOWN = 10;
/** And how much of what is late, the longest overdue first. */
const LATE_SHOWN = 40;

/**
 * A programme with its milestones, meetings and running tasks. It lives from the day its file is first taken
 * in until its last day has passed and nobody must be told of anything any more.
 */
export function programme(start: ProgrammeStart): Promise<void> {
  return live(PROGRAMME, start);
}

const PROGRAMME: SubjectLife<Programme, ProgrammeEvent, ProgrammeOpening, Step> = {
  ...PROGRAMME_HANDLERS,
  kind: 'programme',
  unopened: unopenedProgramme,
  // It is its file that speaks, and nobody in particular.
  open: (state, { slug, plan }, rulebook, now) => ({
    events: openProgramme(state, { slug, rulebook, plan }, now),
    origin: {},
  }),
  apply: applyToProgramme,
  newestRulebook: PROGRAMME_BOOKS.newest,
  requireRulebook: (version) => PROGRAMME_BOOKS.book(version),
  takeUp: (state, version, now) => takeUp(programmeRules, state, version, now),
  nextStep,
  takeStep: (state, step, now) => takeStep(programmeRules, state, step, now),
  describeStep: (next, state) => describeStep(next, (obligation) => itemOwed(state, obligation)?.item),
  end: (state) => {
    const at = programmeEndsAt(state);
    return at === undefined ? undefined : { at, name: 'Next: the Workflow ends, the programme being over' };
  },
  chapter: () => 'programme',
  searchAttributes: (state, now) => [
    { key: ATTRIBUTES.programme, value: state.slug },
    ...owedAttributes({
      soonest: soonestDue(state),
      isOverdue: isOverdue(state, now),
      rulebook: state.rulebook,
    }),
  ],
  details,
  describeBatch,
};

/** What is late first, then what comes next. */
function details(state: Programme, now: Instant, parked: boolean): string[] {
  const today = dateOf(now);
  const open = openObligations(state);
  const late = open.filter(({ due }) => due < today);
  const coming = open.filter(({ due }) => due >= today).toSorted(byDue);
  const shown = [...late.toSorted(byDue).slice(0, LATE_SHOWN), ...coming.slice(0, COMING_SHOWN)];
  const next = nextStep(state);
  return [
    `- Programme: **${state.slug}**, ${state.startsOn} to ${state.endsOn}${isProgrammeOver(state, now) ? ' (over)' : ''}`,
    ...describeOwed(shown, now, (obligation) => itemOwed(state, obligation)?.item),
    ...(shown.length < open.length ? [`- And ${open.length - shown.length} more are owed`] : []),
    ...(next === undefined || parked ? [] : [`- ${PROGRAMME.describeStep(next, state)}`]),
    describeProgress(state),
  ];
}

function byDue(one: Obligation, other: Obligation): number {
  return one.due < other.due ? -1 : 1;
}
