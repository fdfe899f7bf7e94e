import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { temporal } from '@temporalio/proto';
import type { z } from 'zod';
import { digestMessageId } from '../../activities/doors/digest-message-id.ts';
import { handleIncomingMails } from '../../activities/incoming-mail/handle-incoming-mails.ts';
import { replySchema, undecidedMailSchema } from '../../api/post/mail-responses.ts';
import { readContact } from '../../db/partners/contacts.ts';
import { destroyPersonKey } from '../../db/persons/persons.ts';
import type { Vault } from '../../db/persons/vault.ts';
import { all, one } from '../../db/pool.ts';
import { listAlarms } from '../../db/running/alarms.ts';
import { undecidedMails } from '../../db/worklist/undecided-mails.ts';
import { dateOf, instantAt } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { TASK_QUEUE, WORKFLOW_TYPES } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { asSent, postfixReport } from '../support/post/an-incoming-mail.ts';
import { told } from '../support/stack/a-problem.ts';
import { aService, FIRST_DAY, MAIL_SERVER } from '../support/stack/a-service.ts';
import type { TestResponse, TestService } from '../support/stack/a-service.ts';
import { placesInTheClear } from '../support/stack/places-in-the-clear.ts';
import type { Asker } from '../support/stack/test-parties.ts';
import { aStory } from '../support/stories/a-story.ts';
import { aProvenContact, haveAnswered } from '../support/partners/proven.ts';

const COUNSELLOR = 'k-counsellor@example.dk';
const PUT_RIGHT = 'vejleder.ny@example.dk';
const STRANGER = 'en.kollega@fremmed.example.dk';
const PATIENCE_MS = 60_000;
/** What people write: only the secretariat may read any of it. */
const WORDS = 'Grammofonen spiller kun om tirsdagen';
const OTHER_WORDS = 'Paraplyen blev glemt i Farum';

const digestOf = (date: CalendarDate, contact = 'k-counsellor') => `digest-${contact}-${date}`;
/** Set when the service is there: its marks are made with its own key. */
let vault: Vault;
const messageIdOf = (digest: string) => digestMessageId(vault, digest, 'sekretariat@fodfaeste.example.dk');

/** What a mail server writes about a digest to an address. */
const aReport = (
  digest: string,
  status: string,
  about: { recipient?: string; nr?: number; action?: 'failed' | 'delayed' } = {},
) =>
  asSent(
    postfixReport({
      action: about.action ?? 'failed',
      status,
      recipient: about.recipient ?? COUNSELLOR,
      diagnostic: `550 ${status} no ${about.nr ?? ''}`,
      returned: `Message-ID: ${messageIdOf(digest)}\nSubject: =?UTF-8?Q?Fodf=C3=A6ste?=\n`,
    }),
  );

/** A report as anybody can write it who has guessed the digest's name, and not seen its mail. */
const aForgedReport = (digest: string, recipient: string) =>
  asSent(
    postfixReport({
      action: 'failed',
      status: '5.1.1',
      recipient,
      returned: `Message-ID: <${digest}@fodfaeste.example.dk>\nTo: ${recipient}\n`,
    }),
  );

/** What a mail says of its sender, and what is to be thought of it. */
const UNPROVEN = [
  ['unchecked', []],
  ['unchecked', ['Authentication-Results: mx.example.dk; dmarc=pass header.from=example.dk']],
  ['unproven', [`Authentication-Results: ${MAIL_SERVER}; spf=softfail smtp.mailfrom=example.dk; dmarc=none`]],
  ['refuted', [`Authentication-Results: ${MAIL_SERVER}; dmarc=fail header.from=example.dk`]],
] as const;

const aReply = (given: {
  readonly from?: string;
  readonly to?: string;
  readonly text: string;
  readonly headers?: readonly string[];
}) =>
  asSent(
    [
      `From: Vera Vejleder <${given.from ?? COUNSELLOR}>`,
      'To: sekretariat@fodfaeste.example.dk',
      'Subject: Re: en hemmelig sag',
      `Message-ID: <${given.text.length}-${given.from ?? ''}@example.dk>`,
      ...(given.to === undefined ? [] : [`In-Reply-To: ${messageIdOf(given.to)}`]),
      ...(given.headers ?? []),
      'Content-Type: text/plain; charset=utf-8',
      '',
      given.text,
      '',
    ].join('\n'),
  );

const withFiles = (text: string, digest: string) =>
  asSent(
    [
      `From: Vera Vejleder <${COUNSELLOR}>`,
      'Subject: Re: filer',
      `In-Reply-To: ${messageIdOf(digest)}`,
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="skel"',
      '',
      '--skel',
      'Content-Type: text/plain; charset=utf-8',
      '',
      text,
      ...[
        ['application/pdf', 'Aftale (1).pdf', 'JVBERi0xLjQ='],
        ['application/x-msdownload', 'aftale.pdf.exe', 'TVqQAAMAAAA='],
        ['text/html', 'side.html', 'PHNjcmlwdD4='],
        ['image/png', 'stor.png', 'QUFB'.repeat(3_600_000).replaceAll(/(.{76})/g, '$1\n')],
      ].flatMap(([type, name, content]) => [
        '--skel',
        `Content-Type: ${type}; name="${name}"`,
        `Content-Disposition: attachment; filename="${name}"`,
        'Content-Transfer-Encoding: base64',
        '',
        content,
      ]),
      '--skel--',
      '',
    ].join('\n'),
  );

/** A spring in which mails come in: one story. */
describe('mail that comes in, with the whole service', () => {
  const step = aStory();
  let service: TestService;
  let amina: string;
  let bashir: string;

  beforeAll(async () => {
    service = await aService();
    ({ vault } = service);
    const rest = { phone: null, language: 'da', roles: [], active: true, position: 2 } as const;
    const organisation = 'nordsjaellands-sprogcenter';
    await aProvenContact(service.db, {
      id: 'k-second',
      organisation,
      name: 'Den Anden',
      email: 'second@example.dk',
      ...rest,
    });
    amina = await service.refer({ municipalityReference: 'HIL-A' });
    await clockTo('2026-03-03', '10:00');
    bashir = await service.refer({ municipalityReference: 'HIL-B' });
    // Their caseworker has rung them at once: so in between, nobody at the municipality is reminded of it.
    for (const id of [amina, bashir]) {
      await service.does(id, 'RecordTalk', { talk: 'first-contact', heldOn: '2026-03-03' });
    }
    await clockTo('2026-03-20', '08:00');
  }, PATIENCE_MS);
  afterAll(() => service.close());

  async function clockTo(date: CalendarDate, time: string): Promise<void> {
    await service.engine.workflow.execute(WORKFLOW_TYPES.clockMove, {
      taskQueue: TASK_QUEUE,
      workflowId: `clock-${date}-${time.replace(':', '')}`,
      args: [{ to: instantAt(date, time) }],
    });
  }

  const handOver = (
    body: Uint8Array | string,
    { as = 'operator', type = 'message/rfc822' }: { as?: Asker | 'nobody'; type?: string } = {},
  ): Promise<TestResponse> =>
    service.request('POST', '/api/post/incoming', { as, body, headers: { 'content-type': type } });

  /** Delivers a mail, has it handled, and returns what it was found to be. */
  async function outcomeOf(mail: Buffer): Promise<unknown> {
    const first = await handOver(mail);
    expect([first.status, first.body]).toEqual([202, { outcome: 'waiting' }]);
    await service.sweep();
    const again = await handOver(mail);
    expect(again.status).toBe(200);
    return again.body['outcome'];
  }

  async function fatesOn(day: CalendarDate, kind = 'screening-result') {
    const events = [...(await service.timeline(amina)), ...(await service.timeline(bashir))];
    return events.flatMap(({ payload, at, notices }) =>
      payload['kind'] === kind && dateOf(at) === day
        ? notices.map(({ to, state, reason, bouncedAt }) => [
            to,
            state,
            reason,
            bouncedAt && dateOf(bouncedAt),
          ])
        : [],
    );
  }

  const openAlarmsOf = async (kind: string) =>
    (await listAlarms(service.db, { limit: 200, offset: 0 })).items.filter((alarm) => alarm.kind === kind);

  const mark = async () => (await readContact(service.db, 'k-counsellor'))?.mailRefusedReason ?? null;

  async function replies(): Promise<z.output<typeof replySchema>[]> {
    const { status, body } = await service.request('GET', '/api/post/replies');
    expect(status).toBe(200);
    return replySchema.array().parse(body['items']);
  }

  async function close(id: string): Promise<void> {
    expect((await service.request('POST', `/api/post/replies/${id}/close`)).status).toBe(200);
  }

  describe('the door', () => {
    step('takes no mail from those who are not to hand any over', async () => {
      const mail = aReply({ text: 'Hej' });
      expect((await handOver(mail, { as: 'nobody' })).status).toBe(401);
      for (const as of ['caseworker', 'counsellor', 'steeringGroup'] as const) {
        expect(await told(service, await handOver(mail, { as }))).toMatchObject({
          status: 403,
          code: 'not-yours',
        });
      }
    });

    step('takes no JSON, nothing empty, and nothing over 25 MB', async () => {
      const json = await handOver('{}', { type: 'application/json' });
      expect(await told(service, json)).toMatchObject({ status: 415, code: 'wrong-media-type' });
      expect(await told(service, await handOver(''))).toMatchObject({ status: 422, code: 'invalid' });
      const large = await handOver(new Uint8Array(26 * 1024 * 1024).fill(65));
      expect(await told(service, large)).toMatchObject({ status: 413, code: 'body-too-large' });
      expect(await all(service.db, 'select id from incoming_mails')).toEqual([]);
    });

    step('takes bytes that a script does not name', async () => {
      const mail = aReply({ text: 'Jeg er syg', headers: ['Auto-Submitted: auto-replied'] });
      expect((await handOver(mail, { type: 'application/octet-stream' })).status).toBe(202);
      expect((await handOver(mail)).status).toBe(200);
    });
  });

  step('keeps what cannot be read, and an operator is told, once for all of it', async () => {
    expect(await outcomeOf(Buffer.from([0, 255, 17, 10, 0, 3]))).toBe('unreadable');
    expect(await outcomeOf(Buffer.from(`${WORDS}, uden et eneste felt`))).toBe('unreadable');
    expect(await openAlarmsOf('mail-unreadable')).toHaveLength(1);
  });

  step(
    'changes nothing by a report of another mail, another address, or one that was never sent',
    async () => {
      const sent = digestOf('2026-03-20');
      expect(await outcomeOf(aForgedReport(sent, STRANGER))).toBe('undecided');
      expect(await outcomeOf(aForgedReport(sent, COUNSELLOR))).toBe('undecided');
      expect(await outcomeOf(aReport(digestOf('2026-03-19'), '5.1.1'))).toBe('undecided');
      const another = digestOf('2026-03-20', 'k-second');
      expect(await outcomeOf(aReport(another, '5.1.1'))).toBe('undecided');
      expect(await mark()).toBeNull();
      expect(await fatesOn('2026-03-20')).toEqual([['k-counsellor', 'sent', null, null]]);
      expect(await openAlarmsOf('mail-returned')).toEqual([]);
    },
  );

  step(
    'lists what it could not decide, for operators without a word of it, and counts it for the coordinator',
    async () => {
      const { status, body } = await service.request('GET', '/api/post/undecided', { as: 'operator' });
      expect(status).toBe(200);
      const items = undecidedMailSchema.array().parse(body['items']);
      expect(items.map(({ reason, contact, reportedBy }) => [reason, contact, reportedBy])).toEqual([
        ['not-a-mail', null, null],
        ['not-a-mail', null, null],
        ['not-proven', null, 'mail.example.dk'],
        ['not-proven', 'k-counsellor', 'mail.example.dk'],
        ['digest-unknown', 'k-counsellor', 'mail.example.dk'],
        ['digest-unknown', 'k-counsellor', 'mail.example.dk'],
      ]);
      const mail = `/api/post/undecided/${items[3]?.id}/mail`;
      expect((await service.request('GET', mail, { as: 'operator' })).status).toBe(403);
      const read = await service.request('GET', mail);
      expect([read.status, read.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
      expect(read.body['text']).toContain('Undelivered Mail Returned to Sender');
      for (const as of ['caseworker', 'counsellor', 'steeringGroup'] as const) {
        expect((await service.request('GET', '/api/post/undecided', { as })).status).toBe(403);
      }
      const [waiting] = await undecidedMails(service.db);
      expect(waiting).toMatchObject({ mails: 6 });
    },
  );

  step('changes nothing by an absence note', async () => {
    const note = aReply({
      text: 'Jeg er på ferie',
      to: digestOf('2026-03-20'),
      headers: ['Auto-Submitted: auto-replied'],
    });
    expect(await outcomeOf(note)).toBe('automatic');
    expect(await replies()).toEqual([]);
  });

  step(
    'keeps a reply about one person as a note, for the secretariat alone, who can use it in a command',
    async () => {
      const text = `${WORDS}.\n\n> Har hun været til samtale?\n`;
      const headers = [`Authentication-Results: ${MAIL_SERVER}; dmarc=pass header.from=example.dk`];
      expect(await outcomeOf(aReply({ text, to: digestOf('2026-03-20'), headers }))).toBe('reply');
      for (const as of ['operator', 'counsellor', 'caseworker'] as const) {
        expect((await service.request('GET', '/api/post/replies', { as })).status).toBe(403);
      }
      const [reply] = await replies();
      expect(reply).toMatchObject({
        digest: digestOf('2026-03-20'),
        contact: 'k-counsellor',
        journey: amina,
        closedAt: null,
        said: {
          from: { name: 'Vera Vejleder', address: COUNSELLOR },
          sender: { proof: 'proven', checks: { dmarc: 'pass' } },
          subject: 'Re: en hemmelig sag',
          text: `${WORDS}.`,
          isCutShort: false,
          attachments: [],
        },
      });
      const answer = await service.give(amina, 'RecordTalk', {
        talk: 'money',
        heldOn: '2026-03-19',
        noteId: reply?.noteId,
        onBehalfOf: { party: 'language-centre', channel: 'mail' },
      });
      expect(answer.status).toBe(200);
      const held = (await service.timeline(amina)).findLast(({ noteId }) => noteId === reply?.noteId);
      expect(held?.note).toBe(`${WORDS}.`);
      const before = await all(service.db, 'select 1 from page_reads where journey_id = $1', [amina]);
      await replies();
      const after = await all(service.db, 'select 1 from page_reads where journey_id = $1', [amina]);
      expect(after.length).toBe(before.length + 1);
      await close(reply?.id ?? '');
      expect(await replies()).toEqual([]);
      const closed = await service.request('GET', '/api/post/replies?closed=true');
      expect(closed.body['items']).toMatchObject([{ id: reply?.id, closedBy: 'k-coordinator' }]);
    },
  );

  for (const [proof, headers] of UNPROVEN) {
    step(
      `makes no note of a reply that is ${proof} (${headers.length}) before somebody takes it as one`,
      async () => {
        const text = `${WORDS}, ${proof} ${headers.length}`;
        await outcomeOf(aReply({ text, to: digestOf('2026-03-20'), headers }));
        const notes = async () =>
          (
            await all(
              service.db,
              'select 1 from notes join journeys using (person_id) where journeys.id = $1',
              [amina],
            )
          ).length;
        const before = await notes();
        const [reply] = await replies();
        expect(reply).toMatchObject({
          journey: amina,
          noteId: null,
          takenAt: null,
          said: { text, sender: { proof } },
        });
        const take = (as: Asker) => service.request('POST', `/api/post/replies/${reply?.id}/take`, { as });
        for (const as of ['operator', 'counsellor', 'caseworker'] as const) {
          expect((await take(as)).status).toBe(403);
        }
        expect(await notes()).toBe(before);
        const taken = await take('coordinator');
        expect(taken.body).toMatchObject({ takenBy: 'k-coordinator', said: { text, sender: { proof } } });
        expect(taken.body['noteId']).not.toBeNull();
        expect((await take('coordinator')).body['noteId']).toBe(taken.body['noteId']);
        expect(await notes()).toBe(before + 1);
        await close(reply?.id ?? '');
      },
    );
  }

  step(
    'ties a reply to nobody that somebody else has written, or that answers none of our mails',
    async () => {
      const sent = digestOf('2026-03-20');
      expect(await outcomeOf(aReply({ from: STRANGER, text: OTHER_WORDS, to: sent }))).toBe('reply');
      const never = digestOf('2026-03-19');
      expect(await outcomeOf(aReply({ text: `${OTHER_WORDS} i går`, to: never }))).toBe('reply');
      const found = await replies();
      expect(found.map(({ digest, journey, noteId, said }) => [digest, journey, noteId, said?.text])).toEqual(
        [
          [sent, null, null, OTHER_WORDS],
          [sent, null, null, `${OTHER_WORDS} i går`],
        ],
      );
      for (const { id } of found) {
        const taken = await service.request('POST', `/api/post/replies/${id}/take`);
        expect([taken.status, taken.body['code']]).toEqual([409, 'reply-about-nobody']);
        await close(id);
      }
    },
  );

  step('keeps files up to 10 MB, and offers none under a type that could run', async () => {
    const mail = withFiles(WORDS, digestOf('2026-03-20'));
    expect(await outcomeOf(mail)).toBe('reply');
    const [reply] = await replies();
    expect(reply?.said?.attachments.map(({ name, kept }) => [name, kept])).toEqual([
      ['Aftale (1).pdf', true],
      ['aftale.pdf.exe', true],
      ['side.html', true],
      ['stor.png', false],
    ]);
    const file = async (number: number) => {
      const answer = await service.request('GET', `/api/post/replies/${reply?.id}/attachments/${number}`);
      const { headers, status } = answer;
      return [status, headers.get('content-type'), headers.get('content-disposition'), answer.body['text']];
    };
    expect(await file(1)).toEqual([
      200,
      'application/pdf',
      "attachment; filename*=UTF-8''Aftale%20%281%29.pdf",
      '%PDF-1.4',
    ]);
    expect((await file(2)).slice(0, 3)).toEqual([
      200,
      'application/octet-stream',
      "attachment; filename*=UTF-8''aftale.pdf.exe.bin",
    ]);
    expect(await file(3)).toEqual([
      200,
      'application/octet-stream',
      "attachment; filename*=UTF-8''side.html.bin",
      '<script>',
    ]);
    expect((await file(4))[0]).toBe(404);
    expect((await file(5))[0]).toBe(404);
    await close(reply?.id ?? '');
  });

  step('counts what comes back softly, one mail of ours once however often it is reported', async () => {
    expect(await outcomeOf(aReport(digestOf('2026-03-20'), '4.4.7'))).toBe('bounced-softly');
    expect(await outcomeOf(aReport(digestOf('2026-03-20'), '4.4.7', { nr: 2 }))).toBe('bounced-softly');
    expect(await outcomeOf(aReport(digestOf('2026-03-20'), '5.2.2', { nr: 3 }))).toBe('bounced-softly');
    await clockTo('2026-03-23', '08:00');
    expect(await outcomeOf(aReport(digestOf('2026-03-23'), '5.2.2'))).toBe('bounced-softly');
    expect(await mark()).toBeNull();
  });

  step('asks again the next morning what came back softly', async () => {
    expect(await fatesOn('2026-03-20')).toEqual([['k-counsellor', 'owed', null, null]]);
    expect(await fatesOn('2026-03-23')).toEqual([['k-counsellor', 'owed', null, null]]);
    await clockTo('2026-03-24', '08:00');
    expect(await fatesOn('2026-03-23')).toEqual([['k-counsellor', 'sent', null, null]]);
    const sent = service.mailbox.taken.map(({ messageId }) => messageId);
    expect(sent).toContain(messageIdOf(digestOf('2026-03-24')));
    const [notice] = [...(await service.timeline(amina)), ...(await service.timeline(bashir))]
      .filter(({ payload, at }) => payload['kind'] === 'screening-result' && dateOf(at) === '2026-03-23')
      .flatMap(({ notices }) => notices);
    expect(dateOf(notice?.cameBackAt ?? '')).toBe('2026-03-23');
  });

  step('asks nobody again whose mail server is still trying', async () => {
    const delayed = aReport(digestOf('2026-03-24'), '4.4.1', { action: 'delayed', nr: 4 });
    expect(await outcomeOf(delayed)).toBe('delayed');
    expect(await fatesOn('2026-03-23')).toEqual([['k-counsellor', 'sent', null, null]]);
    expect(await mark()).toBeNull();
  });

  step(
    'takes the third within a fortnight for final: others are asked, and an operator is told',
    async () => {
      await clockTo('2026-03-27', '08:00');
      expect(await outcomeOf(aReport(digestOf('2026-03-27'), '5.2.2'))).toBe('bounced');
      expect(await mark()).toBe('5.2.2');
      expect(await openAlarmsOf('mail-returned')).toMatchObject([{ about: 'k-counsellor' }]);
      await clockTo('2026-03-27', '12:00');
      expect(await fatesOn('2026-03-27')).toEqual([
        ['k-counsellor', 'bounced', '5.2.2', '2026-03-27'],
        ['k-second', 'sent', null, null],
        ['k-coordinator', 'sent', null, null],
      ]);
      const toCoordinator = service.mailbox.taken.findLast(({ messageId }) =>
        messageId?.startsWith('<digest-k-coordinator'),
      );
      expect(toCoordinator?.text).toContain('Mailen til kontaktpersonen kunne ikke afleveres.');
    },
  );

  step(
    'writes to somebody else while an address is marked, and again there once it is put right',
    async () => {
      const answer = await service.request('PATCH', '/api/contacts/k-counsellor', { body: { position: 1 } });
      expect(answer.body).toMatchObject({ mailRefusedReason: '5.2.2' });
      await clockTo('2026-03-30', '08:00');
      expect(await fatesOn('2026-03-30')).toEqual([['k-second', 'sent', null, null]]);
      const change = { body: { email: PUT_RIGHT } };
      const changed = await service.request('PATCH', '/api/contacts/k-counsellor', change);
      expect(changed.body).toMatchObject({ mailRefusedAt: null, mailRefusedReason: null });
      await haveAnswered(service.db, 'k-counsellor');
      expect(await openAlarmsOf('mail-returned')).toEqual([]);
      await clockTo('2026-04-01', '08:00');
      expect((await fatesOn('2026-04-01')).map(([to, state]) => [to, state])).toContainEqual([
        'k-counsellor',
        'sent',
      ]);
    },
  );

  step('marks no address that has been put right since by what comes back from the old one', async () => {
    const report = aReport(digestOf('2026-03-24'), '5.1.1');
    expect(await outcomeOf(report)).toBe('bounced');
    expect(await mark()).toBeNull();
    expect(await openAlarmsOf('mail-returned')).toEqual([]);
    expect(await fatesOn('2026-03-23')).toContainEqual([
      'k-counsellor',
      'bounced',
      '5.1.1',
      dateOf((await service.clock()).now),
    ]);
  });

  step('handles a report once that is handed over ten times at once, by ten at once', async () => {
    const report = aReport(digestOf('2026-04-01'), '5.1.1', { recipient: PUT_RIGHT.toUpperCase() });
    const answers = await Promise.all(Array.from({ length: 10 }, () => handOver(report)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
      ...Array(9).fill(200),
      202,
    ]);
    const handle = handleIncomingMails({ ...service, mailFrom: 'sekretariat@fodfaeste.example.dk' });
    const handled = await Promise.all(Array.from({ length: 10 }, () => handle()));
    expect(handled.toSorted((a, b) => a - b)).toEqual([...Array(9).fill(0), 1]);
    expect(await mark()).toBe('5.1.1');
    expect(await openAlarmsOf('mail-returned')).toHaveLength(1);
    const fates = (await fatesOn('2026-04-01')).map(([to, state]) => `${to} ${state}`);
    expect(fates.toSorted()).toEqual([
      ...Array(2).fill('k-coordinator owed'),
      ...Array(2).fill('k-counsellor bounced'),
      ...Array(2).fill('k-second owed'),
    ]);
  });

  step('asks nobody again what has been answered meanwhile', async () => {
    await service.does(bashir, 'RecordScreening', aScreening(FIRST_DAY));
    const before = await all(service.db, 'select id from outbox where subject_id = $1', [bashir]);
    const second = aReport(digestOf('2026-03-30', 'k-second'), '5.1.1', { recipient: 'second@example.dk' });
    expect(await outcomeOf(second)).toBe('bounced');
    const fates = await fatesOn('2026-03-30');
    expect(fates.map(([to, state]) => [to, state])).toEqual([['k-second', 'bounced']]);
    const after = await all(service.db, 'select id from outbox where subject_id = $1', [bashir]);
    expect(after).toHaveLength(before.length);
  });

  step('lets nobody read any more what was tied to somebody whose key has been destroyed', async () => {
    const row = await one<{ person: string }>(
      service.db,
      'select person_id as person from journeys where id = $1',
      [amina],
    );
    await destroyPersonKey(service.db, row?.person ?? '');
    const { body } = await service.request('GET', '/api/post/replies?closed=true');
    const items = replySchema.array().parse(body['items']);
    const tied = items.filter(({ journey }) => journey === amina);
    expect(tied.length).toBeGreaterThan(0);
    expect(tied.map(({ said }) => said)).toEqual(tied.map(() => null));
    expect(items.some(({ said }) => said?.text === OTHER_WORDS)).toBe(true);
    const file = await service.request('GET', `/api/post/replies/${tied.at(-1)?.id}/attachments/1`);
    expect(file.status).toBe(404);
  });

  step(
    'lets go of the bytes of a handled mail, at once where they say no more, else after a month',
    async () => {
      const kept = async () =>
        (
          await all<{ outcome: string }>(
            service.db,
            'select distinct outcome from incoming_mails where sealed is not null order by outcome',
          )
        ).map(({ outcome }) => outcome);
      expect(await kept()).toEqual(['automatic', 'delayed', 'undecided', 'unreadable']);
      await clockTo('2026-05-04', '08:00');
      await service.sweep();
      // What nobody has looked at stays, however old it is.
      expect(await kept()).toEqual(['undecided', 'unreadable']);
      const { body } = await service.request('GET', '/api/post/undecided?limit=100', { as: 'operator' });
      const items = undecidedMailSchema.array().parse(body['items']);
      expect(items.length).toBeGreaterThan(3);
      for (const { id } of items) {
        const settled = await service.request('POST', `/api/post/undecided/${id}/settle`, { as: 'operator' });
        expect(settled.body).toMatchObject({ settledBy: 'k-operator', isKept: true });
      }
      await clockTo('2026-06-08', '08:00');
      await service.sweep();
      expect(await kept()).toEqual([]);
    },
  );

  step(
    'has left nothing that anybody wrote in the clear: not in the database, logs, alarms or histories',
    async () => {
      const histories: Buffer[] = [];
      for await (const { workflowId, runId } of service.engine.workflow.list()) {
        const history = await service.engine.workflow.getHandle(workflowId, runId).fetchHistory();
        histories.push(Buffer.from(temporal.api.history.v1.History.encode(history).finish()));
      }
      const { items } = await listAlarms(service.db, { closed: true, limit: 200, offset: 0 });
      expect(histories.length).toBeGreaterThan(10);
      for (const secret of [WORDS, OTHER_WORDS, STRANGER, 'Vera Vejleder', 'en hemmelig sag']) {
        expect([secret, await placesInTheClear(service.db, secret)]).toEqual([secret, []]);
        expect(service.logged.filter((line) => line.includes(secret))).toEqual([]);
        expect(histories.filter((history) => history.includes(secret))).toEqual([]);
        expect(JSON.stringify(items)).not.toContain(secret);
      }
      for (const address of [COUNSELLOR, PUT_RIGHT]) {
        expect(histories.filter((history) => history.includes(address))).toEqual([]);
        expect(JSON.stringify(items)).not.toContain(address);
        expect(service.logged.filter((line) => line.includes(address))).toEqual([]);
      }
    },
  );
});
