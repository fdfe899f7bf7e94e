import type { Client } from '@temporalio/client';
import { linksAskedFor } from '../../db/links/links-sent-again.ts';
import { inTransaction } from '../../db/pool.ts';
import type { Db } from '../../db/pool.ts';
import { proofsDue } from '../../db/post/proofs-due.ts';
import { postDue, unsentDigests } from '../../db/post/post-due.ts';
import type { PostDue } from '../../db/post/post-due.ts';
import { invitationsDue } from '../../db/programme/meeting-invitations.ts';
import { serviceTime } from '../../db/running/service-time.ts';
import { worklistDue } from '../../db/worklist/worklist.ts';
import { postRound } from '../../domain/post/post-hours.ts';
import { dateOf, plusMs } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { inParallel } from '../../engine/in-parallel.ts';
import { digestWorkflowId, invitationStart, linksAgainStart, proofStart } from '../../engine/messages.ts';
import type { DigestStart } from '../../engine/messages.ts';
import { startDigestWorkflow } from '../../engine/start-digest.ts';
import type { Texter } from '../doors/texter.ts';
import { beginRound } from '../addressees/pass-on-notices.ts';

const AT_ONCE = 20;
/** A digest gathered longer ago than this has its Workflow running, or somebody has ended that. */
const LEFT_OVER_MS = 10 * 60_000;

/**
 * Starts what is to be sent now:
 *
 * - a digest for everybody who is owed post, and for the coordinator's worklist;
 * - again, those that were gathered but whose Workflow was ended before they went;
 * - at any hour, the mail for anybody who has asked for their links again, and the one that asks an address whether it is the
 *   right one.
 *
 * What somebody must not get is passed on first. Asking twice starts nothing twice. Returns how many were
 * started.
 */
export const startPost =
  ({
    db,
    engine,
    texter,
  }: {
    readonly db: Db;
    readonly engine: Client;
    readonly texter?: Texter | undefined;
  }) =>
  async (): Promise<number> => {
    const { now } = await serviceTime(db);
    const date = dateOf(now);
    const asked = await proofsDue(db, { now, today: date }, { withTexts: texter !== undefined });
    const owed = [
      ...(await linksAskedFor(db)).map(linksAgainStart),
      ...(await postOf(db, now)),
      ...asked.map((each) => proofStart({ ...each, date, gatheredAt: now })),
    ];
    const started = await startAll(engine, owed);
    // After everybody else's: if the worklist cannot be read, nobody's post may be held up.
    return started + (await startAll(engine, await worklistsOf(db, now)));
  };

async function startAll(engine: Client, starts: readonly DigestStart[]): Promise<number> {
  const started = await inParallel(starts, AT_ONCE, (start) => startDigestWorkflow(engine, start));
  return started.filter((outcome) => outcome === 'started').length;
}

/** What is to go out in the round of post in which an instant falls; nothing at other hours. */
async function postOf(db: Db, now: Instant): Promise<DigestStart[]> {
  const round = postRound(now);
  if (round === undefined) return [];
  await inTransaction(db, (tx) => beginRound(tx, { on: dateOf(now), now, madeBy: round.madeBy }));
  const due = await postDue(db, round.madeBy, dateOf(now));
  const invited = await invitationsDue(db, round.madeBy, dateOf(now));
  return [
    ...due.map(startAt(now)),
    ...invited.map((each) => invitationStart({ ...each, date: dateOf(now), gatheredAt: now })),
    ...(await unsentDigests(db, plusMs(now, -LEFT_OVER_MS))),
  ];
}

/** The coordinator's worklist, if it is to go out in that round. */
async function worklistsOf(db: Db, now: Instant): Promise<DigestStart[]> {
  const round = postRound(now);
  const due = round && (await worklistDue(db, round.madeBy, dateOf(now)));
  return due === undefined ? [] : [startAt(now)(due)];
}

function startAt(now: Instant): (due: PostDue) => DigestStart {
  const date = dateOf(now);
  return ({ contact, number }) => ({
    digestId: digestWorkflowId(contact, date, number),
    contact,
    date,
    gatheredAt: now,
  });
}
