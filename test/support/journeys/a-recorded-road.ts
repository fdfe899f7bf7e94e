import type { Db } from '../../../db/pool.ts';
import { aScreening } from './a-journey.ts';
import { RecordedJourney } from './a-recorded-journey.ts';

/**
 * Somebody whose placement at a company ends on 20 April; the municipality gets a copy about that. Lived
 * until day one.
 */
export async function anEndingPlacement(db: Db): Promise<RecordedJourney> {
  const journey = await RecordedJourney.referred(db);
  journey.lived
    .does('RecordScreening', aScreening('2026-03-02'))
    .does('AcceptScreening', { acceptedOn: '2026-03-02' })
    .does('ApprovePlacement', {
      kind: 'praktik',
      company: 'proeve-service',
      approvedOn: '2026-03-02',
      startsOn: '2026-03-16',
      endsOn: '2026-04-20',
    })
    .until('2026-03-16')
    .does('ConfirmDayOne', { of: 'placement', came: true, on: '2026-03-16' });
  return journey.record();
}

/**
 * A match that is proposed on Wednesday 11 March: the company is asked that day, on Monday, and on the due
 * date.
 */
export async function aProposal(db: Db, company = 'eksempel-byg'): Promise<RecordedJourney> {
  const journey = await RecordedJourney.referred(db, { rulebook: 2 });
  journey.lived
    .does('RecordScreening', aScreening('2026-03-02'))
    .does('AcceptScreening', { acceptedOn: '2026-03-02' })
    .until('2026-03-11')
    .does('ProposeMatch', { kind: 'igu', company, sector: 'painting' });
  return journey.record();
}
