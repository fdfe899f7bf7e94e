import { ApplicationFailure } from '@temporalio/activity';
import { readContact } from '../db/contacts.ts';
import type { Contact } from '../db/contacts.ts';
import { claimNotices, countSent, endDigest, lockDigest, markSent } from '../db/digests.ts';
import type { Digest, DigestNotice } from '../db/digests.ts';
import { noteDisclosures } from '../db/disclosures.ts';
import { readPersons } from '../db/persons.ts';
import type { Db } from '../db/pool.ts';
import { inTransaction } from '../db/pool.ts';
import type { Vault } from '../db/vault.ts';
import { dateOf } from '../domain/calendar.ts';
import { composeDigest } from './compose-digest.ts';
import type { DigestMember } from './compose-digest.ts';
import type { Mailer } from './mailer.ts';
import { serviceTime } from './service-time.ts';

/** What became of a digest. `reason` is a code, without anybody's address. */
export type DigestFate =
  | { readonly outcome: 'sent'; readonly notices: number }
  | { readonly outcome: 'empty' }
  | { readonly outcome: 'refused'; readonly reason: string };

interface Post {
  readonly db: Db;
  readonly vault: Vault;
  readonly mailer: Mailer;
  readonly secretariatMail: string;
}

/**
 * Sends a digest: drops what was answered meanwhile, composes, hands over, marks. Fails, to be retried, where the
 * mail server does not take it now; a retry may drop notices, never add any, and carries the same Message-ID.
 */
export const sendDigest =
  ({ db, vault, mailer, secretariatMail }: Post) =>
  async (digestId: string): Promise<DigestFate> => {
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
    const persons = await readPersons(db, vault, [...new Set(notices.map(({ personId }) => personId))]);
    const mail = composeDigest({
      addressee: { name: contact.name, language: contact.language },
      members: notices.map((notice) => memberOf(notice, persons.get(notice.personId)?.givenName)),
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

/** The mail is away: the notices are sent, and what was disclosed with them stands in the ledger. */
async function markDigestSent(
  db: Db,
  { id: digestId }: Digest,
  { id: contact, organisation }: Contact,
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
    await markSent(tx, digestId, at);
    await noteDisclosures(
      tx,
      [...journeys.values()].map(({ personId, journey, ground }) => {
        const what = `first name, municipality’s reference; ${aboutEach(journey)}`;
        return { personId, journey, contact, organisation, what, ground, digestId, at };
      }),
    );
  });
}

function memberOf(notice: DigestNotice, firstName: string | undefined): DigestMember {
  const { owingName, organisationName, party, standInFor, rerouted } = notice;
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
    ...(party === 'person'
      ? { standIn: 'person-without-post' }
      : standInFor !== null && { standIn: rerouted ? 'undeliverable' : 'no-contact' }),
  };
}
