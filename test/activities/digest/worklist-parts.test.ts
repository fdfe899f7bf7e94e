import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { composeDigest } from '../../../activities/digest/compose-digest.ts';
import type { DigestMember } from '../../../activities/digest/compose-digest.ts';
import type { Worklist } from '../../../db/worklist/worklist.ts';
import { axeFaults, isTooWide, startBrowser } from '../../support/stack/a-browser.ts';

const LANGUAGES = ['da', 'en'] as const;
const NOTHING: Worklist = {
  silent: [],
  signals: [],
  addresses: [],
  departures: [],
  stuck: [],
  proposals: [],
  replies: [],
  undecided: [],
  programme: [],
  twice: [],
};
const ON = '2026-12-03T06:30:00.000Z';

const SIGNAL = {
  journey: 'a-journey',
  personId: 'a-person',
  ground: 'public-task',
  municipality: 'Hillerød Kommune',
  obligation: 'jobcentre-signal:12',
  why: 'not-applied',
  command: 'AcceptScreening',
  since: ON,
} as const;

const GONE = {
  organisation: 'Eksempel Byg ApS',
  contact: 'Bo Bygmester',
  leftOn: '2026-11-30',
  since: ON,
  successorName: 'Ny Kontakt',
  successorEmail: 'ny@example.dk',
  questions: 2,
  call: 'Bente Bygherre',
  phone: '11 22 33 44',
} as const;

const NOTED = {
  id: 7,
  organisation: 'Eksempel Byg ApS',
  contact: 'Bo Bygmester',
  says: 'left',
  leftOn: null,
  firstDay: null,
  lastDay: null,
  fromElsewhere: false,
  since: ON,
} as const;

/** One part of a worklist with all the ways in which its lines can read, in Danish and in English. */
const EACH_PART: readonly {
  readonly what: string;
  readonly worklist: Partial<Worklist>;
  readonly da: readonly string[];
  readonly en: readonly string[];
}[] = [
  {
    what: 'who is silent, and whom to call',
    worklist: {
      silent: [
        {
          name: 'Eksempel Byg ApS',
          questions: 3,
          since: ON,
          contact: 'Bo Bygmester',
          phone: '11 22 33 44',
        },
        { name: 'NEXT', questions: 1, since: ON, contact: 'Skolens Kontakt', phone: null },
        { name: 'Prøve Service A/S', questions: 1, since: ON, contact: null, phone: null },
      ],
    },
    da: [
      'Har ikke svaret (3)',
      'Eksempel Byg ApS: 3 spørgsmål uden svar siden den 3. december 2026. Ring til Bo Bygmester på 11 22 33 44.',
      'NEXT: 1 spørgsmål uden svar siden den 3. december 2026. Kontaktperson er Skolens Kontakt, men vi har ikke noget telefonnummer.',
      'Prøve Service A/S: 1 spørgsmål uden svar siden den 3. december 2026. Vi har ingen kontaktperson.',
    ],
    en: [
      'Have not answered (3)',
      'Eksempel Byg ApS: 3 questions without an answer since 3 December 2026. Call Bo Bygmester on 11 22 33 44.',
      'NEXT: 1 question without an answer since 3 December 2026. The contact person is Skolens Kontakt, but we have no telephone number.',
      'Prøve Service A/S: 1 question without an answer since 3 December 2026. We have no contact person.',
    ],
  },
  {
    what: 'which messages of jobcentres are not settled',
    worklist: {
      signals: [
        SIGNAL,
        { ...SIGNAL, command: 'unknown' },
        { ...SIGNAL, why: 'not-understood', command: null },
        { ...SIGNAL, why: 'late', command: null, obligation: null },
      ],
    },
    da: [
      'Beskeder fra kommunernes systemer (4)',
      'Hillerød Kommune (HIL-0001): »Godkend screening« kunne ikke bruges. Modtaget den 3. december 2026.',
      'Hillerød Kommune (HIL-0001): Beskeden kunne ikke bruges. Modtaget den 3. december 2026.',
      'Hillerød Kommune (HIL-0001): Beskeden kunne ikke læses. Modtaget den 3. december 2026.',
      'Hillerød Kommune (HIL-0001): Beskeden kom, da forløbet ikke kunne tage imod. Driften har en alarm om den. Modtaget den 3. december 2026.',
    ],
    en: [
      'Messages from municipalities’ systems (4)',
      'Hillerød Kommune (HIL-0001): “Accept screening” could not be applied. Received on 3 December 2026.',
      'Hillerød Kommune (HIL-0001): The message could not be applied. Received on 3 December 2026.',
      'Hillerød Kommune (HIL-0001): The message could not be read. Received on 3 December 2026.',
      'Hillerød Kommune (HIL-0001): The message came when the journey could not take it in. The operators have an alarm about it. Received on 3 December 2026.',
    ],
  },
  {
    what: 'which addresses take no mail, and what waits there',
    worklist: {
      addresses: [
        {
          organisation: 'Eksempel Byg ApS',
          contact: 'Bo Bygmester',
          phone: '11 22 33 44',
          since: ON,
          questions: 2,
        },
        { organisation: 'NEXT', contact: 'Skolens Kontakt', phone: null, since: ON, questions: 1 },
        { organisation: 'NEXT', contact: 'Skolens Kontakt', phone: null, since: ON, questions: 0 },
      ],
    },
    da: [
      'Adresser, der ikke tager imod mail (3)',
      'Eksempel Byg ApS: Siden den 3. december 2026. 2 spørgsmål venter på svar. Ring til Bo Bygmester på 11 22 33 44.',
      'NEXT: Siden den 3. december 2026. 1 spørgsmål venter på svar. Kontaktperson er Skolens Kontakt, men vi har ikke noget telefonnummer.',
      'NEXT: Siden den 3. december 2026. Ingen spørgsmål venter på svar. Kontaktperson er Skolens Kontakt, men vi har ikke noget telefonnummer.',
    ],
    en: [
      'Addresses that take no mail (3)',
      'Eksempel Byg ApS: Since 3 December 2026. 2 questions are waiting for an answer. Call Bo Bygmester on 11 22 33 44.',
      'NEXT: Since 3 December 2026. 1 question is waiting for an answer. The contact person is Skolens Kontakt, but we have no telephone number.',
      'NEXT: Since 3 December 2026. No questions are waiting for an answer. The contact person is Skolens Kontakt, but we have no telephone number.',
    ],
  },
  {
    what: 'which contacts have left, whom they name, and what waits',
    worklist: {
      departures: [
        GONE,
        { ...GONE, successorEmail: null, questions: 1 },
        { ...GONE, successorName: null, phone: null },
        { ...GONE, successorName: null, successorEmail: null, questions: 0, call: null, phone: null },
      ],
    },
    da: [
      'Kontaktpersoner, der er stoppet (4)',
      'Eksempel Byg ApS: Bo Bygmester stoppede den 30. november 2026. Foreslået efterfølger: Ny Kontakt, ny@example.dk. 2 spørgsmål venter på svar. Ring til Bente Bygherre på 11 22 33 44.',
      'Eksempel Byg ApS: Bo Bygmester stoppede den 30. november 2026. Foreslået efterfølger: Ny Kontakt. 1 spørgsmål venter på svar. Ring til Bente Bygherre på 11 22 33 44.',
      'Eksempel Byg ApS: Bo Bygmester stoppede den 30. november 2026. Foreslået efterfølger: ny@example.dk. 2 spørgsmål venter på svar. Kontaktperson er Bente Bygherre, men vi har ikke noget telefonnummer.',
      'Eksempel Byg ApS: Bo Bygmester stoppede den 30. november 2026. Ingen efterfølger er foreslået. Ingen spørgsmål venter på svar. Vi har ingen kontaktperson.',
    ],
    en: [
      'Contacts who have left (4)',
      'Eksempel Byg ApS: Bo Bygmester left on 30 November 2026. Proposed successor: Ny Kontakt, ny@example.dk. 2 questions are waiting for an answer. Call Bente Bygherre on 11 22 33 44.',
      'Eksempel Byg ApS: Bo Bygmester left on 30 November 2026. Proposed successor: Ny Kontakt. 1 question is waiting for an answer. Call Bente Bygherre on 11 22 33 44.',
      'Eksempel Byg ApS: Bo Bygmester left on 30 November 2026. Proposed successor: ny@example.dk. 2 questions are waiting for an answer. The contact person is Bente Bygherre, but we have no telephone number.',
      'Eksempel Byg ApS: Bo Bygmester left on 30 November 2026. No successor is proposed. No questions are waiting for an answer. We have no contact person.',
    ],
  },
  {
    what: 'what automatic notes seem to say of contacts, as a guess',
    worklist: {
      proposals: [
        NOTED,
        { ...NOTED, id: 8, leftOn: '2026-11-30' },
        { ...NOTED, id: 9, leftOn: '2026-12-31' },
        { ...NOTED, id: 10, says: 'away', firstDay: '2026-12-03', lastDay: '2027-01-03' },
        { ...NOTED, id: 11, says: 'away', firstDay: '2026-12-16', lastDay: '2026-12-16' },
        { ...NOTED, id: 12, says: 'on-leave', fromElsewhere: true },
      ],
    },
    da: [
      'Automatiske svar om fravær (6)',
      'Eksempel Byg ApS: Bo Bygmester ser ud til at være stoppet. Beskeden kom den 3. december 2026. Forslag nr. 7.',
      'Eksempel Byg ApS: Bo Bygmester ser ud til at være stoppet den 30. november 2026. Beskeden kom den 3. december 2026. Forslag nr. 8.',
      'Eksempel Byg ApS: Bo Bygmester ser ud til at stoppe den 31. december 2026. Beskeden kom den 3. december 2026. Forslag nr. 9.',
      'Eksempel Byg ApS: Bo Bygmester ser ud til at være væk fra den 3. december 2026 til og med den 3. januar 2027. Beskeden kom den 3. december 2026. Forslag nr. 10.',
      'Eksempel Byg ApS: Bo Bygmester ser ud til at være væk den 16. december 2026. Beskeden kom den 3. december 2026. Forslag nr. 11.',
      'Eksempel Byg ApS: Bo Bygmester ser ud til at være væk i længere tid, måske på orlov, og beskeden siger ikke til hvornår. Beskeden kom den 3. december 2026 fra en anden adresse end den, vi skrev til. Forslag nr. 12.',
    ],
    en: [
      'Automatic replies about absence (6)',
      'Eksempel Byg ApS: Bo Bygmester seems to have left. The note came on 3 December 2026. Proposal no. 7.',
      'Eksempel Byg ApS: Bo Bygmester seems to have left on 30 November 2026. The note came on 3 December 2026. Proposal no. 8.',
      'Eksempel Byg ApS: Bo Bygmester seems to leave on 31 December 2026. The note came on 3 December 2026. Proposal no. 9.',
      'Eksempel Byg ApS: Bo Bygmester seems to be away from 3 December 2026 to 3 January 2027, that day included. The note came on 3 December 2026. Proposal no. 10.',
      'Eksempel Byg ApS: Bo Bygmester seems to be away on 16 December 2026. The note came on 3 December 2026. Proposal no. 11.',
      'Eksempel Byg ApS: Bo Bygmester seems to be away for long, perhaps on leave, and the note does not say until when. The note came on 3 December 2026 from another address than the one we wrote to. Proposal no. 12.',
    ],
  },
  {
    what: 'what of the programme is late or due this week, as its file calls it',
    worklist: {
      programme: [
        {
          subject: 'a-programme',
          obligation: 'programme-milestone:4',
          kind: 'programme-milestone',
          due: '2026-12-17',
          since: ON,
        },
        {
          subject: 'a-programme',
          obligation: 'steering-meeting:5',
          kind: 'steering-meeting',
          due: '2026-12-18',
          since: ON,
        },
        {
          subject: 'a-programme',
          obligation: 'programme-signal:6',
          kind: 'programme-signal',
          due: '2026-12-20',
          since: ON,
        },
      ],
    },
    da: [
      'Programmets frister (3)',
      'Programmets milepæl: »Projektets brancher er valgt«. Fristen var den 17. december 2026.',
      'Møde i styregruppen: »Styregruppe, møde 1«. Fristen er den 18. december 2026.',
      'Ulæselig besked til programmet. Fristen er den 20. december 2026.',
    ],
    en: [
      'The programme’s deadlines (3)',
      'Programme milestone: “The project’s sectors are chosen”. It was due on 17 December 2026.',
      'Steering group meeting: “Steering group, meeting 1”. It is due on 18 December 2026.',
      'Unreadable signal to the programme. It is due on 20 December 2026.',
    ],
  },
  {
    what: 'how many replies lie unread, and whose',
    worklist: {
      replies: [
        { from: 'organisation', organisation: 'Eksempel Byg ApS', replies: 2, since: ON },
        { from: 'person', organisation: null, replies: 1, since: ON },
        { from: 'unknown', organisation: null, replies: 3, since: ON },
      ],
    },
    da: [
      'Ulæste svar på mail (3)',
      'Eksempel Byg ApS: 2 svar. Det ældste kom den 3. december 2026.',
      'Borgere, der får post fra os: 1 svar. Det kom den 3. december 2026.',
      'Andre, der ikke svarer på en mail fra os: 3 svar. Det ældste kom den 3. december 2026.',
    ],
    en: [
      'Unread replies by mail (3)',
      'Eksempel Byg ApS: 2 replies. The oldest came on 3 December 2026.',
      'Citizens who get post from us: 1 reply. It came on 3 December 2026.',
      'Others, who answer no mail of ours: 3 replies. The oldest came on 3 December 2026.',
    ],
  },
  {
    what: 'how much came back and was not understood',
    worklist: { undecided: [{ mails: 2, since: ON }] },
    da: ['Mail, der kom tilbage og ikke blev forstået (1)', '2 mails. Den ældste kom den 3. december 2026.'],
    en: ['Mail that came back and was not understood (1)', '2 mails. The oldest came on 3 December 2026.'],
  },
];

const TITLES = new Map([
  [
    'a-programme programme-milestone:4',
    { da: 'Projektets brancher er valgt', en: 'The project’s sectors are chosen' },
  ],
  ['a-programme steering-meeting:5', { da: 'Styregruppe, møde 1', en: 'Steering group, meeting 1' }],
]);

const EVERYTHING: Worklist = Object.assign({}, NOTHING, ...EACH_PART.map(({ worklist }) => worklist));
const HEADINGS = /^(.*)\n-+$/gm;

const A_NOTICE: DigestMember = {
  kind: 'vitas-registration',
  obligation: 'vitas-registration:12',
  voice: 'escalation',
  due: '2026-12-17',
  firstName: 'Amina',
  municipalityReference: 'KBH-0001',
  owedBy: 'company',
  organisation: 'Eksempel Byg ApS',
  party: 'coordinator',
};

function compose(worklist: Worklist, language: 'da' | 'en', members: readonly DigestMember[] = []) {
  return composeDigest({
    addressee: { name: 'Karen Koordinator', language },
    members,
    today: '2026-12-18',
    secretariat: 'sekretariat@example.dk',
    isWorklist: true,
    worklist,
    references: new Map([['a-journey', 'HIL-0001']]),
    titles: TITLES,
  });
}

/** The lines of a mail's HTML, in the order in which they are read out. */
function linesOf(html: string): string[] {
  return [...html.matchAll(/<(h2|p|li)[^>]*>([^<]*)</g)].map(([, , text = '']) => text);
}

describe.each(EACH_PART)('the worklist that says $what', ({ worklist, ...told }) => {
  it.each(LANGUAGES)('says it word for word, as text and as HTML: %s', (language) => {
    const { text, html } = compose({ ...NOTHING, ...worklist }, language);
    const [heading = '', ...lines] = told[language];
    expect([...text.matchAll(HEADINGS)].map(([, said]) => said)).toEqual([heading]);
    expect([...text.matchAll(/^- (.*)$/gm)].map(([, line]) => line)).toEqual(lines);
    for (const line of told[language]) expect(linesOf(html)).toContain(line);
  });
});

describe('a worklist', () => {
  it.each(LANGUAGES)('comes after the notices, in the same order as text and as HTML: %s', (language) => {
    const { text, html } = compose(EVERYTHING, language, [A_NOTICE]);
    const headings = [
      language === 'da' ? 'Overskredet (1)' : 'Overdue (1)',
      ...EACH_PART.map((part) => part[language][0]),
    ];
    expect([...text.matchAll(HEADINGS)].map(([, heading]) => heading)).toEqual(headings);
    expect([...html.matchAll(/<h2[^>]*>([^<]*)</g)].map(([, heading]) => heading)).toEqual(headings);
  });

  it.each(LANGUAGES)('has no heading over nothing, and is not announced: %s', (language) => {
    const member = compose(NOTHING, language, [A_NOTICE]);
    expect(member).toEqual(
      composeDigest({
        addressee: { name: 'Karen Koordinator', language },
        members: [A_NOTICE],
        today: '2026-12-18',
        secretariat: 'sekretariat@example.dk',
        isWorklist: true,
      }),
    );
  });

  it('is announced where the mail begins', () => {
    expect(compose(EVERYTHING, 'da', [A_NOTICE]).text).toContain(
      'Sidst i mailen står, hvad der ellers venter på dig.',
    );
    expect(compose(EVERYTHING, 'da').text).toContain('Du har ingen nye påmindelser i dag');
    expect(compose(EVERYTHING, 'en').text).toContain('You have no new reminders today');
  });

  it('leaves the subject to the notices where there are any, and else counts its own entries', () => {
    expect(compose(EVERYTHING, 'da', [A_NOTICE]).subject).toBe(
      'Fodfæste: 1 påmindelse, frist 17. december 2026 (overskredet)',
    );
    expect(compose(EVERYTHING, 'da').subject).toBe('Fodfæste: arbejdsliste, 27 punkter');
    expect(compose(EVERYTHING, 'en').subject).toBe('Fodfæste: worklist, 27 entries');
    const one = { ...NOTHING, signals: [SIGNAL] };
    expect(compose(one, 'da').subject).toBe('Fodfæste: arbejdsliste, 1 punkt');
    expect(compose(one, 'en').subject).toBe('Fodfæste: worklist, 1 entry');
  });

  it.each(LANGUAGES)('shows nothing of anybody to whoever sees only its first words: %s', (language) => {
    const { subject, text } = compose(EVERYTHING, language);
    const first = text.replaceAll(/\s+/g, ' ').slice(0, 95);
    for (const seen of [subject, first]) expect(seen).not.toMatch(/Eksempel|Bo |Ny |HIL-|Hillerød|jobcent/i);
  });

  it('takes what somebody has typed for text', () => {
    const { html } = compose(
      { ...NOTHING, silent: [{ name: '<b>A&B</b>', questions: 1, since: ON, contact: null, phone: null }] },
      'da',
    );
    expect(html).toContain('&lt;b>A&amp;B&lt;/b>');
    expect(html).not.toContain('<b>A');
  });
});

describe('a worklist in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await startBrowser();
  });
  afterAll(() => browser.close());

  it.each(LANGUAGES)('can be used by everybody, with notices and without: %s', async (language) => {
    for (const members of [[], [A_NOTICE]]) {
      const { html } = compose(EVERYTHING, language, members);
      const faults = await axeFaults(browser, html, 'https://fodfaeste.example.dk/mail');
      // The page around a mail, with its landmarks, is the mail program's own.
      expect(faults.filter((fault) => !/^(landmark-one-main|region):/.test(fault))).toEqual([]);
    }
  });

  it('is no wider than a telephone', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await page.setContent(compose(EVERYTHING, 'da', [A_NOTICE]).html);
    expect(await isTooWide(page)).toBe(false);
  });
});
