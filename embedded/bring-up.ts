import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Config } from '../config.ts';
import { createPool } from '../db/pool.ts';
import { migrate } from '../db/tools/migrate.ts';
import { connectEngine } from '../engine/connect.ts';
import type { Child, ChildSpec } from './child.ts';
import { beginDemo } from './demo/journeys.ts';
import { addFiction, keysByRole, mayHoldFiction } from './demo/parties.ts';
import { serviceCaller } from './demo/service.ts';
import type { GivenParts } from './environment.ts';
import { PROJECT } from './folder.ts';
import type { Places } from './folder.ts';
import { answersAt, mailSpec } from './mail.ts';
import type { MadeOnce } from './make-once.ts';
import type { WantedPort } from './ports.ts';
import { initialisePostgres, postgresSpec, readyPostgres } from './postgres.ts';
import type { Progress } from './progress.ts';
import type { Running } from './running.ts';
import { ensureSearchAttributes } from './search-attributes.ts';
import type { Stack } from './stack.ts';
import { findTemporalServer, temporalServerArguments } from './temporal-server.ts';
import { textsSpec, textsUrls } from './texts.ts';

const LOCAL = '127.0.0.1';

/** What the stack is brought up with. */
export interface BringUp {
  readonly stack: Stack;
  readonly places: Places;
  readonly config: Config;
  readonly made: MadeOnce;
  readonly progress: Progress;
}

/** Brings up every part that is not given, shows each as it comes, and returns where things are. */
export async function bringUp(up: BringUp): Promise<Running> {
  const { config, made } = up;
  // None of these needs another; worker and API need all of them.
  await Promise.all([bringDatabase(up), bringTemporal(up), bringMail(up), bringTexts(up)]);
  await bringService(up);
  const api = `http://localhost:${config.apiPort}`;
  const keys = await bringFiction(up, api);
  return {
    api,
    temporalUi: made.given.temporal ? null : `http://localhost:${config.embedded.temporalUi}`,
    inbox: made.given.smtp ? null : `http://localhost:${config.embedded.inbox}`,
    texts: made.given.texts ? null : textsUrls(config.embedded.texts).textsUrl,
    stores: {
      NODE_ENV: 'development',
      ...(!made.given.database && { DATABASE_URL: config.databaseUrl }),
      ...(!made.given.temporal && { TEMPORAL_ADDRESS: config.temporal.address }),
      ...(config.destroyedKeysFile !== undefined && { DESTROYED_KEYS_FILE: config.destroyedKeysFile }),
    },
    keys,
  };
}

/** Every port that something is going to listen on, with the variable that changes it. */
export function portsOf({ apiHost, apiPort, embedded }: Config, given: GivenParts): WantedPort[] {
  return [
    { port: apiPort, host: apiHost, variable: 'API_PORT', user: 'the API' },
    ...(given.database
      ? []
      : [{ port: embedded.postgres, host: LOCAL, variable: 'POSTGRES_PORT', user: 'PostgreSQL' }]),
    ...(given.temporal
      ? []
      : [
          { port: embedded.temporal, host: LOCAL, variable: 'TEMPORAL_PORT', user: 'Temporal' },
          { port: embedded.temporalUi, host: LOCAL, variable: 'TEMPORAL_UI_PORT', user: 'Temporal’s page' },
        ]),
    ...(given.smtp
      ? []
      : [
          { port: embedded.smtp, host: LOCAL, variable: 'SMTP_PORT', user: 'the mail catcher' },
          { port: embedded.inbox, host: LOCAL, variable: 'INBOX_PORT', user: 'the inbox page' },
        ]),
    ...(given.texts
      ? []
      : [{ port: embedded.texts, host: LOCAL, variable: 'TEXTS_PORT', user: 'the text messages' }]),
  ];
}

async function bringDatabase({ stack, config, made, progress }: BringUp): Promise<void> {
  const { postgres } = made;
  if (!made.given.database) {
    await progress.during(
      'PostgreSQL',
      async () => {
        await initialisePostgres(postgres);
        await readyPostgres(postgres, stack.start(await postgresSpec(postgres)));
      },
      () => `on port ${postgres.port}`,
    );
  }
  await progress.during(
    'Tables',
    async () => {
      try {
        await (made.migrationDatabaseUrl === undefined
          ? migrate(config.databaseUrl)
          : migrate(made.migrationDatabaseUrl, { runningUrl: config.databaseUrl }));
      } catch (error) {
        if (!made.given.database) throw error;
        const { message } = error instanceof Error ? error : new Error('no reason given');
        throw new Error(`The database of DATABASE_URL could not be brought up to date: ${message}`, {
          cause: error,
        });
      }
    },
    () => (made.given.database ? 'up to date, in the database of DATABASE_URL' : 'up to date'),
  );
}

async function bringTemporal({ stack, places, config, made, progress }: BringUp): Promise<void> {
  const { address, namespace } = config.temporal;
  const { temporal: port, temporalUi: uiPort } = config.embedded;
  await progress.during(
    'Temporal',
    async (report) => {
      let child: Child | undefined;
      if (!made.given.temporal) {
        const command = await findTemporalServer(report);
        const dbFilename = join(places.temporal, 'temporal.db');
        child = stack.start({
          name: 'temporal',
          command,
          args: temporalServerArguments({ port, uiPort, dbFilename, namespace }),
          cwd: places.temporal,
          env: made.machineEnvironment,
          endsOn: 'SIGTERM',
          endsWithinMs: 15_000,
        });
      }
      await readyTemporal(config, child);
    },
    () =>
      made.given.temporal ? `at ${address}, of TEMPORAL_ADDRESS` : `on port ${port}, its page on ${uiPort}`,
  );
}

/** Waits until Temporal answers, and makes sure that it knows the search attributes. */
async function readyTemporal(config: Config, child: Child | undefined): Promise<void> {
  const { address, namespace } = config.temporal;
  const client = await connectEngine(config.temporal);
  const until = Date.now() + (child === undefined ? 15_000 : 60_000);
  try {
    for (;;) {
      if (child?.hasEnded === true) throw new Error('Temporal did not start.');
      try {
        await client.connection.withDeadline(Date.now() + 3_000, () =>
          client.connection.workflowService.describeNamespace({ namespace }),
        );
        break;
      } catch (error) {
        if (Date.now() > until) {
          throw new Error(`Temporal does not answer for the namespace ${namespace} at ${address}.`, {
            cause: error,
          });
        }
      }
      await delay(100);
    }
    await ensureSearchAttributes(client);
  } finally {
    await client.connection.close();
  }
}

async function bringMail({ stack, places, config, made, progress }: BringUp): Promise<void> {
  if (made.given.smtp) {
    progress.say('  ! Mail goes out for real, to the server of SMTP_URL.');
    return;
  }
  const { smtp: smtpPort, inbox: inboxPort } = config.embedded;
  await progress.during(
    'Mail inbox',
    () => {
      const spec = mailSpec({ smtpPort, inboxPort, folder: places.mail, env: made.machineEnvironment });
      return answersAt(`http://${LOCAL}:${inboxPort}/api/email`, stack.start(spec));
    },
    () => `on port ${inboxPort}, takes mail on ${smtpPort}`,
  );
}

async function bringTexts({ stack, config, made, progress }: BringUp): Promise<void> {
  if (made.given.texts) {
    progress.say('  ! Text messages go out for real, to the gateway of SMS_URL.');
    return;
  }
  const { texts: port } = config.embedded;
  await progress.during(
    'Text messages',
    () => answersAt(textsUrls(port).textsUrl, stack.start(textsSpec({ port, env: made.machineEnvironment }))),
    () => `caught on port ${port}`,
  );
}

/** The worker and the API. The API knows when a worker waits for work, so it is asked about both. */
async function bringService({ stack, config, made, progress }: BringUp): Promise<void> {
  const spec = (name: 'worker' | 'api'): ChildSpec => ({
    name,
    command: process.execPath,
    args: ['--import', 'tsx', `${name}/main.ts`],
    cwd: PROJECT,
    env: made.serviceEnvironment,
    endsOn: 'SIGTERM',
    endsWithinMs: 20_000,
  });
  stack.start(spec('worker'));
  const api = stack.start(spec('api'));
  await progress.during(
    'Worker and API',
    async () => {
      await answersAt(`http://${LOCAL}:${config.apiPort}/readyz`, api, ({ ok }) => ok, 120_000);
    },
    () => `on port ${config.apiPort}`,
  );
}

async function bringFiction(up: BringUp, api: string): Promise<Running['keys']> {
  const { places, config, progress } = up;
  const db = createPool(config.databaseUrl, 2);
  try {
    if (!(await mayHoldFiction(db, config.programme))) return {};
    return await progress.during(
      'Fictional people',
      async (report) => {
        await addFiction(db);
        const keys = await keysByRole(db, places.keys);
        if (keys.coordinator === undefined) return keys;
        const service = serviceCaller(api, keys.coordinator);
        const { databaseUrl, programme } = config;
        await beginDemo(service, { stateFile: places.demo, databaseUrl, programme }, report);
        return keys;
      },
      () => 'at every stage',
    );
  } finally {
    await db.end();
  }
}
