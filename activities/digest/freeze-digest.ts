import { freezeLinksAgain } from '../../db/links/links-sent-again.ts';
import { rightEndOf } from '../../db/partners/right-end.ts';
import { isPersonsContact } from '../../db/persons/persons-post.ts';
import type { Vault } from '../../db/persons/vault.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import { endDigest, freezeNotices, lockDigest } from '../../db/post/digests.ts';
import { freezeProof } from '../../db/post/proofs-due.ts';
import { freezeInvitation } from '../../db/programme/meeting-invitations.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { keepForWorklist } from '../../db/worklist/worklist.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import type { DigestStart } from '../../engine/messages.ts';
import { passOnNotices } from '../addressees/pass-on-notices.ts';
import { digestMessageId } from '../doors/digest-message-id.ts';
import { questionsToSendAgain } from './questions-to-send-again.ts';

/**
 * Gathers what a contact is owed into a digest, or what it has left to answer if it asked for its links
 * again; nothing is added to it afterwards. Running it again changes nothing.
 *
 * Returns how many notices or questions are in it; 1 if it asks whether an address is the right one. If the coordinator is owed no notices, returns how many
 * entries the worklist has. 0 if another mail has taken them all.
 */
export const freezeDigest =
  ({ db, vault, mailFrom }: { readonly db: Db; readonly vault: Vault; readonly mailFrom: string }) =>
  async ({
    digestId,
    contact,
    date,
    gatheredAt,
    purpose,
    invitation,
    channel = 'mail',
  }: DigestStart): Promise<number> => {
    const { now: frozenAt } = await serviceTime(db);
    const messageId = digestMessageId(vault, digestId, mailFrom);
    const digest = { id: digestId, contact, date, messageId, frozenAt };
    return inTransaction(db, async (tx) => {
      if (purpose === 'invitation') return freezeInvitation(tx, { ...digest, invitation });
      if (purpose === 'proof') return freezeProof(tx, { ...digest, channel });
      if (purpose !== 'links-again') {
        // Somebody who was there when the round began may have told us since that they are away.
        await passOnNotices(tx, { on: dateOf(frozenAt), madeBy: gatheredAt, withUrgent: false, contact });
        const notices = await freezeNotices(tx, { ...digest, madeBy: gatheredAt });
        return notices > 0 ? notices : keepForWorklist(tx, digestId);
      }
      await freezeLinksAgain(tx, digest);
      const frozen = await lockDigest(tx, digestId);
      if (frozen?.state !== 'frozen') return 0;
      // A person gets the link to their own page, whatever is asked of them.
      const gathered = isPersonsContact(contact)
        ? Number((await rightEndOf(tx, contact)) === undefined)
        : (await questionsToSendAgain(tx, frozen)).length;
      if (gathered === 0) await endDigest(tx, digestId, 'empty');
      return gathered;
    });
  };
