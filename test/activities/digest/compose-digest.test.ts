import { describe, expect, it } from '@jest/globals';
import { composeDigest } from '../../../activities/digest/compose-digest.ts';
import type { DigestMember } from '../../../activities/digest/compose-digest.ts';
import { NOTICES } from '../../../domain/notices/index.ts';
import { newestRuleOf } from '../../../domain/rulebook/index.ts';
import { isJourneyObligation, OBLIGATION_KINDS } from '../../../domain/vocabulary/obligation-kinds.ts';

/** What would show whom a mail is about, or that it is about a refugee. */
const TELLING =
  /Amina|KBH-|Eksempel|IGU|VITAS|flygtning|refugee|integration|løntilskud|praktik|placement|dansk|Danish|opholdstilladelse|permit/i;

const SECRETARIAT = 'sekretariat@fodfaeste.example.dk';

function aMember(changes: Partial<DigestMember> = {}): DigestMember {
  return {
    kind: 'vitas-registration',
    obligation: 'vitas-registration:12',
    voice: 'reminder',
    due: '2027-01-01',
    firstName: 'Amina',
    municipalityReference: 'KBH-0001',
    owedBy: 'company',
    organisation: 'Eksempel Byg ApS',
    party: 'company',
    partyName: 'Eksempel Byg ApS',
    ...changes,
  };
}

function compose(
  members: readonly DigestMember[],
  language: 'da' | 'en' = 'da',
  besides: { readonly isWorklist?: boolean; readonly allQuestions?: string } = {},
) {
  const addressee = { name: 'Bo Bygmester', language };
  return composeDigest({ addressee, members, today: '2026-12-18', secretariat: SECRETARIAT, ...besides });
}

/** What the first paragraph must say beside the date. A text to the person does not name the person. */
function toldBeside(due: string, { kind, voice, owedBy }: Pick<DigestMember, 'kind' | 'voice' | 'owedBy'>) {
  return [
    ...(isJourneyObligation(kind) && (owedBy !== 'person' || voice === 'escalation')
      ? ['Amina (KBH-0001)']
      : []),
    ...(owedBy !== 'person' && voice === 'escalation' ? ['Eksempel Byg ApS'] : []),
    ...(kind === 'monthly-allowance' ? ['ovember 2026'] : []),
    due,
  ];
}

const EVERY_TEXT = OBLIGATION_KINDS.flatMap((kind) =>
  (['da', 'en'] as const).flatMap((language) =>
    (['reminder', 'escalation'] as const).map((voice) => [kind, language, voice] as const),
  ),
);

describe('the text of every notice', () => {
  it.each(EVERY_TEXT)('%s in %s as %s says who and by when', (kind, language, voice) => {
    const owedBy = newestRuleOf(kind)?.owedBy ?? 'coordinator';
    const occurrence = kind === 'monthly-allowance' ? '2026-11' : '12';
    const obligation = `${kind}:${occurrence}`;
    const { text, html } = compose([aMember({ kind, obligation, voice, owedBy, party: owedBy })], language);
    const due = language === 'da' ? '1. januar 2027' : '1 January 2027';
    const [heading = '', ...body] = text.split('\n\n\n')[1]?.split('\n\n') ?? [];
    expect(heading).toContain(due);
    expect(body).toHaveLength(3);
    expect(text).not.toMatch(/undefined|\$\{|\{/);
    for (const told of toldBeside(due, { kind, voice, owedBy })) expect(body[0]).toContain(told);
    expect(html).toContain(due);
  });

  it.each(EVERY_TEXT)('%s in %s as %s is a text of its own', (kind, language, voice) => {
    const subject = { due: 'D', person: 'P', organisation: 'O', month: 'M', item: 'I' };
    const mine = NOTICES[kind][language][voice](subject);
    const other = NOTICES[kind][language === 'da' ? 'en' : 'da'][voice](subject);
    const otherVoice = NOTICES[kind][language][voice === 'reminder' ? 'escalation' : 'reminder'](subject);
    for (const part of ['title', 'what', 'why', 'how'] as const) {
      expect(mine[part]).not.toBe(other[part]);
      expect(mine[part]).toMatch(/^[\p{Lu}].*[.?\p{L}\d]$/u);
    }
    expect(mine.what).not.toBe(otherVoice.what);
    expect(mine.how).not.toBe(otherVoice.how);
  });
});

describe('a digest', () => {
  it('says in its subject how many and how soon, and names nobody', () => {
    const members = [aMember({ due: '2027-02-01' }), aMember()];
    expect(compose(members).subject).toBe('Fodfæste: 2 påmindelser, første frist 1. januar 2027');
    expect(compose(members, 'en').subject).toBe('Fodfæste: 2 reminders, first due 1 January 2027');
    expect(compose([aMember()]).subject).toBe('Fodfæste: 1 påmindelse, frist 1. januar 2027');
  });

  it('says in its subject how many are overdue', () => {
    const members = [aMember({ due: '2026-12-17' }), aMember()];
    expect(compose(members).subject).toBe(
      'Fodfæste: 2 påmindelser, første frist 17. december 2026 (1 overskredet)',
    );
    expect(compose([aMember({ due: '2026-12-17' })], 'en').subject).toBe(
      'Fodfæste: 1 reminder, due 17 December 2026 (overdue)',
    );
  });

  it('puts the most urgent first and marks only what is overdue', () => {
    const { text } = compose([
      aMember({ kind: 'training-plan', due: '2027-03-01' }),
      aMember({ kind: 'bonus-six-months', due: '2026-12-17' }),
      aMember({ kind: 'agreement-signed', due: '2026-12-18' }),
    ]);
    expect(text.match(/^\d\. .*$/gm)).toEqual([
      '1. Søg bonus for de første 6 måneder',
      '2. Underskriv IGU-aftalen før start',
      '3. Læg undervisningsplanen i VITAS',
    ]);
    expect(text.match(/Fristen er overskredet/g)).toHaveLength(1);
  });

  it('greets the contact, and says to whom to reply and what not to write', () => {
    const { text } = compose([aMember()]);
    expect(text).toMatch(/^Til Bo Bygmester\n/);
    expect(text).toContain('svare på denne mail');
    expect(text).toContain('Skriv ikke CPR-nummer');
    expect(text).toContain(SECRETARIAT);
  });

  it('names an erased person by reference only', () => {
    const { firstName: _, ...nameless } = aMember();
    expect(compose([nameless]).text).toContain('IGU-aftalen med borgeren (KBH-0001)');
  });

  it('tells the coordinator whose reminder it is where an organisation has no contact', () => {
    expect(compose([aMember({ standIn: 'no-contact' })]).text).toContain(
      'Påmindelsen er til Eksempel Byg ApS, som ikke har en kontaktperson hos os.',
    );
    expect(compose([aMember({ standIn: 'undeliverable' })], 'en').text).toContain(
      'The mail to the contact person could not be delivered.',
    );
  });

  it('tells the caseworker whose reminder it is where the person gets no post', () => {
    const member = aMember({
      kind: 'monthly-allowance',
      obligation: 'monthly-allowance:2026-11',
      owedBy: 'person',
      party: 'person',
      standIn: 'person-without-post',
    });
    expect(compose([member]).text).toContain(
      'Påmindelsen er til Amina (KBH-0001), som ikke får post fra os.',
    );
  });

  it('tells who gets a copy that it is one', () => {
    const { partyName: _, ...copy } = aMember({ party: 'coordinator' });
    expect(compose([copy]).text).toContain(
      'Kopi til orientering. Påmindelsen er sendt til Eksempel Byg ApS.',
    );
    expect(compose([{ ...copy, voice: 'escalation' }]).text).not.toContain('Kopi');
  });

  it('tells by how many days a deadline has passed', () => {
    expect(compose([aMember({ due: '2026-12-06' })]).text).toContain(
      'Frist: 6. december 2026. Fristen er overskredet med 12 dage.',
    );
    expect(compose([aMember({ due: '2026-12-17' })]).text).toContain('overskredet med 1 dag.');
    expect(compose([aMember({ due: '2026-12-17' })], 'en').text).toContain('The deadline passed 1 day ago.');
  });

  it('escapes what people have typed in the HTML', () => {
    const { html } = compose([aMember({ firstName: '<b>"A&B"</b>' })]);
    expect(html).toContain('&lt;b>&quot;A&amp;B&quot;&lt;/b>');
    expect(html).not.toContain('<b>"A');
  });
});

const LATE = aMember({ kind: 'bonus-six-months', due: '2026-12-06' });
const LATER_STILL = aMember({ kind: 'training-plan', due: '2027-03-01' });
const TODAY = aMember({ kind: 'agreement-signed', due: '2026-12-18' });

describe('the digest of the secretariat', () => {
  it('is a worklist: what is overdue, what is due today, then the rest, numbered through', () => {
    const { text } = compose([LATER_STILL, TODAY, LATE], 'da', { isWorklist: true });
    expect(text.match(/^(\d+\. .*|.*\n-+)$/gm)).toEqual([
      'Overskredet (1)\n---------------',
      '1. Søg bonus for de første 6 måneder',
      'Frist i dag (1)\n---------------',
      '2. Underskriv IGU-aftalen før start',
      'Frist senere (1)\n----------------',
      '3. Læg undervisningsplanen i VITAS',
    ]);
  });

  it('has no heading over nothing', () => {
    const { text } = compose([LATER_STILL], 'en', { isWorklist: true });
    expect(text).toContain('Due later (1)');
    expect(text).not.toMatch(/Overdue|Due today/);
  });

  it('has no such headings where it goes to others', () => {
    expect(compose([LATE, TODAY]).text).not.toMatch(/-{3}/);
  });
});

describe('what is passed on', () => {
  const passedOn = (sentBefore: DigestMember['sentBefore'], language: 'da' | 'en' = 'da') =>
    compose(
      [aMember({ voice: 'escalation', party: 'coordinator', ...(sentBefore && { sentBefore }) })],
      language,
    );
  const organisation = 'Eksempel Byg ApS';
  const reminded = ['2026-12-12', '2026-11-30', '2026-12-12'].map((on) => ({
    kind: 'reminder' as const,
    organisation,
    on,
  }));

  it('says when who was reminded before, and to whom it went then', () => {
    const escalated = { kind: 'escalation', organisation: 'Sekretariatet', on: '2026-12-15' } as const;
    expect(passedOn([...reminded, escalated]).text).toContain(
      'Påmindet den 30. november og 12. december: Eksempel Byg ApS. Sendt videre den 15. december: Sekretariatet.',
    );
    expect(passedOn([...reminded, escalated], 'en').text).toContain(
      'Reminded on 30 November and 12 December: Eksempel Byg ApS. Passed on to Sekretariatet on 15 December.',
    );
  });

  it('says so in the HTML too', () => {
    expect(passedOn(reminded).html).toContain('Påmindet den 30. november og 12. december');
  });

  it('names the year of a day that is not of this one', () => {
    expect(passedOn([{ kind: 'reminder', organisation, on: '2025-11-30' }]).text).toContain(
      'Påmindet den 30. november 2025: Eksempel Byg ApS.',
    );
  });

  it('says that nobody was reminded where nobody was', () => {
    expect(passedOn([]).text).toContain('Der er ikke sendt nogen påmindelse før.');
    expect(compose([aMember()]).text).not.toContain('Der er ikke sendt');
  });
});

describe('a digest that is heard or seen', () => {
  const linked = (number: number, changes: Partial<DigestMember> = {}) =>
    aMember({ link: `https://fodfaeste.example.dk/svar/${number}`, ...changes });
  const allQuestions = 'https://fodfaeste.example.dk/spoergsmaal/1';
  const members = [linked(1), linked(2), linked(3, { municipalityReference: 'KBH-0002', due: '2026-12-06' })];

  it.each([true, false])(
    'has one first heading and leaves out none below it, worklist or not: %s',
    (isWorklist) => {
      for (const language of ['da', 'en'] as const) {
        const { html } = compose(members, language, { allQuestions, isWorklist });
        const levels = [...html.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
        expect(levels[0]).toBe(1);
        expect(levels.filter((level) => level === 1)).toHaveLength(1);
        for (const [index, level] of levels.entries()) {
          expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
        }
        expect(html).toContain(`<html lang="${language}">`);
      }
    },
  );

  it('has links that can be told apart by their words alone, though they ask the same', () => {
    const { html } = compose(members, 'da', { allQuestions });
    const names = [...html.matchAll(/<a [^>]*>([^<]+)<\/a>/g)].map(([, name]) => name);
    expect(names).toEqual([
      'Svar på nr. 1: Registrér IGU-aftalen i VITAS (KBH-0002)',
      'Svar på nr. 2: Registrér IGU-aftalen i VITAS (KBH-0001)',
      'Svar på nr. 3: Registrér IGU-aftalen i VITAS (KBH-0001)',
      'Alle dine spørgsmål samlet',
    ]);
  });

  it('loads nothing, lays nothing out in tables and hides nothing', () => {
    const { html } = compose(members, 'da', { allQuestions, isWorklist: true });
    expect(html).not.toMatch(/<(img|table|link|script|style|iframe|video)\b|background-image|url\(|src=/i);
    expect(html).not.toMatch(/display:\s*none|visibility|font-size:\s*[01]px|hidden/i);
  });

  it('says in plain text, word for word, what its HTML says, but for the words of the links', () => {
    const { html, text } = compose([...members, LATE, TODAY], 'da', { allQuestions, isWorklist: true });
    const said = html
      .replace(/^.*<body[^>]*>/s, '')
      .replaceAll(/<a href="([^"]+)"[^>]*>(Svar)[^<]*<\/a>/g, 'Svar her: $1')
      .replaceAll(/<a href="([^"]+)"[^>]*>([^<]*)<\/a>/g, '$2: $1');
    const words = (of: string) =>
      of
        .replaceAll(/<[^>]+>|\n-+\n/g, ' ')
        .split(/[\s.]+/)
        .filter(Boolean);
    expect(words(said)).toEqual(words(text));
  });

  it('shows nobody’s case to whoever sees only its first words', () => {
    for (const language of ['da', 'en'] as const) {
      for (const links of [{ allQuestions }, {}]) {
        for (const kind of OBLIGATION_KINDS) {
          const { text, html } = compose([linked(1, { kind })], language, links);
          const seen = html.replace(/^.*<body[^>]*>/s, '').replaceAll(/<[^>]+>/g, ' ');
          for (const first of [text, seen]) {
            expect(first.trimStart().replaceAll(/\s+/g, ' ').slice(0, 95)).not.toMatch(TELLING);
          }
        }
      }
    }
  });

  it.each(EVERY_TEXT)('says nothing in its subject of %s in %s as %s', (kind, language, voice) => {
    for (const due of ['2026-12-06', '2026-12-18', '2027-01-01']) {
      for (const count of [1, 3]) {
        const { subject } = compose(
          Array.from({ length: count }, () => aMember({ kind, voice, due })),
          language,
        );
        expect(subject).toMatch(/^Fodfæste: \d /);
        expect(subject).not.toMatch(TELLING);
      }
    }
  });
});
