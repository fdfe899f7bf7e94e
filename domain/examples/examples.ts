import type { Command } from '../journeys/command.ts';
import type { CommandFields, CommandType, Referral } from '../journeys/commands.ts';
import { unsettledHelpOf, openObligations } from '../journeys/journey.ts';
import type { Journey } from '../journeys/journey.ts';
import { addDays, addMonths, monthOf } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { RETENTION_MONTHS } from '../vocabulary/codes.ts';

const COMPANY = 'eksempel-byg';

/** A referral as a municipality sends it, which every rule lets through. */
export const EXAMPLE_REFERRAL: Referral = {
  municipality: 'hilleroed-kommune',
  legalBasis: 'public-task',
  targetGroup: 'primary',
  residenceBasis: 'udl-7',
  registeredAddressSince: '2024-05-01',
  languageCentre: 'nordsjaellands-sprogcenter',
  wishedSector: 'painting',
};

const SOME_ID = '3f0e6d1a-0000-4000-8000-000000000001';
const ANOTHER_ID = '3f0e6d1a-0000-4000-8000-000000000002';

type Examples = {
  readonly [T in CommandType]: (journey: Journey, today: CalendarDate) => CommandFields<T>;
};

/**
 * What somebody would typically fill in for each command, on this journey and this day. If the command does
 * not suit the journey there is an example all the same, and the rules say no to it.
 */
const EXAMPLES: Examples = {
  RecordScreening: (_, today) => ({
    screenedOn: today,
    schoolYears: 9,
    latinScript: true,
    trade: '7131',
    yearsWorked: 6,
    danishTrack: 2,
    danishModule: 3,
    testsPassed: [],
    wishedSector: 'painting',
  }),
  AcceptScreening: (_, today) => ({ acceptedOn: today }),
  ProposeMatch: () => ({ kind: 'igu', company: COMPANY, sector: 'painting' }),
  AgreeMatch: ({ match }, today) => ({
    company: match?.company ?? COMPANY,
    kind: match?.kind ?? 'igu',
    plannedStart: addDays(today, 21),
  }),
  AdmitToCourse: (_, today) => ({
    school: 'next',
    sector: 'painting',
    startsOn: addDays(today, 14),
    endsOn: addDays(today, 53),
  }),
  ConfirmDayOne: ({ stage }, today) => ({
    of: stage === 'course' || stage === 'placement' ? stage : 'igu',
    came: true,
    on: today,
  }),
  AnswerNoShow: ({ stage }) => ({
    of: stage === 'course' || stage === 'placement' ? stage : 'igu',
    came: false,
  }),
  UpholdNoShow: ({ stage }) => ({ of: stage === 'course' || stage === 'placement' ? stage : 'igu' }),
  CompleteCourse: (_, today) => ({ completedOn: today, certificate: true }),
  ReturnToRecruitment: ({ stage }, today) => ({
    from: stage === 'igu' || stage === 'placement' || stage === 'employment' ? stage : 'course',
    on: today,
    cause: stage === 'course' ? 'course-ended' : 'agreement-ended',
  }),
  SignIguAgreement: (_, today) => {
    const startsOn = addDays(today, 7);
    return {
      company: COMPANY,
      signedOn: today,
      startsOn,
      endsOn: addDays(addMonths(startsOn, 24), -1),
      weeklyWorkHours: 27,
      weeklyHoursWithSchool: 37,
      publicEmployer: false,
    };
  },
  RegisterInVitas: (_, today) => ({ registeredOn: today }),
  SubmitTrainingPlan: (_, today) => ({ submittedOn: today }),
  ClaimAllowance: (_, today) => ({ month: monthOf(today) }),
  ClaimBonus: ({ igu }, today) => ({
    part: igu?.completedOn === undefined ? 'six-months' : 'completion',
    claimedOn: today,
  }),
  CompleteIgu: (_, today) => ({ completedOn: today, certificateOn: today }),
  ApprovePlacement: (_, today) => ({
    kind: 'praktik',
    company: COMPANY,
    approvedOn: today,
    startsOn: addDays(today, 7),
    endsOn: addDays(today, 62),
  }),
  EndPlacement: (_, today) => ({ endedOn: today, outcome: 'job-offer' }),
  StartEmployment: ({ igu }, today) => ({
    employer: COMPANY,
    kind: igu?.completedOn === undefined ? 'job' : 'vocational-education',
    startsOn: addDays(today, 7),
    weeklyHours: 37,
  }),
  ConfirmRetention: ({ employment }) => ({
    month:
      RETENTION_MONTHS.find((month) => employment?.retention.every((told) => told.month !== month)) ?? 12,
    employed: true,
  }),
  DeclineScreening: (_, today) => ({ declinedOn: today, cause: 'declined' }),
  AcceptMatch: ({ match }, today) => ({ company: match?.company ?? COMPANY, on: today }),
  RefuseMatch: ({ match }, today) => ({
    company: match?.company ?? COMPANY,
    refusedBy: 'person',
    cause: 'transport',
    on: today,
  }),
  ReleaseFromClass: (_, today) => ({ on: today, cause: 'too-few' }),
  BreakOffCourse: (_, today) => ({ on: today, cause: 'withdrew', certificate: false }),
  RecordSchoolHours: (_, today) => ({ asOf: today, hoursDone: 120 }),
  ExtendIgu: (_, today) => ({
    reason: 'leave-by-law',
    agreedOn: today,
    absentFrom: addDays(today, -70),
    backOn: today,
  }),
  EndIguEarly: (_, today) => ({
    endedOn: today,
    cause: 'company-closed',
    partialProof: true,
    seeksSuccessor: true,
  }),
  ExtendPlacement: ({ placement }, today) => ({
    approvedOn: today,
    endsOn: addDays(placement?.endsOn ?? today, 28),
  }),
  RefusePlacementExtension: (_, today) => ({ refusedOn: today }),
  EndTrial: (_, today) => ({ endedOn: today, continues: true }),
  RecordTalk: (_, today) => ({ talk: 'money', heldOn: today }),
  RecordPaper: (_, today) => ({ paper: 'eligibility', on: today }),
  PauseJourney: (_, today) => ({ from: today, kind: 'leave-by-law' }),
  ResumeJourney: (_, today) => ({ on: today }),
  TransferJourney: (_, today) => ({
    municipality: 'koebenhavns-kommune',
    referenceId: SOME_ID,
    on: today,
  }),
  CorrectPerson: () => ({ correction: SOME_ID, fields: ['phone'], cause: 'has-changed' }),
  KeepJourney: () => ({ merge: SOME_ID, other: ANOTHER_ID }),
  MergeJourney: (_, today) => ({ merge: SOME_ID, into: ANOTHER_ID, on: today }),
  CorrectCommand: ({ corrigible }) => ({ event: corrigible.at(-1)?.event ?? 1, reason: 'wrong-person' }),
  ReopenJourney: (_, today) => ({ on: today }),
  SettleSignal: ({ unsettledSignals: [first = 1] }) => ({ event: first }),
  AskForHelp: (journey) => ({
    about: openObligations(journey)[0]?.id ?? 'vitas-registration:1',
    help: 'call-me',
  }),
  SettleHelp: (journey) => ({ event: unsettledHelpOf(journey)[0]?.by ?? 1 }),
  CloseJourney: ({ stage }, today) =>
    stage === 'employment'
      ? { outcome: 'job', on: today }
      : { outcome: 'not-established', cause: 'moved', on: today },
};

/**
 * A command as somebody would typically give it on a journey and a day: for the documentation and for tests.
 */
export function exampleOf(type: CommandType, journey: Journey, today: CalendarDate): Command {
  return { type, fields: EXAMPLES[type](journey, today) } as Command;
}
