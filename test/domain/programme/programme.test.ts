import { describe, expect, it } from '@jest/globals';
import { isProgrammeOver } from '../../../domain/decisions/programme.ts';
import { soonestDue } from '../../../domain/obligations/soonest-due.ts';
import { openObligations } from '../../../domain/subjects/obligation.ts';
import { instantAt } from '../../../domain/vocabulary/calendar.ts';
import { aPlan, LivedProgramme } from '../../support/programme/a-programme.ts';

describe('a programme that is opened', () => {
  it('plans everything in its file, and owes each milestone, meeting and task', () => {
    const lived = new LivedProgramme();
    expect(lived.programme).toMatchObject({ slug: 'a-programme', rulebook: 1, startsOn: '2027-01-04' });
    expect(lived.programme.items.map(({ item }) => item)).toEqual(aPlan.items.map(({ item }) => item));
    expect(openObligations(lived.programme).map(({ kind, owedBy, due }) => [kind, owedBy, due])).toEqual([
      ['programme-milestone', 'coordinator', '2027-03-03'],
      ['programme-milestone', 'coordinator', '2027-08-03'],
      ['steering-meeting', 'project-lead', '2027-03-11'],
      ['steering-meeting', 'project-lead', '2027-09-13'],
      ['working-meeting', 'coordinator', '2027-01-25'],
      ['working-meeting', 'coordinator', '2027-05-25'],
      ['working-meeting', 'coordinator', '2027-09-27'],
      ['programme-task', 'coordinator', '2027-04-04'],
    ]);
    expect(soonestDue(lived.programme)?.kind).toBe('working-meeting');
  });

  it('in the middle of its time asks about what should have been reached within a fortnight, and calls no meeting that has been', () => {
    const lived = new LivedProgramme('2027-06-01');
    expect(lived.owed('sectors-chosen')?.due).toBe('2027-06-15');
    expect(lived.owed('first-class')?.due).toBe('2027-08-03');
    expect(lived.item('working-group-2')).toBeUndefined();
    expect(lived.owed('working-group-3')?.due).toBe('2027-09-27');
    // Its quarters are counted from its first day.
    expect(lived.owed('dialogue')?.due).toBe('2027-07-04');
  });
});

describe('what is planned for the very day', () => {
  it('is owed by that day, and a meeting of it is still to be called', () => {
    const milestone = new LivedProgramme('2027-03-03');
    expect(milestone.owed('sectors-chosen')?.due).toBe('2027-03-03');
    expect(new LivedProgramme('2027-05-18').item('working-group-2')?.on).toBe('2027-05-18');
  });

  it('is the last report on a task that ends then, and none is owed on one that is over', () => {
    expect(new LivedProgramme('2028-01-03').owed('dialogue')?.due).toBe('2028-01-03');
    const late = new LivedProgramme('2028-01-04');
    expect(late.item('dialogue')).toMatchObject({ state: 'planned', on: '2028-01-03' });
    expect(late.owed('dialogue')).toBeUndefined();
    expect(late.refusal('ReportTask', { item: 'dialogue', reportedOn: '2028-01-03' })).toBe('already-done');
  });

  it('is a quarter’s report on its own day', () => {
    expect(new LivedProgramme('2027-07-04').owed('dialogue')?.due).toBe('2027-07-04');
    const lived = new LivedProgramme().until('2027-04-04');
    lived.does('ReportTask', { item: 'dialogue', reportedOn: '2027-04-04' });
    expect(lived.owed('dialogue')?.due).toBe('2027-07-04');
  });

  it('can be what something is moved to', () => {
    const lived = new LivedProgramme().until('2027-02-10');
    lived.does('MoveItem', { item: 'sectors-chosen', on: '2027-02-10', reason: 'calendar' });
    expect(lived.owed('sectors-chosen')?.due).toBe('2027-02-10');
  });
});

describe('a milestone', () => {
  it('is reminded of four times, missed the next working day, and passed on to the lead and to the chair', () => {
    const lived = new LivedProgramme().until('2027-12-01');
    expect(lived.told('sectors-chosen')).toEqual([
      ['2027-02-01', 'ObligationReminded', ['coordinator']],
      ['2027-02-17', 'ObligationReminded', ['coordinator']],
      ['2027-02-26', 'ObligationReminded', ['coordinator']],
      ['2027-03-03', 'ObligationReminded', ['coordinator']],
      ['2027-03-04', 'ObligationEscalated', ['project-lead']],
      ['2027-03-10', 'ObligationEscalated', ['steering-chair']],
    ]);
    expect(lived.owed('sectors-chosen')?.missedBy).toBeDefined();
  });

  it('is nothing to be reminded of any more once it is reported as reached', () => {
    const lived = new LivedProgramme().until('2027-02-20');
    const before = lived.told('sectors-chosen').length;
    lived.does('ReportDone', { item: 'sectors-chosen', doneOn: '2027-02-19' }).until('2027-12-01');
    expect(lived.item('sectors-chosen')).toMatchObject({ state: 'done', doneOn: '2027-02-19' });
    expect(lived.owed('sectors-chosen')).toBeUndefined();
    expect(lived.told('sectors-chosen')).toHaveLength(before);
  });

  it('that is moved is owed by the new day, and is not late any more', () => {
    const lived = new LivedProgramme().until('2027-03-05');
    expect(lived.owed('sectors-chosen')?.missedBy).toBeDefined();
    lived.does('MoveItem', { item: 'sectors-chosen', on: '2027-05-12', reason: 'waiting-for-partner' });
    expect(lived.owed('sectors-chosen')).toMatchObject({ due: '2027-05-12', shifts: [{ days: 70 }] });
    expect(lived.owed('sectors-chosen')?.missedBy).toBeUndefined();
    lived.until('2027-05-12');
    expect(
      lived
        .told('sectors-chosen')
        .slice(-4)
        .map(([on]) => on),
    ).toEqual(['2027-04-12', '2027-04-28', '2027-05-07', '2027-05-12']);
  });
});

describe('a milestone that was moved', () => {
  it('is still met by being reached, and can be moved again', () => {
    const lived = new LivedProgramme().until('2027-02-10');
    lived.does('MoveItem', { item: 'sectors-chosen', on: '2027-05-12', reason: 'waiting-for-partner' });
    lived.does('MoveItem', { item: 'sectors-chosen', on: '2027-05-20', reason: 'waiting-for-decision' });
    expect(lived.owed('sectors-chosen')?.due).toBe('2027-05-20');
    lived.does('ReportDone', { item: 'sectors-chosen', doneOn: '2027-02-10' });
    expect(lived.owed('sectors-chosen')).toBeUndefined();
  });
});

describe('a meeting', () => {
  it('of the steering group is the project lead’s: to call, to prepare and to write down', () => {
    const lived = new LivedProgramme().until('2027-12-01');
    expect(lived.told('steering-group-1')).toEqual([
      ['2027-02-11', 'ObligationReminded', ['project-lead']],
      ['2027-02-25', 'ObligationReminded', ['project-lead']],
      ['2027-03-05', 'ObligationReminded', ['project-lead']],
      ['2027-03-11', 'ObligationReminded', ['project-lead']],
      ['2027-03-15', 'ObligationEscalated', ['coordinator']],
      ['2027-03-30', 'ObligationEscalated', ['steering-chair']],
    ]);
  });

  it('of the working group ends with the project lead if nobody says that it was held', () => {
    const lived = new LivedProgramme().until('2027-12-01');
    expect(lived.told('working-group-2').map(([, , to]) => to)).toEqual([
      ['coordinator'],
      ['coordinator'],
      ['coordinator'],
      ['project-lead'],
    ]);
  });

  it('that is called off is owed no more, and counts on for its invitation', () => {
    const lived = new LivedProgramme().does('CancelMeeting', {
      item: 'working-group-2',
      reason: 'nothing-to-discuss',
    });
    expect(lived.item('working-group-2')).toMatchObject({ state: 'cancelled', moves: 1 });
    expect(lived.owed('working-group-2')).toBeUndefined();
    expect(lived.owed('working-group-3')).toBeDefined();
  });

  it('that is moved takes what is owed for it along', () => {
    const lived = new LivedProgramme().does('MoveItem', {
      item: 'steering-group-1',
      on: '2027-03-18',
      reason: 'calendar',
    });
    expect(lived.item('steering-group-1')).toMatchObject({ on: '2027-03-18', moves: 1 });
    expect(lived.owed('steering-group-1')?.due).toBe('2027-03-25');
  });
});

describe('a running task', () => {
  it('is asked about at the end of each quarter, and on its last day for the last time', () => {
    const lived = new LivedProgramme();
    const due: (string | undefined)[] = [];
    for (const on of ['2027-04-01', '2027-07-01', '2027-10-01', '2027-12-28']) {
      lived.until(on);
      due.push(lived.owed('dialogue')?.due);
      lived.does('ReportTask', { item: 'dialogue', reportedOn: on });
    }
    expect(due).toEqual(['2027-04-04', '2027-07-04', '2027-10-04', '2028-01-03']);
    expect(lived.owed('dialogue')).toBeUndefined();
    expect(lived.item('dialogue')).toMatchObject({ state: 'planned', reportedOn: '2027-12-28' });
  });

  it('that nobody tells about is one open question and not several', () => {
    const lived = new LivedProgramme().until('2027-11-20');
    expect(lived.told('dialogue').map(([, , to]) => to)).toEqual([
      ['coordinator'],
      ['coordinator'],
      ['project-lead'],
    ]);
    lived.does('ReportTask', { item: 'dialogue', reportedOn: '2027-11-20' });
    expect(lived.owed('dialogue')?.due).toBe('2028-01-03');
  });

  it('is asked about no more once it is finished', () => {
    const lived = new LivedProgramme().until('2027-05-01');
    lived.does('ReportDone', { item: 'dialogue', doneOn: '2027-04-30' }).until('2028-02-01');
    expect(lived.owed('dialogue')).toBeUndefined();
    expect(
      lived
        .told('dialogue')
        .map(([on]) => on)
        .every((on) => on <= '2027-05-01'),
    ).toBe(true);
  });

  it('that is to last longer after its last report is asked about again', () => {
    const lived = new LivedProgramme();
    for (const on of ['2027-04-01', '2027-07-01', '2027-10-01', '2027-12-28']) {
      lived.until(on).does('ReportTask', { item: 'dialogue', reportedOn: on });
    }
    lived.does('MoveItem', { item: 'dialogue', on: '2028-06-30', reason: 'staff-away' });
    expect(lived.owed('dialogue')?.due).toBe('2028-01-04');
    lived.until('2028-01-04').does('ReportTask', { item: 'dialogue', reportedOn: '2028-01-04' });
    expect(lived.owed('dialogue')?.due).toBe('2028-04-04');
  });

  it('keeps the day of its next report when its last day moves', () => {
    const lived = new LivedProgramme().does('MoveItem', {
      item: 'dialogue',
      on: '2027-11-30',
      reason: 'other-move',
    });
    expect(lived.owed('dialogue')?.due).toBe('2027-04-04');
    expect(lived.item('dialogue')?.on).toBe('2027-11-30');
    expect(lived.events.slice(-1).map(({ type }) => type)).toEqual(['ItemMoved']);
    expect(lived.happened('ItemMoved')[0]?.payload.days).toBe(0);
    lived.does('ReportTask', { item: 'dialogue', reportedOn: '2027-01-04' });
    expect(lived.owed('dialogue')?.due).toBe('2027-07-04');
  });
});

describe('a programme says no', () => {
  const lived = new LivedProgramme()
    .does('CancelMeeting', { item: 'working-group-3', reason: 'held-with-another' })
    .until('2027-02-10')
    .does('ReportDone', { item: 'working-group-1', doneOn: '2027-01-18' });
  const on = '2027-06-01';
  const doneOn = '2027-02-09';

  it.each([
    [
      'to what it has never planned',
      'no-such-item',
      () => lived.refusal('ReportDone', { item: 'moon', doneOn }),
    ],
    [
      'to what is done',
      'already-done',
      () => lived.refusal('ReportDone', { item: 'working-group-1', doneOn }),
    ],
    [
      'to a move of what is called off',
      'item-cancelled',
      () => lived.refusal('MoveItem', { item: 'working-group-3', on, reason: 'calendar' }),
    ],
    [
      'to a day still to come of what is done',
      'date-in-future',
      () => lived.refusal('ReportDone', { item: 'sectors-chosen', doneOn: '2027-02-11' }),
    ],
    [
      'to a day before it began',
      'dates-out-of-order',
      () => lived.refusal('ReportDone', { item: 'sectors-chosen', doneOn: '2027-01-03' }),
    ],
    [
      'to a move into the past',
      'moved-into-past',
      () => lived.refusal('MoveItem', { item: 'sectors-chosen', on: '2027-02-09', reason: 'calendar' }),
    ],
    [
      'to a move to where it is',
      'already-done',
      () => lived.refusal('MoveItem', { item: 'sectors-chosen', on: '2027-03-03', reason: 'calendar' }),
    ],
    [
      'to a move before its own first day',
      'dates-out-of-order',
      () => lived.refusal('MoveItem', { item: 'first-class', on: '2027-07-01', reason: 'calendar' }),
    ],
    [
      'to calling off a milestone',
      'not-a-meeting',
      () => lived.refusal('CancelMeeting', { item: 'first-class', reason: 'other-cancel' }),
    ],
    [
      'to a report on a milestone',
      'not-a-task',
      () => lived.refusal('ReportTask', { item: 'first-class', reportedOn: doneOn }),
    ],
    [
      'to a Signal that nobody sent',
      'no-such-signal',
      () => lived.refusal('SettleProgrammeSignal', { event: 1 }),
    ],
    [
      'to a reason of no list',
      'fields-malformed',
      () => lived.refusal('MoveItem', { item: 'first-class', on, reason: 'weather' as 'calendar' }),
    ],
    [
      'to an answer to what is not open',
      'not-open',
      () => lived.refusal('ReportDone', { item: 'first-class', doneOn }, 'programme-milestone:99'),
    ],
    [
      'to an answer that leaves its question as it was',
      'leaves-open',
      () => lived.refusal('ReportDone', { item: 'first-class', doneOn }, lived.owed('sectors-chosen')?.id),
    ],
  ])('%s', (_, code, refused) => {
    expect(refused()).toBe(code);
  });

  it.each([
    [
      'a day to come',
      { field: 'doneOn' },
      () => lived.asks('ReportDone', { item: 'sectors-chosen', doneOn: on }),
    ],
    [
      'a report of a day to come',
      { field: 'reportedOn' },
      () => lived.asks('ReportTask', { item: 'dialogue', reportedOn: on }),
    ],
    [
      'a day before the programme’s first',
      { earlier: 'startsOn', later: 'doneOn' },
      () => lived.asks('ReportDone', { item: 'sectors-chosen', doneOn: '2027-01-03' }),
    ],
    [
      'a report of before the task’s first day',
      { earlier: 'startsOn', later: 'reportedOn' },
      () => lived.asks('ReportTask', { item: 'dialogue', reportedOn: '2027-01-03' }),
    ],
    [
      'a move to before its first day',
      { earlier: 'startsOn', later: 'on' },
      () => lived.asks('MoveItem', { item: 'first-class', on: '2027-07-01', reason: 'calendar' }),
    ],
    [
      'what is not filled in',
      { fields: 'on, reason' },
      () => lived.asks('MoveItem', { item: 'first-class', on: '', reason: '' as 'calendar' }),
    ],
  ])('and names the fields: %s', (_, values, asked) => {
    expect(asked()).toMatchObject({ values });
  });

  it('but takes another day as an answer', () => {
    const owed = lived.owed('sectors-chosen')?.id;
    expect(
      lived.refusal('MoveItem', { item: 'sectors-chosen', on, reason: 'calendar' }, owed),
    ).toBeUndefined();
  });
});

describe('a programme', () => {
  it('is over when its last day has passed and nobody is to be told of anything', () => {
    const lived = new LivedProgramme();
    for (const { item, kind, on } of aPlan.items) {
      lived.until(on > lived.today ? on : lived.today);
      if (kind === 'task') lived.until('2028-01-03');
      lived.does('ReportDone', { item, doneOn: lived.today });
    }
    expect(isProgrammeOver(lived.programme, instantAt('2028-01-03', '23:59'))).toBe(false);
    expect(isProgrammeOver(lived.programme, instantAt('2028-01-04', '00:00'))).toBe(true);
  });

  it('is not over while somebody is still to be told that something was missed', () => {
    const lived = new LivedProgramme().until('2027-08-04');
    expect(isProgrammeOver(lived.programme, instantAt('2028-01-04', '00:00'))).toBe(false);
  });
});
