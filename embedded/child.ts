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
  /** All of its environment: nothing is handed on by itself. */
  readonly env: NodeJS.ProcessEnv;
  readonly uid?: number;
  readonly gid?: number;
  /** How it is asked to end. */
  readonly endsOn: NodeJS.Signals;
  /** How long it may take to end before it is ended by force. */
  readonly endsWithinMs: number;
}

const LOG_LIMIT = 20_000_000;

/**
 * A process of the stack, in a process group of its own, so that Ctrl-C in the terminal reaches only the one who
 * started it. What it says goes straight into its log, so that it does not fall when its starter does.
 */
export class Child {
  readonly name: PartName;
  readonly logFile: string;
  /** Resolves when it has ended, with how. */
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

  /** Its number, once it has been started. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Asks it to end and waits for it; ends it by force where it takes too long. */
  async end(): Promise<void> {
    if (this.#hasEnded) return;
    this.#process.kill(this.#spec.endsOn);
    const timer = setTimeout(() => this.force(), this.#spec.endsWithinMs);
    await this.ended;
    clearTimeout(timer);
  }

  /** Ends it, and whatever it has started, at once. */
  force(): void {
    const { pid } = this.#process;
    if (pid === undefined || this.#hasEnded) return;
    endGroup(pid);
  }

  /** The last lines of what it has said since it was started. */
  lastLines(count = 15): string[] {
    const said = readFileSync(this.logFile).subarray(this.#logBegins).toString('utf8').trim();
    return said === '' ? [] : said.split('\n').slice(-count);
  }
}

/** Ends a process group at once. */
export function endGroup(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, 'SIGKILL');
      return;
    } catch {
      // There is no such group: then the process alone, or it is gone already.
    }
  }
}

/** The file that remembers a part while it runs. */
export function memoryOf(places: Places, name: PartName): string {
  return join(places.processes, `${name}.json`);
}

/** Opens a log to write on; one that has grown long is put aside, and the one before it goes. */
function openLog(file: string): number {
  try {
    if (statSync(file).size > LOG_LIMIT) renameSync(file, `${file}.before`);
  } catch {
    // The first start.
  }
  return openSync(file, 'a', 0o600);
}
