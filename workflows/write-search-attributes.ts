import { defineSearchAttributeKey } from '@temporalio/common';
import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Obligation } from '../domain/subjects/obligation.ts';
import type { SubjectKind } from '../domain/subjects/subject.ts';
import { instantAt } from '../domain/vocabulary/calendar.ts';

/** The search attributes, in the form in which they are written. */
export const ATTRIBUTES = {
  subjectKind: defineSearchAttributeKey('SubjectKind', 'KEYWORD'),
  stage: defineSearchAttributeKey('Stage', 'KEYWORD'),
  municipality: defineSearchAttributeKey('Municipality', 'KEYWORD'),
  sector: defineSearchAttributeKey('Sector', 'KEYWORD'),
  programme: defineSearchAttributeKey('Programme', 'KEYWORD'),
  nextObligation: defineSearchAttributeKey('NextObligation', 'KEYWORD'),
  owedBy: defineSearchAttributeKey('OwedBy', 'KEYWORD'),
  rulebook: defineSearchAttributeKey('Rulebook', 'KEYWORD'),
  nextDue: defineSearchAttributeKey('NextDue', 'DATETIME'),
  overdue: defineSearchAttributeKey('Overdue', 'BOOL'),
};

/**
 * By what every kind of subject can be found: what is due first, by whom, whether anything is late, and its
 * rulebook.
 */
export function owedAttributes(owed: {
  readonly soonest: Obligation | undefined;
  readonly isOverdue: boolean;
  readonly rulebook: number;
}): SearchAttributeUpdatePair[] {
  const { soonest, isOverdue, rulebook } = owed;
  const due = soonest && new Date(instantAt(soonest.due, '12:00'));
  return [
    { key: ATTRIBUTES.nextObligation, value: soonest?.kind ?? null },
    { key: ATTRIBUTES.owedBy, value: soonest?.owedBy ?? null },
    { key: ATTRIBUTES.rulebook, value: `v${rulebook}` },
    { key: ATTRIBUTES.nextDue, value: due ?? null },
    { key: ATTRIBUTES.overdue, value: isOverdue },
  ];
}

/**
 * Keeps a subject's search attributes up to date. It writes only what is not known already, from this run or
 * from the one before, which passes on what it knows: every write is an event and an action that costs money.
 * The kind is written with the first of the others, never alone: on replay, a run from before kinds were
 * written must do what it did.
 */
export function writeSearchAttributes(kind: SubjectKind, values: readonly SearchAttributeUpdatePair[]): void {
  const known = workflowInfo().typedSearchAttributes;
  // One that was never set must not be unset: Temporal's UI would show it as an empty list.
  const isNews = ({ key, value }: SearchAttributeUpdatePair) => !isSame(known.get(key) ?? null, value);
  const changed = values.filter(isNews);
  if (changed.length === 0) return;
  const ofKind = { key: ATTRIBUTES.subjectKind, value: kind };
  upsertSearchAttributes([...(isNews(ofKind) ? [ofKind] : []), ...changed]);
}

function isSame(one: unknown, other: unknown): boolean {
  return one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
}
