import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';

/** What a person is asked before the municipality hears of it, so that it may not be asked in the person's stead. */
const HEARD_FIRST: readonly ObligationKind[] = ['no-show-person'];

/** Whether a person is asked this before the municipality hears of it. */
export function isHeardFirst(kind: ObligationKind): boolean {
  return HEARD_FIRST.includes(kind);
}
