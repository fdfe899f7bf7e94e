import { nextWaking as rightWaking } from '../../../workflows/waking.ts';

/** What the planted fault says: it must be found in no log, mail, alarm or answer. */
export const PLANTED = 'planted: Prøve Eksempelsen, 050595-0000';

/**
 * Stands in for `workflows/waking.ts` in a release with a fault: as soon as a subject has recorded what it had to record, its
 * Workflow Task fails, and fails again however often it is tried.
 */
export function nextWaking(...given: Parameters<typeof rightWaking>): ReturnType<typeof rightWaking> {
  rightWaking(...given);
  throw new TypeError(PLANTED);
}

export { runEnds } from '../../../workflows/waking.ts';
