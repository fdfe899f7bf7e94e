import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { WorkflowNotFoundError } from '@temporalio/client';
import type { z } from 'zod';
import { erasureListIn } from '../../activities/doors/erasure-list.ts';
import { recallErasures } from '../../activities/erasing/recall-erasures.ts';
import { erasurePreviewSchema, erasureSchema } from '../../api/persons/erasure-responses.ts';
import { countErasedThings } from '../../db/erasing/erase.ts';
import { oneHumanBeing } from '../../db/erasing/one-human-being.ts';
import { questionsAskedByMail } from '../../db/links/answer-links.ts';
import { findPersons } from '../../db/persons/persons.ts';
import { all, inTransaction, one } from '../../db/pool.ts';
import { keepIncomingMail, waitingMails } from '../../db/post/incoming-mails.ts';
import { addReply } from '../../db/post/replies.ts';
import { openObligations } from '../../domain/journeys/journey.ts';
import type { Journey } from '../../domain/journeys/journey.ts';
import { GOING_KINDS } from '../../domain/vocabulary/erasure-kinds.ts';
import { journeyWorkflowId } from '../../engine/messages.ts';
import { anAgreement, aScreening } from '../support/journeys/a-journey.ts';
import { aPdf } from '../support/stack/a-file.ts';
import { runRestore } from '../support/stack/a-restore.ts';
import { aService } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { aWholeCopy } from '../support/stack/a-whole-copy.ts';
import { eventually } from '../support/stack/eventually.ts';
import { aStory } from '../support/stories/a-story.ts';
import type { Asker } from '../support/stack/test-parties.ts';

const AMINA = {
  givenName: 'Amina',
  familyName: 'Hemmeligsen',
  birthDate: '1991-07-23',
  cpr: '230791-4321',
  email: 'amina@example.org',
  phone: '20 30 40 50',
};
const BEA = { givenName: 'Bea', familyName: 'Blivende', birthDate: '1992-08-24' };
const REFERENCE = 'HIL-HEMMELIG';
const SECOND_REFERENCE = 'KBH-HEMMELIG';
/** Whatever says who she is, as it may stand somewhere. */
const TELLING = /Hemmelig|HEMMELIG|230791|amina@|2030 ?4050|Amina/;
const PATIENCE_MS = 180_000;

/** Spring of 2026: an IGU that began on 4 May; one story. */
describe('a person is erased in the middle of an IGU, with mails owed, a link open and a file sent', () => {
  const step = aStory();
  let service: TestService;
  let visitor: Visitor;
  let [amina, bea, second] = ['', '', ''];
  let [ownPage, companyLink, fileQuestion] = ['', '', ''];
  let restoreBackup: () => Promise<void>;
  let mailsBefore = 0;
  let receipt: z.output<typeof erasureSchema>;

  const preview = async (id = amina) =>
    erasurePreviewSchema.parse((await service.request('GET', `/api/journeys/${id}/person/erasure`)).body);
  const erases = (stamp: string, { id = amina, as }: { id?: string; as?: Asker } = {}) =>
    service.request('POST', `/api/journeys/${id}/commands/erase-person`, {
      ...(as && { as }),
      body: { reason: 'asked-by-person', stamp, confirm: true },
    });
  const igu = async (id: string) => {
    await service.does(id, 'RecordScreening', aScreening('2026-03-02'));
    await service.does(id, 'AcceptScreening', { acceptedOn: '2026-03-02' });
  };
  const left = async () =>
    countErasedThings(service.db, await oneHumanBeing(service.db, amina), (await service.clock()).now);

  beforeAll(async () => {
    service = await aService();
    visitor = new Visitor(service.url);
    amina = await service.refer({ person: AMINA, municipalityReference: REFERENCE });
    bea = await service.refer({ person: BEA, municipalityReference: 'HIL-B' });
    second = await service.refer({
      person: { ...AMINA, email: undefined },
      municipality: 'koebenhavns-kommune',
      municipalityReference: SECOND_REFERENCE,
    });
    const merged = await service.request('POST', '/api/duplicates/merge', {
      body: { keep: amina, merge: second },
    });
    if (merged.status !== 200) throw new Error(`Not merged: ${merged.status}`);
    await igu(amina);
    await igu(bea);
    await service.request('POST', `/api/journeys/${amina}/person/post`, {
      body: { channel: 'mail', consentedOn: '2026-03-02' },
    });
    await service.request('POST', `/api/journeys/${amina}/commands/correct-person`, {
      body: { person: { phone: '20 30 40 51' }, cause: 'written-wrong' },
    });
    await service.until('2026-04-27');
    for (const id of [amina, bea]) await service.does(id, 'SignIguAgreement', anAgreement('2026-05-04'));
    await service.until('2026-05-21');
    const page = await service.request('POST', `/api/journeys/${amina}/person/page`);
    ownPage = new URL(String(page.body['url'])).pathname;
    const toCompany = service.mailbox.postTo('byg@example.dk').at(-1)?.text ?? '';
    companyLink = /\/spoergsmaal\/[0-9a-z]{26}/.exec(toCompany)?.[0] ?? '';
    const plan = (await questionsAskedByMail(service.db, 'byg')).find(
      ({ subject, obligation }) => subject === amina && obligation.startsWith('training-plan'),
    );
    fileQuestion = `${companyLink}/${plan?.number}`;
    const file = new File([new Uint8Array(aPdf())], 'Hemmeligsen.pdf', { type: 'application/pdf' });
    await visitor.presses(await visitor.opens(fileQuestion), 'Ja, den er indsendt', {}, file);
    await replyAbout(amina);
    // What is asked now is owed until tomorrow’s post.
    const [open] = openObligations(await stateOf(amina));
    await service.does(amina, 'AskForHelp', {
      about: open?.id ?? '',
      help: 'call-me',
      note: 'Hemmeligsen ringer selv',
    });
  }, PATIENCE_MS);
  afterAll(() => service.close());

  async function stateOf(id: string): Promise<Journey> {
    const row = await one<{ state: Journey }>(service.db, 'select state from subjects where id = $1', [id]);
    if (row === undefined) throw new Error('There is no such journey');
    return row.state;
  }

  async function replyAbout(journey: string): Promise<void> {
    const { db, vault } = service;
    const receivedAt = '2026-05-21T10:00:00.000Z';
    await keepIncomingMail(db, vault, { bytes: Buffer.from('Hemmeligsen er syg'), receivedAt });
    const incomingMail = (await waitingMails(db, 1))[0]?.id ?? '';
    const person = await one<{ id: string }>(db, 'select person_id as id from journeys where id = $1', [
      journey,
    ]);
    await inTransaction(db, async (tx) => {
      await addReply(tx, vault, {
        incomingMail,
        about: { journey, personId: person?.id ?? '' },
        receivedAt,
        from: { name: 'Bo Bygmester', address: 'byg@example.dk' },
        sender: { proof: 'proven', checks: { dmarc: 'pass' } },
        subject: 'Sv: Hemmeligsen',
        text: 'Hemmeligsen er syg',
        whole: 'Hemmeligsen er syg',
        isCutShort: true,
        sort: 'person',
        saysMore: true,
        attachments: [{ name: 'Hemmeligsen.txt', mediaType: 'text/plain', bytes: Buffer.from('syg') }],
      });
      await tx.query("update incoming_mails set handled_at = now(), outcome = 'reply' where id = $1", [
        incomingMail,
      ]);
    });
  }

  step('is shown beforehand, what goes and what stays and why, and what is under way', async () => {
    const seen = await preview();
    const counts = Object.fromEntries(seen.goes.map(({ kind, count }) => [kind, count]));
    expect(counts).toMatchObject({
      identity: 2,
      key: 2,
      corrections: 1,
      reference: 2,
      files: 1,
      replies: 1,
      'reply-files': 1,
      'reply-originals': 1,
      'owed-post': 1,
      'own-addresses': 1,
    });
    expect(counts['links']).toBeGreaterThan(2);
    expect(counts['notes']).toBe(2);
    expect(seen.stays.map(({ kind }) => kind)).toContain('timeline');
    for (const { why } of seen.stays) expect(why.da).not.toBe('');
    expect(seen.warnings.map(({ code }) => code)).toEqual([
      'igu-in-progress',
      'money-unsettled',
      'still-owed',
      'several-journeys',
    ]);
    expect([...seen.journeys].sort()).toEqual([amina, second].sort());
    expect(JSON.stringify(seen)).not.toMatch(TELLING);
    expect(seen.erased).toBeNull();
    restoreBackup = await aWholeCopy(service.db);
  });

  step('is nobody’s to do but the secretariat’s, and is not done by halves', async () => {
    const { stamp } = await preview();
    for (const as of ['caseworker', 'counsellor', 'operator', 'steeringGroup'] as const) {
      expect((await erases(stamp, { as })).status).toBe(403);
    }
    const refused = [
      { reason: 'asked-by-person', stamp },
      { reason: 'because', stamp, confirm: true },
      { reason: 'asked-by-person', stamp, confirm: false },
      { reason: 'asked-by-person', stamp: 'x', confirm: true },
    ];
    for (const body of refused) {
      const path = `/api/journeys/${amina}/commands/erase-person`;
      expect((await service.request('POST', path, { body })).status).toBe(422);
    }
    expect(await all(service.db, 'select id from erasures')).toEqual([]);
  });

  step('is refused where something has come since the preview', async () => {
    const { stamp } = await preview();
    await service.does(amina, 'RecordPaper', { paper: 'integration-contract', on: '2026-05-20' });
    const answer = await erases(stamp);
    expect([answer.status, answer.body['code']]).toEqual([409, 'erasure-changed']);
    expect(await all(service.db, 'select id from erasures')).toEqual([]);
  });

  step('is done at once, and answered with a receipt that does not say who it was', async () => {
    mailsBefore = service.mailbox.taken.length;
    const { stamp } = await preview();
    const answer = await erases(stamp);
    expect(answer.status).toBe(200);
    receipt = erasureSchema.parse(answer.body);
    expect(receipt).toMatchObject({
      number: 1,
      persons: 2,
      reason: 'asked-by-person',
      askedBy: 'k-coordinator',
    });
    expect(receipt.backups.keptUntil).toBe('2026-06-25');
    expect(receipt.went.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['identity', 'key', 'files', 'replies', 'owed-post', 'links', 'reference']),
    );
    expect(JSON.stringify(answer.body)).not.toMatch(TELLING);
    for (const id of [amina, second]) {
      expect(JSON.stringify(answer.body)).not.toContain(id);
      const again = await erases('0'.repeat(64), { id });
      expect([again.status, again.body['id']]).toEqual([200, receipt.id]);
    }
    const listed = await service.request('GET', '/api/erasures');
    expect(listed.body).toMatchObject({ total: 1, items: [{ number: 1 }] });
    expect((await service.request('GET', '/api/erasures', { as: 'caseworker' })).status).toBe(403);
  });

  const nothingIsLeft = async () => {
    const counts = await left();
    for (const kind of GOING_KINDS) expect([kind, counts[kind]]).toEqual([kind, 0]);
    const tables = await all<{ name: string }>(
      service.db,
      "select tablename::text as name from pg_tables where schemaname = 'public'",
    );
    for (const { name } of tables) {
      const rows = await all<{ row: string }>(
        service.db,
        `select each_row::text as row from "${name}" as each_row`,
      );
      expect([name, rows.filter(({ row }) => TELLING.test(row))]).toEqual([name, []]);
    }
    for (const id of [amina, second]) {
      const events = await all<{ type: string }>(
        service.db,
        'select type from timeline_events where subject_id = $1 order by sequence',
        [id],
      );
      expect(events.filter(({ type }) => type === 'PersonErased')).toHaveLength(1);
      const state = await stateOf(id);
      expect([state.stage, openObligations(state), state.sequence]).toEqual(['closed', [], events.length]);
    }
    expect(await all(service.db, 'select number from erasures')).toEqual([{ number: 1 }]);
  };

  step('leaves nothing that goes in any table, and a timeline about nobody', async () => {
    await nothingIsLeft();
    const stays = await left();
    expect(stays).toMatchObject({ 'journey-row': 2, 'subject-row': 2, merges: 1, receipts: 2 });
    for (const kind of ['timeline', 'obligations', 'post-history', 'disclosures', 'page-reads'] as const) {
      expect(stays[kind]).toBeGreaterThan(0);
    }
    const told = await service.timeline(amina);
    expect(JSON.stringify(told)).not.toMatch(TELLING);
    expect(told.at(-1)?.type).toBe('RecurrenceEnded');
  });

  step('shows her nowhere any more', async () => {
    for (const link of [ownPage, `${ownPage}?sprog=en`, fileQuestion]) {
      const page = await visitor.opens(link);
      expect([link, page.status]).toEqual([link, 410]);
      expect(page.text).not.toMatch(TELLING);
    }
    const everything = await visitor.opens(companyLink);
    expect(everything.text).toContain('Bea');
    expect(everything.text).not.toMatch(TELLING);
    for (const as of ['caseworker', 'counsellor', 'tradeConsultant'] as const) {
      expect((await service.request('GET', `/api/journeys/${amina}`, { as })).status).toBe(404);
    }
    const lists = [
      '/api/journeys',
      '/api/journeys?name=Hemmeligsen',
      '/api/duplicates',
      '/api/post/replies?closed=true',
    ];
    for (const path of [...lists, `/api/journeys/${amina}`, `/api/journeys/${amina}/documents`]) {
      expect(JSON.stringify((await service.request('GET', path)).body)).not.toMatch(TELLING);
    }
    expect((await service.request('GET', '/api/journeys')).body['total']).toBe(1);
    expect(await findPersons(service.db, service.vault, 'Hemmeligsen')).toEqual([]);
    expect(service.logged.filter((line) => TELLING.test(line))).toEqual([]);
  });

  step('takes no command, no note and no message of the municipality’s system any more', async () => {
    const talk = await service.give(amina, 'RecordTalk', {
      talk: 'money',
      heldOn: '2026-05-20',
      note: 'Hemmeligsen igen',
    });
    expect([talk.status, talk.body['code']]).toEqual([409, 'person-erased']);
    const bodies = {
      'signals/jobcentre': {
        key: 'late',
        command: 'RecordPaper',
        fields: { paper: 'integration-contract', on: '2026-05-20' },
      },
      'commands/correct-person': { person: { phone: '20 30 40 52' }, cause: 'written-wrong' },
      'person/post': { channel: 'mail', consentedOn: '2026-05-20' },
      'person/page': {},
    };
    for (const [path, body] of Object.entries(bodies)) {
      const answer = await service.request('POST', `/api/journeys/${amina}/${path}`, { body });
      expect([path, answer.status, answer.body['code']]).toEqual([path, 409, 'person-erased']);
      const foreign = await service.request('POST', `/api/journeys/${amina}/${path}`, {
        as: 'caseworker',
        body,
      });
      expect([path, foreign.status]).toEqual([path, 404]);
    }
    const both = [
      ['/api/duplicates/merge', { keep: bea, merge: amina }],
      ['/api/duplicates/two-people', { journeys: [bea, amina] }],
    ] as const;
    for (const [path, body] of both) {
      const answer = await service.request('POST', path, { body });
      expect([path, answer.status, answer.body['code']]).toEqual([path, 409, 'person-erased']);
    }
    await nothingIsLeft();
  });

  step('tells nobody of her in any post that follows, and goes on with others', async () => {
    await service.until('2026-06-08');
    const after = service.mailbox.taken.slice(mailsBefore);
    expect(after.length).toBeGreaterThan(0);
    expect(after.some(({ text }) => text?.includes('Bea') === true)).toBe(true);
    for (const { text = '', subject = '' } of after) expect(`${subject} ${text}`).not.toMatch(TELLING);
    await service.sweep();
    await nothingIsLeft();
  });

  step('leaves nothing of the journeys with Temporal', async () => {
    // Temporal removes what it was told to remove in its own time: a minute or two.
    const isGone = async (id: string) => {
      try {
        await service.engine.workflow.getHandle(journeyWorkflowId(id)).describe();
        return false;
      } catch (error) {
        return error instanceof WorkflowNotFoundError;
      }
    };
    await Promise.all([amina, second].map((id) => eventually(() => isGone(id), 110_000)));
    const texts: string[] = [];
    for await (const { workflowId, runId } of service.engine.workflow.list()) {
      const history = await service.engine.workflow
        .getHandle(workflowId, runId)
        .fetchHistory()
        .catch(() => ({}));
      JSON.stringify(history, (_, value: unknown) => {
        if (typeof value === 'string') texts.push(value, Buffer.from(value, 'base64').toString('utf8'));
        return value;
      });
    }
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter((text) => TELLING.test(text))).toEqual([]);
  });

  step(
    'knows her as a new person if she is referred again, under the same number and reference',
    async () => {
      const again = await service.refer({ person: AMINA, municipalityReference: REFERENCE });
      expect(again).not.toBe(amina);
      expect((await service.journey(again)).person?.givenName).toBe('Amina');
      expect((await service.request('GET', '/api/duplicates')).body['total']).toBe(0);
      const { stamp } = await preview(again);
      expect((await erases(stamp, { id: again })).body['number']).toBe(2);
    },
  );

  step(
    'does not come back with a backup: the list that lies apart is replayed before anything starts',
    async () => {
      const listed = await readFile(service.destroyedKeysFile, 'utf8');
      expect(listed).not.toMatch(TELLING);
      expect(await erasureListIn(service.destroyedKeysFile).read()).toHaveLength(2);
      await service.stopWorker();
      await restoreBackup();
      expect((await left()).key).toBe(2);
      expect(await findPersons(service.db, service.vault, 'Hemmeligsen')).toHaveLength(2);
      const list = erasureListIn(service.destroyedKeysFile);
      const { text: printed } = await runRestore(service, '--accept-loss');
      expect(printed).toContain('2 people on the list of destroyed keys erased again.');
      const sent = service.mailbox.taken.length;
      const rows = await all<{ number: number; done: boolean }>(
        service.db,
        'select number, done_at is not null as done from erasures order by number',
      );
      expect(rows).toEqual([
        { number: 1, done: true },
        { number: 2, done: true },
      ]);
      await service.db.query('delete from erasures where number = 2');
      await nothingIsLeft();
      expect(await recallErasures(service.db, list)).toBe(1);
      expect(await recallErasures(service.db, list)).toBe(0);
      await service.db.query('delete from erasures where number = 2');
      // It was restored weeks later: the days between were lived before, and their mails are with Temporal.
      await service.db.query('update clock set offset_ms = offset_ms + 20 * 86400000');
      await service.startWorker();
      await service.sweep();
      await service.until('2026-06-12');
      for (const { text = '' } of service.mailbox.taken.slice(sent)) expect(text).not.toMatch(TELLING);
      await nothingIsLeft();
    },
  );
});
