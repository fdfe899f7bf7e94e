import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Route } from '../../../api/http/route.ts';
import { readProgrammeFile } from '../../../api/programme/programme-file.ts';
import { ROUTES } from '../../../api/routes.ts';
import { createApiKey, revokeApiKeys } from '../../../db/partners/api-keys.ts';
import { addContact } from '../../../db/partners/contacts.ts';
import { loadProgramme } from '../../../db/programme/load-programme.ts';
import { may } from '../../../domain/access/may.ts';
import { COMMANDS, COMMAND_TYPES } from '../../../domain/journeys/commands.ts';
import type { CommandType } from '../../../domain/journeys/commands.ts';
import { planOf } from '../../../domain/programme/plan.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import type { Role } from '../../../domain/vocabulary/codes.ts';
import type { Field } from '../../../domain/vocabulary/fields.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { recordedRows } from '../../support/journeys/a-record.ts';
import { told } from '../../support/stack/a-problem.ts';
import { FIRST_DAY, aService } from '../../support/stack/a-service.ts';
import type { TestResponse, TestService } from '../../support/stack/a-service.ts';
import type { Asker } from '../../support/stack/test-parties.ts';

const ROLE_OF: Readonly<Record<Asker, Role>> = {
  coordinator: 'coordinator',
  projectLead: 'projectLead',
  caseworker: 'caseworker',
  foreignCaseworker: 'caseworker',
  counsellor: 'counsellor',
  schoolConsultant: 'schoolConsultant',
  tradeConsultant: 'tradeConsultant',
  steeringGroup: 'steeringGroup',
  operator: 'operator',
};
const ASKERS = Object.keys(ROLE_OF) as readonly Asker[];
const SECRETARIAT: readonly Asker[] = ['coordinator', 'projectLead'];

/** The people of these tests, by where they are in the programme. */
const PEOPLE = ['onCourse', 'closed', 'inScreening', 'ofCopenhagen'] as const;
type Which = (typeof PEOPLE)[number];

/** Which people each asker sees: the rest do not exist for them. */
const SEES: Readonly<Record<Asker, readonly Which[]>> = {
  coordinator: PEOPLE,
  projectLead: PEOPLE,
  caseworker: ['onCourse', 'closed', 'inScreening'],
  foreignCaseworker: ['ofCopenhagen'],
  counsellor: ['onCourse', 'closed', 'inScreening'],
  schoolConsultant: ['onCourse', 'closed'],
  tradeConsultant: ['onCourse'],
  steeringGroup: [],
  operator: [],
};

const NAMES: Readonly<Record<Which, string>> = {
  onCourse: 'Kursine',
  closed: 'Slutlund',
  inScreening: 'Screensen',
  ofCopenhagen: 'Københansen',
};
const CPR = '050595-4321';
const NOTE = 'Ringer helst om formiddagen';
/** Begins so late that the journey does nothing by itself while these tests look at it. */
const COURSE = {
  school: 'next',
  sector: 'painting',
  startsOn: addDays(FIRST_DAY, 35),
  endsOn: addDays(FIRST_DAY, 77),
} as const;
/** A day that has not come yet: to record something on it is refused. */
const AHEAD = '2030-01-01';

/** A merge is told to two journeys at once: neither of its commands has a route by itself. */
const WITH_A_ROUTE = COMMAND_TYPES.filter(
  (type) => !['HandOutOwnPageLink', 'KeepJourney', 'MergeJourney'].includes(type),
);

describe('who may do what, over HTTP', () => {
  let service: TestService;
  let people: Readonly<Record<Which, string>>;
  let extra: { readonly contact: string; readonly key: string };

  beforeAll(async () => {
    service = await aService();
    const file = await readProgrammeFile('lo-hovedstaden');
    await loadProgramme(service.db, {
      file,
      plan: planOf(file, '2025-09-01'),
      secretariatMail: 'sekretariat@example.dk',
      operatorMail: 'drift@example.dk',
      vault: service.vault,
    });
    const refer = (which: Which, more: Record<string, unknown> = {}) =>
      service.refer({
        person: { givenName: 'Prøve', familyName: NAMES[which], birthDate: '1995-05-05', cpr: CPR },
        note: NOTE,
        ...more,
      });
    const [onCourse, closed, inScreening, ofCopenhagen] = await Promise.all([
      refer('onCourse'),
      refer('closed'),
      refer('inScreening'),
      refer('ofCopenhagen', { municipality: 'koebenhavns-kommune', languageCentre: undefined }),
    ]);
    for (const id of [onCourse, closed]) {
      await service.does(id, 'RecordScreening', { ...aScreening(FIRST_DAY), note: NOTE });
      await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
      await service.does(id, 'AdmitToCourse', COURSE);
    }
    await service.does(closed, 'CloseJourney', { outcome: 'self-supporting', on: FIRST_DAY });
    people = { onCourse, closed, inScreening, ofCopenhagen };
    const contact = { organisation: 'hilleroed-kommune', name: 'Ny Sagsbehandler', email: 'ny@example.dk' };
    const id = 'hilleroed-kommune-ny';
    const rest = { phone: null, language: 'da', active: true, position: 50 } as const;
    await addContact(service.db, { ...contact, ...rest, id, roles: ['caseworker'] });
    extra = { contact: id, key: await createApiKey(service.db, id, 'tests') };
  });
  afterAll(() => service.close());

  const ask = (route: Route, as: Asker | 'nobody', journey: Which, body?: unknown): Promise<TestResponse> => {
    const path = route.path
      .replace(/^\/api\/journeys\/:id/, `/api/journeys/${people[journey]}`)
      .replace(/^\/api\/programmes\/:id/, '/api/programmes/lo-hovedstaden')
      .replace(/^\/api\/alarms\/:id/, '/api/alarms/999999')
      .replace(/^\/api\/organisations\/:id/, '/api/organisations/lo-hovedstaden')
      .replace(/^\/api\/contacts\/:id/, '/api/contacts/k-coordinator')
      .replace(':command', 'promise-the-moon');
    return service.request(route.method.toUpperCase(), path, {
      as,
      // A body that no route takes: whoever may call the route is told what is wrong with it, and nothing is
      // done.
      ...(route.method !== 'get' && { body: body ?? { nothing: 'of the kind' } }),
    });
  };

  describe.each(ROUTES.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s',
    (_, route) => {
      it('lets in whoever has no key only where it is open to anyone', async () => {
        const { status, body } = await ask(route, 'nobody', 'onCourse');
        const isTurnedAway = status === 401 && body['code'] === 'no-key';
        // A page asks for no key. It says that this link, which is nobody's, opens nothing, or that this is
        // no form.
        const isLink = route.path.includes('/:');
        // Of a person's own page nobody learns whether there ever was one.
        const unknown = route.path === '/mit/:token' && route.method === 'get' ? 410 : 404;
        const open = route.isPage && isLink ? unknown : route.isPage && route.method === 'post' ? 415 : 200;
        expect(isTurnedAway ? 'turned away' : status).toBe(
          route.permission === 'anyone' ? open : 'turned away',
        );
      });

      it('lets in the roles that may, and tells the others that it is not theirs', async () => {
        const before = await recordedRows(service.db);
        const letIn: string[] = [];
        for (const as of ASKERS) {
          const answer = await ask(route, as, SEES[as][0] ?? 'onCourse');
          const isRefused = answer.status === 403 && (await told(service, answer)).code === 'not-yours';
          // A 500, our own mistake, does not count as being let in.
          if (!isRefused) letIn.push(answer.status === 500 ? `${as}: 500` : as);
        }
        expect(letIn).toEqual(ASKERS.filter((as) => may([ROLE_OF[as]], route.permission)));
        expect(await recordedRows(service.db)).toEqual(before);
      });
    },
  );

  // Who may read one of a journey's files is tested with real files: attached-files.test.ts.
  const aboutJourneys = ROUTES.filter(
    ({ path, hidden, method, givesFile }) =>
      path.startsWith('/api/journeys/:id') && !hidden && !givesFile && method === 'get',
  );

  it.each(aboutJourneys.map((route) => [route.path, route] as const))(
    '%s is there for those who see the person, and does not exist for others',
    async (_, route) => {
      const readers = ASKERS.filter((asker) => may([ROLE_OF[asker]], route.permission));
      expect(readers.length).toBeGreaterThan(0);
      for (const as of readers) {
        const seen: string[] = [];
        for (const which of PEOPLE) {
          const answer = await ask(route, as, which);
          const isHidden = answer.status === 404 && (await told(service, answer)).code === 'not-found';
          if (!isHidden) seen.push(answer.status === 200 ? which : `${which}: ${answer.status}`);
        }
        expect([as, seen]).toEqual([as, SEES[as]]);
      }
    },
  );

  it.each(WITH_A_ROUTE)('%s reaches the rules for own people only, and is 404 for others', async (type) => {
    const route = ROUTES.find(({ permission, hidden }) => permission === `command:${type}` && !hidden);
    if (route === undefined) throw new Error(`No route for ${type}`);
    const before = await recordedRows(service.db);
    for (const as of ASKERS.filter((asker) => may([ROLE_OF[asker]], `command:${type}`))) {
      for (const which of PEOPLE.filter((one) => !SEES[as].includes(one))) {
        const answer = await ask(route, as, which, fieldsOf(type));
        expect([as, which, await told(service, answer)]).toEqual([
          as,
          which,
          { status: 404, code: 'not-found', fields: [] },
        ]);
      }
      const own = SEES[as].find((one) => one === 'closed') ?? SEES[as][0];
      if (own !== 'closed') continue;
      // A closed journey refuses them all: so the no comes from a rule, not from the door. A person can still be put
      // right: there the no is that nothing would change.
      expect([as, await told(service, await ask(route, as, own, fieldsOf(type)))]).toMatchObject([
        as,
        { status: type === 'CorrectPerson' ? 422 : 409 },
      ]);
    }
    expect(await recordedRows(service.db)).toEqual(before);
  });

  it.each(ASKERS.filter((as) => may([ROLE_OF[as]], 'journey:read')))(
    'lists to a %s their own people only, and counts no others',
    async (as) => {
      const { body } = await service.request('GET', '/api/journeys', { as });
      const items = body['items'] as readonly { id: string; person: unknown }[];
      expect(items.map(({ id }) => id).sort()).toEqual(SEES[as].map((which) => people[which]).sort());
      expect(body['total']).toBe(items.length);
      const foreign = await service.request('GET', '/api/journeys?municipality=koebenhavns-kommune', { as });
      expect(foreign.body['total']).toBe(SEES[as].includes('ofCopenhagen') ? 1 : 0);
    },
  );

  it('tells a trade body what a candidate can do, and nothing of who it is', async () => {
    const as = 'tradeConsultant';
    const one = await service.request('GET', `/api/journeys/${people.onCourse}`, { as });
    expect(one.body['person']).toBeNull();
    expect(one.body['screening']).toMatchObject({ trade: '7131', yearsWorked: 6 });
    const list = await service.request('GET', '/api/journeys', { as });
    const timeline = await service.request('GET', `/api/journeys/${people.onCourse}/timeline`, { as });
    const said = JSON.stringify([one.body, list.body, timeline.body]);
    expect(
      [NAMES.onCourse, 'Prøve', '050595', '1995-05-05', NOTE].filter((word) => said.includes(word)),
    ).toEqual([]);
  });

  it.each(ASKERS.filter((as) => SEES[as].includes('onCourse') && as !== 'tradeConsultant'))(
    'shows a %s the name and the note, and never a whole CPR number',
    async (as) => {
      const path = `/api/journeys/${people.onCourse}`;
      const one = await service.request('GET', path, { as });
      expect(one.body['person']).toMatchObject({ familyName: NAMES.onCourse, cpr: '050595-xxxx' });
      const list = await service.request('GET', '/api/journeys', { as });
      const timeline = await service.request('GET', `${path}/timeline`, { as });
      expect(JSON.stringify(timeline.body)).toContain(NOTE);
      expect(JSON.stringify([one.body, list.body, timeline.body])).not.toContain('4321');
    },
  );

  it('notes who has read a person’s page, and no reading without a name', async () => {
    await service.db.query('delete from page_reads');
    for (const as of ['caseworker', 'tradeConsultant'] as const) {
      await service.request('GET', `/api/journeys/${people.onCourse}`, { as });
    }
    await service.request('GET', `/api/journeys/${people.onCourse}`, { as: 'foreignCaseworker' });
    const { rows } = await service.db.query('select contact_id, journey_id, shown_in from page_reads');
    expect(rows).toEqual([{ contact_id: 'k-caseworker', journey_id: people.onCourse, shown_in: 'page' }]);
  });

  it('tells the steering group how many stand where, and no number under five', async () => {
    await Promise.all(Array.from({ length: 5 }, () => service.refer()));
    const path = '/api/programmes/lo-hovedstaden/counts';
    const { body } = await service.request('GET', path, { as: 'steeringGroup' });
    expect(body).toEqual({
      programme: 'lo-hovedstaden',
      stages: {
        screening: 7,
        recruitment: 0,
        course: null,
        igu: 0,
        placement: 0,
        employment: 0,
        closed: null,
      },
    });
  });

  it('lets a caseworker refer people of their own municipality only', async () => {
    const before = await recordedRows(service.db);
    const answer = await service.request('POST', '/api/journeys', {
      as: 'foreignCaseworker',
      body: {
        municipality: 'hilleroed-kommune',
        municipalityReference: 'HIL-9999',
        legalBasis: 'public-task',
        targetGroup: 'primary',
        residenceBasis: 'udl-7',
        person: { givenName: 'Prøve', familyName: 'Eksempelsen', birthDate: '1995-05-05' },
      },
    });
    expect(await told(service, answer)).toEqual({ status: 403, code: 'not-yours', fields: [] });
    expect(await recordedRows(service.db)).toEqual(before);
  });

  it('lets a school admit to its own courses only', async () => {
    const answer = await service.give(
      people.onCourse,
      'AdmitToCourse',
      { ...COURSE, school: 'anden-skole' },
      { as: 'schoolConsultant' },
    );
    expect(await told(service, answer)).toMatchObject({ status: 422, fields: ['school'] });
    await service.request('POST', '/api/organisations', {
      body: { id: 'anden-skole', kind: 'school', name: 'En anden skole' },
    });
    const again = await service.give(
      people.onCourse,
      'AdmitToCourse',
      { ...COURSE, school: 'anden-skole' },
      { as: 'schoolConsultant' },
    );
    expect(await told(service, again)).toMatchObject({ status: 403, code: 'not-yours' });
  });

  it.each([
    ['a contact who is no longer active', '/api/contacts/hilleroed-kommune-ny'],
    ['a contact of an organisation that takes no part any more', '/api/organisations/hilleroed-kommune'],
  ])('refuses the key of %s, and takes it again when they are back', async (_, path) => {
    const headers = { authorization: `Bearer ${extra.key}` };
    const status = async () => (await service.request('GET', '/api/journeys', { headers })).status;
    expect(await status()).toBe(200);
    await service.request('PATCH', path, { body: { active: false } });
    expect(await status()).toBe(401);
    await service.request('PATCH', path, { body: { active: true } });
    expect(await status()).toBe(200);
  });

  it('refuses a key that has been revoked', async () => {
    const headers = { authorization: `Bearer ${extra.key}` };
    await revokeApiKeys(service.db, extra.contact);
    const answer = await service.request('GET', '/api/journeys', { headers });
    expect(await told(service, answer)).toEqual({ status: 401, code: 'unknown-key', fields: [] });
    expect((await service.request('GET', '/api/journeys', { as: 'caseworker' })).status).toBe(200);
  });

  it('keeps the secretariat the only one that sees everybody', () => {
    expect(ASKERS.filter((as) => SEES[as].length === PEOPLE.length)).toEqual(SECRETARIAT);
  });
});

/** Fields of the right shape, on a day so far ahead that nothing comes of them. */
function fieldsOf(type: CommandType): Record<string, unknown> {
  if (type === 'CorrectPerson') return { person: { birthDate: '1995-05-05' }, cause: 'written-wrong' };
  const fields: Readonly<Record<string, Field>> = COMMANDS[type].fields;
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([, field]) => field.kind !== 'optional')
      .map(([name, field]) => [name, valueOf(name, field)]),
  );
}

/** Organisations of the right kind, for fields whose example is not one. */
const ORGANISATION: Readonly<Record<string, string>> = {
  school: 'next',
  municipality: 'koebenhavns-kommune',
};

function valueOf(name: string, field: Field): unknown {
  switch (field.kind) {
    case 'date':
      return AHEAD;
    case 'month':
      return AHEAD.slice(0, 7);
    case 'flag':
      return true;
    case 'number':
      return field.min;
    case 'code':
      return field.of[0];
    case 'codes':
      return [];
    case 'text':
      return ORGANISATION[name] ?? field.example.split(' ')[0];
    case 'optional':
      return undefined;
  }
}
