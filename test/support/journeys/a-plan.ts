import { readFileSync } from 'node:fs';
import { valuesOf } from '../../../domain/rehearsal/assumptions.ts';
import type { Assumption, AssumptionName, Assumptions } from '../../../domain/rehearsal/assumptions.ts';
import type { Plan } from '../../../domain/rehearsal/life.ts';

/** The assumptions the project comes with, as they stand in their file. */
export function theAssumptionsFile(): Record<AssumptionName, Assumption> {
  return JSON.parse(readFileSync(new URL('../../../programmes/assumptions.json', import.meta.url), 'utf8'));
}

/** A small programme with the project's own assumptions, except for those given. */
export function aPlan(assumptions: Partial<Assumptions> = {}, plan: Partial<Plan> = {}): Plan {
  return {
    programme: 'lo-hovedstaden',
    placementDays: 60,
    rulebook: 1,
    from: '2024-03-01',
    months: 36,
    people: 20,
    seed: 1,
    assumptions: { ...valuesOf(theAssumptionsFile()), ...assumptions },
    ...plan,
  };
}
