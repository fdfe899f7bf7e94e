import { Runtime } from '@temporalio/worker';
import { createMailer } from '../activities/doors/mailer.ts';
import { createTexter } from '../activities/doors/texter.ts';
import { createActivities } from '../activities/index.ts';
import { configOrExit, warningsOf } from '../config.ts';
import { createVault } from '../db/persons/vault.ts';
import { createPool } from '../db/pool.ts';
import { connectEngine, connectWorker } from '../engine/connect.ts';
import { createLog, describeError, logWhatNobodyCatches } from '../log.ts';
import { tellHowMailComesBack } from './how-mail-comes-back.ts';
import { createWorker } from './create-worker.ts';
import { ensureSweepSchedule } from './schedule.ts';
import { sdkLogging } from './sdk-log.ts';
import { workflowBundle } from './workflow-bundle.ts';

/** How many database connections one worker has: as many as Activities may hold, and a few for the sweep. */
const CONNECTIONS = 30;

const config = configOrExit(process.env);
const log = createLog('worker', config.logLevel);
logWhatNobodyCatches(log);
const logging = sdkLogging(log);
Runtime.install({
  // SIGINT and SIGTERM end a worker. Activities get a moment to finish; what they leave is done again
  // elsewhere.
  shutdownSignals: ['SIGINT', 'SIGTERM'],
  ...logging,
});

try {
  await run();
} catch (error) {
  log.fatal(describeError(error), 'the worker cannot go on');
  process.exitCode = 1;
}

async function run(): Promise<void> {
  for (const warning of warningsOf(config)) log.warn(warning);
  const { temporal } = config;
  const db = createPool(config.databaseUrl, CONNECTIONS);
  const [engine, connection, bundle] = await Promise.all([
    connectEngine(temporal),
    connectWorker(temporal),
    workflowBundle(config.bundleCache, logging.logger),
  ]);
  const mailer = createMailer(config);
  tellHowMailComesBack(config, log);
  const texter = config.texts && createTexter(config.texts);
  const worker = await createWorker({
    connection,
    namespace: temporal.namespace,
    workflowBundle: bundle,
    maxCachedWorkflows: config.maxCachedWorkflows,
    activities: createActivities({
      db,
      vault: createVault(config.masterKey),
      engine,
      mailer,
      texter,
      mailFrom: config.mailFrom,
      mailCheckedBy: config.mailCheckedBy,
      secretariatMail: config.secretariatMail,
      publicUrl: config.publicUrl,
      operatorMail: config.operatorMail,
      heartbeatUrl: config.heartbeatUrl,
      trainingClock: config.trainingClock,
    }),
  });
  await ensureSweepSchedule(engine);
  log.info('the worker waits for work');
  try {
    await worker.run();
    log.info('the worker has ended');
  } finally {
    mailer.close();
    await connection.close();
    await engine.connection.close();
    await db.end();
  }
}
