import {
  ApplicationFailure,
  defineSignal,
  defineUpdate,
  setDefaultSignalHandler,
  setHandler,
  uuid4,
} from '@temporalio/workflow';
import type { UnheardSignal } from '../activities/recording/keep-signal.ts';
import { holdsCprWithin } from '../domain/vocabulary/cpr-in-text.ts';
import { explain, isRefusal, refuse } from '../domain/refusals/refusals.ts';
import type { Refusal } from '../domain/refusals/refusals.ts';
import type { Actor } from '../domain/subjects/actor.ts';
import type { SubjectEvent, SubjectState } from '../domain/subjects/subject.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import { REFUSED, SIGNALS } from '../engine/messages.ts';
import type { AnsweredCommand, CommandReceipt, CommandMessage } from '../engine/messages.ts';
import type { Clock } from './clock.ts';
import { parkedFailure } from './recorder.ts';
import type { Recorder } from './recorder.ts';

/** What came of a Signal: events, never a refusal, and the key by which the same Signal is recognised. */
export interface HeardSignal<E extends SubjectEvent> {
  readonly events: readonly E[];
  readonly actor?: Actor;
  readonly key?: string;
}

/** How a kind of subject takes what comes to it from outside: commands, which it may refuse, and news, which it may not. */
export interface SubjectHandlers<S extends SubjectState, E extends SubjectEvent> {
  /** Its commands, each with the name of its Update and the rule that says yes or why not. */
  readonly commands: readonly {
    readonly update: string;
    readonly decide: (state: S, message: CommandMessage, now: Instant) => readonly E[] | Refusal;
  }[];
  /** The names of its own Signals. */
  readonly signals: readonly string[];
  /** Hears one of them, or a Signal of an unknown name, of which nothing is read. Never throws. */
  readonly hear: (state: S, payload: unknown, now: Instant) => HeardSignal<E>;
}

/** Sets one Update handler per command: key first, then rule; accept in memory; answer when recorded. */
export function receiveCommands<S extends SubjectState, E extends SubjectEvent>(
  { commands }: SubjectHandlers<S, E>,
  recorder: Recorder<S, E>,
  clock: Clock,
): void {
  for (const { update, decide } of commands) {
    const judge = (message: CommandMessage, now: Instant): Judged<E> => {
      if (recorder.parked) throw parkedFailure();
      if (!isCommandMessage(message)) throw refused(refuse('fields-malformed', { fields: 'key' }));
      // The API has asked the same of each field; what comes by another door is asked here.
      if (holdsCprWithin(saidIn(message))) throw refused(refuse('fields-malformed', { fields: 'text' }));
      const answered = recorder.answered(message.key);
      if (answered === undefined) return { events: unlessRefused(decide(recorder.state, message, now)) };
      if (answered.bodyHash !== message.bodyHash) throw refused(refuse('key-reused'));
      return { answered };
    };
    setHandler(
      defineUpdate<CommandReceipt, [CommandMessage]>(update),
      (message) => {
        clock.hear(message.offsetMs);
        const judged = judge(message, clock.now());
        const { sequence, bodyHash } =
          'events' in judged
            ? { sequence: recorder.accept(judged.events, originOf(message)), bodyHash: message.bodyHash }
            : judged.answered;
        return recorder.untilRecorded(sequence).then(() => ({ sequence, bodyHash }));
      },
      {
        // Not async: the SDK does not await validators, and an async one would let everybody through.
        validator: (message) => {
          judge(message, clock.wouldBe(message?.offsetMs));
        },
      },
    );
  }
}

/** A command as it is taken: new, with what it brings about, or already heard under the same key. */
type Judged<E extends SubjectEvent> =
  { readonly events: readonly E[] } | { readonly answered: AnsweredCommand };

/**
 * Sets the Signal handlers. None of them may throw, whatever arrives. `moved` is told that the time may have
 * moved, `takeUp` that a new rulebook waits; `keep` takes what a parked subject cannot hear.
 */
export function receiveSignals<S extends SubjectState, E extends SubjectEvent>(
  handlers: SubjectHandlers<S, E>,
  given: {
    readonly recorder: Recorder<S, E>;
    readonly clock: Clock;
    readonly moved: () => void;
    readonly takeUp: () => void;
    readonly keep: (signal: UnheardSignal) => void;
  },
): void {
  const { recorder, clock, moved, takeUp, keep: keepSignal } = given;
  const tell = (name: string, given: unknown) => {
    // It is in this run's history, where whoever sent it has put it. It goes no further: it is not understood.
    const payload = holdsCprWithin(given) ? undefined : given;
    const keep = () => {
      keepSignal({ subject: recorder.subject, id: uuid4(), name, payload });
    };
    if (recorder.parked) {
      keep();
      return;
    }
    const heard = handlers.hear(recorder.state, payload, clock.now());
    // It knew what it was told.
    if (heard.events.length === 0) return;
    if (heard.key !== undefined && recorder.answered(heard.key) !== undefined) return;
    const origin = {
      ...(heard.actor && { actor: heard.actor }),
      ...(heard.key !== undefined && { key: heard.key, bodyHash: 'signal' }),
    };
    recorder.accept(heard.events, origin, keep);
  };
  for (const name of handlers.signals) {
    setHandler(defineSignal<[unknown]>(name), (payload) => tell(name, payload));
  }
  const time = (payload: unknown) => {
    const given = payload as { readonly offsetMs?: unknown } | null | undefined;
    clock.hear(given?.offsetMs);
    moved();
  };
  setHandler(defineSignal<[unknown]>(SIGNALS.clockMoved), time);
  setHandler(defineSignal<[unknown]>(SIGNALS.nudge), time);
  setHandler(defineSignal<[unknown]>(SIGNALS.takeUpRulebook), (payload) => {
    const given = payload as { readonly version?: unknown } | null | undefined;
    // Judged by what is asked for and by the subject alone, because the history does not say which rulebooks
    // this code knows.
    const isBehind = typeof given?.version !== 'number' || given.version > recorder.state.rulebook;
    if (isBehind) takeUp();
  });
  // A Signal of an unknown name is kept as not understood, whatever it carries.
  setDefaultSignalHandler((name) => tell(name, undefined));
}

/** The one place in which a refusal becomes a failure. */
function unlessRefused<E extends SubjectEvent>(decided: readonly E[] | Refusal): readonly E[] {
  if (isRefusal(decided)) throw refused(decided);
  return decided;
}

function refused(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.nonRetryable(explain(refusal).en, REFUSED, refusal);
}

/** What a message says in somebody's words: not the service's own time, whose digits may look like anything. */
function saidIn({ offsetMs: _time, ...said }: CommandMessage): object {
  return said;
}

function isCommandMessage(message: unknown): message is CommandMessage {
  if (typeof message !== 'object' || message === null) return false;
  const given = new Map<string, unknown>(Object.entries(message));
  return typeof given.get('key') === 'string' && typeof given.get('bodyHash') === 'string';
}

function originOf({ key, bodyHash, actor, onBehalfOf, noteId }: CommandMessage) {
  return {
    key,
    bodyHash,
    actor,
    ...(onBehalfOf && { onBehalfOf }),
    ...(noteId !== undefined && { noteId }),
  };
}
