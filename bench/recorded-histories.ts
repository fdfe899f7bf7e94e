import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HistoryEvent } from './history-counts.ts';

/** Where releases keep the histories from which they are replayed. */
const HISTORIES = fileURLToPath(new URL('../test/replay/histories', import.meta.url));

/** A run as it was recorded. */
export interface RecordedRun {
  /** Its file, without the ending: `0.1.0/rulebook-2/whole-3`. */
  readonly name: string;
  readonly events: readonly HistoryEvent[];
}

/** A Workflow's runs as they were recorded, from the first to the latest. */
export interface RecordedRoad {
  readonly name: string;
  readonly runs: readonly RecordedRun[];
}

/** Every road whose histories releases have kept, by name. */
export async function recordedRoads(): Promise<RecordedRoad[]> {
  const files = (await readdir(HISTORIES, { recursive: true })).filter((file) => file.endsWith('.json'));
  const roads = new Map<string, (RecordedRun & { number: number })[]>();
  for (const file of files) {
    const [, road, number] = /^(.*)-(\d+)\.json$/.exec(file) ?? [];
    if (road === undefined) throw new Error(`${file} does not say which run it is of which road`);
    const { events } = JSON.parse(await readFile(join(HISTORIES, file), 'utf8')) as RecordedRun;
    const name = file.replace(/\.json$/, '');
    roads.set(road, [...(roads.get(road) ?? []), { name, events, number: Number(number) }]);
  }
  return [...roads]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, runs]) => ({ name, runs: runs.sort((one, other) => one.number - other.number) }));
}
