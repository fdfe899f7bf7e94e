import type { Rulebook } from '../../../domain/rulebook/rule.ts';
import { rulebook1 } from '../../../domain/rulebook/v1.ts';

/** What stands in the Workflows' bundle of the first release in place of `domain/rulebook/released.ts`. */
export const RELEASED: readonly Rulebook[] = [rulebook1];
