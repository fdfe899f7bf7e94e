import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createApp } from '../../../api/app.ts';
import { problemOf } from '../../../api/http/problems.ts';
import { problemSchema } from '../../../api/http/response-shapes.ts';
import { referralBody } from '../../../api/intake/intake-bodies.ts';
import { intakeSchema, referredSchema } from '../../../api/intake/intake-responses.ts';
import { startWaiting } from '../../../api/subjects/start-waiting.ts';
import type { JourneyOpening } from '../../../db/journeys/journeys.ts';
import { createApiKey } from '../../../db/partners/api-keys.ts';
import { readNote } from '../../../db/persons/notes.ts';
import { readPerson } from '../../../db/persons/persons.ts';
import { all } from '../../../db/pool.ts';
import { refer } from '../../../domain/decisions/decide.ts';
import { REFERRAL } from '../../../domain/journeys/commands.ts';
import { unopenedJourney } from '../../../domain/journeys/journey.ts';
import { isRefusal } from '../../../domain/refusals/refusals.ts';
import { RESIDENCE_BASES, SECTORS, TARGET_GROUPS } from '../../../domain/vocabulary/codes.ts';
import { faultsIn } from '../../../domain/vocabulary/fields.ts';
import { aWorkbook } from '../../support/intake/a-workbook.ts';
import {
  aProgrammeIn,
  aRow,
  caseworker,
  coordinator,
  csvOf,
  fileOf,
  IntakeService,
  places,
  problemFrom,
  rows,
} from '../../support/intake/an-intake.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { knownReferencesOf } from '../../support/journeys/known-references.ts';

const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const FORTY = rows(40, (at) => ({ fornavn: `Amina${at}`, bemaerkning: at === 7 ? 'Har malet huse.' : '' }));
const DEMO = readFileSync(new URL('../../../embedded/demo/people.csv', import.meta.url));

let database: TestDatabase;
let intake: IntakeService;

beforeAll(async () => {
  database = await aDatabase();
  await aProgrammeIn(database.db);
});

afterAll(async () => {
  await database.close();
});

beforeEach(async () => {
  await database.db.query('truncate journeys, notes, person_name_words, person_marks cascade');
  await database.db.query('delete from persons');
  await database.db.query('delete from person_keys');
  intake = new IntakeService(database.db);
});

interface Committed {
  readonly id: string;
  readonly personId: string;
  readonly reference: string;
  readonly opening: JourneyOpening;
  readonly started: boolean;
}

async function committed(): Promise<Committed[]> {
  const rows = await all<Committed & { [column: string]: unknown }>(
    database.db,
    `select id, person_id as "personId", opening, workflow_started_at is not null as started
     from journeys join subjects using (id)`,
  );
  const references = await knownReferencesOf(database.db, intake.service.vault);
  return rows
    .map((row) => ({ ...row, reference: references.get(row.id) ?? '' }))
    .toSorted((one, other) => (one.reference < other.reference ? -1 : 1));
}

/** How many rows there are of everything a referral writes. */
async function written(): Promise<Record<string, number>> {
  const tables = ['journeys', 'persons', 'person_keys', 'person_name_words', 'notes'];
  const counts = tables.map((table) => `(select count(*) from ${table}) as ${table}`);
  const [row = {}] = await all<Record<string, number>>(database.db, `select ${counts.join(', ')}`);
  return row;
}

const NOTHING = { journeys: 0, persons: 0, person_keys: 0, person_name_words: 0, notes: 0 };

describe('taking in a list', () => {
  it('refers everybody in it and starts each journey once', async () => {
    const { status, body } = await intake.takesIn(fileOf(...FORTY));
    expect(status).toBe(200);
    expect(intakeSchema.parse(body)).toMatchObject({ dryRun: false, rows: 40, created: 40, known: 0 });
    const journeys = await committed();
    expect(journeys.map(({ reference }) => reference)).toEqual(FORTY.map((row) => row.kommunens_reference));
    expect(journeys.every(({ started }) => started)).toBe(true);
    expect(intake.started.map(({ subject }) => subject.id).toSorted()).toEqual(
      journeys.map(({ id }) => id).toSorted(),
    );
  });

  it('writes down who referred whom, the person sealed and the remark as a note of theirs', async () => {
    await intake.takesIn(fileOf({ ...aRow, cpr: '050390-1234', bemaerkning: 'Har malet huse.' }), caseworker);
    const [journey] = await committed();
    const { db, vault } = intake.service;
    expect(journey?.opening.actor).toEqual({
      organisation: 'hilleroed-kommune',
      contact: caseworker.contact,
      via: 'api',
    });
    expect(await readPerson(db, vault, journey?.personId ?? '')).toEqual({
      givenName: 'Amina',
      familyName: 'Prøvesen',
      birthDate: '1990-03-05',
      cpr: '050390-1234',
    });
    expect(await readNote(db, vault, journey?.personId ?? '', journey?.opening.noteId ?? '')).toBe(
      'Har malet huse.',
    );
    expect(JSON.stringify([journey?.opening, intake.started])).not.toMatch(/Amina|Prøvesen|malet|050390/);
  });

  it('commits only what the journey’s own rules can open', async () => {
    await intake.takesIn(DEMO);
    const journeys = await committed();
    expect(journeys).toHaveLength(40);
    for (const { id, opening } of journeys) {
      expect(faultsIn(REFERRAL, opening.referral)).toEqual([]);
      const programme = { slug: 'lo-hovedstaden', placementDays: 60, rulebook: 1 };
      const events = refer(unopenedJourney(id), opening.referral, programme, '2026-11-24T10:00:00.000Z');
      expect(isRefusal(events)).toBe(false);
      expect(events[0]?.type).toBe('PersonReferred');
    }
  });

  it('writes nothing where one row of forty has a fault', async () => {
    const list = FORTY.map((row, at) => (at === 38 ? { ...row, foedselsdato: '31-02-1990' } : row));
    const problem = await problemFrom(intake.takesIn(fileOf(...list)));
    expect(places(problem.rows)).toEqual(['40 foedselsdato']);
    expect(problemSchema.parse(problemOf(problem, 'abc'))).toMatchObject({
      status: 422,
      code: 'intake-faulty',
    });
    expect(await written()).toEqual(NOTHING);
    expect(intake.started).toEqual([]);
  });

  it('writes nothing where something breaks on the way', async () => {
    const { vault } = intake.service;
    let keys = 0;
    const breaking = {
      ...vault,
      newKey: (personId: string) => {
        keys += 1;
        if (keys === 30) throw new Error('out of keys');
        return vault.newKey(personId);
      },
    };
    Object.assign(intake.service, { vault: breaking });
    await expect(intake.takesIn(fileOf(...FORTY))).rejects.toThrow('out of keys');
    expect(await written()).toEqual(NOTHING);
  });

  it('only tells what would happen in a dry run', async () => {
    await intake.takesIn(fileOf(...FORTY.slice(0, 3)));
    const before = await written();
    const { body } = await intake.takesIn(fileOf(...FORTY), coordinator, true);
    const told = intakeSchema.parse(body);
    expect(told).toMatchObject({ dryRun: true, rows: 40, created: 37, known: 3 });
    expect(told.journeys.filter(({ id }) => id === null)).toHaveLength(37);
    expect(await written()).toEqual(before);
    expect(intake.started).toHaveLength(3);
  });

  it('creates nobody the second time, and changes nobody', async () => {
    const first = await intake.takesIn(fileOf(...FORTY));
    const before = await written();
    const again = FORTY.map((row) => ({ ...row, fornavn: 'Anderledes', bemaerkning: 'Noget nyt.' }));
    const second = await intake.takesIn(fileOf(...again));
    expect(second.body).toMatchObject({ rows: 40, created: 0, known: 40 });
    const ids = (body: unknown) => intakeSchema.parse(body).journeys.map(({ id }) => id);
    expect(ids(second.body)).toEqual(ids(first.body));
    expect(await written()).toEqual(before);
    expect(intake.started).toHaveLength(40);
    const [journey] = await committed();
    const person = await readPerson(database.db, intake.service.vault, journey?.personId ?? '');
    expect(person?.givenName).toBe('Amina0');
  });

  it('takes only the new ones from a list that has grown', async () => {
    await intake.takesIn(fileOf(...FORTY.slice(0, 25)));
    const { body } = await intake.takesIn(fileOf(...FORTY));
    expect(body).toMatchObject({ rows: 40, created: 15, known: 25 });
    expect(await committed()).toHaveLength(40);
  });

  it('has each person once when several bring the list at the same moment, in whatever order', async () => {
    const lists = [FORTY, FORTY.toReversed(), FORTY, FORTY.slice(20), FORTY.toReversed().slice(10)];
    const answers = await Promise.all(lists.map((list) => intake.takesIn(fileOf(...list))));
    const told = answers.map(({ body }) => intakeSchema.parse(body));
    expect(told.reduce((sum, { created }) => sum + created, 0)).toBe(40);
    expect(told.map(({ created, known }) => created + known)).toEqual(lists.map((list) => list.length));
    expect(await written()).toMatchObject({ journeys: 40, persons: 40, person_keys: 40, notes: 1 });
    expect(new Set(intake.started.map(({ subject }) => subject.id)).size).toBe(40);
  });

  it('leaves to the sweep what could not be started, and each is then started once', async () => {
    intake.temporalIsAway = true;
    const { status, body } = await intake.takesIn(fileOf(...FORTY));
    expect([status, intakeSchema.parse(body).created]).toEqual([200, 40]);
    const waiting = await committed();
    expect(waiting.filter(({ started }) => started)).toEqual([]);
    intake.temporalIsAway = false;
    const ids = waiting.map(({ id }) => id);
    expect(await startWaiting(intake.service, ids)).toBe(40);
    expect(await startWaiting(intake.service, ids)).toBe(0);
    expect(intake.started.map(({ subject }) => subject.id).toSorted()).toEqual(ids.toSorted());
  });

  it('is for a caseworker’s own municipality, row by row', async () => {
    const list = [aRow, { ...aRow, kommune: 'Gentofte Kommune', kommunens_reference: 'GEN-1' }];
    const problem = await problemFrom(intake.takesIn(fileOf(...list), caseworker));
    expect(places(problem.rows)).toEqual(['3 kommune']);
    expect(await written()).toEqual(NOTHING);
    expect((await intake.takesIn(fileOf(aRow), caseworker)).body).toMatchObject({ created: 1 });
    expect((await intake.takesIn(fileOf(...list), coordinator)).body).toMatchObject({ created: 1, known: 1 });
  });

  it.each(['hilleroed-kommune', 'Hillerød Kommune', 'HILLERØD KOMMUNE', 'Hillerød', 'hilleroed'])(
    'knows the municipality by the name %s',
    async (kommune) => {
      await intake.takesIn(fileOf({ ...aRow, kommune }));
      expect((await committed())[0]?.opening.referral.municipality).toBe('hilleroed-kommune');
    },
  );

  it.each([
    ['København', 'koebenhavns-kommune'],
    ['Københavns', 'koebenhavns-kommune'],
    ['Lyngby-Tårbæk', 'lyngby-taarbaek-kommune'],
    ['Tårnby Dragør', 'taarnby-dragoer-kommune'],
  ])('knows %s as %s', async (kommune, id) => {
    await intake.takesIn(fileOf({ ...aRow, kommune }));
    expect((await committed())[0]?.opening.referral.municipality).toBe(id);
  });

  it('does not take a language centre for a municipality, nor one that has left', async () => {
    const { db } = database;
    await db.query("update organisations set active = false where id = 'gentofte-kommune'");
    const list = [
      { ...aRow, kommune: 'Sprogcenter Hellerup' },
      { ...aRow, kommune: 'Gentofte' },
      { ...aRow, sprogcenter: 'Hillerød' },
    ];
    const problem = await problemFrom(intake.takesIn(fileOf(...list)));
    await db.query("update organisations set active = true where id = 'gentofte-kommune'");
    expect(places(problem.rows)).toEqual(['2 kommune', '3 kommune', '4 sprogcenter']);
  });

  it('may come as JSON, with the same columns', async () => {
    const { body } = await intake.takesInJson(FORTY.slice(0, 2));
    expect(intakeSchema.parse(body)).toMatchObject({ created: 2, known: 0 });
    expect((await intake.takesIn(fileOf(...FORTY.slice(0, 2)))).body).toMatchObject({ created: 0, known: 2 });
  });
});

describe('the fictional people that ship with the service', () => {
  it('come from every municipality, with every residence basis, target group and trade', async () => {
    expect((await intake.takesIn(DEMO)).body).toMatchObject({ rows: 40, created: 40 });
    const referrals = (await committed()).map(({ opening }) => opening.referral);
    const of = (field: keyof (typeof referrals)[number]) =>
      [...new Set(referrals.map((referral) => referral[field]))]
        .filter((value) => value !== undefined)
        .toSorted((a, b) => (String(a) < String(b) ? -1 : 1));
    expect(of('municipality')).toHaveLength(6);
    expect(of('languageCentre')).toHaveLength(3);
    expect(of('residenceBasis')).toEqual([...RESIDENCE_BASES].toSorted());
    expect(of('targetGroup')).toEqual([...TARGET_GROUPS].toSorted());
    expect(of('wishedSector')).toEqual([...SECTORS].toSorted());
    expect(of('legalBasis')).toEqual(['consent', 'public-task']);
  });

  it('could nearly all begin an IGU', async () => {
    await intake.takesIn(DEMO);
    const { db, vault } = intake.service;
    const lawful = (await committed()).map(async ({ personId, opening: { referral } }) => {
      const born = (await readPerson(db, vault, personId))?.birthDate ?? '';
      return (
        referral.targetGroup !== 'other' &&
        referral.residenceBasis !== 'andet' &&
        born > '1978-01-01' &&
        born < '2008-01-01'
      );
    });
    expect((await Promise.all(lawful)).filter(Boolean).length).toBeGreaterThanOrEqual(34);
  });
});

const aBody = (change: Record<string, unknown> = {}) =>
  referralBody.parse({
    municipality: 'hilleroed-kommune',
    municipalityReference: 'HIL-0001',
    legalBasis: 'public-task',
    targetGroup: 'primary',
    residenceBasis: 'udl-7',
    person: { givenName: 'Amina', familyName: 'Prøvesen', birthDate: '1990-03-05', cpr: '0503901234' },
    ...change,
  });

describe('referring one person', () => {
  it('makes a journey and says where it is', async () => {
    const { status, body, headers } = await intake.refers(
      aBody({ note: 'Har malet huse.', onBehalfOf: { party: 'municipality', channel: 'telephone' } }),
    );
    const { id, known } = referredSchema.parse(body);
    expect([status, known, headers?.['Location']]).toEqual([201, false, `/api/journeys/${id}`]);
    const [journey] = await committed();
    expect(journey).toMatchObject({ id, started: true });
    expect(journey?.opening.onBehalfOf).toEqual({ party: 'municipality', channel: 'telephone' });
    expect(intake.started.map(({ opening }) => opening.noteId)).toEqual([journey?.opening.noteId]);
  });

  it('answers with the journey there is where the reference is known, even when asked five times at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => intake.refers(aBody())));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 200, 200, 200, 201]);
    const ids = answers.map(({ body }) => referredSchema.parse(body).id);
    expect(new Set(ids).size).toBe(1);
    expect(await written()).toMatchObject({ journeys: 1, persons: 1 });
  });

  it('is not for a caseworker of another municipality', async () => {
    const foreign = aBody({ municipality: 'gentofte-kommune' });
    expect((await problemFrom(intake.refers(foreign, caseworker))).code).toBe('not-yours');
    expect(await written()).toEqual(NOTHING);
    expect((await intake.refers(aBody(), caseworker)).status).toBe(201);
  });

  it.each([
    ['a consent without version and date', { legalBasis: 'consent' }, ['consentVersion', 'consentOn']],
    ['an unknown municipality', { municipality: 'odense-kommune' }, ['municipality']],
    ['a school as language centre', { languageCentre: 'lo-hovedstaden' }, ['languageCentre']],
    ['an address in the future', { registeredAddressSince: '2199-01-01' }, ['registeredAddressSince']],
    ['a CPR number for a reference', { municipalityReference: '050390-1234' }, ['municipalityReference']],
    [
      'a CPR number of another day',
      { person: { givenName: 'A', familyName: 'B', birthDate: '1990-03-05', cpr: '0603901234' } },
      ['person.cpr'],
    ],
  ])('refuses %s', async (_, change, fields) => {
    const { code, faults } = await problemFrom(intake.refers(aBody(change)));
    expect(code).toBe('invalid');
    expect(faults.map(({ field }) => field)).toEqual(fields);
    expect(JSON.stringify(faults)).not.toContain('1234');
    expect(await written()).toEqual(NOTHING);
  });
});

describe('over HTTP', () => {
  let server: Server;
  let url: string;
  let key: string;

  beforeEach(async () => {
    key = await createApiKey(database.db, caseworker.contact, 'test');
    server = createApp(intake.service).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const { port } = server.address() as AddressInfo;
    url = `http://127.0.0.1:${port}/api`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const post = (path: string, type: string, body: string | Uint8Array) =>
    fetch(`${url}${path}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': type },
      body: body as Uint8Array<ArrayBuffer>,
    });

  it('a file is taken in, and tried first with dryRun', async () => {
    const file = fileOf(...FORTY);
    const tried = await post('/intake?dryRun=true', 'text/csv', file);
    expect(await tried.json()).toMatchObject({ dryRun: true, created: 40 });
    expect(await written()).toEqual(NOTHING);
    const taken = await post('/intake', 'text/csv; charset=utf-8', file);
    expect([taken.status, await taken.json()]).toMatchObject([200, { dryRun: false, created: 40 }]);
    expect(await committed()).toHaveLength(40);
  });

  it.each([XLSX_TYPE, 'application/octet-stream', 'application/vnd.ms-excel'])(
    'a workbook is taken in as %s, and its notes are told',
    async (type) => {
      const columns = Object.keys(aRow);
      const people = FORTY.slice(0, 2).map((row) => new Map<string, string>(Object.entries(row)));
      const sheet = [columns, ...people.map((row) => columns.map((column) => row.get(column) ?? ''))];
      const file = aWorkbook({ sheets: [{ rows: sheet, hiddenRows: [3] }] });
      const answer = await post('/intake', type, file);
      const told = intakeSchema.parse(await answer.json());
      expect(told).toMatchObject({ created: 2, notes: [{ line: 3 }] });
      expect(await committed()).toHaveLength(2);
    },
  );

  it('a list is given back as a file with what is wrong in each row, and nothing of it is kept', async () => {
    const faulty = fileOf(
      ...rows(2, (at) => (at === 1 ? { foedselsdato: '31-02-1990', bemaerkning: '=1+1' } : {})),
    );
    const answer = await fetch(`${url}/intake?dryRun=true`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${key}`, 'Content-Type': 'text/csv', Accept: 'text/csv' },
      body: new Uint8Array(faulty),
    });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(answer.headers.get('content-disposition')).toContain('liste-med-fejl.csv');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const text = Buffer.from(await answer.arrayBuffer()).toString('utf8');
    expect(text).toContain('foedselsdato: Skal være en dato, der findes');
    expect(text).toContain("'=1+1");
    expect(await written()).toEqual(NOTHING);
    expect(intake.logged.join('')).not.toMatch(/Amina|Prøvesen/);
  });

  it.each(['/intake', '/journeys'])(
    'JSON that is not UTF-8 is refused at %s, and nothing is kept',
    async (path) => {
      const body = path === '/intake' ? { rows: [{ ...aRow, fornavn: 'Søren' }] } : aBody({ note: 'Søren' });
      const answer = await post(path, 'application/json', Buffer.from(JSON.stringify(body), 'latin1'));
      expect([answer.status, await answer.json()]).toMatchObject([422, { code: 'not-utf8' }]);
      expect(await written()).toEqual(NOTHING);
    },
  );

  it('half a character in JSON is refused: it would become the sign of a lost letter', async () => {
    const body = JSON.stringify(aBody()).replace('Prøvesen', String.raw`Pr\ud800vesen`);
    const answer = await post('/journeys', 'application/json', body);
    const problem = problemSchema.parse(await answer.json());
    expect([answer.status, problem.faults?.map(({ field }) => field)]).toEqual([422, ['person.familyName']]);
    expect(await written()).toEqual(NOTHING);
  });

  it('a person’s name, number and address are read as in a list', async () => {
    const person = { givenName: 'Søren', familyName: 'Mørkø', birthDate: '1990-03-05' };
    const referred = (change: object, reference: string) =>
      post(
        '/journeys',
        'application/json',
        JSON.stringify({ ...aBody(), municipalityReference: reference, person: { ...person, ...change } }),
      );
    const good = await referred({ phone: '0045 20 30 40 50', email: 'kontakt@hændværker.dk' }, 'HIL-1');
    expect(good.status).toBe(201);
    const [journey] = await committed();
    expect(await readPerson(database.db, intake.service.vault, journey?.personId ?? '')).toMatchObject({
      phone: '+45 20 30 40 50',
      email: 'kontakt@hændværker.dk',
    });
    const faulty = [
      [{ givenName: 'S›ren' }, 'person.givenName'],
      [{ familyName: 'MÃ¸rkÃ¸' }, 'person.familyName'],
      [{ phone: '20304050 / 20304051' }, 'person.phone'],
      [{ email: `${'x'.repeat(65)}@example.dk` }, 'person.email'],
      [{ cpr: '050390-5555' }, 'person.cpr'],
    ] as const;
    for (const [change, field] of faulty) {
      const answer = await referred(change, 'HIL-2');
      const problem = problemSchema.parse(await answer.json());
      expect([answer.status, problem.faults?.map((fault) => fault.field)]).toEqual([422, [field]]);
    }
  });

  it('a list is taken in as JSON', async () => {
    const answer = await post('/intake', 'application/json', JSON.stringify({ rows: FORTY.slice(0, 2) }));
    expect([answer.status, await answer.json()]).toMatchObject([200, { created: 2 }]);
  });

  it('every fault is answered as a problem, and nobody’s name or number is in the log', async () => {
    const faulty = rows(3, (at) => ({
      efternavn: 'Hemmeligsen',
      cpr: '060390-9876',
      ...(at === 1 && { foedselsdato: 'Hemmeligsen' }),
    }));
    const answer = await post('/intake', 'text/csv', csvOf(faulty));
    const text = await answer.text();
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    const problem = problemSchema.parse(JSON.parse(text));
    expect(problem).toMatchObject({ status: 422, code: 'intake-faulty' });
    expect(places(problem.rows ?? [])).toEqual(['2 cpr', '3 foedselsdato', '4 cpr']);
    expect(text).toContain('060390-xxxx');
    expect(text).not.toContain('9876');
    const log = intake.logged.join('');
    expect(log).toContain('intake-faulty');
    expect(log).not.toMatch(/Hemmeligsen|060390|9876/);
  });

  it('a referral answers without the person', async () => {
    const answer = await post('/journeys', 'application/json', JSON.stringify(aBody()));
    const text = await answer.text();
    expect(answer.status).toBe(201);
    expect(referredSchema.parse(JSON.parse(text)).known).toBe(false);
    expect(`${text}${intake.logged.join('')}`).not.toMatch(/Amina|Prøvesen|050390/);
  });

  it('an empty file is a problem and not an empty list', async () => {
    const answer = await post('/intake', 'text/csv', '');
    expect(answer.status).toBe(422);
  });
});
