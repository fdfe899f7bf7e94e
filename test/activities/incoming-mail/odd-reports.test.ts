import { describe, expect, it } from '@jest/globals';
import type { DeliveryReport } from '../../../activities/incoming-mail/incoming-mail.ts';
import { readIncomingMail } from '../../../activities/incoming-mail/read-incoming-mail.ts';
import { judgeFailure } from '../../../activities/doors/failure-severity.ts';
import { asSent, DIGEST, MAIL_FROM, MESSAGE_ID, postfixReport } from '../../support/post/an-incoming-mail.ts';
import { NOT_DEAD, ODD_REPORTS, reportWith, textReport } from '../../../bench/reports-of-servers.ts';

const ABOUT = { messageId: MESSAGE_ID, address: 'bo@byg.example.dk', mailFrom: MAIL_FROM };
const STAMP = '0123456789abcdefghjkmnpqrs';

async function readReport(text: string): Promise<DeliveryReport> {
  const read = await readIncomingMail(asSent(text), MAIL_FROM);
  if (read.kind !== 'delivery-report') throw new Error(`It was read as ${read.kind}`);
  return read;
}

describe('a report that keeps to no standard', () => {
  it.each(Object.entries(ODD_REPORTS))(
    '%s names the digest, and to whom it was written',
    async (_, report) => {
      const { digestId, failures, writtenTo } = await readReport(report(ABOUT));
      expect(digestId).toBe(DIGEST);
      const named = [...failures.flatMap(({ recipient = '' }) => recipient), ...writtenTo];
      expect(named.map((address) => address.toLowerCase())).toContain(ABOUT.address);
      expect(failures.length).toBeGreaterThan(0);
      expect(failures.filter(({ isDelayed }) => isDelayed)).toEqual([]);
    },
  );

  it.each([
    'with its status in a multipart/mixed',
    'with no empty line in its status',
    'whose recipient has no type',
    'in text alone',
    'with X-Failed-Recipients, in text alone',
    'of qmail',
    'of WorkMail',
    'of Mail.ru',
  ])('%s is hard where its code is', async (name) => {
    const report = ODD_REPORTS[name]?.(ABOUT) ?? '';
    const { failures } = await readReport(report);
    const ours = failures.filter(({ recipient }) => recipient?.toLowerCase() === ABOUT.address);
    expect(ours).toMatchObject([{ severity: 'hard', status: '5.1.1' }]);
  });

  it.each(Object.entries(NOT_DEAD))('makes no address dead by %s', async (_, [status, diagnosis]) => {
    const fields = `Final-Recipient: rfc822; ${ABOUT.address}\nAction: failed\nStatus: ${status}`;
    const structured = await readReport(reportWith(ABOUT, `${fields}\nDiagnostic-Code: smtp; ${diagnosis}`));
    expect(structured.failures).toMatchObject([{ severity: 'soft' }]);
    const inText = await readReport(
      textReport(ABOUT, 'MAILER-DAEMON@mx.example', `Failed:\n\n<${ABOUT.address}>: ${diagnosis}`),
    );
    expect(inText.failures.filter(({ severity }) => severity === 'hard')).toEqual([]);
    const beside = await readReport(reportWith(ABOUT, fields, `<${ABOUT.address}>: host said: ${diagnosis}`));
    expect(beside.failures.filter(({ severity }) => severity === 'hard')).toEqual([]);
  });

  it.each([
    [
      '5.1.1',
      'smtp; 550 5.1.1 <bo@byg.example.dk>: Recipient address rejected: User unknown in virtual table',
    ],
    ['5.0.0', 'smtp; 550 5.1.1 unknown user, host mx.antispam.example'],
    ['5.1.1', 'smtp; 550 5.1.1 <spam@policy.example>: user unknown, see https://blocked.example/full'],
    ['5.4.1', 'smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup'],
    ['5.1.1', 'X-Notes; User bo not listed in Domino Directory'],
    ['4.4.7', 'smtp; 550 5.1.1 no such user'],
  ])('makes an address dead on good ground: %s beside %s', (status, diagnosis) => {
    expect(judgeFailure({ status, diagnosis })).toMatchObject({ severity: 'hard', isAboutUs: false });
  });

  it.each([
    '550 5.1.1 Mailboksen er overfyldt',
    '550 5.1.1 Mailbox over limit',
    '522 5.2.0 Pladsen er opbrugt',
    '550 5.1.1 Maximalgröße überschritten',
    '550 5.1.1 Serveren svarer ikke, prøv igen senere',
    '550 5.1.1 Afsenderens IP-adresse er på en sortliste',
    '550 5.1.1 Afsender afvist',
    '550 5.1.1 Meddelelsen blev afvist som uønsket reklame',
    '550 5.1.1 Nachricht wurde als unerwünscht abgelehnt',
    '550 5.1.1 Adgang nægtet af sikkerhedspolitikken',
    '550 5.1.1 Zugriff verweigert',
    '550 5.1.1 Accès refusé',
    '554 5.1.1 Message looks like bulk mail',
    '550 5.1.1 Administrative prohibition',
    '550 5.1.1 Your host is not permitted',
    '550 5.1.1 Domain of sender address does not resolve',
  ])('makes no address dead by words that say otherwise: %s', (diagnosis) => {
    expect(judgeFailure({ diagnosis })).toMatchObject({ severity: 'soft' });
  });

  it.each([
    'smtp; 550 Something that nobody has thought of',
    'smtp; 550 Meddelelsen kunne ikke modtages',
    'smtp; 554 5.0.0 Transaction failed',
  ])('makes no address dead by the code that another server has made of it: %s', (diagnosis) => {
    expect(judgeFailure({ status: '5.1.1', diagnosis })).toMatchObject({
      severity: 'soft',
      isAboutUs: false,
    });
  });

  it.each([
    'smtp; 550 No such user here',
    'smtp; 550 Requested action not taken: mailbox unavailable',
    "smtp; 550 This user doesn't have an account",
    'smtp; 550 Brugeren findes ikke',
    'smtp; 550 Modtageren er ukendt',
    'smtp; 550 Empfänger unbekannt',
    'smtp; 550 Utilisateur inconnu',
    'smtp; 550 El usuario no existe',
    'smtp; 550',
    'X-Postfix; Host or domain name not found. Name service error',
    undefined,
  ])('and does where the words say so, or there are none: %s', (diagnosis) => {
    expect(judgeFailure({ status: '5.1.1', diagnosis })).toMatchObject({ severity: 'hard' });
  });

  it('makes no address dead by one to which its mail was passed on', async () => {
    const to = (final: string) =>
      `Original-Recipient: rfc822; ${ABOUT.address}\nFinal-Recipient: rfc822; ${final}\nAction: failed\nStatus: 5.1.1`;
    const severity = async (report: string) =>
      (await readReport(report)).failures.map((each) => each.severity);
    expect(await severity(reportWith(ABOUT, to('privat@post.example')))).toEqual(['soft']);
    expect(await severity(reportWith(ABOUT, to('bo@byg.onmicrosoft.example')))).toEqual(['hard']);
    const actual = `${to(ABOUT.address)}\nX-Actual-Recipient: rfc822; privat@post.example`;
    expect(await severity(reportWith(ABOUT, actual))).toEqual(['soft']);
    const said = `<privat@post.example> (expanded from <${ABOUT.address}>): 550 5.1.1 no such user`;
    const { failures } = await readReport(textReport(ABOUT, 'MAILER-DAEMON@mx.example', said));
    expect(failures.find(({ recipient }) => recipient === ABOUT.address)).toMatchObject({ severity: 'soft' });
  });

  it('is found in a mail into which a gateway has put it', async () => {
    const inner = reportWith(
      ABOUT,
      `Final-Recipient: rfc822; ${ABOUT.address}\nAction: failed\nStatus: 5.1.1`,
    );
    const outer = `Return-Path: <>
From: Gateway <noreply@gateway.example>
To: ${MAIL_FROM}
Subject: A mail for you
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=outer

--outer
Content-Type: text/plain

See below.
--outer
Content-Type: message/rfc822

${inner}
--outer--
`;
    expect(await readReport(outer)).toMatchObject({ digestId: DIGEST, failures: [{ severity: 'hard' }] });
  });

  it.each([
    ['delayed', '4.4.1'],
    ['delay', '4.2.0'],
  ])('tells of a delay where it calls it %s', async (action, status) => {
    const fields = `Final-Recipient: rfc822; ${ABOUT.address}\nAction: ${action}\nStatus: ${status}`;
    expect((await readReport(reportWith(ABOUT, fields))).failures).toMatchObject([{ isDelayed: true }]);
  });

  it('tells of a delay where only its text does', async () => {
    const text = `Your message has not yet been delivered to:\n\n  ${ABOUT.address}\n\nDelivery will be retried.`;
    const { failures } = await readReport(textReport(ABOUT, 'Mailer-Daemon@mx.example', text));
    expect(failures).toMatchObject([{ recipient: ABOUT.address, isDelayed: true }]);
  });

  it.each(['delivered', 'relayed', 'expanded', 'deliverable'])(
    'tells of no failure by %s',
    async (action) => {
      const fields = `Final-Recipient: rfc822; ${ABOUT.address}\nAction: ${action}\nStatus: 2.0.0`;
      expect(await readReport(reportWith(ABOUT, fields))).toMatchObject({
        failures: [],
        delivered: [ABOUT.address],
      });
    },
  );
});

describe('a digest is known by any stamp that comes back', () => {
  const replaced = { ...ABOUT, messageId: '<0102019abc-0000@relay.example>' };
  const status = `Final-Recipient: rfc822; ${ABOUT.address}\nAction: failed\nStatus: 5.1.1`;

  it.each([
    [
      'in the Message-ID',
      reportWith({ ...ABOUT, messageId: `<${DIGEST}.${STAMP}@fodfaeste.example.dk>` }, status),
    ],
    [
      'in its field, where a relay has replaced the Message-ID',
      reportWith(replaced, status).replace(
        'Message-ID: <0102',
        `X-Fodfaeste-Digest: ${STAMP}\nMessage-ID: <0102`,
      ),
    ],
    [
      'in the return path, where nothing of the mail came back',
      `From: MAILER-DAEMON@mx.example\nTo: <retur+${STAMP}@fodfaeste.example.dk>\n\nbo@byg.example.dk: unknown`,
    ],
    [
      'in a link of the mail that came back',
      reportWith(replaced, status).replace('Til Bo', `Svar her: https://fodfaeste.example.dk/svar/${STAMP}`),
    ],
    [
      'in a link that quoted-printable has broken',
      reportWith(replaced, status).replace(
        'Til Bo',
        `<a href=3D"https://fodfaeste.example.dk/svar/${STAMP.slice(0, 9)}=\n${STAMP.slice(9)}">Svar</a>`,
      ),
    ],
    [
      'in a link of a mail in base64',
      reportWith(replaced, status).replace(
        /Date: (.*)\n\nTil Bo/,
        (_, date: string) =>
          `Date: ${date}\nMIME-Version: 1.0\nContent-Type: text/plain\nContent-Transfer-Encoding: base64\n\n${Buffer.from(`https://fodfaeste.example.dk/svar/${STAMP}`).toString('base64')}`,
      ),
    ],
    [
      'in the References of the report',
      textReport(replaced, 'MAILER-DAEMON@mx.example', 'Failed.', [
        `References: <${DIGEST}.${STAMP}@fodfaeste.example.dk>`,
      ]),
    ],
  ])('%s', async (_, report) => {
    expect((await readReport(report)).names.secrets).toContain(STAMP);
  });

  it('and by nothing in the mail of somebody else, who may quote ours', async () => {
    const quoting = postfixReport({
      action: 'failed',
      status: '5.1.1',
      returned: `From: Else <else@sekretariat.example>\nTo: bo@byg.example.dk\nReferences: <${DIGEST}.${STAMP}@fodfaeste.example.dk>\nMessage-ID: <1@sekretariat.example>\n`,
    });
    expect((await readReport(quoting)).names).toEqual({ secrets: [], messageIds: [] });
  });
});

describe('a report that means harm', () => {
  it('names no more addresses and no more words than it may', async () => {
    const many = Array.from({ length: 5_000 }, (_, index) => `bo-${index}@byg.example.dk`).join(' ');
    const words = Array.from({ length: 500 }, (_, index) => String(index).padStart(26, '0')).join(' ');
    const { failures, names } = await readReport(`From: MAILER-DAEMON@mx.example\n\n${many}\n\n${words}\n`);
    expect(failures.length).toBeLessThanOrEqual(50);
    expect(names.secrets.length).toBeLessThanOrEqual(60);
  });

  it.each([
    ['@', '@'.repeat(100_000)],
    ['a head without end', 'To: a\n'.repeat(20_000)],
    ['quotation marks', '> '.repeat(50_000)],
    ['folded lines', `Subject: a\n${' b\n'.repeat(50_000)}`],
    ['codes', '5.1.1 '.repeat(20_000)],
    ['words without end', 'x'.repeat(400_000)],
    ['recipients', 'Final-Recipient: rfc822; bo@byg.example.dk\nAction: failed\n\n'.repeat(3_000)],
  ])('is read where it is made of %s', async (_, text) => {
    const { failures } = await readReport(
      `From: MAILER-DAEMON@mx.example\nSubject: failed\n\n<bo@byg.example.dk>:\n${text}\n`,
    );
    expect(failures.length).toBeLessThanOrEqual(50);
  });
});
