import {
  ABSENCE_KINDS,
  BENEFIT_GROUPS,
  BONUS_PARTS,
  CLASS_RELEASE_CAUSES,
  CLOSING_CAUSES,
  CORRECTION_REASONS,
  COURSE_BREAK_CAUSES,
  DANISH_TESTS,
  DAY_ONE_OF,
  EMPLOYMENT_KINDS,
  EXTENSION_REASONS,
  HELP_KINDS,
  IGU_END_CAUSES,
  LEGAL_BASES,
  MATCH_KINDS,
  MATCH_REFUSAL_CAUSES,
  MATCH_REFUSERS,
  NO_SHOW_CAUSES,
  OUTCOMES,
  PAPERS,
  PERSON_CORRECTION_CAUSES,
  PERSON_FIELDS,
  PLACEMENT_KINDS,
  PLACEMENT_OUTCOMES,
  RESIDENCE_BASES,
  RETENTION_MONTHS,
  RETURN_CAUSES,
  RETURN_FROM,
  SCREENING_DECLINE_CAUSES,
  SECTORS,
  TALKS,
  TARGET_GROUPS,
} from '../vocabulary/codes.ts';
import {
  code,
  codes,
  date,
  flag,
  month,
  number,
  optional,
  organisation,
  text,
  whole,
} from '../vocabulary/fields.ts';
import type { Fields, ValuesOf } from '../vocabulary/fields.ts';

/** The id of something that is kept elsewhere: a UUID. */
const reference = text(
  '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$',
  '3f0e6d1a-0000-4000-8000-000000000001',
);

/** By what a municipality knows a person, as somebody writes it. */
const municipalityReference = text('^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$', 'KBH-0001');

/**
 * What opens a journey: the referral's fields, but not the person, who goes to the vault, nor the municipality's reference,
 * which is sealed there: `referenceId` is the id it is kept under.
 */
export const REFERRAL = {
  municipality: organisation,
  referenceId: optional(reference),
  legalBasis: code(LEGAL_BASES),
  consentVersion: optional(text('^[A-Za-z0-9][A-Za-z0-9._-]{0,19}$', '2026-1')),
  consentOn: optional(date),
  targetGroup: code(TARGET_GROUPS),
  residenceBasis: code(RESIDENCE_BASES),
  registeredAddressSince: optional(date),
  languageCentre: optional(organisation),
  wishedSector: optional(code(SECTORS)),
  /** The last day of the residence permit, if it is known. */
  residencePermitUntil: optional(date),
  /** Whether the municipality wants to be reminded of what only its own system knows. */
  municipalDuties: optional(flag),
} as const satisfies Fields;

/** The fields of a referral. */
export type Referral = ValuesOf<typeof REFERRAL>;

interface CommandRule {
  readonly fields: Fields;
}

/**
 * Every command of a journey after the referral, and what it carries. Its Update is named as the command in
 * camelCase, its route in kebab-case. `access/rights.ts` says who may give it, `stages.ts` which stages take
 * it, `decisions/` what it does.
 */
export const COMMANDS = {
  RecordScreening: {
    fields: {
      screenedOn: date,
      schoolYears: whole(0, 30),
      latinScript: flag,
      trade: text('^[0-9]{4}$', '7131 (DISCO-08)'),
      yearsWorked: whole(0, 60),
      danishTrack: whole(1, 3),
      danishModule: whole(1, 6),
      testsPassed: codes(DANISH_TESTS),
      wishedSector: optional(code(SECTORS)),
    },
  },
  AcceptScreening: { fields: { acceptedOn: date } },
  DeclineScreening: {
    fields: { declinedOn: date, cause: code(SCREENING_DECLINE_CAUSES) },
  },
  ProposeMatch: {
    fields: { kind: code(MATCH_KINDS), company: organisation, sector: code(SECTORS) },
  },
  AgreeMatch: {
    fields: {
      company: organisation,
      kind: code(MATCH_KINDS),
      plannedStart: date,
      /** Whether the company's employees have a representative: then a placement needs their statement. */
      unionRepresentative: optional(flag),
      recentOrdinaryJobThere: optional(flag),
    },
  },
  /** The person's own yes. The company still says what comes of it: `AgreeMatch`. */
  AcceptMatch: { fields: { company: organisation, on: date } },
  RefuseMatch: {
    fields: {
      company: organisation,
      refusedBy: code(MATCH_REFUSERS),
      cause: code(MATCH_REFUSAL_CAUSES),
      on: date,
    },
  },
  AdmitToCourse: {
    fields: {
      school: organisation,
      sector: code(SECTORS),
      startsOn: date,
      endsOn: date,
      class: optional(text('^[a-z0-9][a-z0-9-]{1,63}$', 'maler-2027-1')),
    },
  },
  ConfirmDayOne: {
    fields: { of: code(DAY_ONE_OF), came: flag, on: date },
  },
  /** What the person says after somebody reported that they did not come. */
  AnswerNoShow: {
    fields: {
      of: code(DAY_ONE_OF),
      came: flag,
      cause: optional(code(NO_SHOW_CAUSES)),
      /** The day from which the person can begin after all. */
      canStartOn: optional(date),
    },
  },
  UpholdNoShow: { fields: { of: code(DAY_ONE_OF) } },
  ReleaseFromClass: { fields: { on: date, cause: code(CLASS_RELEASE_CAUSES) } },
  BreakOffCourse: {
    fields: { on: date, cause: code(COURSE_BREAK_CAUSES), certificate: flag },
  },
  CompleteCourse: { fields: { completedOn: date, certificate: flag } },
  ReturnToRecruitment: {
    fields: { from: code(RETURN_FROM), on: date, cause: code(RETURN_CAUSES) },
  },
  SignIguAgreement: {
    fields: {
      company: organisation,
      signedOn: date,
      startsOn: date,
      endsOn: date,
      weeklyWorkHours: number(1, 60),
      weeklyHoursWithSchool: number(1, 60),
      publicEmployer: flag,
      recentOrdinaryJobThere: optional(flag),
      /** De minimis aid of the three years before, the whole group's, and how much of it the last year brought. */
      deMinimisAidEuro: optional(whole(0, 100_000_000)),
      deMinimisAidLastYearEuro: optional(whole(0, 100_000_000)),
    },
  },
  RegisterInVitas: { fields: { registeredOn: date } },
  RecordSchoolHours: {
    fields: { asOf: date, hoursDone: number(0, 2000) },
  },
  SubmitTrainingPlan: {
    fields: {
      submittedOn: date,
      danishLessons: optional(whole(0, 2000)),
      fvuLessons: optional(whole(0, 2000)),
      avuLessons: optional(whole(0, 2000)),
      hfLessons: optional(whole(0, 2000)),
      fguLessons: optional(whole(0, 2000)),
      amuLessons: optional(whole(0, 2000)),
    },
  },
  ClaimAllowance: { fields: { month } },
  ClaimBonus: { fields: { part: code(BONUS_PARTS), claimedOn: date } },
  CompleteIgu: { fields: { completedOn: date, certificateOn: date } },
  ExtendIgu: {
    fields: {
      reason: code(EXTENSION_REASONS),
      agreedOn: date,
      /** The absence by which the two years are made longer: first day away and first day back. */
      absentFrom: optional(date),
      backOn: optional(date),
      /** The new last day, if school was not completed. */
      endsOn: optional(date),
    },
  },
  EndIguEarly: {
    fields: { endedOn: date, cause: code(IGU_END_CAUSES), partialProof: flag, seeksSuccessor: flag },
  },
  ApprovePlacement: {
    fields: {
      kind: code(PLACEMENT_KINDS),
      company: organisation,
      approvedOn: date,
      startsOn: date,
      endsOn: date,
      benefitGroup: optional(code(BENEFIT_GROUPS)),
      /** Whether it is offered to fulfil the work duty (arbejdspligt). */
      workDuty: optional(flag),
      publicEmployer: optional(flag),
      monthsUnemployed: optional(whole(0, 600)),
      ordinaryEmployees: optional(number(0, 1_000_000)),
      supportedEmployees: optional(whole(0, 10_000)),
      extraEmployment: optional(flag),
      employeeRepresentative: optional(flag),
      representativeStated: optional(flag),
      vitasSignatures: optional(whole(0, 2)),
    },
  },
  ExtendPlacement: { fields: { approvedOn: date, endsOn: date } },
  RefusePlacementExtension: { fields: { refusedOn: date } },
  EndPlacement: { fields: { endedOn: date, outcome: code(PLACEMENT_OUTCOMES) } },
  StartEmployment: {
    fields: {
      employer: organisation,
      kind: code(EMPLOYMENT_KINDS),
      startsOn: date,
      weeklyHours: number(1, 60),
    },
  },
  ConfirmRetention: {
    fields: { month: code(RETENTION_MONTHS), employed: flag },
  },
  EndTrial: { fields: { endedOn: date, continues: flag } },
  RecordTalk: {
    fields: { talk: code(TALKS), heldOn: date },
  },
  RecordPaper: {
    fields: { paper: code(PAPERS), on: date },
  },
  PauseJourney: {
    fields: { from: date, kind: code(ABSENCE_KINDS), expectedBack: optional(date) },
  },
  ResumeJourney: { fields: { on: date } },
  TransferJourney: {
    fields: {
      municipality: organisation,
      /** The id under which the new municipality's reference is kept in the vault. */
      referenceId: optional(reference),
      on: date,
    },
  },
  CorrectCommand: { fields: { event: whole(1, 1_000_000), reason: code(CORRECTION_REASONS) } },
  /**
   * What is known of the person is put right. The values are in the vault, as a correction with this id; here stand
   * only the fields that changed, and those of them that are empty now.
   */
  CorrectPerson: {
    fields: {
      correction: reference,
      fields: codes(PERSON_FIELDS),
      removed: optional(codes(PERSON_FIELDS)),
      cause: code(PERSON_CORRECTION_CAUSES),
    },
  },
  /** This journey goes on; the other one is the same person's, and is closed by `MergeJourney`. */
  KeepJourney: { fields: { merge: reference, other: reference } },
  /** This journey ends; its person goes on in the other one. */
  MergeJourney: { fields: { merge: reference, into: reference, on: date } },
  ReopenJourney: { fields: { on: date } },
  SettleSignal: { fields: { event: whole(1, 1_000_000) } },
  AskForHelp: {
    fields: {
      /** The id of the obligation that is asked about. */
      about: text('^[a-z0-9-]{1,40}:[0-9]{1,7}(:[0-9]{4}-[0-9]{2})?$', 'vitas-registration:12'),
      help: code(HELP_KINDS),
      /** The day by which it can be done, if another date is asked for. */
      wishedDate: optional(date),
    },
  },
  SettleHelp: { fields: { event: whole(1, 1_000_000) } },
  CloseJourney: {
    fields: { outcome: code(OUTCOMES), cause: optional(code(CLOSING_CAUSES)), on: date },
  },
} as const satisfies Record<string, CommandRule>;

/** The name of a command, as `RegisterInVitas`. */
export type CommandType = keyof typeof COMMANDS;

/** Every command's name, in the order of the main path. */
export const COMMAND_TYPES = Object.keys(COMMANDS) as readonly CommandType[];

/** The values one command carries. */
export type CommandFields<T extends CommandType> = ValuesOf<(typeof COMMANDS)[T]['fields']>;

/**
 * The commands that no route is made for from the table above: what they bring is more than their fields, so each has a
 * route of its own that sees to the rest.
 */
export const ROUTED_BY_HAND: readonly CommandType[] = ['CorrectPerson', 'KeepJourney', 'MergeJourney'];

/** A field that a caller writes and no command carries: it is sealed in the vault, and the command has its id. */
export type WrittenField = 'municipalityReference';

/**
 * The same fields as somebody writes them: a reference of the municipality's stands where they have the id under which it is
 * kept. Fields without one are returned as they are.
 */
export function asWritten(fields: Fields): Fields {
  if (!Object.hasOwn(fields, 'referenceId')) return fields;
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) =>
      name === 'referenceId' ? ['municipalityReference', municipalityReference] : [name, field],
    ),
  );
}

/** Whether a text names a command. */
export function isCommandType(name: unknown): name is CommandType {
  return typeof name === 'string' && Object.hasOwn(COMMANDS, name);
}
