import { describe, expect, it } from '@jest/globals';
import type { IncomingMail } from '../../../activities/incoming-mail/incoming-mail.ts';
import { readIncomingMail } from '../../../activities/incoming-mail/read-incoming-mail.ts';
import { MAIL_FROM, MESSAGE_ID } from '../../support/post/an-incoming-mail.ts';

const HEAD = `From: Bo Byg <bo@byg.example.dk>
To: ${MAIL_FROM}
Subject: SV: 1 paamindelse
In-Reply-To: ${MESSAGE_ID}
MIME-Version: 1.0
`;
const SAID = 'Rødgrød på Åen er færdig';
/** The same in bytes of Windows-1252, for a mail whose text is written out as Latin-1. */
const IN_WINDOWS = Buffer.from(SAID, 'latin1').toString('latin1');
const IN_UTF8 = Buffer.from(SAID, 'utf8').toString('latin1');

type Letter = Exclude<IncomingMail, { kind: 'delivery-report' | 'unreadable' }>;

/** Reads a mail whose every character is one byte. */
async function letterIn(mail: string): Promise<Letter> {
  const bytes = Buffer.from(mail.replaceAll(/\r?\n/g, '\r\n'), 'latin1');
  const read = await readIncomingMail(bytes, MAIL_FROM);
  if (read.kind === 'delivery-report' || read.kind === 'unreadable') throw new Error(`It is ${read.kind}`);
  return read;
}

const plain = (type: string, body: string) => letterIn(`${HEAD}${type}\n\n${body}\n`);
const alternatives = (text: string, html: string) =>
  letterIn(`${HEAD}Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8

${text}
--b
Content-Type: text/html; charset=utf-8

${html}
--b--
`);

describe('a text whose character set is not what the mail says, or is not said', () => {
  it.each([
    ['no character set, and Windows-1252', 'Content-Type: text/plain', IN_WINDOWS],
    ['no character set, and UTF-8', 'Content-Type: text/plain', IN_UTF8],
    ['no type at all, and Windows-1252', 'X-Nothing: 1', IN_WINDOWS],
    ['US-ASCII, and Windows-1252', 'Content-Type: text/plain; charset=us-ascii', IN_WINDOWS],
    ['UTF-8, and Windows-1252', 'Content-Type: text/plain; charset=utf-8', IN_WINDOWS],
    ['a set nobody knows, and Windows-1252', 'Content-Type: text/plain; charset="x-unknown"', IN_WINDOWS],
    ['a set nobody knows, and UTF-8', 'Content-Type: text/plain; charset="x-unknown"', IN_UTF8],
    ['Latin-1, and UTF-8', 'Content-Type: text/plain; charset=iso-8859-1', IN_UTF8],
    ['Windows-1252, and UTF-8', 'Content-Type: text/plain; charset=windows-1252', IN_UTF8],
    ['Latin-1, as it is', 'Content-Type: text/plain; charset=iso-8859-1', IN_WINDOWS],
    ['Latin-9, as it is', 'Content-Type: text/plain; charset=iso-8859-15', IN_WINDOWS],
    ['unknown-8bit', 'Content-Type: text/plain; charset=unknown-8bit', IN_WINDOWS],
  ])('is read where it is %s', async (_, type, bytes) => {
    const read = await plain(type, bytes);
    expect([read.kind, read.text, read.isCutShort]).toEqual(['reply', SAID, false]);
  });

  it('is read where it is written in quoted-printable or base64 too', async () => {
    const quoted = await plain(
      'Content-Type: text/plain\nContent-Transfer-Encoding: quoted-printable',
      'R=F8dgr=F8d p=E5 =C5en er f=E6rdig',
    );
    expect(quoted.text).toBe(SAID);
    const encoded = Buffer.from(SAID, 'latin1').toString('base64');
    const inBase64 = await plain(
      'Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64',
      encoded,
    );
    expect(inBase64.text).toBe(SAID);
  });

  it('is read line by line where a reply in one set quotes a mail in the other', async () => {
    const read = await plain('Content-Type: text/plain; charset=utf-8', `${IN_WINDOWS}\n\n> ${IN_UTF8}`);
    expect(read.text).toBe(`${SAID}\n\n> ${SAID}`);
  });

  it('keeps a line of UTF-8 from which one character was broken', async () => {
    const read = await plain('Content-Type: text/plain; charset=utf-8', `${IN_UTF8}: \xc3`);
    expect(read.text).toBe(`${SAID}: \uFFFD`);
  });

  it('keeps Windows’ own quotation marks and the euro', async () => {
    const read = await plain('Content-Type: text/plain', 'Hun sagde \x93ja\x94 til 5 \x80');
    expect(read.text).toBe('Hun sagde “ja” til 5 €');
  });

  it('is read in Ukrainian, Polish and Arabic as they are', async () => {
    for (const text of ['Так, вона почала.', 'Tak, zaczęła.', 'نعم، بدأت العمل.']) {
      const read = await plain(
        'Content-Type: text/plain; charset=utf-8',
        Buffer.from(text, 'utf8').toString('latin1'),
      );
      expect(read.text).toBe(text);
    }
    const cyrillic = await plain('Content-Type: text/plain; charset=windows-1251', '\xd2\xe0\xea');
    expect(cyrillic.text).toBe('Так');
  });

  it('is read with the names of its head', async () => {
    const read = await letterIn(
      HEAD.replace('Bo Byg', 'S\xf8ren Byg').replace('paamindelse', 'p\xe5mindelse') + '\nJa.\n',
    );
    expect([read.from.name, read.subject]).toEqual(['Søren Byg', 'SV: 1 påmindelse']);
  });

  it('leaves the files beside it as they came', async () => {
    const read = await letterIn(`${HEAD}Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain

${IN_WINDOWS}
--b
Content-Type: text/plain; name=noter.txt
Content-Disposition: attachment; filename=noter.txt

${IN_WINDOWS}
--b--
`);
    expect(read.text).toBe(SAID);
    expect(
      Buffer.from(read.attachments[0]?.bytes ?? [])
        .toString('latin1')
        .trim(),
    ).toBe(IN_WINDOWS);
  });
});

describe('a text that only looks like one', () => {
  const html = '<p>Ja, hun startede den <b>24. november</b>.</p>';
  const said = 'Ja, hun startede den 24. november.';

  it.each([
    ['empty', ''],
    ['blank', ' \t \n  \n'],
    ['a blank that does not break', '\xc2\xa0\n\xc2\xa0'],
    ['signs without a width', '\xe2\x80\x8b\xef\xbb\xbf\xe2\x80\x8d'],
    ['a soft hyphen and a braille blank', '\xc2\xad\xe2\xa0\x80'],
  ])('gives way to the HTML where it is %s', async (_, text) => {
    expect((await alternatives(text, html)).text).toBe(said);
  });

  it('stands beside the HTML where the two say different things', async () => {
    const read = await alternatives('Din mail kan kun vises i HTML.', html);
    expect(read.text).toBe(`${said}\n\nDin mail kan kun vises i HTML.`);
  });

  it('does not hide the HTML where it is only a footer that was added on the way', async () => {
    const read = await letterIn(`${HEAD}Content-Type: multipart/mixed; boundary=a

--a
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain

\xa0
--b
Content-Type: text/html; charset=utf-8

${html}
--b--
--a
Content-Type: text/plain

Set igennem for virus
--a--
`);
    expect(read.text).toContain(said);
    expect(read.text).toContain('Set igennem for virus');
  });

  it('is not doubled where the HTML says the same', async () => {
    expect((await alternatives(said, html)).text).toBe(said);
  });

  it('is nothing where only a file was sent, and the file is there', async () => {
    const read = await letterIn(`${HEAD}Content-Type: multipart/mixed; boundary=b

--b
Content-Type: application/pdf; name=aftale.pdf
Content-Transfer-Encoding: base64

JVBERi0x
--b--
`);
    expect([read.kind, read.text, read.attachments.map(({ name }) => name)]).toEqual([
      'reply',
      '',
      ['aftale.pdf'],
    ]);
  });

  it('says that something is missing where HTML is all there is and too large to read', async () => {
    const read = await alternatives('', `<p>${'x'.repeat(600_000)}</p>`);
    expect([read.text, read.isCutShort]).toEqual(['', true]);
  });
});
