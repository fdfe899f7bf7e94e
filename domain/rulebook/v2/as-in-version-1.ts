import type { ObligationKind } from '../../vocabulary/obligation-kinds.ts';
import type { ObligationRule } from '../rule.ts';
import { rulebook1 } from '../v1.ts';

/** The rule that a kind has in version 1, for what version 2 leaves as it is or changes in part. */
export function asInVersion1(kind: ObligationKind): ObligationRule {
  const found = rulebook1.obligations.find((rule) => rule.kind === kind);
  if (found === undefined) throw new Error(`Rulebook 1 has no obligation ${kind}`);
  return found;
}
