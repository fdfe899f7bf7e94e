import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { PERSON_FIELDS } from '../../domain/vocabulary/codes.ts';
import { all } from '../../db/pool.ts';
import { HELP_FIELDS } from '../../web/questions/question-page.tsx';
import { updateName } from '../../domain/subjects/command-names.ts';
import { journeyWorkflowId, SIGNALS } from '../../engine/messages.ts';
import { aReferral, aScreening } from '../support/journeys/a-journey.ts';
import { aService, FIRST_DAY } from '../support/stack/a-service.ts';
import type { TestRequest, TestService } from '../support/stack/a-service.ts';
import { eventually } from '../support/stack/eventually.ts';
import { Visitor } from '../support/stack/a-visitor.ts';
import { aStory } from '../support/stories/a-story.ts';
import { CPR_SPELLINGS } from '../support/words/cpr-spellings.ts';

const PATIENCE_MS = 60_000;

const PERSON = {
  givenName: 'Zarathustrina Qadira',
  familyName: 'Bjergbestigersen',
  birthDate: '1991-07-23',
  cpr: '230791-9996',
  phone: '+45 66 77 88 99',
  email: 'zara.rigtig@example.org',
};

/** What tells of her, as somebody may write it where it does not belong. */
const OWN = [
  'Bjergbestigersen',
  'HIL-BJERGBESTIGERSEN-1',
  'sag.zarathustrina',
  'Qadira',
  'B-j-e-r-g-bestigersen',
  '66778899',
  '66-77-88-99',
  '004566778899',
  'zara.rigtig',
  'zara.rigtig.example.org',
  '230791-9996',
  '2307919996',
];
/** The last two of which only her own data say that they are hers. */
const CPRS = Object.values(CPR_SPELLINGS);

interface Plant {
  readonly place: string;
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly request: (text: string) => TestRequest;
  /** Whether the field takes her own words too, since nobody knows there that they are hers, or they go to the vault. */
  readonly knowsHer?: true;
  /** Whether it goes to the vault or is kept as a hash: then it may be taken. */
  readonly sealed?: true;
}

/** Spring of 2026; one story. */
describe('what tells of a person, planted wherever a caller can write', () => {
  const step = aStory();
  let service: TestService;
  let id = '';
  let texts = 0;
  beforeAll(async () => {
    service = await aService();
    id = await service.refer({ person: PERSON, municipalityReference: 'HIL-Z' });
    await service.does(id, 'RecordScreening', aScreening('2026-03-02'));
  }, PATIENCE_MS);
  afterAll(() => service.close());

  const contact = { organisation: 'eksempel-byg', name: 'Kim', email: 'kim@example.dk' };
  const nextReference = () => `HIL-P${(texts += 1)}`;
  const body = (value: unknown): TestRequest => ({ body: value });
  const command = (name: string) => `/api/journeys/${id}/commands/${name}`;
  const referral = (change: (text: string) => object) => (text: string) =>
    body({ ...aReferral, municipalityReference: nextReference(), person: NOBODY, ...change(text) });
  const NOBODY = { givenName: 'Prøve', familyName: 'Eksempelsen', birthDate: '1995-05-05' };

  const plants = (): readonly Plant[] => [
    {
      place: 'the name of an organisation',
      path: '/api/organisations',
      request: (name) => body({ kind: 'company', name }),
    },
    {
      place: 'the id of an organisation',
      path: '/api/organisations',
      request: (text) => body({ kind: 'company', name: 'Prøve', id: text.toLowerCase() }),
    },
    {
      place: 'the address of an organisation',
      path: '/api/organisations',
      request: (address) => body({ kind: 'company', name: 'Prøve', address }),
    },
    {
      place: 'the changed name of an organisation',
      method: 'PATCH',
      path: '/api/organisations/next',
      request: (name) => body({ name }),
    },
    {
      place: 'the changed address of an organisation',
      method: 'PATCH',
      path: '/api/organisations/next',
      request: (address) => body({ address }),
    },
    {
      place: 'the name of a contact',
      path: '/api/contacts',
      request: (name) => body({ ...contact, name }),
    },
    {
      place: 'the address of a contact',
      path: '/api/contacts',
      request: (text) => body({ ...contact, email: `${text}@example.dk` }),
    },
    {
      place: 'the telephone of a contact',
      path: '/api/contacts',
      request: (phone) => body({ ...contact, phone }),
    },
    {
      place: 'the changed name of a contact',
      method: 'PATCH',
      path: '/api/contacts/service',
      request: (name) => body({ name }),
    },
    {
      place: 'the name of a successor',
      path: '/api/contacts/service/leave',
      request: (successorName) => body({ successorName }),
    },
    {
      place: 'the address of a successor',
      path: '/api/contacts/service/leave',
      request: (text) => body({ successorEmail: `${text}@example.dk` }),
    },
    {
      place: 'a stand-in',
      path: '/api/contacts/service/absences',
      request: (standIn) => body({ firstDay: FIRST_DAY, lastDay: FIRST_DAY, standIn }),
    },
    {
      place: 'a reference',
      path: '/api/journeys',
      request: referral((municipalityReference) => ({ municipalityReference, person: PERSON })),
      knowsHer: true,
    },
    {
      place: 'the version of a consent',
      path: '/api/journeys',
      request: referral((consentVersion) => ({
        legalBasis: 'consent',
        consentOn: '2026-03-01',
        consentVersion,
        person: PERSON,
      })),
      knowsHer: true,
    },
    {
      place: 'a first name',
      path: '/api/journeys',
      request: referral((givenName) => ({ person: { ...NOBODY, givenName } })),
      sealed: true,
    },
    {
      place: 'a note with a referral',
      path: '/api/journeys',
      request: referral((note) => ({ note })),
      sealed: true,
    },
    {
      place: 'a reference in a list',
      path: '/api/intake',
      request: (text) =>
        body({
          rows: [
            {
              kommune: 'hilleroed-kommune',
              kommunens_reference: text,
              fornavn: PERSON.givenName,
              efternavn: PERSON.familyName,
              foedselsdato: PERSON.birthDate,
              cpr: PERSON.cpr,
              telefon: '66778899',
              email: PERSON.email,
              maalgruppe: 'primaer',
              opholdsgrundlag: 'udl-7',
              retsgrundlag: 'myndighedsopgave',
            },
          ],
        }),
      knowsHer: true,
    },
    {
      place: 'a class',
      path: command('admit-to-course'),
      request: (text) =>
        body({
          school: 'next',
          sector: 'painting',
          startsOn: '2026-04-01',
          endsOn: '2026-06-01',
          class: text.toLowerCase(),
        }),
      knowsHer: true,
    },
    {
      place: 'a reference at a transfer',
      path: command('transfer-journey'),
      request: (municipalityReference) =>
        body({ municipality: 'koebenhavns-kommune', municipalityReference, on: FIRST_DAY }),
      knowsHer: true,
    },
    {
      place: 'the reference that is looked for',
      method: 'GET',
      path: '/api/journeys?reference=',
      request: () => ({}),
      sealed: true,
    },
    {
      place: 'the key of a command',
      path: command('accept-screening'),
      request: (text) => ({ body: { acceptedOn: FIRST_DAY }, headers: { 'idempotency-key': text } }),
      sealed: true,
    },
    {
      place: 'the key of a Signal',
      path: `/api/journeys/${id}/signals/jobcentre`,
      request: (key) => body({ key, command: 'AcceptScreening', fields: { acceptedOn: FIRST_DAY } }),
      sealed: true,
    },
    {
      place: 'a field of a Signal that it does not have',
      path: `/api/journeys/${id}/signals/jobcentre`,
      request: (text) => body({ key: 'a', command: 'AcceptScreening', fields: { acceptedOn: text } }),
      knowsHer: true,
    },
    {
      place: 'the note of a programme',
      path: '/api/programmes/lo-hovedstaden/commands/report-done',
      request: (note) => body({ item: 'no-such-item', on: FIRST_DAY, note }),
      sealed: true,
    },
  ];

  step('gives the same key the same answer, though the key is kept nowhere', async () => {
    const key = '230791-9996';
    const give = () => service.give(id, 'AcceptScreening', { acceptedOn: '2026-03-02' }, { key });
    const [first, again] = [await give(), await give()];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body['sequence']).toBe(first.body['sequence']);
    expect(first.headers.get('idempotency-key')).toBe(key);
    const other = await service.give(id, 'AcceptScreening', { acceptedOn: '2026-03-01' }, { key });
    expect([other.status, other.body['code']]).toEqual([409, 'key-reused']);
  });

  step('is refused, or goes where nobody reads it, and no answer repeats it', async () => {
    const wrong: string[] = [];
    for (const { place, method = 'POST', path, request, knowsHer, sealed } of plants()) {
      for (const text of knowsHer === true ? [...CPRS, ...OWN] : CPRS) {
        const at = path.endsWith('=') ? `${path}${encodeURIComponent(text)}` : path;
        const given = request(text);
        // What no header can hold is refused by whoever sends it.
        if (given.headers !== undefined && /[^\x20-\x7e]/.test(text)) continue;
        const answer = await service.request(method, at, given);
        if (answer.status >= 500 || (answer.status < 300 && sealed !== true)) {
          wrong.push(`${place}, ${JSON.stringify(text)}: ${answer.status}`);
        }
        // A list's faults are told to whoever sent it, with what stood there.
        if (answer.status >= 400 && path !== '/api/intake' && JSON.stringify(answer.body).includes(text)) {
          wrong.push(`${place} is repeated: ${JSON.stringify(text)}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  step('is answered from a page with a key and a note of the browser’s, and kept as neither', async () => {
    await service.until('2026-03-20');
    const link = service.mailbox.arrived
      .flatMap(({ text = '' }) => [...text.matchAll(/https?:\/\/\S+\/svar\/\S+/g)])
      .map(([found]) => found)[0];
    const visitor = new Visitor(service.url);
    const page = await visitor.opens(link ?? '');
    const form = page.forms.find(({ fields }) => fields['once'] !== undefined);
    expect(form).toBeDefined();
    const help = { once: '230791-9996', help: 'call-me', [HELP_FIELDS.phone]: '66 77 88 99' };
    const answered = await visitor.sends(form?.action ?? '', { ...form?.fields, ...help });
    expect(answered.status).toBe(200);
    const [noted] = await all(service.db, "select 1 from timeline_events where type = 'HelpAskedFor'");
    expect(noted).toBeDefined();
  });

  /** Everything that whoever has the stores, the logs or the mails can read. */
  const readable = async (): Promise<ReadonlyMap<string, string>> => {
    const places = new Map<string, string>();
    const tables = await all<{ name: string }>(
      service.db,
      "select tablename as name from pg_tables where schemaname = 'public'",
    );
    for (const { name } of tables) {
      const rows = await all<{ row: string }>(service.db, `select kept::text as row from "${name}" as kept`);
      places.set(`table ${name}`, rows.map(({ row }) => row).join('\n'));
    }
    for await (const { workflowId, runId, memo, searchAttributes } of service.engine.workflow.list()) {
      const history = await service.engine.workflow.getHandle(workflowId, runId).fetchHistory();
      const bytes: string[] = [workflowId, JSON.stringify({ memo, searchAttributes })];
      JSON.stringify(history, (_, value: unknown) => {
        if (value instanceof Uint8Array) bytes.push(Buffer.from(value).toString('utf8'));
        else if (typeof value === 'string') bytes.push(value);
        return value instanceof Uint8Array ? undefined : value;
      });
      places.set(`history ${workflowId} ${runId}`, bytes.join('\n'));
    }
    places.set('log', service.logged.join('\n'));
    places.set(
      'mails',
      service.mailbox.arrived
        .map(({ text, html, subject }) => `${subject} ${text} ${String(html)}`)
        .join('\n'),
    );
    return places;
  };
  const foundIn = async (wanted: readonly string[]): Promise<string[]> => {
    const places = await readable();
    expect(places.size).toBeGreaterThan(40);
    // What cannot be read as a text stands in rows as it is kept: JSON and arrays write some signs in another way.
    const spellings = (text: string) =>
      [text, JSON.stringify(text).slice(1, -1)].map((one) => one.toLowerCase());
    return [...places].flatMap(([place, content]) => {
      const lower = content.toLowerCase();
      return wanted
        .filter((text) => spellings(text).some((one) => lower.includes(one)))
        .map((text) => `${place}: ${text}`);
    });
  };

  step('is found in no table, no history, no log and no mail', async () => {
    const hers = OWN.filter((text) => !/qadira|^sag|^hil/i.test(text));
    // Mails call her by her name: that is what they are for.
    const found = (await foundIn([...CPRS, ...hers])).filter((place) => !place.startsWith('mails: Bjerg'));
    expect(found).toEqual([]);
    expect(await foundIn(['hil-z'])).not.toEqual([]);
  });

  step(
    'is refused by the Workflow too, where the API is gone round, and goes no further than its history',
    async () => {
      const handle = service.engine.workflow.getHandle(journeyWorkflowId(id));
      const said = { bodyHash: 'hash', offsetMs: 0, actor: { organisation: 'next', via: 'api' } };
      const course = { school: 'next', sector: 'painting', startsOn: '2026-04-01', endsOn: '2026-06-01' };
      const update = (message: object) =>
        handle.executeUpdate(updateName('AdmitToCourse'), { args: [message] }).then(
          () => 'taken',
          () => 'refused',
        );
      expect(await update({ ...said, key: 'k', fields: { ...course, class: 'hold-010190-1111' } })).toBe(
        'refused',
      );
      expect(await update({ ...said, key: '010190-1111', fields: course })).toBe('refused');
      const before = (await service.timeline(id)).length;
      const signal = { municipality: 'hilleroed-kommune', command: 'DeclineScreening' };
      await handle.signal(SIGNALS.jobcentre, { ...signal, key: '010190-1111', fields: {} });
      await handle.signal(SIGNALS.jobcentre, { ...signal, key: 'x', fields: { declinedOn: '010190-1111' } });
      await eventually(async () => (await service.timeline(id)).length > before + 1);
      const types = (await service.timeline(id)).slice(before).map(({ type }) => type);
      expect(types).toContain('SignalNotUnderstood');
      const found = (await foundIn(['010190-1111'])).filter((place) => !place.startsWith('history'));
      expect(found).toEqual([]);
    },
  );

  step('is noted as shown, in lists and in the answers of commands', async () => {
    await service.db.query('delete from page_reads');
    const list = await service.request('GET', '/api/journeys?reference=HIL-Z', { as: 'caseworker' });
    expect(list.body['items']).toMatchObject([
      { person: { givenName: PERSON.givenName, familyName: PERSON.familyName } },
    ]);
    const [item] = list.body['items'] as readonly { person: Record<string, unknown> }[];
    expect(PERSON_FIELDS.filter((field) => item?.person[field] !== undefined)).toEqual([
      'givenName',
      'familyName',
    ]);
    await service.request('GET', '/api/journeys?reference=HIL-Z', { as: 'tradeConsultant' });
    await service.give(id, 'AcceptScreening', { acceptedOn: '2026-03-02' }, { key: '230791-9996' });
    const read = await all(
      service.db,
      'select contact_id as contact, journey_id as journey, shown_in as "shownIn" from page_reads order by id',
    );
    expect(read).toEqual([
      { contact: 'k-caseworker', journey: id, shownIn: 'list' },
      { contact: 'k-coordinator', journey: id, shownIn: 'answer' },
    ]);
  });
});
