import { describe } from '@jest/globals';
import { askStack } from '../stack/the-stack.ts';
import type { TimeSkippingServer } from './find-time-skipping-server.ts';

const server = await askStack<TimeSkippingServer>('/time-skipping-server');
if ('missing' in server) {
  const said = `Tests with skipped time need Temporal's test server: ${server.missing}.`;
  if (process.env['CI'] !== undefined) throw new Error(said);
  console.warn(
    `SKIPPED. ${said} Install a JDK and Maven to run them (Debian: apt-get install default-jre-headless maven).`,
  );
}

/**
 * `describe` for tests that need the time-skipping server. Skipped, with a message, if there is none; in CI
 * never skipped.
 */
export const describeInSkippedTime = 'missing' in server ? describe.skip : describe;
