import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freezeDigest } from '../../../activities/digest/freeze-digest.ts';
import { sendDigest } from '../../../activities/digest/send-digest.ts';
import { addNote, readNote } from '../../../db/persons/notes.ts';
import {
  addPerson,
  destroyPersonKey,
  findPersons,
  readPerson,
  readPersons,
  renewMarks,
} from '../../../db/persons/persons.ts';
import type { Person } from '../../../db/persons/person.ts';
import { createVault } from '../../../db/persons/vault.ts';
import { all, inTransaction, one } from '../../../db/pool.ts';
import { readTimeline } from '../../../db/subjects/timeline.ts';
import {
  aDatabaseWithParties,
  aPerson,
  aRemindedJourney,
  aVault,
  standAt,
} from '../../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { heldBeforeCommit, isWaiting } from '../../support/stack/a-held-commit.ts';
import { placesInTheClear } from '../../support/stack/places-in-the-clear.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabaseWithParties();
});
afterAll(() => database.close());

async function aPersonCalled(givenName: string, familyName: string): Promise<string> {
  const id = randomUUID();
  const person: Person = { ...aPerson, givenName, familyName };
  await inTransaction(database.db, (tx) => addPerson(tx, aVault, id, person));
  return id;
}

const PLANTED: Person = {
  givenName: 'Zarathustrina',
  familyName: 'Bjergbestigersen',
  birthDate: '1991-07-23',
  cpr: '2307919996',
  phone: '+4522334455',
  email: 'zarathustrina@privat.example.dk',
  language: 'ti',
  arrivedOn: '2023-09-17',
};
const NOTE = 'Hun drømmer om at male husgavle i Helsingør';

describe('the vault', () => {
  it('keeps nothing about a person in the clear, in any table or file, after a note and a mail about them', async () => {
    const { db } = database;
    const { id, personId } = await aRemindedJourney(db, { person: PLANTED });
    await addNote(db, aVault, { personId, text: NOTE });
    await standAt(db, '2026-03-20', '07:30');
    const mails: string[] = [];
    const mailer = {
      send: async ({ text }: { text: string }) => {
        mails.push(text);
        return { taken: true } as const;
      },
      close: () => undefined,
    };
    const contact = 'k-counsellor';
    const digestId = 'digest-k-counsellor-2026-03-20';
    const start = { digestId, contact, date: '2026-03-20', gatheredAt: '2026-03-20T06:30:00.000Z' };
    await freezeDigest({ db, vault: aVault, mailFrom: 'post@example.dk' })(start);
    await sendDigest({
      db,
      vault: aVault,
      mailer,
      mailFrom: 'post@fodfaeste.example.dk',
      secretariatMail: 's@example.dk',
      publicUrl: 'http://localhost',
    })(digestId);
    expect(mails.join()).toContain('Zarathustrina');
    expect((await readTimeline(db, id, { limit: 50, offset: 0 })).total).toBeGreaterThan(2);

    const { givenName, familyName, birthDate, cpr, phone, email, arrivedOn } = PLANTED;
    const secrets = [givenName, familyName, birthDate, cpr, phone, email, arrivedOn, NOTE, 'husgavle'];
    for (const secret of secrets)
      expect([secret, await placesInTheClear(db, String(secret))]).toEqual([secret, []]);
    // Proves the search: it does find what stands in the clear. A company's contact is no secret.
    expect(await placesInTheClear(db, 'Bo Bygmester')).toEqual(['contacts', 'contacts on disk']);
  });

  it('gives back every field of a person, and several persons at once', async () => {
    const id = randomUUID();
    await inTransaction(database.db, (tx) => addPerson(tx, aVault, id, PLANTED));
    const other = await aPersonCalled('Bo', 'Andersen');
    expect(await readPerson(database.db, aVault, id)).toEqual(PLANTED);
    const both = await readPersons(database.db, aVault, [id, other, randomUUID()]);
    expect([...both.keys()].sort()).toEqual([id, other].sort());
    expect(await readPerson(database.db, aVault, randomUUID())).toBeUndefined();
  });

  it('does not open what was moved to another person’s row, nor with that person’s key moved along', async () => {
    const { db } = database;
    const [mine, other] = [await aPersonCalled('Mona', 'Mine'), await aPersonCalled('Olga', 'Other')];
    await db.query('update persons set sealed = (select sealed from persons where id = $2) where id = $1', [
      mine,
      other,
    ]);
    await expect(readPerson(db, aVault, mine)).rejects.toThrow('unable to authenticate data');
    await db.query(
      `update person_keys set wrapped_key = (select wrapped_key from person_keys where person_id = $2)
       where person_id = $1`,
      [mine, other],
    );
    await expect(readPerson(db, aVault, mine)).rejects.toThrow('unable to authenticate data');
  });

  it('opens nobody under another master key, and finds nobody', async () => {
    const id = await aPersonCalled('Nadia', 'Nøglesen');
    const other = createVault(Buffer.alloc(32, 10));
    await expect(readPerson(database.db, other, id)).rejects.toThrow('unable to authenticate data');
    expect(await findPersons(database.db, other, 'Nadia')).toEqual([]);
    expect(await findPersons(database.db, aVault, 'Nadia')).toEqual([id]);
  });
});

describe('the search by name', () => {
  const known = new Map<string, string>();
  beforeAll(async () => {
    known.set('anne', await aPersonCalled('Anne-Marie', 'Müller-Sørensen'));
    known.set('åse', await aPersonCalled('Åse', 'Kjærgaard'));
    known.set('ahmad', await aPersonCalled('أَحْمَد', 'العلي'));
    known.set('müller', await aPersonCalled('Anders', 'Müller'));
  });

  it.each([
    ['sorensen', ['anne']],
    ['soerensen', ['anne']],
    ['Sørensen', ['anne']],
    ['SØRENSEN anne', ['anne']],
    ['müller', ['anne', 'müller']],
    ['muller marie', ['anne']],
    ['Müller-Sørensen', ['anne']],
    ['Müller-Sørensen Anders', []],
    ['aase', ['åse']],
    ['ase kjaergaard', ['åse']],
    ['kjærgaard å\u030ase', ['åse']],
    ['A\u030ase', ['åse']],
    ['احمد', ['ahmad']],
    ['العلي أحمد', ['ahmad']],
    ['Sør', []],
    ['', []],
    [' -, ', []],
  ])('finds by “%s”', async (name, expected) => {
    const found = await findPersons(database.db, aVault, name);
    const names = [...known].flatMap(([each, id]) => (found.includes(id) ? [each] : []));
    expect(names).toEqual(expected);
    expect(found).toHaveLength(expected.length);
  });
});

describe('destroying a person’s key', () => {
  it('erases one person and what was written about them, and can be repeated; the journey’s events stay', async () => {
    const { db } = database;
    const journey = await aRemindedJourney(db, { person: { ...PLANTED, givenName: 'Slettine' } });
    const { personId } = journey;
    const noteId = (await addNote(db, aVault, { personId, text: NOTE })) ?? '';
    const bystander = await aPersonCalled('Bystander', 'Eksempel');
    const before = await readTimeline(db, journey.id, { limit: 50, offset: 0 });

    await destroyPersonKey(db, personId);
    const destroyed = await one(db, 'select * from person_keys where person_id = $1', [personId]);
    await destroyPersonKey(db, personId);

    expect(await one(db, 'select * from person_keys where person_id = $1', [personId])).toEqual(destroyed);
    expect(await readPerson(db, aVault, personId)).toBeUndefined();
    expect(await readNote(db, aVault, personId, noteId)).toBeUndefined();
    expect(await findPersons(db, aVault, 'Slettine')).toEqual([]);
    expect(await addNote(db, aVault, { personId, text: 'Mere' })).toBeUndefined();
    expect(await readTimeline(db, journey.id, { limit: 50, offset: 0 })).toEqual(before);
    expect(await readPerson(db, aVault, bystander)).toBeDefined();
  });

  it('makes a backup of what was sealed unreadable, but not one that holds the keys too', async () => {
    const { db } = database;
    const personId = await aPersonCalled('Bagdis', 'Kopisen');
    const noteId = (await addNote(db, aVault, { personId, text: NOTE })) ?? '';
    const copied = await one<{ person: Buffer; note: Buffer; key: Buffer }>(
      db,
      `select persons.sealed as person, notes.sealed as note, wrapped_key as key
       from persons join person_keys on person_id = persons.id join notes on notes.person_id = persons.id
       where persons.id = $1`,
      [personId],
    );
    await destroyPersonKey(db, personId);

    // A backup without the keys, restored over the live database.
    await db.query('update persons set sealed = $2 where id = $1', [personId, copied?.person]);
    await db.query('update notes set sealed = $2 where id = $1', [noteId, copied?.note]);
    expect(await readPerson(db, aVault, personId)).toBeUndefined();
    expect(await readNote(db, aVault, personId, noteId)).toBeUndefined();

    // A backup with the keys: this is why keys must be backed up apart, and only for a short time.
    await db.query('update person_keys set wrapped_key = $2, destroyed_at = null where person_id = $1', [
      personId,
      copied?.key,
    ]);
    expect((await readPerson(db, aVault, personId))?.givenName).toBe('Bagdis');
    expect(await readNote(db, aVault, personId, noteId)).toBe(NOTE);
  });

  it('leaves nothing by which they are recognised, though that is being made again at the same moment', async () => {
    const { db } = database;
    const personId = await aPersonCalled('Mærke', 'Igensen');
    const marks = () => all(db, 'select kind from person_marks where person_id = $1', [personId]);
    expect(await marks()).not.toEqual([]);
    await db.query('delete from person_marks where person_id = $1', [personId]);
    const held = heldBeforeCommit(database.url);
    const renewal = renewMarks(held.db, aVault, personId);
    await held.reached;
    const destruction = destroyPersonKey(db, personId);
    await isWaiting(destruction);
    held.go();
    await Promise.all([renewal, destruction]);
    await held.close();
    expect(await marks()).toEqual([]);
    expect(await findPersons(db, aVault, 'Igensen')).toEqual([]);
  });

  it('leaves no sealed bytes behind', async () => {
    const { db } = database;
    const personId = await aPersonCalled('Tom', 'Række');
    await addNote(db, aVault, { personId, text: NOTE });
    await destroyPersonKey(db, personId);
    const left = await all<{ bytes: number }>(
      db,
      `select length(sealed) as bytes from persons where id = $1
       union all select length(sealed) from notes where person_id = $1
       union all select length(wrapped_key) from person_keys where person_id = $1 and wrapped_key is not null`,
      [personId],
    );
    expect(left).toEqual([{ bytes: 0 }, { bytes: 0 }]);
  });
});
