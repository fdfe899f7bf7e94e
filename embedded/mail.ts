import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Child, ChildSpec } from './child.ts';
import { PROJECT } from './folder.ts';
import { PART_TITLES } from './parts.ts';

/** How many mails are kept for looking at; beyond that the oldest go. */
const MAILS_KEPT = '5000';

/** How the mail catcher is run: it takes every mail, sends none, and shows them on a page. Mails outlast a restart. */
export function mailSpec(wish: {
  readonly smtpPort: number;
  readonly inboxPort: number;
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
}): ChildSpec {
  const { smtpPort, inboxPort, folder, env } = wish;
  return {
    name: 'mail',
    command: process.execPath,
    args: [
      join(PROJECT, 'node_modules/maildev/dist/bin/maildev.js'),
      '--smtp',
      String(smtpPort),
      '--ip',
      '127.0.0.1',
      '--web',
      String(inboxPort),
      '--web-ip',
      '127.0.0.1',
      '--mail-directory',
      folder,
      '--max-emails',
      MAILS_KEPT,
    ],
    cwd: folder,
    env,
    endsOn: 'SIGTERM',
    endsWithinMs: 5_000,
  };
}

/**
 * Waits until something at an address answers as wanted. Throws if the process ends first, or if it takes too
 * long.
 */
export async function answersAt(
  url: string,
  child: Child,
  wanted: (response: Response) => boolean | Promise<boolean> = ({ ok }) => ok,
  withinMs = 60_000,
): Promise<void> {
  const until = Date.now() + withinMs;
  for (;;) {
    if (child.hasEnded) throw new Error(`The ${PART_TITLES[child.name]} did not start.`);
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(2_000) });
      if (await wanted(response)) return;
    } catch {
      // Not there yet.
    }
    if (Date.now() > until)
      throw new Error(
        `The ${PART_TITLES[child.name]} does not answer at ${url}. What it said: ${child.logFile}`,
      );
    await delay(100);
  }
}
