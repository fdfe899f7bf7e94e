import { describe, expect, it } from '@jest/globals';
import { absenceFault } from '../../../domain/post/contact-absence.ts';

const TODAY = '2026-03-20';

describe('an absence that a contact tells of', () => {
  it.each([
    ['of a day, today', TODAY, TODAY],
    ['that has begun', '2026-03-01', TODAY],
    ['of a year', '2026-04-01', '2027-04-01'],
    ['that begins in two years', '2028-03-21', '2028-03-22'],
  ])('is taken: one %s', (_, firstDay, lastDay) => {
    expect(absenceFault({ firstDay, lastDay }, TODAY)).toBeUndefined();
  });

  it.each([
    ['ends-before-it-begins', '2026-04-02', '2026-04-01'],
    ['is-over', '2026-03-01', '2026-03-19'],
    ['too-long', '2026-04-01', '2027-04-02'],
    ['too-far-ahead', '2028-03-22', '2028-03-23'],
  ])('is not taken where it %s', (fault, firstDay, lastDay) => {
    expect(absenceFault({ firstDay, lastDay }, TODAY)).toBe(fault);
  });
});
