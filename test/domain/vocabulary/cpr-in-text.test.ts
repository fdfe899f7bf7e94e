import { describe, expect, it } from '@jest/globals';
import { holdsCpr, holdsCprWithin, NO_CPR_HERE } from '../../../domain/vocabulary/cpr-in-text.ts';
import { CPR_SPELLINGS } from '../../support/words/cpr-spellings.ts';

/** What stands around a number in a longer text. */
const AROUND: readonly (readonly [string, string])[] = [
  ['', ''],
  ['Sag ', ' i dag'],
  ['KBH-', ''],
  ['x', 'x'],
  ['99 ', ''],
  ['3102 ', ' 7'],
  ['2026/', '_a'],
  ['3f0e6d1a-0000-4000-8000-000000000001 ', ''],
  ['(', ')'],
];

/** What looks like one at a glance, and is none. */
const OTHERS = [
  'KBH-0001',
  '2026-12-01 10:30',
  '2026-08-01 til 2026-09-30',
  '01-12-2026',
  '+45 12 34 56 78',
  '12345678',
  '3f0e6d1a-0101-4190-1111-000000000001',
  'k-0101901111aaaabbbbccccddddeeeeffff00001111',
  '310290-1111',
  '320190-1111',
  '930190-1111',
  '011390-1111',
  '00101901111',
  '010190111',
  'Nørregade 12, 2. th., 1165 København K',
  'maler-2027-1',
  'EAN 5798000000000',
  'Solo',
  '',
];

describe('a CPR number in a text', () => {
  it.each(Object.entries(CPR_SPELLINGS))('is found %s, whatever stands around it', (_, written) => {
    const missed = AROUND.map(([before, after]) => `${before}${written}${after}`).filter(
      (text) => !holdsCpr(text),
    );
    expect(missed).toEqual([]);
  });

  it.each(OTHERS)('is not seen in %j', (text) => {
    expect(holdsCpr(text)).toBe(false);
  });

  it.each([
    ['a text in a list in an object', { rows: [{ note: 'Sag 010190-1111' }] }],
    ['the name of a field', { '010190-1111': true }],
    ['a number', { cpr: 3_112_901_111 }],
    ['a number that has lost its zero', [101_901_111]],
  ])('is found in %s', (_, value) => {
    expect(holdsCprWithin(value)).toBe(true);
  });

  it.each([[undefined], [null], [12], [true], [{ deMinimisAidEuro: 99_999_999, on: '2026-12-01' }], [[]]])(
    'is not seen in the value %j',
    (value) => {
      expect(holdsCprWithin(value)).toBe(false);
    },
  );

  it('is looked for as long as a text is long, and no longer', () => {
    const took = (length: number) => {
      const text = '0 1-0 1.9 0/'.repeat(length);
      const began = performance.now();
      holdsCpr(text);
      return performance.now() - began;
    };
    took(200);
    expect(took(20_000)).toBeLessThan(2_000);
  });

  it('is told of without being repeated', () => {
    expect(`${NO_CPR_HERE.da}${NO_CPR_HERE.en}`).not.toMatch(/\d/);
  });
});
