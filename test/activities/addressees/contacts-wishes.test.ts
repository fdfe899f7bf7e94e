import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ParsedMail } from 'mailparser';
import { beginRound } from '../../../activities/addressees/pass-on-notices.ts';
import { unsubscribeUrl } from '../../../activities/digest/unsubscribe-url.ts';
import { addAbsence, addWithout, leaveRole, setWithout } from '../../../db/partners/contact-wishes.ts';
import { changeContact } from '../../../db/partners/contacts.ts';
import { readOrganisation } from '../../../db/partners/organisations.ts';
import { all, inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { addresseeOf } from '../../../db/post/addressee.ts';
import { contactsAsked } from '../../../db/post/colleagues.ts';
import type { Referral } from '../../../domain/journeys/commands.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { RecordedJourney, standAt } from '../../support/journeys/a-recorded-journey.ts';
import { anEndingPlacement, aProposal } from '../../support/journeys/a-recorded-road.ts';
import { aColleague } from '../../support/partners/a-colleague.ts';
import type { Mailbox } from '../../support/post/a-mailbox.ts';
import { aPostOffice } from '../../support/post/a-post-office.ts';
import type { PostOffice } from '../../support/post/a-post-office.ts';

/** Mail programs unsubscribe over HTTPS only. */
const PUBLIC_URL = 'https://fodfaeste.example.dk';
const TOLD_AT = '2026-03-02T09:00:00.000Z';
const REMINDED_ON = '2026-03-20';

let office: PostOffice;
let db: Db;
let mailbox: Mailbox;
beforeAll(async () => {
  office = await aPostOffice({ publicUrl: PUBLIC_URL });
  ({ db, mailbox } = office);
  await aColleague(db, {
    id: 'sprog-two',
    organisation: 'nordsjaellands-sprogcenter',
    position: 2,
    name: 'To',
  });
  await aColleague(db, { id: 'sprog-three', organisation: 'nordsjaellands-sprogcenter', position: 3 });
  await aColleague(db, { id: 'byg-owner', organisation: 'eksempel-byg', position: 3 });
  await aColleague(db, { id: 'byg-office', organisation: 'eksempel-byg', position: 4 });
});
afterAll(() => office.close());
beforeEach(async () => {
  await db.query(
    "update outbox set state = 'dropped', reason = 'fulfilled' where state in ('owed', 'frozen', 'sent')",
  );
  await db.query('delete from contact_absences');
  await db.query('delete from contact_opt_outs');
  await db.query('delete from contact_departures');
  await db.query('update contacts set active = true where person_id is null');
  mailbox.taken.length = 0;
});

const isAway = (contact: string, firstDay: string, lastDay: string, standIn: string | null = null) =>
  addAbsence(db, { contact, at: TOLD_AT }, { firstDay, lastDay, standIn });

const hasLeft = (contact: string) =>
  inTransaction(db, (tx) =>
    leaveRole(
      tx,
      { contact, at: TOLD_AT },
      { leftOn: REMINDED_ON, successorName: null, successorEmail: null },
    ),
  );

/** The round of post of a day: what is done before anybody's mail is gathered. */
async function round(on: string): Promise<void> {
  await standAt(db, on, '07:30');
  const now = `${on}T06:30:00.000Z`;
  await inTransaction(db, (tx) => beginRound(tx, { on, now, madeBy: now }));
}

/** What became of a journey's notices about one kind of obligation: to whom, and how they stand. */
async function fatesOf({ id }: RecordedJourney, kind = 'screening-result') {
  const rows = await all<{ contact: string; state: string; reason: string | null; why: string | null }>(
    db,
    `select contact_id as contact, state, reason, stand_in_why as why from outbox
     where subject_id = $1 and obligation_kind = $2 order by sequence, id`,
    [id, kind],
  );
  return rows.map(({ contact, state, reason, why }) =>
    [contact, state, reason, why].filter((part) => part !== null).join(' '),
  );
}

/** Gathers and sends what a contact is owed on a day; returns the mail, if there was one. */
async function mailOf(contact: string, date: string): Promise<ParsedMail | undefined> {
  await standAt(db, date, '07:30');
  mailbox.taken.length = 0;
  await office.post.sendDigest(await office.gathers(contact, date));
  return mailbox.taken.at(-1);
}

const textOf = (mail: ParsedMail | undefined) => mail?.text?.replaceAll(/\s+/g, ' ') ?? '';

/** Somebody whose language centre is reminded on 20 March. */
async function aReminded(referral: Partial<Referral> = {}): Promise<RecordedJourney> {
  const journey = await RecordedJourney.referred(db, { referral });
  journey.lived.until(REMINDED_ON);
  return journey.record();
}

describe('a contact who is away', () => {
  it('is passed over on the day the post goes, for the colleague they have named', async () => {
    await isAway('k-counsellor', '2026-03-16', '2026-03-27', 'sprog-three');
    const journey = await aReminded();
    await round(REMINDED_ON);
    expect(await fatesOf(journey)).toEqual(['k-counsellor dropped away', 'sprog-three owed']);
  });

  it('is named to whoever gets it, with the last day they are away, and the question can be answered', async () => {
    await isAway('k-counsellor', '2026-03-16', '2026-03-27', 'sprog-three');
    await aReminded();
    await round(REMINDED_ON);
    const mail = textOf(await mailOf('sprog-three', REMINDED_ON));
    expect(mail).toContain(
      'Du får den i stedet for Kontakt counsellor, som er væk til og med den 27. marts 2026.',
    );
    expect(mail).toContain('Svar her: https://fodfaeste.example.dk/svar/');
  });

  it('gets it themselves where they are back when the post goes', async () => {
    await isAway('k-counsellor', '2026-03-16', '2026-03-19', 'sprog-three');
    const journey = await aReminded();
    await round(REMINDED_ON);
    expect(await fatesOf(journey)).toEqual(['k-counsellor owed']);
  });

  it('is passed over for another of the organisation where they have named nobody', async () => {
    await isAway('k-counsellor', REMINDED_ON, REMINDED_ON);
    const journey = await aReminded();
    await round(REMINDED_ON);
    expect(await fatesOf(journey)).toEqual(['k-counsellor dropped away', 'sprog-two owed']);
  });

  it('is passed over for another where whoever they have named is away or has left too', async () => {
    await isAway('k-counsellor', REMINDED_ON, REMINDED_ON, 'sprog-two');
    await isAway('sprog-two', '2026-03-19', '2026-03-21', 'k-counsellor');
    const journey = await aReminded();
    await round(REMINDED_ON);
    expect(await fatesOf(journey)).toEqual(['k-counsellor dropped away', 'sprog-three owed']);
  });

  it('is passed over for the coordinator where nobody else is there, who is told so', async () => {
    for (const id of ['k-counsellor', 'sprog-two', 'sprog-three'])
      await isAway(id, REMINDED_ON, '2026-03-31');
    const journey = await aReminded();
    await round(REMINDED_ON);
    expect(await fatesOf(journey)).toEqual(['k-counsellor dropped away', 'k-coordinator owed away']);
    expect(textOf(await mailOf('k-coordinator', REMINDED_ON))).toContain(
      'Påmindelsen er til Nordsjællands Sprogcenter. Kontakt counsellor er væk til og med den 31. marts 2026, og der er ingen anden at skrive til.',
    );
  });

  it('is passed over too where they tell of it after the round began, and before their mail is gathered', async () => {
    const journey = await aReminded();
    await round(REMINDED_ON);
    await isAway('k-counsellor', REMINDED_ON, REMINDED_ON, 'sprog-two');
    expect(await mailOf('k-counsellor', REMINDED_ON)).toBeUndefined();
    expect(await fatesOf(journey)).toEqual(['k-counsellor dropped away', 'sprog-two owed']);
    expect(textOf(await mailOf('sprog-two', REMINDED_ON))).toContain('i stedet for Kontakt counsellor');
  });

  it('is passed over once, however often the round is begun', async () => {
    await isAway('k-counsellor', REMINDED_ON, REMINDED_ON, 'sprog-two');
    const journey = await aReminded();
    await round(REMINDED_ON);
    await round(REMINDED_ON);
    expect(await fatesOf(journey)).toEqual(['k-counsellor dropped away', 'sprog-two owed']);
  });

  it('never gets back what was passed on, where the one who has it goes away too', async () => {
    await isAway('k-counsellor', REMINDED_ON, REMINDED_ON, 'sprog-two');
    const journey = await aReminded();
    await round(REMINDED_ON);
    await db.query('delete from contact_absences');
    await isAway('sprog-two', REMINDED_ON, REMINDED_ON, 'k-counsellor');
    await mailOf('sprog-two', REMINDED_ON);
    expect(await fatesOf(journey)).toEqual([
      'k-counsellor dropped away',
      'sprog-two dropped away',
      'sprog-three owed',
    ]);
  });

  it('was away, and that is remembered for thirty days after', async () => {
    await isAway('k-counsellor', '2026-02-01', '2026-02-17');
    await isAway('sprog-two', '2026-02-01', '2026-02-18');
    await round(REMINDED_ON);
    expect(await all(db, 'select contact_id as contact from contact_absences')).toEqual([
      { contact: 'sprog-two' },
    ]);
  });

  it('of the secretariat is passed over within it, and where all are away nobody loses it', async () => {
    await isAway('k-coordinator', REMINDED_ON, REMINDED_ON);
    const wanted = { party: 'coordinator', on: REMINDED_ON } as const;
    expect(await addresseeOf(db, wanted)).toMatchObject({ contact: 'k-projectlead' });
    await isAway('k-projectlead', REMINDED_ON, REMINDED_ON);
    expect(await addresseeOf(db, wanted)).toMatchObject({ contact: 'k-coordinator' });
  });
});

describe('a colleague of somebody silent', () => {
  /** A match that the company has not answered: on the due date a colleague is told. */
  async function aSilence(): Promise<RecordedJourney> {
    const journey = await aProposal(db);
    journey.lived.until('2026-03-18');
    return journey.record();
  }
  const escalations = async (journey: RecordedJourney) =>
    (await fatesOf(journey, 'match-answer')).filter((fate) => !fate.startsWith('byg '));

  it('who is away is passed over for the next, never for whoever is silent', async () => {
    await isAway('byg-owner', '2026-03-18', '2026-03-20', 'byg');
    const journey = await aSilence();
    await round('2026-03-18');
    expect(await escalations(journey)).toEqual(['byg-owner dropped away', 'byg-office owed']);
    expect(textOf(await mailOf('byg-office', '2026-03-18'))).toContain(
      'endnu ikke har fået svar fra din kollega hos Eksempel Byg ApS. Svar, hvis du kan, eller sørg for, at det bliver gjort. Du får den i stedet for En Kollega, som er væk til og med den 20. marts 2026.',
    );
  });

  it('is not the one who stood in, but may be the one who was away: nobody asked them', async () => {
    await isAway('byg', '2026-03-11', '2026-03-17', 'byg-owner');
    const journey = await aProposal(db);
    journey.lived.until('2026-03-17');
    await journey.record();
    await round('2026-03-17');
    const obligation = journey.lived.open('match-answer')?.id ?? '';
    const asked = { subject: journey.id, obligation, party: 'company' } as const;
    expect(await inTransaction(db, (tx) => contactsAsked(tx, asked))).toEqual(['byg-owner']);
  });

  it('who is away is skipped where there is nobody else, and the coordinator is told that there was nobody', async () => {
    for (const id of ['byg-owner', 'byg-office']) await isAway(id, '2026-03-18', '2026-03-20');
    const journey = await aSilence();
    await round('2026-03-18');
    expect(await escalations(journey)).toEqual(['byg-owner dropped away']);
    journey.lived.until('2026-03-19');
    await journey.record();
    expect(textOf(await mailOf('k-coordinator', '2026-03-19'))).toContain(
      'Vi har ingen anden kontaktperson hos Eksempel Byg ApS.',
    );
  });
});

describe('what the secretariat gets in another’s stead', () => {
  it('stays within it where the coordinator is away, though the company is there: it has asked for help', async () => {
    const journey = await aProposal(db);
    const about = journey.lived.open('match-answer')?.id ?? '';
    journey.lived.does('AskForHelp', { about, help: 'call-me' }).until('2026-03-16');
    await journey.record();
    await isAway('k-coordinator', '2026-03-16', '2026-03-20');
    await round('2026-03-16');
    expect((await fatesOf(journey, 'match-answer')).slice(-2)).toEqual([
      'k-coordinator dropped away help-asked-for',
      'k-projectlead owed help-asked-for',
    ]);
  });
});

describe('a contact who does without copies', () => {
  const copies = async (journey: RecordedJourney) =>
    (await fatesOf(journey, 'placement-end')).filter((fate) => !fate.startsWith('service '));

  async function aCopy(): Promise<RecordedJourney> {
    const journey = await anEndingPlacement(db);
    journey.lived.until('2026-04-20');
    return journey.record();
  }

  it('gets them until they say so, with a link to their wishes and nothing to answer', async () => {
    const journey = await aCopy();
    await round('2026-04-20');
    expect(new Set(await copies(journey))).toEqual(new Set(['k-caseworker owed']));
    const text = textOf(await mailOf('k-caseworker', '2026-04-20'));
    expect(text).toContain('Kopi til orientering.');
    expect(text).toMatch(/Skriv dine ønsker her: https:\/\/fodfaeste\.example\.dk\/oensker\/[0-9a-z]{26}/);
    expect(text).not.toContain('Svar her');
  });

  it('has them sent to the coordinator instead of nowhere, who is told why', async () => {
    await addWithout(db, { contact: 'k-caseworker', at: TOLD_AT }, ['placement-end']);
    const journey = await aCopy();
    await round('2026-04-20');
    expect(new Set(await copies(journey))).toEqual(
      new Set(['k-caseworker dropped opted-out', 'k-coordinator owed opted-out']),
    );
    expect(textOf(await mailOf('k-coordinator', '2026-04-20'))).toContain(
      'Påmindelsen er en kopi til Hillerød Kommune. Kontakt caseworker har valgt den slags kopier fra, så du får den.',
    );
  });

  it('is still reminded of what they owe themselves, whatever stands there', async () => {
    await inTransaction(db, (tx) =>
      setWithout(tx, { contact: 'k-counsellor', at: TOLD_AT }, ['screening-result']),
    );
    const journey = await aReminded();
    await round(REMINDED_ON);
    expect(await fatesOf(journey)).toEqual(['k-counsellor owed']);
  });
});

describe('unsubscribing by a mail program', () => {
  const headersOf = (mail: ParsedMail | undefined) =>
    mail?.headerLines.filter(({ key }) => key.startsWith('list-unsubscribe')).map(({ line }) => line);

  it('is offered where the reader can do without everything in the mail, with one click', async () => {
    const journey = await anEndingPlacement(db);
    journey.lived.until('2026-04-20');
    await journey.record();
    const headers = headersOf(await mailOf('k-caseworker', '2026-04-20'))?.map((line) =>
      line.replaceAll(/\s+/g, ' '),
    );
    expect(headers?.toSorted()).toEqual([
      'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      expect.stringMatching(/^List-Unsubscribe: <https:\/\/fodfaeste\.example\.dk\/oensker\/[0-9a-z]{26}>$/),
    ]);
  });

  it('is not offered where one thing in the mail is a duty', async () => {
    const journey = await anEndingPlacement(db);
    journey.lived.until('2026-04-20');
    await journey.record();
    const other = await RecordedJourney.referred(db, { on: '2026-04-01' });
    other.lived.does('RecordScreening', aScreening('2026-04-01')).until('2026-04-20');
    await other.record();
    const mail = await mailOf('k-caseworker', '2026-04-20');
    expect(textOf(mail)).toContain('Kopi til orientering.');
    expect(headersOf(mail)).toEqual([]);
  });

  it('is not offered in a mail that is a worklist alone', async () => {
    const organisation = await readOrganisation(db, 'lo-hovedstaden');
    const wishes = `${PUBLIC_URL}/oensker/abc`;
    expect(unsubscribeUrl({ organisation, notices: [], wishes })).toBeUndefined();
  });

  it('is not offered for a reminder of a duty', async () => {
    await aReminded();
    expect(headersOf(await mailOf('k-counsellor', REMINDED_ON))).toEqual([]);
  });
});

describe('a contact who has left', () => {
  it('gets nothing that was made for them and has not gone, and whoever gets it is told', async () => {
    const journey = await aReminded();
    await hasLeft('k-counsellor');
    await round(REMINDED_ON);
    expect(await fatesOf(journey)).toEqual(['k-counsellor dropped left', 'sprog-two owed']);
    expect(textOf(await mailOf('sprog-two', REMINDED_ON))).toContain(
      'Du får den i stedet for Kontakt counsellor, som ikke længere er kontaktperson.',
    );
  });

  it('has what they were asked and nobody has answered put to another with the next post, once', async () => {
    const [journey, answered] = [await aReminded(), await aReminded()];
    await mailOf('k-counsellor', REMINDED_ON);
    answered.lived.does('RecordScreening', aScreening(REMINDED_ON));
    await answered.record();
    await hasLeft('k-counsellor');
    await round('2026-03-23');
    await round('2026-03-23');
    expect(await fatesOf(journey)).toEqual(['k-counsellor sent', 'sprog-two owed']);
    expect(await fatesOf(answered)).toEqual(['k-counsellor sent']);
  });

  it('leaves it to the coordinator where the organisation has nobody else', async () => {
    const journey = await aReminded();
    await mailOf('k-counsellor', REMINDED_ON);
    for (const id of ['sprog-two', 'sprog-three']) await changeContact(db, id, { active: false });
    await hasLeft('k-counsellor');
    await round('2026-03-23');
    expect(await fatesOf(journey)).toEqual(['k-counsellor sent', 'k-coordinator owed no-contact']);
  });
});
