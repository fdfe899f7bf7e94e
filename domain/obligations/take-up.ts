import type { AnyRule, Replacement, SubjectRulebook } from '../rulebook/rule.ts';
import type { ObligationHappening } from '../subjects/obligation-events.ts';
import { openObligations } from '../subjects/obligation.ts';
import type { Obligation, Recurrence } from '../subjects/obligation.ts';
import type { SubjectEvent, SubjectState } from '../subjects/subject.ts';
import { addDays } from '../vocabulary/calendar.ts';
import type { Instant } from '../vocabulary/calendar.ts';
import type { HappeningOf, SubjectRules } from './subject-rules.ts';
import { unfold } from './unfold.ts';

/**
 * Takes up a newer rulebook: from here on obligations open under it. What is open keeps the rule it was
 * opened under, unless a book on the way replaces its kind; then it goes on by the new rule, or ends if there
 * is no rule for it any more. Nothing happens if the subject has this book or a newer one. Throws if this
 * code does not know the version.
 */
export function takeUp<S extends SubjectState, E extends SubjectEvent>(
  rules: SubjectRules<S, E>,
  subject: S,
  version: number,
  now: Instant,
): E[] {
  const books = rules.books.booksAfter(subject.rulebook, version);
  const newest = books.at(-1);
  if (newest === undefined) return [];
  const cause = subject.sequence + 1;
  const going = subject.recurrences.filter(({ endedBy }) => endedBy === undefined);
  const happenings: ObligationHappening[] = [
    { type: 'RulebookTakenUp', payload: { version } },
    ...openObligations(subject).flatMap((obligation) => goingOn(obligation, books, newest, cause)),
    ...going.flatMap((recurrence) => recurring(recurrence, books, newest, cause)),
  ];
  return unfold(rules, subject, happenings as HappeningOf<E>[], now);
}

function goingOn(
  obligation: Obligation,
  books: readonly SubjectRulebook[],
  newest: SubjectRulebook,
  cause: number,
): ObligationHappening[] {
  const replacements = replacementsOf(obligation, books);
  if (replacements.length === 0) return [];
  const { id, kind } = obligation;
  const rule = ruleIn(newest, kind);
  if (rule === undefined) return [{ type: 'ObligationEnded', payload: { obligation: id, kind, cause } }];
  const days = replacements.reduce((sum, { moveDue = 0 }) => sum + moveDue, 0);
  const { owedBy } = rule;
  // Another owner is another organisation, and the subject itself says which.
  const organisation = owedBy === obligation.owedBy ? obligation.organisation : undefined;
  const payload = {
    obligation: id,
    kind,
    rulebook: newest.version,
    owedBy,
    due: addDays(obligation.due, days),
    ...(organisation !== undefined && { organisation }),
  };
  return [{ type: 'ObligationReplaced', payload }];
}

/** The months still to open follow the new rule too; those open already are obligations like any other. */
function recurring(
  recurrence: Recurrence,
  books: readonly SubjectRulebook[],
  newest: SubjectRulebook,
  cause: number,
): ObligationHappening[] {
  if (replacementsOf(recurrence, books).length === 0) return [];
  const { kind } = recurrence;
  if (ruleIn(newest, kind)?.recurs === undefined)
    return [{ type: 'RecurrenceEnded', payload: { kind, cause } }];
  return [{ type: 'RecurrenceReplaced', payload: { kind, rulebook: newest.version } }];
}

function replacementsOf(
  { kind, rulebook }: Obligation | Recurrence,
  books: readonly SubjectRulebook[],
): readonly Replacement[] {
  return books
    .filter(({ version }) => version > rulebook)
    .flatMap(({ replaces = [] }) => replaces.filter((replacement) => replacement.kind === kind));
}

function ruleIn({ obligations }: SubjectRulebook, kind: string): AnyRule | undefined {
  return obligations.find((rule) => rule.kind === kind);
}
