import { holdsCpr } from './cpr-in-text.ts';
import { isCalendarDate, isMonth } from './calendar.ts';
import type { CalendarDate } from './calendar.ts';

/**
 * What one field of a command may hold. The table of commands is written in these; the guards used inside
 * Workflows, the zod schemas of the API and its OpenAPI description are all derived from it.
 */
export type Field =
  | { readonly kind: 'date' }
  | { readonly kind: 'month' }
  | { readonly kind: 'flag' }
  | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly kind: 'code'; readonly of: readonly (string | number)[] }
  | { readonly kind: 'codes'; readonly of: readonly string[] }
  | {
      readonly kind: 'text';
      readonly pattern: string;
      readonly example: string;
      /** Whether it names something that is on record already, and so is not in the words of whoever fills it in. */
      readonly known?: true;
    }
  | { readonly kind: 'optional'; readonly field: Field };

/** The fields of one command, by name. */
export type Fields = Readonly<Record<string, Field>>;

type ValueOf<F extends Field> = F extends { kind: 'date' }
  ? CalendarDate
  : F extends { kind: 'month' }
    ? string
    : F extends { kind: 'flag' }
      ? boolean
      : F extends { kind: 'number' }
        ? number
        : F extends { kind: 'code'; of: readonly (infer C)[] }
          ? C
          : F extends { kind: 'codes'; of: readonly (infer C)[] }
            ? readonly C[]
            : F extends { kind: 'text' }
              ? string
              : F extends { kind: 'optional'; field: infer G extends Field }
                ? ValueOf<G>
                : never;

type OptionalNames<S extends Fields> = {
  [N in keyof S]: S[N] extends { kind: 'optional' } ? N : never;
}[keyof S];

/**
 * The values that a command with these fields carries; an optional field may be absent, but is never
 * `undefined`.
 */
export type ValuesOf<S extends Fields> = {
  readonly [N in Exclude<keyof S, OptionalNames<S>>]: ValueOf<S[N]>;
} & { readonly [N in OptionalNames<S>]?: ValueOf<S[N]> };

/** A calendar date, as `2026-12-31`. */
export const date = { kind: 'date' } as const;
/** A calendar month, as `2026-11`. */
export const month = { kind: 'month' } as const;
/** True or false. */
export const flag = { kind: 'flag' } as const;
/** A reference to an organisation: its id, lower case letters, digits and hyphens. */
export const organisation = {
  kind: 'text',
  pattern: '^[a-z0-9][a-z0-9-]{1,63}$',
  example: 'eksempel-byg',
  known: true,
} as const;

/** A whole number within bounds, both included. */
export const whole = (min: number, max: number) => ({ kind: 'number', min, max, whole: true }) as const;
/** A number within bounds, both included; fractions allowed (weekly hours may be 27.5). */
export const number = (min: number, max: number) => ({ kind: 'number', min, max, whole: false }) as const;
/** One of a closed list. */
export const code = <const C extends readonly (string | number)[]>(of: C) => ({ kind: 'code', of }) as const;
/** Any number of different entries of a closed list. */
export const codes = <const C extends readonly string[]>(of: C) => ({ kind: 'codes', of }) as const;
/**
 * Text of a fixed form, which may hold no CPR number. Never free text, which goes to the vault and is referred to by
 * `noteId`.
 */
export const text = (pattern: string, example: string) => ({ kind: 'text', pattern, example }) as const;
/** The id of something that is on record already, of a fixed form. */
export const known = (pattern: string, example: string) =>
  ({ kind: 'text', pattern, example, known: true }) as const;
/** A field that may be left out. */
export const optional = <const F extends Field>(field: F) => ({ kind: 'optional', field }) as const;

/** What is wrong with one field: its name and what would have been right. Never the value that was given. */
export interface FieldFault {
  readonly field: string;
  readonly expected: string;
}

/** Says in English what a field must hold, for error messages and for the API's description. */
export function describeField(field: Field): string {
  switch (field.kind) {
    case 'date':
      return 'a calendar date that exists, as 2026-12-31';
    case 'month':
      return 'a month, as 2026-11';
    case 'flag':
      return 'true or false';
    case 'number':
      return `a ${field.whole ? 'whole ' : ''}number from ${field.min} to ${field.max}`;
    case 'code':
      return `one of ${field.of.join(', ')}`;
    case 'codes':
      return `a list of different entries among ${field.of.join(', ')}`;
    case 'text':
      return `text such as ${field.example}`;
    case 'optional':
      return `${describeField(field.field)}, or left out`;
  }
}

function holds(field: Field, value: unknown): boolean {
  switch (field.kind) {
    case 'date':
      return isCalendarDate(value);
    case 'month':
      return isMonth(value);
    case 'flag':
      return typeof value === 'boolean';
    case 'number':
      return (
        typeof value === 'number' &&
        value >= field.min &&
        value <= field.max &&
        (!field.whole || Number.isInteger(value))
      );
    case 'code':
      return (typeof value === 'string' || typeof value === 'number') && field.of.includes(value);
    case 'codes':
      return (
        Array.isArray(value) &&
        value.every((entry: unknown) => typeof entry === 'string' && field.of.includes(entry)) &&
        new Set(value).size === value.length
      );
    case 'text':
      return typeof value === 'string' && compiled(field.pattern).test(value) && !holdsCpr(value);
    case 'optional':
      return value === undefined || holds(field.field, value);
  }
}

/** The patterns in the table of commands, each compiled once. */
const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  let known = patterns.get(pattern);
  if (known === undefined) {
    known = new RegExp(pattern, 'u');
    patterns.set(pattern, known);
  }
  return known;
}

/**
 * Checks values from outside against a command's fields. Returns the faults; empty if all is well. An unknown
 * field is a fault too, so that a misspelt optional field is not silently lost.
 */
export function faultsIn(fields: Fields, values: unknown): FieldFault[] {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    return [{ field: '', expected: 'an object with the fields of the command' }];
  }
  const given = values as Readonly<Record<string, unknown>>;
  const faults: FieldFault[] = [];
  for (const [name, field] of Object.entries(fields)) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (!holds(field, value)) faults.push({ field: name, expected: describeField(field) });
  }
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(fields, name)) continue;
    faults.push({ field: knownShape(name), expected: 'no such field in this command' });
  }
  return faults;
}

/** The name of an unknown field is somebody's text: it is repeated only if it looks like a name. */
function knownShape(name: string): string {
  return /^[A-Za-z]{1,40}$/.test(name) ? name : '(unnamed)';
}
