import { setTimeout as delay } from 'node:timers/promises';
import { answered } from './prices.ts';
import type { Keys, MadeRequest } from './prices.ts';
import type { PricedApi, PricedPages } from './priced-service.ts';
import { percentiles, timed } from './timed.ts';
import type { Percentiles } from './timed.ts';
import { worstBodies } from './worst-bodies.ts';

const MEASURED_MS = 15_000;
/** How long the others are at it before the clock starts: so long it takes until they are held back. */
const BEFORE_MS = 10_000;
const DESCRIBERS = 30;
const SENDERS = 10;
const PAUSE_MS = 20;

/** How long a caller waits for a page, alone and among those who ask for too much, in milliseconds. */
export interface WaitFigures {
  readonly quietMs: Percentiles;
  readonly crowdedMs: Percentiles;
  /** Of the 95th percentiles. */
  readonly ratio: number;
}

/** Measures it, on this machine only: the crowd and the caller each come from a network of their own. */
export async function measureWaits(
  api: PricedApi,
  on: { readonly pages: PricedPages; readonly keys: Keys },
): Promise<WaitFigures> {
  const quietMs = await waited(api, on.keys);
  const crowding = new AbortController();
  const again = async (request: MadeRequest) => {
    while (!crowding.signal.aborted) await answered(api.url, { ...request, headers: CROWD }, on.keys);
  };
  const bodies = worstBodies(on.pages).filter(({ kind, by }) => kind === 'json' && by === 'coordinator');
  const description: MadeRequest = {
    name: 'the description',
    kind: 'head',
    method: 'GET',
    path: '/api/openapi.json',
    by: 'anyone',
  };
  const crowd = [
    ...Array.from({ length: DESCRIBERS }, () => again(description)),
    ...bodies.slice(0, SENDERS).map((worst) => again({ ...worst, body: worst.body?.() ?? '' })),
  ];
  await delay(BEFORE_MS);
  const crowdedMs = await waited(api, on.keys);
  crowding.abort();
  await Promise.all(crowd);
  return { quietMs, crowdedMs, ratio: crowdedMs.p95 / quietMs.p95 };
}

const CROWD = { 'x-forwarded-for': '192.0.2.1' };

async function waited(api: PricedApi, keys: Keys): Promise<Percentiles> {
  const took: number[] = [];
  const page: MadeRequest = { name: 'a page', kind: 'head', method: 'GET', path: '/send-igen', by: 'anyone' };
  const until = Date.now() + MEASURED_MS;
  while (Date.now() < until) {
    took.push(await timed(() => answered(api.url, page, keys)));
    await delay(PAUSE_MS);
  }
  return percentiles(took);
}

/** The figures as a table of docs/performance.md. */
export function waitTable({ quietMs, crowdedMs, ratio }: WaitFigures): string {
  const ms = (value: number) => `${value.toFixed(1)} ms`;
  return [
    `| waiting for a page | median | 95 in 100 |`,
    '|---|---|---|',
    `| alone | ${ms(quietMs.p50)} | ${ms(quietMs.p95)} |`,
    `| while ${DESCRIBERS} ask for the description and ${SENDERS} send the worst bodies, without a pause | ${ms(crowdedMs.p50)} | ${ms(crowdedMs.p95)} |`,
    '',
    `The 95th percentile is ${ratio.toFixed(2)}× of a quiet one (aim: at most 2).`,
  ].join('\n');
}
