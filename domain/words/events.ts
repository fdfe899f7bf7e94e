import type { EventType } from '../journeys/events.ts';
import type { ProgrammeEventType } from '../programme/events.ts';
import { explainWarning, WARNING_CODES } from '../refusals/warnings.ts';
import type { Warning } from '../refusals/warnings.ts';
import type { Sentence, Language } from '../vocabulary/sentence.ts';
import {
  ABSENCE_KIND_WORDS,
  BENEFIT_GROUP_WORDS,
  DANISH_TEST_WORDS,
  BONUS_PART_WORDS,
  CLASS_RELEASE_CAUSE_WORDS,
  CLOSING_CAUSE_WORDS,
  CORRECTION_REASON_WORDS,
  COURSE_BREAK_CAUSE_WORDS,
  DAY_ONE_WORDS,
  EMPLOYMENT_KIND_WORDS,
  EXTENSION_REASON_WORDS,
  HELP_WORDS,
  IGU_END_CAUSE_WORDS,
  ITEM_KIND_WORDS,
  MATCH_KIND_WORDS,
  MEETING_CANCEL_REASON_WORDS,
  MEETING_KIND_WORDS,
  MERGE_CAUSE_WORDS,
  MOVE_REASON_WORDS,
  REPORT_CORRECTION_REASON_WORDS,
  MATCH_REFUSAL_CAUSE_WORDS,
  MATCH_REFUSER_WORDS,
  NO_SHOW_CAUSE_WORDS,
  OUTCOME_WORDS,
  PAPER_WORDS,
  PASSED_ON_TO_WORDS,
  PARTY_WORDS,
  PERSON_CORRECTION_CAUSE_WORDS,
  PERSON_FIELD_WORDS,
  PLACEMENT_KIND_WORDS,
  PLACEMENT_OUTCOME_WORDS,
  RETURN_CAUSE_WORDS,
  SCREENING_DECLINE_CAUSE_WORDS,
  SECTOR_WORDS,
  STAGE_WORDS,
  TALK_WORDS,
} from './codes.ts';
import { COMMAND_WORDS } from './commands.ts';
import { dateInWords, monthInWords } from './dates.ts';
import { OBLIGATION_WORDS } from './obligations.ts';

/** An event of any kind of subject: no two kinds use one name for different things. */
export type AnyEventType = EventType | ProgrammeEventType;

/** What each event is called: the heading on the timeline, and the summary in Temporal's UI. */
export const EVENT_WORDS: Readonly<Record<AnyEventType, Sentence>> = {
  PersonReferred: { da: 'Person henvist', en: 'Person referred' },
  ScreeningRecorded: { da: 'Screening registreret', en: 'Screening recorded' },
  ScreeningAccepted: { da: 'Screening godkendt', en: 'Screening accepted' },
  ScreeningDeclined: { da: 'Afslag efter screening', en: 'Declined after screening' },
  MatchProposed: { da: 'Match foreslået', en: 'Match proposed' },
  MatchAgreed: { da: 'Match aftalt', en: 'Match agreed' },
  MatchAccepted: { da: 'Personens ja til match', en: 'The person’s yes to a match' },
  MatchRefused: { da: 'Nej til match', en: 'Match refused' },
  AdmittedToCourse: { da: 'Optaget på hold', en: 'Admitted to class' },
  DayOneConfirmed: { da: 'Første dag oplyst', en: 'First day reported' },
  NoShowAnswered: { da: 'Personens svar om udeblivelse', en: 'The person’s answer to a no-show' },
  NoShowUpheld: { da: 'Udeblivelse fastholdt', en: 'No-show upheld' },
  ReleasedFromClass: { da: 'Afmeldt fra hold før start', en: 'Released from class before the start' },
  CourseBrokenOff: { da: 'Hold afbrudt', en: 'Class broken off' },
  CourseCompleted: { da: 'Hold gennemført', en: 'Class completed' },
  ReturnedToRecruitment: { da: 'Tilbage til rekruttering', en: 'Returned to recruitment' },
  IguAgreementSigned: { da: 'IGU-aftale underskrevet', en: 'IGU agreement signed' },
  VitasRegistered: { da: 'Registreret i VITAS', en: 'Registered in VITAS' },
  TrainingPlanSubmitted: { da: 'Undervisningsplan indsendt', en: 'Training plan submitted' },
  SchoolHoursRecorded: { da: 'Skoletimer opgjort', en: 'School hours recorded' },
  AllowanceClaimed: { da: 'Skolegodtgørelse søgt', en: 'School allowance claimed' },
  BonusClaimed: { da: 'Bonus søgt', en: 'Bonus claimed' },
  IguCompleted: { da: 'IGU gennemført', en: 'IGU completed' },
  IguExtended: { da: 'IGU forlænget', en: 'IGU extended' },
  IguEndedEarly: { da: 'IGU afsluttet før tid', en: 'IGU ended early' },
  PlacementApproved: { da: 'Praktik eller løntilskud godkendt', en: 'Placement approved' },
  PlacementExtended: { da: 'Praktik eller løntilskud forlænget', en: 'Placement extended' },
  PlacementExtensionRefused: {
    da: 'Forlængelse af praktik eller løntilskud afslået',
    en: 'Extension of the placement refused',
  },
  PlacementEnded: { da: 'Praktik eller løntilskud afsluttet', en: 'Placement ended' },
  EmploymentStarted: { da: 'Ansættelse registreret', en: 'Employment started' },
  RetentionConfirmed: { da: 'Fastholdelse oplyst', en: 'Retention reported' },
  TrialEnded: { da: 'Prøvetid slut', en: 'Trial period ended' },
  TalkHeld: { da: 'Samtale afholdt', en: 'Talk held' },
  PaperRecorded: { da: 'Dokumentation registreret', en: 'Paper or check recorded' },
  JourneyPaused: { da: 'Forløb sat på pause', en: 'Journey paused' },
  JourneyResumed: { da: 'Forløb genoptaget', en: 'Journey resumed' },
  JourneyTransferred: { da: 'Forløb overflyttet', en: 'Journey transferred' },
  PersonCorrected: { da: 'Personens oplysninger rettet', en: 'What is known of the person corrected' },
  OwnPageLinkHandedOut: {
    da: 'Link til personens egen side givet ud',
    en: 'Link to the person’s own page handed out',
  },
  JourneyKept: { da: 'Går videre efter sammenlægning', en: 'Goes on after a merge' },
  JourneyMerged: { da: 'Slået sammen med et andet forløb', en: 'Merged into another journey' },
  CommandCorrected: { da: 'Registrering taget tilbage', en: 'Entry taken back' },
  JourneyReopened: { da: 'Forløb genåbnet', en: 'Journey reopened' },
  SignalSettled: { da: 'Besked fra kommunens system afklaret', en: 'Municipality’s signal settled' },
  HelpAskedFor: { da: 'Bedt om hjælp', en: 'Help asked for' },
  HelpSettled: { da: 'Ønske om hjælp afklaret', en: 'Call for help settled' },
  JourneyClosed: { da: 'Forløb afsluttet', en: 'Journey closed' },
  WarningRaised: { da: 'Advarsel', en: 'Warning' },
  ProgrammeOpened: { da: 'Program begyndt', en: 'Programme opened' },
  ProgrammeRescheduled: { da: 'Programmets periode ændret', en: 'Programme’s period changed' },
  ItemPlanned: { da: 'Planlagt', en: 'Planned' },
  ItemMoved: { da: 'Flyttet til en anden dag', en: 'Moved to another day' },
  ItemDone: { da: 'Gjort', en: 'Done' },
  TaskReported: { da: 'Status givet', en: 'Reported on' },
  MeetingCancelled: { da: 'Møde aflyst', en: 'Meeting called off' },
  ReportTakenBack: { da: 'Melding taget tilbage', en: 'Report taken back' },
  ItemWithdrawn: { da: 'Taget ud af programmet', en: 'Taken out of the programme' },
  ProgrammeSignalNotUnderstood: {
    da: 'Besked til programmet kunne ikke læses',
    en: 'Signal to the programme not understood',
  },
  ProgrammeSignalSettled: { da: 'Besked til programmet afklaret', en: 'Signal to the programme settled' },
  ObligationOpened: { da: 'Ny forpligtelse', en: 'New obligation' },
  ObligationReminded: { da: 'Påmindelse', en: 'Reminder' },
  ReminderSkipped: { da: 'Påmindelse sprunget over', en: 'Reminder skipped' },
  ObligationMissed: { da: 'Frist overskredet', en: 'Deadline missed' },
  ObligationEscalated: { da: 'Sendt videre', en: 'Escalated' },
  ObligationFulfilled: { da: 'Forpligtelse opfyldt', en: 'Obligation fulfilled' },
  ObligationEnded: { da: 'Forpligtelse bortfaldet', en: 'Obligation ended' },
  ObligationShifted: { da: 'Frist flyttet', en: 'Deadline moved' },
  ObligationStruck: { da: 'Forpligtelse bortfaldet ved rettelse', en: 'Obligation struck by a correction' },
  ObligationReopened: { da: 'Forpligtelse gælder igen', en: 'Obligation holds again' },
  ObligationReplaced: { da: 'Forpligtelse følger nyt regelsæt', en: 'Obligation under a new rulebook' },
  RecurrenceBegan: { da: 'Tilbagevendende forpligtelse begyndt', en: 'Recurring obligation began' },
  OccurrenceMet: { da: 'Måned opfyldt på forhånd', en: 'Month met in advance' },
  RecurrenceMoved: { da: 'Tilbagevendende forpligtelse flyttet', en: 'Recurring obligation moved' },
  RecurrenceReplaced: {
    da: 'Tilbagevendende forpligtelse følger nyt regelsæt',
    en: 'Recurring obligation under a new rulebook',
  },
  RecurrenceEnded: { da: 'Tilbagevendende forpligtelse ophørt', en: 'Recurring obligation ended' },
  SignalNotApplied: {
    da: 'Besked fra kommunens system kunne ikke bruges',
    en: 'Municipality’s signal not applied',
  },
  SignalNotUnderstood: {
    da: 'Besked fra kommunens system kunne ikke læses',
    en: 'Municipality’s signal not understood',
  },
  RulebookTakenUp: { da: 'Nyt regelsæt taget i brug', en: 'Rulebook taken up' },
};

/**
 * The timeline's sentence for each event; `{field}` is one of the event's own fields. What stands in brackets
 * is told only if its field says something, that is, if it is neither absent nor zero.
 */
const SENTENCES: Readonly<Record<AnyEventType, Sentence>> = {
  PersonReferred: { da: 'Henvist af {municipality}.', en: 'Referred by {municipality}.' },
  ScreeningRecorded: {
    da: 'Screening foretaget {screenedOn}: {schoolYears} års skolegang, {yearsWorked} års arbejde i faget, Danskuddannelse {danishTrack} modul {danishModule}.',
    en: 'Screened on {screenedOn}: {schoolYears} years of school, {yearsWorked} years of work in the trade, Danish track {danishTrack} module {danishModule}.',
  },
  ScreeningAccepted: {
    da: 'Screening godkendt {acceptedOn}. Personen går videre til rekruttering.',
    en: 'Screening accepted on {acceptedOn}. The person goes on to recruitment.',
  },
  ScreeningDeclined: {
    da: 'Afslag efter screening {declinedOn}. Årsag: {cause}.',
    en: 'Declined after screening on {declinedOn}. Cause: {cause}.',
  },
  MatchProposed: {
    da: 'Match foreslået med {company}: {kind}, {sector}.',
    en: 'Match proposed with {company}: {kind}, {sector}.',
  },
  MatchAgreed: {
    da: 'Match aftalt med {company}: {kind}, planlagt start {plannedStart}.',
    en: 'Match agreed with {company}: {kind}, planned start {plannedStart}.',
  },
  MatchAccepted: {
    da: 'Personen sagde {on} ja til match med {company}.',
    en: 'The person said yes on {on} to the match with {company}.',
  },
  MatchRefused: {
    da: '{refusedBy} sagde {on} nej til match med {company}. Årsag: {cause}.',
    en: '{refusedBy} said no on {on} to the match with {company}. Cause: {cause}.',
  },
  AdmittedToCourse: {
    da: 'Optaget på hold hos {school}: {sector}, {startsOn} til {endsOn}.',
    en: 'Admitted to a class at {school}: {sector}, {startsOn} to {endsOn}.',
  },
  DayOneConfirmed: {
    da: 'Første dag ({of}) {on}. Mødte op: {came}.',
    en: 'First day ({of}) on {on}. Came: {came}.',
  },
  NoShowAnswered: {
    da: 'Personen er hørt om sin første dag ({of}). Mødte op efter eget udsagn: {came}.[ Årsag: {cause}.][ Kan begynde {canStartOn}.]',
    en: 'The person has been heard about the first day ({of}). Came, by their own word: {came}.[ Cause: {cause}.][ Can begin on {canStartOn}.]',
  },
  NoShowUpheld: {
    da: 'Begge sider er spurgt: personen mødte ikke op på første dag ({of}).',
    en: 'Both sides have been asked: the person did not come on the first day ({of}).',
  },
  ReleasedFromClass: {
    da: 'Afmeldt fra holdet {on}, før det begyndte. Årsag: {cause}.',
    en: 'Released from the class on {on}, before it began. Cause: {cause}.',
  },
  CourseBrokenOff: {
    da: 'Hold afbrudt {on}. Årsag: {cause}. Bevis udstedt: {certificate}.',
    en: 'Class broken off on {on}. Cause: {cause}. Certificate issued: {certificate}.',
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
    da: 'IGU-aftale med {company} underskrevet {signedOn}. Forløbet varer fra {startsOn} til {endsOn}.[ Tid hos en tidligere virksomhed, der tæller med: {servedDays}.]',
    en: 'IGU agreement with {company} signed on {signedOn}. It runs from {startsOn} to {endsOn}.[ Time with an earlier company that counts: {servedDays}.]',
  },
  VitasRegistered: {
    da: 'Aftalen er registreret i VITAS {registeredOn}.',
    en: 'The agreement was registered in VITAS on {registeredOn}.',
  },
  TrainingPlanSubmitted: {
    da: 'Undervisningsplanen er indsendt {submittedOn}.',
    en: 'The training plan was submitted on {submittedOn}.',
  },
  SchoolHoursRecorded: {
    da: 'Skoletimer opgjort {asOf}: {hoursDone} gennemført.',
    en: 'School hours as of {asOf}: {hoursDone} done.',
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
  IguExtended: {
    da: 'IGU forlænget med {days} til {endsOn}. Aftalt {agreedOn}. Begrundelse: {reason}.',
    en: 'IGU extended by {days} to {endsOn}. Agreed on {agreedOn}. Reason: {reason}.',
  },
  IguEndedEarly: {
    da: 'IGU hos {company} afsluttet før tid {endedOn}. Årsag: {cause}. Dokumentation for det gennemførte: {partialProof}. Efterfølgende virksomhed søges: {seeksSuccessor}.',
    en: 'IGU at {company} ended early on {endedOn}. Cause: {cause}. Proof of what was completed: {partialProof}. Successor company sought: {seeksSuccessor}.',
  },
  PlacementApproved: {
    da: '{kind} hos {company} godkendt {approvedOn}: {startsOn} til {endsOn}.',
    en: '{kind} at {company} approved on {approvedOn}: {startsOn} to {endsOn}.',
  },
  PlacementExtended: {
    da: 'Praktik eller løntilskud forlænget med {days} til {endsOn}. Godkendt {approvedOn}.',
    en: 'Placement extended by {days} to {endsOn}. Approved on {approvedOn}.',
  },
  PlacementExtensionRefused: {
    da: 'Kommunen afslog {refusedOn} at forlænge praktikken eller løntilskuddet.',
    en: 'The municipality refused on {refusedOn} to extend the placement.',
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
  TrialEnded: {
    da: 'Prøvetiden sluttede {endedOn}. Uddannelsen fortsætter: {continues}.',
    en: 'The trial period ended on {endedOn}. The education goes on: {continues}.',
  },
  TalkHeld: { da: '{talk}: afholdt {heldOn}.', en: '{talk}: held on {heldOn}.' },
  PaperRecorded: { da: '{paper}: på plads {on}.', en: '{paper}: in place on {on}.' },
  JourneyPaused: {
    da: 'Forløbet er på pause fra {from}: {kind}. Personen ventes tilbage {expectedBack}.',
    en: 'The journey is paused from {from}: {kind}. The person is expected back on {expectedBack}.',
  },
  JourneyResumed: {
    da: 'Forløbet er genoptaget {on}. Fraværet varede {days}: {kind}.',
    en: 'Journey resumed on {on}. The absence lasted {days}: {kind}.',
  },
  JourneyTransferred: {
    da: 'Overflyttet fra {from} til {municipality} {on}.',
    en: 'Transferred from {from} to {municipality} on {on}.',
  },
  PersonCorrected: {
    da: 'Rettet hos personen: {fields}. Årsag: {cause}.[ Slettet: {removed}.]',
    en: 'Corrected of the person: {fields}. Cause: {cause}.[ Taken out: {removed}.]',
  },
  OwnPageLinkHandedOut: {
    da: 'Linket (nummer {link}) kan bruges til og med {until}. Det blev givet til personen, og ingen mail eller sms bar det.',
    en: 'The link (number {link}) can be used until {until}. It was handed to the person; no mail or text message carried it.',
  },
  JourneyKept: {
    da: 'Personen havde også et andet forløb ({other}). Det er slået sammen med dette, som går videre.',
    en: 'The person had another journey too ({other}). It has been merged into this one, which goes on.',
  },
  JourneyMerged: {
    da: 'Personen har også et andet forløb ({into}), og det går videre. Sammenlagt {on}.',
    en: 'The person has another journey too ({into}), and that one goes on. Merged on {on}.',
  },
  CommandCorrected: {
    da: 'Taget tilbage: {type} (hændelse {event}). Begrundelse: {reason}.',
    en: 'Taken back: {type} (event {event}). Reason: {reason}.',
  },
  JourneyReopened: {
    da: 'Forløbet er genåbnet {on} på trinnet {stage}.',
    en: 'Journey reopened on {on} at the stage {stage}.',
  },
  HelpAskedFor: {
    da: 'Bedt om hjælp med {about}: {help}.[ Kan gøres senest {wishedDate}.]',
    en: 'Help asked for with {about}: {help}.[ Can be done by {wishedDate}.]',
  },
  HelpSettled: {
    da: 'Ønsket om hjælp (hændelse {event}) er afklaret.',
    en: 'The call for help (event {event}) has been settled.',
  },
  SignalSettled: {
    da: 'Beskeden fra kommunens system (hændelse {event}) er afklaret.',
    en: 'The municipality’s signal (event {event}) has been settled.',
  },
  JourneyClosed: {
    da: 'Forløbet er afsluttet {on}: {outcome}.[ Årsag: {cause}.]',
    en: 'Journey closed on {on}: {outcome}.[ Cause: {cause}.]',
  },
  WarningRaised: { da: 'Advarsel: {code}.', en: 'Warning: {code}.' },
  ProgrammeOpened: {
    da: 'Programmet varer fra {startsOn} til {endsOn}.',
    en: 'The programme runs from {startsOn} to {endsOn}.',
  },
  ProgrammeRescheduled: {
    da: 'Programmet varer nu fra {startsOn} til {endsOn}.',
    en: 'The programme now runs from {startsOn} to {endsOn}.',
  },
  ItemPlanned: {
    da: '{kind}: »{item}«[ fra {from}], senest {on}.',
    en: '{kind}: “{item}”[ from {from}], by {on}.',
  },
  ItemMoved: {
    da: '{kind}: »{item}« er flyttet til {on}. Begrundelse: {reason}.',
    en: '{kind}: “{item}” has been moved to {on}. Reason: {reason}.',
  },
  ItemDone: { da: '{kind}: »{item}« er på plads {doneOn}.', en: '{kind}: “{item}” was done on {doneOn}.' },
  TaskReported: {
    da: '{kind}: »{item}« er i gang {reportedOn}.[ Næste status {dueOn}.]',
    en: '{kind}: “{item}” was going on on {reportedOn}.[ Next report {dueOn}.]',
  },
  MeetingCancelled: {
    da: '»{item}« er aflyst. Begrundelse: {reason}.',
    en: '“{item}” has been called off. Reason: {reason}.',
  },
  ReportTakenBack: {
    da: '{kind}: »{item}«. Taget tilbage: {type} (hændelse {event}). Begrundelse: {reason}.',
    en: '{kind}: “{item}”. Taken back: {type} (event {event}). Reason: {reason}.',
  },
  ItemWithdrawn: {
    da: '{kind}: »{item}« står ikke længere i programmets fil.',
    en: '{kind}: “{item}” is no longer in the programme’s file.',
  },
  ProgrammeSignalNotUnderstood: {
    da: 'En besked til programmet kunne ikke læses. Koordinatoren tager stilling.',
    en: 'A signal to the programme could not be read. The coordinator decides what to do.',
  },
  ProgrammeSignalSettled: {
    da: 'Beskeden til programmet (hændelse {event}) er afklaret.',
    en: 'The signal to the programme (event {event}) has been settled.',
  },
  ObligationOpened: {
    da: '{kind}[ »{item}«]: {owedBy} har frist {due}.',
    en: '{kind}[ “{item}”]: owed by {owedBy}, due {due}.',
  },
  ObligationReminded: {
    da: 'Påmindelse om {kind}[ »{item}«] til {to}. Frist {due}.',
    en: 'Reminder of {kind}[ “{item}”] to {to}. Due {due}.',
  },
  ReminderSkipped: {
    da: 'Påmindelse om {kind}[ »{item}«] sprunget over, fordi en senere gælder. Frist {due}.',
    en: 'Reminder of {kind}[ “{item}”] skipped, since a later one counts. Due {due}.',
  },
  ObligationMissed: {
    da: 'Fristen {due} for {kind}[ »{item}«] er overskredet.',
    en: 'The deadline of {due} for {kind}[ “{item}”] has been missed.',
  },
  ObligationEscalated: {
    da: '{kind}[ »{item}«] er sendt videre til {to}. Frist {due}.',
    en: '{kind}[ “{item}”] has been passed on to {to}. Due {due}.',
  },
  ObligationFulfilled: { da: 'Opfyldt: {kind}[ »{item}«].', en: 'Fulfilled: {kind}[ “{item}”].' },
  ObligationEnded: { da: 'Bortfaldet: {kind}[ »{item}«].', en: 'No longer owed: {kind}[ “{item}”].' },
  ObligationShifted: {
    da: 'Fristen for {kind}[ »{item}«] er flyttet {days}, til {due}.',
    en: 'The deadline for {kind}[ “{item}”] has been moved by {days} to {due}.',
  },
  ObligationStruck: {
    da: 'Bortfaldet ved rettelse: {kind}[ »{item}«].',
    en: 'Struck by a correction: {kind}[ “{item}”].',
  },
  ObligationReopened: {
    da: 'Gælder igen efter rettelse: {kind}[ »{item}«].',
    en: 'Holds again after a correction: {kind}[ “{item}”].',
  },
  ObligationReplaced: {
    da: '{kind}[ »{item}«] følger nu regelsæt {rulebook}: {owedBy} har frist {due}.',
    en: '{kind}[ “{item}”] now follows rulebook {rulebook}: owed by {owedBy}, due {due}.',
  },
  RecurrenceBegan: {
    da: '{kind} gentages fra {from}[ til {last}].',
    en: '{kind} recurs from {from}[ until {last}].',
  },
  OccurrenceMet: {
    da: '{kind} for {occurrence} er opfyldt på forhånd.',
    en: '{kind} for {occurrence} has been met in advance.',
  },
  RecurrenceMoved: {
    da: '{kind} gentages nu fra {next}[ til {last}].',
    en: '{kind} now recurs from {next}[ until {last}].',
  },
  RecurrenceReplaced: {
    da: '{kind} følger regelsæt {rulebook} fra næste gang.',
    en: '{kind} follows rulebook {rulebook} from the next time on.',
  },
  RecurrenceEnded: { da: '{kind} ophører.', en: '{kind} ends.' },
  SignalNotApplied: {
    da: 'Beskeden fra kommunens system kunne ikke bruges ({command}). Koordinatoren tager stilling.',
    en: 'The municipality’s signal could not be applied ({command}). The coordinator decides what to do.',
  },
  SignalNotUnderstood: {
    da: 'Beskeden fra kommunens system kunne ikke læses. Koordinatoren tager stilling.',
    en: 'The municipality’s signal could not be read. The coordinator decides what to do.',
  },
  RulebookTakenUp: {
    da: 'Regelsæt {version} gælder for nye forpligtelser.',
    en: 'Rulebook {version} holds for new obligations.',
  },
};

/** Fields that hold an organisation's id. */
const ORGANISATION_FIELDS: readonly string[] = ['municipality', 'company', 'school', 'employer'];

/** Elsewhere `from` is a date or a stage. */
const namesOrganisation = (type: AnyEventType, field: string): boolean =>
  ORGANISATION_FIELDS.includes(field) || (type === 'JourneyTransferred' && field === 'from');

type Words = Readonly<Record<string, Sentence>>;

/** What the codes of a field are called; the same field name may hold codes of several lists. */
const VALUE_WORDS: Readonly<Record<string, Words>> = {
  kind: {
    ...MATCH_KIND_WORDS,
    ...PLACEMENT_KIND_WORDS,
    ...EMPLOYMENT_KIND_WORDS,
    ...ABSENCE_KIND_WORDS,
    ...OBLIGATION_WORDS,
    ...ITEM_KIND_WORDS,
  },
  meeting: MEETING_KIND_WORDS,
  sector: SECTOR_WORDS,
  wishedSector: SECTOR_WORDS,
  testsPassed: DANISH_TEST_WORDS,
  benefitGroup: BENEFIT_GROUP_WORDS,
  stage: STAGE_WORDS,
  of: DAY_ONE_WORDS,
  cause: {
    ...RETURN_CAUSE_WORDS,
    ...CLOSING_CAUSE_WORDS,
    ...SCREENING_DECLINE_CAUSE_WORDS,
    ...MATCH_REFUSAL_CAUSE_WORDS,
    ...CLASS_RELEASE_CAUSE_WORDS,
    ...COURSE_BREAK_CAUSE_WORDS,
    ...IGU_END_CAUSE_WORDS,
    ...NO_SHOW_CAUSE_WORDS,
    ...PERSON_CORRECTION_CAUSE_WORDS,
    ...MERGE_CAUSE_WORDS,
  },
  fields: PERSON_FIELD_WORDS,
  removed: PERSON_FIELD_WORDS,
  reason: {
    ...EXTENSION_REASON_WORDS,
    ...CORRECTION_REASON_WORDS,
    ...MOVE_REASON_WORDS,
    ...MEETING_CANCEL_REASON_WORDS,
    ...REPORT_CORRECTION_REASON_WORDS,
  },
  refusedBy: MATCH_REFUSER_WORDS,
  talk: TALK_WORDS,
  help: HELP_WORDS,
  paper: PAPER_WORDS,
  type: EVENT_WORDS,
  outcome: { ...PLACEMENT_OUTCOME_WORDS, ...OUTCOME_WORDS },
  part: BONUS_PART_WORDS,
  to: PASSED_ON_TO_WORDS,
  owedBy: PARTY_WORDS,
  command: { ...COMMAND_WORDS, unknown: { da: 'Ukendt kommando', en: 'Unknown command' } },
};

/** What the number in a field counts: one of it, and several. */
const COUNTED: Readonly<Record<string, readonly [Sentence, Sentence]>> = {
  days: [
    { da: 'dag', en: 'day' },
    { da: 'dage', en: 'days' },
  ],
  servedDays: [
    { da: 'dag', en: 'day' },
    { da: 'dage', en: 'days' },
  ],
  hoursDone: [
    { da: 'time', en: 'hour' },
    { da: 'timer', en: 'hours' },
  ],
};

const YES: Sentence = { da: 'ja', en: 'yes' };
const NO: Sentence = { da: 'nej', en: 'no' };
const UNKNOWN: Sentence = { da: 'ikke oplyst', en: 'not stated' };

/**
 * An event as a sentence on the timeline. `organisationName` returns an organisation's name for its id,
 * `itemTitle` what a programme's file calls a milestone, a meeting or a task. What is owed for one of those
 * is told with its title if the payload is given its `item` too. If an older version of the event did not
 * have a field, the sentence says that it is not stated; there is a sentence for every event.
 */
export function tellEvent(
  type: AnyEventType,
  payload: Readonly<Record<string, unknown>>,
  organisationName: (id: string) => string = (id) => id,
  itemTitle: (item: string) => Sentence = (item) => ({ da: item, en: item }),
): Sentence {
  if (type === 'WarningRaised') return tellWarning(payload);
  const tell = (language: Language) =>
    SENTENCES[type][language]
      .replaceAll(/\[(.*?\{(\w+)\}.*?)\]/g, (_, part: string, field: string) =>
        payload[field] === undefined || payload[field] === 0 ? '' : part,
      )
      .replaceAll(/\{(\w+)\}/g, (_, field: string) => {
        const value = payload[field];
        if (typeof value === 'string' && namesOrganisation(type, field)) return organisationName(value);
        if (typeof value === 'string' && field === 'item') return itemTitle(value)[language];
        return valueInWords(field, value)[language];
      });
  return { da: opening(tell('da')), en: opening(tell('en')) };
}

/** A warning's own sentence, and what one may do instead. */
function tellWarning({ code, values }: Readonly<Record<string, unknown>>): Sentence {
  const known = WARNING_CODES.find((one) => one === code);
  // A release that is older than the event does not know every warning.
  if (known === undefined) return { da: 'Advarsel.', en: 'Warning.' };
  const { says, instead } = explainWarning(
    { code: known, values: { ...(values as Warning['values']) } },
    (value) => (/^\d{4}-\d{2}-\d{2}$/.test(value) ? dateInWords(value) : { da: value, en: value }),
  );
  return { da: `${says.da} ${instead.da}`, en: `${says.en} ${instead.en}` };
}

/**
 * What a code of a field is called by itself, as beside a box to tick. A code without words is returned as it
 * is.
 */
export function codeInWords(field: string, value: string | number): Sentence {
  return VALUE_WORDS[field]?.[String(value)] ?? { da: String(value), en: String(value) };
}

/** A value of an event's field as it stands within a sentence. A code without words is returned as it is. */
export function valueInWords(field: string, value: unknown): Sentence {
  if (typeof value === 'boolean') return value ? YES : NO;
  if (typeof value === 'number') return numberInWords(field, value);
  if (Array.isArray(value)) {
    const each = value.map((entry: unknown) => valueInWords(field, entry));
    return {
      da: listed(
        each.map(({ da }) => da),
        'og',
      ),
      en: listed(
        each.map(({ en }) => en),
        'and',
      ),
    };
  }
  if (typeof value !== 'string') return UNKNOWN;
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateInWords(value);
  if (/^\d{4}-\d{2}$/.test(value)) return monthInWords(value);
  const words = field === 'about' ? OBLIGATION_WORDS[kindIn(value)] : VALUE_WORDS[field]?.[value];
  return words === undefined ? { da: value, en: value } : within(words);
}

/** Several in a row, as a sentence has them: "PD1, PD2 og PD3". */
function listed(each: readonly string[], and: string): string {
  const last = each.slice(-2).join(` ${and} `);
  return [...each.slice(0, -2), last].join(', ');
}

/** The kind of an obligation, which its id begins with. */
function kindIn(id: string): keyof typeof OBLIGATION_WORDS {
  return id.split(':')[0] as keyof typeof OBLIGATION_WORDS;
}

/** A number, with what it counts if its field says so: "27,5", "1 dag", "14 dage". */
function numberInWords(field: string, value: number): Sentence {
  const number: Sentence = { da: String(value).replace('.', ','), en: String(value) };
  const counted = COUNTED[field]?.[value === 1 ? 0 : 1];
  if (counted === undefined) return number;
  return { da: `${number.da} ${counted.da}`, en: `${number.en} ${counted.en}` };
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

/** Said of what came by a link to a person's own page that somebody handed out, until they have used one sent to themselves. */
export const BY_HANDED_OUT_LINK: Sentence = {
  da: 'Det kom med et link, som var givet ud. Personen har endnu ikke brugt et link, der var sendt til personen selv.',
  en: 'It came by a link that was handed out. The person has not yet used a link that was sent to themselves.',
};
