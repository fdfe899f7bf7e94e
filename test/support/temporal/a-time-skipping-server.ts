import { readFile } from 'node:fs/promises';
import { ApplicationFailure } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import type { Worker } from '@temporalio/worker';
import type { Activities } from '../../../activities/index.ts';
import { instantAt, instantFromMs, msBetween, plusMs } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../../domain/vocabulary/calendar.ts';
import { SEARCH_ATTRIBUTES } from '../../../engine/search-attributes.ts';
import { createWorker } from '../../../worker/create-worker.ts';
import { askStack } from '../stack/the-stack.ts';
import type { TimeSkippingServer } from './find-time-skipping-server.ts';
import { installQuietRuntime } from './quiet-runtime.ts';

/** The SDK gives the server five seconds to start, which may be too little on a busy machine. */
const STARTS = 4;

/**
 * A Temporal server of its own that skips the time in which nothing happens, with the service's worker. Only
 * `sleepUntil` moves time; nobody may ask the server for a Workflow's result while anything else goes on.
 */
export class SkippedTime {
  readonly #env: TestWorkflowEnvironment;
  readonly #offsetMs: number;
  readonly #worker: { readonly worker: Worker; readonly ended: Promise<void> };

  private constructor(env: TestWorkflowEnvironment, offsetMs: number, worker: Worker) {
    this.#env = env;
    this.#offsetMs = offsetMs;
    this.#worker = { worker, ended: worker.run() };
  }

  /**
   * Starts server and worker. The server's time is the real time, and so is the journeys', unless it is later
   * than `noLaterThan`. Then their clock is set back to that, so that what the law allows until a day stays
   * testable.
   */
  static async start(
    activities: Partial<Activities>,
    { noLaterThan }: { noLaterThan?: Instant } = {},
  ): Promise<SkippedTime> {
    installQuietRuntime();
    const [env, { file }] = await Promise.all([startServer(), askStack<{ file: string }>('/bundle')]);
    await registerSearchAttributes(env.client);
    const now = instantFromMs(await env.currentTimeMs());
    const worker = await createWorker({
      connection: env.nativeConnection,
      namespace: env.client.options.namespace,
      workflowBundle: { code: await readFile(file, 'utf8') },
      maxCachedWorkflows: 100,
      activities: { ...NONE, ...activities },
    });
    return new SkippedTime(
      env,
      noLaterThan === undefined ? 0 : Math.min(0, msBetween(now, noLaterThan)),
      worker,
    );
  }

  get client(): Client {
    return this.#env.client;
  }

  /** How far the journeys' clock is ahead of the server's: 0, or less if it was set back. */
  get offsetMs(): number {
    return this.#offsetMs;
  }

  /** The time on the journeys' clock. */
  async now(): Promise<Instant> {
    return plusMs(instantFromMs(await this.#env.currentTimeMs()), this.#offsetMs);
  }

  /** Lets time pass until an instant; what falls due on the way is done at its own time. */
  async sleepUntil(instant: Instant): Promise<void> {
    const ms = msBetween(await this.now(), instant);
    if (ms > 0) await this.#env.sleep(ms);
  }

  /** Lets time pass until a given time on a given day. */
  async until(date: CalendarDate, time = '12:00'): Promise<void> {
    await this.sleepUntil(instantAt(date, time));
  }

  /** Ends worker and server. */
  async close(): Promise<void> {
    this.#worker.worker.shutdown();
    await this.#worker.ended;
    await this.#env.teardown();
  }
}

async function startServer(): Promise<TestWorkflowEnvironment> {
  const server = await askStack<TimeSkippingServer>('/time-skipping-server');
  if ('missing' in server) throw new Error(server.missing);
  for (let tried = 1; ; tried += 1) {
    try {
      return await TestWorkflowEnvironment.createTimeSkipping({ server: { executable: server.found } });
    } catch (error) {
      if (tried === STARTS) throw error;
    }
  }
}

const { IndexedValueType } = proto.temporal.api.enums.v1;

const TYPES = {
  Keyword: IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Datetime: IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
  Bool: IndexedValueType.INDEXED_VALUE_TYPE_BOOL,
} as const;

/** This server can add search attributes, but not list them. */
async function registerSearchAttributes({ connection, options: { namespace } }: Client): Promise<void> {
  const searchAttributes = Object.fromEntries(SEARCH_ATTRIBUTES.map(({ name, type }) => [name, TYPES[type]]));
  await connection.operatorService.addSearchAttributes({ namespace, searchAttributes });
}

const notHere = (): Promise<never> =>
  Promise.reject(ApplicationFailure.nonRetryable('This test has no such Activity'));

/** An Activity that a test does not provide fails for good, so that the test notices. */
const NONE: Activities = {
  recordEvents: notHere,
  keepSignal: notHere,
  freezeDigest: notHere,
  sendDigest: notHere,
  rerouteDigest: notHere,
  alarmStuckMail: notHere,
  healStuckMail: notHere,
  startWaitingSubjects: notHere,
  tellProgrammes: notHere,
  handleIncomingMails: notHere,
  finishAboutPersons: notHere,
  startPost: notHere,
  nudgeOverdueSubjects: notHere,
  alarmMissingWorkflows: notHere,
  alarmStuckSubjects: notHere,
  alarmLatePost: notHere,
  tellOperators: notHere,
  moveClockOn: notHere,
};
