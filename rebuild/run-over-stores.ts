import { withStoresHere } from '../cli/running.ts';
import { ConfigError, readConfig } from '../config.ts';
import type { Config } from '../config.ts';
import { createPool } from '../db/pool.ts';
import { connectEngine } from '../engine/connect.ts';
import { describeError } from '../log.ts';
import type { Stores } from './compare.ts';

/** The exit code of a script that could not do what it was asked. */
export const NOT_TRIED = 2;

const ANSWERS_WITHIN_MS = 5_000;

/** Thrown if a store does not answer; the message says which, in words for an operator. */
class StoreAway extends Error {}

/**
 * Runs a script in this process over both stores, prints what it prints, and sets the exit code to what it
 * returns. If a store is away or not configured, says so.
 */
export async function runOverStores(
  script: (stores: Stores, print: (text: string) => void, config: Config) => Promise<number>,
): Promise<void> {
  try {
    const config = readConfig(await withStoresHere(), ['DATABASE_URL', 'TEMPORAL_ADDRESS']);
    process.exitCode = await withStores(config, (stores) =>
      script(stores, (text) => process.stdout.write(`${text}\n`), config),
    );
  } catch (error) {
    // An error of the driver may quote a row: only the kind of error is printed.
    const isPlain = error instanceof StoreAway || error instanceof ConfigError;
    process.stderr.write(`${isPlain ? error.message : JSON.stringify(describeError(error))}\n`);
    process.exitCode = NOT_TRIED;
  }
}

async function withStores<T>(
  { databaseUrl, temporal }: Config,
  work: (stores: Stores) => Promise<T>,
): Promise<T> {
  const { address, namespace } = temporal;
  const db = createPool(databaseUrl);
  const engine = await connectEngine(temporal);
  try {
    await db.query('select 1').catch(() => {
      throw new StoreAway('The database of DATABASE_URL does not answer.');
    });
    await engine
      .withDeadline(Date.now() + ANSWERS_WITHIN_MS, () =>
        engine.workflowService.describeNamespace({ namespace }),
      )
      .catch(() => {
        throw new StoreAway(`Temporal does not answer for the namespace ${namespace} at ${address}.`);
      });
    return await work({ db, engine });
  } finally {
    await engine.connection.close();
    await db.end();
  }
}
