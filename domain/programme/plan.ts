import { addDays, addMonths, isCalendarDate, workingDayOnOrAfter } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { ITEM_KINDS, MEETING_KINDS } from '../vocabulary/codes.ts';
import type { ItemKind, MeetingKind } from '../vocabulary/codes.ts';

/** A programme's file with its days: when it begins and ends, and what is to happen when. */
export interface Plan {
  readonly startsOn: CalendarDate;
  readonly endsOn: CalendarDate;
  readonly items: readonly PlannedItem[];
}

/** One thing that a programme's file gives a day. */
export interface PlannedItem {
  readonly item: string;
  readonly kind: ItemKind;
  readonly group?: string;
  readonly meeting?: MeetingKind;
  readonly from?: CalendarDate;
  /** Its day; for a milestone or a task, the last. */
  readonly on: CalendarDate;
}

/** A day counted from a programme's first: first add the months, then the days. */
export interface DayOffset {
  readonly months: number;
  readonly days?: number | undefined;
}

/** The parts of a programme's file that say when something happens. */
export interface FileWithDays {
  readonly months: number;
  readonly milestones: readonly {
    readonly id: string;
    readonly from: DayOffset;
    readonly until?: DayOffset | undefined;
  }[];
  readonly activities: readonly {
    readonly id: string;
    readonly from?: DayOffset | undefined;
    readonly until?: DayOffset | undefined;
  }[];
  readonly groups: readonly {
    readonly id: string;
    readonly meetings?:
      { readonly as: MeetingKind; readonly from: DayOffset; readonly everyMonths: number } | undefined;
  }[];
}

/**
 * A programme's file with the days it gets if the programme begins on a given day. A milestone without a last
 * day must be reached within its first month. A task without days is not part of the plan: nothing can be
 * asked about it. If a meeting would fall on a weekend or a holiday, it is on the next working day; no
 * meeting lies after the programme's last day.
 */
export function planOf(file: FileWithDays, startsOn: CalendarDate): Plan {
  const dayAt = ({ months, days = 0 }: DayOffset) => addDays(addMonths(startsOn, months), days);
  const endsOn = dayAt({ months: file.months, days: -1 });
  const milestones = file.milestones.map(({ id, from, until }): PlannedItem => ({
    item: id,
    kind: 'milestone',
    from: dayAt(from),
    on: dayAt(until ?? { months: from.months + 1, days: (from.days ?? 0) - 1 }),
  }));
  const tasks = file.activities.flatMap(({ id, from, until }): PlannedItem[] =>
    from === undefined
      ? []
      : [{ item: id, kind: 'task', from: dayAt(from), on: until === undefined ? endsOn : dayAt(until) }],
  );
  const meetings = file.groups.flatMap(({ id: group, meetings: planned }): PlannedItem[] => {
    if (planned === undefined) return [];
    const days: CalendarDate[] = [];
    for (let months = planned.from.months; ; months += planned.everyMonths) {
      const day = workingDayOnOrAfter(dayAt({ ...planned.from, months }));
      if (day > endsOn) break;
      days.push(day);
    }
    return days.map((on, before) => ({
      item: meetingName(group, before + 1),
      kind: 'meeting',
      group,
      meeting: planned.as,
      on,
    }));
  });
  return { startsOn, endsOn, items: [...milestones, ...meetings, ...tasks] };
}

/** The name of a group's first, second, … meeting. */
export function meetingName(group: string, number: number): string {
  return `${group}-${number}`;
}

/** Which meeting of a group something is, by its name; `undefined` if it is not a meeting of that group. */
export function meetingIn(group: string, item: string): number | undefined {
  if (!item.startsWith(`${group}-`)) return undefined;
  const number = item.slice(group.length + 1);
  return /^[1-9]\d*$/.test(number) ? Number(number) : undefined;
}

/** The organisation whose contact chairs the group that steers: the one the file names, else the first of its first seat. */
export function chairOf(file: {
  readonly chair?: string | undefined;
  readonly groups: readonly {
    readonly meetings?: { readonly as: MeetingKind } | undefined;
    readonly seats: readonly { readonly organisations: readonly string[] }[];
  }[];
}): string | undefined {
  const steering = file.groups.find(({ meetings }) => meetings?.as === 'steering');
  return file.chair ?? steering?.seats[0]?.organisations[0];
}

/**
 * Reads a plan as it came in a Signal; `undefined` for anything that is not a plan. Never throws, whatever it
 * is given.
 */
export function readPlan(told: unknown): Plan | undefined {
  const { startsOn, endsOn, items } = fieldsOf(told);
  if (!isCalendarDate(startsOn) || !isCalendarDate(endsOn) || !Array.isArray(items)) return undefined;
  const read = items.map(readItem);
  const known = read.filter((item) => item !== undefined);
  const names = new Set(known.map(({ item }) => item));
  return names.size === read.length ? { startsOn, endsOn, items: known } : undefined;
}

const NAME = /^[a-z0-9][a-z0-9-]{1,79}$/;

function readItem(told: unknown): PlannedItem | undefined {
  const { item, kind: of, group, meeting: as, from, on } = fieldsOf(told);
  const kind = ITEM_KINDS.find((one) => one === of);
  const meeting = MEETING_KINDS.find((one) => one === as);
  if (typeof item !== 'string' || !NAME.test(item) || kind === undefined || !isCalendarDate(on))
    return undefined;
  if (from !== undefined && !isCalendarDate(from)) return undefined;
  if (kind !== 'meeting') return { item, kind, on, ...(from !== undefined && { from }) };
  if (typeof group !== 'string' || !NAME.test(group) || meeting === undefined) return undefined;
  return { item, kind, group, meeting, on };
}

function fieldsOf(told: unknown): Readonly<Record<string, unknown>> {
  return typeof told === 'object' && told !== null ? Object.fromEntries(Object.entries(told)) : {};
}
