import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { all, one } from '../../db/pool.ts';
import { instantAt } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../domain/vocabulary/calendar.ts';
import { setClock } from '../support/journeys/a-moved-clock.ts';
import { expectConsistent, expectPostConsistent } from '../support/journeys/expect-consistent.ts';
import type { SmtpAnswer } from '../support/post/a-mailbox.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { contactOf } from '../support/stack/test-parties.ts';

/** The language centre is reminded of the screening on three days; each test takes the post of one. */
const MORNINGS = ['2026-03-20', '2026-03-27', '2026-04-01'] as const;
const TO = `${contactOf('counsellor')}@example.dk`;

describe('a mail server on a bad day', () => {
  let service: TestService;
  let id: string;
  beforeAll(async () => {
    service = await aService();
    id = await service.refer();
    // Then only the screening is owed, and every mail is about it.
    await service.does(id, 'RecordTalk', { talk: 'first-contact', heldOn: FIRST_DAY });
  });
  afterAll(() => service.close());

  it.each([
    {
      what: 'refuses every recipient for the time being',
      answer: { to: 'recipient', code: 450 },
      on: MORNINGS[0],
    },
    { what: 'refuses every mail for the time being', answer: { to: 'content', code: 451 }, on: MORNINGS[1] },
  ] as const)('that $what gets the mail once, when it takes mail again', async ({ answer, on }) => {
    const { arrived, taken } = service.mailbox;
    const [arrivedBefore, takenBefore] = [arrived.length, taken.length];
    const attempts = await postMeets(answer, on);
    expect(taken).toHaveLength(takenBefore);
    expect((await digestOf(on)).state).toBe('frozen');
    service.mailbox.answers(TO, 'take');
    await eventually(async () => (await digestOf(on)).state === 'sent', 60_000);
    expect(attempts).toBeGreaterThan(1);
    const mails = taken.slice(takenBefore);
    expect(mails).toHaveLength(1);
    expect(new Set(arrived.slice(arrivedBefore).map(({ messageId }) => messageId))).toEqual(
      new Set([(await digestOf(on)).messageId]),
    );
  });

  it('that drops the line after the content may get the mail again, with the same Message-ID, and it is noted as sent once', async () => {
    const [, , on] = MORNINGS;
    const before = service.mailbox.arrived.length;
    await postMeets('drop-after-data', on);
    service.mailbox.answers(TO, 'take');
    await eventually(async () => (await digestOf(on)).state === 'sent', 60_000);
    const mails = service.mailbox.arrived.slice(before);
    expect(mails.length).toBeGreaterThan(1);
    expect(new Set(mails.map(({ messageId }) => messageId))).toEqual(
      new Set([(await digestOf(on)).messageId]),
    );
    const notices = await all<{ state: string }>(
      service.db,
      'select outbox.state from outbox join digests on digests.id = digest_id where date = $1',
      [on],
    );
    expect(notices).toEqual([{ state: 'sent' }]);
    const told = await all(
      service.db,
      'select 1 from disclosures join digests on digests.id = digest_id where date = $1',
      [on],
    );
    expect(told).toHaveLength(1);
  });

  it('has lost nothing in the end', async () => {
    await expectPostConsistent(service);
    const events = await expectConsistent(service, id);
    expect(events.filter(({ type }) => type === 'ObligationReminded')).toHaveLength(MORNINGS.length);
  });

  /**
   * Lets a morning's post go to a server that answers like this, until it has been tried more than once.
   * Returns how often.
   */
  async function postMeets(answer: SmtpAnswer, on: CalendarDate): Promise<number> {
    const row = await one<{ at: Instant; sequence: number }>(
      service.db,
      'select next_step_at as at, sequence from subjects where id = $1',
      [id],
    );
    service.mailbox.answers(TO, answer);
    await setClock(service, row?.at ?? '', [id]);
    await eventually(async () => (await service.journey(id)).sequence > (row?.sequence ?? 0));
    await setClock(service, instantAt(on, '07:31'));
    await service.sweep();
    const handle = service.engine.workflow.getHandle((await digestOf(on)).id);
    let attempts = 0;
    await eventually(async () => {
      const { raw } = await handle.describe();
      attempts = raw.pendingActivities?.find(({ attempt }) => attempt != null)?.attempt ?? 0;
      return attempts > 2;
    }, 60_000);
    return attempts;
  }

  async function digestOf(date: CalendarDate) {
    const digest = await one<{ id: string; state: string; messageId: string }>(
      service.db,
      'select id, state, message_id as "messageId" from digests where date = $1 and contact_id = $2',
      [date, contactOf('counsellor')],
    );
    return digest ?? { id: `digest-${contactOf('counsellor')}-${date}`, state: 'none', messageId: '' };
  }
});
