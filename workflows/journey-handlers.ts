import {
  ApplicationFailure,
  defineSignal,
  defineUpdate,
  setDefaultSignalHandler,
  setHandler,
  uuid4,
} from '@temporalio/workflow';
import type { UnheardSignal } from '../activities/recording/keep-signal.ts';
import { decide } from '../domain/decisions/decide.ts';
import { hear } from '../domain/decisions/signals.ts';
import type { Command } from '../domain/journeys/command.ts';
import { COMMAND_TYPES, updateName } from '../domain/journeys/commands.ts';
import type { CommandType } from '../domain/journeys/commands.ts';
import type { JourneyEvent } from '../domain/journeys/events.ts';
import { explain, isRefusal, refuse } from '../domain/refusals/refusals.ts';
import type { Refusal } from '../domain/refusals/refusals.ts';
import type { Instant } from '../domain/vocabulary/calendar.ts';
import { REFUSED, SIGNALS } from '../engine/messages.ts';
import type { Answered, CommandAnswer, CommandMessage } from '../engine/messages.ts';
import type { Clock } from './clock.ts';
import { parkedFailure } from './recorder.ts';
import type { Recorder } from './recorder.ts';

/** Sets one Update handler per command: key first, then rule; accept in memory; answer when recorded. */
export function receiveCommands(recorder: Recorder, clock: Clock): void {
  for (const type of COMMAND_TYPES) {
    const judge = (message: CommandMessage, now: Instant): JourneyEvent[] | Answered => {
      if (recorder.parked) throw parkedFailure();
      if (!isCommandMessage(message)) throw refused(refuse('fields-malformed', { fields: 'key' }));
      const answered = recorder.answered(message.key);
      if (answered === undefined) return accepted(decide(recorder.journey, toCommand(type, message), now));
      if (answered.bodyHash !== message.bodyHash) throw refused(refuse('key-reused'));
      return answered;
    };
    setHandler(
      defineUpdate<CommandAnswer, [CommandMessage]>(updateName(type)),
      (message) => {
        clock.hear(message.offsetMs);
        const judged = judge(message, clock.now());
        const { sequence, bodyHash } = Array.isArray(judged)
          ? { sequence: recorder.accept(judged, originOf(message)), bodyHash: message.bodyHash }
          : judged;
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

/**
 * Sets the Signal handlers. None of them may throw, whatever arrives. `moved` is told that the time may have, `takeUp`
 * that a new rulebook waits; `keep` takes what a parked journey cannot hear.
 */
export function receiveSignals(given: {
  readonly recorder: Recorder;
  readonly clock: Clock;
  readonly moved: () => void;
  readonly takeUp: () => void;
  readonly keep: (signal: UnheardSignal) => void;
}): void {
  const { recorder, clock, moved, takeUp, keep: keepSignal } = given;
  const tell = (name: string, payload: unknown) => {
    const keep = () => {
      keepSignal({ journeyId: recorder.journey.id, id: uuid4(), name, payload });
    };
    if (recorder.parked) {
      keep();
      return;
    }
    const heard = hear(recorder.journey, payload, clock.now());
    if (heard.key !== undefined && recorder.answered(heard.key) !== undefined) return;
    const origin = {
      ...(heard.actor && { actor: heard.actor }),
      ...(heard.key !== undefined && { key: heard.key, bodyHash: 'signal' }),
    };
    recorder.accept(heard.events, origin, keep);
  };
  setHandler(defineSignal<[unknown]>(SIGNALS.jobcentre), (payload) => tell(SIGNALS.jobcentre, payload));
  const time = (payload: unknown) => {
    const given = payload as { readonly offsetMs?: unknown } | null | undefined;
    clock.hear(given?.offsetMs);
    moved();
  };
  setHandler(defineSignal<[unknown]>(SIGNALS.clockMoved), time);
  setHandler(defineSignal<[unknown]>(SIGNALS.nudge), time);
  setHandler(defineSignal<[unknown]>(SIGNALS.takeUpRulebook), (payload) => {
    const given = payload as { readonly version?: unknown } | null | undefined;
    // Judged by what is asked for and by the journey alone: which rulebooks this code knows is not in the history.
    const isBehind = typeof given?.version !== 'number' || given.version > recorder.journey.rulebook;
    if (isBehind) takeUp();
  });
  // A Signal of a name we do not know is kept as not understood, whatever it carries.
  setDefaultSignalHandler((name) => tell(name, undefined));
}

/** The one place where a refusal becomes a failure. */
function accepted(decided: JourneyEvent[] | Refusal): JourneyEvent[] {
  if (isRefusal(decided)) throw refused(decided);
  return decided;
}

function refused(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.nonRetryable(explain(refusal).en, REFUSED, refusal);
}

function isCommandMessage(message: unknown): message is CommandMessage {
  if (typeof message !== 'object' || message === null) return false;
  const given = new Map<string, unknown>(Object.entries(message));
  return typeof given.get('key') === 'string' && typeof given.get('bodyHash') === 'string';
}

function toCommand(type: CommandType, { fields, facts, answers }: CommandMessage): Command {
  // `decide` checks the fields against the command's own table before it reads any of them.
  return { type, fields, ...(facts && { facts }), ...(answers !== undefined && { answers }) } as Command;
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
