import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { digestMessageId } from '../../activities/doors/digest-message-id.ts';
import { NOT_DEAD, ODD_REPORTS, reportWith } from '../../bench/reports-of-servers.ts';
import { readContact } from '../../db/partners/contacts.ts';
import { one } from '../../db/pool.ts';
import { addDays, instantAt } from '../../domain/vocabulary/calendar.ts';
import { aSentDigest } from '../support/post/a-sent-digest.ts';
import { asSent } from '../support/post/an-incoming-mail.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';

const MAIL_FROM = 'sekretariat@fodfaeste.example.dk';
const CONTACT = 'k-counsellor';

let service: TestService;
let digests = 0;
beforeAll(async () => {
  service = await aService();
}, 120_000);
afterAll(() => service.close());

async function aDigest() {
  digests += 1;
  const at = instantAt(addDays(FIRST_DAY, -digests), '07:30');
  const { id, all } = await aSentDigest(service.db, CONTACT, {
    at,
    asks: [],
    vault: service.vault,
    mailFrom: MAIL_FROM,
  });
  const messageId = digestMessageId(service.vault, id, MAIL_FROM);
  return { id, token: all, about: { messageId, address: `${CONTACT}@example.dk`, mailFrom: MAIL_FROM } };
}

/** Hands a mail over by the real door, and has the sweep handle it. */
async function handled(mail: string): Promise<{ outcome: unknown; digest: string | null }> {
  const request = {
    as: 'operator',
    body: asSent(mail),
    headers: { 'content-type': 'message/rfc822' },
  } as const;
  expect((await service.request('POST', '/api/post/incoming', request)).status).toBe(202);
  await service.sweep();
  const { body } = await service.request('POST', '/api/post/incoming', request);
  const row = await one<{ digest: string | null }>(
    service.db,
    'select digest_id as digest from incoming_mails order by handled_at desc limit 1',
  );
  return { outcome: body['outcome'], digest: row?.digest ?? null };
}

const mark = async () => (await readContact(service.db, CONTACT))?.mailRefusedReason ?? null;
const putRight = () =>
  service.request('PATCH', `/api/contacts/${CONTACT}`, { body: { email: `${CONTACT}@example.dk` } });

describe('a mail that came back, by the real door', () => {
  it.each([
    'of an address that mail was passed on to',
    'with its status in a multipart/mixed',
    'that has lost its status on the way',
    'in text alone',
    'with X-Failed-Recipients, in text alone',
  ])('%s counts for its digest', async (name) => {
    const { id, about } = await aDigest();
    const found = await handled(ODD_REPORTS[name]?.(about) ?? '');
    expect(found.digest).toBe(id);
    expect(found.outcome).toMatch(/^bounced/);
    await putRight();
  });

  it.each(['a blocklist beside 5.1.1', 'a full mailbox as 5.2.0'])(
    'is no dead address by %s',
    async (name) => {
      const { id, about } = await aDigest();
      await service.db.query("delete from incoming_mails where outcome = 'bounced-softly'");
      const [status, diagnosis] = NOT_DEAD[name] ?? [];
      const fields = `Final-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: ${status}`;
      const report = reportWith(about, `${fields}\nDiagnostic-Code: smtp; ${diagnosis}`);
      expect(await handled(report)).toEqual({ outcome: 'bounced-softly', digest: id });
      expect(await mark()).toBeNull();
    },
  );

  it('is known by its return path where nothing else of it comes back', async () => {
    const { id, about } = await aDigest();
    const stamp = /\.(\w{26})@/.exec(about.messageId)?.[1] ?? '';
    const report = `Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nTo: retur+${stamp}@fodfaeste.example.dk\nSubject: failure\n\n${about.address}: 550 5.1.1 unknown\n`;
    expect(await handled(report)).toEqual({ outcome: 'bounced', digest: id });
    expect(await mark()).toBe('5.1.1');
    await putRight();
  });

  it('is answered by somebody whose relay has replaced its Message-ID, and is tied to it', async () => {
    const { id, token, about } = await aDigest();
    const reply = `From: Kontor <${about.address}>\nTo: ${MAIL_FROM}\nSubject: Re: paamindelse\nMessage-ID: <r@firma.example>\nIn-Reply-To: <0102019abc-0000@relay.example>\n\nJa, hun er begyndt.\n\n> https://fodfaeste.example.dk/svar/${token}\n`;
    expect(await handled(reply)).toEqual({ outcome: 'reply', digest: id });
  });
});
