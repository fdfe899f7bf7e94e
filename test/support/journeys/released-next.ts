import { RELEASED as RELEASED_SO_FAR } from '../../../domain/rulebook/released.ts';
import type { Rulebook } from '../../../domain/rulebook/rule.ts';
import { withNextRulebook } from './a-next-rulebook.ts';

/** Stands in for `domain/rulebook/released.ts` in the Workflows' bundle of a later release. */
export const RELEASED: readonly Rulebook[] = withNextRulebook(RELEASED_SO_FAR);
