import { describe, expect, it } from '@jest/globals';
import { finding, firstRefusal, onlyWarns, warningsOf } from '../../../domain/law/finding.ts';
import { refuse } from '../../../domain/refusals/refusals.ts';
import { warn } from '../../../domain/refusals/warnings.ts';

const refusal = refuse('igu-age');
const warning = warn('igu-age');

describe('a finding of the law', () => {
  it.each([
    [['V'], true],
    [['V', 'V'], true],
    [['U'], false],
    [['B'], false],
    [['V', 'U'], false],
    [['B', 'V'], false],
  ] as const)('that rests on parameters of certainty %j refuses: %s', (certainties, refuses) => {
    const rests = certainties.map((certainty) => ({ certainty }));
    expect(finding(rests, refusal, warning)).toEqual(refuses ? { warning, refusal } : { warning });
  });

  it('refuses by the first that does, and warns of all', () => {
    const findings = [onlyWarns(warn('igu-age-unknown')), finding([{ certainty: 'V' }], refusal, warning)];
    expect(firstRefusal(findings)).toBe(refusal);
    expect(firstRefusal(findings.slice(0, 1))).toBeUndefined();
    expect(warningsOf(findings).map(({ code }) => code)).toEqual(['igu-age-unknown', 'igu-age']);
  });
});
