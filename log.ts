import { pino } from 'pino';
import type { Logger } from 'pino';

/** The log of one process: structured lines on standard output, each a fixed sentence with fields. */
export function createLog(process: 'api' | 'worker', level: string): Logger {
  return pino({ name: process, level, base: { process }, timestamp: pino.stdTimeFunctions.isoTime });
}

/**
 * An unexpected error as it may be written down: its kind and where it was thrown. Not its message, which may
 * repeat what somebody wrote, or what Postgres read.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error };
  const code = new Map<string, unknown>(Object.entries(error)).get('code');
  const where = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    error: error.name,
    ...(typeof code === 'string' && { code }),
    where: where.slice(0, 12).map((line) => line.trim()),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}
