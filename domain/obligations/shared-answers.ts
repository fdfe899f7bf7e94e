import { addDays, addMonths } from '../vocabulary/calendar.ts';
import type { PAPERS, TALKS } from '../vocabulary/codes.ts';
import type { AnswerOption, QuestionContext, Values } from './answer-options.ts';

// Answers that are long, or that more than one kind of obligation has; the kinds in `obligations/kinds/` use
// them.

/** For a command that has no fields other than those that are asked for. */
export const nothing = () => ({});

/** A talk has been held: on which day. */
export const talk = (held: (typeof TALKS)[number]): readonly AnswerOption[] => [
  {
    id: 'done',
    command: 'RecordTalk',
    asks: ['heldOn'],
    known: () => ({ talk: held }),
    suggests: byToday('heldOn'),
  },
];

/** A paper is there, or has been seen: since which day. */
export const paper = (
  recorded: (typeof PAPERS)[number],
  id: 'done' | 'not-extended' = 'done',
): readonly AnswerOption[] => [
  { id, command: 'RecordPaper', asks: ['on'], known: () => ({ paper: recorded }), suggests: byToday('on') },
];

/**
 * The question about a first day names its date, so that one click answers. Whoever begins on another day
 * asks for another date.
 */
export const dayOne = (of: 'course' | 'igu' | 'placement', came: boolean): AnswerOption => ({
  id: came ? 'came' : 'did-not-come',
  command: 'ConfirmDayOne',
  asks: [],
  known: ({ journey }) => {
    const on = journey[of]?.startsOn;
    return on === undefined ? undefined : { of, came, on };
  },
  from: ({ journey }) => journey[of]?.startsOn,
});

/**
 * What is known of a first day that was already told of: whether it is of a class, an IGU or a placement
 * follows from the stage.
 */
export function ofThisStage(others: Values): (asked: QuestionContext) => Values | undefined {
  return ({ journey: { stage } }) =>
    stage === 'course' || stage === 'igu' || stage === 'placement' ? { of: stage, ...others } : undefined;
}

/** Somebody reported that the person did not come, but the person has come: on which day. */
export const cameAfterAll: AnswerOption = {
  id: 'came',
  command: 'ConfirmDayOne',
  asks: ['on'],
  known: ofThisStage({ came: true }),
  suggests: byToday('on'),
};

/** Either side turns down a proposed company: for which reason. */
export const refusalOfMatch = (refusedBy: 'company' | 'person'): AnswerOption => ({
  id: 'refuse',
  command: 'RefuseMatch',
  asks: ['cause'],
  known: ({ journey: { match }, today }) => match && { company: match.company, refusedBy, on: today },
});

/** The IGU agreement is signed: what stands in it. */
export const sign: AnswerOption = {
  id: 'signed',
  command: 'SignIguAgreement',
  asks: ['signedOn', 'startsOn', 'endsOn', 'weeklyWorkHours', 'weeklyHoursWithSchool', 'publicEmployer'],
  known: ({ journey: { match } }) => match && { company: match.company },
  suggests: ({ journey: { match } }) => ({
    startsOn: match?.plannedStart,
    ...(match?.plannedStart !== undefined && { endsOn: addDays(addMonths(match.plannedStart, 24), -1) }),
  }),
};

/** Whether somebody is still employed this many months into a job: one click. */
export const retention = (month: number): readonly AnswerOption[] =>
  [true, false].map((employed): AnswerOption => ({
    id: employed ? 'employed' : 'not-employed',
    command: 'ConfirmRetention',
    asks: [],
    known: () => ({ month, employed }),
  }));

/** A trial period is over: on which day, and whether it goes on. */
export const trial = (continues: boolean): AnswerOption => ({
  id: continues ? 'goes-on' : 'stopped',
  command: 'EndTrial',
  asks: ['endedOn'],
  known: () => ({ continues }),
});

/**
 * Somebody is back in recruitment, from a given stage or from whichever it is: on which day, for which
 * reason.
 */
export const returned = (from: 'igu' | 'placement' | 'employment' | 'stage'): AnswerOption => ({
  id: 'returned',
  command: 'ReturnToRecruitment',
  asks: ['on', 'cause'],
  known: ({ journey: { stage } }) =>
    stage === 'screening' ||
    stage === 'recruitment' ||
    stage === 'closed' ||
    (from !== 'stage' && from !== stage)
      ? undefined
      : { from: stage },
  suggests: byToday('on'),
});

/** A job in the company where the person already is. */
export const jobInSameCompany: AnswerOption = {
  id: 'job-in-same-company',
  command: 'StartEmployment',
  asks: ['kind', 'startsOn', 'weeklyHours'],
  known: ({ journey: { stage, igu, placement } }) => {
    const employer = stage === 'placement' ? placement?.company : igu?.company;
    return employer === undefined ? undefined : { employer };
  },
};

/** A part of the bonus is claimed: on which day. */
export const bonus = (part: 'six-months' | 'completion'): readonly AnswerOption[] => [
  {
    id: 'claimed',
    command: 'ClaimBonus',
    asks: ['claimedOn'],
    known: () => ({ part }),
    suggests: byToday('claimedOn'),
  },
];

/** What is asked for by telephone as often as not has happened today. */
export function byToday(field: string): (asked: QuestionContext) => Values {
  return ({ today }) => ({ [field]: today });
}
