import type { ObligationKind } from './kinds.ts';
import type { ObligationRule, Rulebook } from './rule.ts';
import { rulebook1 } from './v1.ts';

const RULEBOOKS: ReadonlyMap<number, Rulebook> = new Map([[1, rulebook1]]);

/** The newest rulebook, taken up by journeys whenever they begin a new run. */
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

/** An obligation's rule in the rulebook it was opened under. Throws where that book has no such kind. */
export function ruleOf(version: number, kind: ObligationKind): ObligationRule {
  const found = RULES.get(version)?.get(kind);
  if (found === undefined) throw new Error(`Rulebook ${version} has no obligation ${kind}`);
  return found;
}

/** The rules of each book by their kind: asked for at every step of every journey. */
const RULES: ReadonlyMap<number, ReadonlyMap<ObligationKind, ObligationRule>> = new Map(
  [...RULEBOOKS].map(([version, { obligations }]) => [
    version,
    new Map(obligations.map((rule) => [rule.kind, rule])),
  ]),
);
