import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { ROOT } from './source-files.ts';

const lockSchema = z.object({
  packages: z.record(z.string(), z.object({ hasInstallScript: z.boolean().optional() })),
});
const manifestSchema = z.object({ allowScripts: z.record(z.string(), z.boolean()) });

const { packages } = lockSchema.parse(read('package-lock.json'));
const { allowScripts } = manifestSchema.parse(read('package.json'));

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

  it('runs a script when it is installed only where package.json says whether it may', () => {
    const scripted = Object.entries(packages)
      .filter(([, { hasInstallScript }]) => hasInstallScript)
      .map(([path]) => nameOf(path));
    expect(scripted.length).toBeGreaterThan(0);
    expect(scripted.filter((name) => !Object.hasOwn(allowScripts, name))).toEqual([]);
  });
});

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
