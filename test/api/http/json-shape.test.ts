import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { MOST_DEPTH } from '../../../api/http/body-limits.ts';
import { faultsOf, MOST_FAULTS } from '../../../api/http/faults.ts';
import { checkJsonShape } from '../../../api/http/json-shape.ts';
import { Problem } from '../../../api/http/problems.ts';

const isTaken = (json: string, most = 10): boolean => {
  try {
    checkJsonShape(Buffer.from(json), most);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.code === 'invalid') return false;
    throw error;
  }
};
const lists = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
const objects = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

describe('the shape of a JSON body', () => {
  it.each([
    ['lists as deep as they may lie', lists(MOST_DEPTH), true],
    ['lists a level deeper', lists(MOST_DEPTH + 1), false],
    ['objects as deep as they may lie', objects(MOST_DEPTH), true],
    ['objects a level deeper', objects(MOST_DEPTH + 1), false],
    ['signs of depth in a text', JSON.stringify('[{'.repeat(100)), true],
    ['signs of depth in a text with quotes', JSON.stringify('"\\"[{'.repeat(100)), true],
    ['signs of depth after a text that ends in a backslash', `["\\\\",${lists(MOST_DEPTH)}]`, false],
    ['lists beside each other', `[${Array.from({ length: 100 }, () => '[]').join(',')}]`, true],
  ])('is known of %s', (_, json, taken) => {
    expect(isTaken(json, 1_000)).toBe(taken);
  });

  it.each([
    ['as many values as there may be', '[1,2,3,4]', 5, true],
    ['one more', '[1,2,3,4,5]', 5, false],
    ['names of fields', '{"a":1,"b":2}', 4, false],
    ['commas in a text', '",,,,,,,,,,"', 5, true],
  ])('counts %s', (_, json, most, taken) => {
    expect(isTaken(json, most)).toBe(taken);
  });
});

describe('faults', () => {
  const told = (names: number) => {
    const sent = Object.fromEntries(Array.from({ length: names }, (_, at) => [letters(at), 1]));
    const { error } = z.strictObject({}).safeParse(sent);
    return error === undefined ? [] : faultsOf(error);
  };
  const letters = (number: number) =>
    [...String(number)].map((digit) => 'abcdefghij'.charAt(Number(digit))).join('');

  it.each([
    [1, 1],
    [MOST_FAULTS, MOST_FAULTS],
    [MOST_FAULTS + 1, MOST_FAULTS + 1],
    [10_000, MOST_FAULTS + 1],
  ])('of %i are %i, the last of which may say that there are more', (names, faults) => {
    expect(told(names)).toHaveLength(faults);
    const last = told(names).at(-1);
    expect(last?.field === '').toBe(names > MOST_FAULTS);
    expect(last?.messageEn.startsWith('There are more')).toBe(names > MOST_FAULTS);
  });

  it('are told once each', () => {
    const { error } = z.strictObject({}).safeParse({ 'et navn': 1, 'et andet': 2 });
    expect(error && faultsOf(error)).toHaveLength(1);
  });
});
