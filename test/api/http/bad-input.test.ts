import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aReferral } from '../../support/journeys/a-journey.ts';
import { recordedRows } from '../../support/journeys/a-record.ts';
import { told } from '../../support/stack/a-problem.ts';
import type { ToldProblem } from '../../support/stack/a-problem.ts';
import { FIRST_DAY, aService } from '../../support/stack/a-service.ts';
import type { TestResponse, TestRequest, TestService } from '../../support/stack/a-service.ts';

/** What must never be found in a message or in the log, in whole or in part. */
const SECRETS = {
  givenName: 'Zqxvanessa',
  familyName: 'Wquillfeather',
  cpr: '050595-9871',
  phone: '+45 31 41 59 26',
  email: 'zqx.wquill@example.dk',
  note: 'Hemmeligheden om grammofonen',
} as const;

const PERSON = {
  givenName: SECRETS.givenName,
  familyName: SECRETS.familyName,
  birthDate: '1995-05-05',
  cpr: SECRETS.cpr,
  phone: SECRETS.phone,
  email: SECRETS.email,
};

/** A correct referral, of somebody nobody knows yet. */
const REFERRAL = { ...aReferral, municipalityReference: 'HIL-SLET', person: PERSON };
const ACCEPT = { acceptedOn: FIRST_DAY, note: SECRETS.note };
const COMPANY = { id: 'ny-virksomhed', kind: 'company', name: SECRETS.familyName };
const NUL = 'Hemmelig\0heden om grammofonen';
const UNKNOWN = '3b2f8f0a-54f6-4a3e-9f0a-0c8f6c1f2b11';
const NO_UUID = 'HIL-0001';

interface BadRequest extends TestRequest {
  readonly method?: string;
  readonly path: string;
}

type Case = readonly [
  what: string,
  asked: BadRequest,
  told: Omit<ToldProblem, 'fields'> & { fields?: readonly string[] },
];

/**
 * `{id}` is the journey's id, `{foreign}` that of another municipality's journey, `{note}` that of a note
 * about the person.
 */
const command = (name: string, body: unknown, more: Partial<BadRequest> = {}): BadRequest => ({
  path: `/api/journeys/{id}/commands/${name}`,
  body,
  ...more,
});
const refer = (body: unknown): BadRequest => ({ path: '/api/journeys', body });
const get = (path: string, more: Partial<BadRequest> = {}): BadRequest => ({ method: 'GET', path, ...more });
const signal = (body: unknown): BadRequest => ({ path: '/api/journeys/{id}/signals/jobcentre', body });
const invalid = (...fields: readonly string[]) => ({ status: 422, code: 'invalid', fields });

const UNREADABLE: readonly Case[] = [
  [
    'JSON that breaks off',
    command('accept-screening', `{"acceptedOn":"${FIRST_DAY}","note":"${SECRETS.note}`),
    { status: 422, code: 'malformed-json' },
  ],
  [
    'a JSON text that is no object',
    command('accept-screening', `"${SECRETS.note}"`),
    { status: 422, code: 'malformed-json' },
  ],
  ['null for a body', command('accept-screening', 'null'), { status: 422, code: 'malformed-json' }],
  ['a list for a body', command('accept-screening', [ACCEPT]), invalid('')],
  ['an empty body', command('accept-screening', ''), invalid('acceptedOn')],
  [
    'a body that says it is gzip and is not',
    command('accept-screening', JSON.stringify(ACCEPT), { headers: { 'content-encoding': 'gzip' } }),
    { status: 422, code: 'malformed-json' },
  ],
  [
    'an encoding nobody knows',
    command('accept-screening', ACCEPT, { headers: { 'content-encoding': 'zip' } }),
    { status: 415, code: 'wrong-media-type' },
  ],
  [
    'a character set that JSON has not',
    command('accept-screening', ACCEPT, { headers: { 'content-type': 'application/json; charset=latin1' } }),
    { status: 415, code: 'wrong-media-type' },
  ],
  [
    'a command as CSV',
    command('accept-screening', 'acceptedOn;note', { headers: { 'content-type': 'text/csv' } }),
    { status: 415, code: 'wrong-media-type' },
  ],
  [
    'a list of people as a picture',
    { path: '/api/intake', body: SECRETS.familyName, headers: { 'content-type': 'image/png' } },
    { status: 415, code: 'wrong-media-type' },
  ],
  [
    'a body over the limit',
    command('accept-screening', { ...ACCEPT, note: SECRETS.note.repeat(60_000) }),
    { status: 413, code: 'body-too-large' },
  ],
  [
    'a list of people over the limit',
    {
      path: '/api/intake',
      body: `${SECRETS.givenName};`.repeat(500_000),
      headers: { 'content-type': 'text/csv' },
    },
    { status: 413, code: 'body-too-large' },
  ],
  [
    'JSON a hundred thousand levels deep',
    command('accept-screening', `${'['.repeat(100_000)}${']'.repeat(100_000)}`),
    invalid(''),
  ],
  [
    'fields a hundred thousand levels deep',
    signal(
      `{"key":"k","command":"AcceptScreening","fields":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`,
    ),
    invalid('fields.acceptedOn', 'fields.a'),
  ],
];

const NOT_THERE: readonly Case[] = [
  [
    'an address that is not there',
    get(`/api/people/${SECRETS.familyName}`),
    { status: 404, code: 'no-such-route' },
  ],
  [
    'an address that cannot be decoded',
    get('/api/journeys/%E0%A4%A'),
    { status: 404, code: 'no-such-route' },
  ],
  ['an unknown command', command('promise-the-moon', ACCEPT), { status: 404, code: 'unknown-command' }],
  ['a command called constructor', command('constructor', ACCEPT), { status: 404, code: 'unknown-command' }],
  ['a journey that is not there', get(`/api/journeys/${UNKNOWN}`), { status: 404, code: 'not-found' }],
  [
    'a command to a journey that is not there',
    { path: `/api/journeys/${UNKNOWN}/commands/accept-screening`, body: ACCEPT },
    { status: 404, code: 'not-found' },
  ],
  ['an id that is none', get(`/api/journeys/${NO_UUID}`), { status: 404, code: 'not-found' }],
  [
    'a timeline under an id that is none',
    get(`/api/journeys/${NO_UUID}/timeline`),
    { status: 404, code: 'not-found' },
  ],
  ['NUL in an id', get('/api/organisations/eksempel%00byg'), { status: 404, code: 'not-found' }],
  [
    'another municipality’s journey',
    get('/api/journeys/{foreign}', { as: 'caseworker' }),
    { status: 404, code: 'not-found' },
  ],
  [
    'a command to another municipality’s journey',
    { path: '/api/journeys/{foreign}/commands/accept-screening', body: ACCEPT, as: 'caseworker' },
    { status: 404, code: 'not-found' },
  ],
  [
    'an organisation that is not there',
    get('/api/organisations/ingen-saadan'),
    { status: 404, code: 'not-found' },
  ],
  [
    'a change to a contact who is not there',
    { method: 'PATCH', path: '/api/contacts/ingen-saadan', body: { name: SECRETS.givenName } },
    { status: 404, code: 'not-found' },
  ],
  ['an alarm that is not there', { path: '/api/alarms/999/close' }, { status: 404, code: 'not-found' }],
  ['an alarm by a name', { path: '/api/alarms/alle/close' }, { status: 404, code: 'not-found' }],
  [
    'a method the address has not',
    { method: 'DELETE', path: '/api/journeys/{id}' },
    { status: 405, code: 'method-not-allowed' },
  ],
  [
    'a command asked for with GET',
    get('/api/journeys/{id}/commands/accept-screening'),
    { status: 405, code: 'method-not-allowed' },
  ],
];

const NOT_FILLED_IN: readonly Case[] = [
  [
    'a date that does not exist',
    command('accept-screening', { ...ACCEPT, acceptedOn: '2026-02-30' }),
    invalid('acceptedOn'),
  ],
  [
    'a date as Danes write it',
    command('accept-screening', { ...ACCEPT, acceptedOn: '02-03-2026' }),
    invalid('acceptedOn'),
  ],
  [
    'a year that is a slip of the pen',
    command('accept-screening', { ...ACCEPT, acceptedOn: '9999-12-31' }),
    invalid('acceptedOn'),
  ],
  ['a month that does not exist', command('claim-allowance', { month: '2026-13' }), invalid('month')],
  ['a number for a date', command('accept-screening', { acceptedOn: 20_260_302 }), invalid('acceptedOn')],
  ['a field that is missing', command('accept-screening', { note: SECRETS.note }), invalid('acceptedOn')],
  [
    'a field that does not exist',
    command('accept-screening', { ...ACCEPT, accepteret: true }),
    invalid('accepteret'),
  ],
  [
    'somebody’s text for the name of a field',
    command('accept-screening', { ...ACCEPT, [`${SECRETS.givenName} ${SECRETS.familyName}`]: 1 }),
    invalid('(uden navn)'),
  ],
  [
    'a field called __proto__',
    command('accept-screening', `{"acceptedOn":"${FIRST_DAY}","__proto__":{"note":"${SECRETS.note}"}}`),
    invalid('(uden navn)'),
  ],
  [
    'a field called constructor',
    command('accept-screening', `{"acceptedOn":"${FIRST_DAY}","constructor":{"prototype":{}}}`),
    invalid('constructor'),
  ],
  [
    'a code that is not in the list',
    refer({ ...REFERRAL, targetGroup: SECRETS.familyName }),
    invalid('targetGroup'),
  ],
  [
    'a CVR number whose check digit is wrong',
    { path: '/api/organisations', body: { ...COMPANY, cvr: '13585629' } },
    invalid('cvr'),
  ],
  [
    'a CVR number with a letter',
    { path: '/api/organisations', body: { ...COMPANY, cvr: '1358562B' } },
    invalid('cvr'),
  ],
  [
    'a mail address that is none',
    {
      path: '/api/contacts',
      body: { organisation: 'eksempel-byg', name: SECRETS.familyName, email: SECRETS.givenName },
    },
    invalid('email'),
  ],
  [
    'a contact of an organisation that is not there',
    {
      path: '/api/contacts',
      body: { organisation: 'ingen-saadan', name: SECRETS.familyName, email: SECRETS.email },
    },
    invalid('organisation'),
  ],
  [
    'a CPR number of nine digits',
    refer({ ...REFERRAL, person: { ...PERSON, cpr: '050595987' } }),
    invalid('person.cpr'),
  ],
  [
    'a telephone number with words',
    refer({ ...REFERRAL, person: { ...PERSON, phone: SECRETS.note } }),
    invalid('person.phone'),
  ],
  [
    'a person without a name',
    refer({ ...REFERRAL, person: { ...PERSON, familyName: '  ' } }),
    invalid('person.familyName'),
  ],
  [
    'a name longer than any name',
    refer({ ...REFERRAL, person: { ...PERSON, givenName: SECRETS.givenName.repeat(20) } }),
    invalid('person.givenName'),
  ],
  [
    'a note that is a book',
    command('accept-screening', { ...ACCEPT, note: SECRETS.note.repeat(200) }),
    invalid('note'),
  ],
  ['a note of nothing but spaces', command('accept-screening', { ...ACCEPT, note: '   ' }), invalid('note')],
  ['a note and a note’s id', command('accept-screening', { ...ACCEPT, noteId: '{note}' }), invalid('noteId')],
  [
    'another person’s note',
    command('accept-screening', { acceptedOn: FIRST_DAY, noteId: '{note}' }),
    invalid('noteId'),
  ],
  [
    'a note’s id that is none',
    command('accept-screening', { acceptedOn: FIRST_DAY, noteId: 'note-1' }),
    invalid('noteId'),
  ],
  [
    'the word of nobody we know',
    command('accept-screening', {
      ...ACCEPT,
      onBehalfOf: { party: SECRETS.familyName, channel: 'telephone' },
    }),
    invalid('onBehalfOf.party'),
  ],
  [
    'a word that came by pigeon',
    command('accept-screening', { ...ACCEPT, onBehalfOf: { party: 'company', channel: 'pigeon' } }),
    invalid('onBehalfOf.channel'),
  ],
  [
    'a word with somebody’s name',
    command('accept-screening', {
      ...ACCEPT,
      onBehalfOf: { party: 'company', channel: 'mail', name: SECRETS.familyName },
    }),
    invalid('onBehalfOf.name'),
  ],
  [
    'a word that is no object',
    command('accept-screening', { ...ACCEPT, onBehalfOf: SECRETS.familyName }),
    invalid('onBehalfOf'),
  ],
  [
    'an Idempotency-Key with spaces',
    command('accept-screening', ACCEPT, { headers: { 'idempotency-key': 'to ord' } }),
    invalid('Idempotency-Key'),
  ],
  [
    'an Idempotency-Key without an end',
    command('accept-screening', ACCEPT, { headers: { 'idempotency-key': 'k'.repeat(101) } }),
    invalid('Idempotency-Key'),
  ],
  [
    'an organisation that takes no part',
    command('propose-match', { kind: 'igu', company: 'ingen-saadan', sector: 'painting' }),
    invalid('company'),
  ],
  [
    'an organisation of another kind',
    command('propose-match', { kind: 'igu', company: 'next', sector: 'painting' }),
    invalid('company'),
  ],
  [
    'a jobcentre’s message with a wrong field',
    signal({ key: 'k', command: 'AcceptScreening', fields: { acceptedOn: 'i går' } }),
    invalid('fields.acceptedOn'),
  ],
  [
    'a jobcentre’s message with a command that is not theirs',
    signal({ key: 'k', command: 'RegisterInVitas', fields: {} }),
    invalid('command'),
  ],
  ['a list of people that holds none', { path: '/api/intake', body: {} }, invalid('rows')],
  ['a negative limit', get('/api/journeys?limit=-1'), invalid('limit')],
  ['a limit of nothing', get('/api/journeys?limit=0'), invalid('limit')],
  ['a limit that asks for all', get('/api/contacts?limit=201'), invalid('limit')],
  ['a limit in words', get('/api/organisations?limit=ti'), invalid('limit')],
  ['two limits', get('/api/organisations?limit=1&limit=2'), invalid('limit')],
  ['a huge offset', get('/api/journeys/{id}/timeline?offset=99999999999999999999'), invalid('offset')],
  ['an offset and a half', get('/api/alarms?offset=1.5'), invalid('offset')],
  ['a stage that is none', get(`/api/journeys?stage=${SECRETS.familyName}`), invalid('stage')],
  [
    'a clock moved to a day that does not exist',
    { path: '/api/clock', body: { to: '2026-02-29' } },
    invalid('to'),
  ],
  ['a clock moved to the end of time', { path: '/api/clock', body: { to: '2199-12-31' } }, invalid('to')],
  ['a clock moved in two ways', { path: '/api/clock', body: { to: '2026-03-03', days: 1 } }, invalid('')],
];

const WITH_NUL: readonly Case[] = [
  ['NUL in a note', command('accept-screening', { ...ACCEPT, note: NUL }), invalid('note')],
  [
    'NUL in a person’s name',
    refer({ ...REFERRAL, person: { ...PERSON, familyName: NUL } }),
    invalid('person.familyName'),
  ],
  ['NUL in a referral’s note', refer({ ...REFERRAL, note: NUL }), invalid('note')],
  [
    'NUL in an organisation’s name',
    { path: '/api/organisations', body: { ...COMPANY, name: NUL } },
    invalid('name'),
  ],
  [
    'NUL in an address',
    { method: 'PATCH', path: '/api/organisations/eksempel-byg', body: { address: NUL } },
    invalid('address'),
  ],
  [
    'NUL in a contact’s name',
    { path: '/api/contacts', body: { organisation: 'eksempel-byg', name: NUL, email: SECRETS.email } },
    invalid('name'),
  ],
  ['NUL in what is searched for', get('/api/journeys?reference=HIL%00'), invalid('reference')],
];

const REFUSED: readonly Case[] = [
  [
    'a command that does not fit the stage',
    command('register-in-vitas', { registeredOn: FIRST_DAY, note: SECRETS.note }),
    { status: 409, code: 'wrong-stage' },
  ],
  [
    'a screening accepted before it is recorded',
    command('accept-screening', ACCEPT),
    { status: 409, code: 'screening-not-recorded' },
  ],
  [
    'an organisation that exists already',
    { path: '/api/organisations', body: { ...COMPANY, id: 'eksempel-byg' } },
    { status: 409, code: 'already-exists' },
  ],
  ['no key', get('/api/journeys/{id}', { as: 'nobody' }), { status: 401, code: 'no-key' }],
  [
    'a password instead of a key',
    get('/api/journeys/{id}', { headers: { authorization: 'Basic enF4OndxdWlsbA==' } }),
    { status: 401, code: 'no-key' },
  ],
  [
    'a wrong key',
    get('/api/journeys/{id}', { headers: { authorization: 'Bearer ff_wquillfeather' } }),
    { status: 401, code: 'unknown-key' },
  ],
  [
    'a role that may not',
    command('accept-screening', ACCEPT, { as: 'counsellor' }),
    { status: 403, code: 'not-yours' },
  ],
];

describe('bad input', () => {
  let service: TestService;
  let places: Readonly<Record<string, string>>;
  /** Every answer of these tests, as text. */
  const answered: string[] = [];

  const ask = async ({ method = 'POST', path, body, ...rest }: BadRequest): Promise<TestResponse> => {
    const filled = (text: string) =>
      text.replaceAll(/\{(id|foreign|note)\}/g, (_, name: string) => places[name] ?? '');
    const sent: unknown =
      typeof body === 'object' && body !== null ? JSON.parse(filled(JSON.stringify(body))) : body;
    const answer = await service.request(method, filled(path), {
      ...rest,
      ...(body !== undefined && { body: sent }),
    });
    answered.push(JSON.stringify(answer.body));
    return answer;
  };

  beforeAll(async () => {
    service = await aService();
    const id = await service.refer({ person: PERSON });
    const foreign = await service.refer({
      municipality: 'koebenhavns-kommune',
      person: { ...PERSON, givenName: 'En Anden' },
      note: SECRETS.note,
    });
    const { rows } = await service.db.query<{ id: string }>('select id from notes');
    places = { id, foreign, note: rows[0]?.id ?? '' };
  });
  afterAll(() => service.close());

  it.each([...UNREADABLE, ...NOT_THERE, ...NOT_FILLED_IN, ...WITH_NUL, ...REFUSED])(
    'is told as a problem, and nothing is half done: %s',
    async (_, asked, expected) => {
      const before = await recordedRows(service.db);
      expect(await told(service, await ask(asked))).toEqual({ fields: [], ...expected });
      expect(await recordedRows(service.db)).toEqual(before);
    },
  );

  it('names the methods an address has, where it is asked with another', async () => {
    const journey = await ask({ method: 'DELETE', path: '/api/journeys/{id}' });
    expect(journey.headers.get('allow')).toBe('GET');
    const list = await ask({ method: 'PUT', path: '/api/journeys', body: REFERRAL });
    expect(list.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'POST']);
  });

  it('says with what to come back, where no key or a wrong one was given', async () => {
    const withoutKey = REFUSED.filter(([, , { status }]) => status === 401);
    expect(withoutKey.length).toBeGreaterThan(1);
    for (const [, asked] of withoutKey) {
      expect((await ask(asked)).headers.get('www-authenticate')).toMatch(/^Bearer realm=/);
    }
  });

  it('lists every fault at once, in Danish and English', async () => {
    const { body } = await ask(
      refer({
        ...REFERRAL,
        municipality: 'X',
        targetGroup: 'x',
        person: { ...PERSON, birthDate: '1995-02-29' },
      }),
    );
    expect(body['faults']).toEqual([
      {
        field: 'municipality',
        message: 'Skal være tekst som eksempel-byg.',
        messageEn: 'Must be text such as eksempel-byg.',
      },
      {
        field: 'targetGroup',
        message: 'Skal være en af: primary, equated, other.',
        messageEn: 'Must be one of primary, equated, other.',
      },
      {
        field: 'person.birthDate',
        message: 'Skal være en dato, der findes, som 2026-12-31.',
        messageEn: 'Must be a calendar date that exists, as 2026-12-31.',
      },
    ]);
  });

  it('is not what names from other alphabets are', async () => {
    const person = { ...PERSON, givenName: 'محمد 🌱', familyName: 'Øzdemir-Łukasiewicz' };
    const answer = await service.request('POST', '/api/journeys', {
      body: { ...REFERRAL, municipalityReference: 'HIL-ABC', person, note: 'Første linje\n\tog anden: 你好' },
    });
    expect(answer.status).toBe(201);
    const told = await service.journey(String(answer.body['id']));
    expect(told.person).toMatchObject({ givenName: person.givenName, familyName: person.familyName });
  });

  it('holds back an address that tries many wrong keys, and nobody who has a right one', async () => {
    const wrong = () =>
      ask(get('/api/journeys', { headers: { authorization: `Bearer ff_${SECRETS.familyName}` } }));
    let last = await wrong();
    for (let tries = 0; tries < 25 && last.status !== 429; tries += 1) last = await wrong();
    expect(await told(service, last)).toEqual({ status: 429, code: 'too-many', fields: [] });
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await service.request('GET', '/api/journeys')).status).toBe(200);
  });

  it('has left nothing personal in any message, nor in the log', () => {
    const words = [...Object.values(SECRETS), '31415926', '0505959871', '050595', 'grammofonen', 'HIL-SLET'];
    const said = [...answered, ...service.logged].join('\n').toLowerCase();
    expect(words.filter((word) => said.includes(word.toLowerCase()))).toEqual([]);
    expect(answered.length).toBeGreaterThan(80);
    expect(service.logged.length).toBeGreaterThan(answered.length);
  });

  it('has at no time been a mistake of ours', () => {
    expect(service.logged.filter((line) => line.includes('request failed'))).toEqual([]);
  });
});
