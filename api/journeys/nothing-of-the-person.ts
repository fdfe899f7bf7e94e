import { tellsOf } from '../../db/persons/tells-of.ts';
import { readPerson } from '../../db/persons/persons.ts';
import type { Field, Fields } from '../../domain/vocabulary/fields.ts';
import { faultAt } from '../http/faults.ts';
import { NOTHING_OF_THE_PERSON } from '../http/in-the-clear.ts';
import { invalid } from '../http/problems.ts';
import type { Service } from '../http/route.ts';

/**
 * Throws the problem `invalid` if a text that goes into the journey's history tells of its person: their name, number,
 * telephone or mail address. An organisation's id is no text of the caller's: it is one that we know.
 */
export async function checkNothingOfThePerson(
  { db, vault }: Pick<Service, 'db' | 'vault'>,
  personId: string,
  {
    table,
    fields,
    prefix = '',
  }: { readonly table: Fields; readonly fields: object; readonly prefix?: string },
): Promise<void> {
  const texts = Object.entries(fields).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && isOwnWords(table[entry[0]]),
  );
  if (texts.length === 0) return;
  const person = await readPerson(db, vault, personId);
  if (person === undefined) return;
  const faults = texts.filter(([, text]) => tellsOf(person, text));
  if (faults.length > 0) {
    throw invalid(...faults.map(([name]) => faultAt(`${prefix}${name}`, NOTHING_OF_THE_PERSON)));
  }
}

/** Whether a caller words a field themselves: not a code or a date, nor the id of something that we know. */
function isOwnWords(field: Field | undefined): boolean {
  if (field?.kind === 'optional') return isOwnWords(field.field);
  return field?.kind === 'text' && field.known !== true;
}
