import { describe, expect, it } from '@jest/globals';
import { isOverdue, nextStep } from '../../../domain/obligations/steps.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import {
  aScreening,
  inEmployment,
  inIgu,
  inRecruitment,
  LivedJourney,
  referred,
} from '../../support/journeys/a-journey.ts';

const away = (lived: LivedJourney, from: CalendarDate, backOn: CalendarDate) =>
  lived
    .until(from)
    .does('PauseJourney', { from, kind: 'long-absence' })
    .until(backOn)
    .does('ResumeJourney', { on: backOn });

describe('a pause', () => {
  it.each([1, 7, 56, 70])('of %i days moves what waits by exactly as many', (days) => {
    const lived = inRecruitment();
    const due = lived.open('seat-or-place')?.due ?? '';
    away(lived, '2026-03-16', addDays('2026-03-16', days));
    expect(lived.open('seat-or-place')?.due).toBe(addDays(due, days));
    expect(lived.open('seat-or-place')?.shifts.map((shift) => shift.days)).toEqual([days]);
  });

  it('takes no step of what waits, and nothing of it is overdue', () => {
    const lived = inRecruitment().until('2026-03-16');
    lived.does('PauseJourney', { from: '2026-03-16', kind: 'leave-by-law' });
    const before = lived.events.length;
    lived.until('2026-10-01');
    expect(lived.events).toHaveLength(before);
    expect(isOverdue(lived.journey, lived.now)).toBe(false);
  });

  it('lets the law go on running: the company is reminded of VITAS on the same days', () => {
    const still = inIgu('2026-05-04');
    const paused = inIgu('2026-05-04').until('2026-05-05');
    paused.does('PauseJourney', { from: '2026-05-05', kind: 'other' });
    expect(paused.open('vitas-registration')?.due).toBe(still.open('vitas-registration')?.due);
    expect(paused.until('2026-06-20').reminded('vitas-registration')).toEqual(
      still.until('2026-06-20').reminded('vitas-registration'),
    );
  });

  it('asks for no allowance for the months in between, but for those that began before it and after it', () => {
    const lived = away(inIgu('2026-05-04'), '2026-06-10', '2026-09-15').until('2026-11-02');
    const months = lived.events.flatMap((event) =>
      event.type === 'ObligationOpened' && event.payload.kind === 'monthly-allowance'
        ? [event.payload.occurrence]
        : [],
    );
    expect(months).toEqual(['2026-05', '2026-06', '2026-09', '2026-10', '2026-11']);
  });

  it('reminds anew on the new day of what it was reminded of before an absence told late', () => {
    const lived = referred('2026-03-02');
    const [first] = lived.until('2026-03-24').reminded('screening-result');
    expect(first).toBe('2026-03-20');
    lived.does('PauseJourney', { from: '2026-03-10', kind: 'other' }).until('2026-03-30');
    lived.does('ResumeJourney', { on: '2026-03-30' });
    expect(lived.open('screening-result')?.due).toBe('2026-04-21');
    expect(lived.until('2026-04-10').reminded('screening-result')).toEqual(['2026-03-20', '2026-04-10']);
  });

  it('moves what was opened during it only by what was left of it', () => {
    const lived = inRecruitment().until('2026-03-16');
    lived.does('PauseJourney', { from: '2026-03-16', kind: 'other' }).until('2026-03-26');
    lived.does('AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: '2026-05-11',
      endsOn: '2026-06-19',
    });
    lived.until('2026-04-15').does('ResumeJourney', { on: '2026-04-15' });
    expect(lived.open('course-completion')?.due).toBe(addDays('2026-06-26', 20));
  });

  it('leaves the two years of an IGU as they are', () => {
    const lived = inIgu('2026-05-04');
    const { endsOn } = lived.journey.igu ?? {};
    away(lived, '2026-09-01', '2026-12-01');
    expect(lived.journey.igu?.endsOn).toBe(endsOn);
  });

  it('is over when the journey is closed', () => {
    const lived = inRecruitment().until('2026-03-16');
    lived.does('PauseJourney', { from: '2026-03-16', kind: 'other' });
    lived.does('CloseJourney', { outcome: 'not-established', cause: 'moved', on: '2026-03-16' });
    expect(lived.journey.paused).toBeUndefined();
  });

  it('leads to one reminder afterwards and not to those of the time away', () => {
    const lived = away(inEmployment('2026-05-04'), '2026-05-20', '2026-07-29');
    const since = lived.events.length;
    lived.until('2026-08-10');
    const told = lived.events.slice(since).filter(({ type }) => type === 'ObligationReminded');
    expect(told.length).toBeLessThanOrEqual(2);
    expect(nextStep(lived.journey)).toBeDefined();
  });
});

describe('a pause is refused', () => {
  const lived = () => inRecruitment().until('2026-04-01');

  it.each([
    ['from the future', '2026-04-02', 'date-in-future'],
    ['from before the referral', '2026-03-01', 'dates-out-of-order'],
  ])('%s', (_, from, code) => {
    expect(lived().refusal('PauseJourney', { from, kind: 'other' })).toBe(code);
  });

  it('while another goes on, and an end without a beginning', () => {
    const paused = lived().does('PauseJourney', { from: '2026-03-30', kind: 'other' });
    expect(paused.refusal('PauseJourney', { from: '2026-03-31', kind: 'other' })).toBe('already-paused');
    expect(lived().refusal('ResumeJourney', { on: '2026-04-01' })).toBe('not-paused');
  });

  it('where it overlaps an earlier one; from the day back on it does not', () => {
    const back = away(inRecruitment(), '2026-03-16', '2026-03-30').until('2026-04-01');
    expect(back.refusal('PauseJourney', { from: '2026-03-29', kind: 'other' })).toBe('pause-overlaps');
    expect(back.refusal('PauseJourney', { from: '2026-03-30', kind: 'other' })).toBeUndefined();
  });

  it('with an end on its first day, before it or in the future', () => {
    const paused = lived().does('PauseJourney', { from: '2026-03-30', kind: 'other' });
    expect(paused.refusal('ResumeJourney', { on: '2026-03-30' })).toBe('dates-out-of-order');
    expect(paused.refusal('ResumeJourney', { on: '2026-03-29' })).toBe('dates-out-of-order');
    expect(paused.refusal('ResumeJourney', { on: '2026-04-02' })).toBe('date-in-future');
  });
});

describe('during a pause', () => {
  it('what the law lets go on opens as ever: a registration for a Danish test', () => {
    const lived = new LivedJourney('2026-03-02', {}, { rulebook: 2 })
      .does('RecordScreening', aScreening('2026-03-02'))
      .does('AcceptScreening', { acceptedOn: '2026-03-02' })
      .until('2026-06-01')
      .does('PauseJourney', { from: '2026-06-01', kind: 'long-absence' })
      .until('2026-08-03');
    expect(lived.open('test-registration')?.occurrence).toBe('2026-08');
  });

  it('the month it began in is still owed, though it had not opened when the pause was told', () => {
    const lived = inIgu('2026-05-04').until('2026-05-31');
    lived.now = '2026-05-31T22:30:00.000Z';
    lived.does('PauseJourney', { from: '2026-06-01', kind: 'other' }).until('2026-08-03');
    const months = lived.journey.obligations.flatMap(({ occurrence }) => occurrence ?? []);
    expect(months).toEqual(['2026-05', '2026-06']);
  });

  it('what was opened after the person was back, as it turned out, is not moved', () => {
    const lived = inRecruitment().until('2026-03-16');
    lived
      .does('PauseJourney', { from: '2026-03-16', kind: 'other' })
      .until('2026-04-07')
      .does('AdmitToCourse', {
        school: 'next',
        sector: 'painting',
        startsOn: '2026-05-11',
        endsOn: '2026-06-19',
      });
    const due = lived.open('course-completion')?.due;
    lived.does('ResumeJourney', { on: '2026-03-30' });
    expect(lived.open('course-completion')).toMatchObject({ due, shifts: [] });
  });

  it('a third may not begin within the second, though the first was longer ago', () => {
    const lived = away(inRecruitment(), '2026-03-16', '2026-03-20');
    away(lived, '2026-03-23', '2026-03-30').until('2026-04-07');
    expect(lived.refusal('PauseJourney', { from: '2026-03-25', kind: 'other' })).toBe('pause-overlaps');
  });
});
