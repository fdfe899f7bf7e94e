import type { SubjectKind } from './subject.ts';

/**
 * The kinds of subjects that have a Workflow, are started by the sweep, and can be recorded and rebuilt. If a
 * kind is added here, the compiler asks for it in each layer's table of kinds.
 */
export const LIVING_KINDS = ['journey', 'programme'] as const satisfies readonly SubjectKind[];

/** One of these kinds. */
export type LivingKind = (typeof LIVING_KINDS)[number];

/** Whether subjects of a kind live, whatever was given as a kind. */
export function isLivingKind(kind: unknown): kind is LivingKind {
  return LIVING_KINDS.some((living) => living === kind);
}
