import { createServer } from 'node:http';
import { configOrExit, warningsOf } from '../config.ts';
import { createVault } from '../db/persons/vault.ts';
import { createPool } from '../db/pool.ts';
import { loadProgramme } from '../db/programme/load-programme.ts';
import { withLawChecks } from '../domain/programme/law-checks.ts';
import { planOf } from '../domain/programme/plan.ts';
import { LAW_QUESTIONS } from '../domain/vocabulary/law-questions.ts';
import { connectEngine } from '../engine/connect.ts';
import { createLog, describeError, logWhatNobodyCatches } from '../log.ts';
import { watchRendering } from '../web/frame/watch-rendering.ts';
import { createApp } from './app.ts';
import { engineCalls } from './http/engine-calls.ts';
import { beginProgramme } from './programme/begin-programme.ts';
import { ProgrammeFileError, readProgrammeFile } from './programme/programme-file.ts';
import { ROUTES } from './routes.ts';

const CONNECTIONS = 20;
/** How long requests under way may take after the process was told to end. */
const LAST_ANSWERS_WITHIN_MS = 10_000;

const config = configOrExit(process.env);
const log = createLog('api', config.logLevel);
logWhatNobodyCatches(log);

try {
  await run();
} catch (error) {
  const faults = error instanceof ProgrammeFileError ? { faults: error.faults } : {};
  log.fatal({ ...describeError(error), ...faults }, 'the API cannot go on');
  process.exitCode = 1;
}

/**
 * Runs the API until the process is told to end. Throws, and the process ends with 1, if it cannot begin:
 *
 * - `ProgrammeFileError`, with every fault, if the programme's file is missing or wrong;
 * - the database's error if that is away, has not been migrated, or refuses what the file says;
 * - the client's error if Temporal cannot be reached;
 * - the server's error if its port is taken.
 */
async function run(): Promise<void> {
  for (const warning of warningsOf(config)) log.warn(warning);
  const db = createPool(config.databaseUrl, CONNECTIONS);
  const file = await readProgrammeFile(config.programme);
  const vault = createVault(config.masterKey);
  await loadProgramme(db, {
    file,
    plan: withLawChecks(planOf(file, config.programmeStart), Object.values(LAW_QUESTIONS)),
    secretariatMail: config.secretariatMail,
    operatorMail: config.operatorMail,
    vault,
  });
  const engine = await connectEngine(config.temporal);
  const secretariat = file.organisations.find(({ kind }) => kind === 'secretariat');
  const responsible = { ...(secretariat && { organisation: secretariat.name }), ...config.responsible };
  const service = {
    db,
    vault,
    engine: engineCalls(engine),
    config: { ...config, responsible },
    log,
  };
  if (!config.production) watchRendering();
  const app = createApp(service, ROUTES, config.proxies);
  const server = createServer(app);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.apiPort, config.apiHost, resolve);
  });
  log.info({ port: config.apiPort }, 'the API listens');
  // Its Workflow is started, or told of a file that has changed. What cannot be done now, the sweep does.
  await beginProgramme(service, config.programme);

  await new Promise<void>((resolve) => {
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
  log.info('the API ends');
  await new Promise<void>((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_WITHIN_MS).unref();
  });
  await engine.connection.close();
  await db.end();
}
