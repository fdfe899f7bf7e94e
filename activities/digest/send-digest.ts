import { ApplicationFailure } from '@temporalio/activity';
import { readOrganisation } from '../../db/partners/organisations.ts';
import { firstNameOf } from '../../db/persons/person.ts';
import type { Person } from '../../db/persons/person.ts';
import { isPersonsContact } from '../../db/persons/persons-post.ts';
import { readPersons } from '../../db/persons/persons.ts';
import { takesPart } from '../../db/access.ts';
import type { Vault } from '../../db/persons/vault.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db, Tx } from '../../db/pool.ts';
import { withoutColleague } from '../../db/post/colleagues.ts';
import { claimNotices, frozenNotices, sentBeforeEscalations } from '../../db/post/digest-notices.ts';
import type { DigestNotice, EarlierNotice } from '../../db/post/digest-notices.ts';
import { entriesToTakeOut } from '../../db/post/calendar-entries.ts';
import { countSent, endDigest, lockDigest } from '../../db/post/digests.ts';
import type { Digest } from '../../db/post/digests.ts';
import { readRecipient } from '../../db/post/recipients.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { entriesIn, worklistOf } from '../../db/worklist/worklist.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { DigestPurpose, PostChannel } from '../../domain/vocabulary/codes.ts';
import { SEND_AGAIN_PATH } from '../../web/paths.ts';
import { passOnGathered } from '../addressees/pass-on-notices.ts';
import { isToColleague } from '../addressees/tell-colleague.ts';
import { alarmRefusedSending } from './alarm-refused-sending.ts';
import { composeDigest } from './compose-digest.ts';
import type { DigestMember } from './compose-digest.ts';
import { cancelledDeadlines, deadlineCalendar } from './deadline-calendar.ts';
import type { Deadline } from './deadline-calendar.ts';
import type { DigestFate } from './digest-fate.ts';
import type { NoticePurpose } from './digest-words.ts';
import { handOver } from './hand-over.ts';
import type { Doors } from './hand-over.ts';
import { itemsOf, questionKey } from './items-of-notices.ts';
import { linesOf } from './lines-of-notices.ts';
import type { NoticeLine } from './lines-of-notices.ts';
import { linksOfMail } from './links-of-mail.ts';
import { markDigestSent } from './mark-digest-sent.ts';
import { questionsToSendAgain } from './questions-to-send-again.ts';
import { sendInvitation } from './send-invitation.ts';
import { textBeside } from './text-beside.ts';
import { textMessage } from './text-words.ts';
import { unsubscribeUrl } from './unsubscribe-url.ts';

interface Post extends Doors {
  readonly db: Db;
  readonly vault: Vault;
  /** The address that mails are from. */
  readonly mailFrom: string;
  readonly secretariatMail: string;
  /** Where the pages are to which links lead, without a slash at the end. */
  readonly publicUrl: string;
}

/**
 * Sends a digest: drops what was answered meanwhile, passes on what its contact may not get any more, composes, sends,
 * marks. If the mail server does not take
 * it now, it fails, so that it is retried. A retry may drop notices but never adds any, and carries the same
 * Message-ID.
 */
export const sendDigest =
  (given: Post) =>
  async (digestId: string): Promise<DigestFate> => {
    const purpose = await purposeOf(given.db, digestId);
    return purpose === 'invitation' ? sendInvitation(given, digestId) : sendNotices(given, digestId, purpose);
  };

/** What a mail holds when it goes, by what it is for: what was answered meanwhile drops out. */
const CLAIM: Readonly<Record<NoticePurpose, (tx: Tx, digest: Digest) => Promise<DigestNotice[]>>> = {
  post: claimWhatMayGo,
  'links-again': questionsToSendAgain,
};

/** A right may end between gathering and sending: what its contact may not get any more goes to somebody else. */
async function claimWhatMayGo(tx: Tx, { id }: Digest): Promise<DigestNotice[]> {
  await claimNotices(tx, id);
  const { today } = await serviceTime(tx);
  await passOnGathered(tx, id, today);
  return frozenNotices(tx, id);
}

async function purposeOf(db: Db, digestId: string): Promise<DigestPurpose> {
  const digest = await inTransaction(db, (tx) => lockDigest(tx, digestId));
  if (digest === undefined) throw new Error(`There is no digest ${digestId}`);
  return digest.purpose;
}

async function sendNotices(given: Post, digestId: string, purpose: NoticePurpose): Promise<DigestFate> {
  const { db, vault, secretariatMail } = given;
  const claimed = await inTransaction(db, async (tx) => {
    const digest = await lockDigest(tx, digestId);
    if (digest === undefined) throw new Error(`There is no digest ${digestId}`);
    if (digest.state === 'sent') {
      return { outcome: 'sent', digest, notices: await countSent(tx, digest) } as const;
    }
    if (digest.state !== 'frozen') return { outcome: 'empty' } as const;
    const notices = await CLAIM[purpose](tx, digest);
    const worklist = await worklistOf(tx, digest, notices);
    if (notices.length + entriesIn(worklist) > 0 || isOwnLink(digest)) {
      return { outcome: 'claimed', digest, notices, worklist } as const;
    }
    await endDigest(tx, digestId, 'empty');
    return { outcome: 'empty' } as const;
  });
  if (claimed.outcome === 'empty') return claimed;
  if (claimed.outcome === 'sent') {
    const reached = await readRecipient(db, vault, claimed.digest.contact);
    if (reached !== undefined) await textBeside(given, claimed.digest, reached);
    return { outcome: 'sent', notices: claimed.notices };
  }
  const { digest, notices, worklist } = claimed;
  const recipient = await readRecipient(db, vault, digest.contact);
  if (recipient === undefined || !takesPart(recipient.rightEnd)) {
    if (purpose === 'post') return { outcome: 'refused', reason: 'contact-inactive' };
    await inTransaction(db, (tx) => endDigest(tx, digestId, 'empty'));
    return { outcome: 'empty' };
  }

  const { now } = await serviceTime(db);
  const organisation =
    recipient.organisation === undefined ? undefined : await readOrganisation(db, recipient.organisation);
  const links = await linksOfMail(given, { digest, recipient, organisation, notices, now });
  const isPassedOn = notices.some(({ kind }) => kind === 'escalation');
  const earlier = isPassedOn ? await sentBeforeEscalations(db, digestId) : [];
  const alone = isPassedOn ? await withoutColleague(db, digestId) : [];
  const persons = await readPersons(db, vault, personsIn(notices));
  const items = await itemsOf(db, [...notices, ...worklist.programme]);
  const lines = linesOf(notices);
  const deadlines = deadlinesOf(lines, links.each);
  const { contact, language } = recipient;
  const gone = await entriesToTakeOut(db, contact, dateOf(now));
  const calendar =
    deadlines.length === 0 ? undefined : deadlineCalendar({ contact, language, deadlines, sentAt: now });
  const cancelled =
    gone.length === 0 ? undefined : cancelledDeadlines({ contact, language, deadlines: gone, sentAt: now });
  const mail = composeDigest({
    addressee: { name: recipient.name, language: recipient.language },
    members: lines.map(({ notice, all: about }) =>
      memberOf(notice, {
        person: notice.personId === null ? undefined : persons.get(notice.personId),
        item: items.get(questionKey(notice))?.[recipient.language],
        sentBefore: earlier.filter((each) => each.notice === notice.id),
        hasNoColleague: alone.includes(notice.id),
        // Whoever owes it can answer, also if it is told as passed on to them.
        link: about.map(({ id }) => links.each.get(id)).find((link) => link !== undefined),
      }),
    ),
    purpose,
    isWorklist: organisation?.kind === 'secretariat',
    worklist,
    titles: items,
    hasCalendar: calendar !== undefined,
    hasCancelled: cancelled !== undefined,
    allQuestions: links.all,
    wishes: links.wishes,
    // Whoever asks for links again is known by an address that stands in the record; a person's own does not.
    ...(organisation !== undefined && { sendAgain: `${given.publicUrl}${SEND_AGAIN_PATH}` }),
    today: dateOf(now),
    secretariat: secretariatMail,
  });
  const handover = await handOver(given, recipient, {
    id: digestId,
    mail: {
      ...mail,
      calendar,
      cancelled,
      unsubscribe: unsubscribeUrl({ organisation, notices, wishes: links.wishes }),
      messageId: digest.messageId,
    },
    text: textMessage(
      {
        questions: new Set(links.each.values()).size,
        firstDue: firstDueOf(notices),
        today: dateOf(now),
        url: links.all ?? '',
        isNewLink: isOwnLink(digest),
      },
      recipient.language,
    ),
  });
  if (!handover.taken) {
    if (handover.permanent) return { outcome: 'refused', reason: handover.reason };
    if (handover.isAboutUs === true)
      await alarmRefusedSending(db, `the mail server answers ${handover.reason}`);
    throw ApplicationFailure.retryable(
      `${NOT_TAKEN[recipient.channel]} (${handover.reason})`,
      'MailNotTaken',
    );
  }
  // A text message brings no files.
  const toCalendar = recipient.channel === 'mail' ? { put: deadlines, takenOut: gone } : undefined;
  await markDigestSent(given, digest, recipient, {
    notices,
    signals: worklist.signals,
    stuck: worklist.stuck,
    toCalendar,
  });
  await textBeside(given, digest, recipient);
  return { outcome: 'sent', notices: notices.length };
}

/** Whether it is the mail or text with which a person gets a new link to their own page: it holds nothing else. */
function isOwnLink({ purpose, contact }: Digest): boolean {
  return purpose === 'links-again' && isPersonsContact(contact);
}

const NOT_TAKEN: Readonly<Record<PostChannel, string>> = {
  mail: 'The mail server did not take the mail',
  text: 'The gateway did not take the text',
};

/**
 * The due dates of what is asked of the contact itself, or of a person for whom the contact answers. What
 * somebody is told instead of another, or because it was not done, is not put into their calendar.
 */
function deadlinesOf(lines: readonly NoticeLine[], links: ReadonlyMap<number, string>): Deadline[] {
  return lines.flatMap(({ all }): Deadline[] => {
    const asked = all.filter(
      ({ party, owedBy, standInWhy }) =>
        party === owedBy && (standInWhy === null || standInWhy === 'person-without-post'),
    );
    return asked.slice(0, 1).flatMap(({ id, subject, obligation, obligationKind: kind, due }) => {
      const link = links.get(id);
      return link === undefined ? [] : [{ subject, obligation, kind, due, link }];
    });
  });
}

/** The persons whom the notices are about; none if they are of a subject without a person. */
function personsIn(notices: readonly DigestNotice[]): string[] {
  return [...new Set(notices.flatMap(({ personId }) => personId ?? []))];
}

/** When the first of a digest's notices is due; it has one at least. */
function firstDueOf(notices: readonly DigestNotice[]): CalendarDate {
  return notices.map(({ due }) => due).toSorted()[0] ?? '';
}

function memberOf(
  notice: DigestNotice,
  known: {
    readonly person: Person | undefined;
    readonly item: string | undefined;
    readonly sentBefore: readonly EarlierNotice[];
    readonly hasNoColleague: boolean;
    readonly link: string | undefined;
  },
): DigestMember {
  const { person, item, sentBefore, hasNoColleague, link } = known;
  const { owingName, organisationName, party, standInWhy, inPlaceOf: name, inPlaceUntil: until } = notice;
  return {
    kind: notice.obligationKind,
    obligation: notice.obligation,
    voice: isToColleague(notice) ? 'colleague' : notice.kind,
    hasNoColleague,
    due: notice.due,
    municipalityReference: notice.municipalityReference,
    owedBy: notice.owedBy,
    party,
    ...(person !== undefined && { firstName: firstNameOf(person) }),
    ...(item !== undefined && { item }),
    ...(owingName !== null && { organisation: owingName }),
    ...(organisationName !== null && { partyName: organisationName }),
    ...(standInWhy !== null && { standIn: standInWhy }),
    ...(name !== null && { inPlace: { name, until } }),
    sentBefore: sentBefore.map(({ kind, organisation, sentAt }) => ({
      kind,
      organisation,
      on: dateOf(sentAt),
    })),
    ...(link !== undefined && { link }),
  };
}
