import type { RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { newReference } from './problems.ts';

/** What the log says about a request, beside its response; never a URL, a body or a person. */
interface Noted {
  readonly reference: string;
  /** The route's pattern, not the address that was asked for. */
  route?: string;
  /** The contact who asked. */
  contact?: string;
  /** The code of the problem it was answered with. */
  problem?: string;
}

const NOTED = new WeakMap<Response, Noted>();

/** Makes a reference for each request, and writes one line when its response is sent or its caller has gone. */
export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const began = performance.now();
    const noted: Noted = { reference: newReference() };
    NOTED.set(res, noted);
    res.set('X-Reference', noted.reference);
    res.once('close', () => {
      const durationMs = Math.round(performance.now() - began);
      const line = { ...noted, method: req.method, status: res.statusCode, durationMs };
      if (res.writableFinished) log.info(line, 'request answered');
      else log.info(line, 'caller left before the answer');
    });
    next();
  };
}

/** The reference of the request that this response is for. */
export function referenceOf(res: Response): string {
  return NOTED.get(res)?.reference ?? '';
}

/** Adds to the log line of the request that this response is for. */
export function note(res: Response, more: Omit<Noted, 'reference'>): void {
  const noted = NOTED.get(res);
  if (noted !== undefined) Object.assign(noted, more);
}
