import { historyFromJSON, historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { History } from './differences.ts';

/** What a history says about the machine and the server it was made on. A replay does not need it. */
const OF_THE_MACHINE = new Set(['identity', 'stackTrace', 'workerVersion', 'taskId']);

/**
 * A history as it is kept: the JSON that Temporal's other tools read, one event per line, without the
 * machine's name.
 */
export function toFile(history: History): string {
  const { events } = JSON.parse(historyToJSON(history)) as { events: unknown[] };
  const lines = events.map((event) => JSON.stringify(event, withoutMachine));
  return `{"events":[\n${lines.join(',\n')}\n]}\n`;
}

/** A kept history, as the SDK takes it. */
export function fromFile(text: string): History {
  return historyFromJSON(JSON.parse(text));
}

/**
 * Whether a Workflow has done anything in a history: a replay would wait for ever for one that has done
 * nothing.
 */
export function isReplayable({ events }: History): boolean {
  return events?.some((event) => event.workflowTaskCompletedEventAttributes) === true;
}

function withoutMachine(field: string, value: unknown): unknown {
  if (OF_THE_MACHINE.has(field)) return undefined;
  // A worker's own queue is named after its process and machine; the name of the queue it stands for is
  // enough.
  if (field === 'taskQueue' && typeof value === 'object' && value !== null && 'normalName' in value) {
    return { name: value.normalName, kind: 'TASK_QUEUE_KIND_NORMAL' };
  }
  return value;
}
