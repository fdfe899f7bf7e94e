import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addDays } from '../../domain/calendar.ts';
import { aScreening, anAgreement } from '../support/a-journey.ts';
import { aService, FIRST_DAY } from '../support/a-service.ts';
import type { TestService } from '../support/a-service.ts';

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

  it('begins in screening and says what is owed and what comes next', async () => {
    const journey = await service.journey(id);
    expect(journey.stage).toBe('screening');
    expect(journey.open.map(({ kind, owedBy, due }) => [kind, owedBy, due])).toEqual([
      ['screening-result', 'language-centre', addDays(FIRST_DAY, 30)],
    ]);
    expect(journey.next[0]).toMatchObject({ does: 'remind', kind: 'screening-result' });
  });

  it('moves on as people record what has happened', async () => {
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    await service.until(AGREEMENT.signedOn);
    await service.does(id, 'SignIguAgreement', AGREEMENT);
    const journey = await service.journey(id);
    expect(journey.stage).toBe('igu');
    expect(journey.open.map(({ kind }) => kind)).toContain('vitas-registration');
  });

  it('reminds the company by mail before VITAS is due, and never after it has registered', async () => {
    const due = '2026-05-27';
    await service.until('2026-05-14');
    const toCompany = () => service.mailbox.taken.filter(({ text }) => text?.includes('VITAS') === true);
    expect(toCompany().length).toBeGreaterThan(0);
    expect(toCompany()[0]?.text).toContain('27. maj 2026');
    expect((await service.journey(id)).open.find(({ kind }) => kind === 'vitas-registration')?.due).toBe(due);
    await service.does(id, 'RegisterInVitas', { registeredOn: '2026-05-14' });
    const before = toCompany().length;
    await service.until('2026-06-10');
    const after = service.mailbox.taken.filter(({ text }) => text?.includes('Registrér IGU-aftalen') === true);
    expect(after.length).toBeLessThanOrEqual(before);
    const timeline = await service.timeline(id);
    const reminder = timeline.find(
      ({ type, payload }) => type === 'ObligationReminded' && payload['kind'] === 'vitas-registration',
    );
    expect(reminder?.notices).toMatchObject([{ to: 'byg', organisation: 'eksempel-byg', state: 'sent' }]);
  });
});
