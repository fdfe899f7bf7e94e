import type { Logger } from 'pino';
import { z } from 'zod';
import type { Config } from '../../config.ts';
import type { Viewer } from '../../db/access.ts';
import type { JourneyRow } from '../../db/journeys/journeys.ts';
import type { Vault } from '../../db/persons/vault.ts';
import type { Db } from '../../db/pool.ts';
import type { Permission } from '../../domain/access/rights.ts';
import type { Sentence, Language } from '../../domain/vocabulary/sentence.ts';
import type { EngineCalls } from './engine-calls.ts';
import { unkeepableTexts } from './faults.ts';
import { noteAnswered, noteListed, noteReadOf, readJourneyInPath } from './page-reads.ts';
import type { PersonsRead } from './page-reads.ts';
import { invalid, Problem } from './problems.ts';

/** What handlers work with. */
export interface Service {
  readonly db: Db;
  readonly vault: Vault;
  readonly engine: EngineCalls;
  readonly config: Pick<
    Config,
    'production' | 'publicUrl' | 'programme' | 'trainingClock' | 'secretariatMail' | 'texts'
  > &
    Partial<Pick<Config, 'responsible' | 'accessibility'>>;
  readonly log: Logger;
}

/** A request as a handler sees it: who asks, and what, already checked against the route's schemas. */
export interface Call<P, Q, B> {
  readonly service: Service;
  readonly viewer: Viewer;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The raw bytes of a list of people, on the one route that takes one: a CSV file or a workbook. */
  readonly list: Buffer | undefined;
  /** The raw bytes of a mail, on the one route that takes one. */
  readonly mail: Buffer | undefined;
  readonly header: (name: string) => string | undefined;
  /** The whole table, for the description of the API. */
  readonly routes: readonly Route[];
}

/** A request about the journey in its path, which has been found and noted as read: of a line that reads its person. */
export interface JourneyCall<P, Q, B> extends Call<P, Q, B> {
  readonly journey: JourneyRow;
}

/** The fields of a form as they were sent: a text, or several if the field was sent several times. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>;

/** A file that was sent with a form. Its name and type are the sender's word. */
export interface SentFile {
  /** The field it was chosen in. */
  readonly field: string;
  readonly name: string;
  readonly type: string;
  /** `undefined` if it was larger than its form allows, and was not kept. */
  readonly bytes: Buffer | undefined;
}

/** A request for a page as its handler sees it: what every handler sees, and what a person in a browser sends. */
export interface PageCall<P, Q> extends Call<P, Q, unknown> {
  /** The language the page is asked for in. */
  readonly language: Language;
  /** The page's address without its query, for links to it. It may hold a token: never log it. */
  readonly path: string;
  readonly form: FormFields;
  readonly files: readonly SentFile[];
}

/** The most a form may hold. */
export interface FormLimits {
  readonly fields: number;
  /** The largest text of one field, in bytes. */
  readonly fieldBytes: number;
  /** How many files may come along; with 0 the form is sent as text alone. */
  readonly files: number;
  readonly fileBytes: number;
  /**
   * Whether a file that is too large is marked as such, so that a page can keep the other fields; otherwise it is a
   * problem.
   */
  readonly marksLargeFiles: boolean;
}

/** The HTTP response that a handler returns. */
export interface HttpResponse {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON unless said otherwise. */
  readonly type?: 'html' | 'file';
}

/** A response that tells of persons whom the handler has found. */
export interface ResponseAboutPersons extends HttpResponse {
  /** The journeys of those persons; each is noted as read, as often as it is named. */
  readonly about: readonly string[];
}

/** What is known of a request before its body is read. */
export type RequestHead<P> = Pick<Call<P, unknown, unknown>, 'service' | 'params'>;

/** A request before its parts are checked. */
export type RawCall = PageCall<unknown, unknown>;

/** One line of the table. */
export interface Route {
  readonly method: 'get' | 'post' | 'patch';
  readonly path: string;
  readonly permission: Permission;
  /** What it tells about persons. The dispatcher notes it, so that no handler can forget to. */
  readonly reads: PersonsRead;
  /** What it is for: Danish for the summary, English for the description. */
  readonly words: Sentence;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | undefined;
  /** Whether a CSV file or a workbook may come instead of JSON, and the list be given back with its faults. */
  readonly takesList: boolean;
  /** Whether its body is a mail, as a mail server sent it. */
  readonly takesMail: boolean;
  /** Whether its response is a file to be saved. */
  readonly givesFile: boolean;
  /** Whether it takes an Idempotency-Key. */
  readonly takesKey: boolean;
  /** The bodies of its responses, by status; problems are the same everywhere. */
  readonly responses: Readonly<Record<number, z.ZodType>>;
  /** Whether it is left out of the description: it only explains a mistake, or is a page. */
  readonly hidden: boolean;
  /** Whether people read it: it responds in HTML, with its problems too. */
  readonly isPage: boolean;
  /** What a form sent to it may hold; `undefined` if it takes none. */
  readonly form: FormLimits | undefined;
  /** How many requests one network may make within a minute; `undefined` if they are not counted. */
  readonly perMinute: number | undefined;
  /** Throws a problem if the caller must not be heard. It is called before anything of the body is read. */
  readonly admit: (asked: RequestHead<unknown>) => Promise<void>;
  /**
   * Checks the request's parts and calls the handler. Throws `not-found` for a malformed id in the path, `ZodError` or
   * `invalid` for a wrong query, body or form, and whatever the handler throws.
   */
  readonly run: (call: RawCall) => Promise<HttpResponse>;
}

const NOTHING = z.object({});

interface ApiSpec<R extends PersonsRead, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  /** What it tells about persons, and so what is noted. */
  readonly reads: R;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly takesList?: boolean;
  readonly takesMail?: boolean;
  readonly givesFile?: boolean;
  readonly takesKey?: boolean;
  readonly responses?: Readonly<Record<number, z.ZodType>>;
  readonly hidden?: boolean;
}

interface Spec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> extends ApiSpec<
  PersonsRead,
  P,
  Q,
  B
> {
  readonly isPage?: boolean;
  readonly form?: FormLimits;
  readonly perMinute?: number;
  readonly admit?: Admission<P>;
}

type Admission<P extends z.ZodType> = (asked: RequestHead<z.output<P>>) => Promise<void> | void;

/** What a handler is called with: also the journey in the path, if its line reads that journey's person. */
type CallOf<R extends PersonsRead, C> = R extends 'person' ? C & { readonly journey: JourneyRow } : C;

/** What a handler returns: also whom it tells about, if only it knows that. */
type ResponseOf<R extends PersonsRead> = R extends 'persons-found' | 'persons-listed'
  ? ResponseAboutPersons
  : HttpResponse;

type Handler<R extends PersonsRead, P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = (
  call: CallOf<R, Call<z.output<P>, z.output<Q>, z.output<B>>>,
) => Promise<ResponseOf<R>> | ResponseOf<R>;

type PageHandler<R extends PersonsRead, P extends z.ZodType, Q extends z.ZodType> = (
  call: CallOf<R, PageCall<z.output<P>, z.output<Q>>>,
) => Promise<ResponseOf<R>> | ResponseOf<R>;

function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  method: Route['method'],
  path: string,
  permission: Permission,
  words: Sentence,
  spec: Spec<P, Q, B>,
  handler: (
    call: never,
  ) => Promise<HttpResponse | ResponseAboutPersons> | HttpResponse | ResponseAboutPersons,
): Route {
  const { reads, params = NOTHING, query = NOTHING, body } = spec;
  return {
    method,
    path,
    permission,
    reads,
    words,
    params,
    query,
    body,
    takesList: spec.takesList ?? false,
    takesMail: spec.takesMail ?? false,
    givesFile: spec.givesFile ?? false,
    takesKey: spec.takesKey ?? false,
    responses: spec.responses ?? {},
    hidden: spec.hidden ?? false,
    isPage: spec.isPage ?? false,
    form: spec.form,
    perMinute: spec.perMinute,
    admit: async ({ service, params: given }) => {
      await spec.admit?.({ service, params: namedBy(params, given) as z.output<P> });
    },
    run: async (call) => {
      const named = namedBy(params, call.params);
      const asked = query.parse(call.query);
      const sent = call.list === undefined ? (body ?? NOTHING).parse(call.body ?? {}) : {};
      const unfit = [...unkeepableTexts(asked), ...unkeepableTexts(sent), ...unkeepableTexts(call.form)];
      if (unfit.length > 0) throw invalid(...unfit);
      const checked = { ...call, params: named, query: asked, body: sent };
      const journey = reads === 'person' ? await readJourneyInPath(call, named) : undefined;
      // The mark and the schemas above are the very ones the handler's types are made of.
      const answer = await handler({ ...checked, journey } as never);
      if ('about' in answer) await (reads === 'persons-listed' ? noteListed : noteReadOf)(call, answer.about);
      // What is safe but not recorded yet shows nothing of the person.
      if (reads === 'person-changed' && answer.status !== 202) await noteAnswered(call, named);
      return answer;
    },
  };
}

/** Reads the parameters of a path. A malformed id names nothing: that is not found, rather than malformed. */
function namedBy<P extends z.ZodType>(params: P, given: unknown): z.output<P> {
  const named = params.safeParse(given);
  if (!named.success) throw new Problem('not-found');
  return named.data;
}

type Line = <
  const R extends PersonsRead,
  P extends z.ZodType = typeof NOTHING,
  Q extends z.ZodType = typeof NOTHING,
  B extends z.ZodType = typeof NOTHING,
>(
  path: string,
  permission: Permission,
  /** What it is for: Danish for the summary, English for the description. */
  words: Sentence,
  spec: ApiSpec<R, P, Q, B>,
  handler: Handler<R, P, Q, B>,
) => Route;

/** A line of the table that reads. */
export const get: Line = (path, permission, words, spec, handler) =>
  route('get', path, permission, words, spec, handler);
/** A line of the table that does something. */
export const post: Line = (path, permission, words, spec, handler) =>
  route('post', path, permission, words, spec, handler);
/** A line of the table that changes something that is there. */
export const patch: Line = (path, permission, words, spec, handler) =>
  route('patch', path, permission, words, spec, handler);

type PageLine<Taken> = <
  const R extends PersonsRead,
  P extends z.ZodType = typeof NOTHING,
  Q extends z.ZodType = typeof NOTHING,
>(
  path: string,
  permission: Permission,
  words: Sentence,
  spec: PageSpec<R, P, Q> & Taken,
  handler: PageHandler<R, P, Q>,
) => Route;

interface PageSpec<R extends PersonsRead, P extends z.ZodType, Q extends z.ZodType> {
  /** What it tells of persons, and so what is noted of its being read. */
  readonly reads: R;
  readonly params?: P;
  readonly query?: Q;
  /** Throws a problem if the caller has no right to the page, before their form and files are read. */
  readonly admit?: Admission<P>;
}

/** What a form may hold if its line does not say otherwise. */
const FORM_LIMITS: FormLimits = {
  fields: 100,
  fieldBytes: 16 * 1024,
  files: 0,
  fileBytes: 0,
  marksLargeFiles: false,
};

/** A line of the table that shows a page. It is at an address of its own, outside /api. */
export const pageGet: PageLine<unknown> = (path, permission, words, spec, handler) =>
  route('get', path, permission, words, { ...spec, isPage: true, hidden: true }, handler);
/** A line of the table that takes a form from a page, and responds with a page or leads on to one. */
export const pagePost: PageLine<{
  readonly form?: Partial<FormLimits>;
  /** How many times one network may send it within a minute. */
  readonly perMinute?: number;
}> = (path, permission, words, spec, handler) => {
  const form = { ...FORM_LIMITS, ...spec.form };
  return route('post', path, permission, words, { ...spec, form, isPage: true, hidden: true }, handler);
};

/** A page, as the response of a handler. */
export const shown = (body: string, status = 200): HttpResponse => ({ status, body, type: 'html' });
/**
 * 303: what was sent has been received, and the browser asks for the next page, which can be loaded again without sending
 * again.
 */
export const seeOther = (location: string): HttpResponse => ({
  status: 303,
  body: '',
  type: 'html',
  headers: { Location: location },
});
/** 200 with a body. */
export const ok = (body: unknown, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status: 200,
  body,
  headers,
});
/** 201: it has been made. */
export const created = (body: unknown): HttpResponse => ({ status: 201, body });
/** 202: it is safe, and will be done. */
export const accepted = (body: unknown, headers: Readonly<Record<string, string>> = {}): HttpResponse => ({
  status: 202,
  body,
  headers,
});
/** A file to be saved under a name. No browser shows it, whatever it holds; if one did, it would let it do nothing. */
export const fileToSave = (bytes: Buffer, name: string, mediaType: string): HttpResponse => ({
  status: 200,
  body: bytes,
  type: 'file',
  headers: {
    'Content-Type': mediaType,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replaceAll(/['()*]/g, escaped)}`,
  },
});

/** Encodes a character that encodeURIComponent leaves and a header may not have (RFC 8187). */
const escaped = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
