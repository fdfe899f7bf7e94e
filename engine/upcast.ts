import type { Subject } from '../domain/subjects/subject.ts';

/** What a journey's runs and Activities were given when only a journey could be a subject. */
interface OfAJourney {
  readonly journeyId?: string;
  readonly carried?: { readonly journey?: object };
}

/**
 * Brings what a run or an Activity was given up to today's shape; what already has that shape is returned as
 * it is. A journey that began before there were subjects has `journeyId`, and carries its state as `journey`;
 * it goes on like any other.
 */
export function upcast<T extends { readonly subject: Subject }>(given: T): T {
  const { journeyId, carried, ...rest } = given as OfAJourney;
  if (journeyId === undefined) return given;
  const { journey: state, ...others } = carried ?? {};
  const subject: Subject = { kind: 'journey', id: journeyId };
  return { subject, ...rest, ...(state && { carried: { state, ...others } }) } as unknown as T;
}
