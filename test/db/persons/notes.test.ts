import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { recordEvents } from '../../../activities/recording/record-events.ts';
import { addNote, addSubjectNote, isNoteOf, readNote, readSubjectNote } from '../../../db/persons/notes.ts';
import { discardNote } from '../../../db/persons/unused-notes.ts';
import { one } from '../../../db/pool.ts';
import { aDatabaseWithParties, aVault, RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

let database: TestDatabase;
let journey: RecordedJourney;
let other: RecordedJourney;
beforeAll(async () => {
  database = await aDatabaseWithParties();
  journey = await RecordedJourney.referred(database.db);
  other = await RecordedJourney.referred(database.db);
});
afterAll(() => database.close());

async function aNote(text: string, of = journey): Promise<string> {
  const id = await addNote(database.db, aVault, { personId: of.personId, text, writtenBy: 'k-counsellor' });
  return id ?? '';
}

describe('a note', () => {
  it('is read again word for word, by the person it is about', async () => {
    const text = 'Mødte op.\r\nTaler arabisk: شكرا. 🏗️';
    const id = await aNote(text);
    expect(await readNote(database.db, aVault, journey.personId, id)).toBe(text);
    expect(await isNoteOf(database.db, journey.personId, id)).toBe(true);
  });

  it('is nobody else’s', async () => {
    const id = await aNote('Kun hendes');
    expect(await readNote(database.db, aVault, other.personId, id)).toBeUndefined();
    expect(await isNoteOf(database.db, other.personId, id)).toBe(false);
    expect(await isNoteOf(database.db, journey.personId, randomUUID())).toBe(false);
  });

  it('does not open in another note’s place, not even the same person’s', async () => {
    const [id, moved] = [await aNote('Den ene'), await aNote('Den anden')];
    await database.db.query(
      'update notes set sealed = (select sealed from notes where id = $2) where id = $1',
      [id, moved],
    );
    await expect(readNote(database.db, aVault, journey.personId, id)).rejects.toThrow(
      'unable to authenticate data',
    );
  });

  it('is kept of nobody the vault does not know', async () => {
    expect(await addNote(database.db, aVault, { personId: randomUUID(), text: 'Ingen' })).toBeUndefined();
  });

  it('can be taken away where its command was refused, but not once the timeline refers to it', async () => {
    const [unused, used] = [await aNote('Afvist'), await aNote('Henvist pr. telefon')];
    await discardNote(database.db, unused);
    expect(await one(database.db, 'select 1 from notes where id = $1', [unused])).toBeUndefined();

    const batch = journey.batch();
    const events = batch.events.map((event, index) => (index === 0 ? { ...event, noteId: used } : event));
    await recordEvents({ db: database.db })({ ...batch, events });
    await expect(discardNote(database.db, used)).rejects.toThrow('foreign key');
    expect(await readNote(database.db, aVault, journey.personId, used)).toBe('Henvist pr. telefon');
  });
});

describe('a note about a subject that is nobody’s', () => {
  it('is read again by that subject, and by no person and no other subject', async () => {
    const { db } = database;
    const programme = (await one<{ id: string }>(db, 'select id from programmes'))?.id ?? '';
    const text = 'Flyttet, fordi lokalet ikke er færdigt.';
    const id = await addSubjectNote(db, aVault, { subjectId: programme, text, writtenBy: 'k-coordinator' });
    expect(await readSubjectNote(db, aVault, programme, id)).toBe(text);
    expect(await readSubjectNote(db, aVault, journey.id, id)).toBeUndefined();
    expect(await readNote(db, aVault, journey.personId, id)).toBeUndefined();
    expect(
      await one(db, 'select 1 from notes where id = $1 and position($2 in sealed) > 0', [
        id,
        Buffer.from(text),
      ]),
    ).toBeUndefined();
  });
});
