import type { RequestHandler } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import { IPV6_NETWORK } from './network-limit.ts';
import { Problem } from './problems.ts';

/** How many requests of one network are answered at once within a minute that are refused, or ask for the description. */
export const MOST_UNBRAKED = 60;
/** How long each further one waits before anything of it is looked at, in milliseconds. */
export const BRAKED_MS = 5_000;
/** How many requests may wait so at once; more get 429. */
export const MOST_BRAKED = 500;

const MINUTE_MS = 60_000;
/** What is asked for without a key and is large. */
const DESCRIPTION = /^\/api\/(openapi\.json|docs)$/;

/**
 * Holds back whoever sends one request after the other that is refused, or asks for the description again and again: beyond
 * so many in a minute, each waits some seconds before it is looked at, so that the one thread is there for others. Nothing
 * is refused for it. Each process counts for itself.
 */
export function brake(waitMs = BRAKED_MS): RequestHandler {
  let counted = new Map<string, number>();
  let since = Date.now();
  let held = 0;
  return (req, res, next) => {
    if (Date.now() - since > MINUTE_MS) {
      counted = new Map();
      since = Date.now();
    }
    const network = ipKeyGenerator(req.ip ?? '', IPV6_NETWORK);
    const isDescription = DESCRIPTION.test(req.path);
    res.once('finish', () => {
      const isRefused = res.statusCode >= 400 && res.statusCode < 500;
      if (isRefused || isDescription) counted.set(network, (counted.get(network) ?? 0) + 1);
    });
    if ((counted.get(network) ?? 0) < MOST_UNBRAKED) {
      next();
    } else if (held >= MOST_BRAKED) {
      next(new Problem('too-many'));
    } else {
      held += 1;
      const timer = setTimeout(next, waitMs);
      // Whoever does not wait is not answered.
      res.once('close', () => {
        clearTimeout(timer);
        held -= 1;
      });
    }
  };
}
