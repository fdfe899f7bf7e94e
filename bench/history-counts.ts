/**
 * An event of a history, as its JSON file has it, with only those of its details that are used for counting.
 */
export interface HistoryEvent {
  readonly eventId: string;
  readonly eventType: string;
  readonly eventTime: string;
  readonly activityTaskStartedEventAttributes?: {
    readonly scheduledEventId: string;
    readonly attempt?: number;
  };
  readonly activityTaskCompletedEventAttributes?: { readonly scheduledEventId: string };
  readonly activityTaskFailedEventAttributes?: { readonly scheduledEventId: string };
}

/** What causes an event: a command, a timer that ran out, a Signal, or the beginning and end of a run. */
export type Source = 'command' | 'timer' | 'signal' | 'run';

/** How many events, and how many of Temporal's billable actions. */
export interface Count {
  readonly events: number;
  readonly actions: number;
}

/** The counts of one or more runs. */
export interface HistoryCounts extends Count {
  /** By event type, without Temporal's prefix: `TIMER_STARTED`. */
  readonly byType: ReadonlyMap<string, Count>;
  readonly bySource: ReadonlyMap<Source, Count & { readonly times: number }>;
}

/**
 * What each type of event costs in actions, by Temporal's own list (docs.temporal.io/cloud/actions, read in
 * November 2026). A run counts as a start, whoever starts it. An Activity costs one each time it is started,
 * so a retry costs another. A Query and an Update refused by its validator cost one too, and are in no
 * history.
 */
const ACTIONS: Readonly<Record<string, number>> = {
  WORKFLOW_EXECUTION_STARTED: 1,
  WORKFLOW_EXECUTION_CONTINUED_AS_NEW: 0,
  WORKFLOW_EXECUTION_COMPLETED: 0,
  WORKFLOW_EXECUTION_SIGNALED: 1,
  WORKFLOW_EXECUTION_UPDATE_ACCEPTED: 1,
  WORKFLOW_EXECUTION_UPDATE_COMPLETED: 0,
  WORKFLOW_TASK_SCHEDULED: 0,
  WORKFLOW_TASK_STARTED: 0,
  WORKFLOW_TASK_COMPLETED: 0,
  WORKFLOW_TASK_FAILED: 0,
  WORKFLOW_TASK_TIMED_OUT: 0,
  ACTIVITY_TASK_SCHEDULED: 0,
  ACTIVITY_TASK_STARTED: 1,
  ACTIVITY_TASK_COMPLETED: 0,
  ACTIVITY_TASK_FAILED: 0,
  TIMER_STARTED: 1,
  TIMER_FIRED: 0,
  TIMER_CANCELED: 0,
  UPSERT_WORKFLOW_SEARCH_ATTRIBUTES: 1,
};

/** Counts runs. Throws for a type of event if nobody has said yet what it costs. */
export function countHistories(runs: readonly (readonly HistoryEvent[])[]): HistoryCounts {
  const byType = new Map<string, Count>();
  const bySource = new Map<Source, Count & { times: number }>();
  for (const run of runs) {
    const sources = sourcesOf(run);
    for (const [index, event] of run.entries()) {
      const type = typeOf(event);
      const source = sources[index] ?? 'run';
      const actions = actionsOf(event);
      byType.set(type, plus(byType.get(type), actions));
      const { times } = bySource.get(source) ?? { times: 0 };
      const once = BEGINS[type] === source ? 1 : 0;
      bySource.set(source, { ...plus(bySource.get(source), actions), times: times + once });
    }
  }
  const counts = [...byType.values()];
  return {
    events: counts.reduce((sum, { events }) => sum + events, 0),
    actions: counts.reduce((sum, { actions }) => sum + actions, 0),
    byType,
    bySource,
  };
}

/** The type of the event with which something begins. */
const BEGINS: Readonly<Record<string, Source>> = {
  WORKFLOW_EXECUTION_STARTED: 'run',
  WORKFLOW_EXECUTION_SIGNALED: 'signal',
  WORKFLOW_EXECUTION_UPDATE_ACCEPTED: 'command',
  TIMER_FIRED: 'timer',
};

/** These belong to what made them, whatever the Workflow Task around them was about. */
const OF_ITS_OWN: Readonly<Record<string, Source>> = {
  ...BEGINS,
  WORKFLOW_EXECUTION_UPDATE_COMPLETED: 'command',
  WORKFLOW_EXECUTION_CONTINUED_AS_NEW: 'run',
  WORKFLOW_EXECUTION_COMPLETED: 'run',
};

function plus(count: Count | undefined, actions: number): Count {
  return { events: (count?.events ?? 0) + 1, actions: (count?.actions ?? 0) + actions };
}

function typeOf({ eventType }: HistoryEvent): string {
  return eventType.replace(/^EVENT_TYPE_/, '');
}

function actionsOf(event: HistoryEvent): number {
  const actions = ACTIONS[typeOf(event)];
  if (actions === undefined) throw new Error(`What an event ${event.eventType} costs is not known`);
  return actions * (event.activityTaskStartedEventAttributes?.attempt ?? 1);
}

/**
 * What caused each event of a run. A Workflow Task has the same cause as what woke the Workflow, and so has
 * what the task decides. If the end of an Activity wakes the Workflow, the cause is whatever the Activity was
 * scheduled for.
 */
function sourcesOf(run: readonly HistoryEvent[]): Source[] {
  const sources: Source[] = [];
  const scheduledFor = new Map<string, Source>();
  let source: Source = 'run';
  for (const [index, event] of run.entries()) {
    const type = typeOf(event);
    const { activityTaskStartedEventAttributes: began } = event;
    const ended = event.activityTaskCompletedEventAttributes ?? event.activityTaskFailedEventAttributes;
    const scheduled = began ?? ended;
    if (type === 'WORKFLOW_TASK_SCHEDULED' && isForCommand(run, index)) source = 'command';
    else if (scheduled !== undefined) source = scheduledFor.get(scheduled.scheduledEventId) ?? source;
    else source = OF_ITS_OWN[type] ?? source;
    if (type === 'ACTIVITY_TASK_SCHEDULED') scheduledFor.set(event.eventId, source);
    sources.push(source);
  }
  return sources;
}

/**
 * Whether a Workflow Task was scheduled to bring an Update: if so, it ends with the Update being accepted.
 */
function isForCommand(run: readonly HistoryEvent[], scheduled: number): boolean {
  const completed = run.findIndex(
    (event, index) => index > scheduled && typeOf(event) === 'WORKFLOW_TASK_COMPLETED',
  );
  const next = run[completed + 1];
  return completed > 0 && next !== undefined && typeOf(next) === 'WORKFLOW_EXECUTION_UPDATE_ACCEPTED';
}
