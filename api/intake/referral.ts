import type { z } from 'zod';
import type { Person } from '../../db/persons/person.ts';
import { REFERRAL } from '../../domain/journeys/commands.ts';
import type { Referral } from '../../domain/journeys/commands.ts';
import type { OnBehalfOf } from '../../domain/subjects/actor.ts';
import { faultsIn } from '../../domain/vocabulary/fields.ts';
import type { referralBody } from './intake-bodies.ts';

/** One person to be referred: what the journey may know, and what goes to the vault. */
export interface NewReferral {
  readonly referral: Referral;
  /** By what the municipality knows the person: it goes to the vault as well. */
  readonly reference: string;
  readonly person: Person;
  readonly note?: string;
  readonly onBehalfOf?: OnBehalfOf;
}

/**
 * Divides a checked body into what the journey may know and what goes to the vault. Throws if the journey's own guard
 * does not take what the schema let through: that is a mistake of ours.
 */
export function newReferral(body: z.output<typeof referralBody>): NewReferral {
  const { note, onBehalfOf } = body;
  const written: Readonly<Record<string, unknown>> = body;
  return {
    referral: referralOf(body),
    reference: String(written['municipalityReference']),
    person: personOf(body.person),
    ...(note !== undefined && { note }),
    ...(onBehalfOf && { onBehalfOf }),
  };
}

/** Checks the referral by the table that the journey itself uses, so that what is committed can be opened. */
function referralOf(body: z.output<typeof referralBody>): Referral {
  const known = Object.entries(body).filter(
    ([name, value]) => Object.hasOwn(REFERRAL, name) && value !== undefined,
  );
  const referral: unknown = Object.fromEntries(known);
  if (!isReferral(referral)) throw new Error('A body let through by the schema does not fit the referral');
  return referral;
}

function isReferral(values: unknown): values is Referral {
  return faultsIn(REFERRAL, values).length === 0;
}

/** Fields that were left out are absent, never `undefined`; a CPR number has its hyphen. */
function personOf(given: z.output<typeof referralBody>['person']): Person {
  const { givenName, familyName, birthDate, cpr, phone, email, language, arrivedOn } = given;
  return {
    givenName,
    ...(familyName !== undefined && { familyName }),
    birthDate,
    ...(cpr !== undefined && { cpr: cprAsKept(cpr) }),
    ...(phone !== undefined && { phone }),
    ...(email !== undefined && { email }),
    ...(language !== undefined && { language }),
    ...(arrivedOn !== undefined && { arrivedOn }),
  };
}

/** A CPR number as the vault keeps it, with its hyphen. */
export function cprAsKept(cpr: string): string {
  return `${cpr.slice(0, 6)}-${cpr.slice(-4)}`;
}
