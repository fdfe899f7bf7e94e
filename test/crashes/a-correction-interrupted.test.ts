import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { personsBodyHash } from '../../api/subjects/body-hash.ts';
import { keepCorrection } from '../../db/persons/corrections.ts';
import { findPersons } from '../../db/persons/persons.ts';
import { all, one } from '../../db/pool.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';

const BODY = { person: { phone: '+45 44 55 66 77' }, cause: 'has-changed' };

describe('an API process that is gone between the vault and the Workflow of a correction', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aService();
  });
  afterAll(() => service.close());

  const personOf = async (journey: string): Promise<string> => {
    const row = await one<{ personId: string }>(
      service.db,
      'select person_id as "personId" from journeys where id = $1',
      [journey],
    );
    return row?.personId ?? '';
  };
  const corrects = (id: string, key: string, body: object = BODY) =>
    service.request('POST', `/api/journeys/${id}/commands/correct-person`, {
      body,
      headers: { 'idempotency-key': key },
    });
  const correctedIn = async (id: string) =>
    (await expectConsistent(service, id)).filter(({ type }) => type === 'PersonCorrected');
  const kept = (id: string) =>
    all(service.db, 'select id from person_corrections where journey_id = $1', [id]);

  it('loses nothing and doubles nothing: what it had kept holds nowhere, and given again it is recorded once', async () => {
    const id = await service.refer();
    const personId = await personOf(id);
    const { hash: bodyHash } = await personsBodyHash(service, personId, 'CorrectPerson', BODY);
    const bearer = { journey: id, key: service.vault.keptKey('interrupted'), bodyHash };
    const of = { personId, values: BODY.person };
    await keepCorrection(service.db, service.vault, bearer, of);
    expect((await service.journey(id)).person?.phone).toBeUndefined();
    const answers = await Promise.all([corrects(id, 'interrupted'), corrects(id, 'interrupted')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect((await service.journey(id)).person?.phone).toBe(BODY.person.phone);
    expect(await correctedIn(id)).toHaveLength(1);
    expect(await kept(id)).toHaveLength(1);
  });

  it('is found by the new name after a pass of the sweep, if it was gone before the marks were made', async () => {
    const id = await service.refer();
    const renamed = { person: { familyName: 'Kvistgaardsen' }, cause: 'written-wrong' };
    expect((await corrects(id, 'renamed', renamed)).status).toBe(200);
    const personId = await personOf(id);
    await service.db.query('delete from person_name_words where person_id = $1', [personId]);
    await service.db.query('update persons set marked_after = 0 where id = $1', [personId]);
    expect(await findPersons(service.db, service.vault, 'Kvistgardsen')).toEqual([]);
    await service.sweep();
    expect(await findPersons(service.db, service.vault, 'kvistgaardsen')).toEqual([personId]);
    expect(await correctedIn(id)).toHaveLength(1);
  });

  it('leaves nothing of a correction that is refused because the journey’s Workflow has ended', async () => {
    const id = await service.refer();
    await service.does(id, 'CloseJourney', { outcome: 'self-supporting', on: '2026-03-02' });
    expect((await corrects(id, 'closed')).status).toBe(200);
    await service.engine.workflow.getHandle(journeyWorkflowId(id)).terminate('as if long over');
    const late = await corrects(id, 'late', { person: { phone: '+45 20 30 40 50' }, cause: 'has-changed' });
    expect([late.status, late.body['code']]).toEqual([409, 'journey-ended']);
    expect(await kept(id)).toHaveLength(1);
    expect((await service.journey(id)).person?.phone).toBe(BODY.person.phone);
  });
});
