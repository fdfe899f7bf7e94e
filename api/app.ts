import { isUtf8 } from 'node:buffer';
import express from 'express';
import type { Express, Request, RequestHandler, Response } from 'express';
import type { Viewer } from '../db/access.ts';
import { may } from '../domain/access/may.ts';
import { pageAssets } from './http/assets.ts';
import {
  JSON_LIMIT,
  LIST_LIMIT,
  MAIL_LIMIT,
  MOST_LIST_VALUES,
  MOST_PARAMETERS,
  MOST_VALUES,
} from './http/body-limits.ts';
import { faultAt } from './http/faults.ts';
import { checkJsonShape } from './http/json-shape.ts';
import { networkLimit } from './http/network-limit.ts';
import { languageOf } from './http/page-language.ts';
import { respondWithProblem, formatOf } from './http/problem-responses.ts';
import { invalid, Problem } from './http/problems.ts';
import { note, requestLog } from './http/request-log.ts';
import type { HttpResponse, Route, Service } from './http/route.ts';
import { securityHeaders } from './http/security-headers.ts';
import { ROUTES } from './routes.ts';
import { authenticator } from './sign-in/authenticate.ts';
import { receiveForm } from './uploads/form-reading.ts';
import { LIST_TYPES, TYPES_OF_LISTS } from './uploads/list-types.ts';

/** The media types of a mail: its own, or that of bytes of which a script does not say what they are. */
const MAIL_TYPES = ['message/rfc822', 'application/octet-stream'];

/**
 * Makes the API: the table of routes, with who may call them, over one service. `proxies` is how many servers of our own
 * a request comes through: each adds to the request whom it got it from. `heldBack` sees every request first, and may have it
 * wait. Whatever a handler throws is answered as a
 * problem.
 */
export function createApp(
  service: Service,
  routes: readonly Route[] = ROUTES,
  proxies = 0,
  heldBack?: RequestHandler,
): Express {
  const app = express();
  app.set('trust proxy', proxies);
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.use(requestLog(service.log));
  app.use(securityHeaders());
  app.use(pageAssets());
  if (heldBack !== undefined) app.use(heldBack);
  const authenticate = authenticator(service.db);
  const linesAt = linesByPath(routes);
  for (const route of routes) {
    const format = formatOf(linesAt.get(route.path) ?? []);
    const answered = handle(route, { service, routes, authenticate });
    app[route.method](route.path, answered, respondWithProblem(service, format));
  }
  for (const [path, lines] of linesAt) {
    app.all(path, methodNotAllowed(lines), respondWithProblem(service, formatOf(lines)));
  }
  app.use((_req, _res, next) => next(new Problem('no-such-route')));
  app.use(respondWithProblem(service, 'as-asked'));
  return app;
}

interface Handling {
  readonly service: Service;
  readonly routes: readonly Route[];
  readonly authenticate: (req: Request, res: Response) => Promise<Viewer>;
}

const NOBODY: Viewer = { contact: '', organisation: '', organisationKind: 'authority', roles: [] };

/**
 * Checks first how often, then key, permission and admission, and reads the body last: nobody's megabytes are read before
 * we know who sends them.
 */
function handle(route: Route, { service, routes, authenticate }: Handling): RequestHandler {
  const countForNetwork = route.perMinute === undefined ? undefined : networkLimit(route.perMinute);
  return async (req, res) => {
    note(res, { route: route.path });
    checkQuery(req);
    await countForNetwork?.(req, res);
    const viewer = route.permission === 'anyone' ? NOBODY : await authenticate(req, res);
    note(res, { contact: viewer.contact });
    if (!may(viewer.roles, route.permission)) throw new Problem('not-yours');
    await route.admit({ service, params: req.params });
    if (route.body !== undefined || route.takesMail) await readBody(route, req, res);
    const { fields: form, files } = await receiveForm(route.form, req, res);
    const sent: unknown = req.body;
    const bytes = Buffer.isBuffer(sent) ? sent : undefined;
    const answer = await route.run({
      service,
      viewer,
      params: req.params,
      query: { ...req.query },
      language: languageOf(req),
      path: req.path,
      form,
      files,
      body: route.body === undefined ? undefined : sent,
      list: route.takesList ? bytes : undefined,
      mail: route.takesMail ? bytes : undefined,
      header: (name) => req.get(name),
      gone: whenGone(res),
      routes,
    });
    send(res, answer);
  };
}

const jsonReader = (mostValues: number): RequestHandler =>
  express.json({
    limit: JSON_LIMIT,
    verify: (_req, _res, bytes) => {
      // Else what is no UTF-8 would be taken in with a sign in place of each letter that is lost.
      if (!isUtf8(bytes)) throw new Problem('not-utf8');
      checkJsonShape(bytes, mostValues);
    },
  });
const readJson = jsonReader(MOST_VALUES);
const readJsonList = jsonReader(MOST_LIST_VALUES);
const readList = express.raw({ limit: LIST_LIMIT, type: [...TYPES_OF_LISTS] });
const readMail = express.raw({ limit: MAIL_LIMIT, type: MAIL_TYPES });

function whenGone(res: Response): AbortSignal {
  const gone = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Throws `invalid` if a query has more parameters than any of ours, before anything looks at them one by one. */
function checkQuery(req: Request): void {
  const query = req.originalUrl.split('?', 2)[1] ?? '';
  if (query.split('&', MOST_PARAMETERS + 1).length > MOST_PARAMETERS)
    throw invalid(faultAt('', TOO_MANY_PARAMETERS));
}

const TOO_MANY_PARAMETERS = {
  da: `Adressen har flere end ${MOST_PARAMETERS} parametre efter spørgsmålstegnet.`,
  en: `The address has more than ${MOST_PARAMETERS} parameters after the question mark.`,
};

async function readBody(route: Route, req: Request, res: Response): Promise<void> {
  const read = readerOf(route, req);
  await new Promise<void>((resolve, reject) => {
    read(req, res, (error?: unknown) => {
      if (error === undefined) resolve();
      else reject(error instanceof Error ? error : new Problem('malformed-json'));
    });
  });
}

function readerOf({ takesList, takesMail }: Route, req: Request): RequestHandler {
  // `is` returns the type that matched, false if none did, and null if there is no body at all.
  if (takesMail) {
    if (req.is(MAIL_TYPES) === false)
      throw new Problem('wrong-media-type', { expected: MAIL_TYPES.join(' / ') });
    return readMail;
  }
  if (takesList && typeof req.is([...TYPES_OF_LISTS]) === 'string') return readList;
  if (req.is('application/json') === false) {
    throw new Problem('wrong-media-type', {
      expected: takesList ? [...LIST_TYPES, 'application/json'].join(' / ') : 'application/json',
    });
  }
  return takesList ? readJsonList : readJson;
}

function send(res: Response, { status, body, headers = {}, type }: HttpResponse): void {
  res.status(status).set({ 'Cache-Control': 'no-store', ...headers });
  if (type === undefined) res.json(body);
  else if (type === 'file') res.send(body);
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
