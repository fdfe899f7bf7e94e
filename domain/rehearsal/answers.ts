import { schoolHoursOwed } from '../law/school-hours.ts';
import { KINDS } from '../obligations/kinds/index.ts';
import type { Kind, RehearsedAct } from '../obligations/kinds/kind.ts';
import { LONG_ABSENCE_DAYS } from '../obligations/pause.ts';
import { iguRulesAt, rulebook } from '../rulebook/index.ts';
import { addDays, daysBetween } from '../vocabulary/calendar.ts';
import { JOURNEY_OBLIGATION_KINDS } from '../vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../vocabulary/obligation-kinds.ts';
import { comeBackFromAbsence } from './fates.ts';
import { giveAnswer } from './give-answer.ts';
import type { Life } from './life.ts';
import { answerMatch, approve, state } from './matches.ts';
import { isLastOf } from './owed.ts';
import type { RehearsedAnswer, NewObligation } from './owed.ts';
import { comeBack, signAgreement, takeRoad } from './roads.ts';

/** What people can do about what they owe. Each kind of obligation says which of these its owner does. */
const ACTS: Readonly<Record<RehearsedAct, RehearsedAnswer['answer']>> = {
  'give-the-first-answer': (life, owed) => giveAnswer(life, owed),
  'record-the-screening': recordScreening,
  'decide-after-the-screening': decideScreening,
  'answer-the-match': answerMatch,
  'sign-together': signTogether,
  'state-before-a-placement': state,
  'approve-the-placement': approve,
  'confirm-the-first-day': confirmDayOne,
  'say-not-come': sayNotCome,
  'uphold-the-no-show': upholdNoShow,
  'talk-after-the-no-show': talkAfterNoShow,
  'complete-the-class': (life) => life.asks('CompleteCourse', { completedOn: life.today, certificate: true }),
  'register-in-vitas': (life) => life.asks('RegisterInVitas', { registeredOn: life.today }),
  'count-school-hours': recordSchoolHours,
  'extend-the-igu': extendIgu,
  'complete-the-igu': (life) =>
    life.asks('CompleteIgu', { completedOn: life.today, certificateOn: life.today }),
  'end-the-placement': (life) => life.asks('EndPlacement', { endedOn: life.today, outcome: 'none' }),
  'say-whether-employed': sayWhetherEmployed,
  'end-the-trial': endTrial,
  'come-back-from-absence': comeBackFromAbsence,
  'return-to-recruitment': (life) => comeBack(life, 'dismissed'),
  'close-the-journey': close,
  'find-a-road': (life) => takeRoad(life, life.dice.oneOf(life.assumes.roads)),
  'find-a-road-after-the-class': (life) => takeRoad(life, life.dice.oneOf(life.assumes.roadsAfterCourse)),
  'find-a-road-after-the-igu': (life) => takeRoad(life, life.dice.oneOf(life.assumes.afterIgu)),
  'find-a-road-after-the-placement': (life) => takeRoad(life, life.dice.oneOf(life.assumes.afterPlacement)),
  'find-another-igu': (life) => takeRoad(life, 'igu'),
};

/**
 * What the parties do about what they owe, by its kind. If a kind has no entry, nobody answers it, and the
 * rehearsal names it.
 */
export const ANSWERS: Readonly<Partial<Record<ObligationKind, RehearsedAnswer>>> = Object.fromEntries(
  JOURNEY_OBLIGATION_KINDS.flatMap((kind) => {
    const answer = answerOf(KINDS[kind]);
    return answer === undefined ? [] : [[kind, answer]];
  }),
);

function answerOf({ rehearsed }: Kind): RehearsedAnswer | undefined {
  const { does, knownDaysBefore, begunDaysBefore: begunBefore, takes } = rehearsed;
  if (does === 'nothing') return undefined;
  return {
    answer: ACTS[does],
    ...(knownDaysBefore !== undefined && {
      notBefore: ({ due }: NewObligation) => addDays(due, -knownDaysBefore),
    }),
    ...(begunBefore !== undefined && { begunBefore }),
    ...(takes !== undefined && { takes }),
  };
}

function recordScreening(life: Life): void {
  life.asks('RecordScreening', {
    screenedOn: life.today,
    schoolYears: 9,
    latinScript: true,
    trade: '7131',
    yearsWorked: 6,
    danishTrack: 2,
    danishModule: 3,
    testsPassed: [],
  });
}

function decideScreening(life: Life): void {
  if (life.dice.happens(life.assumes.declinedAtScreening)) {
    life.asks('DeclineScreening', { declinedOn: life.today, cause: 'declined' });
  } else {
    life.asks('AcceptScreening', { acceptedOn: life.today });
  }
}

/** Company and person sign when the second of them gets to it. */
function signTogether(life: Life, owed: NewObligation): void {
  if (isLastOf(life, owed, ['agreement-signed', 'agreement-signed-person'])) signAgreement(life);
}

function confirmDayOne(life: Life): void {
  const { dice, assumes, journey, today } = life;
  const { stage } = journey;
  if (stage !== 'course' && stage !== 'igu' && stage !== 'placement') return;
  life.asks('ConfirmDayOne', { of: stage, came: !dice.happens(assumes.noShow[stage]), on: today });
}

/** A made-up no-show really is one: the person says so too. */
function sayNotCome(life: Life): void {
  const { stage } = life.journey;
  if (stage !== 'course' && stage !== 'igu' && stage !== 'placement') return;
  life.asks('AnswerNoShow', { of: stage, came: false });
}

function upholdNoShow(life: Life): void {
  const { stage } = life.journey;
  if (stage !== 'course' && stage !== 'igu' && stage !== 'placement') return;
  life.asks('UpholdNoShow', { of: stage });
}

function talkAfterNoShow(life: Life): void {
  const { stage } = life.journey;
  if (stage !== 'course' && stage !== 'igu' && stage !== 'placement') return;
  life.asks('RecordTalk', { talk: 'no-show', heldOn: life.today });
  if (life.dice.happens(life.assumes.comesAfterTalk)) {
    life.asks('ConfirmDayOne', { of: stage, came: true, on: life.today });
  } else {
    comeBack(life, 'no-show');
  }
}

/**
 * The school has given its hours as time went by: the share of the hours done is the share of the course that
 * is over.
 */
function recordSchoolHours(life: Life): void {
  const { journey, today } = life;
  const { igu, stage, rulebook: version } = journey;
  const { law } = rulebook(version);
  const rules = igu && iguRulesAt(law, addDays(igu.startsOn, -igu.servedDays));
  if (stage !== 'igu' || igu === undefined || rules === undefined) return;
  const served = igu.servedDays + daysBetween(igu.startsOn, today);
  const whole = igu.servedDays + daysBetween(igu.startsOn, igu.endsOn);
  const hoursDone = Math.floor(schoolHoursOwed(rules, law) * Math.min(1, Math.max(0, served) / whole));
  life.asks('RecordSchoolHours', { asOf: today, hoursDone });
}

/** The two years are made longer by the absence, if the law lets it count. */
function extendIgu(life: Life): void {
  const { absence, journey, today } = life;
  const { igu } = journey;
  if (absence === undefined || igu === undefined) return;
  const { from, backOn, kind } = absence;
  const isLong = daysBetween(from, backOn) > LONG_ABSENCE_DAYS;
  if (kind !== 'leave-by-law' && !isLong) return;
  const reason = kind === 'leave-by-law' ? kind : 'long-absence';
  // Days before the first day, or after the last, are no absence from the course.
  const absentFrom = from < igu.startsOn ? igu.startsOn : from;
  if (absentFrom < backOn && absentFrom <= igu.endsOn)
    life.asks('ExtendIgu', { reason, agreedOn: today, absentFrom, backOn });
}

/** The employer's answer, whichever month it is about. */
function sayWhetherEmployed(life: Life, owed: NewObligation): void {
  giveAnswer(life, owed, isEmployed(life) ? 'employed' : 'not-employed');
}

function endTrial(life: Life): void {
  life.asks('EndTrial', { endedOn: life.today, continues: isEmployed(life) });
}

function isEmployed({ losesJobOn, today }: Life): boolean {
  return losesJobOn === undefined || today < losesJobOn;
}

function close(life: Life): void {
  const outcome = life.journey.employment?.kind ?? 'job';
  life.asks('CloseJourney', { outcome, on: life.today });
}
