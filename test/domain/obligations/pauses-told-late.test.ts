import { describe, expect, it } from '@jest/globals';
import { isWaiting } from '../../../domain/obligations/pause.ts';
import { isOverdue } from '../../../domain/obligations/steps.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { inEmployment, inRecruitment, referred } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';

const pause = (lived: LivedJourney, from: CalendarDate) =>
  lived.does('PauseJourney', { from, kind: 'other' });
const back = (lived: LivedJourney, on: CalendarDate) => lived.until(on).does('ResumeJourney', { on });

/** The referral of 2 March: its screening result is due on 1 April. */
const DUE = '2026-04-01';

describe('a screening result due on 1 April', () => {
  // What was late when the person fell away is still late: an absence that began later did not stop it.
  it.each([
    ['the day before it is due', '2026-03-31', '2026-04-14', 14],
    ['the day it is due', '2026-04-01', '2026-04-15', 14],
    ['the day after it was due', '2026-04-02', '2026-04-16', 0],
    ['a month after it was due', '2026-05-04', '2026-05-18', 0],
  ])('is moved by a pause of a fortnight that begins %s', (_, from, on, days) => {
    const lived = back(pause(referred().until(from), from), on);
    expect(lived.open('screening-result')?.due).toBe(addDays(DUE, days));
  });

  // An absence told of late is recorded as it was (our own decision, docs/decisions/0020).
  it.each([
    ['told on its first day', '2026-03-25', '2026-03-25', 21],
    ['told a week late, still before it is due', '2026-03-25', '2026-03-31', 21],
    ['told when it had been missed for days', '2026-03-25', '2026-04-10', 21],
    ['told when it had been missed, begun after that', '2026-04-07', '2026-04-10', 0],
  ])('is moved by an absence from %2$s to 15 April, %1$s', (_, from, told, days) => {
    const lived = back(pause(referred().until(told), from), '2026-04-15');
    expect(lived.open('screening-result')?.due).toBe(addDays(DUE, days));
  });

  it('that was noted as missed is missed no longer, is reminded of and may be missed anew', () => {
    const lived = referred().until('2026-04-10');
    expect(lived.open('screening-result')?.missedBy).toBeDefined();
    back(pause(lived, '2026-03-25'), '2026-04-15');
    expect(lived.open('screening-result')?.missedBy).toBeUndefined();
    expect(lived.open('screening-result')?.due).toBe('2026-04-22');
    lived.until('2026-04-24');
    expect(lived.reminded('screening-result').at(-1)).toBe('2026-04-22');
    expect(lived.open('screening-result')?.missedBy).toBeDefined();
  });

  it('that is late before the pause stays late during it, and goes on being passed on', () => {
    const lived = pause(referred().until('2026-04-02'), '2026-04-02');
    expect(isOverdue(lived.journey, lived.now)).toBe(true);
    const open = lived.open('screening-result');
    expect(open && isWaiting(lived.journey, open)).toBe(false);
    const since = lived.journey.sequence;
    lived.until('2026-05-04');
    const passedOn = lived.events.filter(
      ({ sequence, type }) => sequence > since && type === 'ObligationEscalated',
    );
    expect(passedOn.length).toBeGreaterThan(0);
  });

  it('whose pause was never one has its own day again', () => {
    const lived = back(pause(referred().until('2026-04-10'), '2026-03-25'), '2026-04-15');
    const takeBack = (type: string) =>
      lived.does('CorrectCommand', {
        event: lived.events.findLast((event) => event.type === type)?.sequence ?? 0,
        reason: 'wrong-person',
      });
    takeBack('JourneyResumed');
    takeBack('JourneyPaused');
    expect(lived.open('screening-result')?.due).toBe(DUE);
    expect(isOverdue(lived.journey, lived.now)).toBe(true);
  });
});

describe('the days of a pause', () => {
  it('do not count for what was not owed yet: a decision opened by a screening in the pause', () => {
    const lived = pause(referred().until('2026-03-10'), '2026-03-10').until('2026-03-20');
    lived.does('RecordScreening', {
      screenedOn: '2026-03-09',
      schoolYears: 9,
      latinScript: true,
      trade: '7131',
      yearsWorked: 6,
      danishTrack: 2,
      danishModule: 3,
      testsPassed: [],
    });
    const due = lived.open('screening-decision')?.due ?? '';
    back(lived, '2026-03-30');
    expect(lived.open('screening-decision')?.due).toBe(addDays(due, 10));
  });

  it('do not count at all for what was opened after the last of them', () => {
    const lived = inRecruitment().until('2026-03-25');
    lived.does('AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: '2026-04-13',
      endsOn: '2026-05-22',
    });
    const due = lived.open('course-completion')?.due;
    pause(lived, '2026-03-16').does('ResumeJourney', { on: '2026-03-20' });
    expect(lived.open('course-completion')?.due).toBe(due);
    expect(lived.journey.pauses).toEqual([{ from: '2026-03-16', backOn: '2026-03-20' }]);
  });

  it('are counted once by two pauses that follow on each other', () => {
    const lived = inRecruitment();
    const due = lived.open('seat-or-place')?.due ?? '';
    back(pause(lived.until('2026-03-16'), '2026-03-16'), '2026-03-30');
    back(pause(lived, '2026-03-30'), '2026-04-13');
    expect(lived.open('seat-or-place')?.due).toBe(addDays(due, 28));
  });

  it('are whole days on either side of the change to summer time', () => {
    const lived = inRecruitment();
    const due = lived.open('seat-or-place')?.due ?? '';
    back(pause(lived.until('2026-03-28'), '2026-03-28'), '2026-03-30');
    expect(lived.open('seat-or-place')?.due).toBe(addDays(due, 2));
  });
});

describe('a pause that a caseworker tells of', () => {
  /** Away from 16 to 30 March, and at work on the programme since; today is 20 April. */
  const wasAway = () =>
    back(pause(inRecruitment().until('2026-03-16'), '2026-03-16'), '2026-03-30').until('2026-04-20');

  // What is recorded has happened; one absence is one pause; a person is not away before being referred.
  it.each([
    ['tomorrow', '2026-04-21', 'date-in-future'],
    ['today', '2026-04-20', undefined],
    ['last week', '2026-04-13', undefined],
    ['the day the person came back', '2026-03-30', undefined],
    ['the last day of an absence that is known', '2026-03-29', 'pause-overlaps'],
    ['the first day of it', '2026-03-16', 'pause-overlaps'],
    ['before it, since it would run into it', '2026-03-11', 'pause-overlaps'],
    ['before the referral', '2026-03-01', 'pause-overlaps'],
  ])('from %s is refused or taken', (_, from, code) => {
    expect(wasAway().refusal('PauseJourney', { from, kind: 'other' })).toBe(code);
  });

  it.each([
    ['before it begins', '2026-04-12', 'dates-out-of-order'],
    ['on its first day', '2026-04-13', 'dates-out-of-order'],
    ['on the day after', '2026-04-14', undefined],
    ['today', '2026-04-20', undefined],
    ['tomorrow', '2026-04-21', 'date-in-future'],
  ])('and that ends %s is refused or taken', (_, on, code) => {
    expect(pause(wasAway(), '2026-04-13').refusal('ResumeJourney', { on })).toBe(code);
  });

  it.each([
    ['the day before', '2026-04-12', 'dates-out-of-order'],
    ['the same day', '2026-04-13', 'dates-out-of-order'],
    ['the day after', '2026-04-14', undefined],
  ])('and is expected to end %s is refused or taken', (_, expectedBack, code) => {
    const asked = { from: '2026-04-13', kind: 'other', expectedBack } as const;
    expect(wasAway().refusal('PauseJourney', asked)).toBe(code);
  });

  it('while another goes on is told of as the one that goes on', () => {
    const lived = pause(wasAway(), '2026-04-13');
    expect(lived.refusal('PauseJourney', { from: '2026-04-20', kind: 'other' })).toBe('already-paused');
  });

  it('does not move what the employer was asked before it: only what was to be asked in it or later', () => {
    const lived = inEmployment('2026-05-04').until('2026-07-01');
    const first = lived.open('retention-1')?.due;
    const third = lived.open('retention-3')?.due ?? '';
    back(pause(lived, '2026-07-01'), '2026-07-15');
    expect(lived.open('retention-1')?.due).toBe(first);
    expect(lived.open('retention-3')?.due).toBe(addDays(third, 14));
  });
});
