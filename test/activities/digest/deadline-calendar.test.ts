import { describe, expect, it } from '@jest/globals';
import { deadlineCalendar } from '../../../activities/digest/deadline-calendar.ts';
import type { Deadline } from '../../../activities/digest/deadline-calendar.ts';
import { calendarTitle } from '../../../domain/notices/calendar-titles.ts';
import { OBLIGATION_KINDS } from '../../../domain/vocabulary/obligation-kinds.ts';
import { readCalendar } from '../../support/post/a-calendar.ts';

const LINK = 'https://fodfaeste.example.dk/svar/0123456789abcdefghjkmnpqrs';

function aDeadline(changes: Partial<Deadline> = {}): Deadline {
  return {
    subject: '0b6e7f0e-5a2c-4d7e-9d5f-0c4bd0b3a111',
    obligation: 'vitas-registration:12',
    kind: 'vitas-registration',
    due: '2027-01-01',
    link: LINK,
    ...changes,
  };
}

function calendarOf(
  deadlines: readonly Deadline[],
  given: { readonly contact?: string; readonly sentAt?: string; readonly language?: 'da' | 'en' } = {},
) {
  const { contact = 'byg', sentAt = '2026-12-18T06:30:00.000Z', language = 'da' } = given;
  const { filename, content } = deadlineCalendar({ contact, language, deadlines, sentAt });
  return { filename, content, ...readCalendar(content) };
}

describe('the calendar of a mail', () => {
  it('has one whole day for each question: what sort of thing, by when, and where it is answered', () => {
    const { calendar, entries, filename } = calendarOf([
      aDeadline(),
      aDeadline({ obligation: 'training-plan:13', kind: 'training-plan', due: '2027-03-28' }),
    ]);
    expect(calendar).toMatchObject({ VERSION: '2.0', METHOD: 'PUBLISH' });
    expect(filename).toBe('fodfaeste-frister.ics');
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({
      'DTSTART;VALUE=DATE': '20270101',
      SUMMARY: 'Fodfæste: frist for registrering',
      DESCRIPTION: `Svar her: ${LINK}`,
    });
    expect(entries[1]).toMatchObject({
      'DTSTART;VALUE=DATE': '20270328',
      SUMMARY: 'Fodfæste: frist for plan',
    });
    for (const entry of entries)
      expect(Object.keys(entry).join()).not.toMatch(/DTEND|DURATION|ATTENDEE|ORGANIZER/);
  });

  it('is in the language of its contact', () => {
    const { filename, entries } = calendarOf([aDeadline()], { language: 'en' });
    expect(filename).toBe('fodfaeste-deadlines.ics');
    expect(entries[0]).toMatchObject({
      SUMMARY: 'Fodfæste: deadline for a registration',
      DESCRIPTION: `Answer here: ${LINK}`,
    });
  });

  it('moves the entry it made before where the question has moved, and makes no second one', () => {
    const [before] = calendarOf([aDeadline()]).entries;
    const [after] = calendarOf([aDeadline({ due: '2027-02-08', link: `${LINK}x` })], {
      sentAt: '2027-01-04T06:30:00.000Z',
    }).entries;
    expect(after?.['UID']).toBe(before?.['UID']);
    expect(after?.['DTSTART;VALUE=DATE']).toBe('20270208');
    expect(Number(after?.['SEQUENCE'])).toBeGreaterThan(Number(before?.['SEQUENCE']));
  });

  it('is the later one by its stamp where two mails go on one day', () => {
    const [morning, noon] = ['2026-12-18T06:30:00.000Z', '2026-12-18T11:05:00.000Z'].map(
      (sentAt) => calendarOf([aDeadline()], { sentAt }).entries[0],
    );
    expect([morning?.['SEQUENCE'], noon?.['SEQUENCE']]).toEqual(['20261218', '20261218']);
    expect([morning?.['DTSTAMP'], noon?.['DTSTAMP']]).toEqual(['20261218T063000Z', '20261218T110500Z']);
  });

  it('counts the day it is sent on as Copenhagen does', () => {
    const [entry] = calendarOf([aDeadline()], { sentAt: '2026-12-18T23:30:00.000Z' }).entries;
    expect(entry?.['SEQUENCE']).toBe('20261219');
  });

  it('knows entries apart by journey, obligation and contact, and tells none of them', () => {
    const uids = [
      calendarOf([aDeadline()]),
      calendarOf([aDeadline({ subject: '0b6e7f0e-5a2c-4d7e-9d5f-0c4bd0b3a222' })]),
      calendarOf([aDeadline({ obligation: 'vitas-registration:40' })]),
      calendarOf([aDeadline()], { contact: 'k-counsellor' }),
    ].map(({ entries }) => entries[0]?.['UID'] ?? '');
    expect(new Set(uids).size).toBe(4);
    for (const uid of uids) expect(uid).toMatch(/^[0-9a-f]{32}$/);
  });

  it('is private where a calendar is shared, and keeps nobody busy', () => {
    expect(calendarOf([aDeadline()]).entries[0]).toMatchObject({ CLASS: 'PRIVATE', TRANSP: 'TRANSPARENT' });
  });

  it('is written as calendars read it: lines end with CRLF and are no longer than 75 bytes', () => {
    const { content } = calendarOf([aDeadline({ link: `${LINK}${'0'.repeat(120)}` })], { language: 'en' });
    expect(content.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    for (const line of content.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe('the titles in a calendar', () => {
  const EVERY_TITLE = OBLIGATION_KINDS.flatMap((kind) =>
    (['da', 'en'] as const).map((language) => [kind, language] as const),
  );

  it.each(EVERY_TITLE)('of %s in %s gives away neither a person nor a scheme', (kind, language) => {
    const { content } = calendarOf([aDeadline({ kind, obligation: `${kind}:12` })], { language });
    const read = content.replaceAll('\r\n ', '').replaceAll(LINK, '');
    expect(calendarTitle(kind, language)).toMatch(
      language === 'da'
        ? /^Fodfæste: (frist for|svar om) \p{Ll}/u
        : /^Fodfæste: (deadline for|answer about) \p{Ll}/u,
    );
    expect(read).not.toMatch(
      /IGU|VITAS|AMU|flygtning|refugee|integration|løntilskud|praktik|placement|dansk|danish|ophold|permit|borger|citizen|jobcent|kommun|municip|minimis|bonus|udeblev|samtykke|consent/i,
    );
  });
});
