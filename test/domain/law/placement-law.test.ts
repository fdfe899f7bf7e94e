import { describe, expect, it } from '@jest/globals';
import type { CommandFields } from '../../../domain/journeys/commands.ts';
import {
  extensionRefusal,
  extensionWarnings,
  ordinaryEmployeesOf,
  placementRefusal,
  placementWarnings,
  supportedAllowed,
} from '../../../domain/law/placement-law.ts';
import { rulebook } from '../../../domain/rulebook/index.ts';
import type { PlacementRules } from '../../../domain/rulebook/law-shape.ts';
import { inRecruitment } from '../../support/journeys/a-journey.ts';

const [law] = rulebook(1).law.placement as [PlacementRules, ...PlacementRules[]];
const { journey } = inRecruitment();
type Placement = CommandFields<'ApprovePlacement'>;

const praktik = (change: Partial<Placement> = {}): Placement => ({
  kind: 'praktik',
  company: 'eksempel-byg',
  approvedOn: '2026-03-09',
  startsOn: '2026-03-16',
  endsOn: '2026-04-10',
  ...change,
});
const subsidy = (change: Partial<Placement> = {}) => praktik({ kind: 'loentilskud', ...change });
const outcomeOf = (placement: Placement) => ({
  refused: placementRefusal(journey, placement)?.refused,
  warned: placementWarnings(journey, placement).map(({ code }) => code),
});
const FINE = { refused: undefined, warned: [] };

describe('the length of a virksomhedspraktik', () => {
  it.each([
    // 4 weeks on dagpenge or job-ready, 13 for others (aarhus.dk): 4 weeks from 16 March end on 12 April.
    ['dagpenge', '2026-04-12', undefined],
    ['dagpenge', '2026-04-13', 'praktik-too-long'],
    ['job-ready', '2026-04-12', undefined],
    ['job-ready', '2026-04-13', 'praktik-too-long'],
    ['other', '2026-06-14', undefined],
    ['other', '2026-06-15', 'praktik-too-long'],
  ] as const)('of somebody who lives by %s, until %s', (benefitGroup, endsOn, code) => {
    expect(outcomeOf(praktik({ benefitGroup, endsOn })).refused).toBe(code);
  });

  it.each([
    // We did not find the length under integrationsloven § 23 b, so a long one only warns.
    [{ benefitGroup: 'integration-act', endsOn: '2026-06-14' }, []],
    [{ benefitGroup: 'integration-act', endsOn: '2026-06-15' }, ['praktik-length']],
    [{ endsOn: '2026-06-14' }, []],
    [{ endsOn: '2026-12-31' }, ['praktik-length']],
  ] as const)('with %j is left to the municipality', (change, warned) => {
    expect(outcomeOf(praktik(change))).toEqual({ refused: undefined, warned });
  });

  it.each([
    // Extended to 26 weeks in all, then by 13 at a time (LAB § 61, stk. 2): 26 weeks end on 13 September.
    ['other', '2026-06-14', '2026-09-13', undefined],
    ['other', '2026-06-14', '2026-09-14', 'praktik-too-long'],
    ['other', '2026-07-05', '2026-09-14', 'praktik-too-long'],
    ['other', '2026-09-13', '2026-12-13', undefined],
    ['other', '2026-09-13', '2026-12-14', 'praktik-too-long'],
    // Nobody on dagpenge gets more than the four weeks.
    ['dagpenge', '2026-04-01', '2026-04-12', undefined],
    ['dagpenge', '2026-04-12', '2026-04-13', 'praktik-too-long'],
  ] as const)('of %s, extended from %s to %s', (benefitGroup, endedOn, endsOn, code) => {
    const extension = { kind: 'praktik', benefitGroup, startsOn: '2026-03-16', endedOn, endsOn } as const;
    expect(extensionRefusal(journey, extension)?.refused).toBe(code);
  });

  it('under the Integration Act may be extended, with a warning where it is by more than 13 weeks', () => {
    const extension = {
      kind: 'praktik',
      benefitGroup: 'integration-act',
      startsOn: '2026-03-16',
      endedOn: '2026-06-14',
    } as const;
    const warned = (endsOn: string) =>
      extensionWarnings(journey, { ...extension, endsOn }).map(({ code }) => code);
    expect(warned('2026-09-13')).toEqual([]);
    expect(warned('2026-09-14')).toEqual(['praktik-length']);
    expect(extensionRefusal(journey, { ...extension, endsOn: '2027-03-01' })).toBeUndefined();
  });
});

describe('a løntilskud', () => {
  it.each([
    // On dagpenge 6 months in a private company, 4 with a public employer (ajks.dk).
    [false, '2026-09-15', undefined],
    [false, '2026-09-16', 'wage-subsidy-too-long'],
    [true, '2026-07-15', undefined],
    [true, '2026-07-16', 'wage-subsidy-too-long'],
  ])('on dagpenge with a public employer (%s) until %s', (publicEmployer, endsOn, code) => {
    expect(outcomeOf(subsidy({ benefitGroup: 'dagpenge', publicEmployer, endsOn })).refused).toBe(code);
  });

  it('of anybody else only warns of its length', () => {
    const long = { publicEmployer: true, endsOn: '2026-07-16' };
    const warned = { refused: undefined, warned: ['wage-subsidy-length'] };
    expect(outcomeOf(subsidy(long))).toEqual(warned);
    expect(outcomeOf(subsidy({ endsOn: '2026-09-15' }))).toEqual(FINE);
  });

  it('warns before six months of unemployment, since there are exceptions', () => {
    // star.dk, Job med løntilskud: over 50, lone parents and persons without an education are excepted.
    expect(outcomeOf(subsidy({ monthsUnemployed: 5 })).warned).toEqual(['wage-subsidy-unemployed']);
    expect(outcomeOf(subsidy({ monthsUnemployed: 6 }))).toEqual(FINE);
    expect(outcomeOf(praktik({ monthsUnemployed: 0 }))).toEqual(FINE);
  });

  it('warns private and public employers alike who have no extra employment', () => {
    expect(outcomeOf(subsidy({ extraEmployment: false })).warned).toEqual(['extra-employment']);
    expect(outcomeOf(subsidy({ extraEmployment: false, publicEmployer: true })).warned).toEqual([
      'extra-employment',
    ]);
    expect(outcomeOf(praktik({ extraEmployment: false }))).toEqual(FINE);
    expect(outcomeOf(subsidy({ extraEmployment: true }))).toEqual(FINE);
  });
});

describe('the fair ratio (rimelighedskravet)', () => {
  it.each([
    // One per 5 up to 50, always one, then one per 10 (BEK 2636 of 2021, § 65).
    [0, 1],
    [4.9, 1],
    [9.9, 1],
    [10, 2],
    [14, 2],
    [49.9, 9],
    [50, 10],
    [59.9, 10],
    [60, 11],
    [150, 20],
  ])('for %s ordinary employees allows %s', (ordinary, allowed) => {
    expect(supportedAllowed(ordinary, law)).toBe(allowed);
  });

  it('counts full-time equivalents as an average of the last four months', () => {
    expect(ordinaryEmployeesOf([10, 10, 9, 11], law)).toBe(10);
    expect(ordinaryEmployeesOf([100, 8, 9, 10, 9], law)).toBe(9);
    expect(ordinaryEmployeesOf([12], law)).toBe(12);
    expect(ordinaryEmployeesOf([], law)).toBe(0);
  });

  it.each([
    [10, 1, undefined],
    [10, 2, 'fair-ratio'],
    [3, 0, undefined],
    [3, 1, 'fair-ratio'],
  ])('with %s employees and %s supported already', (ordinaryEmployees, supportedEmployees, code) => {
    expect(outcomeOf(praktik({ ordinaryEmployees, supportedEmployees })).refused).toBe(code);
  });

  it('is not judged where a number is missing', () => {
    expect(outcomeOf(praktik({ supportedEmployees: 9 }))).toEqual(FINE);
  });

  it.each([
    // The employees state it too, but only if somebody represents them (BEK 2636 of 2021, § 65).
    [{ employeeRepresentative: true }, 'statement-missing'],
    [{ employeeRepresentative: true, representativeStated: false }, 'statement-missing'],
    [{ employeeRepresentative: true, representativeStated: true }, undefined],
    [{ employeeRepresentative: false }, undefined],
    [{ representativeStated: false }, undefined],
  ])('is stated by the employees: %j', (change, code) => {
    expect(outcomeOf(praktik(change)).refused).toBe(code);
  });
});

describe('VITAS', () => {
  it.each([
    // The employer signs, and a representative of the staff if there is more than one employee.
    [{ vitasSignatures: 2 }, []],
    [{ vitasSignatures: 1 }, ['vitas-signatures']],
    [{ vitasSignatures: 1, ordinaryEmployees: 1 }, []],
    [{ vitasSignatures: 0, ordinaryEmployees: 1 }, ['vitas-signatures']],
    [{}, []],
  ])('has its signatures: %j', (change, warned) => {
    expect(outcomeOf(praktik(change))).toEqual({ refused: undefined, warned });
  });
});

describe('a løntilskud on dagpenge', () => {
  it('is refused no length while nobody has said what kind of employer it is', () => {
    const placement = subsidy({ benefitGroup: 'dagpenge', endsOn: '2027-12-31' });
    expect(outcomeOf(placement)).toEqual({ refused: undefined, warned: ['wage-subsidy-length'] });
  });
});
