import { describe, expect, it } from '@jest/globals';
import { judgeFailure } from '../../../activities/doors/failure-severity.ts';
import {
  DIGEST,
  MESSAGE_ID,
  postfixReport,
  readMail,
  RETURNED_FIELDS,
} from '../../support/post/an-incoming-mail.ts';

describe('a delivery report', () => {
  it('from Postfix about an address that is gone is hard, and names the digest that came back', async () => {
    const report = postfixReport({
      action: 'failed',
      status: '5.1.1',
      diagnostic: '550 5.1.1 <bo@byg.example.dk>: Recipient address rejected: User unknown',
    });
    expect(await readMail(report)).toMatchObject({
      kind: 'delivery-report',
      digestId: DIGEST,
      failures: [{ recipient: 'bo@byg.example.dk', severity: 'hard', status: '5.1.1' }],
    });
  });

  it('from Exchange Online names the digest from the whole mail that came back', async () => {
    expect(await readMail(EXCHANGE_ONLINE)).toMatchObject({
      kind: 'delivery-report',
      digestId: DIGEST,
      failures: [{ recipient: 'bo@byg.example.dk', severity: 'hard', status: '5.1.10' }],
    });
  });

  it('from Gmail, with its picture and its HTML, is read the same', async () => {
    expect(await readMail(GMAIL)).toMatchObject({
      kind: 'delivery-report',
      digestId: DIGEST,
      failures: [{ recipient: 'bo@byg.example.dk', severity: 'hard', status: '5.1.1' }],
    });
  });

  it('that does not send the mail back is about the one its server says it was', async () => {
    const without = GMAIL.replace(/Content-Type: message\/rfc822[\s\S]*?(?=\n--000000000000a1--)/, '');
    expect(await readMail(without)).toMatchObject({ kind: 'delivery-report', digestId: DIGEST });
    const bare = without.replace(/^X-Original-Message-ID: .*\n/m, '').replace(/^References: .*\n/m, '');
    expect(await readMail(bare)).toMatchObject({ digestId: DIGEST });
    const silent = bare.replace(/^In-Reply-To: .*\n/m, '');
    expect(await readMail(silent)).not.toHaveProperty('digestId');
  });

  it('that the mail is only delayed is soft', async () => {
    const report = postfixReport({
      action: 'delayed',
      status: '4.4.1',
      diagnostic: '450 4.4.1 connection timed out',
    });
    expect(await readMail(report)).toMatchObject({
      failures: [{ recipient: 'bo@byg.example.dk', severity: 'soft', isDelayed: true, status: '4.4.1' }],
    });
  });

  it('that a mailbox is full is soft, though the server will not try again', async () => {
    const report = postfixReport({
      action: 'failed',
      status: '5.2.2',
      diagnostic: '552 5.2.2 Mailbox size limit exceeded',
    });
    expect(await readMail(report)).toMatchObject({ failures: [{ severity: 'soft', status: '5.2.2' }] });
  });

  it('that a server gave up after days without an answer is soft', async () => {
    const report = postfixReport({ action: 'failed', status: '4.4.7', diagnostic: '4.4.7 expired' });
    expect(await readMail(report)).toMatchObject({ failures: [{ severity: 'soft', status: '4.4.7' }] });
  });

  it('whose own code says nothing is read from what the receiving server answered', async () => {
    const said = (diagnostic: string) =>
      readMail(postfixReport({ action: 'failed', status: '5.0.0', diagnostic }));
    expect(await said('550 5.1.1 unknown')).toMatchObject({
      failures: [{ severity: 'hard', status: '5.1.1' }],
    });
    expect(await said('550 unknown user')).toMatchObject({
      failures: [{ severity: 'soft', status: '5.0.0' }],
    });
  });

  it('that says failed without any code leaves open how bad it is', async () => {
    const report = await readMail(postfixReport({ action: 'failed', status: 'mailbox gone' }));
    expect(report).toMatchObject({ failures: [{ recipient: 'bo@byg.example.dk', severity: 'unknown' }] });
  });

  it('that the mail arrived tells of no failure', async () => {
    expect(await readMail(postfixReport({ action: 'delivered', status: '2.0.0' }))).toMatchObject({
      kind: 'delivery-report',
      digestId: DIGEST,
      failures: [],
    });
  });

  it('about several recipients is read for each, whoever they are', async () => {
    const report = postfixReport({ action: 'failed', status: '5.1.1' }).replace(
      'Diagnostic-Code: smtp; 550 no\n',
      'Diagnostic-Code: smtp; 550 no\n\nFinal-Recipient: rfc822; anden@elsewhere.example\nAction: failed\nStatus: 4.2.2\n',
    );
    expect(await readMail(report)).toMatchObject({
      failures: [
        { recipient: 'bo@byg.example.dk', severity: 'hard' },
        { recipient: 'anden@elsewhere.example', severity: 'soft', status: '4.2.2' },
      ],
    });
  });

  it('about a mail that is not ours names no digest, though its own fields claim one', async () => {
    const report = postfixReport({
      action: 'failed',
      status: '5.1.1',
      returned: 'From: x@example.com\nMessage-ID: <other@example.com>\n',
    }).replace('Auto-Submitted:', `In-Reply-To: ${MESSAGE_ID}\nAuto-Submitted:`);
    const read = await readMail(report);
    expect(read).toMatchObject({ kind: 'delivery-report' });
    expect(read).not.toHaveProperty('digestId');
  });

  it('that somebody forged is told as it stands: whether we wrote to the address is for the caller to ask', async () => {
    const report = postfixReport({ action: 'failed', status: '5.1.1', recipient: 'minister@stat.example' });
    expect(await readMail(report)).toMatchObject({
      digestId: DIGEST,
      failures: [{ recipient: 'minister@stat.example', severity: 'hard' }],
    });
  });

  it('with something else where the address should be names no recipient', async () => {
    const report = await readMail(
      postfixReport({ action: 'failed', status: '5.1.1', recipient: '<script>alert(1)</script>' }),
    );
    expect(report).toMatchObject({ failures: [{ severity: 'hard', status: '5.1.1' }] });
    expect(JSON.stringify(report)).not.toContain('script');
  });

  it('that was cut off on the way is still a report', async () => {
    const whole = postfixReport({ action: 'failed', status: '5.1.1' });
    const cut = await readMail(whole.slice(0, whole.indexOf('Final-Recipient')));
    expect(cut).toMatchObject({ kind: 'delivery-report', failures: [{ recipient: 'bo@byg.example.dk' }] });
  });

  it('that a person forwards is that person’s mail', async () => {
    const forwarded = `From: Bo <bo@byg.example.dk>
To: post@fodfaeste.example.dk
Subject: FW: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=xx

--xx
Content-Type: text/plain

Hvad betyder dette?
--xx
Content-Type: message/rfc822

${postfixReport({ action: 'failed', status: '5.1.1' })}
--xx--
`;
    const read = await readMail(forwarded);
    expect(read).toMatchObject({ kind: 'other', text: 'Hvad betyder dette?' });
    expect(read).toHaveProperty('attachments.0.mediaType', 'message/rfc822');
  });
});

describe('a report in no common form', () => {
  it('is read where it is qmail’s, which has a form of its own', async () => {
    expect(await readMail(QMAIL)).toMatchObject({
      kind: 'delivery-report',
      digestId: DIGEST,
      failures: [{ recipient: 'bo@byg.example.dk', severity: 'hard', status: '5.1.1' }],
    });
  });

  it('is a report with X-Failed-Recipients, but how bad it is stays unknown', async () => {
    expect(await readMail(EXIM)).toMatchObject({
      kind: 'delivery-report',
      digestId: DIGEST,
      failures: [{ recipient: 'bo@byg.example.dk', severity: 'unknown' }],
    });
  });

  it('is a report from a postmaster without a return path, which names nobody', async () => {
    expect(await readMail(OLD_EXCHANGE)).toMatchObject({ kind: 'delivery-report', failures: [] });
  });

  it('is no report where a postmaster writes in person', async () => {
    const personal = OLD_EXCHANGE.replace(
      'Return-Path: <>',
      'Return-Path: <postmaster@byg.example.dk>',
    ).replace('Subject: Undeliverable: 1 reminder', 'Subject: Om jeres mails til os');
    expect(await readMail(personal)).toMatchObject({ kind: 'other' });
  });

  it('is no report where a person begins as qmail does', async () => {
    const personal = QMAIL.replace(/From: MAILER-DAEMON.*/, 'From: bo@byg.example.dk')
      .replace('Return-Path: <>\n', '')
      .replace('<bo@byg.example.dk>:\n', '');
    expect(await readMail(personal)).toMatchObject({ kind: 'other' });
  });
});

describe('the status of a failure', () => {
  it.each(['5.1.0', '5.1.1', '5.1.2', '5.1.3', '5.1.4', '5.1.6', '5.1.10', '5.2.0', '5.2.1', '5.4.4'])(
    '%s says that the address is dead',
    (status) => {
      expect(judgeFailure({ status }).severity).toBe('hard');
    },
  );

  it.each([
    ['4.1.1', 'an address that is unknown for now'],
    ['5.0.0', 'nothing'],
    ['5.1.7', 'our address is not liked'],
    ['5.1.8', 'our domain is not liked'],
    ['5.2.2', 'a full mailbox'],
    ['5.2.3', 'a mail too long for the mailbox'],
    ['5.2.4', 'a mailing list that does not unfold'],
    ['5.3.2', 'a system that takes no mail now'],
    ['5.3.4', 'a mail too big for the system'],
    ['5.4.1', 'a host that does not answer'],
    ['5.5.2', 'a fault of the protocol'],
    ['5.6.0', 'a fault of the content'],
    ['5.7.1', 'a policy'],
    ['5.7.26', 'a mail that is not authenticated'],
  ])('%s may heal: it says %s', (status) => {
    expect(judgeFailure({ status }).severity).toBe('soft');
  });
});

const EXCHANGE_ONLINE = `Return-Path: <>
Received: from DB9PR01MB0001.eurprd01.prod.exchangelabs.example (2603:10a6::1) by
 AM0PR01MB0002.eurprd01.prod.exchangelabs.example with Microsoft SMTP Server; Thu, 3 Dec 2026 06:30:11 +0000
MIME-Version: 1.0
From: <postmaster@byg.example.dk>
To: <post@fodfaeste.example.dk>
Date: Thu, 3 Dec 2026 06:30:11 +0000
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="7f0c2b1e-4a4e-4f5c-9a0c-1b2c3d4e5f60"
X-MS-Exchange-Message-Is-Ndr:
Content-Language: da-DK
Message-ID:
 <a1b2c3d4-0000-4000-8000-000000000001@DB9PR01MB0001.eurprd01.prod.exchangelabs.example>
In-Reply-To:
 ${MESSAGE_ID}
References: ${MESSAGE_ID}
Subject: =?utf-8?B?S2FuIGlra2UgbGV2ZXJlczogRm9kZsOmc3Rl?=
Auto-Submitted: auto-replied

--7f0c2b1e-4a4e-4f5c-9a0c-1b2c3d4e5f60
Content-Type: multipart/alternative; differences=Content-Type;
\tboundary="0d5a7c11-0000-4000-8000-000000000002"

--0d5a7c11-0000-4000-8000-000000000002
Content-Type: text/plain; charset="utf-8"
Content-Transfer-Encoding: base64

RGluIG1lZGRlbGVsc2UgdGlsIGJvQGJ5Zy5leGFtcGxlLmRrIGt1bm5lIGlra2UgbGV2ZXJlcy4=

--0d5a7c11-0000-4000-8000-000000000002
Content-Type: text/html; charset="utf-8"
Content-Transfer-Encoding: base64

PHA+RGluIG1lZGRlbGVsc2Uga3VubmUgaWtrZSBsZXZlcmVzLjwvcD4=

--0d5a7c11-0000-4000-8000-000000000002--

--7f0c2b1e-4a4e-4f5c-9a0c-1b2c3d4e5f60
Content-Type: message/delivery-status

Reporting-MTA: dns;DB9PR01MB0001.eurprd01.prod.exchangelabs.example
Received-From-MTA: dns;mail.example.dk
Arrival-Date: Thu, 3 Dec 2026 06:30:10 +0000

Final-Recipient: rfc822;bo@byg.example.dk
Action: failed
Status: 5.1.10
Diagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient bo@byg.example.dk
 not found by SMTP address lookup
X-Display-Name: bo@byg.example.dk

--7f0c2b1e-4a4e-4f5c-9a0c-1b2c3d4e5f60
Content-Type: message/rfc822

${RETURNED_FIELDS}
Til Bo

1. Registrer lærekontrakten
--7f0c2b1e-4a4e-4f5c-9a0c-1b2c3d4e5f60--
`;

const GMAIL = `Return-Path: <>
Received: by 2002:a05:6402::1 with SMTP id x1mr0001; Wed, 02 Dec 2026 22:30:12 -0800 (PST)
Content-Type: multipart/report; boundary="000000000000a1"; report-type=delivery-status
To: post@fodfaeste.example.dk
X-Failed-Recipients: bo@byg.example.dk
Auto-Submitted: auto-replied
From: Mail Delivery Subsystem <mailer-daemon@googlemail.example>
Subject: Delivery Status Notification (Failure)
References: ${MESSAGE_ID}
In-Reply-To: ${MESSAGE_ID}
Message-ID: <6930.050a0220.mail@mx.google.example>
Date: Wed, 02 Dec 2026 22:30:12 -0800 (PST)

--000000000000a1
Content-Type: multipart/related; boundary="000000000000b2"

--000000000000b2
Content-Type: multipart/alternative; boundary="000000000000c3"

--000000000000c3
Content-Type: text/plain; charset="UTF-8"

** Address not found **

Your message wasn't delivered to bo@byg.example.dk because the address couldn't be found.

--000000000000c3
Content-Type: text/html; charset="UTF-8"

<html><body><img src="cid:icon.png"><h1>Address not found</h1></body></html>

--000000000000c3--
--000000000000b2
Content-Type: image/png; name="icon.png"
Content-Disposition: attachment; filename="icon.png"
Content-Transfer-Encoding: base64
Content-ID: <icon.png>

iVBORw0KGgo=
--000000000000b2--
--000000000000a1
Content-Type: message/delivery-status

Reporting-MTA: dns; googlemail.example
Received-From-MTA: dns; post@fodfaeste.example.dk
Arrival-Date: Wed, 02 Dec 2026 22:30:10 -0800 (PST)
X-Original-Message-ID: ${MESSAGE_ID}

Final-Recipient: rfc822; bo@byg.example.dk
Action: failed
Status: 5.1.1
Remote-MTA: dns; gmail-smtp-in.example. (192.0.2.26, the server for the domain.)
Diagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist. Please try
 550 5.1.1 double-checking the recipient's email address.
Last-Attempt-Date: Wed, 02 Dec 2026 22:30:12 -0800 (PST)

--000000000000a1
Content-Type: message/rfc822

${RETURNED_FIELDS}
Til Bo

--000000000000a1--
`;

const QMAIL = `Return-Path: <>
Date: 3 Dec 2026 06:30:09 -0000
From: MAILER-DAEMON@mail.example.org
To: post@fodfaeste.example.dk
Subject: failure notice

Hi. This is the qmail-send program at mail.example.org.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<bo@byg.example.dk>:
Sorry, no mailbox here by that name. (#5.1.1)

--- Below this line is a copy of the message.

Return-Path: <post@fodfaeste.example.dk>
${RETURNED_FIELDS}
Til Bo
`;

const EXIM = `Return-path: <>
Received: from Debian-exim by mail.example.org with local (Exim 4.72)
\tid 1Ab; Thu, 03 Dec 2026 07:30:09 +0100
X-Failed-Recipients: bo@byg.example.dk
Auto-Submitted: auto-replied
From: Mail Delivery System <Mailer-Daemon@mail.example.org>
To: post@fodfaeste.example.dk
Subject: Mail delivery failed: returning message to sender
References: ${MESSAGE_ID}
Message-Id: <E1Ab@mail.example.org>
Date: Thu, 03 Dec 2026 07:30:09 +0100

This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  bo@byg.example.dk
    Unrouteable address
`;

const OLD_EXCHANGE = `Return-Path: <>
From: System Administrator <postmaster@byg.example.dk>
To: post@fodfaeste.example.dk
Subject: Undeliverable: 1 reminder
Date: Thu, 3 Dec 2026 07:30:09 +0100
Message-ID: <00a1@byg.example.dk>

Your message

  To:      Bo
  Subject: 1 reminder

did not reach the following recipient(s):

Bo on Thu, 3 Dec 2026 07:30:08 +0100
    The recipient name is not recognized
`;
