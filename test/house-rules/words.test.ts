import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { composeDigest } from '../../activities/digest/compose-digest.ts';
import { PROBLEMS } from '../../api/http/problem-texts.ts';
import type { ProblemText } from '../../api/http/problem-texts.ts';
import { COMMAND_TYPES } from '../../domain/journeys/commands.ts';
import { NOTICES } from '../../domain/notices/index.ts';
import { PROGRAMME_COMMANDS } from '../../domain/programme/commands.ts';
import { explain, refuse, REFUSAL_CODES } from '../../domain/refusals/refusals.ts';
import { explainWarning, warn, WARNING_CODES } from '../../domain/refusals/warnings.ts';
import { newestRuleOf } from '../../domain/rulebook/index.ts';
import * as codes from '../../domain/vocabulary/codes.ts';
import { isJourneyObligation, OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import * as words from '../../domain/words/index.ts';
import { FILE_FAULTS, FILE_LABELS, FILE_WORDS } from '../../web/form/file-words.ts';
import { PAGE_WORDS } from '../../web/frame/words.ts';
import { aLife, live } from '../support/journeys/a-life.ts';
import { argumentsOf, isNode, nodesIn, readSource, sourceFiles, textOf } from './source-files.ts';
import type { Node, SourceFile } from './source-files.ts';

const LANGUAGES = ['da', 'en'] as const;
const VOICES = ['reminder', 'escalation'] as const;
/** Everything except what tests and measures it. */
const PRODUCT = sourceFiles().filter(({ path }) => !/^(test|bench)\//.test(path));

describe('words for what has a code', () => {
  it.each<[string, readonly (string | number)[], object]>([
    ['stage', codes.STAGES, words.STAGE_WORDS],
    ['sector', codes.SECTORS, words.SECTOR_WORDS],
    ['party', codes.PARTIES, words.PARTY_WORDS],
    ['role', codes.ROLES, words.ROLE_WORDS],
    ['data-protection role', codes.DATA_ROLES, words.DATA_ROLE_WORDS],
    ['kind of organisation', codes.ORGANISATION_KINDS, words.ORGANISATION_KIND_WORDS],
    ['cause of a return', codes.RETURN_CAUSES, words.RETURN_CAUSE_WORDS],
    ['cause of a declined screening', codes.SCREENING_DECLINE_CAUSES, words.SCREENING_DECLINE_CAUSE_WORDS],
    ['one who may refuse a match', codes.MATCH_REFUSERS, words.MATCH_REFUSER_WORDS],
    ['cause of a refused match', codes.MATCH_REFUSAL_CAUSES, words.MATCH_REFUSAL_CAUSE_WORDS],
    ['cause of a release', codes.CLASS_RELEASE_CAUSES, words.CLASS_RELEASE_CAUSE_WORDS],
    ['cause of a break', codes.COURSE_BREAK_CAUSES, words.COURSE_BREAK_CAUSE_WORDS],
    ['cause of an early end', codes.IGU_END_CAUSES, words.IGU_END_CAUSE_WORDS],
    ['reason for an extension', codes.EXTENSION_REASONS, words.EXTENSION_REASON_WORDS],
    ['kind of absence', codes.ABSENCE_KINDS, words.ABSENCE_KIND_WORDS],
    ['talk', codes.TALKS, words.TALK_WORDS],
    ['paper', codes.PAPERS, words.PAPER_WORDS],
    ['document', codes.DOCUMENT_KINDS, words.DOCUMENT_WORDS],
    ['reason for a correction', codes.CORRECTION_REASONS, words.CORRECTION_REASON_WORDS],
    ['field of a person', codes.PERSON_FIELDS, words.PERSON_FIELD_WORDS],
    ['cause of a correction', codes.PERSON_CORRECTION_CAUSES, words.PERSON_CORRECTION_CAUSE_WORDS],
    ['cause of a merge', codes.MERGE_CAUSES, words.MERGE_CAUSE_WORDS],
    ['command', COMMAND_TYPES, words.COMMAND_WORDS],
    ['obligation', OBLIGATION_KINDS, words.OBLIGATION_WORDS],
    ['kind of item', codes.ITEM_KINDS, words.ITEM_KIND_WORDS],
    ['kind of meeting', codes.MEETING_KINDS, words.MEETING_KIND_WORDS],
    ['reason to take back a report', codes.REPORT_CORRECTION_REASONS, words.REPORT_CORRECTION_REASON_WORDS],
    ['reason for another day', codes.MOVE_REASONS, words.MOVE_REASON_WORDS],
    ['reason to call a meeting off', codes.MEETING_CANCEL_REASONS, words.MEETING_CANCEL_REASON_WORDS],
    ['command of a programme', Object.keys(PROGRAMME_COMMANDS), words.COMMAND_WORDS],
  ])('are there for every %s', (_, list, table) => {
    expect(list.filter((code) => !Object.hasOwn(table, code))).toEqual([]);
    expect(list.length).toBeGreaterThan(0);
    for (const sentence of Object.values(table)) expect(wordFaults(sentence as Sentence)).toEqual([]);
  });

  it('would be caught where a language is missing, left untidy or forgotten', () => {
    expect(wordFaults({ da: '', en: 'Class' })).toEqual(['da is empty']);
    expect(wordFaults({ da: 'Hold ', en: 'Class' })).toEqual(['da has loose spaces']);
    expect(wordFaults({ da: 'Hold', en: 'Class  two' })).toEqual(['en has loose spaces']);
    expect(wordFaults({ da: 'TODO', en: 'Class' })).toEqual(['da is not written yet']);
  });
});

describe('the frame of a page and its forms', () => {
  it.each(Object.entries(PAGE_WORDS))('has %s in both languages', (_, sentence) => {
    expect(wordFaults(sentence)).toEqual([]);
  });
});

describe('what a page says of a file', () => {
  const said = Object.entries<Sentence>({ ...FILE_LABELS, ...FILE_WORDS, ...FILE_FAULTS });

  it.each(said)('%s is there in both languages, filled from the same values', (_, sentence) => {
    expect(wordFaults(sentence)).toEqual([]);
    expect(marksIn(sentence.en)).toEqual(marksIn(sentence.da));
  });

  it.each(Object.entries(FILE_FAULTS))('%s says what is wrong and what to do', (_, sentence) => {
    expect(sentenceFaults(sentence)).toEqual([]);
  });
});

describe('a refusal', () => {
  it.each(REFUSAL_CODES)('%s has a Danish and an English sentence, filled from the same values', (code) => {
    const { da, en } = explain(refuse(code));
    expect([...sentenceFaults({ da, en })]).toEqual([]);
    expect(placeholdersOf(code).en).toEqual(placeholdersOf(code).da);
  });

  it('is given every value its sentence needs, wherever the code says no', () => {
    const uses = usesOf(PRODUCT, 'refuse');
    expect(uses.length).toBeGreaterThan(30);
    expect(unfilled(uses, (code) => (isRefusal(code) ? placeholdersOf(code).da : undefined))).toEqual([]);
  });

  it('is given somewhere, or it would not be in the list', () => {
    const used = new Set(usesOf(PRODUCT, 'refuse').map(({ code }) => code));
    const elsewhere = JSON.stringify(PRODUCT.flatMap(stringsOutsideTables));
    expect(REFUSAL_CODES.filter((code) => !used.has(code) && !elsewhere.includes(`"${code}"`))).toEqual([]);
  });
});

describe('a warning', () => {
  it.each(WARNING_CODES)(
    '%s says in both languages what is wrong, what to do instead, and by which rule',
    (code) => {
      const told = explainWarning(warn(code, watched()));
      for (const sentence of [told.says, told.instead]) {
        expect([...sentenceFaults(sentence), ...wordFaults(sentence)]).toEqual([]);
        expect(marksIn(sentence.en)).toEqual(marksIn(sentence.da));
      }
      expect(wordFaults(told.rule)).toEqual([]);
      expect(told.source.length).toBeGreaterThan(3);
    },
  );

  it('is given every value its sentences need, wherever a rule warns', () => {
    const uses = usesOf(PRODUCT, 'warn');
    expect(uses.length).toBeGreaterThan(30);
    expect(unfilled(uses, (code) => (isWarning(code) ? marksOfWarning(code) : undefined))).toEqual([]);
  });

  it('is given somewhere, or it would not be in the list', () => {
    const used = new Set(usesOf(PRODUCT, 'warn').map(({ code }) => code));
    expect(WARNING_CODES.filter((code) => !used.has(code))).toEqual([]);
  });
});

describe('a problem', () => {
  it.each(Object.entries(PROBLEMS))('%s has its title and its advice in both languages', (_, problem) => {
    expect(wordFaults(problem.title)).toEqual([]);
    expect(sentenceFaults(problem.detail)).toEqual([]);
    expect(marksIn(problem.detail.en)).toEqual(marksIn(problem.detail.da));
  });

  it.each(Object.entries<ProblemText>(PROBLEMS))(
    '%s is told on a page from the same values',
    (_, problem) => {
      const { title, detail } = problem.onPage ?? problem;
      expect(wordFaults(title)).toEqual([]);
      expect(sentenceFaults(detail)).toEqual([]);
      expect(marksIn(detail.en)).toEqual(marksIn(detail.da));
      expect(marksIn(problem.detail.da)).toEqual(expect.arrayContaining(marksIn(detail.da)));
    },
  );

  it('is given every value its sentence needs', () => {
    const uses = usesOf(PRODUCT, 'Problem');
    expect(uses.length).toBeGreaterThan(20);
    expect(
      unfilled(uses, (code) => (isProblem(code) ? marksIn(PROBLEMS[code].detail.da) : undefined)),
    ).toEqual([]);
  });

  it('would be caught where a value is missing, or the code is not known', () => {
    const uses = (text: string) => usesOf([readSource('api/x.ts', text)], 'Problem');
    const needs = (code: string) => (code === 'clock-moving' ? ['to'] : undefined);
    expect(unfilled(uses("throw new Problem('clock-moving');"), needs)).toHaveLength(1);
    expect(unfilled(uses("throw new Problem('clock-moving', { too: now });"), needs)).toHaveLength(1);
    expect(unfilled(uses("throw new Problem('nonsense');"), needs)).toHaveLength(1);
    expect(unfilled(uses("throw new Problem('clock-moving', { to });"), needs)).toEqual([]);
    expect(unfilled(uses("throw new Problem('clock-moving', { to: now });"), needs)).toEqual([]);
    expect(
      unfilled(uses("throw new Problem(late ? 'nonsense' : 'clock-moving', { to });"), needs),
    ).toHaveLength(1);
  });
});

describe('an event on the timeline', () => {
  it('is told whole, whatever happens in a life', () => {
    const left: string[] = [];
    fc.assert(
      fc.property(aLife, (moments) => {
        const { events } = live(moments);
        expect(events.length).toBeGreaterThan(0);
        for (const event of events) {
          const told = words.tellEvent(event.type, { ...event.payload });
          if (sentenceFaults(told).length > 0 || /ikke oplyst|not stated/.test(`${told.da} ${told.en}`))
            left.push(`${event.type}: ${told.da} / ${told.en}`);
          expect(left).toEqual([]);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });
});

describe.each(OBLIGATION_KINDS)('the mail about %s', (kind) => {
  const subject = {
    due: 'DUE-DATE',
    person: 'PERSON-NAME',
    organisation: 'ORGANISATION-NAME',
    month: 'THE-MONTH',
    item: 'ITEM-NAME',
  };
  const said = LANGUAGES.flatMap((language) =>
    VOICES.map((voice) => ({ language, voice, text: NOTICES[kind][language][voice](subject) })),
  );

  it('says in both languages and to both readers what, why and how', () => {
    expect(said).toHaveLength(4);
    for (const { text } of said) {
      expect(Object.keys(text).sort()).toEqual(['how', 'title', 'what', 'why']);
      for (const paragraph of [text.what, text.why, text.how]) expect(paragraph).toMatch(/\S[.?!]$/);
      for (const paragraph of Object.values(text)) expect(paragraphFaults(paragraph)).toEqual([]);
    }
    expect(new Set(said.map(({ text }) => text.what)).size).toBe(4);
  });

  // Something that could not be read is about nothing that has a name.
  const about = isJourneyObligation(kind) ? /PERSON-NAME/ : kind === 'programme-signal' ? /./ : /ITEM-NAME/;

  it('names whom or what it is about and the date where it says what is owed, and nobody in its heading', () => {
    expect(said).toHaveLength(4);
    for (const { language, voice, text } of said) {
      // What the person owes is written to the person, whose name is not needed.
      const isToPerson = newestRuleOf(kind)?.owedBy === 'person' && voice === 'reminder';
      expect(text.what).toMatch(isToPerson ? (language === 'da' ? /\bdu\b/i : /\byou\b/i) : about);
      expect(text.what).toContain('DUE-DATE');
      expect(text.title).not.toContain('PERSON-NAME');
    }
  });

  it.each(LANGUAGES)('has a subject line in %s that names nobody', (language) => {
    const { subject: line } = composeDigest({
      addressee: { name: 'Lone Lund', language },
      members: VOICES.map((voice) => ({
        kind,
        obligation: `${kind}:2026-11`,
        voice,
        due: '2026-11-30',
        firstName: 'Amina',
        municipalityReference: 'KBH-0001',
        owedBy: 'company',
        organisation: 'Eksempel Byg ApS',
        party: 'company',
      })),
      today: '2026-12-01',
      secretariat: 'sekretariat@example.dk',
    });
    expect(line).toMatch(/^Fodfæste: /);
    expect(namesSomebody(line, ['Amina', 'KBH-0001', 'Eksempel Byg ApS', 'Lone Lund'])).toBe(false);
  });
});

describe('a subject line', () => {
  it('would be caught naming a person', () => {
    expect(namesSomebody('Fodfæste: Amina har frist', ['Amina'])).toBe(true);
  });
});

function namesSomebody(line: string, names: readonly string[]): boolean {
  return names.some((name) => line.includes(name));
}

function paragraphFaults(text: string): string[] {
  if (text.trim() === '') return ['is empty'];
  if (text !== text.trim() || /\s{2}/.test(text)) return ['has loose spaces'];
  if (/undefined|null|NaN|\[object|TODO|XXX/.test(text)) return ['is not written yet'];
  return [];
}

function wordFaults(sentence: Sentence): string[] {
  return LANGUAGES.flatMap((language) =>
    paragraphFaults(sentence[language]).map((fault) => `${language} ${fault}`),
  );
}

/**
 * Whether it is a whole sentence: with a capital and a full stop, and the Danish one different from the
 * English one.
 */
function sentenceFaults(sentence: Sentence): string[] {
  const whole = LANGUAGES.filter((language) => !/^[^\p{Ll}].*[.!?]$/su.test(sentence[language]));
  return [
    ...whole.map((language) => `${language} is no whole sentence`),
    ...(sentence.da === sentence.en ? ['da is the same as en'] : []),
    ...LANGUAGES.filter((language) => /undefined|\[object|NaN/.test(sentence[language])),
  ];
}

function marksIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
}

type RefusalCode = (typeof REFUSAL_CODES)[number];

function isRefusal(code: string): code is RefusalCode {
  return REFUSAL_CODES.some((known) => known === code);
}

function isProblem(code: string): code is keyof typeof PROBLEMS {
  return Object.hasOwn(PROBLEMS, code);
}

/** The values that a refusal's sentences ask for, found by watching what is asked. */
function placeholdersOf(code: RefusalCode): Record<'da' | 'en', string[]> {
  const told = explain(refuse(code, watched()));
  return { da: marksIn(told.da), en: marksIn(told.en) };
}

type WarningCode = (typeof WARNING_CODES)[number];

function isWarning(code: string): code is WarningCode {
  return WARNING_CODES.some((known) => known === code);
}

function marksOfWarning(code: WarningCode): string[] {
  const { says, instead } = explainWarning(warn(code, watched()));
  return marksIn(`${says.da} ${instead.da}`);
}

/** Values that answer every name with its own mark. */
function watched(): Record<string, string> {
  return new Proxy<Record<string, string>>({}, { get: (_, name) => `{${String(name)}}` });
}

/** One place in which a code is given with its values. */
interface Use {
  readonly path: string;
  readonly code: string;
  /** The names of the values; `undefined` if they are not written there. */
  readonly values: readonly string[] | undefined;
}

/** Where something is called, or made, with a code that is written at that place. */
function usesOf(files: readonly SourceFile[], name: string): Use[] {
  return files.flatMap(({ path, nodes }) =>
    nodes
      .filter(
        ({ node }) =>
          ['CallExpression', 'NewExpression'].includes(node.type) && textOf(node['callee']) === name,
      )
      .flatMap(({ node }) => {
        const [code, values] = argumentsOf(node);
        return codesIn(code).map((one) => ({ path, code: one, values: namesIn(values) }));
      }),
  );
}

/** The code, or both of `late ? 'this' : 'that'`. */
function codesIn(value: unknown): string[] {
  if (isNode(value, 'ConditionalExpression')) {
    return [...codesIn(value['consequent']), ...codesIn(value['alternate'])];
  }
  return isNode(value, 'StringLiteral') ? [textOf(value)] : [];
}

function namesIn(value: unknown): string[] | undefined {
  if (value === undefined) return [];
  if (!isNode(value, 'ObjectExpression')) return undefined;
  const properties = nodesIn(value['properties']);
  return properties.map((property) => textOf(property['key']) || textOf(property));
}

/** The uses that leave a placeholder empty, or name a code that has no sentence. */
function unfilled(uses: readonly Use[], needs: (code: string) => readonly string[] | undefined): string[] {
  return uses
    .filter(({ code, values }) => {
      const needed = needs(code);
      return needed === undefined || needed.some((name) => values?.includes(name) !== true);
    })
    .map(({ path, code }) => `${path}: ${code}`);
}

/** The strings of a file that are not names in a table. */
function stringsOutsideTables({ nodes }: SourceFile): string[] {
  const isKey = (node: Node, within: Node | undefined) =>
    within?.type === 'KeyValueProperty' && within['key'] === node;
  return nodes
    .filter(({ node, within }) => node.type === 'StringLiteral' && !isKey(node, within))
    .map(({ node }) => textOf(node));
}
