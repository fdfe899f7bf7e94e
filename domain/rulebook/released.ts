import type { Rulebook } from './rule.ts';
import { rulebook1 } from './v1.ts';
import { rulebook2 } from './v2.ts';

/** Every rulebook of this release, oldest first. Old ones stay as long as journeys may refer to them. */
export const RELEASED: readonly Rulebook[] = [rulebook1, rulebook2];
