import { applyOwed } from '../subjects/fold.ts';
import { isOwedEvent } from '../subjects/owed-events.ts';
import type { OwedEvent } from '../subjects/owed-events.ts';
import { withRecurring } from '../subjects/recurrences.ts';
import type { ProgrammeEvent, ReportType } from './events.ts';
import type { Item, ItemBefore, Programme } from './programme.ts';

/**
 * What is known of a programme after one more event. The only way it changes: folding all its events, from
 * `unopenedProgramme`, gives its state.
 */
export function applyToProgramme(programme: Programme, event: ProgrammeEvent): Programme {
  if (isOwedEvent(event)) return applyOwed(programme, event);
  return { ...changed(programme, event), sequence: event.sequence };
}

function changed(programme: Programme, event: Exclude<ProgrammeEvent, OwedEvent>): Programme {
  switch (event.type) {
    case 'ProgrammeOpened':
    case 'ProgrammeRescheduled':
      return { ...programme, ...event.payload };
    case 'ItemPlanned':
      return planned(programme, event);
    case 'ItemMoved': {
      const { on, from, dueOn, reason } = event.payload;
      const days = { on, ...(from !== undefined && { from }) };
      return withItem(programme, event.payload.item, (item) => ({
        ...(reason === 'programme-file' ? asFiled(item) : reported(item, event)),
        ...days,
        ...(reason === 'programme-file' && { filed: days }),
        ...(dueOn !== undefined && { dueOn }),
        // If a moved task was over, it is asked about again; what is owed for anything else only moves.
        ...(dueOn !== undefined && item.kind === 'task' && { asked: [...item.asked, event.sequence] }),
        moves: item.moves + 1,
      }));
    }
    case 'ItemDone': {
      const { doneOn } = event.payload;
      return withItem(programme, event.payload.item, (item) => ({
        ...notOwed(reported(item, event)),
        state: 'done',
        doneOn,
      }));
    }
    case 'TaskReported': {
      const { reportedOn, dueOn } = event.payload;
      return withItem(programme, event.payload.item, (item) => ({
        ...notOwed(reported(item, event)),
        reportedOn,
        ...(dueOn !== undefined && { dueOn, asked: [...item.asked, event.sequence] }),
      }));
    }
    case 'MeetingCancelled':
      return withItem(programme, event.payload.item, (item) => cancelled(reported(item, event)));
    case 'ReportTakenBack':
      return withItem(programme, event.payload.item, takenBack);
    case 'ItemWithdrawn':
      return withItem(programme, event.payload.item, (item) => ({
        ...cancelled(asFiled(item)),
        withdrawn: true,
      }));
    case 'ProgrammeSignalNotUnderstood':
      return { ...programme, unsettledSignals: [...unsettledSignals(programme), event.sequence] };
    case 'ProgrammeSignalSettled':
      return {
        ...programme,
        unsettledSignals: unsettledSignals(programme).filter((sequence) => sequence !== event.payload.event),
      };
    case 'RecurrenceBegan':
    case 'OccurrenceMet':
    case 'RecurrenceMoved':
    case 'RecurrenceReplaced':
    case 'RecurrenceEnded':
      return withRecurring(programme, event);
    case 'RulebookTakenUp':
      return { ...programme, rulebook: event.payload.version };
  }
}

/** Signals to a programme that nobody has settled yet. */
export function unsettledSignals({ unsettledSignals: unsettled = [] }: Programme): readonly number[] {
  return unsettled;
}

/**
 * Planned for the first time, or again after its file had lost it: then its invitation keeps counting from
 * before.
 */
function planned(programme: Programme, event: ProgrammeEvent & { readonly type: 'ItemPlanned' }): Programme {
  const { from, on } = event.payload;
  const before = programme.items.find(({ item }) => item === event.payload.item);
  const item: Item = {
    ...event.payload,
    filed: { on, ...(from !== undefined && { from }) },
    state: 'planned',
    asked: [...(before?.asked ?? []), event.sequence],
    moves: before === undefined ? 0 : before.moves + 1,
  };
  const items =
    before === undefined
      ? [...programme.items, item]
      : programme.items.map((one) => (one === before ? item : one));
  return { ...programme, items };
}

function cancelled(item: Item): Item {
  return { ...notOwed(item), state: 'cancelled', moves: item.moves + 1 };
}

/** An item of which somebody says something: how it stood before is kept, so that they can take it back. */
function reported(item: Item, { type, sequence }: ProgrammeEvent & { readonly type: ReportType }): Item {
  const { from, on, dueOn, state, doneOn, reportedOn, asked } = item;
  const before: ItemBefore = {
    on,
    state,
    asked,
    ...(from !== undefined && { from }),
    ...(dueOn !== undefined && { dueOn }),
    ...(doneOn !== undefined && { doneOn }),
    ...(reportedOn !== undefined && { reportedOn }),
  };
  return { ...item, lastReport: { event: sequence, type, before } };
}

/** An item of which its file says something else: what somebody said before stands for good. */
function asFiled(item: Item): Item {
  const { lastReport: _, ...rest } = item;
  return rest;
}

/**
 * An item as it stood before its last report. A meeting whose day or fate changes once more gets a higher number, so that
 * calendars follow.
 */
function takenBack(item: Item): Item {
  const { lastReport, from: _f, dueOn: _d, doneOn: _o, reportedOn: _r, ...rest } = item;
  if (lastReport === undefined) return item;
  const { type, before } = lastReport;
  const changes = type === 'ItemMoved' || type === 'MeetingCancelled';
  return { ...asFiled(rest), ...before, moves: item.moves + (changes ? 1 : 0) };
}

function notOwed(item: Item): Item {
  const { dueOn: _, ...rest } = item;
  return rest;
}

function withItem(programme: Programme, name: string, change: (item: Item) => Item): Programme {
  return { ...programme, items: programme.items.map((item) => (item.item === name ? change(item) : item)) };
}
