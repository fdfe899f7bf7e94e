import type { AnyRule } from '../rulebook/rule.ts';
import type { ObligationHappening } from '../subjects/obligation-events.ts';
import type { Obligation, Recurrence } from '../subjects/obligation.ts';
import { occurrenceAfter } from '../subjects/recurrences.ts';
import type { SubjectEvent, SubjectState } from '../subjects/subject.ts';
import { addDays, monthOf } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { EffectOnAll, SubjectRules } from './subject-rules.ts';

/** A subject's reopening: the day, the event, and the number of the event that had closed it. */
type Reopening = EffectOnAll & { readonly does: 'reopen' } & { readonly cause: number };

/**
 * What a reopened subject owes again by a rule that returns: what the closing ended and nobody has done
 * since. It is due by the same day as before or, if that day has passed, some days after the reopening.
 *
 * Months that would have opened while it was closed are owed as well, and the months to come recur again.
 * Everything is opened by new events, so that it is struck if the reopening is taken back. `dueIn` returns
 * when a month is due by the rule.
 */
export function broughtBack<S extends SubjectState, E extends SubjectEvent>(
  rules: SubjectRules<S, E>,
  rule: AnyRule,
  subject: S,
  { closedBy, on, cause }: Reopening,
  dueIn: (month: string) => CalendarDate,
): ObligationHappening[] {
  const { kind, owedBy, returns } = rule;
  if (returns === undefined || isDoneSince(closedBy, rules, rule, subject)) return [];
  const opening = (
    due: CalendarDate,
    { organisation, occurrence }: Partial<Obligation>,
  ): ObligationHappening => ({
    type: 'ObligationOpened',
    payload: {
      obligation: [kind, cause, ...(occurrence === undefined ? [] : [occurrence])].join(':'),
      kind,
      rulebook: subject.rulebook,
      owedBy,
      due: due > on ? due : addDays(on, returns.days),
      cause,
      ...(organisation !== undefined && { organisation }),
      ...(occurrence !== undefined && { occurrence }),
    },
  });
  const owed = subject.obligations
    .filter(({ kind: of, ended }) => of === kind && ended?.how === 'ended' && ended.by === closedBy)
    .map((obligation) => opening(obligation.due, obligation));
  const stopped = subject.recurrences.find(({ kind: of, endedBy }) => of === kind && endedBy === closedBy);
  if (stopped === undefined) return owed;
  const months: ObligationHappening[] = [];
  let ahead = stopped;
  while (isLeft(ahead) && ahead.next <= monthOf(on)) {
    months.push(opening(dueIn(ahead.next), { ...stopped, occurrence: ahead.next }));
    ahead = { ...ahead, next: occurrenceAfter(ahead) };
  }
  return [...owed, ...months, ...(isLeft(ahead) ? [goingOn(ahead, subject.rulebook, cause)] : [])];
}

function goingOn(
  { kind, organisation, from, next, until, every }: Recurrence,
  rulebook: number,
  cause: number,
): ObligationHappening {
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
function isDoneSince<S extends SubjectState, E extends SubjectEvent>(
  closedBy: number,
  { wasRecorded }: SubjectRules<S, E>,
  { fulfilledBy }: AnyRule,
  subject: S,
): boolean {
  return fulfilledBy
    .flatMap((match) => match.where?.['paper'] ?? [])
    .some((paper) => wasRecorded?.(subject, { state: 'paper', is: String(paper) }, (_, by) => by > closedBy));
}
