import { addresseeOf } from '../db/contacts.ts';
import type { Addressee } from '../db/contacts.ts';
import type { Tx } from '../db/pool.ts';
import { addNotice, referrerOf } from '../db/recording.ts';
import type { StandIn } from '../db/recording.ts';
import type { Party } from '../domain/codes.ts';
import { helpAskedFor } from '../domain/journey.ts';
import type { Journey } from '../domain/journey.ts';
import { organisationOf } from '../domain/organisation-of.ts';
import type { RecordedEvent } from '../domain/recorded-event.ts';
import { isHeardFirst, whoeverCalls } from './heard-first.ts';
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
    const owedBy = journey.obligations.find(({ id }) => id === obligation)?.owedBy;
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
      const byCaseworker = party === 'municipality' || party === 'person';
      const contact = byCaseworker ? await referrerOf(tx, journey.id) : undefined;
      const isHelped = party === owedBy && wantsHelp(journey, obligation);
      const addressee = isHelped
        ? await instead(tx, organisation ?? party)
        : isAskedFirst
          ? await whoeverCalls(tx)
          : await addresseeOf(tx, { party, organisation, contact });
      if (addressee === undefined) continue;
      await addNotice(tx, journey.id, {
        sequence: event.sequence,
        kind: event.type === 'ObligationReminded' ? 'reminder' : 'escalation',
        obligation,
        obligationKind: kind,
        due,
        party,
        organisation,
        contact: addressee.contact,
        urgent,
        standInFor: addressee.standInFor,
        standInWhy: isHelped ? 'help-asked-for' : whyStandIn(party, addressee),
        madeAt: event.at,
      });
    }
  }
}

/** Who has asked for help with something is not reminded of it: the coordinator is, until it is settled. */
function wantsHelp(journey: Journey, obligation: string): boolean {
  return helpAskedFor(journey).some(({ about }) => about === obligation);
}

async function instead(tx: Tx, standInFor: string): Promise<Addressee | undefined> {
  const coordinator = await addresseeOf(tx, { party: 'coordinator' });
  return coordinator && { ...coordinator, standInFor };
}

function whyStandIn(party: Party, { standInWhy }: Addressee): StandIn | undefined {
  return party === 'person' ? 'person-without-post' : standInWhy;
}
