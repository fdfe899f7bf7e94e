import type { Db } from '../db/pool.ts';
import { postDue } from '../db/post-due.ts';
import type { PostDue } from '../db/post-due.ts';
import { dateOf } from '../domain/calendar.ts';
import type { Instant } from '../domain/calendar.ts';
import { postRound } from '../domain/post-hours.ts';
import { worklistDue } from './worklist.ts';

/**
 * The contacts who are to have a mail now: those who are owed something, and the coordinator, whose worklist of the day
 * may hold no notice. Nobody outside office hours.
 */
export async function duePost(db: Db, now: Instant): Promise<PostDue[]> {
  const round = postRound(now);
  if (round === undefined) return [];
  const date = dateOf(now);
  const due = await postDue(db, round.madeBy, date);
  const worklist = await worklistDue(db, round.madeBy, date);
  if (worklist === undefined || due.some(({ contact }) => contact === worklist.contact)) return due;
  return [...due, worklist];
}
