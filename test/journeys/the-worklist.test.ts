import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { z } from 'zod';
import { replySchema } from '../../api/post/mail-responses.ts';
import { keepIncomingMail } from '../../db/post/incoming-mails.ts';
import { moveClock } from '../../db/running/clock.ts';
import { instantAt, msOf } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { asSent } from '../support/post/an-incoming-mail.ts';
import { endedDigests } from '../support/post/ended-digests.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { aStory } from '../support/stories/a-story.ts';

const COORDINATOR = 'k-coordinator@example.dk';
const PATIENCE_MS = 60_000;

/** Some mornings on which nobody owes anything and a reply lies unread: one story. */
describe('the worklist on mornings without a notice', () => {
  const step = aStory();
  let service: TestService;
  beforeAll(async () => {
    service = await aService();
    const bytes = asSent('From: Bo Bygmester <byg@example.dk>\nSubject: Et møde\n\nMå jeg ringe til jer?\n');
    await keepIncomingMail(service.db, service.vault, {
      bytes,
      receivedAt: instantAt('2026-03-03', '15:00'),
    });
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const subjects = () => service.mailbox.postTo(COORDINATOR).map(({ subject }) => subject);

  /**
   * Lets the sweep pass twice at a wall time, as it would every five minutes. When everything it started has
   * ended, returns how many mails have come so far.
   */
  async function mailsBy(date: CalendarDate, time: string): Promise<number> {
    await moveClock(service.db, msOf(instantAt(date, time)) - Date.now());
    for (let pass = 0; pass < 2; pass += 1) {
      await service.sweep();
      await endedDigests(service, 'k-coordinator', date);
    }
    return subjects().length;
  }

  step('does not go before half past seven', async () => {
    expect(await mailsBy('2026-03-04', '07:25')).toBe(0);
  });

  step('goes once in the morning, however often the sweep passes', async () => {
    expect(await mailsBy('2026-03-04', '07:31')).toBe(1);
    expect(await mailsBy('2026-03-04', '11:00')).toBe(1);
    expect(subjects()).toEqual(['Fodfæste: arbejdsliste, 1 punkt']);
  });

  step('goes again the next working day, and on none in between', async () => {
    expect(await mailsBy('2026-03-05', '07:31')).toBe(2);
    expect(await mailsBy('2026-03-07', '07:31')).toBe(2);
    expect(await mailsBy('2026-03-09', '07:31')).toBe(3);
  });

  step('goes no more when the reply has been read', async () => {
    const { body } = await service.request('GET', '/api/post/replies');
    const items = z.array(replySchema).parse(body['items']);
    for (const { id } of items) await service.request('POST', `/api/post/replies/${id}/close`);
    expect(await mailsBy('2026-03-10', '07:31')).toBe(3);
  });
});
