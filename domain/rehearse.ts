import { addDays, workingDayOnOrAfter, workingDayOnOrBefore, daysBetween } from './calendar.ts';
import type { CalendarDate } from './calendar.ts';
import type { JourneyEvent } from './journey.ts';
import { ANSWERS, FATES } from './rehearsal/answers.ts';
import type { Answer, Owed } from './rehearsal/answers.ts';
import { Life } from './rehearsal/life.ts';
import type { Plan, Witness } from './rehearsal/life.ts';
import { Tally } from './rehearsal/tally.ts';
import type { RunTally } from './rehearsal/tally.ts';

/**
 * Plays a whole programme once, on the real rules with made-up people, and counts what came of it. The same plan and
 * number always give the same: each person has chance of its own, so the runs may be shared out in any way.
 */
export function rehearse(plan: Plan, run: number): RunTally {
  const tally = new Tally(plan);
  for (let person = 0; person < plan.people; person += 1) {
    playLife(plan, run, person, tally);
    tally.endLife();
  }
  return tally.result();
}

/** Plays one person's life of a run, with a tally or without, and gives the events of its journey. */
export function playLife(plan: Plan, run: number, person: number, tally?: Tally): JourneyEvent[] {
  const events: JourneyEvent[] = [];
  const witness: Witness = {
    happened: (life, event, before) => {
      if (tally === undefined) events.push(event);
      else tally.count(event, before, life.journey);
      respond(life, event, tally);
    },
    commanded: (type, on) => tally?.countCommand(type, on),
    refused: (type, code) => tally?.countRefusal(type, code),
  };
  new Life(plan, run, person, witness).play();
  return events;
}

function respond(life: Life, event: JourneyEvent, tally: Tally | undefined): void {
  if (event.type === 'ObligationOpened') {
    const owed = event.payload;
    const answer = ANSWERS[owed.kind];
    if (answer === undefined) tally?.noteUnanswered(owed.kind);
    else life.on(answerDay(life, owed, answer), () => attempt(life, owed, answer));
  }
  const fate = FATES[event.type] as ((life: Life, payload: JourneyEvent['payload']) => void) | undefined;
  fate?.(life, event.payload);
}

/** Does what is owed, if it still is; what comes to nothing is tried again some days later. */
function attempt(life: Life, owed: Owed, answer: Answer): void {
  if (!isOpen(life, owed)) return;
  answer.answer(life, owed);
  if (!isOpen(life, owed)) return;
  const wait = Math.max(1, life.dice.within(life.assumes.daysToNextTry));
  life.on(workingDayOnOrAfter(addDays(life.today, wait)), () => attempt(life, owed, answer));
}

function isOpen({ journey }: Life, { obligation }: Owed): boolean {
  return journey.obligations.some(({ id, ended }) => ended === undefined && id === obligation);
}

/** The day a party comes to what it owes: some day before it is due, or late. */
function answerDay(life: Life, owed: Owed, { notBefore, takes }: Answer): CalendarDate {
  const { assumes, dice, today } = life;
  if (takes !== undefined) return workingDayOnOrAfter(addDays(today, dice.within(assumes[takes])));
  const earliest = latest(today, owed.from ?? today, notBefore?.(owed) ?? today);
  const { onTime, daysLate } = assumes.promptness[owed.owedBy];
  if (!dice.happens(onTime)) {
    return workingDayOnOrAfter(addDays(latest(owed.due, earliest), Math.max(1, dice.within(daysLate))));
  }
  if (earliest >= owed.due) return workingDayOnOrAfter(earliest);
  const day = workingDayOnOrBefore(addDays(earliest, dice.below(daysBetween(earliest, owed.due) + 1)));
  return latest(day, earliest);
}

function latest(...days: readonly CalendarDate[]): CalendarDate {
  return days.reduce((last, day) => (day > last ? day : last));
}
