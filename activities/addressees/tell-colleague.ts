import type { Tx } from '../../db/pool.ts';
import { colleagueIn, contactsAsked } from '../../db/post/colleagues.ts';
import { addNotice } from '../../db/post/outbox.ts';
import { helpAskedFor } from '../../domain/journeys/journey.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { organisationOwing } from '../../domain/journeys/organisation-of.ts';
import type { RecordedEvent } from '../../domain/journeys/recorded-event.ts';

/**
 * Puts into the outbox what a colleague of a silent contact is told: another of the same organisation, who can answer as
 * well. Nothing where there is nobody else, or where somebody has asked for help with it: then nobody is silent.
 */
export async function tellColleague(
  tx: Tx,
  journey: Journey,
  { sequence, at, payload }: RecordedEvent & { type: 'ObligationEscalated' },
): Promise<void> {
  const { obligation: id, kind, due, urgent } = payload;
  const owed = journey.obligations.find((obligation) => obligation.id === id);
  if (owed === undefined || helpAskedFor(journey).some(({ about }) => about === id)) return;
  const organisation = organisationOwing(journey, owed);
  if (organisation === undefined) return;
  const party = owed.owedBy;
  const asked = await contactsAsked(tx, { journey: journey.id, obligation: id, party });
  const contact = await colleagueIn(tx, organisation, asked);
  if (contact === undefined) return;
  await addNotice(tx, journey.id, {
    sequence,
    kind: 'escalation',
    obligation: id,
    obligationKind: kind,
    due,
    party,
    organisation,
    contact,
    urgent,
    madeAt: at,
  });
}

/** Whether a notice passes on to a colleague: an escalation to the very party that owes it. */
export function isToColleague({
  kind,
  party,
  owedBy,
}: {
  readonly kind: 'reminder' | 'escalation';
  readonly party: string;
  readonly owedBy: string;
}): boolean {
  return kind === 'escalation' && party === owedBy;
}
