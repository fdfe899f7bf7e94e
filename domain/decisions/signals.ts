import { isGivenBy } from '../access/may.ts';
import type { Command } from '../journeys/command.ts';
import { isCommandType } from '../journeys/commands.ts';
import type { Happening, JourneyEvent } from '../journeys/events.ts';
import type { Journey } from '../journeys/journey.ts';
import { journeyRules } from '../obligations/journey-rules.ts';
import { unfold } from '../obligations/unfold.ts';
import { isRefusal, refuse } from '../refusals/refusals.ts';
import type { RefusalCode } from '../refusals/refusals.ts';
import type { Actor } from '../subjects/actor.ts';
import type { Instant } from '../vocabulary/calendar.ts';
import { decide } from './decide.ts';

/** What a jobcentre's own system tells us: one of a caseworker's commands. */
export interface JobcentreSignal {
  readonly key: string;
  readonly municipality: string;
  readonly command: string;
  readonly fields: unknown;
}

/**
 * A caseworker's commands that a Signal may not give. Some name another organisation, and the API must have
 * seen that it takes part; others are the person's own word, which somebody must have heard. What is put right of a
 * person must be in the vault before, and never in a Signal; and a link is made here, before it is told of.
 */
const NOT_BY_SIGNAL: readonly string[] = [
  'TransferJourney',
  'AcceptMatch',
  'AnswerNoShow',
  'CorrectPerson',
  'HandOutOwnPageLink',
];

/** What a Signal led to: its events, who is said to have told it, and its key if it could be read. */
export interface HeardSignal {
  readonly events: readonly JourneyEvent[];
  readonly actor?: Actor;
  readonly key?: string;
}

/**
 * Reads a Signal's payload. Returns `undefined` for anything that is not a jobcentre's message; never throws,
 * whatever it is given.
 */
export function readSignal(payload: unknown): JobcentreSignal | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(payload));
  const [key, municipality, command] = ['key', 'municipality', 'command'].map((name) => given.get(name));
  if (typeof key !== 'string' || !/^[\w.:-]{1,100}$/.test(key)) return undefined;
  if (typeof municipality !== 'string' || typeof command !== 'string') return undefined;
  return { key, municipality, command, fields: given.get('fields') };
}

/**
 * Takes a Signal in. It may not be refused: if it cannot be applied or understood, it becomes an event and an
 * obligation on the coordinator.
 */
export function hear(journey: Journey, payload: unknown, now: Instant): HeardSignal {
  const signal = readSignal(payload);
  if (signal === undefined) {
    return { events: unfold(journeyRules, journey, [{ type: 'SignalNotUnderstood', payload: {} }], now) };
  }
  const { key } = signal;
  const actor: Actor = { organisation: journey.referral?.municipality ?? '', via: 'signal' };
  const decided = decideSignal(journey, signal, now);
  if (!isRefusal(decided)) return { events: decided, actor, key };
  return {
    events: unfold(journeyRules, journey, [notApplied(signal.command, decided.refused)], now),
    actor,
    key,
  };
}

function decideSignal(journey: Journey, signal: JobcentreSignal, now: Instant) {
  const { command: type, municipality, fields } = signal;
  if (!isCommandType(type)) return refuse('unknown-command');
  if (municipality !== journey.referral?.municipality) return refuse('foreign-municipality');
  if (!isGivenBy(type, 'caseworker') || NOT_BY_SIGNAL.includes(type)) return refuse('not-for-jobcentres');
  // `decide` checks the fields against the command's own table before it reads any of them.
  return decide(journey, { type, fields } as Command, now);
}

/** The name of an unknown command is somebody's text: only a known one is repeated on the timeline. */
function notApplied(command: string, code: RefusalCode): Happening {
  return {
    type: 'SignalNotApplied',
    payload: { command: isCommandType(command) ? command : 'unknown', code },
  };
}
