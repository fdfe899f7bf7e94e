import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestMessageId } from '../../../activities/doors/digest-message-id.ts';
import { createMailer } from '../../../activities/doors/mailer.ts';
import type { Mail, Mailer } from '../../../activities/doors/mailer.ts';
import { createVault } from '../../../db/persons/vault.ts';
import { startMailbox } from '../../support/post/a-mailbox.ts';
import type { Mailbox } from '../../support/post/a-mailbox.ts';

const SENDER = {
  mailFrom: 'post@fodfaeste.example.dk',
  secretariatMail: 'sekretariat@fodfaeste.example.dk',
};

let mailbox: Mailbox;
let mailer: Mailer;

beforeAll(async () => {
  mailbox = await startMailbox();
  mailer = createMailer({ smtpUrl: mailbox.url, smtpTls: 'none', ...SENDER });
});

afterAll(async () => {
  mailer.close();
  await mailbox.close();
});

function aMail(to: string): Mail {
  return {
    to,
    subject: 'Fodfæste: 1 påmindelse, frist 1. januar 2027',
    text: 'Til Bo\n\nÆblegrød på Amager\n',
    html: '<p>Til Bo</p>',
    messageId: '<3f6c@fodfaeste.example.dk>',
  };
}

describe('the mail door', () => {
  it('hands a mail over with its own Message-ID, Danish letters and the secretariat to reply to', async () => {
    expect(await mailer.send(aMail('bo@example.dk'))).toEqual({ taken: true });
    const [mail] = mailbox.taken;
    expect(mail?.messageId).toBe('<3f6c@fodfaeste.example.dk>');
    expect(mail?.subject).toBe('Fodfæste: 1 påmindelse, frist 1. januar 2027');
    expect(mail?.text).toContain('Æblegrød på Amager');
    expect(mail?.from?.value[0]).toEqual({ name: 'Fodfæste', address: 'post@fodfaeste.example.dk' });
    expect(mail?.replyTo?.value[0]?.address).toBe('sekretariat@fodfaeste.example.dk');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('says of every mail of an exercise that it is one: subject, text, HTML and calendar', async () => {
    const training = createMailer({ smtpUrl: mailbox.url, smtpTls: 'none', ...SENDER, trainingClock: true });
    const content = `BEGIN:VCALENDAR\r\nSUMMARY:${'Frist '.repeat(9)}\r\nSUMMARY;LANGUAGE=da:Møde\r\nEND:VCALENDAR\r\n`;
    const file = { filename: 'fodfaeste-frister.ics', content };
    await training.send({
      ...aMail('bo@example.dk'),
      html: '<html><body class="a"><p>Til $& Bo</p></body></html>',
      calendar: file,
      cancelled: file,
      invitation: { ...file, method: 'request' },
    });
    training.close();
    const mail = mailbox.taken.at(-1);
    expect(mail?.subject).toBe('Øvelse: Fodfæste: 1 påmindelse, frist 1. januar 2027');
    expect(mail?.text).toMatch(/^Dette er en øvelse\.[^\n]*\nThis is an exercise\.[^\n]*\n\nTil Bo/);
    expect(mail?.html).toMatch(
      /^<html><body class="a"><p [^>]*><strong lang="da">Dette er en øvelse\..*Til \$& Bo/,
    );
    const calendars = mail?.attachments.filter(({ contentType }) => contentType.startsWith('text/calendar'));
    expect(calendars?.length).toBeGreaterThanOrEqual(3);
    for (const { content: sent } of calendars ?? []) {
      const text = sent.toString();
      expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
      const unfolded = text.replaceAll(/\r\n[ \t]/g, '');
      expect(unfolded).toContain(`SUMMARY:Øvelse: ${'Frist '.repeat(9)}`);
      expect(unfolded).toContain('SUMMARY;LANGUAGE=da:Øvelse: Møde');
    }
  });

  it('puts a calendar beside the mail, where mail programs do not take it for the mail', async () => {
    const calendar = { filename: 'fodfaeste-frister.ics', content: 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n' };
    await mailer.send({ ...aMail('dorte@example.dk'), calendar });
    const mail = mailbox.taken.at(-1);
    expect(mail?.html).toBe('<p>Til Bo</p>');
    expect(mail?.attachments).toMatchObject([
      {
        filename: 'fodfaeste-frister.ics',
        contentType: 'text/calendar',
        contentDisposition: 'attachment',
      },
    ]);
    expect(mail?.attachments[0]?.content.toString()).toBe(calendar.content);
  });

  it('offers no button to leave a list: these are duties, and nobody has joined one', async () => {
    await mailer.send(aMail('erik@example.dk'));
    const headers = [...(mailbox.taken.at(-1)?.headers.keys() ?? [])];
    expect(headers).toContain('auto-submitted');
    expect(headers.filter((name) => name.startsWith('list'))).toEqual([]);
  });

  it.each([
    ['an address the server does not know', { to: 'recipient', code: 550 }, true],
    ['a mailbox that is full for now', { to: 'recipient', code: 452 }, false],
    ['a server that asks us to come again', { to: 'recipient', code: 450 }, false],
    ['content the server cannot take now', { to: 'content', code: 451 }, false],
    ['a mailbox that is full', { to: 'recipient', code: 552 }, false],
  ] as const)('tells %s apart: permanent or passing', async (_, answer, permanent) => {
    mailbox.answers('anna@example.dk', answer);
    expect(await mailer.send(aMail('anna@example.dk'))).toEqual({
      taken: false,
      permanent,
      reason: `SMTP ${answer.code}`,
    });
  });

  it.each([
    [{ to: 'content', code: 554 }, 'SMTP 554'],
    [{ to: 'recipient', code: 550, says: '5.7.1 Client host [192.0.2.1] blocked' }, 'SMTP 550 5.7.1'],
    [
      { to: 'recipient', code: 550, says: '5.7.705 Access denied, tenant has exceeded threshold' },
      'SMTP 550 5.7.705',
    ],
    [{ to: 'recipient', code: 554, says: '<x@example.dk>: Relay access denied' }, 'SMTP 554'],
    [{ to: 'recipient', code: 553, says: 'sender address rejected: not owned by user' }, 'SMTP 553'],
  ] as const)('says that it is our sending that is refused, and no address: %j', async (answer, reason) => {
    mailbox.answers('anna@example.dk', answer);
    expect(await mailer.send(aMail('anna@example.dk'))).toEqual({
      taken: false,
      permanent: false,
      reason,
      isAboutUs: true,
    });
  });

  it.each([
    [550, '5.1.1 <spam@firma.example.dk>: Recipient address rejected: User unknown'],
    [550, 'host mx.antispam.example said: no such user'],
    [556, '5.1.10 Recipient address has null MX'],
  ])('takes no name for a reason: %d %s', async (code, says) => {
    mailbox.answers('anna@example.dk', { to: 'recipient', code, says });
    expect(await mailer.send(aMail('anna@example.dk'))).toMatchObject({ taken: false, permanent: true });
  });

  it('asks machines not to answer, and no server to keep quiet that a mail did not arrive', async () => {
    await mailer.send(aMail('frida@example.dk'));
    expect(mailbox.taken.at(-1)?.headers.get('x-auto-response-suppress')).toBe('OOF, AutoReply');
  });

  it('stamps a digest’s mail in its Message-ID, in a field of its own and, if there is one, in its return path', async () => {
    const digest = 'digest-bo-byg-2026-12-03';
    const vault = createVault(Buffer.alloc(32, 5));
    const messageId = digestMessageId(vault, digest, SENDER.mailFrom);
    const stamp = /\.(\w{26})@/.exec(messageId)?.[1] ?? 'none';
    await mailer.send({ ...aMail('gerda@example.dk'), messageId });
    expect(mailbox.taken.at(-1)?.headers.get('x-fodfaeste-digest')).toBe(stamp);
    expect(mailbox.returnPaths.at(-1)).toBe(SENDER.mailFrom);
    const returnPath = 'retur@fodfaeste.example.dk';
    const returning = createMailer({ smtpUrl: mailbox.url, smtpTls: 'none', ...SENDER, returnPath });
    await returning.send({ ...aMail('gerda@example.dk'), messageId });
    expect(mailbox.returnPaths.at(-1)).toBe(`retur+${stamp}@fodfaeste.example.dk`);
    expect(mailbox.taken.at(-1)?.from?.value[0]?.address).toBe(SENDER.mailFrom);
    await returning.send(aMail('gerda@example.dk'));
    expect(mailbox.returnPaths.at(-1)).toBe(returnPath);
    returning.close();
    // Another key makes another stamp of the same digest: nobody can guess it from the digest’s name.
    expect(digestMessageId(createVault(Buffer.alloc(32, 6)), digest, SENDER.mailFrom)).not.toContain(stamp);
  });

  it('takes a line that drops after the content for passing: nobody knows whether it was taken', async () => {
    mailbox.answers('carl@example.dk', 'drop-after-data');
    expect(await mailer.send(aMail('carl@example.dk'))).toMatchObject({ taken: false, permanent: false });
  });

  it('takes a server that is away for passing', async () => {
    const away = createMailer({ smtpUrl: 'smtp://127.0.0.1:1', smtpTls: 'none', ...SENDER });
    expect(await away.send(aMail('bo@example.dk'))).toMatchObject({ taken: false, permanent: false });
    away.close();
  });

  it('takes an address that is none for permanent, and repeats it nowhere', async () => {
    const handover = await mailer.send(aMail('not an address'));
    expect(handover).toMatchObject({ taken: false, permanent: true });
    expect(JSON.stringify(handover)).not.toContain('address');
  });
});

/** A mail server that knows no TLS and would take anything. Returns all that is said to it, line by line. */
async function aServerWithoutTls() {
  const heard: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 plain.example.dk\r\n');
    createInterface(socket).on('line', (line) => {
      heard.push(line);
      if (line.startsWith('EHLO')) socket.write('250-plain.example.dk\r\n250 AUTH PLAIN LOGIN\r\n');
      else if (line.startsWith('STARTTLS')) socket.write('502 unknown\r\n');
      else if (line === 'DATA') socket.write('354 go on\r\n');
      else if (/^(AUTH|MAIL|RCPT|QUIT|\.$)/.test(line)) socket.write('250 yes\r\n');
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return { url: `smtp://user:hunter2@127.0.0.1:${port}`, heard, close: () => server.close() };
}

describe('an address at a domain with Danish letters', () => {
  it('is written as servers have it, in the envelope and in the head', async () => {
    const server = await aServerWithoutTls();
    const plain = createMailer({ smtpUrl: server.url, smtpTls: 'none', ...SENDER });
    expect(await plain.send(aMail('hr&loen@hændværker.dk'))).toEqual({ taken: true });
    plain.close();
    server.close();
    expect(server.heard).toContain('RCPT TO:<hr&loen@xn--hndvrker-j0ad.dk>');
    expect(server.heard).toContain('To: hr&loen@xn--hndvrker-j0ad.dk');
    expect(server.heard.join('\n')).not.toContain('SMTPUTF8');
  });
});

describe('the mail door, where TLS is required', () => {
  it('hands nothing to a server that offers none, not even a name or a password, and calls it passing', async () => {
    const server = await aServerWithoutTls();
    const guarded = createMailer({ smtpUrl: server.url, smtpTls: 'require', ...SENDER });
    expect(await guarded.send(aMail('bo@example.dk'))).toEqual({
      taken: false,
      permanent: false,
      reason: 'no-tls',
    });
    guarded.close();
    server.close();
    expect(server.heard.map((line) => line.split(' ')[0])).toEqual(['EHLO', 'STARTTLS']);
    expect(server.heard.join('\n')).not.toMatch(/example\.dk|hunter2/);
  });

  it('hands a mail to such a server only where the operator has said so', async () => {
    for (const smtpTls of ['opportunistic', 'none'] as const) {
      const server = createMailer({ smtpUrl: mailbox.url, smtpTls, ...SENDER });
      expect(await server.send(aMail('bo@example.dk'))).toEqual({ taken: true });
      server.close();
    }
  });

  it.each(['require', 'opportunistic'] as const)(
    'hands nothing to a server whose certificate does not hold: %s',
    async (smtpTls) => {
      const impostor = await startMailbox({ tls: 'certificate-of-nobody' });
      const guarded = createMailer({ smtpUrl: impostor.url, smtpTls, ...SENDER });
      expect(await guarded.send(aMail('bo@example.dk'))).toMatchObject({ taken: false, permanent: false });
      guarded.close();
      expect(impostor.arrived).toEqual([]);
      await impostor.close();
    },
  );
});
