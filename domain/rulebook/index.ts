import type { CalendarDate } from '../calendar.ts';
import type { ObligationKind } from './kinds.ts';
import { RELEASED } from './released.ts';
import type { IguRules, Law, ObligationRule, Rulebook } from './rule.ts';

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
