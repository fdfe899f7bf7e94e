import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { intakeSchema, referredSchema } from '../../api/intake/intake-responses.ts';
import { destroyPersonKey } from '../../db/persons/persons.ts';
import { all, one } from '../../db/pool.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { csvOf } from '../support/intake/an-intake.ts';
import type { Row } from '../support/intake/an-intake.ts';
import { aReferral } from '../support/journeys/a-journey.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { runRestore } from '../support/stack/a-restore.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { placesInTheClear } from '../support/stack/places-in-the-clear.ts';
import type { Asker } from '../support/stack/test-parties.ts';
import { aStory } from '../support/stories/a-story.ts';
import { everythingInTemporal } from '../support/temporal/everything-in-temporal.ts';

const LISTED: Row = {
  kommune: 'Hillerød Kommune',
  fornavn: 'Nadia',
  efternavn: 'Langtfraborte',
  foedselsdato: '23-07-1991',
  opholdsgrundlag: 'udl-7',
  maalgruppe: 'primaer',
  retsgrundlag: 'myndighedsopgave',
};
const PATIENCE_MS = 60_000;

/** Every reference that is written anywhere in the story: none may be found in clear. */
const PLANTED = [
  'PLANTET-HIL-1',
  'PLANTET-HIL-2',
  'PLANTET-KBH-7',
  'PLANTET-KBH-8',
  'PLANTET-KBH-9',
] as const;
const [ONE, TWO, OF_OTHER, FREE, TAKEN_BACK] = PLANTED;

/** Spring of 2026; one story. */
describe('the reference by which a municipality knows somebody', () => {
  const step = aStory();
  let service: TestService;
  const answers: string[] = [];
  let first = '';
  let second = '';
  let others = '';
  beforeAll(async () => {
    service = await aService();
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const sends = async (list: readonly Row[], as: Asker = 'caseworker', query = '') => {
    const answer = await service.request('POST', `/api/intake${query}`, {
      as,
      body: csvOf(list),
      headers: { 'content-type': 'text/csv' },
    });
    expect(answer.status).toBe(200);
    return intakeSchema.parse(answer.body);
  };
  const refers = async (as: Asker, municipality: string, municipalityReference: string) => {
    const { languageCentre: _, ...referral } = aReferral;
    const person = {
      givenName: 'Bo',
      familyName: municipalityReference.toLowerCase(),
      birthDate: '1990-01-02',
    };
    const answer = await service.request('POST', '/api/journeys', {
      as,
      body: {
        ...referral,
        municipality,
        municipalityReference,
        person: { ...person, familyName: `Anden${municipality.slice(0, 3)}` },
      },
    });
    expect(answer.status).toBe(201);
    const { id } = referredSchema.parse(answer.body);
    await eventually(async () => (await service.journey(id)).sequence > 0);
    return id;
  };
  const transfers = (id: string, municipality: string, municipalityReference: string, key: string) =>
    service.request('POST', `/api/journeys/${id}/commands/transfer-journey`, {
      as: 'caseworker',
      body: { municipality, municipalityReference, on: FIRST_DAY },
      headers: { 'idempotency-key': key },
    });
  const searched = async (as: Asker, reference: string) => {
    const { body } = await service.request('GET', `/api/journeys?reference=${reference}`, { as });
    return (body['items'] as { id: string; reference: string }[]).map(({ id, reference: shown }) => [
      id,
      shown,
    ]);
  };
  const givenIn = async (as: Asker, id: string) => {
    const { body } = await service.request('GET', `/api/journeys/${id}/timeline`, { as });
    return (body['items'] as { type: string; reference: string | null }[])
      .filter(({ type }) => type === 'PersonReferred' || type === 'JourneyTransferred')
      .map(({ reference }) => reference);
  };

  step('recognises the list that comes again, and is shown to whoever sees the journey', async () => {
    const list = [ONE, TWO].map((reference, at) => ({
      ...LISTED,
      kommunens_reference: reference,
      efternavn: `Langtfraborte ${at === 0 ? 'Et' : 'To'}`,
    }));
    const { journeys } = await sends(list);
    [first = '', second = ''] = journeys.map(({ id }) => id ?? '');
    for (const id of [first, second]) await eventually(async () => (await service.journey(id)).sequence > 0);
    expect((await sends(list)).journeys.map(({ id, known }) => [id, known])).toEqual([
      [first, true],
      [second, true],
    ]);
    expect((await sends(list, 'caseworker', '?dryRun=true')).known).toBe(2);
    expect((await service.journey(first)).reference).toBe(ONE);
    for (const as of ['coordinator', 'caseworker', 'counsellor'] as const) {
      expect([as, await searched(as, ONE)]).toEqual([as, as === 'counsellor' ? [] : [[first, ONE]]]);
    }
    expect(await searched('foreignCaseworker', ONE)).toEqual([]);
    expect(await givenIn('caseworker', first)).toEqual([ONE]);
  });

  step('of another municipality is told by no transfer: used or free, the answer is the same', async () => {
    others = await refers('foreignCaseworker', 'koebenhavns-kommune', OF_OTHER);
    const used = await transfers(first, 'koebenhavns-kommune', OF_OTHER, 'transfer-used');
    const free = await transfers(second, 'koebenhavns-kommune', FREE, 'transfer-free');
    answers.push(JSON.stringify(used.body), JSON.stringify(free.body));
    expect([used.status, Object.keys(used.body)]).toEqual([free.status, Object.keys(free.body)]);
    expect(used.body).toEqual(free.body);
    expect([used.status, used.body['journey']]).toEqual([200, null]);
    // Whoever has them now finds both, and a list means whom it meant before.
    expect(new Set((await searched('foreignCaseworker', OF_OTHER)).map(([id]) => id))).toEqual(
      new Set([first, others]),
    );
    expect(await searched('foreignCaseworker', FREE)).toEqual([[second, FREE]]);
    const listed = { ...LISTED, kommune: 'Københavns Kommune' };
    const again = await sends(
      [
        { ...listed, kommunens_reference: OF_OTHER },
        { ...listed, kommunens_reference: FREE, efternavn: 'Langtfraborte To' },
      ],
      'foreignCaseworker',
      '?dryRun=true',
    );
    expect(again.journeys.map(({ id }) => id)).toEqual([others, second]);
  });

  step(
    'stays the old municipality’s own: it refers nobody twice, and the new one is not told it',
    async () => {
      const again = await sends([{ ...LISTED, kommunens_reference: ONE, efternavn: 'Langtfraborte Et' }]);
      expect([again.created, again.journeys[0]?.known, again.journeys[0]?.changes]).toEqual([0, true, []]);
      expect(await givenIn('foreignCaseworker', first)).toEqual([null, OF_OTHER]);
      expect(await givenIn('coordinator', first)).toEqual([ONE, OF_OTHER]);
      expect(await searched('coordinator', ONE)).toEqual([[first, OF_OTHER]]);
      for (const as of ['caseworker', 'foreignCaseworker'] as const)
        expect(await searched(as, ONE)).toEqual([]);
    },
  );

  step('comes back with a transfer that is taken back, and the other one means nobody', async () => {
    const id = await refers('caseworker', 'hilleroed-kommune', TAKEN_BACK.replace('KBH', 'HIL'));
    const moved = await transfers(id, 'koebenhavns-kommune', TAKEN_BACK, 'transfer-wrong');
    const event = Number(moved.body['sequence']);
    await service.does(id, 'CorrectCommand', { event, reason: 'wrong-person' });
    expect((await service.journey(id)).reference).toBe('PLANTET-HIL-9');
    expect(await searched('caseworker', 'PLANTET-HIL-9')).toEqual([[id, 'PLANTET-HIL-9']]);
    for (const as of ['coordinator', 'foreignCaseworker'] as const) {
      expect([as, await searched(as, TAKEN_BACK)]).toEqual([as, []]);
    }
    const list = [
      { ...LISTED, kommune: 'Københavns Kommune', kommunens_reference: TAKEN_BACK, fornavn: 'Ny' },
    ];
    expect((await sends(list, 'foreignCaseworker', '?dryRun=true')).created).toBe(1);
    await expectConsistent(service, id);
  });

  step('of a transfer that a rule refuses is not kept', async () => {
    const kept = async () => (await all(service.db, 'select id from municipality_references')).length;
    const before = await kept();
    const refused = await service.request('POST', `/api/journeys/${second}/commands/transfer-journey`, {
      body: { municipality: 'koebenhavns-kommune', municipalityReference: 'PLANTET-KBH-10', on: FIRST_DAY },
    });
    answers.push(JSON.stringify(refused.body));
    expect([refused.status, refused.body['code'], await kept()]).toEqual([409, 'same-municipality', before]);
  });

  step('is there after a rebuild from the record', async () => {
    const { code } = await runRestore(service, '--workflow', journeyWorkflowId(first));
    expect(code).toBe(0);
    expect(await service.journey(first)).toMatchObject({ epoch: 2, reference: OF_OTHER });
    await expectConsistent(service, first);
  });

  step('stands in clear in no history, memo, search attribute, row, log or error', async () => {
    const kept = await one<{ id: string }>(
      service.db,
      'select reference_id as id from journeys where id = $1',
      [first],
    );
    const everywhere = [await everythingInTemporal(service), ...service.logged, ...answers]
      .join('\n')
      .toLowerCase();
    // The text is really looked through: the id under which it is kept stands in it.
    expect([kept?.id, everywhere.includes(kept?.id ?? 'nobody')]).toEqual([kept?.id, true]);
    for (const planted of [...PLANTED, 'PLANTET-HIL-9', 'PLANTET-KBH-10', 'PLANTET']) {
      expect([planted, everywhere.includes(planted.toLowerCase())]).toEqual([planted, false]);
      expect([planted, await placesInTheClear(service.db, planted)]).toEqual([planted, []]);
    }
  });

  step('goes with the person’s key, and no list means them any more', async () => {
    const row = await one<{ person: string }>(
      service.db,
      'select person_id as person from journeys where id = $1',
      [second],
    );
    await destroyPersonKey(service.db, row?.person ?? '');
    expect((await service.journey(second)).reference).toBeNull();
    expect(await givenIn('coordinator', second)).toEqual([null, null]);
    expect(await searched('coordinator', FREE)).toEqual([]);
    expect(
      await all(
        service.db,
        `select id from municipality_references where journey_id = $1
         and (mark is not null or length(sealed) > 0 or is_claimed)`,
        [second],
      ),
    ).toEqual([]);
  });
});
