import { isParameter } from '../rulebook/parameters.ts';
import type { EventMatch, ObligationRule, Opening, PriorAct, Rulebook, Span } from '../rulebook/rule.ts';
import { PARTIES } from '../vocabulary/codes.ts';
import type { PassedOnTo, Party } from '../vocabulary/codes.ts';
import { LAW_QUESTIONS } from '../vocabulary/law-questions.ts';
import type { LawQuestion } from '../vocabulary/law-questions.ts';
import type { Certainty, LegalSource } from '../vocabulary/legal-sources.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { Sentence } from '../vocabulary/sentence.ts';
import {
  EVENT_WORDS,
  FIELD_WORDS,
  OBLIGATION_WORDS,
  PAPER_WORDS,
  PASSED_ON_TO_WORDS,
  TALK_WORDS,
  dateInWords,
  valueInWords,
  within,
} from './index.ts';
import { authoritiesInWords } from './law-questions.ts';

/** What changes for whom between two rulebooks, in English sentences. */
export interface RulebookDifference {
  readonly from: number;
  readonly to: number;
  /**
   * Each party for whom something changes: as the one who owes, who gets a copy, or to whom it is passed on.
   */
  readonly parties: readonly PartyDifference[];
  readonly law: readonly LawDifference[];
  /** What holds for obligations that are already open, when a journey takes up the second book. */
  readonly openAlready: readonly string[];
}

/** What changes for one party, one obligation at a time. */
export interface PartyDifference {
  readonly party: Party;
  readonly obligations: readonly ObligationDifference[];
}

/** What changes in one obligation. */
export interface ObligationDifference {
  readonly kind: ObligationKind;
  readonly what: 'added' | 'removed' | 'changed';
  readonly sentences: readonly string[];
}

/** What changes in one parameter of the law; its place in the book, such as `igu > 2026-01-01 > schoolWeeks`. */
export interface LawDifference {
  readonly parameter: string;
  readonly sentences: readonly string[];
}

/** A rule that may later have more fields than are known here: none of them may change unseen. */
type Fields = Readonly<Record<string, unknown>>;

/** Compares two rulebooks. Every difference is told, to everybody it concerns. */
export function differenceBetween(from: Rulebook, to: Rulebook): RulebookDifference {
  const kinds = new Set([...from.obligations, ...to.obligations].map(({ kind }) => kind));
  const told = [...kinds].flatMap((kind) => {
    const [before, after] = [from, to].map(({ obligations }) =>
      obligations.find((rule) => rule.kind === kind),
    );
    return ruleDifferences(kind, before, after);
  });
  return {
    from: from.version,
    to: to.version,
    parties: PARTIES.flatMap((party) => {
      const obligations = told
        .filter((one) => one.party === party)
        .map(({ kind, what, sentences }) => ({ kind, what, sentences }));
      return obligations.length === 0 ? [] : [{ party, obligations }];
    }),
    law: lawDifferences({ ...from.law }, { ...to.law }),
    openAlready: (to.replaces ?? []).map(({ kind, reason, moveDue = 0 }) => {
      const due = moveDue === 0 ? 'due dates stay' : `due dates move by ${days(moveDue)}`;
      return `${obligationName(kind)}: what is open already follows the new rule; ${due}. ${sentence(reason)}`;
    }),
  };
}

interface DifferenceForParty extends ObligationDifference {
  readonly party: Party;
}

function ruleDifferences(
  kind: ObligationKind,
  before: ObligationRule | undefined,
  after: ObligationRule | undefined,
): DifferenceForParty[] {
  if (before === undefined && after === undefined) return [];
  if (before === undefined || after === undefined) {
    const rule = before ?? after;
    if (rule === undefined) return [];
    const what = before === undefined ? 'added' : 'removed';
    const whole = before === undefined ? describedWhole(rule) : ['It is no longer in the rulebook.'];
    return everybodyIn(rule).map((party) => ({
      party,
      kind,
      what,
      sentences: party === rule.owedBy ? whole : [part(rule, party), ...whole],
    }));
  }
  const changed = fieldsOf(before, after).filter((field) => !same(before, after, field));
  const parties = PARTIES.filter(
    (party) => [before, after].some((rule) => rule.owedBy === party) || isTouched(party, before, after),
  );
  return parties.flatMap((party) => {
    const owns = before.owedBy === party || after.owedBy === party;
    const concerning = owns ? changed : changed.filter((field) => field === 'copyTo' || field === 'escalate');
    const sentences = concerning.map((field) => changeOf(field, { ...before }, { ...after }));
    return sentences.length === 0 ? [] : [{ party, kind, what: 'changed' as const, sentences }];
  });
}

/** Everybody to whom a rule speaks. */
function everybodyIn({ owedBy, copyTo = [], escalate }: ObligationRule): Party[] {
  const named = [owedBy, ...copyTo, ...escalate.map(({ to }) => to)];
  return PARTIES.filter((party) => named.includes(party));
}

/** Whether a party gets copies, or is passed things on, differently than before. */
function isTouched(party: Party, before: ObligationRule, after: ObligationRule): boolean {
  const of = ({ copyTo = [], escalate }: ObligationRule) =>
    JSON.stringify([
      copyTo.includes(party),
      escalate.filter(({ to }) => to === party).map(({ after: on }) => on),
    ]);
  return of(before) !== of(after);
}

function part({ copyTo = [] }: ObligationRule, party: Party): string {
  return copyTo.includes(party) ? 'Gets a copy of the reminders.' : 'Is told where it is not done.';
}

function fieldsOf(before: object, after: object): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])];
}

function same(before: object, after: object, field: string): boolean {
  return inOrder({ ...before }, field) === inOrder({ ...after }, field);
}

/** A field's value as text: the same, in whichever order its own fields were written. */
function inOrder(fields: Fields, field: string): string {
  return (
    JSON.stringify(fields[field], (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
        : inner,
    ) ?? ''
  );
}

type Recurs = NonNullable<ObligationRule['recurs']>;

/** How each field of a rule is told; a field that is not here is told by its name and its value. */
const TOLD: Readonly<Record<string, { readonly label: string; tell(value: never): string }>> = {
  owedBy: { label: 'Owed by', tell: partyName },
  copyTo: {
    label: 'Copies to',
    tell: (to: readonly Party[]) => (to.length === 0 ? 'nobody' : list(to.map(partyName))),
  },
  urgent: {
    label: 'Reminders leave',
    tell: (urgent: boolean) => (urgent ? 'within minutes in office hours' : 'with the morning post'),
  },
  opensOn: { label: 'Opens', tell: (on: readonly Opening[]) => list(on.map(opening), ' or ') },
  reminders: { label: 'Reminders', tell: (on: readonly number[]) => list(on.map(dayOfDue)) },
  escalate: {
    label: 'Passed on',
    tell: (to: ObligationRule['escalate']) =>
      list(to.map(({ after, to: party }) => `to ${partyName(party)} ${dayOfDue(after)}`)),
  },
  recurs: {
    label: 'Comes again',
    tell: ({ from, until, times, every = 1, firstIn, endsWith, ...how }: Recurs) => {
      const pace = every === 1 ? 'every month' : `every ${every} months`;
      const begins = from === 'at' ? 'the day it happens' : quoted(fieldName(from));
      const first = firstIn === undefined ? '' : ` (first in month ${firstIn.join(' or ')} of the year)`;
      const last = until === undefined ? '' : ` to ${quoted(fieldName(until))}`;
      const count = times === undefined ? '' : `, ${times} times`;
      return `${pace} from ${begins}${first}${last}${count}${others(how)}, until ${events(endsWith.map((event) => ({ event })))}`;
    },
  },
  unless: {
    label: 'Does not open where',
    tell: (acts: readonly PriorAct[]) => list(acts.map(before), ' or '),
  },
  movesWith: { label: 'Due date moves with', tell: events },
  fulfilledBy: { label: 'Fulfilled by', tell: events },
  endsWith: { label: 'Falls away with', tell: events },
  outlivesClosing: {
    label: 'When the journey is closed it',
    tell: (outlives: boolean) => (outlives ? 'stays open' : 'ends'),
  },
  returns: {
    label: 'When the journey is reopened it',
    tell: ({ days: count }: NonNullable<ObligationRule['returns']>) =>
      `is owed again by the same day, or ${days(count)} later where that has passed`,
  },
  inPause: {
    label: 'In a pause it',
    tell: (how: ObligationRule['inPause']) =>
      ({ shifts: 'moves by as long as the pause', stands: 'goes on running', ends: 'ends' })[how],
  },
  legal: { label: 'Basis', tell: legal },
  ifMissed: { label: 'If missed', tell: (text: string) => quoted(text) },
};

/** What it means if a field is not there at all. */
const ABSENT: Readonly<Record<string, string>> = {
  copyTo: 'nobody',
  urgent: 'with the morning post',
  outlivesClosing: 'ends',
  returns: 'does not come back',
};

function changeOf(field: string, before: Fields, after: Fields): string {
  const { label, was, is } = {
    label: TOLD[field]?.label ?? inPlainWords(field),
    was: told(field, before[field]),
    is: told(field, after[field]),
  };
  return `${label}: was ${was}; is now ${is}.`;
}

/** A whole rule, for those who have not had it before. */
function describedWhole(rule: ObligationRule): string[] {
  const fields: Fields = { ...rule };
  return Object.keys(rule)
    .filter((field) => field !== 'kind')
    .map((field) => `${TOLD[field]?.label ?? inPlainWords(field)}: ${told(field, fields[field])}.`);
}

function told(field: string, value: unknown): string {
  if (value === undefined) return ABSENT[field] ?? 'not set';
  const known = TOLD[field];
  return known === undefined ? plainly(value) : known.tell(value as never);
}

function opening({ after, due, from, ...match }: Opening): string {
  const base =
    after === 'at'
      ? 'the day it happens'
      : after === 'occurrence'
        ? 'the first of the month'
        : quoted(fieldName(after));
  const possible = from === undefined ? '' : `, possible from ${span(from, base).replace(/^on /, '')}`;
  return `on ${eventName(match)}, due ${span(due, base)}${possible}${others(match)}`;
}

function span({ months = 0, days: count = 0, daysFrom }: Span, base: string): string {
  if (months === 0 && count === 0 && daysFrom === undefined) return `on ${base}`;
  const carried = daysFrom === undefined ? [] : [`the days in ${quoted(fieldName(daysFrom))}`];
  const whole = months === 0 ? [] : [counted(Math.abs(months), 'month')];
  if (months < 0 || (whole.length + carried.length === 0 && count < 0)) {
    const back = count === 0 ? [] : [days(Math.abs(count))];
    return `${[...whole, ...back].join(' and ')} before ${base}`;
  }
  const lengths = [...whole, ...carried, ...(count > 0 ? [days(count)] : [])].join(' and ');
  return `${lengths}${count < 0 ? ` less ${days(-count)}` : ''} after ${base}`;
}

/** What has been done before, so that a duty does not open. */
function before(act: PriorAct): string {
  if (act.state === 'obligation') {
    const met = act.orOpen === true ? 'is owed or has been met' : 'has been met before';
    return `${quoted(OBLIGATION_WORDS[act.is].en)} ${met}`;
  }
  const words: Readonly<Record<string, Sentence>> = act.state === 'talk' ? TALK_WORDS : PAPER_WORDS;
  const since = act.withinDays === undefined ? '' : ` within the last ${days(act.withinDays)}`;
  return `${quoted(words[act.is]?.en ?? act.is)} ${act.state === 'talk' ? 'was held' : 'was recorded'}${since}`;
}

function events(matches: readonly EventMatch[]): string {
  return list(
    matches.map((match) => `${eventName(match)}${others(match)}`),
    ' or ',
  );
}

function eventName({ event, where = {} }: Pick<EventMatch, 'event' | 'where'>): string {
  const only = Object.entries(where).map(
    ([field, values]) =>
      `${fieldName(field)}: ${list(
        values.map((value) => code(field, value)),
        ' or ',
      )}`,
  );
  return `${quoted(EVENT_WORDS[event].en)}${only.length === 0 ? '' : ` (${only.join('; ')})`}`;
}

/** Everything else that narrows an event down. */
function others(match: object): string {
  const narrowed = Object.entries(match).filter(
    ([field, value]) => field !== 'event' && field !== 'where' && value !== undefined,
  );
  return narrowed
    .map(([field, value]) => `, ${inPlainWords(field).toLowerCase()} ${plainly(value)}`)
    .join('');
}

function legal({ text, source, certainty, question, ...rest }: LegalSource): string {
  const others = Object.keys(rest).length === 0 ? '' : `, ${plainly(rest)}`;
  const open = question === undefined ? '' : `, to be asked of ${toAsk(question)}`;
  const more = `${open}${others}`;
  return `${quoted(text)} (${source}; ${CERTAINTY[certainty]}${more})`;
}

/** What each mark of certainty means, in short. */
export const CERTAINTY: Readonly<Record<Certainty, string>> = {
  V: 'V, read in a source',
  B: 'B, bill or agreement text only',
  U: 'U, unverified or our own',
};

function lawDifferences(before: Fields, after: Fields, place: readonly string[] = []): LawDifference[] {
  return fieldsOf(before, after).flatMap((field) => {
    if (same(before, after, field)) return [];
    const here = [...place, field];
    const [was, is] = [before[field], after[field]];
    if (isParameter(was) && isParameter(is))
      return [{ parameter: here.join(' > '), sentences: parameterChanges({ ...was }, { ...is }) }];
    if (isGroup(was) && isGroup(is)) return lawDifferences(grouped(was), grouped(is), here);
    return [{ parameter: here.join(' > '), sentences: [`Was ${inLaw(was)}; is now ${inLaw(is)}.`] }];
  });
}

function parameterChanges(before: Fields, after: Fields): string[] {
  const named = quoted(String(after['text']));
  const labels: Readonly<Record<string, string>> = {
    value: 'The value',
    text: 'The text',
    source: 'The source',
    certainty: 'How sure it is',
    question: 'To be asked of',
  };
  const tell = (field: string, value: unknown) => {
    if (field === 'certainty') return CERTAINTY[value as Certainty];
    if (value === undefined) return field === 'question' ? 'nobody' : 'not set';
    return field === 'question' ? toAsk(value as LawQuestion) : plainly(value);
  };
  const changes = fieldsOf(before, after)
    .filter((field) => !same(before, after, field))
    .map(
      (field) =>
        `${labels[field] ?? inPlainWords(field)}: was ${tell(field, before[field])}; is now ${tell(field, after[field])}.`,
    );
  return [named, ...changes];
}

/** Whom to ask about an open question, and what. */
function toAsk(question: LawQuestion): string {
  // A book of another release may name one that is settled by now.
  if (!Object.hasOwn(LAW_QUESTIONS, question)) return plainly(question);
  const { ask, asks } = LAW_QUESTIONS[question];
  return `${authoritiesInWords(ask, 'en')}: ${quoted(asks.en)}`;
}

function inLaw(value: unknown): string {
  if (value === undefined) return 'not there';
  if (!isParameter(value)) return plainly(value);
  return `${plainly(value.value)}: ${legal(value)}`;
}

function isGroup(value: unknown): value is Fields | readonly Fields[] {
  return Array.isArray(value) ? value.length > 0 && value.every(isFields) : isFields(value);
}

/** Sets of rules that follow each other are told apart by the day from which they hold. */
function grouped(group: Fields | readonly Fields[]): Fields {
  if (!Array.isArray(group)) return group as Fields;
  return Object.fromEntries(
    (group as readonly Fields[]).map((one, index) => [
      typeof one['from'] === 'string' ? one['from'] : String(index + 1),
      one,
    ]),
  );
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value of a rule in plain words: a date as people write it, a list with “and”, a code as it stands. */
export function plainly(value: unknown): string {
  if (Array.isArray(value)) return list(value.map(plainly));
  if (isFields(value)) {
    return Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .map(([name, inner]) => `${inPlainWords(name).toLowerCase()}: ${plainly(inner)}`)
      .join('; ');
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return dateInWords(value).en;
  return typeof value === 'string' && / /.test(value) ? quoted(value) : String(value);
}

function code(field: string, value: string | number | boolean): string {
  return valueInWords(field, value).en;
}

function obligationName(kind: ObligationKind): string {
  return OBLIGATION_WORDS[kind].en;
}

function partyName(party: PassedOnTo): string {
  return within(PASSED_ON_TO_WORDS[party]).en;
}

function fieldName(field: string): string {
  return isField(field) ? within(FIELD_WORDS[field]).en : inPlainWords(field).toLowerCase();
}

function isField(field: string): field is keyof typeof FIELD_WORDS {
  return Object.hasOwn(FIELD_WORDS, field);
}

/** `leavesIgu` → "Leaves igu": for what has no words of its own. */
export function inPlainWords(name: string): string {
  const apart = name.replaceAll(
    /([a-z\d])([A-Z])/g,
    (_, end: string, start: string) => `${end} ${start.toLowerCase()}`,
  );
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}

function dayOfDue(count: number): string {
  if (count === 0) return 'on the due date';
  return `${days(Math.abs(count))} ${count < 0 ? 'before' : 'after'}`;
}

function days(count: number): string {
  return counted(count, 'day');
}

function counted(count: number, unit: string): string {
  return `${count} ${unit}${Math.abs(count) === 1 ? '' : 's'}`;
}

function list(items: readonly string[], last = ' and '): string {
  if (items.length === 0) return 'nothing';
  return items.length === 1
    ? (items[0] ?? '')
    : `${items.slice(0, -1).join(', ')}${last}${items.at(-1) ?? ''}`;
}

function quoted(text: string): string {
  return `“${text}”`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
