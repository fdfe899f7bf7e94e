import { addDays, dateOf, instantAt, plusMs, timeOf, workingDayOnOrAfter } from '../vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../vocabulary/calendar.ts';

/** The post goes out at half past seven on working days in Copenhagen. */
const POST_GOES = '07:30';
/** Until then, urgent and left-over notices go out; what comes later waits for the next morning. */
const OFFICE_CLOSES = '17:00';
/** From then on, if the morning's post has not gone, somebody outside is told. */
const POST_IS_LATE = '08:30';
/** By then every journey has taken its steps of the day. */
const STEPS_TAKEN = '06:15';

/** Which notices go out: everything urgent, and everything made by this instant. */
export interface PostRound {
  readonly madeBy: Instant;
}

/**
 * Which notices may go out now; `undefined` outside office hours. At half past seven that is every notice;
 * later in the day only what is urgent, and what should have gone in the morning.
 */
export function postRound(now: Instant): PostRound | undefined {
  const today = dateOf(now);
  const time = timeOf(now);
  if (!isWorkingDay(today) || time < POST_GOES || time > OFFICE_CLOSES) return undefined;
  return { madeBy: instantAt(today, POST_GOES) };
}

/** When the next morning's post goes. */
export function nextMorningPost(now: Instant): Instant {
  const today = dateOf(now);
  const first = timeOf(now) < POST_GOES ? today : addDays(today, 1);
  return instantAt(workingDayOnOrAfter(first), POST_GOES);
}

/** How long the post may take, in the morning and for what is made again for somebody else during the day. */
const POST_TAKES_MS = 60 * 60_000;

/** Which notices should have gone: those made by one instant that have waited to be sent since another. */
export interface PostExpected {
  readonly madeBy: Instant;
  readonly owedBy: Instant;
}

/**
 * Which notices are expected to have gone by now; `undefined` before the day's post goes, and on days without post. What a
 * notice is made again for in the evening waits for the next morning, and is not expected before.
 */
export function postExpected(now: Instant): PostExpected | undefined {
  const today = dateOf(now);
  const madeBy = instantAt(today, POST_GOES);
  if (!isWorkingDay(today) || now < madeBy) return undefined;
  const closes = instantAt(today, OFFICE_CLOSES);
  const owedBy = plusMs(now < closes ? now : closes, -POST_TAKES_MS);
  return { madeBy, owedBy: owedBy < madeBy ? madeBy : owedBy };
}

/** Whether notices that should have gone by now are late: not while the morning’s post still has time. */
export function isPostLate(now: Instant): boolean {
  return isWorkingDay(dateOf(now)) && timeOf(now) >= POST_IS_LATE;
}

/** The first of the training clock's stops on or after an instant: steps taken, post gone, end of the day. */
export function clockStop(instant: Instant): Instant {
  const day = dateOf(instant);
  for (const time of [STEPS_TAKEN, POST_GOES, OFFICE_CLOSES]) {
    const stop = instantAt(day, time);
    if (stop >= instant) return stop;
  }
  return instantAt(addDays(day, 1), STEPS_TAKEN);
}

function isWorkingDay(date: CalendarDate): boolean {
  return workingDayOnOrAfter(date) === date;
}
