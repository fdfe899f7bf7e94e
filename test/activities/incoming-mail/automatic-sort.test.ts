import { describe, expect, it } from '@jest/globals';
import { automaticSortOf } from '../../../activities/incoming-mail/automatic-sort.ts';
import { calendarReplyIn } from '../../../activities/incoming-mail/calendar-reply.ts';
import { DIGEST, MESSAGE_ID, readMail } from '../../support/post/an-incoming-mail.ts';

const NO_FIELDS = new Map<string, string>();

describe('an absence note', () => {
  it.each([
    'Automatisk svar: 1 påmindelse',
    'Autosvar: Fodfæste',
    'Autosvar Re: Fodfæste',
    'Ikke til stede: Fodfæste',
    'Fraværende: Fodfæste',
    'Fraværsbesked',
    'Automatic reply: 1 reminder',
    'Auto-reply: x',
    'Auto Reply',
    'Out of Office: x',
    'Out of office',
    'Out of Office AutoReply: x',
    'Automatische Antwort: x',
    'Abwesenheitsnotiz: x',
    'Automatiskt svar: x',
    'Frånvaro: x',
    'Réponse automatique : x',
    'Odpowiedź automatyczna: x',
    'Автоматична відповідь: x',
    'رد تلقائي: x',
  ])('is known by its subject: %s', (subject) => {
    expect(automaticSortOf(NO_FIELDS, subject)).toBe('absence');
  });

  it.each([
    'SV: 1 påmindelse',
    'SV: Automatisk svar: 1 påmindelse',
    'Automatisk dør på lageret',
    'Autosvaret virker ikke',
    'Fraværende elev i går',
    'Ferie i uge 29',
    'Out of office supplies',
    '',
  ])('is not what only begins like one: %s', (subject) => {
    expect(automaticSortOf(NO_FIELDS, subject)).toBeUndefined();
  });
});

describe('a receipt that a mail was read', () => {
  it('is one by its type, whatever the subject says', () => {
    const fields = new Map([['content-type', 'multipart/report; report-type=disposition-notification']]);
    expect(automaticSortOf(fields, 'Læst: 1 påmindelse')).toBe('receipt');
  });
});

/** What calendar programs answer to an invitation. */
function aCalendarReply(answer: string, more = ''): string {
  return `BEGIN:VCALENDAR
METHOD:REPLY
PRODID:Microsoft Exchange Server 2010
VERSION:2.0
BEGIN:VEVENT
UID:0123456789abcdef0123456789abcdef
SEQUENCE:2
DTSTAMP:20270105T090000Z
DTSTART:20270118T080000Z
SUMMARY:Møde
ATTENDEE;CN="Vera Vejleder";PARTSTAT=${answer}:mailto:k-counsellor@exa
 mple.dk
ORGANIZER:mailto:sekretariat@example.dk
${more}END:VEVENT
END:VCALENDAR
`;
}

const partOf = (text: string) => [
  { mediaType: 'text/calendar', bytes: Buffer.from(text.replaceAll('\n', '\r\n')) },
];

describe('a calendar’s answer to an invitation', () => {
  it.each([
    ['ACCEPTED', 'accepted'],
    ['DECLINED', 'declined'],
    ['TENTATIVE', 'tentative'],
  ])('is read: %s', (answer, said) => {
    expect(calendarReplyIn(partOf(aCalendarReply(answer)))).toEqual({
      uid: '0123456789abcdef0123456789abcdef',
      number: 2,
      answer: said,
      attendee: 'k-counsellor@example.dk',
      comment: '',
    });
  });

  it('is read with what the person has written beside it', () => {
    const part = partOf(aCalendarReply('DECLINED', 'COMMENT:Jeg er til møde i Farum\n'));
    expect(calendarReplyIn(part)).toMatchObject({ answer: 'declined', comment: 'Jeg er til møde i Farum' });
  });

  it.each([
    ['an invitation', aCalendarReply('ACCEPTED').replace('REPLY', 'REQUEST')],
    ['no answer yet', aCalendarReply('NEEDS-ACTION')],
    ['without an id', aCalendarReply('ACCEPTED').replace(/UID.*\n/, '')],
    ['no calendar', 'Hej'],
    ['cut off', aCalendarReply('ACCEPTED').slice(0, 200)],
    ['larger than any', aCalendarReply('ACCEPTED', `X-FILLER:${'x'.repeat(70_000)}\n`)],
  ])('is not what is %s', (_, text) => {
    expect(calendarReplyIn(partOf(text))).toBeUndefined();
  });

  it('makes the mail that brings it a calendar’s, whoever it is from', async () => {
    const mail = `From: Vera <k-counsellor@example.dk>
In-Reply-To: ${MESSAGE_ID}
Subject: Accepteret: Møde
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8


--b
Content-Type: text/calendar; charset=utf-8; method=REPLY

${aCalendarReply('ACCEPTED')}
--b--
`;
    expect(await readMail(mail)).toMatchObject({
      kind: 'automatic',
      sort: 'calendar',
      digestId: DIGEST,
      calendarReply: { answer: 'accepted' },
    });
  });
});
