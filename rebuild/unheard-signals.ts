import { createHash } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { keysOnRecord } from '../db/journeys/journeys-on-record.ts';
import { keepLateSignal, lateSignalsOf, noteSignalHandled } from '../db/journeys/late-signals.ts';
import type { Db } from '../db/pool.ts';
import { raiseAlarm } from '../db/running/alarms.ts';
import { readSignal } from '../domain/decisions/signals.ts';
import { journeyWorkflowId, SIGNALS } from '../engine/messages.ts';
import type { RunHistory, SignalInHistory } from './run-history.ts';

/** Signals that only tell what time it is: a new run knows that. */
const OF_TIME: readonly string[] = [SIGNALS.clockMoved, SIGNALS.nudge];

/**
 * Keeps as late Signals what an ended run was told and nothing on the timeline came of, so that it is not lost with
 * the run. Done again, it keeps nothing twice.
 */
export async function keepUnheardSignals(db: Db, journeyId: string, run: RunHistory): Promise<void> {
  const told = run.signals.filter(({ name }) => !OF_TIME.includes(name));
  const keyed = told.flatMap((signal) => {
    const key = keyOf(signal);
    return key === undefined ? [] : [{ signal, key }];
  });
  const recorded = await keysOnRecord(
    db,
    journeyId,
    keyed.map(({ key }) => key),
  );
  const kept = new Set((await lateSignalsOf(db, journeyId)).map((late) => keyOf(late)));
  const unheard = keyed.filter(({ key }) => !recorded.has(key) && !kept.has(key)).map(({ signal }) => signal);
  const lost = unreadable(run, told);
  for (const signal of [...unheard, ...lost]) {
    await keepLateSignal(db, { id: idOf(run, signal), journeyId, ...signal });
  }
  if (lost.length === 0) return;
  await raiseAlarm(db, {
    kind: 'signal-not-understood',
    journey: journeyId,
    detail: 'A Signal that nobody can read came while the journey was rebuilt; it is kept in late_signals.',
  });
}

/**
 * Those nobody could read have no key to know them by. They are heard in the order in which they came: the first of
 * them stand on the timeline as such, or were kept by the run itself.
 */
function unreadable(run: RunHistory, told: readonly SignalInHistory[]): SignalInHistory[] {
  const recorded = run.recorded.filter(({ type }) => type === 'SignalNotUnderstood').length;
  const kept = run.kept.filter((payload) => readSignal(payload) === undefined).length;
  return told.filter((signal) => keyOf(signal) === undefined).slice(recorded + kept);
}

/**
 * Hands a journey's late Signals to its Workflow, and gives how many. A Signal is known by its key, there and on the
 * timeline, so that one handed over twice is heard once. What nobody can read stays where it is, with its alarm.
 */
export async function handOverSignals(db: Db, engine: Client, journeyId: string): Promise<number> {
  const late = (await lateSignalsOf(db, journeyId)).flatMap((signal) => {
    const key = keyOf(signal);
    return key === undefined ? [] : [{ ...signal, key }];
  });
  const recorded = await keysOnRecord(
    db,
    journeyId,
    late.map(({ key }) => key),
  );
  const unheard = late.filter(({ key }) => !recorded.has(key));
  for (const { name, payload } of unheard)
    await engine.workflow.getHandle(journeyWorkflowId(journeyId)).signal(name, payload);
  for (const { id } of late) await noteSignalHandled(db, id);
  return unheard.length;
}

function keyOf({ name, payload }: { readonly name: string; readonly payload: unknown }): string | undefined {
  return name === SIGNALS.jobcentre ? readSignal(payload)?.key : undefined;
}

/** A UUID that is the same whenever the same Signal is read. */
function idOf({ runId }: RunHistory, { eventId }: SignalInHistory): string {
  const hex = createHash('sha256').update(`${runId} ${eventId}`).digest('hex').slice(0, 32).split('');
  // What makes it a UUID of one's own making: version 8, variant 1.
  hex[12] = '8';
  hex[16] = 'a';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
