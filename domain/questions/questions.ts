import type { CalendarDate } from '../vocabulary/calendar.ts';
import { isJourneyObligation } from '../vocabulary/obligation-kinds.ts';
import type { JourneyObligationKind, ObligationKind } from '../vocabulary/obligation-kinds.ts';
import type { AnswerOption, Asked } from './answer-options.ts';
import {
  bonus,
  byToday,
  cameAfterAll,
  dayOne,
  jobInSameCompany,
  nothing,
  ofThisStage,
  paper,
  refuseMatch,
  retention,
  returned,
  sign,
  talk,
  trial,
} from './shared-answers.ts';

/**
 * How each obligation can be answered by whoever owes it, without knowing anything of commands. Empty where an answer
 * takes the whole console: a class, a company to be found. The compiler asks for the missing.
 */
export const QUESTIONS: Readonly<Record<JourneyObligationKind, readonly AnswerOption[]>> = {
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
  return optionsFor(asked.obligation.kind).filter(
    ({ known, from }) => known(asked) !== undefined && (from?.(asked) ?? '') <= asked.today,
  );
}

/** The first day on which something can be answered that cannot be today; `undefined` where nothing is to wait for. */
export function answerableFrom(asked: Asked): CalendarDate | undefined {
  return optionsFor(asked.obligation.kind)
    .flatMap(({ from }) => from?.(asked) ?? [])
    .filter((day) => day > asked.today)
    .toSorted()[0];
}

/** The answers of a kind of obligation in a journey. What is owed for a programme has its own, in `PROGRAMME_QUESTIONS`. */
function optionsFor(kind: ObligationKind): readonly AnswerOption[] {
  return isJourneyObligation(kind) ? QUESTIONS[kind] : [];
}
