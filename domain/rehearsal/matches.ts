import type { Facts } from '../journeys/command.ts';
import type { CommandFields } from '../journeys/commands.ts';
import { addDays, daysBetween, workingDayOnOrAfter } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { giveAnswer } from './give-answer.ts';
import type { Life } from './life.ts';
import { isLastOf, owes } from './owed.ts';
import type { NewObligation } from './owed.ts';

type Match = CommandFields<'ProposeMatch'>;

/** How long a company and a person have for their answer: the programme's own proposal, which rulebook 2 asks for. */
export const MATCH_ANSWER_DAYS = 7;
const JOB_HOURS = 37;

/** Proposes a match. The company and the person each answer it in their own time. */
export function propose(life: Life, kind: Match['kind'], company: string): void {
  life.asks('ProposeMatch', { kind, company, sector: life.dice.oneOf(life.assumes.sectors) });
}

/**
 * The company's or the person's answer to a match. It is agreed if both say yes; one no is enough to refuse
 * it.
 */
export function answerMatch(life: Life, owed: NewObligation): void {
  const { match } = life.journey;
  if (match === undefined) return;
  const by = owed.owedBy === 'person' ? 'person' : 'company';
  // If each of the two says no with this chance, at least one of them says no with the chance that is
  // assumed.
  const saysNo = 1 - Math.sqrt(1 - life.assumes.matchRefused);
  if (!life.ready.has(owed.obligation) && life.dice.happens(saysNo)) refuse(life, match, by);
  else if (isLastOf(life, owed, ['match-answer', 'match-answer-person'])) agree(life, match);
  else if (by === 'person') life.asks('AcceptMatch', { company: match.company, on: life.today });
}

/** The answer of both at once, if no rulebook asks either of them for it. */
export function answerMatchTogether(life: Life, { company }: Match): void {
  const { match } = life.journey;
  // Meanwhile the person may have left or gone another way.
  if (match?.company !== company || !life.isMatching) return;
  if (life.dice.happens(life.assumes.matchRefused)) refuse(life, match, 'company');
  else agree(life, match);
}

function refuse(life: Life, { company }: Match, refusedBy: CommandFields<'RefuseMatch'>['refusedBy']): void {
  life.asks('RefuseMatch', { company, refusedBy, cause: 'other', on: life.today });
}

function agree(life: Life, { kind, company }: Match): void {
  const plannedStart = firstDay(life);
  if (kind === 'job') {
    // For a job, starting it is the answer.
    life.asks('StartEmployment', {
      employer: company,
      kind,
      startsOn: plannedStart,
      weeklyHours: JOB_HOURS,
    });
  } else {
    const unionRepresentative = kind === 'placement' && life.isRepresented(company);
    life.asks(
      'AgreeMatch',
      { company, kind, plannedStart, ...(unionRepresentative && { unionRepresentative }) },
      factsOn(life, plannedStart),
    );
  }
}

/** The municipality approves a placement once the statements it needs are there. */
export function approve(life: Life, owed: NewObligation): void {
  if (isLastOf(life, owed, ['placement-approval', 'fair-ratio', 'union-statement'])) approvePlacement(life);
}

/** A company's statement before a placement; if the municipality was waiting only for it, it approves now. */
export function state(life: Life, owed: NewObligation): void {
  giveAnswer(life, owed);
  if (owes(life, 'placement-approval')) {
    const isAll = isLastOf(life, owed, ['placement-approval', 'fair-ratio', 'union-statement']);
    if (isAll) approvePlacement(life);
  }
}

/** Approves the placement that is agreed on, or another one in the company where the person is. */
export function approvePlacement(life: Life): void {
  const { dice, assumes, journey, today } = life;
  const { match, placement, stage } = journey;
  const goesOn = stage === 'placement';
  const company = goesOn ? placement?.company : match?.company;
  if (company === undefined || (!goesOn && match?.kind !== 'placement')) return;
  // What is approved late starts late.
  const soonest = workingDayOnOrAfter(addDays(today, 1));
  const planned = goesOn ? firstDay(life) : (match?.plannedStart ?? soonest);
  const startsOn = planned > soonest ? planned : soonest;
  const isRepresented = life.isRepresented(company);
  life.asks('ApprovePlacement', {
    kind: dice.oneOf(assumes.placementKinds),
    company,
    approvedOn: today,
    startsOn,
    endsOn: workingDayOnOrAfter(addDays(startsOn, dice.within(assumes.placementDays))),
    // Nobody asks for an approval without what the law requires for it.
    ...(isRepresented && { employeeRepresentative: true, representativeStated: true }),
  });
}

/** A job in the company where the person already is. */
export function employ(life: Life, employer: string, kind: CommandFields<'StartEmployment'>['kind']): void {
  life.asks('StartEmployment', { employer, kind, startsOn: firstDay(life), weeklyHours: JOB_HOURS });
}

/** A working day some time ahead, on which something begins. */
export function firstDay({ today, dice, assumes }: Life): CalendarDate {
  return workingDayOnOrAfter(addDays(today, 1 + dice.within(assumes.daysToFirstDay)));
}

/** What the vault would tell the rules about the person's age on a day. */
export function factsOn(life: Life, startsOn: CalendarDate): Facts {
  const years = daysBetween(life.journey.referral?.referredOn ?? startsOn, startsOn) / 365.25;
  return { ageAtStart: life.age + Math.floor(years) };
}
