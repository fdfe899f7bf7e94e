import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listOrganisations } from '../../../db/partners/organisations.ts';
import { one } from '../../../db/pool.ts';
import { aDatabase } from '../../support/stack/a-database.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

/** As Danes look for them; by code, Aalborg would come first, and Ørsted after Åben. */
const IN_ORDER = ['Bakkehus', 'Zebra', 'Æblegården', 'Ørsted', 'Aalborg Kommune', 'Åben Skole'];

describe('organisations in a list', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
    await database.db.query(
      "insert into organisations (id, kind, name) select 'org-' || nr, 'company', name from unnest($1::text[]) with ordinality as given (name, nr)",
      [IN_ORDER.toSorted().toReversed()],
    );
  });
  afterAll(() => database.close());

  it('stand in Danish order', async () => {
    const { items } = await listOrganisations(database.db, { limit: 50, offset: 0 });
    const names = items.map(({ name }) => name);
    expect(names.filter((name) => !/^A?a|^Å/.test(name))).toEqual([
      'Bakkehus',
      'Zebra',
      'Æblegården',
      'Ørsted',
    ]);
    expect(names.slice(-2).toSorted()).toEqual(['Aalborg Kommune', 'Åben Skole']);
  });

  it('are compared by code everywhere else, as in every database of the service', async () => {
    const row = await one<{ provider: string; locale: string }>(
      database.db,
      `select datlocprovider as provider, datlocale as locale from pg_database where datname = current_database()`,
    );
    expect(row).toEqual({ provider: 'b', locale: 'C.UTF-8' });
  });
});
