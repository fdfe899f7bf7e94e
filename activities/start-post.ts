import type { Client } from '@temporalio/client';
import { linksAskedFor } from '../db/links-sent-again.ts';
import type { Db } from '../db/pool.ts';
import { inTransaction } from '../db/pool.ts';
import { postDue, unsentDigests } from '../db/post-due.ts';
import { dateOf, plusMs } from '../domain/calendar.ts';
import type { Instant } from '../domain/calendar.ts';
import { postRound } from '../domain/post-hours.ts';
import { startDigestWorkflow } from '../start-digest.ts';
import type { DigestStart } from '../workflows/messages.ts';
import { digestWorkflowId, linksAgainStart } from '../workflows/messages.ts';
import { inParallel } from './in-parallel.ts';
import { beginRound } from './pass-on-notices.ts';
import { serviceTime } from './service-time.ts';

const AT_ONCE = 20;
/** A digest gathered so long ago has its Workflow running, or somebody has ended that. */
const LEFT_OVER_MS = 10 * 60_000;

/**
 * Starts a digest for everybody who is owed post now, and again those that were gathered but whose Workflow was
 * ended before they went; at any hour, for whoever has asked for its links again. What somebody is not to get is passed on
 * before. Whoever asks twice starts nothing twice. Gives how many were started.
 */
export const startPost =
  ({ db, engine }: { readonly db: Db; readonly engine: Client }) =>
  async (): Promise<number> => {
    const { now } = await serviceTime(db);
    const starts = [...(await linksAskedFor(db)).map(linksAgainStart), ...(await postOf(db, now))];
    const started = await inParallel(starts, AT_ONCE, (start) => startDigestWorkflow(engine, start));
    return started.filter((outcome) => outcome === 'started').length;
  };

/** What is to go out in the round of post that an instant falls in; nothing at other hours. */
async function postOf(db: Db, now: Instant): Promise<DigestStart[]> {
  const round = postRound(now);
  if (round === undefined) return [];
  const date = dateOf(now);
  await inTransaction(db, (tx) => beginRound(tx, { on: date, now, madeBy: round.madeBy }));
  const due = await postDue(db, round.madeBy, date);
  const starts = due.map(({ contact, number }) => ({
    digestId: digestWorkflowId(contact, date, number),
    contact,
    date,
    gatheredAt: now,
  }));
  return [...starts, ...(await unsentDigests(db, plusMs(now, -LEFT_OVER_MS)))];
}
