import { defineSearchAttributeKey } from '@temporalio/common';
import { upsertSearchAttributes, workflowInfo } from '@temporalio/workflow';
import type { Journey } from '../domain/journeys/journey.ts';
import { sectorOf, soonestDue } from '../domain/obligations/soonest-due.ts';
import { isOverdue } from '../domain/obligations/steps.ts';
import { instantAt } from '../domain/vocabulary/calendar.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';

const KEYS = {
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
 * Keeps a journey's search attributes up to date. Writes only what is not known already, in this run or from the one
 * before, which hands them on: every write is an event and an action that is paid for.
 */
export function writeSearchAttributes(journey: Journey, now: Instant): void {
  const next = soonestDue(journey);
  const due = next && new Date(instantAt(next.due, '12:00'));
  const values = [
    { key: KEYS.stage, value: journey.stage },
    { key: KEYS.municipality, value: journey.referral?.municipality ?? null },
    { key: KEYS.sector, value: sectorOf(journey) ?? null },
    { key: KEYS.programme, value: journey.programme },
    { key: KEYS.nextObligation, value: next?.kind ?? null },
    { key: KEYS.owedBy, value: next?.owedBy ?? null },
    { key: KEYS.rulebook, value: `v${journey.rulebook}` },
    { key: KEYS.nextDue, value: due ?? null },
    { key: KEYS.overdue, value: isOverdue(journey, now) },
  ];
  const known = workflowInfo().typedSearchAttributes;
  // One that was never set need not be unset: Temporal's UI would show it as an empty list.
  const changed = values.filter(({ key, value }) => !isSame(known.get(key) ?? null, value));
  if (changed.length > 0) upsertSearchAttributes(changed);
}

function isSame(one: unknown, other: unknown): boolean {
  return one instanceof Date && other instanceof Date ? one.getTime() === other.getTime() : one === other;
}
