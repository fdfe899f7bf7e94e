import express from 'express';
import type { ErrorRequestHandler, Express, NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Viewer } from '../db/contacts.ts';
import { describeError } from '../log.ts';
import { may } from './access.ts';
import { authenticator } from './authenticate.ts';
import { docsAssets } from './docs-page.ts';
import { Problem, problemOf } from './problems.ts';
import { note, referenceOf, requestLog } from './request-log.ts';
import type { Answer, Route, Service } from './route.ts';
import { ROUTES } from './routes.ts';

const JSON_LIMIT = 1024 * 1024;
const CSV_LIMIT = 5 * 1024 * 1024;
/** What Excel, browsers and scripts call a CSV file. */
const CSV_TYPES = ['text/csv', 'application/csv', 'text/plain', 'application/vnd.ms-excel'];

/** The API: the table of routes, with who may call them, over one service. */
export function createApp(service: Service, routes: readonly Route[] = ROUTES): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(requestLog(service.log));
  app.use(
    helmet({
      contentSecurityPolicy: {
        // The description's page sets styles on elements it draws; scripts are our own files only.
        directives: { 'style-src': ["'self'", "'unsafe-inline'"], 'upgrade-insecure-requests': null },
      },
    }),
  );
  app.use('/api/docs', docsAssets());
  const authenticate = authenticator(service.db);
  for (const route of routes) app[route.method](route.path, handle(route, { service, routes, authenticate }));
  for (const [path, allow] of methodsByPath(routes)) app.all(path, methodNotAllowed(allow));
  app.use((_req, _res, next) => next(new Problem('no-such-route')));
  app.use(answerProblem(service));
  return app;
}

interface Handling {
  readonly service: Service;
  readonly routes: readonly Route[];
  readonly authenticate: (req: Request, res: Response) => Promise<Viewer>;
}

const NOBODY: Viewer = { contact: '', organisation: '', organisationKind: 'authority', roles: [] };

/** Key, then permission, then body: nobody's megabytes are read before we know who sends them. */
function handle(route: Route, { service, routes, authenticate }: Handling): RequestHandler {
  return async (req, res) => {
    note(res, { route: route.path });
    const viewer = route.permission === 'anyone' ? NOBODY : await authenticate(req, res);
    note(res, { contact: viewer.contact });
    if (!may(viewer.roles, route.permission)) throw new Problem('not-yours');
    if (route.body !== undefined) await readBody(route, req, res);
    const body: unknown = req.body;
    const answer = await route.run({
      service,
      viewer,
      params: req.params,
      query: { ...req.query },
      body,
      csv: Buffer.isBuffer(body) ? body : undefined,
      header: (name) => req.get(name),
      routes,
    });
    send(res, answer);
  };
}

const readJson = express.json({ limit: JSON_LIMIT });
const readCsv = express.raw({ limit: CSV_LIMIT, type: CSV_TYPES });

async function readBody(route: Route, req: Request, res: Response): Promise<void> {
  // `is` gives the type that matched, false where none did, and null where there is no body at all.
  const isCsv = route.takesCsv && typeof req.is(CSV_TYPES) === 'string';
  if (!isCsv && req.is('application/json') === false) {
    throw new Problem('wrong-media-type', {
      expected: route.takesCsv ? 'text/csv / application/json' : 'application/json',
    });
  }
  const read = isCsv ? readCsv : readJson;
  await new Promise<void>((resolve, reject) => {
    read(req, res, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Problem('malformed-json'));
    });
  });
}

function send(res: Response, { status, body, headers = {}, type }: Answer): void {
  res.status(status).set({ 'Cache-Control': 'no-store', ...headers });
  if (type === undefined) res.json(body);
  else res.type(type).send(String(body));
}

function methodsByPath(routes: readonly Route[]): Map<string, string[]> {
  const allowed = new Map<string, string[]>();
  for (const { path, method } of routes) {
    allowed.set(path, [...(allowed.get(path) ?? []), method.toUpperCase()]);
  }
  return allowed;
}

function methodNotAllowed(allow: readonly string[]): RequestHandler {
  return (_req, res, next) => {
    res.set('Allow', allow.join(', '));
    next(new Problem('method-not-allowed', { allow: allow.join(', ') }));
  };
}

/** Express knows an error handler by its four parameters. */
function answerProblem({ log }: Service): ErrorRequestHandler {
  return (error: unknown, _req: Request, res: Response, next: NextFunction) => {
    const problem = problemOf(error, referenceOf(res));
    note(res, { problem: problem.code });
    if (problem.code === 'unexpected') {
      log.error({ reference: problem.reference, ...describeError(error) }, 'request failed');
    }
    if (res.headersSent) {
      next(error);
      return;
    }
    if (problem.status === 401) res.set('WWW-Authenticate', 'Bearer realm="fodfaeste"');
    if (problem.status === 503) res.set('Retry-After', '5');
    res.status(problem.status).set('Cache-Control', 'no-store').type('application/problem+json');
    res.send(JSON.stringify(problem));
  };
}
