/**
 * The closed lists of the programme and of the law. Every code has Danish and English words in
 * `domain/words/`.
 */

/** A journey's stages (trin), in the order of the main path. */
export const STAGES = [
  'screening',
  'recruitment',
  'course',
  'igu',
  'placement',
  'employment',
  'closed',
] as const;
/** One stage of a journey. */
export type Stage = (typeof STAGES)[number];

/** The trades the programme gathers classes and places in. */
export const SECTORS = ['building', 'painting', 'landscaping', 'service', 'transport', 'metal'] as const;
/** One sector. */
export type Sector = (typeof SECTORS)[number];

/**
 * Whom the application lets in: its primary group, those equated with it, other bilingual citizens (not IGU).
 */
export const TARGET_GROUPS = ['primary', 'equated', 'other'] as const;
/** One target group. */
export type TargetGroup = (typeof TARGET_GROUPS)[number];

/** The ground on which a person is in Denmark, by the section of the Aliens Act, or `andet` (another). */
export const RESIDENCE_BASES = [
  'udl-7',
  'udl-8',
  'udl-9b',
  'udl-9c',
  'udl-9e',
  'ukraine',
  'afghanistan',
  'udl-9-1',
  'udl-9c-1',
  'andet',
] as const;
/** One residence basis. */
export type ResidenceBasis = (typeof RESIDENCE_BASES)[number];

/** The legal ground on which a person's data are kept: an authority's task, or the person's consent. */
export const LEGAL_BASES = ['public-task', 'consent'] as const;
/** One legal basis. */
export type LegalBasis = (typeof LEGAL_BASES)[number];

/** Danish tests passed: Prøve i Dansk 1, 2, 3 and Studieprøven. */
export const DANISH_TESTS = ['PD1', 'PD2', 'PD3', 'SP'] as const;
/** One Danish test. */
export type DanishTest = (typeof DANISH_TESTS)[number];
/** What the school part of an IGU may consist of. */
export const SCHOOL_SUBJECTS = ['danish', 'fvu', 'avu', 'hf', 'fgu', 'amu'] as const;
/** One such subject. */
export type SchoolSubject = (typeof SCHOOL_SUBJECTS)[number];

/** What a company may be matched for. */
export const MATCH_KINDS = ['igu', 'placement', 'job'] as const;
/** What a first day can be the first day of. */
export const DAY_ONE_OF = ['course', 'igu', 'placement'] as const;
/** From where a person can come back to recruitment. */
export const RETURN_FROM = ['course', 'igu', 'placement', 'employment'] as const;
/** Why a person comes back to recruitment. */
export const RETURN_CAUSES = [
  'course-ended',
  'company-closed',
  'dismissed',
  'resigned',
  'agreement-ended',
  'no-show',
  'withdrew',
  'other',
] as const;
/** Why a municipality does not let a screened person go on. */
export const SCREENING_DECLINE_CAUSES = ['outside-target-group', 'declined', 'no-contact'] as const;
/** Who says no to a proposed match. */
export const MATCH_REFUSERS = ['person', 'company'] as const;
/** Why a proposed or agreed match came to nothing. Never anything about a person's health or faith. */
export const MATCH_REFUSAL_CAUSES = [
  'hours',
  'pay',
  'tasks',
  'transport',
  'danish',
  'other-choice',
  'place-withdrawn',
  'other',
] as const;
/** Why a person is released from a class before it has begun. */
export const CLASS_RELEASE_CAUSES = ['too-few', 'school-cancelled', 'other'] as const;
/** Why a person leaves a class that has begun. */
export const COURSE_BREAK_CAUSES = ['no-show', 'withdrew', 'too-much-absence', 'other'] as const;
/** Why an IGU ended before its time. A company's bankruptcy is one of these, not a pause. */
export const IGU_END_CAUSES = [
  'company-closed',
  'bankruptcy',
  'dismissed',
  'resigned',
  'agreement-ended',
  'no-show',
  'moved',
  'other',
] as const;
/** Why the two years of an IGU are made longer. */
export const EXTENSION_REASONS = ['leave-by-law', 'long-absence', 'school-not-completed'] as const;
/** The kinds of absence: a length and a neutral kind, never anything about health. */
export const ABSENCE_KINDS = ['leave-by-law', 'long-absence', 'company-reasons', 'other'] as const;
/** One kind of absence. */
export type AbsenceKind = (typeof ABSENCE_KINDS)[number];
/**
 * What a person may say about a first day they did not come to. Never anything about health, and never a
 * demand for an excuse.
 */
export const NO_SHOW_CAUSES = ['wrong-date', 'could-not-come', 'does-not-want', 'other'] as const;
/** Talks that somebody owes a person. */
export const TALKS = [
  'first-contact',
  'money',
  'no-show',
  'placement',
  'integration',
  'before-end-of-igu',
] as const;
/** Papers and checks that somebody owes, beside those with a command of their own. */
export const PAPERS = [
  'eligibility',
  'igu-intake',
  'de-minimis',
  'fair-ratio',
  'union-statement',
  'integration-contract',
  'danish-referral',
  'test-registration',
  'amu-seat',
  'certificates',
  'partial-proof',
  'no-extension',
  'residence-permit',
  'consent-review',
  'data-retention',
  'company-offer',
] as const;
/**
 * What somebody who is asked may want instead of answering: a call, more time, or that somebody else is
 * asked.
 */
export const HELP_KINDS = ['call-me', 'another-date', 'not-us'] as const;
/** One kind of help. */
export type HelpKind = (typeof HELP_KINDS)[number];
/** Why a command is taken back. */
export const CORRECTION_REASONS = ['wrong-person', 'wrong-fields', 'did-not-happen', 'given-twice'] as const;
/** What the vault knows of a person, field by field: what can be put right. */
export const PERSON_FIELDS = [
  'givenName',
  'familyName',
  'birthDate',
  'cpr',
  'phone',
  'email',
  'language',
  'arrivedOn',
] as const;
/** One such field. */
export type PersonField = (typeof PERSON_FIELDS)[number];
/** Why what is known of a person is put right. */
export const PERSON_CORRECTION_CAUSES = [
  'written-wrong',
  'has-changed',
  'asked-by-person',
  'list-again',
] as const;
/** One such cause. */
export type PersonCorrectionCause = (typeof PERSON_CORRECTION_CAUSES)[number];
/** Why a journey is closed that nobody has closed: its person has another one, which goes on. */
export const MERGE_CAUSES = ['same-person'] as const;
/** Why somebody takes back what they have said of something in a programme. */
export const REPORT_CORRECTION_REASONS = [
  'wrong-item',
  'wrong-fields',
  'did-not-happen',
  'given-twice',
] as const;
/** One such reason. */
export type ReportCorrectionReason = (typeof REPORT_CORRECTION_REASONS)[number];
/** The two parts of the IGU bonus. */
export const BONUS_PARTS = ['six-months', 'completion'] as const;
/** The two kinds of company placement. */
export const PLACEMENT_KINDS = ['praktik', 'loentilskud'] as const;
/**
 * What a person in a placement lives on; the rules on its length differ. Which of them the law knows depends on the day
 * the placement begins: the sets of rules say so (`benefitGroups`). A code is never removed, since timelines have it.
 */
export const BENEFIT_GROUPS = ['dagpenge', 'job-ready', 'other', 'integration-act'] as const;
/** One benefit group. */
export type BenefitGroup = (typeof BENEFIT_GROUPS)[number];
/** What a placement led to. */
export const PLACEMENT_OUTCOMES = ['job-offer', 'igu-offer', 'none'] as const;
/** What kind of employment was begun. */
export const EMPLOYMENT_KINDS = ['job', 'vocational-education'] as const;
/** The months after its start at which an employment is asked about. */
export const RETENTION_MONTHS = [1, 3, 6, 12] as const;
/** How a journey ended. */
export const OUTCOMES = ['job', 'vocational-education', 'self-supporting', 'not-established'] as const;
/** One outcome. */
export type Outcome = (typeof OUTCOMES)[number];
/** Why a journey ended without the person being established. */
export const CLOSING_CAUSES = [
  'outside-target-group',
  'declined',
  'no-contact',
  'moved',
  'residence-ended',
  'other',
] as const;

/**
 * What in a programme has a day: a milestone, a meeting of one of its groups, a task that runs for a while. A
 * check of what the rules of the law rest on is in no file: it follows from when they were last looked at.
 */
export const ITEM_KINDS = ['milestone', 'meeting', 'task', 'law-check'] as const;
/** One kind of item. */
export type ItemKind = (typeof ITEM_KINDS)[number];
/** What a group of a programme meets for: to steer it, or to carry it out. */
export const MEETING_KINDS = ['steering', 'working'] as const;
/** One kind of meeting. */
export type MeetingKind = (typeof MEETING_KINDS)[number];
/** Why somebody moves something of a programme to another day. */
export const MOVE_REASONS = [
  'waiting-for-partner',
  'waiting-for-decision',
  'too-few-people',
  'staff-away',
  'calendar',
  'other-move',
] as const;
/** One such reason. */
export type MoveReason = (typeof MOVE_REASONS)[number];
/** Why a meeting of a programme is called off. */
export const MEETING_CANCEL_REASONS = [
  'too-few-can-come',
  'nothing-to-discuss',
  'held-with-another',
  'other-cancel',
] as const;
/** One such reason. */
export type MeetingCancelReason = (typeof MEETING_CANCEL_REASONS)[number];

/** What kind of file comes with an answer. */
export const DOCUMENT_KINDS = ['training-plan'] as const;
/** One kind of document. */
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Everybody who can owe something. */
export const OWNERS = [
  'person',
  'municipality',
  'language-centre',
  'school',
  'company',
  'trade-body',
  'coordinator',
  'project-lead',
] as const;
/** One of these. */
export type Owner = (typeof OWNERS)[number];

/** Everybody who can owe something or be told of it. The steering group's chair hears of the programme, never of people. */
export const PARTIES = [...OWNERS, 'steering-chair'] as const;
/** One party. */
export type Party = (typeof PARTIES)[number];

/** To whom something can be passed on: a party, or another contact of the organisation that owes it. */
export const PASSED_ON_TO = ['colleague', ...PARTIES] as const;
/** One of these. */
export type PassedOnTo = (typeof PASSED_ON_TO)[number];

/** How something was told by a party that did not record it itself. */
export const CHANNELS = ['telephone', 'meeting', 'letter', 'mail'] as const;

/** What role somebody who signs in may have. */
export const ROLES = [
  'coordinator',
  'projectLead',
  'caseworker',
  'counsellor',
  'schoolConsultant',
  'tradeConsultant',
  'steeringGroup',
  'operator',
] as const;
/** One role. */
export type Role = (typeof ROLES)[number];

/** What an organisation can be. */
export const ORGANISATION_KINDS = [
  'secretariat',
  'municipality',
  'language-centre',
  'school',
  'company',
  'trade-body',
  'union',
  'region',
  'authority',
] as const;
/** One kind of organisation. */
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

/**
 * How somebody is asked: reminded of what they owe, as a colleague of somebody who is silent, or because it
 * is passed on to them.
 */
export type AskedHow = 'reminder' | 'colleague' | 'escalation';

/** How post goes out: as a mail, or as a text message that leads to a page. */
export const POST_CHANNELS = ['mail', 'text'] as const;
/** One such way. */
export type PostChannel = (typeof POST_CHANNELS)[number];

/**
 * Why a mail goes to a contact: with what it is owed that day, because it asked for its links again, to ask it to a meeting, or
 * to ask whether the address is the right one.
 */
export const DIGEST_PURPOSES = ['post', 'links-again', 'invitation', 'proof'] as const;
/** One of those. */
export type DigestPurpose = (typeof DIGEST_PURPOSES)[number];

/**
 * What an organisation is to the data about people that it gets: a controller of its own, a joint controller with others
 * (GDPR, article 26), or a processor, which does only what it is told (article 28).
 */
export const DATA_ROLES = ['own', 'joint', 'processor'] as const;
/** One data-protection role. */
export type DataRole = (typeof DATA_ROLES)[number];
