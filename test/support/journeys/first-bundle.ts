import { fileURLToPath } from 'node:url';
import { bundleOfRelease } from './bundle-of-release.ts';

/** The Workflows of a release that knows only rulebook 1, so that a whole journey can be lived under it. */
export async function firstBundle(): Promise<{ readonly code: string }> {
  return bundleOfRelease(fileURLToPath(new URL('released-first.ts', import.meta.url)), { replay: false });
}
