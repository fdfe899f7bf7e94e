import { expect } from '@jest/globals';
import { WorkflowNotFoundError } from '@temporalio/client';
import { temporal } from '@temporalio/proto';
import { actionsOf } from '../../../activities/kinds/actions-of.ts';
import { inTransaction, one } from '../../../db/pool.ts';
import { recordedEvents } from '../../../db/subjects/timeline.ts';
import type { JourneyEvent } from '../../../domain/journeys/events.ts';
import type { RecordedEvent } from '../../../domain/subjects/recorded-event.ts';
import type { SubjectEvent, SubjectKind, SubjectState } from '../../../domain/subjects/subject.ts';
import { STATE_QUERY } from '../../../engine/messages.ts';
import type { TestService } from '../stack/a-service.ts';
import { eventually } from '../stack/eventually.ts';

/**
 * Waits until a subject rests, then checks what must hold whatever has happened to the processes that carry
 * it:
 *
 * - its timeline has no gap, and nothing twice;
 * - timeline, record and Workflow know the same;
 * - nobody is reminded of what has been answered;
 * - no code of ours has failed a Workflow Task.
 *
 * Returns its events: a journey's, unless it is said to be of another kind.
 */
export async function expectConsistent<E extends SubjectEvent = JourneyEvent>(
  service: TestService,
  subjectId: string,
): Promise<RecordedEvent<E>[]> {
  const { events, record, state } = await atRest<E>(service, subjectId);
  expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
  expect(new Set(events.map(({ id }) => id)).size).toBe(events.length);
  expect(record.sequence).toBe(events.length);
  const actions = actionsOf(record.kind);
  const folded = events.reduce<SubjectState>(
    (state, event) => actions.apply(state, event),
    actions.unopened(subjectId),
  );
  expect(plain(folded)).toEqual(record.state);
  if (state !== undefined) expect(plain(state)).toEqual(record.state);
  expectNobodyRemindedInVain(events);
  expect(await failedTasks(service, record.workflowId)).toEqual([]);
  return events;
}

/**
 * Checks that every key is on the timeline once, at the number its caller was told, if the caller was told
 * one.
 */
export async function expectRecordedOnce(
  service: TestService,
  journeyId: string,
  accepted: readonly { readonly key: string; readonly sequence?: number | undefined }[],
): Promise<void> {
  const { rows } = await service.db.query<{ key: string; sequence: number }>(
    'select key, sequence from timeline_events where subject_id = $1 and key = any($2) order by sequence',
    // What comes by the API is kept under a hash of its key, what comes straight from Temporal under the key itself.
    [journeyId, accepted.flatMap(({ key }) => [key, service.vault.keptKey(key)])],
  );
  const given = new Map(accepted.map(({ key }) => [service.vault.keptKey(key), key]));
  const byKey = new Map(rows.map(({ key, sequence }) => [given.get(key) ?? key, sequence]));
  expect([...byKey.keys()].sort()).toEqual(accepted.map(({ key }) => key).sort());
  expect(rows).toHaveLength(accepted.length);
  for (const { key, sequence } of accepted) {
    if (sequence !== undefined) expect([key, byKey.get(key)]).toEqual([key, sequence]);
  }
}

/** Checks that each step of an obligation was taken at most once, and none after the obligation was over. */
export function expectNobodyRemindedInVain(events: readonly RecordedEvent<SubjectEvent>[]): void {
  const dueOn = new Map<string, string>();
  const taken = new Set<string>();
  const over = new Set<string>();
  // What is owed is told by the same events in every kind of subject.
  for (const { type, payload } of events as readonly RecordedEvent<JourneyEvent>[]) {
    switch (type) {
      case 'ObligationReminded':
      case 'ReminderSkipped':
      case 'ObligationMissed':
      case 'ObligationEscalated': {
        const step = `${payload.obligation} ${payload.step}`;
        expect({ step, takenBefore: taken.has(step), over: over.has(payload.obligation) }).toEqual({
          step,
          takenBefore: false,
          over: false,
        });
        taken.add(step);
        break;
      }
      case 'ObligationOpened':
        dueOn.set(payload.obligation, payload.due);
        break;
      case 'ObligationReplaced':
        // If the due date changes, people are reminded again.
        if (dueOn.get(payload.obligation) !== payload.due) {
          for (const step of taken) if (step.startsWith(`${payload.obligation} `)) taken.delete(step);
        }
        dueOn.set(payload.obligation, payload.due);
        break;
      case 'ObligationShifted':
        // Steps that lie ahead again, by the new due date, are taken again.
        for (const step of payload.again) taken.delete(`${payload.obligation} ${step}`);
        dueOn.set(payload.obligation, payload.due);
        break;
      case 'ObligationFulfilled':
      case 'ObligationEnded':
      case 'ObligationStruck':
        over.add(payload.obligation);
        break;
      case 'ObligationReopened':
        // What had ended it was taken back.
        over.delete(payload.obligation);
        break;
      default:
    }
  }
}

/**
 * Checks the post of the whole service: every notice has gone in one mail or was dropped with a reason, and
 * every mail that was taken carries the one Message-ID of its digest.
 */
export async function expectPostConsistent(service: TestService): Promise<void> {
  const { db, mailbox } = service;
  const { rows: left } = await db.query(
    `select id, state, reason, digest_id from outbox
     where state not in ('sent', 'dropped') or digest_id is null or (state = 'dropped' and reason is null)`,
  );
  expect(left).toEqual([]);
  const { rows: unnoticed } = await db.query(
    `select subject_id, sequence, type from timeline_events as event
     where type in ('ObligationReminded', 'ObligationEscalated') and not exists (
       select 1 from outbox where outbox.subject_id = event.subject_id and outbox.sequence = event.sequence)
       -- Where the organisation has nobody else, no colleague is told; the coordinator's mail says so.
       and not coalesce(event.payload -> 'to' = '["colleague"]', false)`,
  );
  expect(unnoticed).toEqual([]);
  const { rows: digests } = await db.query<{ message_id: string; state: string }>(
    'select message_id, state from digests',
  );
  // Alarms go to the operators in mails of their own.
  const taken = new Set(
    mailbox.taken.map(({ messageId = '' }) => messageId).filter((id) => !id.startsWith('<alarms-')),
  );
  const known = new Map(digests.map(({ message_id: id, state }) => [id, state]));
  for (const { message_id: id, state } of digests) {
    expect([id, state]).toEqual([id, taken.has(id) ? 'sent' : 'empty']);
  }
  expect([...taken].filter((id) => !known.has(id))).toEqual([]);
}

/** What is known of a subject in one moment. */
interface SubjectMoment<E extends SubjectEvent> {
  readonly events: RecordedEvent<E>[];
  readonly record: {
    readonly kind: SubjectKind;
    readonly workflowId: string;
    readonly sequence: number;
    readonly state: SubjectState;
  };
  /** What its Workflow knows; absent if it has none. */
  readonly state: SubjectState | undefined;
}

/** Waits until Workflow and record stand at the same number, and stay there. */
async function atRest<E extends SubjectEvent>(
  service: TestService,
  subjectId: string,
): Promise<SubjectMoment<E>> {
  let known: SubjectMoment<E> | undefined;
  let before = -1;
  await eventually(
    async () => {
      const recorded = await recordOf<E>(service, subjectId);
      const state = await workflowState(service, recorded.record.workflowId).catch(() => null);
      if (state === null) return false;
      known = { ...(await recordOf<E>(service, subjectId)), state };
      const { sequence } = known.record;
      const resting = sequence === before && (state === undefined || state.sequence === sequence);
      before = sequence;
      return resting;
    },
    60_000,
    80,
  );
  if (known === undefined) throw new Error('Nothing is known of this subject');
  return known;
}

/** A subject as its Workflow knows it; `undefined` if it has none. Throws if no worker answers. */
async function workflowState(service: TestService, workflowId: string): Promise<SubjectState | undefined> {
  try {
    return await service.engine.withDeadline(Date.now() + 10_000, () =>
      service.engine.workflow.getHandle(workflowId).query<SubjectState>(STATE_QUERY),
    );
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return undefined;
    throw error;
  }
}

/** Record and timeline as they stand in one moment. */
async function recordOf<E extends SubjectEvent>(
  { db }: TestService,
  subjectId: string,
): Promise<Omit<SubjectMoment<E>, 'state'>> {
  return inTransaction(db, async (tx) => {
    await tx.query('set transaction isolation level repeatable read');
    const record = await one<SubjectMoment<E>['record'] & { [column: string]: unknown }>(
      tx,
      'select kind, workflow_id as "workflowId", sequence, state from subjects where id = $1',
      [subjectId],
    );
    if (record === undefined) throw new Error('There is no such subject');
    return { events: await recordedEvents<E>(tx, subjectId), record };
  });
}

/**
 * What only our own code can have done to a Workflow Task. If the task is overtaken or its worker is killed,
 * that is nobody's fault.
 */
const OUR_FAULT: readonly unknown[] = [
  temporal.api.enums.v1.WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_WORKFLOW_WORKER_UNHANDLED_FAILURE,
  temporal.api.enums.v1.WorkflowTaskFailedCause.WORKFLOW_TASK_FAILED_CAUSE_NON_DETERMINISTIC_ERROR,
];

/** How our code failed Workflow Tasks, in all runs of a subject. */
async function failedTasks({ engine }: TestService, workflowId: string): Promise<string[]> {
  const failures: string[] = [];
  let runId: string | undefined;
  do {
    const { events } = await engine.workflow.getHandle(workflowId, runId).fetchHistory();
    for (const { workflowTaskFailedEventAttributes: failed } of events ?? []) {
      if (failed != null && OUR_FAULT.includes(failed.cause)) failures.push(failed.failure?.message ?? '');
    }
    runId = events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? undefined;
  } while (runId !== undefined && runId !== '');
  return failures;
}

/** As JSON has it: absent and `undefined` are the same there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
