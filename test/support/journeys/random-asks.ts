import fc from 'fast-check';
import { isGivenBy } from '../../../domain/access/may.ts';
import { decide } from '../../../domain/decisions/decide.ts';
import { EXAMPLE_REFERRAL, exampleOf } from '../../../domain/examples/examples.ts';
import { apply } from '../../../domain/journeys/apply.ts';
import type { Command } from '../../../domain/journeys/command.ts';
import { COMMAND_TYPES, COMMANDS, REFERRAL, ROUTED_BY_HAND } from '../../../domain/journeys/commands.ts';
import type { CommandType, Referral } from '../../../domain/journeys/commands.ts';
import type { Journey } from '../../../domain/journeys/journey.ts';
import { TAKEN_IN } from '../../../domain/journeys/stages.ts';
import { isRefusal } from '../../../domain/refusals/refusals.ts';
import { addDays, addMonths, dateOf, monthOf } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate, Instant } from '../../../domain/vocabulary/calendar.ts';
import { STAGES } from '../../../domain/vocabulary/codes.ts';
import type { Stage } from '../../../domain/vocabulary/codes.ts';
import { organisation } from '../../../domain/vocabulary/fields.ts';
import type { Field, Fields } from '../../../domain/vocabulary/fields.ts';

/**
 * One thing that somebody asks of a journey: only numbers, which find their meaning in the journey as it then
 * is.
 */
export interface Ask {
  readonly as: 'command' | 'again' | 'again-otherwise' | 'signal' | 'signal-again' | 'noise';
  /** Picks the command, the earlier ask, or the kind of noise. */
  readonly pick: number;
  /** Whether the command is one that the stage takes. */
  readonly fitting: boolean;
  /**
   * Whether the rules will let the command through, if there is one they will: people mostly know their
   * trade.
   */
  readonly knowing: boolean;
  /** Whether whoever asks would prefer not to end what has begun. */
  readonly staying: boolean;
  /** By how many days whoever fills it in is wrong about today. */
  readonly days: number;
  readonly age: number | undefined;
  /** One field differs from the example. */
  readonly slip: { readonly field: number; readonly value: number } | undefined;
}

/** What is to happen to one journey: on each day of the calendar nothing, one thing, or two at the same time. */
export interface Life {
  readonly referral: Omit<Referral, 'municipality' | 'referenceId'>;
  readonly days: readonly (readonly Ask[])[];
}

const mostly = <T>(value: T, otherwise: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 6, arbitrary: fc.constant(value) }, { weight: 1, arbitrary: otherwise });

const anAsk: fc.Arbitrary<Ask> = fc.record({
  as: fc.oneof(
    { weight: 70, arbitrary: fc.constant('command' as const) },
    { weight: 14, arbitrary: fc.constant('signal' as const) },
    { weight: 6, arbitrary: fc.constantFrom('again' as const, 'again-otherwise' as const) },
    { weight: 3, arbitrary: fc.constant('signal-again' as const) },
    { weight: 3, arbitrary: fc.constant('noise' as const) },
  ),
  pick: fc.nat(100_000),
  fitting: mostly(true, fc.constant(false)),
  knowing: fc.boolean(),
  staying: fc.integer({ min: 0, max: 14 }).map((number) => number > 0),
  days: mostly(0, fc.integer({ min: -30, max: 30 })),
  age: mostly<number | undefined>(31, fc.constantFrom(undefined, 17, 70)),
  slip: mostly<Ask['slip']>(undefined, fc.record({ field: fc.nat(100), value: fc.nat(100_000) })),
});

/** The commands of one life: putting a person right and merging two journeys need a vault, or another journey. */
const ONE_LIFE = COMMAND_TYPES.filter((type) => !ROUTED_BY_HAND.includes(type));

const aLife = (days: number): fc.Arbitrary<Life> =>
  fc.record({
    referral: fc.record({
      legalBasis: fc.constant(EXAMPLE_REFERRAL.legalBasis),
      targetGroup: mostly(EXAMPLE_REFERRAL.targetGroup, fc.constantFrom(...REFERRAL.targetGroup.of)),
      residenceBasis: mostly(EXAMPLE_REFERRAL.residenceBasis, fc.constantFrom(...REFERRAL.residenceBasis.of)),
      registeredAddressSince: mostly('2024-05-01', fc.constantFrom('2003-01-01', '2006-06-01')),
      languageCentre: fc.constant('nordsjaellands-sprogcenter'),
    }),
    days: fc.array(
      fc.oneof(
        { weight: 5, arbitrary: fc.constant([]) },
        { weight: 6, arbitrary: fc.tuple(anAsk) },
        { weight: 1, arbitrary: fc.tuple(anAsk, anAsk) },
      ),
      { minLength: days, maxLength: days, size: 'max' },
    ),
  });

/**
 * How many lives, on how many days of asking, and the longest time between two of those days once everything
 * is arranged.
 */
export interface Span {
  readonly count: number;
  readonly days: number;
  readonly longest: number;
  readonly seed: number;
}

/**
 * Random lives, and the days between one day of asking and the next: few at first, while things are arranged,
 * then mostly many. The same seed returns the same.
 */
export function randomLives({ count, days, longest, seed }: Span): {
  readonly lives: readonly Life[];
  readonly gaps: readonly number[];
} {
  const short = fc.integer({ min: 1, max: 9 });
  const long = fc.integer({ min: Math.ceil(longest / 2), max: longest });
  const gaps = Array.from({ length: days }, (_, day) => {
    const late = fc.oneof({ weight: 2, arbitrary: long }, { weight: 1, arbitrary: short });
    return fc.sample(day < days / 3 ? short : late, { numRuns: 1, seed: seed + day })[0] ?? 1;
  });
  return { lives: fc.sample(aLife(days), { numRuns: count, seed }), gaps };
}

/** The stages in which something has begun that may last for years. */
const BEGUN: readonly Stage[] = ['igu', 'employment'];

/**
 * The command that an ask becomes in a journey as it is now, after those that have been accepted in it
 * before.
 */
export function commandOf(ask: Ask, journey: Journey, now: Instant, done: ReadonlySet<CommandType>): Command {
  const taken = ask.fitting
    ? weighted(TAKEN_IN[journey.stage].filter((type) => ONE_LIFE.includes(type)))
    : ONE_LIFE;
  const turned = taken.map((_, index) => taken[(index + ask.pick) % taken.length] ?? 'CloseJourney');
  const news = turned.filter((type) => !ask.knowing || !done.has(type));
  const candidates = [...news, ...turned].map((type) => filledIn(type, ask, journey, now));
  const wanted = candidates.filter((command) => isWanted(command, ask, journey, now));
  return wanted[0] ?? candidates[0] ?? filledIn('CloseJourney', ask, journey, now);
}

/**
 * Commands that few stages take count three times: otherwise those that every stage takes would crowd them
 * out.
 */
function weighted(taken: readonly CommandType[]): readonly CommandType[] {
  const own = taken.filter((type) => !EVERYWHERE.includes(type));
  return [...own, ...own, ...taken];
}
const EVERYWHERE = ONE_LIFE.filter((type) =>
  STAGES.every((stage) => stage === 'closed' || TAKEN_IN[stage].includes(type)),
);

/**
 * Whoever asks is mostly in no hurry to end what has begun: otherwise nobody would ever see the second year
 * of an IGU.
 */
function isWanted(command: Command, ask: Ask, journey: Journey, now: Instant): boolean {
  const decided = decide(journey, command, now);
  if (isRefusal(decided)) return !ask.knowing;
  const { stage } = decided.reduce(apply, journey);
  const ends = stage === 'closed' || (stage !== journey.stage && BEGUN.includes(journey.stage));
  return !ask.staying || !ends;
}

function filledIn(type: CommandType, ask: Ask, journey: Journey, now: Instant): Command {
  const today = dateOf(now);
  const { fields } = exampleOf(type, journey, addDays(today, ask.days));
  return {
    type,
    fields: ask.slip === undefined ? fields : slipped(COMMANDS[type].fields, fields, ask.slip, today),
    ...(ask.age !== undefined && { facts: { ageAtStart: ask.age } }),
  } as Command;
}

function slipped(
  table: Fields,
  fields: object,
  slip: { readonly field: number; readonly value: number },
  today: CalendarDate,
): unknown {
  const names = Object.keys(table);
  const name = names[slip.field % names.length];
  const field = name === undefined ? undefined : table[name];
  if (name === undefined || field === undefined) return fields;
  const changed = { ...fields, [name]: anyValue(field, slip.value, today) };
  // As it travels: what is left out is absent.
  return JSON.parse(JSON.stringify(changed));
}

/** Organisations that tests know; the API lets no other through. */
const ORGANISATIONS = ['eksempel-byg', 'proeve-service', 'next', 'hilleroed-kommune'];
/** Things that no field holds. */
const NONSENSE = [null, 'sludder', -1, {}, '2026-02-30'];
/** A name that no organisation has; the API no longer lets through a name that nobody knows. */
const NO_ORGANISATION = 'Ikke en organisation';

/** Some value for a field, nearly always of the right kind. */
function anyValue(field: Field, pick: number, today: CalendarDate): unknown {
  if (pick % 13 === 0) {
    const nonsense = NONSENSE[pick % NONSENSE.length];
    return isOrganisation(field) && typeof nonsense === 'string' ? NO_ORGANISATION : nonsense;
  }
  switch (field.kind) {
    case 'date':
      return addDays(today, (pick % 801) - 400);
    case 'month':
      return monthOf(addMonths(today, (pick % 49) - 24));
    case 'flag':
      return pick % 2 === 0;
    case 'number':
      return Math.min(field.max, field.min + (pick % 40) + (field.whole ? 0 : 0.5));
    case 'code':
      return field.of[pick % field.of.length];
    case 'codes':
      return field.of.filter((_, index) => (pick >> index) % 2 === 1);
    case 'text':
      return textOf(field.pattern, pick);
    case 'optional':
      return pick % 3 === 0 ? undefined : anyValue(field.field, pick, today);
  }
}

function isOrganisation(field: Field): boolean {
  return field.kind === 'text' && field.pattern === organisation.pattern;
}

function textOf(pattern: string, pick: number): string {
  if (pattern === organisation.pattern) return ORGANISATIONS[pick % ORGANISATIONS.length] ?? 'next';
  return fc.sample(fc.stringMatching(new RegExp(pattern, 'u')), { numRuns: 1, seed: pick })[0] ?? '';
}

/**
 * What a jobcentre's system sends with an ask: mostly a caseworker's command, now and then something it may
 * not send.
 */
export function signalOf(
  ask: Ask,
  key: string,
  journey: Journey,
  now: Instant,
  done: ReadonlySet<CommandType>,
): unknown {
  const command = commandOf(ask, journey, now, done);
  const caseworkers = ONE_LIFE.filter((type) => isGivenBy(type, 'caseworker'));
  const own = caseworkers.filter((type) => TAKEN_IN[journey.stage].includes(type));
  const type = own[ask.pick % own.length];
  const given = ask.fitting && type !== undefined ? filledIn(type, ask, journey, now) : command;
  return {
    key,
    municipality: ask.pick % 9 === 0 ? 'koebenhavns-kommune' : 'hilleroed-kommune',
    command: ask.pick % 11 === 0 ? 'NoSuchCommand' : given.type,
    fields: given.fields,
  };
}

/** What nobody can make sense of, sent as if a jobcentre had. */
export const NOISE: readonly unknown[] = [
  null,
  7,
  'RegisterInVitas',
  [],
  { key: 'not a key', municipality: 'hilleroed-kommune', command: 'CloseJourney', fields: {} },
  { key: 'k', command: 'CloseJourney' },
];
