import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { all } from '../../../db/pool.ts';
import { told } from '../../support/stack/a-problem.ts';
import { aService } from '../../support/stack/a-service.ts';
import type { TestResponse, TestService } from '../../support/stack/a-service.ts';
import { placesInTheClear } from '../../support/stack/places-in-the-clear.ts';
import type { Asker } from '../../support/stack/test-parties.ts';

let service: TestService;

beforeAll(async () => {
  service = await aService({ worker: false });
}, 120_000);
afterAll(() => service.close());
beforeEach(() => service.db.query('delete from partner_changes'));

const send = (
  method: string,
  path: string,
  body?: unknown,
  as: Asker = 'coordinator',
): Promise<TestResponse> => service.request(method, path, { as, ...(body !== undefined && { body }) });

const changes = async (query = ''): Promise<Record<string, unknown>[]> =>
  (await send('GET', `/api/changes${query}`)).body['items'] as Record<string, unknown>[];

const undo = (id: unknown) => send('POST', `/api/changes/${String(id)}/undo`);

const OF = { organisation: '/api/organisations/eksempel-byg', contact: '/api/contacts/byg' } as const;

/** Each field that can be changed, with two values that it may have. */
const FIELDS = [
  ['organisation', 'name', 'Byg A', 'Byg B'],
  ['organisation', 'cvr', '13585628', null],
  ['organisation', 'address', 'Gade 1', null],
  ['organisation', 'active', false, true],
  ['organisation', 'agreementOn', '2026-01-05', null],
  ['organisation', 'dataRole', 'joint', 'own'],
  ['contact', 'name', 'Bo B. Byg', 'Bo Byg'],
  ['contact', 'email', 'ny@byg.example.dk', 'gammel@byg.example.dk'],
  ['contact', 'phone', '+45 20 30 40 50', null],
  ['contact', 'language', 'en', 'da'],
  ['contact', 'active', false, true],
  ['contact', 'position', 7, 100],
] as const;

describe('what is changed of an organisation or a contact', () => {
  it.each(FIELDS)('is kept, shown and can be taken back: %s, %s', async (about, field, first, second) => {
    const path = OF[about];
    await send('PATCH', path, { [field]: second });
    await service.db.query('delete from partner_changes');
    const before = (await send('GET', path)).body;
    expect((await send('PATCH', path, { [field]: first })).status).toBe(200);
    const [change] = await changes();
    expect(change).toMatchObject({
      about,
      organisation: 'eksempel-byg',
      contact: about === 'contact' ? 'byg' : null,
      state: 'made',
      before: { [field]: second },
      after: { [field]: first },
      givenBy: 'k-coordinator',
      undoneBy: null,
    });
    const undone = await undo(change?.['id']);
    expect(undone.status).toBe(200);
    expect((await send('GET', path)).body).toEqual(before);
    const [latest] = await changes();
    expect(latest).toMatchObject({
      undoes: change?.['id'],
      before: { [field]: first },
      after: { [field]: second },
    });
    expect(undone.body['undoneBy']).toBe(latest?.['id']);
    // Taken back twice, it is taken back once.
    await undo(change?.['id']);
    expect(await changes()).toHaveLength(2);
    // And that can be taken back too.
    await undo(latest?.['id']);
    expect((await send('GET', path)).body).toMatchObject({ [field]: first });
  });

  it('is no change if everything is as it was', async () => {
    const { body } = await send('GET', OF.contact);
    await send('PATCH', OF.contact, { name: body['name'], email: body['email'] });
    await send('PATCH', OF.organisation, {});
    expect(await changes()).toEqual([]);
  });

  it('is not taken back over a later change of the same field, but is beside one of another', async () => {
    await send('PATCH', OF.contact, { phone: '+45 11 11 11 11' });
    const [first] = await changes();
    await send('PATCH', OF.contact, { position: 3 });
    await send('PATCH', OF.contact, { phone: '+45 22 22 22 22' });
    expect(await told(service, await undo(first?.['id']))).toEqual({
      status: 409,
      code: 'changed-since',
      fields: [],
    });
    const [second] = await changes();
    await undo(second?.['id']);
    expect((await undo(first?.['id'])).status).toBe(200);
    expect((await send('GET', OF.contact)).body).toMatchObject({ position: 3 });
  });

  it('is an addition too, which is no longer active once it is taken back', async () => {
    const company = { id: 'nyt-firma', kind: 'company', name: 'Nyt Firma' };
    await send('POST', '/api/organisations', company);
    const person = { organisation: 'nyt-firma', name: 'Ny Kontakt', email: 'ny@firma.example.dk' };
    const contact = await send('POST', '/api/contacts', person);
    const kept = await changes('?organisation=nyt-firma');
    expect(kept.map(({ about, before, isAddition }) => [about, before, isAddition])).toEqual([
      ['contact', null, true],
      ['organisation', null, true],
    ]);
    for (const { id } of kept) await undo(id);
    expect((await send('GET', '/api/organisations/nyt-firma')).body['active']).toBe(false);
    expect((await send('GET', `/api/contacts/${String(contact.body['id'])}`)).body['active']).toBe(false);
  });

  it('stands nowhere else in the clear, and only the secretariat sees it', async () => {
    await send('PATCH', OF.contact, { email: 'hemmelig-adresse@byg.example.dk', phone: '+45 33 44 55 66' });
    await send('PATCH', OF.contact, { email: 'bo@byg.example.dk', phone: null });
    // The row's own last version may still lie on the disk, as that of any table does.
    const places = await placesInTheClear(service.db, 'hemmelig-adresse');
    expect(places.filter((place) => place !== 'contacts on disk')).toEqual([]);
    for (const as of ['caseworker', 'tradeConsultant', 'steeringGroup', 'operator'] as const) {
      expect((await send('GET', '/api/changes', undefined, as)).status).toBe(403);
    }
  });
});

describe('what a trade body wants changed of a company', () => {
  const propose = (method: string, path: string, body: unknown) =>
    send(method, path, body, 'tradeConsultant');
  const settle = (id: unknown, how: 'accept' | 'refuse', as: Asker = 'coordinator') =>
    send('POST', `/api/changes/${String(id)}/${how}`, undefined, as);

  const WAYS = FIELDS.map(
    ([about, field, first, second]) =>
      [`${about} ${field}`, 'PATCH', OF[about], field, first, second] as const,
  );

  it.each(WAYS)(
    'waits, and is made at a yes and not at a no: %s',
    async (_, method, path, field, first, second) => {
      await send('PATCH', path, { [field]: second });
      const before = (await send('GET', path)).body;
      const refused = await propose(method, path, { [field]: first });
      expect([refused.status, refused.body['state'], refused.body['givenBy']]).toEqual([
        202,
        'proposed',
        'k-tradeconsultant',
      ]);
      expect((await send('GET', path)).body).toEqual(before);
      expect((await settle(refused.body['id'], 'accept', 'tradeConsultant')).status).toBe(403);
      expect((await settle(refused.body['id'], 'refuse')).body).toMatchObject({
        state: 'refused',
        settledBy: 'k-coordinator',
      });
      expect((await send('GET', path)).body).toEqual(before);
      expect((await settle(refused.body['id'], 'accept')).body['code']).toBe('change-settled');
      expect((await undo(refused.body['id'])).body['code']).toBe('change-settled');

      const accepted = await propose(method, path, { [field]: first });
      expect((await settle(accepted.body['id'], 'accept')).body).toMatchObject({
        state: 'made',
        before: { [field]: second },
        after: { [field]: first },
      });
      expect((await send('GET', path)).body).toMatchObject({ [field]: first });
      expect((await settle(accepted.body['id'], 'accept')).status).toBe(200);
      expect((await settle(accepted.body['id'], 'refuse')).body['code']).toBe('change-settled');
      await undo(accepted.body['id']);
      expect((await send('GET', path)).body).toEqual(before);
    },
  );

  it('adds a contact only at a yes, and once, however many say it at the same time', async () => {
    const person = {
      organisation: 'eksempel-byg',
      name: 'Foreslået Person',
      email: 'foreslaaet@byg.example.dk',
    };
    const contactsOf = async () =>
      (await send('GET', '/api/contacts?organisation=eksempel-byg&limit=200')).body['items'] as {
        name: string;
      }[];
    const wanted = await propose('POST', '/api/contacts', person);
    expect((await contactsOf()).filter(({ name }) => name === person.name)).toEqual([]);
    await Promise.all(Array.from({ length: 5 }, () => settle(wanted.body['id'], 'accept')));
    expect((await contactsOf()).filter(({ name }) => name === person.name)).toHaveLength(1);
  });

  it('stands on the coordinator’s worklist until somebody has said yes or no', async () => {
    await propose('PATCH', OF.contact, { email: 'foreslaaet@byg.example.dk' });
    await propose('PATCH', OF.organisation, { address: 'Gade 9' });
    const open = await changes('?open=true');
    expect(open).toHaveLength(2);
    const waiting = () => all(service.db, "select 1 from partner_changes where state = 'proposed'");
    expect(await waiting()).toHaveLength(2);
    for (const { id } of open) await settle(id, 'refuse');
    expect(await changes('?open=true')).toEqual([]);
  });

  it('is refused if it wants nothing', async () => {
    expect((await propose('PATCH', OF.contact, {})).status).toBe(422);
  });

  it('is not found under an id that nobody has', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const how of ['accept', 'refuse', 'undo'] as const) {
      expect((await send('POST', `/api/changes/${nobody}/${how}`)).status).toBe(404);
    }
  });
});
