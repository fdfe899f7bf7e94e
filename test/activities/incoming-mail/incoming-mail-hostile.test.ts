import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { IncomingMail } from '../../../activities/incoming-mail/incoming-mail.ts';
import { readIncomingMail } from '../../../activities/incoming-mail/read-incoming-mail.ts';
import {
  asSent,
  MAIL_FROM,
  MESSAGE_ID,
  postfixReport,
  readMail,
} from '../../support/post/an-incoming-mail.ts';

const HEAD = `From: Bo <bo@byg.example.dk>
In-Reply-To: ${MESSAGE_ID}
Subject: Svar
MIME-Version: 1.0
`;

/** The words that mails are made of, right and wrong. */
const MAIL_WORDS = `multipart/report; report-type=delivery-status; boundary=b
multipart/mixed; boundary=b|text/html|<p>|message/delivery-status|message/rfc822|Content-Type: |--b|--b--
Content-Transfer-Encoding: base64|Final-Recipient: rfc822; a@b.dk|Action: failed|Status: 5.1.1|charset=utf-16
format=flowed|=?|?=|;|"|<|>`
  .split(/[|\n]/)
  .concat(HEAD, MESSAGE_ID, '\r\n', '\r\n\r\n', '\0', '\u202E');

describe('a mail that means harm, or had an accident', () => {
  it('is not looked at where it weighs over 25 MB', async () => {
    const heavy = Buffer.concat([asSent(`${HEAD}\n`), Buffer.alloc(30 * 1024 * 1024, 'A')]);
    expect(await readIncomingMail(heavy, MAIL_FROM)).toEqual({ kind: 'unreadable', reason: 'too-large' });
  });

  it('may weigh nearly as much', async () => {
    const lines = Buffer.alloc(24 * 1024 * 1024, `${'A'.repeat(76)}\r\n`);
    const file = `${HEAD}Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n`;
    const read = await readIncomingMail(Buffer.concat([asSent(file), lines]), MAIL_FROM);
    expect(bytesIn(read)).toBeGreaterThan(17 * 1024 * 1024);
  });

  it('is not taken apart where it is millions of empty lines', async () => {
    const lines = Buffer.concat([asSent(`${HEAD}\n`), Buffer.alloc(20 * 1024 * 1024, '\n')]);
    expect(await readIncomingMail(lines, MAIL_FROM)).toEqual({
      kind: 'unreadable',
      reason: 'too-many-lines',
    });
  });

  it.each([
    ['lie beside each other', () => `${'--b\nContent-Type: text/plain\n\nhej\n'.repeat(10_000)}--b--`],
    [
      'lie within each other',
      () =>
        Array.from(
          { length: 10_000 },
          (_, depth) =>
            `--b${depth === 0 ? '' : depth}\nContent-Type: multipart/mixed; boundary=b${depth + 1}\n\n`,
        ).join(''),
    ],
  ])('is not taken apart where ten thousand parts %s', async (_, parts) => {
    const mail = `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n${parts()}`;
    expect(await readMail(mail)).toEqual({ kind: 'unreadable', reason: 'not-parsed' });
  });

  it('keeps a mail within a mail within a mail closed', async () => {
    const nested = `Content-Type: message/rfc822\n\n`.repeat(10_000);
    const read = await readMail(`${HEAD}${nested}`);
    expect(read).toMatchObject({ kind: 'reply', attachments: [{ mediaType: 'message/rfc822' }] });
  });

  it('is not taken apart where its head has no end', async () => {
    expect(await readMail(`${HEAD}${'X-Filler: abc\n'.repeat(100_000)}\nhej`)).toEqual({
      kind: 'unreadable',
      reason: 'not-parsed',
    });
  });

  it.each([
    ['nothing', ''],
    ['text without a head', 'hej\n\nmed dig'],
    ['a head from nobody', 'Subject: hej\n\nhej'],
  ])('is no mail where it is %s', async (_, text) => {
    expect(await readMail(text)).toEqual({ kind: 'unreadable', reason: 'not-a-mail' });
  });

  it('is read as far as it goes where it was cut off', async () => {
    const cut = `${HEAD}Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nHej\n--b\nContent-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\nJVBERi0x`;
    expect(await readMail(cut)).toMatchObject({
      kind: 'reply',
      text: 'Hej',
      attachments: [{ name: 'a.pdf', bytes: new Uint8Array(Buffer.from('%PDF-1')) }],
    });
  });

  it.each(['no-such-charset', 'utf-8', 'us-ascii', 'utf-7', '../../etc/passwd'])(
    'is read where it says %s and is something else',
    async (charset) => {
      const mail = Buffer.concat([
        asSent(`${HEAD}Content-Type: text/plain; charset="${charset}"\n\n`),
        Buffer.from('R\xf8dgr\xf8d med fl\xf8de', 'latin1'),
      ]);
      const read = await readIncomingMail(mail, MAIL_FROM);
      expect(read).toMatchObject({
        kind: 'reply',
        text: expect.stringMatching(/^R.+dgr.+d med fl.+de$/),
      });
    },
  );

  it('puts no line of its own into a name or a subject', async () => {
    const encoded = (text: string) => `=?UTF-8?B?${Buffer.from(text).toString('base64')}?=`;
    const read = await readMail(
      HEAD.replace('From: Bo', `From: ${encoded('Bo\r\nBcc: alle@example.dk')}`).replace(
        'Subject: Svar',
        `Subject: ${encoded('Svar\r\nX-Admin: 1\u2028\u202Egnp')}`,
      ) + '\nhej',
    );
    expect(read).toMatchObject({
      kind: 'reply',
      from: { name: 'Bo Bcc: alle@example.dk', address: 'bo@byg.example.dk' },
      subject: 'Svar X-Admin: 1 gnp',
    });
  });

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\win.ini', 'win.ini'],
    ['kontrakt\u202Efdp.exe', 'kontrakt fdp.exe'],
    ['a\r\nb\u0000.pdf', 'a b .pdf'],
    ['..', 'attachment-1'],
    ['', 'attachment-1'],
    ['عقد.pdf', 'عقد.pdf'],
  ])('has a file called %j as %j', async (given, name) => {
    const file = `Content-Type: application/pdf\nContent-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(given)}\n\nx`;
    expect(await readMail(`${HEAD}${file}`)).toMatchObject({ attachments: [{ name }] });
  });

  it('says when its text is longer than is kept', async () => {
    const read = await readMail(`${HEAD}\n${'Meget lang tekst. '.repeat(20_000)}`);
    expect(read).toMatchObject({ kind: 'reply', isCutShort: true });
    expect('text' in read && read.text.length).toBe(200_000);
  });

  it('says when its HTML could not be turned into text', async () => {
    const read = await readMail(`${HEAD}Content-Type: text/html\n\n${'<div>'.repeat(50_000)}hej`);
    expect(read).toMatchObject({ kind: 'reply', text: '', isCutShort: true });
  });
});

describe('whatever comes', () => {
  const MOST_ANSWER_BEYOND_FILES = 500_000;

  it('is answered and never thrown at us, and the answer is no larger than a mail', async () => {
    const anyBytes = fc.uint8Array({ maxLength: 4_000 });
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const read = await readIncomingMail(bytes, MAIL_FROM);
        expect(bytesIn(read)).toBeLessThanOrEqual(bytes.length);
      }),
      { numRuns: 200 },
    );
  });

  it('is answered where a real report was cut, twisted and put together again', async () => {
    const report = asSent(postfixReport({ action: 'failed', status: '5.1.1' }));
    const cuts = fc.array(
      fc.tuple(fc.nat(report.length), fc.nat(report.length), fc.uint8Array({ maxLength: 20 })),
      {
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(cuts, async (cuts) => {
        const pieces = cuts.flatMap(([from, to, noise]) => [report.subarray(from, to), noise]);
        const mail = Buffer.concat([report.subarray(0, 700), ...pieces]);
        const read = await readIncomingMail(mail, MAIL_FROM);
        expect(sizeOf(read)).toBeLessThan(MOST_ANSWER_BEYOND_FILES);
      }),
      { numRuns: 200 },
    );
  });

  it('is answered where it is made of the words that mails are made of', async () => {
    const words = fc.constantFrom(...MAIL_WORDS);
    await fc.assert(
      fc.asyncProperty(fc.array(words, { maxLength: 60 }), async (parts) => {
        const read = await readIncomingMail(Buffer.from(HEAD + parts.join('')), MAIL_FROM);
        expect(sizeOf(read)).toBeLessThan(MOST_ANSWER_BEYOND_FILES);
      }),
      { numRuns: 300 },
    );
  });
});

function bytesIn(mail: IncomingMail): number {
  return 'attachments' in mail ? mail.attachments.reduce((sum, { bytes }) => sum + bytes.length, 0) : 0;
}

function sizeOf(mail: IncomingMail): number {
  return JSON.stringify(mail, (key, value: unknown) => (key === 'bytes' ? undefined : value)).length;
}
