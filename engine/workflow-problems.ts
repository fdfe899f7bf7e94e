import { WorkflowNotFoundError } from '@temporalio/client';
import type { Client } from '@temporalio/client';
import type { LivingKind } from '../domain/subjects/living-kinds.ts';

/** From this attempt on, a Workflow Task is said to fail again and again. */
const AGAIN_AND_AGAIN = 3;
/**
 * A worker reports the first failure of a task, and lets all later ones time out, which takes ten seconds each: one that is at
 * it for the second time fails again.
 */
const AGAIN = 2;
/** PENDING_WORKFLOW_TASK_STATE_STARTED in Temporal's API. */
const TASK_STARTED = 2;
/** As many attempts of an Activity take more than a minute: a database that is away for a moment is no news. */
const ACTIVITY_ATTEMPTS = 15;
const PAGE = 1_000;

/** What keeps a running Workflow from acting: which of its parts fails, and how often it has been tried. */
export interface WorkflowProblem {
  /** `task`: its own code; otherwise the name of an Activity. */
  readonly fails: 'task' | { readonly activity: string };
  readonly attempt: number;
}

/**
 * What keeps a Workflow from acting; `undefined` if nothing does that Temporal knows of, or if it does not run. Throws if
 * Temporal is away.
 */
export async function problemOf(client: Client, workflowId: string): Promise<WorkflowProblem | undefined> {
  try {
    const { raw, status } = await client.workflow.getHandle(workflowId).describe();
    if (status.name !== 'RUNNING') return undefined;
    const { attempt = 0, state } = raw.pendingWorkflowTask ?? {};
    if ((attempt ?? 0) >= (Number(state) === TASK_STARTED ? AGAIN : AGAIN_AND_AGAIN))
      return { fails: 'task', attempt: attempt ?? 0 };
    const failing = raw.pendingActivities?.find((each) => (each.attempt ?? 0) >= ACTIVITY_ATTEMPTS);
    if (failing === undefined) return undefined;
    return { fails: { activity: failing.activityType?.name ?? '' }, attempt: failing.attempt ?? 0 };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

/**
 * The ids of the running Workflows, subjects' and others, whose Workflow Tasks fail again and again, as the server has noted it in a
 * search attribute of its own. The list lags by a moment. Throws if Temporal is away.
 */
export async function workflowsWithProblems(client: Client): Promise<string[]> {
  const query = "ExecutionStatus = 'Running' and TemporalReportedProblems is not null";
  const ids: string[] = [];
  for await (const { workflowId } of client.workflow.list({ query, pageSize: PAGE })) ids.push(workflowId);
  return ids;
}

/** What an operator is told of a subject that does not act. Nothing personal: what an error says is left out. */
export function describeProblem(
  { kind, workflowId }: { readonly kind: LivingKind; readonly workflowId: string },
  problem: WorkflowProblem | undefined,
): string {
  return `${whatFails(kind, problem)} Its Workflow is ${workflowId}. The alarm ends with what it records next.`;
}

function whatFails(kind: LivingKind, problem: WorkflowProblem | undefined): string {
  if (problem === undefined) return `The ${kind} was told what time it is, and does not act.`;
  const { fails, attempt } = problem;
  return fails === 'task'
    ? `The Workflow Task of the ${kind} fails again and again (attempt ${attempt}).`
    : `The Activity ${fails.activity} of the ${kind} fails again and again (attempt ${attempt}).`;
}
