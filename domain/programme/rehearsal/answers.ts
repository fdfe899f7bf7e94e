import type { CommandFields } from '../../journeys/commands.ts';
import { schoolHoursOwed } from '../../law/school-hours.ts';
import { LONG_ABSENCE_DAYS } from '../../obligations/pause.ts';
import { iguRulesAt, rulebook } from '../../rulebook/index.ts';
import { addDays, daysBetween } from '../../vocabulary/calendar.ts';
import type { CalendarDate } from '../../vocabulary/calendar.ts';
import type { ObligationKind } from '../../vocabulary/obligation-kinds.ts';
import { comeBackFromAbsence } from './fates.ts';
import type { Life } from './life.ts';
import { answerMatch, approve, state } from './matches.ts';
import { isLastOf } from './owed.ts';
import type { Answer, Owed } from './owed.ts';
import { comeBack, signAgreement, takeRoad } from './roads.ts';

/** A place is looked for from so long before a course ends, and by the prompt so long before that they get it. */
const [LOOK_AHEAD_DAYS, MATCHING_DAYS] = [42, 21];

const onTheDay = ({ due }: Owed): CalendarDate => due;
const daysBefore =
  (days: number) =>
  ({ due }: Owed): CalendarDate =>
    addDays(due, -days);
const talk =
  (held: CommandFields<'RecordTalk'>['talk']): Answer['answer'] =>
  (life) =>
    life.asks('RecordTalk', { talk: held, heldOn: life.today });
const paper =
  (recorded: CommandFields<'RecordPaper'>['paper']): Answer['answer'] =>
  (life) =>
    life.asks('RecordPaper', { paper: recorded, on: life.today });

/**
 * What the parties do about what they owe, by its kind. A kind that has no entry here is answered by nobody, and the
 * rehearsal names it: a new obligation gets its entry together with its words and its mail.
 */
export const ANSWERS: Readonly<Partial<Record<ObligationKind, Answer>>> = {
  'first-contact': { answer: talk('first-contact') },
  'screening-result': { answer: recordScreening },
  'screening-decision': { answer: decideScreening },
  'test-registration': { answer: paper('test-registration') },
  'integration-contract': { answer: paper('integration-contract') },
  'integration-talk': { answer: talk('integration') },
  'danish-referral': { answer: paper('danish-referral') },

  'seat-or-place': {
    takes: 'daysToFindPlace',
    answer: (life) => takeRoad(life, life.dice.oneOf(life.assumes.roads)),
  },
  'match-answer': { answer: answerMatch('company') },
  'match-answer-person': { answer: answerMatch('person') },
  'agreement-signed': { answer: signTogether },
  'agreement-signed-person': { answer: signTogether },
  // One paper shows it all: whoever comes to it first has it recorded, and has looked at the scheme as well.
  'eligibility-check': { answer: paper('eligibility') },
  'eligibility-papers': { answer: paper('eligibility') },
  'igu-start-allowed': { answer: paper('igu-intake') },
  'money-talk': { answer: talk('money') },
  'placement-approval': { answer: approve },
  'fair-ratio': { answer: state('fair-ratio') },
  'union-statement': { answer: state('union-statement') },

  'amu-seat': { answer: paper('amu-seat') },
  'day-one-course': { notBefore: onTheDay, answer: confirmDayOne },
  'day-one-course-person': { notBefore: onTheDay, answer: confirmDayOne },
  'day-one-igu': { notBefore: onTheDay, answer: confirmDayOne },
  'day-one-igu-person': { notBefore: onTheDay, answer: confirmDayOne },
  'day-one-placement': { notBefore: onTheDay, answer: confirmDayOne },
  'day-one-placement-person': { notBefore: onTheDay, answer: confirmDayOne },
  'no-show-person': { answer: sayNotCome },
  'no-show-disputed': { answer: upholdNoShow },
  'no-show': { answer: talkAfterNoShow },
  'course-completion': {
    notBefore: daysBefore(7),
    answer: (life) => life.asks('CompleteCourse', { completedOn: life.today, certificate: true }),
  },
  'place-after-course': {
    notBefore: daysBefore(LOOK_AHEAD_DAYS),
    begunBefore: MATCHING_DAYS,
    answer: (life) => takeRoad(life, life.dice.oneOf(life.assumes.roadsAfterCourse)),
  },

  'vitas-registration': { answer: (life) => life.asks('RegisterInVitas', { registeredOn: life.today }) },
  'de-minimis': { answer: paper('de-minimis') },
  'training-plan': { answer: (life) => life.asks('SubmitTrainingPlan', { submittedOn: life.today }) },
  'monthly-allowance': {
    answer: (life, { occurrence = '' }) => life.asks('ClaimAllowance', { month: occurrence }),
  },
  'school-hours': { answer: recordSchoolHours },
  'bonus-six-months': { answer: claimBonus('six-months') },
  'igu-extension': { answer: extendIgu },
  'end-of-igu-talk': { notBefore: daysBefore(30), answer: talk('before-end-of-igu') },
  'igu-certificates': { notBefore: daysBefore(30), answer: paper('certificates') },
  'igu-certificate': {
    answer: (life) => life.asks('CompleteIgu', { completedOn: life.today, certificateOn: life.today }),
  },
  'bonus-completion': { answer: claimBonus('completion') },
  'job-after-igu': { answer: (life) => takeRoad(life, life.dice.oneOf(life.assumes.afterIgu)) },
  'partial-proof': { answer: paper('partial-proof') },
  'successor-company': { takes: 'daysToFindPlace', answer: (life) => takeRoad(life, 'igu') },

  'placement-talk': { answer: talk('placement') },
  'placement-end': {
    notBefore: onTheDay,
    answer: (life) => life.asks('EndPlacement', { endedOn: life.today, outcome: 'none' }),
  },
  'step-after-placement': { answer: (life) => takeRoad(life, life.dice.oneOf(life.assumes.afterPlacement)) },

  'retention-1': { answer: confirmRetention(1) },
  'retention-3': { answer: confirmRetention(3) },
  'retention-6': { answer: confirmRetention(6) },
  'retention-12': { answer: confirmRetention(12) },
  'trial-end': { notBefore: daysBefore(14), answer: endTrial },
  'trial-end-person': { notBefore: daysBefore(14), answer: endTrial },
  'job-lost': { answer: (life) => comeBack(life, 'dismissed') },
  'close-journey': { answer: close },

  'pause-over': { notBefore: onTheDay, answer: comeBackFromAbsence },
  // It can be applied for from about the first reminder on.
  'residence-permit': { notBefore: daysBefore(76), answer: paper('residence-permit') },
  'consent-review': { notBefore: daysBefore(30), answer: paper('consent-review') },
  'data-retention': { answer: paper('data-retention') },
  'help-asked-for': { answer: (life, { cause }) => life.asks('SettleHelp', { event: cause }) },
  'jobcentre-signal': { answer: (life, { cause }) => life.asks('SettleSignal', { event: cause }) },
};

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

/** Company and person sign when the second of them comes to it. */
function signTogether(life: Life, owed: Owed): void {
  if (isLastOf(life, owed, ['agreement-signed', 'agreement-signed-person'])) signAgreement(life);
}

function confirmDayOne(life: Life): void {
  const { dice, assumes, journey, today } = life;
  const { stage } = journey;
  if (stage !== 'course' && stage !== 'igu' && stage !== 'placement') return;
  life.asks('ConfirmDayOne', { of: stage, came: !dice.happens(assumes.noShow[stage]), on: today });
}

/** A made-up no-show is one: the person says so too. */
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

/** The school has given its hours as the time went by: what share of the course is over, that share of them is done. */
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

function claimBonus(part: CommandFields<'ClaimBonus'>['part']): Answer['answer'] {
  return (life) => life.asks('ClaimBonus', { part, claimedOn: life.today });
}

/** The two years are made longer by the absence, where it is one that the law lets count. */
function extendIgu(life: Life): void {
  const { absence, journey, today } = life;
  const { igu } = journey;
  if (absence === undefined || igu === undefined) return;
  const { from, backOn, kind } = absence;
  const isLong = daysBetween(from, backOn) > LONG_ABSENCE_DAYS;
  if (kind !== 'leave-by-law' && !isLong) return;
  const reason = kind === 'leave-by-law' ? kind : 'long-absence';
  // What of it lies before the first day, or after the last, is no absence from the course.
  const absentFrom = from < igu.startsOn ? igu.startsOn : from;
  if (absentFrom < backOn && absentFrom <= igu.endsOn)
    life.asks('ExtendIgu', { reason, agreedOn: today, absentFrom, backOn });
}

function confirmRetention(month: CommandFields<'ConfirmRetention'>['month']): Answer['answer'] {
  return (life) => life.asks('ConfirmRetention', { month, employed: isEmployed(life) });
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
