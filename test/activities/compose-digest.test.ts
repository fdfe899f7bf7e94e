import { describe, expect, it } from '@jest/globals';
import { composeDigest } from '../../activities/compose-digest.ts';
import type { DigestMember } from '../../activities/compose-digest.ts';
import { NOTICES } from '../../activities/notices/index.ts';
import { NEWEST_RULEBOOK, ruleOf } from '../../domain/rulebook/index.ts';
import { OBLIGATION_KINDS } from '../../domain/rulebook/kinds.ts';

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

function compose(members: readonly DigestMember[], language: 'da' | 'en' = 'da') {
  const addressee = { name: 'Bo Bygmester', language };
  return composeDigest({ addressee, members, today: '2026-12-18', secretariat: SECRETARIAT });
}

/** What the first paragraph must say beside the date. The person is not named in a text to the person. */
function toldBeside(due: string, { kind, voice, owedBy }: Pick<DigestMember, 'kind' | 'voice' | 'owedBy'>) {
  return [
    ...(owedBy !== 'person' || voice === 'escalation' ? ['Amina (KBH-0001)'] : []),
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
    const { owedBy } = ruleOf(NEWEST_RULEBOOK, kind);
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
    const subject = { due: 'D', person: 'P', organisation: 'O', month: 'M' };
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

  it('escapes what people have typed in the HTML', () => {
    const { html } = compose([aMember({ firstName: '<b>"A&B"</b>' })]);
    expect(html).toContain('&lt;b>&quot;A&amp;B&quot;&lt;/b>');
    expect(html).not.toContain('<b>"A');
  });
});
