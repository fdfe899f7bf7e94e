import type { Client } from '@temporalio/client';
import type { Vault } from '../../db/persons/vault.ts';
import type { Db } from '../../db/pool.ts';
import type { Mailer } from '../doors/mailer.ts';
import type { Texter } from '../doors/texter.ts';
import { handleIncomingMails } from '../incoming-mail/handle-incoming-mails.ts';
import { alarmLatePost } from './alarm-late-post.ts';
import { alarmMissingWorkflows } from './alarm-missing-workflows.ts';
import { alarmStuckSubjects } from './alarm-stuck-subjects.ts';
import { finishAboutPersons } from './finish-about-persons.ts';
import { nudgeOverdueSubjects } from './nudge-overdue-subjects.ts';
import { startPost } from './start-post.ts';
import { startWaitingSubjects } from './start-waiting-subjects.ts';
import { tellOperators } from './tell-operators.ts';
import { tellProgrammes } from './tell-programmes.ts';

/** The Activities of a pass of the sweep; each returns how many it found. */
export type SweepActivities = ReturnType<typeof createSweepActivities>;

/** Makes them over a database, a vault, Temporal and a mail server. */
export function createSweepActivities(given: {
  readonly db: Db;
  readonly vault: Vault;
  readonly engine: Client;
  readonly mailer: Mailer;
  /** Left out if the service has no gateway for text messages. */
  readonly texter?: Texter | undefined;
  readonly mailFrom: string;
  readonly mailCheckedBy?: string | undefined;
  readonly operatorMail: string;
  readonly heartbeatUrl?: string | undefined;
}) {
  return {
    startWaitingSubjects: startWaitingSubjects(given),
    tellProgrammes: tellProgrammes(given),
    finishAboutPersons: finishAboutPersons(given),
    handleIncomingMails: handleIncomingMails(given),
    startPost: startPost(given),
    nudgeOverdueSubjects: nudgeOverdueSubjects(given),
    alarmMissingWorkflows: alarmMissingWorkflows(given),
    alarmStuckSubjects: alarmStuckSubjects(given),
    alarmLatePost: alarmLatePost(given),
    tellOperators: tellOperators(given),
  };
}
