import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A running service: where its API is, and the key with which to speak to it. */
export interface RunningService {
  /** Without a slash at the end. */
  readonly api: string;
  readonly key: string;
}

/** What `npm start` writes when all is ready, and removes at the end. */
const RUNNING_FILE = fileURLToPath(new URL('../.fodfaeste/running.json', import.meta.url));

const runningFile = z.object({
  api: z.url(),
  temporalUi: z.url().nullable(),
  inbox: z.url().nullable(),
  stores: z.record(z.string(), z.string()),
  keys: z.record(z.string(), z.string()),
});

/** Everything that `npm start` has written about itself. */
export type RunningFile = z.output<typeof runningFile>;

/** What runs here by `npm start`; `undefined` if nothing does. */
export async function readRunning(file = RUNNING_FILE): Promise<RunningFile | undefined> {
  try {
    return runningFile.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch {
    return undefined;
  }
}

/**
 * The environment of an operator's script. If it sets neither `DATABASE_URL` nor `TEMPORAL_ADDRESS`, those of
 * what runs here are added. If it sets one of them, it is about another service, and stays as it is.
 */
export async function withStoresHere(
  env: Readonly<Record<string, string | undefined>> = process.env,
  file = RUNNING_FILE,
): Promise<Readonly<Record<string, string | undefined>>> {
  const isSet = (name: string) => env[name] !== undefined && env[name] !== '';
  if (isSet('DATABASE_URL') || isSet('TEMPORAL_ADDRESS')) return env;
  return { ...env, ...(await readRunning(file))?.stores };
}

/**
 * Where the service is and the key with which to speak to it: `FODFAESTE_URL` and `FODFAESTE_KEY` if they are
 * set, else what runs here. `undefined` for what is in neither.
 */
export async function findService(
  role: string,
  given: { readonly url?: string | undefined } = {},
  env: Readonly<Record<string, string | undefined>> = process.env,
  file = RUNNING_FILE,
): Promise<Partial<RunningService>> {
  const running = await readRunning(file);
  const api = given.url ?? env['FODFAESTE_URL'] ?? running?.api;
  // The keys here open the service that runs here; they are not shown to any other service.
  const own = running !== undefined && api !== undefined && isSamePlace(api, running.api);
  const key = env['FODFAESTE_KEY'] ?? (own ? running.keys[role] : undefined);
  return {
    ...(api !== undefined && { api: api.replace(/\/+$/, '') }),
    ...(key !== undefined && { key }),
  };
}

function isSamePlace(one: string, other: string): boolean {
  return URL.canParse(one) && URL.canParse(other) && new URL(one).origin === new URL(other).origin;
}
