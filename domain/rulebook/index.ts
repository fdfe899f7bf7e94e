import type { EventType } from '../journeys/events.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { isJourneyObligation } from '../vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { IguRules, Law, PlacementRules } from './law-shape.ts';
import { PROGRAMME_RULEBOOKS } from './programme/books.ts';
import { RELEASED } from './released.ts';
import { RuleIndex } from './rule-index.ts';
import type { AnyRule, Rulebook, SubjectRulebook } from './rule.ts';

/**
 * These do something to everything that is owed in a journey, whatever its rule says; `journey-rules.ts` says
 * what.
 */
const ALWAYS: readonly EventType[] = [
  'JourneyClosed',
  'JourneyPaused',
  'JourneyResumed',
  'JourneyReopened',
  'CommandCorrected',
];

/** The rulebooks of journeys. */
export const JOURNEY_BOOKS = new RuleIndex(RELEASED, ALWAYS);

/** The rulebooks of programmes. */
export const PROGRAMME_BOOKS = new RuleIndex(PROGRAMME_RULEBOOKS, ['ReportTakenBack']);

/**
 * The newest rulebook of journeys this code knows. Whoever starts a run tells it in its start which one to
 * take up. Nothing that is replayed may ask for the newest, since newer code would answer differently.
 */
export const NEWEST_RULEBOOK = JOURNEY_BOOKS.newest;

/** One released rulebook of journeys. Throws if this code does not know the version. */
export function rulebook(version: number): Rulebook {
  return JOURNEY_BOOKS.book(version);
}

/**
 * An obligation's rule in the rulebook it was opened under, whether it is a journey's or another subject's: a
 * kind of obligation belongs to one kind of subject. Throws if that book has no such kind.
 */
export function ruleOf(version: number, kind: ObligationKind): AnyRule {
  const found = RULES.get(version)?.get(kind);
  if (found === undefined) throw new Error(`Rulebook ${version} has no obligation ${kind}`);
  return found;
}

/**
 * The rule that a kind of obligation has in the newest rulebook of its kind of subject; `undefined` if that
 * book no longer has it.
 */
export function newestRuleOf(kind: ObligationKind): AnyRule | undefined {
  const { newest } = isJourneyObligation(kind) ? JOURNEY_BOOKS : PROGRAMME_BOOKS;
  return RULES.get(newest)?.get(kind);
}

/** The rules for an IGU that begins on a day; `undefined` before the scheme began and after its end. */
export function iguRulesAt(law: Law, startsOn: CalendarDate): IguRules | undefined {
  return law.igu.find(({ from, to }) => from <= startsOn && startsOn <= to);
}

/** The rules for a placement, or for an extension of one, that begins on a day: the newest set that holds by then. */
export function placementRulesAt(law: Law, startsOn: CalendarDate): PlacementRules {
  const [first, ...later] = law.placement;
  const held = later.filter(({ from }) => from <= startsOn).at(-1) ?? first;
  if (held === undefined) throw new Error('This law has no rules for placements');
  return held;
}

/** The rules of all books by version and kind: they are looked up at every step of every subject. */
const RULES: ReadonlyMap<number, ReadonlyMap<ObligationKind, AnyRule>> = byVersion([
  ...RELEASED,
  ...PROGRAMME_RULEBOOKS,
]);

function byVersion(
  books: readonly SubjectRulebook[],
): ReadonlyMap<number, ReadonlyMap<ObligationKind, AnyRule>> {
  const rules = new Map<number, Map<ObligationKind, AnyRule>>();
  for (const { version, obligations } of books) {
    const ofVersion = rules.get(version) ?? new Map<ObligationKind, AnyRule>();
    for (const rule of obligations) ofVersion.set(rule.kind, rule);
    rules.set(version, ofVersion);
  }
  return rules;
}
