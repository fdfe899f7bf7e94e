import { JOURNEY_STUCK, noteDisclosures } from '../../db/persons/disclosures.ts';
import type { ToldNotice } from '../../db/persons/disclosures.ts';
import type { Vault } from '../../db/persons/vault.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import type { DigestNotice } from '../../db/post/digest-notices.ts';
import { noteCalendar } from '../../db/post/calendar-entries.ts';
import { markSent } from '../../db/post/digests.ts';
import type { Digest } from '../../db/post/digests.ts';
import type { Recipient } from '../../db/post/recipients.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import type { StuckSubject } from '../../db/worklist/stuck-subjects.ts';
import type { UnsettledSignal } from '../../db/worklist/unsettled-signals.ts';
import { dateOf } from '../../domain/vocabulary/calendar.ts';
import { isToColleague } from '../addressees/tell-colleague.ts';
import { addressSentTo } from '../doors/address-sent-to.ts';
import { addressOf } from './hand-over.ts';

/** What a mail told of journeys. */
interface MailContent {
  readonly notices: readonly DigestNotice[];
  readonly signals?: readonly UnsettledSignal[] | undefined;
  readonly stuck?: readonly StuckSubject[] | undefined;
  /** What its files put into the contact's calendar, and take out of it. */
  readonly toCalendar?: Pick<Parameters<typeof noteCalendar>[1], 'put' | 'takenOut'> | undefined;
}

/**
 * Notes that the mail has gone: its notices are sent, and what it told others about people stands in the
 * ledger.
 */
export async function markDigestSent(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  { id: digestId }: Digest,
  recipient: Recipient,
  { notices, signals = [], stuck = [], toCalendar }: MailContent,
): Promise<void> {
  const { contact, organisation, channel } = recipient;
  const { now: at } = await serviceTime(db);
  const journeys = new Map(
    [...signals, ...[...stuck, ...notices].flatMap(aboutAPerson)].map((told) => [told.journey, told]),
  );
  const toldOf = (journey: string): ToldNotice[] => [
    ...notices
      .filter(({ subject }) => subject === journey)
      // A colleague is asked in the words of a reminder.
      .map((notice) => ({
        kind: notice.obligationKind,
        voice: isToColleague(notice) ? ('reminder' as const) : notice.kind,
      })),
    ...signals
      .filter((signal) => signal.journey === journey)
      .map(() => ({ kind: 'jobcentre-signal' as const, voice: 'reminder' as const })),
    ...stuck
      .filter(({ subject }) => subject === journey)
      .map(() => ({ kind: JOURNEY_STUCK, voice: 'reminder' as const }) as const),
  ];
  await inTransaction(db, async (tx) => {
    const to = addressSentTo(vault, recipient, addressOf(recipient) ?? '');
    await markSent(tx, digestId, { at, to, channel });
    if (toCalendar !== undefined) await noteCalendar(tx, { contact, on: dateOf(at), ...toCalendar });
    // What a person is told about themselves is told to nobody else.
    if (organisation === undefined) return;
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

/**
 * The journey and the person of a notice, or of what is stuck, with the ground on which it was told; empty if it is about nobody.
 */
function aboutAPerson({
  subject: journey,
  personId,
  ground,
}: Pick<DigestNotice, 'subject' | 'personId' | 'ground'>) {
  return personId === null || ground === null ? [] : [{ journey, personId, ground }];
}
