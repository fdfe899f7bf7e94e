import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { changeContact, markMailRefused } from '../../../db/partners/contacts.ts';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { refusedAddresses } from '../../../db/worklist/refused-addresses.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { aDatabaseWithParties, aRemindedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const MORNING = '2026-03-20T06:30:00.000Z';
const NEXT_WEEK = '2026-03-27T06:30:00.000Z';

let database: TestDatabase;
let db: Db;
beforeEach(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterEach(() => database.close());

describe('an address that takes no mail', () => {
  const refuse = () =>
    inTransaction(db, (tx) => markMailRefused(tx, 'k-counsellor', { at: NEXT_WEEK, reason: '5.1.1' }));

  it('is told of with whose it is, and how many of their questions wait', async () => {
    await aRemindedJourney(db);
    await aSentDigest(db, 'k-counsellor', { at: MORNING });
    await refuse();
    expect(await refusedAddresses(db)).toEqual([
      {
        organisation: 'Nordsjællands Sprogcenter',
        contact: 'Kontakt counsellor',
        phone: null,
        since: NEXT_WEEK,
        questions: 1,
      },
    ]);
  });

  it('has nothing waiting where all has been answered', async () => {
    const journey = await aRemindedJourney(db);
    await aSentDigest(db, 'k-counsellor', { at: MORNING });
    await refuse();
    journey.lived.does('RecordScreening', aScreening(journey.lived.today));
    await journey.record();
    expect(await refusedAddresses(db)).toMatchObject([{ questions: 0 }]);
  });

  it('is told of until it is put right', async () => {
    await refuse();
    await changeContact(db, 'k-counsellor', { email: 'ny@example.dk' });
    expect(await refusedAddresses(db)).toEqual([]);
  });

  it('is nobody’s where its contact has left', async () => {
    await refuse();
    await changeContact(db, 'k-counsellor', { active: false });
    expect(await refusedAddresses(db)).toEqual([]);
  });
});
