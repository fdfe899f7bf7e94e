import type { PriorAct, EventMatch, ObligationRule, Opening, Span } from '../../domain/rulebook/rule.ts';
import { STAGES } from '../../domain/vocabulary/codes.ts';
import type { Stage } from '../../domain/vocabulary/codes.ts';
import {
  EVENT_WORDS,
  FIELD_WORDS,
  OBLIGATION_WORDS,
  PAPER_WORDS,
  PARTY_WORDS,
  PASSED_ON_TO_WORDS,
  STAGE_WORDS,
  TALK_WORDS,
  valueInWords,
  within,
} from '../../domain/words/index.ts';
import type { AnyEventType } from '../../domain/words/index.ts';
import { fact, lookedAt, nameInWords, table } from './law-words.ts';

/** A rule of any kind of subject. */
type Rule = ObligationRule<AnyEventType>;

const IN_PAUSE: Readonly<Record<ObligationRule['inPause'], string>> = {
  shifts: 'it moves by as many days as the pause lasts',
  stands: 'it stands: the date stays, and its owner or a stand-in is still reminded',
  ends: 'it falls away',
};

/** Every obligation of journeys and of programmes in words: an overview of each first, then one by one. */
export function obligationsInWords(rules: readonly Rule[], ofProgrammes: readonly Rule[]): readonly string[] {
  return [
    '## Who owes what by when',
    'Each deadline is an obligation (forpligtelse) with one owner. Reminders fall on the working day on or before their date; what follows a missed deadline falls on the next working day. Saturdays, Sundays and public holidays are no working days. Whatever is still open ends when the journey is closed, unless it says otherwise.',
    table(['obligation', 'Danish', 'owed by', 'certainty'], rules.map(overviewRow)),
    ...rules.flatMap(section),
    '## What the secretariat owes the programme',
    'The milestones, meetings and running tasks of the programme’s file are owed too, by rulebooks of their own, and so is the yearly check of the rules. They are about nobody.',
    table(['obligation', 'Danish', 'owed by', 'certainty'], ofProgrammes.map(overviewRow)),
    ...ofProgrammes.flatMap(section),
  ];
}

function section(rule: Rule): string[] {
  const { da, en } = OBLIGATION_WORDS[rule.kind];
  return [`### ${en}`, `*${da}.* ${rule.legal.text}`, table(['', ''], rows(rule))];
}

/**
 * Who owes something, by when, who is told of it and what meets it: only those of the rows above by which
 * mails are sent.
 */
export function whoAndWhen(rule: Rule): string {
  return table(
    ['', ''],
    rows(rule).filter(([name = '']) => WHO_AND_WHEN.includes(name)),
  );
}

const WHO_AND_WHEN = ['owed by', 'falls due', 'comes again', 'reminders', 'passed on', 'met by'];

function overviewRow({ kind, owedBy, legal }: Rule): string[] {
  const { da, en } = OBLIGATION_WORDS[kind];
  return [en, da, PARTY_WORDS[owedBy].en, legal.certainty];
}

/**
 * What a rule says, line by line. A part for which this page has no words is shown as it stands, never left
 * out.
 */
function rows(rule: Rule): string[][] {
  const {
    kind: _kind,
    owedBy,
    copyTo,
    urgent,
    opensOn,
    reminders,
    escalate,
    fulfilledBy,
    endsWith,
    outlivesClosing,
    oneEach,
    returns,
    recurs,
    movesWith,
    unless,
    inPause,
    legal,
    ifMissed,
    ...further
  } = rule;
  return [
    ['owed by', PARTY_WORDS[owedBy].en + copies(copyTo)],
    // Two versions of a book may open it by the same event; it is still said only once.
    ['falls due', [...new Set(opensOn.map(opening))].join('<br>')],
    ...(recurs ? [['comes again', recurring(recurs)]] : []),
    ...(unless ? [['does not open where', unless.map(done).join('<br>')]] : []),
    ...(movesWith ? [['moves with', matches(movesWith)]] : []),
    ['reminders', reminders.map(dayInWords).join(', ') + (urgent === true ? URGENT : '')],
    [
      'passed on',
      escalate
        .map(({ after, to }) => `${dayInWords(after)}: ${within(PASSED_ON_TO_WORDS[to]).en}`)
        .join('<br>'),
    ],
    ['met by', matches(fulfilledBy) + (oneEach === true ? ONE_EACH : '')],
    ['falls away with', matches(endsWith) + (outlivesClosing === true ? OUTLIVES : '')],
    ...(returns ? [['reopened', comesBack(returns)]] : []),
    ['in a pause', IN_PAUSE[inPause]],
    ...Object.entries(further).map(([name, value]: [string, unknown]) => [nameInWords(name), fact(value)]),
    ['if missed', ifMissed],
    ['source', legal.source],
    ['certainty', legal.certainty],
    ...(legal.question === undefined ? [] : [['last checked, whom to ask', lookedAt(legal.question)]]),
  ];
}

const URGENT = '; within minutes in office hours instead of with the morning post';
const ONE_EACH = '; each time one of those that are open, the oldest';
const OUTLIVES = '; it outlives the closing of the journey';

function comesBack({ days }: NonNullable<ObligationRule['returns']>): string {
  return `owed again in a reopened journey by the same day, or ${count(days, 'day')} after the reopening where that has passed`;
}

function copies(copyTo: ObligationRule['copyTo']): string {
  return copyTo === undefined || copyTo.length === 0
    ? ''
    : `; copies to: ${copyTo.map((party) => within(PARTY_WORDS[party]).en).join(', ')}`;
}

function opening(opens: Opening<AnyEventType>): string {
  const { after, due, from, stages, given } = opens;
  const day = dateField(after);
  const conditions = [
    ...(stages === undefined ? [] : [during(stages)]),
    ...(given === undefined ? [] : [`where ${given.map(done).join(' and ')}`]),
  ];
  const only = conditions.length === 0 ? '' : `, only ${conditions.join(' and ')}`;
  const start = from === undefined ? '' : `; it can be done from ${spanAfter(from, day).replace(/^on /, '')}`;
  return `${match(opens)}${only}: due ${spanAfter(due, day)}${start}`;
}

function during(stages: readonly Stage[]): string {
  const others = STAGES.filter((stage) => !stages.includes(stage));
  if (others.join() === 'closed') return 'until the journey is closed';
  return `while the stage is ${stages.map((stage) => `“${STAGE_WORDS[stage].en}”`).join(' or ')}`;
}

/** What has been done before, as it stands after “where”. */
function done(before: PriorAct): string {
  if (before.state === 'obligation')
    return `“${OBLIGATION_WORDS[before.is].en}” ${before.orOpen === true ? 'is owed or has been met' : 'has been met before'}`;
  const words: Readonly<Record<string, { readonly en: string }>> =
    before.state === 'talk' ? TALK_WORDS : PAPER_WORDS;
  const what = `“${words[before.is]?.en ?? nameInWords(before.is)}”`;
  const since = before.withinDays === undefined ? '' : ` within the last ${before.withinDays} days`;
  return before.state === 'talk' ? `${what} was held${since}` : `${what} was recorded${since}`;
}

function recurring(recurs: NonNullable<Rule['recurs']>): string {
  const { from, until, times, every = 1, firstIn, endsWith, ...further } = recurs;
  const pace = every === 1 ? 'every month' : `every ${every} months`;
  const begins = firstIn === undefined ? '' : ` (first in month ${firstIn.join(' or ')} of the year)`;
  const last = until === undefined ? '' : ` to ${dateField(until)}`;
  const count = times === undefined ? '' : `, ${times} times`;
  const span = `anew ${pace} from ${dateField(from)}${begins}${last}${count}`;
  const ended = endsWith.length === 0 ? '' : `, until: ${endsWith.map(event).join(', ')}`;
  const more = Object.keys(further).length === 0 ? '' : `; ${fact(further)}`;
  return span + ended + more;
}

function matches(all: readonly EventMatch<AnyEventType>[]): string {
  return all.length === 0 ? 'nothing else' : all.map(match).join('<br>');
}

function match({ event: type, where, sameAs, monthBefore, notBefore }: EventMatch<AnyEventType>): string {
  const conditions = [
    ...Object.entries(where ?? {}).map(
      ([field, values]) => `${label(field)}: ${values.map((value) => said(field, value)).join(' or ')}`,
    ),
    ...Object.entries(sameAs ?? {}).map(([field]) => `with the same ${label(field)}`),
    ...(monthBefore === undefined ? [] : [`only for months after that of ${dateField(monthBefore)}`]),
    ...(notBefore === undefined
      ? []
      : [`with ${dateField(notBefore.date)} at most ${count(notBefore.days, 'day')} before it can be done`]),
  ];
  return event(type) + (conditions.length === 0 ? '' : ` (${conditions.join('; ')})`);
}

function event(type: AnyEventType): string {
  return EVENT_WORDS[type].en;
}

/** A value in words; a code without any is split into words instead. */
function said(field: string, value: unknown): string {
  const told = valueInWords(field, value).en;
  return told === value ? nameInWords(told) : told;
}

function label(field: string): string {
  const words: Readonly<Record<string, { readonly en: string }>> = FIELD_WORDS;
  return `“${words[field]?.en ?? nameInWords(field)}”`;
}

function dateField(field: string): string {
  if (field === 'at') return 'the day it is recorded';
  if (field === 'on') return 'the day it happened';
  if (field === 'occurrence') return 'the first day of the period it is for';
  return `the date ${label(field)}`;
}

function spanAfter({ months = 0, days = 0, daysFrom }: Span, day: string): string {
  if (daysFrom !== undefined) return `after ${day} by the number of days in ${label(daysFrom)}`;
  if (months === 0 && days === 0) return `on ${day}`;
  if (months === 0) return `${count(days, 'day')} ${days < 0 ? 'before' : 'after'} ${day}`;
  const rest = days === 0 ? '' : ` ${days < 0 ? 'less' : 'and'} ${count(days, 'day')}`;
  return `${count(months, 'month')}${rest} ${months < 0 ? 'before' : 'after'} ${day}`;
}

function dayInWords(offset: number): string {
  if (offset === 0) return 'on the day';
  return `${count(offset, 'day')} ${offset < 0 ? 'before' : 'after'}`;
}

function count(number: number, unit: string): string {
  const size = Math.abs(number);
  return `${size} ${unit}${size === 1 ? '' : 's'}`;
}
