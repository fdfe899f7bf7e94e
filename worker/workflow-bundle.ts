import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import type { Logger } from '@temporalio/worker';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** Everything a bundle is made of: by this a cached one is known to be made of these sources. */
export const MADE_OF = ['workflows', 'domain', 'engine', 'worker/workflow-bundle.ts', 'package-lock.json'];

/**
 * Modules that keep nothing of any one Workflow, so that they are loaded once for all that a worker holds:
 * the rules. Otherwise each Workflow carries its own copy.
 */
const STATELESS = [
  'decisions/decide',
  'decisions/signals',
  'decisions/programme',
  'decisions/programme-file',
  'obligations/steps',
  'words/index',
].map((name) => join(ROOT, `domain/${name}.ts`));

/** The Workflows' code in one piece, as a worker takes it. */
export interface WorkflowBundle {
  readonly code: string;
}

/**
 * Bundles the Workflows, with the payload converter that never throws. If there is a cache folder, the bundle
 * is kept there under a name made from its sources, and the next start with the same sources takes seconds
 * less. What the bundler has to say goes to the logger, or else to standard error.
 */
export async function workflowBundle(
  cacheFolder?: string,
  logger: Logger = new DefaultLogger('WARN'),
): Promise<WorkflowBundle> {
  if (cacheFolder === undefined) return bundle(logger);
  const name = `workflows-${await hashOfSources()}.js`;
  const file = join(cacheFolder, name);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return { code: kept };
  const { code } = await bundle(logger);
  await mkdir(cacheFolder, { recursive: true });
  // First written whole under another name: so a reader never finds half a bundle.
  const draft = `${file}.${process.pid}`;
  await writeFile(draft, code);
  await rename(draft, file);
  for (const other of await readdir(cacheFolder)) {
    if (/^workflows-[0-9a-f]+\.js$/.test(other) && other !== name) {
      await rm(join(cacheFolder, other), { force: true });
    }
  }
  return { code };
}

async function bundle(logger: Logger): Promise<WorkflowBundle> {
  return bundleWorkflowCode({
    workflowsPath: join(ROOT, 'workflows/index.ts'),
    payloadConverterPath: join(ROOT, 'workflows/payload-converter.ts'),
    preloadModules: STATELESS,
    logger,
  });
}

async function hashOfSources(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of MADE_OF) await addTo(hash, source);
  return hash.digest('hex').slice(0, 32);
}

async function addTo(hash: ReturnType<typeof createHash>, path: string): Promise<void> {
  const full = join(ROOT, path);
  if ((await stat(full)).isDirectory()) {
    for (const entry of (await readdir(full)).toSorted()) await addTo(hash, join(path, entry));
  } else {
    hash.update(`${path}\n`).update(await readFile(full));
  }
}
