import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { viewerByKey } from '../db/api-keys.ts';
import type { Viewer } from '../db/contacts.ts';
import type { Db } from '../db/pool.ts';
import { Problem } from './problems.ts';

/** Wrong keys that one address may try in a minute. Right keys are never counted, and never held back. */
const WRONG_KEYS_A_MINUTE = 20;

/**
 * Gives a function that says who is asking, from the bearer key. Throws the problem `no-key`, `unknown-key` or,
 * after many wrong ones from one address, `too-many`.
 */
export function authenticator(db: Db): (req: Request, res: Response) => Promise<Viewer> {
  const countWrongKey = rateLimit({
    windowMs: 60_000,
    limit: WRONG_KEYS_A_MINUTE,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new Problem('too-many')),
  });
  return async (req, res) => {
    const key = /^Bearer +(\S{1,200}) *$/i.exec(req.get('authorization') ?? '')?.[1];
    const viewer = key === undefined ? undefined : await viewerByKey(db, key);
    if (viewer !== undefined) return viewer;
    if (key === undefined) throw new Problem('no-key');
    await passing(countWrongKey, req, res);
    throw new Problem('unknown-key');
  };
}

function passing(handler: RequestHandler, req: Request, res: Response): Promise<void> {
  return new Promise((resolve, reject) => {
    const next = (error?: unknown) => {
      if (error instanceof Error) reject(error);
      else resolve();
    };
    Promise.resolve(handler(req, res, next)).catch(reject);
  });
}
