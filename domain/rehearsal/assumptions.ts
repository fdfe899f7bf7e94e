import { COMMAND_TYPES } from '../journeys/commands.ts';
import type { CommandType } from '../journeys/commands.ts';
import { IGU_END_CAUSES, OWNERS, PLACEMENT_KINDS, SECTORS, TARGET_GROUPS } from '../vocabulary/codes.ts';
import type { Owner } from '../vocabulary/codes.ts';
import type { Spread } from './dice.ts';

/** How promptly a party answers: the share answered by the due date, and how many days the others are late. */
export interface Promptness {
  readonly onTime: number;
  readonly daysLate: Spread;
}

type Shape =
  | { readonly kind: 'whole'; readonly min: number; readonly max: number }
  | { readonly kind: 'share' }
  | { readonly kind: 'spread'; readonly most: number }
  | { readonly kind: 'weights' }
  | { readonly kind: 'parts'; readonly of: readonly string[] }
  | { readonly kind: 'shares'; readonly of: readonly string[] }
  | { readonly kind: 'promptness' }
  | { readonly kind: 'minutes' };

type ValueOf<S extends Shape> = S extends { kind: 'whole' | 'share' }
  ? number
  : S extends { kind: 'spread' }
    ? Spread
    : S extends { kind: 'weights' }
      ? readonly number[]
      : S extends { kind: 'parts' | 'shares'; of: readonly (infer K extends string)[] }
        ? Readonly<Record<K, number>>
        : S extends { kind: 'promptness' }
          ? Readonly<Record<Owner, Promptness>>
          : Readonly<Partial<Record<CommandType, number>>>;

const share = { kind: 'share' } as const;
const spread = { kind: 'spread', most: 3_000 } as const;
const whole = (min: number, max: number) => ({ kind: 'whole', min, max }) as const;
/** Shares that add up to one. */
const parts = <const K extends readonly string[]>(of: K) => ({ kind: 'parts', of }) as const;
/** Shares that are independent of each other. */
const shares = <const K extends readonly string[]>(of: K) => ({ kind: 'shares', of }) as const;

/**
 * Every assumption a rehearsal rests on, and what its value must look like. The file says what each means.
 */
export const ASSUMPTIONS = {
  people: whole(1, 100_000),
  arrivals: { kind: 'weights' },
  targetGroups: parts(TARGET_GROUPS),
  sectors: parts(SECTORS),
  ages: { kind: 'spread', most: 99 },
  permitDays: spread,
  byConsent: share,
  municipalDuties: share,
  companies: whole(1, 100_000),
  publicEmployers: share,
  employeeRepresentatives: share,
  promptness: { kind: 'promptness' },
  declinedAtScreening: share,
  daysToFindPlace: spread,
  daysToNextTry: spread,
  daysToFirstDay: spread,
  roads: parts(['course', 'igu', 'placement', 'job']),
  roadsAfterCourse: parts(['igu', 'placement', 'job']),
  matchRefused: share,
  courseDays: spread,
  courseDropOut: share,
  noShow: shares(['course', 'igu', 'placement']),
  comesAfterTalk: share,
  iguEndsEarly: share,
  iguEarlyEndAfterDays: spread,
  iguEndCauses: parts(IGU_END_CAUSES),
  partialProofAtOnce: share,
  afterEarlyEnd: parts(['job', 'search', 'leaves']),
  afterIgu: parts(['job', 'vocational-education', 'search', 'leaves']),
  placementKinds: parts(PLACEMENT_KINDS),
  placementDays: spread,
  placementDropOut: share,
  afterPlacement: parts(['job', 'igu', 'placement', 'search', 'leaves']),
  jobLostWithinYear: share,
  leavesOnReturn: share,
  leavesEachMonth: share,
  absentEachMonth: share,
  absenceDays: spread,
  absenceByLaw: share,
  minutesPerCommand: { kind: 'minutes' },
  minutesPerEscalation: whole(0, 10_000),
  minutesPerCopy: whole(0, 10_000),
} as const satisfies Record<string, Shape>;

/** The name of an assumption. */
export type AssumptionName = keyof typeof ASSUMPTIONS;

/** The values a rehearsal is played with, one by each name. */
export type Assumptions = { readonly [N in AssumptionName]: ValueOf<(typeof ASSUMPTIONS)[N]> };

/**
 * An assumption as its file states it: what it says in Danish, its value, where that comes from, and how sure
 * it is.
 */
export interface Assumption {
  readonly da: string;
  readonly value: unknown;
  readonly source: string;
  /** V: read in a source. B: bill or agreement text. U: unverified, the secretariat's own guess. */
  readonly certainty: 'V' | 'B' | 'U';
}

/** What is wrong with a file of assumptions: where, and what would have been right. */
export interface AssumptionFault {
  readonly path: string;
  readonly expected: string;
}

/** Checks the whole content of a file. Returns every fault; empty if all is well. */
export function assumptionFaults(content: unknown): AssumptionFault[] {
  if (!isRecord(content)) return [{ path: '', expected: 'an object with one entry for each assumption' }];
  const unknown = Object.keys(content).filter((name) => !Object.hasOwn(ASSUMPTIONS, name));
  return [
    ...Object.entries(ASSUMPTIONS).flatMap(([name, shape]) => entryFaults(name, content[name], shape)),
    ...unknown.map((path) => ({ path, expected: 'no such assumption' })),
  ];
}

/** The values of a file in which `assumptionFaults` finds none. */
export function valuesOf(content: Readonly<Record<AssumptionName, Assumption>>): Assumptions {
  const values = Object.entries(content).map(([name, { value }]) => [name, value]);
  return Object.fromEntries(values) as Assumptions;
}

function entryFaults(name: string, entry: unknown, shape: Shape): AssumptionFault[] {
  if (!isRecord(entry)) return [{ path: name, expected: 'an object with da, value, source and certainty' }];
  const texts = ['da', 'source'].filter((field) => !isText(entry[field]));
  return [
    ...texts.map((field) => ({ path: `${name}.${field}`, expected: 'a text' })),
    ...(['V', 'B', 'U'].includes(String(entry['certainty']))
      ? []
      : [{ path: `${name}.certainty`, expected: 'V (read in a source), B (bill) or U (unverified)' }]),
    ...valueFaults(`${name}.value`, entry['value'], shape),
  ];
}

function valueFaults(path: string, value: unknown, shape: Shape): AssumptionFault[] {
  const fault = (expected: string) => [{ path, expected }];
  switch (shape.kind) {
    case 'whole':
      return isWhole(value, shape.min, shape.max)
        ? []
        : fault(`a whole number from ${shape.min} to ${shape.max}`);
    case 'share':
      return isShare(value) ? [] : fault('a share from 0 to 1, as 0.3');
    case 'spread':
      return isSpread(value, shape.most)
        ? []
        : fault(`whole numbers least, usual and most, in that order, from 0 to ${shape.most}`);
    case 'weights':
      return isWeights(value) ? [] : fault('a list of 1 to 120 numbers that are not all 0: how many a month');
    case 'parts': {
      const given = isRecord(value) ? shape.of.map((key) => value[key]) : [];
      const sum = given.reduce<number>((total, one) => total + Number(one), 0);
      return hasOnly(value, shape.of) && given.every(isShare) && Math.abs(sum - 1) < 0.001
        ? []
        : fault(`shares for ${shape.of.join(', ')} that make 1 together`);
    }
    case 'shares':
      return hasOnly(value, shape.of) && Object.values(value).every(isShare)
        ? []
        : fault(`shares from 0 to 1 for ${shape.of.join(', ')}`);
    case 'promptness':
      return hasOnly(value, OWNERS)
        ? Object.entries(value).flatMap(([party, one]) => promptnessFaults(`${path}.${party}`, one))
        : fault(`an entry for each of ${OWNERS.join(', ')}`);
    case 'minutes':
      return isRecord(value)
        ? Object.entries(value).flatMap(([type, minutes]) => minutesFaults(`${path}.${type}`, type, minutes))
        : fault('minutes by the names of commands');
  }
}

function promptnessFaults(path: string, value: unknown): AssumptionFault[] {
  if (!isRecord(value)) return [{ path, expected: 'an object with onTime and daysLate' }];
  return [
    ...valueFaults(`${path}.onTime`, value['onTime'], share),
    ...valueFaults(`${path}.daysLate`, value['daysLate'], spread),
  ];
}

function minutesFaults(path: string, type: string, minutes: unknown): AssumptionFault[] {
  if (!COMMAND_TYPES.some((known) => known === type)) return [{ path, expected: 'the name of a command' }];
  return valueFaults(path, minutes, whole(0, 10_000));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: unknown, keys: readonly string[]): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && Object.keys(value).toSorted().join() === keys.toSorted().join();
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== '';
}

function isWhole(value: unknown, min: number, max: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max;
}

function isShare(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value <= 1;
}

function isSpread(value: unknown, highest: number): boolean {
  if (!hasOnly(value, ['least', 'usual', 'most'])) return false;
  const { least, usual, most } = value;
  return isWhole(least, 0, highest) && isWhole(usual, least, highest) && isWhole(most, usual, highest);
}

function isWeights(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.length <= 120 &&
    value.every((one: unknown) => typeof one === 'number' && Number.isFinite(one) && one >= 0) &&
    value.some((one) => one > 0)
  );
}
