import type { ErrorRequestHandler, NextFunction, Request, Response } from 'express';
import { describeError } from '../../log.ts';
import { errorPage } from '../../web/frame/error-page.tsx';
import type { Secretariat } from '../../web/frame/secretariat.ts';
import { languageOf } from './page-language.ts';
import { explainProblem, problemOf } from './problems.ts';
import type { ExplainedProblem } from './problems.ts';
import { note, referenceOf } from './request-log.ts';
import type { Route, Service } from './route.ts';
import { secretariatOf } from './secretariat-of.ts';

/**
 * How problems are shown at an address: on a page that can be read again, on one that cannot, as JSON, or in the form
 * that the caller wants, if there is nothing at the address.
 */
type ProblemFormat = 'page' | 'page-once' | 'json' | 'as-asked';

/** How the problems of an address are shown, by the lines of the table for it. */
export function formatOf(lines: readonly Route[]): ProblemFormat {
  if (!lines.some(({ isPage }) => isPage)) return 'json';
  return lines.some(({ method }) => method === 'get') ? 'page' : 'page-once';
}

/**
 * Makes the error handler that responds with the problem of what was thrown. Express knows an error handler by its four
 * parameters.
 */
export function respondWithProblem(service: Service, format: ProblemFormat): ErrorRequestHandler {
  const { log } = service;
  return (error: unknown, req: Request, res: Response, next: NextFunction) => {
    const reference = referenceOf(res);
    const problem = explainProblem(error);
    note(res, { problem: problem.code });
    if (problem.code === 'unexpected') log.error({ reference, ...describeError(error) }, 'request failed');
    if (res.headersSent) {
      next(error);
      return;
    }
    if (problem.status === 503) res.set('Retry-After', '5');
    res.status(problem.status).set('Cache-Control', 'no-store');
    if (isForReading(format, req)) {
      const path = format === 'page-once' ? undefined : req.path;
      res.type('html').send(pageOf(problem, { req, path, reference, secretariat: secretariatOf(service) }));
      return;
    }
    if (problem.status === 401) res.set('WWW-Authenticate', 'Bearer realm="fodfaeste"');
    res.type('application/problem+json').send(JSON.stringify(problemOf(error, reference)));
  };
}

function isForReading(format: ProblemFormat, req: Request): boolean {
  if (format !== 'as-asked') return format !== 'json';
  const isOfApi = /^\/api(\/|$)/i.test(req.path);
  return !isOfApi && req.accepts(['json', 'html']) === 'html';
}

function pageOf(
  problem: ExplainedProblem,
  asked: { req: Request; path: string | undefined; reference: string; secretariat: Secretariat },
): string {
  const { req, path, reference, secretariat } = asked;
  const language = languageOf(req);
  return errorPage({
    language,
    path,
    secretariat,
    title: problem.onPage.title[language],
    what: problem.onPage.detail[language],
    instead: problem.instead?.[language],
    faults: problem.faults.map(({ message, messageEn }) => (language === 'da' ? message : messageEn)),
    reference,
    wasSending: req.method === 'POST',
  });
}
