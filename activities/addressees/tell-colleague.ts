import type { Tx } from '../../db/pool.ts';
import { colleagueIn, contactsAsked } from '../../db/post/colleagues.ts';
import { addNotice } from '../../db/post/outbox.ts';
import type { JourneyEvent } from '../../domain/journeys/events.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import type { SubjectState } from '../../domain/subjects/subject.ts';
import type { AnyActions } from '../kinds/actions-of.ts';

/**
 * Puts into the outbox what a colleague of a silent contact is told: another contact of the same
 * organisation, who can answer as well. Nothing if there is nobody else, or if somebody has asked for help
 * with it: then nobody is silent.
 */
export async function tellColleague(
  tx: Tx,
  { actions, state }: { readonly actions: AnyActions; readonly state: SubjectState },
  { sequence, at, payload }: RecordedEvent<JourneyEvent> & { type: 'ObligationEscalated' },
): Promise<void> {
  const { obligation: id, kind, due, urgent } = payload;
  const owed = state.obligations.find((obligation) => obligation.id === id);
  if (owed === undefined) return;
  const organisation = actions.organisationOfSilence(state, owed);
  if (organisation === undefined) return;
  const party = owed.owedBy;
  const asked = await contactsAsked(tx, { subject: state.id, obligation: id, party });
  const contact = await colleagueIn(tx, organisation, asked);
  if (contact === undefined) return;
  await addNotice(tx, state.id, {
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
