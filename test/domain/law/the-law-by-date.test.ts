import { describe, expect, it } from '@jest/globals';
import { warningsFor } from '../../../domain/decisions/warnings-for.ts';
import type { Facts } from '../../../domain/journeys/command.ts';
import type { CommandFields, Referral } from '../../../domain/journeys/commands.ts';
import { iguAgreementRefusal, iguAgreementWarnings } from '../../../domain/law/igu.ts';
import {
  extensionRefusal,
  extensionWarnings,
  placementRefusal,
  placementWarnings,
} from '../../../domain/law/placement-law.ts';
import type { Extension } from '../../../domain/law/placement-law.ts';
import { NEWEST_RULEBOOK, placementRulesAt, rulebook } from '../../../domain/rulebook/index.ts';
import { parametersOf } from '../../../domain/rulebook/parameters.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { publicHolidays, publicHolidaysIf } from '../../../domain/vocabulary/holidays.ts';
import { anAgreement, inEmployment, inIgu, inRecruitment } from '../../support/journeys/a-journey.ts';

const { law } = rulebook(NEWEST_RULEBOOK);
const AGED: Facts = { ageAtStart: 30, ageSoonAfterStart: 30 };
type Agreement = CommandFields<'SignIguAgreement'>;
type Placement = CommandFields<'ApprovePlacement'>;
interface Outcome {
  readonly refused?: string;
  readonly warned?: readonly string[];
}

/** What is refused and what is warned of; nothing of either where nothing is said. */
const outcome = ({ refused, warned = [] }: Outcome) => ({ refused, warned });

/** An agreement signed the day before it begins, by somebody with few years in Denmark. */
function agreement(startsOn: string, change: Partial<Agreement> = {}, referral: Partial<Referral> = {}) {
  const { journey } = inRecruitment({ registeredAddressSince: addDays(startsOn, -400), ...referral });
  const signed = { ...anAgreement(startsOn), signedOn: addDays(startsOn, -1), ...change };
  return {
    refused: iguAgreementRefusal(journey, signed, AGED, addDays(startsOn, -1))?.refused,
    warned: iguAgreementWarnings(journey, signed, AGED).map(({ code }) => code),
  };
}

/** A placement approved the day before it begins. */
function placement(startsOn: string, change: Partial<Placement>) {
  const { journey } = inRecruitment();
  const fields: Placement = {
    kind: 'praktik',
    company: 'eksempel-byg',
    approvedOn: addDays(startsOn, -1),
    startsOn,
    endsOn: addDays(startsOn, 20),
    ...change,
  };
  return {
    refused: placementRefusal(journey, fields)?.refused,
    warned: placementWarnings(journey, fields).map(({ code }) => code),
  };
}

const subsidy = (startsOn: string, change: Partial<Placement>) =>
  placement(startsOn, { kind: 'loentilskud', ...change });

describe('work and school together', () => {
  it.each<[string, number, Outcome]>([
    // While the school part was 20 weeks: 32 (uim.dk). A course begun before 1 May 2021 keeps it.
    ['2021-04-30', 32, {}],
    ['2021-04-30', 31.9, { refused: 'igu-total-hours' }],
    // With 23 weeks: 33 (danskogproever.dk). Our reading, so fewer than 33 warn, and fewer than 32 refuse.
    ['2021-05-01', 32, { warned: ['igu-hours-disputed'] }],
    ['2026-05-04', 32.9, { warned: ['igu-hours-disputed'] }],
    ['2026-05-04', 33, {}],
    ['2026-05-04', 31.9, { refused: 'igu-total-hours', warned: ['igu-hours-disputed'] }],
  ])('of an IGU begun on %s, %s hours', (startsOn, weeklyHoursWithSchool, expected) => {
    expect(agreement(startsOn, { weeklyWorkHours: 25, weeklyHoursWithSchool })).toEqual(outcome(expected));
  });

  it('keep the era of the first day with a new company', () => {
    const lived = inIgu('2021-04-26')
      .until('2021-12-01')
      .does('ReturnToRecruitment', { from: 'igu', on: '2021-12-01', cause: 'company-closed' });
    const again = { ...anAgreement('2022-01-03'), weeklyWorkHours: 25, weeklyHoursWithSchool: 32 };
    const warned = iguAgreementWarnings(lived.journey, again, AGED).map(({ code }) => code);
    expect(warned).not.toContain('igu-hours-disputed');
  });
});

describe('the special acts', () => {
  const until = (residencePermitUntil: string): Partial<Referral> => ({ residencePermitUntil });

  it.each<[Partial<Referral>, string, readonly string[]]>([
    // Afghanistan: bill L 41 (2023–24), permits until 30 November 2025 at most. After it we do not know.
    [{ residenceBasis: 'afghanistan' }, '2025-11-30', []],
    [{ residenceBasis: 'afghanistan' }, '2025-12-01', ['igu-special-act-ended']],
    // Ukraine: the last day stands on the card.
    [{ residenceBasis: 'ukraine' }, '2026-05-04', ['igu-permit-unknown']],
    [{ residenceBasis: 'ukraine', ...until('2027-03-17') }, '2026-05-04', ['igu-past-permit']],
    [{ residenceBasis: 'ukraine', ...until('2028-05-03') }, '2026-05-04', []],
    // Any permit that ends before the IGU is worth a look.
    [{ residenceBasis: 'udl-7', ...until('2028-05-02') }, '2026-05-04', ['igu-past-permit']],
    [{ residenceBasis: 'udl-7', ...until('2028-05-03') }, '2026-05-04', []],
    [{ residenceBasis: 'udl-7' }, '2026-05-04', []],
  ])('with %j, for a start on %s, warn of %j and refuse nobody', (referral, startsOn, warned) => {
    expect(agreement(startsOn, {}, referral)).toEqual(outcome({ warned }));
    const { journey } = inRecruitment({ registeredAddressSince: addDays(startsOn, -400), ...referral });
    const fields = { kind: 'igu', company: 'eksempel-byg', plannedStart: startsOn } as const;
    const atMatch = warningsFor(journey, { type: 'AgreeMatch', fields, facts: AGED }).map(({ code }) => code);
    expect(atMatch.filter((code) => code !== 'igu-new-courses')).toEqual(warned);
  });
});

describe('twenty years of address', () => {
  it.each<[string, Outcome]>([
    // Bill L 82: “up to 20 years”; danskogproever.dk: “less than 20”. The day itself warns.
    ['2006-05-05', { warned: ['igu-address-years-soon'] }],
    ['2006-05-04', { warned: ['igu-address-anniversary'] }],
    ['2006-05-03', { refused: 'igu-address-years', warned: ['igu-address-years'] }],
  ])('since %s, for a start on 4 May 2026', (registeredAddressSince, expected) => {
    expect(agreement('2026-05-04', {}, { registeredAddressSince })).toEqual(outcome(expected));
  });
});

describe('the length of a løntilskud', () => {
  const [JAN, JUN, JUL, NOV] = ['2026-01-05', '2026-06-04', '2026-07-04', '2026-11-04'] as const;
  it.each<[Partial<Placement>, string, Outcome]>([
    // LAB § 68, stk. 1 (LBK 701 of 2022): 6 months private, 4 public, on dagpenge and for the job-ready.
    [{ benefitGroup: 'dagpenge', publicEmployer: false }, JUL, {}],
    [
      { benefitGroup: 'dagpenge', publicEmployer: false },
      '2026-07-05',
      { refused: 'wage-subsidy-too-long', warned: ['wage-subsidy-length'] },
    ],
    [{ benefitGroup: 'job-ready', publicEmployer: false }, JUL, {}],
    [
      { benefitGroup: 'job-ready', publicEmployer: false },
      '2026-07-05',
      { refused: 'wage-subsidy-too-long', warned: ['wage-subsidy-length'] },
    ],
    [{ benefitGroup: 'job-ready', publicEmployer: true }, '2026-05-04', {}],
    [
      { benefitGroup: 'job-ready', publicEmployer: true },
      '2026-05-05',
      { refused: 'wage-subsidy-too-long', warned: ['wage-subsidy-length'] },
    ],
    [{ benefitGroup: 'job-ready' }, NOV, { warned: ['wage-subsidy-length'] }],
    // Further from work 6, and 6 more (helsingor.dk, 2023): only a warning.
    [{ benefitGroup: 'other', publicEmployer: true }, JUL, {}],
    [{ benefitGroup: 'other', publicEmployer: false }, NOV, { warned: ['wage-subsidy-length'] }],
    // The Integration Act: 12 (aarhus.dk): only a warning, and not at 6 or 4 months.
    [{ benefitGroup: 'integration-act', publicEmployer: true }, NOV, {}],
    [{ benefitGroup: 'integration-act', publicEmployer: false }, '2027-01-04', {}],
    [
      { benefitGroup: 'integration-act', publicEmployer: true },
      '2027-01-05',
      { warned: ['wage-subsidy-length'] },
    ],
    // Nobody has said: as on dagpenge, with a warning.
    [{ publicEmployer: true }, JUN, { warned: ['wage-subsidy-length'] }],
    [{}, JUL, {}],
  ])('of %j from 5 January 2026 until %s', (change, endsOn, expected) => {
    expect(subsidy(JAN, { endsOn, ...change })).toEqual(outcome(expected));
  });

  it.each([
    ['2027-01-04', []],
    ['2027-01-05', ['wage-subsidy-length', 'placement-act-expected']],
  ])('further from work may be made twelve months, until %s', (endsOn, warned) => {
    const extension: Extension = {
      kind: 'loentilskud',
      benefitGroup: 'other',
      startsOn: JAN,
      endedOn: JUL,
      endsOn,
    };
    const { journey } = inRecruitment();
    expect(extensionRefusal(journey, extension)).toBeUndefined();
    const told = extensionWarnings(journey, extension).map(({ code }) => code);
    // The extension begins in 2026, by rules that are known.
    expect(told).toEqual(warned.filter((code) => code !== 'placement-act-expected'));
  });
});

describe('extra employment (merbeskæftigelse)', () => {
  it.each<[Partial<Placement>, Outcome]>([
    [
      { kind: 'loentilskud', extraEmployment: false, publicEmployer: false },
      { warned: ['extra-employment'] },
    ],
    [{ kind: 'loentilskud', extraEmployment: false, publicEmployer: true }, { warned: ['extra-employment'] }],
    [{ kind: 'loentilskud', extraEmployment: true, publicEmployer: true }, {}],
    [{ kind: 'praktik', extraEmployment: false }, {}],
  ])('with %j', (change, expected) => {
    expect(placement('2026-05-04', change)).toEqual(outcome(expected));
  });

  it('is measured against the last twelve months', () => {
    const fields = {
      kind: 'loentilskud',
      company: 'eksempel-byg',
      approvedOn: '2026-05-01',
      startsOn: '2026-05-04',
      endsOn: '2026-06-04',
      extraEmployment: false,
    } as const;
    expect(placementWarnings(inRecruitment().journey, fields)[0]?.values).toEqual({ months: 12 });
  });
});

describe('the person’s last workplace', () => {
  const fields = (kind: Placement['kind'], company = 'eksempel-byg'): Placement => ({
    kind,
    company,
    approvedOn: '2027-08-02',
    startsOn: '2027-08-03',
    endsOn: '2027-08-20',
  });
  const afterAJob = () =>
    inEmployment('2026-05-04')
      .until('2026-08-04')
      .does('ReturnToRecruitment', { from: 'employment', on: '2026-08-04', cause: 'dismissed' }).journey;
  const afterAnIgu = () =>
    inIgu('2026-05-04')
      .until('2026-12-01')
      .does('ReturnToRecruitment', { from: 'igu', on: '2026-12-01', cause: 'dismissed' }).journey;

  it.each([
    ['a job', afterAJob],
    ['an IGU, which is ordinary employment', afterAnIgu],
  ])('takes nobody with løntilskud after %s, and is warned of', (_, journey) => {
    const codes = (placed: Placement) => placementWarnings(journey(), placed).map(({ code }) => code);
    expect(codes(fields('loentilskud'))).toContain('wage-subsidy-last-employer');
    expect(codes(fields('loentilskud', 'proeve-service'))).not.toContain('wage-subsidy-last-employer');
    expect(codes(fields('praktik'))).not.toContain('wage-subsidy-last-employer');
    expect(placementRefusal(journey(), fields('loentilskud'))).toBeUndefined();
  });
});

describe('a praktik', () => {
  it('under the work duty is only warned of where it would be refused', () => {
    const long = { benefitGroup: 'job-ready', endsOn: '2026-08-01' } as const;
    const refused = { refused: 'praktik-too-long', warned: ['praktik-length'] };
    expect(placement('2026-05-04', long)).toEqual(outcome(refused));
    expect(placement('2026-05-04', { ...long, workDuty: false })).toEqual(outcome(refused));
    expect(placement('2026-05-04', { ...long, workDuty: true })).toEqual(
      outcome({ warned: ['praktik-work-duty'] }),
    );
  });

  it('under the work duty stays so when it is extended', () => {
    const { journey } = inRecruitment().does('ApprovePlacement', {
      kind: 'praktik',
      company: 'eksempel-byg',
      approvedOn: '2026-03-09',
      startsOn: '2026-03-16',
      endsOn: '2026-04-10',
      benefitGroup: 'job-ready',
      workDuty: true,
    });
    const fields = { approvedOn: '2026-03-09', endsOn: '2026-08-01' };
    const warned = warningsFor(journey, { type: 'ExtendPlacement', fields });
    expect(warned.map(({ code }) => code)).toEqual(['praktik-work-duty']);
  });

  it('beyond 26 weeks needs a quite special need, which is said', () => {
    const { journey } = inRecruitment();
    const extension = {
      kind: 'praktik',
      benefitGroup: 'other',
      startsOn: '2026-03-16',
      endedOn: '2026-09-13',
    } as const;
    const warned = (endsOn: string) => extensionWarnings(journey, { ...extension, endsOn });
    expect(warned('2026-12-13')).toEqual([{ code: 'praktik-special-need', values: { weeks: 13 } }]);
    expect(extensionRefusal(journey, { ...extension, endsOn: '2026-12-14' })?.refused).toBe(
      'praktik-too-long',
    );
  });
});

describe('the act that is expected on 1 January 2027', () => {
  const before = placementRulesAt(law, '2026-12-31');
  const after = placementRulesAt(law, '2027-01-01');

  it('is a set of its own, in which nothing is certain and nothing refuses', () => {
    const parameters = parametersOf(after).map(({ parameter }) => parameter);
    expect(parameters.length).toBe(parametersOf(before).length);
    expect(parameters.filter(({ certainty }) => certainty === 'V')).toEqual([]);
    expect(parameters.filter(({ refuses }) => refuses !== undefined)).toEqual([]);
    expect(parameters.filter(({ question }) => question !== 'main-act-2027')).toEqual([]);
    expect(after.to).toBeUndefined();
    expect(addDays(before.to ?? '', 1)).toBe(after.from);
  });

  it('keeps the values of 2026 meanwhile, but for the groups', () => {
    const values = (rules: object) =>
      Object.fromEntries(parametersOf(rules).map(({ path, parameter }) => [path.join('.'), parameter.value]));
    const { act: _was, benefitGroups: groups, ...old } = values(before);
    const { act: _is, benefitGroups: expected, ...kept } = values(after);
    expect(kept).toEqual(old);
    expect(groups).toContain('other');
    expect(expected).not.toContain('other');
  });

  it.each<[string, Partial<Placement>, string, readonly string[]]>([
    [
      'a long praktik',
      { benefitGroup: 'job-ready', endsOn: '2027-09-01' },
      'praktik-too-long',
      ['praktik-length'],
    ],
    [
      'a long løntilskud',
      { kind: 'loentilskud', benefitGroup: 'dagpenge', publicEmployer: true, endsOn: '2027-12-01' },
      'wage-subsidy-too-long',
      ['wage-subsidy-length'],
    ],
    ['a ratio', { ordinaryEmployees: 5, supportedEmployees: 1 }, 'fair-ratio', ['fair-ratio']],
    ['a missing statement', { employeeRepresentative: true }, 'statement-missing', ['statement-missing']],
    ['a late approval', { approvedOn: '2027-12-31' }, 'approval-after-start', ['approval-after-start']],
  ])('only warns of %s', (_, change, refused, warned) => {
    const then = placement('2026-12-31', change);
    expect(then).toEqual({ refused, warned });
    expect(placement('2027-01-01', change)).toEqual(
      outcome({ warned: [...warned, 'placement-act-expected'] }),
    );
  });

  it('says nothing where nothing is wrong, and asks about a group that may be gone', () => {
    expect(placement('2027-01-04', { benefitGroup: 'integration-act' })).toEqual(outcome({}));
    expect(placement('2027-01-04', { benefitGroup: 'other' })).toEqual(
      outcome({ warned: ['benefit-group-expected-to-end', 'placement-act-expected'] }),
    );
    expect(placement('2026-12-31', { benefitGroup: 'other' })).toEqual(outcome({}));
  });

  it('holds for an extension that begins in 2027, whenever the placement began', () => {
    const { journey } = inRecruitment();
    const extension = (endedOn: string) =>
      ({
        kind: 'praktik',
        benefitGroup: 'job-ready',
        startsOn: '2026-12-07',
        endedOn,
        endsOn: '2027-03-01',
      }) as const;
    expect(extensionRefusal(journey, extension('2026-12-30'))?.refused).toBe('praktik-too-long');
    expect(extensionRefusal(journey, extension('2026-12-31'))).toBeUndefined();
  });
});

describe('Store bededag', () => {
  it('is no holiday in 2027, unless an act brings it back: then it is 23 April', () => {
    expect(law.calendar.storeBededagAgain).toMatchObject({ value: 'not', certainty: 'U' });
    expect(publicHolidays(2027)).not.toContain('2027-04-23');
    expect(publicHolidaysIf(2027, 2027)).toContain('2027-04-23');
    expect(publicHolidaysIf(2026, 2027)).toEqual(publicHolidays(2026));
    expect(publicHolidaysIf(2023, undefined)).toContain('2023-05-05');
  });
});
