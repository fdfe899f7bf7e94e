import type { Client } from '@temporalio/client';
import type { Vault } from '../db/persons/vault.ts';
import type { Db } from '../db/pool.ts';
import { createClockActivities } from './clock/clock-activities.ts';
import { createPostActivities } from './digest/post-activities.ts';
import type { Mailer } from './doors/mailer.ts';
import type { Texter } from './doors/texter.ts';
import { keepSignal } from './recording/keep-signal.ts';
import { recordEvents } from './recording/record-events.ts';
import { createSweepActivities } from './sweep/sweep-activities.ts';

/** The Activities of a subject's Workflow, for every kind. */
export type SubjectActivities = ReturnType<typeof createSubjectActivities>;

/** Every Activity of the service by its name. */
export type Activities = ReturnType<typeof createActivities>;

/** Everything Activities act on. */
export interface ActivitiesOver {
  readonly db: Db;
  readonly vault: Vault;
  readonly engine: Client;
  readonly mailer: Mailer;
  /** Left out if the service has no gateway for text messages. */
  readonly texter?: Texter | undefined;
  readonly mailFrom: string;
  /** By which name our mail server signs what it has found of a mail's sender. */
  readonly mailCheckedBy?: string | undefined;
  readonly secretariatMail: string;
  readonly publicUrl: string;
  readonly operatorMail: string;
  readonly heartbeatUrl?: string | undefined;
  readonly trainingClock: boolean;
}

/** Makes the Activities over what they act on; each is safe to run twice. */
export function createActivities(given: ActivitiesOver) {
  return {
    ...createSubjectActivities(given),
    ...createPostActivities(given),
    ...createSweepActivities(given),
    ...createClockActivities(given),
  };
}

function createSubjectActivities(given: { readonly db: Db }) {
  return { recordEvents: recordEvents(given), keepSignal: keepSignal(given) };
}
