import type { Refusal } from '../refusals/refusals.ts';
import type { Warning } from '../refusals/warnings.ts';
import type { Parameter } from '../rulebook/law-shape.ts';

/** Something the law has against what is planned: always a warning, and a refusal if the rule is certain. */
export interface Finding {
  readonly warning: Warning;
  readonly refusal?: Refusal;
}

/** A finding that refuses only if every parameter it rests on is certain (V); otherwise it warns. */
export function finding(
  rests: readonly Pick<Parameter<unknown>, 'certainty'>[],
  refusal: Refusal,
  warning: Warning,
): Finding {
  return rests.every(({ certainty }) => certainty === 'V') ? { warning, refusal } : { warning };
}

/** A finding that never refuses. */
export function onlyWarns(warning: Warning): Finding {
  return { warning };
}

/** The first refusal among findings; `undefined` if there is none. */
export function firstRefusal(findings: readonly Finding[]): Refusal | undefined {
  return findings.find(({ refusal }) => refusal !== undefined)?.refusal;
}

/** The warnings of findings. */
export function warningsOf(findings: readonly Finding[]): readonly Warning[] {
  return findings.map(({ warning }) => warning);
}
