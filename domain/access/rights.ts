import type { CommandType } from '../journeys/commands.ts';
import { ROLES, STAGES } from '../vocabulary/codes.ts';
import type { Role, Stage } from '../vocabulary/codes.ts';

/**
 * Who may do and see what stands here and nowhere else. From these tables `may.ts` answers routes and
 * handlers, `db/access.ts` makes the conditions of the queries, and `docs/permissions.md` is written.
 */

/** The secretariat's roles. They hold every right there is, over everything, and so are named in no table below. */
export const SECRETARIAT = ['coordinator', 'projectLead'] as const satisfies readonly Role[];

/** A role that holds only the rights that a table below gives it. */
export type PartnerRole = Exclude<Role, (typeof SECRETARIAT)[number]>;

/**
 * What a role sees of journeys. The journeys it sees are its own; all others are foreign, and do not exist
 * for it.
 */
export interface Sight {
  /** Which part in the journey the viewer's organisation must have. */
  readonly organisationAs: 'anything' | 'municipality' | 'languageCentre' | 'school';
  /** At which stages. */
  readonly at: readonly Stage[];
  /** Whether the role may know the person's name. */
  readonly seesName: boolean;
}

/** Which journeys each role sees, and whether it sees the name. */
export const SIGHTS: Readonly<Record<Role, Sight>> = {
  coordinator: { organisationAs: 'anything', at: STAGES, seesName: true },
  projectLead: { organisationAs: 'anything', at: STAGES, seesName: true },
  caseworker: { organisationAs: 'municipality', at: STAGES, seesName: true },
  counsellor: { organisationAs: 'languageCentre', at: STAGES, seesName: true },
  schoolConsultant: { organisationAs: 'school', at: STAGES, seesName: true },
  // A trade body is told what a candidate can do, not the name.
  tradeConsultant: {
    organisationAs: 'anything',
    at: ['recruitment', 'course', 'igu', 'placement'],
    seesName: false,
  },
  steeringGroup: { organisationAs: 'anything', at: [], seesName: false },
  operator: { organisationAs: 'anything', at: [], seesName: false },
};

/** Those who work with people. */
const CASEWORK = ['caseworker', 'counsellor', 'schoolConsultant', 'tradeConsultant'] as const;

/**
 * What may be done about journeys, and by whom: each role may do it to the journeys it sees, never to foreign
 * ones.
 */
export const JOURNEY_RIGHTS = {
  'journey:read': CASEWORK,
  /** Nobody sees a journey before it exists: here a caseworker's own are the people of their municipality. */
  'journey:refer': ['caseworker'],
  'disclosure:read': [],
  'signal:send': ['caseworker'],
  'person:post': ['caseworker', 'counsellor'],
  /** What was known of a person before it was put right. */
  'person:corrections': ['caseworker'],
} as const satisfies Readonly<Record<string, readonly PartnerRole[]>>;

/**
 * Which roles may give each command, to the journeys they see. A jobcentre's Signal may give every command
 * that a caseworker may give, and running Workflows decide which: to take one away from the caseworker is to
 * change Workflow code (docs/changing-a-workflow.md).
 */
export const COMMAND_RIGHTS = {
  RecordScreening: ['counsellor'],
  AcceptScreening: ['caseworker'],
  DeclineScreening: ['caseworker'],
  ProposeMatch: ['tradeConsultant'],
  AgreeMatch: ['tradeConsultant'],
  AcceptMatch: ['tradeConsultant', 'caseworker'],
  RefuseMatch: ['tradeConsultant', 'caseworker'],
  /** To the school's own courses only. */
  AdmitToCourse: ['schoolConsultant'],
  ConfirmDayOne: ['schoolConsultant'],
  AnswerNoShow: ['caseworker'],
  UpholdNoShow: [],
  ReleaseFromClass: ['schoolConsultant'],
  BreakOffCourse: ['schoolConsultant', 'caseworker'],
  CompleteCourse: ['schoolConsultant'],
  ReturnToRecruitment: ['caseworker'],
  SignIguAgreement: [],
  RegisterInVitas: [],
  RecordSchoolHours: ['schoolConsultant'],
  SubmitTrainingPlan: ['schoolConsultant'],
  ClaimAllowance: ['caseworker'],
  ClaimBonus: [],
  CompleteIgu: [],
  ExtendIgu: ['caseworker'],
  EndIguEarly: ['caseworker'],
  ApprovePlacement: ['caseworker'],
  ExtendPlacement: ['caseworker'],
  RefusePlacementExtension: ['caseworker'],
  EndPlacement: [],
  StartEmployment: [],
  ConfirmRetention: ['caseworker'],
  EndTrial: ['caseworker'],
  RecordTalk: ['caseworker', 'counsellor', 'tradeConsultant', 'schoolConsultant'],
  RecordPaper: ['caseworker', 'schoolConsultant', 'tradeConsultant'],
  PauseJourney: ['caseworker', 'schoolConsultant'],
  ResumeJourney: ['caseworker', 'schoolConsultant'],
  TransferJourney: ['caseworker'],
  CorrectPerson: ['caseworker'],
  HandOutOwnPageLink: ['caseworker', 'counsellor'],
  KeepJourney: [],
  MergeJourney: [],
  CorrectCommand: [],
  ReopenJourney: [],
  SettleSignal: [],
  AskForHelp: ['caseworker', 'counsellor', 'schoolConsultant', 'tradeConsultant'],
  SettleHelp: [],
  CloseJourney: ['caseworker'],
} as const satisfies Readonly<Record<CommandType, readonly PartnerRole[]>>;

/** Who may do something that is about no journey: some only with what is their own, some with everything. */
export interface Right {
  readonly own?: readonly PartnerRole[];
  readonly all?: readonly PartnerRole[];
}

/** What may be done that is about no journey. */
export const OTHER_RIGHTS = {
  'organisation:read': { all: CASEWORK },
  /** For a trade body, its own are the companies, and the people in them. */
  'organisation:write': { own: ['tradeConsultant'] },
  'contact:read': { all: CASEWORK },
  'contact:write': { own: ['tradeConsultant'] },
  'contact:wishes': {},
  /** What has been changed of organisations and contacts, by whom, from what. */
  'change:read': {},
  /** To say yes or no to what a trade body wants changed, and to take a change back. */
  'change:settle': {},
  /** Which links of a contact can be used, and to end them all; never what opens them. */
  'contact:links': {},
  /** Who may be the same person twice, wherever they were referred from. */
  'duplicate:read': {},
  /** To say that two are one person, and which journey goes on, or that they are two. */
  'duplicate:settle': {},
  'programme:read': { all: [...CASEWORK, 'steeringGroup'] },
  /** To say how its milestones, meetings and tasks go, and to read what was noted with that. */
  'programme:command': {},
  'programme:count': { all: ['steeringGroup'] },
  'clock:read': { all: [...CASEWORK, 'steeringGroup', 'operator'] },
  'clock:move': { all: ['operator'] },
  'alarm:read': { all: ['operator'] },
  'alarm:close': { all: ['operator'] },
  'post:deliver': { all: ['operator'] },
  /** Which mails came back and were not understood, and to close them; not to read them. */
  'undecided:read': { all: ['operator'] },
  'undecided:settle': { all: ['operator'] },
  'post:read': {},
  'reply:read': {},
  'reply:close': {},
  /** To vouch for who wrote a reply, so that it becomes a note about a person. */
  'reply:take': {},
} as const satisfies Readonly<Record<string, Right>>;

/** What a route can ask of whoever calls it, beside the right to give one command. */
export type NamedPermission = keyof typeof JOURNEY_RIGHTS | keyof typeof OTHER_RIGHTS;

/** Every such permission. */
export const NAMED_PERMISSIONS = [
  ...Object.keys(JOURNEY_RIGHTS),
  ...Object.keys(OTHER_RIGHTS),
] as readonly NamedPermission[];

/** What a route asks of whoever calls it. `anyone` needs no key. */
export type Permission = 'anyone' | NamedPermission | `command:${CommandType}`;

/** The roles that see no journey at all: they follow the numbers, or run the service. */
export const SEEING_NOBODY: readonly Role[] = ROLES.filter((role) => SIGHTS[role].at.length === 0);
