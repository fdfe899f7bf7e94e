import { addDays, addMonths } from './calendar.ts';
import type { CalendarDate } from './calendar.ts';
import type { DocumentKind, PAPERS, TALKS } from './codes.ts';
import type { COMMANDS, CommandType } from './commands.ts';
import type { Journey, Obligation } from './journey.ts';
import type { ObligationKind } from './rulebook/kinds.ts';

/** What can be answered to a question; each has its words in `words/answers.ts`. */
export const ANSWER_IDS = [
  'done',
  'screened',
  'accept',
  'decline',
  'agree',
  'yes-please',
  'refuse',
  'signed',
  'approved',
  'came',
  'did-not-come',
  'i-was-there',
  'i-did-not-come',
  'completed',
  'registered',
  'submitted',
  'claimed',
  'hours-counted',
  'extended',
  'not-extended',
  'ended',
  'job-in-same-company',
  'returned',
  'employed',
  'not-employed',
  'goes-on',
  'stopped',
  'closed',
  'back',
  'settled',
] as const;
/** One of them. */
export type AnswerId = (typeof ANSWER_IDS)[number];

/** What is known where a question is put: the journey, what is owed, and the day. */
export interface Asked {
  readonly journey: Journey;
  readonly obligation: Obligation;
  readonly today: CalendarDate;
}

type Values = Readonly<Record<string, unknown>>;
type FieldsOf<T extends CommandType> = Extract<keyof (typeof COMMANDS)[T]['fields'], string>;

/**
 * One answer to what somebody owes: which command it gives, which of its fields are asked of whoever answers, and which
 * follow from the journey.
 */
export type AnswerOption = {
  readonly [T in CommandType]: {
    readonly id: AnswerId;
    readonly command: T;
    /** In the order in which they are asked. */
    readonly asks: readonly FieldsOf<T>[];
    /** The other fields. `undefined`: this journey lacks what they need, and the answer is not offered. */
    readonly known: (asked: Asked) => Values | undefined;
    /** The day from which it can be answered, where that is a day to come: a first day is asked about before it. */
    readonly from?: (asked: Asked) => CalendarDate | undefined;
    /** What stands in the asked fields before anything is filled in. */
    readonly suggests?: (asked: Asked) => Values;
    /** What file may come along with it. Never one that must: whoever has none at hand can answer all the same. */
    readonly takesFile?: DocumentKind;
  };
}[CommandType];

const nothing = () => ({});

const talk = (held: (typeof TALKS)[number]): readonly AnswerOption[] => [
  {
    id: 'done',
    command: 'RecordTalk',
    asks: ['heldOn'],
    known: () => ({ talk: held }),
    suggests: byToday('heldOn'),
  },
];

const paper = (
  recorded: (typeof PAPERS)[number],
  id: 'done' | 'not-extended' = 'done',
): readonly AnswerOption[] => [
  { id, command: 'RecordPaper', asks: ['on'], known: () => ({ paper: recorded }), suggests: byToday('on') },
];

/** A first day is asked about by its date, so that one click answers; who begins on another day asks for that. */
const dayOne = (of: 'course' | 'igu' | 'placement', came: boolean): AnswerOption => ({
  id: came ? 'came' : 'did-not-come',
  command: 'ConfirmDayOne',
  asks: [],
  known: ({ journey }) => {
    const on = journey[of]?.startsOn;
    return on === undefined ? undefined : { of, came, on };
  },
  from: ({ journey }) => journey[of]?.startsOn,
});

/** What is known of a first day that was told of before: whose it was, by the stage. */
function ofThisStage(others: Values): (asked: Asked) => Values | undefined {
  return ({ journey: { stage } }) =>
    stage === 'course' || stage === 'igu' || stage === 'placement' ? { of: stage, ...others } : undefined;
}

const cameAfterAll: AnswerOption = {
  id: 'came',
  command: 'ConfirmDayOne',
  asks: ['on'],
  known: ofThisStage({ came: true }),
  suggests: byToday('on'),
};

const refuseMatch = (refusedBy: 'company' | 'person'): AnswerOption => ({
  id: 'refuse',
  command: 'RefuseMatch',
  asks: ['cause'],
  known: ({ journey: { match }, today }) => match && { company: match.company, refusedBy, on: today },
});

const sign: AnswerOption = {
  id: 'signed',
  command: 'SignIguAgreement',
  asks: ['signedOn', 'startsOn', 'endsOn', 'weeklyWorkHours', 'weeklyHoursWithSchool', 'publicEmployer'],
  known: ({ journey: { match } }) => match && { company: match.company },
  suggests: ({ journey: { match } }) => ({
    startsOn: match?.plannedStart,
    ...(match?.plannedStart !== undefined && { endsOn: addDays(addMonths(match.plannedStart, 24), -1) }),
  }),
};

const retention = (month: number): readonly AnswerOption[] =>
  [true, false].map((employed): AnswerOption => ({
    id: employed ? 'employed' : 'not-employed',
    command: 'ConfirmRetention',
    asks: [],
    known: () => ({ month, employed }),
  }));

const trial = (continues: boolean): AnswerOption => ({
  id: continues ? 'goes-on' : 'stopped',
  command: 'EndTrial',
  asks: ['endedOn'],
  known: () => ({ continues }),
});

const returned = (from: 'igu' | 'placement' | 'employment' | 'stage'): AnswerOption => ({
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

/** A job where the person is already. */
const jobInSameCompany: AnswerOption = {
  id: 'job-in-same-company',
  command: 'StartEmployment',
  asks: ['kind', 'startsOn', 'weeklyHours'],
  known: ({ journey: { stage, igu, placement } }) => {
    const employer = stage === 'placement' ? placement?.company : igu?.company;
    return employer === undefined ? undefined : { employer };
  },
};

const bonus = (part: 'six-months' | 'completion'): readonly AnswerOption[] => [
  {
    id: 'claimed',
    command: 'ClaimBonus',
    asks: ['claimedOn'],
    known: () => ({ part }),
    suggests: byToday('claimedOn'),
  },
];

/** What is asked for by telephone as often as not has happened today. */
function byToday(field: string): (asked: Asked) => Values {
  return ({ today }) => ({ [field]: today });
}

/**
 * How each obligation can be answered by whoever owes it, without knowing anything of commands. Empty where an answer
 * takes the whole console: a class, a company to be found. The compiler asks for the missing.
 */
export const QUESTIONS: Readonly<Record<ObligationKind, readonly AnswerOption[]>> = {
  'first-contact': talk('first-contact'),
  'screening-result': [
    {
      id: 'screened',
      command: 'RecordScreening',
      asks: [
        'screenedOn',
        'schoolYears',
        'latinScript',
        'trade',
        'yearsWorked',
        'danishTrack',
        'danishModule',
        'testsPassed',
        'wishedSector',
      ],
      known: nothing,
    },
  ],
  'screening-decision': [
    {
      id: 'accept',
      command: 'AcceptScreening',
      asks: ['acceptedOn'],
      known: nothing,
      suggests: byToday('acceptedOn'),
    },
    {
      id: 'decline',
      command: 'DeclineScreening',
      asks: ['declinedOn', 'cause'],
      known: nothing,
      suggests: byToday('declinedOn'),
    },
  ],
  'test-registration': paper('test-registration'),
  'integration-contract': paper('integration-contract'),
  'integration-talk': talk('integration'),
  'danish-referral': paper('danish-referral'),
  'seat-or-place': [],
  'match-answer': [
    {
      id: 'agree',
      command: 'AgreeMatch',
      asks: ['plannedStart'],
      known: ({ journey: { match } }) => match && { company: match.company, kind: match.kind },
    },
    refuseMatch('company'),
  ],
  'match-answer-person': [
    // It settles nothing between them and the company, which still has to answer.
    {
      id: 'yes-please',
      command: 'AcceptMatch',
      asks: [],
      known: ({ journey: { match }, today }) => match && { company: match.company, on: today },
    },
    refuseMatch('person'),
  ],
  'agreement-signed': [sign, refuseMatch('company')],
  'agreement-signed-person': [refuseMatch('person')],
  'eligibility-check': paper('eligibility'),
  'eligibility-papers': paper('eligibility'),
  'igu-start-allowed': paper('igu-intake'),
  'money-talk': talk('money'),
  'placement-approval': [
    {
      id: 'approved',
      command: 'ApprovePlacement',
      asks: [
        'kind',
        'approvedOn',
        'startsOn',
        'endsOn',
        'benefitGroup',
        'ordinaryEmployees',
        'supportedEmployees',
        'employeeRepresentative',
        'representativeStated',
      ],
      known: ({ journey: { match } }) => match && { company: match.company },
      suggests: ({ journey: { match } }) => ({ startsOn: match?.plannedStart }),
    },
  ],
  'fair-ratio': paper('fair-ratio'),
  'union-statement': paper('union-statement'),
  'amu-seat': paper('amu-seat'),
  'day-one-course': [dayOne('course', true), dayOne('course', false)],
  'day-one-course-person': [dayOne('course', true)],
  'course-completion': [
    {
      id: 'completed',
      command: 'CompleteCourse',
      asks: ['completedOn', 'certificate'],
      known: nothing,
      suggests: ({ journey }) => ({ completedOn: journey.course?.endsOn }),
    },
  ],
  'place-after-course': [],
  'vitas-registration': [
    { id: 'registered', command: 'RegisterInVitas', asks: ['registeredOn'], known: nothing },
  ],
  'de-minimis': paper('de-minimis'),
  'day-one-igu': [dayOne('igu', true), dayOne('igu', false)],
  'day-one-igu-person': [dayOne('igu', true)],
  'training-plan': [
    {
      id: 'submitted',
      command: 'SubmitTrainingPlan',
      asks: ['submittedOn'],
      known: nothing,
      suggests: byToday('submittedOn'),
      takesFile: 'training-plan',
    },
  ],
  'monthly-allowance': [
    {
      id: 'claimed',
      command: 'ClaimAllowance',
      asks: [],
      known: ({ obligation: { occurrence } }) =>
        occurrence === undefined ? undefined : { month: occurrence },
    },
  ],
  'school-hours': [
    {
      id: 'hours-counted',
      command: 'RecordSchoolHours',
      asks: ['asOf', 'hoursDone'],
      known: nothing,
      suggests: byToday('asOf'),
    },
  ],
  'bonus-six-months': bonus('six-months'),
  'igu-extension': [
    {
      id: 'extended',
      command: 'ExtendIgu',
      asks: ['reason', 'agreedOn', 'absentFrom', 'backOn'],
      known: nothing,
      suggests: ({ journey: { pauses } }) => ({
        absentFrom: pauses.at(-1)?.from,
        backOn: pauses.at(-1)?.backOn,
      }),
    },
    ...paper('no-extension', 'not-extended'),
  ],
  'end-of-igu-talk': talk('before-end-of-igu'),
  'igu-certificates': paper('certificates'),
  'igu-certificate': [
    {
      id: 'completed',
      command: 'CompleteIgu',
      asks: ['completedOn', 'certificateOn'],
      known: nothing,
      from: ({ journey }) => journey.igu?.endsOn,
      suggests: ({ journey }) => ({ completedOn: journey.igu?.endsOn }),
    },
  ],
  'bonus-completion': bonus('completion'),
  'job-after-igu': [jobInSameCompany, returned('igu')],
  'partial-proof': paper('partial-proof'),
  'successor-company': [],
  'day-one-placement': [dayOne('placement', true), dayOne('placement', false)],
  'day-one-placement-person': [dayOne('placement', true)],
  'placement-talk': talk('placement'),
  'placement-end': [
    {
      id: 'ended',
      command: 'EndPlacement',
      asks: ['endedOn', 'outcome'],
      known: nothing,
      suggests: ({ journey }) => ({ endedOn: journey.placement?.endsOn }),
    },
  ],
  'step-after-placement': [jobInSameCompany, returned('placement')],
  'retention-1': retention(1),
  'retention-3': retention(3),
  'retention-6': retention(6),
  'retention-12': retention(12),
  'trial-end': [trial(true), trial(false)],
  'trial-end-person': [trial(true), trial(false)],
  'job-lost': [returned('employment')],
  'close-journey': [
    {
      id: 'closed',
      command: 'CloseJourney',
      asks: ['outcome', 'cause', 'on'],
      known: nothing,
      suggests: byToday('on'),
    },
  ],
  'no-show': [...talk('no-show'), cameAfterAll, returned('stage')],
  'no-show-person': [
    { id: 'i-was-there', command: 'AnswerNoShow', asks: [], known: ofThisStage({ came: true }) },
    {
      id: 'i-did-not-come',
      command: 'AnswerNoShow',
      asks: ['cause', 'canStartOn'],
      known: ofThisStage({ came: false }),
    },
  ],
  'no-show-disputed': [
    cameAfterAll,
    { id: 'did-not-come', command: 'UpholdNoShow', asks: [], known: ofThisStage({}) },
  ],
  'pause-over': [
    { id: 'back', command: 'ResumeJourney', asks: ['on'], known: nothing, suggests: byToday('on') },
  ],
  'residence-permit': paper('residence-permit'),
  'consent-review': paper('consent-review'),
  'data-retention': paper('data-retention'),
  'jobcentre-signal': [
    {
      id: 'settled',
      command: 'SettleSignal',
      asks: [],
      known: ({ obligation }) => ({ event: obligation.cause }),
    },
  ],
  'help-asked-for': [
    {
      id: 'settled',
      command: 'SettleHelp',
      asks: [],
      known: ({ obligation }) => ({ event: obligation.cause }),
    },
  ],
};

/** The answers that can be given to what somebody owes today, in this journey as it stands. */
export function answersTo(asked: Asked): readonly AnswerOption[] {
  return QUESTIONS[asked.obligation.kind].filter(
    ({ known, from }) => known(asked) !== undefined && (from?.(asked) ?? '') <= asked.today,
  );
}

/** The first day on which something can be answered that cannot be today; `undefined` where nothing is to wait for. */
export function answerableFrom(asked: Asked): CalendarDate | undefined {
  return QUESTIONS[asked.obligation.kind]
    .flatMap(({ from }) => from?.(asked) ?? [])
    .filter((day) => day > asked.today)
    .toSorted()[0];
}
