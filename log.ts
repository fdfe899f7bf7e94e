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
  return {
    error: WORD.test(error.name) ? error.name : 'Error',
    ...(typeof code === 'string' && WORD.test(code) && { code }),
    where: linesOf(error),
    ...(error.cause instanceof Error && { cause: describeError(error.cause) }),
  };
}

/** What a kind of error is called, or a code; anything longer could be a sentence. */
const WORD = /^[\w$.-]{1,60}$/;

/** Where an error was thrown. Its message stands before that, and may itself have lines that look the same. */
function linesOf({ message, stack = '' }: Error): string[] {
  const begins = stack.indexOf(message);
  const after = begins === -1 ? stack : stack.slice(begins + message.length);
  const where = after.split('\n').filter((line) => /^\s+at /.test(line));
  return where.slice(0, 12).map((line) => line.trim());
}

/** Has whatever nobody has caught end the process with a line in its log, and not with the error's own words. */
export function logWhatNobodyCatches(log: Logger): void {
  const ends = (error: unknown) => {
    log.fatal(describeError(error), 'the process ends by an error that nobody has caught');
    process.exit(1);
  };
  process.on('uncaughtException', ends);
  process.on('unhandledRejection', ends);
}
