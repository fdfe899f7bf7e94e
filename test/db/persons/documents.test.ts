import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordEvents } from '../../../activities/recording/record-events.ts';
import {
  keepDocument,
  listDocuments,
  nameOfDocumentUnder,
  readDocument,
} from '../../../db/persons/documents.ts';
import type { SentDocument } from '../../../db/persons/documents.ts';
import { destroyPersonKey } from '../../../db/persons/persons.ts';
import { clearUnclaimedDocuments, discardDocument } from '../../../db/persons/unclaimed-documents.ts';
import { one } from '../../../db/pool.ts';
import { parkSubject } from '../../../db/subjects/subjects.ts';
import { aDatabaseWithParties, aVault, RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { aPdf } from '../../support/stack/a-file.ts';
import { placesInTheClear } from '../../support/stack/places-in-the-clear.ts';

const NAME = 'خطة Hemmeligsen.pdf';
const SECRET = 'Kun-i-planen';
const HASH = 'a'.repeat(64);

const aPlan = (): SentDocument => ({
  kind: 'training-plan',
  name: NAME,
  type: 'application/pdf',
  bytes: aPdf(SECRET),
});

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabaseWithParties();
});
afterAll(() => database.close());

/**
 * A journey whose referral comes under a key, as any command does, and what sends and records its document.
 */
async function aJourney() {
  const journey = await RecordedJourney.referred(database.db);
  const bearer = { journey: journey.id, key: `link-1-${randomUUID()}`, bodyHash: HASH };
  const of = { journey: journey.id, personId: journey.personId };
  return {
    journey,
    bearer,
    of,
    sent: async (bodyHash = HASH) =>
      (await keepDocument(
        database.db,
        aVault,
        { ...bearer, bodyHash },
        { personId: journey.personId, document: aPlan(), sentBy: 'byg' },
      )) ?? '',
    recorded: async (bodyHash = HASH) => {
      const batch = journey.batch();
      const events = batch.events.map((event, index) =>
        index === 0 ? { ...event, key: bearer.key, bodyHash } : event,
      );
      await recordEvents({ db: database.db })({ ...batch, events });
    },
    listed: () => listDocuments(database.db, aVault, of),
  };
}

const isThere = async (id: string) =>
  (await one(database.db, 'select 1 from documents where id = $1', [id])) !== undefined;

const agedBy = (id: string, days: number) =>
  database.db.query('update documents set sent_at = now() - make_interval(days => $2) where id = $1', [
    id,
    days,
  ]);

describe('a document', () => {
  it('belongs to the event of the command it came with, and is read again byte for byte', async () => {
    const { sent, recorded, listed, of } = await aJourney();
    const id = await sent();
    await recorded();
    expect(await listed()).toEqual([
      {
        id,
        sequence: 1,
        at: expect.any(String),
        kind: 'training-plan',
        mediaType: 'application/pdf',
        size: aPdf(SECRET).length,
        sentBy: 'byg',
        name: NAME,
      },
    ]);
    const read = await readDocument(database.db, aVault, { ...of, document: id });
    expect(read).toEqual({ name: NAME, type: 'application/pdf', bytes: aPdf(SECRET) });
  });

  it('is told of to nobody before its command is recorded', async () => {
    const { sent, listed, of } = await aJourney();
    const id = await sent();
    expect(await listed()).toEqual([]);
    expect(await readDocument(database.db, aVault, { ...of, document: id })).toBeUndefined();
  });

  it('brought twice with the same command, is one', async () => {
    const { sent, recorded, listed } = await aJourney();
    const [first, again] = await Promise.all([sent(), sent()]);
    expect(again).toBe(first);
    await recorded();
    expect(await listed()).toHaveLength(1);
  });

  it('brought under the same key with another command, is not the one that was recorded', async () => {
    const { sent, recorded, listed, bearer, of } = await aJourney();
    const [mine] = [await sent(), await sent('b'.repeat(64))];
    await recorded();
    expect((await listed()).map(({ id }) => id)).toEqual([mine]);
    expect(await nameOfDocumentUnder(database.db, aVault, { ...of, key: bearer.key })).toBe(NAME);
  });

  it('is known by its name to whoever has the key it came under, also before it is recorded', async () => {
    const { sent, bearer, of } = await aJourney();
    const nameUnder = (key: string) => nameOfDocumentUnder(database.db, aVault, { ...of, key });
    expect(await nameUnder(bearer.key)).toBeUndefined();
    await sent();
    expect(await nameUnder(bearer.key)).toBe(NAME);
    expect(await nameUnder('link-1-another')).toBeUndefined();
  });

  it('is no other journey’s and no other person’s', async () => {
    const [{ sent, recorded, of }, other] = [await aJourney(), await aJourney()];
    const document = await sent();
    await recorded();
    const places = [other.of, { ...of, journey: other.of.journey }, { ...of, personId: other.of.personId }];
    for (const place of places) {
      expect(await readDocument(database.db, aVault, { ...place, document })).toBeUndefined();
    }
  });

  it('does not open in another document’s place, nor its name', async () => {
    const [{ sent, recorded, of, listed }, other] = [await aJourney(), await aJourney()];
    const [document, foreign] = [await sent(), await other.sent()];
    await recorded();
    await database.db.query(
      `update documents set (sealed, sealed_name) =
         (select sealed, sealed_name from documents where id = $2) where id = $1`,
      [document, foreign],
    );
    await expect(readDocument(database.db, aVault, { ...of, document })).rejects.toThrow('authenticate');
    await expect(listed()).rejects.toThrow('authenticate');
  });

  it('stands nowhere in the clear, and its name neither', async () => {
    const { sent } = await aJourney();
    await sent();
    expect(await placesInTheClear(database.db, SECRET)).toEqual([]);
    expect(await placesInTheClear(database.db, 'Hemmeligsen')).toEqual([]);
  });

  it('can be read by nobody once the person’s key is destroyed, and no other is kept', async () => {
    const { sent, recorded, listed, of, bearer } = await aJourney();
    const document = await sent();
    await recorded();
    await destroyPersonKey(database.db, of.personId);
    expect((await listed()).map(({ id, name }) => [id, name])).toEqual([[document, null]]);
    expect(await readDocument(database.db, aVault, { ...of, document })).toBeUndefined();
    expect(await nameOfDocumentUnder(database.db, aVault, { ...of, key: bearer.key })).toBeUndefined();
    const left = await one(
      database.db,
      'select length(sealed) as bytes, length(sealed_name) as name from documents where id = $1',
      [document],
    );
    expect(left).toEqual({ bytes: 0, name: 0 });
    expect(await sent('c'.repeat(64))).toBe('');
  });
});

describe('a document whose command was refused', () => {
  it('is let go of', async () => {
    const { sent } = await aJourney();
    const id = await sent();
    await discardDocument(database.db, id);
    expect(await isThere(id)).toBe(false);
  });

  it('stays while the same command, given at the same time, may yet be recorded', async () => {
    const { sent, recorded, listed } = await aJourney();
    const [id] = [await sent(), await sent()];
    await discardDocument(database.db, id);
    await recorded();
    expect((await listed()).map(({ id: kept }) => kept)).toEqual([id]);
  });

  it('stays where an event came with it, however often it is let go of', async () => {
    const { sent, recorded } = await aJourney();
    const id = await sent();
    await recorded();
    await discardDocument(database.db, id);
    await discardDocument(database.db, id);
    expect(await isThere(id)).toBe(true);
  });
});

describe('a document whose command never arrived', () => {
  it('is let go of after a month, and not before', async () => {
    const [old, young] = [await aJourney(), await aJourney()];
    const [left, fresh] = [await old.sent(), await young.sent()];
    await agedBy(left, 31);
    await agedBy(fresh, 29);
    expect(await clearUnclaimedDocuments(database.db)).toBe(1);
    expect([await isThere(left), await isThere(fresh)]).toEqual([false, true]);
  });

  it('begins its month anew where it is brought again', async () => {
    const { sent } = await aJourney();
    const id = await sent();
    await agedBy(id, 31);
    await sent();
    await clearUnclaimedDocuments(database.db);
    expect(await isThere(id)).toBe(true);
  });

  it('waits for as long as its journey is parked, and for ever where its command was recorded', async () => {
    const [parked, done] = [await aJourney(), await aJourney()];
    const [waiting, claimed] = [await parked.sent(), await done.sent()];
    await parkSubject(database.db, { kind: 'journey', id: parked.of.journey });
    await done.recorded();
    for (const id of [waiting, claimed]) await agedBy(id, 400);
    await clearUnclaimedDocuments(database.db);
    expect([await isThere(waiting), await isThere(claimed)]).toEqual([true, true]);
  });
});
