import { describe, expect, it } from '@jest/globals';
import { apply, applyAll } from '../../../domain/journeys/apply.ts';
import type { JourneyEvent } from '../../../domain/journeys/events.ts';
import { unopenedJourney } from '../../../domain/journeys/journey.ts';
import type { Journey } from '../../../domain/journeys/journey.ts';
import { addDays, instantAt } from '../../../domain/vocabulary/calendar.ts';
import { aScreening, anAgreement, LivedJourney } from '../../support/journeys/a-journey.ts';

const DAY = '2026-03-02';
const AT = instantAt(DAY, '10:00');

/** A journey in recruitment by rulebook 2. */
const recruited = () =>
  new LivedJourney(DAY, {}, { rulebook: 2 })
    .does('RecordScreening', aScreening(DAY))
    .does('AcceptScreening', { acceptedOn: DAY });

const after = (journey: Journey, event: Omit<JourneyEvent, 'sequence' | 'at'>): Journey =>
  apply(journey, { ...event, sequence: journey.sequence + 1, at: AT } as JourneyEvent);

const warned = (journey: Journey, code: string, values: object) =>
  after(journey, { type: 'WarningRaised', payload: { code, values, cause: 1 } } as never);

describe('what is known of a journey', () => {
  it('is the same after all its events at once and after one by one', () => {
    const agreement = anAgreement('2026-05-04');
    const lived = recruited()
      .until(agreement.signedOn)
      .does('SignIguAgreement', agreement, { ageAtStart: 31 })
      .until('2026-09-01');
    const unopened = unopenedJourney('a-journey');
    const oneByOne = lived.events.reduce(apply, unopened);
    expect(applyAll(unopened, lived.events)).toEqual(oneByOne);
    expect(oneByOne).toEqual(lived.journey);
    const half = lived.events.slice(0, 20).reduce(apply, unopened);
    expect(applyAll(half, lived.events.slice(20))).toEqual(oneByOne);
    expect(half.sequence).toBe(20);
  });

  it('has the day that was agreed for a match', () => {
    const { journey } = recruited()
      .does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' })
      .does(
        'AgreeMatch',
        { kind: 'igu', company: 'eksempel-byg', plannedStart: '2026-05-04' },
        { ageAtStart: 31 },
      );
    expect(journey.match).toMatchObject({ company: 'eksempel-byg', plannedStart: '2026-05-04' });
  });

  it('has whether the person came on the first day of the class', () => {
    const seat = { school: 'next', sector: 'painting', startsOn: DAY, endsOn: '2026-04-10' } as const;
    const { journey } = recruited()
      .does('AdmitToCourse', seat)
      .does('ConfirmDayOne', { of: 'course', came: true, on: DAY });
    expect(journey.course).toEqual({ ...seat, dayOne: { came: true, on: DAY } });
  });

  it('has each warning once, as it was last raised, and of them the twenty latest', () => {
    let { journey } = recruited();
    journey = warned(warned(journey, 'igu-age', { at: 1 }), 'igu-age', { at: 2 });
    expect(journey.warnings).toEqual([{ code: 'igu-age', values: { at: 2 }, by: 1 }]);
    for (let number = 0; number < 20; number += 1) journey = warned(journey, `warning-${number}`, {});
    expect(journey.warnings.map(({ code }) => code)).toEqual(
      Array.from({ length: 20 }, (_, number) => `warning-${number}`),
    );
  });

  it('has the Signals that wait, without the one that was settled', () => {
    let { journey } = recruited();
    for (let times = 0; times < 2; times += 1) {
      journey = after(journey, { type: 'SignalNotUnderstood', payload: {} });
    }
    const [first = 0, second = 0] = journey.unsettledSignals;
    expect(second).toBe(first + 1);
    const settled = after(journey, { type: 'SignalSettled', payload: { event: first } });
    expect(settled.unsettledSignals).toEqual([second]);
  });

  it('has no day on which an IGU was left, where nobody left it for something else', () => {
    const agreement = anAgreement('2026-05-04');
    const lived = recruited()
      .until(agreement.signedOn)
      .does('SignIguAgreement', agreement, { ageAtStart: 31 })
      .until(addDays(agreement.startsOn, 40));
    expect(lived.journey.igu).toMatchObject({ earlier: [], allowancesClaimed: [], bonusesClaimed: [] });
    const endedOn = lived.today;
    lived.does('EndIguEarly', { endedOn, cause: 'bankruptcy', partialProof: true, seeksSuccessor: true });
    expect(lived.journey.igu?.leftOn).toBe(endedOn);
  });
});
