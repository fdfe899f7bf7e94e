import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { hear } from '../../../domain/decisions/signals.ts';
import { apply } from '../../../domain/journeys/apply.ts';
import type { EventType, JourneyEvent } from '../../../domain/journeys/events.ts';
import { rulebook } from '../../../domain/rulebook/index.ts';
import type { Parameter } from '../../../domain/rulebook/law-shape.ts';
import { parametersOf } from '../../../domain/rulebook/parameters.ts';
import type { EventMatch, ObligationRule } from '../../../domain/rulebook/rule.ts';
import { addMonths, dateOf, isCalendarDate, monthOf, timeOf } from '../../../domain/vocabulary/calendar.ts';
import { PARTIES } from '../../../domain/vocabulary/codes.ts';
import { publicHolidays } from '../../../domain/vocabulary/holidays.ts';
import { OBLIGATION_KINDS } from '../../../domain/vocabulary/obligation-kinds.ts';
import { EVENT_WORDS } from '../../../domain/words/index.ts';
import { anAgreement, inRecruitment, referred } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';

/**
 * A released rulebook is frozen: people's cases run by it, and their histories are replayed by it. Before the first
 * release rulebook 1 may be changed together with these hashes and the snapshots, in one commit that says why.
 * After it, never: a changed rule is a new rulebook.
 */
const FROZEN = {
  data: 'bf7af088cc99d2117b3efee10428b5024ab892afb4dc1d871eba1fd431f9e06a',
  holidays: '15533924b36c3a5232057550c8eb3e7948c21c1626ff1dae21bb33686ae3cf58',
  'a company that forgets VITAS, and an IGU that ends in a job':
    '5ccec7013aaf74c8ec177b272b91bacd7ee8c5781b80b035efe20b319ac1db5c',
  'a placement, a job that is lost, and a second one':
    'b67a510fff33e522998d88ad017deda9d36552c197618d199e7872c8d2abd4ff',
  'a no-show, an IGU broken off, and news from a jobcentre that cannot be used':
    'f400ec418511f2894136ccf4478360bb77bae3b7098a5512af484f2595a02703',
};

const book = rulebook(1);
const rules = book.obligations;
const ruleFor = (kind: string): ObligationRule | undefined => rules.find((rule) => rule.kind === kind);
const law: readonly (readonly [string, Parameter<unknown>])[] = parametersOf(book.law).map(
  ({ path, parameter }) => [path.join(' '), parameter],
);

/** The same hash in whatever order the properties were written. */
function hashOf(value: unknown): string {
  const sorted = JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
  return createHash('sha256').update(sorted).digest('hex');
}

/** Journeys whose every event was written down when the rulebook was made. */
const JOURNEYS: readonly (readonly [keyof typeof FROZEN, LivedJourney])[] = [
  ['a company that forgets VITAS, and an IGU that ends in a job', throughAnIgu()],
  ['a placement, a job that is lost, and a second one', throughAPlacement()],
  ['a no-show, an IGU broken off, and news from a jobcentre that cannot be used', brokenOff()],
];

describe('rulebook 1 is frozen', () => {
  it('in its obligations and in the law’s parameters', () => {
    expect(hashOf(book)).toBe(FROZEN.data);
  });

  it('in the public holidays that its working days rest on', () => {
    const years = Array.from({ length: 2040 - 2016 + 1 }, (_, index) => 2016 + index);
    expect(hashOf(years.map(publicHolidays))).toBe(FROZEN.holidays);
  });

  it.each(JOURNEYS)('in all that happens in the journey with %s', (name, { events }) => {
    // The snapshot shows a reader what has changed; the hash keeps anybody from renewing it unnoticed.
    expect(told(events)).toMatchSnapshot();
    expect(hashOf(events)).toBe(FROZEN[name]);
  });

  it('together: the journeys open every kind of obligation it has', () => {
    const opened = new Set(
      lived().flatMap(({ type, payload }) => (type === 'ObligationOpened' ? [payload.kind] : [])),
    );
    expect(rules.filter(({ kind }) => !opened.has(kind))).toEqual([]);
  });
});

describe('rulebook 1', () => {
  it('is data only', () => {
    expect(JSON.parse(JSON.stringify(book))).toStrictEqual(book);
    expect(book.version).toBe(1);
  });

  it('has no kind of obligation twice, and none that has no name', () => {
    const kinds = rules.map(({ kind }) => kind);
    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds.filter((kind) => !OBLIGATION_KINDS.includes(kind))).toEqual([]);
  });

  it.each(rules.map((rule) => [rule.kind, rule] as const))(
    '%s can be met, reminds and escalates',
    (_, rule) => {
      expect(rule.opensOn.length).toBeGreaterThan(0);
      expect(rule.fulfilledBy.length).toBeGreaterThan(0);
      expect(rule.reminders.length).toBeGreaterThan(0);
      // Silence ends at a named person, and that is never only the one who has been silent.
      expect(rule.escalate.length).toBeGreaterThan(0);
      expect(rule.escalate.filter(({ to, after }) => to === rule.owedBy || after < 1)).toEqual([]);
      const parties = [rule.owedBy, ...(rule.copyTo ?? []), ...rule.escalate.map(({ to }) => to)];
      expect(parties.filter((party) => !PARTIES.some((known) => known === party))).toEqual([]);
    },
  );

  it.each(rules.map((rule) => [rule.kind, rule] as const))('%s reminds and escalates in order', (_, rule) => {
    const days = [...rule.reminders];
    expect(days).toEqual([...new Set(days)].sort((a, b) => a - b));
    const after = rule.escalate.map((step) => step.after);
    expect(after).toEqual([...after].sort((a, b) => a - b));
    const steps = rule.escalate.map((step) => `${step.after}:${step.to}`);
    expect(new Set(steps).size).toBe(steps.length);
  });

  it.each(rules.map((rule) => [rule.kind, rule] as const))('%s speaks of events that exist', (_, rule) => {
    const known = Object.keys(EVENT_WORDS);
    const named = [...rule.opensOn, ...rule.fulfilledBy, ...rule.endsWith].map(({ event }) => event);
    expect([...named, ...(rule.recurs?.endsWith ?? [])].filter((event) => !known.includes(event))).toEqual(
      [],
    );
  });

  it.each(rules.map((rule) => [rule.kind, rule] as const))(
    '%s reads fields that those events carry',
    (_, rule) => {
      expect(rule.opensOn.length).toBeGreaterThan(0);
      for (const match of [...rule.opensOn, ...rule.fulfilledBy, ...rule.endsWith]) {
        expect([match.event, unreadable(match)]).toEqual([match.event, []]);
      }
      for (const { event, after, due } of rule.opensOn) {
        const days = rule.recurs === undefined ? [after] : [rule.recurs.from, rule.recurs.until ?? 'at'];
        for (const { payload } of samplesOf(event)) {
          const fields = new Map<string, unknown>([['at', '2026-01-01'], ...Object.entries(payload)]);
          expect(days.filter((field) => !isCalendarDate(fields.get(field)))).toEqual([]);
          expect(due.daysFrom === undefined || Number.isInteger(fields.get(due.daysFrom))).toBe(true);
        }
      }
    },
  );

  it.each([...rules.map(({ kind, legal }) => [kind, legal] as const), ...law])(
    '%s names its source and how sure it is',
    (_, { text, source, certainty }) => {
      expect(text).toMatch(/^[A-Z].*\.$/s);
      expect(source.length).toBeGreaterThan(3);
      expect(['V', 'B', 'U']).toContain(certainty);
    },
  );

  it('refuses nobody by an uncertain parameter', () => {
    const refusing = law.filter(([, { refuses }]) => refuses !== undefined);
    expect(refusing.length).toBeGreaterThan(20);
    expect(refusing.filter(([, { certainty }]) => certainty !== 'V').map(([name]) => name)).toEqual([]);
  });
});

describe('what the programme must not forget is in rulebook 1', () => {
  it.each([
    ['screening-result', 'language-centre', 'PersonReferred', { after: 'at', due: { days: 30 } }],
    ['seat-or-place', 'coordinator', 'ScreeningAccepted', { due: { daysFrom: 'placementDays' } }],
    ['agreement-signed', 'company', 'MatchAgreed', { after: 'plannedStart', due: { days: -1 } }],
    ['day-one-course', 'school', 'AdmittedToCourse', { after: 'startsOn', due: { days: 0 } }],
    ['day-one-igu', 'company', 'IguAgreementSigned', { after: 'startsOn', due: { days: 0 } }],
    ['day-one-placement', 'company', 'PlacementApproved', { after: 'startsOn', due: { days: 0 } }],
    ['vitas-registration', 'company', 'IguAgreementSigned', { after: 'signedOn', due: { months: 1 } }],
    ['training-plan', 'company', 'IguAgreementSigned', { after: 'startsOn', due: { months: 1, days: -1 } }],
    ['monthly-allowance', 'person', 'IguAgreementSigned', { after: 'occurrence', from: { months: 1 } }],
    ['bonus-six-months', 'company', 'IguAgreementSigned', { after: 'startsOn', from: { months: 6 } }],
    ['bonus-completion', 'company', 'IguCompleted', { after: 'completedOn' }],
    ['igu-certificate', 'company', 'IguAgreementSigned', { after: 'endsOn', from: { days: 0 } }],
    ['placement-end', 'company', 'PlacementApproved', { after: 'endsOn', due: { days: 0 } }],
    ['retention-1', 'company', 'EmploymentStarted', { after: 'startsOn', from: { months: 1 } }],
    ['retention-3', 'company', 'EmploymentStarted', { after: 'startsOn', from: { months: 3 } }],
    ['retention-6', 'company', 'EmploymentStarted', { after: 'startsOn', from: { months: 6 } }],
    ['retention-12', 'company', 'EmploymentStarted', { after: 'startsOn', from: { months: 12 } }],
  ])('%s, owed by the %s from %s on', (kind, owedBy, event, opening) => {
    const rule = ruleFor(kind);
    expect(rule?.owedBy).toBe(owedBy);
    expect(rule?.opensOn.find((match) => match.event === event)).toMatchObject(opening);
  });

  it('VITAS within a month, with reminders at 14 and 5 days and on the day, then the coordinator', () => {
    expect(ruleFor('vitas-registration')).toMatchObject({
      reminders: [-14, -5, 0],
      escalate: [{ after: 1, to: 'coordinator' }, {}],
    });
  });

  it('the allowance every month from the first to the last of the IGU', () => {
    expect(ruleFor('monthly-allowance')?.recurs).toMatchObject({ from: 'startsOn', until: 'endsOn' });
  });

  it('the end of a placement two weeks before', () => {
    expect(ruleFor('placement-end')?.reminders[0]).toBe(-14);
  });

  it('the bonus for private companies only', () => {
    for (const kind of ['bonus-six-months', 'bonus-completion']) {
      expect(ruleFor(kind)?.opensOn.map(({ where }) => where)).toEqual([{ publicEmployer: [false] }]);
    }
  });
});

function lived(): JourneyEvent[] {
  return [...JOURNEYS.map(([, journey]) => journey), reopened()].flatMap(({ events }) => events);
}

/** Not pinned: only there for the fields of its events. */
function reopened(): LivedJourney {
  const on = '2026-03-09';
  return inRecruitment()
    .does('CloseJourney', { outcome: 'not-established', cause: 'moved', on })
    .does('ReopenJourney', { on });
}

function samplesOf(type: EventType): JourneyEvent[] {
  const samples = lived().filter((event) => event.type === type);
  if (samples.length === 0) throw new Error(`No journey here has a ${type}`);
  return samples;
}

/**
 * The fields that a match asks for and its event does not carry. How far an IGU had come is there only if
 * there was one.
 */
function unreadable({ event, where, sameAs }: EventMatch): string[] {
  return [...Object.keys(where ?? {}), ...Object.keys(sameAs ?? {})].filter(
    (field) => field !== 'leavesIgu' && !samplesOf(event).every(({ payload }) => field in payload),
  );
}

/** A journey's events, one to a line. */
function told(events: readonly JourneyEvent[]): string {
  return events
    .map(({ sequence, at, type, payload }) =>
      [sequence, dateOf(at), timeOf(at), type, JSON.stringify(payload)].join(' '),
    )
    .join('\n');
}

function hears(lived: LivedJourney, payload: unknown): number {
  const { events } = hear(lived.journey, payload, lived.now);
  lived.journey = events.reduce(apply, lived.journey);
  lived.events.push(...events);
  return events[0]?.sequence ?? 0;
}

function throughAnIgu(): LivedJourney {
  const lived = inRecruitment()
    .does('AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: '2026-03-16',
      endsOn: '2026-04-24',
    })
    .until('2026-03-16')
    .does('ConfirmDayOne', { of: 'course', came: true, on: '2026-03-16' })
    .does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' })
    .does('AgreeMatch', { kind: 'igu', company: 'eksempel-byg', plannedStart: '2026-05-04' })
    .until('2026-04-24')
    .does('CompleteCourse', { completedOn: '2026-04-24', certificate: true })
    .does('SignIguAgreement', { ...anAgreement('2026-05-04'), signedOn: '2026-04-24' }, { ageAtStart: 31 })
    .until('2026-05-04')
    .does('ConfirmDayOne', { of: 'igu', came: true, on: '2026-05-04' })
    .until('2026-06-09')
    .does('RegisterInVitas', { registeredOn: '2026-06-09' })
    .does('SubmitTrainingPlan', { submittedOn: '2026-06-09' });
  for (let month = 0; month < 24; month += 1) {
    lived
      .until(addMonths('2026-06-02', month))
      .does('ClaimAllowance', { month: monthOf(addMonths('2026-05-01', month)) });
  }
  lived
    .does('ClaimBonus', { part: 'six-months', claimedOn: lived.today })
    .until('2028-05-22')
    .does('CompleteIgu', { completedOn: '2028-05-03', certificateOn: '2028-05-22' })
    .does('ClaimAllowance', { month: '2028-05' })
    .until('2028-06-02')
    .does('StartEmployment', {
      employer: 'eksempel-byg',
      kind: 'job',
      startsOn: '2028-06-01',
      weeklyHours: 37,
    })
    .does('ClaimBonus', { part: 'completion', claimedOn: '2028-06-02' });
  for (const month of [1, 3, 6, 12] as const) {
    lived.until(addMonths('2028-06-05', month)).does('ConfirmRetention', { month, employed: true });
  }
  return lived.until('2029-07-02').does('CloseJourney', { outcome: 'job', on: '2029-07-02' });
}

function throughAPlacement(): LivedJourney {
  const lived = inRecruitment({ languageCentre: 'nordsjaellands-sprogcenter' })
    .until('2026-04-10')
    .does('ApprovePlacement', {
      kind: 'praktik',
      company: 'eksempel-byg',
      approvedOn: '2026-04-10',
      startsOn: '2026-04-20',
      endsOn: '2026-07-17',
    })
    .until('2026-04-21')
    .does('ConfirmDayOne', { of: 'placement', came: true, on: '2026-04-20' })
    .until('2026-07-20')
    .does('EndPlacement', { endedOn: '2026-07-17', outcome: 'job-offer' })
    .until('2026-07-31')
    .does('StartEmployment', {
      employer: 'eksempel-byg',
      kind: 'job',
      startsOn: '2026-08-03',
      weeklyHours: 30,
    })
    .until('2026-09-10')
    .does('ConfirmRetention', { month: 1, employed: true })
    .until('2026-11-12')
    .does('ConfirmRetention', { month: 3, employed: false })
    .until('2026-11-30')
    .does('ReturnToRecruitment', { from: 'employment', on: '2026-11-10', cause: 'dismissed' })
    .until('2027-01-04')
    .does('StartEmployment', {
      employer: 'proeve-service',
      kind: 'vocational-education',
      startsOn: '2027-01-04',
      weeklyHours: 37,
    });
  return lived
    .until('2028-01-10')
    .does('ConfirmRetention', { month: 12, employed: true })
    .until('2028-03-01')
    .does('CloseJourney', { outcome: 'vocational-education', on: '2028-03-01' })
    .until('2029-01-01');
}

function brokenOff(): LivedJourney {
  const lived = referred('2026-11-27')
    .until('2027-01-11')
    .does('RecordScreening', {
      screenedOn: '2027-01-08',
      schoolYears: 4,
      latinScript: false,
      trade: '7131',
      yearsWorked: 12,
      danishTrack: 1,
      danishModule: 2,
      testsPassed: [],
    })
    .does('AcceptScreening', { acceptedOn: '2027-01-11' })
    .until('2027-03-15')
    .does('SignIguAgreement', { ...anAgreement('2027-03-30'), signedOn: '2027-03-15' }, { ageAtStart: 44 })
    .until('2027-04-01')
    .does('ConfirmDayOne', { of: 'igu', came: false, on: '2027-03-30' })
    .until('2027-04-06')
    .does('ConfirmDayOne', { of: 'igu', came: true, on: '2027-04-05' });
  const signal = hears(lived, {
    key: 'momentum-7',
    municipality: 'hilleroed-kommune',
    command: 'AcceptScreening',
    fields: { acceptedOn: '2027-04-06' },
  });
  lived
    .until('2027-04-14')
    .does('SettleSignal', { event: signal })
    .until('2027-07-01')
    .does('ReturnToRecruitment', { from: 'igu', on: '2027-06-28', cause: 'resigned' });
  hears(lived, undefined);
  return lived
    .until('2027-10-01')
    .does('CloseJourney', { outcome: 'not-established', cause: 'moved', on: '2027-10-01' })
    .until('2027-12-31');
}
