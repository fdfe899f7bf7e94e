import { programmeRules } from '../obligations/programme-rules.ts';
import { nextStep } from '../obligations/steps.ts';
import { unfold } from '../obligations/unfold.ts';
import { applyToProgramme, unsettledSignals } from '../programme/apply.ts';
import { PROGRAMME_COMMANDS } from '../programme/commands.ts';
import type { ProgrammeCommand, ProgrammeCommandFields } from '../programme/commands.ts';
import type { ProgrammeEvent, ProgrammeHappening } from '../programme/events.ts';
import { readPlan } from '../programme/plan.ts';
import type { Plan, PlannedItem } from '../programme/plan.ts';
import { itemNamed } from '../programme/programme.ts';
import type { Item, Programme } from '../programme/programme.ts';
import { inOrder, notAhead } from '../refusals/date-order.ts';
import { isRefusal, refuse } from '../refusals/refusals.ts';
import type { Refusal } from '../refusals/refusals.ts';
import { foldSoFar } from '../subjects/fold.ts';
import { addDays, addMonths, dateOf, daysBetween, instantAt } from '../vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';
import { faultsIn } from '../vocabulary/fields.ts';

/** A running task is reported on every third month, counted from its first day. */
const REPORT_MONTHS = 3;
/** If something should have been reached before it was planned, this is how long there is to report it. */
const LATE_START_DAYS = 14;

/** Opens a programme with everything its file plans. */
export function openProgramme(
  programme: Programme,
  { slug, rulebook, plan }: { readonly slug: string; readonly rulebook: number; readonly plan: Plan },
  now: Instant,
): ProgrammeEvent[] {
  const { startsOn, endsOn } = plan;
  const opened: ProgrammeHappening = {
    type: 'ProgrammeOpened',
    payload: { slug, rulebook, startsOn, endsOn },
  };
  return unfold(programmeRules, programme, [opened, ...changesBy(programme, plan, dateOf(now))], now);
}

/**
 * Takes up what a programme's file says now: what is new is planned, what has another day moves, what is gone
 * is withdrawn. It may not be refused. If it is no plan at all, that becomes an event, and something for the
 * coordinator to settle.
 */
export function takeUpFile(programme: Programme, told: unknown, now: Instant): ProgrammeEvent[] {
  const plan = readPlan(told);
  const happenings: ProgrammeHappening[] =
    plan === undefined
      ? [{ type: 'ProgrammeSignalNotUnderstood', payload: {} }]
      : [...rescheduled(programme, plan), ...changesBy(programme, plan, dateOf(now))];
  return unfold(programmeRules, programme, happenings, now);
}

/**
 * What a command to a programme leads to: the events that follow from it, in order, or a refusal that says why not. Pure:
 * the same programme, command and time always give the same answer.
 */
export function decideProgramme(
  programme: Programme,
  command: ProgrammeCommand,
  now: Instant,
): ProgrammeEvent[] | Refusal {
  const faults = faultsIn(PROGRAMME_COMMANDS[command.type].fields, command.fields);
  if (faults.length > 0) {
    return refuse('fields-malformed', { fields: faults.map(({ field }) => field).join(', ') });
  }
  const { answers } = command;
  const due = answers === undefined ? undefined : dueOf(programme, answers);
  if (answers !== undefined && due === undefined) return refuse('not-open');
  const ruled = rule(programme, command, dateOf(now));
  if (isRefusal(ruled)) return ruled;
  const events = unfold(programmeRules, programme, [ruled], now);
  // Whoever answers must be done with the question, or have moved it to another day.
  if (answers !== undefined && dueOf(foldSoFar(applyToProgramme, programme, events), answers) === due) {
    return refuse('leaves-open');
  }
  return events;
}

/** When a programme is over, as it now stands: after its last day; `undefined` while somebody is still to be told of something. */
export function programmeEndsAt(programme: Programme): Instant | undefined {
  if (nextStep(programme) !== undefined) return undefined;
  return instantAt(addDays(programme.endsOn, 1), '00:00');
}

/** Whether a programme is over: its last day has passed, and nobody is still to be told of anything. */
export function isProgrammeOver(programme: Programme, now: Instant): boolean {
  const at = programmeEndsAt(programme);
  return at !== undefined && at <= now;
}

function rule(
  programme: Programme,
  command: ProgrammeCommand,
  today: CalendarDate,
): ProgrammeHappening | Refusal {
  switch (command.type) {
    case 'ReportDone':
      return reportDone(programme, command.fields, today);
    case 'ReportTask':
      return reportTask(programme, command.fields, today);
    case 'MoveItem':
      return moveItem(programme, command.fields, today);
    case 'CancelMeeting':
      return cancelMeeting(programme, command.fields);
    case 'TakeBackReport':
      return takeBackReport(programme, command.fields);
    case 'SettleProgrammeSignal':
      if (!unsettledSignals(programme).includes(command.fields.event)) return refuse('no-such-signal');
      return { type: 'ProgrammeSignalSettled', payload: command.fields };
  }
}

function reportDone(
  programme: Programme,
  { item: name, doneOn }: ProgrammeCommandFields<'ReportDone'>,
  today: CalendarDate,
): ProgrammeHappening | Refusal {
  const item = plannedItem(programme, name);
  if (isRefusal(item)) return item;
  return (
    notAhead('doneOn', doneOn, today) ??
    inOrder('startsOn', programme.startsOn, 'doneOn', doneOn) ?? {
      type: 'ItemDone',
      payload: { ...about(item), doneOn },
    }
  );
}

function reportTask(
  programme: Programme,
  { item: name, reportedOn }: ProgrammeCommandFields<'ReportTask'>,
  today: CalendarDate,
): ProgrammeHappening | Refusal {
  const item = plannedItem(programme, name);
  if (isRefusal(item)) return item;
  if (item.kind !== 'task') return refuse('not-a-task');
  if (item.dueOn === undefined) return refuse('already-done');
  const dueOn = reportDay(item, addDays(item.dueOn > today ? item.dueOn : today, 1));
  return (
    notAhead('reportedOn', reportedOn, today) ??
    inOrder('startsOn', item.from, 'reportedOn', reportedOn) ?? {
      type: 'TaskReported',
      payload: { ...about(item), reportedOn, ...(dueOn !== undefined && { dueOn }) },
    }
  );
}

function moveItem(
  programme: Programme,
  { item: name, on, reason }: ProgrammeCommandFields<'MoveItem'>,
  today: CalendarDate,
): ProgrammeHappening | Refusal {
  const item = plannedItem(programme, name);
  if (isRefusal(item)) return item;
  if (on === item.on) return refuse('already-done');
  if (on < today) return refuse('moved-into-past');
  return (
    inOrder('startsOn', item.from, 'on', on) ?? {
      type: 'ItemMoved',
      payload: { ...about(item), ...moved(item, { on, from: item.from }, today), reason },
    }
  );
}

function cancelMeeting(
  programme: Programme,
  { item: name, reason }: ProgrammeCommandFields<'CancelMeeting'>,
): ProgrammeHappening | Refusal {
  const item = plannedItem(programme, name);
  if (isRefusal(item)) return item;
  if (item.kind !== 'meeting') return refuse('not-a-meeting');
  return { type: 'MeetingCancelled', payload: { ...about(item), reason } };
}

/**
 * Takes back what was said last of something, as long as its file has said nothing of it since. What it had ended is owed
 * again by its day, what it had moved moves back, and what it had opened is struck.
 */
function takeBackReport(
  { items }: Programme,
  { event, reason }: ProgrammeCommandFields<'TakeBackReport'>,
): ProgrammeHappening | Refusal {
  const of = items.find(({ lastReport }) => lastReport?.event === event);
  if (of?.lastReport === undefined) return refuse('not-last-report');
  const { item, kind, lastReport } = of;
  return { type: 'ReportTakenBack', payload: { item, kind, event, type: lastReport.type, reason } };
}

/**
 * Finds what is still to be done in a programme by its name. Refuses if there is no such thing, or if it is
 * settled already.
 */
function plannedItem(programme: Programme, name: string): Item | Refusal {
  const item = itemNamed(programme, name);
  if (item === undefined) return refuse('no-such-item');
  if (item.state === 'cancelled') return refuse('item-cancelled');
  return item.state === 'done' ? refuse('already-done') : item;
}

function about({ item, kind, asked }: Item) {
  return { item, kind, askedBy: asked.at(-1) ?? 0 };
}

function rescheduled(programme: Programme, { startsOn, endsOn }: Plan): ProgrammeHappening[] {
  const isAsBefore = programme.startsOn === startsOn && programme.endsOn === endsOn;
  return isAsBefore ? [] : [{ type: 'ProgrammeRescheduled', payload: { startsOn, endsOn } }];
}

/**
 * What a plan changes in a programme. What is done or cancelled stays so. A day that somebody chose stands
 * until the file's own day changes.
 */
function changesBy(programme: Programme, plan: Plan, today: CalendarDate): ProgrammeHappening[] {
  const inPlan = new Set(plan.items.map(({ item }) => item));
  const gone = programme.items.filter(({ item, state }) => state === 'planned' && !inPlan.has(item));
  return [
    ...gone.map((item): ProgrammeHappening => ({ type: 'ItemWithdrawn', payload: about(item) })),
    ...plan.items.flatMap((planned) => changeBy(itemNamed(programme, planned.item), planned, today)),
  ];
}

function changeBy(
  item: Item | undefined,
  planned: PlannedItem,
  today: CalendarDate,
): readonly ProgrammeHappening[] {
  if (item === undefined || item.withdrawn === true) {
    // It is too late to call a meeting that has already been.
    if (planned.kind === 'meeting' && planned.on < today) return [];
    const dueOn = firstDue(planned, today);
    return [{ type: 'ItemPlanned', payload: { ...planned, ...(dueOn !== undefined && { dueOn }) } }];
  }
  const isAsFiled = item.filed.on === planned.on && item.filed.from === planned.from;
  if (item.state !== 'planned' || isAsFiled) return [];
  const payload = { ...about(item), ...moved(item, planned, today), reason: 'programme-file' } as const;
  return [{ type: 'ItemMoved', payload }];
}

/** The new days of something that moves, and what that does to what is owed for it. */
function moved(
  item: Item,
  { on, from }: { readonly on: CalendarDate; readonly from?: CalendarDate | undefined },
  today: CalendarDate,
) {
  const days = { on, ...(from !== undefined && { from }) };
  const dueOn = firstDue({ ...item, ...days }, today);
  // Its next report stays where it is; a task that was over is asked about again.
  const isAsked = item.kind === 'task' && item.dueOn !== undefined;
  if (dueOn === undefined || isAsked) return { ...days, days: 0 };
  return { ...days, days: item.dueOn === undefined ? 0 : daysBetween(item.dueOn, dueOn), dueOn };
}

/** The day from which what is owed for something planned is counted; `undefined` for a task that is over. */
function firstDue(planned: PlannedItem, today: CalendarDate): CalendarDate | undefined {
  if (planned.kind === 'task') return reportDay(planned, today);
  return planned.on >= today ? planned.on : addDays(today, LATE_START_DAYS);
}

/**
 * The first day, from a given day on, on which a task is to be reported: at the end of each quarter, and on
 * its last day.
 */
function reportDay(
  { from, on }: Pick<PlannedItem, 'from' | 'on'>,
  earliest: CalendarDate,
): CalendarDate | undefined {
  if (on < earliest) return undefined;
  if (from === undefined) return on;
  for (let months = REPORT_MONTHS; ; months += REPORT_MONTHS) {
    const day = addMonths(from, months);
    if (day >= on) return on;
    if (day >= earliest) return day;
  }
}

function dueOf({ obligations }: Programme, id: string): CalendarDate | undefined {
  return obligations.find((obligation) => obligation.id === id && obligation.ended === undefined)?.due;
}
