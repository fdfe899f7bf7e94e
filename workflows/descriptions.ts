import { setCurrentDetails, workflowInfo } from '@temporalio/workflow';
import type { JourneyEvent } from '../domain/journeys/events.ts';
import type { Step } from '../domain/obligations/step-days.ts';
import type { NextStep } from '../domain/obligations/steps.ts';
import type { ProgrammeEvent } from '../domain/programme/events.ts';
import type { Obligation } from '../domain/subjects/obligation.ts';
import type { RecordedEvent } from '../domain/subjects/recorded-event.ts';
import type { SubjectKind, SubjectState } from '../domain/subjects/subject.ts';
import { dateOf } from '../domain/vocabulary/calendar.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import { EVENT_WORDS, OBLIGATION_WORDS, PARTY_WORDS, PASSED_ON_TO_WORDS } from '../domain/words/index.ts';

/** What an obligation is about, beside what its kind is called; `undefined` if its kind says it all. */
export type AboutObligation = (obligation: Obligation) => string | undefined;

/** What an operator reads beside a recording in Temporal's timeline: the first thing that happened, and how many more. */
export function describeBatch(
  events: readonly (RecordedEvent<JourneyEvent> | RecordedEvent<ProgrammeEvent>)[],
): string {
  const [first, ...others] = events;
  if (first === undefined) return 'Recorded: nothing';
  const what = EVENT_WORDS[first.type].en;
  return `Recorded: ${what}${about(first.payload)}${others.length === 0 ? '' : ` and ${others.length} more`}`;
}

function about(payload: (JourneyEvent | ProgrammeEvent)['payload']): string {
  if ('obligation' in payload) return `: ${OBLIGATION_WORDS[payload.kind].en}`;
  return 'item' in payload ? `: ${payload.item}` : '';
}

/** The name of the timer for a step: what is owed, by whom, by when, and what happens when the timer fires. */
export function describeStep({ at, step }: NextStep, aboutOf?: AboutObligation): string {
  if (step.does === 'recur') {
    return `Next: ${OBLIGATION_WORDS[step.recurrence.kind].en} for ${step.recurrence.next} opens on ${dateOf(at)}`;
  }
  const { due } = step.obligation;
  return `Next: ${named(step.obligation, aboutOf)} (${ower(step.obligation)}) by ${due}, ${verb(step)} on ${dateOf(at)}`;
}

function verb(step: Exclude<Step, { does: 'recur' }>): string {
  switch (step.does) {
    case 'remind':
      return 'reminder';
    case 'miss':
      return 'noted as missed';
    case 'escalate':
      return `passed on to ${PASSED_ON_TO_WORDS[step.to].en.toLowerCase()}`;
  }
}

/** What is owed by whom by when, a line each, what is due first at the top; one line if nothing is. */
export function describeOwed(open: readonly Obligation[], now: Instant, aboutOf?: AboutObligation): string[] {
  if (open.length === 0) return ['- Nothing is owed'];
  const today = dateOf(now);
  return [...open]
    .sort((one, other) => (one.due < other.due ? -1 : 1))
    .map(
      (obligation) =>
        `- Owed: **${named(obligation, aboutOf)}** by ${ower(obligation)}, due ${obligation.due}${
          obligation.due < today ? ' (**overdue**)' : ''
        }`,
    );
}

/** How many events there are so far, and under which rulebook. */
export function describeProgress({ rulebook, sequence }: SubjectState): string {
  return `- Rulebook ${rulebook}; ${sequence} events so far`;
}

/** Shows in Temporal's UI where a subject stands: whether it is parked, what its kind says of it, and the chain of runs. */
export function showDetails(kind: SubjectKind, lines: readonly string[], parked: boolean): void {
  const { namespace, workflowId } = workflowInfo();
  const runs = `/namespaces/${namespace}/workflows?query=${encodeURIComponent(`WorkflowId="${workflowId}"`)}`;
  setCurrentDetails(
    [
      ...(parked
        ? ['- **Parked**: history and database disagree; see the alarms and the operations guide']
        : []),
      ...lines,
      `- [All runs of this ${kind}](${runs})`,
    ].join('\n'),
  );
}

/** What is owed, with its month if it comes every month, or with what it is about. */
function named(obligation: Obligation, aboutOf: AboutObligation = () => undefined): string {
  const { kind, occurrence } = obligation;
  const what = OBLIGATION_WORDS[kind].en;
  if (occurrence !== undefined) return `${what} for ${occurrence}`;
  const about = aboutOf(obligation);
  return about === undefined ? what : `${what} ${about}`;
}

function ower({ owedBy, organisation }: Obligation): string {
  const party = PARTY_WORDS[owedBy].en.toLowerCase();
  return organisation === undefined ? party : `${party} ${organisation}`;
}
