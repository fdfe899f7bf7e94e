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

/** A person's first name, to be used if the whole name would tell more than is needed. */
export function firstNameOf({ givenName }: Pick<Person, 'givenName'>): string {
  return givenName.split(' ')[0] ?? givenName;
}

/** A person's whole name. Some people have one name only. */
export function nameOf({ givenName, familyName }: Pick<Person, 'givenName' | 'familyName'>): string {
  return familyName === undefined ? givenName : `${givenName} ${familyName}`;
}
