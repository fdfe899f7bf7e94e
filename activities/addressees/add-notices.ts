import type { Tx } from '../../db/pool.ts';
import { addNotice } from '../../db/post/outbox.ts';
import type { JourneyEvent } from '../../domain/journeys/events.ts';
import { hasReminderLeft } from '../../domain/obligations/step-days.ts';
import type { RecordedEvent } from '../../domain/subjects/recorded-event.ts';
import type { SubjectEvent, SubjectState } from '../../domain/subjects/subject.ts';
import type { AnyActions } from '../kinds/actions-of.ts';
import { tellColleague } from './tell-colleague.ts';

/** A subject as it stands after a batch of events, with what the Activities know of its kind. */
export interface SubjectAtHand {
  readonly actions: AnyActions;
  readonly state: SubjectState;
}

/**
 * An event by which somebody must be told something: a reminder, or a step by which a matter is passed on.
 */
export type TellingEvent = Extract<
  RecordedEvent<JourneyEvent>,
  { type: 'ObligationReminded' | 'ObligationEscalated' }
>;

/**
 * Puts into the outbox what a batch of events owes people:
 *
 * - a reminder to the one who owes it, and to those who get a copy;
 * - an escalation to the one to whom it is passed on, who may be a colleague.
 *
 * There is one notice per contact, even if a contact stands in for several parties.
 */
export async function addNotices(
  tx: Tx,
  subject: SubjectAtHand,
  events: readonly RecordedEvent<SubjectEvent>[],
): Promise<void> {
  const { actions, state } = subject;
  for (const event of events) {
    if (!isTelling(event)) continue;
    const { obligation, kind, due, to, organisation: ower, urgent } = event.payload;
    const owed = state.obligations.find(({ id }) => id === obligation);
    const owedBy = owed?.owedBy;
    const isLast = event.type === 'ObligationReminded' && owed !== undefined && !hasReminderLeft(owed);
    for (const party of to) {
      if (party === 'colleague') {
        if (event.type === 'ObligationEscalated') await tellColleague(tx, subject, event);
        continue;
      }
      const route = await actions.routeOf(tx, state, {
        party,
        kind,
        obligation,
        owes: party === owedBy,
        ower,
      });
      if (route === undefined) continue;
      await addNotice(tx, state.id, {
        sequence: event.sequence,
        kind: event.type === 'ObligationReminded' ? 'reminder' : 'escalation',
        obligation,
        obligationKind: kind,
        due,
        party,
        ...route,
        urgent,
        isLast: isLast && party === owedBy,
        madeAt: event.at,
      });
    }
  }
}

/** These two are the same in every kind of subject: the steps of an obligation make them. */
function isTelling(event: RecordedEvent<SubjectEvent>): event is TellingEvent {
  return event.type === 'ObligationReminded' || event.type === 'ObligationEscalated';
}
