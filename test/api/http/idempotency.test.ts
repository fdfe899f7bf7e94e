import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTransaction } from '../../../db/pool.ts';
import { addDays } from '../../../domain/vocabulary/calendar.ts';
import { aScreening } from '../../support/journeys/a-journey.ts';
import { recordedRows } from '../../support/journeys/a-record.ts';
import { told } from '../../support/stack/a-problem.ts';
import { FIRST_DAY, aService } from '../../support/stack/a-service.ts';
import type { TestService } from '../../support/stack/a-service.ts';
import { eventually } from '../../support/stack/eventually.ts';

const KEY = 'Idempotency-Key';
/** Begins so late that the journey has nothing to do for it while these tests look at it. */
const COURSE = {
  school: 'next',
  sector: 'painting',
  startsOn: addDays(FIRST_DAY, 35),
  endsOn: addDays(FIRST_DAY, 77),
} as const;
const MATCH = { kind: 'igu', company: 'eksempel-byg', sector: 'painting' } as const;

describe('the same command sent again with the same key', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aService();
  });
  afterAll(() => service.close());

  const recruited = async () => {
    const id = await service.refer();
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await service.does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    return id;
  };
  /** Everybody who is to be asked has been asked: the journey does nothing more today. */
  const atRest = (id: string) =>
    eventually(async () => (await service.journey(id)).next.every(({ on }) => on > FIRST_DAY));
  const typesOf = async (id: string) => (await service.timeline(id)).map(({ type }) => type);
  const times = async (id: string, wanted: string) =>
    (await typesOf(id)).filter((type) => type === wanted).length;

  it('gets the same answer, and happens once', async () => {
    const id = await service.refer();
    const screening = { ...aScreening(FIRST_DAY), note: 'God samtale' };
    const first = await service.give(id, 'RecordScreening', screening, { key: 'screening:1' });
    expect([first.status, first.headers.get(KEY)]).toEqual([200, 'screening:1']);
    const before = await recordedRows(service.db);
    const again = await service.give(id, 'RecordScreening', screening, { key: 'screening:1' });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    expect(await recordedRows(service.db)).toEqual(before);
  });

  it('gets the same answer however its fields are ordered', async () => {
    const id = await recruited();
    const { kind, company, sector } = MATCH;
    const first = await service.give(id, 'ProposeMatch', { kind, company, sector }, { key: 'match' });
    const again = await service.give(id, 'ProposeMatch', { sector, company, kind }, { key: 'match' });
    expect([again.status, again.body['sequence']]).toEqual([200, first.body['sequence']]);
    expect(await times(id, 'MatchProposed')).toBe(1);
  });

  it('gets the same answer when the journey has moved on to other stages', async () => {
    const id = await service.refer();
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    const accept = { acceptedOn: FIRST_DAY };
    const first = await service.give(id, 'AcceptScreening', accept, { key: 'accept' });
    await service.does(id, 'AdmitToCourse', COURSE);
    await service.does(id, 'CloseJourney', { outcome: 'self-supporting', on: FIRST_DAY });
    const again = await service.give(id, 'AcceptScreening', accept, { key: 'accept' });
    expect([again.status, again.body['sequence']]).toEqual([200, first.body['sequence']]);
    expect(again.body['journey']).toMatchObject({ stage: 'closed' });
    expect(await times(id, 'ScreeningAccepted')).toBe(1);
  });

  it('happens once where it is sent five times at once', async () => {
    const id = await recruited();
    const five = Array.from({ length: 5 }, () => service.give(id, 'ProposeMatch', MATCH, { key: 'five' }));
    const answers = await Promise.all(five);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(new Set(answers.map(({ body }) => body['sequence'])).size).toBe(1);
    expect(await times(id, 'MatchProposed')).toBe(1);
  });

  it('keeps its text once where it is sent five times at once', async () => {
    const id = await recruited();
    const before = await recordedRows(service.db);
    const noted = { ...MATCH, note: 'Mesteren har set papirerne' };
    const five = Array.from({ length: 5 }, () => service.give(id, 'ProposeMatch', noted, { key: 'noted' }));
    expect((await Promise.all(five)).map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await recordedRows(service.db))['notes']).toBe((before['notes'] ?? 0) + 1);
    const event = (await service.timeline(id)).find(({ type }) => type === 'MatchProposed');
    expect(event?.note).toBe(noted.note);
  });

  it('happens once where it is sent five times at once and moves the journey to another stage', async () => {
    const id = await recruited();
    const five = Array.from({ length: 5 }, () => service.give(id, 'AdmitToCourse', COURSE, { key: 'five' }));
    const answers = await Promise.all(five);
    expect(new Set(answers.map(({ status, body }) => `${status} ${String(body['sequence'])}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(200);
    expect(await times(id, 'AdmittedToCourse')).toBe(1);
  });

  it('is refused where its body is another, and so is another command under its key', async () => {
    const id = await recruited();
    await service.give(id, 'ProposeMatch', MATCH, { key: 'used' });
    await atRest(id);
    const before = await recordedRows(service.db);
    const otherBody = await service.give(id, 'ProposeMatch', { ...MATCH, kind: 'job' }, { key: 'used' });
    const otherCommand = await service.give(id, 'AdmitToCourse', COURSE, { key: 'used' });
    for (const answer of [otherBody, otherCommand]) {
      expect(await told(service, answer)).toEqual({ status: 409, code: 'key-reused', fields: [] });
    }
    expect(await recordedRows(service.db)).toEqual(before);
  });

  it('is refused where two bodies come at once under one key: one happens', async () => {
    const id = await recruited();
    const answers = await Promise.all(
      (['igu', 'job'] as const).map((kind) =>
        service.give(id, 'ProposeMatch', { ...MATCH, kind }, { key: 'two' }),
      ),
    );
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await times(id, 'MatchProposed')).toBe(1);
  });

  it('happens anew in another journey: a key is the journey’s own', async () => {
    const [one, other] = [await service.refer(), await service.refer()];
    for (const id of [one, other]) {
      const answer = await service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'monday' });
      expect(answer.status).toBe(200);
      expect(await times(id, 'ScreeningRecorded')).toBe(1);
    }
  });

  it('is decided afresh where it was refused', async () => {
    const id = await service.refer();
    const accept = () =>
      service.give(id, 'AcceptScreening', { acceptedOn: FIRST_DAY, note: 'Vi siger ja' }, { key: 'eager' });
    for (const refused of [await accept(), await accept()]) {
      expect(await told(service, refused)).toEqual({
        status: 409,
        code: 'screening-not-recorded',
        fields: [],
      });
    }
    await service.does(id, 'RecordScreening', aScreening(FIRST_DAY));
    expect((await accept()).status).toBe(200);
    const notes = (await service.timeline(id)).map(({ note }) => note).filter((note) => note !== null);
    expect(notes).toEqual(['Vi siger ja']);
  });

  it('is given a key where it has none, and that key gets the same answer', async () => {
    const id = await recruited();
    const first = await service.give(id, 'ProposeMatch', MATCH);
    const key = first.headers.get(KEY) ?? '';
    const again = await service.give(id, 'ProposeMatch', MATCH, { key });
    expect([again.status, again.body['sequence']]).toEqual([200, first.body['sequence']]);
    const anew = await service.give(id, 'ProposeMatch', MATCH);
    expect(anew.body['sequence']).not.toBe(first.body['sequence']);
  });

  it('is told that it is safe where the record is slow, and gets its number once it is there', async () => {
    const id = await recruited();
    await inTransaction(service.db, async (tx) => {
      await tx.query('select 1 from subjects where id = $1 for update', [id]);
      const slow = await service.give(id, 'ProposeMatch', MATCH, { key: 'slow' });
      expect([slow.status, slow.body, slow.headers.get(KEY)]).toEqual([202, { sequence: null }, 'slow']);
    });
    const later = await service.give(id, 'ProposeMatch', MATCH, { key: 'slow' });
    expect(later.status).toBe(200);
    expect(await times(id, 'MatchProposed')).toBe(1);
  });
});

describe('a command while nobody works', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await aService({ worker: false });
  });
  afterAll(() => service.close());

  it('is told that it was not received, and happens once when it is sent again', async () => {
    const referred = await service.request('POST', '/api/journeys', {
      body: {
        municipality: 'hilleroed-kommune',
        municipalityReference: 'HIL-1',
        legalBasis: 'public-task',
        targetGroup: 'primary',
        residenceBasis: 'udl-7',
        languageCentre: 'nordsjaellands-sprogcenter',
        person: { givenName: 'Prøve', familyName: 'Eksempelsen', birthDate: '1995-05-05' },
      },
    });
    expect(referred.status).toBe(201);
    const id = String(referred.body['id']);
    const give = () => service.give(id, 'RecordScreening', aScreening(FIRST_DAY), { key: 'early' });
    const early = await give();
    expect(await told(service, early)).toEqual({ status: 503, code: 'not-received', fields: [] });
    expect(early.headers.get('retry-after')).toBe('5');
    await service.startWorker();
    expect((await give()).status).toBe(200);
    expect((await service.timeline(id)).filter(({ type }) => type === 'ScreeningRecorded')).toHaveLength(1);
  });
});
