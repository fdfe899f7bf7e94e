import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './folder.ts';
import type { Places } from './folder.ts';
import type { PartName } from './parts.ts';
import { markOf } from './process-mark.ts';

/** How one part of the stack is started and ended. */
export interface ChildSpec {
  /** The name of its log and of the file that remembers it. */
  readonly name: PartName;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  /** The whole of its environment: nothing is passed on by itself. */
  readonly env: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** The signal that asks it to end. */
  readonly endsOn: NodeJS.Signals;
  /** How long it may take to end before it is killed. */
  readonly endsWithinMs: number;
}

const LOG_LIMIT = 20_000_000;

/**
 * A process of the stack, in a process group of its own, so that Ctrl-C in the terminal reaches only the
 * process that started it. Its output goes straight into its log, so that it does not die with its starter.
 */
export class Child {
  readonly name: PartName;
  readonly logFile: string;
  /** Resolves when it has ended, and says how. */
  readonly ended: Promise<string>;
  #process: ChildProcess;
  #spec: ChildSpec;
  #hasEnded = false;
  #logBegins: number;

  constructor(spec: ChildSpec, places: Places) {
    this.#spec = spec;
    this.name = spec.name;
    this.logFile = join(places.logs, `${spec.name}.log`);
    const log = openLog(this.logFile);
    this.#logBegins = fstatSync(log).size;
    const { uid, gid } = spec;
    this.#process = spawn(spec.command, [...spec.args], {
      cwd: spec.cwd,
      env: spec.env,
      detached: true,
      stdio: ['ignore', log, log],
      ...(uid !== undefined && { uid }),
      ...(gid !== undefined && { gid }),
    });
    closeSync(log);
    const memory = memoryOf(places, spec.name);
    const { pid } = this.#process;
    const mark = pid === undefined ? undefined : markOf(pid);
    if (mark !== undefined) writeWhole(memory, JSON.stringify({ ...mark, endsOn: spec.endsOn }));
    this.ended = new Promise((resolve) => {
      const end = (how: string) => {
        this.#hasEnded = true;
        rmSync(memory, { force: true });
        resolve(how);
      };
      this.#process.once('error', (error) => end(`could not be started: ${error.message}`));
      this.#process.once('exit', (code, signal) => {
        end(signal === null ? `ended with code ${code}` : `was ended by ${signal}`);
      });
    });
  }

  /** Its process number, once it has been started. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Asks it to end and waits for it; kills it if it takes too long. */
  async end(): Promise<void> {
    if (this.#hasEnded) return;
    this.#process.kill(this.#spec.endsOn);
    const timer = setTimeout(() => this.force(), this.#spec.endsWithinMs);
    await this.ended;
    clearTimeout(timer);
  }

  /** Kills it, and whatever it has started, at once. */
  force(): void {
    const { pid } = this.#process;
    if (pid === undefined || this.#hasEnded) return;
    endGroup(pid);
  }

  /** The last lines of its output since it was started. */
  lastLines(count = 15): string[] {
    const said = readFileSync(this.logFile).subarray(this.#logBegins).toString('utf8').trim();
    return said === '' ? [] : said.split('\n').slice(-count);
  }
}

/** Kills a process group at once. */
export function endGroup(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
      return;
    } catch {
      // There is no such group: then kill only the process, unless it is gone already.
    }
  }
}

/** The file that records a part while it runs. */
export function memoryOf(places: Places, name: PartName): string {
  return join(places.processes, `${name}.json`);
}

/** Opens a log for writing. A log that has grown long is put aside, and replaces the one put aside before. */
function openLog(file: string): number {
  try {
    if (statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.before`);
  } catch {
    // At the first start there is no log yet.
  }
  return openSync(file, 'a', 0o600);
}
