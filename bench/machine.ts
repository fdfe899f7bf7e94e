import { cpus, totalmem } from 'node:os';

/** What the figures were measured on. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly node: string;
  readonly platform: string;
}

/** The last line of a page, which says on what its figures were measured. */
export function machineLine({ cpu, cores, memoryBytes, node, platform }: Machine): string {
  return `Machine: ${cores} × ${cpu}, ${Math.round(memoryBytes / 1024 ** 3)} GiB, ${platform}, Node ${node}.`;
}

/** This machine. */
export function machine(): Machine {
  const [cpu] = cpus();
  return {
    cpu: cpu?.model ?? 'unknown',
    cores: cpus().length,
    memoryBytes: totalmem(),
    node: process.version,
    platform: `${process.platform} ${process.arch}`,
  };
}
