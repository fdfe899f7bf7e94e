import type { ObligationRule, Rulebook } from '../../../domain/rulebook/rule.ts';

/** By how many days the rulebook of the release to come brings forward the search for a seat or a place. */
export const BROUGHT_FORWARD = 30;

/**
 * The rulebooks as a later release would have them: one more, made from the newest. In it,
 *
 * - the municipality decides within 7 days, for obligations that open from then on;
 * - the project lead answers for the search for a seat or a place, thirty days sooner, even if it has begun
 *   already.
 */
export function withNextRulebook(released: readonly Rulebook[]): readonly Rulebook[] {
  const newest = released.at(-1);
  if (newest === undefined) throw new Error('There is no rulebook to go on from');
  const next: Rulebook = {
    ...newest,
    version: newest.version + 1,
    obligations: newest.obligations.map(changed),
    replaces: [
      { kind: 'seat-or-place', reason: 'The search took too long.', moveDue: -BROUGHT_FORWARD },
      { kind: 'monthly-allowance', reason: 'It is asked for in the same words.' },
    ],
  };
  return [...released, next];
}

function changed(rule: ObligationRule): ObligationRule {
  switch (rule.kind) {
    case 'screening-decision':
      return {
        ...rule,
        opensOn: rule.opensOn.map((opening) => ({ ...opening, due: { days: 7 } })),
        reminders: [-3, -1],
      };
    case 'seat-or-place':
      return { ...rule, owedBy: 'project-lead', reminders: [-20, -3] };
    default:
      return rule;
  }
}
