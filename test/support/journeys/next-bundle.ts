import { fileURLToPath } from 'node:url';
import { bundleOfRelease } from './bundle-of-release.ts';

/**
 * The Workflows as a release to come has them, which knows one rulebook more and is the same otherwise; for replays,
 * so that they tell what they decide.
 */
export async function nextBundle({
  replay,
}: {
  readonly replay: boolean;
}): Promise<{ readonly code: string }> {
  return bundleOfRelease(fileURLToPath(new URL('released-next.ts', import.meta.url)), { replay });
}
