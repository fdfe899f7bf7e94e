import { describe, expect, it } from '@jest/globals';
import type { Igu } from '../../../domain/journeys/journey.ts';
import { daysServed, servedParts } from '../../../domain/journeys/served-time.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { anAgreement } from '../../support/journeys/a-journey.ts';

const START = '2026-05-04';
const day = (number: number) => addDays(START, number);

/** An IGU that was left on its hundredth day, unless `changes` says otherwise. */
const left = (changes: Partial<Igu> = {}): Igu => ({
  ...anAgreement(START),
  countsFrom: START,
  servedDays: 0,
  earlier: [],
  allowancesClaimed: [],
  bonusesClaimed: [],
  leftOn: day(100),
  ...changes,
});
const away = (from: number, backOn: number) => ({ from: day(from), backOn: day(backOn) });

describe('the time served in an IGU that was left', () => {
  it.each([
    ['all of it, where nobody was away', [], 100],
    ['less an absence it was made longer by', [away(10, 80)], 30],
    ['less two of them', [away(10, 20), away(50, 80)], 60],
    ['less an absence only until it was left', [away(90, 160)], 90],
    ['less one that ended on the day it was left', [away(90, 100)], 90],
    ['untouched by an absence after it was left', [away(120, 180)], 100],
    ['and none at all, where the absence is longer', [away(0, 200)], 0],
  ] as const)('is %s', (_, extendedFor, days) => {
    expect(daysServed(left({ extendedFor }))).toBe(days);
  });

  it('comes to what earlier companies had served, and is no more than that while nobody has left', () => {
    expect(daysServed(left({ servedDays: 50 }))).toBe(150);
    const { leftOn: _, ...going } = left({ servedDays: 50 });
    expect(daysServed(going)).toBe(50);
  });

  it.each([
    ['after its first day', day(1), 2],
    ['on its first day', START, 1],
    ['before it', day(-3), 1],
  ])('has an agreement as a part of it that was left %s, or not', (_, leftOn, parts) => {
    const earlier = [{ company: 'proeve-service', startsOn: day(-200), leftOn: day(-20) }];
    expect(servedParts(left({ leftOn, earlier }))).toHaveLength(parts);
  });
});
