import { decide, refer } from '../decisions/decide.ts';
import { hear } from '../decisions/signals.ts';
import { apply } from '../journeys/apply.ts';
import type { Command } from '../journeys/command.ts';
import type { CommandType } from '../journeys/commands.ts';
import type { JourneyEvent } from '../journeys/events.ts';
import { unopenedJourney } from '../journeys/journey.ts';
import type { Journey } from '../journeys/journey.ts';
import { journeyRules } from '../obligations/journey-rules.ts';
import { nextStep, takeStep } from '../obligations/steps.ts';
import { isRefusal } from '../refusals/refusals.ts';
import { NEWEST_RULEBOOK } from '../rulebook/index.ts';
import { addDays, dateOf, instantAt } from '../vocabulary/calendar.ts';
import type { Instant } from '../vocabulary/calendar.ts';
import type { Stage } from '../vocabulary/codes.ts';
import type { Sentence } from '../vocabulary/sentence.ts';
import { EXAMPLE_REFERRAL, exampleOf } from './examples.ts';

/**
 * Where a typical journey may stand: a point at which its stage takes other commands than at other points.
 */
export interface Situation {
  readonly name: string;
  readonly words: Sentence;
  readonly journey: Journey;
  readonly now: Instant;
}

/**
 * One turn on a way: some days pass, then a command is given as in its example, with some fields changed if
 * need be, or none is given.
 */
type Turn = readonly [days: number, command?: CommandType, otherwise?: Readonly<Record<string, unknown>>];

interface Way extends Sentence {
  /** The situation from which it goes on; the referral if it is left out. */
  readonly from?: string;
  readonly turns: readonly Turn[];
  /** A message from the jobcentre that cannot be applied has come at the end of it. */
  readonly signal?: true;
}

const REFERRED_ON = '2026-03-02';

/** The situations of each stage, each by the way that leads there. Every stage must have one. */
const WAYS: Readonly<Record<Stage, Readonly<Record<string, Way>>>> = {
  screening: {
    referred: { da: 'lige henvist', en: 'just referred', turns: [] },
    screened: { da: 'screenet', en: 'screened', turns: [[7, 'RecordScreening']] },
  },
  recruitment: {
    accepted: { da: 'lige godkendt', en: 'just accepted', from: 'screened', turns: [[0, 'AcceptScreening']] },
    proposed: { da: 'match foreslået', en: 'match proposed', from: 'accepted', turns: [[7, 'ProposeMatch']] },
    returned: {
      da: 'tilbage fra en IGU',
      en: 'back from an IGU',
      from: 'at-work',
      turns: [[14, 'ReturnToRecruitment']],
    },
    'ended-early': {
      da: 'IGU afbrudt før tid',
      en: 'an IGU has ended early',
      from: 'at-work',
      turns: [[60, 'EndIguEarly']],
    },
  },
  course: {
    'class-begins': {
      da: 'holdets første dag',
      en: 'first day of the class',
      from: 'accepted',
      turns: [[7, 'AdmitToCourse'], [14]],
    },
    'not-come': {
      da: 'ikke mødt op på første dag',
      en: 'did not come on the first day',
      from: 'class-begins',
      turns: [[0, 'ConfirmDayOne', { came: false }]],
    },
    disputed: {
      da: 'uenighed om, hvorvidt personen mødte op',
      en: 'disagreement whether the person came',
      from: 'not-come',
      turns: [[0, 'AnswerNoShow', { came: true }]],
    },
    'class-completed': {
      da: 'hold gennemført',
      en: 'class completed',
      from: 'class-begins',
      turns: [
        [0, 'ConfirmDayOne'],
        [39, 'CompleteCourse'],
      ],
    },
  },
  igu: {
    signed: {
      da: 'aftale underskrevet',
      en: 'agreement signed',
      from: 'proposed',
      turns: [
        [7, 'AgreeMatch'],
        [14, 'SignIguAgreement'],
      ],
    },
    'first-day': { da: 'første dag', en: 'first day', from: 'signed', turns: [[7]] },
    'at-work': {
      da: 'papirerne i orden',
      en: 'papers in order',
      from: 'first-day',
      turns: [
        [0, 'ConfirmDayOne'],
        [1, 'RegisterInVitas'],
        [1, 'SubmitTrainingPlan'],
        [10, 'ClaimAllowance'],
      ],
    },
    'help-asked': {
      da: 'bedt om hjælp',
      en: 'help asked for',
      from: 'first-day',
      turns: [[0, 'AskForHelp']],
    },
    away: { da: 'på pause', en: 'paused', from: 'at-work', turns: [[30, 'PauseJourney'], [70]] },
    'bonus-due': { da: 'efter et halvt år', en: 'after half a year', from: 'at-work', turns: [[190]] },
    'two-years': {
      da: 'de to år er gået',
      en: 'the two years have passed',
      from: 'bonus-due',
      turns: [[0, 'ClaimBonus'], [545]],
    },
    completed: { da: 'gennemført', en: 'completed', from: 'two-years', turns: [[0, 'CompleteIgu']] },
  },
  placement: {
    placed: {
      da: 'første dag',
      en: 'first day',
      from: 'class-completed',
      turns: [[7, 'ApprovePlacement'], [7]],
    },
    'placement-ended': {
      da: 'afsluttet',
      en: 'ended',
      from: 'placed',
      turns: [
        [0, 'ConfirmDayOne'],
        [55, 'EndPlacement'],
      ],
    },
  },
  employment: {
    'first-month': {
      da: 'den første måned',
      en: 'the first month',
      from: 'placement-ended',
      turns: [[7, 'StartEmployment'], [14]],
    },
    'month-passed': {
      da: 'efter en måned',
      en: 'after a month',
      from: 'first-month',
      turns: [[30]],
    },
    'after-igu': {
      da: 'efter en IGU',
      en: 'after an IGU',
      from: 'completed',
      turns: [[7, 'StartEmployment'], [40]],
    },
  },
  closed: {
    closed: { da: 'lige afsluttet', en: 'just closed', from: 'month-passed', turns: [[0, 'CloseJourney']] },
    'closed-signal': {
      da: 'besked kommet siden',
      en: 'a message has come since',
      from: 'closed',
      turns: [[7]],
      signal: true,
    },
  },
};

/**
 * The typical situations of a stage. Throws if a way no longer leads there: then a rule has changed, and the
 * way, or the example of one of its commands, must be changed with it.
 */
export function situationsOf(stage: Stage): readonly Situation[] {
  return Object.entries(WAYS[stage]).map(([name, { da, en }]) => {
    const arrived = follow(name);
    if (arrived.journey.stage !== stage) throw new Error(`“${name}” leads to ${arrived.journey.stage}`);
    return { name, words: { da, en }, ...arrived };
  });
}

interface Position {
  readonly journey: Journey;
  readonly now: Instant;
}

function follow(name: string): Position {
  const way = Object.values(WAYS)
    .flatMap((ways) => Object.entries(ways))
    .find(([other]) => other === name)?.[1];
  if (way === undefined) throw new Error(`No way leads to “${name}”`);
  let at = way.from === undefined ? referral() : follow(way.from);
  for (const [days, command, otherwise] of way.turns) {
    at = wait(at, days);
    if (command !== undefined) at = give(at, command, otherwise);
  }
  if (way.signal !== true) return at;
  const { events } = hear(at.journey, undefined, at.now);
  return { ...at, journey: events.reduce(apply, at.journey) };
}

function referral(): Position {
  const now = instantAt(REFERRED_ON, '10:00');
  const programme = { slug: 'lo-hovedstaden', placementDays: 60, rulebook: NEWEST_RULEBOOK };
  const unopened = unopenedJourney('typical');
  return { journey: refer(unopened, EXAMPLE_REFERRAL, programme, now).reduce(apply, unopened), now };
}

function give({ journey, now }: Position, type: CommandType, otherwise: Turn[2]): Position {
  const example = exampleOf(type, journey, dateOf(now));
  const decided = decide(journey, { type, fields: { ...example.fields, ...otherwise } } as Command, now);
  if (isRefusal(decided)) throw new Error(`The typical ${type} was refused: ${decided.refused}`);
  return { journey: take(journey, decided), now };
}

/** Lets days pass until noon, with every step that falls due on the way. */
function wait(from: Position, days: number): Position {
  const until = instantAt(addDays(dateOf(from.now), days), '12:00');
  let { journey, now } = from;
  for (;;) {
    const next = nextStep(journey);
    if (next === undefined || next.at > until) break;
    if (next.at > now) now = next.at;
    journey = take(journey, takeStep(journeyRules, journey, next.step, now));
  }
  return { journey, now: until };
}

function take(journey: Journey, events: readonly JourneyEvent[]): Journey {
  return events.reduce(apply, journey);
}
