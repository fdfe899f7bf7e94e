import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { digestMessageId } from '../../../activities/doors/digest-message-id.ts';
import type { PostActivities } from '../../../activities/digest/post-activities.ts';
import { askForLinks } from '../../../db/links/links-sent-again.ts';
import { changeContact } from '../../../db/partners/contacts.ts';
import { all, inTransaction, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { addNotice } from '../../../db/post/outbox.ts';
import { listAlarms } from '../../../db/running/alarms.ts';
import { linksAgainStart } from '../../../engine/messages.ts';
import type { DigestStart } from '../../../engine/messages.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import {
  aRemindedJourney,
  RecordedJourney,
  standAt,
  aVault,
} from '../../support/journeys/a-recorded-journey.ts';
import type { Mailbox } from '../../support/post/a-mailbox.ts';
import { aPostOffice, POST_ADDRESSES } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';
import { heldBeforeCommit, isWaiting } from '../../support/stack/a-held-commit.ts';

const DAY = '2026-03-20';
const MORNING = '2026-03-20T06:30:00.000Z';
const COUNSELLOR = 'k-counsellor@example.dk';
const CASEWORKER = 'k-caseworker@example.dk';

let office: PostOffice;
let db: Db;
let mailbox: Mailbox;
let post: PostActivities;
beforeAll(async () => {
  office = await aPostOffice();
  ({ db, mailbox, post } = office);
});
afterAll(() => office.close());
beforeEach(async () => {
  await standAt(db, DAY, '07:30');
  mailbox.arrived.length = 0;
  mailbox.taken.length = 0;
});
// What one test asked for must not reach the next.
afterEach(async () => {
  await db.query('delete from links_sent_again');
  await db.query("update outbox set state = 'dropped'");
});

/** The day's post to a contact has gone. */
const postGone = async (contact = 'k-counsellor') => post.sendDigest(await office.gathers(contact, DAY));

let number = 0;

/** Somebody asks for the links of an address. Returns what starts the mail. */
async function asked(email = COUNSELLOR): Promise<DigestStart> {
  number += 1;
  const [turn] = await askForLinks(db, { email }, { now: MORNING, today: DAY });
  if (turn === undefined) throw new Error('No turn was given');
  // As if it were a later time on that day: each test's mail needs an id of its own.
  return linksAgainStart({ ...turn, number });
}

/** Asks, gathers and sends. */
async function sentAgain(email = COUNSELLOR) {
  const start = await asked(email);
  const gathered = await post.freezeDigest(start);
  return { start, gathered, fate: gathered === 0 ? undefined : await post.sendDigest(start.digestId) };
}

function answered(journey: RecordedJourney): RecordedJourney {
  journey.lived.does('RecordScreening', aScreening(journey.lived.today));
  return journey;
}

const linksIn = (text = '') => [...text.matchAll(/Svar her: (\S+)/g)].map(([, link]) => link);

describe('the mail that sends links again', () => {
  it('holds every question left to answer, each with a new link, and one link to all of them', async () => {
    const journeys = [await aRemindedJourney(db), await aRemindedJourney(db)];
    await postGone();
    const { start, gathered, fate } = await sentAgain();
    expect([gathered, fate]).toEqual([2, { outcome: 'sent', notices: 2 }]);
    const [before, mail] = mailbox.taken;
    expect(mail?.messageId).toBe(digestMessageId(aVault, start.digestId, POST_ADDRESSES.mailFrom));
    expect(mail?.subject).toBe('Fodfæste: dine links igen, 2 spørgsmål, første frist 1. april 2026');
    for (const { reference } of journeys) expect(mail?.text).toContain(`Amina (${reference})`);
    expect(linksIn(mail?.text)).toHaveLength(2);
    expect(new Set([...linksIn(before?.text), ...linksIn(mail?.text)]).size).toBe(4);
    expect(mail?.text).toMatch(/Alle dine spørgsmål samlet: http:\/\/localhost\/spoergsmaal\/[0-9a-z]{26}/);
    expect(mail?.text).toContain('Her er dine links igen.');
    expect(before?.text).not.toContain('Her er dine links igen.');
  });

  it('tells, as every mail with links does, where they are had again', async () => {
    await aRemindedJourney(db);
    await postGone();
    await sentAgain();
    expect(mailbox.taken).toHaveLength(2);
    for (const { text, html } of mailbox.taken) {
      expect(text).toContain('Få dine links igen: http://localhost/send-igen');
      expect(html).toContain('href="http://localhost/send-igen"');
    }
  });

  it('is in English for a contact who reads English', async () => {
    await changeContact(db, 'k-counsellor', { language: 'en' });
    await aRemindedJourney(db);
    await postGone();
    await sentAgain();
    await changeContact(db, 'k-counsellor', { language: 'da' });
    const mail = mailbox.taken.at(-1);
    expect(mail?.subject).toBe('Fodfæste: your link again, 1 question, due 1 April 2026');
    expect(mail?.text).toContain('Here are your links again.');
  });

  it('stands in the ledger, and leaves the post that was sent as it is', async () => {
    const journey = await aRemindedJourney(db);
    await postGone();
    const notices = () => all(db, 'select * from outbox where subject_id = $1', [journey.id]);
    const before = await notices();
    const { start } = await sentAgain();
    expect(await notices()).toEqual(before);
    const told = await all(
      db,
      'select contact_id, told, ground from disclosures where journey_id = $1 and digest_id = $2',
      [journey.id, start.digestId],
    );
    expect(told).toEqual([
      {
        contact_id: 'k-counsellor',
        told: [{ kind: 'screening-result', voice: 'reminder' }],
        ground: 'public-task',
      },
    ]);
  });

  it('goes once, though it is sent twice', async () => {
    await aRemindedJourney(db);
    await postGone();
    const { start, fate } = await sentAgain();
    expect(await post.freezeDigest(start)).toBe(0);
    expect(await post.sendDigest(start.digestId)).toEqual(fate);
    expect(mailbox.arrived).toHaveLength(2);
  });

  it('is not post of the day: the next mail keeps its number', async () => {
    await aRemindedJourney(db);
    await postGone();
    await sentAgain();
    const row = await one<{ purposes: string[] }>(
      db,
      "select array_agg(distinct purpose order by purpose) as purposes from digests where contact_id = 'k-counsellor'",
    );
    expect(row?.purposes).toEqual(['links-again', 'post']);
  });
});

describe('what is not sent again', () => {
  it('is what was answered before it was gathered, or between that and the sending', async () => {
    const [one, two, three] = [
      await aRemindedJourney(db),
      await aRemindedJourney(db),
      await aRemindedJourney(db),
    ];
    await postGone();
    const start = await asked();
    await answered(one).record();
    expect(await post.freezeDigest(start)).toBe(2);
    await answered(two).record();
    expect(await post.sendDigest(start.digestId)).toEqual({ outcome: 'sent', notices: 1 });
    const text = mailbox.taken.at(-1)?.text;
    expect([one, two, three].map(({ reference }) => text?.includes(reference))).toEqual([false, false, true]);
  });

  it('is nothing at all where everything was answered: no mail goes', async () => {
    const journey = await aRemindedJourney(db);
    await postGone();
    const start = await asked();
    await post.freezeDigest(start);
    await answered(journey).record();
    expect(await post.sendDigest(start.digestId)).toEqual({ outcome: 'empty' });
    expect(await post.sendDigest(start.digestId)).toEqual({ outcome: 'empty' });
    expect(mailbox.arrived).toHaveLength(1);
  });

  it('is what is being answered in the same moment: the post waits for the answer', async () => {
    const journey = await aRemindedJourney(db);
    await postGone();
    const start = await asked();
    await post.freezeDigest(start);
    const held = heldBeforeCommit(office.database.url);
    const recording = answered(journey).record(held.db);
    await held.reached;
    const sending = post.sendDigest(start.digestId);
    expect(await isWaiting(sending)).toBe(true);
    held.go();
    await recording;
    expect(await sending).toEqual({ outcome: 'empty' });
    await held.close();
  });

  it('is what has not been asked yet', async () => {
    const [journey] = [await aRemindedJourney(db)];
    await postGone();
    const later = await aRemindedJourney(db);
    await sentAgain();
    expect(mailbox.taken.at(-1)?.text).toContain(journey.reference);
    expect(mailbox.taken.at(-1)?.text).not.toContain(later.reference);
  });

  it('is what the contact was only told of', async () => {
    const journey = await aRemindedJourney(db);
    const told = await one<{ obligation: string; sequence: number }>(
      db,
      'select obligation_id as obligation, sequence from outbox where subject_id = $1',
      [journey.id],
    );
    await inTransaction(db, (tx) =>
      addNotice(tx, journey.id, {
        sequence: told?.sequence ?? 0,
        kind: 'escalation',
        obligation: told?.obligation ?? '',
        obligationKind: 'screening-result',
        due: '2026-04-01',
        party: 'municipality',
        organisation: 'hilleroed-kommune',
        contact: 'k-caseworker',
        urgent: false,
        standInFor: undefined,
        standInWhy: undefined,
        madeAt: MORNING,
      }),
    );
    await postGone('k-caseworker');
    expect(mailbox.taken).toHaveLength(1);
    expect((await sentAgain(CASEWORKER)).gathered).toBe(0);
    expect(mailbox.taken).toHaveLength(1);
  });

  it('is what another organisation owes by now', async () => {
    const journey = await RecordedJourney.referred(db);
    answered(journey).lived.until(DAY);
    await journey.record();
    await postGone('k-caseworker');
    expect(new Set(linksIn(mailbox.taken[0]?.text)).size).toBe(1);
    journey.lived.does('TransferJourney', {
      municipality: 'koebenhavns-kommune',
      on: DAY,
    });
    await journey.record();
    expect((await sentAgain(CASEWORKER)).gathered).toBe(0);
    expect(mailbox.taken).toHaveLength(1);
  });

  it('is anything to a contact who has left since, and no alarm is raised', async () => {
    await aRemindedJourney(db);
    await postGone();
    const start = await asked();
    await post.freezeDigest(start);
    await changeContact(db, 'k-counsellor', { active: false });
    expect(await post.sendDigest(start.digestId)).toEqual({ outcome: 'empty' });
    await changeContact(db, 'k-counsellor', { active: true });
    expect(mailbox.taken).toHaveLength(1);
    expect((await listAlarms(db, { limit: 50, offset: 0 })).items).toEqual([]);
  });
});

describe('such a mail that is tried again', () => {
  it('carries the same Message-ID and the same links, and nothing that was asked since', async () => {
    await aRemindedJourney(db);
    await postGone();
    const start = await asked();
    await post.freezeDigest(start);
    mailbox.answers(COUNSELLOR, 'drop-after-data');
    await expect(post.sendDigest(start.digestId)).rejects.toMatchObject({ type: 'MailNotTaken' });
    mailbox.answers(COUNSELLOR, 'take');
    await standAt(db, DAY, '07:35');
    const later = await aRemindedJourney(db);
    await postGone();
    expect(await post.sendDigest(start.digestId)).toEqual({ outcome: 'sent', notices: 1 });
    const [first, again] = mailbox.arrived.filter(({ messageId }) => messageId?.includes(start.digestId));
    expect(linksIn(again?.text)).toEqual(linksIn(first?.text));
    expect(again?.text).not.toContain(later.reference);
  });

  it('is given up where the address takes none, and an operator is told', async () => {
    await aRemindedJourney(db);
    await postGone();
    const start = await asked();
    await post.freezeDigest(start);
    mailbox.answers(COUNSELLOR, { to: 'recipient', code: 550 });
    const fate = await post.sendDigest(start.digestId);
    mailbox.answers(COUNSELLOR, 'take');
    expect(fate).toEqual({ outcome: 'refused', reason: 'SMTP 550' });
    expect(await post.rerouteDigest({ digestId: start.digestId, reason: 'SMTP 550' })).toBe(0);
    const { items } = await listAlarms(db, { limit: 50, offset: 0 });
    expect(items).toMatchObject([{ kind: 'mail-stuck', about: start.digestId }]);
  });
});
