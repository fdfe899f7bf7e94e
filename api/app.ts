import express from 'express';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { Viewer } from '../db/contacts.ts';
import { may } from './access.ts';
import { pageAssets } from './assets.ts';
import { authenticator } from './authenticate.ts';
import { docsAssets } from './docs-page.ts';
import { readForm } from './form-reading.ts';
import { languageOf } from './page-language.ts';
import { networkLimit } from './network-limit.ts';
import { answerProblem, formatOf } from './problem-answers.ts';
import { Problem } from './problems.ts';
import { note, requestLog } from './request-log.ts';
import type { Answer, Route, Service } from './route.ts';
import { ROUTES } from './routes.ts';
import { docsHeaders, securityHeaders } from './security-headers.ts';

const JSON_LIMIT = 1024 * 1024;
const CSV_LIMIT = 5 * 1024 * 1024;
/** What Excel, browsers and scripts call a CSV file. */
const CSV_TYPES = ['text/csv', 'application/csv', 'text/plain', 'application/vnd.ms-excel'];

/**
 * The API: the table of routes, with who may call them, over one service. `proxies` tells how many of our own a request
 * comes through: each adds to the request whom it heard it from.
 */
export function createApp(service: Service, routes: readonly Route[] = ROUTES, proxies = 0): Express {
  const app = express();
  app.set('trust proxy', proxies);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(requestLog(service.log));
  app.use(securityHeaders());
  app.use('/api/docs', docsHeaders(), docsAssets());
  app.use(pageAssets());
  const authenticate = authenticator(service.db);
  const linesAt = linesByPath(routes);
  for (const route of routes) {
    const format = formatOf(linesAt.get(route.path) ?? []);
    const answered = handle(route, { service, routes, authenticate });
    app[route.method](route.path, answered, answerProblem(service, format));
  }
  for (const [path, lines] of linesAt) {
    app.all(path, methodNotAllowed(lines), answerProblem(service, formatOf(lines)));
  }
  app.use((_req, _res, next) => next(new Problem('no-such-route')));
  app.use(answerProblem(service, 'as-asked'));
  return app;
}

interface Handling {
  readonly service: Service;
  readonly routes: readonly Route[];
  readonly authenticate: (req: Request, res: Response) => Promise<Viewer>;
}

const NOBODY: Viewer = { contact: '', organisation: '', organisationKind: 'authority', roles: [] };

/**
 * How often, then key, permission and admission, then body: nobody's megabytes are read before we know who sends them.
 */
function handle(route: Route, { service, routes, authenticate }: Handling): RequestHandler {
  const countForNetwork = route.perMinute === undefined ? undefined : networkLimit(route.perMinute);
  return async (req, res) => {
    note(res, { route: route.path });
    await countForNetwork?.(req, res);
    const viewer = route.permission === 'anyone' ? NOBODY : await authenticate(req, res);
    note(res, { contact: viewer.contact });
    if (!may(viewer.roles, route.permission)) throw new Problem('not-yours');
    await route.admit({ service, params: req.params });
    if (route.body !== undefined) await readBody(route, req, res);
    const { fields: form, files } = await readForm(route.form, req, res);
    const body: unknown = route.body === undefined ? undefined : req.body;
    const answer = await route.run({
      service,
      viewer,
      params: req.params,
      query: { ...req.query },
      language: languageOf(req),
      path: req.path,
      form,
      files,
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

function linesByPath(routes: readonly Route[]): Map<string, Route[]> {
  const lines = new Map<string, Route[]>();
  for (const route of routes) lines.set(route.path, [...(lines.get(route.path) ?? []), route]);
  return lines;
}

function methodNotAllowed(lines: readonly Route[]): RequestHandler {
  const allow = lines.map(({ method }) => method.toUpperCase()).join(', ');
  return (_req, res, next) => {
    res.set('Allow', allow);
    next(new Problem('method-not-allowed', { allow }));
  };
}
