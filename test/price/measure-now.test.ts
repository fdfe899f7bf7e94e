import { writeFileSync } from 'node:fs';
import { it } from '@jest/globals';
import { aService } from '../support/stack/a-service.ts';
import { pricedApi, pricedPages } from '../../bench/priced-service.ts';
import { measurePrices, priceTables } from '../../bench/prices.ts';
it('measures', async () => {
  const service = await aService();
  const journey = await service.refer();
  const api = await pricedApi({ ...process.env, ...service.environment() });
  try {
    const pages = await pricedPages(service.db, journey, 'k-caseworker');
    const figures = await measurePrices(api, { pages, key: service.keyOf('coordinator') }, (l) => process.stderr.write(l + '\n'));
    writeFileSync(process.env['OUT'] ?? '/tmp/b16/price-out.json', JSON.stringify(figures, null, 1));
    writeFileSync(`${process.env['OUT'] ?? '/tmp/b16/price-out.json'}.md`, priceTables(figures));
  } finally { await api.end(); await service.close(); }
}, 900_000);
