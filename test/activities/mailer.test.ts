import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createMailer } from '../../activities/mailer.ts';
import type { Mail, Mailer } from '../../activities/mailer.ts';
import { startMailbox } from '../support/a-mailbox.ts';
import type { Mailbox } from '../support/a-mailbox.ts';

let mailbox: Mailbox;
let mailer: Mailer;

beforeAll(async () => {
  mailbox = await startMailbox();
  mailer = createMailer({
    smtpUrl: mailbox.url,
    mailFrom: 'post@fodfaeste.example.dk',
    secretariatMail: 'sekretariat@fodfaeste.example.dk',
  });
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

  it.each([
    ['an address the server does not know', { to: 'recipient', code: 550 }, true],
    ['a mailbox that is full for now', { to: 'recipient', code: 452 }, false],
    ['a server that asks us to come again', { to: 'recipient', code: 450 }, false],
    ['content the server will never take', { to: 'content', code: 554 }, true],
    ['content the server cannot take now', { to: 'content', code: 451 }, false],
  ] as const)('tells %s apart: permanent or passing', async (_, answer, permanent) => {
    mailbox.answers('anna@example.dk', answer);
    expect(await mailer.send(aMail('anna@example.dk'))).toEqual({
      taken: false,
      permanent,
      reason: `SMTP ${answer.code}`,
    });
  });

  it('takes a line that drops after the content for passing: nobody knows whether it was taken', async () => {
    mailbox.answers('carl@example.dk', 'drop-after-data');
    expect(await mailer.send(aMail('carl@example.dk'))).toMatchObject({ taken: false, permanent: false });
  });

  it('takes a server that is away for passing', async () => {
    const away = createMailer({
      smtpUrl: 'smtp://127.0.0.1:1',
      mailFrom: 'a@example.dk',
      secretariatMail: 'a@example.dk',
    });
    expect(await away.send(aMail('bo@example.dk'))).toMatchObject({ taken: false, permanent: false });
    away.close();
  });

  it('takes an address that is none for permanent, and repeats it nowhere', async () => {
    const handover = await mailer.send(aMail('not an address'));
    expect(handover).toMatchObject({ taken: false, permanent: true });
    expect(JSON.stringify(handover)).not.toContain('address');
  });
});
