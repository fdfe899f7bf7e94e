import { createHash, createHmac } from 'node:crypto';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { destroyPersonKey } from '../../db/persons/persons.ts';
import { one } from '../../db/pool.ts';
import { keepIncomingMail } from '../../db/post/incoming-mails.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { hashColumns, valuesIn } from '../support/stack/stored-hashes.ts';
import { aStory } from '../support/stories/a-story.ts';

const PATIENCE_MS = 60_000;

const PERSON = {
  givenName: 'Qadira',
  familyName: 'Bjergbestigersen',
  birthDate: '1991-07-23',
  cpr: '230791-9996',
};
const SCREENING = aScreening('2026-03-02');
const CORRECTION = { person: { phone: '+45 66 77 88 99' }, cause: 'has-changed' };
const KEYS = ['first-key', '230791-9996', 'k-1'];
const MAIL = 'From: Kirsten <kirsten@example.dk>\r\nSubject: Sv\r\n\r\nVi ringer i morgen';

/**
 * The columns whose name or length says that they may hold hashes, each with what keeps it from being guessed. Whoever adds
 * one adds it here, and says the same.
 */
const COLUMNS: Readonly<Record<string, string>> = {
  'answer_links.digest_id': 'no hash: the id of a mail',
  'answer_links.token_hash': 'of a random token',
  'api_keys.key_hash': 'of a random key',
  'disclosures.digest_id': 'no hash: the id of a mail',
  'documents.body_hash': 'under the person’s own key',
  'documents.key': 'under a key of the vault’s',
  'incoming_mails.digest_id': 'no hash: the id of a mail',
  'incoming_mails.mark': 'under the key of the post',
  'meeting_invitations.digest_id': 'no hash: the id of a mail',
  'outbox.digest_id': 'no hash: the id of a mail',
  'person_corrections.body_hash': 'under the person’s own key',
  'person_corrections.key': 'under a key of the vault’s',
  'person_keys.wrapped_key': 'no hash: the person’s own key, sealed under the master key',
  'person_marks.hash': 'under a key of the vault’s',
  'person_name_words.word_hash': 'under a key of the vault’s',
  'replies.digest_id': 'no hash: the id of a mail',
  'timeline_events.body_hash': 'under the person’s own key, or that of the service',
  'timeline_events.key': 'under a key of the vault’s',
};

/** A body, as the same fields may be written before they are hashed. */
const written = (type: string, body: object): string[] => {
  const sorted = (value: unknown): unknown =>
    typeof value !== 'object' || value === null || Array.isArray(value)
      ? value
      : Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, inner]) => [name, sorted(inner)]),
        );
  return [body, sorted(body)].flatMap((each) => [JSON.stringify(each), `${type} ${JSON.stringify(each)}`]);
};

/** What somebody who has the database might try: every number of one day, names, bodies, keys, a mail. */
const guesses = (): readonly string[] => [
  ...Array.from({ length: 10_000 }, (_, at) => String(at).padStart(4, '0')).flatMap((four) => [
    `230791-${four}`,
    `230791${four}`,
  ]),
  'qadira',
  'bjergbestigersen',
  'Qadira',
  'Bjergbestigersen',
  'qadira bjergbestigersen',
  'bjergbestigersen qadira 1991-07-23',
  'Qadira Bjergbestigersen 1991-07-23',
  ...Array.from({ length: 50 }, (_, on) => `2026-03-${String((on % 31) + 1).padStart(2, '0')}`).flatMap(
    (on) => [
      ...written('RecordScreening', { ...SCREENING, screenedOn: on }),
      ...written('AcceptScreening', { acceptedOn: on }),
    ],
  ),
  ...written('CorrectPerson', CORRECTION),
  ...KEYS,
  MAIL,
];

/** As much of a hash as is enough to know it by. */
const ENOUGH = 16;

function hashesOf(text: string): string[] {
  const plain = ['sha256', 'sha1', 'md5', 'sha512'].map((by) => createHash(by).update(text).digest('hex'));
  const unkeyed = ['', '0'.repeat(64), 'fodfaeste'].map((key) =>
    createHmac('sha256', key).update(text).digest('hex'),
  );
  const twice = createHash('sha256').update(createHash('sha256').update(text).digest()).digest('hex');
  return [...plain, ...unkeyed, twice].map((hash) => hash.slice(0, ENOUGH));
}

describe('every hash that is stored', () => {
  const step = aStory();
  let service: TestService;
  let id = '';
  let guessed: ReadonlyMap<string, string>;
  beforeAll(async () => {
    guessed = new Map(guesses().flatMap((text) => hashesOf(text).map((hash) => [hash, text] as const)));
    service = await aService();
    id = await service.refer({ person: PERSON });
    await service.give(id, 'RecordScreening', SCREENING, { key: KEYS[0] ?? '' });
    await service.give(id, 'AcceptScreening', { acceptedOn: '2026-03-02' }, { key: KEYS[1] ?? '' });
    await service.request('POST', `/api/journeys/${id}/commands/correct-person`, {
      body: CORRECTION,
      headers: { 'idempotency-key': KEYS[2] ?? '' },
    });
    const receivedAt = '2026-03-02T09:00:00.000Z';
    await keepIncomingMail(service.db, service.vault, { bytes: Buffer.from(MAIL), receivedAt });
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const hits = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const column of await hashColumns(service.db)) {
      for (const value of await valuesIn(service.db, column)) {
        for (const [run] of value.matchAll(/[0-9a-f]{16,}/g)) {
          const text = guessed.get(run.slice(0, ENOUGH));
          if (text !== undefined) found.push(`${column.table}.${column.column}: ${text}`);
        }
      }
    }
    return found;
  };

  step('stands in a column that is known, with what keeps it from being guessed', async () => {
    const columns = await hashColumns(service.db);
    expect(columns.map(({ table, column }) => `${table}.${column}`)).toEqual(Object.keys(COLUMNS).toSorted());
  });

  step('is there to be guessed at', async () => {
    for (const column of ['body_hash', 'key'] as const) {
      expect((await valuesIn(service.db, { table: 'timeline_events', column })).length).toBeGreaterThan(2);
    }
    expect(await valuesIn(service.db, { table: 'person_marks', column: 'hash' })).not.toEqual([]);
    expect(await valuesIn(service.db, { table: 'person_corrections', column: 'body_hash' })).toHaveLength(1);
    expect(await valuesIn(service.db, { table: 'incoming_mails', column: 'mark' })).toHaveLength(1);
  });

  step('is found out by nobody who tries every value of a small space', async () => {
    expect(guessed.size).toBeGreaterThan(100_000);
    expect(await hits()).toEqual([]);
  });

  step('would be found out if it were a plain one', async () => {
    await service.db.query("update incoming_mails set mark = sha256(convert_to('230791-9996', 'utf8'))");
    expect(await hits()).toEqual(['incoming_mails.mark: 230791-9996']);
  });

  step(
    'ends with the person’s key: the same body has another hash, and the same key its answer',
    async () => {
      const hashOf = async () =>
        (
          await one<{ hash: string }>(
            service.db,
            "select body_hash as hash from timeline_events where subject_id = $1 and type = 'ScreeningAccepted'",
            [id],
          )
        )?.hash;
      const { personId } = (await one<{ personId: string }>(
        service.db,
        'select person_id as "personId" from journeys where id = $1',
        [id],
      )) ?? { personId: '' };
      const before = await hashOf();
      await destroyPersonKey(service.db, personId);
      const again = await service.give(
        id,
        'AcceptScreening',
        { acceptedOn: '2026-03-02' },
        { key: KEYS[1] ?? '' },
      );
      expect(again.status).toBe(200);
      expect(await hashOf()).toBe(before);
    },
  );
});
