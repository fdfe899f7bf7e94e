import { describe, expect, it } from '@jest/globals';
import { openObligations } from '../../../domain/journeys/journey.ts';
import { isRefusal } from '../../../domain/refusals/refusals.ts';
import { inRecruitment, LivedJourney } from '../../support/journeys/a-journey.ts';

const MERGE = '3f0e6d1a-0000-4000-8000-000000000001';
const OTHER = '3f0e6d1a-0000-4000-8000-000000000002';
const THIRD = '3f0e6d1a-0000-4000-8000-000000000003';

const codeOf = (decided: unknown) => (isRefusal(decided) ? decided.refused : 'accepted');

describe('two journeys of one person', () => {
  it('leave nothing to be answered in the one that is closed, and it points to the other', () => {
    const lived = inRecruitment();
    expect(openObligations(lived.journey).length).toBeGreaterThan(0);
    lived.does('MergeJourney', { merge: MERGE, into: OTHER, on: lived.today });
    expect(lived.journey).toMatchObject({
      stage: 'closed',
      mergedInto: OTHER,
      closed: { outcome: 'not-established', cause: 'same-person', in: 'recruitment' },
    });
    expect(openObligations(lived.journey).map(({ kind }) => kind)).toEqual([]);
  });

  it('keep the outcome of the one that had been closed before', () => {
    const lived = inRecruitment();
    lived
      .does('CloseJourney', { outcome: 'self-supporting', on: lived.today })
      .does('MergeJourney', { merge: MERGE, into: OTHER, on: lived.today });
    expect(lived.journey.closed).toMatchObject({ outcome: 'self-supporting' });
    expect(lived.journey.mergedInto).toBe(OTHER);
  });

  it('are not merged with themselves, nor twice, nor into one that is closed', () => {
    const lived = new LivedJourney('2026-03-02', {}, { id: MERGE });
    const on = lived.today;
    expect(codeOf(lived.asks('KeepJourney', { merge: THIRD, other: MERGE }))).toBe('merge-with-itself');
    expect(codeOf(lived.asks('MergeJourney', { merge: THIRD, into: MERGE, on }))).toBe('merge-with-itself');
    lived.does('KeepJourney', { merge: MERGE, other: OTHER });
    expect(codeOf(lived.asks('KeepJourney', { merge: MERGE, other: OTHER }))).toBe('already-done');
    lived.does('MergeJourney', { merge: THIRD, into: THIRD, on });
    expect(codeOf(lived.asks('MergeJourney', { merge: MERGE, into: OTHER, on }))).toBe('merged-already');
    expect(codeOf(lived.asks('KeepJourney', { merge: MERGE, other: OTHER }))).toBe('wrong-stage');
    expect(codeOf(lived.asks('ReopenJourney', { on }))).toBe('merged-already');
  });

  it('are as they were when the merge is taken back', () => {
    const lived = inRecruitment();
    const before = lived.journey;
    lived.does('MergeJourney', { merge: MERGE, into: OTHER, on: lived.today });
    const event = lived.events.find(({ type }) => type === 'JourneyMerged')?.sequence ?? 0;
    lived.does('CorrectCommand', { event, reason: 'wrong-person' });
    expect([lived.journey.stage, lived.journey.mergedInto, lived.journey.closed]).toEqual([
      before.stage,
      undefined,
      undefined,
    ]);
    const kinds = ({ obligations }: LivedJourney['journey']) =>
      openObligations({ obligations }).map(({ kind }) => kind);
    expect(kinds(lived.journey)).toEqual(kinds(before));
  });
});

describe('an age that is judged again', () => {
  const planned = () => {
    const lived = inRecruitment()
      .does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' })
      .does(
        'AgreeMatch',
        { kind: 'igu', company: 'eksempel-byg', plannedStart: '2026-05-04' },
        { ageAtStart: 30, ageSoonAfterStart: 30 },
      );
    return lived;
  };
  const corrects = (lived: LivedJourney, age: number, startsOn = '2026-05-04') =>
    lived.does(
      'CorrectPerson',
      { correction: MERGE, fields: ['birthDate'], cause: 'written-wrong' },
      { startsOn, ageAtStart: age, ageSoonAfterStart: age },
    );
  const agesIn = ({ journey }: LivedJourney) =>
    journey.warnings.map(({ code }) => code).filter((code) => code.startsWith('igu-age'));

  it('is warned of when it no longer fits, and no more once it does', () => {
    const lived = planned();
    expect(agesIn(lived)).toEqual([]);
    expect(agesIn(corrects(lived, 17))).toEqual(['igu-age']);
    expect(agesIn(corrects(lived, 30))).toEqual([]);
  });

  it('counts as not known if it was worked out for another day than the one planned', () => {
    expect(agesIn(corrects(planned(), 30, '2026-06-01'))).toEqual(['igu-age-unknown']);
  });

  it('says nothing where no IGU is planned', () => {
    expect(agesIn(corrects(inRecruitment(), 12))).toEqual([]);
  });
});
