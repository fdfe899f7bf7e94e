import { writeJourneyRow, referrerOf } from '../../db/journeys/journeys.ts';
import type { JourneyReadModel } from '../../db/journeys/journeys.ts';
import { claimReference } from '../../db/persons/municipality-references.ts';
import { noteMergeDone, noteMergeUndone } from '../../db/persons/merges.ts';
import { personReachedAnew, postOfPersonIn } from '../../db/persons/persons-post.ts';
import type { Tx } from '../../db/pool.ts';
import { addresseeOf } from '../../db/post/addressee.ts';
import { isOver } from '../../domain/decisions/reopening.ts';
import { apply } from '../../domain/journeys/apply.ts';
import type { JourneyEvent } from '../../domain/journeys/events.ts';
import { unsettledHelpOf, unopenedJourney } from '../../domain/journeys/journey.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { hasMovedOn, organisationOf, organisationOwing } from '../../domain/journeys/organisation-of.ts';
import { isWaiting } from '../../domain/obligations/pause.ts';
import { sectorOf } from '../../domain/obligations/soonest-due.ts';
import { isHeardFirst } from '../../domain/questions/asked-of-the-person.ts';
import { readModelOf } from './read-model.ts';
import type { NoticeRoute, NoticeWanted, SubjectActions } from './subject-actions.ts';

/** A journey, as the Activities know it. */
export const JOURNEY_ACTIONS: SubjectActions<Journey, JourneyEvent> = {
  unopened: unopenedJourney,
  apply,
  readModel: (state) => readModelOf(state, state.stage !== 'closed'),
  async writeOwnRow(tx, state, before) {
    const row = ownRowOf(state);
    if (before === undefined || JSON.stringify(ownRowOf(before)) !== JSON.stringify(row)) {
      await writeJourneyRow(tx, state.id, row);
    }
    const reference = referenceOf(state);
    if (before === undefined || JSON.stringify(referenceOf(before)) !== JSON.stringify(reference)) {
      await claimReference(tx, state.id, reference);
    }
  },
  async follow(tx, { id }, events) {
    for (const { type, payload } of events) {
      if (type === 'PersonCorrected') await personReachedAnew(tx, id, payload);
      if (type === 'JourneyMerged') await noteMergeDone(tx, payload.merge);
      if (type === 'CommandCorrected' && payload.type === 'JourneyMerged') await noteMergeUndone(tx, id);
    }
  },
  isOver,
  isWaiting,
  alarmsOf: (events) =>
    events.some(({ type }) => type === 'SignalNotUnderstood') ? [SIGNAL_NOT_UNDERSTOOD] : [],
  async routeOf(tx, state, wanted) {
    const organisation = organisationMeant(state, wanted);
    const route = await whom(tx, state, { ...wanted, organisation });
    return route && { organisation, ...route };
  },
  organisationOfSilence: (state, obligation) =>
    wantsHelp(state, obligation.id) ? undefined : organisationOwing(state, obligation),
  hasMovedOn,
};

const SIGNAL_NOT_UNDERSTOOD = {
  kind: 'signal-not-understood',
  detail: 'A Signal arrived that could not be read; the coordinator has been told',
} as const;

function ownRowOf(journey: Journey): JourneyReadModel {
  return {
    stage: journey.stage,
    municipality: journey.referral?.municipality ?? '',
    sector: sectorOf(journey) ?? null,
    languageCentre: journey.referral?.languageCentre ?? null,
    school: journey.course?.school ?? null,
    company: journey.employment?.employer ?? journey.placement?.company ?? journey.igu?.company ?? null,
  };
}

/** Which municipality knows the person by which reference: its id alone, the reference itself is in the vault. */
function referenceOf({ referral }: Journey): { readonly id: string | null; readonly municipality: string } {
  return { id: referral?.referenceId ?? null, municipality: referral?.municipality ?? '' };
}

/** The organisation for which a notice is meant. */
function organisationMeant(journey: Journey, { party, kind, owes, ower }: NoticeWanted): string | undefined {
  // Without the municipality's name, so that what comes back does not go there either.
  if (party === 'person' && isHeardFirst(kind)) return undefined;
  return owes && ower !== undefined ? ower : organisationOf(journey, party);
}

/**
 * Who gets a notice. What is meant for a person goes to them, if they get post of their own; else to whoever
 * refers them. Somebody who has asked for help with what they owe is left alone, and the coordinator gets it
 * until that is settled.
 */
async function whom(
  tx: Tx,
  journey: Journey,
  wanted: NoticeWanted & { readonly organisation: string | undefined },
): Promise<Omit<NoticeRoute, 'organisation'> | undefined> {
  const { party, kind, organisation, obligation, owes } = wanted;
  if (owes && wantsHelp(journey, obligation)) {
    return coordinatorFor(tx, { standInFor: organisation ?? party, standInWhy: 'help-asked-for' });
  }
  if (party === 'person') {
    const own = await postOfPersonIn(tx, journey.id);
    if (own !== undefined) return { contact: own };
    if (isHeardFirst(kind)) return coordinatorFor(tx, { standInWhy: 'person-without-post' });
  }
  const isTheCaseworkers = party === 'municipality' || party === 'person';
  const referrer = isTheCaseworkers ? await referrerOf(tx, journey.id) : undefined;
  const addressee = await addresseeOf(tx, { party, organisation, contact: referrer });
  if (addressee === undefined) return undefined;
  const { contact, standInFor, standInWhy } = addressee;
  return { contact, standInFor, standInWhy: party === 'person' ? 'person-without-post' : standInWhy };
}

/** The coordinator instead of somebody else: the coordinator then calls, or deals with it. */
async function coordinatorFor(
  tx: Tx,
  why: Pick<NoticeRoute, 'standInFor' | 'standInWhy'>,
): Promise<Omit<NoticeRoute, 'organisation'> | undefined> {
  const coordinator = await addresseeOf(tx, { party: 'coordinator' });
  return coordinator && { contact: coordinator.contact, ...why };
}

function wantsHelp(journey: Journey, obligation: string): boolean {
  return unsettledHelpOf(journey).some(({ about }) => about === obligation);
}
