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

/** `describe` for what needs the time-skipping server: skipped, and said so, where there is none; never in CI. */
export const describeInSkippedTime = 'missing' in server ? describe.skip : describe;
