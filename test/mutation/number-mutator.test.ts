import { describe, expect, it } from '@jest/globals';
import { numberMutator } from './number-mutator.ts';
import { proseIgnorer } from './prose-ignorer.ts';

const within = { type: 'CallExpression' };
const mutantsOf = (value: unknown, type = 'NumericLiteral', parent: object = within) => {
  const node = { type, value };
  return [...numberMutator.mutate({ node, parent: { ...within, ...parent } })];
};

describe('a number', () => {
  it('is made one greater: a deadline of 14 days becomes one of 15', () => {
    expect(mutantsOf(14)).toEqual([{ type: 'NumericLiteral', value: 15 }]);
  });

  it('is not looked for in a text', () => {
    expect(mutantsOf('14', 'StringLiteral')).toEqual([]);
  });

  it('stays where it names a property', () => {
    const key = { type: 'NumericLiteral', value: 14 };
    expect([...numberMutator.mutate({ node: key, parent: { type: 'ObjectProperty', key } })]).toEqual([]);
  });
});

describe('a text', () => {
  it.each([
    ['The company registers within a month.', 'A sentence that people read'],
    ['company', undefined],
    ['vitas-registration', undefined],
  ])('%j is left alone: %j', (value, reason) => {
    const place = { node: { type: 'StringLiteral', value }, parent: within };
    expect(proseIgnorer.shouldIgnore(place)).toBe(reason);
  });
});
