import { one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { journeyWorkflowId } from '../../../engine/messages.ts';

/** The Workflow of a subject of any kind; of one that the record does not know, a journey's. */
export async function workflowOf({ db }: { readonly db: Db }, subjectId: string): Promise<string> {
  const row = await one<{ workflowId: string }>(
    db,
    'select workflow_id as "workflowId" from subjects where id = $1',
    [subjectId],
  );
  return row?.workflowId ?? journeyWorkflowId(subjectId);
}
