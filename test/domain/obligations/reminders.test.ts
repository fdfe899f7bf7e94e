import { describe, expect, it } from '@jest/globals';
import { openObligations } from '../../../domain/journeys/journey.ts';
import { isOverdue, nextStep, stepsAhead } from '../../../domain/obligations/steps.ts';
import { addDays, dateOf, timeOf } from '../../../domain/vocabulary/calendar.ts';
import {
  aScreening,
  anAgreement,
  inEmployment,
  inIgu,
  inRecruitment,
  LivedJourney,
  referred,
} from '../../support/journeys/a-journey.ts';

/** When five journeys, each by its id, take their first step: within three quarters of an hour from half past five. */
const MOMENTS = [
  '2026-03-20T05:01:38.469Z',
  '2026-03-20T04:40:20.388Z',
  '2026-03-20T04:32:45.612Z',
  '2026-03-20T04:31:42.220Z',
  '2026-03-20T04:42:16.261Z',
];

describe('reminders', () => {
  it('reminds the company of VITAS 14 and 5 days before the month is out and on the day', () => {
    const lived = inIgu('2026-05-04').until('2026-05-27');
    expect(lived.open('vitas-registration')?.due).toBe('2026-05-27');
    expect(lived.reminded('vitas-registration')).toEqual(['2026-05-13', '2026-05-22', '2026-05-27']);
  });

  it('sends nobody a reminder after the company has registered', () => {
    const lived = inIgu('2026-05-04')
      .until('2026-05-14')
      .does('RegisterInVitas', { registeredOn: '2026-05-14' })
      .until('2026-08-01');
    expect(lived.reminded('vitas-registration')).toEqual(['2026-05-13']);
  });

  it('notes what is missed and passes it on to the coordinator and then the project lead', () => {
    const lived = inIgu('2026-05-04').until('2026-07-01');
    const passedOn = lived.events.flatMap((event) =>
      event.type === 'ObligationEscalated' && event.payload.kind === 'vitas-registration'
        ? [[dateOf(event.at), event.payload.to]]
        : [],
    );
    expect(passedOn).toEqual([
      ['2026-05-28', ['coordinator']],
      ['2026-06-10', ['project-lead']],
    ]);
    expect(lived.open('vitas-registration')?.missedBy).toBeDefined();
  });

  it('takes its steps between half past five and a quarter past six in Copenhagen', () => {
    const lived = inIgu('2026-05-04').until('2026-12-31');
    const times = lived.events.flatMap((event) =>
      event.type === 'ObligationReminded' ? [timeOf(event.at)] : [],
    );
    expect(times.length).toBeGreaterThan(5);
    for (const time of times) expect(time >= '05:30' && time <= '06:15').toBe(true);
  });

  it('moves a reminder on a Sunday to the Friday before', () => {
    const lived = referred('2026-03-02').until('2026-04-01');
    // Ten days before 1 April is Sunday 22 March.
    expect(lived.reminded('screening-result')[0]).toBe('2026-03-20');
  });

  it('sends one reminder, the latest, after a week without service, and notes the others as skipped', () => {
    const lived = inIgu('2026-05-04').until('2026-05-12');
    const before = lived.journey.sequence;
    lived.awayUntil('2026-05-27');
    expect(lived.reminded('vitas-registration')).toEqual(['2026-05-27']);
    const skipped = lived.events.filter(
      (event) =>
        event.sequence > before &&
        event.type === 'ReminderSkipped' &&
        event.payload.kind === 'vitas-registration',
    );
    expect(skipped).toHaveLength(2);
  });

  it('opens each month’s allowance on its first day and asks for it when it can be claimed', () => {
    const lived = inIgu('2026-05-04').until('2026-07-02');
    const months = lived.journey.obligations.flatMap(({ kind, occurrence }) =>
      kind === 'monthly-allowance' ? [occurrence] : [],
    );
    expect(months).toEqual(['2026-05', '2026-06', '2026-07']);
    expect(lived.reminded('monthly-allowance')).toEqual(['2026-06-01', '2026-06-08', '2026-07-01']);
  });

  it('never asks for a month that was claimed before it opened', () => {
    const lived = inIgu('2026-05-04').until('2026-05-31');
    // The steps of 1 June have not been taken yet when the claim for June comes in at night.
    lived.now = '2026-05-31T22:30:00.000Z';
    lived.does('ClaimAllowance', { month: '2026-06' }).until('2026-07-20');
    const june = lived.journey.obligations.find(({ occurrence }) => occurrence === '2026-06');
    expect(june?.ended?.how).toBe('fulfilled');
    expect(lived.reminded('monthly-allowance')).not.toContain('2026-07-01');
  });

  it('opens allowances for 25 calendar months of a two-year IGU begun within a month, and no more', () => {
    const lived = inIgu('2026-05-04').until('2028-05-03').does('CompleteIgu', {
      completedOn: '2028-05-03',
      certificateOn: '2028-05-03',
    });
    lived.until('2028-09-01');
    const months = lived.journey.obligations.filter(({ kind }) => kind === 'monthly-allowance');
    expect(months.map(({ occurrence }) => occurrence).at(-1)).toBe('2028-05');
    expect(months).toHaveLength(25);
  });

  it('does not remind of a bonus before it can be applied for', () => {
    const lived = inIgu('2026-05-04').until('2026-12-31');
    expect(lived.reminded('bonus-six-months')[0]).toBe('2026-11-04');
  });

  it('ends the first bonus with an IGU broken off before six months, and keeps it after', () => {
    const early = inIgu('2026-05-04')
      .until('2026-08-03')
      .does('ReturnToRecruitment', { from: 'igu', on: '2026-08-03', cause: 'resigned' });
    expect(early.open('bonus-six-months')).toBeUndefined();
    const late = inIgu('2026-05-04')
      .until('2026-11-10')
      .does('ReturnToRecruitment', { from: 'igu', on: '2026-11-10', cause: 'company-closed' });
    expect(late.open('bonus-six-months')).toBeDefined();
  });

  it('lets the company claim that bonus while the person is already on a course', () => {
    const lived = inIgu('2026-05-04')
      .does('RegisterInVitas', { registeredOn: '2026-04-27' })
      .does('SubmitTrainingPlan', { submittedOn: '2026-04-27' })
      .until('2026-11-10')
      .does('ReturnToRecruitment', { from: 'igu', on: '2026-11-10', cause: 'company-closed' })
      .does('AdmitToCourse', {
        school: 'next',
        sector: 'painting',
        startsOn: '2026-11-16',
        endsOn: '2026-12-18',
      });
    expect(lived.open('bonus-six-months')).toBeDefined();
    lived.does('ClaimBonus', { part: 'six-months', claimedOn: '2026-11-10' });
    expect(lived.open('bonus-six-months')).toBeUndefined();
  });

  it('keeps reminders, post and escalations out of Easter', () => {
    // The referral's thirty days end on Easter Monday 2026; reminders are for 27 March, 3 April and 6 April.
    const lived = referred('2026-03-07').until('2026-04-30');
    expect(lived.open('screening-result')?.due).toBe('2026-04-06');
    expect(lived.reminded('screening-result')).toEqual(['2026-03-27', '2026-04-01']);
    const missed = lived.events.find(({ type }) => type === 'ObligationMissed');
    expect(missed && dateOf(missed.at)).toBe('2026-04-07');
  });

  it('asks for one decision after a screening that was recorded twice, from the second on', () => {
    const lived = referred('2026-03-02')
      .until('2026-03-09')
      .does('RecordScreening', aScreening('2026-03-09'))
      .until('2026-03-11')
      .does('RecordScreening', aScreening('2026-03-10'));
    const open = openObligations(lived.journey).filter(({ kind }) => kind === 'screening-decision');
    expect(open.map(({ due }) => due)).toEqual(['2026-03-25']);
  });

  it('asks the employer at 1, 3, 6 and 12 months', () => {
    const lived = inEmployment('2026-05-04');
    for (const [month, on] of [
      [1, '2026-06-04'],
      [3, '2026-08-04'],
      [6, '2026-11-04'],
      [12, '2027-05-04'],
    ] as const) {
      lived.until(on);
      expect(lived.reminded(`retention-${month}`)).toEqual([on]);
      lived.does('ConfirmRetention', { month, employed: true });
    }
  });

  it('falls silent when the journey is closed', () => {
    const lived = inRecruitment().does('CloseJourney', {
      outcome: 'not-established',
      cause: 'moved',
      on: '2026-03-09',
    });
    const { sequence } = lived.journey;
    lived.until('2027-01-01');
    expect(lived.types(sequence)).toEqual([]);
  });

  it('asks a person who has left an IGU for the months before, not for those after', () => {
    const lived = inIgu('2026-05-04').until('2026-06-30').does('ReturnToRecruitment', {
      from: 'igu',
      on: '2026-06-28',
      cause: 'resigned',
    });
    const months = () =>
      openObligations(lived.journey).flatMap(({ kind, occurrence }) =>
        kind === 'monthly-allowance' ? [occurrence] : [],
      );
    expect(months()).toEqual(['2026-05', '2026-06']);
    const told = inIgu('2026-05-04').until('2026-07-02').does('ReturnToRecruitment', {
      from: 'igu',
      on: '2026-06-28',
      cause: 'resigned',
    });
    const open = openObligations(told.journey).filter(({ kind }) => kind === 'monthly-allowance');
    expect(open.map(({ occurrence }) => occurrence)).toEqual(['2026-05', '2026-06']);
    expect(told.refusal('ClaimAllowance', { month: '2026-07' })).toBe('month-outside-igu');
  });

  it('tells the project lead once, not twice, after the service was away', () => {
    const lived = inRecruitment().awayUntil('2026-08-03');
    const escalated = lived.events.filter(
      ({ type, payload }) =>
        type === 'ObligationEscalated' && 'kind' in payload && payload.kind === 'seat-or-place',
    );
    expect(escalated).toHaveLength(1);
  });
});

describe('the steps of a journey', () => {
  it('are taken at a moment of its own, which never changes: a timer waits for it', () => {
    const momentOf = (id: string) => nextStep(new LivedJourney('2026-03-02', {}, { id }).journey)?.at;
    expect(['a-journey', 'b-journey', 'a-journez', 'a', ''].map(momentOf)).toEqual(MOMENTS);
  });

  it('come, of two on one day, in the order of what is owed', () => {
    const { journey } = inRecruitment();
    const [owed] = openObligations(journey);
    if (owed === undefined) throw new Error('Nothing is owed');
    const twice = {
      ...journey,
      obligations: [
        { ...owed, id: 'first' },
        { ...owed, id: 'second' },
      ],
    };
    expect(nextStep(twice)?.step).toMatchObject({ obligation: { id: 'first' } });
  });

  it('open a month on its first day, but the first one on the day it begins', () => {
    const lived = inIgu('2026-05-04');
    const opening = stepsAhead(lived.journey).find(({ step }) => step.does === 'recur');
    expect(opening).toMatchObject({ on: '2026-05-04', step: { name: 'open:2026-05' } });
    lived.until('2026-06-02');
    const opened = lived.journey.obligations.filter(({ kind }) => kind === 'monthly-allowance');
    expect(opened.map(({ openedOn }) => openedOn)).toEqual(['2026-05-04', '2026-06-01']);
  });

  it('open no month after the last, though nobody has said that the IGU is completed', () => {
    const lived = inIgu('2026-05-04').until('2028-12-01');
    const months = lived.journey.obligations.flatMap(({ occurrence }) => occurrence ?? []);
    expect(months.at(-1)).toBe('2028-05');
    expect(stepsAhead(lived.journey).filter(({ step }) => step.does === 'recur')).toEqual([]);
  });

  it('remind after a due date on the working day on or after', () => {
    // In VITAS by Saturday 2 May: the day after is a Sunday, so the reminder comes on the Monday.
    const lived = new LivedJourney('2026-03-02', {}, { rulebook: 2 })
      .does('RecordScreening', aScreening('2026-03-02'))
      .does('AcceptScreening', { acceptedOn: '2026-03-02' })
      .until('2026-04-02')
      .does('SignIguAgreement', { ...anAgreement('2026-05-04'), signedOn: '2026-04-02' }, { ageAtStart: 31 });
    expect(lived.open('vitas-registration')?.due).toBe('2026-05-02');
    expect(lived.until('2026-05-10').reminded('vitas-registration').slice(-2)).toEqual([
      '2026-05-01',
      '2026-05-04',
    ]);
  });

  it('tell each of two whom it is passed on to, though the service was away for both', () => {
    const lived = inIgu('2026-05-04').awayUntil('2026-07-01');
    const passedOn = lived.events.flatMap((event) =>
      event.type === 'ObligationEscalated' && event.payload.kind === 'vitas-registration'
        ? [event.payload.to]
        : [],
    );
    expect(passedOn).toEqual([['coordinator'], ['project-lead']]);
    expect(lived.reminded('vitas-registration')).toEqual(['2026-07-01']);
  });
});

describe('a journey is overdue', () => {
  const due = () => {
    const lived = referred('2026-03-02')
      .until('2026-03-09')
      .does('RecordScreening', aScreening('2026-03-09'));
    return { lived, due: lived.open('screening-decision')?.due ?? '' };
  };

  it('from the day after a due date, and not on it', () => {
    const { lived, due: last } = due();
    expect(isOverdue(lived.journey, lived.until(last).now)).toBe(false);
    expect(isOverdue(lived.journey, lived.until(addDays(last, 1)).now)).toBe(true);
  });

  it('by one of all that is owed', () => {
    const lived = inIgu('2026-05-04').until('2026-05-28');
    const overdue = openObligations(lived.journey).filter(({ due: last }) => last < lived.today);
    expect(overdue.length).toBeGreaterThan(0);
    expect(overdue.length).toBeLessThan(openObligations(lived.journey).length);
    expect(isOverdue(lived.journey, lived.now)).toBe(true);
  });

  it('by nothing where nothing is owed', () => {
    const lived = inRecruitment().does('CloseJourney', { outcome: 'job', on: '2026-03-09' });
    expect(isOverdue(lived.journey, '2036-01-01T00:00:00.000Z')).toBe(false);
  });
});
