import type { SubjectReadModel } from '../../db/subjects/recording.ts';
import { soonestDue } from '../../domain/obligations/soonest-due.ts';
import { nextStep } from '../../domain/obligations/steps.ts';
import type { SubjectState } from '../../domain/subjects/subject.ts';

/** What of a subject's state the sweep and the lists go by; whether it is open, its kind says. */
export function readModelOf(subject: SubjectState, isOpen: boolean): SubjectReadModel {
  const first = soonestDue(subject);
  return {
    isOpen,
    nextStepAt: nextStep(subject)?.at ?? null,
    nextDue: first?.due ?? null,
    nextObligation: first?.kind ?? null,
    owedBy: first?.owedBy ?? null,
    rulebook: subject.rulebook,
  };
}
