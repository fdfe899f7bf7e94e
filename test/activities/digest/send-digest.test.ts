import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { digestMessageId } from '../../../activities/doors/digest-message-id.ts';
import { ApplicationFailure } from '@temporalio/common';
import type { ParsedMail } from 'mailparser';
import type { PostActivities } from '../../../activities/digest/post-activities.ts';
import { sendDigest } from '../../../activities/digest/send-digest.ts';
import { createMailer } from '../../../activities/doors/mailer.ts';
import { addContact, changeContact } from '../../../db/partners/contacts.ts';
import { destroyPersonKey } from '../../../db/persons/persons.ts';
import { all, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { closeAlarm, listAlarms } from '../../../db/running/alarms.ts';
import { readTimeline } from '../../../db/subjects/timeline.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { aRemindedJourney, aVault, standAt } from '../../support/journeys/a-recorded-journey.ts';
import type { RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { readCalendar } from '../../support/post/a-calendar.ts';
import type { SmtpAnswer, Mailbox } from '../../support/post/a-mailbox.ts';
import { aPostOffice, POST_ADDRESSES } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';

const DAY = '2026-03-20';
const COUNSELLOR = 'k-counsellor@example.dk';
let office: PostOffice;
let db: Db;
let mailbox: Mailbox;
let post: PostActivities;
beforeAll(async () => {
  office = await aPostOffice();
  ({ db, mailbox, post } = office);
  await standAt(db, DAY, '07:30');
});
afterAll(() => office.close());
beforeEach(async () => {
  await db.query("update outbox set state = 'sent' where state in ('owed', 'frozen')");
  mailbox.arrived.length = 0;
  mailbox.taken.length = 0;
  mailbox.answers(COUNSELLOR, 'take');
});

/** Gathers a contact's notices. Returns the digest's id. */
const aDigest = (contact = 'k-counsellor') => office.gathers(contact, DAY);

function answered(journey: RecordedJourney): Promise<RecordedJourney> {
  journey.lived.does('RecordScreening', aScreening(journey.lived.today));
  return journey.record();
}

async function notTaken(sending: Promise<unknown>): Promise<ApplicationFailure> {
  const outcome = await sending.catch((error: unknown) => error);
  if (outcome instanceof ApplicationFailure) return outcome;
  throw new Error('The mail was taken');
}

async function fatesOf({ id }: RecordedJourney) {
  const { items } = await readTimeline(db, id, { limit: 50, offset: 0 });
  return items.flatMap(({ notices }) =>
    notices.map(({ contact, state, reason, standInFor }) => [contact, state, reason, standInFor]),
  );
}

const disclosuresOf = (journey: RecordedJourney) =>
  all(
    db,
    `select person_id, contact_id, organisation_id, told, ground, digest_id from disclosures where journey_id = $1`,
    [journey.id],
  );

const addressOf = ({ to }: ParsedMail) =>
  [to].flat().flatMap((each) => each?.value.map(({ address }) => address));

describe('a mail to a contact', () => {
  it('goes once, names the person by first name and reference only, and is noted as sent', async () => {
    const person = {
      givenName: 'Amina Fatima',
      familyName: 'Hemmeligsen',
      birthDate: '1991-07-23',
      cpr: '2307919996',
      phone: '+4522334455',
      email: 'amina@privat.example.dk',
    };
    const journey = await aRemindedJourney(db, { person });
    const digestId = await aDigest();
    expect(await post.sendDigest(digestId)).toEqual({ outcome: 'sent', notices: 1 });
    expect(await post.sendDigest(digestId)).toEqual({ outcome: 'sent', notices: 1 });

    expect(mailbox.arrived).toHaveLength(1);
    const [mail] = mailbox.taken;
    expect(mail?.messageId).toBe(digestMessageId(aVault, digestId, POST_ADDRESSES.mailFrom));
    expect(mail?.subject).toBe('Fodfæste: 1 påmindelse, frist 1. april 2026');
    for (const body of [mail?.text, mail?.html]) {
      expect(body).toContain(`Amina (${journey.reference})`);
      for (const secret of ['Fatima', 'Hemmeligsen', '230791', '9996', '22334455', 'privat', '1991']) {
        expect(body).not.toContain(secret);
      }
    }
    expect(await fatesOf(journey)).toEqual([['k-counsellor', 'sent', null, null]]);
  });

  it('stands in the ledger of who was told what about whom, and on which ground', async () => {
    const journey = await aRemindedJourney(db);
    const digestId = await aDigest();
    await post.sendDigest(digestId);
    expect(await disclosuresOf(journey)).toEqual([
      {
        person_id: journey.personId,
        contact_id: 'k-counsellor',
        organisation_id: 'nordsjaellands-sprogcenter',
        told: [{ kind: 'screening-result', voice: 'reminder' }],
        ground: 'public-task',
        digest_id: digestId,
      },
    ]);
  });

  it('is one mail for two people, and an entry in the ledger for each of them', async () => {
    const journeys = [await aRemindedJourney(db), await aRemindedJourney(db)];
    await post.sendDigest(await aDigest());
    expect(mailbox.taken.map(({ subject }) => subject)).toEqual([
      'Fodfæste: 2 påmindelser, første frist 1. april 2026',
    ]);
    for (const journey of journeys) {
      expect(mailbox.taken[0]?.text).toContain(journey.reference);
      expect(await disclosuresOf(journey)).toHaveLength(1);
    }
  });

  it('does not go where everything was answered after it was gathered', async () => {
    const journey = await aRemindedJourney(db);
    const digestId = await aDigest();
    await answered(journey);
    expect(await post.sendDigest(digestId)).toEqual({ outcome: 'empty' });
    expect(await post.sendDigest(digestId)).toEqual({ outcome: 'empty' });
    expect(mailbox.arrived).toEqual([]);
    expect(await fatesOf(journey)).toEqual([['k-counsellor', 'dropped', 'fulfilled', null]]);
    expect(await disclosuresOf(journey)).toEqual([]);
  });

  it('names somebody who has been erased neither by name nor by reference', async () => {
    const journey = await aRemindedJourney(db);
    await destroyPersonKey(db, journey.personId);
    await post.sendDigest(await aDigest());
    expect(mailbox.taken[0]?.text).toContain('I skal screene borgeren og registrere');
    expect(mailbox.taken[0]?.text).not.toContain(journey.reference);
    expect(mailbox.taken[0]?.text).not.toContain('Amina');
  });
});

describe('a mail that is tried again', () => {
  it('carries the same Message-ID where the line dropped after its content, and is marked sent once', async () => {
    const journey = await aRemindedJourney(db);
    const digestId = await aDigest();
    mailbox.answers(COUNSELLOR, 'drop-after-data');
    expect(await notTaken(post.sendDigest(digestId))).toMatchObject({
      type: 'MailNotTaken',
      nonRetryable: false,
    });
    expect(await fatesOf(journey)).toEqual([['k-counsellor', 'frozen', null, null]]);
    mailbox.answers(COUNSELLOR, 'take');
    await post.sendDigest(digestId);
    const ids = mailbox.arrived.map(({ messageId }) => messageId);
    const messageId = digestMessageId(aVault, digestId, POST_ADDRESSES.mailFrom);
    expect(ids).toEqual([messageId, messageId]);
    expect(await fatesOf(journey)).toEqual([['k-counsellor', 'sent', null, null]]);
    expect(await disclosuresOf(journey)).toHaveLength(1);
  });

  it('says nothing of a person, an address or the server’s own words in its failure', async () => {
    await aRemindedJourney(db);
    mailbox.answers(COUNSELLOR, { to: 'content', code: 451 });
    const { message } = await notTaken(post.sendDigest(await aDigest()));
    expect(message).toBe('The mail server did not take the mail (SMTP 451)');
  });

  it('waits for TLS where the mail server offers none, and nothing of it leaves in the clear', async () => {
    const journey = await aRemindedJourney(db);
    const digestId = await aDigest();
    const guarded = createMailer({ smtpUrl: mailbox.url, smtpTls: 'require', ...POST_ADDRESSES });
    const failure = await notTaken(
      sendDigest({ db, vault: aVault, mailer: guarded, ...POST_ADDRESSES })(digestId),
    );
    guarded.close();
    expect(failure).toMatchObject({
      message: 'The mail server did not take the mail (no-tls)',
      nonRetryable: false,
    });
    expect(mailbox.arrived).toEqual([]);
    expect(await fatesOf(journey)).toEqual([['k-counsellor', 'frozen', null, null]]);
  });

  it('leaves out what was answered between the tries, and adds nothing that was made since', async () => {
    const [journey, other] = [await aRemindedJourney(db), await aRemindedJourney(db)];
    const digestId = await aDigest();
    mailbox.answers(COUNSELLOR, { to: 'recipient', code: 450 });
    await notTaken(post.sendDigest(digestId));
    await answered(journey);
    const later = await aRemindedJourney(db);
    mailbox.answers(COUNSELLOR, 'take');
    expect(await post.sendDigest(digestId)).toEqual({ outcome: 'sent', notices: 1 });
    const [mail] = mailbox.taken;
    expect(mail?.text).toContain(other.reference);
    expect(mail?.text).not.toContain(journey.reference);
    expect(mail?.text).not.toContain(later.reference);
    expect(await fatesOf(later)).toEqual([['k-counsellor', 'owed', null, null]]);
  });
});

describe('a mail whose address takes none', () => {
  const refusedFor = async (answer: SmtpAnswer) => {
    const journey = await aRemindedJourney(db);
    const digestId = await aDigest();
    mailbox.answers(COUNSELLOR, answer);
    const fate = await post.sendDigest(digestId);
    return { journey, digestId, fate };
  };
  const reason = 'SMTP 550';

  it.each([
    [{ to: 'recipient', code: 550 }, 'SMTP 550'],
    [{ to: 'recipient', code: 550, says: '5.1.1 No such user here' }, 'SMTP 550 5.1.1'],
    [{ to: 'content', code: 550, says: '5.1.1 <a@example.dk> User unknown' }, 'SMTP 550 5.1.1'],
  ] as const)('is not tried again: %j', async (answer, said) => {
    const { journey, fate } = await refusedFor(answer);
    expect(fate).toEqual({ outcome: 'refused', reason: said });
    expect(await disclosuresOf(journey)).toEqual([]);
  });

  it.each([
    [{ to: 'recipient', code: 550, says: '5.7.1 Client host blocked using a list' }, 'SMTP 550 5.7.1'],
    [{ to: 'recipient', code: 550, says: '5.7.705 Tenant has exceeded threshold' }, 'SMTP 550 5.7.705'],
    [{ to: 'recipient', code: 554, says: 'Relay access denied' }, 'SMTP 554'],
    [{ to: 'recipient', code: 550, says: '5.1.1 Sender address rejected' }, 'SMTP 550 5.1.1'],
    [{ to: 'content', code: 554, says: 'Message refused' }, 'SMTP 554'],
  ] as const)(
    'is another thing than our sending refused, which is one alarm, and asks nobody else: %j',
    async (answer, said) => {
      const journeys = [await aRemindedJourney(db), await aRemindedJourney(db)];
      mailbox.answers(COUNSELLOR, answer);
      const digestId = await aDigest();
      for (let tries = 0; tries < 2; tries += 1) await notTaken(post.sendDigest(digestId));
      await post.alarmStuckMail(digestId);
      const { items } = await listAlarms(db, { limit: 50, offset: 0 });
      const raised = items.filter(({ kind, about }) => kind === 'sending-refused' || about === digestId);
      expect(raised).toMatchObject([{ kind: 'sending-refused', about: null }]);
      expect(raised[0]?.detail).toContain(said);
      await closeAlarm(db, raised[0]?.id ?? 0, 'test');
      for (const journey of journeys)
        expect(await fatesOf(journey)).toEqual([['k-counsellor', 'frozen', null, null]]);
    },
  );

  it('is another thing than a full mailbox, which is tried again and nobody’s alarm before an hour', async () => {
    await aRemindedJourney(db);
    mailbox.answers(COUNSELLOR, { to: 'recipient', code: 552, says: '5.2.2 Mailbox full' });
    const digestId = await aDigest();
    await notTaken(post.sendDigest(digestId));
    expect(
      (await listAlarms(db, { limit: 50, offset: 0 })).items.filter(({ kind }) => kind === 'sending-refused'),
    ).toEqual([]);
  });

  it('goes to the coordinator in the organisation’s place where there is no other contact', async () => {
    const { journey, digestId } = await refusedFor({ to: 'recipient', code: 550 });
    expect(await post.rerouteDigest({ digestId, reason })).toBe(1);
    expect(await fatesOf(journey)).toEqual([
      ['k-counsellor', 'failed', 'SMTP 550', null],
      ['k-coordinator', 'owed', null, 'nordsjaellands-sprogcenter'],
    ]);
    await post.sendDigest(await aDigest('k-coordinator'));
    expect(mailbox.taken.map(addressOf)).toEqual([['k-coordinator@example.dk']]);
    expect(mailbox.taken[0]?.text).toContain('Mailen til kontaktpersonen kunne ikke afleveres.');
  });

  it('goes to the organisation’s next contact and to the coordinator; done twice it is done once', async () => {
    const id = 'k-second';
    const organisation = 'nordsjaellands-sprogcenter';
    const rest = { phone: null, language: 'da', roles: [], active: true, position: 2 } as const;
    await addContact(db, { id, organisation, name: 'Den Anden', email: 'second@example.dk', ...rest });
    const { journey, digestId } = await refusedFor({ to: 'recipient', code: 550 });
    expect(await post.rerouteDigest({ digestId, reason })).toBe(2);
    expect(await post.rerouteDigest({ digestId, reason })).toBe(0);
    expect(await fatesOf(journey)).toEqual([
      ['k-counsellor', 'failed', 'SMTP 550', null],
      ['k-second', 'owed', null, null],
      ['k-coordinator', 'owed', null, organisation],
    ]);
    const made = await one(
      db,
      `select count(distinct made_at) as times, bool_or(urgent) as urgent from outbox where subject_id = $1`,
      [journey.id],
    );
    // At the hour at which it was first made: so it goes with the very next post.
    expect(made).toEqual({ times: 1, urgent: false });
    const { items } = await listAlarms(db, { limit: 50, offset: 0 });
    expect(items.filter(({ about }) => about === digestId)).toMatchObject([{ kind: 'mail-stuck' }]);
    await changeContact(db, id, { active: false });
  });

  it('is not even tried where the contact has left since', async () => {
    const journey = await aRemindedJourney(db);
    const digestId = await aDigest();
    await changeContact(db, 'k-counsellor', { active: false });
    expect(await post.sendDigest(digestId)).toEqual({ outcome: 'refused', reason: 'contact-inactive' });
    await post.rerouteDigest({ digestId, reason: 'contact-inactive' });
    await changeContact(db, 'k-counsellor', { active: true });
    expect(mailbox.arrived).toEqual([]);
    expect(await fatesOf(journey)).toEqual([
      ['k-counsellor', 'failed', 'contact-inactive', null],
      ['k-coordinator', 'owed', null, 'nordsjaellands-sprogcenter'],
    ]);
  });

  it('is nobody’s any more where it was answered before it could be made again', async () => {
    const { journey, digestId } = await refusedFor({ to: 'recipient', code: 550 });
    await answered(journey);
    await post.rerouteDigest({ digestId, reason });
    expect(await post.sendDigest(await aDigest('k-coordinator'))).toEqual({ outcome: 'empty' });
    expect(mailbox.taken).toEqual([]);
  });
});

describe('the calendar that goes with a mail', () => {
  const sendTo = async (contact: string) => {
    await post.sendDigest(await aDigest(contact));
    const mail = mailbox.taken.at(-1);
    const files = mail?.attachments ?? [];
    return { mail, files, ...readCalendar(files[0]?.content.toString('utf8') ?? '') };
  };

  it('has an entry for each question that the contact is asked, with the link of the mail itself', async () => {
    const journeys = [await aRemindedJourney(db), await aRemindedJourney(db)];
    const { mail, files, calendar, entries } = await sendTo('k-counsellor');
    expect(files.map(({ filename, contentType }) => [filename, contentType])).toEqual([
      ['fodfaeste-frister.ics', 'text/calendar'],
    ]);
    expect(calendar['METHOD']).toBe('PUBLISH');
    expect(mail?.text).toContain('Fristerne er vedhæftet som kalenderfil.');
    const links = [...(mail?.text?.matchAll(/^Svar her: (\S+)$/gm) ?? [])].map(([, link]) => link);
    expect(links).toHaveLength(journeys.length);
    expect(entries.map(({ DESCRIPTION }) => DESCRIPTION)).toEqual(links.map((link) => `Svar her: ${link}`));
    for (const entry of entries) expect(entry['DTSTART;VALUE=DATE']).toBe('20260401');
    const told = files[0]?.content.toString('utf8') ?? '';
    for (const { id, personId, reference } of journeys) {
      for (const secret of ['Amina', id, personId, reference, 'screening'])
        expect(told).not.toContain(secret);
    }
  });

  it('is not there where a contact is only told of what another has not done', async () => {
    const journey = await aRemindedJourney(db);
    mailbox.answers(COUNSELLOR, { to: 'recipient', code: 550 });
    const digestId = await aDigest();
    await post.sendDigest(digestId);
    await post.rerouteDigest({ digestId, reason: 'SMTP 550' });
    const { mail, files } = await sendTo('k-coordinator');
    expect(mail?.text).toContain(journey.reference);
    expect(mail?.text).toContain('Svar her: ');
    expect(files).toEqual([]);
    expect(mail?.text).not.toContain('kalenderfil');
  });
});

describe('a mail that holds several notices about one thing', () => {
  const linksIn = (mail: ParsedMail | undefined) =>
    [...(mail?.text?.matchAll(/^Svar her: (\S+)$/gm) ?? [])].map(([, link]) => link);
  const sectionsIn = (mail: ParsedMail | undefined) => (mail?.text ?? '').match(/^\d+\. .*$/gm) ?? [];
  /** A later notice to the same contact about what a journey has reminded of, meant for a party. */
  async function again({ id }: RecordedJourney, kind: 'reminder' | 'escalation', party: string) {
    const { rows } = await db.query<{ sequence: number }>(
      `with earlier as (select * from outbox where subject_id = $1 and contact_id = 'k-counsellor')
       update outbox set sequence = 1 from earlier where outbox.id = earlier.id returning earlier.sequence`,
      [id],
    );
    await db.query(
      `insert into outbox (subject_id, sequence, kind, obligation_id, obligation_kind, due, party, organisation,
         contact_id, urgent, made_at, owed_since)
       select subject_id, $2, $3, obligation_id, obligation_kind, due, $4, organisation, contact_id, urgent, made_at,
         owed_since
       from outbox where subject_id = $1 and contact_id = 'k-counsellor'`,
      [id, rows[0]?.sequence, kind, party],
    );
  }

  it('tells two reminders as one, with one link and one entry in the calendar', async () => {
    const [journey, other] = [await aRemindedJourney(db), await aRemindedJourney(db)];
    await again(journey, 'reminder', 'language-centre');
    await post.sendDigest(await aDigest());
    const [mail] = mailbox.taken;
    expect(mail?.subject).toBe('Fodfæste: 2 påmindelser, første frist 1. april 2026');
    expect(sectionsIn(mail)).toHaveLength(2);
    expect(new Set(linksIn(mail)).size).toBe(2);
    expect(linksIn(mail)).toHaveLength(2);
    const { entries } = readCalendar(mail?.attachments[0]?.content.toString('utf8') ?? '');
    expect(new Set(entries.map(({ UID }) => UID)).size).toBe(2);
    expect(entries).toHaveLength(2);
    expect(mail?.text?.split(`(${other.reference})`)).toHaveLength(
      mail?.text?.split(`(${journey.reference})`).length ?? 0,
    );
  });

  it('notes both of them as sent, since both have been told', async () => {
    const journey = await aRemindedJourney(db);
    await again(journey, 'reminder', 'language-centre');
    await post.sendDigest(await aDigest());
    const rows = await all(db, 'select state from outbox where subject_id = $1', [journey.id]);
    expect(rows).toEqual([{ state: 'sent' }, { state: 'sent' }]);
  });

  it('tells what is passed on rather than the reminder, and whoever owes it can still answer', async () => {
    const journey = await aRemindedJourney(db);
    await again(journey, 'escalation', 'caseworker');
    await post.sendDigest(await aDigest());
    const [mail] = mailbox.taken;
    expect(mail?.subject).toBe('Fodfæste: 1 påmindelse, frist 1. april 2026');
    expect(sectionsIn(mail)).toEqual(['1. Screeningen mangler']);
    expect(linksIn(mail)).toHaveLength(1);
  });

  it('tells what is asked rather than a copy of it, though the copy is later', async () => {
    const journey = await aRemindedJourney(db);
    await again(journey, 'reminder', 'caseworker');
    await post.sendDigest(await aDigest());
    const [mail] = mailbox.taken;
    expect(sectionsIn(mail)).toHaveLength(1);
    expect(linksIn(mail)).toHaveLength(1);
    expect(mail?.text).not.toContain('Kopi til orientering');
  });
});

describe('a mail about what was not done', () => {
  const sendTo = async (contact: string, date: string) => {
    const digestId = `digest-${contact}-${date}`;
    await standAt(db, date, '07:30');
    await post.freezeDigest({ digestId, contact, date, gatheredAt: `${date}T07:30:00.000Z` });
    await post.sendDigest(digestId);
    return mailbox.taken.at(-1);
  };

  it('tells when and whom one has reminded, by the organisation’s name, and leads the coordinator’s worklist', async () => {
    const [late, other] = [await aRemindedJourney(db), await aRemindedJourney(db)];
    await sendTo('k-counsellor', '2026-03-20');
    await answered(other);
    late.lived.until('2026-04-13');
    await late.record();
    const mail = await sendTo('k-coordinator', '2026-04-13');
    expect(mail?.text).toMatch(/^Overskredet \(\d+\)$/m);
    expect(mail?.text).toContain('Påmindet den 20. marts: Nordsjællands Sprogcenter.');
    expect(mail?.html).toContain('Påmindet den 20. marts: Nordsjællands Sprogcenter.');
    expect(mail?.text).toContain(late.reference);
    expect(mail?.text).not.toContain(other.reference);
  });

  it('says that nobody was reminded where the reminder never went out', async () => {
    const journey = await aRemindedJourney(db);
    journey.lived.until('2026-04-13');
    await journey.record();
    const mail = await sendTo('k-coordinator', '2026-04-14');
    expect(mail?.text).toContain(journey.reference);
    expect(mail?.text).toContain('Der er ikke sendt nogen påmindelse før.');
    expect(mail?.text).not.toContain('Påmindet den');
  });
});
