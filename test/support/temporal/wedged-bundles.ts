import { fileURLToPath } from 'node:url';
import { bundleWithFile } from '../journeys/bundle-of-release.ts';

const at = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** The Workflows of a release with a fault, under which every Workflow Task of a subject fails. */
export function wedgedBundle(): Promise<{ readonly code: string }> {
  return bundleWithFile('/waking.ts', at('a-wedging-waking.ts'));
}

/** The Workflows of a release that sets one timer more: this release cannot replay what they have done. */
export function astrayBundle(): Promise<{ readonly code: string }> {
  return bundleWithFile('/waking.ts', at('an-astray-waking.ts'));
}
