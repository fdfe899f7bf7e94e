import { ApplicationFailure } from '@temporalio/activity';
import { isLivingKind } from '../../domain/subjects/living-kinds.ts';
import type { LivingKind } from '../../domain/subjects/living-kinds.ts';
import type { SubjectEvent, SubjectState } from '../../domain/subjects/subject.ts';
import { JOURNEY_ACTIONS } from './journey.ts';
import { PROGRAMME_ACTIONS } from './programme.ts';
import type { SubjectActions } from './subject-actions.ts';

/** What the Activities know of a subject whose kind is known only by name. */
export type AnyActions = SubjectActions<SubjectState, SubjectEvent>;

const ACTIONS: { readonly [K in LivingKind]: AnyActions } = {
  journey: JOURNEY_ACTIONS,
  programme: PROGRAMME_ACTIONS,
};

/** The type of the failure with which an Activity answers for a kind of subject that nobody here knows. */
export const UNKNOWN_KIND = 'UnknownSubjectKind';

/**
 * What the Activities know of a kind of subject. If no subject of that kind lives here, throws a failure that
 * is not retried, since the next attempt would find the same.
 */
export function actionsOf(kind: string): AnyActions {
  if (isLivingKind(kind)) return ACTIONS[kind];
  throw ApplicationFailure.nonRetryable(
    `No subject of the kind ${JSON.stringify(kind)} lives here`,
    UNKNOWN_KIND,
  );
}
