import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { chairOf, meetingIn, planOf, readPlan } from '../../../domain/programme/plan.ts';
import { isWorkingDay } from '../../../domain/vocabulary/calendar.ts';
import { aFileWithDays, aPlan } from '../../support/programme/a-programme.ts';

const dayOf = (name: string) => aPlan.items.find(({ item }) => item === name);

describe('the plan of a programme', () => {
  it('has the last day of each milestone, within its first month if the file names none', () => {
    expect(dayOf('sectors-chosen')).toMatchObject({
      kind: 'milestone',
      from: '2027-02-04',
      on: '2027-03-03',
    });
    expect(dayOf('first-class')).toMatchObject({ kind: 'milestone', from: '2027-07-04', on: '2027-08-03' });
  });

  it('has each task from its first day to its last, and none that the file gives no days', () => {
    expect(dayOf('dialogue')).toEqual({
      item: 'dialogue',
      kind: 'task',
      from: '2027-01-04',
      on: '2028-01-03',
    });
    expect(dayOf('model')).toBeUndefined();
  });

  it('has the meetings of each group, numbered, until the programme ends', () => {
    const meetings = aPlan.items.filter(({ kind }) => kind === 'meeting');
    expect(meetings.map(({ item, on }) => [item, on])).toEqual([
      ['steering-group-1', '2027-03-04'],
      ['steering-group-2', '2027-09-06'],
      ['working-group-1', '2027-01-18'],
      ['working-group-2', '2027-05-18'],
      ['working-group-3', '2027-09-20'],
    ]);
    expect(aPlan.endsOn).toBe('2028-01-03');
  });

  it('has a meeting on its very last day', () => {
    const groups = [
      { id: 'board', meetings: { as: 'working' as const, from: { months: 11, days: 30 }, everyMonths: 1 } },
    ];
    const { items, endsOn } = planOf({ ...aFileWithDays, groups }, '2027-01-04');
    expect(items.find(({ kind }) => kind === 'meeting')?.on).toBe(endsOn);
  });

  it('puts no meeting on a weekend or a holiday, whenever the programme begins', () => {
    const days = fc.integer({ min: 0, max: 3_000 }).map((day) => new Date(Date.UTC(2020, 0, 1 + day)));
    fc.assert(
      fc.property(days, (begins) => {
        const startsOn = begins.toISOString().slice(0, 10);
        const meetings = planOf(aFileWithDays, startsOn).items.filter(({ kind }) => kind === 'meeting');
        expect(meetings.length).toBeGreaterThan(0);
        expect(meetings.filter(({ on }) => !isWorkingDay(on))).toEqual([]);
      }),
    );
  });
});

describe('a plan that comes in a Signal', () => {
  it('is read as it was sent', () => {
    expect(readPlan(JSON.parse(JSON.stringify(aPlan)))).toEqual(aPlan);
  });

  it.each([
    ['nothing', undefined],
    ['no items', { ...aPlan, items: undefined }],
    ['a day that does not exist', { ...aPlan, startsOn: '2027-02-30' }],
    ['an item without a day', { ...aPlan, items: [{ item: 'one', kind: 'milestone' }] }],
    ['an item of no kind', { ...aPlan, items: [{ item: 'one', kind: 'party', on: '2027-02-01' }] }],
    [
      'a name that is somebody’s text',
      { ...aPlan, items: [{ item: 'Amina B.', kind: 'task', on: '2027-02-01' }] },
    ],
    [
      'a name that ends in a text',
      { ...aPlan, items: [{ item: 'one two', kind: 'task', on: '2027-02-01' }] },
    ],
    ['a meeting of nobody', { ...aPlan, items: [{ item: 'one', kind: 'meeting', on: '2027-02-01' }] }],
    ['one name twice', { ...aPlan, items: [...aPlan.items, ...aPlan.items] }],
  ])('is not read if it has %s', (_, told) => {
    expect(readPlan(told)).toBeUndefined();
  });

  it('never fails, whatever it is', () => {
    const read = fc.sample(fc.anything(), 500).map(readPlan);
    expect(read.filter((plan) => plan !== undefined)).toEqual([]);
  });
});

describe('the name of a meeting', () => {
  it('says which one of its group’s it is', () => {
    expect(meetingIn('steering-group', 'steering-group-12')).toBe(12);
    expect(meetingIn('steering', 'steering-group-12')).toBeUndefined();
    expect(meetingIn('steering-group', 'steering-group-0')).toBeUndefined();
    expect(meetingIn('steering-group', 'steering-group-1-a')).toBeUndefined();
    expect(meetingIn('steering-group', 'steering-groups12')).toBeUndefined();
  });
});

describe('the chair of a programme', () => {
  const seats = [{ organisations: ['first', 'second'] }];
  const groups = [
    { meetings: { as: 'working' as const }, seats: [{ organisations: ['another'] }] },
    { meetings: { as: 'steering' as const }, seats },
  ];

  it('is of the organisation that the file names, else of the first in the group that steers', () => {
    expect(chairOf({ groups, chair: 'second' })).toBe('second');
    expect(chairOf({ groups })).toBe('first');
    expect(chairOf({ groups: [] })).toBeUndefined();
  });
});
