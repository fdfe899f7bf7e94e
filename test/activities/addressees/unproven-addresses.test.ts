import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { beginRound } from '../../../activities/addressees/pass-on-notices.ts';
import { askForLinks } from '../../../db/links/links-sent-again.ts';
import { denyAddress } from '../../../db/partners/address-proofs.ts';
import { addAbsence, leaveRole } from '../../../db/partners/contact-wishes.ts';
import { addContact, changeContact } from '../../../db/partners/contacts.ts';
import { arrangePersonsPost, contactOfPerson, personReachedAnew } from '../../../db/persons/persons-post.ts';
import { all, inTransaction, one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { colleaguesOf } from '../../../db/post/colleagues.ts';
import { postDue } from '../../../db/post/post-due.ts';
import { proofsDue } from '../../../db/post/proofs-due.ts';
import { addInvitation, contactsInSeat } from '../../../db/programme/meeting-invitations.ts';
import { unprovenAddresses } from '../../../db/worklist/unproven-addresses.ts';
import { addDays, instantAt } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { linksAgainStart, proofStart } from '../../../engine/messages.ts';
import { RecordedJourney, standAt } from '../../support/journeys/a-recorded-journey.ts';
import { aProvenContact, haveAnswered, personHasAnswered } from '../../support/partners/proven.ts';
import { aPostOffice } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';
import { addressesOf } from '../../support/post/invitation-rounds.ts';
import { aRecordedProgramme } from '../../support/programme/a-recorded-programme.ts';

/** The day on which a language centre is reminded; it owes its answer on 1 April. */
const REMINDED_ON = '2026-03-20';
const DUE_ON = '2026-04-01';
const TOLD_AT = '2026-03-02T09:00:00.000Z';

let office: PostOffice;
let db: Db;
let texts: { to: string; text: string }[] = [];
let programme = '';
beforeAll(async () => {
  office = await aPostOffice({
    texter: {
      send: (message) => {
        texts.push(message);
        return Promise.resolve({ taken: true });
      },
    },
  });
  ({ db } = office);
  programme = (await aRecordedProgramme(db, { startsOn: '2027-01-04' })).id;
});
afterAll(() => office.close());
beforeEach(async () => {
  await db.query("update outbox set state = 'dropped' where state in ('owed', 'frozen')");
  await db.query('delete from links_sent_again');
  office.mailbox.taken.length = 0;
  texts = [];
});

let count = 0;

/** An organisation of its own for each test: whom it is known by, and who comes new. */
interface Place {
  readonly organisation: string;
  readonly known: string;
  readonly comer: string;
  /** The address that nobody has proven. */
  readonly address: string;
}

async function aPlace(): Promise<Place> {
  count += 1;
  const organisation = `centre-${count}`;
  await db.query("insert into organisations (id, kind, name) values ($1, 'language-centre', $2)", [
    organisation,
    `Sprogcenter ${count}`,
  ]);
  const place = {
    organisation,
    known: `known-${count}`,
    comer: `comer-${count}`,
    address: `new-${count}@example.dk`,
  };
  await aProvenContact(db, someone(place, { id: place.known, position: 5 }));
  return place;
}

const someone = (
  { organisation }: Place,
  of: { readonly id: string; readonly position: number; readonly email?: string },
) => ({
  organisation,
  name: `Kontakt ${of.id}`,
  email: `${of.id}@example.dk`,
  phone: null,
  language: 'da' as const,
  roles: [],
  active: true,
  ...of,
});

/** Every way in which somebody whom we do not know comes to be the next to get post. */
const WAYS: Readonly<Record<string, (place: Place) => Promise<unknown>>> = {
  'a new contact': (place) =>
    addContact(db, someone(place, { id: place.comer, position: 1, email: place.address })),
  async 'a new address'(place) {
    await aProvenContact(db, someone(place, { id: place.comer, position: 1 }));
    await changeContact(db, place.comer, { email: place.address });
  },
  async 'the first position'(place) {
    await addContact(db, someone(place, { id: place.comer, position: 9, email: place.address }));
    await changeContact(db, place.comer, { position: 0 });
  },
  async 'a stand-in'(place) {
    await addContact(db, someone(place, { id: place.comer, position: 9, email: place.address }));
    const away = { firstDay: '2026-03-19', lastDay: '2026-04-30', standIn: place.comer };
    await addAbsence(db, { contact: place.known, at: TOLD_AT }, away);
  },
  async 'a successor'(place) {
    const left = `left-${place.organisation}`;
    await aProvenContact(db, someone(place, { id: left, position: 1 }));
    const named = { leftOn: REMINDED_ON, successorName: 'Ny', successorEmail: place.address };
    await inTransaction(db, (tx) => leaveRole(tx, { contact: left, at: TOLD_AT }, named));
    await addContact(db, someone(place, { id: place.comer, position: 1, email: place.address }));
  },
  async 'somebody who comes back with another address'(place) {
    await aProvenContact(db, someone(place, { id: place.comer, position: 1 }));
    await changeContact(db, place.comer, { active: false });
    await changeContact(db, place.comer, { active: true, email: place.address });
  },
};

/** Everything that goes to an organisation's contacts: what happens before somebody comes, and after. */
interface Goes {
  readonly before?: (place: Place) => Promise<RecordedJourney | undefined>;
  /** Whether the new address got it. */
  readonly after: (place: Place, journey: RecordedJourney | undefined) => Promise<boolean>;
}

const reminded = async ({ organisation }: Place): Promise<RecordedJourney> => {
  const journey = await RecordedJourney.referred(db, { referral: { languageCentre: organisation } });
  journey.lived.until(REMINDED_ON);
  return journey.record();
};

/** A round of post of a day: everybody's mail is gathered and sent. */
async function round(day: CalendarDate, { withGathered = true } = {}): Promise<void> {
  await standAt(db, day, '07:30');
  const now = instantAt(day, '07:30');
  await inTransaction(db, (tx) => beginRound(tx, { on: day, now, madeBy: now }));
  for (const { contact } of await postDue(db, now, day)) {
    const id = await office.gathers(contact, day);
    if (withGathered) await office.post.sendDigest(id);
  }
}

const got = ({ address }: Place) => office.mailbox.taken.some((mail) => addressesOf(mail).includes(address));

const GOES: Readonly<Record<string, Goes>> = {
  'a reminder': {
    async after(place) {
      await reminded(place);
      await round(REMINDED_ON);
      return got(place);
    },
  },
  'what a silent colleague was asked': {
    async before(place) {
      const journey = await reminded(place);
      await round(REMINDED_ON);
      return journey;
    },
    async after(place, journey) {
      journey?.lived.until(DUE_ON);
      await journey?.record();
      await round(DUE_ON);
      return got(place);
    },
  },
  'links that are sent again': {
    async before(place) {
      const journey = await reminded(place);
      await round(REMINDED_ON);
      return journey;
    },
    async after(place) {
      await db.query("update outbox set contact_id = $2 where contact_id = $1 and state = 'sent'", [
        place.known,
        place.comer,
      ]);
      const at = { now: instantAt(REMINDED_ON, '09:00'), today: REMINDED_ON };
      await standAt(db, REMINDED_ON, '09:00');
      for (const asked of await askForLinks(db, { email: place.address }, at)) {
        const start = linksAgainStart(asked);
        await office.post.freezeDigest(start);
        await office.post.sendDigest(start.digestId);
      }
      return got(place);
    },
  },
  'a notice that was made for whoever holds the place': {
    async after(place) {
      const journey = await reminded(place);
      await db.query("update outbox set contact_id = $2 where subject_id = $1 and state = 'owed'", [
        journey.id,
        place.comer,
      ]);
      await round(REMINDED_ON);
      return got(place);
    },
  },
  'a mail that was gathered already': {
    async after(place) {
      const journey = await reminded(place);
      const id = await office.gathers(place.comer, REMINDED_ON);
      await db.query("update digests set state = 'frozen' where id = $1", [id]);
      await db.query(
        "update outbox set contact_id = $2, state = 'frozen', digest_id = $3 where subject_id = $1 and state = 'owed'",
        [journey.id, place.comer, id],
      );
      await standAt(db, REMINDED_ON, '07:30');
      await office.post.sendDigest(id);
      const held = await one<{ held: number }>(
        db,
        "select count(*) as held from outbox where subject_id = $1 and state in ('owed', 'sent')",
        [journey.id],
      );
      expect(held?.held).toBeGreaterThan(0);
      return got(place);
    },
  },
  'an invitation to a meeting': {
    async after(place) {
      const sitting = await contactsInSeat(db, { organisations: [place.organisation] });
      await inTransaction(db, (tx) =>
        addInvitation(tx, {
          subject: programme,
          item: `meeting-${place.organisation}`,
          number: 0,
          method: 'request',
          contact: place.comer,
          madeAt: TOLD_AT,
        }),
      );
      const invited = await all(db, 'select 1 from meeting_invitations where contact_id = $1', [place.comer]);
      expect(invited.length > 0).toBe(sitting.includes(place.comer));
      return sitting.includes(place.comer);
    },
  },
  'a colleague’s choice of who stands in': {
    async after({ known, comer }) {
      return (await colleaguesOf(db, known)).some(({ id }) => id === comer);
    },
  },
};

describe('an address that nobody has proven', () => {
  const table = Object.keys(WAYS).flatMap((way) => Object.keys(GOES).map((what) => [way, what] as const));

  it.each(table)('as %s gets not %s, before it has answered', async (way, what) => {
    const place = await aPlace();
    const journey = await GOES[what]?.before?.(place);
    await WAYS[way]?.(place);
    office.mailbox.taken.length = 0;
    expect(await GOES[what]?.after(place, journey)).toBe(false);
  });

  it.each(table)('as %s gets %s, once it has', async (way, what) => {
    const place = await aPlace();
    const journey = await GOES[what]?.before?.(place);
    await WAYS[way]?.(place);
    await haveAnswered(db, place.comer);
    office.mailbox.taken.length = 0;
    expect(await GOES[what]?.after(place, journey)).toBe(true);
  });
});

/** Who has what of a journey, and how it stands. */
async function fatesOf({ id }: RecordedJourney): Promise<string[]> {
  const rows = await all<{ contact: string; state: string; reason: string | null; why: string | null }>(
    db,
    `select contact_id as contact, state, reason, stand_in_why as why from outbox
     where subject_id = $1 order by sequence, id`,
    [id],
  );
  return rows.map(({ contact, state, reason, why }) =>
    [contact, state, reason, why].filter((part) => part !== null).join(' '),
  );
}

describe('what an address that is not proven would have got', () => {
  it('goes to the next of the organisation whose address is', async () => {
    const place = await aPlace();
    await WAYS['a new contact']?.(place);
    const journey = await reminded(place);
    expect(await fatesOf(journey)).toEqual([`${place.known} owed`]);
  });

  it('goes to the coordinator if it has nobody else, who reads for whom that is waited', async () => {
    const place = await aPlace();
    await changeContact(db, place.known, { email: place.address });
    const journey = await reminded(place);
    expect(await fatesOf(journey)).toEqual(['k-coordinator owed unproven']);
    await round(REMINDED_ON);
    const mail = office.mailbox.taken.find((one) => addressesOf(one).includes('k-coordinator@example.dk'));
    expect(mail?.text?.replaceAll(/\s+/g, ' ')).toContain(
      `Påmindelsen er til Sprogcenter ${count}. Kontakt ${place.known} har endnu ikke bekræftet sin mailadresse,`,
    );
    expect(mail?.text).not.toContain('ikke længere er kontaktperson');
  });

  it('does so too if the address changes after the notice was made, or after the mail was gathered', async () => {
    for (const isGathered of [false, true]) {
      const place = await aPlace();
      const journey = await reminded(place);
      const id = isGathered ? await office.gathers(place.known, REMINDED_ON) : '';
      await changeContact(db, place.known, { email: place.address });
      await standAt(db, REMINDED_ON, '07:30');
      const fate = isGathered ? await office.post.sendDigest(id) : { outcome: 'empty' };
      expect(fate).toEqual({ outcome: 'empty' });
      await round(REMINDED_ON);
      expect(await fatesOf(journey)).toEqual([
        `${place.known} dropped unproven`,
        'k-coordinator sent unproven',
      ]);
      expect(got(place)).toBe(false);
    }
  });

  it('waits, and is not lost, if nobody of the secretariat has an address that is proven', async () => {
    const place = await aPlace();
    await changeContact(db, place.known, { email: place.address });
    await db.query(
      `update address_proofs set proven_at = null, proven_by = null
       where contact_id in (select id from contacts where organisation_id = 'lo-hovedstaden')`,
    );
    const journey = await reminded(place);
    await round(REMINDED_ON);
    expect(office.mailbox.taken).toEqual([]);
    expect(await fatesOf(journey)).toEqual([expect.stringMatching(/^k-\w+ owed unproven$/)]);
    await haveAnswered(db, 'k-coordinator', 'k-projectlead', 'k-operator');
    await round('2026-03-23');
    expect(await fatesOf(journey)).toEqual([expect.stringMatching(/^k-\w+ sent unproven$/)]);
  });

  it('is no text message to a number that is not proven, though the mail goes', async () => {
    for (const [isProven, sent] of [
      [false, 0],
      [true, 1],
    ] as const) {
      const place = await aPlace();
      await changeContact(db, place.known, { phone: '20 30 40 50' });
      await db.query("update contacts set consented_on = '2026-03-01' where id = $1", [place.known]);
      if (isProven) await haveAnswered(db, place.known);
      const journey = await RecordedJourney.referred(db, {
        referral: { languageCentre: place.organisation },
      });
      journey.lived.until(DUE_ON);
      await journey.record();
      await db.query(
        `update outbox set state = 'sent' where subject_id = $1 and state = 'owed' and not is_last`,
        [journey.id],
      );
      office.mailbox.taken.length = 0;
      texts = [];
      await round(DUE_ON);
      expect(office.mailbox.taken.flatMap(addressesOf)).toContain(`${place.known}@example.dk`);
      expect(texts).toHaveLength(sent);
    }
  });
});

describe('a person whose address is not proven', () => {
  const AMINA = {
    givenName: 'Amina',
    familyName: 'Eksempelsen',
    birthDate: '1990-01-01',
    language: 'da' as const,
    email: 'hendes@privat.example.dk',
  };

  async function aPersonsNotice(proven: boolean): Promise<RecordedJourney> {
    const journey = await RecordedJourney.referred(db, {
      person: AMINA,
      rulebook: 2,
      referral: { residencePermitUntil: '2026-06-18' },
    });
    const { personId } = journey;
    await arrangePersonsPost(db, { personId, channel: 'mail', language: 'da', consentedOn: '2026-03-02' });
    if (proven) await personHasAnswered(db, personId);
    journey.lived.until(REMINDED_ON);
    return journey.record();
  }
  const ofThePerson = async (journey: RecordedJourney) =>
    (await fatesOf(journey)).filter(
      (fate) => fate.startsWith('person-') || fate.includes('person-without-post'),
    );

  it('gets nothing: whoever follows them does, before and after it changes', async () => {
    expect(await ofThePerson(await aPersonsNotice(false))).toEqual(['k-caseworker owed person-without-post']);
    const journey = await aPersonsNotice(true);
    const own = contactOfPerson(journey.personId);
    expect(await ofThePerson(journey)).toEqual([`${own} owed`]);
    await inTransaction(db, (tx) => personReachedAnew(tx, journey.id, { fields: ['email'], at: TOLD_AT }));
    await round(REMINDED_ON);
    expect(await ofThePerson(journey)).toEqual([
      `${own} dropped unproven`,
      'k-caseworker sent person-without-post',
    ]);
    expect(office.mailbox.taken.flatMap(addressesOf)).not.toContain(AMINA.email);
  });

  it('is asked by a mail that says nothing of them', async () => {
    const { personId } = await aPersonsNotice(false);
    const contact = contactOfPerson(personId);
    const [mail] = await ask(contact, REMINDED_ON);
    expect(mail?.subject).toBe('Fodfæste: Er denne mailadresse rigtig?');
    expect(mail?.text).toContain('Denne mailadresse er skrevet op til post fra Fodfæste.');
    expect(`${mail?.text}${String(mail?.html)}`).not.toMatch(/Amina|Eksempelsen|1990|HIL-|hendes/);
  });
});

/** Asks an address as the sweep does, and returns the mails that went. */
async function ask(contact: string, day: CalendarDate) {
  await standAt(db, day, '09:00');
  const at = { now: instantAt(day, '09:30'), today: day };
  const before = office.mailbox.taken.length;
  for (const due of await proofsDue(db, at, { withTexts: true, contact })) {
    const start = proofStart({ ...due, date: day, gatheredAt: at.now });
    await office.post.freezeDigest(start);
    await office.post.freezeDigest(start);
    await office.post.sendDigest(start.digestId);
    await office.post.sendDigest(start.digestId);
  }
  return office.mailbox.taken.slice(before);
}

describe('the question to an address', () => {
  it('holds nothing about anybody, names the organisation, and goes once however often it is tried', async () => {
    const place = await aPlace();
    await WAYS['a new contact']?.(place);
    const mails = await ask(place.comer, REMINDED_ON);
    expect(mails.flatMap(addressesOf)).toEqual([place.address]);
    const text = mails[0]?.text ?? '';
    expect(text).toContain(`Du er skrevet op som kontaktperson for Sprogcenter ${count} hos Fodfæste.`);
    expect(text).toMatch(/http:\/\/localhost\/bekraeft\/[0-9a-z]{26}/);
    expect(text).not.toMatch(/Kontakt comer|\/svar\/|\/spoergsmaal\/|\/oensker\/|HIL-|Amina/);
  });

  it('is put again after three days, three times at most, and then told to the coordinator', async () => {
    const place = await aPlace();
    await WAYS['a new contact']?.(place);
    const asked: CalendarDate[] = [];
    for (let day = REMINDED_ON; day <= DUE_ON; day = addDays(day, 1)) {
      if ((await ask(place.comer, day)).length > 0) asked.push(day);
    }
    expect(asked).toEqual([REMINDED_ON, '2026-03-23', '2026-03-26']);
    const toldOn = async (day: CalendarDate) =>
      (await unprovenAddresses(db, instantAt(day, '12:00'))).filter(({ contact }) =>
        contact.endsWith(place.comer),
      );
    expect(await toldOn('2026-03-28')).toEqual([]);
    expect(await toldOn('2026-03-30')).toMatchObject([
      {
        organisation: `Sprogcenter ${count}`,
        isDenied: false,
        channel: 'mail',
        call: `Kontakt ${place.known}`,
      },
    ]);
    // Whoever gives the address again has it asked from the beginning.
    await changeContact(db, place.comer, { email: place.address });
    expect(await toldOn('2026-03-30')).toEqual([]);
    expect(await ask(place.comer, DUE_ON)).toHaveLength(1);
  });

  it('is not put to an address that said no: the coordinator is told at once', async () => {
    const place = await aPlace();
    await WAYS['a new contact']?.(place);
    const { comer: contact, address } = place;
    await denyAddress(db, { contact, channel: 'mail', address, at: TOLD_AT });
    expect(await ask(contact, '2026-03-30')).toEqual([]);
    const told = await unprovenAddresses(db, instantAt(REMINDED_ON, '12:00'));
    expect(told.filter((one) => one.contact.endsWith(contact))).toMatchObject([
      { isDenied: true, since: TOLD_AT },
    ]);
  });

  it('goes again after a crash between sending and marking, as the same mail with the same link', async () => {
    const place = await aPlace();
    await WAYS['a new contact']?.(place);
    const [mail] = await ask(place.comer, REMINDED_ON);
    const id = `digest-${place.comer}-${REMINDED_ON}-proof-mail-1`;
    await db.query("update digests set state = 'frozen', sent_at = null, sent_to = null where id = $1", [id]);
    await office.post.sendDigest(id);
    const again = office.mailbox.taken.at(-1);
    expect([again?.messageId, again?.text]).toEqual([mail?.messageId, mail?.text]);
    expect(await all(db, 'select 1 from address_proof_links where digest_id = $1', [id])).toHaveLength(1);
  });

  it('carries another link when it is tried again after the address has changed', async () => {
    const place = await aPlace();
    await WAYS['a new contact']?.(place);
    const [mail] = await ask(place.comer, REMINDED_ON);
    const id = `digest-${place.comer}-${REMINDED_ON}-proof-mail-1`;
    await db.query("update digests set state = 'frozen', sent_at = null, sent_to = null where id = $1", [id]);
    await changeContact(db, place.comer, { email: `other-${place.address}` });
    await office.post.sendDigest(id);
    const again = office.mailbox.taken.at(-1);
    const linkIn = (text = '') => /\/bekraeft\/([0-9a-z]{26})/.exec(text)?.[1];
    expect(addressesOf(again ?? ({} as never))).toEqual([`other-${place.address}`]);
    expect(linkIn(again?.text)).toBeDefined();
    expect(linkIn(again?.text)).not.toBe(linkIn(mail?.text));
  });

  it('goes to a number for text messages as a text, if the contact wants any', async () => {
    const place = await aPlace();
    await changeContact(db, place.known, { phone: '20 30 40 50' });
    expect(await ask(place.known, REMINDED_ON)).toEqual([]);
    expect(texts).toEqual([]);
    await db.query("update contacts set consented_on = '2026-03-01' where id = $1", [place.known]);
    await ask(place.known, REMINDED_ON);
    expect(texts.map(({ to }) => to)).toEqual(['20 30 40 50']);
    expect(texts[0]?.text).toMatch(/^Fodfæste: Dette nummer er skrevet op .*\/bekraeft\/[0-9a-z]{26}$/);
  });
});
