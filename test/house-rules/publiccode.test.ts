import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseDocument } from 'yaml';
import { z } from 'zod';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

const described = z.strictObject({
  shortDescription: z.string().min(1).max(150),
  longDescription: z.string().min(150).max(10_000),
  features: z.array(z.string()).min(1),
});

/** What the publiccode.yml standard requires, as far as our file goes; a key it does not know is a fault. */
const publiccode = z.strictObject({
  publiccodeYmlVersion: z.literal('0.4'),
  name: z.string().min(1),
  url: z.url({ protocol: /^https$/ }),
  softwareVersion: z.string(),
  developmentStatus: z.enum(['concept', 'development', 'beta', 'stable', 'obsolete']),
  softwareType: z.enum(['standalone/web', 'standalone/backend']),
  platforms: z.array(z.string()).min(1),
  categories: z
    .array(z.enum(['business-process-management', 'task-management', 'workflow-management']))
    .min(1),
  intendedAudience: z.strictObject({
    countries: z.array(z.string().regex(/^[a-z]{2}$/)),
    scope: z.array(z.enum(['employment', 'local-authorities', 'welfare'])),
  }),
  description: z.strictObject({ da: described, en: described }),
  legal: z.strictObject({ license: z.string() }),
  maintenance: z.strictObject({ type: z.literal('none') }),
  localisation: z.strictObject({
    localisationReady: z.boolean(),
    availableLanguages: z.array(z.string()).min(1),
  }),
  dependsOn: z.strictObject({
    open: z.array(z.strictObject({ name: z.string(), versionMin: z.string() })),
  }),
});

const manifest = z
  .object({ version: z.string(), license: z.string(), engines: z.object({ node: z.string() }) })
  .parse(JSON.parse(read('package.json')));

describe('publiccode.yml', () => {
  it('is what the standard demands', () => {
    expect(publiccode.safeParse(parseDocument(read('publiccode.yml')).toJS()).error?.issues).toBeUndefined();
  });

  it('says the same as package.json and LICENSE', () => {
    const { softwareVersion, legal, dependsOn } = publiccode.parse(
      parseDocument(read('publiccode.yml')).toJS(),
    );
    expect(softwareVersion).toBe(manifest.version);
    expect(legal.license).toBe(manifest.license);
    expect(dependsOn.open[0]?.versionMin).toMatch(
      new RegExp(`^${manifest.engines.node.replace('>=', '')}\\b`),
    );
    expect(read('LICENSE')).toMatch(/^EUROPEAN UNION PUBLIC LICENCE v\. 1\.2\n/);
  });
});
