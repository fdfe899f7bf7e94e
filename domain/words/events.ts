import type { EventType } from '../journey.ts';
import type { Sentence } from '../refusals.ts';
import {
  BONUS_PART_WORDS,
  CLOSING_CAUSE_WORDS,
  DAY_ONE_WORDS,
  EMPLOYMENT_KIND_WORDS,
  MATCH_KIND_WORDS,
  OUTCOME_WORDS,
  PARTY_WORDS,
  PLACEMENT_KIND_WORDS,
  PLACEMENT_OUTCOME_WORDS,
  RETURN_CAUSE_WORDS,
  SECTOR_WORDS,
  STAGE_WORDS,
} from './codes.ts';
import { COMMAND_WORDS } from './commands.ts';
import { dateInWords, monthInWords } from './dates.ts';
import type { Language } from './dates.ts';
import { OBLIGATION_WORDS } from './obligations.ts';

/** What each event is called: the heading on the timeline, and the summary in Temporal's UI. */
export const EVENT_WORDS: Readonly<Record<EventType, Sentence>> = {
  PersonReferred: { da: 'Person henvist', en: 'Person referred' },
  ScreeningRecorded: { da: 'Screening registreret', en: 'Screening recorded' },
  ScreeningAccepted: { da: 'Screening godkendt', en: 'Screening accepted' },
  MatchProposed: { da: 'Match foreslået', en: 'Match proposed' },
  MatchAgreed: { da: 'Match aftalt', en: 'Match agreed' },
  AdmittedToCourse: { da: 'Optaget på hold', en: 'Admitted to class' },
  DayOneConfirmed: { da: 'Første dag oplyst', en: 'First day reported' },
  CourseCompleted: { da: 'Hold gennemført', en: 'Class completed' },
  ReturnedToRecruitment: { da: 'Tilbage til rekruttering', en: 'Returned to recruitment' },
  IguAgreementSigned: { da: 'IGU-aftale underskrevet', en: 'IGU agreement signed' },
  VitasRegistered: { da: 'Registreret i VITAS', en: 'Registered in VITAS' },
  TrainingPlanSubmitted: { da: 'Undervisningsplan indsendt', en: 'Training plan submitted' },
  AllowanceClaimed: { da: 'Skolegodtgørelse søgt', en: 'School allowance claimed' },
  BonusClaimed: { da: 'Bonus søgt', en: 'Bonus claimed' },
  IguCompleted: { da: 'IGU gennemført', en: 'IGU completed' },
  PlacementApproved: { da: 'Praktik eller løntilskud godkendt', en: 'Placement approved' },
  PlacementEnded: { da: 'Praktik eller løntilskud afsluttet', en: 'Placement ended' },
  EmploymentStarted: { da: 'Ansættelse registreret', en: 'Employment started' },
  RetentionConfirmed: { da: 'Fastholdelse oplyst', en: 'Retention reported' },
  SignalSettled: { da: 'Besked fra jobcenter afklaret', en: 'Jobcentre signal settled' },
  JourneyClosed: { da: 'Forløb afsluttet', en: 'Journey closed' },
  ObligationOpened: { da: 'Ny forpligtelse', en: 'New obligation' },
  ObligationReminded: { da: 'Påmindelse', en: 'Reminder' },
  ReminderSkipped: { da: 'Påmindelse sprunget over', en: 'Reminder skipped' },
  ObligationMissed: { da: 'Frist overskredet', en: 'Deadline missed' },
  ObligationEscalated: { da: 'Sendt videre', en: 'Escalated' },
  ObligationFulfilled: { da: 'Forpligtelse opfyldt', en: 'Obligation fulfilled' },
  ObligationEnded: { da: 'Forpligtelse bortfaldet', en: 'Obligation ended' },
  ObligationReplaced: { da: 'Forpligtelse følger nyt regelsæt', en: 'Obligation under a new rulebook' },
  RecurrenceBegan: { da: 'Månedlig forpligtelse begyndt', en: 'Monthly obligation began' },
  OccurrenceMet: { da: 'Måned opfyldt på forhånd', en: 'Month met in advance' },
  RecurrenceReplaced: {
    da: 'Månedlig forpligtelse følger nyt regelsæt',
    en: 'Monthly obligation under a new rulebook',
  },
  RecurrenceEnded: { da: 'Månedlig forpligtelse ophørt', en: 'Monthly obligation ended' },
  SignalNotApplied: { da: 'Besked fra jobcenter kunne ikke bruges', en: 'Jobcentre signal not applied' },
  SignalNotUnderstood: {
    da: 'Besked fra jobcenter kunne ikke læses',
    en: 'Jobcentre signal not understood',
  },
  RulebookTakenUp: { da: 'Nyt regelsæt taget i brug', en: 'Rulebook taken up' },
};

/** The timeline's sentence for each event; `{field}` is one of the event's own fields. */
const SENTENCES: Readonly<Record<EventType, Sentence>> = {
  PersonReferred: { da: 'Henvist af {municipality}.', en: 'Referred by {municipality}.' },
  ScreeningRecorded: {
    da: 'Screening foretaget {screenedOn}: {schoolYears} års skolegang, {yearsWorked} års arbejde i faget, Danskuddannelse {danishTrack} modul {danishModule}.',
    en: 'Screened on {screenedOn}: {schoolYears} years of school, {yearsWorked} years of work in the trade, Danish track {danishTrack} module {danishModule}.',
  },
  ScreeningAccepted: {
    da: 'Screening godkendt {acceptedOn}. Personen går videre til rekruttering.',
    en: 'Screening accepted on {acceptedOn}. The person goes on to recruitment.',
  },
  MatchProposed: {
    da: 'Match foreslået med {company}: {kind}, {sector}.',
    en: 'Match proposed with {company}: {kind}, {sector}.',
  },
  MatchAgreed: {
    da: 'Match aftalt med {company}: {kind}, planlagt start {plannedStart}.',
    en: 'Match agreed with {company}: {kind}, planned start {plannedStart}.',
  },
  AdmittedToCourse: {
    da: 'Optaget på hold hos {school}: {sector}, {startsOn} til {endsOn}.',
    en: 'Admitted to a class at {school}: {sector}, {startsOn} to {endsOn}.',
  },
  DayOneConfirmed: {
    da: 'Første dag ({of}) {on}. Mødte op: {came}.',
    en: 'First day ({of}) on {on}. Came: {came}.',
  },
  CourseCompleted: {
    da: 'Hold gennemført {completedOn}. Bevis udstedt: {certificate}.',
    en: 'Class completed on {completedOn}. Certificate issued: {certificate}.',
  },
  ReturnedToRecruitment: {
    da: 'Tilbage til rekruttering {on}. Årsag: {cause}.',
    en: 'Returned to recruitment on {on}. Cause: {cause}.',
  },
  IguAgreementSigned: {
    da: 'IGU-aftale med {company} underskrevet {signedOn}. Forløbet varer fra {startsOn} til {endsOn}.',
    en: 'IGU agreement with {company} signed on {signedOn}. It runs from {startsOn} to {endsOn}.',
  },
  VitasRegistered: {
    da: 'Aftalen er registreret i VITAS {registeredOn}.',
    en: 'The agreement was registered in VITAS on {registeredOn}.',
  },
  TrainingPlanSubmitted: {
    da: 'Undervisningsplanen er indsendt {submittedOn}.',
    en: 'The training plan was submitted on {submittedOn}.',
  },
  AllowanceClaimed: {
    da: 'Skolegodtgørelse søgt for {month}.',
    en: 'School allowance claimed for {month}.',
  },
  BonusClaimed: { da: '{part} søgt {claimedOn}.', en: '{part} claimed on {claimedOn}.' },
  IguCompleted: {
    da: 'IGU gennemført {completedOn} hos {company}. Bevis udstedt {certificateOn}.',
    en: 'IGU completed on {completedOn} at {company}. Certificate issued on {certificateOn}.',
  },
  PlacementApproved: {
    da: '{kind} hos {company} godkendt {approvedOn}: {startsOn} til {endsOn}.',
    en: '{kind} at {company} approved on {approvedOn}: {startsOn} to {endsOn}.',
  },
  PlacementEnded: {
    da: 'Afsluttet {endedOn}. Resultat: {outcome}.',
    en: 'Ended on {endedOn}. Outcome: {outcome}.',
  },
  EmploymentStarted: {
    da: '{kind} hos {employer} fra {startsOn}, {weeklyHours} timer om ugen.',
    en: '{kind} at {employer} from {startsOn}, {weeklyHours} hours a week.',
  },
  RetentionConfirmed: {
    da: 'Status ved måned {month}. Stadig ansat: {employed}.',
    en: 'Status at month {month}. Still employed: {employed}.',
  },
  SignalSettled: {
    da: 'Beskeden fra jobcentret (hændelse {event}) er afklaret.',
    en: 'The jobcentre’s signal (event {event}) has been settled.',
  },
  JourneyClosed: { da: 'Forløbet er afsluttet {on}: {outcome}.', en: 'Journey closed on {on}: {outcome}.' },
  ObligationOpened: {
    da: '{kind}: {owedBy} har frist {due}.',
    en: '{kind}: owed by {owedBy}, due {due}.',
  },
  ObligationReminded: {
    da: 'Påmindelse om {kind} til {to}. Frist {due}.',
    en: 'Reminder of {kind} to {to}. Due {due}.',
  },
  ReminderSkipped: {
    da: 'Påmindelse om {kind} sprunget over, fordi en senere gælder. Frist {due}.',
    en: 'Reminder of {kind} skipped, since a later one counts. Due {due}.',
  },
  ObligationMissed: {
    da: 'Fristen {due} for {kind} er overskredet.',
    en: 'The deadline of {due} for {kind} has been missed.',
  },
  ObligationEscalated: {
    da: '{kind} er sendt videre til {to}. Fristen var {due}.',
    en: '{kind} has been passed on to {to}. It was due {due}.',
  },
  ObligationFulfilled: { da: 'Opfyldt: {kind}.', en: 'Fulfilled: {kind}.' },
  ObligationEnded: { da: 'Bortfaldet: {kind}.', en: 'No longer owed: {kind}.' },
  ObligationReplaced: {
    da: '{kind} følger nu regelsæt {rulebook}: {owedBy} har frist {due}.',
    en: '{kind} now follows rulebook {rulebook}: owed by {owedBy}, due {due}.',
  },
  RecurrenceBegan: {
    da: '{kind} følger hver måned fra {from} til {until}.',
    en: '{kind} follows every month from {from} to {until}.',
  },
  OccurrenceMet: {
    da: '{kind} for {occurrence} er opfyldt på forhånd.',
    en: '{kind} for {occurrence} has been met in advance.',
  },
  RecurrenceReplaced: {
    da: '{kind} følger regelsæt {rulebook} fra næste gang.',
    en: '{kind} follows rulebook {rulebook} from the next time on.',
  },
  RecurrenceEnded: { da: '{kind} ophører.', en: '{kind} ends.' },
  SignalNotApplied: {
    da: 'Jobcentrets besked kunne ikke bruges ({command}). Koordinatoren tager stilling.',
    en: 'The jobcentre’s signal could not be applied ({command}). The coordinator decides what to do.',
  },
  SignalNotUnderstood: {
    da: 'Jobcentrets besked kunne ikke læses. Koordinatoren tager stilling.',
    en: 'The jobcentre’s signal could not be read. The coordinator decides what to do.',
  },
  RulebookTakenUp: {
    da: 'Regelsæt {version} gælder for nye forpligtelser.',
    en: 'Rulebook {version} holds for new obligations.',
  },
};

/** Fields that hold an organisation's id. */
const ORGANISATION_FIELDS: readonly string[] = ['municipality', 'company', 'school', 'employer'];

type Words = Readonly<Record<string, Sentence>>;

/** What the codes of a field are called; the same field name may hold codes of several lists. */
const VALUE_WORDS: Readonly<Record<string, Words>> = {
  kind: { ...MATCH_KIND_WORDS, ...PLACEMENT_KIND_WORDS, ...EMPLOYMENT_KIND_WORDS, ...OBLIGATION_WORDS },
  sector: SECTOR_WORDS,
  stage: STAGE_WORDS,
  of: DAY_ONE_WORDS,
  cause: { ...RETURN_CAUSE_WORDS, ...CLOSING_CAUSE_WORDS },
  outcome: { ...PLACEMENT_OUTCOME_WORDS, ...OUTCOME_WORDS },
  part: BONUS_PART_WORDS,
  to: PARTY_WORDS,
  owedBy: PARTY_WORDS,
  command: { ...COMMAND_WORDS, unknown: { da: 'Ukendt kommando', en: 'Unknown command' } },
};

const YES: Sentence = { da: 'ja', en: 'yes' };
const NO: Sentence = { da: 'nej', en: 'no' };
const UNKNOWN: Sentence = { da: 'ikke oplyst', en: 'not stated' };

/**
 * An event as a sentence on the timeline. `organisationName` gives an organisation's name for its id. A field that
 * an older version of the event did not have is said to be not stated; no event fails to be told.
 */
export function tellEvent(
  type: EventType,
  payload: Readonly<Record<string, unknown>>,
  organisationName: (id: string) => string = (id) => id,
): Sentence {
  const tell = (language: Language) =>
    SENTENCES[type][language].replaceAll(/\{(\w+)\}/g, (_, field: string) => {
      const value = payload[field];
      if (typeof value === 'string' && ORGANISATION_FIELDS.includes(field)) return organisationName(value);
      return valueInWords(field, value)[language];
    });
  return { da: opening(tell('da')), en: opening(tell('en')) };
}

/** A value of an event's field as it stands within a sentence; a code without words stands as it is. */
export function valueInWords(field: string, value: unknown): Sentence {
  if (typeof value === 'boolean') return value ? YES : NO;
  if (typeof value === 'number') return { da: String(value).replace('.', ','), en: String(value) };
  if (Array.isArray(value)) {
    const each = value.map((entry: unknown) => valueInWords(field, entry));
    return {
      da: each.map(({ da }) => da).join(' og '),
      en: each.map(({ en }) => en).join(' and '),
    };
  }
  if (typeof value !== 'string') return UNKNOWN;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateInWords(value);
  if (/^\d{4}-\d{2}$/.test(value)) return monthInWords(value);
  const words = VALUE_WORDS[field]?.[value];
  return words === undefined ? { da: value, en: value } : within(words);
}

/** A label as it stands in the middle of a sentence: "Kommunen" → "kommunen", but "IGU" stays. */
export function within(label: Sentence): Sentence {
  const lower = (text: string) =>
    /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
  return { da: lower(label.da), en: lower(label.en) };
}

function opening(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
