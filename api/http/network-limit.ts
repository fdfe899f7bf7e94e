import type { Request, RequestHandler, Response } from 'express';
import { rateLimit } from 'express-rate-limit';
import { Problem } from './problems.ts';

/** The length, in bits, of the IPv6 network that counts as one: a household or an office has all addresses in it. */
export const IPV6_NETWORK = 56;

/**
 * Returns a function that counts a request for the network it comes from, and throws the problem `too-many` if that
 * network has made more than `perMinute` within a minute. Each process counts for itself.
 */
export function networkLimit(perMinute: number): (req: Request, res: Response) => Promise<void> {
  const count = rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    ipv6Subnet: IPV6_NETWORK,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_req, _res, next) => next(new Problem('too-many')),
  });
  return (req, res) => passing(count, req, res);
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
