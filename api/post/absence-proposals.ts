import type { z } from 'zod';
import { lockContact, readContact } from '../../db/partners/contacts.ts';
import { readOrganisation } from '../../db/partners/organisations.ts';
import { inTransaction } from '../../db/pool.ts';
import { listProposals, readProposal, settleProposal } from '../../db/post/absence-proposals.ts';
import type { AbsenceProposal } from '../../db/post/absence-proposals.ts';
import { readReply } from '../../db/post/replies.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { absenceInWords } from '../../domain/words/absence.ts';
import { faultAt } from '../http/faults.ts';
import { invalid, Problem } from '../http/problems.ts';
import { ok } from '../http/route.ts';
import type { Call, HttpResponse, Service } from '../http/route.ts';
import { checkAbsence, checkLeaving } from '../partners/wishes.ts';
import type { CheckedWish, Wisher, WishFault } from '../partners/wishes.ts';
import type { proposalAcceptance, proposalQuery } from './absence-bodies.ts';

type OfProposal<B = unknown> = Call<{ readonly id: number }, unknown, B>;
type Acceptance = z.output<typeof proposalAcceptance>;

/** What automatic notes seem to say of contacts, and nobody has said yes or no to, the oldest first. */
export async function readProposals({
  service,
  query,
}: Call<unknown, z.output<typeof proposalQuery>, unknown>): Promise<HttpResponse> {
  const { today } = await serviceTime(service.db);
  const { closed = false, limit, offset } = query;
  const { total, items } = await listProposals(service.db, { today, closed, limit, offset });
  const shown = [];
  for (const proposal of items) shown.push(await presented(service, proposal));
  return ok({ total, items: shown });
}

/**
 * Says yes to a proposal: writes down the absence, or that the contact has left, as the proposal says or as the body puts
 * it right. One that is settled already stays as it is: of several who settle it at once, the first has settled it. Of a
 * contact who has left meanwhile nothing more is written down. Throws the problem `not-found` if there is none, or `invalid`, and
 * then writes nothing, if the days are wrong or the note names no end of the absence and the body neither.
 */
export async function acceptProposal(call: OfProposal<Acceptance>): Promise<HttpResponse> {
  const { service, viewer, params, body } = call;
  const proposal = await proposalOf(call);
  if (proposal.settledAt === null) {
    const { db } = service;
    const wisher = await wisherOf(call, proposal);
    const { faults, keep } = await toWriteDown(service, wisher, { proposal, body });
    if (faults.length > 0) throw invalid(...faults.map(({ field, sentence }) => faultAt(field, sentence)));
    const { now } = await serviceTime(db);
    const by = { outcome: 'accepted', contact: viewer.contact, at: now } as const;
    await inTransaction(db, async (tx) => {
      if (!(await settleProposal(tx, params.id, by))) return;
      await lockContact(tx, proposal.contact);
      const contact = await readContact(tx, proposal.contact);
      if (contact?.active === true) await keep(tx);
    });
  }
  return ok(await presented(service, await proposalOf(call)));
}

/**
 * Says no to a proposal: nothing else happens. One that is settled already stays as it is. Throws the problem `not-found`
 * if there is none.
 */
export async function refuseProposal(call: OfProposal): Promise<HttpResponse> {
  const { service, viewer, params } = call;
  await proposalOf(call);
  const { now } = await serviceTime(service.db);
  await settleProposal(service.db, params.id, { outcome: 'refused', contact: viewer.contact, at: now });
  return ok(await presented(service, await proposalOf(call)));
}

async function proposalOf({ service, params }: OfProposal): Promise<AbsenceProposal> {
  const proposal = await readProposal(service.db, params.id);
  if (proposal === undefined) throw new Problem('not-found');
  return proposal;
}

async function wisherOf({ service, viewer }: OfProposal, proposal: AbsenceProposal): Promise<Wisher> {
  const contact = await readContact(service.db, proposal.contact);
  const organisation = contact && (await readOrganisation(service.db, contact.organisation));
  if (contact === undefined || organisation === undefined) throw new Problem('not-found');
  return { contact, organisationKind: organisation.kind, recordedBy: viewer.contact };
}

async function toWriteDown(
  service: Service,
  wisher: Wisher,
  { proposal, body }: { readonly proposal: AbsenceProposal; readonly body: Acceptance },
): Promise<CheckedWish> {
  if (!wisher.contact.active) return NOTHING;
  const {
    as = proposal.says === 'left' ? 'leaving' : 'absence',
    standIn,
    successorName,
    successorEmail,
  } = body;
  if (as === 'leaving') {
    const leftOn = body.leftOn ?? proposal.leftOn ?? undefined;
    return checkLeaving(service, wisher, { leftOn, successorName, successorEmail });
  }
  const { today } = await serviceTime(service.db);
  const firstDay = body.firstDay ?? proposal.firstDay ?? today;
  const lastDay = body.lastDay ?? proposal.lastDay;
  if (lastDay === null) return { ...NOTHING, faults: [NO_END] };
  return checkAbsence(service, wisher, { firstDay, lastDay, standIn });
}

const NOTHING: CheckedWish = { faults: [], keep: () => Promise.resolve() };

const NO_END: WishFault = {
  field: 'lastDay',
  sentence: {
    da: 'Beskeden siger ikke, hvornår fraværet slutter. Skriv den sidste dag, eller skriv ned, at kontaktpersonen er stoppet ("as": "leaving").',
    en: 'The note does not say when the absence ends. Give the last day, or write down that the contact has left ("as": "leaving").',
  },
};

async function presented(service: Service, proposal: AbsenceProposal) {
  const reply = await readReply(service.db, service.vault, proposal.reply);
  const said = reply?.said ?? null;
  return {
    ...proposal,
    label: absenceInWords(proposal.contactName, proposal),
    words: said && {
      from: said.from,
      sender: said.sender,
      subject: said.subject,
      text: said.text,
      whole: said.whole,
    },
  };
}
