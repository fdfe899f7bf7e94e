import { isDeepStrictEqual } from 'node:util';
import { decide, refer } from '../../../domain/decisions/decide.ts';
import { hear } from '../../../domain/decisions/signals.ts';
import { apply } from '../../../domain/journeys/apply.ts';
import type { Command } from '../../../domain/journeys/command.ts';
import type { Referral } from '../../../domain/journeys/commands.ts';
import type { JourneyEvent } from '../../../domain/journeys/events.ts';
import { unopenedJourney } from '../../../domain/journeys/journey.ts';
import type { Journey } from '../../../domain/journeys/journey.ts';
import { journeyRules } from '../../../domain/obligations/journey-rules.ts';
import { nextStep, takeStep } from '../../../domain/obligations/steps.ts';
import { unfold } from '../../../domain/obligations/unfold.ts';
import { isRefusal } from '../../../domain/refusals/refusals.ts';
import type { Refusal } from '../../../domain/refusals/refusals.ts';
import { NEWEST_RULEBOOK } from '../../../domain/rulebook/index.ts';
import type { Instant } from '../../../domain/vocabulary/calendar.ts';

/** An event as the database has it, with the key of the command or Signal it came from. */
export type ToldEvent = JourneyEvent & { readonly key?: string | null };

/** What was sent to a journey under a key. */
export type SentMessage =
  | { readonly as: 'command'; readonly command: Command }
  | { readonly as: 'signal'; readonly payload: unknown };

/** Everything that anybody has asked of a journey: the referral, and what came later. */
export interface AskedJourney {
  readonly id: string;
  readonly programme: { readonly slug: string; readonly placementDays: number };
  readonly referral: Referral;
  readonly sent: ReadonlyMap<string, SentMessage>;
}

/** A journey told again by the rules alone, from what was asked of it and when. */
export interface Retelling {
  /** Where the recorded events and the rules differ; absent if they tell the same. */
  readonly difference?: string;
  /** The journey after each thing that was asked or done, beginning with the referral. */
  readonly states: readonly Journey[];
}

/**
 * Tells a journey again without Workflow, server and database. Each command and Signal goes to the rules at
 * the instant at which it was recorded. Every event without one must be the step that the rules take next, no
 * earlier than they want it. At `until` nothing more may be due.
 */
export function retell(asked: AskedJourney, recorded: readonly ToldEvent[], until: Instant): Retelling {
  let journey = unopenedJourney(asked.id);
  let now: Instant = '';
  const states: Journey[] = [];
  for (let index = 0; index < recorded.length;) {
    const event = recorded[index];
    if (event === undefined) break;
    const told = event.at < now ? `time went back from ${now}` : tellNext(journey, asked, event);
    if (typeof told === 'string') return { difference: `${place(event)}: ${told}`, states };
    const same = recorded.slice(index, index + told.length).map(bare);
    if (told.length === 0 || !isDeepStrictEqual(plain(told), plain(same))) {
      const difference = `${place(event)}: the rules say ${JSON.stringify(told)}, recorded was ${JSON.stringify(same)}`;
      return { difference, states };
    }
    journey = told.reduce(apply, journey);
    states.push(journey);
    index += told.length;
    now = event.at;
  }
  const next = nextStep(journey);
  if (next !== undefined && next.at <= until) {
    return { difference: `the step ${next.step.name} of ${next.at} was never taken`, states };
  }
  return { states };
}

/** What the rules say happened, given what set it off; a sentence if they know of nothing. */
function tellNext(journey: Journey, asked: AskedJourney, event: ToldEvent): readonly JourneyEvent[] | string {
  const { at } = event;
  if (journey.sequence === 0) {
    return refer(journey, asked.referral, { ...asked.programme, rulebook: NEWEST_RULEBOOK }, at);
  }
  if (event.key != null) {
    const sent = asked.sent.get(event.key);
    if (sent === undefined) return 'nobody asked for it';
    if (sent.as === 'signal') return hear(journey, sent.payload, at).events;
    const decided = decide(journey, sent.command, at);
    return isRefusal(decided) ? `the rules refuse it: ${decided.refused}` : decided;
  }
  if (event.type === 'SignalNotUnderstood') return hear(journey, undefined, at).events;
  if (event.type === 'RulebookTakenUp') {
    return unfold(journeyRules, journey, [{ type: event.type, payload: event.payload }], at);
  }
  const next = nextStep(journey);
  if (next === undefined) return 'nothing was due';
  if (next.at > at) return `${next.step.name} was due at ${next.at} only`;
  return takeStep(journeyRules, journey, next.step, at);
}

/** Whether the rules refuse a command with this very refusal in one of these states. */
export function refuseAlike(
  states: readonly Journey[],
  command: Command,
  refusal: Refusal,
  now: Instant,
): boolean {
  return states.some((journey) => isDeepStrictEqual(plain(decide(journey, command, now)), plain(refusal)));
}

function bare({ type, payload, sequence, at }: ToldEvent): JourneyEvent {
  return { type, payload, sequence, at } as JourneyEvent;
}

function place({ sequence, type }: ToldEvent): string {
  return `event ${sequence}, ${type}`;
}

/** As JSON has it: absent and `undefined` are the same there. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
