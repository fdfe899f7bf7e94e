import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { explain, refuse } from '../../domain/refusals/refusals.ts';
import type { RefusalCode } from '../../domain/refusals/refusals.ts';
import { explainWarning, warn, WARNING_CODES } from '../../domain/refusals/warnings.ts';
import { NEWEST_RULEBOOK, PROGRAMME_BOOKS, rulebook } from '../../domain/rulebook/index.ts';
import type { IguRules, Parameter, PlacementRules } from '../../domain/rulebook/law-shape.ts';
import { isParameter, parametersOf } from '../../domain/rulebook/parameters.ts';
import type { PlacedParameter } from '../../domain/rulebook/parameters.ts';
import type { Rulebook } from '../../domain/rulebook/rule.ts';
import { nextCheckOf } from '../../domain/programme/law-checks.ts';
import type { CalendarDate } from '../../domain/vocabulary/calendar.ts';
import { LAW_QUESTION_NAMES, LAW_QUESTIONS } from '../../domain/vocabulary/law-questions.ts';
import type { LawQuestion, OpenQuestion } from '../../domain/vocabulary/law-questions.ts';
import type { Certainty } from '../../domain/vocabulary/legal-sources.ts';
import { dateInWords, OBLIGATION_WORDS } from '../../domain/words/index.ts';
import { authoritiesInWords } from '../../domain/words/law-questions.ts';
import { obligationsInWords } from './law-obligations.ts';
import { fact, link, lookedAt, nameInWords, spelled, table } from './law-words.ts';

const CERTAINTY: Readonly<Record<Certainty, string>> = {
  V: 'read in a source: an act, an order, or what an authority, or somebody who advises on it, publishes about it',
  B: 'read in a bill or an agreement; the wording that was enacted was not seen',
  U: 'unverified: background knowledge, our own reading, or the programme’s own proposal',
};

/** What the groups of parameters are called, with the Danish terms. */
const GROUP_HEADS: Readonly<Record<string, string>> = {
  school: 'The school part of an IGU (skoleundervisning)',
  residence: 'Residence permits and the special acts (opholdstilladelse, særlovene)',
  workDuty: 'The work duty (arbejdspligt)',
  stateAid: 'The IGU bonus as state aid (de minimis-støtte)',
  data: 'Keeping data',
  calendar: 'Public holidays',
};

/** A rulebook as a page for `docs/law.md`, so that somebody who knows the law can judge it without reading code. */
export function lawPage(book: Rulebook): string {
  const notes = new Notes(book);
  const groups = Object.entries(book.law).filter(([, part]) => !isParameter(part) && !Array.isArray(part));
  const common = parametersOf(book.law).filter(({ path }) => path.length === 1);
  return [
    '# The law and the deadlines',
    `Rulebook ${book.version}. Written by \`npm run docs\` from the rulebook’s own data in \`domain/rulebook/\`. Change those, never this page. Tell us what is wrong in it: a rule that is wrong here is wrong in the service.`,
    '## How to read it',
    'A rule holds by the day on which the course or the placement begins, not by the day on which somebody looks. Each has its source and how certain it is:',
    table(['certainty', 'what it means'], Object.entries(CERTAINTY)),
    'What is not verified has an open question: when somebody last looked, and whom to ask, stand beside the rule, and the whole list under [what is to be checked again](#what-is-to-be-checked-again). The secretariat owes that once a year. A certain rule can have one too, if its text may have been renewed.',
    'A rule that *refuses* keeps something from being recorded; the sentence that is then shown stands under [what is refused](#what-is-refused). A rule that *warns* lets it be recorded, and shows what is wrong and what one may do instead, under [what is warned of](#what-is-warned-of). Only a rule marked V refuses. A certain rule that refuses an IGU when the agreement is signed has warned already when the match was agreed. A rule that does neither is only reckoned with.',
    '## IGU: the rules by the first day of the course',
    'The integration basic training (integrationsgrunduddannelse) has had three sets of rules. Which one holds is decided by the first day of the course. An IGU that a new company continues keeps the rules of its first day.',
    comparison(book.law.igu),
    ...book.law.igu.flatMap((rules) => [
      `### Courses begun ${period(rules)}`,
      parameterTable(parametersOf(rules), notes),
    ]),
    '## What holds for every IGU',
    parameterTable(common, notes),
    '## Company placement and wage subsidy (virksomhedspraktik, løntilskud)',
    'Which set holds is decided by the day on which the placement begins; an extension is judged by the day on which the extension begins. In a set that rests on an act nobody has read, nothing refuses.',
    comparison(book.law.placement),
    ...book.law.placement.flatMap((rules) => [
      `### Placements begun ${period(rules)}`,
      parameterTable(parametersOf(rules), notes),
    ]),
    ...groups.flatMap(([name, group]) => [
      `## ${GROUP_HEADS[name] ?? nameInWords(name)}`,
      parameterTable(parametersOf(group as object), notes),
    ]),
    '## What is refused',
    'Only what rests on a parameter of the law is listed here; `…` stands for a value.',
    table(['', 'English', 'Danish'], notes.refusalRows()),
    '## What is warned of',
    table(['', 'warning', 'what one may do instead', 'rule', 'certainty', 'source'], notes.warningRows()),
    '## What is to be checked again',
    'Whoever has looked writes the day into `domain/vocabulary/law-questions.ts`. That changes no rule. The coordinator is reminded a year after the day that stands there, as [the check of the rules](#check-of-the-rules). SIRI is the Agency for International Recruitment and Integration, UIM its ministry, STAR the Agency for Labour Market and Recruitment, KL Local Government Denmark; retsinformation.dk must be read by a person.',
    questionTable(book),
    ...obligationsInWords(book.obligations, PROGRAMME_BOOKS.book(PROGRAMME_BOOKS.newest).obligations),
  ]
    .join('\n\n')
    .concat('\n');
}

/** The numbers under which the sentences of refusals and warnings are found on the page. */
class Notes {
  readonly #refusals: readonly RefusalCode[];

  constructor({ law }: Rulebook) {
    const codes = parametersOf(law).flatMap(({ parameter }) => parameter.refuses ?? []);
    this.#refusals = [...new Set(codes)];
  }

  /** What a parameter does, with links to its sentences. */
  whatDoes({ refuses, warns }: Parameter<unknown>): string {
    const refusal = refuses && `refuses (${link('R', this.#refusals.indexOf(refuses))})`;
    const warnings = warns?.map((code) => link('W', WARNING_CODES.indexOf(code))).join(', ');
    const warning = warnings === undefined ? undefined : `warns (${warnings})`;
    return [refusal, warning].filter((part) => part !== undefined).join('; ') || 'is reckoned with';
  }

  refusalRows(): string[][] {
    return this.#refusals.map((code, index) => {
      const { da, en } = explain(refuse(code), () => ({ da: '…', en: '…' }));
      return [anchor('R', index), en, da];
    });
  }

  warningRows(): string[][] {
    return WARNING_CODES.map((code, index) => {
      const told = explainWarning(warn(code), () => ({ da: '…', en: '…' }));
      const { says, instead, rule, certainty, source } = told;
      const both = ({ da, en }: typeof says) => `${en}<br>*${da}*`;
      return [anchor('W', index), both(says), both(instead), both(rule), certainty, source];
    });
  }
}

function anchor(letter: string, index: number): string {
  return `<a id="${letter.toLowerCase()}${index + 1}"></a>${letter}${index + 1}`;
}

function parameterTable(parameters: readonly PlacedParameter[], notes: Notes): string {
  return table(
    ['rule', 'meaning', 'value', 'what it does', 'certainty', 'source', 'last checked, whom to ask'],
    parameters.map(({ path, parameter }) => [
      spelled(path.slice(isOfOne(path) ? -2 : -1)),
      parameter.text,
      fact(parameter.value),
      notes.whatDoes(parameter),
      parameter.certainty,
      parameter.source,
      parameter.question === undefined ? '' : lookedAt(parameter.question),
    ]),
  );
}

/** Whether a parameter is about one thing of a list, such as one special act, and is named after the list too. */
function isOfOne(path: readonly string[]): boolean {
  return path.includes('openedOn') || path.includes('specialActEnds');
}

/** The open questions, with the rules and duties that rest on each. */
function questionTable({ law, obligations }: Rulebook): string {
  const resting = (name: LawQuestion) => [
    ...new Set([
      ...parametersOf(law)
        .filter(({ parameter }) => parameter.question === name)
        .map(({ path }) => spelled(path.filter((part) => !/^\d+$/.test(part)))),
      ...obligations
        .filter(({ legal }) => legal.question === name)
        .map(({ kind }) => OBLIGATION_WORDS[kind].en),
    ]),
  ];
  return table(
    ['', 'question', 'whom to ask', 'last checked', 'next', 'rests on it'],
    LAW_QUESTION_NAMES.map((name, index) => {
      const question: OpenQuestion = LAW_QUESTIONS[name];
      const { asks, ask, lastChecked } = question;
      return [
        anchor('Q', index),
        `${asks.en}<br>*${asks.da}*`,
        authoritiesInWords(ask, 'en'),
        dateInWords(lastChecked).en,
        dateInWords(nextCheckOf(question)).en,
        resting(name).join('; '),
      ];
    }),
  );
}

/** The sets of rules side by side, with the certainty of each value. */
function comparison(sets: readonly (IguRules | PlacementRules)[]): string {
  const names = [...new Set(sets.flatMap((rules) => parametersOf(rules).map(({ path }) => spelled(path))))];
  const cell = (rules: IguRules | PlacementRules, name: string) => {
    const found = parametersOf(rules).find(({ path }) => spelled(path) === name);
    return found === undefined ? '–' : `${fact(found.parameter.value)} (${found.parameter.certainty})`;
  };
  return table(
    ['rule', ...sets.map(period)],
    names.map((name) => [name, ...sets.map((rules) => cell(rules, name))]),
  );
}

function period({ from, to }: { readonly from: CalendarDate; readonly to?: CalendarDate }): string {
  return to === undefined
    ? `from ${dateInWords(from).en}`
    : `${dateInWords(from).en} – ${dateInWords(to).en}`;
}

const [, script] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  await writeFile(new URL('../../docs/law.md', import.meta.url), lawPage(rulebook(NEWEST_RULEBOOK)));
  console.log('docs/law.md is written.');
}
