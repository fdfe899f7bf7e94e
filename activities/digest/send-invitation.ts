import { ApplicationFailure } from '@temporalio/activity';
import { takesPart } from '../../db/access.ts';
import { rightEndOf } from '../../db/partners/right-end.ts';
import type { Vault } from '../../db/persons/vault.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db, Tx } from '../../db/pool.ts';
import { countSent, endDigest, lockDigest, markSent } from '../../db/post/digests.ts';
import type { Digest } from '../../db/post/digests.ts';
import { readRecipient } from '../../db/post/recipients.ts';
import { livingProgrammes } from '../../db/programme/living-programmes.ts';
import type { LivingProgramme } from '../../db/programme/living-programmes.ts';
import {
  dropInvitation,
  invitationIn,
  markInvitationSent,
  wasAskedBefore,
} from '../../db/programme/meeting-invitations.ts';
import type { MeetingInvitation } from '../../db/programme/meeting-invitations.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { InvitationMethod } from '../../domain/programme/invitations.ts';
import { itemNamed } from '../../domain/programme/programme.ts';
import type { Item } from '../../domain/programme/programme.ts';
import { wireAddress } from '../../domain/vocabulary/mail-address.ts';
import { isSameAddress } from '../doors/is-same-address.ts';
import type { Mailer } from '../doors/mailer.ts';
import { alarmRefusedSending } from './alarm-refused-sending.ts';
import { composeInvitation } from './compose-invitation.ts';
import type { DigestFate } from './digest-fate.ts';

/** An invitation that still holds, with what its mail is made of. */
interface Claimed {
  readonly programme: LivingProgramme;
  readonly item: Item;
  readonly method: InvitationMethod;
  readonly wasAsked: boolean;
}

/**
 * Sends the mail of one invitation to a meeting. Drops it if the meeting has changed since, or has been held: a later
 * change has a mail of its own; and if its contact takes no part any more. Fails, to be retried, if the mail server does
 * not take it now; a retry carries the same Message-ID.
 */
export async function sendInvitation(
  {
    db,
    vault,
    mailer,
    mailFrom,
    secretariatMail,
  }: {
    readonly db: Db;
    readonly vault: Vault;
    readonly mailer: Mailer;
    readonly mailFrom: string;
    readonly secretariatMail: string;
  },
  digestId: string,
): Promise<DigestFate> {
  const claimed = await inTransaction(db, async (tx) => {
    const digest = await lockDigest(tx, digestId);
    if (digest === undefined) throw new Error(`There is no digest ${digestId}`);
    if (digest.state === 'sent') return { outcome: 'sent', notices: await countSent(tx, digest) } as const;
    const held = digest.state === 'frozen' ? await invitationIn(tx, digestId) : undefined;
    const still = held && (await claim(tx, held));
    if (still !== undefined) return { outcome: 'claimed', digest, ...still } as const;
    if (digest.state === 'frozen') await endDigest(tx, digestId, 'empty');
    return { outcome: 'empty' } as const;
  });
  if (claimed.outcome !== 'claimed') return claimed;
  const { digest, programme, item, method, wasAsked } = claimed;
  const recipient = await readRecipient(db, vault, digest.contact);
  if (recipient === undefined || !takesPart(recipient.rightEnd))
    return { outcome: 'refused', reason: 'contact-inactive' };
  const { email, name, language } = recipient;
  if (email === undefined) return { outcome: 'refused', reason: 'no-address-for-mail' };
  const { now } = await serviceTime(db);
  const mail = composeInvitation({
    programme: programme.state,
    file: programme.file,
    item,
    method,
    addressee: { name, language, mail: wireAddress(email) },
    // A calendar takes no invitation from its owner: whoever reads the secretariat's own mail is asked by the service.
    organiser: { name: 'Fodfæste', mail: isSameAddress(email, secretariatMail) ? mailFrom : secretariatMail },
    secretariat: secretariatMail,
    wasAsked,
    sentAt: now,
  });
  if (mail === undefined) throw new Error(`There is nothing to ask anybody to in ${digestId}`);
  const handover = await mailer.send({ ...mail, to: email, messageId: digest.messageId });
  if (!handover.taken) {
    if (handover.permanent) return { outcome: 'refused', reason: handover.reason };
    if (handover.isAboutUs === true)
      await alarmRefusedSending(db, `the mail server answers ${handover.reason}`);
    throw ApplicationFailure.retryable(
      `The mail server did not take the mail (${handover.reason})`,
      'MailNotTaken',
    );
  }
  await inTransaction(db, (tx) => markAway(tx, digest, email));
  return { outcome: 'sent', notices: 1 };
}

async function claim(tx: Tx, invitation: MeetingInvitation): Promise<Claimed | undefined> {
  if (!takesPart(await rightEndOf(tx, invitation.contact))) {
    await dropInvitation(tx, invitation.id, 'right-ended');
    return undefined;
  }
  const programme = (await livingProgrammes(tx, [invitation.subject])).get(invitation.subject);
  const item = programme && itemNamed(programme.state, invitation.item);
  if (programme === undefined || item === undefined || item.state === 'done') {
    await dropInvitation(tx, invitation.id, 'over');
    return undefined;
  }
  if (item.moves !== invitation.number) {
    await dropInvitation(tx, invitation.id, 'changed');
    return undefined;
  }
  return { programme, item, method: invitation.method, wasAsked: await wasAskedBefore(tx, invitation) };
}

async function markAway(tx: Tx, digest: Digest, to: string): Promise<void> {
  const { now: at } = await serviceTime(tx);
  await markSent(tx, digest.id, { at, to });
  await markInvitationSent(tx, digest, at);
}
