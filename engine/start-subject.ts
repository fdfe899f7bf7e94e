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

/** What is needed to start a subject's Workflow: its id in Temporal, and its one argument. */
export interface SubjectToStart {
  readonly workflowId: string;
  readonly start: LivingStart;
}

/**
 * Starts a subject's Workflow, under its kind's newest rulebook unless its start names another. Returns
 * `already-started` if this subject has or has had one. Then nothing is started a second time, however often
 * the sweep and whoever committed the subject try. Throws if Temporal is away.
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
 * Starts a subject's Workflow again after its old run has been ended. Throws if one runs: then somebody else
 * has rebuilt the subject at the same moment.
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
