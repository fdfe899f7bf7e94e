import type { ChildSpec } from './child.ts';
import { PROJECT } from './folder.ts';
import { TEXT_PATHS } from './text-catcher.ts';

/** How the catcher of text messages is run: it takes every text, sends none, and shows them until it ends. */
export function textsSpec(wish: { readonly port: number; readonly env: NodeJS.ProcessEnv }): ChildSpec {
  return {
    name: 'texts',
    command: process.execPath,
    args: ['--import', 'tsx', 'embedded/catch-texts.ts', String(wish.port)],
    cwd: PROJECT,
    env: wish.env,
    endsOn: 'SIGTERM',
    endsWithinMs: 5_000,
  };
}

/** Where a catcher takes text messages, and where it shows them. */
export function textsUrls(port: number): { readonly gatewayUrl: string; readonly textsUrl: string } {
  return {
    gatewayUrl: `http://127.0.0.1:${port}${TEXT_PATHS.gateway}`,
    textsUrl: `http://localhost:${port}${TEXT_PATHS.texts}`,
  };
}
