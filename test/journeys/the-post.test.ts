import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { digestMessageId } from '../../activities/doors/digest-message-id.ts';
import { all } from '../../db/pool.ts';
import { listAlarms } from '../../db/running/alarms.ts';
import { moveClock } from '../../db/running/clock.ts';
import { dateOf, instantAt, msOf, timeOf } from '../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { TASK_QUEUE, WORKFLOW_TYPES } from '../../engine/messages.ts';
import { aScreening } from '../support/journeys/a-journey.ts';
import { isPost, isTo } from '../support/post/a-mailbox.ts';
import { endedDigests } from '../support/post/ended-digests.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { placesInTheClear } from '../support/stack/places-in-the-clear.ts';
import { aStory } from '../support/stories/a-story.ts';
import { aProvenContact } from '../support/partners/proven.ts';

const COUNSELLOR = 'k-counsellor@example.dk';
const COORDINATOR = 'k-coordinator@example.dk';
const SCHOOL = 'k-schoolconsultant@example.dk';
const PATIENCE_MS = 60_000;

const AMINA = {
  givenName: 'Amina Fatima',
  familyName: 'Hemmeligsen',
  birthDate: '1991-07-23',
  cpr: '2307919996',
  phone: '+4522334455',
  email: 'amina@privat.example.dk',
};

/** One spring of post, told day by day: one story. */
describe('the post over a spring, with a real mail server', () => {
  const step = aStory();
  let service: TestService;
  let amina: string;
  let bashir: string;
  let cyrus: string;
  beforeAll(async () => {
    service = await aService();
    const rest = { phone: null, language: 'da', roles: [], active: true, position: 2 } as const;
    const organisation = 'nordsjaellands-sprogcenter';
    await aProvenContact(service.db, {
      id: 'k-second',
      organisation,
      name: 'Den Anden',
      email: 'second@example.dk',
      ...rest,
    });
    amina = await service.refer({ person: AMINA, municipalityReference: 'HIL-A' });
    await clockTo('2026-03-03', '10:00');
    bashir = await service.refer({ municipalityReference: 'HIL-B' });
    cyrus = await service.refer({ municipalityReference: 'HIL-C' });
    // Their caseworker has rung them at once: so in between, nobody at the municipality is reminded of it.
    for (const id of [amina, bashir, cyrus]) {
      await service.does(id, 'RecordTalk', { talk: 'first-contact', heldOn: '2026-03-03' });
    }
  }, PATIENCE_MS);
  afterAll(() => service.close());

  /** Moves the clock to a wall time as the training clock moves: everything due on the way is done. */
  async function clockTo(date: CalendarDate, time: string): Promise<void> {
    const workflowId = `clock-${date}-${time.replace(':', '')}`;
    const args = [{ to: instantAt(date, time) }];
    await service.engine.workflow.execute(WORKFLOW_TYPES.clockMove, {
      taskQueue: TASK_QUEUE,
      workflowId,
      args,
    });
  }

  /** Time passes as it does in production: nobody waits for anything. */
  async function timePasses(date: CalendarDate, time: string): Promise<void> {
    await moveClock(service.db, msOf(instantAt(date, time)) - Date.now());
  }

  const arrived = () => service.mailbox.arrived.filter(isPost);
  const arrivedAt = (address: string) => arrived().filter((mail) => isTo(mail, address));
  const mailsTo = (address: string) => service.mailbox.postTo(address);
  const messageIdOf = (digest: string) =>
    digestMessageId(service.vault, digest, 'sekretariat@fodfaeste.example.dk');
  const idsOf = (mails: readonly ParsedMail[]) => mails.map(({ messageId }) => messageId);

  /** What became of the notices of a journey about one kind of obligation, by the days they were made on. */
  async function fatesOf(id: string, kind: string) {
    const timeline = await service.timeline(id);
    return timeline.flatMap(({ payload, at, notices }) =>
      payload['kind'] === kind ? notices.map(({ to, state, reason }) => [dateOf(at), to, state, reason]) : [],
    );
  }

  const alarmsOfKind = async (kind: string) =>
    (await listAlarms(service.db, { closed: true, limit: 50, offset: 0 })).items.filter(
      (alarm) => alarm.kind === kind,
    );

  step('sends nothing before half past seven, though the reminder is on the timeline', async () => {
    await clockTo('2026-03-20', '07:29');
    await service.sweep();
    expect(await endedDigests(service, 'k-counsellor', '2026-03-20')).toEqual([]);
    expect(arrived()).toEqual([]);
    expect(await fatesOf(amina, 'screening-result')).toEqual([['2026-03-20', 'k-counsellor', 'owed', null]]);
  });

  step(
    'sends one mail at half past seven, in Danish, with a first name and a reference and no more',
    async () => {
      await clockTo('2026-03-20', '07:35');
      await service.sweep();
      expect(await endedDigests(service, 'k-counsellor', '2026-03-20')).toHaveLength(1);
      expect(arrived()).toHaveLength(1);
      const [mail] = mailsTo(COUNSELLOR);
      expect(mail?.subject).toBe('Fodfæste: 1 påmindelse, frist 1. april 2026');
      expect(mail?.messageId).toBe(messageIdOf('digest-k-counsellor-2026-03-20'));
      expect(mail?.replyTo?.value[0]?.address).toBe(COORDINATOR);
      for (const body of [mail?.text, mail?.html]) {
        expect(body).toContain('Amina (HIL-A)');
        expect(body).toContain('senest 1. april 2026');
        expect(body).toContain('Skriv ikke CPR-nummer');
        for (const secret of ['Fatima', 'Hemmeligsen', '230791', '9996', '22334455', 'privat', '1991']) {
          expect(body).not.toContain(secret);
        }
      }
      const [fate] = (await service.timeline(amina)).flatMap(({ notices }) => notices);
      expect(fate).toMatchObject({
        to: 'k-counsellor',
        organisation: 'nordsjaellands-sprogcenter',
        state: 'sent',
      });
      expect(timeOf(fate?.sentAt ?? '')).toBe('07:30');
    },
  );

  step('puts two notices to one contact into one mail', async () => {
    await clockTo('2026-03-23', '12:00');
    const mails = mailsTo(COUNSELLOR).slice(1);
    expect(mails.map(({ subject }) => subject)).toEqual([
      'Fodfæste: 2 påmindelser, første frist 2. april 2026',
    ]);
    expect(mails[0]?.text).toContain('(HIL-B)');
    expect(mails[0]?.text).toContain('(HIL-C)');
  });

  step(
    'drops a reminder answered between half past five and half past seven, and the timeline says so',
    async () => {
      await clockTo('2026-03-27', '06:30');
      const before = arrived().length;
      await service.does(amina, 'RecordScreening', aScreening(FIRST_DAY));
      await clockTo('2026-03-27', '12:00');
      await service.sweep();
      await endedDigests(service, 'k-counsellor', '2026-03-27');
      expect(arrived()).toHaveLength(before);
      expect(await fatesOf(amina, 'screening-result')).toEqual([
        ['2026-03-20', 'k-counsellor', 'sent', null],
        ['2026-03-27', 'k-counsellor', 'dropped', 'fulfilled'],
      ]);
    },
  );

  step('turns to the next contact and the coordinator where an address takes no mail', async () => {
    service.mailbox.answers(COUNSELLOR, { to: 'recipient', code: 550 });
    await clockTo('2026-03-30', '08:00');
    service.mailbox.answers(COUNSELLOR, 'take');
    for (const id of [bashir, cyrus]) {
      expect((await fatesOf(id, 'screening-result')).filter(([day]) => day === '2026-03-30')).toEqual([
        ['2026-03-30', 'k-counsellor', 'failed', 'SMTP 550'],
        ['2026-03-30', 'k-second', 'sent', null],
        ['2026-03-30', 'k-coordinator', 'sent', null],
      ]);
    }
    expect(mailsTo('second@example.dk')).toHaveLength(1);
    expect(mailsTo(COORDINATOR)).toHaveLength(1);
    expect(mailsTo(COORDINATOR)[0]?.text).toContain('Mailen til kontaktpersonen kunne ikke afleveres.');
    expect(mailsTo('second@example.dk')[0]?.text).toContain('2. april 2026');
    expect(await alarmsOfKind('mail-stuck')).toMatchObject([{ about: 'digest-k-counsellor-2026-03-30' }]);
  });

  step(
    'repeats a mail whose line dropped after the content under the same Message-ID, and marks it once',
    async () => {
      const before = arrivedAt(COUNSELLOR).length;
      service.mailbox.answers(COUNSELLOR, 'drop-after-data');
      const moving = clockTo('2026-04-01', '11:00');
      await eventually(() => arrivedAt(COUNSELLOR).length >= before + 2, PATIENCE_MS);
      service.mailbox.answers(COUNSELLOR, 'take');
      await moving;
      const again = new Set(idsOf(arrivedAt(COUNSELLOR).slice(before)));
      expect([...again]).toEqual([messageIdOf('digest-k-counsellor-2026-04-01')]);
      expect((await fatesOf(bashir, 'screening-result')).at(-1)).toEqual([
        '2026-04-01',
        'k-counsellor',
        'sent',
        null,
      ]);
      const told = await all(service.db, 'select journey_id from disclosures where digest_id = $1', [
        'digest-k-counsellor-2026-04-01',
      ]);
      expect(told).toHaveLength(2);
    },
  );

  step('sends what is urgent the same day, and keeps what is not for the next morning', async () => {
    const before = arrived().length;
    await service.does(amina, 'AcceptScreening', { acceptedOn: '2026-04-01' });
    await service.does(amina, 'AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: '2026-04-08',
      endsOn: '2026-04-10',
    });
    for (const kind of ['place-after-course', 'day-one-course']) {
      await eventually(async () => (await fatesOf(amina, kind)).length > 0);
    }
    await service.sweep();
    await eventually(async () => (await fatesOf(amina, 'day-one-course'))[0]?.[2] === 'sent', PATIENCE_MS);
    await service.sweep();
    const sent = arrived().slice(before);
    // The person is asked too, through whoever reads the person's post.
    expect(sent.map((mail) => isTo(mail, SCHOOL)).toSorted((a, b) => Number(a) - Number(b))).toEqual([
      false,
      true,
    ]);
    expect(await fatesOf(amina, 'place-after-course')).toEqual([
      ['2026-04-01', 'k-coordinator', 'owed', null],
    ]);
  });

  step('sends nothing over Easter, and everything on the Tuesday after', async () => {
    const before = arrived().length;
    const coordinators = mailsTo(COORDINATOR).length;
    await clockTo('2026-04-06', '12:00');
    await service.sweep();
    expect(arrived()).toHaveLength(before);
    await clockTo('2026-04-07', '09:00');
    const mails = mailsTo(COORDINATOR).slice(coordinators);
    expect(idsOf(mails)).toEqual([messageIdOf('digest-k-coordinator-2026-04-07')]);
    expect(await fatesOf(amina, 'place-after-course')).toContainEqual([
      '2026-04-01',
      'k-coordinator',
      'sent',
      null,
    ]);
  });

  step(
    'raises an alarm at half past eight where the mail server takes nothing, and heals it afterwards',
    async () => {
      await clockTo('2026-04-08', '07:00');
      const before = mailsTo(SCHOOL).length;
      service.mailbox.answers(SCHOOL, { to: 'content', code: 451 });
      await timePasses('2026-04-08', '07:31');
      await service.sweep();
      await eventually(() => arrivedAt(SCHOOL).length > before, PATIENCE_MS);
      await service.sweep();
      expect(await alarmsOfKind('post-late')).toEqual([]);
      await timePasses('2026-04-08', '08:31');
      await service.sweep();
      await service.sweep();
      expect(await alarmsOfKind('post-late')).toMatchObject([{ closedAt: null }]);
      service.mailbox.answers(SCHOOL, 'take');
      await eventually(() => mailsTo(SCHOOL).length === before + 1, PATIENCE_MS);
      await eventually(async () => {
        await service.sweep();
        return (await alarmsOfKind('post-late'))[0]?.closedBy === 'cause gone';
      }, PATIENCE_MS);
      expect(mailsTo(SCHOOL)).toHaveLength(before + 1);
    },
  );

  step('sends a mail whose Workflow somebody ended, under the same Message-ID', async () => {
    await clockTo('2026-04-10', '07:00');
    const before = mailsTo(SCHOOL).length;
    service.mailbox.answers(SCHOOL, { to: 'content', code: 451 });
    await timePasses('2026-04-10', '07:31');
    await service.sweep();
    const id = 'digest-k-schoolconsultant-2026-04-10';
    const tried = () => arrivedAt(SCHOOL).some(({ messageId }) => messageId?.includes(id));
    await eventually(tried, PATIENCE_MS);
    await service.engine.workflow.getHandle(id).terminate('by an operator');
    service.mailbox.answers(SCHOOL, 'take');
    await timePasses('2026-04-10', '07:40');
    await service.sweep();
    expect(mailsTo(SCHOOL)).toHaveLength(before);
    await timePasses('2026-04-10', '07:43');
    await service.sweep();
    await eventually(() => mailsTo(SCHOOL).length > before, PATIENCE_MS);
    expect(idsOf(mailsTo(SCHOOL).slice(before))).toEqual([messageIdOf(id)]);
  });

  step('numbers a second mail to one contact on the same day', async () => {
    const signal = (key: string) =>
      service.request('POST', `/api/journeys/${bashir}/signals/jobcentre`, {
        body: {
          key,
          municipality: 'hilleroed-kommune',
          command: 'ClaimAllowance',
          fields: { month: '2026-03' },
        },
      });
    const before = mailsTo(COORDINATOR).length;
    for (const [index, key] of ['s-1', 's-2'].entries()) {
      expect((await signal(key)).status).toBe(202);
      await eventually(async () => (await fatesOf(bashir, 'jobcentre-signal')).length === index + 1);
      await service.sweep();
      await eventually(() => mailsTo(COORDINATOR).length > before + index, PATIENCE_MS);
    }
    const [first, second] = idsOf(mailsTo(COORDINATOR).slice(before)).map((id) => id?.replace(/\..*/, ''));
    expect(first).toMatch(/^<digest-k-coordinator-2026-04-10(-\d)?$/);
    expect(second).toMatch(/^<digest-k-coordinator-2026-04-10-\d$/);
    expect(second).not.toBe(first);
  });

  step('has left nothing about anybody in the clear in the database, nor in the API’s log', async () => {
    const { givenName, familyName, birthDate, cpr, phone, email } = AMINA;
    for (const secret of [givenName, 'Fatima', familyName, birthDate, cpr, phone, email]) {
      expect([secret, await placesInTheClear(service.db, secret)]).toEqual([secret, []]);
      expect(service.logged.filter((line) => line.includes(secret))).toEqual([]);
    }
  });
});
