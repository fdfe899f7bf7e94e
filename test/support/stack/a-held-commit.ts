import { setTimeout as wait } from 'node:timers/promises';
import { createPool } from '../../../db/pool.ts';
import type { Db, Tx } from '../../../db/pool.ts';

/** A moment that one side waits for and another brings about. */
export function aMoment(): { readonly come: Promise<void>; comes(): void } {
  let resolve: () => void = () => undefined;
  const come = new Promise<void>((resolved) => {
    resolve = resolved;
  });
  return { come, comes: () => resolve() };
}

/**
 * A way to the same database whose transactions wait just before they are committed, until they are let go.
 */
export function heldBeforeCommit(url: string) {
  const pool = createPool(url);
  const [reached, gone] = [aMoment(), aMoment()];
  const connect = async (): Promise<Tx> => {
    const tx = await pool.connect();
    const query = tx.query.bind(tx) as (sql: string, values?: unknown[]) => Promise<unknown>;
    const waiting = async (sql: string, values?: unknown[]) => {
      if (sql === 'commit') {
        reached.comes();
        await gone.come;
      }
      return query(sql, values);
    };
    return { query: waiting, release: (broken?: boolean) => tx.release(broken) } as unknown as Tx;
  };
  return {
    db: { connect } as unknown as Db,
    reached: reached.come,
    go: () => gone.comes(),
    close: () => pool.end(),
  };
}

/** Whether something is still waiting after a time in which it would have been done. */
export async function isWaiting(work: Promise<unknown>): Promise<boolean> {
  return Promise.race([work.then(() => false), wait(400, true)]);
}
