import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A process, in a way that tells it apart from a later one with the same number. */
export interface ProcessMark {
  readonly pid: number;
  /** When it began, as the operating system says it. */
  readonly began: string;
}

/** The shape of a mark in a file. */
export const processMarkSchema = z.object({ pid: z.int().min(2), began: z.string() });

/** The mark of a process that runs; `undefined` if none has that number. */
export function markOf(pid: number): ProcessMark | undefined {
  const began = beganAt(pid);
  return began === undefined ? undefined : { pid, began };
}

/** Whether the process that was marked still runs. */
export function stillRuns({ pid, began }: ProcessMark): boolean {
  return beganAt(pid) === began;
}

function beganAt(pid: number): string | undefined {
  switch (process.platform) {
    case 'linux':
      return fromProc(pid);
    case 'win32':
      return isThere(pid) ? 'running' : undefined;
    default:
      return fromPs(pid);
  }
}

/**
 * Linux: the 22nd field of `stat`, in ticks since the machine started. The second may hold spaces and
 * brackets.
 */
function fromProc(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    // A process that has ended and is only waiting to be noticed no longer does anything.
    return fields[0] === 'Z' ? undefined : fields[19];
  } catch {
    return undefined;
  }
}

function fromPs(pid: number): string | undefined {
  try {
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim() || undefined;
  } catch {
    return undefined;
  }
}

function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
