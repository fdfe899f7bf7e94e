import type { TestService } from '../stack/a-service.ts';

/**
 * All that Temporal holds of a service as one text: of each run its id, search attributes and memo, and its history with what
 * its payloads hold.
 */
export async function everythingInTemporal({ engine }: Pick<TestService, 'engine'>): Promise<string> {
  const parts: string[] = [];
  for await (const { workflowId, runId, searchAttributes, memo } of engine.workflow.list()) {
    const history = await engine.workflow.getHandle(workflowId, runId).fetchHistory();
    parts.push(workflowId, JSON.stringify([searchAttributes, memo]), historyAsText(history));
  }
  return parts.join('\n');
}

/** A history, or its events, as text with what the payloads hold: as JSON they stand in base64, in which nothing is found. */
export function historyAsText(history: unknown): string {
  return JSON.stringify(history, (field, value: unknown) =>
    field === 'data' && typeof value === 'string' ? Buffer.from(value, 'base64').toString('utf8') : value,
  );
}
