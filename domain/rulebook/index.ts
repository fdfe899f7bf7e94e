import type { EventType } from '../journeys/events.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { IguRules, Law } from './law-shape.ts';
import { RELEASED } from './released.ts';
import type { ObligationRule, Rulebook } from './rule.ts';

const RULEBOOKS: ReadonlyMap<number, Rulebook> = new Map(RELEASED.map((book) => [book.version, book]));

/**
 * The newest rulebook this code knows. A run is told in its start which one to take up, by whoever starts it; nothing
 * that is replayed may ask for the newest, since newer code would answer otherwise.
 */
export const NEWEST_RULEBOOK = Math.max(...RULEBOOKS.keys());

/**
 * One released rulebook. Throws where this code does not know the version: then the worker is older than the
 * journey, and its Workflow Task must wait for a newer worker rather than go on by other rules.
 */
export function rulebook(version: number): Rulebook {
  const found = RULEBOOKS.get(version);
  if (found === undefined) throw new Error(`This release has no rulebook ${version}`);
  return found;
}

/** The rulebooks that were released after one version, up to and with another, oldest first. Throws as `rulebook` does. */
export function rulebooksAfter(version: number, upTo: number): readonly Rulebook[] {
  rulebook(upTo);
  return RELEASED.filter((book) => book.version > version && book.version <= upTo);
}

/** An obligation's rule in the rulebook it was opened under. Throws where that book has no such kind. */
export function ruleOf(version: number, kind: ObligationKind): ObligationRule {
  const found = RULES.get(version)?.get(kind);
  if (found === undefined) throw new Error(`Rulebook ${version} has no obligation ${kind}`);
  return found;
}

/** The rules of a book under which an event of a type may open something, in the book's order. */
export function rulesOpenedBy(version: number, type: EventType): readonly ObligationRule[] {
  rulebook(version);
  return OPENED_BY.get(version)?.get(type) ?? NONE;
}

/** Whether a rule has anything to say about what is owed already when an event of a type happens. */
export function reactsTo(rule: ObligationRule, type: EventType): boolean {
  return REACTIONS.get(rule)?.has(type) ?? true;
}

/** Whether any rule of any book has anything to say about what is owed when an event of a type happens. */
export function isAnswering(type: EventType): boolean {
  return ANSWERING.has(type);
}

/** Whether any rule of any book opens something on an event of a type. */
export function isOpening(type: EventType): boolean {
  return OPENING.has(type);
}

/** The rules for an IGU that begins on a day; `undefined` before the scheme began and after its end. */
export function iguRulesAt(law: Law, startsOn: CalendarDate): IguRules | undefined {
  return law.igu.find(({ from, to }) => from <= startsOn && startsOn <= to);
}
/** The rules of each book by their kind: asked for at every step of every journey. */
const RULES: ReadonlyMap<number, ReadonlyMap<ObligationKind, ObligationRule>> = new Map(
  [...RULEBOOKS].map(([version, { obligations }]) => [
    version,
    new Map(obligations.map((rule) => [rule.kind, rule])),
  ]),
);

const NONE: readonly ObligationRule[] = [];
const OPENED_BY: ReadonlyMap<number, ReadonlyMap<EventType, readonly ObligationRule[]>> = new Map(
  [...RULEBOOKS].map(([version, { obligations }]) => [version, byOpening(obligations)]),
);

function byOpening(rules: readonly ObligationRule[]): ReadonlyMap<EventType, readonly ObligationRule[]> {
  const types = new Set(rules.flatMap(({ opensOn }) => opensOn.map(({ event }) => event)));
  const openedBy = (type: EventType) =>
    rules.filter(({ opensOn }) => opensOn.some(({ event }) => event === type));
  return new Map([...types].map((type) => [type, openedBy(type)]));
}

/** What closing, pausing and taking up again do to an obligation is in no list of its rule's. */
const ALWAYS: readonly EventType[] = ['JourneyClosed', 'JourneyPaused', 'JourneyResumed', 'CommandCorrected'];

const REACTIONS: ReadonlyMap<ObligationRule, ReadonlySet<EventType>> = new Map(
  RELEASED.flatMap(({ obligations }) => obligations).map((rule) => [rule, new Set(reactionsOf(rule))]),
);

function reactionsOf({ fulfilledBy, endsWith, movesWith = [], recurs }: ObligationRule): EventType[] {
  const matched = [...fulfilledBy, ...endsWith, ...movesWith].map(({ event }) => event);
  return [...ALWAYS, ...matched, ...(recurs?.endsWith ?? [])];
}

const ANSWERING: ReadonlySet<EventType> = new Set([...REACTIONS.values()].flatMap((types) => [...types]));
const OPENING: ReadonlySet<EventType> = new Set(
  [...OPENED_BY.values()].flatMap((types) => [...types.keys()]),
);
