import { readFile } from 'node:fs/promises';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { createMailer } from '../../../activities/doors/mailer.ts';
import { createActivities } from '../../../activities/index.ts';
import type { RecordEvents } from '../../../activities/recording/record-events.ts';
import { createVault } from '../../../db/persons/vault.ts';
import { createPool } from '../../../db/pool.ts';
import { connectEngine, connectWorker } from '../../../engine/connect.ts';
import { createWorker } from '../../../worker/create-worker.ts';

/**
 * A worker that can be told to die at the worst moment: when a recording has been committed and Temporal has
 * not been told. `CRASH_AFTER_EVENT` names the event whose recording it does not survive. Without it, it is a
 * worker like any other, in a process that can be killed.
 */
const given = (name: string): string => {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set`);
  return value;
};

Runtime.install({ logger: new DefaultLogger('ERROR') });
const temporal = { address: given('TEMPORAL_ADDRESS'), namespace: given('TEMPORAL_NAMESPACE') };
const sender = {
  mailFrom: given('MAIL_FROM'),
  secretariatMail: given('SECRETARIAT_MAIL'),
  publicUrl: 'http://localhost',
  operatorMail: given('SECRETARIAT_MAIL'),
};
const db = createPool(given('DATABASE_URL'), 20);
const [engine, connection, code] = await Promise.all([
  connectEngine(temporal),
  connectWorker(temporal),
  readFile(given('WORKFLOW_BUNDLE'), 'utf8'),
]);
const activities = createActivities({
  db,
  vault: createVault(Buffer.from(given('MASTER_KEY'), 'base64')),
  engine,
  mailer: createMailer({ smtpUrl: given('SMTP_URL'), smtpTls: 'none', ...sender }),
  ...sender,
  trainingClock: true,
});

const crashAfter = process.env['CRASH_AFTER_EVENT'];
const worker = await createWorker({
  connection,
  namespace: temporal.namespace,
  workflowBundle: { code },
  maxCachedWorkflows: Number(given('MAX_CACHED_WORKFLOWS')),
  activities: {
    ...activities,
    async recordEvents(batch: RecordEvents) {
      await activities.recordEvents(batch);
      // Not a thrown error and not an exit: nothing in this process may say another word.
      if (batch.events.some(({ type }) => type === crashAfter)) process.kill(process.pid, 'SIGKILL');
    },
  },
});
process.send?.('ready');
await worker.run();
