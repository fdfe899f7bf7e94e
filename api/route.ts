import type { Logger } from 'pino';
import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Viewer } from '../db/contacts.ts';
import type { Db } from '../db/pool.ts';
import type { Vault } from '../db/vault.ts';
import type { Sentence } from '../domain/refusals.ts';
import type { Permission } from './access.ts';
import type { EngineCalls } from './engine-calls.ts';
import { nulFaults } from './faults.ts';
import { invalid, Problem } from './problems.ts';

/** What handlers work with. */
export interface Service {
  readonly db: Db;
  readonly vault: Vault;
  readonly engine: EngineCalls;
  readonly config: Pick<Config, 'production' | 'publicUrl' | 'programme' | 'trainingClock'>;
  readonly log: Logger;
}

/** A request as a handler sees it: who asks, and what, already checked against the route's schemas. */
export interface Call<P, Q, B> {
  readonly service: Service;
  readonly viewer: Viewer;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The raw bytes of a CSV file, on the one route that takes them. */
  readonly csv: Buffer | undefined;
  readonly header: (name: string) => string | undefined;
  /** The whole table, for the description of the API. */
  readonly routes: readonly Route[];
}

/** What a handler answers with. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** JSON unless said otherwise. */
  readonly type?: 'html' | 'js';
}

/** A request before its parts are checked. */
export type RawCall = Call<unknown, unknown, unknown>;

/** One line of the table. */
export interface Route {
  readonly method: 'get' | 'post' | 'patch';
  readonly path: string;
  readonly permission: Permission;
  /** What it is for: Danish for the summary, English for the description. */
  readonly words: Sentence;
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly body: z.ZodType | undefined;
  /** Whether a CSV file may come instead of JSON. */
  readonly takesCsv: boolean;
  /** Whether it takes an Idempotency-Key. */
  readonly takesKey: boolean;
  /** What it answers, by status; problems are the same everywhere. */
  readonly answers: Readonly<Record<number, z.ZodType>>;
  /** Not in the description: it only explains a mistake. */
  readonly hidden: boolean;
  /** Checks the request's parts and calls the handler. */
  readonly run: (call: RawCall) => Promise<Answer>;
}

const NOTHING = z.object({});

interface Spec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> {
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly takesCsv?: boolean;
  readonly takesKey?: boolean;
  readonly answers?: Readonly<Record<number, z.ZodType>>;
  readonly hidden?: boolean;
}

type Handler<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = (
  call: Call<z.output<P>, z.output<Q>, z.output<B>>,
) => Promise<Answer> | Answer;

function route<
  P extends z.ZodType = typeof NOTHING,
  Q extends z.ZodType = typeof NOTHING,
  B extends z.ZodType = typeof NOTHING,
>(
  method: Route['method'],
  path: string,
  permission: Permission,
  words: Sentence,
  spec: Spec<P, Q, B>,
  handler: Handler<P, Q, B>,
): Route {
  const { params = NOTHING, query = NOTHING, body } = spec;
  return {
    method,
    path,
    permission,
    words,
    params,
    query,
    body,
    takesCsv: spec.takesCsv ?? false,
    takesKey: spec.takesKey ?? false,
    answers: spec.answers ?? {},
    hidden: spec.hidden ?? false,
    run: async (call) => {
      const named = params.safeParse(call.params);
      // What is no id at all names nothing: that is unknown, not malformed.
      if (!named.success) throw new Problem('not-found');
      const asked = query.parse(call.query);
      const sent = call.csv === undefined ? (body ?? NOTHING).parse(call.body ?? {}) : {};
      const unfit = [...nulFaults(asked), ...nulFaults(sent)];
      if (unfit.length > 0) throw invalid(...unfit);
      const checked = { ...call, params: named.data, query: asked, body: sent };
      // The schemas above are the very ones the handler's types are made of.
      return handler(checked as Call<z.output<P>, z.output<Q>, z.output<B>>);
    },
  };
}

type Line = <
  P extends z.ZodType = typeof NOTHING,
  Q extends z.ZodType = typeof NOTHING,
  B extends z.ZodType = typeof NOTHING,
>(
  path: string,
  permission: Permission,
  /** What it is for: Danish for the summary, English for the description. */
  words: Sentence,
  spec: Spec<P, Q, B>,
  handler: Handler<P, Q, B>,
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

/** 200 with a body. */
export const ok = (body: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 200,
  body,
  headers,
});
/** 201: it has been made. */
export const created = (body: unknown): Answer => ({ status: 201, body });
/** 202: it is safe, and will be done. */
export const accepted = (body: unknown, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status: 202,
  body,
  headers,
});
