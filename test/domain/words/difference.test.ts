import { describe, expect, it } from '@jest/globals';
import { RELEASED } from '../../../domain/rulebook/released.ts';
import type { ObligationRule, Rulebook } from '../../../domain/rulebook/rule.ts';
import { differenceBetween } from '../../../domain/words/rulebook-difference.ts';
import { withNextRulebook } from '../../support/journeys/a-next-rulebook.ts';

const [book] = RELEASED;
if (book === undefined) throw new Error('There is no rulebook');

/** A book in which one rule is changed. */
const withRule = (kind: string, changes: object): Rulebook => ({
  ...book,
  version: 2,
  obligations: book.obligations.map((rule) => (rule.kind === kind ? { ...rule, ...changes } : rule)),
});
const ruleOf = (kind: string): ObligationRule => {
  const found = book.obligations.find((rule) => rule.kind === kind);
  if (found === undefined) throw new Error(`There is no ${kind}`);
  return found;
};
/** What is told, as a reader finds it: for whom, about what, and the sentences. */
const told = (to: Rulebook) =>
  differenceBetween(book, to).parties.flatMap(({ party, obligations }) =>
    obligations.map(({ kind, sentences }) => [party, kind, ...sentences]),
  );

describe('the difference between two rulebooks', () => {
  it('is nothing between a book and itself', () => {
    expect(differenceBetween(book, { ...book })).toEqual({
      from: book.version,
      to: book.version,
      parties: [],
      law: [],
      openAlready: [],
    });
  });

  it.each<[string, object, string]>([
    [
      'a due date',
      { opensOn: [{ event: 'IguAgreementSigned', after: 'signedOn', due: { days: 14 } }] },
      'Opens: was on “IGU agreement signed”, due 1 month after “signed on”; is now on “IGU agreement signed”, due 14 days after “signed on”.',
    ],
    [
      'reminders',
      { reminders: [-1, 0, 2] },
      'Reminders: was 14 days before, 5 days before and on the due date; is now 1 day before, on the due date and 2 days after.',
    ],
    ['a pause', { inPause: 'ends' }, 'In a pause it: was goes on running; is now ends.'],
    [
      'urgency',
      { urgent: true },
      'Reminders leave: was with the morning post; is now within minutes in office hours.',
    ],
    [
      'what outlives closing',
      { outlivesClosing: true },
      'When the journey is closed it: was ends; is now stays open.',
    ],
    [
      'what fulfils it',
      { fulfilledBy: [{ event: 'BonusClaimed', where: { part: ['completion'] } }] },
      'Fulfilled by: was “Registered in VITAS”; is now “Bonus claimed” (part of the bonus: bonus for the completed IGU).',
    ],
    ['a field nobody here has heard of', { answeredWithin: 3 }, 'Answered within: was not set; is now 3.'],
  ])('tells the company of %s', (_, changes, sentence) => {
    expect(told(withRule('vitas-registration', changes))).toEqual([
      ['company', 'vitas-registration', sentence],
    ]);
  });

  it('tells both the one who owed it and the one who owes it now', () => {
    const sentence = 'Owed by: was the company; is now the school.';
    expect(told(withRule('vitas-registration', { owedBy: 'school' }))).toEqual([
      ['school', 'vitas-registration', sentence],
      ['company', 'vitas-registration', sentence],
    ]);
  });

  it('tells those it is passed on to and those who get copies what concerns them, and no more', () => {
    const changed = withRule('training-plan', {
      reminders: [-7],
      copyTo: ['school'],
      escalate: [{ after: 1, to: 'project-lead' }],
    });
    const sentences = Object.fromEntries(told(changed).map(([party, , ...rest]) => [party, rest.length]));
    expect(sentences).toEqual({ company: 3, school: 2, coordinator: 2, 'project-lead': 2 });
  });

  it('tells everybody a rule speaks to of a new obligation and of one that is gone', () => {
    const gone = {
      ...book,
      version: 2,
      obligations: book.obligations.filter(({ kind }) => kind !== 'no-show'),
    };
    expect(
      differenceBetween(book, gone).parties.map(({ party, obligations }) => [party, obligations[0]?.what]),
    ).toEqual([
      ['municipality', 'removed'],
      ['coordinator', 'removed'],
    ]);
    const { parties } = differenceBetween(gone, book);
    const toMunicipality = parties.find(({ party }) => party === 'municipality')?.obligations[0];
    expect(toMunicipality).toMatchObject({ kind: 'no-show', what: 'added' });
    expect(toMunicipality?.sentences.join(' ')).toContain('due 2 days after the day it happens');
    expect(toMunicipality?.sentences.join(' ')).toContain('U, unverified or our own');
  });

  it('tells a changed parameter of the law with its value, its source and how sure it is', () => {
    const { iguMinWorkHours } = book.law;
    const law = { ...book.law, iguMinWorkHours: { ...iguMinWorkHours, value: 30, certainty: 'B' as const } };
    expect(differenceBetween(book, { ...book, version: 2, law })).toMatchObject({
      parties: [],
      law: [
        {
          parameter: 'iguMinWorkHours',
          sentences: [
            '“Work alone is at least this many hours a week.”',
            'The value: was 25; is now 30.',
            'How sure it is: was V, read in a source; is now B, bill or agreement text only.',
          ],
        },
      ],
    });
  });

  it('tells a parameter that comes, one that goes, and one of a set that holds from a day', () => {
    const parameter = (value: unknown) => ({ value, text: 'A rule.', source: 'a law', certainty: 'V' });
    const from = {
      ...book,
      law: { sets: [{ from: '2026-01-01', weeks: parameter(20) }], gone: parameter(1) },
    };
    const to = { ...book, law: { sets: [{ from: '2026-01-01', weeks: parameter(23) }], come: parameter(2) } };
    const { law } = differenceBetween(from as unknown as Rulebook, to as unknown as Rulebook);
    expect(law).toEqual([
      { parameter: 'sets > 2026-01-01 > weeks', sentences: ['“A rule.”', 'The value: was 20; is now 23.'] },
      { parameter: 'gone', sentences: [expect.stringMatching(/^Was 1: .*; is now not there\.$/)] },
      { parameter: 'come', sentences: [expect.stringMatching(/^Was not there; is now 2: /)] },
    ]);
  });

  it('tells what holds for obligations that are open already, and why', () => {
    const [, next] = withNextRulebook([book]);
    if (next === undefined) throw new Error('There is no next rulebook');
    expect(differenceBetween(book, next).openAlready).toEqual([
      'Seat in a class or place in a company: what is open already follows the new rule; due dates move by -30 days. The search took too long.',
      'Monthly school allowance: what is open already follows the new rule; due dates stay. It is asked for in the same words.',
    ]);
  });

  it('lets no change of a rule go untold, whichever part of it changes', () => {
    expect(book.obligations.length).toBeGreaterThan(20);
    for (const { kind } of book.obligations) {
      const variants = variantsOf(ruleOf(kind));
      expect(variants.length).toBeGreaterThan(0);
      for (const changed of variants) {
        const sentences = told(withRule(kind, changed as object)).flat();
        expect([kind, changed, sentences.some((text) => / was .*; is now /.test(text))]).toEqual([
          kind,
          changed,
          true,
        ]);
      }
    }
  });

  it('can be told between any two that are released, in whole sentences', () => {
    for (const from of RELEASED) {
      for (const to of RELEASED) {
        const { parties, law, openAlready } = differenceBetween(from, to);
        const sentences = [
          ...parties.flatMap(({ obligations }) => obligations.flatMap((one) => one.sentences)),
          ...law.flatMap((one) => one.sentences),
          ...openAlready,
        ];
        expect(sentences.length > 0).toBe(from !== to);
        for (const text of sentences) expect(text).toMatch(/^[“\p{Lu}].*[.”]$/su);
        expect(sentences.join(' ')).not.toMatch(/undefined|\[object|NaN/);
      }
    }
  });
});

/** The same value over and over, each time with one of its leaves changed to another of the same type. */
function variantsOf(value: unknown): unknown[] {
  if (Array.isArray(value)) {
    const shorter = value.length === 0 ? [] : [value.slice(1)];
    return [...shorter, ...value.flatMap((one, at) => variantsOf(one).map((other) => value.with(at, other)))];
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value)
      .filter(([name]) => name !== 'kind')
      .flatMap(([name, inner]) => variantsOf(inner).map((other) => ({ ...value, [name]: other })));
  }
  if (typeof value === 'number') return [value + 1];
  return typeof value === 'string' ? otherText(value) : [];
}

/** For a code another of the same list, otherwise another text. */
function otherText(text: string): string[] {
  const lists = [
    ['company', 'school', 'municipality', 'coordinator', 'project-lead', 'language-centre', 'person'],
    ['shifts', 'stands', 'ends'],
    ['V', 'B', 'U'],
    ['PersonReferred', 'VitasRegistered', 'BonusClaimed'],
  ];
  const list = /^[A-Z][a-z]+[A-Z]/.test(text) ? lists[3] : lists.find((codes) => codes.includes(text));
  return [list?.find((code) => code !== text) ?? `${text} else`];
}
