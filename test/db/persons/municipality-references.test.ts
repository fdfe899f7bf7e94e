import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { knownReferences } from '../../../db/journeys/journeys.ts';
import {
  claimReference,
  clearUnclaimedReferences,
  discardReference,
  keepReference,
  readEveryReference,
  readReferences,
  referenceMark,
  sealReferencesInClear,
} from '../../../db/persons/municipality-references.ts';
import { destroyPersonKey } from '../../../db/persons/persons.ts';
import { all, inTransaction, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { aDatabaseWithParties, aVault, RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { addProgramme } from '../../support/programme/add-programme.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { placesInTheClear } from '../../support/stack/places-in-the-clear.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../db/migrations/', import.meta.url));
const OTHER = { municipality: 'koebenhavns-kommune', reference: 'KBH-77' };

let database: TestDatabase;
let db: Db;

const rows = () => all<{ id: string }>(db, 'select id from municipality_references');
const brought = (journey: RecordedJourney, key: string) =>
  keepReference(
    db,
    aVault,
    { journey: journey.id, key, bodyHash: 'of-the-body' },
    { ...OTHER, personId: journey.personId },
  );

describe('a municipality’s reference', () => {
  beforeEach(async () => {
    database = await aDatabaseWithParties();
    ({ db } = database);
  });
  afterEach(() => database.close());

  it('has a mark of its own in each municipality, which nobody finds out by trying', () => {
    const mark = referenceMark(aVault, OTHER);
    expect(mark).toHaveLength(32);
    const others = ['hilleroed-kommune', 'koebenhavns-kommune'].flatMap((municipality) =>
      ['KBH-7', 'KBH-77', '7'].map((reference) =>
        referenceMark(aVault, { municipality, reference }).toString('hex'),
      ),
    );
    expect(new Set(others).size).toBe(6);
    expect(others.filter((each) => each === mark.toString('hex'))).toHaveLength(1);
  });

  it('is read in one query for as many journeys as are asked for', async () => {
    const journeys = [await RecordedJourney.referred(db), await RecordedJourney.referred(db)];
    const counted = { queries: 0 };
    const counting = new Proxy(db, {
      get: (target, name) => {
        if (name === 'query') counted.queries += 1;
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
    const read = await readReferences(
      counting,
      aVault,
      journeys.map(({ id }) => id),
    );
    expect([...read.values()].toSorted()).toEqual(journeys.map(({ reference }) => reference).toSorted());
    expect(counted.queries).toBe(1);
    expect(await readReferences(db, aVault, [])).toEqual(new Map());
  });

  it('that a command brings holds no sooner than its event, and is kept once however often it comes', async () => {
    const journey = await RecordedJourney.referred(db);
    const id = await brought(journey, 'k-1');
    expect(await brought(journey, 'k-1')).toBe(id);
    expect(await rows()).toHaveLength(2);
    expect((await readReferences(db, aVault, [journey.id])).get(journey.id)).toBe(journey.reference);
    expect(await knownReferences(db, aVault, [OTHER])).toEqual([]);
  });

  it('goes with its refused command, but not while the same command may still be recorded', async () => {
    const journey = await RecordedJourney.referred(db);
    const id = (await brought(journey, 'k-1')) ?? '';
    await brought(journey, 'k-1');
    await discardReference(db, id);
    expect(await rows()).toHaveLength(2);
    await discardReference(db, id);
    expect(await rows()).toHaveLength(1);
  });

  it('that nobody ever recorded goes after a month, a referral’s own never', async () => {
    const journey = await RecordedJourney.referred(db);
    await brought(journey, 'k-1');
    expect(await clearUnclaimedReferences(db)).toBe(0);
    await db.query("update municipality_references set brought_at = now() - interval '31 days'");
    expect(await clearUnclaimedReferences(db)).toBe(1);
    expect((await readReferences(db, aVault, [journey.id])).get(journey.id)).toBe(journey.reference);
  });

  it('is the latest the municipality gave, where an event does not say which', async () => {
    const journey = await RecordedJourney.referred(db);
    const { municipality } = journey.lived.journey.referral ?? { municipality: '' };
    await inTransaction(db, (tx) => claimReference(tx, journey.id, { id: null, municipality }));
    expect((await readReferences(db, aVault, [journey.id])).get(journey.id)).toBe(journey.reference);
    await inTransaction(db, (tx) =>
      claimReference(tx, journey.id, { id: null, municipality: OTHER.municipality }),
    );
    expect(await readReferences(db, aVault, [journey.id])).toEqual(new Map());
  });

  it('ends with the person’s key: it is read no more, means nobody, and no more is kept', async () => {
    const journey = await RecordedJourney.referred(db);
    const { reference } = journey;
    const municipality = 'hilleroed-kommune';
    expect(await knownReferences(db, aVault, [{ municipality, reference }])).toHaveLength(1);
    await destroyPersonKey(db, journey.personId);
    expect(await readReferences(db, aVault, [journey.id])).toEqual(new Map());
    expect(await readEveryReference(db, aVault, journey.id)).toEqual(new Map());
    expect(await knownReferences(db, aVault, [{ municipality, reference }])).toEqual([]);
    expect(await brought(journey, 'k-1')).toBeUndefined();
  });

  it('does not open as another’s: the bytes are bound to their row', async () => {
    const [one_, other] = [await RecordedJourney.referred(db), await RecordedJourney.referred(db)];
    await db.query(
      `update municipality_references set sealed = (select sealed from municipality_references where journey_id = $2)
       where journey_id = $1`,
      [one_.id, other.id],
    );
    await expect(readReferences(db, aVault, [one_.id])).rejects.toThrow(/authenticate/);
  });
});

describe('a database in which references stood in clear', () => {
  const CLEAR = ['HIL-KLAR-1', 'KBH-KLAR-2'] as const;
  const JOURNEY = '3f0e6d1a-0000-4000-8000-0000000000aa';
  const PERSON = '3f0e6d1a-0000-4000-8000-0000000000bb';
  beforeEach(async () => {
    database = await aDatabase();
    ({ db } = database);
    const files = (await readdir(MIGRATIONS)).filter((file) => file.endsWith('.sql')).toSorted();
    const at = files.findIndex((file) => file.includes('municipality_references'));
    if (at < 1) throw new Error('The migration of references is not there');
    await db.query('drop schema public cascade; create schema public');
    const runs = async (some: readonly string[]) => {
      for (const file of some) await db.query(await readFile(`${MIGRATIONS}${file}`, 'utf8'));
    };
    await runs(files.slice(0, at));
    await addJourneyOfBefore();
    await runs(files.slice(at));
  });
  afterEach(() => database.close());

  async function addJourneyOfBefore(): Promise<void> {
    const [first, second] = CLEAR;
    await db.query(
      `insert into organisations (id, kind, name) values ('hilleroed-kommune', 'municipality', 'Hillerød Kommune'),
         ('koebenhavns-kommune', 'municipality', 'Københavns Kommune')`,
    );
    await db.query('insert into person_keys (person_id, wrapped_key) values ($1, $2)', [
      PERSON,
      aVault.newKey(PERSON).wrapped,
    ]);
    const before = { referral: { municipality: 'hilleroed-kommune', municipalityReference: first } };
    const state = {
      referral: { municipality: 'koebenhavns-kommune', municipalityReference: second },
      corrigible: [{ event: 2, type: 'JourneyTransferred', before }],
    };
    await db.query(
      "insert into subjects (id, kind, workflow_id, sequence, state, epoch) values ($1, 'journey', $2, 2, $3, 1)",
      [JOURNEY, `journey-${JOURNEY}`, state],
    );
    await addProgramme(db, { slug: 'a-programme' });
    await db.query(
      `insert into journeys (id, programme, person_id, municipality, municipality_reference, opening)
       values ($1, 'a-programme', $2, 'koebenhavns-kommune', $3, $4)`,
      [JOURNEY, PERSON, second, before],
    );
    for (const [at, reference] of CLEAR.entries()) {
      await db.query(
        `insert into timeline_events (subject_id, sequence, epoch, event_id, type, version, payload, at)
         values ($1, $2, 1, gen_random_uuid(), $3, 1, $4, now())`,
        [
          JOURNEY,
          at + 1,
          at === 0 ? 'PersonReferred' : 'JourneyTransferred',
          { municipalityReference: reference },
        ],
      );
    }
  }

  const known = { municipality: 'koebenhavns-kommune', reference: CLEAR[1] };

  it('has them nowhere else once it is migrated, and sealed after the first start', async () => {
    const clear = await all<{ reference: string }>(
      db,
      'select in_clear as reference from municipality_references',
    );
    expect(clear).toEqual([{ reference: CLEAR[1] }]);
    expect(await sealReferencesInClear(db, aVault)).toBe(1);
    expect(await sealReferencesInClear(db, aVault)).toBe(0);
    expect((await readReferences(db, aVault, [JOURNEY])).get(JOURNEY)).toBe(CLEAR[1]);
    expect(await knownReferences(db, aVault, [known])).toEqual([{ ...known, id: JOURNEY }]);
    // The files keep what was deleted until they are written once more.
    await db.query('vacuum full');
    for (const reference of CLEAR) {
      expect([reference, await placesInTheClear(db, reference)]).toEqual([reference, []]);
    }
    const row = await one<{ referral: object }>(db, "select opening -> 'referral' as referral from journeys");
    expect(row?.referral).toEqual({ municipality: 'hilleroed-kommune' });
  });

  it('seals each once, by however many at once', async () => {
    const counts = await Promise.all([1, 2, 3].map(() => sealReferencesInClear(db, aVault)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await knownReferences(db, aVault, [known])).toHaveLength(1);
  });
});
