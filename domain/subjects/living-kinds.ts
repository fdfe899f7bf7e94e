import type { SubjectKind } from './subject.ts';

/**
 * The kinds of subjects that live by now: they have a Workflow, are started by the sweep, and can be recorded and rebuilt.
 * A kind that is added here is asked for by the compiler in each layer's table of kinds.
 */
export const LIVING_KINDS = ['journey', 'programme'] as const satisfies readonly SubjectKind[];

/** One of them. */
export type LivingKind = (typeof LIVING_KINDS)[number];

/** Whether subjects of a kind live, whatever was given for one. */
export function isLivingKind(kind: unknown): kind is LivingKind {
  return LIVING_KINDS.some((living) => living === kind);
}
