import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { ROOT } from '../../house-rules/source-files.ts';
import { pureTests } from './pure-tests.ts';

/** `npm run test:rules`: the tests that need nothing but Node, with nothing brought up for them. */
const { default: whole } = (await import(pathToFileURL(join(ROOT, 'jest.config.js')).href)) as {
  default: Readonly<Record<string, unknown>> & { readonly setupFiles: readonly string[] };
};
const { globalSetup: _, globalTeardown: __, setupFiles, ...config } = whole;
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'),
    '--config',
    JSON.stringify({
      ...config,
      rootDir: ROOT,
      testMatch: pureTests().map((path) => `<rootDir>/${path}`),
      setupFiles: [...setupFiles, fileURLToPath(new URL('start-nothing.ts', import.meta.url))],
    }),
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit', cwd: ROOT },
);
process.exit(status ?? 1);
