import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { leaveRole, settleDeparture } from '../../../db/partners/contact-wishes.ts';
import { changeContact } from '../../../db/partners/contacts.ts';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { unsettledDepartures } from '../../../db/worklist/unsettled-departures.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { aDatabaseWithParties, aRemindedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';
import { aProvenContact } from '../../support/partners/proven.ts';

const MORNING = '2026-03-20T06:30:00.000Z';
const NEXT_WEEK = '2026-03-27T06:30:00.000Z';
const LEFT = { leftOn: '2026-03-23', successorName: 'Ny Kontakt', successorEmail: 'ny@example.dk' };

let database: TestDatabase;
let db: Db;
beforeEach(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterEach(() => database.close());

const leaves = (contact: string, at = NEXT_WEEK, left: Parameters<typeof leaveRole>[2] = LEFT) =>
  inTransaction(db, (tx) => leaveRole(tx, { contact, at }, left));

const aColleague = () =>
  aProvenContact(db, {
    id: 'sprog-two',
    organisation: 'nordsjaellands-sprogcenter',
    name: 'Sprog To',
    email: 'sprog-two@example.dk',
    phone: '11 22 33 44',
    language: 'da',
    roles: ['counsellor'],
    active: true,
    position: 5,
  });

describe('a contact who has left', () => {
  it('is told of with whom they name, and what of their organisation waits', async () => {
    await aRemindedJourney(db);
    await aSentDigest(db, 'k-counsellor', { at: MORNING });
    await leaves('k-counsellor');
    expect(await unsettledDepartures(db)).toEqual([
      {
        organisation: 'Nordsjællands Sprogcenter',
        contact: 'Kontakt counsellor',
        ...LEFT,
        since: NEXT_WEEK,
        questions: 1,
        call: null,
        phone: null,
      },
    ]);
  });

  it('leaves whom to call in the organisation, where there is another', async () => {
    await leaves('k-counsellor');
    await aColleague();
    expect(await unsettledDepartures(db)).toMatchObject([{ call: 'Sprog To', phone: '11 22 33 44' }]);
  });

  it('is told of with what their colleagues were asked too', async () => {
    await aRemindedJourney(db);
    await aSentDigest(db, 'k-counsellor', { at: MORNING });
    await aColleague();
    await leaves('sprog-two');
    expect(await unsettledDepartures(db)).toMatchObject([{ contact: 'Sprog To', questions: 1 }]);
  });

  it('is not told of with what another organisation was asked', async () => {
    await aRemindedJourney(db);
    await aSentDigest(db, 'k-counsellor', { at: MORNING });
    await leaves('byg');
    expect(await unsettledDepartures(db)).toMatchObject([{ organisation: 'Eksempel Byg ApS', questions: 0 }]);
  });

  it('has nothing waiting where all has been answered', async () => {
    const journey = await aRemindedJourney(db);
    await aSentDigest(db, 'k-counsellor', { at: MORNING });
    await leaves('k-counsellor');
    journey.lived.does('RecordScreening', aScreening(journey.lived.today));
    await journey.record();
    expect(await unsettledDepartures(db)).toMatchObject([{ questions: 0 }]);
  });

  it('stands after those told of before, whenever they left', async () => {
    await leaves('byg', NEXT_WEEK, { ...LEFT, leftOn: '2026-01-02' });
    await leaves('k-counsellor', MORNING);
    const told = await unsettledDepartures(db);
    expect(told.map(({ since }) => since)).toEqual([MORNING, NEXT_WEEK]);
  });

  it('is told of until it is settled', async () => {
    await leaves('k-counsellor');
    await settleDeparture(db, 'k-counsellor', { contact: 'k-coordinator', at: NEXT_WEEK });
    expect(await unsettledDepartures(db)).toEqual([]);
  });

  it('is not told of where they are a contact again', async () => {
    await leaves('k-counsellor');
    await changeContact(db, 'k-counsellor', { active: true });
    expect(await unsettledDepartures(db)).toEqual([]);
  });

  it('names nobody any more once it is settled: the database takes nothing else', async () => {
    await leaves('k-counsellor');
    await settleDeparture(db, 'k-counsellor', { contact: 'k-coordinator', at: NEXT_WEEK });
    await expect(db.query("update contact_departures set successor_name = 'Ny Kontakt'")).rejects.toThrow(
      'contact_departures_check',
    );
  });
});
