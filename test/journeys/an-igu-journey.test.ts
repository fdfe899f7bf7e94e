import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import { aScreening, anAgreement } from '../support/journeys/a-journey.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';

const START = '2026-05-04';
const AGREEMENT = anAgreement(START);

describe('an IGU journey over HTTP, with its post', () => {
  let service: TestService;
  let id: string;
  beforeAll(async () => {
    service = await aService();
    id = await service.refer();
  });
  afterAll(() => service.close());

  /** The mails in which the company is asked to register. */
  const asked = () =>
    service.mailbox.taken.filter(({ text }) => text?.includes('Registrér IGU-aftalen i VITAS') === true);

  it('begins in screening and says what is owed and what comes next', async () => {
    const journey = await service.journey(id);
    expect(journey.stage).toBe('screening');
    expect(journey.open.map(({ kind, owedBy, due }) => [kind, owedBy, due])).toEqual([
      ['first-contact', 'municipality', addDays(FIRST_DAY, 7)],
      ['screening-result', 'language-centre', addDays(FIRST_DAY, 30)],
    ]);
    expect(journey.next[0]).toMatchObject({ does: 'remind', kind: 'first-contact' });
  });

  it('moves on as people record what has happened', async () => {
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    await service.until(AGREEMENT.signedOn);
    await service.does(id, 'SignIguAgreement', AGREEMENT);
    const journey = await service.journey(id);
    expect(journey.stage).toBe('igu');
    expect(journey.open.find(({ kind }) => kind === 'vitas-registration')).toMatchObject({
      owedBy: 'company',
      organisation: 'eksempel-byg',
      due: '2026-05-27',
    });
  });

  it('reminds the company of VITAS by mail, with the date by which it is due', async () => {
    await service.until('2026-05-14');
    expect(asked()).toHaveLength(1);
    expect(asked()[0]?.text).toContain('senest 27. maj 2026');
    expect(asked()[0]?.to).toMatchObject({ text: 'byg@example.dk' });
  });

  it('reminds it no more once it has registered', async () => {
    await service.does(id, 'RegisterInVitas', { registeredOn: '2026-05-14' });
    await service.until('2026-06-10');
    expect(asked()).toHaveLength(1);
  });

  it('tells on its timeline what was sent to whom', async () => {
    const reminders = (await service.timeline(id)).filter(
      ({ type, payload }) => type === 'ObligationReminded' && payload['kind'] === 'vitas-registration',
    );
    expect(reminders).toHaveLength(1);
    expect(reminders[0]?.notices).toMatchObject([{ to: 'byg', organisation: 'eksempel-byg', state: 'sent' }]);
  });

  it('goes on to the end of two years, a job that lasts, and is closed', async () => {
    await service.does(id, 'SubmitTrainingPlan', { submittedOn: '2026-05-20' });
    await service.does(id, 'ConfirmDayOne', { of: 'igu', came: true, on: START });
    for (const day of ['2026-11-05', '2027-05-05', '2027-11-05', '2028-05-05']) await service.until(day);
    const done = '2028-05-05';
    await service.does(id, 'ClaimBonus', { part: 'six-months', claimedOn: done });
    await service.does(id, 'CompleteIgu', { completedOn: AGREEMENT.endsOn, certificateOn: done });
    await service.does(id, 'ClaimBonus', { part: 'completion', claimedOn: done });
    await service.does(id, 'StartEmployment', {
      employer: 'eksempel-byg',
      kind: 'job',
      startsOn: '2028-05-08',
      weeklyHours: 37,
    });
    for (const day of ['2028-11-08', '2029-05-08']) await service.until(day);
    await service.does(id, 'ConfirmRetention', { month: 12, employed: true });
    await service.does(id, 'CloseJourney', { outcome: 'job', on: '2029-05-08' });
    const { stage, open, closed } = await service.journey(id);
    expect([stage, closed?.outcome]).toEqual(['closed', 'job']);
    // What happens to the data is decided after the end, and then nothing is owed.
    expect(open.map(({ kind }) => kind)).toEqual(['data-retention']);
    await service.does(id, 'RecordPaper', { paper: 'data-retention', on: '2029-05-08' });
    expect((await service.journey(id)).open).toEqual([]);
    const missed = (await service.timeline(id)).filter(({ type }) => type === 'ObligationMissed');
    expect(missed.map(({ payload }) => payload['kind'])).toContain('bonus-six-months');
    await expectConsistent(service, id);
  }, 300_000);
});
