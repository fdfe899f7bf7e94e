/** About which digest a server reports, as its mail carries it. */
export interface AboutDigest {
  readonly messageId: string;
  readonly address: string;
  readonly mailFrom: string;
}

const HEAD = ({ mailFrom }: AboutDigest, from: string, fields: readonly string[] = []) =>
  [
    'Return-Path: <>',
    `From: ${from}`,
    `To: ${mailFrom}`,
    'Subject: Mail delivery failed',
    'Message-ID: <report-1@mx.example>',
    'Date: Mon, 7 Dec 2026 07:31:00 +0100',
    'MIME-Version: 1.0',
    ...fields,
  ].join('\n');

/** The digest's mail as it is sent back. */
const RETURNED = ({ mailFrom, address, messageId }: AboutDigest) =>
  `From: Fodfaeste <${mailFrom}>
To: ${address}
Subject: Fodfaeste: 1 paamindelse
Message-ID: ${messageId}
Date: Mon, 7 Dec 2026 07:30:00 +0100

Til Bo`;

const multipart = (type: string, parts: readonly (readonly [type: string, text: string])[]) =>
  `Content-Type: multipart/${type}; boundary=skel

${parts.map(([of, text]) => `--skel\nContent-Type: ${of}\n\n${text}\n`).join('')}--skel--
`;

const REPORT = 'report; report-type=delivery-status';

/** A report whose delivery status is given, with the mail sent back as a part of its own. */
export function reportWith(about: AboutDigest, status: string, text = 'Could not be delivered.'): string {
  return `${HEAD(about, 'Mail Delivery System <MAILER-DAEMON@mx.example>')}
${multipart(REPORT, [
  ['text/plain', text],
  ['message/delivery-status', status],
  ['message/rfc822', RETURNED(about)],
])}`;
}

/** A report that is nothing but text, from somebody, with the mail sent back below it. */
export function textReport(
  about: AboutDigest,
  from: string,
  text: string,
  fields: readonly string[] = [],
): string {
  return `${HEAD(about, from, ['Content-Type: text/plain; charset=utf-8', ...fields])}

${text}

${RETURNED(about)}
`;
}

/**
 * Reports as servers really write them where they keep to no standard, by what is odd about each: the digest came back,
 * and its address is named somewhere.
 */
export const ODD_REPORTS: Readonly<Record<string, (about: AboutDigest) => string>> = {
  'of an address that mail was passed on to': (about) =>
    reportWith(
      about,
      'Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; privat@post.example\nAction: failed\nStatus: 5.1.1',
      `<privat@post.example> (expanded from <${about.address}>): no such user`,
    ),
  'with its status in a multipart/mixed': (about) =>
    `${HEAD(about, 'Mail Delivery System <mailer-daemon@mx.example>')}
${multipart('mixed', [
  ['text/plain', 'Could not be delivered.'],
  [
    'message/delivery-status',
    `Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: 5.1.1`,
  ],
  ['message/rfc822', RETURNED(about)],
])}`,
  'that has lost its status on the way': (about) =>
    `${HEAD(about, '<postmaster@firma.example>', ['Auto-Submitted: auto-replied'])}
${multipart(REPORT, [
  [
    'text/plain',
    `Delivery has failed to these recipients or groups:\n\n${about.address}\nThe email address was not found.`,
  ],
  ['message/rfc822', RETURNED(about)],
])}`,
  'in text alone': (about) =>
    textReport(
      about,
      'Mail Delivery System <mailer-daemon@mx.example>',
      `Hi!\n\nThese recipients could not be reached:\n\n${about.address}: 550 5.1.1 no such user\n\nThe message was:`,
    ),
  'with X-Failed-Recipients, in text alone': (about) =>
    textReport(
      about,
      'Mail Delivery System <mailer-daemon@mx.example>',
      `The following address(es) failed:\n\n  ${about.address}\n    550 5.1.1 no such user\n\n------ A copy of the message, with all its headers. ------`,
      [`X-Failed-Recipients: ${about.address}`],
    ),
  'with no empty line in its status': (about) =>
    reportWith(
      about,
      `Reporting-MTA: dns; mx.example\nFinal-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: 5.1.1`,
    ),
  'with empty lines all over its status': (about) =>
    reportWith(
      about,
      `\n\nReporting-MTA: dns; mx.example\n\n\nFinal-Recipient: rfc822; ${about.address}\n\nAction: failed\nStatus: 5.1.1\n`,
    ),
  'whose recipient has no type': (about) =>
    reportWith(
      about,
      `Reporting-MTA: mx.example\n\nFinal-Recipient: ${about.address}\nAction: failed\nStatus: 5.1.1`,
    ),
  'whose recipient stands in brackets, with capitals': (about) =>
    reportWith(
      about,
      `Reporting-MTA: dns;mx.example\n\nfinal-recipient: RFC822 ; <${about.address.toUpperCase()}>\naction: FAILED\nstatus: 5.1.1 (no such user)`,
    ),
  ...Object.fromEntries(
    ['expired', 'failure', 'error', 'undeliverable'].map((action) => [
      `that calls it ${action}`,
      (about: AboutDigest) =>
        reportWith(
          about,
          `Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ${about.address}\nAction: ${action}\nStatus: 5.1.1`,
        ),
    ]),
  ),
  'that says nothing of what became of it but a code': (about) =>
    reportWith(
      about,
      `Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; ${about.address}\nStatus: 5.1.1`,
    ),
  'with a status that has no type': (about) =>
    `${HEAD(about, 'Mail Delivery Subsystem <mailer-daemon@mx.example>')}
${multipart('mixed', [
  ['text/plain', 'Could not be delivered.'],
  ['text/plain', `Final-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: 5.1.1`],
  ['text/rfc822-headers', RETURNED(about)],
])}`,
  'that a gateway has put into a mail of its own': (about) =>
    `${HEAD(about, 'postmaster@firma.example')}
Content-Type: multipart/mixed; report-type=delivery-status; boundary=ydre

--ydre
Content-Type: message/rfc822

${reportWith(about, `Final-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: 5.1.1`)}
--ydre--
`,
  'of qmail': (about) =>
    textReport(
      about,
      'MAILER-DAEMON@mx.example',
      `Hi. This is the qmail-send program at mx.example.\nThis is a permanent error; I've given up.\n\n<${about.address}>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.`,
    ),
  'of OpenSMTPD': (about) =>
    textReport(
      about,
      'Mailer Daemon <MAILER-DAEMON@mx.example>',
      `    Hi !\n\n    This is the MAILER-DAEMON, please DO NOT REPLY to this email.\n\n    An error has occurred for:\n\n${about.address}: 550 5.1.1 unknown\n\n    Below is a copy of the original message:`,
    ),
  'of Exchange before it kept to the standard': (about) =>
    textReport(
      about,
      'System Administrator <postmaster@firma.example>',
      `Your message\n\n  To:      Bo\n  Subject: 1 paamindelse\n  Sent:    Mon, 7 Dec 2026 07:30:00 +0100\n\ndid not reach the following recipient(s):\n\n${about.address} on Mon, 7 Dec 2026 07:30:02 +0100\n    The recipient name is not recognized`,
    ),
  'of Notes': (about) =>
    textReport(
      about,
      'Postmaster@firma.example',
      `Your message\n\n  Subject: 1 paamindelse\n\nwas not delivered to:\n\n  ${about.address}\n\nbecause:\n\n  User bo (${about.address}) not listed in Domino Directory`,
    ),
  'of Yahoo': (about) =>
    textReport(
      about,
      'MAILER-DAEMON@yahoo.example',
      `Message from yahoo.example.\nUnable to deliver message to the following address(es).\n\n<${about.address}>:\nThis user doesn't have an account here [-5]\n\n--- Original message follows.`,
    ),
  'of GMX and 1&1': (about) =>
    textReport(
      about,
      '"GMX Mailer Daemon" <mailer-daemon@gmx.example>',
      `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. The following addresses failed:\n\n"${about.address}":\nSMTP error from remote server after RCPT command: 550 unknown user\n\n--- The header of the original message is following. ---`,
    ),
  'of IMail': (about) =>
    textReport(
      about,
      'Postmaster <postmaster@firma.example>',
      `Unknown user: ${about.address}\n\nOriginal message follows.`,
    ),
  'of WorkMail': (about) =>
    textReport(
      about,
      'MAILER-DAEMON@workmail.example',
      `Technical report:\n\nDiagnostic-Code: SMTP; 550 #5.1.1 RESOLVER.ADR.RecipNotFound; not found\n\nFinal-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: 5.1.1`,
    ),
  'of Zoho': (about) =>
    textReport(
      about,
      'mailer-daemon@mail.zoho.example',
      `This message was created automatically by mail delivery software.\nA message that you sent could not be delivered to one or more of its recipients. This is a permanent error.\n\n${about.address} Invalid Address, ERROR_CODE :550, ERROR_CODE :5.1.1 user does not exist`,
    ),
  'of Mail.ru': (about) =>
    textReport(
      about,
      'mailer-daemon@mail.ru.example',
      `This message was created automatically by mail delivery software.\n\nThe following address(es) failed:\n\n  ${about.address}\n    SMTP error: 550 5.1.1 User not found`,
    ),
  'of Gmail in its first years': (about) =>
    textReport(
      about,
      'Mail Delivery Subsystem <mailer-daemon@googlemail.example>',
      `This is an automatically generated Delivery Status Notification\n\nDelivery to the following recipient failed permanently:\n\n    ${about.address}\n\nTechnical details of permanent failure:\nThe recipient server answered: 550 550 No such user (state 14).\n\n----- Original message -----`,
    ),
  'in Danish': (about) =>
    textReport(
      about,
      'postmaster@firma.example',
      `Levering til disse modtagere mislykkedes:\n\n${about.address}\nMailadressen findes ikke hos modtageren. Kontrollér adressen.`,
    ).replace('Mail delivery failed', 'Kan ikke leveres: 1 paamindelse'),
  'in German': (about) =>
    textReport(
      about,
      'postmaster@firma.example',
      `Die Nachricht konnte folgenden Empfängern nicht zugestellt werden:\n\n${about.address}\nUnbekannter Empfänger.`,
    ).replace('Mail delivery failed', 'Unzustellbar: 1 paamindelse'),
  'in French': (about) =>
    textReport(
      about,
      'postmaster@firma.example',
      `Votre message n'a pas pu être remis à :\n\n${about.address}\nAdresse inconnue.`,
    ).replace('Mail delivery failed', 'Non remis : 1 paamindelse'),
  'in Spanish': (about) =>
    textReport(
      about,
      'postmaster@firma.example',
      `No se pudo entregar a:\n\n${about.address}\nNo existe el usuario.`,
    ).replace('Mail delivery failed', 'No se puede entregar: 1 paamindelse'),
  'in HTML alone': (about) =>
    `${HEAD(about, 'postmaster@firma.example')}
${multipart(REPORT, [
  ['text/html', `<p>Could not be delivered to</p><p>${about.address}<br>The address was not found.</p>`],
  ['message/rfc822', RETURNED(about)],
])}`,
  'in nobody’s name': (about) =>
    reportWith(about, `Final-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: 5.1.1`).replace(
      /^From: .*\n/m,
      '',
    ),
};

/** What a server says of an address that is no ground to take it for dead, by what it really says. */
export const NOT_DEAD: Readonly<Record<string, readonly [status: string, diagnosis: string]>> = {
  'a blocklist beside 5.1.1': ['5.1.1', '550 5.7.1 IP address blacklisted by recipient'],
  'a full mailbox as 5.2.0': ['5.2.0', '522 5.2.0 Delivery failed: Over quota'],
  'a full mailbox beside 5.1.1': ['5.1.1', '552 5.2.2 mailbox full'],
  'a block as 5.1.1': ['5.1.1', '550 5.1.1 Message blocked, see our policy'],
  'a refused sender as 5.1.0': ['5.1.0', '550 5.1.0 Sender address rejected'],
  'a refused sender as 5.1.1, without a code of its own': ['5.1.1', '550 Sender verify failed'],
  'spam as 5.0.0': ['5.0.0', '554 Your message looks like spam'],
  'a policy': ['5.7.1', '550 5.7.1 Service unavailable, not accepted for policy reasons'],
  'relaying denied as 5.1.2': ['5.1.2', '554 5.1.2 Relay access denied'],
  'no authentication as 5.2.1': ['5.2.1', '550 5.2.1 Message fails DMARC'],
  'a passing fault as 5.1.1': ['5.1.1', '451 4.7.1 Greylisted, try again later'],
  'a full mailbox in Danish': ['5.1.1', '550 5.1.1 Postkassen er fuld'],
  'a full mailbox in German': ['5.1.1', '550 5.1.1 Postfach ist voll'],
  'a full mailbox in French': ['5.1.1', '550 5.1.1 La boîte aux lettres est pleine'],
  'a full mailbox in Spanish': ['5.1.1', '550 5.1.1 El buzón del usuario está lleno'],
  'a tenant over its limit': ['5.0.0', '550 5.7.705 Access denied, tenant has exceeded threshold'],
};
