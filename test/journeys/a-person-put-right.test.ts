import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { one } from '../../db/pool.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { expectConsistent } from '../support/journeys/expect-consistent.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestResponse, TestService } from '../support/stack/a-service.ts';
import { placesInTheClear } from '../support/stack/places-in-the-clear.ts';
import type { Asker } from '../support/stack/test-parties.ts';
import { aStory } from '../support/stories/a-story.ts';
import { everythingInTemporal } from '../support/temporal/everything-in-temporal.ts';

/** As she was referred, with much that is wrong. */
const WRONG = {
  givenName: 'Zarathustrine',
  familyName: 'Bjergbestigersdatter',
  birthDate: '2009-07-23',
  cpr: '230709-4996',
  phone: '+45 22 33 44 55',
  email: 'forkert-zara@example.org',
  language: 'fa',
};
/** As she is. */
const RIGHT = {
  givenName: 'Zarathustrina',
  familyName: 'Bjergbestigersen',
  birthDate: '1991-07-23',
  cpr: '230791-9996',
  phone: '+45 66 77 88 99',
  email: 'rigtig-zara@example.org',
  language: 'ti',
};
/** What may stand in no history, log, search attribute, error or table in the clear. */
const SECRETS = [WRONG, RIGHT].flatMap(({ givenName, familyName, birthDate, cpr, phone, email }) => [
  givenName,
  familyName,
  birthDate,
  cpr,
  phone,
  email,
  cpr.replace('-', ''),
  phone.replaceAll(' ', ''),
  phone.replaceAll(' ', '').replace('+45', ''),
]);
const PATIENCE_MS = 60_000;

/** Spring of 2026; one story. */
describe('a person whose data were wrong is put right', () => {
  const step = aStory();
  let service: TestService;
  let id = '';
  beforeAll(async () => {
    service = await aService();
    id = await service.refer({ person: WRONG, municipalityReference: 'HIL-Z' });
    await service.does(id, 'RecordScreening', aScreening('2026-03-02'));
    await service.does(id, 'AcceptScreening', { acceptedOn: '2026-03-02' });
    const post = { channel: 'mail', consentedOn: '2026-03-02' };
    await service.request('POST', `/api/journeys/${id}/person/post`, { body: post });
    const link = await service.request('POST', `/api/journeys/${id}/person/page`);
    page = String(link.body['url']).replace('http://localhost', '');
  }, PATIENCE_MS);
  afterAll(() => service.close());

  let page = '';
  let answers: TestResponse[] = [];
  const corrects = async (
    person: Record<string, unknown>,
    { as = 'caseworker', key, ...rest }: { as?: Asker; key?: string; cause?: string } = {},
  ): Promise<TestResponse> => {
    const answer = await service.request('POST', `/api/journeys/${id}/commands/correct-person`, {
      as,
      body: { person, cause: 'written-wrong', ...rest },
      headers: key === undefined ? {} : { 'idempotency-key': key },
    });
    answers = [...answers, answer];
    return answer;
  };
  const mailsTo = (address: string): readonly ParsedMail[] => service.mailbox.postTo(address);

  step('is refused what cannot be, by whoever may not see her, and when nothing would change', async () => {
    expect((await corrects({ email: RIGHT.email }, { as: 'foreignCaseworker' })).status).toBe(404);
    expect((await corrects({ email: RIGHT.email }, { as: 'counsellor' })).status).toBe(403);
    for (const [person, field] of [
      [{ cpr: RIGHT.cpr }, 'person.cpr'],
      [{ birthDate: RIGHT.birthDate }, 'person.cpr'],
      [{ birthDate: '2027-01-01' }, 'person.birthDate'],
      [{ email: WRONG.email }, 'person'],
      [{}, 'person'],
      [{ givenName: null }, 'person.givenName'],
      [{ phone: 'ring til mig' }, 'person.phone'],
    ] as const) {
      const answer = await corrects(person);
      const faults = answer.body['faults'] as readonly { field: string }[];
      expect([person, answer.status, faults.map((fault) => fault.field)]).toEqual([person, 422, [field]]);
    }
    const timeline = await service.timeline(id);
    expect(timeline.map(({ type }) => type)).not.toContain('PersonCorrected');
  });

  step(
    'is put right by her caseworker, who is told what was changed and that an age does not fit',
    async () => {
      await service.does(id, 'ProposeMatch', { kind: 'igu', company: 'eksempel-byg', sector: 'painting' });
      await service.does(id, 'AgreeMatch', {
        company: 'eksempel-byg',
        kind: 'igu',
        plannedStart: '2026-05-04',
      });
      const warnings = async () => (await service.journey(id)).warnings?.map(({ code }) => code) ?? [];
      expect(await warnings()).toContain('igu-age');
      const { birthDate, cpr, phone } = RIGHT;
      const answer = await corrects({ birthDate, cpr, phone }, { key: 'born' });
      expect(answer.status).toBe(200);
      expect(answer.body['corrected']).toEqual([
        expect.objectContaining({ field: 'birthDate', from: WRONG.birthDate, to: birthDate }),
        expect.objectContaining({ field: 'cpr', from: '230709-xxxx', to: '230791-xxxx' }),
        expect.objectContaining({ field: 'phone', from: WRONG.phone, to: phone }),
      ]);
      // She is of age on the planned first day: the warning is gone.
      expect(await warnings()).not.toContain('igu-age');
      // Born on another day again, she is too old: it is told at once.
      await corrects({ birthDate: '1971-07-23', cpr: null });
      expect(await warnings()).toContain('igu-age');
      await corrects({ birthDate, cpr });
      expect(await warnings()).not.toContain('igu-age');
    },
  );

  step('gets the same answer to the same key, and another body under it is refused', async () => {
    const { birthDate, cpr, phone } = RIGHT;
    const again = await corrects({ birthDate, cpr, phone }, { key: 'born' });
    const first = answers.find(({ status, body }) => status === 200 && body['corrected'] !== undefined);
    expect([again.status, again.body['sequence']]).toEqual([200, first?.body['sequence']]);
    expect((await corrects({ phone: '+45 44 55 66 77' }, { key: 'born' })).body['code']).toBe('key-reused');
  });

  step('gets the next mail at the right address, and her page and its links work as before', async () => {
    const { givenName, familyName, email, language } = RIGHT;
    const answer = await corrects({ givenName, familyName, email, language }, { cause: 'asked-by-person' });
    expect(answer.status).toBe(200);
    const before = mailsTo(WRONG.email).length;
    await service.until('2026-05-05');
    expect(mailsTo(WRONG.email)).toHaveLength(before);
    expect(mailsTo(email).at(-1)?.text).toContain('Til Zarathustrina\n');
    const seen = await fetch(`${service.url}${page}`);
    expect(await seen.text()).toContain('>Zarathustrina<');
  });

  step('is told on the timeline by whom and why, and what stood there to those who may see it', async () => {
    const told = (await service.timeline(id)).filter(({ type }) => type === 'PersonCorrected');
    expect(told).toHaveLength(4);
    expect(told[0]).toMatchObject({
      label: { da: 'Personens oplysninger rettet' },
      text: { da: 'Rettet hos personen: fødselsdato, CPR-nummer og telefonnummer. Årsag: skrevet forkert.' },
      actor: { contact: 'k-caseworker', organisation: 'hilleroed-kommune' },
    });
    const path = `/api/journeys/${id}/person/corrections`;
    expect((await service.request('GET', path, { as: 'tradeConsultant' })).status).toBe(403);
    expect((await service.request('GET', path, { as: 'foreignCaseworker' })).status).toBe(404);
    const { body } = await service.request('GET', path, { as: 'caseworker' });
    expect(body['total']).toBe(4);
    expect(JSON.stringify(body)).not.toContain('4996');
    expect(body['items']).toMatchObject([
      { cause: 'written-wrong', actor: { contact: 'k-caseworker' } },
      {
        fields: [
          { field: 'birthDate', from: RIGHT.birthDate },
          { field: 'cpr', from: '230791-xxxx', to: null },
        ],
      },
      {},
      { cause: 'asked-by-person', fields: [{ from: WRONG.givenName, to: RIGHT.givenName }, {}, {}, {}] },
    ]);
  });

  step('leaves nothing in any history, search attribute, log, error or table', async () => {
    await expectConsistent(service, id);
    const temporal = await everythingInTemporal(service);
    const everywhere = [temporal, ...service.logged];
    const timeline = JSON.stringify(await service.timeline(id));
    const errors = answers.filter(({ status }) => status >= 400).map(({ body }) => JSON.stringify(body));
    const all = [...everywhere, timeline, ...errors].join('\n').toLowerCase();
    // The text is really looked through: the ids of corrections stand in it.
    const correction = await one<{ id: string }>(service.db, 'select id from person_corrections limit 1');
    expect([correction?.id, temporal.includes(correction?.id ?? 'nobody')]).toEqual([correction?.id, true]);
    for (const secret of SECRETS) {
      expect([secret, all.includes(secret.toLowerCase())]).toEqual([secret, false]);
      expect([secret, await placesInTheClear(service.db, secret)]).toEqual([secret, []]);
    }
  });

  step('ends her post if her address is taken out, and says so', async () => {
    expect((await corrects({ email: null })).status).toBe(200);
    const post = await service.request('GET', `/api/journeys/${id}/person/post`);
    expect(post.body).toEqual({ channel: 'none' });
  });
});
