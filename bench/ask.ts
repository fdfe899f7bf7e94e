import { setTimeout as delay } from 'node:timers/promises';
import type { BenchStack } from './stack.ts';

const LOOK_EVERY_MS = 100;

/** The API as the bench asks it: JSON or CSV as the coordinator; throws if the request fails. */
export async function ask(
  { api, key }: Pick<BenchStack, 'api' | 'key'>,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
): Promise<unknown> {
  const csv = typeof body === 'string';
  const answer = await fetch(`${api}${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      ...(body !== undefined && { 'content-type': csv ? 'text/csv' : 'application/json' }),
    },
    ...(body !== undefined && { body: csv ? body : JSON.stringify(body) }),
  });
  const told = await answer.text();
  if (!answer.ok || answer.status === 202) {
    if (answer.status === 202 && path === '/api/clock') return undefined;
    throw new Error(`${method} ${path} was answered with ${answer.status}: ${told.slice(0, 300)}`);
  }
  return JSON.parse(told) as unknown;
}

/** Waits until a query to the database returns at least this number. */
export async function counted(
  { db }: Pick<BenchStack, 'db'>,
  sql: string,
  atLeast: number,
  withinMs = 10 * 60_000,
): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    const { rows } = await db.query<{ count: number }>(sql);
    if ((rows[0]?.count ?? 0) >= atLeast) return;
    if (Date.now() > until) throw new Error(`Not ${atLeast} in time: ${sql}`);
    await delay(LOOK_EVERY_MS);
  }
}
