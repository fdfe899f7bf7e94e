import { describe, expect, it } from '@jest/globals';
import { problemOf, RefusedCommand } from '../../../api/http/problems.ts';
import { explain, insteadOf, refuse, REFUSAL_CODES, sourceOf } from '../../../domain/refusals/refusals.ts';
import type { RefusalCode } from '../../../domain/refusals/refusals.ts';
import { NEWEST_RULEBOOK, rulebook } from '../../../domain/rulebook/index.ts';
import { parametersOf } from '../../../domain/rulebook/parameters.ts';

/** A refusal in which every value is its own name. */
const withPlaces = (code: RefusalCode) => ({
  ...refuse(code),
  values: new Proxy<Record<string, string>>({}, { get: (_, name) => `{${String(name)}}` }),
});

const placesIn = (text: string): string[] => text.match(/\{\w+\}/g) ?? [];

describe('every refusal', () => {
  it.each(REFUSAL_CODES)('%s says in Danish and English what one may do instead', (code) => {
    const { da, en } = insteadOf(withPlaces(code));
    expect(da).toMatch(/^[A-ZÆØÅ].*\.$/);
    expect(en).toMatch(/^[A-Z].*\.$/);
    expect(en).not.toBe(da);
    expect(placesIn(en).sort()).toEqual(placesIn(da).sort());
    const values = placesIn(explain(withPlaces(code)).da);
    expect(placesIn(da).filter((place) => !values.includes(place))).toEqual([]);
  });

  it.each(REFUSAL_CODES)('%s rests on a source that has been read, or on the service’s own order', (code) => {
    expect(sourceOf(code) ?? 'our own (V)').toMatch(/ \([VB]\)$/);
  });

  it('by a parameter of the law quotes the source that the rulebook has for it', () => {
    const parameters = parametersOf(rulebook(NEWEST_RULEBOOK).law).map(({ parameter }) => parameter);
    const refusing = [...new Set(parameters.flatMap(({ refuses }) => refuses ?? []))];
    expect(refusing.length).toBeGreaterThan(15);
    const unlike = refusing.filter((code) => {
      const known = parameters
        .filter(({ refuses }) => refuses === code)
        .map(({ source, certainty }) => `${source} (${certainty})`);
      return !known.includes(sourceOf(code) ?? '');
    });
    expect(unlike.map((code) => [code, sourceOf(code)])).toEqual([]);
  });
});

describe('whoever is refused', () => {
  it('is told why, what to do instead, and which rule says so', () => {
    const refusal = refuse('bonus-too-early', { from: '2027-05-03' });
    expect(problemOf(new RefusedCommand(refusal), 'abc')).toMatchObject({
      status: 409,
      code: 'bonus-too-early',
      detail: 'Bonussen kan tidligst søges 3. maj 2027.',
      instead: 'Vent til 3. maj 2027. Virksomheden bliver mindet om det.',
      insteadEn: 'Wait until 3 May 2027. The company is reminded.',
      source: 'IGU-loven § 11 (elov.dk) (V)',
    });
  });

  it('is told of no source where the rule is the service’s own', () => {
    expect(problemOf(new RefusedCommand(refuse('already-done')), 'abc')).not.toHaveProperty('source');
  });
});
