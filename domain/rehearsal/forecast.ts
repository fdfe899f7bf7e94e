import { STAGES } from '../vocabulary/codes.ts';
import type { PassedOnTo, Stage } from '../vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import { ACHIEVEMENTS, COUNTS_TOWARDS } from './outcomes.ts';
import type { Achievement, TargetId } from './outcomes.ts';
import type { NoticeCounts, RunTally } from './tally.ts';

/**
 * Three numbers from many runs: one run in ten stays below `p10`, `p50` is the middle, and one in ten exceeds
 * `p90`.
 */
export interface Percentiles {
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
}

/** A number that a programme wants to reach by its end. */
export interface Target {
  readonly id: TargetId;
  readonly atLeast: number;
}

/** How many mails of one kind one party gets, on average over the runs. */
export interface NoticeMean {
  readonly kind: ObligationKind;
  readonly party: PassedOnTo;
  readonly reminders: number;
  readonly escalations: number;
}

/** What many runs of one plan show together. */
export interface Forecast {
  readonly runs: number;
  /** How many people stand at each stage at the end of each month, on average. */
  readonly stages: Readonly<Record<Stage, readonly number[]>>;
  readonly achieved: Readonly<Record<Achievement, Percentiles>>;
  readonly targets: readonly (Target & {
    /** The share of the runs that reach it. */
    readonly chance: number;
    readonly atEnd: Percentiles;
    readonly byMonth: readonly Percentiles[];
  })[];
  readonly notices: readonly NoticeMean[];
  readonly mostMailsInAWeek: Percentiles & { readonly worst: number };
  /** Hours of work for the secretariat, in each month and altogether. */
  readonly hoursByMonth: readonly number[];
  readonly hours: Percentiles;
  /** How often the rules said no, on average, by command and code. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly unanswered: readonly ObligationKind[];
}

/** Sums up many runs: averages, percentiles, and the chance of reaching each target. */
export function forecast(runs: readonly RunTally[], targets: readonly Target[]): Forecast {
  const [first] = runs;
  const months = first?.minutes.length ?? 0;
  const byMonth = <T>(of: (month: number) => T) => Array.from({ length: months }, (_, month) => of(month));
  const last = (values: readonly number[]) => values.at(-1) ?? 0;
  return {
    runs: runs.length,
    stages: record(STAGES, (stage) =>
      byMonth((month) => mean(runs, ({ stages }) => stages[stage][month] ?? 0)),
    ),
    achieved: record(ACHIEVEMENTS, (one) => percentilesOf(runs.map(({ achieved }) => last(achieved[one])))),
    targets: targets.map((target) => ({
      ...target,
      chance: mean(runs, (run) => (last(run.targets[target.id]) >= target.atLeast ? 1 : 0)),
      atEnd: percentilesOf(runs.map((run) => last(run.targets[target.id]))),
      byMonth: byMonth((month) => percentilesOf(runs.map((run) => run.targets[target.id][month] ?? 0))),
    })),
    notices: noticesOf(runs),
    mostMailsInAWeek: {
      ...percentilesOf(runs.map(({ mostMailsInAWeek }) => mostMailsInAWeek)),
      worst: runs.reduce((worst, { mostMailsInAWeek }) => Math.max(worst, mostMailsInAWeek), 0),
    },
    hoursByMonth: byMonth((month) => mean(runs, ({ minutes }) => (minutes[month] ?? 0) / 60)),
    hours: percentilesOf(runs.map(({ minutes }) => minutes.reduce((sum, one) => sum + one, 0) / 60)),
    refusals: record([...new Set(runs.flatMap(({ refusals }) => Object.keys(refusals)))].sort(), (key) =>
      mean(runs, ({ refusals }) => refusals[key] ?? 0),
    ),
    unanswered: OBLIGATION_KINDS.filter((kind) => runs.some(({ unanswered }) => unanswered.includes(kind))),
  };
}

/** The ids of the targets towards which journeys can count. */
export const TARGET_IDS = Object.keys(COUNTS_TOWARDS) as readonly TargetId[];

/** Every kind and party with any notice at all, the most frequent first. */
function noticesOf(runs: readonly RunTally[]): NoticeMean[] {
  const parties = (kind: ObligationKind) =>
    new Set(
      runs.flatMap(({ reminders, escalations }) =>
        [reminders[kind], escalations[kind]].flatMap((counts) => Object.keys(counts ?? {}) as PassedOnTo[]),
      ),
    );
  const of = (counts: NoticeCounts, kind: ObligationKind, party: PassedOnTo) => counts[kind]?.[party] ?? 0;
  return OBLIGATION_KINDS.flatMap((kind) =>
    [...parties(kind)].sort().map((party) => ({
      kind,
      party,
      reminders: mean(runs, ({ reminders }) => of(reminders, kind, party)),
      escalations: mean(runs, ({ escalations }) => of(escalations, kind, party)),
    })),
  ).toSorted((one, other) => other.reminders + other.escalations - one.reminders - one.escalations);
}

function percentilesOf(values: readonly number[]): Percentiles {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (share: number) =>
    rounded(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p10: at(0.1), p50: at(0.5), p90: at(0.9) };
}

function mean(runs: readonly RunTally[], value: (run: RunTally) => number): number {
  return runs.length === 0 ? 0 : rounded(runs.reduce((sum, run) => sum + value(run), 0) / runs.length);
}

/** To the thousandth: more digits would only look exact. */
function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function record<K extends string, T>(keys: readonly K[], value: (key: K) => T): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, value(key)])) as Record<K, T>;
}
