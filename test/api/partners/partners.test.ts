import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { markMailRefused } from '../../../db/partners/contacts.ts';
import { inTransaction } from '../../../db/pool.ts';
import { recordedRows } from '../../support/journeys/a-record.ts';
import { told } from '../../support/stack/a-problem.ts';
import { aService } from '../../support/stack/a-service.ts';
import type { TestService } from '../../support/stack/a-service.ts';

const NEW = {
  id: 'ny-maler',
  kind: 'company',
  name: 'Ny Maler ApS',
  cvr: '13585628',
  address: 'Vej 1, 3400 Hillerød',
  agreementOn: '2026-02-01',
};
const PERSON = { organisation: 'eksempel-byg', name: 'Åse Ægidius', email: 'aase@example.dk' };
const NOT_YOURS = { status: 403, code: 'not-yours', fields: [] };

describe('organisations and their contacts, over HTTP', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aService({ worker: false });
  });
  afterAll(() => service.close());

  const send = (
    method: string,
    path: string,
    body: unknown,
    as: 'coordinator' | 'tradeConsultant' = 'coordinator',
  ) => service.request(method, path, { as, body });
  const itemsOf = async (path: string) => {
    const { body } = await service.request('GET', path);
    return { total: body['total'], items: body['items'] as readonly Readonly<Record<string, unknown>>[] };
  };

  it('adds an organisation, which is then found and listed', async () => {
    const added = await send('POST', '/api/organisations', NEW);
    expect([added.status, added.body]).toEqual([201, { ...NEW, active: true }]);
    expect((await service.request('GET', '/api/organisations/ny-maler')).body).toEqual(added.body);
    const companies = await itemsOf('/api/organisations?kind=company');
    expect(companies.items.map(({ name }) => name)).toEqual([
      'Eksempel Byg ApS',
      'Ny Maler ApS',
      'Prøve Service A/S',
    ]);
    expect(companies.total).toBe(3);
  });

  it('does not add one twice, nor change it by adding it again', async () => {
    const again = await send('POST', '/api/organisations', { ...NEW, id: 'eksempel-byg', name: 'En anden' });
    expect(await told(service, again)).toEqual({ status: 409, code: 'already-exists', fields: [] });
    const { body } = await service.request('GET', '/api/organisations/eksempel-byg');
    expect(body['name']).toBe('Eksempel Byg ApS');
  });

  it('makes an id from the name of one that comes without, and never the same twice', async () => {
    const unnamed = { kind: 'company', name: 'Café Ægir & Søn ApS' };
    const added = await send('POST', '/api/organisations', unnamed);
    const again = await send('POST', '/api/organisations', unnamed);
    expect([added.status, again.status]).toEqual([201, 201]);
    expect([added.body['id'], again.body['id']]).toEqual(['cafe-aegir-soen-aps', 'cafe-aegir-soen-aps-2']);
    const other = await send('POST', '/api/organisations', { kind: 'company', name: 'בניין' });
    expect(other.body).toMatchObject({ id: 'company', name: 'בניין' });
    const path = `/api/organisations/${String(again.body['id'])}`;
    expect((await service.request('GET', path)).body).toEqual(again.body);
    await service.db.query('delete from partner_changes');
    await service.db.query(`delete from organisations where id in ('company', $1, $2)`, [
      added.body['id'],
      again.body['id'],
    ]);
  });

  it('says what an organisation is to data about people, once somebody has settled it', async () => {
    const path = '/api/organisations/proeve-service';
    const roleAfter = async (dataRole: unknown) => {
      const { status, body } = await send('PATCH', path, { dataRole });
      return [status, body['dataRole']];
    };
    expect((await service.request('GET', path)).body).not.toHaveProperty('dataRole');
    expect(await roleAfter('joint')).toEqual([200, 'joint']);
    expect((await service.request('GET', path)).body).toMatchObject({ dataRole: 'joint' });
    expect((await send('PATCH', path, { active: true })).body).toMatchObject({ dataRole: 'joint' });
    expect(await roleAfter(null)).toEqual([200, undefined]);
    const wrong = await send('PATCH', path, { dataRole: 'controller' });
    expect(await told(service, wrong)).toEqual({ status: 422, code: 'invalid', fields: ['dataRole'] });
    const added = await send('POST', '/api/organisations', {
      id: 'med-rolle',
      kind: 'school',
      name: 'Med Rolle',
      dataRole: 'processor',
    });
    expect(added.body).toMatchObject({ dataRole: 'processor' });
    await service.db.query('delete from partner_changes');
    await service.db.query(`delete from organisations where id = 'med-rolle'`);
  });

  it('changes what is given of an organisation, and nothing else', async () => {
    const before = (await service.request('GET', '/api/organisations/proeve-service')).body;
    const changed = await send('PATCH', '/api/organisations/proeve-service', {
      address: 'Gade 2',
      cvr: '13585628',
    });
    expect(changed.body).toEqual({ ...before, address: 'Gade 2', cvr: '13585628' });
    const emptied = await send('PATCH', '/api/organisations/proeve-service', { address: null });
    expect(emptied.body).toEqual({ ...before, cvr: '13585628' });
    expect((await send('PATCH', '/api/organisations/proeve-service', {})).body).toEqual(emptied.body);
  });

  it.each([{ id: 'andet-id' }, { kind: 'school' }])('never changes what it is: %j', async (change) => {
    const answer = await send('PATCH', '/api/organisations/eksempel-byg', change);
    expect(await told(service, answer)).toEqual({
      status: 422,
      code: 'invalid',
      fields: Object.keys(change),
    });
  });

  it('adds a contact under an id that says nothing of them, and changes what is given', async () => {
    const added = await send('POST', '/api/contacts', PERSON);
    expect(added.status).toBe(201);
    expect(added.body).toEqual({
      ...PERSON,
      id: added.body['id'],
      phone: null,
      mailRefusedAt: null,
      mailRefusedReason: null,
      mailProvenAt: null,
      mailDeniedAt: null,
      textsProvenAt: null,
      language: 'da',
      roles: [],
      active: true,
      position: 100,
    });
    expect(added.body['id']).toMatch(/^eksempel-byg-[0-9a-f]{8}$/);
    const path = `/api/contacts/${String(added.body['id'])}`;
    const changed = await send('PATCH', path, { phone: '+45 12 34 56 78', position: 0 });
    expect(changed.body).toEqual({ ...added.body, phone: '+45 12 34 56 78', position: 0 });
    expect((await service.request('GET', path)).body).toEqual(changed.body);
    const first = (await itemsOf('/api/contacts?organisation=eksempel-byg')).items[0];
    expect(first?.['id']).toBe(added.body['id']);
  });

  it('never moves a contact to another organisation', async () => {
    const answer = await send('PATCH', '/api/contacts/byg', { organisation: 'proeve-service' });
    expect(await told(service, answer)).toEqual({ status: 422, code: 'invalid', fields: ['organisation'] });
  });

  it('makes nobody outside the secretariat a coordinator', async () => {
    for (const role of ['coordinator', 'projectLead']) {
      const added = await send('POST', '/api/contacts', { ...PERSON, roles: [role] });
      expect(await told(service, added)).toEqual({ status: 422, code: 'invalid', fields: ['roles'] });
      const changed = await send('PATCH', '/api/contacts/k-caseworker', { roles: ['caseworker', role] });
      expect(await told(service, changed)).toEqual({ status: 422, code: 'invalid', fields: ['roles'] });
    }
  });

  describe('a trade body', () => {
    it('keeps up companies and the people in them', async () => {
      const company = { id: 'tredje-firma', kind: 'company', name: 'Tredje Firma' };
      expect((await send('POST', '/api/organisations', company, 'tradeConsultant')).status).toBe(201);
      const person = { ...PERSON, organisation: 'tredje-firma' };
      const wanted = await send('POST', '/api/contacts', person, 'tradeConsultant');
      expect(wanted.status).toBe(202);
      expect((await itemsOf('/api/contacts?organisation=tredje-firma')).total).toBe(0);
      await send('POST', `/api/changes/${String(wanted.body['id'])}/accept`, {});
      expect((await itemsOf('/api/contacts?organisation=tredje-firma')).items).toMatchObject([person]);
    });

    it.each([
      [
        'add a municipality',
        'POST',
        '/api/organisations',
        { id: 'ny-kommune', kind: 'municipality', name: 'Ny' },
      ],
      ['change a school', 'PATCH', '/api/organisations/next', { name: 'Andet navn' }],
      ['change even its own', 'PATCH', '/api/organisations/dansk-haandvaerk', { active: false }],
      ['add a caseworker', 'POST', '/api/contacts', { ...PERSON, organisation: 'hilleroed-kommune' }],
      ['give somebody in a company a role', 'POST', '/api/contacts', { ...PERSON, roles: ['caseworker'] }],
      ['give a contact of a company a role', 'PATCH', '/api/contacts/byg', { roles: ['operator'] }],
      ['give itself a role', 'PATCH', '/api/contacts/k-tradeconsultant', { roles: ['coordinator'] }],
      [
        'turn the secretariat’s post to itself',
        'PATCH',
        '/api/contacts/k-coordinator',
        { email: 'x@example.dk' },
      ],
    ])('cannot %s', async (_, method, path, body) => {
      const before = await recordedRows(service.db);
      expect(await told(service, await send(method, path, body, 'tradeConsultant'))).toEqual(NOT_YOURS);
      expect(await recordedRows(service.db)).toEqual(before);
    });
  });

  it.each(['/api/organisations', '/api/contacts'])(
    'pages through %s without losing or doubling anybody',
    async (path) => {
      const { total } = await itemsOf(path);
      const seen: unknown[] = [];
      for (let offset = 0; offset < Number(total); offset += 4) {
        const page = await itemsOf(`${path}?limit=4&offset=${offset}`);
        expect(page.total).toBe(total);
        expect(page.items.length).toBeLessThanOrEqual(4);
        seen.push(...page.items.map(({ id }) => id));
      }
      expect(new Set(seen).size).toBe(total);
      expect(seen).toHaveLength(Number(total));
      expect(await itemsOf(`${path}?offset=1000000`)).toEqual({ total, items: [] });
    },
  );

  it('tells the secretariat how a contact has answered, and says where there is no such contact', async () => {
    const { status, body } = await service.request('GET', '/api/contacts/k-counsellor/post');
    const never = { asked: 0, answered: 0, open: 0, medianDays: null };
    const reachable = { mailRefusedAt: null, mailRefusedReason: null };
    expect([status, body]).toEqual([200, { summary: { ...never, ...reachable }, total: 0, items: [] }]);
    const nobody = await service.request('GET', '/api/contacts/nobody-at-all/post');
    expect(await told(service, nobody)).toEqual({ status: 404, code: 'not-found', fields: [] });
  });

  it('says beside a contact’s post that the address takes no mail, and never the address', async () => {
    const mark = { at: '2026-03-02T09:00:00.000Z', reason: '5.1.1' };
    await inTransaction(service.db, (tx) => markMailRefused(tx, 'service', mark));
    const { body } = await service.request('GET', '/api/contacts/service/post');
    expect(body['summary']).toMatchObject({ mailRefusedAt: mark.at, mailRefusedReason: mark.reason });
    expect(JSON.stringify(body)).not.toContain('@');
  });
});
