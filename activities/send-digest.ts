import { ApplicationFailure } from '@temporalio/activity';
import { makeLinks } from '../db/answer-links.ts';
import { readContact } from '../db/contacts.ts';
import type { Contact } from '../db/contacts.ts';
import { claimNotices, countSent, endDigest, lockDigest, markSent } from '../db/digests.ts';
import type { Digest, DigestNotice } from '../db/digests.ts';
import { noteDisclosures } from '../db/disclosures.ts';
import { readOrganisation } from '../db/organisations.ts';
import { readPersons } from '../db/persons.ts';
import type { Db } from '../db/pool.ts';
import { inTransaction } from '../db/pool.ts';
import type { Vault } from '../db/vault.ts';
import { QUESTIONS } from '../domain/questions.ts';
import { addDays, dateOf, instantAt } from '../domain/calendar.ts';
import type { Instant } from '../domain/calendar.ts';
import { answerPath, questionsPath } from '../web/paths.ts';
import { composeDigest } from './compose-digest.ts';
import type { DigestMember } from './compose-digest.ts';
import type { Mailer } from './mailer.ts';
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
      if (digest.state === 'sent')
        return { outcome: 'sent', notices: await countSent(tx, digestId) } as const;
      const notices = digest.state === 'frozen' ? await claimNotices(tx, digestId) : [];
      if (notices.length > 0) return { outcome: 'claimed', digest, notices } as const;
      if (digest.state === 'frozen') await endDigest(tx, digestId, 'empty');
      return { outcome: 'empty' } as const;
    });
    if (claimed.outcome !== 'claimed') return claimed;
    const { digest, notices } = claimed;
    const contact = await readContact(db, digest.contact);
    if (contact === undefined || !contact.active) return { outcome: 'refused', reason: 'contact-inactive' };

    const { now } = await serviceTime(db);
    const links = await linksOf(given, { digest, contact, notices, now });
    const persons = await readPersons(db, vault, [...new Set(notices.map(({ personId }) => personId))]);
    const mail = composeDigest({
      addressee: { name: contact.name, language: contact.language },
      members: notices.map((notice) =>
        memberOf(notice, persons.get(notice.personId)?.givenName, links.each.get(notice.id)),
      ),
      allQuestions: links.all,
      today: dateOf(now),
      secretariat: secretariatMail,
    });
    const handover = await mailer.send({ ...mail, to: contact.email, messageId: digest.messageId });
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

/**
 * Whoever owes something answers by a link of their own, or asks for help with it; the secretariat answers for everybody,
 * unless it takes the whole console. Others who are told
 * of it, by a copy or when it is passed on to them, have nothing to answer.
 */
async function linksOf(
  { db, vault, publicUrl }: Post,
  mail: {
    readonly digest: Digest;
    readonly contact: Contact;
    readonly notices: readonly DigestNotice[];
    readonly now: Instant;
  },
): Promise<{ readonly each: ReadonlyMap<number, string>; readonly all?: string }> {
  const { digest, contact, notices, now } = mail;
  const organisation = await readOrganisation(db, contact.organisation);
  const isSecretariat = organisation?.kind === 'secretariat';
  const answered = notices.filter(({ party, owedBy, obligationKind }) =>
    isSecretariat ? QUESTIONS[obligationKind].length > 0 : party === owedBy,
  );
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

/** The mail is away: the notices are sent, and what was disclosed with them stands in the ledger. */
async function markDigestSent(
  db: Db,
  { id: digestId }: Digest,
  { id: contact, organisation, email }: Contact,
  notices: readonly DigestNotice[],
): Promise<void> {
  const { now: at } = await serviceTime(db);
  const journeys = new Map(notices.map((notice) => [notice.journey, notice]));
  const aboutEach = (journey: string) =>
    notices
      .filter((notice) => notice.journey === journey)
      .map(({ obligationKind, kind }) => `${obligationKind} (${kind})`)
      .join(', ');
  await inTransaction(db, async (tx) => {
    await markSent(tx, digestId, { at, to: email });
    await noteDisclosures(
      tx,
      [...journeys.values()].map(({ personId, journey, ground }) => {
        const what = `first name, municipality’s reference; ${aboutEach(journey)}`;
        return { personId, journey, contact, organisation, what, ground, digestId, at };
      }),
    );
  });
}

function memberOf(
  notice: DigestNotice,
  firstName: string | undefined,
  link: string | undefined,
): DigestMember {
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
    ...(link !== undefined && { link }),
  };
}
