import type { Request, Response } from 'express';
import type { Viewer } from '../../db/access.ts';
import { viewerByKey } from '../../db/partners/api-keys.ts';
import type { Db } from '../../db/pool.ts';
import { networkLimit } from '../http/network-limit.ts';
import { Problem } from '../http/problems.ts';

/** Wrong keys that one network may try in a minute. Right keys are never counted, and never held back. */
const WRONG_KEYS_A_MINUTE = 20;

/**
 * Returns a function that says who is asking, by their bearer key. It throws the problem `no-key`, `unknown-key` or,
 * after many wrong keys from one network, `too-many`.
 */
export function authenticator(db: Db): (req: Request, res: Response) => Promise<Viewer> {
  const countWrongKey = networkLimit(WRONG_KEYS_A_MINUTE);
  return async (req, res) => {
    const key = /^Bearer +(\S{1,200}) *$/i.exec(req.get('authorization') ?? '')?.[1];
    const viewer = key === undefined ? undefined : await viewerByKey(db, key);
    if (viewer !== undefined) return viewer;
    if (key === undefined) throw new Problem('no-key');
    await countWrongKey(req, res);
    throw new Problem('unknown-key');
  };
}
