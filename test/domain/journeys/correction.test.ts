import { describe, expect, it } from '@jest/globals';
import { apply } from '../../../domain/journeys/apply.ts';
import { unopenedJourney } from '../../../domain/journeys/journey.ts';
import type { Journey, Obligation } from '../../../domain/journeys/journey.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import {
  anAgreement,
  aScreening,
  inEmployment,
  inIgu,
  inRecruitment,
  LivedJourney,
  referred,
} from '../../support/journeys/a-journey.ts';

/** The number of the latest event of a type. */
function latest(lived: LivedJourney, type: string): number {
  const found = lived.events.findLast((event) => event.type === type);
  if (found === undefined) throw new Error(`no ${type}`);
  return found.sequence;
}

const takeBack = (lived: LivedJourney, type: string) =>
  lived.does('CorrectCommand', { event: latest(lived, type), reason: 'wrong-person' });

/** What is known and owed, without the record of how it came about. */
function standing(journey: Journey) {
  const { sequence: _, corrigible: _c, obligations, ...known } = journey;
  const owed = (obligation: Obligation) => [obligation.id, obligation.due, obligation.taken];
  return { ...known, owed: obligations.filter(({ ended }) => ended === undefined).map(owed) };
}

describe('a command sent by mistake', () => {
  it('can be taken back: everything stands as before it', () => {
    const lived = inRecruitment().until('2026-04-27');
    const before = standing(lived.journey);
    lived.does('SignIguAgreement', anAgreement('2026-05-04'), { ageAtStart: 31 });
    takeBack(lived, 'IguAgreementSigned');
    expect(standing(lived.journey)).toEqual(before);
  });

  it('stays on the timeline, and folding the events gives the same journey', () => {
    const lived = takeBack(inIgu(), 'IguAgreementSigned');
    expect(lived.types()).toContain('IguAgreementSigned');
    expect(lived.events.reduce(apply, unopenedJourney('a-journey'))).toEqual(lived.journey);
  });

  it('strikes what it opened: nobody is reminded of it any more', () => {
    const lived = inIgu('2026-05-04');
    const struck = takeBack(lived, 'IguAgreementSigned').events.filter(
      ({ type }) => type === 'ObligationStruck',
    );
    expect(struck.length).toBeGreaterThan(4);
    const since = lived.journey.sequence;
    lived.until('2026-06-30');
    const kinds = lived.events
      .filter(({ sequence }) => sequence > since)
      .map(({ payload }) => ('kind' in payload ? payload.kind : ''));
    expect(kinds).not.toContain('vitas-registration');
  });

  it('brings back what it had ended, with its due date, and reminds of it again', () => {
    const lived = inIgu('2026-05-04').until('2026-05-06');
    const due = lived.open('vitas-registration')?.due;
    lived.does('RegisterInVitas', { registeredOn: '2026-05-06' });
    expect(lived.open('vitas-registration')).toBeUndefined();
    takeBack(lived, 'VitasRegistered');
    expect(lived.open('vitas-registration')?.due).toBe(due);
    expect(lived.until('2026-05-28').reminded('vitas-registration').at(-1)).toBe('2026-05-27');
  });

  it('of closing opens the journey again as it was, obligations and all', () => {
    const lived = inEmployment();
    const before = standing(lived.journey);
    lived.does('CloseJourney', { outcome: 'job', on: lived.today });
    takeBack(lived, 'JourneyClosed');
    expect(standing(lived.journey)).toEqual(before);
  });

  it('of a month’s allowance asks for the month again, even where it had not opened yet', () => {
    const lived = inIgu('2026-05-04').until('2026-06-30');
    lived.does('ClaimAllowance', { month: '2026-06' });
    takeBack(lived, 'AllowanceClaimed').until('2026-07-09');
    expect(lived.open('monthly-allowance')?.occurrence).toBeDefined();
    expect(lived.refusal('ClaimAllowance', { month: '2026-06' })).toBeUndefined();
  });

  it('of a pause or of its end puts the due dates back', () => {
    const lived = inRecruitment().until('2026-03-16');
    const due = lived.open('seat-or-place')?.due;
    lived.does('PauseJourney', { from: '2026-03-16', kind: 'other' }).until('2026-03-30');
    lived.does('ResumeJourney', { on: '2026-03-30' });
    expect(lived.open('seat-or-place')?.due).not.toBe(due);
    takeBack(lived, 'JourneyResumed');
    expect(lived.journey.paused?.since).toBe('2026-03-16');
    takeBack(lived, 'JourneyPaused');
    expect(lived.open('seat-or-place')?.due).toBe(due);
    expect(lived.journey.paused).toBeUndefined();
  });

  it('opens the months of a pause that was none, each once', () => {
    const lived = inIgu('2026-05-04').until('2026-06-10');
    lived.does('PauseJourney', { from: '2026-06-10', kind: 'other' }).until('2026-09-15');
    lived.does('ResumeJourney', { on: '2026-09-15' }).until('2026-10-05');
    takeBack(lived, 'JourneyResumed');
    takeBack(lived, 'JourneyPaused').until('2026-11-03');
    const ids = lived.journey.obligations
      .filter(({ kind }) => kind === 'monthly-allowance')
      .map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const months = lived.journey.obligations.flatMap(({ occurrence }) => occurrence ?? []);
    expect(months.toSorted()).toEqual([
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ]);
  });

  it('of an early end takes the return to recruitment back with it', () => {
    const lived = inIgu('2026-05-04').until('2026-08-03');
    const before = standing(lived.journey);
    lived.does('EndIguEarly', {
      endedOn: '2026-08-03',
      cause: 'bankruptcy',
      partialProof: false,
      seeksSuccessor: true,
    });
    takeBack(lived, 'IguEndedEarly');
    expect(standing(lived.journey)).toEqual(before);
  });
});

describe('a correction is refused', () => {
  it('where a later command rests on it, and says which to take back first', () => {
    const lived = inIgu('2026-05-04')
      .until('2026-05-06')
      .does('RegisterInVitas', { registeredOn: '2026-05-06' });
    const asked = lived.asks('CorrectCommand', {
      event: latest(lived, 'IguAgreementSigned'),
      reason: 'did-not-happen',
    });
    expect(asked).toEqual({
      refused: 'correction-blocked',
      values: { event: latest(lived, 'VitasRegistered') },
    });
  });

  it('of the return that an early end brought with it: the early end is to be taken back', () => {
    const lived = inIgu('2026-05-04').until('2026-08-03').does('EndIguEarly', {
      endedOn: '2026-08-03',
      cause: 'resigned',
      partialProof: false,
      seeksSuccessor: true,
    });
    const event = latest(lived, 'ReturnedToRecruitment');
    expect(lived.refusal('CorrectCommand', { event, reason: 'given-twice' })).toBe('correction-blocked');
  });

  it.each(['PersonReferred', 'ObligationOpened'])('of %s, which no command can take back', (type) => {
    const lived = referred();
    const event = latest(lived, type);
    expect(lived.refusal('CorrectCommand', { event, reason: 'given-twice' })).toBe('not-correctable');
  });

  it('of what has been taken back already', () => {
    const lived = referred().until('2026-03-09').does('RecordScreening', aScreening('2026-03-09'));
    const event = latest(lived, 'ScreeningRecorded');
    takeBack(lived, 'ScreeningRecorded');
    expect(lived.refusal('CorrectCommand', { event, reason: 'given-twice' })).toBe('not-correctable');
  });

  it('is not kept from talks held in between: nothing rests on them', () => {
    const lived = inIgu('2026-05-04').does('RecordTalk', { talk: 'money', heldOn: '2026-04-27' });
    expect(() => takeBack(lived, 'IguAgreementSigned')).not.toThrow();
    expect(lived.journey.talks).toHaveLength(1);
  });
});

describe('what a correction leaves alone', () => {
  const talk = (lived: LivedJourney, kind: 'money' | 'first-contact' = 'money') =>
    lived.does('RecordTalk', { talk: kind, heldOn: lived.today });

  it('are the other talks, papers and warnings', () => {
    const lived = inRecruitment().until('2026-04-27');
    talk(lived, 'first-contact');
    talk(lived);
    lived
      .does('RecordPaper', { paper: 'de-minimis', on: lived.today })
      .does('RecordPaper', { paper: 'eligibility', on: lived.today });
    takeBack(lived, 'TalkHeld');
    takeBack(lived, 'PaperRecorded');
    expect(lived.journey.talks.map((one) => one.talk)).toEqual(['first-contact']);
    expect(lived.journey.papers.map(({ paper }) => paper)).toEqual(['de-minimis']);
    lived.does(
      'SignIguAgreement',
      { ...anAgreement('2026-05-04'), weeklyHoursWithSchool: 32 },
      { ageAtStart: 31 },
    );
    expect(lived.journey.warnings.map(({ code }) => code)).toEqual(['igu-hours-disputed']);
    talk(lived);
    takeBack(lived, 'TalkHeld');
    expect(lived.journey.warnings).toHaveLength(1);
    takeBack(lived, 'IguAgreementSigned');
    expect(lived.journey.warnings).toEqual([]);
  });

  it('is what recurs no longer: a talk taken back asks for no allowance anew', () => {
    const lived = inIgu('2026-05-04')
      .until('2026-06-30')
      .does('ReturnToRecruitment', { from: 'igu', on: '2026-06-30', cause: 'resigned' });
    talk(lived);
    takeBack(lived, 'TalkHeld').until('2026-09-01');
    const months = lived.journey.obligations.flatMap(({ occurrence }) => occurrence ?? []);
    expect(months).toEqual(['2026-05', '2026-06']);
  });

  it('is an allowance claimed before its month, where another claim is taken back', () => {
    const lived = inIgu('2026-05-04').until('2026-05-31');
    // The steps of 1 June have not been taken yet when the claim for June comes in at night.
    lived.now = '2026-05-31T22:30:00.000Z';
    lived.does('ClaimAllowance', { month: '2026-06' });
    talk(lived);
    takeBack(lived, 'TalkHeld').until('2026-06-02');
    expect(lived.journey.obligations.find(({ occurrence }) => occurrence === '2026-06')?.ended?.how).toBe(
      'fulfilled',
    );
    expect(lived.journey.recurrences.flatMap(({ met }) => met)).toEqual([]);
  });

  it('is the claim of a month that is taken back before it opens: the month is asked for', () => {
    const lived = inIgu('2026-05-04').until('2026-05-31');
    lived.now = '2026-05-31T22:30:00.000Z';
    lived.does('ClaimAllowance', { month: '2026-06' });
    takeBack(lived, 'AllowanceClaimed').until('2026-06-02');
    const june = lived.journey.obligations.find(({ occurrence }) => occurrence === '2026-06');
    expect(june).toBeDefined();
    expect(june?.ended).toBeUndefined();
  });

  it('is by how much an earlier pause has moved what waits', () => {
    const lived = inRecruitment().until('2026-03-16');
    const due = lived.open('seat-or-place')?.due ?? '';
    for (const [from, on] of [
      ['2026-03-16', '2026-03-19'],
      ['2026-03-23', '2026-03-30'],
    ] as const) {
      lived.until(from).does('PauseJourney', { from, kind: 'other' });
      lived.until(on).does('ResumeJourney', { on });
    }
    expect(lived.open('seat-or-place')?.due).toBe(addDays(due, 10));
    takeBack(lived, 'JourneyResumed');
    expect(lived.open('seat-or-place')?.due).toBe(addDays(due, 3));
  });

  it('is what was fulfilled in the meantime: its day no longer matters', () => {
    const lived = inRecruitment().until('2026-03-16');
    lived.does('PauseJourney', { from: '2026-03-16', kind: 'other' }).until('2026-03-23');
    lived.does('ResumeJourney', { on: '2026-03-23' }).does('AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: '2026-04-13',
      endsOn: '2026-05-22',
    });
    const since = lived.journey.sequence;
    takeBack(lived, 'JourneyResumed');
    const shifted = lived.events.filter(
      ({ sequence, type, payload }) =>
        sequence > since &&
        type === 'ObligationShifted' &&
        'kind' in payload &&
        payload.kind === 'seat-or-place',
    );
    expect(shifted).toEqual([]);
  });

  it('moves nothing by no days', () => {
    const lived = talk(inIgu('2026-05-04'));
    const since = lived.journey.sequence;
    takeBack(lived, 'TalkHeld');
    expect(lived.types(since)).toEqual(['CommandCorrected']);
  });

  it('asks nothing anew that the command had opened and that was done before it was taken back', () => {
    const lived = inRecruitment().until('2026-04-27');
    lived.does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' });
    lived.does('AgreeMatch', { kind: 'igu', company: 'eksempel-byg', plannedStart: '2026-05-04' });
    lived.does('RefuseMatch', {
      company: 'eksempel-byg',
      refusedBy: 'person',
      cause: 'pay',
      on: '2026-04-27',
    });
    takeBack(lived, 'MatchRefused');
    expect(lived.open('agreement-signed')).toBeDefined();
    const since = lived.journey.sequence;
    takeBack(lived, 'MatchAgreed');
    expect(lived.open('agreement-signed')).toBeUndefined();
    expect(lived.types(since)).not.toContain('ObligationReopened');
  });
});

describe('a correction waits', () => {
  it('for that of the closing: whoever closed had all of it before them', () => {
    const lived = inEmployment().does('RecordTalk', { talk: 'money', heldOn: '2026-05-04' });
    const event = latest(lived, 'TalkHeld');
    lived.does('CloseJourney', { outcome: 'job', on: '2026-05-04' });
    expect(lived.asks('CorrectCommand', { event, reason: 'given-twice' })).toEqual({
      refused: 'correction-blocked',
      values: { event: latest(lived, 'JourneyClosed') },
    });
  });

  it('for that of a later command that changed the same', () => {
    const lived = referred().until('2026-03-09').does('RecordScreening', aScreening('2026-03-09'));
    const event = latest(lived, 'ScreeningRecorded');
    lived.does('RecordScreening', aScreening('2026-03-09'));
    expect(lived.refusal('CorrectCommand', { event, reason: 'given-twice' })).toBe('correction-blocked');
  });

  it('of the early end, where its return is meant, and says so', () => {
    const lived = inIgu('2026-05-04').until('2026-08-03').does('EndIguEarly', {
      endedOn: '2026-08-03',
      cause: 'resigned',
      partialProof: false,
      seeksSuccessor: true,
    });
    const event = latest(lived, 'ReturnedToRecruitment');
    expect(lived.asks('CorrectCommand', { event, reason: 'given-twice' })).toEqual({
      refused: 'correction-blocked',
      values: { event: latest(lived, 'IguEndedEarly') },
    });
  });

  it.each([
    ['declined', 'ScreeningDeclined', 'JourneyClosed'],
    ['released', 'ReleasedFromClass', 'ReturnedToRecruitment'],
    ['broken-off', 'CourseBrokenOff', 'ReturnedToRecruitment'],
  ] as const)('for nothing where it takes both events of a command: %s', (way, first, second) => {
    const onCourse = () =>
      inRecruitment().does('AdmitToCourse', {
        school: 'next',
        sector: 'painting',
        startsOn: '2026-03-16',
        endsOn: '2026-04-24',
      });
    const lived = {
      declined: () =>
        referred()
          .does('RecordScreening', aScreening('2026-03-02'))
          .does('DeclineScreening', { declinedOn: '2026-03-02', cause: 'declined' }),
      released: () => onCourse().does('ReleaseFromClass', { on: '2026-03-09', cause: 'other' }),
      'broken-off': () =>
        onCourse()
          .until('2026-03-17')
          .does('BreakOffCourse', { on: '2026-03-17', cause: 'other', certificate: false }),
    }[way]();
    const events = [latest(lived, first), latest(lived, second)];
    takeBack(lived, first);
    const corrected = lived.events.find(({ type }) => type === 'CommandCorrected');
    expect(corrected?.payload).toMatchObject({ events, type: first });
  });

  it('too long after ten others: only the latest ten can be taken back', () => {
    const lived = inRecruitment().does('RecordTalk', { talk: 'money', heldOn: '2026-03-09' });
    const event = latest(lived, 'TalkHeld');
    const others = (count: number) => {
      for (let index = 0; index < count; index += 1) {
        lived.does('RecordPaper', { paper: 'eligibility', on: '2026-03-09' });
      }
      return lived.refusal('CorrectCommand', { event, reason: 'given-twice' });
    };
    expect(others(9)).toBeUndefined();
    expect(others(1)).toBe('not-correctable');
  });
});

describe('what rests on a stage', () => {
  it('is what was done in it, though it changed something else', () => {
    const lived = inRecruitment();
    const event = latest(lived, 'ScreeningAccepted');
    lived.does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' });
    expect(lived.asks('CorrectCommand', { event, reason: 'given-twice' })).toEqual({
      refused: 'correction-blocked',
      values: { event: latest(lived, 'MatchProposed') },
    });
  });

  it('is what was done after the second of two events, where the first left the stage as it was', () => {
    const lived = inRecruitment()
      .does('AdmitToCourse', {
        school: 'next',
        sector: 'painting',
        startsOn: '2026-03-16',
        endsOn: '2026-04-24',
      })
      .until('2026-03-17')
      .does('BreakOffCourse', { on: '2026-03-17', cause: 'other', certificate: false });
    const event = latest(lived, 'CourseBrokenOff');
    lived.does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' });
    expect(lived.refusal('CorrectCommand', { event, reason: 'given-twice' })).toBe('correction-blocked');
  });
});

it('what a command opened and what has been done since is not struck when the command is taken back', () => {
  const lived = new LivedJourney('2026-03-02', {}, { rulebook: 2 })
    .does('RecordScreening', aScreening('2026-03-02'))
    .does('AcceptScreening', { acceptedOn: '2026-03-02' })
    .does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' })
    .does('AgreeMatch', { kind: 'igu', company: 'eksempel-byg', plannedStart: '2026-05-04' })
    .does('RecordTalk', { talk: 'money', heldOn: '2026-03-02' });
  const talk = () => lived.journey.obligations.find(({ kind }) => kind === 'money-talk');
  expect(talk()?.ended?.how).toBe('fulfilled');
  takeBack(lived, 'MatchAgreed');
  expect(talk()?.ended?.how).toBe('fulfilled');
});
