import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { handleIncomingMails } from '../../../activities/incoming-mail/handle-incoming-mails.ts';
import { changeContact, readContact } from '../../../db/partners/contacts.ts';
import { all, inTransaction, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { lockDigest } from '../../../db/post/digests.ts';
import { keepIncomingMail } from '../../../db/post/incoming-mails.ts';
import { listReplies } from '../../../db/post/replies.ts';
import { listUndecidedMails } from '../../../db/post/undecided-mails.ts';
import { listAlarms } from '../../../db/running/alarms.ts';
import { addDays, instantAt } from '../../../domain/vocabulary/calendar.ts';
import type { Instant } from '../../../domain/vocabulary/calendar.ts';
import { aDatabaseWithParties, aVault, standAt } from '../../support/journeys/a-recorded-journey.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import { asSent, MAIL_FROM } from '../../support/post/an-incoming-mail.ts';
import { NOT_DEAD, ODD_REPORTS, reportWith } from '../../../bench/reports-of-servers.ts';
import type { AboutDigest } from '../../../bench/reports-of-servers.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { aProvenContact } from '../../support/partners/proven.ts';

const COUNSELLOR = 'k-counsellor';

let database: TestDatabase;
let db: Db;
let handle: () => Promise<number>;
/** Each digest goes a month after the one before: what comes back softly is no habit. */
let months = 0;

beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
  await standAt(db, '2026-03-20', '08:00');
  handle = handleIncomingMails({ db, vault: aVault, mailFrom: MAIL_FROM });
});
afterAll(() => database.close());

async function aDigest(contact = COUNSELLOR) {
  months += 1;
  const at = instantAt(addDays('2026-03-20', months * 30), '07:30');
  const { id, all: token } = await aSentDigest(db, contact, { at, asks: [] });
  const digest = await inTransaction(db, (tx) => lockDigest(tx, id));
  const about: AboutDigest = {
    messageId: digest?.messageId ?? '',
    address: `${contact}@example.dk`,
    mailFrom: MAIL_FROM,
  };
  return { id, at, token, about };
}

interface Handled {
  readonly outcome: string;
  readonly digest: string | null;
  readonly contact: string | null;
  readonly reason: string | null;
  readonly isKept: boolean;
}

/** Has a mail handled that comes in at an instant, and returns what was noted of it. */
async function handled(mail: string, receivedAt: Instant): Promise<Handled | undefined> {
  await keepIncomingMail(db, aVault, { bytes: asSent(mail), receivedAt });
  await handle();
  return one<Handled & { [column: string]: unknown }>(
    db,
    `select outcome, digest_id as digest, contact_id as contact, reason, sealed is not null as "isKept"
     from incoming_mails order by handled_at desc, received_at desc limit 1`,
  );
}

/** By what a digest can be known. */
interface Known {
  readonly stamp: string;
  readonly token: string;
}

const mark = async (contact = COUNSELLOR) => (await readContact(db, contact))?.mailRefusedReason ?? null;
const putRight = (contact = COUNSELLOR) => changeContact(db, contact, { email: `${contact}@example.dk` });

describe('a report of a digest', () => {
  it.each(Object.entries(ODD_REPORTS))('%s counts for that digest', async (_, report) => {
    const { id, at, about } = await aDigest();
    const found = await handled(report(about), at);
    expect(found).toMatchObject({ digest: id, contact: COUNSELLOR });
    expect(['bounced', 'bounced-softly']).toContain(found?.outcome);
    await putRight();
  });

  it('counts softly where mail was passed on to another address that is dead', async () => {
    const { at, about } = await aDigest();
    const report = ODD_REPORTS['of an address that mail was passed on to'];
    expect(await handled(report?.(about) ?? '', at)).toMatchObject({ outcome: 'bounced-softly' });
    expect(await mark()).toBeNull();
  });

  it.each(Object.entries(NOT_DEAD))('makes no address dead by %s', async (_, [status, diagnosis]) => {
    const { id, at, about } = await aDigest();
    const fields = `Final-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: ${status}`;
    const report = reportWith(about, `${fields}\nDiagnostic-Code: smtp; ${diagnosis}`);
    expect(await handled(report, at)).toMatchObject({ outcome: 'bounced-softly', digest: id });
    expect(await mark()).toBeNull();
  });

  it.each([
    ['delivered', '2.0.0', 'delivered'],
    ['delayed', '4.4.1', 'delayed'],
  ])('that says %s is noted with it, and nothing follows', async (action, status, outcome) => {
    const { id, at, about } = await aDigest();
    const fields = `Final-Recipient: rfc822; ${about.address}\nAction: ${action}\nStatus: ${status}`;
    expect(await handled(reportWith(about, fields), at)).toMatchObject({ outcome, digest: id });
    expect(await mark()).toBeNull();
  });

  it.each([
    ['its field', ({ stamp }: Known) => `X-Fodfaeste-Digest: ${stamp}`],
    ['a link of it', ({ token }: Known) => `X-Quoted: https://fodfaeste.example.dk/spoergsmaal/${token}`],
  ])('counts by %s where a relay has replaced the Message-ID', async (_, field) => {
    const { id, at, token, about } = await aDigest();
    const stamp = /\.(\w{26})@/.exec(about.messageId)?.[1] ?? '';
    const report = reportWith(
      { ...about, messageId: `<0102019abc-${months}@relay.example>` },
      `Final-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: 5.1.1`,
    ).replace('Message-ID: <0102', `${field({ stamp, token })}\nMessage-ID: <0102`);
    expect(await handled(report, at)).toMatchObject({ outcome: 'bounced', digest: id });
    await putRight();
  });
});

describe('a report that a stranger makes up', () => {
  it.each([
    ['a digest’s name', (id: string) => `<${id}@fodfaeste.example.dk>`],
    ['a digest’s name and a stamp', (id: string) => `<${id}.${'0'.repeat(26)}@fodfaeste.example.dk>`],
    ['a name that no digest has', () => '<digest-k-counsellor-2031-01-01@fodfaeste.example.dk>'],
    ['nothing but the address', () => '<something@else.example>'],
  ])('from %s counts for nothing, and is there to be seen', async (_, messageId) => {
    const { id, at, about } = await aDigest();
    const report = reportWith(
      { ...about, messageId: messageId(id) },
      `Final-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: 5.1.1`,
    );
    const found = await handled(report, at);
    expect(found).toMatchObject({ outcome: 'undecided', digest: null, contact: COUNSELLOR, isKept: true });
    expect(await mark()).toBeNull();
    const { items } = await listUndecidedMails(db, { limit: 100, offset: 0 });
    expect(items.at(-1)).toMatchObject({ reason: found?.reason, reportedBy: 'mx.example', settledAt: null });
  });

  it('counts where it is of a digest from before there were stamps, if it names the address too', async () => {
    const { id, at, about } = await aDigest();
    const messageId = `<${id}@fodfaeste.example.dk>`;
    await db.query('update digests set message_id = $2 where id = $1', [id, messageId]);
    const fields = 'Final-Recipient: rfc822; minister@stat.example\nAction: failed\nStatus: 5.1.1';
    const elsewhere = reportWith({ ...about, messageId, address: 'minister@stat.example' }, fields);
    expect(await handled(elsewhere, at)).toMatchObject({ outcome: 'undecided', reason: 'not-proven' });
    const here = reportWith({ ...about, messageId }, fields.replace('minister@stat.example', about.address));
    expect(await handled(here, at)).toMatchObject({ outcome: 'bounced', digest: id });
    await putRight();
  });
});

describe('what is written by somebody we wrote to', () => {
  const aLetter = (from: string, body: string, fields = '') =>
    `From: Vera <${from}>\nTo: ${MAIL_FROM}\nSubject: Re: paamindelse\nMessage-ID: <rewritten-${months}@firma.example>\nIn-Reply-To: <0102019abc-0000@relay.example>\n${fields}\n${body}\n`;
  const latestReply = async () => (await listReplies(db, aVault, { limit: 100, offset: 0 })).items.at(-1);

  it('is tied to the latest mail to them where a relay has replaced its Message-ID', async () => {
    const { id, at } = await aDigest();
    const found = await handled(aLetter('K-Counsellor@example.dk', 'Ja, hun er begyndt.'), at);
    expect(found).toMatchObject({ outcome: 'reply', digest: id, contact: COUNSELLOR });
    expect(await latestReply()).toMatchObject({ digest: id, contact: COUNSELLOR, journey: null });
  });

  it('is tied to the mail whose link it quotes, whoever writes', async () => {
    const { id, token } = await aDigest();
    const { at } = await aDigest();
    const body = `Ja.\n\n> Svar her: https://fodfaeste.example.dk/svar/${token}`;
    expect(await handled(aLetter('en@anden.example', body), at)).toMatchObject({ digest: id });
  });

  it('is never without a trace where a machine writes it: noted with that mail, or kept as words', async () => {
    const { id, at } = await aDigest();
    const note = aLetter('k-counsellor@example.dk', 'Jeg er på ferie.', 'Auto-Submitted: auto-replied\n');
    expect(await handled(note, at)).toMatchObject({ outcome: 'automatic', digest: id, contact: COUNSELLOR });
    const stranger = aLetter(
      'en@anden.example',
      'Vi har modtaget din mail.',
      'Auto-Submitted: auto-replied\n',
    );
    expect(await handled(stranger, at)).toMatchObject({ outcome: 'automatic', digest: null });
    expect((await latestReply())?.said?.text).toBe('Vi har modtaget din mail.');
  });

  it('is met by somebody where it may say that its writer has left, though nobody can read it so', async () => {
    const { at } = await aDigest();
    const note = aLetter('k-counsellor@example.dk', 'Er her ikke mere.', 'Auto-Submitted: auto-replied\n');
    expect(await handled(note, at)).toMatchObject({ outcome: 'automatic', contact: COUNSELLOR });
    expect(await latestReply()).toMatchObject({ saysMore: true, said: { text: 'Er her ikke mere.' } });
  });
});

describe('a day on which a blocklist refuses us', () => {
  const MANY = 500;
  const contacts = Array.from({ length: MANY }, (_, index) => `k-many-${index}`);
  const DAY = '2040-03-20';

  it('is handled in one pass, is one alarm, and makes no address dead', async () => {
    const rest = { phone: null, language: 'da', roles: [], active: true, position: 9 } as const;
    for (const id of contacts) {
      await aProvenContact(db, {
        id,
        organisation: 'nordsjaellands-sprogcenter',
        name: id,
        email: `${id}@example.dk`,
        ...rest,
      });
    }
    const refused = async (contact: string, day: string) => {
      const at = instantAt(day, '07:30');
      const { id } = await aSentDigest(db, contact, { at, asks: [] });
      const digest = await inTransaction(db, (tx) => lockDigest(tx, id));
      const about = {
        messageId: digest?.messageId ?? '',
        address: `${contact}@example.dk`,
        mailFrom: MAIL_FROM,
      };
      const fields = `Final-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: 5.1.1`;
      const report = reportWith(about, `${fields}\nDiagnostic-Code: smtp; 550 5.7.1 listed by a blocklist`);
      await keepIncomingMail(db, aVault, { bytes: asSent(report), receivedAt: at });
    };
    // Three days running for some: a third time within a fortnight would else be as good as dead.
    for (const day of [DAY, addDays(DAY, 1)]) {
      await standAt(db, day, '08:00');
      for (const contact of contacts.slice(0, 10)) await refused(contact, day);
      await handle();
    }
    const last = addDays(DAY, 2);
    await standAt(db, last, '08:00');
    for (const contact of contacts) await refused(contact, last);
    expect(await handle()).toBe(MANY);
    expect(await all(db, 'select id from incoming_mails where handled_at is null')).toEqual([]);
    const dead = await all(
      db,
      `select id from contacts where id like 'k-many-%' and mail_refused_at is not null`,
    );
    expect(dead).toEqual([]);
    const { items } = await listAlarms(db, { closed: true, limit: 100, offset: 0 });
    const raised = items.filter(({ kind }) => kind === 'sending-refused' || kind === 'mail-returned');
    expect(raised.filter(({ about }) => about === null || about.startsWith('k-many-'))).toMatchObject([
      { kind: 'sending-refused', about: null, closedAt: null },
    ]);
    expect(raised.find(({ about }) => about === null)?.detail).toMatch(
      /\b10 contacts or more .*5\.7\.1.*mx\.example/,
    );
  }, 120_000);

  it('is no excuse for one company whose server refuses us day after day', async () => {
    const contact = 'k-many-7';
    for (const days of [40, 41, 42]) {
      const day = addDays(DAY, days);
      const at = instantAt(day, '07:30');
      await standAt(db, day, '08:00');
      const { id } = await aSentDigest(db, contact, { at, asks: [] });
      const digest = await inTransaction(db, (tx) => lockDigest(tx, id));
      const about = {
        messageId: digest?.messageId ?? '',
        address: `${contact}@example.dk`,
        mailFrom: MAIL_FROM,
      };
      const fields = `Final-Recipient: rfc822; ${about.address}\nAction: failed\nStatus: 5.7.1`;
      await handled(reportWith(about, fields), at);
      expect(await mark(contact)).toBe(days === 42 ? '5.7.1' : null);
    }
  });
});
