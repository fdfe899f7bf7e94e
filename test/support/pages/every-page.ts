import { composeDigest } from '../../../activities/digest/compose-digest.ts';
import type { DigestMember } from '../../../activities/digest/compose-digest.ts';
import { composeInvitation } from '../../../activities/digest/compose-invitation.ts';
import { DIGEST_WORDS } from '../../../activities/digest/digest-words.ts';
import { operatorsPage } from '../../../activities/sweep/operators-page.tsx';
import { describeApi } from '../../../api/description/openapi.ts';
import { ROUTES } from '../../../api/routes.ts';
import { fillNotice } from '../../../domain/notices/fill-notice.ts';
import type { StandIn } from '../../../domain/post/stand-in.ts';
import { HELP_KINDS } from '../../../domain/vocabulary/codes.ts';
import { code, codes, date, flag, number, optional, text } from '../../../domain/vocabulary/fields.ts';
import { OBLIGATION_KINDS } from '../../../domain/vocabulary/obligation-kinds.ts';
import type { Language } from '../../../domain/vocabulary/sentence.ts';
import { nameInText } from '../../../domain/words/names.ts';
import { accessibilityPage } from '../../../web/accessibility/accessibility-page.tsx';
import { apiPage } from '../../../web/description/api-page.tsx';
import type { ApiDescription } from '../../../web/description/api-page.tsx';
import { disclosuresPage } from '../../../web/disclosures/disclosures-page.tsx';
import { errorPage } from '../../../web/frame/error-page.tsx';
import { toldPage } from '../../../web/frame/told-page.tsx';
import { ownPageLanguages } from '../../../web/own-page/languages.ts';
import { newLinkPage } from '../../../web/own-page/new-link-page.tsx';
import { ownPage } from '../../../web/own-page/own-page.tsx';
import { answeredBy, answersFor } from '../../../web/questions/answer-words.ts';
import { questionPage } from '../../../web/questions/question-page.tsx';
import { questionsPage } from '../../../web/questions/questions-page.tsx';
import { sendAgainPage, sentAgainPage } from '../../../web/questions/send-again-page.tsx';
import { noticesPage } from '../../../web/training/notices-page.tsx';
import { wishesPage } from '../../../web/wishes/wishes-page.tsx';
import { LivedProgramme } from '../programme/a-programme.ts';
import { anArabicTranslation } from '../words/a-translation.ts';

/** What is looked at: a page of ours, or a mail as HTML, which a mail program puts into a page of its own. */
export interface LookedAt {
  readonly what: string;
  readonly html: string;
  readonly isMail: boolean;
}

/** Whose names stand in them. */
export interface NamesOnPages {
  readonly person: string;
  readonly contact: string;
  readonly colleague: string;
  readonly organisation: string;
  readonly municipality: string;
}

/** Names as most of them are here. */
export const DANISH_NAMES: NamesOnPages = {
  person: 'Amina',
  contact: 'Bo Bygmester',
  colleague: 'Kim Eksempelsen',
  organisation: 'Eksempel Byg ApS',
  municipality: 'Hillerød Kommune',
};

const LANGUAGES: readonly Language[] = ['da', 'en'];
const MAIL = 'sekretariat@example.dk';
const ON = '2026-12-03T06:30:00.000Z';
const TODAY = '2026-12-18';

/** Every page there is, and every mail, in each language and with all that can stand on it, about these people. */
export async function everyPage(names: NamesOnPages = DANISH_NAMES): Promise<LookedAt[]> {
  const own = await ownPages(names);
  return [
    ...own,
    apiDescription(names),
    ...LANGUAGES.flatMap((language) => [...pagesIn(language, names), ...mailsIn(language, names)]),
    operatorsMail(),
  ];
}

const secretariatOf = ({ organisation }: NamesOnPages) => ({
  organisation,
  mail: MAIL,
  phone: '+45 12 34 56 78',
});

function pagesIn(language: Language, names: NamesOnPages): LookedAt[] {
  const { person, contact, colleague, organisation, municipality } = names;
  const frame = { language, path: '/svar/abc', secretariat: secretariatOf(names) };
  const asked = fillNotice(
    {
      kind: 'vitas-registration',
      due: '2026-12-20',
      firstName: nameInText(person),
      municipalityReference: 'KBH-0001',
      owedBy: 'company',
      organisation: nameInText(organisation),
    },
    language,
    'escalation',
  );
  const question = {
    ...frame,
    ...asked,
    overdue: true,
    details: [
      { label: 'A', text: [contact, organisation].map(nameInText).join(', ') },
      { label: 'B', text: '20 30 40 50' },
    ],
    answers: [everyAnswer('one'), everyAnswer('other')],
    help: HELP_KINDS.map((kind) => ({ kind, label: `Help: ${kind}` })),
    helpWaits: true,
    paused: true,
    onBehalfOf: answersFor({ da: 'virksomheden', en: 'the company' }),
    once: 'abc',
    faults: [],
    sent: {},
  };
  const wishes = {
    ...frame,
    mailLanguage: language,
    texts: { wanted: true, phone: '20 30 40 50' },
    absences: [
      { id: 7, firstDay: '2026-07-06', lastDay: '2026-07-24', standInName: colleague },
      { id: 8, firstDay: '2026-10-12', lastDay: '2026-10-12', standInName: null },
    ],
    colleagues: [{ id: 'kim', name: colleague }],
    mayDoWithout: ['monthly-allowance', 'placement-end'] as const,
    without: ['placement-end'],
    canLeave: true,
    today: TODAY,
  };
  const notice = { title: asked.title, what: asked.what, why: asked.why, how: asked.how };
  const pages: Readonly<Record<string, string>> = {
    'a question': questionPage(question),
    'a question with faults': questionPage({
      ...question,
      refusal: { says: 'Nej.', instead: 'Vent.' },
      faults: [{ field: 'one.on', message: 'Skriv en dato.' }],
    }),
    'a question that cannot be answered yet': questionPage({
      ...question,
      answers: [],
      answerableFrom: '1. januar 2027',
    }),
    'all questions': questionsPage({
      ...frame,
      questions: [
        {
          title: asked.title,
          about: asked.person,
          due: asked.due,
          overdue: true,
          path: '/spoergsmaal/abc/1',
        },
      ],
    }),
    'no questions': questionsPage({ ...frame, questions: [] }),
    'an answered question': toldPage({
      ...frame,
      title: asked.title,
      kind: 'success',
      heading: 'Tak',
      lines: [
        answeredBy(
          { da: nameInText(organisation), en: nameInText(organisation) },
          { da: '3. december 2026', en: '3 December 2026' },
        )[language],
      ],
      next: { path: '/svar/abc', text: 'Igen' },
    }),
    ...Object.fromEntries(
      (['info', 'warning', 'error'] as const).map((kind) => [
        `a page that tells, ${kind}`,
        toldPage({ ...frame, title: 'Svar', kind, heading: 'Sådan står det til', lines: ['Vent.'] }),
      ]),
    ),
    'an error': errorPage({
      ...frame,
      title: 'Siden findes ikke',
      what: 'Der er intet her.',
      instead: 'Vent.',
      faults: ['Datoen mangler.'],
      reference: '0123456789ab',
      wasSending: true,
    }),
    'links sent again': sendAgainPage({ ...frame, written: 'x', fault: 'Skriv en mailadresse.' }),
    'links have been sent again': sentAgainPage(frame),
    wishes: wishesPage({ ...wishes, done: 'saved' }),
    'wishes with faults': wishesPage({
      ...wishes,
      tried: {
        form: { 'absence.standIn': 'kim', 'leave.successorName': contact },
        faults: [{ field: 'absence.lastDay', message: 'Den sidste dag ligger før den første.' }],
      },
    }),
    'who was told what': disclosuresPage({
      language,
      secretariat: secretariatOf(names),
      person: `${person} ${person}`,
      municipality,
      reference: 'KBH-0001',
      today: '18. december 2026',
      byConsent: true,
      lines: [
        {
          when: '3. december 2026',
          organisation,
          name: contact,
          what: ['Registrér IGU-aftalen i VITAS (påmindelse)'],
          ground: 'En opgave, som en myndighed skal løse',
          bounced: '4. december 2026',
        },
      ],
    }),
    'nobody was told anything': disclosuresPage({
      language,
      secretariat: secretariatOf(names),
      municipality,
      reference: 'KBH-0001',
      today: '18. december 2026',
      byConsent: false,
      lines: [],
    }),
    'the accessibility statement': accessibilityPage({
      ...frame,
      path: '/was',
      site: 'fodfaeste.example.dk',
      preparedOn: '2026-11-30',
      reviewedOn: '2026-11-30',
      nextReviewBy: '2027-11-30',
    }),
    'every text of a mail': noticesPage({
      ...frame,
      entries: [
        {
          id: 'vitas-registration',
          name: 'Registrér',
          to: 'virksomheden',
          escalatedTo: 'koordinatoren',
          reminder: notice,
          escalation: notice,
          answers: ['Ja', 'Nej'],
        },
      ],
    }),
  };
  return Object.entries(pages).map(([what, html]) => ({
    what: `${what} (${language})`,
    html,
    isMail: false,
  }));
}

/** An answer with a field of each kind, a file and a note. */
function everyAnswer(id: string) {
  const asked = {
    on: date,
    came: flag,
    weeklyHours: number(1, 40),
    kind: code(['igu', 'placement', 'job']),
    danishModule: code([1, 2, 3, 4, 5, 6]),
    testsPassed: codes(['PD1', 'PD2']),
    company: optional(text('^.{1,60}$', 'eksempel-byg')),
  };
  return {
    id,
    label: `Svar ${id}`,
    fields: Object.entries(asked).map(([name, field]) => ({ name, field })),
    file: { label: 'Planen', hint: 'Højst 10 MB', types: ['application/pdf'], fault: undefined },
    note: { value: 'Et par ord', fault: undefined },
  };
}

async function ownPages({ person, contact, ...names }: NamesOnPages): Promise<LookedAt[]> {
  const languages = new Map([...(await ownPageLanguages()), ['ar', anArabicTranslation] as const]);
  const newLinks = [...languages.keys()].flatMap((language) =>
    (['dead', 'ask', 'sent'] as const).map((news) => ({
      what: `a new link to it, ${news} (${language})`,
      isMail: false,
      html: newLinkPage(
        {
          language,
          path: '/nyt-link',
          news,
          secretariat: secretariatOf({ person, contact, ...names }),
          written: 'x',
          isFault: news === 'ask',
        },
        languages,
      ),
    })),
  );
  const own = [...languages.keys()].map((language) => ({
    what: `a person’s own page (${language})`,
    isMail: false,
    html: ownPage(
      {
        language,
        path: '/mit/abc',
        secretariat: { organisation: names.organisation, mail: MAIL },
        firstName: person,
        stage: 'igu',
        isPaused: true,
        tasks: [
          { kind: 'day-one-igu-person', due: '2026-05-04', isLate: true, path: '/mit/abc/7' },
          { kind: 'monthly-allowance', due: '2026-06-08', isLate: false, path: '/mit/abc/9' },
        ],
        dates: [{ what: 'igu-ends', on: '2028-05-03' }],
        helpers: [
          { who: 'caseworker', name: contact, phone: '20 30 40 50', email: 'kim@example.dk' },
          { who: 'secretariat', email: MAIL },
        ],
        channel: 'mail',
        news: 'saved',
        data: {
          ground: 'consent',
          deciders: {
            own: [names.organisation],
            joint: [names.municipality, names.organisation],
            processor: [names.municipality],
          },
          arrangement: {
            essence: 'Sekretariatet svarer for alle.',
            url: 'https://fodfaeste.example.dk/aftale',
          },
        },
      },
      languages,
    ),
  }));
  return [...own, ...newLinks];
}

function apiDescription(names: NamesOnPages): LookedAt {
  const description = JSON.parse(
    JSON.stringify(describeApi(ROUTES, 'https://fodfaeste.example.dk')),
  ) as ApiDescription;
  return { what: 'the API', html: apiPage(description, secretariatOf(names)), isMail: false };
}

function mailsIn(language: Language, names: NamesOnPages): LookedAt[] {
  const { contact, organisation } = names;
  const addressee = { name: contact, language };
  const digest = composeDigest({
    addressee,
    members: everyMember(names),
    today: TODAY,
    secretariat: MAIL,
    allQuestions: 'https://fodfaeste.example.dk/spoergsmaal/abc',
    sendAgain: 'https://fodfaeste.example.dk/send-igen',
    wishes: 'https://fodfaeste.example.dk/oensker/abc',
    isWorklist: true,
    worklist: everyEntry(names),
    references: new Map([
      ['a-journey', 'HIL-0001'],
      ['another-journey', 'KBH-0001'],
    ]),
    hasCalendar: true,
  });
  const lived = new LivedProgramme();
  const item = lived.item('steering-group-1');
  const invitation =
    item &&
    composeInvitation({
      programme: lived.programme,
      file: {
        milestones: [],
        activities: [],
        groups: [
          {
            id: 'steering-group',
            name: { da: 'Styregruppen', en: 'The steering group' },
            seats: [],
            meetings: { as: 'steering', hours: { at: '13:00', minutes: 120 }, place: organisation },
          },
        ],
      },
      item,
      addressee: { ...addressee, mail: 'bo@example.dk' },
      organiser: { name: 'Fodfæste', mail: MAIL },
      secretariat: MAIL,
      method: 'request',
      wasAsked: false,
      sentAt: ON,
    });
  if (invitation === undefined) throw new Error('There is no meeting to invite to');
  return [
    { what: `a digest (${language})`, html: digest.html, isMail: true },
    { what: `an invitation (${language})`, html: invitation.html, isMail: true },
  ];
}

/** A notice of every kind in every voice, and for every reason to go to somebody else. */
function everyMember({ person, colleague, organisation }: NamesOnPages): DigestMember[] {
  const common = {
    due: '2026-12-17',
    firstName: person,
    municipalityReference: 'KBH-0001',
    owedBy: 'company',
    organisation,
    party: 'company',
    partyName: organisation,
    link: 'https://fodfaeste.example.dk/svar/abc',
  } as const;
  const told = OBLIGATION_KINDS.flatMap((kind) =>
    (['reminder', 'colleague', 'escalation'] as const).map((voice): DigestMember => ({
      ...common,
      kind,
      obligation: `${kind}:${kind === 'monthly-allowance' ? '2026-11' : '12'}`,
      voice,
      ...(voice !== 'reminder' && {
        hasNoColleague: true,
        sentBefore: (['reminder', 'colleague', 'escalation'] as const).map((before) => ({
          kind: before,
          organisation,
          on: '2026-12-01',
        })),
      }),
    })),
  );
  const passedOn = (Object.keys(DIGEST_WORDS.da.standIn) as StandIn[]).map((standIn): DigestMember => ({
    ...common,
    kind: 'vitas-registration',
    obligation: 'vitas-registration:13',
    voice: 'reminder',
    standIn,
    inPlace: { name: colleague, until: '2026-12-24' },
  }));
  return [...told, ...passedOn];
}

/** A worklist with every part in it. */
function everyEntry(names: NamesOnPages) {
  const { contact, colleague, organisation, municipality } = names;
  const phone = '11 22 33 44';
  return {
    stuck: [
      {
        subject: 'a-journey',
        kind: 'journey' as const,
        personId: 'a-person',
        ground: 'public-task',
        municipality,
        programme: null,
        operators: 'drift@example.dk',
        since: ON,
      },
    ],
    silent: [
      { name: organisation, questions: 3, since: ON, contact, phone },
      { name: organisation, questions: 1, since: ON, contact, phone: null },
    ],
    signals: (['not-applied', 'not-understood', 'late'] as const).map((why) => ({
      journey: 'a-journey',
      personId: 'a-person',
      ground: 'public-task',
      municipality,
      obligation: 'jobcentre-signal:12',
      why,
      command: 'AcceptScreening',
      since: ON,
    })),
    addresses: [{ organisation, contact, phone, since: ON, questions: 2 }],
    departures: [
      {
        organisation,
        contact,
        leftOn: '2026-11-30',
        since: ON,
        successorName: colleague,
        successorEmail: 'ny@example.dk',
        questions: 2,
        call: colleague,
        phone,
      },
    ],
    proposals: (['left', 'on-leave'] as const).map((says, index) => ({
      id: index + 1,
      organisation,
      contact,
      says,
      leftOn: null,
      firstDay: null,
      lastDay: null,
      fromElsewhere: says === 'left',
      since: ON,
    })),
    replies: [{ from: 'organisation' as const, organisation, replies: 2, since: ON }],
    undecided: [{ mails: 2, since: ON }],
    twice: [
      {
        journeys: [
          { journey: 'a-journey', municipality: names.organisation },
          { journey: 'another-journey', municipality: names.organisation },
        ],
        alikeBy: 'name-and-birth-date' as const,
        since: ON,
      },
    ],
    programme: [],
  };
}

function operatorsMail(): LookedAt {
  return {
    what: 'the operators’ mail',
    isMail: true,
    html: operatorsPage({
      subject: 'Fodfæste: 1 ny alarm',
      lines: [{ title: 'Post er forsinket', since: '3. december 2026 kl. 8.30', detail: '2 mails' }],
      closing: ['Åbne alarmer står på /api/alarms.'],
    }),
  };
}
