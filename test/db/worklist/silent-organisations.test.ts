import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { changeContact } from '../../../db/partners/contacts.ts';
import { changeOrganisation } from '../../../db/partners/organisations.ts';
import type { Db } from '../../../db/pool.ts';
import { silentOrganisations } from '../../../db/worklist/silent-organisations.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { aDatabaseWithParties, aRemindedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { aReply } from '../../support/post/a-reply.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { aProvenContact } from '../../support/partners/proven.ts';

const MORNING = '2026-03-20T06:30:00.000Z';
const NEXT_WEEK = '2026-03-27T06:30:00.000Z';
/** The screening was due the day before. */
const TOO_LATE = '2026-04-02';
const CENTRE = 'nordsjaellands-sprogcenter';

let database: TestDatabase;
let db: Db;
beforeEach(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterEach(() => database.close());

/** A journey whose language centre has got the mail that asks for the screening. */
async function anAskedJourney(): Promise<RecordedJourney> {
  const journey = await aRemindedJourney(db);
  await aSentDigest(db, 'k-counsellor', { at: MORNING });
  return journey;
}

describe('an organisation that is silent', () => {
  const silent = (today = TOO_LATE) => silentOrganisations(db, today);

  it('has been asked by a mail, has let the deadline pass, and is called by the number on record', async () => {
    await anAskedJourney();
    await changeContact(db, 'k-counsellor', { phone: '11223344' });
    expect(await silent()).toEqual([
      {
        name: 'Nordsjællands Sprogcenter',
        questions: 1,
        since: MORNING,
        contact: 'Kontakt counsellor',
        phone: '11223344',
      },
    ]);
  });

  it('is told of once, with how many questions, and since the first of the mails', async () => {
    await anAskedJourney();
    await aRemindedJourney(db);
    await aSentDigest(db, 'k-counsellor', { at: NEXT_WEEK });
    expect(await silent()).toMatchObject([{ questions: 2, since: MORNING }]);
  });

  it('is not silent while there is time left', async () => {
    await anAskedJourney();
    expect(await silent('2026-04-01')).toEqual([]);
  });

  it('is not silent where no mail has gone', async () => {
    await aRemindedJourney(db);
    expect(await silent()).toEqual([]);
  });

  it('is not silent where the mail came back', async () => {
    await anAskedJourney();
    await db.query('update outbox set bounced_at = $1', [MORNING]);
    expect(await silent()).toEqual([]);
  });

  it('is not silent once it has answered any of its questions', async () => {
    const [, other] = [await anAskedJourney(), await anAskedJourney()];
    other.lived.does('RecordScreening', aScreening(other.lived.today));
    await other.record();
    expect(await silent()).toEqual([]);
  });

  it('is silent again where what it was asked after its last answer is overdue', async () => {
    const answered = await anAskedJourney();
    answered.lived.does('RecordScreening', aScreening(answered.lived.today));
    await answered.record();
    await aRemindedJourney(db);
    await aSentDigest(db, 'k-counsellor', { at: NEXT_WEEK });
    expect(await silent()).toMatchObject([{ questions: 1, since: NEXT_WEEK }]);
  });

  it('is not silent where it has asked for help', async () => {
    const journey = await anAskedJourney();
    const { id: about = '' } = journey.lived.open('screening-result') ?? {};
    journey.lived.does('AskForHelp', { about, help: 'call-me' });
    await journey.record();
    expect(await silent()).toEqual([]);
  });

  it('is not silent where it has written back, in whatever words', async () => {
    await aRemindedJourney(db);
    const { id } = await aSentDigest(db, 'k-counsellor', { at: MORNING });
    await aReply(db, { digest: id, receivedAt: '2026-03-21T09:00:00.000Z' });
    expect(await silent()).toEqual([]);
  });

  it('is not silent about what a pause keeps waiting', async () => {
    await anAskedJourney();
    await db.query('update obligations set waiting = true');
    expect(await silent()).toEqual([]);
  });

  it('is not silent about what is another’s to answer by now', async () => {
    const journey = await anAskedJourney();
    await db.query(`update journeys set language_centre = 'next' where id = $1`, [journey.id]);
    expect(await silent()).toEqual([]);
  });

  it('is nobody to call where it takes part no longer', async () => {
    await anAskedJourney();
    await changeOrganisation(db, CENTRE, { active: false });
    expect(await silent()).toEqual([]);
  });

  it('is called where somebody has a telephone, and nobody who only follows the numbers', async () => {
    await anAskedJourney();
    const contact = { organisation: CENTRE, email: 'x@example.dk', language: 'da', active: true } as const;
    await aProvenContact(db, {
      ...contact,
      id: 'k-steers',
      name: 'Den Der Styrer',
      phone: '1',
      roles: ['steeringGroup'],
      position: 0,
    });
    await aProvenContact(db, {
      ...contact,
      id: 'k-second',
      name: 'Den Anden',
      phone: '55667788',
      roles: [],
      position: 9,
    });
    expect(await silent()).toMatchObject([{ contact: 'Den Anden', phone: '55667788' }]);
  });

  it('has nobody to call where its contacts have left', async () => {
    await anAskedJourney();
    await changeContact(db, 'k-counsellor', { active: false });
    expect(await silent()).toMatchObject([{ contact: null, phone: null }]);
  });
});
