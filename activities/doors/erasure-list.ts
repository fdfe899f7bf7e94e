import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { types } from 'node:util';
import type { ListedErasure } from '../../db/erasing/erasures.ts';

/**
 * The list of whose keys were destroyed, in a file that lies apart from the database and its backups. A database that is
 * restored from one does not know of them; the list does. It holds ids, dates and codes, and nothing that says who anybody is.
 */
export interface ErasureList {
  /** Adds an erasure, and returns once the disk has it for certain. Added again it is read once. Throws if it cannot be written. */
  add(erasure: ListedErasure): Promise<void>;
  /** All of it, in the order it was added; nothing if there is no file yet. Throws if it is there and cannot be read. */
  read(): Promise<readonly ListedErasure[]>;
}

/** Opens the list that lies in a file, which is made with the first erasure. */
export function erasureListIn(file: string): ErasureList {
  return {
    async add(erasure) {
      await mkdir(dirname(file), { recursive: true });
      const handle = await open(file, 'a', 0o600);
      try {
        // A line that a crash has cut short ends here, so that it spoils no other.
        await handle.appendFile(`\n${JSON.stringify(erasure)}\n`);
        await handle.sync();
      } finally {
        await handle.close();
      }
      // Of a file that was just made, the folder has to be on the disk too.
      const folder = await open(dirname(file), 'r');
      try {
        await folder.sync();
      } finally {
        await folder.close();
      }
    },
    async read() {
      const read = new Map<string, ListedErasure>();
      for (const line of (await textOf(file)).split('\n')) {
        const erasure = erasureIn(line);
        if (erasure !== undefined && !read.has(erasure.id)) read.set(erasure.id, erasure);
      }
      return [...read.values()];
    },
  };
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (types.isNativeError(error) && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** What a line says; `undefined` if it is empty, or was cut short before its erasure began. */
function erasureIn(line: string): ListedErasure | undefined {
  if (line.trim() === '') return undefined;
  try {
    return JSON.parse(line) as ListedErasure;
  } catch {
    return undefined;
  }
}
