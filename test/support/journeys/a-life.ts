import fc from 'fast-check';
import { COMMAND_TYPES, ROUTED_BY_HAND } from '../../../domain/journeys/commands.ts';
import type { CommandFields, CommandType, Referral } from '../../../domain/journeys/commands.ts';
import { unsettledHelpOf } from '../../../domain/journeys/journey.ts';
import type { Journey } from '../../../domain/journeys/journey.ts';
import { TAKEN_IN } from '../../../domain/journeys/stages.ts';
import { isRefusal } from '../../../domain/refusals/refusals.ts';
import { addDays, addMonths, daysBetween, monthOf } from '../../../domain/vocabulary/calendar.ts';
import type { CalendarDate } from '../../../domain/vocabulary/calendar.ts';
import {
  ABSENCE_KINDS,
  CLASS_RELEASE_CAUSES,
  CORRECTION_REASONS,
  HELP_KINDS,
  COURSE_BREAK_CAUSES,
  IGU_END_CAUSES,
  MATCH_REFUSAL_CAUSES,
  MATCH_REFUSERS,
  NO_SHOW_CAUSES,
  PAPERS,
  PERSON_CORRECTION_CAUSES,
  PERSON_FIELDS,
  SCREENING_DECLINE_CAUSES,
  TALKS,
} from '../../../domain/vocabulary/codes.ts';
import { LivedJourney, aScreening, anAgreement } from './a-journey.ts';

/** One thing that happens in a random life: days pass, or somebody asks for a command, sensible or not. */
export interface Moment {
  readonly days: number;
  readonly command: CommandType;
  readonly offset: number;
  readonly yes: boolean;
  readonly choice: number;
  /** A number that picks one of the commands the stage takes. If it is absent, any command at all. */
  readonly fitting?: number;
}

/** The commands of one life: putting a person right and merging two journeys need a vault, or another journey. */
const ONE_LIFE = COMMAND_TYPES.filter((type) => !ROUTED_BY_HAND.includes(type));

/** Random lives: up to sixty moments, in any order a person or a system might bring about. */
export const aLife: fc.Arbitrary<Moment[]> = fc.array(
  fc.record(
    {
      days: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 }), fc.constantFrom(100, 200, 400)),
      command: fc.constantFrom(...ONE_LIFE),
      offset: fc.integer({ min: -40, max: 40 }),
      yes: fc.boolean(),
      choice: fc.integer({ min: 0, max: 11 }),
      fitting: fc.nat(),
    },
    { requiredKeys: ['days', 'command', 'offset', 'yes', 'choice'] },
  ),
  { maxLength: 60, size: 'max' },
);

const pick = <const T>(of: readonly [T, ...T[]], choice: number): T => of[choice % of.length] ?? of[0];

const SOME_ID = '3f0e6d1a-0000-4000-8000-000000000001';
const ANOTHER_ID = '3f0e6d1a-0000-4000-8000-000000000002';

/** How long an IGU lasts. */
const IGU_MONTHS = 24;

/** The fields of a moment's command, plausible often enough to be accepted. */
export function fieldsOf(moment: Moment, journey: Journey, today: CalendarDate) {
  const { offset, yes, choice } = moment;
  const near = addDays(today, offset);
  const past = addDays(today, -Math.abs(offset));
  const kind = pick(['igu', 'placement', 'job'], choice);
  const company = pick(['eksempel-byg', 'proeve-service'], choice);
  // Picks from the causes and the papers, of which there are more than `choice` has values.
  const roll = choice + Math.abs(offset);
  const all: { readonly [T in CommandType]: CommandFields<T> } = {
    RecordScreening: aScreening(past),
    AcceptScreening: { acceptedOn: today },
    DeclineScreening: { declinedOn: today, cause: pick(SCREENING_DECLINE_CAUSES, roll) },
    ProposeMatch: { kind, company, sector: 'painting' },
    AgreeMatch: {
      kind: journey.match?.kind ?? kind,
      company: journey.match?.company ?? company,
      plannedStart: near,
      ...(offset > 0 && { unionRepresentative: yes }),
    },
    AcceptMatch: { company: journey.match?.company ?? company, on: past },
    RefuseMatch: {
      company: journey.match?.company ?? company,
      refusedBy: pick(MATCH_REFUSERS, choice),
      cause: pick(MATCH_REFUSAL_CAUSES, roll),
      on: today,
    },
    AdmitToCourse: { school: 'next', sector: 'painting', startsOn: near, endsOn: addDays(near, 40) },
    ConfirmDayOne: {
      of: journey.stage === 'course' || journey.stage === 'placement' ? journey.stage : 'igu',
      came: yes,
      on: today,
    },
    AnswerNoShow: {
      of: journey.stage === 'course' || journey.stage === 'placement' ? journey.stage : 'igu',
      came: yes,
      ...(!yes && { cause: pick(NO_SHOW_CAUSES, roll), ...(offset > 0 && { canStartOn: near }) }),
    },
    UpholdNoShow: {
      of: journey.stage === 'course' || journey.stage === 'placement' ? journey.stage : 'igu',
    },
    ReleaseFromClass: { on: today, cause: pick(CLASS_RELEASE_CAUSES, roll) },
    BreakOffCourse: { on: today, cause: pick(COURSE_BREAK_CAUSES, roll), certificate: yes },
    CompleteCourse: { completedOn: today, certificate: yes },
    ReturnToRecruitment: {
      from: pick(['course', 'igu', 'placement', 'employment'], choice),
      on: today,
      cause: 'other',
    },
    SignIguAgreement: {
      ...agreementAfter(journey, addDays(today, 1 + Math.abs(offset))),
      signedOn: today,
      company,
    },
    RegisterInVitas: { registeredOn: today },
    SubmitTrainingPlan: { submittedOn: today },
    RecordSchoolHours: { asOf: today, hoursDone: choice * 80 },
    ClaimAllowance: { month: monthOf(addMonths(today, yes ? 0 : -1)) },
    ClaimBonus: { part: yes ? 'six-months' : 'completion', claimedOn: today },
    CompleteIgu: { completedOn: today, certificateOn: today },
    ExtendIgu: anExtension(moment, journey, today),
    EndIguEarly: {
      endedOn: today,
      cause: pick(IGU_END_CAUSES, roll),
      partialProof: yes,
      seeksSuccessor: choice % 2 === 0,
    },
    ApprovePlacement: {
      kind: 'praktik',
      company,
      approvedOn: today,
      startsOn: addDays(today, Math.abs(offset)),
      endsOn: addDays(today, Math.abs(offset) + 60),
    },
    ExtendPlacement: {
      approvedOn: today,
      endsOn: addDays(journey.placement?.endsOn ?? today, Math.abs(offset)),
    },
    RefusePlacementExtension: { refusedOn: today },
    EndPlacement: { endedOn: today, outcome: 'none' },
    StartEmployment: {
      employer: company,
      kind: yes ? 'job' : 'vocational-education',
      startsOn: near,
      weeklyHours: 37,
    },
    ConfirmRetention: { month: pick([1, 3, 6, 12], choice), employed: yes },
    EndTrial: { endedOn: today, continues: yes },
    RecordTalk: { talk: pick(TALKS, roll), heldOn: past },
    RecordPaper: { paper: pick(PAPERS, roll), on: past },
    PauseJourney: {
      from: yes ? past : near,
      kind: pick(ABSENCE_KINDS, roll),
      ...(choice % 3 > 0 && { expectedBack: addDays(today, 7 * choice + 1) }),
    },
    ResumeJourney: { on: yes ? today : near },
    TransferJourney: {
      municipality:
        journey.referral?.municipality === 'hilleroed-kommune' ? 'koebenhavns-kommune' : 'hilleroed-kommune',
      ...(yes && { referenceId: SOME_ID }),
      on: today,
    },
    CorrectPerson: {
      correction: SOME_ID,
      fields: [pick(PERSON_FIELDS, choice)],
      cause: pick(PERSON_CORRECTION_CAUSES, choice),
    },
    KeepJourney: { merge: SOME_ID, other: yes ? ANOTHER_ID : SOME_ID },
    MergeJourney: { merge: SOME_ID, into: ANOTHER_ID, on: today },
    CorrectCommand: {
      event: journey.corrigible.at(yes ? -1 : -1 - choice)?.event ?? choice + 1,
      reason: pick(CORRECTION_REASONS, roll),
    },
    ReopenJourney: { on: today },
    SettleSignal: { event: choice + 1 },
    AskForHelp: {
      about: journey.obligations.at(yes ? -1 : -1 - choice)?.id ?? 'vitas-registration:1',
      help: pick(HELP_KINDS, roll),
      ...(offset > 0 && { wishedDate: near }),
    },
    SettleHelp: { event: unsettledHelpOf(journey)[0]?.by ?? choice + 1 },
    CloseJourney:
      choice === 0
        ? { outcome: 'not-established', cause: 'moved', on: today }
        : { outcome: 'job', cause: 'moved', on: today },
  };
  return all[moment.command];
}

/** An agreement from a day: the whole two years, or what is left of them after an early end. */
function agreementAfter({ igu }: Journey, startsOn: CalendarDate): CommandFields<'SignIguAgreement'> {
  const agreement = anAgreement(startsOn);
  if (igu?.leftOn === undefined || igu.completedOn !== undefined) return agreement;
  const served = igu.servedDays + Math.max(0, daysBetween(igu.startsOn, igu.leftOn));
  const endsOn = addDays(addMonths(addDays(startsOn, -served), IGU_MONTHS), -1);
  return endsOn < startsOn ? agreement : { ...agreement, endsOn };
}

/**
 * An IGU made longer: by the latest absence, by one that nobody recorded as a pause, or until school is done.
 */
function anExtension(
  { offset, yes, choice }: Moment,
  { igu, pauses }: Journey,
  today: CalendarDate,
): CommandFields<'ExtendIgu'> {
  if (choice % 4 === 0) {
    const endsOn = addDays(igu?.endsOn ?? today, Math.abs(offset));
    return { reason: 'school-not-completed', agreedOn: today, endsOn };
  }
  const { from, backOn } = pauses.at(-1) ?? { from: addDays(today, -40 - Math.abs(offset)), backOn: today };
  const reason = yes ? 'long-absence' : 'leave-by-law';
  return { reason, agreedOn: today, absentFrom: from, backOn };
}

const LEAVING: ReadonlySet<CommandType> = new Set([
  'DeclineScreening',
  'CloseJourney',
  'ReturnToRecruitment',
  'StartEmployment',
]);

/**
 * The command a moment asks for: any, or one that the stage takes. Leaving is rare, so that lives get far.
 * Somebody who is away mostly comes back before much else is recorded.
 */
function commandOf({ command, fitting, choice }: Moment, { stage, paused }: Journey): CommandType {
  if (fitting === undefined) return command;
  if (paused !== undefined && choice % 2 === 0) return 'ResumeJourney';
  const taken = TAKEN_IN[stage].filter(
    (type) => ONE_LIFE.includes(type) && (!LEAVING.has(type) || choice === 0),
  );
  return taken[fitting % taken.length] ?? command;
}

/**
 * What the first moment says about the referral: municipalities that want to be reminded, permits that run
 * out.
 */
function referralOf(first: Moment | undefined, on: CalendarDate): Partial<Referral> {
  if (first === undefined) return {};
  return {
    ...(first.yes && { municipalDuties: true }),
    ...(first.choice % 2 === 0 && { residencePermitUntil: addDays(on, 200 + 40 * first.choice) }),
  };
}

/** Lives a random life; commands that are refused change nothing. */
export function live(moments: readonly Moment[], from: CalendarDate = '2026-03-02'): LivedJourney {
  const lived = new LivedJourney(from, referralOf(moments[0], from), {
    // Half of the lives under each of the two rulebooks.
    rulebook: 1 + ((moments[0]?.choice ?? 0) % 2),
  });
  for (const moment of moments) {
    lived.until(addDays(lived.today, moment.days));
    const command = commandOf(moment, lived.journey);
    const fields = fieldsOf({ ...moment, command }, lived.journey, lived.today);
    if (!isRefusal(lived.asks(command, fields))) lived.does(command, fields);
  }
  return lived;
}
