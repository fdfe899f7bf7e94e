import type { Parameter } from './law-shape.ts';

/** A parameter of the law with its place in it, such as `igu`, `2`, `ageBelow`. */
export interface PlacedParameter {
  readonly path: readonly string[];
  readonly parameter: Parameter<unknown>;
}

/** Every parameter within the law or a part of it, wherever it stands, in the order it was written. */
export function parametersOf(law: object, path: readonly string[] = []): readonly PlacedParameter[] {
  return Object.entries(law).flatMap(([name, value]: [string, unknown]) => {
    const here = [...path, name];
    if (isParameter(value)) return [{ path: here, parameter: value }];
    return typeof value === 'object' && value !== null ? parametersOf(value, here) : [];
  });
}

/** Whether a part of the law is a parameter, and not a group of them. */
export function isParameter(part: unknown): part is Parameter<unknown> {
  return typeof part === 'object' && part !== null && 'value' in part && 'certainty' in part;
}
