import type { CommandMessage } from '../../engine/messages.ts';
import type { UpdateOutcome } from '../http/engine-calls.ts';
import type { Service } from '../http/route.ts';
import { startWaiting } from './start-waiting.ts';

/** Sends a command to a subject's Workflow, which is started first if it waits to be. Does not throw if Temporal is away. */
export async function sendCommand(
  service: Service,
  { id, workflowId }: { readonly id: string; readonly workflowId: string },
  type: string,
  message: CommandMessage,
): Promise<UpdateOutcome> {
  const { engine } = service;
  const outcome = await engine.sendCommand(workflowId, type, message);
  if (outcome.outcome !== 'no-workflow' || (await startWaiting(service, [id])) === 0) return outcome;
  return engine.sendCommand(workflowId, type, message);
}
