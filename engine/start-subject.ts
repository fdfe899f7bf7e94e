import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import { NEWEST_RULEBOOK, PROGRAMME_BOOKS } from '../domain/rulebook/index.ts';
import type { LivingKind } from '../domain/subjects/living-kinds.ts';
import { TASK_QUEUE, WORKFLOW_TYPES } from './messages.ts';
import type { LivingStart } from './messages.ts';

/** What Temporal must know to start a kind of subject: its Workflow type, and the newest rulebook of its kind. */
const KINDS: { readonly [K in LivingKind]: { readonly type: string; readonly rulebook: number } } = {
  journey: { type: WORKFLOW_TYPES.journey, rulebook: NEWEST_RULEBOOK },
  programme: { type: WORKFLOW_TYPES.programme, rulebook: PROGRAMME_BOOKS.newest },
};

/** A subject's Workflow as it is to be started: its id in Temporal, and its one argument. */
export interface SubjectToStart {
  readonly workflowId: string;
  readonly start: LivingStart;
}

/**
 * Starts a subject's Workflow, under its kind's newest rulebook unless its start names another. Returns `already-started`
 * if there is or has been one of this subject: then nothing is started a second time, however often whoever committed it
 * and the sweep try. Throws if Temporal is away.
 */
export async function startSubjectWorkflow(
  client: Client,
  subject: SubjectToStart,
): Promise<'started' | 'already-started'> {
  try {
    await begin(client, subject, 'REJECT_DUPLICATE');
    return 'started';
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return 'already-started';
    throw error;
  }
}

/**
 * Starts a subject's Workflow again after its old run has been ended. Throws if one runs: whoever started it has rebuilt
 * the subject in the same moment.
 */
export async function restartSubjectWorkflow(client: Client, subject: SubjectToStart): Promise<void> {
  await begin(client, subject, 'ALLOW_DUPLICATE');
}

async function begin(
  client: Client,
  { workflowId, start }: SubjectToStart,
  workflowIdReusePolicy: 'REJECT_DUPLICATE' | 'ALLOW_DUPLICATE',
): Promise<void> {
  const { type, rulebook } = KINDS[start.subject.kind];
  await client.workflow.start(type, {
    taskQueue: TASK_QUEUE,
    workflowId,
    workflowIdReusePolicy,
    workflowIdConflictPolicy: 'FAIL',
    args: [{ rulebook, ...start }],
  });
}
