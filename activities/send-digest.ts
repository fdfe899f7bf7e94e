import { ApplicationFailure } from '@temporalio/activity';
import { makeLinks } from '../db/answer-links.ts';
import { readContact } from '../db/contacts.ts';
import type { Contact } from '../db/contacts.ts';
import {
  claimNotices,
  countSent,
  endDigest,
  lockDigest,
  markSent,
  sentBeforeEscalations,
} from '../db/digests.ts';
import type { Digest, DigestNotice, EarlierNotice } from '../db/digests.ts';
import { noteDisclosures } from '../db/disclosures.ts';
import { readOrganisation } from '../db/organisations.ts';
import type { Organisation } from '../db/organisations.ts';
import { readPersons } from '../db/persons.ts';
import type { Db, Tx } from '../db/pool.ts';
import { inTransaction } from '../db/pool.ts';
import type { Vault } from '../db/vault.ts';
import { addDays, dateOf, instantAt } from '../domain/calendar.ts';
import type { Instant } from '../domain/calendar.ts';
import type { DigestPurpose } from '../domain/codes.ts';
import { answerPath, questionsPath, SEND_AGAIN_PATH } from '../web/paths.ts';
import { composeDigest } from './compose-digest.ts';
import type { DigestMember } from './compose-digest.ts';
import { deadlineCalendar } from './deadline-calendar.ts';
import type { CalendarFile, Deadline } from './deadline-calendar.ts';
import type { Mailer } from './mailer.ts';
import { answersByLink, openQuestions } from './open-questions.ts';
import { serviceTime } from './service-time.ts';

/** What became of a digest. `reason` is a code, without anybody's address. */
export type DigestFate =
  | { readonly outcome: 'sent'; readonly notices: number }
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'refused'; readonly reason: string };

/** How long a link can be used: reminders bring new ones, and what is asked early may be due in months. */
const LINK_DAYS = 180;

interface Post {
  readonly db: Db;
  readonly vault: Vault;
  readonly mailer: Mailer;
  readonly secretariatMail: string;
  /** Where the pages that links lead to are, without a slash at its end. */
  readonly publicUrl: string;
}

/**
 * Sends a digest: drops what was answered meanwhile, composes, hands over, marks. Fails, to be retried, where the
 * mail server does not take it now; a retry may drop notices, never add any, and carries the same Message-ID.
 */
export const sendDigest =
  (given: Post) =>
  async (digestId: string): Promise<DigestFate> => {
    const { db, vault, mailer, secretariatMail } = given;
    const claimed = await inTransaction(db, async (tx) => {
      const digest = await lockDigest(tx, digestId);
      if (digest === undefined) throw new Error(`There is no digest ${digestId}`);
      if (digest.state === 'sent') return { outcome: 'sent', notices: await countSent(tx, digest) } as const;
      const notices = digest.state === 'frozen' ? await CLAIM[digest.purpose](tx, digest) : [];
      if (notices.length > 0) return { outcome: 'claimed', digest, notices } as const;
      if (digest.state === 'frozen') await endDigest(tx, digestId, 'empty');
      return { outcome: 'empty' } as const;
    });
    if (claimed.outcome !== 'claimed') return claimed;
    const { digest, notices } = claimed;
    const contact = await readContact(db, digest.contact);
    if (contact === undefined || !contact.active) return { outcome: 'refused', reason: 'contact-inactive' };

    const { now } = await serviceTime(db);
    const organisation = await readOrganisation(db, contact.organisation);
    const links = await linksOf(given, { digest, contact, organisation, notices, now });
    const earlier = await sentBeforeEscalations(db, digestId);
    const persons = await readPersons(db, vault, [...new Set(notices.map(({ personId }) => personId))]);
    const calendar = calendarOf(notices, links.each, { contact, now });
    const mail = composeDigest({
      addressee: { name: contact.name, language: contact.language },
      members: notices.map((notice) =>
        memberOf(notice, {
          firstName: persons.get(notice.personId)?.givenName,
          sentBefore: earlier.filter((each) => each.notice === notice.id),
          link: links.each.get(notice.id),
        }),
      ),
      purpose: digest.purpose,
      isWorklist: organisation?.kind === 'secretariat',
      hasCalendar: calendar !== undefined,
      allQuestions: links.all,
      sendAgain: `${given.publicUrl}${SEND_AGAIN_PATH}`,
      today: dateOf(now),
      secretariat: secretariatMail,
    });
    const { messageId } = digest;
    const handover = await mailer.send({ ...mail, calendar, to: contact.email, messageId });
    if (!handover.taken) {
      if (handover.permanent) return { outcome: 'refused', reason: handover.reason };
      throw ApplicationFailure.retryable(
        `The mail server did not take the mail (${handover.reason})`,
        'MailNotTaken',
      );
    }
    await markDigestSent(db, digest, contact, notices);
    return { outcome: 'sent', notices: notices.length };
  };

/** What a mail holds when it goes, by what it is for: what was answered meanwhile drops out. */
const CLAIM: Readonly<Record<DigestPurpose, (tx: Tx, digest: Digest) => Promise<DigestNotice[]>>> = {
  post: (tx, { id }) => claimNotices(tx, id),
  'links-again': openQuestions,
};

/** The links of a mail: by notice, for what its contact answers, and to everything. */
async function linksOf(
  { db, vault, publicUrl }: Post,
  mail: {
    readonly digest: Digest;
    readonly contact: Contact;
    readonly organisation: Organisation | undefined;
    readonly notices: readonly DigestNotice[];
    readonly now: Instant;
  },
): Promise<{ readonly each: ReadonlyMap<number, string>; readonly all?: string }> {
  const { digest, contact, organisation, notices, now } = mail;
  const answered = notices.filter((notice) => answersByLink(organisation?.kind, notice));
  if (answered.length === 0) return { each: new Map() };
  const made = await inTransaction(db, (tx) =>
    makeLinks(tx, vault, {
      digestId: digest.id,
      contact: contact.id,
      questions: answered,
      madeAt: now,
      expiresAt: instantAt(addDays(dateOf(now), LINK_DAYS), '23:59'),
    }),
  );
  const urls = answered.map(
    ({ id }, index) => [id, `${publicUrl}${answerPath(made.each[index] ?? '')}`] as const,
  );
  return { each: new Map(urls), all: `${publicUrl}${questionsPath(made.all)}` };
}

/**
 * The due dates of what is asked of the contact itself, or of a person whom the contact answers for. What somebody is told
 * of, in another's stead or because it was not done, is not put into their calendar.
 */
function calendarOf(
  notices: readonly DigestNotice[],
  links: ReadonlyMap<number, string>,
  { contact, now }: { readonly contact: Contact; readonly now: Instant },
): CalendarFile | undefined {
  const deadlines = notices.flatMap((notice): Deadline[] => {
    const { id, journey, obligation, obligationKind, due, party, owedBy, standInWhy } = notice;
    const isAsked = party === owedBy && (standInWhy === null || standInWhy === 'person-without-post');
    const link = links.get(id);
    return isAsked && link !== undefined ? [{ journey, obligation, kind: obligationKind, due, link }] : [];
  });
  if (deadlines.length === 0) return undefined;
  return deadlineCalendar({ contact: contact.id, language: contact.language, deadlines, sentAt: now });
}

/** The mail is away: the notices are sent, and what was disclosed with them stands in the ledger. */
async function markDigestSent(
  db: Db,
  { id: digestId }: Digest,
  { id: contact, organisation, email }: Contact,
  notices: readonly DigestNotice[],
): Promise<void> {
  const { now: at } = await serviceTime(db);
  const journeys = new Map(notices.map((notice) => [notice.journey, notice]));
  const toldOf = (journey: string) =>
    notices
      .filter((notice) => notice.journey === journey)
      .map(({ obligationKind, kind }) => ({ kind: obligationKind, voice: kind }));
  await inTransaction(db, async (tx) => {
    await markSent(tx, digestId, { at, to: email });
    await noteDisclosures(
      tx,
      [...journeys.values()].map(({ personId, journey, ground }) => ({
        personId,
        journey,
        contact,
        organisation,
        told: toldOf(journey),
        ground,
        digestId,
        at,
      })),
    );
  });
}

function memberOf(
  notice: DigestNotice,
  known: {
    readonly firstName: string | undefined;
    readonly sentBefore: readonly EarlierNotice[];
    readonly link: string | undefined;
  },
): DigestMember {
  const { firstName, sentBefore, link } = known;
  const { owingName, organisationName, party, standInWhy } = notice;
  return {
    kind: notice.obligationKind,
    obligation: notice.obligation,
    voice: notice.kind,
    due: notice.due,
    municipalityReference: notice.municipalityReference,
    owedBy: notice.owedBy,
    party,
    ...(firstName !== undefined && { firstName: firstName.split(' ')[0] ?? firstName }),
    ...(owingName !== null && { organisation: owingName }),
    ...(organisationName !== null && { partyName: organisationName }),
    ...(standInWhy !== null && { standIn: standInWhy }),
    sentBefore: sentBefore.map(({ kind, organisation, sentAt }) => ({
      kind,
      organisation,
      on: dateOf(sentAt),
    })),
    ...(link !== undefined && { link }),
  };
}
