import { apply } from '../journeys/apply.ts';
import { openObligations } from '../journeys/journey.ts';
import type { Journey, Obligation } from '../journeys/journey.ts';
import { dateOf } from '../vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import type { Party } from '../vocabulary/codes.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import { journeyRules } from './journey-rules.ts';
import { stepsOf } from './step-days.ts';
import { nextStep } from './steps.ts';
import type { NextStep } from './steps.ts';
import { takeUp } from './take-up.ts';

/** What would change in one journey if it took up a rulebook at once. */
export interface TakeUpPreview {
  readonly journey: string;
  readonly from: number;
  readonly to: number;
  /** What is owed now or would be then, if it is not the same, in the order of the ledger. */
  readonly changes: readonly TermsChange[];
  /** What recurs and would open its next occurrences by the new book, or not at all. */
  readonly recurring: readonly { readonly kind: ObligationKind; readonly what: 'changes' | 'ends' }[];
  /** What the journey does next by itself, now and then. */
  readonly next: { readonly before: NextStep | undefined; readonly after: NextStep | undefined };
}

/** One obligation before and after: `before` is absent if it would open, `after` if it would end. */
export interface TermsChange {
  readonly kind: ObligationKind;
  readonly occurrence?: string;
  readonly before?: ObligationTerms;
  readonly after?: ObligationTerms;
}

/** What people notice of an obligation: who owes it by when, and what is still to come about it. */
export interface ObligationTerms {
  readonly owedBy: Party;
  readonly due: CalendarDate;
  readonly steps: readonly { readonly on: CalendarDate; readonly name: string }[];
  /** How many of the steps would be taken at once, because their day has come. */
  readonly stepsAtOnce: number;
}

/** How many obligations of a kind change, and how, in all journeys together. */
export interface KindTotal {
  readonly kind: ObligationKind;
  readonly opens: number;
  readonly ends: number;
  readonly changes: number;
  /** Of those that change, how many get another due date, and how many another owner. */
  readonly otherDue: number;
  readonly otherOwner: number;
  /** Steps that would be taken the same day. */
  readonly stepsAtOnce: number;
}

/**
 * What would change if a journey took up a rulebook now. `undefined` if it has this one or a newer one. This
 * changes nothing.
 */
export function previewTakeUp(journey: Journey, version: number, now: Instant): TakeUpPreview | undefined {
  const events = takeUp(journeyRules, journey, version, now);
  if (events.length === 0) return undefined;
  const then = events.reduce(apply, journey);
  const today = dateOf(now);
  return {
    journey: journey.id,
    from: journey.rulebook,
    to: version,
    changes: changesBetween(journey, then, today),
    recurring: journey.recurrences.flatMap((recurrence) => {
      const after = then.recurrences.find(({ kind }) => kind === recurrence.kind);
      if (after?.rulebook === recurrence.rulebook) return [];
      return [
        { kind: recurrence.kind, what: after === undefined ? ('ends' as const) : ('changes' as const) },
      ];
    }),
    next: { before: nextStep(journey), after: nextStep(then) },
  };
}

function changesBetween(journey: Journey, then: Journey, today: CalendarDate): TermsChange[] {
  const before = new Map(openObligations(journey).map((obligation) => [obligation.id, obligation]));
  const after = new Map(openObligations(then).map((obligation) => [obligation.id, obligation]));
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    const known = was ?? is;
    if (known === undefined || (was?.rulebook === is?.rulebook && was !== undefined)) return [];
    const { kind, occurrence } = known;
    return [
      {
        kind,
        ...(occurrence !== undefined && { occurrence }),
        ...(was && { before: owed(was, today) }),
        ...(is && { after: owed(is, today) }),
      },
    ];
  });
}

function owed(obligation: Obligation, today: CalendarDate): ObligationTerms {
  const steps = stepsOf(obligation)
    .map(({ on, step: { name } }) => ({ on, name }))
    .filter(({ name }) => !obligation.taken.includes(name))
    .sort((one, other) => (one.on < other.on ? -1 : 1));
  const { owedBy, due } = obligation;
  return { owedBy, due, steps, stepsAtOnce: steps.filter(({ on }) => on <= today).length };
}

/**
 * The changes of many journeys added up by kind of obligation, in the order in which the kinds first come up.
 */
export function totalsByKind(previews: readonly TakeUpPreview[]): KindTotal[] {
  const totals = new Map<ObligationKind, KindTotal>();
  for (const { kind, before, after } of previews.flatMap(({ changes }) => changes)) {
    const so = totals.get(kind) ?? NOTHING(kind);
    const both = before !== undefined && after !== undefined;
    totals.set(kind, {
      kind,
      opens: so.opens + (before === undefined ? 1 : 0),
      ends: so.ends + (after === undefined ? 1 : 0),
      changes: so.changes + (both ? 1 : 0),
      otherDue: so.otherDue + (both && before.due !== after.due ? 1 : 0),
      otherOwner: so.otherOwner + (both && before.owedBy !== after.owedBy ? 1 : 0),
      stepsAtOnce: so.stepsAtOnce + (after?.stepsAtOnce ?? 0),
    });
  }
  return [...totals.values()];
}

const NOTHING = (kind: ObligationKind): KindTotal => ({
  kind,
  opens: 0,
  ends: 0,
  changes: 0,
  otherDue: 0,
  otherOwner: 0,
  stepsAtOnce: 0,
});
