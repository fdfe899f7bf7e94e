import type { Party } from '../../vocabulary/codes.ts';
import type { ObligationKind } from '../../vocabulary/obligation-kinds.ts';
import type { ObligationRule } from '../rule.ts';

type Steps = ObligationRule['escalate'];

/** Whom a mail reaches by way of one contact, who may be away. A person has no colleagues, and the secretariat has others. */
const ORGANISATIONS: readonly Party[] = [
  'municipality',
  'language-centre',
  'school',
  'company',
  'trade-body',
];

/** What nobody can answer before its due date is over: a colleague hears of it the day after. */
const KNOWN_LATER: readonly ObligationKind[] = [
  'day-one-course',
  'day-one-igu',
  'day-one-placement',
  'placement-end',
  'trial-end',
  'pause-over',
];

const COORDINATOR_AFTER_LAST = 2;
const LEAD_AFTER_COORDINATOR = 7;

/**
 * A rule whose silence goes on to named people: a colleague of whoever is silent, on the due date and so before the damage;
 * then as the rule itself has it, to the coordinator in any case; and last to the project lead, after whom nobody is told.
 */
export function passedOnToNamedPeople(rule: ObligationRule): ObligationRule {
  if (!ORGANISATIONS.includes(rule.owedBy)) return rule;
  const colleague = { after: KNOWN_LATER.includes(rule.kind) ? 1 : 0, to: 'colleague' } as const;
  const steps = withLead(withCoordinator(rule.escalate));
  return { ...rule, escalate: [colleague, ...steps] };
}

function withCoordinator(steps: Steps): Steps {
  if (steps.some(({ to }) => to === 'coordinator')) return steps;
  return [...steps, { after: lastOf(steps) + COORDINATOR_AFTER_LAST, to: 'coordinator' }];
}

function withLead(steps: Steps): Steps {
  if (steps.some(({ to }) => to === 'project-lead')) return steps;
  return [...steps, { after: lastOf(steps) + LEAD_AFTER_COORDINATOR, to: 'project-lead' }];
}

function lastOf(steps: Steps): number {
  return Math.max(0, ...steps.map(({ after }) => after));
}
