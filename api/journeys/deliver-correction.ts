import type { JourneyRow } from '../../db/journeys/journeys.ts';
import {
  correctionBrought,
  differenceOf,
  discardCorrection,
  keepCorrection,
} from '../../db/persons/corrections.ts';
import type { KeptCorrection } from '../../db/persons/corrections.ts';
import type { Person } from '../../db/persons/person.ts';
import { renewMarks } from '../../db/persons/persons.ts';
import { corrected } from '../../db/persons/recorded-corrections.ts';
import type { CorrectedValues } from '../../db/persons/recorded-corrections.ts';
import type { Vault } from '../../db/persons/vault.ts';
import type { CommandType } from '../../domain/journeys/commands.ts';
import type { Facts } from '../../domain/journeys/command.ts';
import { factsAt } from '../../domain/law/facts.ts';
import { iguStartPlanned } from '../../domain/law/igu-eligibility.ts';
import { rulebook } from '../../domain/rulebook/index.ts';
import type { PersonCorrectionCause } from '../../domain/vocabulary/codes.ts';
import { describeError } from '../../log.ts';
import type { Service } from '../http/route.ts';
import { deliverCommand } from './deliver-command.ts';
import type { Delivery, DeliveryOutcome } from './deliver-command.ts';
import { bodyHashOf } from '../subjects/body-hash.ts';
import { isRefused } from './is-refused.ts';

/** A correction that somebody gives, checked as far as it can be before the journey sees it. */
export interface CorrectionDelivery extends Pick<
  Delivery,
  'key' | 'bodyHash' | 'actor' | 'onBehalfOf' | 'noteId' | 'note'
> {
  /** The person as they are known now. */
  readonly person: Person;
  readonly values: CorrectedValues;
  readonly cause: PersonCorrectionCause;
}

/** How a correction was received; or that nothing would change, or the person's data have been erased. */
export type CorrectionOutcome =
  DeliveryOutcome | { readonly outcome: 'nothing-changes' } | { readonly outcome: 'erased' };

/**
 * Puts what a correction writes into the vault, then gives its command, which holds names of fields only. It holds from the
 * moment that the command is recorded: a crash in between leaves something in the vault that holds nowhere, and given again
 * with its key, it is found there. Throws what `deliverCommand` throws; of a correction that was refused nothing is left.
 */
export async function deliverCorrection(
  service: Service,
  journey: JourneyRow,
  { person, values, cause, ...said }: CorrectionDelivery,
): Promise<CorrectionOutcome> {
  const { db, vault } = service;
  const { key, bodyHash, actor } = said;
  const bearer = { journey: journey.id, key, bodyHash };
  const changed = changedOf(person, values);
  const isBroughtAgain = (await correctionBrought(db, bearer)) !== undefined;
  if (Object.keys(changed).length === 0 && !isBroughtAgain) return { outcome: 'nothing-changes' };
  const correction = await keepCorrection(db, vault, bearer, {
    personId: journey.personId,
    // If it was brought before, what was kept then holds, and not this.
    values: isBroughtAgain ? values : changed,
    givenBy: actor.contact,
  });
  if (correction === undefined) return { outcome: 'erased' };
  try {
    const result = await deliverCommand(service, journey, {
      ...said,
      type: 'CorrectPerson',
      fields: fieldsOf(correction, cause),
      facts: factsOf(journey, corrected(person, values), correction),
    });
    // Another command was recorded under this key.
    if (result.outcome === 'recorded' && result.bodyHash !== bodyHash) {
      await discardCorrection(db, correction.id);
    }
    if (result.outcome === 'recorded') await renewMarksOf(service, journey.personId);
    return result;
  } catch (error) {
    if (isRefused(error)) await discardCorrection(db, correction.id);
    throw error;
  }
}

/**
 * A hash of a body that holds what is personal, for histories. A plain hash of a CPR number or a date of birth is found out
 * by trying them all: this one is made with a secret of the vault's.
 */
export function secretHashOf(vault: Vault, body: unknown, type: CommandType = 'CorrectPerson'): string {
  return vault.markOf('body', bodyHashOf(type, body)).toString('hex');
}

/** The values that are not so already. */
function changedOf(person: Person, values: CorrectedValues): CorrectedValues {
  const changes = differenceOf(person, corrected(person, values));
  return Object.fromEntries(changes.map(({ field, to }) => [field, to]));
}

function fieldsOf({ id, fields, removed }: KeptCorrection, cause: PersonCorrectionCause) {
  return { correction: id, fields, ...(removed.length > 0 && { removed }), cause };
}

/** How old the person is on the day for which an IGU is planned, if the date of birth changes. */
function factsOf(
  { state }: JourneyRow,
  { birthDate }: Person,
  { fields }: KeptCorrection,
): Facts | undefined {
  const startsOn = state === null ? undefined : iguStartPlanned(state);
  if (state === null || startsOn === undefined || !fields.includes('birthDate')) return undefined;
  return { ...factsAt(birthDate, startsOn, rulebook(state.rulebook).law), startsOn };
}

/** Makes again what a person is found by. If that fails, the sweep does it: the correction itself holds already. */
async function renewMarksOf({ db, vault, log }: Service, personId: string): Promise<void> {
  try {
    await renewMarks(db, vault, personId);
  } catch (error) {
    log.warn(describeError(error), 'marks of a person not renewed, left to the sweep');
  }
}
