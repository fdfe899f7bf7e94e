import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { z } from 'zod';
import { intakeSchema, referredSchema } from '../../api/intake/intake-responses.ts';
import { duplicateSchema, mergeSchema } from '../../api/persons/duplicate-responses.ts';
import { beginMerge } from '../../db/persons/merges.ts';
import { destroyPersonKey } from '../../db/persons/persons.ts';
import { one } from '../../db/pool.ts';
import { aReferral, aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { csvOf } from '../support/intake/an-intake.ts';
import type { Row } from '../support/intake/an-intake.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestResponse, TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import type { Asker } from '../support/stack/test-parties.ts';
import { aStory } from '../support/stories/a-story.ts';
import { journeyKnownAs } from '../support/journeys/known-references.ts';

const LISTED: Row = {
  kommune: 'Hillerød Kommune',
  fornavn: 'Søren',
  efternavn: 'Bjergbestigersen',
  foedselsdato: '23-07-1991',
  cpr: '230791-9996',
  telefon: '22334455',
  email: 'planted-soeren@example.org',
  opholdsgrundlag: 'udl-7',
  maalgruppe: 'primaer',
  retsgrundlag: 'myndighedsopgave',
};
const SØREN = {
  givenName: 'Søren',
  familyName: 'Bjergbestigersen',
  birthDate: '1991-07-23',
  cpr: '230791-9996',
};
const PATIENCE_MS = 60_000;

/** Spring of 2026; one story. */
describe('a list that is imported again, and a person who is on record twice', () => {
  const step = aStory();
  let service: TestService;
  beforeAll(async () => {
    service = await aService();
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const sends = (
    list: readonly Row[],
    { as = 'caseworker', query = '' }: { as?: Asker; query?: string } = {},
  ): Promise<TestResponse> =>
    service.request('POST', `/api/intake${query}`, {
      as,
      body: csvOf(list),
      headers: { 'content-type': 'text/csv' },
    });
  const takesIn = async (list: readonly Row[], given: { as?: Asker; query?: string } = {}) => {
    const answer = await sends(list, given);
    expect([answer.status, answer.body['rows'] !== undefined]).toEqual([200, true]);
    return intakeSchema.parse(answer.body);
  };
  const refers = async (
    as: Asker,
    municipality: string,
    reference: string,
    person: Record<string, unknown>,
  ) => {
    const { languageCentre: _, ...referral } = aReferral;
    const answer = await service.request('POST', '/api/journeys', {
      as,
      body: { ...referral, municipality, municipalityReference: reference, person },
    });
    expect([reference, answer.status]).toEqual([reference, 201]);
    const told = referredSchema.parse(answer.body);
    await eventually(async () => (await service.journey(told.id)).sequence > 0);
    return { id: told.id, alike: told.alike, text: JSON.stringify(answer.body) };
  };
  const duplicates = async () =>
    z
      .object({ total: z.int(), items: z.array(duplicateSchema) })
      .parse((await service.request('GET', '/api/duplicates')).body);
  /** Who is told of as perhaps one person, by their references, in an order of our own. */
  const names = async () => {
    const pairs = (await duplicates()).items.map(({ journeys }) =>
      journeys.map(({ reference }) => reference ?? '').toSorted(),
    );
    return pairs.toSorted((one, other) => (one.join() < other.join() ? -1 : 1));
  };
  let first = '';

  step('is told at the row that one CPR number stands there twice, with both rows', async () => {
    const twice = [
      { ...LISTED, kommunens_reference: 'FELT-4' },
      { ...LISTED, kommunens_reference: 'FELT-5', cpr: '2307919996' },
    ];
    const answer = await sends(twice, { query: '?dryRun=true' });
    expect([answer.status, answer.body['code']]).toEqual([422, 'intake-faulty']);
    expect(answer.body['rows']).toMatchObject([
      {
        line: 3,
        column: 'cpr',
        value: '230791-xxxx',
        message: expect.stringContaining('Linje 2 og linje 3'),
      },
    ]);
    // The same reference twice is one fault, and not two.
    const same = await sends([twice[0] ?? LISTED, twice[0] ?? LISTED], { query: '?dryRun=true' });
    expect(same.body['rows']).toMatchObject([{ line: 3, column: 'kommunens_reference' }]);
  });

  step('takes somebody in who has one name only', async () => {
    const list = [
      { ...LISTED, kommunens_reference: 'FELT-13', fornavn: 'Thiri', efternavn: '', cpr: '', email: '' },
    ];
    expect((await takesIn(list, { query: '?dryRun=true' })).journeys).toMatchObject([{ change: 'new' }]);
    const { journeys } = await takesIn(list);
    const seen = await service.journey(journeys[0]?.id ?? '');
    expect(seen.person).toMatchObject({ givenName: 'Thiri' });
    expect(seen.person).not.toHaveProperty('familyName');
    const page = await service.request('GET', `/api/journeys/${seen.id}/disclosures/page`);
    expect(String(page.body['text'])).toContain('Thiri');
    expect(String(page.body['text'])).not.toContain('undefined');
    const corrected = await service.request('POST', `/api/journeys/${seen.id}/commands/correct-person`, {
      as: 'caseworker',
      body: { person: { givenName: 'Thiri Aung' }, cause: 'has-changed' },
    });
    expect(corrected.status).toBe(200);
  });

  step('shows before it is imported again what would change, and changes nothing unasked', async () => {
    const list = [{ ...LISTED, kommunens_reference: 'HIL-S' }];
    const { journeys, created } = await takesIn(list);
    expect([created, journeys[0]?.change, journeys[0]?.alike]).toEqual([1, 'new', []]);
    first = journeys[0]?.id ?? '';
    await eventually(async () => (await service.journey(first)).sequence > 0);
    expect((await takesIn(list)).journeys).toMatchObject([
      { id: first, known: true, change: 'unchanged', changes: [], alike: [] },
    ]);
    const otherwise = [
      { ...LISTED, kommunens_reference: 'HIL-S', telefon: '66778899', email: '', maalgruppe: 'oevrig' },
      { ...LISTED, kommunens_reference: 'HIL-T', fornavn: 'Bo', cpr: '230791-9988' },
    ];
    const readBefore = await one(service.db, 'select count(*) from page_reads');
    for (const query of ['?dryRun=true', '']) {
      const told = (await takesIn(otherwise.slice(0, 1), { query })).journeys;
      expect(told).toMatchObject([
        {
          id: first,
          line: 2,
          change: 'would-change',
          changes: [{ field: 'phone', from: '+45 22 33 44 55', to: '+45 66 77 88 99' }],
          notTaken: ['targetGroup'],
        },
      ]);
    }
    // What stands of a person was shown, and that is noted.
    const noted = await one(service.db, 'select count(*) from page_reads');
    expect(Number(noted?.['count']) - Number(readBefore?.['count'])).toBe(2);
    expect((await takesIn(otherwise, { query: '?dryRun=true' })).journeys[1]?.change).toBe('new');
    expect((await service.journey(first)).person?.phone).toBe('+45 22 33 44 55');
  });

  step(
    'puts right whom it is asked to, by whoever sent it and because the list came again, once',
    async () => {
      const list = [{ ...LISTED, kommunens_reference: 'HIL-S', telefon: '66778899' }];
      const both = await Promise.all([
        takesIn(list, { query: '?correct=true' }),
        takesIn(list, { query: '?correct=true' }),
      ]);
      expect(both.flatMap(({ journeys }) => journeys.map(({ change }) => change))).toContain('corrected');
      expect((await service.journey(first)).person).toMatchObject({
        phone: '+45 66 77 88 99',
        email: LISTED.email,
      });
      const told = (await service.timeline(first)).filter(({ type }) => type === 'PersonCorrected');
      expect(told).toMatchObject([
        { actor: { contact: 'k-caseworker' }, payload: { fields: ['phone'], cause: 'list-again' } },
      ]);
      expect((await takesIn(list, { query: '?correct=true' })).journeys[0]?.change).toBe('unchanged');
      // Back and forth again is a correction each time.
      await takesIn([{ ...LISTED, kommunens_reference: 'HIL-S' }], { query: '?correct=true' });
      await takesIn(list, { query: '?correct=true' });
      expect((await service.journey(first)).person?.phone).toBe('+45 66 77 88 99');
      const wrong = [{ ...LISTED, kommunens_reference: 'HIL-S', cpr: '', foedselsdato: '24-07-1991' }];
      expect((await takesIn(wrong, { query: '?correct=true' })).journeys).toMatchObject([
        { change: 'not-corrected', why: { code: 'invalid' } },
      ]);
    },
  );

  step('tells a municipality of its own person, and of another’s not even that there is one', async () => {
    const again = await takesIn([{ ...LISTED, kommunens_reference: 'HIL-U' }], { query: '?dryRun=true' });
    expect(again.journeys[0]?.alike).toMatchObject([
      { where: 'known', journey: first, reference: 'HIL-S', alikeBy: ['cpr'] },
    ]);
    const { alike, text } = await refers('foreignCaseworker', 'koebenhavns-kommune', 'KBH-1', SØREN);
    expect(alike).toEqual([]);
    for (const hidden of ['HIL-S', 'hilleroed', 'Hillerød', first, '66 77 88 99', '9996']) {
      expect([hidden, text.includes(hidden)]).toEqual([hidden, false]);
    }
    const list = [{ ...LISTED, kommune: 'Københavns Kommune', kommunens_reference: 'KBH-2' }];
    const preview = await sends(list, { as: 'foreignCaseworker', query: '?dryRun=true' });
    expect(JSON.stringify(preview.body)).not.toContain('HIL-S');
    // Of the one that is the municipality's own it is told.
    expect(JSON.stringify(preview.body)).toContain('KBH-1');
  });

  step(
    'finds them by name and birthday too, however the name is written, but not two with numbers',
    async () => {
      const spelled = { givenName: 'Soeren', familyName: 'BJERGBESTIGERSEN', birthDate: '1991-07-23' };
      await refers('foreignCaseworker', 'koebenhavns-kommune', 'KBH-3', spelled);
      const other = { ...SØREN, cpr: '230791-1111' };
      const { alike } = await refers('foreignCaseworker', 'koebenhavns-kommune', 'KBH-4', other);
      // Like the one without a number, unlike the two whose numbers differ.
      expect(alike.map(({ where }) => where)).toEqual(['known']);
      expect(await names()).toEqual([
        ['HIL-S', 'KBH-1'],
        ['HIL-S', 'KBH-3'],
        ['KBH-1', 'KBH-3'],
        ['KBH-3', 'KBH-4'],
      ]);
    },
  );

  step('is for the secretariat alone to see, and stands on the coordinator’s worklist', async () => {
    for (const as of ['caseworker', 'foreignCaseworker', 'operator'] as const) {
      expect((await service.request('GET', '/api/duplicates', { as })).status).toBe(403);
    }
    const reads = async () => {
      const row = await one<{ count: number }>(
        service.db,
        `select count(*) as count from page_reads where contact_id = 'k-coordinator' and journey_id = $1`,
        [first],
      );
      return row?.count ?? 0;
    };
    const before = await reads();
    const [pair] = (await duplicates()).items;
    expect((await reads()) - before).toBe(2);
    expect(pair?.journeys.map(({ person }) => person?.cpr)).toEqual(['230791-xxxx', '230791-xxxx']);
    await service.until('2026-03-03');
    const mails = service.mailbox.postTo('k-coordinator@example.dk').map(({ text }) => text ?? '');
    expect(mails.at(-1)).toContain('Måske samme person to gange (4)');
    expect(mails.at(-1)).toContain(
      'Hillerød Kommune (HIL-S) og Københavns Kommune (KBH-1): samme CPR-nummer.',
    );
    expect(mails.join('\n')).not.toContain('Bjergbestigersen');
    for (const caseworker of ['k-caseworker@example.dk', 'k-foreigncaseworker@example.dk']) {
      const texts = service.mailbox.postTo(caseworker).map(({ text }) => text ?? '');
      expect(texts.join('\n')).not.toContain('Måske samme person');
    }
  });

  const idOf = (reference: string) => journeyKnownAs(service.db, service.vault, reference);

  step('is not told again of two who are two, until they look alike in a new way', async () => {
    const [third, fourth] = [await idOf('KBH-3'), await idOf('KBH-4')];
    const says = (journeys: readonly string[], as: Asker = 'coordinator') =>
      service.request('POST', '/api/duplicates/two-people', { as, body: { journeys } });
    expect((await says([third, fourth], 'caseworker')).status).toBe(403);
    expect((await says([third, third])).status).toBe(422);
    expect((await says([third, randomUUID()])).status).toBe(422);
    for (const pair of [
      [third, fourth],
      [fourth, third],
      [third, await idOf('KBH-1')],
      [third, first],
    ]) {
      expect((await says(pair)).status).toBe(200);
    }
    expect(await names()).toEqual([['HIL-S', 'KBH-1']]);
    const corrected = await service.request('POST', `/api/journeys/${third}/commands/correct-person`, {
      as: 'foreignCaseworker',
      body: { person: { cpr: '230791-1111' }, cause: 'written-wrong' },
    });
    expect(corrected.body['alike']).toMatchObject([{ where: 'known', reference: 'KBH-4', alikeBy: ['cpr'] }]);
    expect(await names()).toEqual([
      ['HIL-S', 'KBH-1'],
      ['KBH-3', 'KBH-4'],
    ]);
    expect((await says([third, fourth])).status).toBe(200);
    expect(await names()).toEqual([['HIL-S', 'KBH-1']]);
  });

  const merges = (keep: string, merge: string, as: Asker = 'coordinator') =>
    service.request('POST', '/api/duplicates/merge', { as, body: { keep, merge } });

  step(
    'is merged: one journey goes on, the other is closed and points to it, and both stay readable',
    async () => {
      const other = await idOf('KBH-1');
      await service.does(first, 'RecordScreening', aScreening('2026-03-03'));
      expect((await merges(first, other, 'caseworker')).status).toBe(403);
      expect((await merges(first, first)).body['code']).toBe('merge-with-itself');
      const [one, same] = await Promise.all([merges(first, other), merges(first, other)]);
      expect([200, 202]).toContain(one.status);
      expect([200, 202]).toContain(same.status);
      const { kept, merged } = mergeSchema.parse((await merges(first, other)).body);
      expect(kept).toMatchObject({ stage: 'screening', took: [other] });
      expect(merged).toMatchObject({
        stage: 'closed',
        mergedInto: first,
        closed: { outcome: 'not-established', cause: 'same-person' },
        person: { givenName: 'Søren' },
      });
      expect((await merges(other, first)).body['code']).toBe('merged-already');
      for (const id of [first, other]) await expectConsistent(service, id);
      const told = (await service.timeline(other)).filter(({ type }) => type.startsWith('Journey'));
      expect(told.map(({ type }) => type)).toEqual(['JourneyMerged', 'JourneyClosed']);
      expect(told[0]?.actor).toMatchObject({ contact: 'k-coordinator' });
      expect(await names()).toEqual([]);
      expect((await service.give(other, 'ReopenJourney', { on: '2026-03-03' })).body['code']).toBe(
        'merged-already',
      );
    },
  );

  step('is taken back in both journeys if they were two after all', async () => {
    const other = await idOf('KBH-1');
    for (const [id, type] of [
      [other, 'JourneyMerged'],
      [first, 'JourneyKept'],
    ] as const) {
      const event = (await service.timeline(id)).find((one) => one.type === type)?.sequence ?? 0;
      await service.does(id, 'CorrectCommand', { event, reason: 'wrong-person' });
    }
    const [again, kept] = [await service.journey(other), await service.journey(first)];
    expect([again.stage, again.mergedInto, kept.took]).toEqual(['screening', undefined, undefined]);
    expect(await names()).toEqual([['HIL-S', 'KBH-1']]);
  });

  step('is merged by the sweep if whoever asked for it was gone before either journey was told', async () => {
    const other = await idOf('KBH-1');
    const merge = { id: randomUUID(), kept: first, merged: other, askedBy: 'k-coordinator' };
    await beginMerge(service.db, { ...merge, askedAt: '2026-03-03T10:00:00.000Z' });
    expect(await names()).toEqual([]);
    await Promise.all([service.sweep(), service.sweep()]);
    await service.sweep();
    expect((await service.journey(other)).mergedInto).toBe(first);
    expect((await service.journey(first)).took).toEqual([other]);
    for (const id of [first, other]) {
      const events = await expectConsistent(service, id);
      const own = events.filter(({ payload }) => JSON.stringify(payload).includes(merge.id));
      expect(own).toHaveLength(1);
    }
  });

  step('is merged again after it was taken back in the closed journey only', async () => {
    const other = await idOf('KBH-1');
    for (const by of ['api', 'sweep'] as const) {
      const event =
        (await service.timeline(other)).findLast(({ type }) => type === 'JourneyMerged')?.sequence ?? 0;
      await service.does(other, 'CorrectCommand', { event, reason: 'wrong-person' });
      expect((await service.journey(other)).mergedInto).toBeUndefined();
      if (by === 'api') expect((await merges(first, other)).status).toBe(200);
      else {
        const askedAt = '2026-03-03T11:00:00.000Z';
        const merge = { id: randomUUID(), kept: first, merged: other, askedBy: 'k-coordinator', askedAt };
        await beginMerge(service.db, merge);
        await service.sweep();
      }
      expect([by, (await service.journey(other)).mergedInto]).toEqual([by, first]);
      expect((await service.journey(first)).took).toEqual([other]);
    }
    for (const id of [first, other]) await expectConsistent(service, id);
  });

  step('is no longer known by anything once the person’s key is destroyed', async () => {
    const row = await one<{ personId: string }>(
      service.db,
      'select person_id as "personId" from journeys where id = $1',
      [first],
    );
    await destroyPersonKey(service.db, row?.personId ?? '');
    const gone = await takesIn([{ ...LISTED, kommunens_reference: 'HIL-V' }], { query: '?dryRun=true' });
    expect(gone.journeys[0]?.alike.filter(({ where }) => where === 'known')).toEqual([]);
    const corrections = await service.request('GET', `/api/journeys/${first}/person/corrections`);
    expect(corrections.body).toEqual({ total: 0, items: [] });
    const erased = await service.request('POST', `/api/journeys/${first}/commands/correct-person`, {
      body: { person: { phone: '+45 44 55 66 77' }, cause: 'has-changed' },
    });
    expect(erased.status).toBe(422);
    await service.sweep();
  });
});
