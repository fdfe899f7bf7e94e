import type { Client } from '@temporalio/client';
import { setTimeout as delay } from 'node:timers/promises';
import { actionsOf } from '../activities/kinds/actions-of.ts';
import type { Db } from '../db/pool.ts';
import { serviceTime } from '../db/running/service-time.ts';
import { eventsOnRecord, subjectOfWorkflow, subjectsOnRecord } from '../db/subjects/subjects-on-record.ts';
import type { SubjectOnRecord } from '../db/subjects/subjects-on-record.ts';
import { LIVING_KINDS } from '../domain/subjects/living-kinds.ts';
import type { LivingKind } from '../domain/subjects/living-kinds.ts';
import type { SubjectState } from '../domain/subjects/subject.ts';
import { inParallel } from '../engine/in-parallel.ts';
import { WORKFLOW_TYPES } from '../engine/messages.ts';
import { rebuildingOf } from './kinds/rebuilding-of.ts';
import { readRunHistory } from './run-history.ts';
import type { RunHistory } from './run-history.ts';

/** How a subject's record and its Workflow compare. */
export const VERDICTS = [
  /** Both know the same. */
  'in-step',
  /** Committed a moment ago, and not started yet: the sweep starts it. */
  'waiting',
  /** Closed for so long that it no longer needs a Workflow. */
  'over',
  /** It should have a Workflow, and none runs. */
  'no-workflow',
  /** Both know the same, but the subject waits to be rebuilt. */
  'parked',
  /** The Workflow has recorded something that the record lacks: Postgres was set back. */
  'workflow-ahead',
  /** The record has what the Workflow does not know of: Temporal was set back, or a rebuild was interrupted. */
  'record-ahead',
  /** Each has what the other lacks. */
  'forked',
  /** The subject's row has another number than its timeline. */
  'row-off',
  /** A Workflow of a subject that is not in the record at all: Postgres was set back. */
  'no-record',
  /** Its Workflow has a history that this release cannot read. */
  'unreadable',
] as const;

/** How one subject's record and Workflow compare. */
export type Verdict = (typeof VERDICTS)[number];

/** How far one of the two has come. */
export interface Standing {
  readonly epoch: number;
  /** The number of the last event. */
  readonly sequence: number;
  /** The chapter it is in, in words of its kind: a journey's stage. Absent if its kind has none. */
  readonly chapter?: string | undefined;
  readonly parked: boolean;
}

/** One subject compared, by its Workflow's id, which begins with its kind. */
export interface Comparison {
  readonly workflowId: string;
  readonly verdict: Verdict;
  readonly record?: Standing;
  readonly workflow?: Standing & { readonly running: boolean };
  /**
   * How many events the Workflow has recorded that the record lacks: a rebuild from the record loses them.
   */
  readonly lost: number;
}

/** The verdicts of subjects whose Workflow does as it should, or that need none. */
const FINE: readonly Verdict[] = ['in-step', 'waiting', 'over'];

/** Whether nothing has to be done about a subject. */
export function isFine({ verdict }: Comparison): boolean {
  return FINE.includes(verdict);
}

/** The two stores. */
export interface Stores {
  readonly db: Db;
  readonly engine: Client;
}

const AT_ONCE = 10;
const BATCH = 500;
/** How often something that looks wrong is looked at again: a living subject moves between two questions. */
const LOOKS = 4;
const BETWEEN_LOOKS_MS = 250;

/** Compares every subject of both stores, and returns those that differ first. Needs no worker. */
export async function compareAll(stores: Stores): Promise<Comparison[]> {
  const compared: Comparison[] = [];
  for (let after: string | null = null; ;) {
    const batch: SubjectOnRecord[] = await subjectsOnRecord(stores.db, after, BATCH);
    const found = await inParallel(batch, AT_ONCE, ({ workflowId }) => compareSubject(stores, workflowId));
    compared.push(...found.flatMap((comparison) => comparison ?? []));
    after = batch.at(-1)?.id ?? null;
    if (batch.length < BATCH) break;
  }
  const known = new Set(compared.map(({ workflowId }) => workflowId));
  const strangers = (await runningWorkflows(stores.engine)).filter((id) => !known.has(id));
  const found = await inParallel(strangers, AT_ONCE, (id) => compareSubject(stores, id));
  compared.push(...found.flatMap((comparison) => comparison ?? []));
  return compared.toSorted((one, other) => Number(isFine(one)) - Number(isFine(other)));
}

/** Compares one subject by its Workflow's id; `undefined` if neither store knows it. */
export async function compareSubject(stores: Stores, workflowId: string): Promise<Comparison | undefined> {
  for (let look = 1; ; look += 1) {
    const comparison = await lookAt(stores, workflowId);
    if (comparison === undefined || isFine(comparison) || look === LOOKS) return comparison;
    await delay(BETWEEN_LOOKS_MS);
  }
}

async function lookAt({ db, engine }: Stores, workflowId: string): Promise<Comparison | undefined> {
  // The Workflow is read first: whatever it knows to be recorded is then in the record, whatever it does
  // meanwhile.
  const run = await readRunHistory(engine, workflowId);
  const record = await subjectOfWorkflow(db, workflowId);
  if (run === 'unreadable') return { workflowId, verdict: run, lost: 0 };
  if (record === undefined) {
    if (run?.isRunning !== true) return undefined;
    return { workflowId, verdict: 'no-record', workflow: standing(run), lost: knownBy(run) };
  }
  const missing = run === undefined ? [] : await missingOf(db, record, run);
  const { now } = await serviceTime(db);
  const { state, kind } = record;
  return {
    workflowId,
    verdict: judge(record, run, missing, state !== null && actionsOf(kind).isOver(state, now)),
    record: {
      epoch: record.epoch,
      sequence: record.lastEvent,
      ...(state !== null && chapterOf(kind, state)),
      parked: record.parkedAt !== null,
    },
    ...(run !== undefined && { workflow: standing(run) }),
    lost: missing.length,
  };
}

/** The numbers of the events that a run knows to be recorded and that are not in the record. */
async function missingOf(db: Db, record: SubjectOnRecord, run: RunHistory): Promise<number[]> {
  const there = await eventsOnRecord(
    db,
    record.id,
    run.recorded.map(({ id }) => id),
  );
  const before = Math.max(0, run.began - record.lastEvent);
  return [
    ...Array.from({ length: before }, (_, index) => record.lastEvent + 1 + index),
    ...run.recorded.filter(({ id }) => !there.has(id)).map(({ sequence }) => sequence),
  ];
}

function judge(
  record: SubjectOnRecord,
  run: RunHistory | undefined,
  [firstMissing]: readonly number[],
  over: boolean,
): Verdict {
  if (record.sequence !== record.lastEvent) return 'row-off';
  if (run?.isRunning !== true) {
    if (over) return 'over';
    return run === undefined && record.startedAt === null ? 'waiting' : 'no-workflow';
  }
  if (firstMissing !== undefined) return firstMissing <= record.lastEvent ? 'forked' : 'workflow-ahead';
  if (run.epoch > record.epoch) return 'workflow-ahead';
  if (run.epoch < record.epoch || record.lastEvent > run.state.sequence) return 'record-ahead';
  return run.parked || record.parkedAt !== null ? 'parked' : 'in-step';
}

function standing(run: RunHistory): Standing & { readonly running: boolean } {
  const { epoch, parked, isRunning: running, subject, state } = run;
  return { epoch, sequence: knownBy(run), ...chapterOf(subject.kind, state), parked, running };
}

/** The number of the last event that a run knows to be recorded. */
function knownBy({ began, recorded }: RunHistory): number {
  return began + recorded.length;
}

function chapterOf(kind: LivingKind, state: SubjectState): Pick<Standing, 'chapter'> {
  const chapter = rebuildingOf(kind).chapter(state);
  return chapter === undefined ? {} : { chapter };
}

async function runningWorkflows(engine: Client): Promise<string[]> {
  const types = LIVING_KINDS.map((kind) => `'${WORKFLOW_TYPES[kind]}'`).join();
  const query = `WorkflowType in (${types}) and ExecutionStatus = 'Running'`;
  const ids: string[] = [];
  for await (const { workflowId } of engine.workflow.list({ query, pageSize: BATCH })) ids.push(workflowId);
  return ids;
}
