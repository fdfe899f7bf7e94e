import { randomBytes } from 'node:crypto';
import { chmodSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root: where processes of the stack are started. */
export const PROJECT = fileURLToPath(new URL('..', import.meta.url));

/** Where the embedded stack keeps everything it makes; git ignores it, `npm run reset` removes it. */
export const FOLDER = join(PROJECT, '.fodfaeste');

/** The places inside the folder. */
export interface Places {
  readonly folder: string;
  readonly postgres: string;
  readonly postgresPassword: string;
  readonly temporal: string;
  readonly mail: string;
  readonly bundle: string;
  readonly logs: string;
  readonly processes: string;
  readonly masterKey: string;
  readonly destroyedKeys: string;
  readonly keys: string;
  readonly programmeStart: string;
  readonly demo: string;
  readonly running: string;
  readonly lock: string;
}

/** The places inside a folder of this kind. */
export function placesIn(folder: string): Places {
  return {
    folder,
    postgres: join(folder, 'postgres'),
    postgresPassword: join(folder, 'postgres-password'),
    temporal: join(folder, 'temporal'),
    mail: join(folder, 'mail'),
    bundle: join(folder, 'bundle'),
    logs: join(folder, 'log'),
    processes: join(folder, 'processes'),
    masterKey: join(folder, 'master-key'),
    destroyedKeys: join(folder, 'destroyed-keys', 'list.jsonl'),
    keys: join(folder, 'keys.json'),
    programmeStart: join(folder, 'programme-start'),
    demo: join(folder, 'demo.json'),
    running: join(folder, 'running.json'),
    lock: join(folder, 'lock'),
  };
}

/** Makes the folder and the folders in it. Other users cannot open those that may hold something personal. */
export function makeFolder(places: Places): void {
  // PostgreSQL may run as a user of its own, who must be able to pass through.
  mkdirSync(places.folder, { recursive: true });
  chmodSync(places.folder, 0o755);
  for (const inner of [places.temporal, places.mail, places.bundle, places.logs, places.processes]) {
    mkdirSync(inner, { recursive: true, mode: 0o700 });
  }
}

/** A text that is made once, kept in a file for its owner only, and the same ever after. */
export function kept(file: string, make: () => string): string {
  const before = readIfThere(file);
  if (before !== undefined && before.trim() !== '') return before.trim();
  const made = make();
  writeWhole(file, `${made}\n`);
  return made;
}

/** Writes a file for its owner only, whole or not at all. */
export function writeWhole(file: string, text: string): void {
  const draft = draftOf(file);
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}

/** Writes a file whole, but only if there is none; returns whether it did. */
export function writeFirst(file: string, text: string): boolean {
  const draft = draftOf(file);
  writeFileSync(draft, text, { mode: 0o600 });
  try {
    linkSync(draft, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}

/** What a file holds; `undefined` if there is none. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (isCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Whether an error of the operating system has this code. */
export function isCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === code;
}

const draftOf = (file: string) => `${file}.${process.pid}.${randomBytes(4).toString('hex')}`;
