import { ApplicationFailure } from '@temporalio/activity';
import { makeProofLink } from '../../db/links/proof-links.ts';
import { isAddressProven } from '../../db/partners/address-proofs.ts';
import { readOrganisation } from '../../db/partners/organisations.ts';
import type { Vault } from '../../db/persons/vault.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import { addressForProof } from '../../db/post/address-for-proof.ts';
import { channelOfDigest, endDigest, lockDigest, markSent } from '../../db/post/digests.ts';
import { readRecipient, takesNoPart } from '../../db/post/recipients.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { addDays, dateOf, instantAt } from '../../domain/vocabulary/calendar.ts';
import { confirmPath } from '../../web/paths.ts';
import { addressSentTo } from '../doors/address-sent-to.ts';
import { alarmRefusedSending } from './alarm-refused-sending.ts';
import { composeProof, proofText } from './compose-proof.ts';
import type { DigestFate } from './digest-fate.ts';
import { addressOf, handOver } from './hand-over.ts';
import type { Doors } from './hand-over.ts';

/** How many days an address can answer by the link of one mail. */
const PROOF_DAYS = 30;

/**
 * Sends the mail or text message that asks an address whether it is the right one, and which holds nothing about anybody. Sends
 * none if the address has been proven meanwhile, or there is none any more. Fails, to be retried, if it is not taken now; a
 * retry carries the same Message-ID, and to the same address the same link.
 */
export async function sendProof(
  given: Doors & {
    readonly db: Db;
    readonly vault: Vault;
    readonly secretariatMail: string;
    readonly publicUrl: string;
  },
  digestId: string,
): Promise<DigestFate> {
  const { db, vault, secretariatMail: secretariat, publicUrl } = given;
  const { now } = await serviceTime(db);
  const claimed = await inTransaction(db, async (tx) => {
    const digest = await lockDigest(tx, digestId);
    if (digest === undefined) throw new Error(`There is no digest ${digestId}`);
    if (digest.state === 'sent') return { outcome: 'sent', notices: 1 } as const;
    if (digest.state !== 'frozen') return { outcome: 'empty' } as const;
    const { contact } = digest;
    const channel = await channelOfDigest(tx, digestId);
    const recipient = await readRecipient(tx, vault, contact);
    const address =
      recipient === undefined || takesNoPart(recipient)
        ? undefined
        : addressForProof(vault, recipient, channel);
    if (
      recipient === undefined ||
      address === undefined ||
      (await isAddressProven(tx, contact, channel, address))
    ) {
      await endDigest(tx, digestId, 'empty');
      return { outcome: 'empty' } as const;
    }
    const expiresAt = instantAt(addDays(dateOf(now), PROOF_DAYS), '23:59');
    const link = { digestId, contact, channel, address, madeAt: now, expiresAt };
    const token = await makeProofLink(tx, vault, link);
    return { outcome: 'claimed', digest, recipient: { ...recipient, channel }, token } as const;
  });
  if (claimed.outcome !== 'claimed') return claimed;
  const { digest, recipient, token } = claimed;
  const { organisation: of, language, channel } = recipient;
  const organisation = of === undefined ? undefined : await readOrganisation(db, of);
  const asked = {
    language,
    organisation: organisation?.name,
    url: `${publicUrl}${confirmPath(token)}`,
    secretariat,
  };
  const handover = await handOver(given, recipient, {
    id: digestId,
    mail: { ...composeProof(asked), messageId: digest.messageId },
    text: proofText(asked),
  });
  if (!handover.taken) {
    if (handover.permanent) return { outcome: 'refused', reason: handover.reason };
    if (handover.isAboutUs === true)
      await alarmRefusedSending(db, `the mail server answers ${handover.reason}`);
    throw ApplicationFailure.retryable(
      `The question about an address was not taken (${handover.reason})`,
      'MailNotTaken',
    );
  }
  const to = addressSentTo(vault, recipient, addressOf(recipient) ?? '');
  await inTransaction(db, (tx) => markSent(tx, digestId, { at: now, to, channel }));
  return { outcome: 'sent', notices: 1 };
}
