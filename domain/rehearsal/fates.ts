import type { EventPayloads, EventType } from '../journeys/events.ts';
import { LONG_ABSENCE_DAYS } from '../obligations/pause.ts';
import { addDays, addMonths, daysBetween } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import type { Life } from './life.ts';
import { answerMatchTogether, approvePlacement, MATCH_ANSWER_DAYS } from './matches.ts';
import { unlessOwed } from './owed.ts';
import { comeBack, endIguEarly, leave } from './roads.ts';

/** How far ahead departures are drawn: past the end of any rehearsal. */
const MONTHS_LOOKED_AHEAD = 120;

/**
 * What an event brings about in a person's life without anybody owing it:
 *
 * - who stops, who leaves, who is away for a time, who loses a job;
 * - what people do without being asked, if a rulebook asks nobody for it.
 */
export const FATES: { readonly [T in EventType]?: (life: Life, payload: EventPayloads[T]) => void } = {
  PersonReferred: (life) => {
    leaveSomeDay(life);
    beAwaySomeDay(life);
  },
  MatchProposed: (life, match) => {
    life.isMatching = true;
    const due = addDays(life.today, MATCH_ANSWER_DAYS);
    unlessOwed(life, 'match-answer', { owedBy: 'company', due }, () => answerMatchTogether(life, match));
  },
  MatchAgreed: (life, { kind, plannedStart }) => {
    if (kind !== 'placement') return;
    const due = addDays(plannedStart, -1);
    unlessOwed(life, 'placement-approval', { owedBy: 'municipality', due }, () => {
      if (life.isMatching) approvePlacement(life);
    });
  },
  MatchRefused: endMatching,
  IguAgreementSigned: endMatching,
  PlacementApproved: endMatching,
  ReturnedToRecruitment: endMatching,
  JourneyClosed: endMatching,
  DayOneConfirmed: stopSomeDay,
  EmploymentStarted: (life, { startsOn }) => {
    const { dice, assumes } = life;
    endMatching(life);
    const isLost = dice.happens(assumes.jobLostWithinYear);
    life.losesJobOn = isLost ? addDays(startsOn, 1 + dice.below(365)) : undefined;
  },
  JourneyPaused: (life, { expectedBack: due }) => {
    unlessOwed(life, 'pause-over', { owedBy: 'municipality', due, from: due }, () =>
      comeBackFromAbsence(life),
    );
  },
  JourneyResumed: beAwaySomeDay,
};

function endMatching(life: Life): void {
  life.isMatching = false;
}

/** Somebody says that the person is back, as of the day that was expected. */
export function comeBackFromAbsence(life: Life): void {
  const { absence, journey } = life;
  if (absence !== undefined && journey.paused !== undefined) {
    life.asks('ResumeJourney', { on: absence.backOn });
  }
}

/** People move, fall ill or lose touch: equally likely in every month. Those in work stay. */
function leaveSomeDay(life: Life): void {
  onSomeDay(life, life.assumes.leavesEachMonth, () => {
    const { stage } = life.journey;
    if (stage !== 'employment' && stage !== 'closed') leave(life, 'moved');
  });
}

/** Some are away for a time. The programme hears nothing of the absences of those in work. */
function beAwaySomeDay(life: Life): void {
  const { dice, assumes } = life;
  onSomeDay(life, assumes.absentEachMonth, () => {
    const { stage, paused } = life.journey;
    if (stage === 'employment' || stage === 'closed' || paused !== undefined) return;
    const days = Math.max(1, dice.within(assumes.absenceDays));
    const isByLaw = dice.happens(assumes.absenceByLaw);
    const kind = isByLaw ? 'leave-by-law' : days > LONG_ABSENCE_DAYS ? 'long-absence' : 'other';
    const [from, backOn] = [life.today, addDays(life.today, days)];
    life.absence = { from, backOn, kind };
    life.asks('PauseJourney', { from, kind, expectedBack: backOn });
  });
}

/** Puts something down for some day ahead, equally likely in every month. */
function onSomeDay(life: Life, eachMonth: number, does: () => void): void {
  const { dice, today } = life;
  let month = 0;
  while (!dice.happens(eachMonth)) {
    month += 1;
    if (month > MONTHS_LOOKED_AHEAD) return;
  }
  life.on(addDays(addMonths(today, month), dice.below(28)), does);
}

/** Those who came may still stop before the end. */
function stopSomeDay(life: Life, { of, came }: EventPayloads['DayOneConfirmed']): void {
  const { dice, assumes } = life;
  const spell = life.journey[of];
  if (!came || spell === undefined) return;
  const { startsOn, endsOn } = spell;
  const stillThere = () => life.journey.stage === of && life.journey[of]?.startsOn === startsOn;
  if (of === 'igu') {
    if (!dice.happens(assumes.iguEndsEarly)) return;
    const day = addDays(startsOn, dice.within(assumes.iguEarlyEndAfterDays));
    life.on(earlier(day, addDays(endsOn, -1)), () => {
      if (stillThere() && life.journey.igu?.completedOn === undefined) endIguEarly(life);
    });
  } else if (dice.happens(of === 'course' ? assumes.courseDropOut : assumes.placementDropOut)) {
    life.on(addDays(startsOn, 1 + dice.below(Math.max(1, daysBetween(startsOn, endsOn) - 1))), () => {
      if (stillThere()) comeBack(life, 'resigned');
    });
  }
}

function earlier(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? one : other;
}
