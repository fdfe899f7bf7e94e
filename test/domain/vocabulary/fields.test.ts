import { describe, expect, it } from '@jest/globals';
import { routeName, updateName } from '../../../domain/subjects/command-names.ts';
import {
  code,
  codes,
  date,
  describeField,
  faultsIn,
  flag,
  month,
  number,
  optional,
  text,
  whole,
} from '../../../domain/vocabulary/fields.ts';
import type { Field } from '../../../domain/vocabulary/fields.ts';

const LEVEL = code([1, 'high']);
const TESTS = codes(['PD1', 'PD2']);
const CLASS = text('^[a-zæøå]+-[0-9]+$', 'maler-1');

/** What a field holds, what it does not, and what is said of it. */
const FIELDS: readonly (readonly [Field, readonly unknown[], readonly unknown[], string])[] = [
  [
    date,
    ['2028-02-29'],
    ['2027-02-29', '29.2.2028', '', 20280229],
    'a calendar date that exists, as 2026-12-31',
  ],
  [month, ['2026-11'], ['2026-13', '2026-11-01', 11], 'a month, as 2026-11'],
  [flag, [true, false], ['true', 1, 0], 'true or false'],
  [whole(0, 30), [0, 30], [-1, 31, 9.5, '9', Number.NaN], 'a whole number from 0 to 30'],
  [number(1, 60), [1, 27.5, 60], [0.5, 60.5, '27', Number.NaN], 'a number from 1 to 60'],
  [LEVEL, [1, 'high'], [2, '1', 'low', ['high']], 'one of 1, high'],
  [
    TESTS,
    [[], ['PD2', 'PD1']],
    [['PD1', 'PD1'], ['PD9'], [1], 'PD1'],
    'a list of different entries among PD1, PD2',
  ],
  [CLASS, ['maler-1', 'blæk-12'], ['Maler-1', 'maler-1\n', 'x maler-1', 1], 'text such as maler-1'],
  [optional(flag), [true, undefined], [null, 'yes'], 'true or false, or left out'],
];

describe('a field of a command', () => {
  it.each(FIELDS)('%j holds what it is for, and nothing else', (field, good, bad, said) => {
    expect(describeField(field)).toBe(said);
    for (const value of good) expect([value, faultsIn({ it: field }, { it: value })]).toEqual([value, []]);
    for (const value of bad) {
      expect([value, faultsIn({ it: field }, { it: value })]).toEqual([
        value,
        [{ field: 'it', expected: said }],
      ]);
    }
  });

  it('that is missing is a fault, unless it may be left out', () => {
    expect(faultsIn({ on: date, why: optional(LEVEL) }, {})).toEqual([
      { field: 'on', expected: describeField(date) },
    ]);
  });

  it('that nobody knows is a fault, and named only where it looks like a name', () => {
    const expected = 'no such field in this command';
    const given = { aField: 1, 'a note: 010190-1234': 1, ['x'.repeat(40)]: 1, ['y'.repeat(41)]: 1 };
    expect(faultsIn({}, given)).toEqual([
      { field: 'aField', expected },
      { field: '(unnamed)', expected },
      { field: 'x'.repeat(40), expected },
      { field: '(unnamed)', expected },
    ]);
  });

  it('that everything inherits is not taken for one that was given', () => {
    expect(faultsIn({ toString: optional(flag) }, {})).toEqual([]);
    expect(faultsIn({}, JSON.parse('{"constructor": 1}'))).toHaveLength(1);
  });

  it.each([[null], [undefined], ['text'], [7], [[{}]]])('cannot be looked for in %j', (values) => {
    expect(faultsIn({ on: date }, values)).toEqual([
      { field: '', expected: 'an object with the fields of the command' },
    ]);
  });
});

describe('a command', () => {
  it('names its Update and its route after itself', () => {
    expect(['RegisterInVitas', 'ExtendIgu'].map((type) => updateName(type as 'ExtendIgu'))).toEqual([
      'registerInVitas',
      'extendIgu',
    ]);
    expect(['RegisterInVitas', 'ExtendIgu'].map((type) => routeName(type as 'ExtendIgu'))).toEqual([
      'register-in-vitas',
      'extend-igu',
    ]);
  });
});
