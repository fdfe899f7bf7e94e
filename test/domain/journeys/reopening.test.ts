import { describe, expect, it } from '@jest/globals';
import { openObligations } from '../../../domain/journeys/journey.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';
import { underRulebook2 } from '../../support/journeys/a-journey.ts';
import type { LivedJourney } from '../../support/journeys/a-journey.ts';

const { referred } = underRulebook2;
const CONSENT = { legalBasis: 'consent', consentVersion: '2026-1' } as const;

const closed = (lived: LivedJourney, on: CalendarDate) =>
  lived.until(on).does('CloseJourney', { outcome: 'not-established', cause: 'no-contact', on });

const reopened = (lived: LivedJourney, on: CalendarDate) => lived.until(on).does('ReopenJourney', { on });

const takenBack = (lived: LivedJourney, type: string) => {
  const event = lived.events.findLast((one) => one.type === type)?.sequence ?? 0;
  return lived.does('CorrectCommand', { event, reason: 'wrong-person' });
};

/** What is owed of a kind: its month, if it has one, and its due date. */
const owed = (lived: LivedJourney, kind: ObligationKind) =>
  openObligations(lived.journey)
    .filter((obligation) => obligation.kind === kind)
    .map(({ occurrence, due }) => [occurrence, due].filter((part) => part !== undefined).join(' due '));

describe('a journey that is reopened', () => {
  it('reminds of the residence permit again, on the days it would have been reminded of', () => {
    const permit = { residencePermitUntil: '2026-12-31' };
    const lived = reopened(closed(referred('2026-03-02', permit), '2026-04-13'), '2026-05-04');
    expect(owed(lived, 'residence-permit')).toEqual(['2026-12-17']);
    // 90 and 30 days before the last day.
    expect(lived.until('2026-12-10').reminded('residence-permit')).toEqual(['2026-10-02', '2026-12-01']);
  });

  it('asks within a fortnight for a permit that ran out while it was closed', () => {
    const permit = { residencePermitUntil: '2026-04-30' };
    const lived = reopened(closed(referred('2026-03-02', permit), '2026-04-13'), '2026-05-04');
    expect(owed(lived, 'residence-permit')).toEqual(['2026-05-18']);
  });

  it.each([
    ['before it was closed', '2026-04-10'],
    ['while it was closed', '2026-04-20'],
  ])('does not ask for a permit that was renewed %s', (_, on) => {
    const lived = referred('2026-03-02', { residencePermitUntil: '2026-06-30' });
    const renew = () => lived.until(on).does('RecordPaper', { paper: 'residence-permit', on });
    if (on < '2026-04-13') renew();
    closed(lived, '2026-04-13');
    if (on > '2026-04-13') renew();
    expect(owed(reopened(lived, '2026-05-04'), 'residence-permit')).toEqual([]);
  });

  it('asks whether the consent still holds on the day it would have been asked', () => {
    const lived = closed(referred('2026-03-02', { ...CONSENT, consentOn: '2026-02-16' }), '2026-04-13');
    expect(owed(lived, 'consent-review')).toEqual([]);
    expect(owed(reopened(lived, '2026-05-04'), 'consent-review')).toEqual(['2027-02-16']);
  });

  it('asks again within the year for a consent that was reviewed while it was closed', () => {
    const lived = closed(referred('2026-03-02', { ...CONSENT, consentOn: '2026-02-16' }), '2026-04-13');
    lived.until('2026-04-20').does('RecordPaper', { paper: 'consent-review', on: '2026-04-20' });
    const [due = ''] = owed(reopened(lived, '2026-05-04'), 'consent-review');
    expect(due).toBe('2027-02-04');
    expect(due < '2027-04-20').toBe(true);
  });

  it('asks for the next review of a consent that was reviewed before the journey was closed', () => {
    const lived = referred('2026-03-02', { ...CONSENT, consentOn: '2026-02-16' }).until('2026-03-20');
    lived.does('RecordPaper', { paper: 'consent-review', on: '2026-03-20' });
    expect(owed(lived, 'consent-review')).toEqual(['2027-03-20']);
    expect(owed(reopened(closed(lived, '2026-04-13'), '2026-05-04'), 'consent-review')).toEqual([
      '2027-03-20',
    ]);
  });

  it('asks nobody about a consent where the data are kept on another ground', () => {
    const lived = reopened(closed(referred('2026-03-02'), '2026-04-13'), '2026-05-04');
    expect(owed(lived, 'consent-review')).toEqual([]);
  });
});

describe('the municipality’s own duties in a reopened journey', () => {
  const wanted = () => referred('2026-03-02', { municipalDuties: true });

  it('are owed by the same day, where that is still ahead', () => {
    const lived = reopened(closed(wanted(), '2026-03-09'), '2026-03-16');
    expect(owed(lived, 'integration-contract')).toEqual(['2026-04-02']);
    expect(owed(lived, 'danish-referral')).toEqual(['2026-04-02']);
  });

  it('are owed within a fortnight, where it has passed', () => {
    const lived = reopened(closed(wanted(), '2026-03-09'), '2026-04-13');
    expect(owed(lived, 'integration-contract')).toEqual(['2026-04-27']);
  });

  it('are not owed where they were done before', () => {
    const lived = wanted().until('2026-03-06');
    lived.does('RecordPaper', { paper: 'integration-contract', on: '2026-03-06' });
    reopened(closed(lived, '2026-03-09'), '2026-03-16');
    expect(owed(lived, 'integration-contract')).toEqual([]);
    expect(owed(lived, 'danish-referral')).toEqual(['2026-04-02']);
  });

  it('are not owed by a municipality that has not asked to be reminded', () => {
    const lived = reopened(closed(referred('2026-03-02'), '2026-03-09'), '2026-03-16');
    expect(owed(lived, 'integration-contract')).toEqual([]);
  });

  it('are not owed any more where another municipality has taken over', () => {
    const lived = wanted().does('TransferJourney', {
      municipality: 'koebenhavns-kommune',
      referenceId: '3f0e6d1a-0000-4000-8000-000000000005',
      on: '2026-03-02',
    });
    reopened(closed(lived, '2026-03-09'), '2026-03-16');
    expect(owed(lived, 'integration-contract')).toEqual([]);
    expect(owed(lived, 'integration-talk')).toEqual([]);
  });

  it('are four talks in all, those of the months in between too', () => {
    const lived = wanted()
      .until('2026-03-20')
      .does('RecordTalk', { talk: 'integration', heldOn: '2026-03-20' });
    closed(lived, '2026-04-07');
    reopened(lived, '2026-05-18');
    // March’s was held. April’s day has passed. May’s would have opened meanwhile. June’s opens in its month.
    expect(owed(lived, 'integration-talk')).toEqual(['2026-04 due 2026-06-01', '2026-05 due 2026-06-15']);
    lived.until('2026-09-30');
    const months = lived.journey.obligations.flatMap(({ kind, occurrence }) =>
      kind === 'integration-talk' ? [occurrence] : [],
    );
    expect([...new Set(months)]).toEqual(['2026-03', '2026-04', '2026-05', '2026-06']);
  });
});

describe('reopening', () => {
  const permit = { residencePermitUntil: '2026-12-31', municipalDuties: true };

  it('taken back leaves nothing behind of what it brought back', () => {
    const lived = reopened(closed(referred('2026-03-02', permit), '2026-04-13'), '2026-05-04');
    takenBack(lived, 'JourneyReopened');
    expect(lived.journey.stage).toBe('closed');
    expect(owed(lived, 'residence-permit')).toEqual([]);
    expect(lived.journey.recurrences.filter(({ endedBy }) => endedBy === undefined)).toEqual([]);
  });

  it('brings the same back a second time', () => {
    const lived = reopened(closed(referred('2026-03-02', permit), '2026-03-09'), '2026-03-16');
    reopened(closed(lived, '2026-03-20'), '2026-03-24');
    expect(owed(lived, 'residence-permit')).toEqual(['2026-12-17']);
    expect(owed(lived, 'integration-contract')).toEqual(['2026-04-02']);
    expect(owed(lived, 'integration-talk')).toEqual(['2026-03 due 2026-04-15']);
  });

  it('brings nothing back that the closing had not ended', () => {
    const lived = closed(referred('2026-03-02', permit), '2026-04-13');
    const before = openObligations(reopened(lived, addDays('2026-04-13', 90)).journey).map(
      ({ kind }) => kind,
    );
    expect(before).not.toContain('pause-over');
    expect(before).not.toContain('first-contact');
  });
});
