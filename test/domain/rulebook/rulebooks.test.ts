import { describe, expect, it } from '@jest/globals';
import { JOURNEY_BOOKS, rulebook, ruleOf } from '../../../domain/rulebook/index.ts';
import { parametersOf } from '../../../domain/rulebook/parameters.ts';
import { PROGRAMME_RULEBOOKS } from '../../../domain/rulebook/programme/books.ts';
import { RELEASED } from '../../../domain/rulebook/released.ts';
import { OBLIGATION_KINDS } from '../../../domain/vocabulary/obligation-kinds.ts';

describe('a rulebook', () => {
  it('says that it lacks a kind, and which', () => {
    expect(() => ruleOf(1, 'first-contact')).toThrow('Rulebook 1 has no obligation first-contact');
  });

  it('has a rule for every kind of obligation, if not in this version then in another', () => {
    const books = [...RELEASED, ...PROGRAMME_RULEBOOKS];
    const ruled = books.flatMap(({ obligations }) => obligations.map(({ kind }) => kind));
    expect(OBLIGATION_KINDS.filter((kind) => !ruled.includes(kind))).toEqual([]);
  });

  it('is asked about everything by a rule that no released book has', () => {
    const mine = { ...ruleOf(2, 'first-contact') };
    expect(JOURNEY_BOOKS.reactsTo(mine, 'PlacementEnded')).toBe(true);
    expect(JOURNEY_BOOKS.reactsTo(ruleOf(2, 'first-contact'), 'PlacementEnded')).toBe(false);
  });

  it('places each parameter of its law by where it stands', () => {
    const places = parametersOf(rulebook(2).law).map(({ path }) => path.join('.'));
    expect(places.slice(0, 2)).toEqual(['iguLastStart', 'iguMonths']);
    expect(places).toContain('igu.2.ageBelow');
    expect(places).toContain('placement.0.fairRatio');
    expect(places).toContain('residence.specialActEnds.afghanistan');
  });
});
