import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { endGroup } from './child.ts';
import { isCode, readIfThere } from './folder.ts';
import type { Places } from './folder.ts';
import { ENDING_ORDER, PART_TITLES } from './parts.ts';
import type { PartName } from './parts.ts';
import { processMarkSchema, stillRuns } from './process-mark.ts';
import type { Report } from './report.ts';

const memorySchema = processMarkSchema.extend({ endsOn: z.enum(['SIGINT', 'SIGTERM']) });

/**
 * Kills what an earlier start left running because it was itself killed, and says so. If other processes have
 * been given the same numbers since, they are left alone.
 */
export async function endLeftovers(places: Places, report: Report, withinMs = 15_000): Promise<void> {
  const left = remembered(places);
  for (const name of ENDING_ORDER) {
    const file = left.find((entry) => entry === `${name}.json`);
    if (file !== undefined) await endLeftover(join(places.processes, file), name, report, withinMs);
  }
  rmSync(places.running, { force: true });
}

async function endLeftover(file: string, name: PartName, report: Report, withinMs: number): Promise<void> {
  const memory = parsed(readIfThere(file) ?? '');
  if (memory !== undefined && stillRuns(memory)) {
    report(
      `An earlier start was cut off and left its ${PART_TITLES[name]} running (process ${memory.pid}). Ending it.`,
    );
    process.kill(memory.pid, memory.endsOn);
    const until = Date.now() + withinMs;
    while (stillRuns(memory) && Date.now() < until) await delay(50);
    if (stillRuns(memory)) {
      endGroup(memory.pid);
      while (stillRuns(memory)) await delay(50);
    }
  }
  rmSync(file, { force: true });
}

function remembered(places: Places): string[] {
  try {
    return readdirSync(places.processes);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return [];
    throw error;
  }
}

function parsed(text: string): z.output<typeof memorySchema> | undefined {
  try {
    return memorySchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
