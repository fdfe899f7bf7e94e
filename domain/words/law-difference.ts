import { lawOn } from '../rulebook/law-on.ts';
import type { LawOnDay } from '../rulebook/law-on.ts';
import type { Law, Parameter } from '../rulebook/law-shape.ts';
import { parametersOf } from '../rulebook/parameters.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { RESIDENCE_BASIS_WORDS } from './codes.ts';
import { dateInWords } from './dates.ts';
import { CERTAINTY, inPlainWords, plainly } from './rulebook-difference.ts';

/** What changes for some people between two days, in English sentences. */
export interface LawChange {
  readonly whom: string;
  /** What they begin, by which they can be counted; absent for what hangs on no beginning. */
  readonly begins?: 'igu' | 'placement';
  readonly sentences: readonly string[];
}

/** What the law changes for whom, between what begins on one day and what begins on another. Nothing changes: an empty list. */
export function lawDifferenceBetween(law: Law, from: CalendarDate, to: CalendarDate): readonly LawChange[] {
  const [before, after] = [lawOn(law, from), lawOn(law, to)];
  const changes: readonly LawChange[] = [
    {
      whom: 'Who begins an IGU, and the company',
      begins: 'igu',
      sentences: iguSentences(before, after, law),
    },
    {
      whom: 'Who begins a praktik or a løntilskud, the company, and the municipality that approves it',
      begins: 'placement',
      sentences: changedParameters(before.placement, after.placement),
    },
    { whom: 'Who has leave under a special act', sentences: actSentences(before, after) },
    { whom: 'A private company with an IGU', sentences: aidSentences(before, after) },
  ];
  return changes.filter(({ sentences }) => sentences.length > 0);
}

function iguSentences({ igu: was }: LawOnDay, { igu: is }: LawOnDay, law: Law): readonly string[] {
  if (was === is) return [];
  if (is === undefined) {
    const last = dateInWords(law.iguLastStart.value).en;
    return [
      `No IGU can begin any more: the last first day was ${last}. One that has begun goes on by its rules.`,
    ];
  }
  return was === undefined
    ? [`An IGU can begin, by the rules that hold from ${dateInWords(is.from).en}.`]
    : changedParameters(was, is);
}

/**
 * What is otherwise, parameter by parameter: its value, what it says, whether it refuses. Those that are only
 * surer than before, or less sure, are told together at the end.
 */
function changedParameters(was: object, is: object): string[] {
  const named = (rules: object) =>
    new Map(
      parametersOf(rules)
        // When a special act opened the IGU is told to those who have leave under it.
        .filter(({ path }) => path[0] !== 'openedOn')
        .map(({ path, parameter }) => [path.join(' > '), parameter]),
    );
  const [before, after] = [named(was), named(is)];
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const told = names.flatMap((name) => {
    const [was, is] = [before.get(name), after.get(name)];
    const changes = changesOf(was, is);
    return changes.length === 0 ? [] : [`${inPlainWords(name)}${sameValue(was, is)}: ${changes.join('; ')}.`];
  });
  return [...told, ...certaintySentences(names, before, after)];
}

type Parameters = ReadonlyMap<string, Parameter<unknown>>;

function changesOf(was: Parameter<unknown> | undefined, is: Parameter<unknown> | undefined): string[] {
  if (was === undefined) return is === undefined ? [] : [`new, ${plainly(is.value)}: ${quoted(is.text)}`];
  if (is === undefined) return ['no longer asked for'];
  const [valueWas, valueIs] = [plainly(was.value), plainly(is.value)];
  return [
    ...(valueWas === valueIs ? [] : [`was ${valueWas}, is then ${valueIs}`]),
    ...(was.refuses === is.refuses ? [] : [refusal(was)]),
    ...(was.text === is.text ? [] : [quoted(is.text)]),
  ];
}

function refusal({ refuses }: Parameter<unknown>): string {
  return refuses === undefined ? 'only warns before, refuses then' : 'refuses before, only warns then';
}

/** The value in brackets, if it is the same before and after, so that a reader knows what it is about. */
function sameValue(was: Parameter<unknown> | undefined, is: Parameter<unknown> | undefined): string {
  if (was === undefined || is === undefined || typeof is.value === 'boolean') return '';
  const [before, after] = [plainly(was.value), plainly(is.value)];
  return before === after ? ` (${after})` : '';
}

/** A text within a sentence. */
function quoted(text: string): string {
  return `“${text.replace(/\.$/, '')}”`;
}

/** One sentence for each way in which parameters have become surer or less sure. */
function certaintySentences(names: readonly string[], before: Parameters, after: Parameters): string[] {
  const moves = new Map<string, string[]>();
  for (const name of names) {
    const [was, is] = [before.get(name)?.certainty, after.get(name)?.certainty];
    if (was === undefined || is === undefined || was === is) continue;
    const move = `How sure it is was ${CERTAINTY[was]}, and is then ${CERTAINTY[is]}`;
    moves.set(move, [...(moves.get(move) ?? []), inPlainWords(name).toLowerCase()]);
  }
  return [...moves].map(([move, of]) => `${move}: ${of.join(', ')}.`);
}

function actSentences({ specialActs: was }: LawOnDay, { specialActs: is }: LawOnDay): string[] {
  return (Object.keys(is) as (keyof typeof is)[]).flatMap((basis) =>
    was[basis] === is[basis]
      ? []
      : [
          `${RESIDENCE_BASIS_WORDS[basis].en}: was ${String(was[basis])}, is then ${String(is[basis])} for an IGU.`,
        ],
  );
}

function aidSentences(was: LawOnDay, is: LawOnDay): string[] {
  return [
    ...(was.bonusIsAid === is.bonusIsAid
      ? []
      : [
          `A part of the bonus granted on the day ${is.bonusIsAid ? 'counts' : 'does not count'} as de minimis aid.`,
        ]),
    ...(was.hasRegister === is.hasRegister
      ? []
      : [
          `Aid ${is.hasRegister ? 'is' : 'is not'} entered in a central register; the declaration is given all the same.`,
        ]),
  ];
}
