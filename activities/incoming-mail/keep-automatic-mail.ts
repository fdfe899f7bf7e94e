import type { Vault } from '../../db/persons/vault.ts';
import type { Tx } from '../../db/pool.ts';
import { proposeAbsence } from '../../db/post/absence-proposals.ts';
import type { Digest } from '../../db/post/digests.ts';
import type { HandledMail } from '../../db/post/incoming-mails.ts';
import { readRecipient } from '../../db/post/recipients.ts';
import type { Recipient } from '../../db/post/recipients.ts';
import { addReply } from '../../db/post/replies.ts';
import { sentInvitations } from '../../db/programme/sent-invitations.ts';
import { readAbsenceNote } from '../../domain/post/absence-note.ts';
import { hintsAtLeaving, saysMoreThanStock } from '../../domain/post/stock-words.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { meetingUid } from '../digest/meeting-invitation.ts';
import { isAddressSentTo } from '../doors/address-sent-to.ts';
import { isSameAddress } from '../doors/is-same-address.ts';
import type { CalendarReply } from './calendar-reply.ts';
import type { IncomingMail } from './incoming-mail.ts';

/** A mail that a machine sent, and the digest it answers, or else the latest that went to its sender. */
export interface AutomaticMail {
  readonly id: string;
  readonly receivedAt: Instant;
  readonly mail: Extract<IncomingMail, { kind: 'automatic' }>;
  readonly digest: Digest | undefined;
}

/**
 * Keeps a mail that a machine sent. It is sealed under the key of the post and tied to nobody's journey: it is
 * about whoever was written to. It lies among the replies if it says more than such mails always say, or if
 * nobody would meet it elsewhere.
 *
 * What a note seems to say of a contact of an organisation, that they have left or are away, becomes a
 * proposal: nothing follows from it until a person has said yes.
 */
export async function keepAutomaticMail(
  tx: Tx,
  vault: Vault,
  { id, receivedAt, mail, digest }: AutomaticMail,
): Promise<HandledMail> {
  const { sort, calendarReply } = mail;
  const invitation = calendarReply && (await invitationAnswered(tx, calendarReply));
  const digestId = invitation?.digest ?? digest?.id;
  const contact = invitation?.contact ?? digest?.contact;
  const recipient = contact === undefined ? undefined : await readRecipient(tx, vault, contact);
  const isOfOrganisation = recipient?.organisation !== undefined;
  const reading =
    sort === 'absence' || sort === 'machine'
      ? readAbsenceNote({ subject: mail.subject, text: mail.ownText }, dateOf(receivedAt))
      : undefined;
  const reply = await addReply(tx, vault, {
    incomingMail: id,
    digest: digestId,
    receivedAt,
    from: mail.from,
    sender: mail.sender,
    subject: mail.subject,
    text: mail.ownText,
    whole: mail.text,
    isCutShort: mail.isCutShort,
    // A machine that says somebody is away is an absence note, whatever it calls itself.
    sort: sort === 'machine' && reading !== undefined ? 'absence' : sort,
    // Only what stands with a contact's post is met without standing here.
    saysMore: !isOfOrganisation || mustBeRead(mail) || (reading === undefined && mayHaveLeft(mail)),
    calendarAnswer: calendarReply?.answer,
    attachments: mail.attachments,
  });
  if (reading !== undefined && digest !== undefined && recipient !== undefined) {
    const fromElsewhere = !isFromWhoWasWrittenTo(vault, { digest, recipient, mail });
    await proposeAbsence(tx, { contact: digest.contact, reading, reply, fromElsewhere, notedAt: receivedAt });
  }
  return {
    outcome: 'automatic',
    ...(digestId !== undefined && { digest: digestId }),
    ...(contact !== undefined && { contact }),
  };
}

/** Whether a mail says more than its sort does: words of its own, a file, or a no to a meeting. */
function mustBeRead({
  sort,
  ownText,
  isCutShort,
  attachments,
  calendarReply,
}: AutomaticMail['mail']): boolean {
  if (isCutShort) return true;
  switch (sort) {
    case 'receipt':
      return false;
    case 'calendar':
      return calendarReply?.answer === 'declined' || calendarReply?.comment !== '' || isWritten(ownText);
    case 'absence':
    case 'machine':
      return (
        attachments.some(({ mediaType }) => !mediaType.startsWith('image/')) || saysMoreThanStock(ownText)
      );
  }
}

/** Whether a note may say that somebody has left, though nobody could read it so. */
function mayHaveLeft({ sort, ownText }: AutomaticMail['mail']): boolean {
  return (sort === 'absence' || sort === 'machine') && hintsAtLeaving(ownText);
}

/** Google writes the whole meeting into the text of an answer; other programs what a person has typed. */
function isWritten(text: string): boolean {
  return text !== '' && !/google (?:calendar|kalender)/i.test(text);
}

function isFromWhoWasWrittenTo(
  vault: Vault,
  given: { readonly digest: Digest; readonly recipient: Recipient; readonly mail: AutomaticMail['mail'] },
): boolean {
  const address = given.digest.sentTo ?? given.recipient.email;
  return address !== undefined && isAddressSentTo(vault, address, given.mail.from.address);
}

/** The invitation that a calendar answers, and to whom it went: a reply names no mail, but meeting and guest. */
async function invitationAnswered(
  tx: Tx,
  { uid, number, attendee }: CalendarReply,
): Promise<{ readonly digest: string; readonly contact: string } | undefined> {
  const sent = (await sentInvitations(tx)).filter(
    (invitation) =>
      meetingUid(invitation.subject, invitation.item) === uid &&
      attendee !== undefined &&
      isSameAddress(invitation.address, attendee),
  );
  return sent.find((invitation) => invitation.number === number) ?? sent.at(-1);
}
