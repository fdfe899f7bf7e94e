import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { readIfThere } from './folder.ts';

const linksSchema = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Links PostgreSQL’s libraries under the names it looks for them by. A package cannot hold links, so it brings a script that makes
 * them, for npm to run. Here no package runs a script of its own; this one is called when it is needed.
 * `folder` is the package's. Does nothing if the links are there. Throws if they cannot be made.
 */
export async function linkPostgresLibraries(folder: string): Promise<void> {
  if (missingLinks(folder).length === 0) return;
  await promisify(execFile)(process.execPath, [join(folder, 'scripts', 'hydrate-symlinks.js')], {
    cwd: folder,
  });
  if (missingLinks(folder).length > 0) {
    throw new Error(
      'PostgreSQL’s libraries could not be linked: node_modules cannot be written to. Run npm start once as its owner.',
    );
  }
}

/** The links that a package lists and does not have. */
function missingLinks(folder: string): string[] {
  const list = readIfThere(join(folder, 'native', 'pg-symlinks.json')) ?? '[]';
  return linksSchema
    .parse(JSON.parse(list))
    .map(({ target }) => target)
    .filter((target) => !existsSync(join(folder, target)));
}
