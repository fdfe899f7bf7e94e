import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { EventPayloads, EventType } from '../../../domain/journeys/events.ts';
import { NEWEST_RULEBOOK, rulebook } from '../../../domain/rulebook/index.ts';
import type { PriorAct, EventMatch, ObligationRule } from '../../../domain/rulebook/rule.ts';
import { addDays, addMonths, daysBetween } from '../../../domain/vocabulary/calendar.ts';
import * as codes from '../../../domain/vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../../../domain/vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';
import { aScreening, anAgreement, LivedJourney } from '../../support/journeys/a-journey.ts';

/**
 * A released rulebook is frozen: people's cases run by it, and their histories are replayed by it. Before the first
 * release rulebook 2 may be changed together with this hash, in one commit that says why. After it, never.
 */
const FROZEN = { data: 'b728d90a53aed5968c548321872dcb780f2bdf9bb451728246021dd7684ff5ea' };

const book = rulebook(2);
const rules = book.obligations;
const byKind = rules.map((rule) => [rule.kind, rule] as const);
const recurring = rules.flatMap((rule) =>
  rule.recurs === undefined ? [] : [{ ...rule, recurs: rule.recurs }],
);
const kindsOf = (some: readonly ObligationRule[]) => some.map(({ kind }) => kind).sort();

function ruleFor(kind: ObligationKind): ObligationRule {
  const found = rules.find((rule) => rule.kind === kind);
  if (found === undefined) throw new Error(`Rulebook 2 has no obligation ${kind}`);
  return found;
}

/** The same hash in whatever order the properties were written. */
function hashOf(value: unknown): string {
  const sorted = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
  return createHash('sha256').update(sorted).digest('hex');
}

/** The fields that rules read, with the events that carry them: the compiler knows whether they do. */
const FIELDS: { readonly [T in EventType]?: readonly (keyof EventPayloads[T])[] } = {
  PersonReferred: [
    'referredOn',
    'residenceBasis',
    'residencePermitUntil',
    'consentOn',
    'legalBasis',
    'municipalDuties',
  ],
  ScreeningRecorded: [],
  ScreeningAccepted: ['acceptedOn', 'placementDays'],
  ScreeningDeclined: [],
  MatchProposed: [],
  MatchAgreed: ['kind', 'plannedStart', 'unionRepresentative'],
  MatchAccepted: [],
  MatchRefused: [],
  AdmittedToCourse: ['startsOn', 'endsOn'],
  DayOneConfirmed: ['of', 'came'],
  NoShowAnswered: ['came'],
  NoShowUpheld: [],
  CourseCompleted: [],
  ReturnedToRecruitment: ['on', 'from', 'placementDays', 'leavesIgu'],
  IguAgreementSigned: ['signedOn', 'startsOn', 'endsOn', 'countsFrom', 'publicEmployer'],
  VitasRegistered: [],
  TrainingPlanSubmitted: [],
  SchoolHoursRecorded: ['asOf'],
  AllowanceClaimed: ['month'],
  BonusClaimed: ['part'],
  IguCompleted: ['completedOn', 'publicEmployer'],
  IguExtended: ['reason', 'days', 'endsOn'],
  IguEndedEarly: ['endedOn', 'partialProof', 'seeksSuccessor'],
  PlacementApproved: ['startsOn', 'endsOn', 'leavesIgu'],
  PlacementExtended: ['days', 'endsOn'],
  PlacementEnded: ['endedOn'],
  EmploymentStarted: ['startsOn', 'kind', 'leavesIgu'],
  RetentionConfirmed: ['month', 'employed'],
  TrialEnded: [],
  TalkHeld: ['talk'],
  PaperRecorded: ['paper', 'on'],
  JourneyPaused: ['from', 'kind', 'expectedBack'],
  JourneyResumed: ['long', 'kind'],
  JourneyTransferred: [],
  JourneyReopened: ['on', 'stage', 'placementDays'],
  JourneyClosed: ['on'],
  SignalSettled: ['event'],
  HelpAskedFor: [],
  HelpSettled: ['event'],
  SignalNotApplied: [],
  SignalNotUnderstood: [],
};

/** What those fields can hold, if it is a code. */
const VALUES: Readonly<Record<string, readonly (string | number)[]>> = {
  talk: codes.TALKS,
  paper: codes.PAPERS,
  of: codes.DAY_ONE_OF,
  part: codes.BONUS_PARTS,
  month: codes.RETENTION_MONTHS,
  stage: codes.STAGES,
  reason: codes.EXTENSION_REASONS,
  legalBasis: codes.LEGAL_BASES,
  residenceBasis: codes.RESIDENCE_BASES,
  from: codes.RETURN_FROM,
  leavesIgu: ['within-six-months', 'before-completion', 'completed'],
  'MatchAgreed.kind': codes.MATCH_KINDS,
  'JourneyPaused.kind': codes.ABSENCE_KINDS,
  'JourneyResumed.kind': codes.ABSENCE_KINDS,
  'EmploymentStarted.kind': codes.EMPLOYMENT_KINDS,
};

const matchesOf = (rule: ObligationRule): readonly EventMatch[] => [
  ...rule.opensOn,
  ...rule.fulfilledBy,
  ...rule.endsWith,
  ...(rule.movesWith ?? []),
];

/** The fields of its event that a match reads, and those from which its openings are counted. */
function fieldsRead(match: EventMatch): string[] {
  return [
    ...Object.keys(match.where ?? {}),
    ...Object.keys(match.sameAs ?? {}),
    ...(match.monthBefore === undefined ? [] : [match.monthBefore]),
    ...(match.notBefore === undefined ? [] : [match.notBefore.date]),
  ];
}

describe('rulebook 2 is frozen', () => {
  it('in its obligations and in the law’s parameters', () => {
    expect(hashOf(book)).toBe(FROZEN.data);
  });
});

describe('rulebook 2', () => {
  it('is data only', () => {
    expect(JSON.parse(JSON.stringify(book))).toStrictEqual(book);
    expect(book.version).toBe(2);
    expect(NEWEST_RULEBOOK).toBeGreaterThanOrEqual(2);
  });

  it('has every kind of obligation once, and so all that version 1 has', () => {
    const kinds = kindsOf(rules);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds.filter((kind) => !OBLIGATION_KINDS.includes(kind))).toEqual([]);
    expect(kindsOf(rulebook(1).obligations).filter((kind) => !kinds.includes(kind))).toEqual([]);
  });

  it.each(byKind)('%s can be met, reminds and escalates', (_, rule) => {
    expect(rule.opensOn.length).toBeGreaterThan(0);
    expect(rule.fulfilledBy.length).toBeGreaterThan(0);
    expect(rule.reminders.length).toBeGreaterThan(0);
    // Silence ends at a named person, and that is never only the one who has been silent.
    expect(rule.escalate.length).toBeGreaterThan(0);
    const others = rule.escalate.filter(({ to }) => to !== 'colleague');
    expect(others.filter(({ to, after }) => to === rule.owedBy || after < 1)).toEqual([]);
    expect(rule.copyTo ?? []).not.toContain(rule.owedBy);
    const parties = [rule.owedBy, ...(rule.copyTo ?? []), ...rule.escalate.map(({ to }) => to)];
    expect(parties.filter((party) => !codes.PASSED_ON_TO.includes(party))).toEqual([]);
  });

  const hasColleagues = ({ owedBy }: ObligationRule) =>
    owedBy !== 'person' && owedBy !== 'coordinator' && owedBy !== 'project-lead';
  const ofOrganisations = byKind.filter(([, rule]) => hasColleagues(rule));

  it.each(ofOrganisations)(
    '%s goes on from a colleague to the coordinator and the project lead',
    (_, rule) => {
      const to = rule.escalate.map((step) => step.to);
      expect(to[0]).toBe('colleague');
      expect(to.filter((party) => party === 'colleague' || party === 'coordinator')).toHaveLength(2);
      // After the project lead nobody is told.
      expect(to.indexOf('project-lead')).toBe(to.length - 1);
    },
  );

  it('asks no colleague of a person or of the secretariat', () => {
    const others = rules.filter((rule) => !hasColleagues(rule));
    expect(others.length).toBeGreaterThan(10);
    const asked = others.filter(({ escalate }) => escalate.some(({ to }) => to === 'colleague'));
    expect(kindsOf(asked)).toEqual([]);
  });

  it.each(byKind)('%s reminds and escalates in order', (_, rule) => {
    const days = [...rule.reminders];
    expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
    const after = rule.escalate.map((step) => step.after);
    expect(after).toEqual([...after].sort((a, b) => a - b));
    const steps = rule.escalate.map((step) => `${step.after}:${step.to}`);
    expect(new Set(steps).size).toBe(steps.length);
  });

  it.each(byKind)(
    '%s reads fields that its events carry, and codes that those fields can hold',
    (_, rule) => {
      expect(rule.opensOn.length).toBeGreaterThan(0);
      for (const match of matchesOf(rule)) {
        const carried: readonly string[] | undefined = FIELDS[match.event];
        expect([match.event, carried === undefined]).toEqual([match.event, false]);
        expect(fieldsRead(match).filter((field) => carried?.includes(field) !== true)).toEqual([]);
        for (const [field, values] of Object.entries(match.where ?? {})) {
          const list: readonly (string | number | boolean)[] = VALUES[`${match.event}.${field}`] ??
            VALUES[field] ?? [true, false];
          expect(values.length).toBeGreaterThan(0);
          expect(values.filter((value) => !list.includes(value))).toEqual([]);
        }
      }
      for (const { event, after, due } of rule.opensOn) {
        const dates = rule.recurs === undefined ? [after] : [rule.recurs.from, rule.recurs.until ?? 'at'];
        const carried: readonly string[] = ['at', ...(FIELDS[event] ?? [])];
        const read = due.daysFrom === undefined ? dates : [...dates, due.daysFrom];
        expect(read.filter((field) => !carried.includes(field))).toEqual([]);
      }
    },
  );

  it.each(byKind)('%s counts only on talks, papers and kinds that there are', (_, rule) => {
    const known = { talk: codes.TALKS, paper: codes.PAPERS, obligation: OBLIGATION_KINDS };
    const done: PriorAct[] = [...(rule.unless ?? []), ...rule.opensOn.flatMap(({ given = [] }) => given)];
    expect(done.filter(({ state, is }) => !known[state].some((name: string) => name === is))).toEqual([]);
  });

  it.each(byKind)('%s names its source, how sure it is, and what is lost', (_, { legal, ifMissed }) => {
    expect(legal.text).toMatch(/^[A-Z].*\.$/s);
    expect(ifMissed).toMatch(/^[A-Z].*\.$/s);
    expect(legal.source.length).toBeGreaterThan(3);
    // A day that the programme has set itself is never passed off as the law's.
    const ours = /our own|own proposal|setting/.test(legal.source);
    expect([legal.certainty, ours]).toEqual([ours ? 'U' : legal.certainty, ours]);
  });

  it('names whom to ask about every rule that rests on something unverified', () => {
    const isOwn = /^the programme’s (own proposal|setting placementDays)$/;
    const open = rules.filter(({ legal }) => legal.certainty !== 'V' && !isOwn.test(legal.source));
    expect(open.length).toBeGreaterThan(10);
    expect(kindsOf(open.filter(({ legal }) => legal.question === undefined))).toEqual([]);
  });

  it('counts nothing from a month that does not recur, and the other way round', () => {
    const byMonth = rules.filter(({ opensOn }) => opensOn.some(({ after }) => after === 'occurrence'));
    expect(kindsOf(byMonth)).toEqual(kindsOf(recurring));
    // Beside what recurs, only absences and calls for help come more than once, and each asks for its own
    // answer.
    const counted = rules.filter(({ oneEach }) => oneEach === true);
    expect(kindsOf(counted.filter(({ recurs }) => recurs === undefined))).toEqual(['igu-extension']);
  });

  it.each(recurring.map((rule) => [rule.kind, rule.recurs] as const))(
    '%s recurs until a day, so many times, or until something happens',
    (_, { until, times, every = 1, firstIn: months = [], endsWith }) => {
      expect([until, times].filter((end) => end !== undefined).length).toBeLessThan(2);
      expect(until ?? times ?? endsWith[0]).toBeDefined();
      expect(months.filter((month) => month < 1 || month > 12)).toEqual([]);
      expect(every).toBeGreaterThan(0);
    },
  );
});

/**
 * Which kinds serve each row of the table of reminders by which the programme was planned, and whether that
 * is all.
 */
const ROWS: readonly (readonly [string, readonly ObligationKind[], string?])[] = [
  ['1 agreement signed before the start', ['agreement-signed', 'agreement-signed-person']],
  ['2 eligibility checked at the match', ['eligibility-check', 'eligibility-papers']],
  ['3 ceiling, stop and last start', ['igu-start-allowed']],
  [
    '4 day one',
    [
      'day-one-course',
      'day-one-course-person',
      'day-one-igu',
      'day-one-igu-person',
      'day-one-placement',
      'day-one-placement-person',
      'no-show',
      'no-show-person',
      'no-show-disputed',
    ],
  ],
  ['5 agreement in VITAS', ['vitas-registration']],
  ['6 training plan', ['training-plan']],
  ['7 monthly allowance', ['monthly-allowance']],
  ['8 school hours against the plan', ['school-hours']],
  [
    '9 AMU seat and class',
    ['amu-seat'],
    'the class itself, 30 days before, is not one person’s: no journey owes it',
  ],
  [
    '10 class below its volume',
    [],
    'a class is short of people, not a person of anything: no journey owes it',
  ],
  ['11 registration for a Danish test', ['test-registration']],
  ['12 bonus after six months', ['bonus-six-months', 'de-minimis']],
  ['13 leave, or more than eight weeks away', ['igu-extension', 'pause-over']],
  ['14 talk in month 21, certificates in month 23', ['end-of-igu-talk', 'igu-certificates']],
  ['15 certificate and second bonus', ['igu-certificate', 'bonus-completion', 'job-after-igu']],
  ['16 early end', ['partial-proof', 'successor-company']],
  ['17 placement approved, and its end', ['placement-approval', 'placement-end', 'step-after-placement']],
  ['18 fair ratio and the union’s statement', ['fair-ratio', 'union-statement']],
  [
    '19 the municipality’s own duties',
    ['integration-contract', 'integration-talk', 'danish-referral', 'company-offer'],
  ],
  [
    '20 permit, consent, retention of data',
    ['residence-permit', 'residence-card', 'consent-review', 'data-retention'],
  ],
  ['21 end of a trial', ['trial-end', 'trial-end-person']],
];

/** What the programme has added itself. */
const OWN: readonly ObligationKind[] = [
  'screening-result',
  'screening-decision',
  'seat-or-place',
  'course-completion',
  'place-after-course',
  'first-contact',
  'match-answer',
  'match-answer-person',
  'money-talk',
  'placement-talk',
  'retention-1',
  'retention-3',
  'retention-6',
  'retention-12',
  'job-lost',
  'close-journey',
  'jobcentre-signal',
  'help-asked-for',
];

describe('nothing the programme must not forget is left out of rulebook 2', () => {
  it('has all twenty-one rows', () => {
    expect(ROWS.map(([row]) => Number.parseInt(row, 10))).toEqual(
      Array.from({ length: 21 }, (_, index) => index + 1),
    );
  });

  it.each(ROWS)('row %s is served', (...row) => {
    // Not named one by one: if a row lacks a third value, jest would take a third parameter for its callback,
    // and wait for it.
    const [, kinds, elsewhere] = row;
    const served = kindsOf(rules);
    expect(kinds.filter((kind) => !served.includes(kind))).toEqual([]);
    expect(kinds.length > 0 || elsewhere !== undefined).toBe(true);
  });

  it('and has nothing that nobody has asked for', () => {
    expect([...ROWS.flatMap(([, kinds]) => kinds), ...OWN].sort()).toEqual(kindsOf(rules));
  });

  // Days counted from the date in the event that the opening is counted from.
  it.each<[ObligationKind, string, readonly number[]]>([
    ['agreement-signed', 'plannedStart', [-14, -3]],
    ['day-one-course', 'startsOn', [-2, 0, 2]],
    ['day-one-course-person', 'startsOn', [-2, 0, 2]],
    ['day-one-igu', 'startsOn', [-2, 0, 2]],
    ['day-one-igu-person', 'startsOn', [-2, 0, 2]],
    ['day-one-placement', 'startsOn', [-2, 0, 2]],
    ['day-one-placement-person', 'startsOn', [-2, 0, 2]],
    ['amu-seat', 'startsOn', [-14, -8]],
    ['placement-end', 'endsOn', [-14, 0]],
    ['residence-permit', 'residencePermitUntil', [-90, -30]],
    ['residence-card', 'residencePermitUntil', [-60, -30]],
    ['placement-approval', 'plannedStart', [-14, -5]],
    ['money-talk', 'plannedStart', [-21, -12, -7]],
  ])('%s reminds at its days from %s', (kind, after, days) => {
    const { opensOn, reminders } = ruleFor(kind);
    const [opening] = opensOn;
    expect(opening?.after).toBe(after);
    expect(reminders.map((day) => day + (opening?.due.days ?? 0))).toEqual(days);
  });

  it.each<[ObligationKind, string, object]>([
    ['vitas-registration', 'signedOn', { months: 1 }],
    ['training-plan', 'startsOn', { months: 1, days: -1 }],
    ['bonus-six-months', 'countsFrom', { months: 6, days: 30 }],
    ['igu-extension', 'from', { days: 57 }],
    ['end-of-igu-talk', 'endsOn', { months: -3 }],
    ['igu-certificates', 'endsOn', { months: -1 }],
    ['igu-certificate', 'endsOn', { days: 14 }],
    ['trial-end', 'startsOn', { months: 3, days: -1 }],
    ['integration-contract', 'referredOn', { months: 1 }],
    ['danish-referral', 'referredOn', { months: 1 }],
    ['consent-review', 'consentOn', { months: 12 }],
    ['data-retention', 'on', { days: 60 }],
    ['first-contact', 'at', { days: 7 }],
    ['match-answer', 'at', { days: 7 }],
    ['pause-over', 'expectedBack', { days: 0 }],
  ])('%s is due from %s on', (kind, after, due) => {
    expect(ruleFor(kind).opensOn[0]).toMatchObject({ after, due });
  });

  it.each<[ObligationKind, readonly number[]]>([
    ['vitas-registration', [-14, -5, 0, 1]],
    ['training-plan', [-14, -5]],
  ])('%s reminds at its days from its due date', (kind, days) => {
    expect(ruleFor(kind).reminders).toEqual(days);
  });

  it('asks for registration ten weeks before a test term can begin, and not a season too early', () => {
    const { recurs, opensOn } = ruleFor('test-registration');
    const terms = { 2: '2027-05-01', 8: '2027-11-01' };
    expect(recurs?.every).toBe(6);
    expect(recurs?.firstIn).toEqual(Object.keys(terms).map(Number));
    for (const [month, term] of Object.entries(terms)) {
      const due = addDays(`2027-0${month}-01`, opensOn[0]?.due.days ?? 0);
      expect(daysBetween(due, term)).toBeGreaterThanOrEqual(70);
      expect(daysBetween(due, term)).toBeLessThan(84);
    }
  });

  it('asks for the school hours every quarter, when it is over', () => {
    const { recurs, opensOn } = ruleFor('school-hours');
    expect(recurs).toMatchObject({ from: 'startsOn', until: 'endsOn', every: 3 });
    expect(opensOn[0]?.from).toEqual({ months: 3 });
  });

  it('does not take one count of school hours for two quarters', () => {
    const agreement = anAgreement('2026-05-04');
    const lived = new LivedJourney('2026-03-02', {}, { rulebook: 2 })
      .does('RecordScreening', aScreening('2026-03-02'))
      .does('AcceptScreening', { acceptedOn: '2026-03-02' })
      .until(agreement.signedOn)
      .does('SignIguAgreement', agreement, { ageAtStart: 31 })
      .until('2026-08-04');
    expect(lived.open('school-hours')?.due).toBe('2026-08-14');
    lived.does('RecordSchoolHours', { asOf: '2026-08-04', hoursDone: 100 });
    expect(lived.open('school-hours')?.due).toBe('2026-11-14');
  });

  it.each([
    ['2026-02-20', '2026-02-20'],
    ['2026-02-21', '2026-08-20'],
    ['2026-08-31', '2027-02-20'],
    ['2026-12-24', '2027-02-20'],
  ])('asks, of somebody accepted on %s, for the next test one can still register for: by %s', (on, due) => {
    const lived = new LivedJourney(on, {}, { rulebook: 2 })
      .does('RecordScreening', aScreening(on))
      .does('AcceptScreening', { acceptedOn: on })
      .until(due);
    const [first] = lived.journey.obligations.filter(({ kind }) => kind === 'test-registration');
    expect([first?.due, first?.missedBy]).toEqual([due, undefined]);
  });

  it('asks for four talks, each to be held within the first six months', () => {
    const { recurs, opensOn, oneEach } = ruleFor('integration-talk');
    expect(recurs?.times).toBe(4);
    expect(oneEach).toBe(true);
    const { months = 0, days = 0 } = opensOn[0]?.due ?? {};
    // If the person is referred on the last day of a month, the first of them belongs to that month.
    const last = addDays(addMonths(addMonths('2027-01-01', 3), months), days);
    expect(last < addMonths('2027-01-01', 6)).toBe(true);
  });
});

describe('what does not apply never opens', () => {
  const conditionsOf = (kind: ObligationKind) => ruleFor(kind).opensOn.map(({ where }) => where);

  it.each<[ObligationKind, object]>([
    ['bonus-six-months', { publicEmployer: [false] }],
    ['bonus-completion', { publicEmployer: [false] }],
    ['de-minimis', { publicEmployer: [false] }],
    ['union-statement', { kind: ['placement'], unionRepresentative: [true] }],
    ['fair-ratio', { kind: ['placement'] }],
    ['placement-approval', { kind: ['placement'] }],
    ['money-talk', { kind: ['igu'] }],
    ['eligibility-check', { kind: ['igu'] }],
    ['eligibility-papers', { kind: ['igu'] }],
    ['igu-start-allowed', { kind: ['igu'] }],
    ['integration-contract', { municipalDuties: [true] }],
    ['integration-talk', { municipalDuties: [true] }],
    ['danish-referral', { municipalDuties: [true] }],
    ['company-offer', { municipalDuties: [true] }],
    ['residence-card', { residenceBasis: ['ukraine'] }],
    ['residence-permit', { residenceBasis: codes.RESIDENCE_BASES.filter((basis) => basis !== 'ukraine') }],
    ['successor-company', { seeksSuccessor: [true] }],
    ['partial-proof', { partialProof: [false] }],
    ['trial-end', { kind: ['vocational-education'] }],
    ['trial-end-person', { kind: ['vocational-education'] }],
    ['igu-extension', { kind: ['leave-by-law', 'long-absence'] }],
  ])('%s', (kind, where) => {
    expect(conditionsOf(kind)).toEqual([where]);
  });

  it('an extension outside an IGU', () => {
    expect(ruleFor('igu-extension').opensOn.map(({ stages }) => stages)).toEqual([['igu']]);
  });

  it('a second bonus of six months, where an earlier company has had it or has the right to it still', () => {
    expect(ruleFor('bonus-six-months').unless).toEqual([
      { state: 'obligation', is: 'bonus-six-months', orOpen: true },
    ]);
  });
});

describe('a pause', () => {
  it('ends only the months of the school allowance that lie in it', () => {
    expect(kindsOf(rules.filter(({ inPause }) => inPause === 'ends'))).toEqual(['monthly-allowance']);
  });

  it('moves nothing that an agreement moves, so that no day is counted twice', () => {
    const moved = rules.filter(({ movesWith, recurs }) => movesWith !== undefined && recurs === undefined);
    expect(kindsOf(moved)).toEqual([
      'end-of-igu-talk',
      'igu-certificate',
      'igu-certificates',
      'placement-end',
    ]);
    expect(moved.filter(({ inPause }) => inPause !== 'stands')).toEqual([]);
  });

  it('does not move what is owed because of it', () => {
    const because = rules.filter(({ opensOn }) => opensOn.some(({ event }) => event === 'JourneyPaused'));
    expect(kindsOf(because)).toEqual(['igu-extension', 'pause-over']);
    expect(because.filter(({ inPause }) => inPause !== 'stands')).toEqual([]);
  });

  it.each<ObligationKind>([
    'vitas-registration',
    'training-plan',
    'agreement-signed',
    'residence-permit',
    'consent-review',
    'integration-contract',
    'trial-end',
    'job-lost',
  ])('leaves %s where it is', (kind) => {
    expect(ruleFor(kind).inPause).toBe('stands');
  });

  it.each<ObligationKind>([
    'first-contact',
    'screening-result',
    'seat-or-place',
    'match-answer',
    'day-one-igu',
    'placement-talk',
    'retention-3',
  ])('moves %s', (kind) => {
    expect(ruleFor(kind).inPause).toBe('shifts');
  });
});

describe('the end of a journey', () => {
  it('leaves open only what is owed after it', () => {
    expect(kindsOf(rules.filter(({ outlivesClosing }) => outlivesClosing === true))).toEqual([
      'data-retention',
      'help-asked-for',
      'jobcentre-signal',
      'partial-proof',
    ]);
  });

  it('is not followed by an early end’s return to recruitment taking back what the early end has opened', () => {
    const opened = rules.filter(({ opensOn }) => opensOn.some(({ event }) => event === 'IguEndedEarly'));
    expect(kindsOf(opened)).toEqual(['partial-proof', 'successor-company']);
    const undone = opened.filter(({ fulfilledBy, endsWith }) =>
      [...fulfilledBy, ...endsWith].some(({ event }) => event === 'ReturnedToRecruitment'),
    );
    expect(undone).toEqual([]);
  });

  it('lets a reopened journey owe what its stage needs', () => {
    const reopened = rules.filter(({ opensOn }) => opensOn.some(({ event }) => event === 'JourneyReopened'));
    expect(kindsOf(reopened)).toEqual([
      'consent-review',
      'screening-decision',
      'screening-result',
      'seat-or-place',
      'test-registration',
    ]);
  });

  it('is not the end of what runs on outside it: that is owed again in a reopened journey', () => {
    expect(kindsOf(rules.filter(({ returns }) => returns !== undefined))).toEqual([
      'company-offer',
      'consent-review',
      'danish-referral',
      'integration-contract',
      'integration-talk',
      'residence-card',
      'residence-permit',
    ]);
  });
});

describe('what version 2 changes of version 1', () => {
  const hashWithoutSteps = (rule: ObligationRule) => hashOf({ ...rule, escalate: [] });

  it('is these kinds and no others, beside whom silence is passed on to', () => {
    const before = new Map(rulebook(1).obligations.map((rule) => [rule.kind, hashWithoutSteps(rule)]));
    const changed = rules.filter(
      (rule) => before.has(rule.kind) && before.get(rule.kind) !== hashWithoutSteps(rule),
    );
    expect(kindsOf(changed)).toEqual([
      'bonus-completion',
      'bonus-six-months',
      'day-one-course',
      'day-one-igu',
      'day-one-placement',
      'igu-certificate',
      'monthly-allowance',
      'no-show',
      'screening-decision',
      'screening-result',
      'training-plan',
      'vitas-registration',
    ]);
  });
});
