import { referrerOf } from '../../db/journeys/journeys.ts';
import { forgetAbsences } from '../../db/partners/contact-wishes.ts';
import type { Tx } from '../../db/pool.ts';
import { addresseeOf } from '../../db/post/addressee.ts';
import type { Addressee } from '../../db/post/addressee.ts';
import { colleagueIn, contactsAsked } from '../../db/post/colleagues.ts';
import { addNotice } from '../../db/post/outbox.ts';
import {
  contactsPassedOver,
  departuresWaiting,
  dropNotice,
  heldFromPersons,
  heldNotices,
  noteHandedOver,
  questionsLeftBehind,
} from '../../db/post/passing-on.ts';
import type { HeldFromPerson, HeldNotice, PassedOn } from '../../db/post/passing-on.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { mayDoWithout } from '../../domain/post/copies.ts';
import { addDays } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import { inviteToMeetings } from './invite-to-meetings.ts';
import { noticeAgain } from './notice-again.ts';
import type { Instead } from './notice-again.ts';
import { isToColleague } from './tell-colleague.ts';

/** A round of post: its day, what goes with it, and whose it is; everybody's if no contact is named. */
type Round = Parameters<typeof heldNotices>[1];

/**
 * Passes on what is about to go to a contact who must not get it: somebody who is away that day, has left, has
 * an address that is not proven yet, or has opted out of such copies. It goes to the person they have named, else to another contact of their
 * organisation, else to the coordinator; a copy that somebody has opted out of goes to the coordinator.
 *
 * This is decided on the day the post goes, not when a notice is made: only then is it known who is there.
 * What nobody else could get stays where it is. Running it again changes nothing.
 */
export async function passOnNotices(tx: Tx, round: Round): Promise<void> {
  for (const notice of await heldNotices(tx, round)) {
    const why = whyHeld(notice);
    if (why === undefined) continue;
    const instead = await insteadOf(tx, notice, why, round.on);
    if (instead === 'stays') continue;
    await dropNotice(tx, notice.id, why);
    if (instead !== 'nobody') await addAgain(tx, notice, instead);
  }
  await passOnFromPersons(tx, round);
}

/**
 * What a person would get at an address that is not proven to be theirs goes to whoever follows them, as if they had no post of
 * their own.
 */
async function passOnFromPersons(tx: Tx, round: Round): Promise<void> {
  for (const notice of await heldFromPersons(tx, round)) {
    const { subject, organisation } = notice;
    // Without an organisation the municipality is not to hear of it: it is the coordinator's then.
    const contact = organisation === null ? undefined : await referrerOf(tx, subject);
    const wanted = {
      party: 'person',
      organisation: organisation ?? undefined,
      contact,
      on: round.on,
    } as const;
    const next = await addresseeOf(tx, wanted);
    if (next === undefined) continue;
    await dropNotice(tx, notice.id, 'unproven');
    const { standInFor } = organisation === null ? {} : next;
    await addAgain(tx, notice, { contact: next.contact, standInFor, standInWhy: 'person-without-post' });
  }
}

/** How long an absence that is over is kept, in case somebody asks why their post went elsewhere. */
const ABSENCE_KEPT_DAYS = 30;

/**
 * What is done before a round of post is gathered:
 *
 * - what contacts who have left were asked is asked of others;
 * - what somebody must not get is passed on;
 * - absences that are long over are forgotten.
 *
 * Running it again changes nothing.
 */
export async function beginRound(
  tx: Tx,
  { on, now, madeBy }: { readonly on: CalendarDate; readonly now: Instant; readonly madeBy: Instant },
): Promise<void> {
  await handOverQuestions(tx, on, now);
  await passOnNotices(tx, { on, madeBy, withUrgent: true });
  await inviteToMeetings(tx, { on, now });
  await forgetAbsences(tx, addDays(on, -ABSENCE_KEPT_DAYS));
}

/**
 * Asks others, once, what contacts who have left were asked and nobody has answered, so that it goes with the
 * next post.
 */
async function handOverQuestions(tx: Tx, on: CalendarDate, now: Instant): Promise<void> {
  const gone = await departuresWaiting(tx);
  if (gone.length === 0) return;
  for (const notice of await questionsLeftBehind(tx, gone, on)) {
    const instead = await insteadOf(tx, notice, 'left', on);
    if (typeof instead === 'string') continue;
    await addAgain(tx, notice, instead);
  }
  await noteHandedOver(tx, gone, now);
}

async function addAgain(tx: Tx, notice: HeldFromPerson, instead: Instead): Promise<void> {
  const { now } = await serviceTime(tx);
  const again = noticeAgain(notice, instead, now);
  await addNotice(tx, notice.subject, { ...again, isLast: notice.isLast });
}

function whyHeld(notice: HeldNotice): PassedOn | undefined {
  if (notice.hasLeft) return 'left';
  if (notice.isUnproven) return 'unproven';
  // This is checked first: somebody who is away may have opted out of it all the same, and so may whoever
  // stands in.
  if (notice.isOptedOut && mayDoWithout(notice.contactOfKind, notice)) return 'opted-out';
  return notice.awayUntil === null ? undefined : 'away';
}

/**
 * Who gets it. `nobody` if it ends there, as it does for a silent contact's colleague; `stays` if there is
 * nobody else.
 */
async function insteadOf(
  tx: Tx,
  notice: HeldNotice,
  why: PassedOn,
  on: CalendarDate,
): Promise<Instead | 'nobody' | 'stays'> {
  const { subject, sequence, party, organisation, contact: of } = notice;
  const inPlace = { of, until: why === 'away' ? notice.awayUntil : null };
  if (isToColleague(notice)) {
    // Never back to whoever is silent; the coordinator hears of it by a step of its own.
    const asked = await contactsAsked(tx, notice);
    const next = await colleagueIn(tx, notice.contactOf, [...asked, of], on);
    if (next === undefined) return 'nobody';
    return why === 'unproven' ? { contact: next } : { contact: next, inPlace };
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
  // From one who is waited for to another who is waited for: it waits where it is.
  if (next === undefined || (why === 'unproven' && next.isUnproven === true)) return 'stays';
  if (why === 'unproven') return insteadOfUnproven(notice, next);
  const { standInFor = notice.standInFor, standInWhy = notice.standInWhy } = next;
  return {
    contact: next.contact,
    inPlace,
    ...(standInFor !== null && { standInFor }),
    ...(standInWhy !== null && { standInWhy }),
  };
}

/** Another contact just gets it; whoever stands in is told for whom that is waited. */
function insteadOfUnproven(
  { contact: of, standInFor: before }: HeldNotice,
  { contact, standInFor = before ?? undefined }: Addressee,
): Instead {
  return standInFor === undefined
    ? { contact }
    : { contact, standInFor, standInWhy: 'unproven', inPlace: { of, until: null } };
}
