import { subjectAskedOf } from '../../db/links/asked.ts';
import { readContact } from '../../db/partners/contacts.ts';
import { rightEndOf } from '../../db/partners/right-end.ts';
import { readOrganisation } from '../../db/partners/organisations.ts';
import type { Tx } from '../../db/pool.ts';
import { claimQuestions } from '../../db/post/digest-notices.ts';
import type { DigestNotice } from '../../db/post/digest-notices.ts';
import type { Digest } from '../../db/post/digests.ts';
import { answersOf } from '../../domain/questions/answers-of.ts';
import type { OrganisationKind } from '../../domain/vocabulary/codes.ts';
import { actionsOf } from '../kinds/actions-of.ts';

/**
 * Whether a contact of such an organisation answers what a notice is about by a link of its own. Whoever owes
 * something does. The secretariat answers for everybody, unless it needs the console. Others who are told of
 * it, by a copy or when it is passed on to them, have nothing to answer.
 */
export function answersByLink(
  organisationKind: OrganisationKind | undefined,
  { party, owedBy, obligationKind, standInFor }: DigestNotice,
): boolean {
  // Whoever chairs sits for an organisation, which may be the secretariat's: they are told, and asked nothing.
  if (party === 'steering-chair' && standInFor === null) return false;
  return organisationKind === 'secretariat' ? answersOf(obligationKind).length > 0 : party === owedBy;
}

/**
 * What the contact of a mail that sends links again has left to answer: what nobody has answered, and what is
 * still this contact's to answer. Nothing if the contact may not see people any more.
 */
export async function questionsToSendAgain(tx: Tx, digest: Digest): Promise<DigestNotice[]> {
  const contact = await readContact(tx, digest.contact);
  const organisation = contact && (await readOrganisation(tx, contact.organisation));
  if (contact === undefined || organisation === undefined) return [];
  if ((await rightEndOf(tx, contact.id)) !== undefined) return [];
  const asked = { organisation: organisation.id, organisationKind: organisation.kind };
  const open: DigestNotice[] = [];
  for (const notice of await claimQuestions(tx, digest)) {
    const subject = await subjectAskedOf(tx, contact.id, notice);
    const obligation = subject?.state?.obligations.find(({ id }) => id === notice.obligation);
    if (!subject?.state || obligation === undefined) continue;
    if (actionsOf(subject.kind).hasMovedOn(subject.state, obligation, asked)) continue;
    if (answersByLink(organisation.kind, notice)) open.push(notice);
  }
  return open;
}
