import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import type { Route } from '../../../api/http/route.ts';
import { readProgrammeFile } from '../../../api/programme/programme-file.ts';
import { linkListSchema } from '../../../api/subjects/link-list.ts';
import { programmeEventSchema, programmeSchema } from '../../../api/programme/programme-responses.ts';
import { ROUTES } from '../../../api/routes.ts';
import { keepDocument } from '../../../db/persons/documents.ts';
import { inTransaction, one } from '../../../db/pool.ts';
import { keepIncomingMail, waitingMails } from '../../../db/post/incoming-mails.ts';
import { addReply } from '../../../db/post/replies.ts';
import { loadProgramme } from '../../../db/programme/load-programme.ts';
import { raiseAlarm } from '../../../db/running/alarms.ts';
import type { CommandFields, CommandType } from '../../../domain/journeys/commands.ts';
import type { ProgrammeCommandType } from '../../../domain/programme/commands.ts';
import { planOf } from '../../../domain/programme/plan.ts';
import { routeName } from '../../../domain/subjects/command-names.ts';
import { addDays, instantAt, msOf } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import { programmeWorkflowId, SIGNALS } from '../../../engine/messages.ts';
import { aReferral, aScreening, anAgreement } from '../../support/journeys/a-journey.ts';
import { aPdf } from '../../support/stack/a-file.ts';
import { FIRST_DAY, aService } from '../../support/stack/a-service.ts';
import type { TestResponse, TestRequest, TestService } from '../../support/stack/a-service.ts';
import { eventually } from '../../support/stack/eventually.ts';

type Body = Readonly<Record<string, unknown>>;

/** Answers that need a slow record or a service that is half down: other tests cover those. */
const ELSEWHERE = [
  /^post .*\/commands\/.* 202$/,
  /^post \/api\/duplicates\/merge 202$/,
  /^get \/readyz 503$/,
];

const COMPANY = 'eksempel-byg';
const PERSON = { givenName: 'Prøve', familyName: 'Eksempelsen', birthDate: '1995-05-05', cpr: '050595-1234' };
const SAID = { onBehalfOf: { party: 'company', channel: 'telephone' }, note: 'Fortalt i telefonen' } as const;
const SAID_BY_PERSON = { onBehalfOf: { party: 'person', channel: 'telephone' } } as const;
const IGU_DAY = '2026-08-25';
const AGREEMENT = { ...anAgreement('2026-08-26'), signedOn: IGU_DAY };
const BONUS_DAY = '2027-03-04';
const LAST_DAY = '2028-09-04';
const MONTH_LATER = '2028-10-05';

describe('every answer of the API', () => {
  let service: TestService;
  /** What has been answered, as `get /api/journeys 200`. */
  const answered = new Set<string>();

  /**
   * Asks, and checks the answer against the schema its route declares: nothing missing, nothing of another
   * kind, nothing more.
   */
  const ask = async (method: string, path: string, request: TestRequest = {}): Promise<Body> => {
    const route = routeOf(method, path);
    const { status, headers, body } = await service.request(method, path, request);
    const schema = route.responses[status];
    if (schema === undefined) throw new Error(`${route.path} got ${status} ${JSON.stringify(body)}`);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(schema.parse(body)).toEqual(body);
    answered.add(`${route.method} ${route.path} ${status}`);
    return body;
  };

  const does = async <T extends CommandType>(
    id: string,
    type: T,
    fields: CommandFields<T>,
    said: Body = {},
  ): Promise<Body> => {
    const body = { ...fields, ...said };
    const recorded = await ask('POST', `/api/journeys/${id}/commands/${routeName(type)}`, { body });
    await ask('GET', `/api/journeys/${id}`);
    return recorded;
  };

  const refer = async (municipalityReference: string): Promise<string> => {
    const body = { ...aReferral, municipalityReference, person: PERSON, note: 'Kom med en ven' };
    const { id } = await ask('POST', '/api/journeys', { body });
    await eventually(async () => (await service.journey(String(id))).sequence > 0);
    return String(id);
  };

  /** A command that came with a file, as when somebody answers on a page. */
  const aPlanCameWith = async (id: string, sequence: number) => {
    const row = await one<{ personId: string; key: string; bodyHash: string }>(
      service.db,
      `select person_id as "personId", key, body_hash as "bodyHash" from timeline_events
       join journeys on journeys.id = subject_id where subject_id = $1 and timeline_events.sequence = $2`,
      [id, sequence],
    );
    if (row === undefined) throw new Error('Nothing was recorded');
    const { personId, ...command } = row;
    const document = {
      kind: 'training-plan',
      name: 'plan.pdf',
      type: 'application/pdf',
      bytes: aPdf(),
    } as const;
    const bearer = { journey: id, ...command };
    await keepDocument(service.db, service.vault, bearer, { personId, document, sentBy: 'byg' });
  };

  /** Sets the clock ahead to a morning; each journey learns of it with its next command. */
  const awayUntil = (day: CalendarDate) =>
    service.db.query('update clock set offset_ms = $1', [msOf(instantAt(day, '10:00')) - Date.now()]);

  beforeAll(async () => {
    service = await aService();
    const file = await readProgrammeFile('lo-hovedstaden');
    await loadProgramme(service.db, {
      file,
      plan: planOf(file, '2025-09-01'),
      secretariatMail: 'sekretariat@example.dk',
      operatorMail: 'drift@example.dk',
      vault: service.vault,
    });
  });
  afterAll(() => service.close());

  it('is as described for a programme and the commands to it', async () => {
    const path = '/api/programmes/lo-hovedstaden';
    await service.sweep();
    await eventually(async () => (await service.request('GET', path)).body['going'] !== null);
    const handle = service.engine.workflow.getHandle(programmeWorkflowId('lo-hovedstaden'));
    await handle.signal(SIGNALS.programmeFile, { key: 'unreadable', plan: null });
    const isHeard = ({ body: { going } }: TestResponse) =>
      programmeSchema.shape.going.parse(going)?.unsettledSignals.length === 1;
    await eventually(async () => isHeard(await service.request('GET', path)));
    const { going } = programmeSchema.parse(await ask('GET', path));
    const [event = 0] = going?.unsettledSignals ?? [];
    const commands: readonly (readonly [ProgrammeCommandType, Body])[] = [
      ['ReportDone', { item: 'sectors-chosen', doneOn: FIRST_DAY }],
      ['ReportTask', { item: 'sector-courses', reportedOn: FIRST_DAY }],
      ['MoveItem', { item: 'recruitment-begins', on: '2026-04-01', reason: 'waiting-for-partner' }],
      ['CancelMeeting', { item: 'steering-group-5', reason: 'held-with-another' }],
      ['SettleProgrammeSignal', { event }],
    ];
    for (const [type, fields] of commands) {
      await ask('POST', `${path}/commands/${routeName(type)}`, { body: { ...fields, note: 'Efter mødet' } });
    }
    expect(await ask('GET', path)).toMatchObject({ going: { unsettledSignals: [] } });
    const told = z
      .object({ items: z.array(programmeEventSchema) })
      .parse(await ask('GET', `${path}/timeline?limit=200`));
    const cancelled = told.items.find(({ type }) => type === 'MeetingCancelled')?.sequence;
    const body = { event: cancelled, reason: 'wrong-item' };
    await ask('POST', `${path}/commands/${routeName('TakeBackReport')}`, { body });
    expect(await ask('GET', `${path}/timeline?limit=200`)).toMatchObject({ items: expect.any(Array) });
  });

  it('is as described for a placement, and for what the jobcentre’s own system tells', async () => {
    const id = await refer('HIL-P');
    const signal = { key: 'kmd-1', command: 'AcceptScreening', fields: { acceptedOn: FIRST_DAY } };
    await ask('POST', `/api/journeys/${id}/signals/jobcentre`, { body: signal });
    await eventually(async () => (await service.journey(id)).unsettledSignals.length === 1);
    const [event = 0] = (await service.journey(id)).unsettledSignals;
    await does(id, 'SettleSignal', { event });
    const [asked] = (await service.journey(id)).open;
    await does(id, 'AskForHelp', { about: asked?.id ?? '', help: 'call-me' });
    const task = (await service.timeline(id)).find(({ type }) => type === 'HelpAskedFor');
    await does(id, 'SettleHelp', { event: task?.sequence ?? 0 });
    await does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    await does(id, 'ApprovePlacement', {
      kind: 'praktik',
      company: COMPANY,
      approvedOn: FIRST_DAY,
      startsOn: FIRST_DAY,
      endsOn: '2026-05-31',
    });
    const ended = await does(id, 'EndPlacement', { endedOn: FIRST_DAY, outcome: 'job-offer' }, SAID);
    expect(ended).toMatchObject({ journey: { stage: 'placement', placement: { endedOn: FIRST_DAY } } });
    await ask('GET', `/api/journeys/${id}/timeline`);
  });

  it('is as described for a refused match, a class that falls through and a placement that goes on', async () => {
    const id = await refer('HIL-S');
    await does(id, 'DeclineScreening', { declinedOn: FIRST_DAY, cause: 'declined' });
    await does(id, 'ReopenJourney', { on: FIRST_DAY });
    await does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    await does(id, 'ProposeMatch', { kind: 'job', company: COMPANY, sector: 'painting' });
    await does(id, 'AcceptMatch', { company: COMPANY, on: FIRST_DAY }, SAID_BY_PERSON);
    const no = { company: COMPANY, refusedBy: 'company', cause: 'place-withdrawn', on: FIRST_DAY } as const;
    await does(id, 'RefuseMatch', no, SAID);
    const seat = { school: 'next', sector: 'painting', startsOn: FIRST_DAY, endsOn: '2026-04-10' } as const;
    await does(id, 'AdmitToCourse', seat);
    await does(id, 'ReleaseFromClass', { on: FIRST_DAY, cause: 'too-few' });
    await does(id, 'AdmitToCourse', seat);
    await does(id, 'ConfirmDayOne', { of: 'course', came: false, on: FIRST_DAY });
    await does(id, 'AnswerNoShow', { of: 'course', came: true }, SAID_BY_PERSON);
    const upheld = await does(id, 'UpholdNoShow', { of: 'course' });
    expect(upheld).toMatchObject({ journey: { course: { dayOne: { saysCame: true, upheld: true } } } });
    await does(id, 'ConfirmDayOne', { of: 'course', came: true, on: FIRST_DAY });
    await does(id, 'BreakOffCourse', { on: FIRST_DAY, cause: 'withdrew', certificate: false });
    await does(id, 'ApprovePlacement', {
      kind: 'praktik',
      company: COMPANY,
      approvedOn: FIRST_DAY,
      startsOn: FIRST_DAY,
      endsOn: '2026-04-10',
    });
    await does(id, 'ExtendPlacement', { approvedOn: FIRST_DAY, endsOn: '2026-05-08' });
    await does(id, 'RefusePlacementExtension', { refusedOn: FIRST_DAY });
    await does(id, 'RecordTalk', { talk: 'placement', heldOn: FIRST_DAY });
    const { sequence } = await does(id, 'EndPlacement', { endedOn: FIRST_DAY, outcome: 'job-offer' });
    const put = await does(id, 'CorrectCommand', { event: Number(sequence), reason: 'wrong-person' });
    expect(put).toMatchObject({ journey: { stage: 'placement', placement: { endsOn: '2026-05-08' } } });
    const moved = { municipality: 'koebenhavns-kommune', municipalityReference: 'KBH-S', on: FIRST_DAY };
    await does(id, 'TransferJourney', moved);
    await ask('GET', `/api/journeys/${id}/timeline?limit=200`);
  });

  it('is as described for an IGU with an absence that ends early, and a trial that goes on', async () => {
    const id = await refer('HIL-A');
    await does(id, 'RecordScreening', aScreening(FIRST_DAY));
    await does(id, 'AcceptScreening', { acceptedOn: FIRST_DAY });
    await does(id, 'RecordPaper', { paper: 'eligibility', on: FIRST_DAY });
    await does(id, 'SignIguAgreement', { ...anAgreement('2026-03-03'), signedOn: FIRST_DAY }, SAID);
    await awayUntil('2026-03-16');
    const away = { absentFrom: '2026-03-16', backOn: '2026-05-26' };
    await does(id, 'PauseJourney', { from: away.absentFrom, kind: 'leave-by-law' });
    await awayUntil(away.backOn);
    await does(id, 'ResumeJourney', { on: away.backOn });
    const extended = await does(id, 'ExtendIgu', {
      reason: 'leave-by-law',
      agreedOn: away.backOn,
      ...away,
    });
    expect(extended).toMatchObject({ journey: { igu: { endsOn: '2028-05-12' } } });
    await does(id, 'RecordSchoolHours', { asOf: away.backOn, hoursDone: 37 });
    const early = {
      endedOn: away.backOn,
      cause: 'resigned',
      partialProof: true,
      seeksSuccessor: false,
    } as const;
    await does(id, 'EndIguEarly', early);
    await does(id, 'StartEmployment', {
      employer: COMPANY,
      kind: 'vocational-education',
      startsOn: away.backOn,
      weeklyHours: 37,
    });
    await awayUntil(IGU_DAY);
    await does(id, 'EndTrial', { endedOn: IGU_DAY, continues: true });
    await ask('GET', `/api/journeys/${id}/timeline?limit=200`);
  });

  it('is as described for a course, an IGU of two years and a job', async () => {
    const id = await refer('HIL-I');
    await does(id, 'RecordScreening', aScreening(IGU_DAY), { note: 'Maler hjemmefra' });
    await does(id, 'AcceptScreening', { acceptedOn: IGU_DAY });
    await does(id, 'ProposeMatch', { kind: 'igu', company: COMPANY, sector: 'painting' });
    await does(id, 'AgreeMatch', { kind: 'igu', company: COMPANY, plannedStart: AGREEMENT.startsOn });
    await does(id, 'AdmitToCourse', {
      school: 'next',
      sector: 'painting',
      startsOn: IGU_DAY,
      endsOn: '2026-10-02',
      class: 'maler-2026-2',
    });
    await does(id, 'ConfirmDayOne', { of: 'course', came: true, on: IGU_DAY });
    await does(id, 'CompleteCourse', { completedOn: IGU_DAY, certificate: true });
    await does(id, 'ReturnToRecruitment', { from: 'course', on: IGU_DAY, cause: 'course-ended' });
    await does(id, 'SignIguAgreement', AGREEMENT, SAID);
    await does(id, 'RegisterInVitas', { registeredOn: IGU_DAY });
    const { sequence } = await does(id, 'SubmitTrainingPlan', { submittedOn: IGU_DAY });
    await aPlanCameWith(id, Number(sequence));
    expect(await ask('GET', `/api/journeys/${id}/documents`)).toMatchObject({ total: 1 });
    await does(id, 'ClaimAllowance', { month: '2026-08' });
    await awayUntil(BONUS_DAY);
    await does(id, 'ClaimBonus', { part: 'six-months', claimedOn: BONUS_DAY }, SAID);
    await awayUntil(LAST_DAY);
    await does(id, 'CompleteIgu', { completedOn: LAST_DAY, certificateOn: LAST_DAY });
    await does(id, 'StartEmployment', {
      employer: COMPANY,
      kind: 'job',
      startsOn: LAST_DAY,
      weeklyHours: 37.5,
    });
    await awayUntil(MONTH_LATER);
    await does(id, 'ConfirmRetention', { month: 1, employed: true }, SAID);
    const closed = await does(id, 'CloseJourney', { outcome: 'job', on: MONTH_LATER });
    expect(closed).toMatchObject({ journey: { stage: 'closed', closed: { outcome: 'job' } } });
    await ask('GET', `/api/journeys/${id}/timeline?limit=200`);
  });

  it('is as described for people referred, one by one and in a list', async () => {
    const id = await refer('HIL-1');
    const body = { ...aReferral, municipalityReference: 'HIL-1', person: PERSON };
    expect(await ask('POST', '/api/journeys', { body })).toMatchObject({ id, known: true });
    const row = {
      kommune: 'Hillerød Kommune',
      kommunens_reference: 'HIL-LISTE-1',
      fornavn: 'Prøve',
      efternavn: 'Eksempelsen',
      foedselsdato: '05-05-1995',
      opholdsgrundlag: 'udl-7',
      maalgruppe: 'primaer',
      retsgrundlag: 'myndighedsopgave',
    };
    const rows = { body: { rows: [row, { ...row, kommunens_reference: 'HIL-1' }] } };
    const foreseen = await ask('POST', '/api/intake?dryRun=true', rows);
    expect(foreseen).toMatchObject({ dryRun: true, created: 1, known: 1, journeys: [{ id: null }, { id }] });
    expect(await ask('POST', '/api/intake', rows)).toMatchObject({ dryRun: false, created: 1, known: 1 });
    expect(await ask('POST', '/api/intake', rows)).toMatchObject({ created: 0, known: 2 });
    expect(await ask('GET', '/api/journeys?reference=HIL-LISTE-1')).toMatchObject({ total: 1 });
  });

  it('is as described for those who take part', async () => {
    const organisation = {
      id: 'ny-maler',
      kind: 'company',
      name: 'Ny Maler',
      cvr: '13585628',
      agreementOn: FIRST_DAY,
    };
    await ask('POST', '/api/organisations', { body: organisation });
    await ask('GET', '/api/organisations/ny-maler');
    await ask('PATCH', '/api/organisations/ny-maler', { body: { active: false, address: 'Vej 1' } });
    await ask('GET', '/api/organisations?kind=company');
    const contact = {
      organisation: 'ny-maler',
      name: 'Åse',
      email: 'aase@example.dk',
      phone: '+45 12 34 56 78',
    };
    const { id } = await ask('POST', '/api/contacts', { body: contact });
    await ask('GET', `/api/contacts/${String(id)}`);
    await ask('PATCH', `/api/contacts/${String(id)}`, { body: { language: 'en' } });
    expect(await ask('GET', '/api/contacts?organisation=ny-maler')).toMatchObject({ total: 1 });
  });

  it('is as described for what is changed of those who take part, and what a trade body wants changed', async () => {
    const as = 'tradeConsultant';
    const organisation = 'ny-maler';
    const added = { organisation, name: 'Ida', email: 'ida@example.dk' };
    const { id: wanted } = await ask('POST', '/api/contacts', { body: added, as });
    const { contact } = await ask('POST', `/api/changes/${String(wanted)}/accept`);
    const change = { body: { phone: '+45 12 34 56 79' }, as } as const;
    const { id: refused } = await ask('PATCH', `/api/contacts/${String(contact)}`, change);
    await ask('POST', `/api/changes/${String(refused)}/refuse`);
    await ask('PATCH', `/api/organisations/${organisation}`, { body: { address: 'Vej 2' }, as });
    expect(await ask('GET', `/api/changes?organisation=${organisation}&open=true`)).toMatchObject({
      total: 1,
    });
    expect(await ask('POST', `/api/changes/${String(wanted)}/undo`)).toMatchObject({ isAddition: true });
  });

  it('is as described for the links of a contact', async () => {
    const { open } = linkListSchema.parse(await ask('GET', '/api/contacts/k-coordinator/links'));
    const ended = await ask('POST', '/api/contacts/k-coordinator/links/end');
    expect(ended).toEqual({ ended: open.total });
  });

  it('is as described for what a contact wishes', async () => {
    const { id } = await ask('POST', '/api/contacts', {
      body: { organisation: 'eksempel-byg', name: 'Åge', email: 'aage@example.dk' },
    });
    const path = `/api/contacts/${String(id)}`;
    await ask('PATCH', `${path}/wishes`, { body: { textsSince: null, without: ['school-hours'] } });
    const { today } = await service.clock();
    const absent = { firstDay: today, lastDay: addDays(today, 14), standIn: 'byg' };
    const { absences } = await ask('POST', `${path}/absences`, { body: absent });
    expect(absences).toMatchObject([absent]);
    const [{ id: absence } = { id: 0 }] = absences as readonly { id: number }[];
    await ask('POST', `${path}/absences/${absence}/cancel`);
    await ask('POST', `${path}/leave`, { body: { successorName: 'Ny', successorEmail: 'ny@example.dk' } });
    await ask('POST', `${path}/departure/settle`);
    expect(await ask('GET', `${path}/wishes`)).toMatchObject({ without: ['school-hours'], absences: [] });
  });

  it('is as described for the programme and for running the service', async () => {
    await ask('GET', '/api/programmes/lo-hovedstaden');
    await ask('GET', '/api/programmes/lo-hovedstaden/counts', { as: 'steeringGroup' });
    expect(await ask('GET', '/api/openapi.json', { as: 'nobody' })).toMatchObject({ openapi: '3.1.0' });
    await ask('GET', '/healthz', { as: 'nobody' });
    await eventually(async () => (await service.request('GET', '/readyz')).status === 200);
    await ask('GET', '/readyz', { as: 'nobody' });
    await raiseAlarm(service.db, { kind: 'post-late', about: 'yesterday', detail: 'The post is late.' });
    const { items } = await ask('GET', '/api/alarms', { as: 'operator' });
    const [{ id } = { id: 0 }] = items as readonly { id: number }[];
    await ask('POST', `/api/alarms/${id}/close`, { as: 'operator' });
    await ask('GET', '/api/alarms?closed=true', { as: 'operator' });
    await ask('GET', '/api/clock');
    await ask('POST', '/api/clock', { body: { days: 1 } });
    await eventually(async () => (await service.clock()).movingTo === null, 40_000);
  });

  it('tells of a journey its state, what is open and what comes next', async () => {
    const id = await refer('HIL-NEXT');
    await does(id, 'RecordScreening', aScreening(FIRST_DAY));
    const { journey } = await does(id, 'AcceptScreening', { acceptedOn: (await service.clock()).today });
    const { stage, stageLabel, open, next, ...rest } = journey as Awaited<ReturnType<TestService['journey']>>;
    expect([stage, stageLabel.da]).toEqual(['recruitment', 'Rekruttering']);
    expect(rest.screening?.trade).toBe('7131');
    expect(rest.referral?.wishedSector).toBe('painting');
    expect(open.map(({ kind, owedBy, overdue }) => [kind, owedBy, overdue])).toEqual([
      ['seat-or-place', 'coordinator', false],
    ]);
    expect(open[0]?.label.da).not.toBe('');
    expect(open[0]?.legal.source).not.toBe('');
    expect(next.length).toBeGreaterThan(0);
    expect(next.map(({ on }) => on)).toEqual(next.map(({ on }) => on).toSorted());
    expect(next.find(({ kind }) => kind === 'seat-or-place')).toMatchObject({
      does: 'remind',
      kind: 'seat-or-place',
      to: ['coordinator'],
      due: open[0]?.due,
    });
    expect((await ask('GET', `/api/journeys/${id}`))['next']).toEqual(next);
  });

  it('pages through journeys, and through a timeline in the order of its numbers', async () => {
    const whole = await ask('GET', '/api/journeys?limit=200');
    const ids: unknown[] = [];
    for (let offset = 0; offset < Number(whole['total']); offset += 2) {
      const page = await ask('GET', `/api/journeys?limit=2&offset=${offset}`);
      expect(page['total']).toBe(whole['total']);
      ids.push(...(page['items'] as readonly Body[]).map(({ id }) => id));
    }
    expect(ids).toEqual((whole['items'] as readonly Body[]).map(({ id }) => id));

    const [{ id } = { id: '' }] = (await ask('GET', '/api/journeys?reference=HIL-I'))['items'] as readonly {
      id: string;
    }[];
    const { total } = await ask('GET', `/api/journeys/${id}/timeline?limit=1`);
    const sequences: unknown[] = [];
    for (let offset = 0; offset < Number(total); offset += 40) {
      const page = await ask('GET', `/api/journeys/${id}/timeline?limit=40&offset=${offset}`);
      sequences.push(...(page['items'] as readonly Body[]).map(({ sequence }) => sequence));
    }
    expect(sequences).toEqual(Array.from({ length: Number(total) }, (_, index) => index + 1));
    expect(await ask('GET', `/api/journeys/${id}/timeline?offset=100000`)).toEqual({ total, items: [] });
  });

  it('is as described for a mail that is handed over, and for what somebody wrote in it', async () => {
    const body = 'From: Vera <vera@example.dk>\r\nSubject: Hej\r\n\r\nRing til mig\r\n';
    const mail: TestRequest = { as: 'operator', body, headers: { 'content-type': 'message/rfc822' } };
    expect(await ask('POST', '/api/post/incoming', mail)).toEqual({ outcome: 'waiting' });
    await service.sweep();
    expect(await ask('POST', '/api/post/incoming', mail)).toEqual({ outcome: 'other' });
    const { items } = await ask('GET', '/api/post/replies');
    const [reply] = items as readonly { readonly id: string }[];
    expect(reply).toMatchObject({ said: { text: 'Ring til mig' } });
    const closed = await ask('POST', `/api/post/replies/${reply?.id}/close`);
    expect(closed).toMatchObject({ closedBy: 'k-coordinator' });
  });

  it('is as described for a reply that is taken as a note', async () => {
    const journey = await refer('HIL-TAKE');
    const { db, vault } = service;
    const receivedAt = '2026-03-02T08:00:00.000Z';
    await keepIncomingMail(db, vault, { bytes: Buffer.from('Vera skriver'), receivedAt });
    const [mail] = await waitingMails(db, 1);
    const person = await one<{ id: string }>(db, 'select person_id as id from journeys where id = $1', [
      journey,
    ]);
    const text = 'Hun er begyndt';
    const reply = await inTransaction(db, async (tx) => {
      const about = { journey, personId: person?.id ?? '' };
      const from = { name: 'Vera', address: 'vera@example.dk' };
      const sender = { proof: 'unproven', checks: { spf: 'none' } } as const;
      const whole = { text, whole: text, isCutShort: false, attachments: [], subject: 'Sv' };
      const sort = { sort: 'person', saysMore: true } as const;
      const given = { incomingMail: mail?.id ?? '', about, receivedAt, from, sender };
      return addReply(tx, vault, { ...given, ...whole, ...sort });
    });
    const taken = await ask('POST', `/api/post/replies/${reply}/take`);
    expect(taken).toMatchObject({ journey, takenBy: 'k-coordinator' });
    await ask('POST', `/api/post/replies/${reply}/close`);
    await db.query("update incoming_mails set handled_at = now(), outcome = 'reply' where id = $1", [
      mail?.id,
    ]);
  });

  it('is as described for a mail that came back and was not understood', async () => {
    const body = 'From: MAILER-DAEMON@mx.example\r\nSubject: failed\r\n\r\nbo@byg.example: unknown\r\n';
    const mail: TestRequest = { as: 'operator', body, headers: { 'content-type': 'message/rfc822' } };
    await ask('POST', '/api/post/incoming', mail);
    await service.sweep();
    const { items } = await ask('GET', '/api/post/undecided', { as: 'operator' });
    const [undecided] = items as readonly { readonly id: string }[];
    expect(undecided).toMatchObject({
      outcome: 'undecided',
      reason: 'names-no-digest',
      reportedBy: 'mx.example',
    });
    const settled = await ask('POST', `/api/post/undecided/${undecided?.id}/settle`, { as: 'operator' });
    expect(settled).toMatchObject({ settledBy: 'k-operator' });
    expect(await ask('GET', '/api/post/undecided')).toEqual({ total: 0, items: [] });
  });

  it('is as described for a person’s own post and page', async () => {
    const person = { ...PERSON, email: 'own@example.org' };
    const body = { ...aReferral, municipalityReference: 'HIL-OWN', person };
    const { id } = await ask('POST', '/api/journeys', { body });
    const path = `/api/journeys/${String(id)}/person`;
    expect(await ask('GET', `${path}/post`)).toEqual({ channel: 'none' });
    const wished = { channel: 'mail', language: 'en', consentedOn: FIRST_DAY };
    expect(await ask('POST', `${path}/post`, { body: wished })).toEqual({ ...wished, addressRefused: false });
    expect(await ask('GET', `${path}/post`)).toMatchObject(wished);
    expect(String((await ask('POST', `${path}/page`))['url'])).toMatch(/\/mit\/[0-9a-z]{26}$/);
    await ask('GET', `${path}/links`);
    await ask('POST', `${path}/links/end`);
    expect(await ask('POST', `${path}/post`, { body: { channel: 'none' } })).toEqual({ channel: 'none' });
  });

  it('is as described for a person who is put right', async () => {
    const id = await refer('HIL-RIGHT');
    const body = { person: { email: 'right@example.org' }, cause: 'written-wrong' };
    const { corrected } = await ask('POST', `/api/journeys/${id}/commands/correct-person`, { body });
    expect(corrected).toHaveLength(1);
    expect(await ask('GET', `/api/journeys/${id}/person/corrections`)).toMatchObject({ total: 1 });
  });

  it('is as described for persons who may be one and the same', async () => {
    const [first, second, third] = [await refer('HIL-1'), await refer('HIL-2'), await refer('HIL-3')];
    const { total } = await ask('GET', '/api/duplicates');
    expect(Number(total)).toBeGreaterThan(2);
    const journeys = [first, third];
    expect(await ask('POST', '/api/duplicates/two-people', { body: { journeys } })).toEqual({ journeys });
    const merge = { keep: first, merge: second };
    expect(await ask('POST', '/api/duplicates/merge', { body: merge })).toMatchObject({ done: true });
  });

  it('is as described for what absence notes propose', async () => {
    const { rows } = await service.db.query<{ to: string; answers: string }>(
      `select distinct on (sent_to) sent_to as to, message_id as answers from digests
       join contacts on contacts.id = contact_id
       where state = 'sent' and sent_to <> 'sekretariat@example.dk' and person_id is null
       order by sent_to, sent_at desc limit 2`,
    );
    for (const { to, answers } of rows) {
      const head = `From: ${to}\r\nSubject: Automatisk svar\r\nAuto-Submitted: auto-replied\r\nIn-Reply-To: ${answers}`;
      const body = `${head}\r\n\r\nJeg er stoppet.\r\n`;
      await ask('POST', '/api/post/incoming', {
        as: 'operator',
        body,
        headers: { 'content-type': 'message/rfc822' },
      });
    }
    await service.sweep();
    const { items } = await ask('GET', '/api/post/proposals');
    const [yes, no] = items as readonly { readonly id: number }[];
    const refused = await ask('POST', `/api/post/proposals/${no?.id}/refuse`);
    expect(refused).toMatchObject({ outcome: 'refused' });
    const accepted = await ask('POST', `/api/post/proposals/${yes?.id}/accept`, { body: {} });
    expect(accepted).toMatchObject({ outcome: 'accepted' });
  });

  it('is as described for the ledger of who was told what', async () => {
    const { rows } = await service.db.query<{ id: string }>(
      'select journey_id as id from disclosures limit 1',
    );
    const { total, items } = await ask('GET', `/api/journeys/${rows[0]?.id}/disclosures?limit=1`);
    expect(Number(total)).toBeGreaterThan(0);
    expect(items).toHaveLength(1);
  });

  it('is as described for the post of a contact', async () => {
    const { summary, total, items } = await ask('GET', '/api/contacts/k-coordinator/post?limit=200');
    expect(summary).toMatchObject({ mailRefusedAt: null, mailRefusedReason: null });
    expect(Number(total)).toBeGreaterThan(0);
    expect((items as readonly Body[]).length).toBeGreaterThan(0);
  });

  it('has been asked for, of every route and with every status it declares', () => {
    const declared = ROUTES.filter(({ hidden }) => !hidden).flatMap(({ method, path, responses }) =>
      Object.keys(responses).map((status) => `${method} ${path} ${status}`),
    );
    const elsewhere = declared.filter((line) => ELSEWHERE.some((pattern) => pattern.test(line)));
    expect([...answered, ...elsewhere].sort()).toEqual(declared.sort());
  });
});

function routeOf(method: string, path: string): Route {
  const [asked = ''] = path.split('?');
  const route = ROUTES.find(
    (route) =>
      route.method === method.toLowerCase() &&
      new RegExp(`^${route.path.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`).test(asked),
  );
  if (route === undefined) throw new Error(`No route for ${method} ${asked}`);
  return route;
}
