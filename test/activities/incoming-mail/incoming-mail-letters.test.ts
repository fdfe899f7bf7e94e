import { describe, expect, it } from '@jest/globals';
import { digestMessageId, digestNamedBy } from '../../../activities/doors/digest-message-id.ts';
import type { IncomingMail } from '../../../activities/incoming-mail/incoming-mail.ts';
import { ownTextIn } from '../../../activities/incoming-mail/own-text.ts';
import { createVault } from '../../../db/persons/vault.ts';
import { digestWorkflowId } from '../../../engine/messages.ts';
import { DIGEST, MAIL_FROM, MESSAGE_ID, readMail } from '../../support/post/an-incoming-mail.ts';

const VAULT = createVault(Buffer.alloc(32, 3));

/** A plain mail from a company, with these further fields. */
function aLetter(fields: string, body = 'Tak, det er gjort.'): string {
  return `From: Bo Byg <bo@byg.example.dk>
To: sekretariat@fodfaeste.example.dk
Subject: SV: 1 påmindelse
Date: Thu, 3 Dec 2026 09:12:00 +0100
Message-ID: <reply-1@byg.example.dk>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
${fields}
${body}
`;
}

const ANSWERING = `In-Reply-To: ${MESSAGE_ID}\n`;

describe('an automatic reply', () => {
  it('is Outlook’s absence note, which says so in its fields and not to us in Danish', async () => {
    expect(await readMail(OUTLOOK_ABSENCE)).toMatchObject({
      kind: 'automatic',
      digestId: DIGEST,
      subject: 'Autosvar: Fodfæste: 1 påmindelse',
      text: expect.stringContaining('tilbage mandag'),
    });
  });

  it.each([
    'Auto-Submitted: auto-replied',
    'Auto-Submitted: auto-generated; owner-email="a@example.dk"',
    'X-Auto-Response-Suppress: All',
    'X-Auto-Response-Suppress: DR, OOF, AutoReply',
    'Precedence: auto_reply',
    'Precedence: bulk',
    'X-Autoreply: yes',
    'Return-Path: <>',
  ])('is what carries %s', async (field) => {
    expect(await readMail(aLetter(`${ANSWERING}${field}\n`))).toMatchObject({
      kind: 'automatic',
      digestId: DIGEST,
    });
  });

  it.each([
    'Auto-Submitted: no',
    'Auto-Submitted: No',
    'X-Auto-Response-Suppress: DR, RN, NRN',
    'Precedence: list',
    'Return-Path: <bo@byg.example.dk>',
  ])('is not what carries %s', async (field) => {
    expect(await readMail(aLetter(`${ANSWERING}${field}\n`))).toMatchObject({ kind: 'reply' });
  });

  it('is not what only sounds like one', async () => {
    const read = await readMail(aLetter(ANSWERING, 'Autosvar: Jeg er på ferie og svarer ikke på mails.'));
    expect(read).toMatchObject({ kind: 'reply' });
  });

  it('is a receipt that a mail was read', async () => {
    const receipt = aLetter(ANSWERING, '--r\nContent-Type: text/plain\n\nLæst\n--r--').replace(
      'text/plain; charset=utf-8',
      'multipart/report; report-type=disposition-notification; boundary=r',
    );
    expect(await readMail(receipt)).toMatchObject({ kind: 'automatic', digestId: DIGEST });
  });
});

describe('a reply by a person', () => {
  it('from a phone is told apart from the history it quotes, and the whole is kept', async () => {
    const read = asLetter(await readMail(PHONE));
    expect(read).toMatchObject({ kind: 'reply', digestId: DIGEST });
    expect(read.from).toEqual({ name: 'Bo Sørensen', address: 'bo@byg.example.dk' });
    expect(read.ownText).toBe('Kontrakten er registreret i går.\n\nSendt fra min iPhone');
    expect(read.text).toContain('> 1. Registrer lærekontrakten');
    expect(read.isCutShort).toBe(false);
  });

  it('that is only HTML is read as text', async () => {
    const html = aLetter(
      ANSWERING,
      '<p>Kontrakten er <b>registreret</b>.</p><p>Hilsen Bo &amp; Lis</p>',
    ).replace('text/plain', 'text/html');
    expect(asLetter(await readMail(html)).ownText).toBe('Kontrakten er registreret.\n\nHilsen Bo & Lis');
  });

  it('with a PDF has it as a file, byte for byte', async () => {
    const read = asLetter(await readMail(withFile('kontrakt på Amina.pdf', 'application/pdf', PDF)));
    expect(read.attachments).toEqual([
      { name: 'kontrakt på Amina.pdf', mediaType: 'application/pdf', bytes: new Uint8Array(PDF) },
    ]);
    expect(read.text).toBe('Kontrakten er vedhæftet.');
  });

  it('that names our mail only in its thread answers the latest of ours', async () => {
    const fields = `In-Reply-To: <later@byg.example.dk>
References: <digest-bo-byg-2026-12-01@fodfaeste.example.dk> ${MESSAGE_ID}
 <later@byg.example.dk>
`;
    expect(await readMail(aLetter(fields))).toMatchObject({ kind: 'reply', digestId: DIGEST });
  });

  it('that answers the second mail of a day names that one', async () => {
    const read = await readMail(aLetter('In-Reply-To: <digest-bo-byg-2026-12-03-2@FODFAESTE.example.dk>\n'));
    expect(read).toMatchObject({ kind: 'reply', digestId: 'digest-bo-byg-2026-12-03-2' });
  });

  it('that answers a mail of links sent again names that one', async () => {
    const id = 'digest-bo-byg-2026-12-03-links-2';
    const read = await readMail(aLetter(`In-Reply-To: ${digestMessageId(VAULT, id, MAIL_FROM)}\n`));
    expect(read).toMatchObject({ kind: 'reply', digestId: id });
  });

  it.each([
    ['another domain', '<digest-bo-byg-2026-12-03@fodfaeste.example.dk.evil.example>'],
    ['no digest', '<alarms-1-2@fodfaeste.example.dk>'],
    ['no brackets', 'digest-bo-byg-2026-12-03@fodfaeste.example.dk'],
    ['more than a digest', "<digest-bo'; drop table digests;--2026-12-03@fodfaeste.example.dk>"],
  ])('does not answer us by an identifier with %s', async (_, id) => {
    expect(await readMail(aLetter(`In-Reply-To: ${id}\n`))).toMatchObject({ kind: 'other' });
  });

  it('that answers nothing of ours is something else, and can be read by people', async () => {
    const read = await readMail(aLetter('', 'Hvem skal jeg ringe til?'));
    expect(read).toMatchObject({
      kind: 'other',
      text: 'Hvem skal jeg ringe til?',
      subject: 'SV: 1 påmindelse',
    });
  });

  it('keeps a name in Arabic as it is written', async () => {
    const name = `=?UTF-8?B?${Buffer.from('أمينة الخطيب').toString('base64')}?=`;
    const read = await readMail(aLetter(ANSWERING).replace('Bo Byg', name));
    expect(asLetter(read).from.name).toBe('أمينة الخطيب');
  });
});

describe('the Message-ID of a digest', () => {
  it.each([1, 2, 12])('names the digest again, the %sth of its day', (number) => {
    const digestId = digestWorkflowId('bo-byg-2', '2026-12-03', number);
    expect(digestNamedBy(digestMessageId(VAULT, digestId, MAIL_FROM), MAIL_FROM)).toBe(digestId);
  });
});

describe('the history below a reply', () => {
  const announced = 'Den 3. dec. 2026 kl. 08.12 skrev Fodfæste\n<post@fodfaeste.example.dk>:';

  it('goes where every line to the end is marked, with the lines that announce it', () => {
    expect(ownTextIn(`Ja.\n\n${announced}\n\n> Til Bo\n>\n> 1. Registrer\n\n`, MAIL_FROM)).toBe('Ja.');
    expect(ownTextIn('Ja.\n> Til Bo', MAIL_FROM)).toBe('Ja.');
  });

  it.each([
    ['the person answers between the lines', 'Se svar.\n\n> 1. Registrer\n\nDet er gjort.\n\n> 2. Ring'],
    ['the person answers below', '> Til Bo\n\nDet er gjort.'],
    ['the person wrote nothing above', `${announced}\n\n> Til Bo`],
    [
      'Outlook wrote it without marks',
      'Ja.\n\nFra: Fodfæste\nSendt: 3. december 2026\nEmne: 1 påmindelse\n\nTil Bo',
    ],
    ['there is none', 'Ja.\n\nHilsen Bo'],
  ])('stays where %s', (_, text) => {
    expect(ownTextIn(text, MAIL_FROM)).toBe(text);
  });

  it('goes without the line above it where that may be the person’s own', () => {
    expect(ownTextIn('Her er mit svar på punkt 2:\n\n> 2. Ring', MAIL_FROM)).toBe(
      'Her er mit svar på punkt 2:',
    );
  });
});

/** A mail with one file. */
function withFile(name: string, mediaType: string, content: Buffer): string {
  return aLetter(
    ANSWERING,
    `--part
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

Kontrakten er vedh=E6ftet.
--part
Content-Type: ${mediaType}; name="=?UTF-8?Q?kontrakt?="
Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}
Content-Transfer-Encoding: base64

${content.toString('base64').replaceAll(/(.{76})/g, '$1\n')}
--part--`,
  ).replace('text/plain; charset=utf-8', 'multipart/mixed; boundary=part');
}

function asLetter(mail: IncomingMail): Exclude<IncomingMail, { kind: 'delivery-report' | 'unreadable' }> {
  if (mail.kind === 'delivery-report' || mail.kind === 'unreadable') throw new Error(`It is ${mail.kind}`);
  return mail;
}

const PDF = Buffer.concat([
  Buffer.from('%PDF-1.7\n'),
  Buffer.from(Array.from({ length: 600 }, (_, i) => i % 256)),
]);

const OUTLOOK_ABSENCE = `Return-Path: <>
From: Bo Byg <bo@byg.example.dk>
To: =?utf-8?B?Rm9kZsOmc3Rl?= <post@fodfaeste.example.dk>
Subject: =?utf-8?B?QXV0b3N2YXI6IEZvZGbDpnN0ZTogMSBww6VtaW5kZWxzZQ==?=
Thread-Index: AQHb0001
Date: Thu, 3 Dec 2026 06:30:20 +0000
Message-ID: <0a1b2c3d@DB9PR01MB0001.eurprd01.prod.exchangelabs.example>
References: ${MESSAGE_ID}
In-Reply-To: ${MESSAGE_ID}
X-Auto-Response-Suppress: All
auto-submitted: auto-generated
Content-Type: text/plain; charset="iso-8859-1"
Content-Transfer-Encoding: quoted-printable
MIME-Version: 1.0

Tak for din mail. Jeg er bortrejst og er tilbage mandag den 7. december. V=
ed hasteopgaver kan du ringe til kontoret.
`;

const PHONE = `Return-Path: <bo@byg.example.dk>
Content-Type: multipart/alternative; boundary=Apple-Mail-1
Content-Transfer-Encoding: 7bit
From: =?utf-8?Q?Bo_S=C3=B8rensen?= <bo@byg.example.dk>
Mime-Version: 1.0 (1.0)
Subject: =?utf-8?Q?Re:_Fodf=C3=A6ste:_1_p=C3=A5mindelse?=
Date: Thu, 3 Dec 2026 09:12:00 +0100
Message-Id: <1F2E@byg.example.dk>
References: ${MESSAGE_ID}
In-Reply-To: ${MESSAGE_ID}
To: sekretariat@fodfaeste.example.dk
X-Mailer: iPhone Mail (23A341)

--Apple-Mail-1
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

Kontrakten er registreret i g=C3=A5r.

Sendt fra min iPhone

> Den 3. dec. 2026 kl. 07.30 skrev Fodf=C3=A6ste <post@fodfaeste.example.dk=
>:
>=20
> =EF=BB=BFTil Bo
>=20
> 1. Registrer l=C3=A6rekontrakten

--Apple-Mail-1
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body>Kontrakten er registreret i g=C3=A5r.</body></html>

--Apple-Mail-1--
`;
