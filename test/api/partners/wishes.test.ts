import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createApp } from '../../../api/app.ts';
import { contactWishesSchema } from '../../../api/partners/wishes-bodies.ts';
import { createApiKey } from '../../../db/partners/api-keys.ts';
import { addAbsence, readWishes } from '../../../db/partners/contact-wishes.ts';
import { changeContact, readContact } from '../../../db/partners/contacts.ts';
import { arrangePersonsPost, contactOfPerson } from '../../../db/persons/persons-post.ts';
import type { Db } from '../../../db/pool.ts';
import { unsettledDepartures } from '../../../db/worklist/unsettled-departures.ts';
import { IntakeService } from '../../support/intake/an-intake.ts';
import { recordedRows } from '../../support/journeys/a-record.ts';
import {
  aDatabaseWithParties,
  aRemindedJourney,
  RecordedJourney,
  standAt,
} from '../../support/journeys/a-recorded-journey.ts';
import { anEndingPlacement } from '../../support/journeys/a-recorded-road.ts';
import { aColleague } from '../../support/partners/a-colleague.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { Visitor } from '../../support/stack/a-visitor.ts';
import type { SeenPage } from '../../support/stack/a-visitor.ts';
import { eventually } from '../../support/stack/eventually.ts';
import { placesInTheClear } from '../../support/stack/places-in-the-clear.ts';

const DAY = '2026-04-20';
const MORNING = '2026-04-20T05:30:00.000Z';
const HOW = 'Gem';
const ABSENCE = 'Gem fraværet';
const LEAVE = 'Meld mig fra';
const END_LINKS = 'Luk alle mine links';

let database: TestDatabase;
let db: Db;
let intake: IntakeService;
let server: Server;
let url: string;
let visitor: Visitor;
let caseworkers: { readonly all: string; readonly each: readonly string[] };
let counsellors: { readonly all: string; readonly each: readonly string[] };
let coordinators: { readonly all: string };
let companys: { readonly all: string };
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
  const organisation = 'nordsjaellands-sprogcenter';
  for (const id of ['sprog-two', 'sprog-three']) {
    await aColleague(db, { id, organisation, position: 5, name: `Kollega ${id}` });
  }
  await aColleague(db, { id: 'sprog-watcher', organisation, position: 5, roles: ['steeringGroup'] });
  await aRemindedJourney(db);
  const journey = await anEndingPlacement(db);
  journey.lived.until(DAY);
  await journey.record();
  await standAt(db, DAY, '07:30');
  counsellors = await aSentDigest(db, 'k-counsellor', { at: MORNING });
  caseworkers = await aSentDigest(db, 'k-caseworker', { at: MORNING, asks: [] });
  companys = await aSentDigest(db, 'byg', { at: MORNING, asks: [] });
  coordinators = await aSentDigest(db, 'k-coordinator', { at: MORNING, asks: [] });
  intake = new IntakeService(db);
  const texts = { gatewayUrl: 'http://localhost:1', token: 'x', sender: 'Fodfaeste' };
  const config = { ...intake.service.config, texts };
  server = createServer(createApp({ ...intake.service, config })).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  visitor = new Visitor(url);
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await database.close();
});
beforeEach(async () => {
  await db.query('delete from contact_absences');
  await db.query('delete from contact_opt_outs');
  await db.query('delete from contact_departures');
  await db.query('update answer_links set ended_at = null, ended_why = null, ended_by = null');
  await db.query(
    "update contacts set active = true, language = 'da', phone = null, consented_on = null where person_id is null",
  );
});

const wishesAt = (token: string) => `/oensker/${token}`;
const opens = (token = counsellors.all) => visitor.opens(wishesAt(token));
const wishesOf = (contact: string) => readWishes(db, contact, DAY);

/** Presses one of the page's buttons, as a counsellor or somebody else with the link. */
async function presses(
  button: string,
  filledIn: Readonly<Record<string, string>> = {},
  token = counsellors.all,
): Promise<SeenPage> {
  return visitor.presses(await opens(token), button, filledIn);
}

describe('the page where a contact says how they want to be written to', () => {
  it('shows what holds now, and changes nothing', async () => {
    const absence = { firstDay: '2026-07-06', lastDay: '2026-07-24', standIn: 'sprog-two' };
    await addAbsence(db, { contact: 'k-counsellor', at: MORNING }, absence);
    const before = await recordedRows(db);
    const page = await opens();
    expect(page.status).toBe(200);
    expect(page.title).toBe('Dine ønsker til post fra os');
    expect(page.text).toContain('6. juli 2026 til 24. juli 2026 . Stedfortræder: Kollega sprog-two');
    expect(page.forms.map(({ button }) => button)).toEqual([
      HOW,
      'Slet fraværet 6. juli 2026 til 24. juli 2026',
      ABSENCE,
      HOW,
      END_LINKS,
      LEAVE,
    ]);
    expect(await recordedRows(db)).toEqual(before);
    expect(await wishesOf('k-counsellor')).toMatchObject({ absences: [absence], departure: null });
  });

  it('is there in English', async () => {
    const page = await visitor.opens(`${wishesAt(counsellors.all)}?sprog=en`);
    expect(page.title).toBe('Your wishes for post from us');
    expect(page.text).toContain('Last day you are away');
  });

  it('offers as a stand-in only the others of the same organisation who may know of people', async () => {
    const { html } = await opens();
    const offered = [...html.matchAll(/<option value="([^"]+)"/g)].map(([, id]) => id);
    expect(offered).toEqual(['sprog-three', 'sprog-two']);
  });

  it('offers only the copies one may do without, and nothing of the kind where there are none', async () => {
    const kindsAt = async (token: string) =>
      [...(await opens(token)).html.matchAll(/name="copies\.without" value="([^"]+)"/g)].map(
        ([, kind]) => kind,
      );
    expect(await kindsAt(caseworkers.all)).toEqual(['monthly-allowance', 'placement-end', 'partial-proof']);
    expect(await kindsAt(coordinators.all)).toEqual([]);
  });

  it('does not let the secretariat’s own go, who get what nobody else answers', async () => {
    expect((await opens(coordinators.all)).text).not.toContain('Er du ikke længere den rette?');
    const sent = await visitor.sends(wishesAt(coordinators.all), { wish: 'leave', 'leave.sure': 'yes' });
    expect(sent.status).toBe(422);
    expect(await readContact(db, 'k-coordinator')).toMatchObject({ active: true });
  });

  it('leads back to itself where a form says nothing it knows', async () => {
    const sent = await visitor.sends(wishesAt(counsellors.all), { wish: 'nothing' });
    expect([sent.status, sent.title]).toEqual([200, 'Dine ønsker til post fra os']);
  });
});

describe('language and text messages', () => {
  it('are kept, with the number and the day they were said yes to', async () => {
    const answer = { 'how.language': 'en', 'how.texts': 'yes', 'how.phone': '20 30 40 50' };
    const page = await presses(HOW, answer);
    expect(page.text).toContain('Det er gemt');
    expect(await readContact(db, 'k-counsellor')).toMatchObject({ language: 'en', phone: '20 30 40 50' });
    expect((await wishesOf('k-counsellor')).textsSince).toBe(DAY);
  });

  it('keep the day of a yes that was given before', async () => {
    await db.query(
      "update contacts set consented_on = '2026-03-03', phone = '20304050' where id = 'k-counsellor'",
    );
    await presses(HOW);
    expect((await wishesOf('k-counsellor')).textsSince).toBe('2026-03-03');
  });

  it('end with a no', async () => {
    await db.query(
      "update contacts set consented_on = '2026-03-03', phone = '20304050' where id = 'k-counsellor'",
    );
    await presses(HOW, { 'how.texts': 'no' });
    expect((await wishesOf('k-counsellor')).textsSince).toBeNull();
  });

  it.each(['', '12', 'ring til Kim', '1'.repeat(30)])(
    'are not kept with “%s” for a number, which stays where it was written',
    async (phone) => {
      const page = await presses(HOW, { 'how.language': 'en', 'how.texts': 'yes', 'how.phone': phone });
      expect(page.status).toBe(422);
      expect(page.text).toContain('Skriv et mobilnummer, for eksempel 20 30 40 50.');
      expect(page.forms[0]?.fields['how.phone']).toBe(phone);
      expect((await wishesOf('k-counsellor')).textsSince).toBeNull();
      expect(await readContact(db, 'k-counsellor')).toMatchObject({ language: 'da', phone: null });
    },
  );
});

describe('an absence', () => {
  const DAYS = { 'absence.firstDay': '06-07-2026', 'absence.lastDay': '2026-07-24' };

  it('is kept with whoever stands in, as people write dates', async () => {
    const page = await presses(ABSENCE, { ...DAYS, 'absence.standIn': 'sprog-two' });
    expect(page.text).toContain('Det er gemt');
    expect((await wishesOf('k-counsellor')).absences).toEqual([
      expect.objectContaining({ firstDay: '2026-07-06', lastDay: '2026-07-24', standIn: 'sprog-two' }),
    ]);
  });

  it('is one absence where the button is pressed twice', async () => {
    for (const _ of [1, 2]) await presses(ABSENCE, DAYS);
    expect((await wishesOf('k-counsellor')).absences).toHaveLength(1);
  });

  it('is taken back by its own button', async () => {
    await presses(ABSENCE, DAYS);
    const page = await presses('Slet fraværet 6. juli 2026 til 24. juli 2026');
    expect(page.text).toContain('Fraværet er slettet');
    expect((await wishesOf('k-counsellor')).absences).toEqual([]);
  });

  it('of somebody else is not taken back from this page', async () => {
    const absence = { firstDay: '2026-07-06', lastDay: '2026-07-24', standIn: null };
    await addAbsence(db, { contact: 'byg', at: MORNING }, absence);
    const [{ id } = { id: 0 }] = (await wishesOf('byg')).absences;
    await visitor.sends(wishesAt(counsellors.all), { wish: 'cancel', absence: String(id) });
    expect((await wishesOf('byg')).absences).toHaveLength(1);
  });

  it.each([
    ['no date', { 'absence.firstDay': 'til sommer' }, 'Skriv en dato, for eksempel 31-12-2026.'],
    [
      'a date there is none of',
      { 'absence.lastDay': '31-06-2026' },
      'Skriv en dato, for eksempel 31-12-2026.',
    ],
    [
      'an end before its beginning',
      { 'absence.lastDay': '2026-07-05' },
      'Den sidste dag ligger før den første.',
    ],
    [
      'an end that is past',
      { 'absence.firstDay': '2026-04-01', 'absence.lastDay': '2026-04-19' },
      'Fraværet er allerede slut.',
    ],
    ['more than a year', { 'absence.lastDay': '2027-08-01' }, 'Skriv højst et år.'],
    [
      'a stand-in of another organisation',
      { 'absence.standIn': 'byg' },
      'Vælg en anden kontaktperson fra samme sted.',
    ],
    [
      'oneself for a stand-in',
      { 'absence.standIn': 'k-counsellor' },
      'Vælg en anden kontaktperson fra samme sted.',
    ],
    ['a stand-in that is no id', { 'absence.standIn': '../x' }, 'Skriv det som i eksemplet'],
  ])('is not kept with %s, and what was written stays', async (_, wrong, says) => {
    const page = await presses(ABSENCE, { ...DAYS, ...wrong });
    expect(page.status).toBe(422);
    expect(page.text).toContain(says);
    const kept = page.forms.find(({ button }) => button === ABSENCE)?.fields ?? {};
    // A list keeps only what it offers.
    const { 'absence.standIn': _offered, ...written } = { 'absence.standIn': '', ...DAYS, ...wrong };
    expect(kept).toMatchObject(written);
    expect((await wishesOf('k-counsellor')).absences).toEqual([]);
  });

  it('is not kept beside twenty others', async () => {
    for (let day = 1; day <= 20; day += 1) {
      const date = `2026-07-${String(day).padStart(2, '0')}`;
      await addAbsence(
        db,
        { contact: 'k-counsellor', at: MORNING },
        { firstDay: date, lastDay: date, standIn: null },
      );
    }
    const page = await presses(ABSENCE, {
      'absence.firstDay': '2026-08-01',
      'absence.lastDay': '2026-08-02',
    });
    expect(page.text).toContain('Der står allerede 20 fravær.');
    expect((await wishesOf('k-counsellor')).absences).toHaveLength(20);
  });
});

describe('copies', () => {
  it('are ended by ticking them, and begin again when the tick is taken away', async () => {
    await visitor.sends(wishesAt(caseworkers.all), { wish: 'copies', 'copies.without': 'placement-end' });
    expect((await wishesOf('k-caseworker')).without).toEqual(['placement-end']);
    await visitor.sends(wishesAt(caseworkers.all), { wish: 'copies' });
    expect((await wishesOf('k-caseworker')).without).toEqual([]);
  });

  it.each(['screening-decision', 'successor-company', 'school-hours', 'nothing'])(
    'are all one can end: not %s',
    async (kind) => {
      const sent = await visitor.sends(wishesAt(caseworkers.all), { wish: 'copies', 'copies.without': kind });
      expect(sent.status).toBe(422);
      expect((await wishesOf('k-caseworker')).without).toEqual([]);
    },
  );
});

describe('closing every link', () => {
  it('is asked about first, and closes nothing yet', async () => {
    const sure = await presses(END_LINKS);
    expect([sure.status, sure.title]).toEqual([200, 'Vil du lukke alle dine links?']);
    expect((await opens()).status).toBe(200);
  });

  it('closes them, and only their own', async () => {
    const closed = await visitor.presses(await presses(END_LINKS), 'Ja, luk dem alle');
    expect(closed.text).toContain('Dine links er lukket');
    expect([(await opens()).status, (await opens(caseworkers.all)).status]).toEqual([410, 200]);
  });

  it('follows from another number for text messages, and says so', async () => {
    await presses(HOW, { 'how.texts': 'yes', 'how.phone': '20 30 40 50' });
    const page = await presses(HOW, { 'how.texts': 'yes', 'how.phone': '20 30 40 51' });
    expect(page.text).toContain('Det er gemt');
    expect(page.text).toContain('De links, du havde, kan ikke bruges mere.');
    expect(await readContact(db, 'k-counsellor')).toMatchObject({ phone: '20 30 40 51' });
    expect((await opens()).status).toBe(410);
  });
});

describe('giving up the role', () => {
  const SURE = { 'leave.sure': 'yes' };

  it('ends the post, and asks the secretariat to look at whoever is named', async () => {
    const successor = { 'leave.successorName': 'Ny Kontakt', 'leave.successorEmail': 'ny@example.dk' };
    const page = await presses(LEAVE, { ...SURE, ...successor });
    expect(page.text).toContain('Tak for din besked');
    expect(await readContact(db, 'k-counsellor')).toMatchObject({ active: false });
    expect((await wishesOf('k-counsellor')).departure).toEqual({
      leftOn: DAY,
      successorName: 'Ny Kontakt',
      successorEmail: 'ny@example.dk',
      settledAt: null,
      settledBy: null,
    });
    expect(await unsettledDepartures(db)).toMatchObject([
      { contact: 'Kontakt counsellor', leftOn: DAY, successorName: 'Ny Kontakt' },
    ]);
  });

  it('closes the link, which says so afterwards', async () => {
    await presses(LEAVE, SURE);
    const page = await opens();
    expect([page.status, page.text.includes('Linket er lukket')]).toEqual([410, true]);
    const again = await visitor.sends(wishesAt(counsellors.all), { wish: 'leave', ...SURE });
    expect(again.status).toBe(410);
  });

  it('closes the link for good, also where they are made a contact again', async () => {
    await presses(LEAVE, SURE);
    await changeContact(db, 'k-counsellor', { active: true });
    expect((await opens()).status).toBe(410);
  });

  it('is asked twice', async () => {
    const page = await presses(LEAVE, { 'leave.successorName': 'Ny Kontakt' });
    expect(page.status).toBe(422);
    expect(page.text).toContain('Sæt kryds, hvis du ikke længere er kontaktperson.');
    expect(page.forms.at(-1)?.fields['leave.successorName']).toBe('Ny Kontakt');
    expect(await readContact(db, 'k-counsellor')).toMatchObject({ active: true });
  });

  it.each([
    ['no mail address', { 'leave.successorEmail': 'ny kontakt' }],
    ['a mail address that is too long', { 'leave.successorEmail': `${'a'.repeat(250)}@example.dk` }],
    ['a name that is too long', { 'leave.successorName': 'a'.repeat(201) }],
  ])('is not taken with %s', async (_, wrong) => {
    const page = await presses(LEAVE, { ...SURE, ...wrong });
    expect(page.status).toBe(422);
    expect(await readContact(db, 'k-counsellor')).toMatchObject({ active: true });
  });

  it('turns away a text that goes on and on', async () => {
    const page = await presses(LEAVE, { ...SURE, 'leave.successorName': 'a'.repeat(5000) });
    expect(page.status).toBe(413);
    expect(await readContact(db, 'k-counsellor')).toMatchObject({ active: true });
  });
});

describe('one click of a mail program', () => {
  const click = (token: string, body: BodyInit) =>
    fetch(`${url}${wishesAt(token)}`, { method: 'POST', body, redirect: 'manual' });
  const inParts = () => {
    const form = new FormData();
    form.append('List-Unsubscribe', 'One-Click');
    return form;
  };

  it.each([
    ['as a form', () => new URLSearchParams('List-Unsubscribe=One-Click')],
    ['as a form in parts', inParts],
  ])('ends the copies that the mail was made of, sent %s', async (_, body) => {
    const answer = await click(caseworkers.all, body());
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('Du får ikke flere af de kopier');
    expect((await wishesOf('k-caseworker')).without).toEqual(['placement-end']);
  });

  it('adds to what was ended before', async () => {
    await visitor.sends(wishesAt(caseworkers.all), { wish: 'copies', 'copies.without': 'partial-proof' });
    await click(caseworkers.all, inParts());
    expect((await wishesOf('k-caseworker')).without).toEqual(['partial-proof', 'placement-end']);
  });

  it('ends no duty, whichever mail its link came with', async () => {
    expect((await click(counsellors.all, inParts())).status).toBe(200);
    expect((await wishesOf('k-counsellor')).without).toEqual([]);
  });
});

describe('a link that opens no wishes', () => {
  it.each([
    ['forged', () => '0'.repeat(26)],
    ['cut off', () => counsellors.all.slice(0, 20)],
    ['to one question', () => counsellors.each[0] ?? ''],
  ])('says why where it is %s', async (_, token) => {
    const page = await opens(token());
    expect([page.status, page.text.includes('Linket er ikke helt rigtigt')]).toEqual([404, true]);
    const sent = await visitor.sends(wishesAt(token()), { wish: 'leave', 'leave.sure': 'yes' });
    expect(sent.status).toBe(404);
    expect(await readContact(db, 'k-counsellor')).toMatchObject({ active: true });
  });

  it('says why where it is too old, and does nothing', async () => {
    await standAt(db, '2026-12-24', '10:00');
    const page = await opens();
    const sent = await visitor.sends(wishesAt(counsellors.all), { wish: 'leave', 'leave.sure': 'yes' });
    await standAt(db, DAY, '07:30');
    expect([page.status, sent.status]).toEqual([410, 410]);
    expect(page.text).toContain('Et link kan bruges i et halvt år.');
    expect(await readContact(db, 'k-counsellor')).toMatchObject({ active: true });
  });

  it('says so where the contact was taken off by the secretariat', async () => {
    await changeContact(db, 'k-counsellor', { active: false });
    expect((await opens()).text).toContain('Linket er lukket');
    expect((await visitor.opens(`${wishesAt(counsellors.all)}?gjort=left`)).status).toBe(410);
  });

  it('is a person’s own, who has a page of their own', async () => {
    const journey = await RecordedJourney.referred(db, { rulebook: 2 });
    const { personId } = journey;
    await arrangePersonsPost(db, { personId, channel: 'mail', language: 'da', consentedOn: '2026-03-02' });
    const own = await aSentDigest(db, contactOfPerson(personId), { at: MORNING, asks: [] });
    expect((await opens(own.all)).status).toBe(404);
  });
});

describe('the secretariat writes down for a contact who calls', () => {
  const ask = async (method: string, path: string, body?: unknown, contact = 'k-coordinator') => {
    const key = await createApiKey(db, contact, 'tests');
    const answer = await fetch(`${url}${path}`, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const PATH = '/api/contacts/byg/wishes';
  const LEAVE_PATH = '/api/contacts/byg/leave';
  const SETTLE = '/api/contacts/byg/departure/settle';
  const SUCCESSOR = { successorName: 'Ny Kontakt', successorEmail: 'ny@example.dk' };
  /**
   * Waits until the successor can be read nowhere. Postgres keeps what has gone as long as anybody may still look
   * at it, even if that is only its own autovacuum.
   */
  const untilSuccessorIsForgotten = () =>
    eventually(async () => {
      await db.query('vacuum full contact_departures');
      const { successorName, successorEmail } = SUCCESSOR;
      const stands = [successorName, successorEmail].map((told) => placesInTheClear(db, told));
      return (await Promise.all(stands)).flat().length === 0;
    });
  const ABSENT = { firstDay: '2026-07-06', lastDay: '2026-07-24' };

  it('since when they want text messages, and which copies they do without', async () => {
    await changeContact(db, 'byg', { phone: '20304050' });
    const { status, body } = await ask('PATCH', PATH, {
      textsSince: '2026-04-17',
      without: ['school-hours'],
    });
    expect(status).toBe(200);
    expect(contactWishesSchema.parse(body)).toMatchObject({
      textsSince: '2026-04-17',
      without: ['school-hours'],
    });
    expect((await ask('PATCH', PATH, { textsSince: null })).body).toMatchObject({ textsSince: null });
  });

  it.each([
    ['a yes that lies ahead', { textsSince: '2026-04-21' }, 'textsSince'],
    ['a yes without a number', { textsSince: '2026-04-17' }, 'phone'],
    ['a duty among the copies', { without: ['vitas-registration'] }, 'without'],
    ['a field there is none of', { texts: true }, 'texts'],
  ])('but not %s', async (_, body, field) => {
    const answer = await ask('PATCH', PATH, body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ faults: [{ field }] });
  });

  it('all of it or nothing', async () => {
    await changeContact(db, 'byg', { phone: '20304050' });
    await ask('PATCH', PATH, { textsSince: '2026-04-17', without: ['vitas-registration'] });
    expect(await wishesOf('byg')).toMatchObject({ textsSince: null, without: [] });
  });

  it('an absence, and takes it back', async () => {
    const added = await ask('POST', '/api/contacts/byg/absences', ABSENT);
    expect(added.status).toBe(201);
    const [absence] = contactWishesSchema.parse(added.body).absences;
    expect(absence).toMatchObject({ ...ABSENT, standIn: null });
    const cancel = `/api/contacts/byg/absences/${absence?.id}/cancel`;
    expect((await ask('POST', cancel)).body).toMatchObject({ absences: [] });
    expect((await ask('POST', cancel)).status).toBe(404);
  });

  it('but no absence that ends before it begins, or with somebody else’s colleague', async () => {
    const path = '/api/contacts/byg/absences';
    const wrong = await ask('POST', path, { ...ABSENT, lastDay: '2026-07-05' });
    expect(wrong.body).toMatchObject({ status: 422, faults: [{ field: 'lastDay' }] });
    const foreign = await ask('POST', path, { ...ABSENT, standIn: 'service' });
    expect(foreign.body).toMatchObject({ status: 422, faults: [{ field: 'standIn' }] });
  });

  it('that they have left, since when, and whom they name', async () => {
    const left = { leftOn: '2026-04-17', successorName: 'Ny Kontakt' };
    const answer = await ask('POST', '/api/contacts/byg/leave', left);
    const unsettled = { settledAt: null, settledBy: null };
    expect(contactWishesSchema.parse(answer.body).departure).toEqual({
      ...left,
      ...unsettled,
      successorEmail: null,
    });
    expect((await opens(companys.all)).text).toContain('Linket er lukket');
  });

  it('that it is settled whom to write to instead, and nothing is left of the one who was named', async () => {
    await ask('POST', LEAVE_PATH, SUCCESSOR);
    const answer = await ask('POST', SETTLE);
    expect(answer.status).toBe(200);
    const { departure } = contactWishesSchema.parse(answer.body);
    expect(departure).toMatchObject({
      leftOn: DAY,
      successorName: null,
      successorEmail: null,
      settledBy: 'k-coordinator',
    });
    expect(departure?.settledAt).toMatch(/^2026-04-20T/);
    expect((await ask('GET', PATH)).body).toMatchObject({ departure });
    expect(await unsettledDepartures(db)).toEqual([]);
    await untilSuccessorIsForgotten();
  });

  it('that it is settled once: who did it first, and when, stands', async () => {
    await ask('POST', LEAVE_PATH, SUCCESSOR);
    const { body } = await ask('POST', SETTLE);
    await standAt(db, '2026-04-21', '07:30');
    const again = await ask('POST', SETTLE, undefined, 'k-projectlead');
    await standAt(db, DAY, '07:30');
    expect(again).toEqual({ status: 200, body });
  });

  it('that somebody leaves for the second time, which is to be settled anew', async () => {
    await ask('POST', LEAVE_PATH, SUCCESSOR);
    await ask('POST', SETTLE);
    await ask('POST', LEAVE_PATH, SUCCESSOR);
    expect(await unsettledDepartures(db)).toMatchObject([{ successorName: 'Ny Kontakt' }]);
  });

  it('that they are a contact again, and then nothing is left of their departure', async () => {
    await ask('POST', LEAVE_PATH, SUCCESSOR);
    await ask('PATCH', '/api/contacts/byg', { active: true });
    expect((await ask('GET', PATH)).body).toMatchObject({ departure: null });
    expect((await ask('POST', SETTLE)).status).toBe(404);
    await untilSuccessorIsForgotten();
  });

  it.each([
    ['who has not left', '/api/contacts/byg/departure/settle'],
    ['there is none of', '/api/contacts/nobody/departure/settle'],
  ])('but nothing is settled of a contact %s', async (_, path) => {
    expect((await ask('POST', path)).status).toBe(404);
  });

  it.each([
    ['ahead of time', '/api/contacts/byg/leave', { leftOn: '2026-04-21' }],
    ['of the secretariat’s own', '/api/contacts/k-coordinator/leave', {}],
  ])('but no leaving %s', async (_, path, body) => {
    expect((await ask('POST', path, body)).body).toMatchObject({
      status: 422,
      faults: [{ field: 'leftOn' }],
    });
  });

  it('of nobody who is no contact of an organisation', async () => {
    expect((await ask('GET', '/api/contacts/nobody/wishes')).status).toBe(404);
  });

  it('and nobody else does', async () => {
    for (const contact of ['k-caseworker', 'k-tradeconsultant', 'k-operator']) {
      expect((await ask('GET', PATH, undefined, contact)).status).toBe(403);
      expect((await ask('POST', SETTLE, undefined, contact)).status).toBe(403);
    }
  });
});

it('leaves nothing of a wish or a link in the log', () => {
  const logged = intake.logged.join('\n');
  expect(logged).toContain('/oensker/:token');
  expect(logged).not.toMatch(/Ny Kontakt|ny@example|20 ?30 ?40 ?50|2026-07-24/);
  expect(logged).not.toContain(counsellors.all);
});
