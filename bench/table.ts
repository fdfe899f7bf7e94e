import { machineLine } from './machine.ts';
import type { Machine } from './machine.ts';
import type { Percentiles } from './timed.ts';

/**
 * Everything that one run of the bench has measured. Times in milliseconds, memory in bytes, ratios within
 * the run.
 */
export interface Figures {
  readonly machine: Machine;
  readonly command: {
    readonly fullMs: Percentiles;
    readonly bareMs: Percentiles;
    readonly latencyRatioP50: number;
    readonly fullPerSecond: number;
    readonly barePerSecond: number;
    readonly throughputRatio: number;
  };
  readonly start: {
    readonly journeys: number;
    readonly fullMs: number;
    readonly bareMs: number;
    readonly ratio: number;
  };
  readonly post: {
    readonly journeys: number;
    readonly ms: number;
    readonly mails: number;
    readonly perSecond: number;
  };
  readonly idle: {
    readonly journeys: number;
    readonly cached: number;
    readonly memoryBytes: number;
    readonly wakingMs: Percentiles;
    readonly awakeMs: Percentiles;
    readonly ratio: number;
  };
}

/** The figures as a table in Markdown, with the machine they were measured on. */
export function tableOf({ machine, command, start, post, idle }: Figures): string {
  const ms = (value: number) => `${value.toFixed(value < 100 ? 1 : 0)} ms`;
  const seconds = (value: number) => `${(value / 1000).toFixed(1)} s`;
  const megabytes = (bytes: number) => `${Math.round(bytes / 1024 / 1024)} MB`;
  const ratio = (value: number) => `${value.toFixed(2)}×`;
  const rows = [
    ['what', 'measured', 'against', 'ratio'],
    ['---', '---', '---', '---'],
    [
      'a command over HTTP (accepted, decided, recorded), median; against a bare Update of an empty Workflow',
      ms(command.fullMs.p50),
      ms(command.bareMs.p50),
      `${ratio(command.latencyRatioP50)} (\`command.latencyRatioP50\`, at most 4)`,
    ],
    ['the same, 95th percentile', ms(command.fullMs.p95), ms(command.bareMs.p95), ''],
    [
      'commands a second from 40 clients; against bare Updates',
      `${Math.round(command.fullPerSecond)}/s`,
      `${Math.round(command.barePerSecond)}/s`,
      `${ratio(command.throughputRatio)} (\`command.throughputRatio\`, at least 0.3)`,
    ],
    [
      `${start.journeys} journeys from a file, until each is recorded; against starting as many empty Workflows`,
      seconds(start.fullMs),
      seconds(start.bareMs),
      ratio(start.ratio),
    ],
    [
      `${post.journeys} journeys whose reminder falls due in the same minute, until the last mail is handed over`,
      seconds(post.ms),
      `${Math.round(post.perSecond)} mails/s`,
      '',
    ],
    [
      `a worker’s memory with ${idle.journeys} idle journeys and a cache of ${idle.cached}`,
      megabytes(idle.memoryBytes),
      '',
      '',
    ],
    [
      'a command to a journey that is not in the cache, median; against one that is',
      ms(idle.wakingMs.p50),
      ms(idle.awakeMs.p50),
      ratio(idle.ratio),
    ],
  ];
  return [...rows.map((row) => `| ${row.join(' | ')} |`), '', machineLine(machine)].join('\n');
}
