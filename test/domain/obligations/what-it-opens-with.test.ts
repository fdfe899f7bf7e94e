import { describe, expect, it } from '@jest/globals';
import { PAPERS } from '../../../domain/vocabulary/codes.ts';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';
import { underRulebook2 } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';
import { owedOf } from '../../support/journeys/owed-and-told.ts';
import {
  atWork,
  back,
  closed,
  matched,
  onCourse,
  signed,
} from '../../support/journeys/proposed-to-closed.ts';

const { referred, inRecruitment } = underRulebook2;

const CONSENT = { legalBasis: 'consent', consentVersion: '2026-1' } as const;

const reopened = (lived: LivedJourney, on: string) => lived.until(on).does('ReopenJourney', { on });
const withPaper = (paper: (typeof PAPERS)[number], on: string) =>
  inRecruitment().does('RecordPaper', { paper, on });
const everOwed = (lived: LivedJourney, kind: ObligationKind) =>
  lived.journey.obligations.filter((one) => one.kind === kind).map(({ due }) => due);

describe('a registration for a Danish test', () => {
  const afterAJob = (on: string) => back(atWork(inRecruitment().until('2026-05-04')).until(on), 'employment');
  const afterClosing = (on: string) => reopened(closed(inRecruitment(), '2026-12-07'), on);

  it.each([
    ['comes back from a job', afterAJob, '2027-02-10', '2027-02-20'],
    ['comes back from a job', afterAJob, '2027-02-20', '2027-02-20'],
    ['comes back from a job', afterAJob, '2027-02-21', '2027-08-20'],
    ['is taken up again', afterClosing, '2027-02-10', '2027-02-20'],
    ['is taken up again', afterClosing, '2027-02-20', '2027-02-20'],
    ['is taken up again', afterClosing, '2027-02-21', '2027-08-20'],
  ])('is asked for, of somebody who %s, while one can still register', (_, story, on, due) => {
    const lived = story(on).until(due);
    expect(everOwed(lived, 'test-registration').at(-1)).toBe(due);
    expect(lived.open('test-registration')?.due).toBe(due);
  });

  it('is asked for once in a term of somebody who comes back from a class', () => {
    // In the first days of August: August's has been asked for, and its day is still ahead.
    const lived = back(onCourse('2026-07-20').until('2026-08-10'), 'course').until('2027-03-01');
    expect(everOwed(lived, 'test-registration')).toEqual(['2026-08-20', '2027-02-20']);
  });

  it('is not asked for of somebody who is taken up again and not accepted yet', () => {
    const lived = reopened(closed(referred()), '2026-03-16').until('2026-09-01');
    expect(everOwed(lived, 'test-registration')).toEqual([]);
  });
});

describe('a journey that is opened again', () => {
  it('in recruitment owes no decision after the screening, but a seat or a place', () => {
    const lived = reopened(closed(inRecruitment()), '2026-03-16');
    expect(owedOf(lived, 'screening-decision')).toBe('nobody');
    expect(owedOf(lived, 'screening-result')).toBe('nobody');
    // The 60 days that the programme gives itself.
    expect(owedOf(lived, 'seat-or-place')).toBe('coordinator by 2026-05-15');
  });

  it('before the screening owes that within thirty days, and no seat yet', () => {
    const lived = reopened(closed(referred()), '2026-03-16');
    expect(owedOf(lived, 'screening-result')).toBe('language-centre by 2026-04-15');
    expect(owedOf(lived, 'seat-or-place')).toBe('nobody');
  });

  it.each<[ObligationKind, Parameters<typeof referred>[1], string]>([
    // The year since the consent ended on 5 March, the month since the referral on 2 April.
    ['consent-review', { ...CONSENT, consentOn: '2025-03-05' }, 'coordinator'],
    ['integration-contract', { municipalDuties: true }, 'municipality'],
    ['danish-referral', { municipalDuties: true }, 'municipality'],
  ])('gives a fortnight for what is late by then: %s', (kind, referral, owedBy) => {
    const lived = reopened(closed(referred('2026-03-02', referral), '2026-03-03'), '2026-04-13');
    expect(owedOf(lived, kind)).toBe(`${owedBy} by 2026-04-27`);
  });
});

describe('a review of the consent', () => {
  it('is not owed of data that are kept on another ground, whatever was once signed', () => {
    const lived = referred('2026-03-02', { legalBasis: 'public-task', consentOn: '2026-02-24' });
    expect(owedOf(lived, 'consent-review')).toBe('nobody');
  });

  it('does not come with any paper but a review itself', () => {
    const lived = inRecruitment();
    for (const paper of PAPERS.filter((one) => one !== 'consent-review')) {
      lived.does('RecordPaper', { paper, on: lived.today });
    }
    expect(everOwed(lived, 'consent-review')).toEqual([]);
  });

  it('comes again nine months after a reopening, where it was reviewed on the day of the closing', () => {
    const lived = closed(referred('2026-03-02', { ...CONSENT, consentOn: '2026-02-24' }), '2026-03-16');
    lived.does('RecordPaper', { paper: 'consent-review', on: '2026-03-16' });
    // 90 days after: the last day on which a journey can be reopened.
    expect(owedOf(reopened(lived, '2026-06-14'), 'consent-review')).toBe('coordinator by 2027-03-14');
  });
});

describe('a review held long before a reopening', () => {
  it('and told of only while the journey was closed is asked for again, rather than never', () => {
    const lived = closed(referred('2026-03-02', { ...CONSENT, consentOn: '2026-02-24' }), '2026-04-10');
    lived.until('2026-04-13').does('RecordPaper', { paper: 'consent-review', on: '2026-03-10' });
    expect(owedOf(reopened(lived, '2026-06-22'), 'consent-review')).toBe('coordinator by 2026-07-06');
  });
});

describe('what was done up to ninety days before', () => {
  const talked = () => inRecruitment().does('RecordTalk', { talk: 'money', heldOn: '2026-03-09' });

  it.each([
    ['2026-06-07', 'nobody'],
    ['2026-06-08', 'municipality by 2026-07-27'],
  ])('leaves, of a talk about money on 9 March and a match on %s: %s', (on, owed) => {
    expect(owedOf(matched('igu', '2026-08-03', on, talked()), 'money-talk')).toBe(owed);
  });

  it.each([
    ['2026-06-07', 'nobody'],
    ['2026-06-08', 'company by 2026-06-22'],
  ])('leaves, of a declaration of aid on 9 March and a signing on %s: %s', (on, owed) => {
    expect(owedOf(signed(withPaper('de-minimis', '2026-03-09').until(on)), 'de-minimis')).toBe(owed);
  });

  it('is another paper than the declaration, and leaves that owed', () => {
    const lived = signed(withPaper('eligibility', '2026-03-09').until('2026-06-07'));
    expect(owedOf(lived, 'de-minimis')).toBe('company by 2026-06-21');
  });
});
