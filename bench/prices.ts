import { request } from 'node:http';
import { ROUTES } from '../api/routes.ts';
import { priceKindOf } from './price-kinds.ts';
import { machine, machineLine } from './machine.ts';
import type { Machine } from './machine.ts';
import type { PricedApi, PricedPages } from './priced-service.ts';
import { percentiles } from './timed.ts';
import { worstBodies } from './worst-bodies.ts';
import type { WorstBody } from './worst-bodies.ts';

/** What the fixed piece of work takes on the machine by which the limits were set, in milliseconds. */
export const WORK_MS = 12;
/** What one request may cost of the main thread, in milliseconds of that machine. */
export const MOST_MS = { openRoute: 5, worstBody: 250 } as const;

const WARM_UP = 60;
const TIMES = 15;
/** Routes that ask for a key all end at the same place. */
const CLOSED_TIMES = 5;
const WORST_TIMES = 3;
/** Waits no longer for a response. */
const PATIENCE_MS = 120_000;

/** What one thing costs of the main thread. */
export interface Price {
  readonly name: string;
  /** The status of the response; 0 if none came. */
  readonly status: number;
  /** Of the fixed piece of work in the same run: 0.1 is a tenth of it. */
  readonly ratio: number;
}

/** What everything costs that anybody may ask for, and the worst that anybody can send. */
export interface PriceFigures {
  readonly machine: Machine;
  readonly workMs: number;
  readonly routes: readonly Price[];
  readonly bodies: readonly Price[];
}

/** The keys that the worst bodies are sent with. */
export interface Keys {
  readonly coordinator: string;
  readonly operator: string;
}

/** Milliseconds on the machine by which the limits were set. */
export const inMs = ({ ratio }: Pick<Price, 'ratio'>): number => ratio * WORK_MS;

/** Measures all routes without a key, and all worst bodies.  */
export async function measurePrices(
  api: PricedApi,
  on: { readonly pages: PricedPages; readonly keys: Keys },
  say: (line: string) => void = () => undefined,
): Promise<PriceFigures> {
  const works: number[] = [];
  const costs = async (worst: WorstBody, times: number, warmUp: number): Promise<Price> => {
    const request = { ...worst, body: worst.body?.() ?? '' };
    for (let time = 0; time < warmUp; time += 1) await answered(api.url, request, on.keys);
    const took: number[] = [];
    let status = 0;
    for (let time = 0; time < times; time += 1) {
      const before = await api.spent();
      status = await answered(api.url, request, on.keys);
      took.push((await api.spent()) - before);
    }
    const work = await api.work();
    works.push(work);
    return { name: request.name, status, ratio: percentiles(took).p50 / work };
  };
  for (let time = 0; time < 5; time += 1) await api.work();
  const routes: Price[] = [];
  for (const route of openRequests(on.pages)) {
    const isOpen = !route.name.endsWith('(no key)');
    routes.push(await costs(route, isOpen ? TIMES : CLOSED_TIMES, isOpen ? WARM_UP : 1));
  }
  const bodies: Price[] = [];
  for (const body of worstBodies(on.pages)) {
    const price = await costs(body, WORST_TIMES, 1);
    say(`${body.name}: ${price.status}, ${inMs(price).toFixed(1)} ms`);
    bodies.push(price);
  }
  return { machine: machine(), workMs: percentiles(works).p50, routes, bodies };
}

/** A request for each route that anybody may call, and one without a key for each that asks for one. */
export function openRequests(pages: PricedPages): WorstBody[] {
  return ROUTES.map((route): WorstBody => {
    const { method, path, permission, form } = route;
    const isPost = method !== 'get';
    return {
      name: `${method.toUpperCase()} ${path}${permission === 'anyone' ? '' : ' (no key)'}`,
      method: method.toUpperCase() as WorstBody['method'],
      path: pathOf(path, pages),
      kind: priceKindOf(route),
      by: 'anyone',
      ...(isPost && { body: () => (form === undefined ? '{}' : 'a=b') }),
      ...(form !== undefined && { type: 'application/x-www-form-urlencoded' }),
    };
  });
}

function pathOf(path: string, pages: PricedPages): string {
  const known: Readonly<Record<string, string>> = {
    '/svar/:token': pages.answerPage,
    '/mit/:token': pages.ownPage,
    '/mit/:token/:question': pages.ownQuestionPage,
    '/spoergsmaal/:token': pages.questionsPage,
    '/spoergsmaal/:token/:question': pages.oneOfQuestionsPage,
    '/oensker/:token': pages.wishesPage,
  };
  return known[path] ?? path.replaceAll(/:\w+/g, pages.journey);
}

/** A request with its body made. */
export type MadeRequest = Omit<WorstBody, 'body'> & { readonly body?: string | Buffer };

/** Each time from another network, so that no limit of one is met. */
let networks = 0;

/** Sends a request and reads what is answered; 0 if nothing is. */
export function answered(url: string, asked: MadeRequest, keys: Keys): Promise<number> {
  networks += 1;
  return new Promise((resolve) => {
    const { method, path, body = '', by, type = 'application/json', headers = {} } = asked;
    const sent = request(
      `${url}${path}`,
      {
        method,
        agent: false,
        timeout: PATIENCE_MS,
        headers: {
          ...(method !== 'GET' && { 'content-type': type, 'content-length': Buffer.byteLength(body) }),
          ...(by !== 'anyone' && { authorization: `Bearer ${keys[by]}` }),
          'x-forwarded-for': `10.${(networks >> 16) & 255}.${(networks >> 8) & 255}.${networks & 255}`,
          ...headers,
        },
      },
      (response) => {
        response.resume();
        response.once('close', () => {
          resolve(response.statusCode ?? 0);
        });
      },
    );
    sent.once('timeout', () => sent.destroy());
    sent.once('error', () => {
      resolve(0);
    });
    sent.end(body);
  });
}

/** The figures as tables of docs/performance.md. */
export function priceTables({ machine, workMs, routes, bodies }: PriceFigures): string {
  const row = (price: Price) =>
    `| ${price.name} | ${price.status} | ${inMs(price).toFixed(1)} ms | ${price.ratio.toFixed(2)} |`;
  const dear = routes.filter(({ name }) => !name.endsWith('(no key)'));
  const closed = routes.filter(({ name }) => name.endsWith('(no key)'));
  const dearest = closed.toSorted((a, b) => b.ratio - a.ratio)[0];
  return [
    `| open route, median of ${TIMES} | status | main thread | of the fixed work |`,
    '|---|---|---|---|',
    ...dear.map(row),
    ...(dearest === undefined
      ? []
      : [row({ ...dearest, name: `the dearest of ${closed.length} others, without a key` })]),
    '',
    `| worst body, median of ${WORST_TIMES} | status | main thread | of the fixed work |`,
    '|---|---|---|---|',
    ...bodies.map(row),
    '',
    `The fixed work took ${workMs.toFixed(1)} ms; milliseconds are those of a machine on which it takes ${WORK_MS} ms.`,
    '',
    machineLine(machine),
  ].join('\n');
}
