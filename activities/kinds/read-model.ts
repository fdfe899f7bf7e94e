import type { SubjectReadModel } from '../../db/subjects/recording.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { soonestDue } from '../../domain/obligations/soonest-due.ts';
import { nextStep } from '../../domain/obligations/steps.ts';

/** The parts of a journey's state that the sweep and the lists use. */
export function readModelOf(journey: Journey): SubjectReadModel {
  const first = soonestDue(journey);
  return {
    isOpen: journey.stage !== 'closed',
    nextStepAt: nextStep(journey)?.at ?? null,
    nextDue: first?.due ?? null,
    nextObligation: first?.kind ?? null,
    owedBy: first?.owedBy ?? null,
    rulebook: journey.rulebook,
  };
}
