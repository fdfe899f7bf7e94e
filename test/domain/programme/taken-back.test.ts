import { describe, expect, it } from '@jest/globals';
import type { ProgrammeEvent } from '../../../domain/programme/events.ts';
import type { Item } from '../../../domain/programme/programme.ts';
import { aPlan, aPlanWith, LivedProgramme } from '../../support/programme/a-programme.ts';

/** Takes back the latest event of a type. */
function takesBack(lived: LivedProgramme, type: ProgrammeEvent['type']): LivedProgramme {
  return lived.does('TakeBackReport', { event: latest(lived, type), reason: 'wrong-item' });
}

const latest = (lived: LivedProgramme, type: ProgrammeEvent['type']) =>
  lived.events.findLast((event) => event.type === type)?.sequence ?? 0;

/** An item without what only counts how often it has changed. */
function standing(item: Item | undefined) {
  if (item === undefined) throw new Error('There is no such item');
  const { lastReport: _, moves, ...rest } = item;
  return { ...rest, moves };
}

const typesSince = (lived: LivedProgramme, before: number) =>
  lived.events.slice(before).map(({ type }) => type);

describe('what was said of something by mistake, and is taken back', () => {
  it('is owed again by its day if it was reported as done, and people are reminded of it', () => {
    const lived = new LivedProgramme().until('2027-02-25');
    const before = standing(lived.item('sectors-chosen'));
    const owed = lived.owed('sectors-chosen');
    lived.does('ReportDone', { item: 'sectors-chosen', doneOn: '2027-02-24' });
    const events = lived.events.length;
    takesBack(lived, 'ItemDone');
    expect(typesSince(lived, events)).toEqual(['ReportTakenBack', 'ObligationReopened']);
    expect(standing(lived.item('sectors-chosen'))).toEqual(before);
    expect(lived.owed('sectors-chosen')).toEqual(owed);
    lived.until('2027-03-05');
    expect(lived.told('sectors-chosen').map(([on]) => on)).toContain('2027-03-03');
  });

  it('moves back if it was moved, also to a day that has passed', () => {
    const lived = new LivedProgramme().until('2027-02-25');
    const before = standing(lived.item('sectors-chosen'));
    lived.does('MoveItem', { item: 'sectors-chosen', on: '2027-06-01', reason: 'calendar' });
    lived.until('2027-03-10');
    takesBack(lived, 'ItemMoved');
    expect(standing(lived.item('sectors-chosen'))).toEqual({ ...before, moves: before.moves + 2 });
    expect(lived.owed('sectors-chosen')?.due).toBe('2027-03-03');
    lived.until('2027-03-12');
    expect(lived.told('sectors-chosen').map(([, type]) => type)).toContain('ObligationEscalated');
  });

  it('takes place after all if it was a meeting that was called off, and calendars are asked by a higher number', () => {
    const lived = new LivedProgramme();
    const before = standing(lived.item('steering-group-1'));
    lived.does('CancelMeeting', { item: 'steering-group-1', reason: 'too-few-can-come' });
    takesBack(lived, 'MeetingCancelled');
    expect(standing(lived.item('steering-group-1'))).toEqual({ ...before, moves: before.moves + 2 });
    expect(lived.owed('steering-group-1')?.due).toBe('2027-03-11');
  });

  it('is due on its earlier day if a task was reported on, and the later report is struck', () => {
    const lived = new LivedProgramme().until('2027-03-30');
    const before = standing(lived.item('dialogue'));
    const owed = lived.owed('dialogue');
    lived.does('ReportTask', { item: 'dialogue', reportedOn: '2027-03-30' });
    expect(lived.owed('dialogue')?.due).not.toBe(owed?.due);
    const events = lived.events.length;
    takesBack(lived, 'TaskReported');
    expect(typesSince(lived, events)).toEqual(['ReportTakenBack', 'ObligationStruck', 'ObligationReopened']);
    expect(standing(lived.item('dialogue'))).toEqual(before);
    expect(lived.owed('dialogue')).toEqual(owed);
  });

  it('can be said again, of the right thing', () => {
    const lived = new LivedProgramme().until('2027-02-25');
    lived.does('ReportDone', { item: 'sectors-chosen', doneOn: '2027-02-24' });
    takesBack(lived, 'ItemDone').does('ReportDone', { item: 'sectors-chosen', doneOn: '2027-02-25' });
    expect(lived.item('sectors-chosen')).toMatchObject({ state: 'done', doneOn: '2027-02-25' });
    expect(lived.owed('sectors-chosen')).toBeUndefined();
  });

  it('goes by the day its file has now, if that has changed while it stood as done', () => {
    const lived = new LivedProgramme().until('2027-02-25');
    lived.does('ReportDone', { item: 'sectors-chosen', doneOn: '2027-02-24' });
    const changed = aPlanWith({ 'sectors-chosen': { on: '2027-04-30' } });
    expect(lived.hears(changed)).toEqual([]);
    takesBack(lived, 'ItemDone').hears(changed);
    expect(lived.owed('sectors-chosen')?.due).toBe('2027-04-30');
  });
});

describe('what cannot be taken back', () => {
  const refusal = (lived: LivedProgramme, event: number) =>
    lived.refusal('TakeBackReport', { event, reason: 'given-twice' });

  it('is what has been taken back, and what nobody has said', () => {
    const lived = new LivedProgramme().until('2027-02-25');
    lived.does('ReportDone', { item: 'sectors-chosen', doneOn: '2027-02-24' });
    const done = latest(lived, 'ItemDone');
    takesBack(lived, 'ItemDone');
    for (const event of [done, latest(lived, 'ReportTakenBack'), latest(lived, 'ItemPlanned'), 9_999]) {
      expect([event, refusal(lived, event)]).toEqual([event, 'not-last-report']);
    }
  });

  it('is anything but the latest that was said of the same thing', () => {
    const lived = new LivedProgramme();
    lived.does('MoveItem', { item: 'sectors-chosen', on: '2027-06-01', reason: 'calendar' });
    const first = latest(lived, 'ItemMoved');
    lived.does('MoveItem', { item: 'sectors-chosen', on: '2027-06-02', reason: 'calendar' });
    lived.does('MoveItem', { item: 'first-class', on: '2027-08-01', reason: 'calendar' });
    expect(refusal(lived, first)).toBe('not-last-report');
    expect(refusal(lived, first + 2)).toBeUndefined();
  });

  it('is what the programme’s file has changed since', () => {
    const lived = new LivedProgramme();
    lived.does('MoveItem', { item: 'sectors-chosen', on: '2027-06-01', reason: 'calendar' });
    const moved = latest(lived, 'ItemMoved');
    lived.hears(aPlanWith({ 'sectors-chosen': { on: '2027-05-01' } }));
    expect(refusal(lived, moved)).toBe('not-last-report');
    lived.does('MoveItem', { item: 'first-class', on: '2027-08-01', reason: 'calendar' });
    const other = latest(lived, 'ItemMoved');
    lived.hears(aPlanWith({ 'first-class': undefined }));
    lived.hears(aPlan);
    expect(refusal(lived, other)).toBe('not-last-report');
  });
});
