import type { temporal } from '@temporalio/proto';
import type { Subject } from '../../domain/subjects/subject.ts';
import { upcast } from '../../engine/upcast.ts';
import type { Decision } from './interceptors.ts';

/** A run's history, as the SDK returns it. */
export type History = temporal.api.history.v1.IHistory;

/**
 * Where today's code decides differently from the code that made a history: an Activity with other arguments,
 * a timer of another length, or one of them not started at all. One line each, with the event it is about.
 */
export function differences({ events }: History, decisions: readonly Decision[]): string[] {
  const decided = new Map(decisions.map((decision) => [`${decision.what} ${decision.id}`, decision]));
  return (events ?? []).flatMap((event) => {
    const then = recorded(event);
    if (then === undefined) return [];
    const now = decided.get(`${then.what} ${then.id}`);
    const [was, is] = [told(then), now && told(now)];
    return was === is ? [] : [`event ${String(event.eventId)}: was ${was}, is now ${is ?? 'not asked for'}`];
  });
}

/** What an event says was decided; `undefined` if it is about something else. */
function recorded({
  activityTaskScheduledEventAttributes: activity,
  timerStartedEventAttributes: timer,
}: temporal.api.history.v1.IHistoryEvent): Decision | undefined {
  if (activity) {
    const args = (activity.input?.payloads ?? []).map((payload) =>
      asGivenToday(JSON.parse(Buffer.from(payload.data ?? []).toString())),
    );
    return {
      what: 'activity',
      id: activity.activityId ?? '',
      type: activity.activityType?.name ?? '',
      args: JSON.stringify(args),
    };
  }
  if (timer) {
    const { seconds, nanos } = timer.startToFireTimeout ?? {};
    return {
      what: 'timer',
      id: timer.timerId ?? '',
      ms: Number(seconds ?? 0) * 1000 + Math.round((nanos ?? 0) / 1_000_000),
    };
  }
  return undefined;
}

/**
 * What an Activity was given, as it is understood today: an older shape of the same arguments counts as the
 * same.
 */
function asGivenToday(argument: unknown): unknown {
  return typeof argument === 'object' && argument !== null
    ? upcast(argument as { readonly subject: Subject })
    : argument;
}

function told(decision: Decision): string {
  if (decision.what === 'timer') return `a timer of ${decision.ms} ms`;
  return `${decision.type} with ${JSON.stringify(inOrder(JSON.parse(decision.args)))}`;
}

/**
 * A value with its fields in the order of their names, so that the order in which they were written does not
 * matter.
 */
function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, field]) => [name, inOrder(field)]),
  );
}
