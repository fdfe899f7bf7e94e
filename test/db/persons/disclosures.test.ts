import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeContact } from '../../../db/partners/contacts.ts';
import { noteDisclosures, readDisclosures } from '../../../db/persons/disclosures.ts';
import { inTransaction } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { aDatabaseWithParties, aRemindedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import { aSentDigest } from '../../support/post/a-sent-digest.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

const CONTACT = 'k-counsellor';
const DAYS = ['2026-03-20T06:30:00.000Z', '2026-03-21T06:30:00.000Z', '2026-03-24T06:30:00.000Z'] as const;

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
});
afterAll(() => database.close());

/** A mail about a journey goes to the counsellor, and stands in the ledger. Returns its digest's id. */
async function told({ id: journey, personId }: RecordedJourney, at: string): Promise<string> {
  const { id: digestId } = await aSentDigest(db, CONTACT, { at });
  const entry = {
    personId,
    journey,
    contact: CONTACT,
    organisation: 'nordsjaellands-sprogcenter',
    told: [
      { kind: 'screening-result', voice: 'reminder' },
      { kind: 'test-registration', voice: 'escalation' },
    ],
    ground: 'public-task',
    digestId,
    at,
  } as const;
  await inTransaction(db, (tx) => noteDisclosures(tx, [entry, entry]));
  return digestId;
}

describe('the ledger of who was told what', () => {
  it('says who, what in codes, when, on which ground and by which mail; entered twice it is there once', async () => {
    const journey = await aRemindedJourney(db);
    const digest = await told(journey, DAYS[0]);
    expect(await readDisclosures(db, journey.id)).toEqual({
      total: 1,
      items: [
        {
          at: DAYS[0],
          contact: CONTACT,
          name: 'Kontakt counsellor',
          organisation: 'nordsjaellands-sprogcenter',
          organisationName: 'Nordsjællands Sprogcenter',
          told: [
            { kind: 'screening-result', voice: 'reminder' },
            { kind: 'test-registration', voice: 'escalation' },
          ],
          what: null,
          ground: 'public-task',
          digest,
          bouncedAt: null,
        },
      ],
    });
  });

  it('is about one journey, the newest first, and gives the page that is asked for', async () => {
    const [journey, other] = [await aRemindedJourney(db), await aRemindedJourney(db)];
    await told(other, DAYS[0]);
    for (const day of DAYS) await told(journey, day);
    const whole = await readDisclosures(db, journey.id);
    expect(whole.items.map(({ at }) => at)).toEqual(DAYS.toReversed());
    const page = await readDisclosures(db, journey.id, { limit: 1, offset: 1 });
    expect([page.total, page.items]).toEqual([DAYS.length, [whole.items[1]]]);
  });

  it('does not name somebody who is no contact any more', async () => {
    const journey = await aRemindedJourney(db);
    await told(journey, DAYS[0]);
    await changeContact(db, CONTACT, { active: false });
    const { items } = await readDisclosures(db, journey.id);
    await changeContact(db, CONTACT, { active: true });
    expect(items).toMatchObject([
      { contact: CONTACT, name: null, organisationName: 'Nordsjællands Sprogcenter' },
    ]);
  });

  it('says that a mail came back', async () => {
    const journey = await aRemindedJourney(db);
    const digest = await told(journey, DAYS[0]);
    await db.query(
      `insert into incoming_mails (id, mark, received_at, handled_at, outcome, digest_id, contact_id)
       values (gen_random_uuid(), sha256(convert_to($1, 'utf8')), $2, $2, 'bounced', $1, $3)`,
      [digest, DAYS[1], CONTACT],
    );
    expect((await readDisclosures(db, journey.id)).items).toMatchObject([{ bouncedAt: DAYS[1] }]);
  });

  it('keeps what an old entry says as a text readable', async () => {
    const journey = await aRemindedJourney(db);
    const { id } = await aSentDigest(db, CONTACT, { at: DAYS[0] });
    const what = 'first name, municipality’s reference; screening-result (reminder)';
    await db.query(
      `insert into disclosures (person_id, journey_id, contact_id, organisation_id, what, ground, digest_id, at)
       values ($1, $2, $3, 'nordsjaellands-sprogcenter', $4, 'public-task', $5, $6)`,
      [journey.personId, journey.id, CONTACT, what, id, DAYS[0]],
    );
    expect((await readDisclosures(db, journey.id)).items).toMatchObject([{ told: null, what }]);
  });
});
