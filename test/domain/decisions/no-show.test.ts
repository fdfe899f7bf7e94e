import { describe, expect, it } from '@jest/globals';
import type { JourneyEvent } from '../../../domain/journeys/events.ts';
import { dateOf } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { underRulebook2 } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';
import { onCourse } from '../../support/journeys/proposed-to-closed.ts';

/** A Monday. */
const FIRST_DAY = '2026-05-04';

/** Somebody who did not come, as the school reports on a given day. */
function reported(on: CalendarDate = FIRST_DAY, startsOn: CalendarDate = FIRST_DAY): LivedJourney {
  return onCourse(startsOn).until(on).does('ConfirmDayOne', { of: 'course', came: false, on: startsOn });
}

/** The person has been asked, and answers. */
const says = (lived: LivedJourney, came: boolean) =>
  lived.until(lived.today).does('AnswerNoShow', { of: 'course', came });

/** Who was told of the no-show, and when: a line for each mail that asks or passes on. */
function told({ events }: LivedJourney): string[] {
  return events.flatMap((event: JourneyEvent) => {
    if (event.type !== 'ObligationReminded' && event.type !== 'ObligationEscalated') return [];
    const { kind, to, urgent } = event.payload;
    if (!kind.startsWith('no-show')) return [];
    return [`${dateOf(event.at)} ${kind} ${to.join(', ')}${urgent ? '' : ' in no haste'}`];
  });
}

const openOnes = ({ journey }: LivedJourney) =>
  journey.obligations
    .filter(({ kind, ended }) => kind.startsWith('no-show') && ended === undefined)
    .map(({ kind, owedBy, due }) => `${kind} ${owedBy} ${due}`);

describe('a no-show is put to the person first', () => {
  it('at once, with a copy to the coordinator, and the municipality hears nothing that day', () => {
    expect(told(reported().until(FIRST_DAY))).toEqual(['2026-05-04 no-show-person person, coordinator']);
  });

  it('and where the person is silent, the municipality is told the next day', () => {
    expect(told(reported().until('2026-05-08'))).toEqual([
      '2026-05-04 no-show-person person, coordinator',
      '2026-05-05 no-show-person person, coordinator',
      '2026-05-05 no-show municipality, coordinator',
      '2026-05-06 no-show-person coordinator',
      '2026-05-07 no-show municipality, coordinator',
      '2026-05-07 no-show colleague',
    ]);
  });

  it.each([
    ['a Friday', '2026-05-08', '2026-05-11'],
    ['the day before Ascension Day, a Friday and a weekend', '2026-05-13', '2026-05-15'],
  ])('reported on %s, the municipality hears on the next working day', (_, on, next) => {
    const lived = reported(on).until('2026-06-01');
    const first = told(lived).find((line) => line.includes('no-show municipality'));
    expect(first?.slice(0, 10)).toBe(next);
  });

  it('also where the school says so days later', () => {
    expect(told(reported('2026-05-07').until('2026-05-07'))).toEqual([
      '2026-05-07 no-show-person person, coordinator',
    ]);
  });
});

describe('a person who says that they did not come', () => {
  it('is passed on to the municipality at once, which has two days from then', () => {
    const lived = says(reported(), false).until(FIRST_DAY);
    expect(openOnes(lived)).toEqual(['no-show municipality 2026-05-06']);
    expect(told(lived)).toEqual([
      '2026-05-04 no-show-person person, coordinator',
      '2026-05-04 no-show municipality, coordinator',
    ]);
  });

  it('may say from when they can begin, and why in four words at most', () => {
    const lived = reported();
    const answer = { of: 'course', came: false, cause: 'wrong-date', canStartOn: '2026-05-06' } as const;
    expect(lived.refusal('AnswerNoShow', answer)).toBeUndefined();
    expect(lived.refusal('AnswerNoShow', { ...answer, canStartOn: '2026-05-03' })).toBe('dates-out-of-order');
    expect(lived.refusal('AnswerNoShow', { ...answer, came: true })).toBe('fields-malformed');
  });

  it('is not asked again, and answers once', () => {
    const lived = says(reported(), false).until('2026-06-01');
    expect(lived.reminded('no-show-person')).toEqual([FIRST_DAY]);
    expect(lived.refusal('AnswerNoShow', { of: 'course', came: true })).toBe('already-done');
  });
});

describe('a person who says that they came', () => {
  it('is believed until the coordinator has asked both sides: the municipality is asked for nothing', () => {
    const lived = says(reported(), true).until('2026-05-08');
    expect(openOnes(lived)).toEqual(['no-show-disputed coordinator 2026-05-06']);
    expect(told(lived)).toEqual([
      '2026-05-04 no-show-person person, coordinator',
      '2026-05-04 no-show-disputed coordinator',
      '2026-05-06 no-show-disputed coordinator',
      '2026-05-07 no-show-disputed project-lead',
    ]);
  });

  it('is believed also where they answer after the municipality was told', () => {
    const lived = says(reported().until('2026-05-06'), true).until('2026-05-20');
    expect(openOnes(lived)).toEqual(['no-show-disputed coordinator 2026-05-08']);
    expect(lived.reminded('no-show')).toEqual(['2026-05-05']);
  });

  it('was there: the school puts it right, and nobody owes anything of it', () => {
    const lived = says(reported(), true).does('ConfirmDayOne', { of: 'course', came: true, on: FIRST_DAY });
    expect(openOnes(lived)).toEqual([]);
    expect(lived.journey.course?.dayOne).toEqual({ came: true, on: FIRST_DAY });
  });

  it('was not: the municipality is told', () => {
    const lived = says(reported(), true).until('2026-05-05').does('UpholdNoShow', { of: 'course' });
    expect(openOnes(lived)).toEqual(['no-show municipality 2026-05-07']);
    expect(lived.refusal('UpholdNoShow', { of: 'course' })).toBe('already-done');
  });
});

describe('a no-show', () => {
  it.each([
    [
      'came after all',
      (lived: LivedJourney) => lived.does('ConfirmDayOne', { of: 'course', came: true, on: FIRST_DAY }),
    ],
    [
      'has been talked with',
      (lived: LivedJourney) => lived.does('RecordTalk', { talk: 'no-show', heldOn: FIRST_DAY }),
    ],
    [
      'has gone back to recruitment',
      (lived: LivedJourney) =>
        lived.does('ReturnToRecruitment', { from: 'course', on: FIRST_DAY, cause: 'no-show' }),
    ],
  ])('asks nobody any more once the person %s', (_, happens) => {
    const lived = happens(reported()).until('2026-06-01');
    expect(told(lived)).toEqual([]);
  });

  it('told by mistake is taken back, and nobody is asked for anything', () => {
    const lived = reported();
    const event = lived.events.findLast(({ type }) => type === 'DayOneConfirmed')?.sequence ?? 0;
    lived.does('CorrectCommand', { event, reason: 'wrong-person' }).until('2026-05-29');
    expect(told(lived)).toEqual([]);
  });

  it('that the person has answered is taken back after the answer, which rests on it', () => {
    const lived = says(reported(), true);
    const report = lived.events.findLast(({ type }) => type === 'DayOneConfirmed')?.sequence ?? 0;
    const answer = lived.events.findLast(({ type }) => type === 'NoShowAnswered')?.sequence ?? 0;
    const reason = 'wrong-person';
    expect(lived.refusal('CorrectCommand', { event: report, reason })).toBe('correction-blocked');
    lived.does('CorrectCommand', { event: answer, reason });
    expect(openOnes(lived)).toEqual(['no-show-person person 2026-05-05', 'no-show municipality 2026-05-07']);
    lived.does('CorrectCommand', { event: report, reason });
    expect(openOnes(lived)).toEqual([]);
  });

  it('is answered and settled only where somebody has told of one, and the person has said otherwise', () => {
    const came = onCourse(FIRST_DAY).until(FIRST_DAY);
    expect(came.refusal('AnswerNoShow', { of: 'course', came: true })).toBe('no-show-not-told');
    expect(came.refusal('AnswerNoShow', { of: 'igu', came: true })).toBe('not-this-stage');
    expect(came.refusal('UpholdNoShow', { of: 'course' })).toBe('no-show-not-told');
    expect(reported().refusal('UpholdNoShow', { of: 'course' })).toBe('no-show-not-disputed');
    expect(says(reported(), false).refusal('UpholdNoShow', { of: 'course' })).toBe('no-show-not-disputed');
    came.does('ConfirmDayOne', { of: 'course', came: true, on: FIRST_DAY });
    expect(came.refusal('AnswerNoShow', { of: 'course', came: false })).toBe('no-show-not-told');
  });

  it.each(['igu', 'placement'] as const)('of %s is put to the person too', (of) => {
    const lived =
      of === 'igu'
        ? underRulebook2.inIgu(FIRST_DAY)
        : underRulebook2.inRecruitment().does('ApprovePlacement', {
            kind: 'praktik',
            company: 'eksempel-byg',
            approvedOn: '2026-03-09',
            startsOn: FIRST_DAY,
            endsOn: '2026-06-26',
          });
    lived.until(FIRST_DAY).does('ConfirmDayOne', { of, came: false, on: FIRST_DAY });
    lived.does('AnswerNoShow', { of, came: true });
    expect(lived.journey[of]?.dayOne).toEqual({ came: false, on: FIRST_DAY, saysCame: true });
    expect(openOnes(lived)).toEqual(['no-show-disputed coordinator 2026-05-06']);
  });
});
