import type { LivingKind } from '../../domain/subjects/living-kinds.ts';
import type { SubjectState } from '../../domain/subjects/subject.ts';
import { JOURNEY_REBUILDING } from './journey.ts';
import { PROGRAMME_REBUILDING } from './programme.ts';
import type { SubjectRebuilding } from './subject-rebuilding.ts';

const REBUILDING: { readonly [K in LivingKind]: SubjectRebuilding<SubjectState> } = {
  journey: JOURNEY_REBUILDING,
  programme: PROGRAMME_REBUILDING,
};

/** What rebuilding must know of a kind of subject. */
export function rebuildingOf(kind: LivingKind): SubjectRebuilding<SubjectState> {
  return REBUILDING[kind];
}
