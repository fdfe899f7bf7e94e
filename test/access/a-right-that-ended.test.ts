import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { outcomeOf, RightsHouse } from '../support/access/a-right.ts';
import { cellsOfTable } from '../support/access/rights-table.ts';

let house: RightsHouse;
beforeAll(async () => {
  house = await RightsHouse.opens();
});
afterAll(() => house.close());

describe('a right that ended, by way out and by how it ended', () => {
  it.each(cellsOfTable())('%s, when %s: %s%s', async (way, ending, outcome) => {
    expect(await outcomeOf(house, way, ending)).toBe(outcome);
  });
});
