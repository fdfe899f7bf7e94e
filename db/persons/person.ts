import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';

/** A person, as the vault holds them. Never put into an event, a log, a URL or a Workflow. */
export interface Person {
  /** The first name, or the whole name of somebody who is called by one. */
  readonly givenName: string;
  readonly familyName?: string;
  readonly birthDate: CalendarDate;
  readonly cpr?: string;
  readonly phone?: string;
  readonly email?: string;
  /** The code of a language, from ISO 639-1, such as `ar`. */
  readonly language?: string;
  readonly arrivedOn?: CalendarDate;
}

/**
 * A person's first name, to be used if the whole name would tell more than is needed. It ends at any kind of space; one with
 * a hyphen is one name. What stands before the first letter, such as a quotation mark, stays with it.
 */
export function firstNameOf({ givenName }: Pick<Person, 'givenName'>): string {
  return givenName.split(BETWEEN_NAMES).find((part) => /\p{L}/u.test(part)) ?? givenName;
}

/** Every space that Unicode has, and what is written for one: Ethiopian and Ogham word marks, and those nobody sees. */
const BETWEEN_NAMES = /[\p{Z}\p{Cc}\u200b\u2060\ufeff\u180e\u1361\u2800\u3164\uffa0\u115f\u1160,;/]+/u;

/** A person's whole name. Some people have one name only. */
export function nameOf({ givenName, familyName }: Pick<Person, 'givenName' | 'familyName'>): string {
  return familyName === undefined ? givenName : `${givenName} ${familyName}`;
}
