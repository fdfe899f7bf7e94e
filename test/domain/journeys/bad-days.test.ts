import { describe, expect, it } from '@jest/globals';
import { nextStep } from '../../../domain/obligations/steps.ts';
import { addDays, dateOf, timeOf } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../../domain/vocabulary/calendar.ts';
import {
  LivedJourney,
  aScreening,
  anAgreement,
  referred,
  underRulebook2,
} from '../../support/journeys/a-journey.ts';

const AT_31 = { ageAtStart: 31, ageSoonAfterStart: 31 };

/** A person in recruitment on a day, under the second rulebook. */
const recruitedOn = (day: CalendarDate) =>
  new LivedJourney(day, { registeredAddressSince: addDays(day, -400) }, { rulebook: 2 })
    .does('RecordScreening', aScreening(day))
    .does('AcceptScreening', { acceptedOn: day });

const inIguFrom = (startsOn: CalendarDate, endsOn = anAgreement(startsOn).endsOn) => {
  const agreement = { ...anAgreement(startsOn), endsOn };
  return recruitedOn(agreement.signedOn).does('SignIguAgreement', agreement, AT_31);
};

const inJobFrom = (startsOn: CalendarDate, kind: 'job' | 'vocational-education' = 'job') =>
  recruitedOn(startsOn).does('StartEmployment', {
    employer: 'eksempel-byg',
    kind,
    startsOn,
    weeklyHours: 37,
  });

describe('an IGU that begins on 29 February', () => {
  // Two years (uim.dk, Hvad indeholder et IGU-forløb): the last day, or the same date two years on, if there
  // is one.
  it.each([
    ['2026-02-26', 'igu-not-two-years'],
    ['2026-02-27', undefined],
    ['2026-02-28', undefined],
    ['2026-03-01', 'igu-not-two-years'],
  ])('may end on %s: %s', (endsOn, code) => {
    const agreement = { ...anAgreement('2024-02-29'), endsOn };
    expect(recruitedOn(agreement.signedOn).refusal('SignIguAgreement', agreement, AT_31)).toBe(code);
  });

  it('gives the first bonus on 29 August (IGU-loven § 11: after six months)', () => {
    const lived = inIguFrom('2024-02-29')
      .does('RegisterInVitas', { registeredOn: '2024-02-22' })
      .does('SubmitTrainingPlan', { submittedOn: '2024-02-22' })
      .until('2024-08-29');
    expect(lived.reminded('bonus-six-months')).toEqual(['2024-08-29']);
    expect(lived.refusal('ClaimBonus', { part: 'six-months', claimedOn: '2024-08-28' })).toBe(
      'bonus-too-early',
    );
    expect(lived.refusal('ClaimBonus', { part: 'six-months', claimedOn: '2024-08-29' })).toBeUndefined();
  });

  it('has an allowance for each of its 25 calendar months, February in all three years', () => {
    const lived = inIguFrom('2024-02-29').until('2026-06-01');
    const months = lived.journey.obligations.flatMap(({ kind, occurrence = '' }) =>
      kind === 'monthly-allowance' ? [occurrence] : [],
    );
    expect(months).toHaveLength(25);
    expect(months.filter((month) => month.endsWith('-02'))).toEqual(['2024-02', '2025-02', '2026-02']);
  });

  it('counts its school hours in February, May, August and November', () => {
    const lived = inIguFrom('2024-02-29').until('2025-02-10');
    const quarters = lived.journey.obligations.flatMap(({ kind, occurrence }) =>
      kind === 'school-hours' ? [occurrence] : [],
    );
    expect(quarters).toEqual(['2024-02', '2024-05', '2024-08', '2024-11', '2025-02']);
  });

  it('asks for the papers of its end a month before, and for the talk three months before', () => {
    const lived = inIguFrom('2024-02-29', '2026-02-28');
    expect(lived.open('igu-certificates')?.due).toBe('2026-01-28');
    expect(lived.open('end-of-igu-talk')?.due).toBe('2025-11-28');
  });
});

describe('a month counted from the end of a month', () => {
  // If the month has no such day, its last day counts: nobody gets a day less than the month (our own
  // reading, U).
  it.each([
    ['2026-01-31', '2026-02-28'],
    ['2024-01-31', '2024-02-29'],
    ['2024-01-30', '2024-02-29'],
    ['2024-02-29', '2024-03-29'],
    ['2026-08-31', '2026-09-30'],
    ['2026-12-31', '2027-01-31'],
  ])('from the signing on %s puts the registration in VITAS at %s', (signedOn, due) => {
    const agreement = { ...anAgreement(addDays(signedOn, 7)), signedOn };
    const lived = recruitedOn(signedOn).does('SignIguAgreement', agreement, AT_31);
    expect(lived.open('vitas-registration')?.due).toBe(due);
  });

  it.each([
    ['2028-02-29', ['2028-03-29', '2028-05-29', '2028-08-29', '2029-02-28']],
    ['2027-11-30', ['2027-12-30', '2028-02-29', '2028-05-30', '2028-11-30']],
    ['2026-12-31', ['2027-01-31', '2027-03-31', '2027-06-30', '2027-12-31']],
  ])('from a job begun on %s asks about it at %j', (startsOn, from) => {
    const lived = inJobFrom(startsOn);
    const asked = ([1, 3, 6, 12] as const).map((month) => lived.open(`retention-${month}`)?.from);
    expect(asked).toEqual(from);
  });

  it.each([
    // The first three months are a trial (uddannelsesnaevnet.dk): their last day.
    ['2027-11-29', '2028-02-28'],
    ['2027-11-30', '2028-02-28'],
    ['2026-11-30', '2027-02-27'],
    ['2028-02-29', '2028-05-28'],
  ])('from an education begun on %s ends its trial on %s', (startsOn, due) => {
    expect(inJobFrom(startsOn, 'vocational-education').open('trial-end')?.due).toBe(due);
  });

  it('moves with a pause over 29 February by that day too', () => {
    const lived = recruitedOn('2028-02-01');
    const due = lived.open('seat-or-place')?.due ?? '';
    lived.until('2028-02-28').does('PauseJourney', { from: '2028-02-28', kind: 'other' });
    lived.until('2028-03-01').does('ResumeJourney', { on: '2028-03-01' });
    expect(lived.open('seat-or-place')?.due).toBe(addDays(due, 2));
  });
});

/** The days of the last reminder of a screening result due on a day, and of the note that it was missed. */
const stepsAround = (due: CalendarDate) => {
  const lived = referred(addDays(due, -30));
  if (lived.open('screening-result')?.due !== due) throw new Error('It is due on another day');
  lived.until(addDays(due, 14));
  const missed = lived.events.find(
    ({ type, payload }) => type === 'ObligationMissed' && payload.kind === 'screening-result',
  );
  return [lived.reminded('screening-result').at(-1), missed && dateOf(missed.at)];
};

describe('a due date near a holiday', () => {
  // Public holidays by Danish law (norden.org, fho.dk). 24 and 31 December, 1 May and 5 June are free only by
  // agreement, and so are working days here. What must happen before a day falls on the working day before
  // it, what follows on the next.
  it.each([
    ['Christmas Eve, a Thursday', '2026-12-24', '2026-12-24', '2026-12-28'],
    ['Christmas Day', '2026-12-25', '2026-12-24', '2026-12-28'],
    ['the second day of Christmas, a Saturday', '2026-12-26', '2026-12-24', '2026-12-28'],
    ['the Sunday after Christmas', '2026-12-27', '2026-12-24', '2026-12-28'],
    ['New Year’s Eve', '2026-12-31', '2026-12-31', '2027-01-04'],
    ['New Year’s Day', '2027-01-01', '2026-12-31', '2027-01-04'],
    ['a Christmas Eve on a Friday', '2027-12-24', '2027-12-24', '2027-12-27'],
    ['a Christmas Eve on a Sunday', '2028-12-24', '2028-12-22', '2028-12-27'],
    ['the Wednesday before Easter', '2027-03-24', '2027-03-24', '2027-03-30'],
    ['Maundy Thursday', '2027-03-25', '2027-03-24', '2027-03-30'],
    ['Easter Monday', '2027-03-29', '2027-03-24', '2027-03-30'],
    ['what was Store bededag until 2023', '2027-04-23', '2027-04-23', '2027-04-26'],
    ['Ascension Day', '2027-05-06', '2027-05-05', '2027-05-07'],
    ['Constitution Day, a Friday', '2026-06-05', '2026-06-05', '2026-06-08'],
    ['Labour Day, a Friday', '2026-05-01', '2026-05-01', '2026-05-04'],
  ])('%s, %s, is reminded of by %s and missed on %s', (_, due, reminded, missed) => {
    expect(stepsAround(due)).toEqual([reminded, missed]);
  });
});

describe('the hour that is lost in March, and the one that comes twice in October', () => {
  // Clocks change on a Sunday night (directive 2000/84/EC), when nothing is sent: the days before and after are whole.
  it.each([
    ['the day of the lost hour', '2026-03-29', '2026-03-27', '2026-03-30'],
    ['the day after it', '2026-03-30', '2026-03-30', '2026-03-31'],
    ['the day before it', '2026-03-28', '2026-03-27', '2026-03-30'],
    ['the day of the doubled hour', '2026-10-25', '2026-10-23', '2026-10-26'],
    ['the day after it', '2026-10-26', '2026-10-26', '2026-10-27'],
    ['the day before it', '2026-10-24', '2026-10-23', '2026-10-26'],
  ])('what is due on %s, %s, is reminded of on %s and missed on %s', (_, due, reminded, missed) => {
    expect(stepsAround(due)).toEqual([reminded, missed]);
  });

  // The agreement is signed a week before its start: the month for VITAS ends the day before the clocks
  // change.
  it.each([
    ['2026-03-07', '2026-03-26', '2026-03-31'],
    ['2026-10-01', '2026-10-22', '2026-10-27'],
  ])('moves no step away from the early morning: an IGU begun on %s, from %s to %s', (startsOn, from, to) => {
    const lived = inIguFrom(startsOn).until(from);
    const since = lived.journey.sequence;
    lived.until(to);
    const times = lived.events
      .filter(({ sequence, type }) => sequence > since && /Reminded|Missed|Escalated/.test(type))
      .map(({ at }) => timeOf(at));
    expect(times.length).toBeGreaterThan(0);
    expect(times.filter((time) => time < '05:30' || time > '06:15')).toEqual([]);
  });

  it('has no step fall due in it: the next after Saturday is on Monday', () => {
    const lived = referred(addDays('2026-03-29', -30)).until('2026-03-28');
    const next = nextStep(lived.journey);
    expect(next && [dateOf(next.at), timeOf(next.at) >= '05:30']).toEqual(['2026-03-30', true]);
  });

  /** A talk held on a day, recorded at an instant. */
  const recordedAt = (now: Instant, heldOn: CalendarDate) => {
    const lived = referred('2026-03-02');
    lived.now = now;
    return lived.refusal('RecordTalk', { talk: 'first-contact', heldOn });
  };

  it.each([
    [
      'half an hour before the day of the lost hour',
      '2026-03-28T22:30:00.000Z',
      '2026-03-29',
      'date-in-future',
    ],
    ['half an hour into it', '2026-03-28T23:30:00.000Z', '2026-03-29', undefined],
    ['the minute before the lost hour', '2026-03-29T00:59:00.000Z', '2026-03-29', undefined],
    ['the minute after it', '2026-03-29T01:00:00.000Z', '2026-03-29', undefined],
    ['the last half hour of that day', '2026-03-29T21:30:00.000Z', '2026-03-30', 'date-in-future'],
    ['the first half hour of the next', '2026-03-29T22:30:00.000Z', '2026-03-30', undefined],
    ['half past two for the first time', '2026-10-25T00:30:00.000Z', '2026-10-25', undefined],
    ['half past two for the second time', '2026-10-25T01:30:00.000Z', '2026-10-25', undefined],
    ['the last half hour of that long day', '2026-10-25T22:30:00.000Z', '2026-10-26', 'date-in-future'],
    ['the first half hour after it', '2026-10-25T23:30:00.000Z', '2026-10-26', undefined],
  ])('takes the day as people in Copenhagen have it: at %s', (_, now, heldOn, code) => {
    expect(recordedAt(now, heldOn)).toBe(code);
  });

  it('keeps what was recorded in both hours in its order, by number and not by the clock', () => {
    const lived = referred('2026-03-02').until('2026-10-24');
    lived.now = '2026-10-25T00:45:00.000Z';
    lived.does('RecordTalk', { talk: 'first-contact', heldOn: '2026-10-25' });
    lived.now = '2026-10-25T01:15:00.000Z';
    lived.does('RecordTalk', { talk: 'money', heldOn: '2026-10-25' });
    const talks = lived.events.filter(({ type }) => type === 'TalkHeld');
    expect(talks.map(({ at }) => timeOf(at))).toEqual(['02:45', '02:15']);
    expect((talks[0]?.sequence ?? 0) < (talks[1]?.sequence ?? 0)).toBe(true);
  });
});

/** People who owe and are owed much, on the day the service goes down. */
const WITHOUT_SERVICE: readonly (readonly [string, () => LivedJourney, CalendarDate])[] = [
  [
    'just referred, with all a municipality owes',
    () =>
      underRulebook2.referred('2026-03-02', { municipalDuties: true, residencePermitUntil: '2026-04-30' }),
    '2026-03-16',
  ],
  [
    'with a match for an IGU',
    () =>
      underRulebook2
        .inRecruitment()
        .does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' })
        .does('AgreeMatch', { company: 'eksempel-byg', kind: 'igu', plannedStart: '2026-04-13' }),
    '2026-03-25',
  ],
  [
    'about to begin in a class',
    () =>
      underRulebook2.inRecruitment().does('AdmitToCourse', {
        school: 'next',
        sector: 'painting',
        startsOn: '2026-03-30',
        endsOn: '2026-05-08',
      }),
    '2026-03-17',
  ],
  ['in the first weeks of an IGU', () => underRulebook2.inIgu('2026-05-04'), '2026-05-01'],
  ['in an IGU when months and quarters turn', () => underRulebook2.inIgu('2026-05-04'), '2026-07-29'],
  ['in the last months of an IGU', () => underRulebook2.inIgu('2026-05-04'), '2028-01-30'],
  [
    'in a placement',
    () =>
      underRulebook2.inRecruitment().does('ApprovePlacement', {
        kind: 'praktik',
        company: 'eksempel-byg',
        approvedOn: '2026-03-09',
        startsOn: '2026-03-16',
        endsOn: '2026-05-15',
      }),
    '2026-03-12',
  ],
  ['over Easter', () => underRulebook2.referred('2026-03-07'), '2026-03-30'],
];

/**
 * What the steps from a day on were, one obligation at a time: reminders sent and skipped, and who was told
 * in the end.
 */
function told({ events }: LivedJourney, since: number) {
  const byObligation = new Map<string, { reminded: string[]; skipped: string[]; passedOn: string[] }>();
  for (const event of events) {
    if (event.sequence <= since) continue;
    const { type, payload } = event;
    if (type !== 'ObligationReminded' && type !== 'ReminderSkipped' && type !== 'ObligationEscalated')
      continue;
    const one = byObligation.get(payload.obligation) ?? { reminded: [], skipped: [], passedOn: [] };
    byObligation.set(payload.obligation, one);
    if (type === 'ObligationReminded') one.reminded.push(payload.step);
    if (type === 'ReminderSkipped') one.skipped.push(payload.step);
    if (type === 'ObligationEscalated') one.passedOn.push(...payload.to);
  }
  return byObligation;
}

describe.each([7, 21])('%i days without service', (days) => {
  const away = (way: () => LivedJourney, from: CalendarDate) => {
    const lived = way().until(from);
    const since = lived.journey.sequence;
    return { lived: lived.awayUntil(addDays(from, days)), since };
  };

  it.each(WITHOUT_SERVICE)(
    'lead, for somebody %s, to one reminder an obligation, the latest',
    (_, way, from) => {
      const { lived, since } = away(way, from);
      const served = told(way().until(addDays(from, days)), since);
      const steps = told(lived, since);
      expect(steps.size).toBeGreaterThan(0);
      for (const [obligation, { reminded, skipped }] of steps) {
        const before = served.get(obligation) ?? { reminded: [], skipped: [] };
        const all = [...before.skipped, ...before.reminded].sort();
        expect([obligation, reminded]).toEqual([obligation, reminded.slice(0, 1)]);
        // Nothing is lost: what was not sent stands on the timeline as skipped.
        expect([
          obligation,
          [...skipped, ...reminded].filter((step) => step.startsWith('remind:')).sort(),
        ]).toEqual([obligation, all.filter((step) => step.startsWith('remind:'))]);
        const latest = [...skipped, ...reminded].filter((step) => step.startsWith('remind:')).at(-1);
        expect([obligation, reminded]).toEqual([obligation, latest === undefined ? [] : [latest]]);
      }
    },
  );

  it.each(WITHOUT_SERVICE)(
    'lead, for somebody %s, to nobody being told twice of the same',
    (_, way, from) => {
      const { lived, since } = away(way, from);
      const steps = told(lived, since);
      expect(steps.size).toBeGreaterThan(0);
      for (const [obligation, { passedOn }] of steps) {
        expect([obligation, passedOn]).toEqual([obligation, [...new Set(passedOn)]]);
      }
    },
  );

  it.each(WITHOUT_SERVICE)(
    'leave, for somebody %s, the same behind as if there had been service',
    (_, way, from) => {
      const standing = ({ journey }: LivedJourney) =>
        Object.fromEntries(
          journey.obligations.map(({ id, due, ended, taken }) => [id, [due, ended?.how, taken.toSorted()]]),
        );
      expect(standing(away(way, from).lived)).toEqual(standing(way().until(addDays(from, days))));
    },
  );
});

describe('an agreement of 32 hours a week with school', () => {
  it('is taken, with the warning on the timeline that one source wants 33', () => {
    // uim.dk says 32, danskogproever.dk 33: what is uncertain warns and refuses nobody.
    const agreement = { ...anAgreement('2026-05-04'), weeklyWorkHours: 25, weeklyHoursWithSchool: 32 };
    const lived = recruitedOn(agreement.signedOn).does('SignIguAgreement', agreement, AT_31);
    const warned = lived.events.flatMap((event) => (event.type === 'WarningRaised' ? [event.payload] : []));
    expect(warned).toContainEqual({
      code: 'igu-hours-disputed',
      values: { hours: 33, min: 32 },
      cause: lived.events.find(({ type }) => type === 'IguAgreementSigned')?.sequence,
    });
    expect(lived.journey.stage).toBe('igu');
  });
});
