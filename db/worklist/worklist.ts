import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import type { Queryable, Tx } from '../pool.ts';
import { addresseeOf } from '../post/addressee.ts';
import type { DigestNotice } from '../post/digest-notices.ts';
import { endDigest, lockDigest } from '../post/digests.ts';
import type { Digest } from '../post/digests.ts';
import type { PostDue } from '../post/post-due.ts';
import { isFirstOfDay, keepWithoutNotices, postOfDay } from '../post/post-of-day.ts';
import { dueInProgrammes } from './due-in-programmes.ts';
import type { DueInProgramme } from './due-in-programmes.ts';
import { openProposals } from './open-proposals.ts';
import type { OpenProposal } from './open-proposals.ts';
import { refusedAddresses } from './refused-addresses.ts';
import type { RefusedAddress } from './refused-addresses.ts';
import { silentOrganisations } from './silent-organisations.ts';
import type { SilentOrganisation } from './silent-organisations.ts';
import { undecidedMails } from './undecided-mails.ts';
import type { UndecidedMails } from './undecided-mails.ts';
import { stuckSubjects } from './stuck-subjects.ts';
import type { StuckSubject } from './stuck-subjects.ts';
import { twiceOnRecord } from './twice-on-record.ts';
import type { TwiceOnRecord } from './twice-on-record.ts';
import { unreadReplies } from './unread-replies.ts';
import type { UnreadReplies } from './unread-replies.ts';
import { unsettledDepartures } from './unsettled-departures.ts';
import type { UnsettledDeparture } from './unsettled-departures.ts';
import { unsettledSignals } from './unsettled-signals.ts';
import type { UnsettledSignal } from './unsettled-signals.ts';

/** What waits for the coordinator beside the notices: drawn from the record when it is asked for. */
export interface Worklist {
  readonly stuck: readonly StuckSubject[];
  readonly silent: readonly SilentOrganisation[];
  readonly signals: readonly UnsettledSignal[];
  readonly addresses: readonly RefusedAddress[];
  readonly departures: readonly UnsettledDeparture[];
  readonly proposals: readonly OpenProposal[];
  readonly replies: readonly UnreadReplies[];
  readonly undecided: readonly UndecidedMails[];
  readonly programme: readonly DueInProgramme[];
  readonly twice: readonly TwiceOnRecord[];
}

const NOTHING: Worklist = {
  stuck: [],
  silent: [],
  signals: [],
  addresses: [],
  departures: [],
  proposals: [],
  replies: [],
  undecided: [],
  programme: [],
  twice: [],
};

/** The journeys that a worklist names by their municipalities' references, once each. */
export function journeysNamedIn({ stuck, signals, twice }: Worklist): string[] {
  return [
    ...new Set([
      ...stuck.flatMap(({ kind, subject }) => (kind === 'journey' ? [subject] : [])),
      ...signals.map(({ journey }) => journey),
      ...twice.flatMap(({ journeys }) => journeys.map(({ journey }) => journey)),
    ]),
  ];
}

/** How many entries a worklist has. */
export function entriesIn(worklist: Worklist): number {
  return Object.values(worklist).flat().length;
}

/**
 * What a digest tells beside its notices: everything that waits for the coordinator in the coordinator's first mail of
 * the day, nothing in any other mail. A Signal that is among the notices is not told twice.
 */
export async function worklistOf(
  db: Queryable,
  digest: Digest,
  notices: readonly DigestNotice[],
): Promise<Worklist> {
  if (digest.purpose !== 'post' || digest.contact !== (await coordinatorOf(db, digest.date))) return NOTHING;
  if (!(await isFirstOfDay(db, digest))) return NOTHING;
  const worklist = await readWorklist(db, digest.date);
  const isNotice = (of: string, about: string | null) =>
    notices.some(({ subject, obligation }) => subject === of && obligation === about);
  return {
    ...worklist,
    signals: worklist.signals.filter(({ journey, obligation }) => !isNotice(journey, obligation)),
    programme: worklist.programme.filter(({ subject, obligation }) => !isNotice(subject, obligation)),
  };
}

/**
 * The coordinator's mail, if something has waited since an instant and they have had no mail that day; otherwise
 * `undefined`. What has come since waits for the next morning.
 */
export async function worklistDue(
  db: Queryable,
  madeBy: Instant,
  date: CalendarDate,
): Promise<PostDue | undefined> {
  const contact = await coordinatorOf(db, date);
  if (contact === undefined) return undefined;
  const { mails, allEmpty } = await postOfDay(db, contact, date);
  if (!allEmpty) return undefined;
  const waiting = Object.values(await readWorklist(db, date)).flat();
  return waiting.some(({ since }) => since <= madeBy) ? { contact, number: mails + 1 } : undefined;
}

/**
 * Keeps a digest without notices if it has a worklist to tell, and otherwise ends it. A digest that has been sent stays
 * as it is. Returns how many entries the worklist has.
 */
export async function keepForWorklist(tx: Tx, digestId: string): Promise<number> {
  const digest = await lockDigest(tx, digestId);
  if (digest === undefined || digest.state === 'sent' || digest.state === 'failed') return 0;
  const entries = entriesIn(await worklistOf(tx, digest, []));
  await (entries === 0 ? endDigest(tx, digestId, 'empty') : keepWithoutNotices(tx, digest));
  return entries;
}

/** Whoever is the coordinator on a day: somebody else of the secretariat while the coordinator is away. */
async function coordinatorOf(db: Queryable, on: CalendarDate): Promise<string | undefined> {
  return (await addresseeOf(db, { party: 'coordinator', on }))?.contact;
}

async function readWorklist(db: Queryable, today: CalendarDate): Promise<Worklist> {
  return {
    stuck: await stuckSubjects(db),
    silent: await silentOrganisations(db, today),
    signals: await unsettledSignals(db),
    addresses: await refusedAddresses(db),
    departures: await unsettledDepartures(db),
    proposals: await openProposals(db, today),
    replies: await unreadReplies(db),
    undecided: await undecidedMails(db),
    programme: await dueInProgrammes(db, today),
    twice: await twiceOnRecord(db),
  };
}
