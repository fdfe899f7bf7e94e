import { availableParallelism } from 'node:os';
import { readAssumptionsFile } from '../cli/rehearsal/assumptions-file.ts';
import { rehearseInProcesses } from '../cli/rehearsal/in-processes.ts';
import { ASSUMPTIONS_FILE } from '../cli/rehearse.ts';
import { valuesOf } from '../domain/rehearsal/assumptions.ts';
import type { Plan } from '../domain/rehearsal/life.ts';
import { playLife } from '../domain/rehearsal/rehearse.ts';
import { NEWEST_RULEBOOK } from '../domain/rulebook/index.ts';
import { percentiles, timed } from './timed.ts';

const PEOPLE = 200;
/** How many lives are played to tell what one costs in processor time, whatever else the machine is doing. */
const LIVES_TIMED = 2_000;
const LONG_JOURNEYS = 200;

/** What the engine alone costs, without any server. Times in milliseconds. */
export interface EngineFigures {
  /** Journeys through a whole IGU of two years, with everything that is owed on the way. */
  readonly journey: { readonly events: number; readonly p50: number; readonly p95: number };
  readonly rehearsal: {
    readonly people: number;
    readonly runs: number;
    readonly processes: number;
    readonly ms: number;
    /** The processor time of one life, played in this process. */
    readonly processorMsPerLife: number;
  };
}

/** Measures single journeys of two years, and a rehearsal of `runs` runs; `say` is told what is going on. */
export async function measureEngine(runs: number, say: (line: string) => void): Promise<EngineFigures> {
  const assumptions = valuesOf(await readAssumptionsFile(ASSUMPTIONS_FILE));
  const plan: Plan = {
    programme: 'bench',
    placementDays: 60,
    rulebook: NEWEST_RULEBOOK,
    from: '2024-03-01',
    months: 36,
    people: PEOPLE,
    seed: 1,
    assumptions,
  };
  say('Single journeys of two years …');
  const journey = await longJourneys(plan);
  say(`${LIVES_TIMED} lives …`);
  const processorMsPerLife = processorTime(plan);
  say(`${PEOPLE} people, ${runs} runs …`);
  const processes = availableParallelism();
  const ms = await timed(() => rehearseInProcesses(plan, runs, processes));
  return { journey, rehearsal: { people: PEOPLE, runs, processes, ms, processorMsPerLife } };
}

function processorTime(plan: Plan): number {
  const before = process.cpuUsage();
  for (let life = 0; life < LIVES_TIMED; life += 1) playLife(plan, 0, life);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000 / LIVES_TIMED;
}

/**
 * Lives played one by one, kept if an IGU was completed. The first ones do not count, while code is compiled.
 */
async function longJourneys(plan: Plan): Promise<EngineFigures['journey']> {
  const took: number[] = [];
  let events = 0;
  for (let person = 0; took.length < LONG_JOURNEYS; person += 1) {
    let life: ReturnType<typeof playLife> = [];
    const ms = await timed(async () => {
      life = playLife(plan, 0, person);
    });
    if (person < PEOPLE || !life.some(({ type }) => type === 'IguCompleted')) continue;
    took.push(ms);
    events += life.length;
  }
  return { events: Math.round(events / took.length), ...percentiles(took) };
}

/** The figures as a table in Markdown. */
export function engineTable({ journey, rehearsal }: EngineFigures): string {
  const { people, runs, processes, ms, processorMsPerLife } = rehearsal;
  const rows = [
    ['what', 'measured', 'aim'],
    ['---', '---', '---'],
    [
      `a journey through a whole IGU in the pure engine (${journey.events} events on average), median`,
      `${journey.p50.toFixed(1)} ms`,
      'under 5 ms',
    ],
    ['the same, 95th percentile', `${journey.p95.toFixed(1)} ms`, ''],
    [
      `a rehearsal: ${people} people, ${runs} runs, ${processes} processes`,
      `${(ms / 1000).toFixed(0)} s`,
      `under ${(runs * 0.06).toFixed(0)} s on two cores`,
    ],
    ['processor time for each life that is played', `${processorMsPerLife.toFixed(2)} ms`, ''],
  ];
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n');
}
