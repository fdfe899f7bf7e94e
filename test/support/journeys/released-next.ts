import { RELEASED as RELEASED_SO_FAR } from '../../../domain/rulebook/released.ts';
import type { Rulebook } from '../../../domain/rulebook/rule.ts';
import { withNextRulebook } from './a-next-rulebook.ts';

/** What stands in the Workflows' bundle of a release to come in place of `domain/rulebook/released.ts`. */
export const RELEASED: readonly Rulebook[] = withNextRulebook(RELEASED_SO_FAR);
