import { renameSync, rmSync } from 'node:fs';
import { isCode, readIfThere, writeFirst } from './folder.ts';
import { markOf, processMarkSchema, stillRuns } from './process-mark.ts';
import type { ProcessMark } from './process-mark.ts';

/**
 * Takes the folder for this process only. Returns the process that has it, if that one still runs; a lock
 * left by a process that was killed is taken over.
 */
export function takeLock(file: string): ProcessMark | undefined {
  const own = markOf(process.pid);
  if (own === undefined) throw new Error('The operating system does not know this process.');
  const text = JSON.stringify(own);
  for (;;) {
    if (writeFirst(file, text)) return undefined;
    const found = readIfThere(file);
    const holder = lockHolder(file);
    if (holder !== undefined) return holder.pid === process.pid ? undefined : holder;
    if (found !== undefined) clearAway(file, found);
  }
}

/** Removes a lock that nobody holds, unless another process has put its own in its place in the meantime. */
function clearAway(file: string, stale: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return;
    throw error;
  }
  const removed = readIfThere(aside);
  if (removed !== undefined && removed !== stale) writeFirst(file, removed);
  rmSync(aside, { force: true });
}

/** The process that has the folder; `undefined` if none runs. */
export function lockHolder(file: string): ProcessMark | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  const mark = parsed(text);
  return mark !== undefined && stillRuns(mark) ? mark : undefined;
}

/** Releases the folder. */
export function releaseLock(file: string): void {
  if (lockHolder(file)?.pid === process.pid) rmSync(file, { force: true });
}

function parsed(text: string): ProcessMark | undefined {
  try {
    return processMarkSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
