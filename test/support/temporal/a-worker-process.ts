import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { AnyEventType } from '../../../domain/words/index.ts';
import type { TestService } from '../stack/a-service.ts';
import { askStack } from '../stack/the-stack.ts';

const WORKER = fileURLToPath(new URL('a-crashing-worker.ts', import.meta.url));

/** A worker in a process of its own. */
export interface WorkerProcess {
  /** Whether it still lives. */
  readonly alive: boolean;
  /** Settles when it is gone, whatever ended it. */
  readonly gone: Promise<void>;
  /** Ends it at once, in the middle of whatever it does. */
  kill(): Promise<void>;
}

/**
 * Starts a worker of a service in a process of its own, and waits until it is ready for work. With
 * `crashAfter`, it kills itself when it has committed a recording with that event, before Temporal is told.
 */
export async function startWorkerProcess(
  service: TestService,
  given: {
    readonly crashAfter?: AnyEventType;
    readonly cached?: number;
    /** The way to the database, if it is another than the service's. */
    readonly databaseUrl?: string;
  } = {},
): Promise<WorkerProcess> {
  const { crashAfter, cached = 200, databaseUrl } = given;
  const { file } = await askStack<{ file: string }>('/bundle');
  const child = fork(WORKER, {
    execArgv: ['--import', 'tsx'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: {
      ...process.env,
      ...service.environment(),
      MAIL_FROM: 'sekretariat@fodfaeste.example.dk',
      WORKFLOW_BUNDLE: file,
      MAX_CACHED_WORKFLOWS: String(cached),
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
      ...(crashAfter && { CRASH_AFTER_EVENT: crashAfter }),
    },
  });
  const gone = once(child, 'exit').then(() => undefined);
  const ready = once(child, 'message');
  await Promise.race([
    ready,
    gone.then(() => {
      throw new Error('The worker ended before it was ready');
    }),
  ]);
  return {
    get alive() {
      return child.exitCode === null && child.signalCode === null;
    },
    gone,
    async kill() {
      child.kill('SIGKILL');
      await gone;
    },
  };
}
