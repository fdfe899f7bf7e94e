import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { changeContact } from '../../../db/partners/contacts.ts';
import { all } from '../../../db/pool.ts';
import { aScreening, anAgreement } from '../../support/journeys/a-journey.ts';
import {
  aDatabaseWithParties,
  aRemindedJourney,
  RecordedJourney,
} from '../../support/journeys/a-recorded-journey.ts';
import { aColleague } from '../../support/partners/a-colleague.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabaseWithParties();
  // By position this one comes before the journeys' own caseworker, but no journey names this one.
  await aColleague(database.db, {
    id: 'k-first',
    organisation: 'hilleroed-kommune',
    position: 0,
    roles: ['caseworker'],
  });
});
afterAll(() => database.close());

/**
 * The notices of a journey about one kind of obligation: how each asks, to whom, for which party, and instead
 * of whom.
 */
async function noticesOf({ id }: RecordedJourney, kind: string) {
  const rows = await all<{ kind: string; contact: string; party: string; for: string | null }>(
    database.db,
    `select kind, contact_id as contact, party, stand_in_for as for from outbox
     where subject_id = $1 and obligation_kind = $2 order by sequence, id`,
    [id, kind],
  );
  return rows.map((row) => [row.kind, row.contact, row.party, row.for]);
}

/** Somebody who was screened on the day of the referral, and whose municipality is reminded to decide. */
async function aScreened(by: Parameters<typeof RecordedJourney.referred>[1] = {}): Promise<RecordedJourney> {
  const journey = await RecordedJourney.referred(database.db, by);
  journey.lived.does('RecordScreening', aScreening('2026-03-02')).until('2026-03-09');
  return journey.record();
}

/** Somebody accepted and about to begin an IGU whose agreement is not signed. */
async function aMatched(company: string): Promise<RecordedJourney> {
  const journey = await RecordedJourney.referred(database.db);
  journey.lived
    .does('RecordScreening', aScreening('2026-03-02'))
    .does('AcceptScreening', { acceptedOn: '2026-03-02' })
    .does('ProposeMatch', { kind: 'igu', company, sector: 'painting' })
    .does('AgreeMatch', { company, kind: 'igu', plannedStart: '2026-03-16' })
    .until('2026-03-16');
  return journey.record();
}

async function whileInactive<T>(contacts: readonly string[], work: () => Promise<T>): Promise<T> {
  for (const id of contacts) await changeContact(database.db, id, { active: false });
  try {
    return await work();
  } finally {
    for (const id of contacts) await changeContact(database.db, id, { active: true });
  }
}

describe('who gets a notice', () => {
  it('is the organisation’s own contact', async () => {
    const journey = await aRemindedJourney(database.db);
    expect(await noticesOf(journey, 'screening-result')).toEqual([
      ['reminder', 'k-counsellor', 'language-centre', null],
    ]);
  });

  it('is the caseworker who referred the person, though another is first in the municipality', async () => {
    expect(await noticesOf(await aScreened(), 'screening-decision')).toEqual([
      ['reminder', 'k-caseworker', 'municipality', null],
    ]);
  });

  it('is the municipality’s first active contact where the one who referred has left', async () => {
    await whileInactive(['k-caseworker'], async () => {
      expect(await noticesOf(await aScreened(), 'screening-decision')).toEqual([
        ['reminder', 'k-first', 'municipality', null],
      ]);
    });
  });

  it('is the municipality’s first active contact where the secretariat referred', async () => {
    const by = { organisation: 'lo-hovedstaden', contact: 'k-coordinator', via: 'api' } as const;
    expect(await noticesOf(await aScreened({ by }), 'screening-decision')).toEqual([
      ['reminder', 'k-first', 'municipality', null],
    ]);
  });

  it('is nobody who only follows the numbers, though they stand first in their organisation', async () => {
    const watcher = { id: 'k-watcher', organisation: 'nordsjaellands-sprogcenter', position: 0 };
    await aColleague(database.db, { ...watcher, roles: ['steeringGroup'] });
    expect(await noticesOf(await aRemindedJourney(database.db), 'screening-result')).toEqual([
      ['reminder', 'k-counsellor', 'language-centre', null],
    ]);
    await whileInactive(['k-counsellor'], async () => {
      expect(await noticesOf(await aRemindedJourney(database.db), 'screening-result')).toEqual([
        ['reminder', 'k-coordinator', 'language-centre', 'nordsjaellands-sprogcenter'],
      ]);
    });
    await changeContact(database.db, 'k-watcher', { active: false });
  });

  it('is the coordinator, saying who lacks a contact, where an organisation has nobody', async () => {
    await whileInactive(['k-counsellor'], async () => {
      expect(await noticesOf(await aRemindedJourney(database.db), 'screening-result')).toEqual([
        ['reminder', 'k-coordinator', 'language-centre', 'nordsjaellands-sprogcenter'],
      ]);
    });
  });

  it('is the caseworker of the journey where the person owes something', async () => {
    const journey = await RecordedJourney.referred(database.db);
    const agreement = anAgreement('2026-03-16');
    journey.lived
      .does('RecordScreening', aScreening('2026-03-02'))
      .does('AcceptScreening', { acceptedOn: '2026-03-02' })
      .until(agreement.signedOn)
      .does('SignIguAgreement', agreement, { ageAtStart: 31 })
      .until('2026-04-01');
    await journey.record();
    expect(await noticesOf(journey, 'monthly-allowance')).toEqual([
      ['reminder', 'k-caseworker', 'person', null],
    ]);
  });

  it('is the one who owes and the one who gets a copy; later whoever it is passed on to', async () => {
    expect(await noticesOf(await aMatched('eksempel-byg'), 'agreement-signed')).toEqual([
      ['reminder', 'byg', 'company', null],
      ['reminder', 'k-coordinator', 'coordinator', null],
      ['reminder', 'byg', 'company', null],
      ['reminder', 'k-coordinator', 'coordinator', null],
      ['escalation', 'k-coordinator', 'coordinator', null],
    ]);
  });

  it('gets one notice and not two, where the coordinator stands in and would get a copy too', async () => {
    await whileInactive(['byg'], async () => {
      expect(await noticesOf(await aMatched('eksempel-byg'), 'agreement-signed')).toEqual([
        ['reminder', 'k-coordinator', 'company', 'eksempel-byg'],
        ['reminder', 'k-coordinator', 'company', 'eksempel-byg'],
        ['escalation', 'k-coordinator', 'coordinator', null],
      ]);
    });
  });

  it('is the project lead when the coordinator has been told and nothing has happened', async () => {
    const journey = await aRemindedJourney(database.db);
    journey.lived.until('2026-04-14');
    await journey.record();
    expect((await noticesOf(journey, 'screening-result')).filter(([kind]) => kind === 'escalation')).toEqual([
      ['escalation', 'k-coordinator', 'coordinator', null],
      ['escalation', 'k-projectlead', 'project-lead', null],
    ]);
  });

  it('is never an operator, who sees no people, even where the secretariat has nobody else', async () => {
    await whileInactive(['k-counsellor', 'k-coordinator', 'k-projectlead'], async () => {
      const journey = await aRemindedJourney(database.db);
      expect(await noticesOf(journey, 'screening-result')).toEqual([]);
    });
  });

  it('is the coordinator, and not the caseworker, where a person without post is asked about a no-show', async () => {
    const journey = await RecordedJourney.referred(database.db, { rulebook: 2 });
    journey.lived
      .does('RecordScreening', aScreening('2026-03-02'))
      .does('AcceptScreening', { acceptedOn: '2026-03-02' })
      .does('AdmitToCourse', {
        school: 'next',
        sector: 'painting',
        startsOn: '2026-03-16',
        endsOn: '2026-06-01',
      })
      .until('2026-03-16')
      .does('ConfirmDayOne', { of: 'course', came: false, on: '2026-03-16' })
      .until('2026-03-17');
    await journey.record();
    expect(await noticesOf(journey, 'no-show-person')).toEqual([
      ['reminder', 'k-coordinator', 'person', null],
      ['reminder', 'k-coordinator', 'person', null],
    ]);
    expect(await noticesOf(journey, 'no-show')).toEqual([
      ['reminder', 'k-caseworker', 'municipality', null],
      ['reminder', 'k-coordinator', 'coordinator', null],
    ]);
    const why = await all<{ why: string; organisation: string | null }>(
      database.db,
      `select distinct stand_in_why as why, organisation from outbox
       where subject_id = $1 and obligation_kind = 'no-show-person'`,
      [journey.id],
    );
    expect(why).toEqual([{ why: 'person-without-post', organisation: null }]);
  });

  it('carries the haste of the rule: a first day is urgent, a screening is not', async () => {
    const journey = await RecordedJourney.referred(database.db);
    journey.lived
      .does('RecordScreening', aScreening('2026-03-02'))
      .does('AcceptScreening', { acceptedOn: '2026-03-02' })
      .does('AdmitToCourse', {
        school: 'next',
        sector: 'painting',
        startsOn: '2026-03-16',
        endsOn: '2026-06-01',
      })
      .until('2026-04-20');
    await journey.record();
    const rows = await all<{ kind: string; urgent: boolean }>(
      database.db,
      'select distinct obligation_kind as kind, urgent from outbox where subject_id = $1 order by 1',
      [journey.id],
    );
    expect(rows).toEqual([
      { kind: 'day-one-course', urgent: true },
      { kind: 'place-after-course', urgent: false },
    ]);
  });
});
