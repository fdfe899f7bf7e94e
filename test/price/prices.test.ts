import { appendFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pricedApi, pricedPages } from '../../bench/priced-service.ts';
import type { PricedApi } from '../../bench/priced-service.ts';
import { inMs, measurePrices, MOST_MS, openRequests, priceTables } from '../../bench/prices.ts';
import type { Price, PriceFigures } from '../../bench/prices.ts';
import { worstBodies } from '../../bench/worst-bodies.ts';
import { contactOf } from '../support/stack/test-parties.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';

/** Where the tables are written while they are measured, for whoever asks. */
const SAID = process.env['PRICES_SAID'];
const said = (line: string) => {
  if (SAID !== undefined) appendFileSync(SAID, `${line}\n`);
};
const PATIENCE_MS = 900_000;
/** What a request may be answered with: never 500. */
const ANSWERED = [200, 202, 303, 400, 404, 413, 422, 429, 431];
const NOWHERE = {
  journey: '00000000-0000-4000-8000-000000000000',
  answerPage: '/svar/x',
  wishesPage: '/oensker/x',
  questionsPage: '/spoergsmaal/x',
  oneOfQuestionsPage: '/spoergsmaal/x/1',
  ownPage: '/mit/x',
  ownQuestionPage: '/mit/x/1',
};

/**
 * What a request costs of the API's one thread, in processor time against a fixed piece of work in the same run: another
 * machine, or much else on this one, changes both.
 */
describe('the price of a request', () => {
  let service: TestService;
  let api: PricedApi;
  let figures: PriceFigures;
  beforeAll(async () => {
    service = await aService();
    const journey = await service.refer();
    await eventually(async () => (await service.journey(journey)).open.length > 0);
    api = await pricedApi({ ...process.env, ...service.environment() });
    const pages = await pricedPages(service.db, journey, contactOf('caseworker'));
    figures = await measurePrices(
      api,
      {
        pages,
        keys: { coordinator: service.keyOf('coordinator'), operator: service.keyOf('operator') },
      },
      said,
    );
    said(priceTables(figures));
  }, PATIENCE_MS);
  afterAll(async () => {
    await api.end();
    await service.close();
  });

  const priceOf = (prices: readonly Price[], name: string): Price => {
    const found = prices.find((price) => price.name === name);
    if (found === undefined) throw new Error(`${name} was not measured`);
    return found;
  };

  it.each(openRequests(NOWHERE).map(({ name }) => name))('of %s is small', (name) => {
    const price = priceOf(figures.routes, name);
    expect(name.endsWith('(no key)') ? [401] : ANSWERED).toContain(price.status);
    expect(inMs(price)).toBeLessThan(MOST_MS.openRoute);
  });

  it('is that of pages that are there', () => {
    const shown = figures.routes.filter(({ status }) => status === 200).map(({ name }) => name);
    expect(shown).toEqual(
      expect.arrayContaining([
        'GET /svar/:token',
        'GET /mit/:token',
        'GET /oensker/:token',
        'GET /spoergsmaal/:token',
      ]),
    );
  });

  it.each(worstBodies(NOWHERE).map(({ name }) => name))('of %s has an end', (name) => {
    const price = priceOf(figures.bodies, name);
    // Whatever it is, it is answered, and nothing fails by itself. Who still writes may not get to read it.
    expect(name.endsWith('without a key') ? [0, 401] : ANSWERED).toContain(price.status);
    expect(inMs(price)).toBeLessThan(MOST_MS.worstBody);
  });
});
