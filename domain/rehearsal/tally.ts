import type { CommandType } from '../journeys/commands.ts';
import type { JourneyEvent } from '../journeys/events.ts';
import type { Journey } from '../journeys/journey.ts';
import { addMonths, daysBetween } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { STAGES } from '../vocabulary/codes.ts';
import type { PassedOnTo, Stage } from '../vocabulary/codes.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { Plan } from './life.ts';
import { ACHIEVEMENTS, achievedBy, COUNTS_TOWARDS } from './outcomes.ts';
import type { Achievement, TargetId } from './outcomes.ts';

/** How many notices of each kind each party got. */
export type NoticeCounts = Readonly<
  Partial<Record<ObligationKind, Readonly<Partial<Record<PassedOnTo, number>>>>>
>;

/** What one run of a programme came to. Everything that is counted by month is counted at the month's end. */
export interface RunTally {
  readonly stages: Readonly<Record<Stage, readonly number[]>>;
  /** How many people have achieved each achievement by the end of each month, each person once. */
  readonly achieved: Readonly<Record<Achievement, readonly number[]>>;
  /** The same for what counts towards each target. */
  readonly targets: Readonly<Record<TargetId, readonly number[]>>;
  readonly reminders: NoticeCounts;
  readonly escalations: NoticeCounts;
  /** The most mails that any one company got within a week, at most one a day. */
  readonly mostMailsInAWeek: number;
  /** The secretariat's minutes in each month. */
  readonly minutes: readonly number[];
  /** How often the rules said no, by command and code. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Kinds of obligation that came up and that nobody here answers. */
  readonly unanswered: readonly ObligationKind[];
}

const SECRETARIAT: readonly PassedOnTo[] = ['coordinator', 'project-lead'];
/** A Monday, from which weeks are counted. */
const A_MONDAY = '2001-01-01';

type MutableNotices = Partial<Record<ObligationKind, Partial<Record<PassedOnTo, number>>>>;

/** Something in a life that is counted. It is kept, so that one life can be counted in several runs. */
export type Countable = (tally: Tally) => void;

/** What is to be counted in an event of a life, given the journey before and after it. */
export function countablesOf(event: JourneyEvent, before: Journey, after: Journey): Countable[] {
  const day = event.at.slice(0, 10);
  const { stage } = after;
  const countables: Countable[] = [];
  if (stage !== before.stage || event.sequence === 1) countables.push((tally) => tally.moveTo(stage, day));
  if (event.type === 'ObligationReminded' || event.type === 'ObligationEscalated') {
    countables.push((tally) => tally.countNotice(event, day));
  }
  for (const achievement of achievedBy(event, before)) {
    countables.push((tally) => tally.countAchieved(achievement, day));
  }
  return countables;
}

/** Counts what happens in the lives of one run, one life after the other. */
export class Tally {
  readonly #plan: Plan;
  readonly #stages: Record<Stage, number[]>;
  readonly #achieved: Record<Achievement, number[]>;
  readonly #targets: Record<TargetId, number[]>;
  readonly #reminders: MutableNotices = {};
  readonly #escalations: MutableNotices = {};
  readonly #mailDays = new Map<string, Set<CalendarDate>>();
  readonly #minutes: number[];
  readonly #refusals: Record<string, number> = {};
  readonly #unanswered = new Set<ObligationKind>();
  readonly #monthOfDay = new Map<CalendarDate, number>();
  /** What the person whose life is being counted has achieved already. */
  readonly #reached = new Set<string>();
  #stage: Stage | undefined;
  #stageSince = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    const none = () => Array.from({ length: plan.months }, () => 0);
    const forEach = <K extends string>(keys: readonly K[]) =>
      Object.fromEntries(keys.map((key) => [key, none()])) as Record<K, number[]>;
    this.#stages = forEach(STAGES);
    this.#achieved = forEach(ACHIEVEMENTS);
    this.#targets = forEach(Object.keys(COUNTS_TOWARDS) as TargetId[]);
    this.#minutes = none();
  }

  /** Counts a command that somebody gave, with the time it costs the secretariat. */
  countCommand(type: CommandType, day: CalendarDate): void {
    this.#addMinutes(this.#plan.assumptions.minutesPerCommand[type] ?? 0, day);
  }

  /** Counts a command that the rules refused. */
  countRefusal(type: CommandType, code: string): void {
    const key = `${type} ${code}`;
    this.#refusals[key] = (this.#refusals[key] ?? 0) + 1;
  }

  /** Notes a kind of obligation that nobody here answers. */
  noteUnanswered(kind: ObligationKind): void {
    this.#unanswered.add(kind);
  }

  /** Ends the counting of one life: the next event belongs to another person. */
  endLife(): void {
    this.#countStage(this.#plan.months);
    this.#stage = undefined;
    this.#reached.clear();
  }

  /** What the run came to. */
  result(): RunTally {
    return {
      stages: this.#stages,
      achieved: mapped(this.#achieved, runningSum),
      targets: mapped(this.#targets, runningSum),
      reminders: this.#reminders,
      escalations: this.#escalations,
      mostMailsInAWeek: this.#mostMailsInAWeek(),
      minutes: this.#minutes,
      refusals: this.#refusals,
      unanswered: [...this.#unanswered].sort(),
    };
  }

  /** From this day on the person stands at a stage. */
  moveTo(stage: Stage, day: CalendarDate): void {
    const month = this.#monthOf(day);
    this.#countStage(month);
    this.#stage = stage;
    this.#stageSince = month;
  }

  /** At the end of each month since the last change, the person was at the same stage. */
  #countStage(before: number): void {
    if (this.#stage === undefined) return;
    const counts = this.#stages[this.#stage];
    for (let month = this.#stageSince; month < before; month += 1) counts[month] = (counts[month] ?? 0) + 1;
  }

  /** Counts a reminder or an escalation, with the time it costs the secretariat and the mail it makes. */
  countNotice(
    event: JourneyEvent & { type: 'ObligationReminded' | 'ObligationEscalated' },
    day: CalendarDate,
  ): void {
    const { kind, to, organisation } = event.payload;
    const isReminder = event.type === 'ObligationReminded';
    const counts = ((isReminder ? this.#reminders : this.#escalations)[kind] ??= {});
    for (const party of to) {
      counts[party] = (counts[party] ?? 0) + 1;
      if (SECRETARIAT.includes(party)) {
        const { minutesPerCopy, minutesPerEscalation } = this.#plan.assumptions;
        this.#addMinutes(isReminder ? minutesPerCopy : minutesPerEscalation, day);
      }
      if (party === 'company' && organisation !== undefined) this.#countMail(organisation, day);
    }
  }

  #countMail(company: string, day: CalendarDate): void {
    const days = this.#mailDays.get(company);
    if (days === undefined) this.#mailDays.set(company, new Set([day]));
    else days.add(day);
  }

  /** Counts what the person has achieved, once. */
  countAchieved(achievement: Achievement, day: CalendarDate): void {
    const month = this.#monthOf(day);
    this.#countOnce(achievement, this.#achieved[achievement], month);
    for (const [target, counted] of Object.entries(COUNTS_TOWARDS) as [TargetId, readonly Achievement[]][]) {
      if (counted.includes(achievement)) this.#countOnce(`target ${target}`, this.#targets[target], month);
    }
  }

  #countOnce(what: string, counts: number[], month: number): void {
    if (this.#reached.has(what)) return;
    this.#reached.add(what);
    counts[month] = (counts[month] ?? 0) + 1;
  }

  #addMinutes(minutes: number, day: CalendarDate): void {
    const month = this.#monthOf(day);
    this.#minutes[month] = (this.#minutes[month] ?? 0) + minutes;
  }

  /** Which month of the programme a day lies in, counted from zero. */
  #monthOf(day: CalendarDate): number {
    const known = this.#monthOfDay.get(day);
    if (known !== undefined) return known;
    let month = 0;
    while (addMonths(this.#plan.from, month + 1) <= day) month += 1;
    this.#monthOfDay.set(day, month);
    return month;
  }

  #mostMailsInAWeek(): number {
    let most = 0;
    for (const days of this.#mailDays.values()) {
      const weeks = new Map<number, number>();
      for (const day of days) {
        const week = Math.floor(daysBetween(A_MONDAY, day) / 7);
        const mails = (weeks.get(week) ?? 0) + 1;
        weeks.set(week, mails);
        most = Math.max(most, mails);
      }
    }
    return most;
  }
}

function mapped<K extends string, T, U>(record: Record<K, T>, change: (value: T) => U): Record<K, U> {
  return Object.fromEntries(Object.entries<T>(record).map(([key, value]) => [key, change(value)])) as Record<
    K,
    U
  >;
}

function runningSum(values: readonly number[]): number[] {
  let sum = 0;
  return values.map((value) => (sum += value));
}
