import type { Happening, JourneyEvent } from '../journeys/events.ts';
import type { Journey } from '../journeys/journey.ts';
import { occurrenceAfter } from '../journeys/recurrences.ts';
import type { ObligationRule } from '../rulebook/rule.ts';
import type { Obligation, Recurrence } from '../subjects/obligation.ts';
import { addDays, monthOf } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';

/**
 * What a reopened journey owes again by a rule that returns: what the closing ended and nobody has done since, by the
 * day it was owed before, or some days after the reopening where that day has passed. Months that would have opened
 * while the journey was closed are owed as well, and those to come recur again. All of it is opened anew, so that it is
 * struck where the reopening is taken back. `dueIn` tells when the rule wants a month's.
 */
export function broughtBack(
  rule: ObligationRule,
  journey: Journey,
  { payload: { closedBy, on }, sequence: cause }: JourneyEvent & { type: 'JourneyReopened' },
  dueIn: (month: string) => CalendarDate,
): Happening[] {
  const { kind, owedBy, returns } = rule;
  if (returns === undefined || isDoneSince(closedBy, rule, journey)) return [];
  const opening = (due: CalendarDate, { organisation, occurrence }: Partial<Obligation>): Happening => ({
    type: 'ObligationOpened',
    payload: {
      obligation: [kind, cause, ...(occurrence === undefined ? [] : [occurrence])].join(':'),
      kind,
      rulebook: journey.rulebook,
      owedBy,
      due: due > on ? due : addDays(on, returns.days),
      cause,
      ...(organisation !== undefined && { organisation }),
      ...(occurrence !== undefined && { occurrence }),
    },
  });
  const owed = journey.obligations
    .filter(({ kind: of, ended }) => of === kind && ended?.how === 'ended' && ended.by === closedBy)
    .map((obligation) => opening(obligation.due, obligation));
  const stopped = journey.recurrences.find(({ kind: of, endedBy }) => of === kind && endedBy === closedBy);
  if (stopped === undefined) return owed;
  const months: Happening[] = [];
  let ahead = stopped;
  while (isLeft(ahead) && ahead.next <= monthOf(on)) {
    months.push(opening(dueIn(ahead.next), { ...stopped, occurrence: ahead.next }));
    ahead = { ...ahead, next: occurrenceAfter(ahead) };
  }
  return [...owed, ...months, ...(isLeft(ahead) ? [goingOn(ahead, journey.rulebook, cause)] : [])];
}

function goingOn(
  { kind, organisation, from, next, until, every }: Recurrence,
  rulebook: number,
  cause: number,
): Happening {
  return {
    type: 'RecurrenceBegan',
    payload: {
      kind,
      rulebook,
      cause,
      from,
      first: next,
      ...(until !== undefined && { last: until }),
      ...(every !== undefined && { every }),
      ...(organisation !== undefined && { organisation }),
    },
  };
}

function isLeft({ next, until }: Recurrence): boolean {
  return until === undefined || next <= until;
}

/** A paper may still be recorded while a journey is closed. */
function isDoneSince(closedBy: number, { fulfilledBy }: ObligationRule, { papers }: Journey): boolean {
  const answers = fulfilledBy.flatMap((match) => match.where?.['paper'] ?? []);
  return papers.some(({ paper, by }) => by > closedBy && answers.includes(paper));
}
