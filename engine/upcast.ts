import type { Subject } from '../domain/subjects/subject.ts';

/** What a journey's runs and Activities were given when only a journey could be a subject. */
interface OfAJourney {
  readonly journeyId?: string;
  readonly carried?: { readonly journey?: object };
}

/**
 * Brings what a run or an Activity was given up to today's shape; what already has that shape is returned as
 * it is. A journey that began before there were subjects has `journeyId`, and carries its state as `journey`;
 * it goes on like any other. What one was given of a municipality's reference is left out: it is in the vault now.
 */
export function upcast<T extends { readonly subject: Subject }>(given: T): T {
  const today = withoutReferences(given);
  const { journeyId, carried, ...rest } = today as OfAJourney;
  if (journeyId === undefined) return today;
  const { journey: state, ...others } = carried ?? {};
  const subject: Subject = { kind: 'journey', id: journeyId };
  return { subject, ...rest, ...(state && { carried: { state, ...others } }) } as unknown as T;
}

/** As a municipality's own reference stood in clear, in starts, commands, events and states. */
const IN_CLEAR = 'municipalityReference';

/** A value without a municipality's reference at any depth; one that holds none is returned as it is. */
export function withoutReferences<T>(value: T): T {
  return stripped(value) as T;
}

function stripped(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const entries = value.map(stripped);
    return entries.every((entry, at) => entry === value[at]) ? value : entries;
  }
  const fields = Object.entries(value);
  const kept = fields
    .filter(([name]) => name !== IN_CLEAR)
    .map(([name, field]) => [name, stripped(field)] as const);
  const isAsItWas = kept.length === fields.length && kept.every(([, field], at) => field === fields[at]?.[1]);
  return isAsItWas ? value : Object.fromEntries(kept);
}
