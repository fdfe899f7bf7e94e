import { describe, expect, it } from '@jest/globals';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import type { AbsenceKind } from '../../../domain/vocabulary/codes.ts';
import { underRulebook2 } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';

const FROM = '2026-09-01';

/** A person in an IGU since 4 May who has been away from 1 September for some days. */
const backAfter = (days: number, kind: AbsenceKind): LivedJourney =>
  underRulebook2
    .inIgu('2026-05-04')
    .until(FROM)
    .does('PauseJourney', { from: FROM, kind })
    .until(addDays(FROM, days))
    .does('ResumeJourney', { on: addDays(FROM, days) });

describe('whether an IGU is extended after an absence', () => {
  // Bill L 217 (2018–19): it may be agreed for leave by law, and for one absence of more than eight weeks.
  it.each([
    ['leave by law of three weeks', 21, 'leave-by-law', true],
    ['leave by law of ten weeks', 70, 'leave-by-law', true],
    ['an absence of exactly eight weeks', 56, 'long-absence', false],
    ['an absence of eight weeks and a day', 57, 'long-absence', true],
    ['the company’s reasons, for ten weeks', 70, 'company-reasons', false],
    ['something else, for ten weeks', 70, 'other', false],
  ] as const)('is asked of the company after %s', (_, days, kind, isAsked) => {
    expect(backAfter(days, kind).open('igu-extension') !== undefined).toBe(isAsked);
  });

  it('is answered by the extension that was agreed', () => {
    const lived = backAfter(70, 'long-absence').does('ExtendIgu', {
      reason: 'long-absence',
      agreedOn: addDays(FROM, 70),
      absentFrom: FROM,
      backOn: addDays(FROM, 70),
    });
    expect(lived.open('igu-extension')).toBeUndefined();
  });

  it('is answered as well by an agreement that it is not: it may be extended, it need not be', () => {
    const lived = backAfter(70, 'long-absence');
    const { endsOn } = lived.journey.igu ?? {};
    lived.does('RecordPaper', { paper: 'no-extension', on: lived.today });
    expect(lived.open('igu-extension')).toBeUndefined();
    expect(lived.journey.igu?.endsOn).toBe(endsOn);
    const since = lived.reminded('igu-extension').length;
    expect(lived.until('2028-05-03').reminded('igu-extension')).toHaveLength(since);
  });

  it('can still be agreed later by those who had agreed not to', () => {
    const lived = backAfter(70, 'leave-by-law').does('RecordPaper', { paper: 'no-extension', on: FROM });
    const agreed = { reason: 'leave-by-law', agreedOn: lived.today, absentFrom: FROM } as const;
    expect(lived.refusal('ExtendIgu', { ...agreed, backOn: lived.today })).toBeUndefined();
  });

  it('is asked for each absence by itself: one answer leaves the other open', () => {
    const lived = backAfter(70, 'leave-by-law').until('2027-02-01');
    lived.does('PauseJourney', { from: '2027-02-01', kind: 'leave-by-law' }).until('2027-04-12');
    lived.does('ResumeJourney', { on: '2027-04-12' });
    lived.does('RecordPaper', { paper: 'no-extension', on: lived.today });
    expect(lived.open('igu-extension')?.due).toBe(addDays('2027-02-01', 57));
  });
});

describe('whether new IGU courses may begin', () => {
  const agreed = () =>
    underRulebook2
      .inRecruitment()
      .does('ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' })
      .does('AgreeMatch', { company: 'eksempel-byg', kind: 'igu', plannedStart: '2026-05-04' });

  // Bill L 82 (2023–24): at most 1,500 a year, and the minister may stop new ones.
  it('is the coordinator’s to confirm, by a paper of its own', () => {
    const lived = agreed();
    lived.does('RecordPaper', { paper: 'eligibility', on: lived.today });
    expect(lived.open('eligibility-check')).toBeUndefined();
    expect(lived.open('igu-start-allowed')?.owedBy).toBe('coordinator');
    lived.does('RecordPaper', { paper: 'igu-intake', on: lived.today });
    expect(lived.open('igu-start-allowed')).toBeUndefined();
  });

  it('says nothing about the person: the papers on the right to it are owed still', () => {
    const lived = agreed().does('RecordPaper', { paper: 'igu-intake', on: '2026-03-09' });
    expect(lived.open('eligibility-check')).toBeDefined();
    expect(lived.open('eligibility-papers')).toBeDefined();
  });

  it.each([
    [30, false],
    [31, true],
  ])('is asked again for a match agreed %i days after it was confirmed: %s', (days, isAsked) => {
    const lived = agreed().does('RecordPaper', { paper: 'igu-intake', on: '2026-03-09' });
    lived.until(addDays('2026-03-09', days));
    lived.does('AgreeMatch', { company: 'eksempel-byg', kind: 'igu', plannedStart: '2026-06-01' });
    expect(lived.open('igu-start-allowed') !== undefined).toBe(isAsked);
  });
});

describe('the count of school hours', () => {
  const counted = (lived: LivedJourney, asOf: string) =>
    lived.until(asOf).does('RecordSchoolHours', { asOf, hoursDone: 120 });
  const quarters = (lived: LivedJourney) =>
    lived.journey.obligations
      .filter(({ kind, ended }) => kind === 'school-hours' && ended === undefined)
      .map(({ occurrence }) => occurrence);

  it('answers the quarter that is over, and not the one that has just begun', () => {
    const lived = counted(underRulebook2.inIgu('2026-05-04'), '2026-08-05');
    expect(quarters(lived)).toEqual(['2026-08']);
    expect(lived.until('2026-11-10').reminded('school-hours').at(-1)).toBe('2026-11-02');
  });

  it.each([
    ['in the last fortnight of the quarter', '2026-07-20', []],
    ['in the middle of it', '2026-06-15', ['2026-05']],
  ])('made %s answers it or does not', (_, asOf, open) => {
    expect(quarters(counted(underRulebook2.inIgu('2026-05-04'), asOf))).toEqual(open);
  });
});
