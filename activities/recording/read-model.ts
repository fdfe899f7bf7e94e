import type { ReadModel } from '../../db/journeys/recording.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { sectorOf, soonestDue } from '../../domain/obligations/soonest-due.ts';
import { nextStep } from '../../domain/obligations/steps.ts';

/** What of a journey's state lists and the sweep find it by. */
export function readModelOf(journey: Journey): ReadModel {
  const first = soonestDue(journey);
  return {
    stage: journey.stage,
    municipality: journey.referral?.municipality ?? '',
    municipalityReference: journey.referral?.municipalityReference ?? '',
    sector: sectorOf(journey) ?? null,
    languageCentre: journey.referral?.languageCentre ?? null,
    school: journey.course?.school ?? null,
    company: journey.employment?.employer ?? journey.placement?.company ?? journey.igu?.company ?? null,
    nextStepAt: nextStep(journey)?.at ?? null,
    nextDue: first?.due ?? null,
    nextObligation: first?.kind ?? null,
    owedBy: first?.owedBy ?? null,
    rulebook: journey.rulebook,
  };
}
