import type { JourneyRow } from '../../db/journeys/journeys.ts';
import { discardReference, keepReference } from '../../db/persons/municipality-references.ts';
import type { Service } from '../http/route.ts';
import { deliverCommand } from './deliver-command.ts';
import type { Delivery, DeliveryOutcome } from './deliver-command.ts';
import { isRefused } from './is-refused.ts';

/**
 * Puts the new municipality's reference into the vault, then gives the command of the transfer, which holds its id only. It
 * holds from the moment that the command is recorded; given again with its key, it is found there. What the new municipality
 * uses the reference for otherwise is not looked at: whoever hands a person over learns nothing of it. Throws what
 * `deliverCommand` throws; of a transfer that was refused nothing is left.
 */
export async function deliverTransfer(
  service: Service,
  journey: JourneyRow,
  { fields: written, ...said }: Delivery,
): Promise<DeliveryOutcome> {
  const { db, vault } = service;
  const { key, bodyHash, actor } = said;
  const { municipalityReference: reference, ...fields } = written;
  const id = await keepReference(
    db,
    vault,
    { journey: journey.id, key, bodyHash },
    {
      personId: journey.personId,
      municipality: String(fields['municipality']),
      reference: String(reference),
      givenBy: actor.contact,
    },
  );
  try {
    const result = await deliverCommand(service, journey, {
      ...said,
      fields: { ...fields, ...(id !== undefined && { referenceId: id }) },
    });
    // Another command was recorded under this key.
    if (id !== undefined && result.outcome === 'recorded' && result.bodyHash !== bodyHash) {
      await discardReference(db, id);
    }
    return result;
  } catch (error) {
    if (id !== undefined && isRefused(error)) await discardReference(db, id);
    throw error;
  }
}
