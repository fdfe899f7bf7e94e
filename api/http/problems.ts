import { randomBytes } from 'node:crypto';
import { types } from 'node:util';
import { z } from 'zod';
import { explain, insteadOf, sourceOf } from '../../domain/refusals/refusals.ts';
import type { Refusal } from '../../domain/refusals/refusals.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import { refusalWord } from '../../domain/words/index.ts';
import { faultsOf } from './faults.ts';
import type { Fault } from './faults.ts';
import type { IntakeFault } from './intake-faults.ts';
import { PROBLEMS } from './problem-texts.ts';
import type { ProblemCode, ProblemText } from './problem-texts.ts';
import { sizeInWords } from './size-in-words.ts';

type Values = Readonly<Record<string, string | number>>;

/** A problem that a handler throws and the API responds with. `values` fill in its sentence and are never personal. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly values: Values;
  readonly faults: readonly Fault[];
  readonly rows: readonly IntakeFault[];

  constructor(
    code: ProblemCode,
    values: Values = {},
    faults: readonly Fault[] = [],
    rows: readonly IntakeFault[] = [],
  ) {
    super(code);
    this.name = 'Problem';
    this.code = code;
    this.values = values;
    this.faults = faults;
    this.rows = rows;
  }
}

/** Thrown if a rule refuses a command; holds the refusal. */
export class RefusedCommand extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.refused);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

/** Makes the problem `invalid` (422), to be thrown, of a body with these faults. */
export function invalid(...faults: readonly Fault[]): Problem {
  return new Problem('invalid', {}, faults);
}

/** Makes the problem, to be thrown, of a list with these faults, each with its place, and perhaps more: `count` in all. */
export function faultyIntake(rows: readonly IntakeFault[], count = rows.length): Problem {
  return new Problem('intake-faulty', { count, told: rows.length }, [], rows);
}

/** What goes out as application/problem+json. `detail` is Danish. */
export interface ProblemBody {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly detailEn: string;
  /** What one may do instead if a rule refuses, and the rule's source, if that is not the service itself. */
  readonly instead?: string;
  readonly insteadEn?: string;
  readonly source?: string;
  /** Found again in the log line of the same request. */
  readonly reference: string;
  readonly faults?: readonly Fault[];
  /** The faults of a list that was to be taken in. They repeat what the list says, so they are for its sender only. */
  readonly rows?: readonly IntakeFault[];
}

/** A problem in both languages: for a caller of the API, and for whoever reads a page. */
export interface ExplainedProblem extends ProblemText {
  readonly code: string;
  readonly onPage: { readonly title: Sentence; readonly detail: Sentence };
  readonly instead?: Sentence;
  readonly source?: string;
  readonly faults: readonly Fault[];
  readonly rows: readonly IntakeFault[];
}

/**
 * Turns whatever a handler threw into a problem with a status: the only place that does. An error that it does not know
 * becomes `unexpected` (500).
 */
export function explainProblem(error: unknown): ExplainedProblem {
  if (error instanceof RefusedCommand) return explainRefusal(error.refusal);
  const { code, values, faults, rows } = knownProblem(error);
  const { status, title, detail, onPage = { title, detail } }: ProblemText = PROBLEMS[code];
  return {
    code,
    status,
    title,
    detail: fill(detail, values),
    onPage: { title: onPage.title, detail: fill(onPage.detail, values) },
    faults,
    rows,
  };
}

/** Turns whatever a handler threw into the body of a response. */
export function problemOf(error: unknown, reference: string): ProblemBody {
  const { code, status, title, detail, instead, source, faults, rows } = explainProblem(error);
  return {
    type: `urn:fodfaeste:problem:${code}`,
    title: title.da,
    status,
    code,
    detail: detail.da,
    detailEn: detail.en,
    ...(instead !== undefined && { instead: instead.da, insteadEn: instead.en }),
    ...(source !== undefined && { source }),
    reference,
    ...(faults.length > 0 && { faults }),
    ...(rows.length > 0 && { rows }),
  };
}

/** Makes a random number by which a person can ask about a response. It tells nothing by itself. */
export function newReference(): string {
  return randomBytes(6).toString('hex');
}

const REFUSED_TITLE: Sentence = { da: 'Det kan ikke lade sig gøre nu', en: 'Refused by a rule' };

function explainRefusal(refusal: Refusal): ExplainedProblem {
  const { refused: code } = refusal;
  // Fields that do not hold up are the caller's mistake, wherever they were found out.
  if (code === 'fields-malformed') return explainProblem(new Problem('invalid'));
  if (code === 'key-reused') return explainProblem(new Problem('key-reused'));
  const words = { title: REFUSED_TITLE, detail: explain(refusal, refusalWord) };
  const source = sourceOf(code);
  return {
    code,
    status: 409,
    ...words,
    onPage: words,
    instead: insteadOf(refusal, refusalWord),
    ...(source !== undefined && { source }),
    faults: [],
    rows: [],
  };
}

function fill({ da, en }: Sentence, values: Values): Sentence {
  const filled = (text: string) =>
    text.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
  return { da: filled(da), en: filled(en) };
}

/** What Express and its body readers throw for bodies they cannot take. */
const READING_FAULTS: Readonly<Record<string, ProblemCode>> = {
  'entity.parse.failed': 'malformed-json',
  'entity.too.large': 'body-too-large',
  'encoding.unsupported': 'wrong-media-type',
  'charset.unsupported': 'wrong-media-type',
  'request.size.invalid': 'malformed-json',
  'request.aborted': 'malformed-json',
};

function knownProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof z.ZodError) return invalid(...faultsOf(error));
  // Errors of the network are Node’s own, which `instanceof` does not know in every context.
  const given = new Map<string, unknown>(types.isNativeError(error) ? Object.entries(error) : []);
  const reading = READING_FAULTS[String(given.get('type'))];
  if (reading !== undefined) {
    return new Problem(reading, {
      limit: sizeInWords(Number(given.get('limit'))),
      expected: 'application/json, utf-8',
    });
  }
  if (error instanceof URIError) return new Problem('no-such-route');
  // A compressed body that is not what it says it is: the body readers give it this status and no type.
  if (error instanceof Error && 'status' in error && error.status === 400)
    return new Problem('malformed-json');
  if (isAway(error, given.get('code'))) return new Problem('unavailable');
  return new Problem('unexpected');
}

/**
 * Codes of errors that say that Postgres or the network to it is away: it refuses, drops the connection, shuts down,
 * starts or is full.
 */
const AWAY = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|08...|57P0[123]|53300)$/;

function isAway(error: unknown, code: unknown): boolean {
  if (!types.isNativeError(error)) return false;
  return (
    AWAY.test(String(code)) ||
    /Connection terminated|is not queryable|timeout exceeded when trying to connect/.test(error.message)
  );
}
