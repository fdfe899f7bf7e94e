import { addDays, daysBetween, workingDayOnOrAfter } from './calendar.ts';
import type { CalendarDate } from './calendar.ts';
import type { JourneyEvent, Obligation } from './journey.ts';
import { isWaiting } from './pause.ts';
import { ANSWERS } from './rehearsal/answers.ts';
import { FATES } from './rehearsal/fates.ts';
import { Life } from './rehearsal/life.ts';
import type { Plan, Witness } from './rehearsal/life.ts';
import { dayOfAnswer } from './rehearsal/owed.ts';
import type { Answer, Owed } from './rehearsal/owed.ts';
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
    else life.on(firstTry(life, owed, answer), () => attempt(life, owed, answer));
  }
  const fate = FATES[event.type] as ((life: Life, payload: JourneyEvent['payload']) => void) | undefined;
  fate?.(life, event.payload);
}

/** Does what is owed, if it still is; what comes to nothing is tried again some days later. */
function attempt(life: Life, owed: Owed, answer: Answer): void {
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

function openOne({ journey }: Life, { obligation }: Owed): Obligation | undefined {
  const owed = journey.obligations.findLast(({ id }) => id === obligation);
  return owed?.ended === undefined ? owed : undefined;
}

/** A later day for what has been moved since it was put down, or waits for somebody who is away; undefined: today. */
function dayItCanBeDone({ absence, journey, today }: Life, obligation: Obligation): CalendarDate | undefined {
  const { from, openedOn } = obligation;
  if (from !== undefined && from > today) return workingDayOnOrAfter(from);
  if (absence === undefined || today >= absence.backOn || !isWaiting(journey, obligation)) return undefined;
  // As much time is left when the person is back as was left when the absence began.
  const waitsFrom = openedOn > absence.from ? openedOn : absence.from;
  return workingDayOnOrAfter(addDays(absence.backOn, daysBetween(waitsFrom, today)));
}

/** The day a party first comes to what it owes. */
function firstTry(life: Life, owed: Owed, { notBefore, takes, begunBefore = 0 }: Answer): CalendarDate {
  const { assumes, dice, today } = life;
  if (takes !== undefined) return workingDayOnOrAfter(addDays(today, dice.within(assumes[takes])));
  const { owedBy, due, from = today } = owed;
  const known = notBefore?.(owed) ?? today;
  return dayOfAnswer(life, { owedBy, due: addDays(due, -begunBefore), from: from > known ? from : known });
}
