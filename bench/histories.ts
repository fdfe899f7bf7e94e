import { countHistories } from './history-counts.ts';
import type { Count, HistoryCounts, Source } from './history-counts.ts';
import { machine } from './machine.ts';
import type { Machine } from './machine.ts';
import { recordedRoads } from './recorded-histories.ts';
import { replayTimes } from './replay-times.ts';

/** The road whose counts are broken down: two and a half years, in which every timer runs out by itself. */
const WHOLE = 'whole';

/** What a road's recorded runs hold, and what each takes to replay. */
export interface RoadFigures extends Count {
  readonly name: string;
  readonly runs: readonly (Count & {
    readonly name: string;
    readonly replayMs: number;
    readonly microsecondsAnEvent: number;
  })[];
}

/** What the recorded histories add up to. */
export interface HistoryFigures {
  readonly machine: Machine;
  readonly roads: readonly RoadFigures[];
  /** The whole journey, by type of event and by what caused it. */
  readonly whole: Count & {
    readonly byType: Readonly<Record<string, Count>>;
    readonly bySource: Readonly<Partial<Record<Source, Count & { readonly times: number }>>>;
  };
}

/** Counts every recorded history, and times its replay; `say` is told what is going on. */
export async function measureHistories(say: (line: string) => void): Promise<HistoryFigures> {
  const roads = await recordedRoads();
  const runs = roads.flatMap((road) => road.runs);
  say(`Replaying ${runs.length} runs …`);
  const times = await replayTimes(runs);
  const whole = roads.filter(({ name }) => name.endsWith(`/${WHOLE}`)).at(-1);
  if (whole === undefined) throw new Error('There is no history of a whole journey');
  return {
    machine: machine(),
    roads: roads.map((road) => ({
      name: road.name,
      ...sumOf(countHistories(road.runs.map(({ events }) => events))),
      runs: road.runs.map(({ name, events }) => {
        const replayMs = times.get(name) ?? NaN;
        const counted = sumOf(countHistories([events]));
        return { name, ...counted, replayMs, microsecondsAnEvent: (replayMs * 1000) / counted.events };
      }),
    })),
    whole: brokenDown(countHistories(whole.runs.map(({ events }) => events))),
  };
}

function sumOf({ events, actions }: Count): Count {
  return { events, actions };
}

function brokenDown({ byType, bySource, ...counts }: HistoryCounts): HistoryFigures['whole'] {
  return { ...sumOf(counts), byType: Object.fromEntries(byType), bySource: Object.fromEntries(bySource) };
}

const SOURCE_WORDS: Readonly<Record<Source, string>> = {
  command: 'commands (Updates)',
  timer: 'timers that ran out: openings, reminders, escalations, ends of runs',
  signal: 'Signals',
  run: 'runs begun and continued as new',
};

/** The figures as tables in Markdown, with the machine the times were measured on. */
export function historyTables({ whole, roads, machine: on }: HistoryFigures): string {
  const sources = Object.entries(whole.bySource) as [Source, Count & { times: number }][];
  const types = Object.entries(whole.byType).sort(([, one], [, other]) => other.events - one.events);
  const wholeRoads = roads.filter(({ name }) => name.endsWith(`/${WHOLE}`));
  const largest = Math.max(...wholeRoads.flatMap(({ runs }) => runs.map(({ events }) => events)));
  const tables = [
    table(
      ['a whole journey of two and a half years', 'counted', 'aim'],
      [
        ['events', whole.events, 'at most 2,000'],
        ['billable actions', whole.actions, 'at most 500'],
        ['events of its largest run', largest, 'at most 500'],
      ],
    ),
    table(
      ['where they come from', 'times', 'events', 'actions', 'events each'],
      sources.map(([source, { times, events, actions }]) => [
        SOURCE_WORDS[source],
        times,
        events,
        actions,
        times === 0 ? '' : (events / times).toFixed(1),
      ]),
    ),
    table(
      ['type of event', 'events', 'actions'],
      types.map(([type, { events, actions }]) => [inWords(type), events, actions === 0 ? '' : actions]),
    ),
    table(
      ['road', 'runs', 'events', 'actions', 'largest run', 'replay of each run in turn, µs an event'],
      roads.map(({ name, runs, events, actions }) => [
        name,
        runs.length,
        events,
        actions,
        Math.max(...runs.map((run) => run.events)),
        runs.map(({ microsecondsAnEvent }) => Math.round(microsecondsAnEvent)).join(', '),
      ]),
    ),
  ];
  const { cpu, cores, memoryBytes, node, platform } = on;
  const where = `${cores} × ${cpu}, ${Math.round(memoryBytes / 1024 ** 3)} GiB, ${platform}, Node ${node}`;
  return [...tables, `Machine: ${where}.`].join('\n\n');
}

function table(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

/** `TIMER_FIRED` as it reads within a sentence. */
function inWords(type: string): string {
  const words = type.toLowerCase().replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
