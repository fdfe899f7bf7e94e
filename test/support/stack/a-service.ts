import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { Client } from '@temporalio/client';
import type { NativeConnection, Worker } from '@temporalio/worker';
import { pino } from 'pino';
import type { Logger } from 'pino';
import type { z } from 'zod';
import { createMailer } from '../../../activities/doors/mailer.ts';
import type { Mailer } from '../../../activities/doors/mailer.ts';
import { createTexter } from '../../../activities/doors/texter.ts';
import { createActivities } from '../../../activities/index.ts';
import type { Activities } from '../../../activities/index.ts';
import { createApp } from '../../../api/app.ts';
import { engineCalls } from '../../../api/http/engine-calls.ts';
import type { EngineCalls } from '../../../api/http/engine-calls.ts';
import { listOf } from '../../../api/http/response-shapes.ts';
import type { Service } from '../../../api/http/route.ts';
import { journeySchema, timelineItemSchema } from '../../../api/journeys/journey-responses.ts';
import { clockSchema } from '../../../api/running/running-responses.ts';
import type { TextGateway } from '../../../config.ts';
import { createVault } from '../../../db/persons/vault.ts';
import type { Vault } from '../../../db/persons/vault.ts';
import { createPool } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import type { CommandFields, CommandType } from '../../../domain/journeys/commands.ts';
import { routeName } from '../../../domain/subjects/command-names.ts';
import { instantAt, msOf } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { startTextCatcher } from '../../../embedded/text-catcher.ts';
import type { CaughtText, TextCatcher } from '../../../embedded/text-catcher.ts';
import { connectEngine, connectWorker } from '../../../engine/connect.ts';
import { WORKFLOW_TYPES, TASK_QUEUE } from '../../../engine/messages.ts';
import { createWorker } from '../../../worker/create-worker.ts';
import { aReferral } from '../journeys/a-journey.ts';
import { startMailbox } from '../post/a-mailbox.ts';
import type { Mailbox } from '../post/a-mailbox.ts';
import { addProgramme } from '../programme/add-programme.ts';
import { installQuietRuntime } from '../temporal/quiet-runtime.ts';
import { aDatabase } from './a-database.ts';
import { eventually } from './eventually.ts';
import { addTestParties } from './test-parties.ts';
import type { Asker } from './test-parties.ts';
import { askStack } from './the-stack.ts';

/** Asked for here, since building it may take longer than a test's own set-up may take. */
await askStack<string>('/temporal-server');

/** By which name the mail server of the tests signs what it has found of a mail's sender. */
export const MAIL_SERVER = 'mx.fodfaeste.example.dk';

/** The day on which tests begin, on whatever day they run: a Monday on which an IGU is lawful. */
export const FIRST_DAY: CalendarDate = '2026-03-02';

/** An answer of the API. */
export interface TestResponse {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What a request says beside where it goes. */
export interface TestRequest {
  readonly as?: Asker | 'nobody';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

type TellJourney = z.output<typeof journeySchema>;
type TellEvent = z.output<typeof timelineItemSchema>;

/** The whole service over real parts: Postgres, Temporal with its worker, SMTP, and the API over HTTP. */
export class TestService {
  readonly db: Db;
  readonly databaseUrl: string;
  readonly vault: Vault;
  readonly engine: Client;
  readonly temporal: { readonly address: string; readonly namespace: string };
  /** The Temporal CLI's path. */
  readonly cli: string;
  readonly mailbox: Mailbox;
  readonly texts: TextCatcher;
  readonly url: string;
  readonly masterKey: Buffer;
  /** Every line the API has logged, as text. */
  readonly logged: readonly string[];
  readonly #keys: Readonly<Record<Asker, string>>;
  readonly #mailer: Mailer;
  readonly #connection: NativeConnection;
  readonly #server: Server;
  readonly #apiDb: Db;
  readonly #programme: string;
  readonly #production: boolean;
  #worker: { readonly worker: Worker; readonly ended: Promise<void> } | undefined;
  #people = 0;

  constructor(parts: {
    db: Db;
    databaseUrl: string;
    vault: Vault;
    masterKey: Buffer;
    engine: Client;
    temporal: { address: string; namespace: string };
    cli: string;
    mailbox: Mailbox;
    texts: TextCatcher;
    mailer: Mailer;
    connection: NativeConnection;
    server: Server;
    apiDb: Db;
    url: string;
    keys: Readonly<Record<Asker, string>>;
    logged: readonly string[];
    programme: string;
    production: boolean;
  }) {
    this.db = parts.db;
    this.databaseUrl = parts.databaseUrl;
    this.vault = parts.vault;
    this.masterKey = parts.masterKey;
    this.engine = parts.engine;
    this.temporal = parts.temporal;
    this.cli = parts.cli;
    this.mailbox = parts.mailbox;
    this.texts = parts.texts;
    this.url = parts.url;
    this.logged = parts.logged;
    this.#keys = parts.keys;
    this.#mailer = parts.mailer;
    this.#connection = parts.connection;
    this.#server = parts.server;
    this.#apiDb = parts.apiDb;
    this.#programme = parts.programme;
    this.#production = parts.production;
  }

  /** The bearer key of an asker. */
  keyOf(asker: Asker): string {
    return this.#keys[asker];
  }

  /**
   * Starts the worker of this process: of this release, of the first one, of a later one with one more
   * rulebook, of one under which every subject is stuck, or of one whose histories this release cannot
   * replay. Tests that kill workers start their own. `around` may put something between the worker and its
   * Activities or its mailer.
   */
  async startWorker(
    bundle: '/bundle' | '/first-bundle' | '/next-bundle' | '/wedged-bundle' | '/astray-bundle' = '/bundle',
    around: {
      readonly activities?: (activities: Activities) => Activities;
      readonly mailer?: (mailer: Mailer) => Mailer;
    } = {},
  ): Promise<void> {
    const { activities: within = (activities) => activities, mailer: mailing = (mailer) => mailer } = around;
    const { file } = await askStack<{ file: string }>(bundle);
    const worker = await createWorker({
      connection: this.#connection,
      namespace: this.temporal.namespace,
      workflowBundle: { code: await readFile(file, 'utf8') },
      maxCachedWorkflows: 200,
      activities: within(
        createActivities({
          db: this.db,
          vault: this.vault,
          engine: this.engine,
          mailer: mailing(this.#mailer),
          texter: createTexter(textsVia(this.texts)),
          mailFrom: 'sekretariat@fodfaeste.example.dk',
          mailCheckedBy: MAIL_SERVER,
          secretariatMail: 'k-coordinator@example.dk',
          publicUrl: 'http://localhost',
          operatorMail: 'k-operator@example.dk',
          trainingClock: !this.#production,
        }),
      ),
    });
    this.#worker = { worker, ended: worker.run() };
  }

  /** Stops it, and waits until it has stopped. */
  async stopWorker(): Promise<void> {
    const running = this.#worker;
    this.#worker = undefined;
    if (running === undefined) return;
    running.worker.shutdown();
    await running.ended;
  }

  /** Sends a request; JSON unless its headers say otherwise. */
  async request(method: string, path: string, request: TestRequest = {}): Promise<TestResponse> {
    const { as = 'coordinator', body, headers = {} } = request;
    const response = await fetch(`${this.url}${path}`, {
      method,
      headers: {
        ...(as !== 'nobody' && { authorization: `Bearer ${this.#keys[as]}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: asSent(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const parsed: unknown = isJson ? JSON.parse(text) : { text };
    return { status: response.status, headers: response.headers, body: parsed as TestResponse['body'] };
  }

  /** Refers a person, and waits until the journey has begun. Returns its id. */
  async refer(changes: Record<string, unknown> = {}): Promise<string> {
    this.#people += 1;
    const answer = await this.request('POST', '/api/journeys', {
      body: {
        ...aReferral,
        municipalityReference: `HIL-${String(this.#people).padStart(4, '0')}`,
        // Nobody else's name: two of one name and one birthday are told as perhaps one person.
        person: {
          givenName: 'Prøve',
          familyName: `Eksempelsen ${inLetters(this.#people)}`,
          birthDate: '1995-05-05',
        },
        ...changes,
      },
    });
    if (answer.status !== 201) throw new Error(`Not referred: ${JSON.stringify(answer.body)}`);
    const id = String(answer.body['id']);
    await eventually(async () => (await this.journey(id)).sequence > 0);
    return id;
  }

  /** Gives a command over HTTP. */
  give<T extends CommandType>(
    id: string,
    type: T,
    fields: CommandFields<T> & Record<string, unknown>,
    { as, key }: { as?: Asker; key?: string } = {},
  ): Promise<TestResponse> {
    return this.request('POST', `/api/journeys/${id}/commands/${routeName(type)}`, {
      ...(as && { as }),
      body: fields,
      headers: key === undefined ? {} : { 'idempotency-key': key },
    });
  }

  /** Gives a command that must be accepted and recorded. Returns the number of its event. */
  async does<T extends CommandType>(
    id: string,
    type: T,
    fields: CommandFields<T> & Record<string, unknown>,
  ): Promise<number> {
    const answer = await this.give(id, type, fields);
    if (answer.status !== 200) throw new Error(`${type} got ${answer.status} ${JSON.stringify(answer.body)}`);
    return Number(answer.body['sequence']);
  }

  /** A journey as the API tells it. */
  async journey(id: string): Promise<TellJourney> {
    return journeySchema.parse((await this.request('GET', `/api/journeys/${id}`)).body);
  }

  /** A journey's whole timeline as the API tells it. */
  async timeline(id: string): Promise<TellEvent[]> {
    const schema = listOf(timelineItemSchema);
    const items: TellEvent[] = [];
    for (;;) {
      const path = `/api/journeys/${id}/timeline?limit=200&offset=${items.length}`;
      const page = schema.parse((await this.request('GET', path)).body);
      items.push(...(page.items as TellEvent[]));
      if (items.length >= page.total || page.items.length === 0) return items;
    }
  }

  /** Moves the training clock to the end of a day, and waits until everything on the way has been done. */
  async until(day: CalendarDate): Promise<void> {
    const answer = await this.request('POST', '/api/clock', { body: { to: day } });
    if (answer.status !== 202) throw new Error(`The clock was not moved: ${JSON.stringify(answer.body)}`);
    await eventually(async () => (await this.clock()).movingTo === null, 110_000);
  }

  /** The training clock. */
  async clock(): Promise<z.output<typeof clockSchema>> {
    return clockSchema.parse((await this.request('GET', '/api/clock')).body);
  }

  /** The text messages that have gone out, the newest first. */
  async textsSent(): Promise<readonly CaughtText[]> {
    return (await (await fetch(this.texts.textsUrl)).json()) as readonly CaughtText[];
  }

  /** Runs one pass of the sweep, and waits for it. */
  async sweep(): Promise<void> {
    const options = { taskQueue: TASK_QUEUE, workflowId: `sweep-${randomUUID()}`, args: [] };
    await this.engine.workflow.execute(WORKFLOW_TYPES.sweep, options);
  }

  /** What the environment of a process of this service would be, for tests that start their own. */
  environment(): Record<string, string> {
    return {
      NODE_ENV: 'test',
      DATABASE_URL: this.databaseUrl,
      TEMPORAL_ADDRESS: this.temporal.address,
      TEMPORAL_NAMESPACE: this.temporal.namespace,
      SMTP_URL: this.mailbox.url,
      SMTP_TLS: 'none',
      MASTER_KEY: this.masterKey.toString('base64'),
      SECRETARIAT_MAIL: 'k-coordinator@example.dk',
      PROGRAMME: this.#programme,
    };
  }

  /** Ends everything this service has started. */
  async close(): Promise<void> {
    await this.stopWorker();
    this.#server.closeAllConnections();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
    this.#mailer.close();
    await this.mailbox.close();
    await this.texts.close();
    await this.#connection.close();
    await this.engine.connection.close();
    if (this.#apiDb !== this.db) await this.#apiDb.end();
    await this.db.end();
  }
}

/** A number as letters, for a name. */
function inLetters(number: number): string {
  return [...String(number)].map((digit) => 'ABCDEFGHIJ'.charAt(Number(digit))).join('');
}

/** Text and bytes go as they are, anything else as JSON. */
function asSent(body: unknown): string | Uint8Array<ArrayBuffer> {
  if (typeof body === 'string') return body;
  return body instanceof Uint8Array ? new Uint8Array(body) : JSON.stringify(body);
}

/**
 * Brings up the whole service, with its clock at ten o'clock on `FIRST_DAY`. It can be started without a
 * worker. The API's way to the database can be another than the test's own, and so can its way to Temporal,
 * which workers in processes of their own take too. With the first release, journeys begin under rulebook 1,
 * and the worker knows no other. In production there is no training clock: the time stays as far from the
 * real one as it is.
 */
export async function aService({
  worker = true,
  firstRelease = false,
  production = false,
  wayToDatabase,
  wayToTemporal = (address) => Promise.resolve(address),
}: {
  worker?: boolean;
  firstRelease?: boolean;
  production?: boolean;
  wayToDatabase?: (url: string) => Promise<string>;
  wayToTemporal?: (address: string) => Promise<string>;
} = {}): Promise<TestService> {
  installQuietRuntime();
  const programme = 'lo-hovedstaden';
  const [{ db, url: databaseUrl }, { address: direct, namespace, binary }, mailbox, texts] =
    await Promise.all([
      aDatabase(),
      askStack<{ address: string; namespace: string; binary: string }>('/namespace'),
      startMailbox(),
      startTextCatcher({ port: 0 }),
    ]);
  const keys = await addTestParties(db);
  await addProgramme(db, { slug: programme });
  // Only the clock of a fresh database can be set to a day in the past: later it never goes back.
  await db.query('delete from clock');
  await db.query('insert into clock (offset_ms) values ($1)', [
    msOf(instantAt(FIRST_DAY, '10:00')) - Date.now(),
  ]);
  const masterKey = Buffer.alloc(32, 7);
  const vault = createVault(masterKey);
  const temporal = { address: await wayToTemporal(direct), namespace };
  const [engine, connection] = await Promise.all([
    connectEngine(temporal),
    connectWorker({ address: direct, namespace }),
  ]);
  const mailer = createMailer({
    smtpUrl: mailbox.url,
    smtpTls: 'none',
    mailFrom: 'sekretariat@fodfaeste.example.dk',
    secretariatMail: 'k-coordinator@example.dk',
  });
  const logged: string[] = [];
  const apiDb = wayToDatabase === undefined ? db : createPool(await wayToDatabase(databaseUrl));
  const service: Service = {
    db: apiDb,
    vault,
    engine: firstRelease ? startingUnderRulebook1(engineCalls(engine)) : engineCalls(engine),
    config: {
      production,
      publicUrl: 'http://localhost',
      programme,
      trainingClock: !production,
      secretariatMail: 'sekretariat@example.dk',
      texts: textsVia(texts),
    },
    log: logInto(logged),
  };
  const server = createServer(createApp(service));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const listening = server.address();
  const port = typeof listening === 'object' && listening !== null ? listening.port : 0;
  const url = `http://127.0.0.1:${port}`;
  const parts = { db, databaseUrl, vault, masterKey, engine, temporal, cli: binary, mailbox, texts, mailer };
  const made = new TestService({
    ...parts,
    connection,
    server,
    apiDb,
    url,
    keys,
    logged,
    programme,
    production,
  });
  if (worker) await made.startWorker(firstRelease ? '/first-bundle' : '/bundle');
  return made;
}

function textsVia({ gatewayUrl }: TextCatcher): TextGateway {
  return { gatewayUrl, token: 'caught', sender: 'Fodfaeste' };
}

function startingUnderRulebook1(calls: EngineCalls): EngineCalls {
  return {
    ...calls,
    startSubject: ({ workflowId, start }) =>
      calls.startSubject({ workflowId, start: { rulebook: 1, ...start } }),
  };
}

function logInto(lines: string[]): Logger {
  return pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
}
