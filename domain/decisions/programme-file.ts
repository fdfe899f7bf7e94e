import type { ProgrammeEvent } from '../programme/events.ts';
import { readPlan } from '../programme/plan.ts';
import type { Programme } from '../programme/programme.ts';
import type { Instant } from '../vocabulary/calendar.ts';
import { takeUpFile } from './programme.ts';

/** What a programme is told of its file: the key by which the same telling is known again, and what it says is planned. */
export interface ToldOfFile {
  readonly key: string;
  readonly plan: unknown;
}

/** Reads what a programme was told; `undefined` if it has no key. Never throws, whatever it is given. */
export function readToldOfFile(payload: unknown): ToldOfFile | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const given = new Map<string, unknown>(Object.entries(payload));
  const key = given.get('key');
  if (typeof key !== 'string' || !/^[\w.:-]{1,100}$/.test(key)) return undefined;
  return { key, plan: given.get('plan') };
}

/** Whether what was told can be read as a plan. Such a telling is made again by whoever compares a programme with its file. */
export function tellsPlan(payload: unknown): boolean {
  return readPlan(readToldOfFile(payload)?.plan) !== undefined;
}

/**
 * Hears what a programme's file says now. It may not be refused: what cannot be read becomes an event, and something for the
 * coordinator to settle. What the programme knows already leads to no event.
 */
export function hearFile(
  programme: Programme,
  payload: unknown,
  now: Instant,
): { readonly events: readonly ProgrammeEvent[]; readonly key?: string } {
  const told = readToldOfFile(payload);
  const events = takeUpFile(programme, told?.plan, now);
  return told === undefined ? { events } : { events, key: told.key };
}
