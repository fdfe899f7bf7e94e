import { referrerOf } from '../../db/journeys/journeys.ts';
import { postOfPersonIn } from '../../db/persons/persons-post.ts';
import type { Tx } from '../../db/pool.ts';
import { addresseeOf } from '../../db/post/addressee.ts';
import { addNotice } from '../../db/post/outbox.ts';
import { helpAskedFor } from '../../domain/journeys/journey.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { organisationOf } from '../../domain/journeys/organisation-of.ts';
import type { RecordedEvent } from '../../domain/journeys/recorded-event.ts';
import { hasReminderLeft } from '../../domain/obligations/step-days.ts';
import type { StandIn } from '../../domain/post/stand-in.ts';
import { isHeardFirst } from '../../domain/questions/asked-of-the-person.ts';
import type { Party } from '../../domain/vocabulary/codes.ts';
import { tellColleague } from './tell-colleague.ts';

/**
 * Puts into the outbox what a batch of events owes people: a reminder to the one who owes and those who get a
 * copy, an escalation to the one it is passed on to, who may be a colleague. One notice per contact, even where a contact stands in for
 * several parties.
 */
export async function addNotices(tx: Tx, journey: Journey, events: readonly RecordedEvent[]): Promise<void> {
  for (const event of events) {
    if (event.type !== 'ObligationReminded' && event.type !== 'ObligationEscalated') continue;
    const { obligation, kind, due, to, organisation: ower, urgent } = event.payload;
    const owed = journey.obligations.find(({ id }) => id === obligation);
    const owedBy = owed?.owedBy;
    const isLast = event.type === 'ObligationReminded' && owed !== undefined && !hasReminderLeft(owed);
    for (const party of to) {
      if (party === 'colleague') {
        if (event.type === 'ObligationEscalated') await tellColleague(tx, journey, event);
        continue;
      }
      const isAskedFirst = party === 'person' && isHeardFirst(kind);
      // Without the municipality's name, so that what comes back does not go there either.
      const organisation = isAskedFirst
        ? undefined
        : party === owedBy && ower !== undefined
          ? ower
          : organisationOf(journey, party);
      const told = { party, organisation, obligation, owes: party === owedBy, isAskedFirst };
      const addressee = await whom(tx, journey, told);
      if (addressee === undefined) continue;
      await addNotice(tx, journey.id, {
        sequence: event.sequence,
        kind: event.type === 'ObligationReminded' ? 'reminder' : 'escalation',
        obligation,
        obligationKind: kind,
        due,
        party,
        organisation,
        ...addressee,
        urgent,
        isLast: isLast && party === owedBy,
        madeAt: event.at,
      });
    }
  }
}

/** Whoever a notice goes to, and why it goes to them where it is meant for another. */
interface Told {
  readonly contact: string;
  readonly standInFor?: string | undefined;
  readonly standInWhy?: StandIn | undefined;
}

/**
 * Whom an event's notice goes to: a person who gets post of their own themselves, else whoever refers them; who has asked
 * for help with what they owe is left alone, and the coordinator gets it until that is settled.
 */
async function whom(
  tx: Tx,
  journey: Journey,
  told: {
    readonly party: Party;
    readonly organisation: string | undefined;
    readonly obligation: string;
    readonly owes: boolean;
    readonly isAskedFirst: boolean;
  },
): Promise<Told | undefined> {
  const { party, organisation, obligation, owes, isAskedFirst } = told;
  if (owes && wantsHelp(journey, obligation)) {
    return coordinatorFor(tx, { standInFor: organisation ?? party, standInWhy: 'help-asked-for' });
  }
  if (party === 'person') {
    const own = await postOfPersonIn(tx, journey.id);
    if (own !== undefined) return { contact: own };
    if (isAskedFirst) return coordinatorFor(tx, { standInWhy: 'person-without-post' });
  }
  const isTheCaseworkers = party === 'municipality' || party === 'person';
  const referrer = isTheCaseworkers ? await referrerOf(tx, journey.id) : undefined;
  const addressee = await addresseeOf(tx, { party, organisation, contact: referrer });
  if (addressee === undefined) return undefined;
  const { contact, standInFor, standInWhy } = addressee;
  return { contact, standInFor, standInWhy: party === 'person' ? 'person-without-post' : standInWhy };
}

/** The coordinator in another's stead, who calls or sees to it. */
async function coordinatorFor(tx: Tx, why: Omit<Told, 'contact'>): Promise<Told | undefined> {
  const coordinator = await addresseeOf(tx, { party: 'coordinator' });
  return coordinator && { contact: coordinator.contact, ...why };
}

function wantsHelp(journey: Journey, obligation: string): boolean {
  return helpAskedFor(journey).some(({ about }) => about === obligation);
}
