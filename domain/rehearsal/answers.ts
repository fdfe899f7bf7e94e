import { addDays, addMonths, daysBetween, workingDayOnOrAfter } from '../calendar.ts';
import type { CalendarDate } from '../calendar.ts';
import type { CommandFields } from '../commands.ts';
import { earliestIguEnd } from '../igu.ts';
import { openObligations } from '../journey.ts';
import type { EventPayloads, EventType } from '../journey.ts';
import type { ObligationKind } from '../rulebook/kinds.ts';
import type { Life } from './life.ts';

/** Something just owed, as its event tells it. */
export type Owed = EventPayloads['ObligationOpened'];

/** What a party does about one kind of obligation. */
export interface Answer {
  /** Done when the party comes to it. What is still owed afterwards is tried again later. */
  readonly answer: (life: Life, owed: Owed) => void;
  /** The first day it can be known at all, where the obligation itself does not say. */
  readonly notBefore?: (owed: Owed) => CalendarDate;
  /** How many days it takes, where that is no matter of being prompt. */
  readonly takes?: 'daysToFindPlace';
}

/** A place is looked for from so long before a course ends. */
const LOOK_AHEAD_DAYS = 42;
const HOURS = { weeklyWorkHours: 27, weeklyHoursWithSchool: 37 } as const;
const JOB_HOURS = 37;
/** Nobody's leaving is looked for farther ahead than any rehearsal plays. */
const MONTHS_LOOKED_AHEAD = 120;

const onTheDay = ({ due }: Owed): CalendarDate => due;

/**
 * What the parties do about what they owe, by its kind. A kind that has no entry here is answered by nobody, and the
 * rehearsal names it: a new obligation gets its entry together with its words and its mail.
 */
export const ANSWERS: Readonly<Partial<Record<ObligationKind, Answer>>> = {
  'screening-result': { answer: recordScreening },
  'screening-decision': { answer: decideScreening },
  'seat-or-place': {
    takes: 'daysToFindPlace',
    answer: (life) => takeRoad(life, life.dice.oneOf(life.assumes.roads)),
  },
  'agreement-signed': { answer: signAgreement },
  'day-one-course': { notBefore: onTheDay, answer: confirmDayOne },
  'day-one-igu': { notBefore: onTheDay, answer: confirmDayOne },
  'day-one-placement': { notBefore: onTheDay, answer: confirmDayOne },
  'no-show': { answer: talkAfterNoShow },
  'course-completion': {
    notBefore: ({ due }) => addDays(due, -7),
    answer: (life) => life.asks('CompleteCourse', { completedOn: life.today, certificate: true }),
  },
  'place-after-course': {
    notBefore: ({ due }) => addDays(due, -LOOK_AHEAD_DAYS),
    answer: (life) => takeRoad(life, life.dice.oneOf(life.assumes.roadsAfterCourse)),
  },
  'vitas-registration': { answer: (life) => life.asks('RegisterInVitas', { registeredOn: life.today }) },
  'training-plan': { answer: (life) => life.asks('SubmitTrainingPlan', { submittedOn: life.today }) },
  'monthly-allowance': {
    answer: (life, { occurrence = '' }) => life.asks('ClaimAllowance', { month: occurrence }),
  },
  'bonus-six-months': {
    answer: (life) => life.asks('ClaimBonus', { part: 'six-months', claimedOn: life.today }),
  },
  'igu-certificate': {
    answer: (life) => life.asks('CompleteIgu', { completedOn: life.today, certificateOn: life.today }),
  },
  'bonus-completion': {
    answer: (life) => life.asks('ClaimBonus', { part: 'completion', claimedOn: life.today }),
  },
  'job-after-igu': { answer: (life) => takeRoad(life, life.dice.oneOf(life.assumes.afterIgu)) },
  'placement-end': {
    notBefore: onTheDay,
    answer: (life) => life.asks('EndPlacement', { endedOn: life.today, outcome: 'none' }),
  },
  'step-after-placement': { answer: (life) => takeRoad(life, life.dice.oneOf(life.assumes.afterPlacement)) },
  'retention-1': { answer: confirmRetention(1) },
  'retention-3': { answer: confirmRetention(3) },
  'retention-6': { answer: confirmRetention(6) },
  'retention-12': { answer: confirmRetention(12) },
  'job-lost': { answer: (life) => comeBack(life, 'dismissed') },
  'close-journey': { answer: close },
  'jobcentre-signal': { answer: (life, { cause }) => life.asks('SettleSignal', { event: cause }) },
};

/** What an event brings about in a person's life without anybody owing it: who stops, who leaves, who loses a job. */
export const FATES: { readonly [T in EventType]?: (life: Life, payload: EventPayloads[T]) => void } = {
  PersonReferred: leaveSomeDay,
  DayOneConfirmed: stopSomeDay,
  EmploymentStarted: (life, { startsOn }) => {
    const { dice, assumes } = life;
    const isLost = dice.happens(assumes.jobLostWithinYear);
    life.losesJobOn = isLost ? addDays(startsOn, 1 + dice.below(365)) : undefined;
  },
};

/** The ways on from where a person is. */
const ROADS = {
  course: admitToCourse,
  igu: matchForIgu,
  placement: place,
  job: (life: Life) => employ(life, 'job'),
  'vocational-education': (life: Life) => employ(life, 'vocational-education'),
  search: (life: Life) => comeBack(life, 'other', false),
  leaves: (life: Life) => leave(life, 'other'),
} as const satisfies Record<string, (life: Life) => void>;

/** Takes a road, unless a company is just about to sign: then everybody waits for that. */
function takeRoad(life: Life, road: keyof typeof ROADS): void {
  if (!owes(life, 'agreement-signed')) ROADS[road](life);
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
  if (life.dice.happens(life.assumes.declinedAtScreening)) leave(life, 'declined');
  else life.asks('AcceptScreening', { acceptedOn: life.today });
}

function admitToCourse(life: Life): void {
  const { dice, assumes } = life;
  const startsOn = firstDay(life);
  const endsOn = addDays(startsOn, dice.within(assumes.courseDays));
  life.asks('AdmitToCourse', { school: 'a-school', sector: dice.oneOf(assumes.sectors), startsOn, endsOn });
}

/** A company for an IGU, where the rules let this person have one at all; else a placement. */
function matchForIgu(life: Life): void {
  const company = life.company();
  const plannedStart = firstDay(life);
  if (!life.may('SignIguAgreement', agreement(life, company, plannedStart), facts(life, plannedStart))) {
    place(life);
  } else if (match(life, 'igu', company)) {
    life.asks('AgreeMatch', { company, kind: 'igu', plannedStart });
  }
}

function signAgreement(life: Life): void {
  const { match } = life.journey;
  if (match === undefined) return;
  // What is signed late starts late: an agreement is there before the first day or not at all.
  const soonest = workingDayOnOrAfter(addDays(life.today, 1));
  const planned = match.plannedStart ?? soonest;
  const startsOn = planned > soonest ? planned : soonest;
  const isSigned = life.asks(
    'SignIguAgreement',
    agreement(life, match.company, startsOn),
    facts(life, startsOn),
  );
  if (!isSigned) place(life);
}

/** Two years, or what is left of them where another company began. */
function agreement(life: Life, company: string, startsOn: CalendarDate): CommandFields<'SignIguAgreement'> {
  return {
    ...HOURS,
    company,
    signedOn: life.today,
    startsOn,
    endsOn: earliestIguEnd(life.journey, startsOn),
    publicEmployer: life.isPublic(company),
  };
}

function facts(life: Life, startsOn: CalendarDate) {
  const years = daysBetween(life.journey.referral?.referredOn ?? startsOn, startsOn) / 365.25;
  return { ageAtStart: life.age + Math.floor(years) };
}

function place(life: Life): void {
  const { dice, assumes, journey } = life;
  const company = journey.stage === 'placement' ? journey.placement?.company : life.company();
  if (company === undefined || (journey.stage !== 'placement' && !match(life, 'placement', company))) return;
  const startsOn = firstDay(life);
  life.asks('ApprovePlacement', {
    kind: dice.oneOf(assumes.placementKinds),
    company,
    approvedOn: life.today,
    startsOn,
    endsOn: workingDayOnOrAfter(addDays(startsOn, dice.within(assumes.placementDays))),
  });
}

/** A job where the person already is, or with a company that is found for it. */
function employ(life: Life, kind: 'job' | 'vocational-education'): void {
  const { stage, igu, placement } = life.journey;
  const known = stage === 'igu' ? igu?.company : stage === 'placement' ? placement?.company : undefined;
  const employer = known ?? life.company();
  if (known === undefined && !match(life, 'job', employer)) return;
  life.asks('StartEmployment', { employer, kind, startsOn: firstDay(life), weeklyHours: JOB_HOURS });
}

/** Proposes a match. Says whether both sides say yes. */
function match(life: Life, kind: CommandFields<'ProposeMatch'>['kind'], company: string): boolean {
  const { dice, assumes } = life;
  life.asks('ProposeMatch', { kind, company, sector: dice.oneOf(assumes.sectors) });
  return !dice.happens(assumes.matchRefused);
}

function confirmDayOne(life: Life): void {
  const { dice, assumes, journey, today } = life;
  const { stage } = journey;
  if (stage !== 'course' && stage !== 'igu' && stage !== 'placement') return;
  life.asks('ConfirmDayOne', { of: stage, came: !dice.happens(assumes.noShow[stage]), on: today });
}

function talkAfterNoShow(life: Life): void {
  const { stage } = life.journey;
  if (stage !== 'course' && stage !== 'igu' && stage !== 'placement') return;
  if (life.dice.happens(life.assumes.comesAfterTalk)) {
    life.asks('ConfirmDayOne', { of: stage, came: true, on: life.today });
  } else {
    comeBack(life, 'other');
  }
}

function confirmRetention(month: CommandFields<'ConfirmRetention'>['month']): Answer['answer'] {
  return (life) => {
    const { losesJobOn, today } = life;
    life.asks('ConfirmRetention', { month, employed: losesJobOn === undefined || today < losesJobOn });
  };
}

/** Back to recruitment, where some leave the programme instead of trying once more. */
function comeBack(life: Life, cause: CommandFields<'ReturnToRecruitment'>['cause'], mayLeave = true): void {
  const { stage } = life.journey;
  if (stage === 'course' || stage === 'igu' || stage === 'placement' || stage === 'employment') {
    life.asks('ReturnToRecruitment', { from: stage, on: life.today, cause });
  }
  if (mayLeave && life.dice.happens(life.assumes.leavesOnReturn)) leave(life, 'no-contact');
}

function leave(life: Life, cause: NonNullable<CommandFields<'CloseJourney'>['cause']>): void {
  life.asks('CloseJourney', { outcome: 'not-established', cause, on: life.today });
}

function close(life: Life): void {
  const outcome = life.journey.employment?.kind ?? 'job';
  life.asks('CloseJourney', { outcome, on: life.today });
}

/** People move, fall ill or lose touch: in every month as likely as in the other. Those in work stay. */
function leaveSomeDay(life: Life): void {
  const { dice, assumes, today } = life;
  let month = 0;
  while (!dice.happens(assumes.leavesEachMonth)) {
    month += 1;
    if (month > MONTHS_LOOKED_AHEAD) return;
  }
  life.on(addDays(addMonths(today, month), dice.below(28)), () => {
    const { stage } = life.journey;
    if (stage !== 'employment' && stage !== 'closed') leave(life, 'moved');
  });
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
    const last = addDays(endsOn, -1);
    const day = addDays(startsOn, dice.within(assumes.iguEarlyEndAfterDays));
    life.on(day < last ? day : last, () => {
      if (stillThere() && life.journey.igu?.completedOn === undefined) {
        ROADS[dice.oneOf(assumes.afterEarlyEnd)](life);
      }
    });
  } else if (dice.happens(of === 'course' ? assumes.courseDropOut : assumes.placementDropOut)) {
    life.on(addDays(startsOn, 1 + dice.below(Math.max(1, daysBetween(startsOn, endsOn) - 1))), () => {
      if (stillThere()) comeBack(life, 'resigned');
    });
  }
}

/** A working day some time ahead, on which something begins. */
function firstDay({ today, dice, assumes }: Life): CalendarDate {
  return workingDayOnOrAfter(addDays(today, 1 + dice.within(assumes.daysToFirstDay)));
}

function owes({ journey }: Life, kind: ObligationKind): boolean {
  return openObligations(journey).some((obligation) => obligation.kind === kind);
}
