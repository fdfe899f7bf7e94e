import type {
  AbsenceKind,
  BenefitGroup,
  BONUS_PARTS,
  CHANNELS,
  CLASS_RELEASE_CAUSES,
  CLOSING_CAUSES,
  CORRECTION_REASONS,
  COURSE_BREAK_CAUSES,
  DANISH_TESTS,
  DAY_ONE_OF,
  EMPLOYMENT_KINDS,
  ErasureReason,
  EXTENSION_REASONS,
  HelpKind,
  IGU_END_CAUSES,
  ItemKind,
  LegalBasis,
  MATCH_KINDS,
  MATCH_REFUSAL_CAUSES,
  MATCH_REFUSERS,
  MeetingCancelReason,
  ReportCorrectionReason,
  MeetingKind,
  MERGE_CAUSES,
  MoveReason,
  NO_SHOW_CAUSES,
  DataRole,
  OrganisationKind,
  Outcome,
  PAPERS,
  Party,
  PassedOnTo,
  PersonCorrectionCause,
  PersonField,
  PLACEMENT_KINDS,
  PLACEMENT_OUTCOMES,
  ResidenceBasis,
  RETURN_CAUSES,
  Role,
  SchoolSubject,
  SCREENING_DECLINE_CAUSES,
  Sector,
  Stage,
  TALKS,
  TargetGroup,
} from '../vocabulary/codes.ts';
import type { Sentence } from '../vocabulary/sentence.ts';

/** One of the codes of a closed list. */
type Of<L extends readonly (string | number)[]> = L[number];

/** The stages (trin) of a journey. */
export const STAGE_WORDS: Readonly<Record<Stage, Sentence>> = {
  screening: { da: 'Screening', en: 'Screening' },
  recruitment: { da: 'Rekruttering', en: 'Recruitment' },
  course: { da: 'Hold og opkvalificering', en: 'Class and upskilling' },
  igu: { da: 'IGU', en: 'IGU' },
  placement: { da: 'Virksomhedspraktik eller løntilskud', en: 'Company placement or wage subsidy' },
  employment: { da: 'Ordinært job eller erhvervsuddannelse', en: 'Ordinary job or vocational education' },
  closed: { da: 'Afsluttet', en: 'Closed' },
};

/** The sectors, as the trades name themselves. */
export const SECTOR_WORDS: Readonly<Record<Sector, Sentence>> = {
  building: { da: 'Byggeri og anlæg', en: 'Building and construction' },
  painting: { da: 'Malerfaget', en: 'Painting' },
  landscaping: { da: 'Anlægsgartneri', en: 'Landscape gardening' },
  service: { da: 'Service', en: 'Service' },
  transport: { da: 'Transport og logistik', en: 'Transport and logistics' },
  metal: { da: 'Metal', en: 'Metal' },
};

/** The target groups of the programme. */
export const TARGET_GROUP_WORDS: Readonly<Record<TargetGroup, Sentence>> = {
  primary: { da: 'Primær målgruppe', en: 'Primary target group' },
  equated: { da: 'Sidestillet med den primære målgruppe', en: 'Equated with the primary target group' },
  other: { da: 'Øvrige tosprogede borgere', en: 'Other bilingual citizens' },
};

/** The ground on which a person is in Denmark, with the section of the law. */
export const RESIDENCE_BASIS_WORDS: Readonly<Record<ResidenceBasis, Sentence>> = {
  'udl-7': { da: 'Flygtning (udlændingelovens § 7)', en: 'Refugee (Aliens Act, section 7)' },
  'udl-8': { da: 'Kvoteflygtning (udlændingelovens § 8)', en: 'Quota refugee (Aliens Act, section 8)' },
  'udl-9b': {
    da: 'Humanitær opholdstilladelse (udlændingelovens § 9 b)',
    en: 'Humanitarian residence permit (Aliens Act, section 9 b)',
  },
  'udl-9c': {
    da: 'Opholdstilladelse efter udlændingelovens § 9 c',
    en: 'Residence permit under the Aliens Act, section 9 c',
  },
  'udl-9e': {
    da: 'Opholdstilladelse efter udlændingelovens § 9 e',
    en: 'Residence permit under the Aliens Act, section 9 e',
  },
  ukraine: { da: 'Særloven om fordrevne fra Ukraine', en: 'Special act on displaced persons from Ukraine' },
  afghanistan: {
    da: 'Særloven om personer fra Afghanistan',
    en: 'Special act on persons from Afghanistan',
  },
  'udl-9-1': {
    da: 'Familiesammenført (udlændingelovens § 9, stk. 1)',
    en: 'Family-reunified (Aliens Act, section 9 (1))',
  },
  'udl-9c-1': {
    da: 'Familiesammenført (udlændingelovens § 9 c, stk. 1)',
    en: 'Family-reunified (Aliens Act, section 9 c (1))',
  },
  andet: { da: 'Andet opholdsgrundlag', en: 'Another residence basis' },
};

/** The legal grounds on which data are kept. */
export const LEGAL_BASIS_WORDS: Readonly<Record<LegalBasis, Sentence>> = {
  'public-task': { da: 'Myndighedsopgave', en: 'Task of a public authority' },
  consent: { da: 'Samtykke', en: 'Consent' },
};

/** The Danish tests. */
export const DANISH_TEST_WORDS: Readonly<Record<Of<typeof DANISH_TESTS>, Sentence>> = {
  PD1: { da: 'Prøve i Dansk 1', en: 'Prøve i Dansk 1' },
  PD2: { da: 'Prøve i Dansk 2', en: 'Prøve i Dansk 2' },
  PD3: { da: 'Prøve i Dansk 3', en: 'Prøve i Dansk 3' },
  SP: { da: 'Studieprøven', en: 'Studieprøven' },
};

/** What the school part of an IGU may consist of. */
export const SCHOOL_SUBJECT_WORDS: Readonly<Record<SchoolSubject, Sentence>> = {
  danish: { da: 'Danskuddannelse', en: 'Danish education' },
  fvu: { da: 'Forberedende voksenundervisning (FVU)', en: 'Preparatory adult education (FVU)' },
  avu: { da: 'Almen voksenuddannelse (avu)', en: 'General adult education (avu)' },
  hf: { da: 'Hf-enkeltfag', en: 'Single subjects of hf' },
  fgu: { da: 'Forberedende grunduddannelse (FGU)', en: 'Preparatory basic education (FGU)' },
  amu: { da: 'Arbejdsmarkedsuddannelse (AMU)', en: 'Labour market training (AMU)' },
};

/** What a person in a placement lives on. */
export const BENEFIT_GROUP_WORDS: Readonly<Record<BenefitGroup, Sentence>> = {
  dagpenge: { da: 'Dagpenge', en: 'Unemployment benefit (dagpenge)' },
  'job-ready': { da: 'Jobparat kontanthjælpsmodtager', en: 'Job-ready recipient of cash benefit' },
  other: { da: 'Anden ydelse efter beskæftigelsesloven', en: 'Other benefit under the employment act' },
  'integration-act': {
    da: 'Ydelse efter integrationsloven (er på introduktionsprogram, også som jobparat)',
    en: 'Benefit under the Integration Act (on an introduction programme, also if job-ready)',
  },
};

/** What a company is matched for. */
export const MATCH_KIND_WORDS: Readonly<Record<Of<typeof MATCH_KINDS>, Sentence>> = {
  igu: { da: 'IGU', en: 'IGU' },
  placement: { da: 'Virksomhedspraktik eller løntilskud', en: 'Company placement or wage subsidy' },
  job: { da: 'Ordinært job', en: 'Ordinary job' },
};

/** What a first day is the first day of. */
export const DAY_ONE_WORDS: Readonly<Record<Of<typeof DAY_ONE_OF>, Sentence>> = {
  course: { da: 'Hold', en: 'Class' },
  igu: { da: 'IGU', en: 'IGU' },
  placement: { da: 'Virksomhedspraktik eller løntilskud', en: 'Company placement or wage subsidy' },
};

/** Why a person comes back to recruitment. */
export const RETURN_CAUSE_WORDS: Readonly<Record<Of<typeof RETURN_CAUSES>, Sentence>> = {
  'course-ended': { da: 'Holdet er slut', en: 'The class has ended' },
  'company-closed': { da: 'Virksomheden er lukket', en: 'The company has closed' },
  dismissed: { da: 'Opsagt af virksomheden', en: 'Dismissed by the company' },
  resigned: { da: 'Har selv sagt op', en: 'Resigned' },
  'agreement-ended': { da: 'Aftalen er ophørt', en: 'The agreement has ended' },
  'no-show': { da: 'Er udeblevet', en: 'Did not come' },
  withdrew: { da: 'Har trukket sig', en: 'Withdrew' },
  other: { da: 'Andet', en: 'Other' },
};

/** Why a proposed or agreed match came to nothing. */
export const MATCH_REFUSAL_CAUSE_WORDS: Readonly<Record<Of<typeof MATCH_REFUSAL_CAUSES>, Sentence>> = {
  hours: { da: 'Arbejdstiden', en: 'The hours' },
  pay: { da: 'Lønnen', en: 'The pay' },
  tasks: { da: 'Arbejdsopgaverne', en: 'The tasks' },
  transport: { da: 'Transporten', en: 'The transport' },
  danish: { da: 'Kravene til dansk', en: 'The Danish that is asked for' },
  'other-choice': { da: 'Har valgt noget andet', en: 'Chose something else' },
  'place-withdrawn': { da: 'Pladsen er trukket tilbage', en: 'The place was withdrawn' },
  other: { da: 'Andet', en: 'Other' },
};

/** Why a person is released from a class before it has begun. */
export const CLASS_RELEASE_CAUSE_WORDS: Readonly<Record<Of<typeof CLASS_RELEASE_CAUSES>, Sentence>> = {
  'too-few': { da: 'For få tilmeldte', en: 'Too few in the class' },
  'school-cancelled': { da: 'Aflyst af skolen', en: 'Cancelled by the school' },
  other: { da: 'Andet', en: 'Other' },
};

/** Why a person leaves a class that has begun. */
export const COURSE_BREAK_CAUSE_WORDS: Readonly<Record<Of<typeof COURSE_BREAK_CAUSES>, Sentence>> = {
  'no-show': RETURN_CAUSE_WORDS['no-show'],
  withdrew: RETURN_CAUSE_WORDS.withdrew,
  'too-much-absence': { da: 'For meget fravær', en: 'Too much absence' },
  other: { da: 'Andet', en: 'Other' },
};

/** The two parts of the IGU bonus. */
export const BONUS_PART_WORDS: Readonly<Record<Of<typeof BONUS_PARTS>, Sentence>> = {
  'six-months': { da: 'Bonus efter 6 måneder', en: 'Bonus after 6 months' },
  completion: { da: 'Bonus ved gennemført IGU', en: 'Bonus for the completed IGU' },
};

/** The two kinds of company placement. */
export const PLACEMENT_KIND_WORDS: Readonly<Record<Of<typeof PLACEMENT_KINDS>, Sentence>> = {
  praktik: { da: 'Virksomhedspraktik', en: 'Company placement (virksomhedspraktik)' },
  loentilskud: { da: 'Løntilskud', en: 'Wage subsidy (løntilskud)' },
};

/** What a placement led to. */
export const PLACEMENT_OUTCOME_WORDS: Readonly<Record<Of<typeof PLACEMENT_OUTCOMES>, Sentence>> = {
  'job-offer': { da: 'Tilbud om ordinært job', en: 'Offer of an ordinary job' },
  'igu-offer': { da: 'Tilbud om IGU', en: 'Offer of an IGU' },
  none: { da: 'Intet tilbud', en: 'No offer' },
};

/** The two kinds of employment. */
export const EMPLOYMENT_KIND_WORDS: Readonly<Record<Of<typeof EMPLOYMENT_KINDS>, Sentence>> = {
  job: { da: 'Ordinært job', en: 'Ordinary job' },
  'vocational-education': { da: 'Erhvervsuddannelse', en: 'Vocational education' },
};

/** How a journey ended. */
export const OUTCOME_WORDS: Readonly<Record<Outcome, Sentence>> = {
  job: { da: 'Ordinært job', en: 'Ordinary job' },
  'vocational-education': { da: 'Erhvervsuddannelse', en: 'Vocational education' },
  'self-supporting': { da: 'Selvforsørgende', en: 'Self-supporting' },
  'not-established': { da: 'Ikke i varig beskæftigelse', en: 'Not established' },
};

/** Why a journey ended without the person being established. */
export const CLOSING_CAUSE_WORDS: Readonly<Record<Of<typeof CLOSING_CAUSES>, Sentence>> = {
  'outside-target-group': { da: 'Uden for målgruppen', en: 'Outside the target group' },
  declined: { da: 'Har sagt nej tak', en: 'Declined' },
  'no-contact': { da: 'Kan ikke træffes', en: 'Cannot be reached' },
  moved: { da: 'Er flyttet', en: 'Has moved' },
  'residence-ended': { da: 'Opholdstilladelsen er ophørt', en: 'The residence permit has ended' },
  other: { da: 'Andet', en: 'Other' },
};

/** Why a municipality does not let a screened person go on: the journey is closed with the same cause. */
export const SCREENING_DECLINE_CAUSE_WORDS: Readonly<Record<Of<typeof SCREENING_DECLINE_CAUSES>, Sentence>> =
  {
    'outside-target-group': CLOSING_CAUSE_WORDS['outside-target-group'],
    declined: CLOSING_CAUSE_WORDS.declined,
    'no-contact': CLOSING_CAUSE_WORDS['no-contact'],
  };

/** Why an IGU ended before its time. */
export const IGU_END_CAUSE_WORDS: Readonly<Record<Of<typeof IGU_END_CAUSES>, Sentence>> = {
  'company-closed': RETURN_CAUSE_WORDS['company-closed'],
  bankruptcy: { da: 'Virksomheden er gået konkurs', en: 'The company has gone bankrupt' },
  dismissed: RETURN_CAUSE_WORDS.dismissed,
  resigned: RETURN_CAUSE_WORDS.resigned,
  'agreement-ended': RETURN_CAUSE_WORDS['agreement-ended'],
  'no-show': RETURN_CAUSE_WORDS['no-show'],
  moved: CLOSING_CAUSE_WORDS.moved,
  other: { da: 'Andet', en: 'Other' },
};

/** The kinds of absence: neutral, never anything about health. */
export const ABSENCE_KIND_WORDS: Readonly<Record<AbsenceKind, Sentence>> = {
  'leave-by-law': { da: 'Orlov efter loven', en: 'Leave by law' },
  'long-absence': { da: 'Længere fravær', en: 'Long absence' },
  'company-reasons': { da: 'Virksomhedens forhold', en: 'The company’s circumstances' },
  other: { da: 'Andet', en: 'Other' },
};

/** Why the two years of an IGU are made longer. */
export const EXTENSION_REASON_WORDS: Readonly<Record<Of<typeof EXTENSION_REASONS>, Sentence>> = {
  'leave-by-law': ABSENCE_KIND_WORDS['leave-by-law'],
  'long-absence': ABSENCE_KIND_WORDS['long-absence'],
  'school-not-completed': { da: 'Skoledelen er ikke gennemført', en: 'The school part is not completed' },
};

/** Talks that somebody owes a person. */
export const TALK_WORDS: Readonly<Record<Of<typeof TALKS>, Sentence>> = {
  'first-contact': { da: 'Første kontakt', en: 'First contact' },
  money: { da: 'Samtale om økonomi', en: 'Talk about money' },
  'no-show': { da: 'Samtale efter udeblivelse', en: 'Talk after a no-show' },
  placement: { da: 'Opfølgning i praktik eller løntilskud', en: 'Follow-up talk in the placement' },
  integration: { da: 'Integrationssamtale', en: 'Integration talk' },
  'before-end-of-igu': { da: 'Samtale, før IGU slutter', en: 'Talk before the IGU ends' },
};

/** Papers and checks that somebody owes. */
export const PAPER_WORDS: Readonly<Record<Of<typeof PAPERS>, Sentence>> = {
  eligibility: { da: 'Kontrol af betingelserne for IGU', en: 'Check of the conditions for an IGU' },
  'igu-intake': { da: 'Nye IGU-forløb kan begynde', en: 'New IGU courses may begin' },
  'de-minimis': { da: 'De minimis-erklæring', en: 'De minimis declaration' },
  'fair-ratio': { da: 'Opgørelse efter rimelighedskravet', en: 'Count for the fair ratio' },
  'union-statement': {
    da: 'Udtalelse fra medarbejderrepræsentanten',
    en: 'Statement from the employees’ representative',
  },
  'integration-contract': { da: 'Integrationskontrakt', en: 'Integration contract' },
  'danish-referral': { da: 'Henvisning til danskuddannelse', en: 'Referral to Danish education' },
  'test-registration': { da: 'Tilmelding til danskprøve', en: 'Registration for a Danish test' },
  'amu-seat': { da: 'Plads på AMU-kursus', en: 'Seat in an AMU course' },
  certificates: { da: 'Kursus- og prøvebeviser', en: 'Course and test certificates' },
  'partial-proof': {
    da: 'Dokumentation for delvist gennemført IGU',
    en: 'Proof of the partly completed IGU',
  },
  'no-extension': { da: 'Aftale om ikke at forlænge IGU', en: 'Agreement not to extend the IGU' },
  'residence-permit': { da: 'Gyldig opholdstilladelse', en: 'Valid residence permit' },
  'consent-review': { da: 'Gennemgang af samtykket', en: 'Review of the consent' },
  'data-retention': { da: 'Beslutning om opbevaring af oplysninger', en: 'Decision on keeping the data' },
  'company-offer': { da: 'Virksomhedsrettet tilbud', en: 'Company-directed offer' },
};

/**
 * What somebody who is asked wants instead of answering. The call is for themselves; the rest they ask for
 * their organisation.
 */
export const HELP_WORDS: Readonly<Record<HelpKind, Sentence>> = {
  'call-me': { da: 'Ring til mig', en: 'Please call me' },
  'another-date': { da: 'Vi har brug for en anden dato', en: 'We need another date' },
  'not-us': { da: 'Det er ikke os', en: 'This is not us' },
};

/** The same, as a person says it who is asked themselves; to have somebody else asked makes no sense then. */
export const OWN_HELP_WORDS: Readonly<Record<Exclude<HelpKind, 'not-us'>, Sentence>> = {
  'call-me': { da: 'Ring til mig', en: 'Please call me' },
  'another-date': { da: 'Jeg har brug for en anden dato', en: 'I need another date' },
};

/** What a person may say about a first day they did not come to. */
export const NO_SHOW_CAUSE_WORDS: Readonly<Record<Of<typeof NO_SHOW_CAUSES>, Sentence>> = {
  'wrong-date': { da: 'Kendte ikke dag eller sted', en: 'Did not know the day or the place' },
  'could-not-come': { da: 'Kunne ikke komme den dag', en: 'Could not come that day' },
  'does-not-want': { da: 'Ønsker ikke pladsen', en: 'Does not want the place' },
  other: { da: 'Andet', en: 'Other' },
};

/** Why a command is taken back. */
export const CORRECTION_REASON_WORDS: Readonly<Record<Of<typeof CORRECTION_REASONS>, Sentence>> = {
  'wrong-person': { da: 'Forkert person', en: 'Wrong person' },
  'wrong-fields': { da: 'Forkerte oplysninger', en: 'Wrong details' },
  'did-not-happen': { da: 'Det er ikke sket', en: 'It did not happen' },
  'given-twice': { da: 'Registreret to gange', en: 'Recorded twice' },
};

/** What the vault knows of a person, field by field. */
export const PERSON_FIELD_WORDS: Readonly<Record<PersonField, Sentence>> = {
  givenName: { da: 'Fornavn', en: 'First name' },
  familyName: { da: 'Efternavn', en: 'Family name' },
  birthDate: { da: 'Fødselsdato', en: 'Date of birth' },
  cpr: { da: 'CPR-nummer', en: 'CPR number' },
  phone: { da: 'Telefonnummer', en: 'Telephone number' },
  email: { da: 'Mailadresse', en: 'Mail address' },
  language: { da: 'Sprog', en: 'Language' },
  arrivedOn: { da: 'Dato for ankomst', en: 'Date of arrival' },
};

/** Why what is known of a person is put right. */
export const PERSON_CORRECTION_CAUSE_WORDS: Readonly<Record<PersonCorrectionCause, Sentence>> = {
  'written-wrong': { da: 'Skrevet forkert', en: 'Written wrong' },
  'has-changed': { da: 'Har ændret sig', en: 'Has changed' },
  'asked-by-person': { da: 'Personen har bedt om det', en: 'The person has asked for it' },
  'list-again': { da: 'Listen er indlæst igen', en: 'The list was imported again' },
};

/** Why a person is erased. */
export const ERASURE_REASON_WORDS: Readonly<Record<ErasureReason, Sentence>> = {
  'asked-by-person': { da: 'Personen har bedt om det', en: 'The person has asked for it' },
  'consent-withdrawn': { da: 'Samtykket er trukket tilbage', en: 'Consent was withdrawn' },
  'no-longer-needed': { da: 'Oplysningerne er ikke længere nødvendige', en: 'The data are no longer needed' },
  'taken-in-by-mistake': { da: 'Oprettet ved en fejl', en: 'Taken in by mistake' },
  ordered: { da: 'Påbudt af en myndighed eller en domstol', en: 'Ordered by an authority or a court' },
};

/** Why a journey is closed that nobody has closed. */
export const MERGE_CAUSE_WORDS: Readonly<Record<Of<typeof MERGE_CAUSES>, Sentence>> = {
  'same-person': { da: 'Samme person som i et andet forløb', en: 'The same person as in another journey' },
};

/** Why somebody takes back what they have said of something in a programme. */
export const REPORT_CORRECTION_REASON_WORDS: Readonly<Record<ReportCorrectionReason, Sentence>> = {
  'wrong-item': { da: 'Forkert milepæl, møde eller opgave', en: 'Wrong milestone, meeting or task' },
  'wrong-fields': { da: 'Forkerte oplysninger', en: 'Wrong details' },
  'did-not-happen': { da: 'Det er ikke sket', en: 'It did not happen' },
  'given-twice': { da: 'Registreret to gange', en: 'Recorded twice' },
};

/** What in a programme has a day. */
export const ITEM_KIND_WORDS: Readonly<Record<ItemKind, Sentence>> = {
  milestone: { da: 'Milepæl', en: 'Milestone' },
  meeting: { da: 'Møde', en: 'Meeting' },
  task: { da: 'Opgave', en: 'Task' },
  'law-check': { da: 'Efterprøvning af reglerne', en: 'Check of the rules' },
};

/** What a group of a programme meets for. */
export const MEETING_KIND_WORDS: Readonly<Record<MeetingKind, Sentence>> = {
  steering: { da: 'Styregruppe', en: 'Steering group' },
  working: { da: 'Arbejdsgruppe', en: 'Working group' },
};

/** Why something of a programme has another day. */
export const MOVE_REASON_WORDS: Readonly<Record<MoveReason | 'programme-file', Sentence>> = {
  'waiting-for-partner': { da: 'Venter på en af parterne', en: 'Waiting for one of the partners' },
  'waiting-for-decision': { da: 'Venter på en beslutning', en: 'Waiting for a decision' },
  'too-few-people': { da: 'For få borgere endnu', en: 'Too few people yet' },
  'staff-away': { da: 'Den, der skal gøre det, er væk', en: 'Whoever is to do it is away' },
  calendar: { da: 'Dagen passer ikke', en: 'The day does not suit' },
  'other-move': { da: 'Andet', en: 'Other' },
  'programme-file': { da: 'Programmets fil er ændret', en: 'The programme’s file has changed' },
};

/** Why a meeting of a programme is called off. */
export const MEETING_CANCEL_REASON_WORDS: Readonly<Record<MeetingCancelReason, Sentence>> = {
  'too-few-can-come': { da: 'For få kan komme', en: 'Too few can come' },
  'nothing-to-discuss': { da: 'Der er intet at drøfte', en: 'There is nothing to discuss' },
  'held-with-another': { da: 'Holdes sammen med et andet møde', en: 'Held together with another meeting' },
  'other-cancel': { da: 'Andet', en: 'Other' },
};

/** Everybody who can owe something, or be told of it. */
export const PARTY_WORDS: Readonly<Record<Party, Sentence>> = {
  person: { da: 'Personen', en: 'The person' },
  municipality: { da: 'Kommunen', en: 'The municipality' },
  'language-centre': { da: 'Sprogcentret', en: 'The language centre' },
  school: { da: 'Skolen', en: 'The school' },
  company: { da: 'Virksomheden', en: 'The company' },
  'trade-body': { da: 'Brancheorganisationen', en: 'The trade body' },
  coordinator: { da: 'Koordinatoren', en: 'The coordinator' },
  'project-lead': { da: 'Projektlederen', en: 'The project lead' },
  'steering-chair': { da: 'Styregruppens formand', en: 'The chair of the steering group' },
};

/**
 * To whom something can be passed on. Only when the mail is made is it known whether there is another
 * contact.
 */
export const PASSED_ON_TO_WORDS: Readonly<Record<PassedOnTo, Sentence>> = {
  ...PARTY_WORDS,
  colleague: {
    da: 'En anden kontaktperson samme sted, hvis der er en',
    en: 'Another contact person there, if there is one',
  },
};

/** Who says no to a proposed match. */
export const MATCH_REFUSER_WORDS: Readonly<Record<Of<typeof MATCH_REFUSERS>, Sentence>> = {
  person: PARTY_WORDS.person,
  company: PARTY_WORDS.company,
};

/** How something was told by a party that did not record it itself: "told by …". */
export const CHANNEL_WORDS: Readonly<Record<Of<typeof CHANNELS>, Sentence>> = {
  telephone: { da: 'Telefonisk', en: 'By telephone' },
  meeting: { da: 'På et møde', en: 'At a meeting' },
  letter: { da: 'Med brev', en: 'By letter' },
  mail: { da: 'Med mail', en: 'By mail' },
};

/** What role somebody who signs in may have. */
export const ROLE_WORDS: Readonly<Record<Role, Sentence>> = {
  coordinator: { da: 'Koordinator', en: 'Coordinator' },
  projectLead: { da: 'Projektleder', en: 'Project lead' },
  caseworker: { da: 'Sagsbehandler', en: 'Caseworker' },
  counsellor: { da: 'Sprogcentervejleder', en: 'Language centre counsellor' },
  schoolConsultant: { da: 'Skolekonsulent', en: 'School consultant' },
  tradeConsultant: { da: 'Branchekonsulent', en: 'Trade consultant' },
  steeringGroup: { da: 'Styregruppe', en: 'Steering group' },
  operator: { da: 'Driftsansvarlig', en: 'Operator' },
};

/** The kinds of organisation. */
export const ORGANISATION_KIND_WORDS: Readonly<Record<OrganisationKind, Sentence>> = {
  secretariat: { da: 'Sekretariat', en: 'Secretariat' },
  municipality: { da: 'Kommune', en: 'Municipality' },
  'language-centre': { da: 'Sprogcenter', en: 'Language centre' },
  school: { da: 'Skole', en: 'School' },
  company: { da: 'Virksomhed', en: 'Company' },
  'trade-body': { da: 'Brancheorganisation', en: 'Trade body' },
  union: { da: 'Fagforening', en: 'Trade union' },
  region: { da: 'Region', en: 'Region' },
  authority: { da: 'Myndighed', en: 'Public authority' },
};

/** What each data-protection role is called. */
export const DATA_ROLE_WORDS: Readonly<Record<DataRole, Sentence>> = {
  own: { da: 'Selvstændig dataansvarlig', en: 'Controller of its own' },
  joint: { da: 'Fælles dataansvarlig', en: 'Joint controller' },
  processor: { da: 'Databehandler', en: 'Processor' },
};
