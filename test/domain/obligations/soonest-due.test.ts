import { describe, expect, it } from '@jest/globals';
import { openObligations } from '../../../domain/journeys/journey.ts';
import { isWaiting } from '../../../domain/obligations/pause.ts';
import { sectorOf, soonestDue } from '../../../domain/obligations/soonest-due.ts';
import { aScreening, inIgu, inRecruitment, referred } from '../../support/journeys/a-journey.ts';

describe('what a journey owes first', () => {
  it('is what is due first, wherever in the ledger it stands', () => {
    const { journey } = inIgu('2026-05-04');
    const dues = openObligations(journey).map(({ due }) => due);
    expect(dues.length).toBeGreaterThan(2);
    expect(soonestDue(journey)?.due).toBe(dues.toSorted()[0]);
    expect(soonestDue({ ...journey, obligations: journey.obligations.toReversed() })?.due).toBe(
      dues.toSorted()[0],
    );
  });

  it('is, of two due on one day, the one that has been owed longer', () => {
    const { journey } = inRecruitment();
    const [first] = openObligations(journey);
    if (first === undefined) throw new Error('Nothing is owed');
    const second = { ...first, id: 'another' };
    expect(soonestDue({ ...journey, obligations: [first, second] })?.id).toBe(first.id);
  });

  it('is nothing that a pause keeps waiting', () => {
    const lived = inRecruitment().does('PauseJourney', { from: '2026-03-09', kind: 'other' });
    expect(openObligations(lived.journey)).toHaveLength(1);
    expect(soonestDue(lived.journey)).toBeUndefined();
  });

  it('is what the law lets go on in a pause', () => {
    const { journey } = inIgu('2026-05-04')
      .until('2026-05-05')
      .does('PauseJourney', { from: '2026-05-05', kind: 'other' });
    const going = openObligations(journey).filter((obligation) => !isWaiting(journey, obligation));
    expect(going.length).toBeLessThan(openObligations(journey).length);
    expect(soonestDue(journey)?.due).toBe(going.map(({ due }) => due).toSorted()[0]);
    const [waiting] = openObligations(journey).filter((obligation) => isWaiting(journey, obligation));
    if (waiting === undefined) throw new Error('Nothing waits');
    const early = { ...waiting, id: 'early', due: '2026-05-06' };
    expect(soonestDue({ ...journey, obligations: [early, ...journey.obligations] })).toEqual(
      soonestDue(journey),
    );
  });

  it('is nothing where nothing is owed', () => {
    const lived = inRecruitment().does('CloseJourney', { outcome: 'job', on: '2026-03-09' });
    expect(soonestDue(lived.journey)).toBeUndefined();
  });
});

describe('the sector of a journey', () => {
  it('is the one wished for at the referral, then at the screening', () => {
    const lived = referred('2026-03-02', { wishedSector: 'painting' });
    expect(sectorOf(lived.journey)).toBe('painting');
    lived.does('RecordScreening', { ...aScreening('2026-03-02'), wishedSector: 'service' });
    expect(sectorOf(lived.journey)).toBe('service');
  });

  it('is then that of the match, and of the course above all', () => {
    const lived = inRecruitment().does('ProposeMatch', {
      kind: 'igu',
      company: 'eksempel-byg',
      sector: 'service',
    });
    expect(sectorOf(lived.journey)).toBe('service');
    lived.does('AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: '2026-03-16',
      endsOn: '2026-04-24',
    });
    expect(sectorOf(lived.journey)).toBe('painting');
  });

  it('is none before anybody has said', () => {
    const { referral: _, ...journey } = referred().journey;
    expect(sectorOf(journey)).toBeUndefined();
  });
});
