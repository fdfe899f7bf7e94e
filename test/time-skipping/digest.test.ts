import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/activity';
import type { DigestFate } from '../../activities/digest/digest-fate.ts';
import type { PostActivities } from '../../activities/digest/post-activities.ts';
import { msBetween } from '../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../domain/vocabulary/calendar.ts';
import { digestWorkflowId, TASK_QUEUE, WORKFLOW_TYPES } from '../../engine/messages.ts';
import type { DigestStart } from '../../engine/messages.ts';
import { SkippedTime } from '../support/temporal/a-time-skipping-server.ts';
import { describeInSkippedTime } from '../support/temporal/describe-in-skipped-time.ts';

const CONTACT = 'byg';
const MINUTE_MS = 60_000;

/**
 * A post office in memory: it knows what it was asked and when, and its mail server behaves as a test wants.
 */
class PostOffice {
  readonly asked: { readonly what: string; readonly minute: number }[] = [];
  notices = 3;
  /** How many minutes the mail server takes nothing. */
  awayMinutes = 0;
  fate: DigestFate = { outcome: 'sent', notices: 3 };
  #since: Instant | undefined;
  readonly #now: () => Promise<Instant>;

  constructor(now: () => Promise<Instant>) {
    this.#now = now;
  }

  readonly activities: PostActivities = {
    freezeDigest: async () => {
      await this.#note('freeze');
      return this.notices;
    },
    sendDigest: async (digestId) => {
      const minute = await this.#note(`send ${digestId}`);
      if (minute < this.awayMinutes) throw ApplicationFailure.retryable('Not now', 'MailNotTaken');
      return this.fate;
    },
    rerouteDigest: async ({ digestId, reason }) => {
      await this.#note(`reroute ${digestId}: ${reason}`);
      return 2;
    },
    alarmStuckMail: async (digestId) => {
      await this.#note(`alarm ${digestId}`);
    },
    healStuckMail: async (digestId) => {
      await this.#note(`heal ${digestId}`);
    },
  };

  /** What it was asked, in order; attempts to send that follow each other count as one. */
  get story(): string[] {
    const all = this.asked.map(({ what }) => what);
    return all.filter((what, index) => what !== all[index - 1]);
  }

  minuteOf(what: string): number[] {
    return this.asked.filter((asked) => asked.what === what).map(({ minute }) => minute);
  }

  async #note(what: string): Promise<number> {
    const now = await this.#now();
    this.#since ??= now;
    const minute = msBetween(this.#since, now) / MINUTE_MS;
    this.asked.push({ what, minute });
    return minute;
  }
}

describeInSkippedTime('one mail to one contact', () => {
  let time: SkippedTime;
  let office: PostOffice;
  let mails = 0;
  let digestId = '';

  const now = () => time.now();
  const toOffice: PostActivities = {
    freezeDigest: (start) => office.activities.freezeDigest(start),
    sendDigest: (id) => office.activities.sendDigest(id),
    rerouteDigest: (refused) => office.activities.rerouteDigest(refused),
    alarmStuckMail: (id) => office.activities.alarmStuckMail(id),
    healStuckMail: (id) => office.activities.healStuckMail(id),
  };

  beforeAll(async () => {
    time = await SkippedTime.start(toOffice);
  });
  afterAll(() => time?.close());
  beforeEach(() => {
    office = new PostOffice(now);
    mails += 1;
    digestId = digestWorkflowId(CONTACT, '2026-06-01', mails);
  });

  async function post(): Promise<void> {
    const start: DigestStart = { digestId, contact: CONTACT, date: '2026-06-01', gatheredAt: await now() };
    await time.client.workflow.execute(WORKFLOW_TYPES.digest, {
      taskQueue: TASK_QUEUE,
      workflowId: digestId,
      args: [start],
    });
  }

  it('is sent at once where the mail server takes it', async () => {
    await post();
    expect(office.story).toEqual(['freeze', `send ${digestId}`]);
    expect(office.minuteOf(`send ${digestId}`)).toHaveLength(1);
  });

  it('is not sent where nothing is owed any more', async () => {
    office.notices = 0;
    await post();
    expect(office.story).toEqual(['freeze']);
  });

  it('waits out half an hour without a mail server, and alarms nobody', async () => {
    office.awayMinutes = 30;
    await post();
    expect(office.story).toEqual(['freeze', `send ${digestId}`]);
    expect(office.minuteOf(`send ${digestId}`).at(-1)).toBeGreaterThanOrEqual(30);
    expect(office.minuteOf(`send ${digestId}`).at(-1)).toBeLessThan(36);
  });

  it('tells the operators once after an hour without a mail server, goes on trying, sends, and closes the alarm', async () => {
    office.awayMinutes = 200;
    await post();
    expect(office.story).toEqual([
      'freeze',
      `send ${digestId}`,
      `alarm ${digestId}`,
      `send ${digestId}`,
      `heal ${digestId}`,
    ]);
    expect(office.minuteOf(`alarm ${digestId}`)).toEqual([expect.closeTo(60, 0)]);
    const tried = office.minuteOf(`send ${digestId}`);
    const waits = tried.slice(1).map((minute, index) => minute - (tried[index] ?? 0));
    expect(Math.max(...waits)).toBeLessThan(5.5);
    expect(tried.at(-1)).toBeGreaterThanOrEqual(200);
    expect(tried.at(-1)).toBeLessThan(206);
  });

  it('goes to somebody else where the address will never take it', async () => {
    office.fate = { outcome: 'refused', reason: 'smtp-550' };
    await post();
    expect(office.story).toEqual(['freeze', `send ${digestId}`, `reroute ${digestId}: smtp-550`]);
  });

  it('closes the alarm also where the server that comes back refuses the address', async () => {
    office.awayMinutes = 90;
    office.fate = { outcome: 'refused', reason: 'smtp-550' };
    await post();
    expect(office.story.slice(-3)).toEqual([
      `send ${digestId}`,
      `heal ${digestId}`,
      `reroute ${digestId}: smtp-550`,
    ]);
    expect(office.minuteOf(`alarm ${digestId}`)).toHaveLength(1);
  });

  it('makes nothing again where everything was answered before it was sent', async () => {
    office.fate = { outcome: 'empty' };
    await post();
    expect(office.story).toEqual(['freeze', `send ${digestId}`]);
  });
});
