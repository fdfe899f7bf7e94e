import type { IncomingMail } from '../../../activities/incoming-mail/incoming-mail.ts';
import { readIncomingMail } from '../../../activities/incoming-mail/read-incoming-mail.ts';

/** The address our mails come from in these tests. */
export const MAIL_FROM = 'post@fodfaeste.example.dk';
/** A digest of ours, and the Message-ID its mail carries. */
export const DIGEST = 'digest-bo-byg-2026-12-03';
/** The Message-ID of that digest's mail. */
export const MESSAGE_ID = `<${DIGEST}@fodfaeste.example.dk>`;

/** A mail as it comes over the line, from its text as one reads it. */
export function asSent(text: string): Buffer {
  return Buffer.from(text.replaceAll(/\r?\n/g, '\r\n'), 'utf8');
}

/** What a mail is found to be. */
export function readMail(text: string): Promise<IncomingMail> {
  return readIncomingMail(asSent(text), MAIL_FROM);
}

/** The digest's mail as a mail server sends it back: its header fields, and the start of its text. */
export const RETURNED_FIELDS = `Received: from worker (worker [10.0.0.4]) by mail.example.dk with ESMTPS id 4F1x
\tfor <bo@byg.example.dk>; Thu, 3 Dec 2026 07:30:04 +0100 (CET)
From: =?UTF-8?Q?Fodf=C3=A6ste?= <post@fodfaeste.example.dk>
Reply-To: sekretariat@fodfaeste.example.dk
To: bo@byg.example.dk
Subject: =?UTF-8?Q?Fodf=C3=A6ste=3A_1_p=C3=A5mindelse?=
Message-ID: ${MESSAGE_ID}
Date: Thu, 03 Dec 2026 06:30:03 +0000
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Auto-Submitted: auto-generated
`;

/** A report as Postfix writes it, about one recipient. */
export function postfixReport(about: {
  readonly action: string;
  readonly status: string;
  readonly diagnostic?: string;
  readonly recipient?: string;
  readonly returned?: string;
}): string {
  const { action, status, diagnostic = '550 no', recipient = 'bo@byg.example.dk', returned } = about;
  return `Return-Path: <>
Received: by mail.example.dk (Postfix)
\tid 6B21; Thu,  3 Dec 2026 07:30:09 +0100 (CET)
Date: Thu,  3 Dec 2026 07:30:09 +0100 (CET)
From: MAILER-DAEMON@mail.example.dk (Mail Delivery System)
Subject: Undelivered Mail Returned to Sender
To: post@fodfaeste.example.dk
Auto-Submitted: auto-replied
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status;
\tboundary="4F1x.1796279409/mail.example.dk"
Message-Id: <20261203063009.6B21@mail.example.dk>

This is a MIME-encapsulated message.

--4F1x.1796279409/mail.example.dk
Content-Description: Notification
Content-Type: text/plain; charset=us-ascii

This is the mail system at host mail.example.dk.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<${recipient}>: host mx.byg.example.dk[192.0.2.7] said: ${diagnostic}

--4F1x.1796279409/mail.example.dk
Content-Description: Delivery report
Content-Type: message/delivery-status

Reporting-MTA: dns; mail.example.dk
X-Postfix-Queue-ID: 4F1x
X-Postfix-Sender: rfc822; post@fodfaeste.example.dk
Arrival-Date: Thu,  3 Dec 2026 07:30:04 +0100 (CET)

Final-Recipient: rfc822; ${recipient}
Original-Recipient: rfc822;${recipient}
Action: ${action}
Status: ${status}
Remote-MTA: dns; mx.byg.example.dk
Diagnostic-Code: smtp; ${diagnostic}

--4F1x.1796279409/mail.example.dk
Content-Description: Undelivered Message Headers
Content-Type: text/rfc822-headers

${returned ?? RETURNED_FIELDS}
--4F1x.1796279409/mail.example.dk--
`;
}
