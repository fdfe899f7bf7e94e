import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import ICAL from 'ical.js';
import type { ParsedMail } from 'mailparser';
import { calendarTitle } from '../../domain/notices/calendar-titles.ts';
import { aScreening, anAgreement } from '../support/journeys/a-journey.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { aStory } from '../support/stories/a-story.ts';

const COMPANY = 'byg@example.dk';
const PATIENCE_MS = 120_000;

interface Entry {
  readonly method: string;
  readonly uid: string;
  readonly sequence: number;
  readonly status: string | null;
  readonly title: string;
}

/** What a mail's files ask of a calendar, entry by entry. */
function entriesIn(mail: ParsedMail): Entry[] {
  return mail.attachments
    .filter(({ contentType }) => contentType === 'text/calendar')
    .flatMap(({ content }) => {
      const calendar = new ICAL.Component(ICAL.parse(content.toString('utf8')));
      const method = String(calendar.getFirstPropertyValue('method'));
      return calendar.getAllSubcomponents('vevent').map((component) => {
        const event = new ICAL.Event(component);
        const status = component.getFirstPropertyValue('status');
        return {
          method,
          uid: event.uid,
          sequence: event.sequence,
          status: status === null ? null : String(status),
          title: event.summary,
        };
      });
    });
}

/** Spring of 2026: an IGU that begins on 4 May; one story. */
describe('the deadlines in a company’s calendar', () => {
  const step = aStory();
  let service: TestService;
  let id: string;
  let put: Entry | undefined;
  beforeAll(async () => {
    service = await aService();
    id = await service.refer({ municipalityReference: 'HIL-A' });
    await service.does(id, 'RecordScreening', aScreening('2026-03-02'));
    await service.does(id, 'AcceptScreening', { acceptedOn: '2026-03-02' });
    await service.until('2026-04-27');
    await service.does(id, 'SignIguAgreement', anAgreement('2026-05-04'));
    await service.until('2026-05-13');
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const mails = () => service.mailbox.postTo(COMPANY);

  step('come with the mail that asks', () => {
    const entries = mails().flatMap(entriesIn);
    put = entries.find(({ title }) => title === calendarTitle('vitas-registration', 'da'));
    expect(put).toMatchObject({ method: 'PUBLISH', status: null });
    expect(entries.filter(({ method }) => method === 'CANCEL')).toEqual([]);
  });

  step('bring no mail by leaving: that day and the next, nothing comes to say only that', async () => {
    const before = mails().length;
    await service.does(id, 'RegisterInVitas', { registeredOn: '2026-05-12' });
    await service.until('2026-05-14');
    const since = mails().slice(before);
    expect(since.filter(({ text }) => !/\d\. /.test(text ?? ''))).toEqual([]);
  });

  step(
    'leave with the next mail that has something else to ask, by the same id and a higher number',
    async () => {
      await service.until('2026-06-30');
      const cancelled = mails()
        .flatMap(entriesIn)
        .filter(({ method }) => method === 'CANCEL');
      const gone = cancelled.filter(({ uid }) => uid === put?.uid);
      expect(gone).toHaveLength(1);
      expect(gone[0]).toMatchObject({ status: 'CANCELLED', title: put?.title });
      expect(gone[0]?.sequence).toBeGreaterThan(put?.sequence ?? Infinity);
      const mail = mails().find((one) => entriesIn(one).some(({ method }) => method === 'CANCEL'));
      expect(mail?.text).toMatch(/^1\. /m);
      expect(mail?.text).toContain('Frister, der er besvaret eller faldet væk, er vedhæftet for sig.');
      expect(mail?.attachments.map(({ filename }) => filename)).toContain(
        'fodfaeste-frister-der-er-vaek.ics',
      );
    },
  );

  step('leave once each, and none that is still to be done', async () => {
    const cancelled = mails()
      .flatMap(entriesIn)
      .filter(({ method }) => method === 'CANCEL');
    expect(new Set(cancelled.map(({ uid }) => uid)).size).toBe(cancelled.length);
    const { rows } = await service.db.query<{ open: number }>(
      `select count(*)::integer as open from calendar_entries entry
       join obligations on obligations.subject_id = entry.subject_id and obligations.id = entry.obligation_id
       where taken_out_on is not null and obligations.state = 'open' and not obligations.waiting`,
    );
    expect(rows[0]?.open).toBe(0);
  });
});
