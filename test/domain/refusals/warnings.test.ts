import { describe, expect, it } from '@jest/globals';
import { REFUSAL_CODES } from '../../../domain/refusals/refusals.ts';
import { explainWarning, warn, WARNING_CODES } from '../../../domain/refusals/warnings.ts';
import { rulebook } from '../../../domain/rulebook/index.ts';
import { parametersOf } from '../../../domain/rulebook/parameters.ts';
import { refusalWord } from '../../../domain/words/index.ts';

const parameters = parametersOf(rulebook(1).law).map(({ parameter }) => parameter);

describe('a warning', () => {
  it('says what is wrong, what one may do instead, which rule, and how sure that is', () => {
    const told = explainWarning(
      warn('igu-address-years-soon', { years: 20, last: '2026-06-28' }),
      refusalWord,
    );
    expect(told.says.da).toBe(
      'Kort efter den planlagte startdag har personen haft adresse i Danmark i 20 år. Sidste mulige startdag er 28. juni 2026.',
    );
    expect(told.says.en).toContain('The last possible first day is 28 June 2026.');
    expect(told.instead.da).toBe('Hold fast i startdagen, eller fremskynd den.');
    expect(told).toMatchObject({ rule: { en: 'The limit on years of address in Denmark' }, certainty: 'V' });
    expect(told.source).toContain('ug.dk');
  });

  it('writes numbers as each language does, and a year as a year', () => {
    const { says } = explainWarning(warn('de-minimis', { total: 301_500, ceiling: 300_000, years: 3 }));
    expect(says.da).toContain('301.500 euro');
    expect(says.en).toContain('301,500 euro');
    expect(explainWarning(warn('plan-amu-weeks', { weeks: 7.5, min: 8 })).says.da).toContain('7,5 ugers');
    const since = explainWarning(warn('igu-residence-basis-new', { since: '2022-03-17' }), refusalWord);
    expect(since.says.da).toContain('17. marts 2022');
  });

  it('leaves a value that is missing empty rather than fail', () => {
    expect(explainWarning(warn('igu-age')).says.en).not.toContain('undefined');
  });
});

describe('the law and its warnings', () => {
  it('has a parameter behind every warning, but for the beginning of the scheme', () => {
    const named = new Set(parameters.flatMap(({ warns }) => warns ?? []));
    expect(WARNING_CODES.filter((code) => !named.has(code))).toEqual(['igu-scheme-not-begun']);
  });

  it('names the source of one of those parameters with every warning', () => {
    const unsourced = WARNING_CODES.filter((code) => {
      const { source } = explainWarning(warn(code));
      return !parameters.some(({ warns, source: own }) => warns?.includes(code) === true && own === source);
    });
    // The documents a person brings, and the beginning of the scheme, are in sources of their own.
    expect(unsourced).toEqual(['igu-address-unknown', 'igu-scheme-not-begun']);
  });

  it('calls no warning more certain than every parameter behind it', () => {
    const order = ['V', 'B', 'U'];
    const surer = WARNING_CODES.filter((code) => {
      const behind = parameters.filter(({ warns }) => warns?.includes(code));
      const best = Math.min(...behind.map(({ certainty }) => order.indexOf(certainty)));
      return behind.length > 0 && order.indexOf(explainWarning(warn(code)).certainty) < best;
    });
    expect(surer).toEqual([]);
  });

  it('refuses by a certain parameter only, and under a code that exists', () => {
    const refusing = parameters.filter(({ refuses }) => refuses !== undefined);
    expect(refusing.every(({ certainty }) => certainty === 'V')).toBe(true);
    expect(refusing.every(({ refuses }) => REFUSAL_CODES.some((code) => code === refuses))).toBe(true);
  });
});
