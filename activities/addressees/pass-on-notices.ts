import { endLinksOfEndedRights } from '../../db/links/ended-rights.ts';
import { forgetAbsences } from '../../db/partners/contact-wishes.ts';
import type { Tx } from '../../db/pool.ts';
import { addresseeOf } from '../../db/post/addressee.ts';
import { colleagueIn, contactsAsked } from '../../db/post/colleagues.ts';
import { addNotice } from '../../db/post/outbox.ts';
import {
  contactsPassedOver,
  dropErased,
  dropNotice,
  heldInDigest,
  heldNotices,
  noteHandedOver,
  oweAgain,
  questionsLeftBehind,
} from '../../db/post/passing-on.ts';
import type { HeldNotice, PassedOn } from '../../db/post/passing-on.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { subjectState } from '../../db/subjects/subjects.ts';
import { mayDoWithout } from '../../domain/post/copies.ts';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import { actionsOf } from '../kinds/actions-of.ts';
import { inviteToMeetings } from './invite-to-meetings.ts';
import { noticeAgain } from './notice-again.ts';
import type { Instead } from './notice-again.ts';
import { isToColleague } from './tell-colleague.ts';

/** A round of post: its day, what goes with it, and whose it is; everybody's if no contact is named. */
type Round = Parameters<typeof heldNotices>[1];

/**
 * Passes on what is about to go to a contact who must not get it: somebody who is away that day, may not get it
 * any more, or has opted out of such copies. It goes to the person they have named, else to another contact of
 * their organisation, else to the coordinator; a copy that somebody has opted out of goes to the coordinator, and
 * what has become another organisation's part to that one. What is about somebody who has been erased ends there.
 *
 * This is decided on the day the post goes, not when a notice is made: only then is it known who is there.
 * What nobody else could get stays where it is. Running it again changes nothing.
 */
export async function passOnNotices(tx: Tx, round: Round): Promise<void> {
  await dropErased(tx);
  for (const notice of await heldNotices(tx, round)) {
    const why = whyHeld(notice);
    if (why === undefined) continue;
    const instead = await insteadOf(tx, notice, why, round.on);
    if (instead === 'stays') continue;
    await dropNotice(tx, notice.id, why);
    if (instead !== 'nobody') await addAgain(tx, notice, instead);
  }
}

/**
 * Takes out of a digest that is about to go what its contact may not get any more, and passes it on: a right may
 * have ended since it was gathered. What nobody else could get is owed again.
 */
export async function passOnGathered(tx: Tx, digestId: string, on: CalendarDate): Promise<void> {
  await dropErased(tx, digestId);
  for (const notice of await heldInDigest(tx, digestId, on)) {
    if (notice.ended === null) continue;
    const instead = await insteadOf(tx, notice, notice.ended, on);
    if (instead === 'stays') {
      await oweAgain(tx, notice.id);
      continue;
    }
    await dropNotice(tx, notice.id, notice.ended);
    if (instead !== 'nobody') await addAgain(tx, notice, instead);
  }
}

/** How long an absence that is over is kept, in case somebody asks why their post went elsewhere. */
const ABSENCE_KEPT_DAYS = 30;

/**
 * What is done before a round of post is gathered:
 *
 * - what contacts were asked who may not answer it any more is asked of others, and their links end;
 * - what somebody must not get is passed on;
 * - absences that are long over are forgotten.
 *
 * Running it again changes nothing.
 */
export async function beginRound(
  tx: Tx,
  { on, now, madeBy }: { readonly on: CalendarDate; readonly now: Instant; readonly madeBy: Instant },
): Promise<void> {
  await endLinksOfEndedRights(tx, now);
  await handOverQuestions(tx, on, now);
  await passOnNotices(tx, { on, madeBy, withUrgent: true });
  await inviteToMeetings(tx, { on, now });
  await forgetAbsences(tx, addDays(on, -ABSENCE_KEPT_DAYS));
}

/**
 * Asks others, once, what contacts were asked who may not answer it any more, and nobody has answered, so that it
 * goes with the next post.
 */
async function handOverQuestions(tx: Tx, on: CalendarDate, now: Instant): Promise<void> {
  for (const notice of await questionsLeftBehind(tx, on)) {
    if (notice.ended === null) continue;
    const instead = await insteadOf(tx, notice, notice.ended, on);
    if (typeof instead === 'string') continue;
    await addAgain(tx, notice, instead);
  }
  await noteHandedOver(tx, now);
}

async function addAgain(tx: Tx, notice: HeldNotice, instead: Instead): Promise<void> {
  const { now } = await serviceTime(tx);
  const again = noticeAgain(notice, instead, now);
  await addNotice(tx, notice.subject, { ...again, isLast: notice.isLast });
}

function whyHeld(notice: HeldNotice): PassedOn | undefined {
  if (notice.ended !== null) return notice.ended;
  // This is checked first: somebody who is away may have opted out of it all the same, and so may whoever
  // stands in.
  if (notice.isOptedOut && mayDoWithout(notice.contactOfKind, notice)) return 'opted-out';
  return notice.awayUntil === null ? undefined : 'away';
}

/**
 * Who gets it. `nobody` if it ends there, as it does if somebody has been erased, or for a silent contact's colleague;
 * `stays` if there is nobody else.
 */
async function insteadOf(
  tx: Tx,
  notice: HeldNotice,
  why: PassedOn,
  on: CalendarDate,
): Promise<Instead | 'nobody' | 'stays'> {
  if (why === 'erased') return 'nobody';
  if (why === 'moved-on') return whoeverHasThePart(tx, notice);
  const { subject, sequence, party, organisation, contact: of } = notice;
  const inPlace = { of, until: why === 'away' ? notice.awayUntil : null };
  if (isToColleague(notice)) {
    // Never back to whoever is silent; the coordinator hears of it by a step of its own.
    const asked = await contactsAsked(tx, notice);
    const next = await colleagueIn(tx, notice.contactOf, [...asked, of], on);
    return next === undefined ? 'nobody' : { contact: next, inPlace };
  }
  const except = [...(await contactsPassedOver(tx, subject, sequence)), of];
  if (why === 'opted-out') {
    const coordinator = await addresseeOf(tx, { party: 'coordinator', except, on });
    if (coordinator === undefined) return 'stays';
    const standInFor = organisation ?? party;
    return { contact: coordinator.contact, standInFor, standInWhy: 'opted-out', inPlace };
  }
  const isSecretariat = notice.contactOfKind === 'secretariat';
  const next = await addresseeOf(tx, {
    // What the secretariat gets instead of somebody else must not go back there, as when somebody has asked
    // for help.
    party: isSecretariat ? (party === 'project-lead' ? party : 'coordinator') : party,
    organisation: notice.contactOf,
    contact: notice.standIn ?? undefined,
    except,
    on,
  });
  if (next === undefined) return 'stays';
  const { standInFor = notice.standInFor, standInWhy = notice.standInWhy } = next;
  return {
    contact: next.contact,
    inPlace,
    ...(standInFor !== null && { standInFor }),
    ...(standInWhy !== null && { standInWhy }),
  };
}

/**
 * Who gets what has become another organisation's part. A colleague's silence ends there: the other organisation has
 * not been silent.
 */
async function whoeverHasThePart(tx: Tx, notice: HeldNotice): Promise<Instead | 'nobody'> {
  if (isToColleague(notice)) return 'nobody';
  const subject = await subjectState(tx, notice.subject);
  if (subject?.state == null) return 'nobody';
  const { party, obligation, obligationKind: kind, owedBy } = notice;
  const ower = subject.state.obligations.find(({ id }) => id === obligation)?.organisation;
  const wanted = { party, kind, obligation, owes: party === owedBy, ower };
  return (await actionsOf(subject.kind).routeOf(tx, subject.state, wanted)) ?? 'nobody';
}
