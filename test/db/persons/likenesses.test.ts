import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { knownAlike, likenesses } from '../../../db/persons/likenesses.ts';
import { marksOf } from '../../../db/persons/marks.ts';
import type { Person } from '../../../db/persons/person.ts';
import { inTransaction, run } from '../../../db/pool.ts';
import type { Db, Tx } from '../../../db/pool.ts';
import { aReferral } from '../../support/journeys/a-journey.ts';
import { aDatabaseWithParties, aPerson, aVault } from '../../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { readReferences } from '../../../db/persons/municipality-references.ts';
import { addAJourney } from '../../support/journeys/add-a-journey.ts';

const FILLED_DOWN: Person = { ...aPerson, givenName: 'Fornavn', familyName: 'Efternavn' };
const MANY = 800;
const PATIENCE_MS = 60_000;

let database: TestDatabase;
let db: Db;
beforeEach(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterEach(() => database.close());

async function refer(tx: Tx, person: Person, reference: string): Promise<void> {
  const actor = { organisation: 'hilleroed-kommune', contact: 'k-caseworker', via: 'api' } as const;
  await addAJourney(tx, aVault, { person, reference, referral: aReferral, actor });
}

describe('a name that stands in hundreds of rows', () => {
  it(
    'is told of in pairs that can be counted, after all others, and as soon as any other',
    async () => {
      await inTransaction(db, async (tx) => {
        for (let at = 0; at < MANY; at += 1) await refer(tx, FILLED_DOWN, `FILLED-${at}`);
      });
      await inTransaction(db, async (tx) => {
        await refer(tx, aPerson, 'TWICE-1');
        await refer(tx, aPerson, 'TWICE-2');
      });
      await run(db, 'analyze');
      const began = performance.now();
      const { total, items } = await likenesses(db, { limit: 50, offset: 0 });
      // Each of the ten known longest with all that come after it, and the two who are really alike.
      expect(total).toBe(10 * MANY - 55 + 1);
      const first = items[0]?.journeys.map(({ id }) => id) ?? [];
      expect([...(await readReferences(db, aVault, first)).values()].toSorted()).toEqual([
        'TWICE-1',
        'TWICE-2',
      ]);
      const caseworker = {
        contact: 'k-caseworker',
        organisation: 'hilleroed-kommune',
        organisationKind: 'municipality',
        roles: ['caseworker'],
      } as const;
      const listed = { marks: marksOf(aVault, FILLED_DOWN), personId: null };
      const known = await knownAlike(
        db,
        caseworker,
        Array.from({ length: MANY }, () => listed),
      );
      expect(known).toHaveLength(5 * MANY);
      expect(performance.now() - began).toBeLessThan(5_000);
    },
    PATIENCE_MS,
  );
});
