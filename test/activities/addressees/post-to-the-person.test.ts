import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ApplicationFailure } from '@temporalio/common';
import { createPostActivities } from '../../../activities/digest/post-activities.ts';
import type { PostActivities } from '../../../activities/digest/post-activities.ts';
import type { Handover } from '../../../activities/doors/mailer.ts';
import type { TextMessage } from '../../../activities/doors/texter.ts';
import type { DeliveryReport } from '../../../activities/incoming-mail/incoming-mail.ts';
import { settleDeliveryReport } from '../../../activities/incoming-mail/settle-delivery-report.ts';
import { arrangePersonsPost, contactOfPerson, readPersonsPost } from '../../../db/persons/persons-post.ts';
import { all, inTransaction, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { lockDigest } from '../../../db/post/digests.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { aVault, RecordedJourney, standAt } from '../../support/journeys/a-recorded-journey.ts';
import type { Mailbox } from '../../support/post/a-mailbox.ts';
import { aPostOffice, POST_ADDRESSES } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';
import { aProvenContact, personHasAnswered } from '../../support/partners/proven.ts';

const DAY = '2026-03-20';
const MORNING = '2026-03-20T06:30:00.000Z';
const HERS = 'amina@privat.example.dk';
const AMINA = {
  givenName: 'Amina Fatima',
  familyName: 'Hemmeligsen',
  birthDate: '1991-07-23',
  phone: '+45 22 33 44 55',
  email: HERS,
};

let office: PostOffice;
let db: Db;
let mailbox: Mailbox;
let texts: TextMessage[];
/** What the gateway says next. */
let gateway: Handover;
let post: PostActivities;
beforeAll(async () => {
  const texter = {
    send: async (message: TextMessage) => {
      if (gateway.taken) texts.push(message);
      return gateway;
    },
  };
  office = await aPostOffice({ texter });
  ({ db, mailbox, post } = office);
  await standAt(db, DAY, '07:30');
});
afterAll(() => office.close());
beforeEach(async () => {
  await db.query("update outbox set state = 'sent' where state in ('owed', 'frozen')");
  mailbox.taken.length = 0;
  texts = [];
  gateway = { taken: true };
});

const aDigest = (contact: string) => office.gathers(contact, DAY);

let centres = 0;

/** Somebody whose residence permit runs out in ninety days, and who is reminded of it today. */
async function aPersonReminded(channel?: 'mail' | 'text', person = AMINA): Promise<RecordedJourney> {
  const journey = await RecordedJourney.referred(db, {
    person,
    rulebook: 2,
    referral: { residencePermitUntil: '2026-06-18' },
  });
  if (channel !== undefined) {
    await arrangePersonsPost(db, {
      personId: journey.personId,
      channel,
      language: 'da',
      consentedOn: '2026-03-02',
    });
    await personHasAnswered(db, journey.personId);
  }
  journey.lived.until(DAY);
  return journey.record();
}

const noticesOf = ({ id }: RecordedJourney) =>
  all(
    db,
    `select contact_id as contact, state, channel, stand_in_why as why from outbox
     where subject_id = $1 and party = 'person' order by id`,
    [id],
  );

describe('post to a person', () => {
  it('goes to whoever refers them until they have said yes to their own', async () => {
    const journey = await aPersonReminded();
    expect(await noticesOf(journey)).toEqual([
      { contact: 'k-caseworker', state: 'owed', channel: 'mail', why: 'person-without-post' },
    ]);
  });

  it('goes to the address in the vault, of which the record keeps a mark alone, and is told to nobody', async () => {
    const journey = await aPersonReminded('mail');
    const digestId = await aDigest(contactOfPerson(journey.personId));
    expect(await post.sendDigest(digestId)).toEqual({ outcome: 'sent', notices: 1 });
    expect(mailbox.taken[0]?.to).toMatchObject({ text: HERS });
    expect(mailbox.taken[0]?.text).toContain('http://localhost/mit/');
    const digest = await one<{ sent: string }>(db, 'select sent_to as sent from digests where id = $1', [
      digestId,
    ]);
    expect(digest?.sent).toMatch(/^#[0-9a-f]{64}$/);
    expect(await all(db, 'select 1 from disclosures where digest_id = $1', [digestId])).toEqual([]);
  });

  it('that comes back goes to their caseworker, and only the very address it went to counts', async () => {
    const journey = await aPersonReminded('mail', { ...AMINA, email: 'lukket@privat.example.dk' });
    const digestId = await aDigest(contactOfPerson(journey.personId));
    await post.sendDigest(digestId);
    const report = (recipient: string) =>
      inTransaction(db, async (tx) => {
        const digest = await lockDigest(tx, digestId);
        if (digest === undefined) throw new Error('There is no digest');
        const report: DeliveryReport = {
          kind: 'delivery-report',
          names: { secrets: [], messageIds: [digest.messageId] },
          failures: [{ recipient, severity: 'hard', status: '5.1.1' }],
          delivered: [],
          writtenTo: [],
        };
        const at = { receivedAt: MORNING, now: MORNING };
        return settleDeliveryReport(tx, aVault, {
          digest,
          report,
          isProven: false,
          isOneOfMany: false,
          ...at,
        });
      });
    expect(await report('somebody@else.example.dk')).toMatchObject({
      outcome: 'undecided',
      reason: 'not-proven',
    });
    expect(await report('Lukket@privat.example.dk')).toMatchObject({ outcome: 'bounced' });
    expect(await readPersonsPost(db, journey.personId)).toMatchObject({ isRefused: true });
    expect(await noticesOf(journey)).toContainEqual({
      contact: 'k-caseworker',
      state: 'owed',
      channel: 'mail',
      why: 'undeliverable',
    });
  });

  it('that was not answered counts as a reminder for whoever it is passed on to', async () => {
    const journey = await aPersonReminded('mail');
    await post.sendDigest(await aDigest(contactOfPerson(journey.personId)));
    journey.lived.until('2026-06-05');
    await journey.record();
    await db.query("update outbox set made_at = $2 where subject_id = $1 and state = 'owed'", [
      journey.id,
      MORNING,
    ]);
    await post.sendDigest(await aDigest('k-coordinator'));
    expect(mailbox.taken.at(-1)?.text).toContain('Påmindet den 20. marts: personen.');
  });

  it('goes as a text message, once however often it is tried', async () => {
    const journey = await aPersonReminded('text');
    const digestId = await aDigest(contactOfPerson(journey.personId));
    gateway = { taken: false, permanent: false, reason: 'HTTP 503' };
    await expect(post.sendDigest(digestId)).rejects.toThrow(ApplicationFailure);
    gateway = { taken: true };
    expect(await post.sendDigest(digestId)).toEqual({ outcome: 'sent', notices: 1 });
    await post.sendDigest(digestId);
    expect(texts.map(({ to, id }) => [to, id])).toEqual([['+45 22 33 44 55', digestId]]);
    expect(mailbox.taken).toEqual([]);
    expect(await noticesOf(journey)).toEqual([
      { contact: contactOfPerson(journey.personId), state: 'sent', channel: 'text', why: null },
    ]);
  });

  it('that the number or the service cannot take goes to others', async () => {
    const journey = await aPersonReminded('text');
    const digestId = await aDigest(contactOfPerson(journey.personId));
    gateway = { taken: false, permanent: true, reason: 'no-number' };
    expect(await post.sendDigest(digestId)).toEqual({ outcome: 'refused', reason: 'no-number' });
    const without = createPostActivities({ db, vault: aVault, mailer: office.mailer, ...POST_ADDRESSES });
    expect(await without.sendDigest(digestId)).toEqual({ outcome: 'refused', reason: 'no-text-gateway' });
    await post.rerouteDigest({ digestId, reason: 'no-number' });
    expect(await noticesOf(journey)).toContainEqual(expect.objectContaining({ contact: 'k-caseworker' }));
  });
});

describe('a text message beside a mail', () => {
  /** A centre of its own, whose counsellor has or has not said yes, reminded for the last time or not. */
  async function aCounsellor(given: { readonly saidYes: boolean; readonly isLast: boolean }): Promise<{
    readonly contact: string;
    readonly journey: RecordedJourney;
    readonly digestId: string;
  }> {
    centres += 1;
    const contact = `vejleder-${centres}`;
    await db.query(
      `insert into organisations (id, kind, name) values ($1, 'language-centre', 'Et sprogcenter')`,
      [`centre-${centres}`],
    );
    await aProvenContact(db, {
      id: contact,
      organisation: `centre-${centres}`,
      name: 'Vera Vejleder',
      email: `${contact}@example.dk`,
      phone: '20304050',
      language: 'da',
      roles: ['counsellor'],
      active: true,
      position: 1,
    });
    if (given.saidYes) {
      await db.query("update contacts set consented_on = '2026-03-01' where id = $1", [contact]);
    }
    const journey = await RecordedJourney.referred(db, {
      referral: { languageCentre: `centre-${centres}` },
    });
    journey.lived.until(given.isLast ? '2026-04-01' : DAY);
    await journey.record();
    await db.query(`update outbox set made_at = $2 where contact_id = $1`, [contact, MORNING]);
    await db.query(
      `update outbox set state = 'sent' where contact_id = $1 and id < (select max(id) from outbox where contact_id = $1)`,
      [contact],
    );
    return { contact, journey, digestId: await aDigest(contact) };
  }

  it('goes with the last reminder before a matter is passed on, to whoever has said yes', async () => {
    const { digestId } = await aCounsellor({ saidYes: true, isLast: true });
    expect(await post.sendDigest(digestId)).toMatchObject({ outcome: 'sent' });
    await post.sendDigest(digestId);
    expect(mailbox.taken).toHaveLength(1);
    expect(texts).toHaveLength(1);
    expect(texts[0]?.text).toMatch(/^Fodfæste: Vi har 1 spørgsmål til dig\..*\/spoergsmaal\/[0-9a-z]{26}$/);
  });

  it.each([
    ['has not said yes', { saidYes: false, isLast: true }],
    ['will be reminded again', { saidYes: true, isLast: false }],
  ])('does not go to whoever %s', async (_, given) => {
    const { digestId } = await aCounsellor(given);
    await post.sendDigest(digestId);
    expect(mailbox.taken).toHaveLength(1);
    expect(texts).toEqual([]);
  });

  it('waits for a gateway that is away, and does not go any more once the question is answered', async () => {
    const { digestId, journey } = await aCounsellor({ saidYes: true, isLast: true });
    gateway = { taken: false, permanent: false, reason: 'timeout' };
    await expect(post.sendDigest(digestId)).rejects.toThrow('The text was not taken (timeout)');
    expect(mailbox.taken).toHaveLength(1);
    journey.lived.does('RecordScreening', aScreening('2026-04-01'));
    await journey.record();
    gateway = { taken: true };
    expect(await post.sendDigest(digestId)).toMatchObject({ outcome: 'sent' });
    expect(mailbox.taken).toHaveLength(1);
    expect(texts).toEqual([]);
  });
});
