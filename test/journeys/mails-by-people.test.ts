import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { z } from 'zod';
import { contactWishesSchema } from '../../api/partners/wishes-bodies.ts';
import { absenceProposalSchema } from '../../api/post/absence-bodies.ts';
import { replySchema } from '../../api/post/mail-responses.ts';
import { contactPostSchema } from '../../api/post/post-responses.ts';
import { instantAt } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { TASK_QUEUE, WORKFLOW_TYPES } from '../../engine/messages.ts';
import { asSent } from '../support/post/an-incoming-mail.ts';
import { told } from '../support/stack/a-problem.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { placesInTheClear } from '../support/stack/places-in-the-clear.ts';
import { aStory } from '../support/stories/a-story.ts';

const COUNSELLOR = 'k-counsellor@example.dk';
const SECRETARIAT = 'sekretariat@fodfaeste.example.dk';
const FIRST_MAIL = 'digest-k-counsellor-2026-03-20';
const PATIENCE_MS = 60_000;
/** What only the secretariat may read. */
const WORDS = 'Grammofonen spiller kun om tirsdagen';

let mails = 0;
/** The Message-ID of that mail, as it went out. */
let answered = '';

/** A mail from the counsellor as an answer to their first mail, with these fields and this body. */
function aMail(given: {
  readonly body: string;
  readonly subject?: string;
  readonly from?: string;
  readonly fields?: readonly string[];
  readonly type?: string;
}): Buffer {
  mails += 1;
  const { body, subject = 'Re: paamindelse', from = COUNSELLOR, fields = [], type } = given;
  return asSent(
    [
      `From: Vera Vejleder <${from}>`,
      `To: ${SECRETARIAT}`,
      `Subject: ${subject}`,
      `Message-ID: <${mails}@example.dk>`,
      `In-Reply-To: ${answered}`,
      'MIME-Version: 1.0',
      ...fields,
      `Content-Type: ${type ?? 'text/plain; charset=utf-8'}`,
      '',
      body,
      '',
    ].join('\n'),
  );
}

const anAbsenceNote = (body: string, fields: readonly string[] = ['Auto-Submitted: auto-replied']) =>
  aMail({
    body,
    subject: 'Automatisk svar: paamindelse',
    fields: [...fields, 'X-Auto-Response-Suppress: All'],
  });

/** Two weeks of a language centre’s counsellor, and of the programs that write for them: one story. */
describe('what people and their programs write back, with the whole service', () => {
  const step = aStory();
  let service: TestService;

  beforeAll(async () => {
    service = await aService();
    const id = await service.refer({ municipalityReference: 'HIL-A' });
    await service.does(id, 'RecordTalk', { talk: 'first-contact', heldOn: '2026-03-02' });
    await clockTo('2026-03-20', '08:00');
    answered = service.mailbox.postTo(COUNSELLOR).at(-1)?.messageId ?? '';
    if (!answered.includes(FIRST_MAIL)) throw new Error('No mail has gone');
  }, PATIENCE_MS);
  afterAll(() => service.close());

  async function clockTo(date: CalendarDate, time: string): Promise<void> {
    await service.engine.workflow.execute(WORKFLOW_TYPES.clockMove, {
      taskQueue: TASK_QUEUE,
      workflowId: `clock-${date}-${time.replace(':', '')}`,
      args: [{ to: instantAt(date, time) }],
    });
  }

  /** Delivers a mail, has it handled, and returns what it was found to be. */
  async function outcomeOf(mail: Buffer): Promise<unknown> {
    const handOver = () =>
      service.request('POST', '/api/post/incoming', {
        as: 'operator',
        body: mail,
        headers: { 'content-type': 'message/rfc822' },
      });
    expect((await handOver()).status).toBe(202);
    await service.sweep();
    return (await handOver()).body['outcome'];
  }

  async function replies(query = ''): Promise<z.output<typeof replySchema>[]> {
    const { status, body } = await service.request('GET', `/api/post/replies${query}`);
    expect(status).toBe(200);
    return replySchema.array().parse(body['items']);
  }

  /** The one reply that is open, which is closed then. */
  async function theReply(): Promise<z.output<typeof replySchema>> {
    const [reply, ...others] = await replies();
    if (reply === undefined || others.length > 0) throw new Error(`There are ${others.length} others`);
    expect((await service.request('POST', `/api/post/replies/${reply.id}/close`)).status).toBe(200);
    return reply;
  }

  async function proposals(): Promise<z.output<typeof absenceProposalSchema>[]> {
    const { status, body } = await service.request('GET', '/api/post/proposals');
    expect(status).toBe(200);
    return absenceProposalSchema.array().parse(body['items']);
  }

  async function heard() {
    const { body } = await service.request('GET', '/api/contacts/k-counsellor/post');
    const post = contactPostSchema.parse(body);
    return post.items.find(({ id }) => id === FIRST_MAIL)?.heard.map(({ sort }) => sort);
  }

  async function wishes() {
    const { body } = await service.request('GET', '/api/contacts/k-counsellor/wishes');
    return contactWishesSchema.parse(body);
  }

  const worklistMail = () =>
    service.mailbox.postTo('k-coordinator@example.dk').at(-1)?.text?.replaceAll(/\s+/g, ' ');

  describe('a reply', () => {
    step('with answers between the quoted questions is kept whole', async () => {
      const body = [
        'Se mine svar herunder.',
        '',
        `Den fre. 20. mar. 2026 kl. 07.30 skrev Fodfæste <${SECRETARIAT}>:`,
        '> 1. Er aftalen registreret i VITAS?',
        '> Ja, den 24. november.',
        '> 2. Hvornår er første dag?',
        '> 4. januar 2027.',
      ].join('\n');
      expect(await outcomeOf(aMail({ body }))).toBe('reply');
      const { said, sort } = await theReply();
      expect([sort, said?.text, said?.whole]).toEqual(['person', body, body]);
    });

    step('whose short form is one word has the whole beside it', async () => {
      const body = [
        'Ja.',
        '',
        `Den fre. 20. mar. 2026 kl. 07.30 skrev Fodfæste <${SECRETARIAT}>:`,
        '> 1. Hvornår er første dag?',
        '> 4. januar 2027.',
      ].join('\n');
      await outcomeOf(aMail({ body }));
      const { said, journey } = await theReply();
      expect([said?.text, said?.whole, journey === null]).toEqual(['Ja.', body, false]);
    });

    step('whose plain text is empty is its HTML', async () => {
      const type = 'multipart/alternative; boundary=b';
      const body = [
        '--b',
        'Content-Type: text/plain; charset=utf-8',
        '',
        '\u00a0',
        '--b',
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p>Ja, hun startede den 24. november.</p>',
        '--b--',
      ].join('\n');
      expect(await outcomeOf(aMail({ body, type }))).toBe('reply');
      expect((await theReply()).said?.text).toBe('Ja, hun startede den 24. november.');
    });

    step('in bytes of Windows is read with its letters', async () => {
      const mail = aMail({ body: 'Hun er fÆrdig pÅ mandag', type: 'text/plain' }).toString('utf8');
      await outcomeOf(Buffer.from(mail, 'latin1'));
      expect((await theReply()).said?.text).toBe('Hun er fÆrdig pÅ mandag');
    });

    step('is a reply with whatever a list or a help desk writes into its head', async () => {
      for (const field of ['Precedence: bulk', 'Precedence: list', 'X-Auto-Response-Suppress: All']) {
        const body = `Vi ringer i morgen (${field}).`;
        expect(await outcomeOf(aMail({ body, fields: [field] }))).toBe('reply');
        expect((await theReply()).said?.text).toBe(body);
      }
    });

    step('that is too long is cut short with a mark, and there as it came', async () => {
      const body = `Begyndelse\n${'Mange ord om ingenting.\n'.repeat(12_000)}Slutningen: ${WORDS}`;
      await outcomeOf(aMail({ body }));
      const { id, hasOriginal, said } = await theReply();
      expect([hasOriginal, said?.isCutShort, said?.whole.includes(WORDS)]).toEqual([true, true, false]);
      const path = `/api/post/replies/${id}/original`;
      const original = await service.request('GET', path);
      expect(original.status).toBe(200);
      expect(original.headers.get('content-disposition')).toContain('mail.eml');
      expect(String(original.body['text'])).toContain(WORDS);
      expect((await service.request('GET', path, { as: 'counsellor' })).status).toBe(403);
    });

    step('that is whole has no original beside it', async () => {
      await outcomeOf(aMail({ body: 'Ja' }));
      const { id, hasOriginal } = await theReply();
      expect(hasOriginal).toBe(false);
      expect((await service.request('GET', `/api/post/replies/${id}/original`)).status).toBe(404);
    });
  });

  describe('an automatic mail', () => {
    step('with words of its own lies among the replies, and says that a machine sent it', async () => {
      const body = `Anna har svaret på sagen:\n\n${WORDS}.`;
      const fields = ['Auto-Submitted: auto-generated', 'X-Mailer: Zendesk Mailer'];
      expect(await outcomeOf(aMail({ body, fields }))).toBe('automatic');
      const { sort, saysMore, said, digest, contact } = await theReply();
      expect([sort, saysMore, said?.text]).toEqual(['machine', true, body]);
      expect([digest, contact]).toEqual([FIRST_MAIL, 'k-counsellor']);
    });

    step('without is listed as such, and shown with the contact’s post', async () => {
      const before = (await replies('?automatic=true')).length;
      expect(await outcomeOf(anAbsenceNote('Jeg er på ferie.'))).toBe('automatic');
      expect(await replies()).toEqual([]);
      const listed = await replies('?automatic=true');
      expect(listed.slice(before).map(({ sort, said }) => [sort, said?.text])).toEqual([
        ['absence', 'Jeg er på ferie.'],
      ]);
      expect((await heard())?.at(-1)).toBe('absence');
    });

    step(
      'that answers none of our mails lies among the replies: nobody would meet it elsewhere',
      async () => {
        const stranger = anAbsenceNote('Jeg er på ferie.')
          .toString('utf8')
          .replace(answered, '<something@example.dk>')
          .replace(COUNSELLOR, 'en.anden@example.dk');
        expect(await outcomeOf(Buffer.from(stranger))).toBe('automatic');
        expect(await theReply()).toMatchObject({ sort: 'absence', contact: null });
      },
    );

    step('is known for one without the standard’s field, as Exchange 2010 and iCloud write it', async () => {
      for (const note of [
        anAbsenceNote('Jeg er på ferie nu.', []),
        aMail({ body: 'Jeg er på ferie nu', fields: ['X-Apple-Action: VACATION'] }),
      ])
        expect(await outcomeOf(note)).toBe('automatic');
      expect(await replies()).toEqual([]);
    });
  });

  describe('an absence note', () => {
    step('that says that somebody has left is a proposal, and nothing has happened', async () => {
      expect(await outcomeOf(anAbsenceNote('Jeg er stoppet i firmaet. Skriv til en kollega.'))).toBe(
        'automatic',
      );
      const [proposal, ...others] = await proposals();
      expect(others).toEqual([]);
      expect(proposal).toMatchObject({
        contact: 'k-counsellor',
        organisation: 'nordsjaellands-sprogcenter',
        says: 'left',
        label: { da: 'Kontakt counsellor ser ud til at være stoppet' },
        fromElsewhere: false,
        words: { text: 'Jeg er stoppet i firmaet. Skriv til en kollega.' },
        outcome: null,
      });
      expect((await wishes()).departure).toBeNull();
    });

    step('that says the same again makes no second proposal', async () => {
      expect(await outcomeOf(anAbsenceNote('I have left the company.'))).toBe('automatic');
      expect(await proposals()).toHaveLength(1);
    });

    step('is shown and settled by the secretariat alone', async () => {
      const [proposal] = await proposals();
      for (const as of ['operator', 'counsellor', 'caseworker', 'steeringGroup'] as const) {
        expect((await service.request('GET', '/api/post/proposals', { as })).status).toBe(403);
        for (const word of ['accept', 'refuse']) {
          const path = `/api/post/proposals/${proposal?.id}/${word}`;
          expect((await service.request('POST', path, { as, body: {} })).status).toBe(403);
        }
      }
      expect((await service.request('POST', '/api/post/proposals/999/refuse', { body: {} })).status).toBe(
        404,
      );
    });

    step('stands in the coordinator’s mail the next morning, without a word that stands in it', async () => {
      await clockTo('2026-03-23', '08:00');
      expect(worklistMail()).toContain('Automatiske svar om fravær (1)');
      expect(worklistMail()).toContain(
        'Nordsjællands Sprogcenter: Kontakt counsellor ser ud til at være stoppet. Beskeden kom den 20. marts 2026. Forslag nr. 1.',
      );
      expect(worklistMail()).not.toContain('Skriv til en kollega');
    });

    step('that is refused is gone from the list, and changes nothing', async () => {
      const [proposal] = await proposals();
      const answer = await service.request('POST', `/api/post/proposals/${proposal?.id}/refuse`, {
        body: {},
      });
      expect(answer.body).toMatchObject({ outcome: 'refused', settledBy: 'k-coordinator' });
      expect(await proposals()).toEqual([]);
      expect((await wishes()).departure).toBeNull();
      const all = await service.request('GET', '/api/post/proposals?closed=true');
      expect(all.body['items']).toMatchObject([{ outcome: 'refused' }]);
      await outcomeOf(anAbsenceNote('Jeg er ikke længere ansat her.'));
      expect(await proposals()).toEqual([]);
    });

    step('that says until when somebody is away is an absence once the secretariat says yes', async () => {
      await outcomeOf(
        anAbsenceNote('Jeg holder påskeferie fra den 30. marts og er tilbage tirsdag den 7. april.'),
      );
      const [proposal] = await proposals();
      expect(proposal).toMatchObject({ says: 'away', firstDay: '2026-03-30', lastDay: '2026-04-06' });
      expect((await wishes()).absences).toEqual([]);
      const answer = await service.request('POST', `/api/post/proposals/${proposal?.id}/accept`, {
        body: {},
      });
      expect(answer.body).toMatchObject({ outcome: 'accepted' });
      expect((await wishes()).absences).toMatchObject([{ firstDay: '2026-03-30', lastDay: '2026-04-06' }]);
      const again = await service.request('POST', `/api/post/proposals/${proposal?.id}/refuse`, { body: {} });
      expect(again.body).toMatchObject({ outcome: 'accepted' });
      await outcomeOf(anAbsenceNote('I am back on April 7.'));
      expect(await proposals()).toEqual([]);
    });

    step('that names no end is no absence before the secretariat gives one', async () => {
      await outcomeOf(anAbsenceNote('Jeg er på barsel.'));
      const [proposal] = await proposals();
      expect(proposal).toMatchObject({ says: 'on-leave', lastDay: null });
      const path = `/api/post/proposals/${proposal?.id}/accept`;
      expect(await told(service, await service.request('POST', path, { body: {} }))).toMatchObject({
        status: 422,
        code: 'invalid',
      });
      expect(await proposals()).toHaveLength(1);
      const body = { firstDay: '2026-05-01', lastDay: '2026-12-31' };
      expect((await service.request('POST', path, { body })).status).toBe(200);
      expect((await wishes()).absences).toMatchObject([{}, body]);
    });

    step('from a colleague behind the same address says so', async () => {
      const mail = aMail({
        body: 'Jeg er på kursus til og med 1. maj.',
        from: 'en.kollega@sprog.example.dk',
        subject: 'Automatisk svar: x',
      });
      await outcomeOf(mail);
      const [proposal] = await proposals();
      expect(proposal).toMatchObject({ fromElsewhere: true, lastDay: '2026-05-01' });
      await service.request('POST', `/api/post/proposals/${proposal?.id}/refuse`, { body: {} });
    });

    step('of leaving, accepted, is a departure for the secretariat to settle', async () => {
      await clockTo('2026-10-20', '08:00');
      await outcomeOf(anAbsenceNote('Jeg er fratrådt min stilling den 15. oktober.'));
      const [proposal] = await proposals();
      expect(proposal).toMatchObject({ says: 'left', leftOn: '2026-10-15' });
      const body = { successorName: 'Ny Vejleder' };
      const path = `/api/post/proposals/${proposal?.id}/accept`;
      expect((await service.request('POST', path, { body })).status).toBe(200);
      expect((await wishes()).departure).toMatchObject({
        leftOn: '2026-10-15',
        successorName: 'Ny Vejleder',
      });
      await clockTo('2026-10-21', '08:00');
      expect(worklistMail()).toContain('Kontaktpersoner, der er stoppet (1)');
    });

    step(
      'is settled by the first of several, and takes nothing from one who has told us more since',
      async () => {
        await service.request('PATCH', '/api/contacts/k-counsellor', { body: { active: true } });
        await service.db.query(
          "update absence_proposals set noted_at = '2025-01-01', settled_at = '2025-01-02'",
        );
        await outcomeOf(anAbsenceNote('Jeg er stoppet i firmaet.'));
        const [left] = await proposals();
        const accept = `/api/post/proposals/${left?.id}/accept`;
        const leaving = {
          leftOn: '2026-10-20',
          successorName: 'Den Rigtige',
          successorEmail: 'ny@example.dk',
        };
        const leave = await service.request('POST', '/api/contacts/k-counsellor/leave', { body: leaving });
        expect(leave.status).toBe(200);
        expect((await service.request('POST', accept, { body: {} })).body).toMatchObject({
          outcome: 'accepted',
        });
        expect((await wishes()).departure).toMatchObject(leaving);

        await service.request('PATCH', '/api/contacts/k-counsellor', { body: { active: true } });
        await outcomeOf(anAbsenceNote('Jeg er væk fra den 4. januar og er tilbage den 9. januar.'));
        const [away] = await proposals();
        const settles = (word: string, lastDay: string) =>
          service.request('POST', `/api/post/proposals/${away?.id}/${word}`, {
            body: word === 'accept' ? { lastDay } : {},
          });
        const words = ['accept', 'accept', 'refuse', 'accept', 'refuse'];
        const answers = await Promise.all(words.map((word, at) => settles(word, `2027-01-1${at}`)));
        expect(answers.map(({ status }) => status)).toEqual(words.map(() => 200));
        const outcomes = new Set(answers.map(({ body }) => body['outcome']));
        expect(outcomes.size).toBe(1);
        const told = (await wishes()).absences.filter(({ firstDay }) => firstDay === '2027-01-04');
        expect(told).toHaveLength(outcomes.has('accepted') ? 1 : 0);
      },
    );
  });

  step('has left none of it in the clear', async () => {
    expect(await placesInTheClear(service.db, WORDS)).toEqual([]);
    expect(await placesInTheClear(service.db, 'Jeg er stoppet i firmaet')).toEqual([]);
    expect(service.logged.filter((line) => line.includes(WORDS) || line.includes('fratrådt'))).toEqual([]);
  });
});
