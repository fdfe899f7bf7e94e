import { fileURLToPath } from 'node:url';
import { bundleOfRelease } from './bundle-of-release.ts';

/**
 * The Workflows of a later release, which knows one rulebook more and is the same otherwise. For replays:
 * they report what they decide.
 */
export async function nextBundle({
  replay,
}: {
  readonly replay: boolean;
}): Promise<{ readonly code: string }> {
  return bundleOfRelease(fileURLToPath(new URL('released-next.ts', import.meta.url)), { replay });
}
