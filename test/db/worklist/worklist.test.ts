import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { digestMessageId } from '../../../activities/doors/digest-message-id.ts';
import type { PostActivities } from '../../../activities/digest/post-activities.ts';
import { addAbsence, leaveRole, settleDeparture } from '../../../db/partners/contact-wishes.ts';
import { changeContact, markMailRefused } from '../../../db/partners/contacts.ts';
import { readDisclosures } from '../../../db/persons/disclosures.ts';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { lockDigest } from '../../../db/post/digests.ts';
import { postDue } from '../../../db/post/post-due.ts';
import { closeReply, listReplies } from '../../../db/post/replies.ts';
import { worklistDue } from '../../../db/worklist/worklist.ts';
import { instantAt } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { digestWorkflowId } from '../../../engine/messages.ts';
import { aRemindedJourney, aVault, standAt } from '../../support/journeys/a-recorded-journey.ts';
import type { RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { Mailbox } from '../../support/post/a-mailbox.ts';
import { aPostOffice, POST_ADDRESSES } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';
import { aReply, WRITTEN } from '../../support/post/a-reply.ts';

const DAY = '2026-03-23';
const NEXT_DAY = '2026-03-24';
const NIGHT = '2026-03-22T22:00:00.000Z';
const COORDINATOR = 'k-coordinator';
const ADDRESS = 'k-coordinator@example.dk';

let office: PostOffice;
let db: Db;
let mailbox: Mailbox;
let post: PostActivities;
beforeEach(async () => {
  office = await aPostOffice();
  ({ db, mailbox, post } = office);
  await standAt(db, DAY, '07:30');
});
afterEach(() => office.close());

async function gathers(contact: string, number = 1, date: CalendarDate = DAY): Promise<string> {
  const digestId = digestWorkflowId(contact, date, number);
  await post.freezeDigest({ digestId, contact, date, gatheredAt: instantAt(date, '07:30') });
  return digestId;
}

/** A contact's mail of a day, gathered and sent. Returns its text, or nothing if no mail went. */
async function mailTo(contact: string, number = 1, date: CalendarDate = DAY): Promise<string | undefined> {
  const before = mailbox.taken.length;
  await post.sendDigest(await gathers(contact, number, date));
  return mailbox.taken[before]?.text;
}

/** A journey with a message from its jobcentre that the coordinator has been told of. */
async function aJourneyWithSignal(): Promise<RecordedJourney> {
  const journey = await aRemindedJourney(db);
  const payload = { command: 'AcceptScreening', code: 'wrong-stage' };
  journey.happens({ type: 'SignalNotApplied', payload }).lived.until('2026-03-20');
  return journey.record();
}

async function allRepliesAreRead(): Promise<void> {
  const { items } = await listReplies(db, aVault, { limit: 10, offset: 0 });
  for (const { id } of items) await closeReply(db, id, { contact: COORDINATOR, at: NIGHT });
}

const stateOf = async (id: string) => (await inTransaction(db, (tx) => lockDigest(tx, id)))?.state;

describe('the coordinator’s mail', () => {
  it('tells after the notices what else waits, and of the replies no word that stands in them', async () => {
    const { reference } = await aJourneyWithSignal();
    await aReply(db, { receivedAt: NIGHT });
    await inTransaction(db, (tx) => markMailRefused(tx, 'byg', { at: NIGHT, reason: '5.1.1' }));
    const text = await mailTo(COORDINATOR);
    expect(text).toContain(`Amina (${reference})`);
    expect(text).toContain('Adresser, der ikke tager imod mail (1)');
    expect(text).toContain('Ulæste svar på mail (1)');
    for (const secret of Object.values(WRITTEN)) expect(text).not.toContain(secret);
    expect(mailbox.taken[0]?.html).toContain('Ulæste svar på mail (1)');
    expect(mailbox.taken[0]?.subject).toMatch(/^Fodfæste: 1 påmindelse, frist /);
  });

  it('goes to another of the secretariat on a day they are away', async () => {
    await aReply(db, { receivedAt: NIGHT });
    const absence = { firstDay: DAY, lastDay: DAY, standIn: null };
    await addAbsence(db, { contact: COORDINATOR, at: NIGHT }, absence);
    expect(await inTransaction(db, (tx) => worklistDue(tx, instantAt(DAY, '07:30'), DAY))).toMatchObject({
      contact: 'k-projectlead',
    });
    expect(await mailTo('k-projectlead')).toContain('Ulæste svar på mail (1)');
    expect(await mailTo(COORDINATOR)).toBeUndefined();
    expect(await mailTo(COORDINATOR, 1, NEXT_DAY)).toContain('Ulæste svar på mail (1)');
  });

  it('is in the language that they read', async () => {
    await changeContact(db, COORDINATOR, { language: 'en' });
    await aReply(db, { receivedAt: NIGHT });
    expect(await mailTo(COORDINATOR)).toContain('Unread replies by mail (1)');
  });

  it('tells of a contact who has left, and whom they name, until somebody has settled it', async () => {
    const left = { leftOn: '2026-03-20', successorName: 'Ny Kontakt', successorEmail: 'ny@example.dk' };
    await inTransaction(db, (tx) => leaveRole(tx, { contact: 'k-counsellor', at: NIGHT }, left));
    const text = (await mailTo(COORDINATOR))?.replaceAll(/\s+/g, ' ');
    expect(text).toContain('Kontaktpersoner, der er stoppet (1)');
    expect(text).toContain(
      'Nordsjællands Sprogcenter: Kontakt counsellor stoppede den 20. marts 2026. Foreslået efterfølger: Ny Kontakt, ny@example.dk.',
    );
    await settleDeparture(db, 'k-counsellor', { contact: COORDINATOR, at: NIGHT });
    expect(await mailTo(COORDINATOR, 1, NEXT_DAY)).toBeUndefined();
  });

  it('does not say twice of a jobcentre’s message what is one of its notices', async () => {
    await aJourneyWithSignal();
    const text = await mailTo(COORDINATOR);
    expect(text).toContain('En besked fra en kommunes system venter på dig');
    expect(text).not.toContain('Beskeder fra kommunernes systemer');
  });

  it('tells of that message on the days after, though no notice is made, by reference and without a name', async () => {
    const { reference } = await aJourneyWithSignal();
    await mailTo(COORDINATOR);
    const text = await mailTo(COORDINATOR, 1, NEXT_DAY);
    expect(mailbox.taken.map(({ subject }) => subject).at(-1)).toBe('Fodfæste: arbejdsliste, 1 punkt');
    expect(text).toContain(`Hillerød Kommune (${reference}): »Godkend screening« kunne ikke bruges.`);
    expect(text).not.toContain('Amina');
  });

  it('enters in the ledger that the secretariat was told of a message', async () => {
    const journey = await aJourneyWithSignal();
    await mailTo(COORDINATOR);
    await mailTo(COORDINATOR, 1, NEXT_DAY);
    const { items } = await readDisclosures(db, journey.id);
    expect(items.map(({ digest, told }) => [digest, told])).toContainEqual([
      digestWorkflowId(COORDINATOR, NEXT_DAY),
      [{ kind: 'jobcentre-signal', voice: 'reminder' }],
    ]);
  });

  it('has the rest of the worklist once a day: a second mail has its notices alone', async () => {
    await aReply(db, { receivedAt: NIGHT });
    expect(await mailTo(COORDINATOR)).toContain('Ulæste svar');
    await aJourneyWithSignal();
    const second = await mailTo(COORDINATOR, 2);
    expect(second).toContain('En besked fra en kommunes system venter på dig');
    expect(second).not.toContain('Ulæste svar');
  });

  it('is the only one with it: the project lead and other organisations get their notices alone', async () => {
    await aReply(db, { receivedAt: NIGHT });
    await aJourneyWithSignal();
    await db.query(`update outbox set contact_id = 'k-projectlead' where contact_id = $1`, [COORDINATOR]);
    for (const contact of ['k-projectlead', 'k-counsellor']) {
      const text = await mailTo(contact);
      expect(text).toContain('Amina');
      expect(text).not.toContain('Ulæste svar');
    }
  });
});

describe('a worklist without notices', () => {
  it('is a mail of its own, sent once, and its subject counts what is in it', async () => {
    await aReply(db, { receivedAt: NIGHT });
    const id = await gathers(COORDINATOR);
    expect(await post.sendDigest(id)).toEqual({ outcome: 'sent', notices: 0 });
    expect(await post.sendDigest(id)).toEqual({ outcome: 'sent', notices: 0 });
    expect(mailbox.arrived.map(({ subject, messageId }) => [subject, messageId])).toEqual([
      ['Fodfæste: arbejdsliste, 1 punkt', digestMessageId(aVault, id, POST_ADDRESSES.mailFrom)],
    ]);
  });

  it('is no mail where nothing waits', async () => {
    const id = digestWorkflowId(COORDINATOR, DAY);
    const start = { digestId: id, contact: COORDINATOR, date: DAY, gatheredAt: NIGHT };
    expect(await post.freezeDigest(start)).toBe(0);
    expect(await stateOf(id)).toBe('empty');
    expect(await post.sendDigest(id)).toEqual({ outcome: 'empty' });
  });

  it('is no mail where all was dealt with between gathering and sending', async () => {
    await aReply(db, { receivedAt: NIGHT });
    const id = await gathers(COORDINATOR);
    await allRepliesAreRead();
    expect(await post.sendDigest(id)).toEqual({ outcome: 'empty' });
    expect(await stateOf(id)).toBe('empty');
    expect(mailbox.arrived).toEqual([]);
  });

  it('goes though its notices were answered between gathering and sending', async () => {
    const journey = await aJourneyWithSignal();
    await aReply(db, { receivedAt: NIGHT });
    const id = await gathers(COORDINATOR);
    journey.lived.does('SettleSignal', { event: journey.lived.open('jobcentre-signal')?.cause ?? 0 });
    await journey.record();
    expect(await post.sendDigest(id)).toEqual({ outcome: 'sent', notices: 0 });
    expect(mailbox.taken[0]?.subject).toBe('Fodfæste: arbejdsliste, 1 punkt');
  });

  it('is gathered again after a crash and goes once, under the same Message-ID', async () => {
    await aReply(db, { receivedAt: NIGHT });
    const id = await gathers(COORDINATOR);
    mailbox.answers(ADDRESS, 'drop-after-data');
    await expect(post.sendDigest(id)).rejects.toMatchObject({ type: 'MailNotTaken' });
    mailbox.answers(ADDRESS, 'take');
    expect(await gathers(COORDINATOR)).toBe(id);
    expect(await stateOf(id)).toBe('frozen');
    await post.sendDigest(id);
    const messageId = digestMessageId(aVault, id, POST_ADDRESSES.mailFrom);
    expect(mailbox.arrived.map((mail) => mail.messageId)).toEqual([messageId, messageId]);
    await gathers(COORDINATOR);
    expect(await stateOf(id)).toBe('sent');
  });
});

describe('the worklist that is due', () => {
  const worklistOn = (date: CalendarDate) => worklistDue(db, instantAt(date, '07:30'), date);

  it('is one mail to the coordinator each day while anything waits', async () => {
    await aReply(db, { receivedAt: NIGHT });
    const due = { contact: COORDINATOR, number: 1 };
    expect(await worklistOn(DAY)).toEqual(due);
    await mailTo(COORDINATOR);
    expect(await worklistOn(DAY)).toBeUndefined();
    expect(await worklistOn(NEXT_DAY)).toEqual(due);
    await allRepliesAreRead();
    expect(await worklistOn(NEXT_DAY)).toBeUndefined();
  });

  it('comes for a contact who has left alone, on the morning after it was told', async () => {
    const left = { leftOn: '2026-03-02', successorName: null, successorEmail: null };
    const told = { contact: 'k-counsellor', at: instantAt(DAY, '09:00') };
    await inTransaction(db, (tx) => leaveRole(tx, told, left));
    expect(await worklistOn(DAY)).toBeUndefined();
    expect(await worklistOn(NEXT_DAY)).toEqual({ contact: COORDINATOR, number: 1 });
  });

  it('waits for the next morning where all of it came after the hour', async () => {
    await aReply(db, { receivedAt: instantAt(DAY, '09:00') });
    expect(await worklistOn(DAY)).toBeUndefined();
    expect(await worklistOn(NEXT_DAY)).toEqual({ contact: COORDINATOR, number: 1 });
  });

  it('is the very mail that brings the notices, where there are any', async () => {
    await aReply(db, { receivedAt: NIGHT });
    await aJourneyWithSignal();
    expect(await postDue(db, instantAt(DAY, '07:30'), DAY)).toContainEqual(await worklistOn(DAY));
  });

  it('is another mail where the first one that day turned out to be empty', async () => {
    await gathers(COORDINATOR);
    await aReply(db, { receivedAt: NIGHT });
    expect(await worklistOn(DAY)).toEqual({ contact: COORDINATOR, number: 2 });
    expect(await mailTo(COORDINATOR, 2)).toContain('Ulæste svar');
  });

  it('is not tried again that day at an address that refused it', async () => {
    await aReply(db, { receivedAt: NIGHT });
    const digestId = await gathers(COORDINATOR);
    mailbox.answers(ADDRESS, { to: 'recipient', code: 550 });
    expect(await post.sendDigest(digestId)).toMatchObject({ outcome: 'refused' });
    await post.rerouteDigest({ digestId, reason: 'smtp-550' });
    expect(await worklistOn(DAY)).toBeUndefined();
    expect(await worklistOn(NEXT_DAY)).toBeDefined();
  });

  it('goes to another of the secretariat where the coordinator’s address takes no mail', async () => {
    await aReply(db, { receivedAt: NIGHT });
    await inTransaction(db, (tx) => markMailRefused(tx, COORDINATOR, { at: NIGHT, reason: '5.1.1' }));
    expect(await worklistOn(DAY)).toEqual({ contact: 'k-projectlead', number: 1 });
    expect(await mailTo('k-projectlead')).toContain('LO Hovedstaden: Siden den');
  });
});
