import { describe, expect, it } from '@jest/globals';
import { isOver, reopeningEndsAt } from '../../../domain/decisions/reopening.ts';
import { hear } from '../../../domain/decisions/signals.ts';
import { apply } from '../../../domain/journeys/apply.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { inEmployment, inRecruitment } from '../../support/journeys/a-journey.ts';

const closed = () => inEmployment('2026-05-04').does('CloseJourney', { outcome: 'job', on: '2026-05-04' });

describe('a closed journey', () => {
  it('is waited for until midnight 90 days later, in Copenhagen', () => {
    // 4 May and 90 days are 2 August; Copenhagen is two hours ahead in summer.
    expect(addDays('2026-05-04', 90)).toBe('2026-08-02');
    expect(reopeningEndsAt(closed().journey)).toBe('2026-08-01T22:00:00.000Z');
  });

  it('is over from then on', () => {
    const { journey } = closed();
    expect(isOver(journey, '2026-08-01T21:59:59.999Z')).toBe(false);
    expect(isOver(journey, '2026-08-01T22:00:00.000Z')).toBe(true);
  });

  it('is not over while the coordinator has news from a jobcentre to settle', () => {
    const lived = closed();
    lived.journey = hear(lived.journey, undefined, lived.now).events.reduce(apply, lived.journey);
    expect(reopeningEndsAt(lived.journey)).toBeUndefined();
    expect(isOver(lived.journey, '2027-01-01T00:00:00.000Z')).toBe(false);
  });
});

describe('an open journey', () => {
  it('is never over', () => {
    const { journey } = inRecruitment();
    expect(reopeningEndsAt(journey)).toBeUndefined();
    expect(isOver(journey, '2036-01-01T00:00:00.000Z')).toBe(false);
  });

  it('is not over though nothing is to be done in it', () => {
    const idle = { ...inRecruitment().journey, obligations: [], recurrences: [] };
    expect(isOver(idle, '2036-01-01T00:00:00.000Z')).toBe(false);
  });
});
