import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addContact, changeContact, readContact } from '../../../db/partners/contacts.ts';
import { addOrganisation, changeOrganisation, readOrganisation } from '../../../db/partners/organisations.ts';
import { listChanges } from '../../../db/partners/partner-changes.ts';
import { all } from '../../../db/pool.ts';
import { addresseeOf } from '../../../db/post/addressee.ts';
import { loadProgramme } from '../../../db/programme/load-programme.ts';
import type { OrganisationToLoad, ProgrammeToLoad } from '../../../db/programme/load-programme.ts';
import { readProgramme } from '../../../db/programme/programmes.ts';
import { aVault } from '../../support/journeys/a-recorded-journey.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

let database: TestDatabase;

beforeEach(async () => {
  database = await aDatabase();
});

afterEach(async () => {
  await database.close();
});

const SECRETARIAT: OrganisationToLoad = {
  id: 'lo-hovedstaden',
  kind: 'secretariat',
  name: 'LO Hovedstaden',
};
const PARTNER: OrganisationToLoad = {
  id: 'dansk-byggeri',
  kind: 'trade-body',
  name: 'Dansk Byggeri',
  cvr: '26911125',
  address: 'Nørre Voldgade 106, 1358 København K',
};
const SCHOOL: OrganisationToLoad = { id: 'next', kind: 'school', name: 'Next' };

const A_FILE = { slug: 'prove', placementDays: 60, organisations: [SECRETARIAT, PARTNER, SCHOOL] };

const A_PLAN = { startsOn: '2025-06-01', endsOn: '2028-05-31', items: [] };

const load = (file: ProgrammeToLoad = A_FILE, settings: Partial<Parameters<typeof loadProgramme>[1]> = {}) =>
  loadProgramme(database.db, {
    file,
    plan: A_PLAN,
    secretariatMail: 'sekretariat@example.dk',
    operatorMail: 'drift@example.dk',
    vault: aVault,
    ...settings,
  });

/** Every row that a load may touch, with the transaction that last wrote it. */
const rows = () =>
  Promise.all(
    ['organisations', 'contacts', 'programmes'].map((table) =>
      all(database.db, `select xmin::text, ${table}.* from ${table} order by 2`),
    ),
  );

describe('loading a programme', () => {
  it('brings in what each organisation is to data about people, and takes it back when the file does', async () => {
    const settled = { ...SCHOOL, dataRole: 'processor' as const };
    await load({ ...A_FILE, organisations: [SECRETARIAT, settled] });
    expect(await readOrganisation(database.db, 'next')).toMatchObject({ dataRole: 'processor' });
    expect(await load()).toMatchObject({ updated: ['next'] });
    expect(await readOrganisation(database.db, 'next')).not.toHaveProperty('dataRole');
  });

  it('keeps what it corrects as a change that nobody has given, and keeps nothing where all is as it was', async () => {
    await load();
    await load({ ...A_FILE, organisations: [SECRETARIAT, PARTNER, { ...SCHOOL, name: 'Andet navn' }] });
    await load(
      { ...A_FILE, organisations: [SECRETARIAT, PARTNER, { ...SCHOOL, name: 'Andet navn' }] },
      { secretariatMail: 'nyt-sekretariat@example.dk' },
    );
    await load(
      { ...A_FILE, organisations: [SECRETARIAT, PARTNER, { ...SCHOOL, name: 'Andet navn' }] },
      { secretariatMail: 'nyt-sekretariat@example.dk' },
    );
    const { items } = await listChanges(database.db, aVault, { limit: 10, offset: 0 });
    const told = items.map(({ organisation, contact, before, after, givenBy, state }) => [
      organisation,
      contact,
      before,
      after,
      givenBy,
      state,
    ]);
    expect(told).toHaveLength(2);
    expect(told).toEqual(
      expect.arrayContaining([
        ['next', null, { name: 'Next' }, { name: 'Andet navn' }, null, 'made'],
        [
          'lo-hovedstaden',
          'sekretariatet',
          { email: 'sekretariat@example.dk' },
          { email: 'nyt-sekretariat@example.dk' },
          null,
          'made',
        ],
      ]),
    );
  });

  it('brings in its organisations, the secretariat’s and the operators’ contact, and the file', async () => {
    expect(await load()).toEqual({
      added: ['dansk-byggeri', 'driften', 'lo-hovedstaden', 'next', 'sekretariatet'],
      updated: [],
    });
    expect(await readOrganisation(database.db, 'dansk-byggeri')).toEqual({
      ...PARTNER,
      active: true,
      agreementOn: null,
    });
    expect(await readContact(database.db, 'sekretariatet')).toMatchObject({
      organisation: 'lo-hovedstaden',
      email: 'sekretariat@example.dk',
      roles: ['coordinator', 'projectLead'],
    });
    expect(await readContact(database.db, 'driften')).toMatchObject({
      email: 'drift@example.dk',
      roles: ['operator'],
    });
    expect(await readProgramme(database.db, 'prove')).toEqual({
      id: expect.any(String),
      slug: 'prove',
      startsOn: '2025-06-01',
      placementDays: 60,
      file: A_FILE,
    });
  });

  it('changes nothing the second time', async () => {
    await load();
    const before = await rows();
    expect(await load()).toEqual({ added: [], updated: [] });
    expect(await rows()).toEqual(before);
  });

  it('follows the file: what is new comes in, what has changed is corrected', async () => {
    await load();
    const changed = {
      ...A_FILE,
      placementDays: 90,
      organisations: [
        SECRETARIAT,
        { id: PARTNER.id, kind: PARTNER.kind, name: 'DI Byggeri', cvr: PARTNER.cvr },
        { ...SCHOOL, name: 'NEXT Uddannelse København' },
        { id: 'tec', kind: 'school' as const, name: 'TEC' },
      ],
    };
    expect(await load(changed, { plan: { ...A_PLAN, startsOn: '2026-01-01' } })).toEqual({
      added: ['tec'],
      updated: ['dansk-byggeri', 'next'],
    });
    expect(await readOrganisation(database.db, 'dansk-byggeri')).toMatchObject({
      name: 'DI Byggeri',
      cvr: '26911125',
      address: null,
    });
    expect(await readProgramme(database.db, 'prove')).toMatchObject({
      startsOn: '2026-01-01',
      placementDays: 90,
    });
  });

  it('keeps an organisation that the file no longer names', async () => {
    await load();
    await load({ ...A_FILE, organisations: [SECRETARIAT] });
    expect(await readOrganisation(database.db, 'next')).toMatchObject({ name: 'Next', active: true });
  });

  it('leaves an organisation alone that somebody has changed by hand', async () => {
    await load();
    await changeOrganisation(database.db, 'next', { address: 'Carl Jacobsens Vej 25, 2500 Valby' });
    const changed = { ...A_FILE, organisations: [SECRETARIAT, PARTNER, { ...SCHOOL, name: 'NEXT' }] };
    expect(await load(changed)).toEqual({ added: [], updated: [] });
    expect(await readOrganisation(database.db, 'next')).toMatchObject({
      name: 'Next',
      address: 'Carl Jacobsens Vej 25, 2500 Valby',
    });
  });

  it('leaves an organisation alone that somebody added by hand before the file named it', async () => {
    const byHand = { id: 'next', name: 'NEXT', cvr: null, address: null, active: false, agreementOn: null };
    await addOrganisation(database.db, { ...byHand, kind: 'school' });
    expect((await load()).added).not.toContain('next');
    expect(await readOrganisation(database.db, 'next')).toMatchObject({ name: 'NEXT', active: false });
  });

  it('follows the configured addresses', async () => {
    await load();
    expect(await load(A_FILE, { secretariatMail: 'nyt@example.dk' })).toEqual({
      added: [],
      updated: ['sekretariatet'],
    });
    expect(await readContact(database.db, 'sekretariatet')).toMatchObject({ email: 'nyt@example.dk' });
    expect(await readContact(database.db, 'driften')).toMatchObject({ email: 'drift@example.dk' });
  });

  it('ends the links that went to an address which is no longer configured, and no others', async () => {
    await load();
    await database.db.query(
      `insert into answer_links (token_hash, contact_id, made_at, expires_at)
       select sha256(id::bytea), id, now(), now() + interval '180 days' from contacts`,
    );
    await load();
    await load(A_FILE, { secretariatMail: 'nyt@example.dk' });
    const links = await all(
      database.db,
      'select contact_id as contact, ended_why as why from answer_links order by contact_id',
    );
    expect(links).toEqual([
      { contact: 'driften', why: null },
      { contact: 'sekretariatet', why: 'address-changed' },
    ]);
  });

  it('leaves the secretariat’s contact alone once somebody has changed it by hand', async () => {
    await load();
    await changeContact(database.db, 'sekretariatet', { email: 'anna@example.dk', roles: ['projectLead'] });
    expect(await load(A_FILE, { secretariatMail: 'nyt@example.dk' })).toEqual({ added: [], updated: [] });
    expect(await readContact(database.db, 'sekretariatet')).toMatchObject({
      email: 'anna@example.dk',
      roles: ['projectLead'],
    });
  });

  it('writes to a coordinator named by hand before it writes to the shared mailbox', async () => {
    await load();
    expect(await addresseeOf(database.db, { party: 'coordinator' })).toMatchObject({
      contact: 'sekretariatet',
    });
    await addContact(database.db, {
      id: 'vera',
      organisation: 'lo-hovedstaden',
      name: 'Vera Eksempel',
      email: 'vera@example.dk',
      phone: null,
      language: 'da',
      roles: ['coordinator'],
      active: true,
      position: 100,
    });
    expect(await addresseeOf(database.db, { party: 'coordinator' })).toMatchObject({ contact: 'vera' });
    expect(await addresseeOf(database.db, { party: 'project-lead' })).toMatchObject({
      contact: 'sekretariatet',
    });
  });

  it('is done once where several start at the same moment', async () => {
    const loads = await Promise.all(Array.from({ length: 6 }, () => load()));
    expect(loads.filter(({ added }) => added.length > 0)).toHaveLength(1);
    expect(loads.flatMap(({ updated }) => updated)).toEqual([]);
    const [organisations, contacts, programmes] = await rows();
    expect([organisations?.length, contacts?.length, programmes?.length]).toEqual([3, 2, 1]);
  });

  it('keeps nothing of a load that fails on the way', async () => {
    const tooLong = { ...A_FILE, placementDays: 1000 };
    await expect(load(tooLong)).rejects.toThrow('programmes_placement_days_check');
    expect(await readOrganisation(database.db, 'next')).toBeUndefined();
    expect(await readContact(database.db, 'sekretariatet')).toBeUndefined();
  });
});
