import type { Rulebook } from '../../../domain/rulebook/rule.ts';
import { rulebook1 } from '../../../domain/rulebook/v1.ts';

/** Stands in for `domain/rulebook/released.ts` in the Workflows' bundle of the first release. */
export const RELEASED: readonly Rulebook[] = [rulebook1];
