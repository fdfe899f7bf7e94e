import type { Stage } from '../vocabulary/codes.ts';
import type { CommandType } from './commands.ts';

/** Papers that may still come after the IGU itself is over. */
const LATE_IGU_PAPERS = ['RegisterInVitas', 'SubmitTrainingPlan', 'ClaimAllowance', 'ClaimBonus'] as const;

/** Commands that every open stage takes. */
const ALWAYS = [
  'RecordTalk',
  'RecordPaper',
  'PauseJourney',
  'ResumeJourney',
  'TransferJourney',
  'CorrectPerson',
  'HandOutOwnPageLink',
  'KeepJourney',
  'MergeJourney',
  'CorrectCommand',
  'SettleSignal',
  'AskForHelp',
  'SettleHelp',
  'CloseJourney',
] as const;

/** What is said and settled about the first day of a class, an IGU or a placement. */
const FIRST_DAY = ['ConfirmDayOne', 'AnswerNoShow', 'UpholdNoShow'] as const;

const STAGES_WITH_COMMANDS = {
  screening: ['RecordScreening', 'AcceptScreening', 'DeclineScreening', ...ALWAYS],
  recruitment: [
    'ProposeMatch',
    'AgreeMatch',
    'AcceptMatch',
    'RefuseMatch',
    'AdmitToCourse',
    'SignIguAgreement',
    'ApprovePlacement',
    'StartEmployment',
    ...LATE_IGU_PAPERS,
    ...ALWAYS,
  ],
  course: [
    ...FIRST_DAY,
    'CompleteCourse',
    'ReleaseFromClass',
    'BreakOffCourse',
    'ProposeMatch',
    'AgreeMatch',
    'AcceptMatch',
    'RefuseMatch',
    'SignIguAgreement',
    'ApprovePlacement',
    'StartEmployment',
    'ReturnToRecruitment',
    ...LATE_IGU_PAPERS,
    ...ALWAYS,
  ],
  igu: [
    ...FIRST_DAY,
    ...LATE_IGU_PAPERS,
    'RecordSchoolHours',
    'ExtendIgu',
    'EndIguEarly',
    'CompleteIgu',
    'StartEmployment',
    'ApprovePlacement',
    'ReturnToRecruitment',
    ...ALWAYS,
  ],
  placement: [
    ...FIRST_DAY,
    'ExtendPlacement',
    'RefusePlacementExtension',
    'EndPlacement',
    'ApprovePlacement',
    'ProposeMatch',
    'AgreeMatch',
    'AcceptMatch',
    'RefuseMatch',
    'SignIguAgreement',
    'StartEmployment',
    'ReturnToRecruitment',
    ...LATE_IGU_PAPERS,
    ...ALWAYS,
  ],
  employment: ['ConfirmRetention', 'EndTrial', 'ReturnToRecruitment', ...LATE_IGU_PAPERS, ...ALWAYS],
  closed: [
    'RecordPaper',
    'CorrectPerson',
    'HandOutOwnPageLink',
    'MergeJourney',
    'CorrectCommand',
    'ReopenJourney',
    'SettleSignal',
    'AskForHelp',
    'SettleHelp',
  ],
} as const satisfies Readonly<Record<Stage, readonly CommandType[]>>;

/** A command that no stage takes. There is none: if there were, `TAKEN_IN` would not compile, and the error would name it. */
type UntakenCommand = Exclude<CommandType, (typeof STAGES_WITH_COMMANDS)[Stage][number]>;

/** Which commands each stage takes. What else a command needs is checked in `decisions/`. */
export const TAKEN_IN: [UntakenCommand] extends [never]
  ? Readonly<Record<Stage, readonly CommandType[]>>
  : UntakenCommand = STAGES_WITH_COMMANDS;

/** Whether a stage takes a command at all. */
export function isTakenIn(stage: Stage, command: CommandType): boolean {
  return TAKEN_IN[stage].includes(command);
}
