import type { JourneyEvent } from '../journeys/events.ts';
import type { Obligation } from '../journeys/journey.ts';
import { isWaiting } from '../obligations/pause.ts';
import { addDays, daysBetween, workingDayOnOrAfter } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import { ANSWERS } from './answers.ts';
import { Dice } from './dice.ts';
import { FATES } from './fates.ts';
import { Life } from './life.ts';
import type { Plan, Witness } from './life.ts';
import { dayOfAnswer } from './owed.ts';
import type { RehearsedAnswer, NewObligation } from './owed.ts';
import { countablesOf, Tally } from './tally.ts';
import type { Countable, RunTally } from './tally.ts';

/** How many runs, one after the other, draw their people from the same lives. */
export const RUNS_SHARING_LIVES = 50;
/** How many times the people of one run are in the lives that such runs draw from. */
const LIVES_FOR_EACH_PERSON = 5;
/** Which life is drawn must not depend on the same chance as what happens in it. */
const DRAW = 1;

/**
 * The lives that a group of runs draws from. Each is played when it is first drawn, and then kept. People do
 * not affect each other here, so one life may happen in several runs: only which lives come together is drawn
 * again for each run.
 */
export class Lives {
  readonly plan: Plan;
  readonly group: number;
  readonly #played = new Map<number, readonly Countable[]>();

  constructor(plan: Plan, group: number) {
    this.plan = plan;
    this.group = group;
  }

  /** The life of a person in a run, as things to be counted. */
  drawn(run: number, person: number): readonly Countable[] {
    const number = lifeDrawn(this.plan, run, person);
    let life = this.#played.get(number);
    if (life === undefined) {
      life = countedLife(this.plan, this.group, number);
      this.#played.set(number, life);
    }
    return life;
  }
}

/**
 * Plays a whole programme once, on the real rules with made-up people, and counts what came of it. The same
 * plan and number always return the same: each person has a chance of their own, so runs may be split up in
 * any way. Runs of one group (`groupOf`) may share their lives, which saves playing them again.
 */
export function rehearse(plan: Plan, run: number, lives: Lives = new Lives(plan, groupOf(run))): RunTally {
  const tally = new Tally(plan);
  for (let person = 0; person < plan.people; person += 1) {
    for (const countable of lives.drawn(run, person)) countable(tally);
    tally.endLife();
  }
  return tally.result();
}

/** The group of runs that a run belongs to. */
export function groupOf(run: number): number {
  return Math.floor(run / RUNS_SHARING_LIVES);
}

/** Which life of its group a person of a run lives. */
export function lifeDrawn({ people, seed }: Plan, run: number, person: number): number {
  return new Dice(seed, run, person, DRAW).below(people * LIVES_FOR_EACH_PERSON);
}

/** Plays one life of a group, and returns the events of its journey. */
export function playLife(plan: Plan, group: number, number: number): JourneyEvent[] {
  const events: JourneyEvent[] = [];
  const witness: Witness = {
    happened: (life, event) => {
      events.push(event);
      respond(life, event);
    },
    commanded: () => undefined,
    refused: () => undefined,
  };
  new Life(plan, group, number, witness).play();
  return events;
}

function countedLife(plan: Plan, group: number, number: number): readonly Countable[] {
  const counted: Countable[] = [];
  const witness: Witness = {
    happened: (life, event, before) => {
      counted.push(...countablesOf(event, before, life.journey));
      respond(life, event, (kind) => counted.push((tally) => tally.noteUnanswered(kind)));
    },
    commanded: (type, on) => counted.push((tally) => tally.countCommand(type, on)),
    refused: (type, code) => counted.push((tally) => tally.countRefusal(type, code)),
  };
  new Life(plan, group, number, witness).play();
  return counted;
}

function respond(life: Life, event: JourneyEvent, unanswered?: (kind: ObligationKind) => void): void {
  if (event.type === 'ObligationOpened') {
    const owed = event.payload;
    const answer = ANSWERS[owed.kind];
    if (answer === undefined) unanswered?.(owed.kind);
    else life.on(firstTry(life, owed, answer), () => attempt(life, owed, answer));
  }
  const fate = FATES[event.type] as ((life: Life, payload: JourneyEvent['payload']) => void) | undefined;
  fate?.(life, event.payload);
}

/** Does what is owed, if it still is; if nothing comes of it, it is tried again some days later. */
function attempt(life: Life, owed: NewObligation, answer: RehearsedAnswer): void {
  const obligation = openOne(life, owed);
  if (obligation === undefined) return;
  const putOffTo = dayItCanBeDone(life, obligation);
  if (putOffTo !== undefined) {
    life.on(putOffTo, () => attempt(life, owed, answer));
    return;
  }
  answer.answer(life, owed);
  if (openOne(life, owed) === undefined) return;
  const wait = Math.max(1, life.dice.within(life.assumes.daysToNextTry));
  life.on(workingDayOnOrAfter(addDays(life.today, wait)), () => attempt(life, owed, answer));
}

function openOne({ journey }: Life, { obligation }: NewObligation): Obligation | undefined {
  const owed = journey.obligations.findLast(({ id }) => id === obligation);
  return owed?.ended === undefined ? owed : undefined;
}

/**
 * A later day for what has been moved since it was put down, or what waits for somebody who is away;
 * `undefined`: today.
 */
function dayItCanBeDone({ absence, journey, today }: Life, obligation: Obligation): CalendarDate | undefined {
  const { from, openedOn } = obligation;
  if (from !== undefined && from > today) return workingDayOnOrAfter(from);
  if (absence === undefined || today >= absence.backOn || !isWaiting(journey, obligation)) return undefined;
  // When the person is back, as much time is left as was left when the absence began.
  const waitsFrom = openedOn > absence.from ? openedOn : absence.from;
  return workingDayOnOrAfter(addDays(absence.backOn, daysBetween(waitsFrom, today)));
}

/** The day a party first gets to what it owes. */
function firstTry(
  life: Life,
  owed: NewObligation,
  { notBefore, takes, begunBefore = 0 }: RehearsedAnswer,
): CalendarDate {
  const { assumes, dice, today } = life;
  if (takes !== undefined) return workingDayOnOrAfter(addDays(today, dice.within(assumes[takes])));
  const { owedBy, due, from = today } = owed;
  const known = notBefore?.(owed) ?? today;
  return dayOfAnswer(life, { owedBy, due: addDays(due, -begunBefore), from: from > known ? from : known });
}
