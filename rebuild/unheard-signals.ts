import { createHash } from 'node:crypto';
import type { Client } from '@temporalio/client';
import type { Db } from '../db/pool.ts';
import { raiseAlarm } from '../db/running/alarms.ts';
import { keepLateSignal, lateSignalsOf, noteSignalHandled } from '../db/subjects/late-signals.ts';
import { keysOnRecord } from '../db/subjects/subjects-on-record.ts';
import type { LivingSubject } from '../db/subjects/subjects.ts';
import type { LivingKind } from '../domain/subjects/living-kinds.ts';
import { SIGNALS } from '../engine/messages.ts';
import { rebuildingOf } from './kinds/rebuilding-of.ts';
import type { RunHistory, SignalInHistory } from './run-history.ts';

/** Signals that only say what time it is: a new run knows that. */
const OF_TIME: readonly string[] = [SIGNALS.clockMoved, SIGNALS.nudge];

/**
 * Keeps as late Signals what an ended run was told without anything on the timeline coming of it, so that it
 * is not lost with the run. If it is done again, it keeps nothing twice.
 */
export async function keepUnheardSignals(db: Db, run: RunHistory): Promise<void> {
  const { kind, id } = run.subject;
  const rebuilding = rebuildingOf(kind);
  const told = run.signals.filter(
    (signal) => !OF_TIME.includes(signal.name) && !rebuilding.isToldAgain(signal),
  );
  const keyed = told.flatMap((signal) => {
    const key = keyOf(kind, signal);
    return key === undefined ? [] : [{ signal, key }];
  });
  const recorded = await keysOnRecord(
    db,
    id,
    keyed.map(({ key }) => key),
  );
  const kept = new Set((await lateSignalsOf(db, id)).map((late) => keyOf(kind, late)));
  const unheard = keyed.filter(({ key }) => !recorded.has(key) && !kept.has(key)).map(({ signal }) => signal);
  const lost = unreadable(run, told);
  for (const signal of [...unheard, ...lost]) {
    await keepLateSignal(db, { id: idOf(run, signal), subjectId: id, ...signal });
  }
  if (lost.length === 0) return;
  await raiseAlarm(db, {
    kind: 'signal-not-understood',
    subject: { kind, id },
    detail: `A Signal that nobody can read came while the ${kind} was rebuilt; it is kept in late_signals.`,
  });
}

/**
 * Those that nobody could read have no key by which to recognise them. They are heard in the order in which
 * they came, so the first of them stand on the timeline as such, or were kept by the run itself.
 */
function unreadable(run: RunHistory, told: readonly SignalInHistory[]): SignalInHistory[] {
  const { kind } = run.subject;
  const { notUnderstood } = rebuildingOf(kind);
  const isUnreadable = (signal: TellingSignal) => keyOf(kind, signal) === undefined;
  const recorded = run.recorded.filter(({ type }) => type === notUnderstood).length;
  return told.filter(isUnreadable).slice(recorded + run.kept.filter(isUnreadable).length);
}

/**
 * Delivers a subject's late Signals to its Workflow, and returns how many. A Signal is recognised by its key,
 * there and on the timeline, so that one delivered twice is heard once. What nobody can read stays where it
 * is, with its alarm.
 */
export async function handOverSignals(
  db: Db,
  engine: Client,
  { id, kind, workflowId }: LivingSubject,
): Promise<number> {
  const rebuilding = rebuildingOf(kind);
  const late = (await lateSignalsOf(db, id)).flatMap((signal) => {
    const key = keyOf(kind, signal);
    return key === undefined ? [] : [{ ...signal, key }];
  });
  const recorded = await keysOnRecord(
    db,
    id,
    late.map(({ key }) => key),
  );
  const unheard = late.filter((signal) => !recorded.has(signal.key) && !rebuilding.isToldAgain(signal));
  for (const { name, payload } of unheard) await engine.workflow.getHandle(workflowId).signal(name, payload);
  for (const signal of late) await noteSignalHandled(db, signal.id);
  return unheard.length;
}

interface TellingSignal {
  readonly name: string;
  readonly payload: unknown;
}

function keyOf(kind: LivingKind, { name, payload }: TellingSignal): string | undefined {
  return rebuildingOf(kind).signalKey({ name, payload });
}

/** A UUID that is the same whenever the same Signal is read. */
function idOf({ runId }: RunHistory, { eventId }: SignalInHistory): string {
  const hex = createHash('sha256').update(`${runId} ${eventId}`).digest('hex').slice(0, 32).split('');
  // These digits make it a UUID of our own making: version 8, variant 1.
  hex[12] = '8';
  hex[16] = 'a';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
