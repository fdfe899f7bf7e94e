import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listOf } from '../../../api/http/response-shapes.ts';
import { documentSchema } from '../../../api/journeys/journey-responses.ts';
import { questionsAskedByMail } from '../../../db/links/answer-links.ts';
import { destroyPersonKey } from '../../../db/persons/persons.ts';
import { all, one } from '../../../db/pool.ts';
import { journeyWorkflowId } from '../../../engine/messages.ts';
import { aScreening, anAgreement } from '../../support/journeys/a-journey.ts';
import { aDocx, anExe, anOldDoc, aPdf, wordTypes } from '../../support/stack/a-file.ts';
import { aService } from '../../support/stack/a-service.ts';
import type { TestService } from '../../support/stack/a-service.ts';
import { Visitor } from '../../support/stack/a-visitor.ts';
import type { SeenPage } from '../../support/stack/a-visitor.ts';
import type { Asker } from '../../support/stack/test-parties.ts';

const PLAN = 'Læg undervisningsplanen i VITAS';
const ANSWER = 'Ja, den er indsendt';
const FIELD = 'submitted.file';
const ARABIC = 'خطة التدريب Hemmeligsen.pdf';
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const MEGABYTE = 1024 * 1024;
/** A file as a browser sends it, which trusts the file's name. */
const aFile = (bytes: Buffer, name = 'plan.pdf'): File =>
  new File([new Uint8Array(bytes)], name, { type: 'application/pdf' });
const PATIENCE_MS = 180_000;

/** One person for each test that ends the question; a refused answer leaves it open. */
const PEOPLE = ['Amina', 'Badria', 'Celine', 'Dilan', 'Emine', 'Farah', 'Ghada'] as const;
type Who = (typeof PEOPLE)[number];

describe('a file that comes with an answer', () => {
  let service: TestService;
  let visitor: Visitor;
  let journeys: Readonly<Record<Who, string>>;
  let token: string;

  beforeAll(async () => {
    service = await aService();
    visitor = new Visitor(service.url);
    const ids = new Map<string, string>();
    for (const givenName of PEOPLE) {
      const id = await service.refer({
        person: { givenName, familyName: 'Hemmeligsen', birthDate: '1991-07-23' },
      });
      await service.does(id, 'RecordScreening', aScreening('2026-03-02'));
      await service.does(id, 'AcceptScreening', { acceptedOn: '2026-03-02' });
      ids.set(givenName, id);
    }
    journeys = Object.fromEntries(ids) as Record<Who, string>;
    await service.until('2026-04-27');
    for (const id of ids.values()) {
      await service.does(id, 'SignIguAgreement', anAgreement('2026-05-04'));
    }
    await service.until('2026-05-21');
    const toCompany = service.mailbox.taken.filter(({ to }) =>
      [to].flat().some((each) => each?.value.some(({ address }) => address === 'byg@example.dk')),
    );
    token = /\/spoergsmaal\/([0-9a-z]{26})/.exec(toCompany.at(-1)?.text ?? '')?.[1] ?? '';
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const pathOf = async (who: Who): Promise<string> => {
    const questions = await questionsAskedByMail(service.db, 'byg');
    const plan = questions.find(
      ({ subject, obligation }) => subject === journeys[who] && obligation.startsWith('training-plan'),
    );
    return `/spoergsmaal/${token}/${plan?.number}`;
  };
  const opens = async (who: Who): Promise<SeenPage> => visitor.opens(await pathOf(who));
  const sends = async (who: Who, file: File, filledIn = {}) =>
    visitor.presses(await opens(who), ANSWER, filledIn, file);
  const submissions = async (who: Who) =>
    (await service.timeline(journeys[who])).filter(({ type }) => type === 'TrainingPlanSubmitted');
  const listed = async (who: Who, as: Asker = 'coordinator') => {
    const answer = await service.request('GET', `/api/journeys/${journeys[who]}/documents`, { as });
    return { status: answer.status, ...listOf(documentSchema).parse(answer.body) };
  };
  const kept = async (who: Who) =>
    all(service.db, 'select id from documents where journey_id = $1', [journeys[who]]);
  const downloads = async (who: Who, document: string, as: Asker | 'nobody' = 'coordinator') => {
    const response = await fetch(`${service.url}/api/journeys/${journeys[who]}/documents/${document}`, {
      headers: as === 'nobody' ? {} : { authorization: `Bearer ${service.keyOf(as)}` },
    });
    return {
      status: response.status,
      headers: response.headers,
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  };

  describe('that cannot be kept', () => {
    it.each([
      ['a program that is called a PDF', 'plan.pdf', anExe(), 422, 'Den skal være PDF, Word (docx)'],
      ['a web page', 'plan.pdf', Buffer.from('<html><script>1</script>'), 422, 'Den skal være PDF'],
      ['a drawing with a script', 'plan.svg', Buffer.from('<svg onload="x"/>'), 422, 'Den skal være PDF'],
      [
        'a Word file with macros',
        'plan.docx',
        aDocx(wordTypes('application/vnd.ms-word.document.macroEnabled.main+xml')),
        422,
        'Filen har makroer',
      ],
      ['an old or a locked Word file', 'plan.doc', anOldDoc(), 422, 'Filen er låst med en adgangskode'],
      ['a file with nothing in it', 'plan.pdf', Buffer.alloc(0), 422, 'Filen er tom'],
      [
        'one byte too much',
        'plan.pdf',
        Buffer.concat([aPdf(), Buffer.alloc(10 * MEGABYTE)]),
        413,
        'Den må højst fylde 10 MB',
      ],
      ['30 MB', 'plan.pdf', Buffer.alloc(30 * MEGABYTE, '%PDF-'), 413, 'Filen er for stor'],
    ] as const)(
      'is told of on the page, which keeps the rest, and changes nothing: %s',
      async (_, name, bytes, status, says) => {
        const before = (await service.journey(journeys.Amina)).sequence;
        const page = await sends('Amina', aFile(bytes, name), {
          'submitted.submittedOn': '2026-05-11',
        });
        expect([page.status, page.title]).toEqual([status, PLAN]);
        expect(page.text).toContain(says);
        expect(page.html).toContain(`<a href="#${FIELD}">`);
        expect(page.forms[0]).toMatchObject({
          fields: { 'submitted.submittedOn': '2026-05-11' },
          fileField: FIELD,
        });
        expect((await service.journey(journeys.Amina)).sequence).toBe(before);
        expect(await kept('Amina')).toEqual([]);
      },
    );

    it('is told of in English too', async () => {
      const page = await visitor.opens(`${await pathOf('Amina')}?sprog=en`);
      const told = await visitor.presses(page, 'Yes, it is submitted', {}, aFile(anExe()));
      expect(told.text).toContain('It must be PDF, Word (docx), OpenDocument (odt), JPEG or PNG');
    });

    it('must be chosen again where something else is wrong, since a browser does not put it back', async () => {
      const page = await sends('Amina', aFile(aPdf()), {
        'submitted.submittedOn': 'i går',
      });
      expect(page.status).toBe(422);
      expect(page.text).toContain('Skriv en dato');
      expect(page.text).toContain('Vælg filen igen');
      expect(await kept('Amina')).toEqual([]);
    });

    it('is not kept where a rule refuses the answer', async () => {
      const page = await sends('Amina', aFile(aPdf()), {
        'submitted.submittedOn': '2030-01-01',
      });
      expect(page.status).toBe(409);
      expect(page.text).toContain('Svaret blev ikke registreret');
      expect(page.text).toContain('Vælg filen igen');
      expect(await kept('Amina')).toEqual([]);
    });

    it('is read from nobody who has no link of ours', async () => {
      const form = new FormData();
      form.append(FIELD, aFile(aPdf()));
      expect((await visitor.sends(`/svar/${'0'.repeat(26)}`, form)).status).toBe(404);
    });

    it('is taken by no answer that asks for none', async () => {
      const form = new FormData();
      for (const [name, value] of [
        ['help', 'call-me'],
        ['once', randomUUID()],
      ] as const) {
        form.append(name, value);
      }
      form.append(FIELD, aFile(aPdf()));
      const page = await visitor.sends(await pathOf('Amina'), form);
      expect([page.status, page.title]).toEqual([422, 'Formularen kunne ikke læses']);
      expect(await kept('Amina')).toEqual([]);
    });
  });

  it('is not needed: the form is answered without one, in parts or as text', async () => {
    const page = await opens('Badria');
    expect(page.forms[0]?.fileField).toBe(FIELD);
    expect(page.text).toContain('Undervisningsplanen, hvis du har den (frivilligt)');
    const thanks = await visitor.presses(page, ANSWER);
    expect(thanks.text).toContain('Tak for dit svar');
    expect(thanks.text).not.toContain('fil er modtaget');
    const asText = await visitor.sends(await pathOf('Celine'), {
      answer: 'submitted',
      'submitted.submittedOn': '2026-05-12',
    });
    expect(asText.text).toContain('Tak for dit svar');
    expect([...(await kept('Badria')), ...(await kept('Celine'))]).toEqual([]);
  });

  it('sent by a double click is one answer and one file, whose name only its sender is told', async () => {
    const page = await opens('Amina');
    const [form] = page.forms;
    const filledIn = () => {
      const parts = new FormData();
      for (const [name, value] of Object.entries(form?.fields ?? {})) parts.append(name, value);
      parts.append(FIELD, aFile(aPdf('Hemmelig plan'), ARABIC));
      return parts;
    };
    const both = await Promise.all([1, 2].map(() => visitor.sends(form?.action ?? '', filledIn())));
    for (const thanks of [...both, await visitor.sends(form?.action ?? '', filledIn())]) {
      expect(thanks.text).toContain('Tak for dit svar');
      expect(thanks.text).toContain(`Din fil er modtaget: \u2068${ARABIC}\u2069`);
    }
    expect(await submissions('Amina')).toHaveLength(1);
    expect(await kept('Amina')).toHaveLength(1);
    const later = await opens('Amina');
    expect(later.text).toContain('En fil er modtaget.');
    expect(later.html).not.toContain(ARABIC);
  });

  it('stands on the timeline beside its event, and with those who may know whose it is', async () => {
    const [event] = await submissions('Amina');
    const { items } = await listed('Amina');
    expect(items).toEqual([
      {
        id: event?.document?.id,
        sequence: event?.sequence,
        at: event?.at,
        kind: 'training-plan',
        label: { da: 'Undervisningsplan', en: 'Training plan' },
        mediaType: 'application/pdf',
        size: aPdf('Hemmelig plan').length,
        sentBy: 'byg',
        name: ARABIC,
      },
    ]);
    expect((await submissions('Badria'))[0]?.document).toBeNull();
  });

  it('is given to them byte for byte, to be saved and never shown, and that is noted', async () => {
    const [document] = (await listed('Amina')).items as readonly { id: string }[];
    const reads = async () =>
      one<{ count: number }>(
        service.db,
        `select count(*) as count from page_reads where journey_id = $1 and contact_id = 'k-caseworker'`,
        [journeys.Amina],
      );
    const before = (await reads())?.count ?? 0;
    const { status, headers, bytes } = await downloads('Amina', document?.id ?? '', 'caseworker');
    expect([status, bytes]).toEqual([200, aPdf('Hemmelig plan')]);
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(ARABIC)}`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toBe('no-store');
    expect((await reads())?.count).toBe(before + 1);
  });

  it.each([
    ['a caseworker of another municipality', 'foreignCaseworker', 404],
    ['a school the person does not go to', 'schoolConsultant', 404],
    ['a trade body, which is not told who the person is', 'tradeConsultant', 404],
    ['the steering group', 'steeringGroup', 403],
    ['an operator', 'operator', 403],
    ['somebody without a key', 'nobody', 401],
  ] as const)('is not given to %s', async (_, as, status) => {
    const [document] = (await listed('Amina')).items as readonly { id: string }[];
    expect((await downloads('Amina', document?.id ?? '', as)).status).toBe(status);
  });

  it('is there without its name for a trade body that follows the journey', async () => {
    const { items } = await listed('Amina', 'tradeConsultant');
    expect(items).toMatchObject([{ kind: 'training-plan', name: null }]);
  });

  it('is no other person’s, though its number be known', async () => {
    const [document] = (await listed('Amina')).items as readonly { id: string }[];
    expect((await downloads('Badria', document?.id ?? '')).status).toBe(404);
    expect((await downloads('Amina', randomUUID())).status).toBe(404);
    expect((await downloads('Amina', 'no-number')).status).toBe(404);
  });

  it('called something that hides what it is, is kept under a name that does not', async () => {
    await sends('Dilan', aFile(aDocx(), '..\\plan\u202Excod.exe'));
    const [document] = (await listed('Dilan')).items as readonly { id: string }[];
    expect(document).toMatchObject({ mediaType: DOCX, name: 'planxcod.exe.docx' });
    const { headers } = await downloads('Dilan', document?.id ?? '');
    expect(headers.get('content-disposition')).toBe(`attachment; filename*=UTF-8''planxcod.exe.docx`);
  });

  it('is not kept where somebody else has answered meanwhile, and its sender is told so', async () => {
    const page = await opens('Emine');
    await service.does(journeys.Emine, 'SubmitTrainingPlan', { submittedOn: '2026-05-12' });
    const told = await visitor.presses(page, ANSWER, {}, aFile(aPdf()));
    expect(told.text).toContain('Der er svaret på spørgsmålet');
    expect(told.text).toContain('Din fil blev ikke gemt');
    expect(await kept('Emine')).toEqual([]);
  });

  it('sent while nothing could be recorded is kept once when the form is sent again', async () => {
    await service.stopWorker();
    const page = await opens('Farah');
    const file = () => aFile(aPdf());
    const first = await visitor.presses(page, ANSWER, {}, file());
    expect(first.status).toBe(503);
    expect((await listed('Farah')).items).toEqual([]);
    await service.startWorker();
    const again = await visitor.presses(page, ANSWER, {}, file());
    expect(again.text).toContain('Din fil er modtaget: \u2068plan.pdf\u2069');
    expect(await submissions('Farah')).toHaveLength(1);
    expect(await kept('Farah')).toHaveLength(1);
  });

  it('sent again with another file in the same form is told that the first answer counts', async () => {
    const page = await opens('Ghada');
    await visitor.presses(page, ANSWER, {}, aFile(aPdf('den første')));
    const told = await visitor.presses(page, ANSWER, {}, aFile(aPdf('den anden')));
    expect([told.status, told.title]).toEqual([409, 'Du har allerede svaret']);
    const [document] = (await listed('Ghada')).items as readonly { id: string }[];
    expect((await downloads('Ghada', document?.id ?? '')).bytes).toEqual(aPdf('den første'));
    expect(await kept('Ghada')).toHaveLength(1);
  });

  it('stands in no log and in no history, by its name or by what it says', async () => {
    const { engine, logged } = service;
    const history = await engine.workflow.getHandle(journeyWorkflowId(journeys.Amina)).fetchHistory();
    const texts: string[] = [];
    JSON.stringify(history, (_, value: unknown) => {
      // Payloads are bytes, which JSON writes in base64.
      if (typeof value === 'string') texts.push(value, Buffer.from(value, 'base64').toString('utf8'));
      return value;
    });
    expect(texts.some((text) => text.includes('"submittedOn"'))).toBe(true);
    const telling = [...texts, ...logged].filter((text) => /خطة|Hemmelig/.test(text));
    expect(telling).toEqual([]);
  });

  it('can be read by nobody once the person’s key is destroyed, and none comes after it', async () => {
    const row = await one<{ person: string }>(
      service.db,
      'select person_id as person from journeys where id = $1',
      [journeys.Dilan],
    );
    const [document] = (await listed('Dilan')).items as readonly { id: string }[];
    await destroyPersonKey(service.db, row?.person ?? '');
    expect((await downloads('Dilan', document?.id ?? '')).status).toBe(404);
    expect((await listed('Dilan')).items).toMatchObject([{ id: document?.id, name: null }]);
    expect((await opens('Dilan')).text).toContain('Linket er lukket');
  });
});
