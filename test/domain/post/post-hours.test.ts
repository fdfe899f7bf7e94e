import { describe, expect, it } from '@jest/globals';
import {
  clockStop,
  isPostLate,
  nextMorningPost,
  postExpected,
  postRound,
} from '../../../domain/post/post-hours.ts';

// In winter Copenhagen is one hour ahead of UTC, in July two. 4 January 2027 is a Monday.
describe('the post', () => {
  it.each([
    ['waits until half past seven', '2027-01-04T06:29:00.000Z', undefined],
    ['takes everything made by half past seven', '2027-01-04T06:30:00.000Z', '2027-01-04T06:30:00.000Z'],
    ['takes what was left over later in the day', '2027-01-04T13:00:00.000Z', '2027-01-04T06:30:00.000Z'],
    ['goes until five o’clock', '2027-01-04T16:00:59.000Z', '2027-01-04T06:30:00.000Z'],
    ['rests after five o’clock', '2027-01-04T16:01:00.000Z', undefined],
    ['follows Copenhagen’s summer time', '2027-07-05T05:30:00.000Z', '2027-07-05T05:30:00.000Z'],
    ['does not go before half past seven in summer', '2027-07-05T05:29:59.000Z', undefined],
    ['does not go on a Saturday', '2027-01-02T08:00:00.000Z', undefined],
    ['does not go on Good Friday', '2027-03-26T08:00:00.000Z', undefined],
  ])('%s', (_, now, madeBy) => {
    expect(postRound(now)?.madeBy).toBe(madeBy);
  });

  it.each([
    ['the same morning', '2027-01-04T05:15:00.000Z', '2027-01-04T06:30:00.000Z'],
    ['the next morning', '2027-01-04T06:30:00.000Z', '2027-01-05T06:30:00.000Z'],
    ['Monday after a Friday', '2027-01-08T12:00:00.000Z', '2027-01-11T06:30:00.000Z'],
    ['Tuesday after Easter', '2027-03-24T12:00:00.000Z', '2027-03-30T05:30:00.000Z'],
  ])('goes next on %s', (_, now, next) => {
    expect(nextMorningPost(now)).toBe(next);
  });

  it.each([
    ['not late at 8:29', '2027-01-04T07:29:00.000Z', false],
    ['late from half past eight', '2027-01-04T07:30:00.000Z', true],
    ['never late on a Sunday', '2027-01-03T12:00:00.000Z', false],
  ])('is %s', (_, now, late) => {
    expect(isPostLate(now)).toBe(late);
  });

  it.each([
    ['nothing before it goes', '2027-01-04T06:29:59.000Z', undefined],
    ['nothing on a Sunday', '2027-01-03T12:00:00.000Z', undefined],
    ['all of the morning’s when it goes', '2027-01-04T06:30:00.000Z', '2027-01-04T06:30:00.000Z'],
    ['no more than that until half past eight', '2027-01-04T07:30:00.000Z', '2027-01-04T06:30:00.000Z'],
    ['at noon, what was made again by eleven', '2027-01-04T11:00:00.000Z', '2027-01-04T10:00:00.000Z'],
    ['in the evening, what was made again by four', '2027-01-04T20:00:00.000Z', '2027-01-04T15:00:00.000Z'],
  ])('is expected to have taken %s', (_, now, owedBy) => {
    const madeBy = '2027-01-04T06:30:00.000Z';
    expect(postExpected(now)).toEqual(owedBy === undefined ? undefined : { madeBy, owedBy });
  });
});

describe('the training clock', () => {
  it.each([
    ['steps at a quarter past six', '2027-01-04T04:47:00.000Z', '2027-01-04T05:15:00.000Z'],
    ['post at half past seven', '2027-01-04T05:16:00.000Z', '2027-01-04T06:30:00.000Z'],
    ['the end of the day', '2027-01-04T09:00:00.000Z', '2027-01-04T16:00:00.000Z'],
    ['the next day’s steps', '2027-01-04T16:00:01.000Z', '2027-01-05T05:15:00.000Z'],
    ['the very instant', '2027-01-04T06:30:00.000Z', '2027-01-04T06:30:00.000Z'],
  ])('stops at %s', (_, instant, stop) => {
    expect(clockStop(instant)).toBe(stop);
  });
});
