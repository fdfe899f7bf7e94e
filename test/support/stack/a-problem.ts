import { z } from 'zod';
import { problemSchema } from '../../../api/http/response-shapes.ts';
import type { TestResponse, TestService } from './a-service.ts';
import { eventually } from './eventually.ts';

/** What a refusal says to whoever asked: its status and code, and the fields with which it finds fault. */
export interface ToldProblem {
  readonly status: number;
  readonly code: string;
  readonly fields: readonly string[];
}

/**
 * Checks an answer against what is promised of every refusal: problem+json with nothing left out and nothing
 * more, in Danish and English, with a reference that is found again in the log. Returns what differs from one
 * to the next.
 */
export async function told(service: Pick<TestService, 'logged'>, answer: TestResponse): Promise<ToldProblem> {
  const problem = z.strictObject(problemSchema.shape).parse(answer.body);
  const { code, status, reference, faults = [] } = problem;
  const promises: Readonly<Record<string, boolean>> = {
    'is problem+json': /^application\/problem\+json\b/.test(answer.headers.get('content-type') ?? ''),
    'is never kept by a cache': answer.headers.get('cache-control') === 'no-store',
    'has the status it says': status === answer.status,
    'has a type made of its code': problem.type === `urn:fodfaeste:problem:${code}`,
    'has sentences in two languages': problem.detail !== problem.detailEn && problem.detailEn !== '',
    'has whole sentences': [problem.detail, problem.detailEn].every((text) => /^[\p{Lu}{].*\.$/u.test(text)),
    'leaves no place in a sentence open': !/\{\w+\}|undefined|NaN/.test(JSON.stringify(problem)),
    'has a reference': /^[0-9a-f]{12}$/.test(reference) && answer.headers.get('x-reference') === reference,
  };
  const broken = Object.keys(promises).filter((promise) => promises[promise] === false);
  if (broken.length > 0) throw new Error(`${JSON.stringify(answer.body)} breaks: it ${broken.join('; ')}`);
  await eventually(() => logLine(service, reference)?.['problem'] === code);
  return { status, code, fields: faults.map(({ field }) => field) };
}

function logLine(
  { logged }: Pick<TestService, 'logged'>,
  reference: string,
): Record<string, unknown> | undefined {
  const line = logged.find((line) => line.includes(reference) && line.includes('request answered'));
  return line === undefined ? undefined : (JSON.parse(line) as Record<string, unknown>);
}
