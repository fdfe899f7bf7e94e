import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Viewer } from '../../../db/access.ts';
import { listJourneys, readJourney } from '../../../db/journeys/journeys.ts';
import type { JourneyFilter } from '../../../db/journeys/journeys.ts';
import { withOpenings } from '../../../db/kinds/openings.ts';
import { one } from '../../../db/pool.ts';
import type { Db } from '../../../db/pool.ts';
import { stageCounts } from '../../../db/programme/counts.ts';
import { raiseAlarm } from '../../../db/running/alarms.ts';
import { firstStepAhead, subjectsBehind } from '../../../db/subjects/subjects-behind.ts';
import { markStarted, openSubjects, parkSubject, waitingSubjects } from '../../../db/subjects/subjects.ts';
import type { LivingSubject } from '../../../db/subjects/subjects.ts';
import { nextStep } from '../../../domain/obligations/steps.ts';
import type { OrganisationKind, Role } from '../../../domain/vocabulary/codes.ts';
import { aScreening, anAgreement } from '../../support/journeys/a-journey.ts';
import { aDatabaseWithParties, aVault, RecordedJourney } from '../../support/journeys/a-recorded-journey.ts';
import type { TestDatabase } from '../../support/stack/a-database.ts';

let database: TestDatabase;
let db: Db;
const people: Record<string, RecordedJourney> = {};
beforeAll(async () => {
  database = await aDatabaseWithParties();
  ({ db } = database);
  const accepted = async (referral: object = {}) => {
    const journey = await RecordedJourney.referred(db, { referral });
    journey.lived
      .does('RecordScreening', aScreening('2026-03-02'))
      .does('AcceptScreening', { acceptedOn: '2026-03-02' });
    return journey;
  };
  people['screened in Hillerød'] = await (await RecordedJourney.referred(db)).record();
  people['screened in København'] = await (
    await RecordedJourney.referred(db, {
      referral: { municipality: 'koebenhavns-kommune', wishedSector: 'metal', languageCentre: undefined },
    } as object)
  ).record();
  people['in recruitment'] = await (await accepted()).record();
  const course = await accepted();
  course.lived.does('AdmitToCourse', {
    school: 'next',
    sector: 'service',
    startsOn: '2026-03-02',
    endsOn: '2026-06-01',
  });
  people['on a course at NEXT'] = await course.record();
  const igu = await accepted();
  const agreement = { ...anAgreement('2026-03-16'), signedOn: '2026-03-02' };
  igu.lived.does('SignIguAgreement', agreement, { ageAtStart: 31 });
  people['in an IGU'] = await igu.record();
  const employed = await accepted();
  employed.lived.does('StartEmployment', {
    employer: 'eksempel-byg',
    kind: 'job',
    startsOn: '2026-03-02',
    weeklyHours: 37,
  });
  people['at work'] = await employed.record();
});
afterAll(() => database.close());

function aViewer(organisation: string, organisationKind: OrganisationKind, ...roles: Role[]): Viewer {
  return { contact: 'k-somebody', organisation, organisationKind, roles };
}
const coordinator = aViewer('lo-hovedstaden', 'secretariat', 'coordinator');

const EVERYBODY = [
  'at work',
  'in an IGU',
  'in recruitment',
  'on a course at NEXT',
  'screened in Hillerød',
  'screened in København',
];

async function seenBy(viewer: Viewer, filter: Partial<JourneyFilter> = {}): Promise<string[]> {
  const { items, total } = await listJourneys(db, aVault, viewer, {
    today: '2026-03-02',
    limit: 50,
    offset: 0,
    ...filter,
  });
  expect(total).toBe(items.length);
  const names = Object.entries(people).filter(([, { id }]) => items.some((item) => item.id === id));
  return names.map(([name]) => name).sort();
}

describe('who sees which journeys', () => {
  it.each<[string, Viewer, string[]]>([
    ['the coordinator', coordinator, EVERYBODY],
    ['the project lead', aViewer('lo-hovedstaden', 'secretariat', 'projectLead'), EVERYBODY],
    [
      'a caseworker, her own municipality’s people',
      aViewer('koebenhavns-kommune', 'municipality', 'caseworker'),
      ['screened in København'],
    ],
    [
      'a counsellor, those her language centre screens',
      aViewer('nordsjaellands-sprogcenter', 'language-centre', 'counsellor'),
      EVERYBODY.filter((name) => name !== 'screened in København'),
    ],
    [
      'a school consultant, those on the school’s courses',
      aViewer('next', 'school', 'schoolConsultant'),
      ['on a course at NEXT'],
    ],
    [
      'a trade body, those being matched or beyond, until they are at work',
      aViewer('dansk-haandvaerk', 'trade-body', 'tradeConsultant'),
      ['in an IGU', 'in recruitment', 'on a course at NEXT'],
    ],
    ['another school, nobody', aViewer('zbc', 'school', 'schoolConsultant'), []],
    ['the steering group, nobody', aViewer('region-hovedstaden', 'region', 'steeringGroup'), []],
    ['an operator, nobody', aViewer('lo-hovedstaden', 'secretariat', 'operator'), []],
    ['somebody without a role, nobody', aViewer('hilleroed-kommune', 'municipality'), []],
    [
      'somebody in two roles, what either sees',
      aViewer('koebenhavns-kommune', 'municipality', 'steeringGroup', 'caseworker'),
      ['screened in København'],
    ],
  ])('%s', async (_, viewer, expected) => {
    expect(await seenBy(viewer)).toEqual(expected);
    // Asked for one by one it is the same as in the list: a foreign journey does not exist.
    for (const [name, { id }] of Object.entries(people)) {
      expect([name, (await readJourney(db, viewer, id)) !== undefined]).toEqual([
        name,
        expected.includes(name),
      ]);
    }
  });

  it('is not widened by asking for another municipality, a person or a reference', async () => {
    const viewer = aViewer('koebenhavns-kommune', 'municipality', 'caseworker');
    const foreign = people['screened in Hillerød'];
    expect(await seenBy(viewer, { municipality: 'hilleroed-kommune' })).toEqual([]);
    expect(await seenBy(viewer, { persons: [foreign?.personId ?? ''] })).toEqual([]);
    expect(await seenBy(viewer, { reference: foreign?.reference ?? '' })).toEqual([]);
  });
});

describe('a list of journeys', () => {
  it.each<[string, Partial<JourneyFilter>, string[]]>([
    ['a stage', { stage: 'screening' }, ['screened in Hillerød', 'screened in København']],
    ['a municipality', { municipality: 'koebenhavns-kommune' }, ['screened in København']],
    ['a sector', { sector: 'service' }, ['on a course at NEXT']],
    ['nobody found by name', { persons: [] }, []],
    [
      'what is overdue on a day',
      { overdue: true, today: '2026-04-02' },
      ['in an IGU', 'on a course at NEXT', 'screened in Hillerød', 'screened in København'],
    ],
    ['what is not', { overdue: false, today: '2026-04-02' }, ['at work', 'in recruitment']],
  ])('is narrowed to %s', async (_, filter, expected) => {
    expect(await seenBy(coordinator, filter)).toEqual(expected);
  });

  it('puts what is due first at the top, and pages through everybody once', async () => {
    const seen: string[] = [];
    const ids = new Set<string>();
    for (let offset = 0; offset < 6; offset += 2) {
      const page = await listJourneys(db, aVault, coordinator, { today: '2026-03-02', limit: 2, offset });
      expect(page.total).toBe(6);
      for (const { id, nextDue } of page.items) {
        ids.add(id);
        seen.push(nextDue ?? 'none');
      }
    }
    expect(ids.size).toBe(6);
    expect(seen).toEqual([...seen].sort());
  });
});

describe('the counts of a programme', () => {
  it('leave out every stage with so few people that they could be known again', async () => {
    expect(await stageCounts(db, 'lo-hovedstaden')).toEqual({
      screening: null,
      recruitment: null,
      course: null,
      igu: null,
      placement: 0,
      employment: null,
      closed: 0,
    });
    for (let more = 0; more < 3; more += 1) await (await RecordedJourney.referred(db)).record();
    expect(await stageCounts(db, 'lo-hovedstaden')).toMatchObject({ screening: 5, recruitment: null });
    expect(await stageCounts(db, 'another')).toMatchObject({ screening: 0 });
  });
});

describe('what the sweep finds', () => {
  const waits = async () =>
    (await waitingSubjects(db, 50)).filter(({ kind }) => kind === 'journey').map(({ id }) => id);

  it('a journey that was committed and has no Workflow, until it is started or recorded', async () => {
    const committed = await RecordedJourney.referred(db);
    expect(await waits()).toEqual([committed.id]);
    expect(await waitingSubjects(db, 50, [committed.id])).toMatchObject([
      { id: committed.id, kind: 'journey', workflowId: `journey-${committed.id}`, epoch: 1 },
    ]);
    expect(await withOpenings(db, await waitingSubjects(db, 50))).toMatchObject([
      { opening: { programme: { slug: 'lo-hovedstaden', placementDays: 60 } } },
    ]);
    expect(await waitingSubjects(db, 50, [people['at work']?.id ?? ''])).toEqual([]);
    await markStarted(db, committed.id);
    expect(await waits()).toEqual([]);
    await committed.record();
    expect(await waits()).toEqual([]);
  });

  it('a journey that should have acted by now, but for those that are parked or told of already', async () => {
    const all = () =>
      subjectsBehind(db, '2026-03-20T12:00:00.000Z', 50).then((rows) => rows.map(({ id }) => id));
    const { id = '', lived } = people['screened in Hillerød'] ?? {};
    expect(lived && nextStep(lived.journey)?.at.slice(0, 10)).toBe('2026-03-20');
    expect(await all()).toContain(id);
    expect(await subjectsBehind(db, '2026-02-02T09:00:00.000Z', 50)).toEqual([]);
    const first = await firstStepAhead(db);
    const earliest = await one<{ at: string }>(db, 'select min(next_step_at) as at from subjects');
    expect(first).toBe(earliest?.at);

    await raiseAlarm(db, { kind: 'workflow-missing', subject: { kind: 'journey', id }, detail: 'Gone.' });
    expect(await all()).not.toContain(id);
    const other = people['screened in København']?.id ?? '';
    expect(await all()).toContain(other);
    await parkSubject(db, { kind: 'journey', id: other });
    expect(await all()).not.toContain(other);
  });

  it('every open journey in batches, each once, and none that is closed', async () => {
    const closed = await RecordedJourney.referred(db);
    closed.lived.does('CloseJourney', { outcome: 'not-established', cause: 'moved', on: '2026-03-02' });
    await closed.record();
    const found: string[] = [];
    for (let after: string | null = null; ;) {
      const open: LivingSubject[] = await openSubjects(db, after, 3);
      const batch = open.map(({ id }) => id);
      found.push(...batch);
      after = batch.at(-1) ?? null;
      if (batch.length < 3) break;
    }
    expect(found).toEqual([...new Set(found)].sort());
    expect(found).toEqual(expect.arrayContaining(Object.values(people).map(({ id }) => id)));
    expect(found).not.toContain(closed.id);
  });
});
