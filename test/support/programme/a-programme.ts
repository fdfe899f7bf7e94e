import { decideProgramme, openProgramme, takeUpFile } from '../../../domain/decisions/programme.ts';
import { programmeRules } from '../../../domain/obligations/programme-rules.ts';
import { nextStep, takeStep } from '../../../domain/obligations/steps.ts';
import type {
  ProgrammeCommand,
  ProgrammeCommandFields,
  ProgrammeCommandType,
} from '../../../domain/programme/commands.ts';
import type { ProgrammeEvent } from '../../../domain/programme/events.ts';
import { planOf } from '../../../domain/programme/plan.ts';
import type { FileWithDays, Plan, PlannedItem } from '../../../domain/programme/plan.ts';
import { itemNamed, itemOwed, unopenedProgramme } from '../../../domain/programme/programme.ts';
import type { Item, Programme } from '../../../domain/programme/programme.ts';
import { isRefusal } from '../../../domain/refusals/refusals.ts';
import type { Refusal } from '../../../domain/refusals/refusals.ts';
import { openObligations } from '../../../domain/subjects/obligation.ts';
import type { Obligation } from '../../../domain/subjects/obligation.ts';
import { dateOf, instantAt } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../../domain/vocabulary/calendar.ts';

/** A year's programme with two milestones, two groups that meet and a running task. */
export const aFileWithDays: FileWithDays = {
  months: 12,
  milestones: [
    { id: 'sectors-chosen', from: { months: 1 }, until: { months: 2, days: -1 } },
    { id: 'first-class', from: { months: 6 } },
  ],
  activities: [{ id: 'dialogue', from: { months: 0 }, until: { months: 12, days: -1 } }, { id: 'model' }],
  groups: [
    { id: 'steering-group', meetings: { as: 'steering', from: { months: 2 }, everyMonths: 6 } },
    { id: 'working-group', meetings: { as: 'working', from: { months: 0, days: 14 }, everyMonths: 4 } },
    { id: 'sounding-board' },
  ],
};

/** Its plan if it begins on 4 January 2027, a Monday. */
export const aPlan: Plan = planOf(aFileWithDays, '2027-01-04');

/** The same plan with some of its items changed: `undefined` takes one out. */
export function aPlanWith(changes: Readonly<Record<string, Partial<PlannedItem> | undefined>>): Plan {
  const items = aPlan.items.flatMap((planned) => {
    if (!Object.hasOwn(changes, planned.item)) return [planned];
    const changed = changes[planned.item];
    return changed === undefined ? [] : [{ ...planned, ...changed }];
  });
  return { ...aPlan, items };
}

/** A programme as it goes: it takes commands at its own time, and the steps that fall due as time passes. */
export class LivedProgramme {
  programme: Programme = unopenedProgramme('a-programme');
  readonly events: ProgrammeEvent[] = [];
  now: Instant;

  constructor(openedOn: CalendarDate = aPlan.startsOn, plan: Plan = aPlan) {
    this.now = instantAt(openedOn, '10:00');
    this.#take(openProgramme(this.programme, { slug: 'a-programme', rulebook: 1, plan }, this.now));
  }

  get today(): CalendarDate {
    return dateOf(this.now);
  }

  /** Gives a command that must be accepted. */
  does<T extends ProgrammeCommandType>(type: T, fields: ProgrammeCommandFields<T>, answers?: string): this {
    const decided = this.asks(type, fields, answers);
    if (isRefusal(decided)) throw new Error(`${type} was refused: ${decided.refused}`);
    this.#take(decided);
    return this;
  }

  /** Asks for a command without taking it. */
  asks<T extends ProgrammeCommandType>(
    type: T,
    fields: ProgrammeCommandFields<T>,
    answers?: string,
  ): ProgrammeEvent[] | Refusal {
    const command = { type, fields, ...(answers !== undefined && { answers }) } as ProgrammeCommand;
    return decideProgramme(this.programme, command, this.now);
  }

  /** The code with which a command is refused; `undefined` if it is accepted. */
  refusal<T extends ProgrammeCommandType>(
    type: T,
    fields: ProgrammeCommandFields<T>,
    answers?: string,
  ): string | undefined {
    const decided = this.asks(type, fields, answers);
    return isRefusal(decided) ? decided.refused : undefined;
  }

  /** Takes up what its file says now, or whatever a Signal may hold. Returns what came of it. */
  hears(told: unknown): ProgrammeEvent[] {
    const events = takeUpFile(this.programme, told, this.now);
    this.#take(events);
    return events;
  }

  /** Lets time pass until a day at noon, taking every step in its turn, at its own time. */
  until(date: CalendarDate): this {
    const end = instantAt(date, '12:00');
    for (;;) {
      const next = nextStep(this.programme);
      if (next === undefined || next.at > end) break;
      if (next.at > this.now) this.now = next.at;
      this.#take(takeStep(programmeRules, this.programme, next.step, this.now));
    }
    if (end > this.now) this.now = end;
    return this;
  }

  item(name: string): Item | undefined {
    return itemNamed(this.programme, name);
  }

  /** What is owed now for a milestone, a meeting or a task. */
  owed(name: string): Obligation | undefined {
    return openObligations(this.programme).find(
      (obligation) => itemOwed(this.programme, obligation)?.item === name,
    );
  }

  /** The events of a type that have happened, in order, with when. */
  happened<T extends ProgrammeEvent['type']>(type: T): (ProgrammeEvent & { readonly type: T })[] {
    return this.events.filter((event): event is ProgrammeEvent & { readonly type: T } => event.type === type);
  }

  /** Who was told of what is owed for something, and when. */
  told(name: string): (readonly [CalendarDate, ProgrammeEvent['type'], readonly string[]])[] {
    return this.events.flatMap((event) => {
      if (event.type !== 'ObligationReminded' && event.type !== 'ObligationEscalated') return [];
      const obligation = this.programme.obligations.find(({ id }) => id === event.payload.obligation);
      if (obligation === undefined || itemOwed(this.programme, obligation)?.item !== name) return [];
      return [[dateOf(event.at), event.type, event.payload.to] as const];
    });
  }

  #take(events: readonly ProgrammeEvent[]): void {
    this.events.push(...events);
    this.programme = events.reduce(programmeRules.apply, this.programme);
  }
}
