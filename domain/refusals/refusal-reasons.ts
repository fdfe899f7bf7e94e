import type { Sentence } from '../vocabulary/sentence.ts';
import { SOURCES } from '../vocabulary/sources.ts';

/** What there is to say about a refusal beside its sentence. */
export interface Reason extends Sentence {
  /** What one may do instead. */
  readonly instead: Sentence;
  /**
   * Where the rule comes from, with its certainty as in the rulebook; absent if the rule is the service's
   * own.
   */
  readonly source?: string;
}

/**
 * Why a rule says no, and what one may do instead. Every code has its sentences here; `{name}` is filled from the
 * refusal's values, which are dates, numbers and codes, never anything personal.
 */
export const REASONS = {
  'wrong-stage': {
    da: 'Forløbet er på trinnet {stage}, og dér kan {command} ikke bruges.',
    en: 'The journey is at the stage {stage}, which does not take {command}.',
    instead: {
      da: 'Vælg en handling, der hører til trinnet, eller før forløbet videre først.',
      en: 'Choose something that belongs to the stage, or move the journey on first.',
    },
  },
  'fields-malformed': {
    da: 'Oplysningerne er ikke udfyldt rigtigt: {fields}.',
    en: 'The fields are not filled in correctly: {fields}.',
    instead: {
      da: 'Ret oplysningerne, og send dem igen.',
      en: 'Correct the fields and send them again.',
    },
  },
  'date-in-future': {
    da: 'Datoen i {field} ligger i fremtiden. Kun det, der er sket, kan registreres her.',
    en: 'The date in {field} lies in the future. Only what has happened can be recorded here.',
    instead: {
      da: 'Vent, til det er sket, eller ret datoen.',
      en: 'Wait until it has happened, or correct the date.',
    },
  },
  'dates-out-of-order': {
    da: '{later} kan ikke ligge før {earlier}.',
    en: '{later} cannot lie before {earlier}.',
    instead: {
      da: 'Ret den dato, der er forkert.',
      en: 'Correct the date that is wrong.',
    },
  },
  'consent-incomplete': {
    da: 'Når retsgrundlaget er samtykke, skal samtykkets version og dato være oplyst.',
    en: 'Where the legal basis is consent, the version and date of the consent are required.',
    instead: {
      da: 'Oplys samtykkets version og dato, eller vælg myndighedsopgave, hvis det er retsgrundlaget.',
      en: 'Give the version and date of the consent, or choose public task if that is the legal basis.',
    },
  },
  'screening-not-recorded': {
    da: 'Sprogcentret har ikke registreret screeningen endnu. Registrér den først.',
    en: 'The language centre has not recorded the screening yet. Record it first.',
    instead: {
      da: 'Bed sprogcentret om at registrere screeningen, eller registrér den på centrets vegne.',
      en: 'Ask the language centre to record the screening, or record it on the centre’s behalf.',
    },
  },
  'match-not-proposed': {
    da: 'Der er ikke foreslået et match med denne virksomhed af denne slags. Foreslå det først.',
    en: 'No match of this kind with this company has been proposed. Propose it first.',
    instead: {
      da: 'Foreslå et match med virksomheden, og aftal det bagefter.',
      en: 'Propose a match with the company, then agree it.',
    },
  },
  'already-done': {
    da: 'Det er allerede registreret.',
    en: 'This has been recorded already.',
    instead: {
      da: 'Gå videre. Se tidslinjen, hvis du er i tvivl om, hvad der er registreret.',
      en: 'Go on. See the timeline if in doubt about what has been recorded.',
    },
  },
  'no-igu': {
    da: 'Der er ingen IGU-aftale i forløbet.',
    en: 'There is no IGU agreement in this journey.',
    instead: {
      da: 'Registrér IGU-aftalen først, eller se efter, om det er det rigtige forløb.',
      en: 'Record the IGU agreement first, or check that this is the right journey.',
    },
  },
  'agreement-after-start': {
    da: 'En IGU-aftale skal være underskrevet før start. Vælg en senere startdato.',
    en: 'An IGU agreement must be signed before the start. Choose a later start.',
    instead: {
      da: 'Aftal en ny startdato med virksomheden, mindst dagen efter underskriften.',
      en: 'Agree a new start with the company, at least the day after the signing.',
    },
    source: `${SOURCES.howAgreed} (V)`,
  },
  'igu-scheme-ended': {
    da: 'IGU-ordningen udløber {last}. Et forløb kan ikke begynde efter den dag.',
    en: 'The IGU scheme ends on {last}. A course cannot begin after that day.',
    instead: {
      da: 'Vælg en start senest {last}, eller find et andet spor: praktik, løntilskud eller ordinært job.',
      en: 'Choose a start by {last}, or find another way: a placement or an ordinary job.',
    },
    source: `${SOURCES.endOfScheme} (V)`,
  },
  'igu-not-two-years': {
    da: 'En IGU varer to år: slutdatoen skal være {ends}.',
    en: 'An IGU lasts two years: the last day must be {ends}.',
    instead: {
      da: 'Ret slutdatoen til {ends}.',
      en: 'Correct the last day to {ends}.',
    },
    source: `${SOURCES.contents} (V)`,
  },
  'igu-not-ended': {
    da: 'De to år er ikke gået før {ends}.',
    en: 'The two years have not passed before {ends}.',
    instead: {
      da: 'Vent til {ends}. Stopper forløbet før, føres personen i stedet tilbage til rekruttering.',
      en: 'Wait until {ends}. If the IGU stops before, return the person to recruitment instead.',
    },
    source: `${SOURCES.contents} (V)`,
  },
  'igu-completed-before': {
    da: 'Personen har allerede gennemført en IGU. Man kan kun få én.',
    en: 'The person has completed an IGU already. A person can have only one.',
    instead: {
      da: 'Find et ordinært job eller en erhvervsuddannelse, som IGU-beviset kan føre til.',
      en: 'Find an ordinary job or vocational education to which the IGU certificate can lead.',
    },
    source: `${SOURCES.bonus} (V)`,
  },
  'igu-target-group': {
    da: 'Øvrige tosprogede borgere kan deltage i opkvalificering, men ikke i en IGU.',
    en: 'Other bilingual citizens can take part in upskilling, but not in an IGU.',
    instead: {
      da: 'Tilbyd et hold, en praktik eller et ordinært job i stedet.',
      en: 'Offer a class, a placement or an ordinary job instead.',
    },
    source: `${SOURCES.application} (V)`,
  },
  'igu-residence-basis': {
    da: 'IGU er for flygtninge og familiesammenførte. Opholdsgrundlaget giver ikke adgang.',
    en: 'An IGU is for refugees and family-reunified persons. The residence basis does not qualify.',
    instead: {
      da: 'Se efter på opholdskortet. Er grundlaget rigtigt, så find en praktik eller et ordinært job.',
      en: 'Check the residence card. If the basis is right, find a placement or an ordinary job.',
    },
    source: `${SOURCES.cabi} (V)`,
  },
  'igu-address-years': {
    da: 'Personen vil have haft adresse i Danmark i mere end {years} år ved start.',
    en: 'The person will have had an address in Denmark for more than {years} years at the start.',
    instead: {
      da: 'Vælg en start, før de {years} år er gået, eller find en praktik eller et ordinært job.',
      en: 'Choose a start before the {years} years have passed, or find a placement or an ordinary job.',
    },
    source: `${SOURCES.educationGuide} (V)`,
  },
  'igu-age': {
    da: 'Personen skal være fyldt {min} år og ikke være fyldt {below} år ved start.',
    en: 'The person must have turned {min} and not have turned {below} at the start.',
    instead: {
      da: 'Vælg en startdato, hvor alderen passer, eller find en praktik eller et ordinært job.',
      en: 'Choose a start at which the age fits, or find a placement or an ordinary job.',
    },
    source: `${SOURCES.educationGuide} (V)`,
  },
  'igu-work-hours': {
    da: 'Arbejdet skal være mindst {min} timer om ugen.',
    en: 'Work must be at least {min} hours a week.',
    instead: {
      da: 'Aftal flere arbejdstimer med virksomheden.',
      en: 'Agree more hours of work with the company.',
    },
    source: `${SOURCES.contents} (V)`,
  },
  'igu-total-hours': {
    da: 'Arbejde og skole skal tilsammen være mellem {min} og {max} timer om ugen i gennemsnit.',
    en: 'Work and school together must be between {min} and {max} hours a week on average.',
    instead: {
      da: 'Aftal timetallet om, så gennemsnittet ligger mellem {min} og {max}.',
      en: 'Agree the hours anew, so that the average lies between {min} and {max}.',
    },
    source: `${SOURCES.contents} (V)`,
  },
  'hours-below-work-hours': {
    da: 'Timerne med skole kan ikke være færre end arbejdstimerne.',
    en: 'The hours with school cannot be fewer than the hours of work.',
    instead: {
      da: 'Skriv arbejde og skole lagt sammen i feltet med skole.',
      en: 'Give work and school together in the field with school.',
    },
  },
  'month-outside-igu': {
    da: 'Måneden ligger uden for IGU-forløbet.',
    en: 'The month lies outside the IGU.',
    instead: {
      da: 'Vælg en måned, hvor IGU-forløbet har været i gang.',
      en: 'Choose a month in which the IGU was running.',
    },
  },
  'month-not-begun': {
    da: 'Måneden er ikke begyndt endnu.',
    en: 'The month has not begun yet.',
    instead: {
      da: 'Vent, til måneden er begyndt.',
      en: 'Wait until the month has begun.',
    },
  },
  'bonus-private-only': {
    da: 'Bonus gives kun til private virksomheder.',
    en: 'The bonus is for private companies only.',
    instead: {
      da: 'Gå videre uden bonus. Kontakt sekretariatet, hvis virksomheden er privat.',
      en: 'Go on without the bonus. Contact the secretariat if the company is private.',
    },
    source: `${SOURCES.bonusSection} (V)`,
  },
  'bonus-too-early': {
    da: 'Bonussen kan tidligst søges {from}.',
    en: 'The bonus can be applied for from {from}.',
    instead: {
      da: 'Vent til {from}. Virksomheden bliver mindet om det.',
      en: 'Wait until {from}. The company is reminded.',
    },
    source: `${SOURCES.bonusSection} (V)`,
  },
  'bonus-needs-vitas': {
    da: 'Aftalen og undervisningsplanen skal være registreret i VITAS, før bonussen kan søges.',
    en: 'The agreement and the training plan must be in VITAS before the bonus can be applied for.',
    instead: {
      da: 'Få aftalen og undervisningsplanen registreret i VITAS først.',
      en: 'Have the agreement and the training plan registered in VITAS first.',
    },
    source: `${SOURCES.bonusSection} (V)`,
  },
  'bonus-needs-completion': {
    da: 'Den anden bonus kræver, at IGU-forløbet er gennemført.',
    en: 'The second bonus requires that the IGU is completed.',
    instead: {
      da: 'Registrér først, at IGU-forløbet er gennemført.',
      en: 'Record first that the IGU is completed.',
    },
    source: `${SOURCES.bonusSection} (V)`,
  },
  'approval-after-start': {
    da: 'Kommunen skal godkende praktikken eller løntilskuddet, før det begynder.',
    en: 'The municipality must approve the placement before it starts.',
    instead: {
      da: 'Aftal en senere start, eller ret datoerne, hvis de er forkerte.',
      en: 'Agree a later start, or correct the dates if they are wrong.',
    },
    source: `${SOURCES.praktik} (V)`,
  },
  'placement-not-ended': {
    da: 'Der er en praktik i gang. Afslut den først.',
    en: 'A placement is running. End it first.',
    instead: {
      da: 'Registrér, at praktikken eller løntilskuddet er slut.',
      en: 'Record that the placement has ended.',
    },
  },
  'not-this-stage': {
    da: 'Forløbet er på trinnet {stage}, ikke {given}.',
    en: 'The journey is at the stage {stage}, not {given}.',
    instead: {
      da: 'Vælg det trin, forløbet står på.',
      en: 'Choose the stage at which the journey stands.',
    },
  },
  'retention-too-early': {
    da: 'Der spørges først til ansættelsen omkring {from}.',
    en: 'The employment is not asked about until about {from}.',
    instead: {
      da: 'Vent til omkring {from}. Er jobbet mistet, kan det registreres med det samme.',
      en: 'Wait until about {from}. That a job is lost can be recorded at once.',
    },
  },
  'cause-required': {
    da: 'Når personen ikke er kommet i varig beskæftigelse, skal årsagen angives.',
    en: 'Where the person is not established, the cause is required.',
    instead: {
      da: 'Vælg en årsag på listen.',
      en: 'Choose a cause from the list.',
    },
  },
  'cause-not-allowed': {
    da: 'Årsag angives kun, når personen ikke er kommet i varig beskæftigelse.',
    en: 'A cause is given only where the person is not established.',
    instead: {
      da: 'Lad årsagen stå tom.',
      en: 'Leave the cause empty.',
    },
  },
  'no-such-signal': {
    da: 'Der er ingen uafklaret besked fra kommunens system med det nummer.',
    en: 'No unsettled signal of the municipality has that number.',
    instead: {
      da: 'Se på tidslinjen, hvilke beskeder der venter.',
      en: 'See on the timeline which signals are waiting.',
    },
  },
  'not-open': {
    da: 'Der er ikke længere brug for svaret: der er svaret, eller opgaven er faldet bort.',
    en: 'The answer is no longer needed: it has been given, or nothing is owed any more.',
    instead: {
      da: 'Se på tidslinjen, hvad der er sket.',
      en: 'See on the timeline what has happened.',
    },
  },
  'leaves-open': {
    da: 'Det besvarer ikke spørgsmålet, som derfor stadig er åbent.',
    en: 'That does not answer the question, which is therefore still open.',
    instead: {
      da: 'Se efter, om datoen er den rigtige, eller svar, når det er sket.',
      en: 'See whether the date is the right one, or answer when it has happened.',
    },
  },
  'no-show-not-told': {
    da: 'Det er ikke oplyst, at personen ikke mødte op på første dag.',
    en: 'Nobody has reported that the person did not come on the first day.',
    instead: {
      da: 'Oplys først, om personen mødte op.',
      en: 'First report whether the person came.',
    },
  },
  'no-show-not-disputed': {
    da: 'Personen har ikke svaret, at oplysningen om udeblivelse er forkert, så der er intet at afklare.',
    en: 'The person has not said that the report of not having come is wrong, so there is nothing to settle.',
    instead: {
      da: 'Hør personen først, og registrér svaret.',
      en: 'Hear the person first, and record the answer.',
    },
  },
  'no-such-help': {
    da: 'Der er intet uafklaret ønske om hjælp med det nummer.',
    en: 'No unsettled call for help has that number.',
    instead: {
      da: 'Se på tidslinjen, hvilke ønsker der venter.',
      en: 'See on the timeline which calls are waiting.',
    },
  },
  'wished-date-only-then': {
    da: 'En ønsket dato hører til ønsket om en anden dato, og kun til det.',
    en: 'A wished date belongs to the wish for another date, and only to that.',
    instead: {
      da: 'Angiv datoen, eller vælg et andet ønske.',
      en: 'Give the date, or choose another wish.',
    },
  },
  'not-for-jobcentres': {
    da: 'Kommunens system kan ikke give denne kommando.',
    en: 'The municipality’s system cannot give this command.',
    instead: {
      da: 'Bed sekretariatet om at registrere det.',
      en: 'Ask the secretariat to record it.',
    },
  },
  'foreign-municipality': {
    da: 'Beskeden kommer fra en anden kommune end forløbets.',
    en: 'The signal comes from another municipality than the journey’s.',
    instead: {
      da: 'Bed personens egen kommune om at sende beskeden.',
      en: 'Ask the person’s own municipality to send it.',
    },
  },
  'unknown-command': {
    da: 'Kommandoen findes ikke.',
    en: 'There is no such command.',
    instead: {
      da: 'Se listen over kommandoer i beskrivelsen på /api/docs.',
      en: 'See the list of commands in the description at /api/docs.',
    },
  },
  'key-reused': {
    da: 'Nøglen er allerede brugt til en anden kommando. Brug en ny.',
    en: 'The key has been used for another command already. Use a new one.',
    instead: {
      da: 'Send kommandoen igen med en ny nøgle.',
      en: 'Send the command again with a new key.',
    },
  },
  'already-paused': {
    da: 'Forløbet er allerede sat på pause.',
    en: 'The journey is paused already.',
    instead: {
      da: 'Registrér først, at pausen er slut.',
      en: 'First record that the pause is over.',
    },
  },
  'not-paused': {
    da: 'Forløbet er ikke på pause.',
    en: 'The journey is not paused.',
    instead: {
      da: 'Registrér først fraværet som en pause, hvis personen har været væk.',
      en: 'First record the absence as a pause, if the person has been away.',
    },
  },
  'pause-overlaps': {
    da: 'Perioden overlapper en tidligere pause, der varede til {until}.',
    en: 'The period overlaps an earlier pause, which lasted until {until}.',
    instead: {
      da: 'Lad pausen begynde den {until} eller senere, eller tag den tidligere pause tilbage.',
      en: 'Let the pause begin on {until} or later, or take the earlier pause back.',
    },
  },
  'class-begun': {
    da: 'Holdet er begyndt.',
    en: 'The class has begun.',
    instead: {
      da: 'Registrér, at kurset er afbrudt.',
      en: 'Record that the course was broken off.',
    },
  },
  'igu-not-early': {
    da: 'IGU-forløbet slutter {ends}, og dagen ligger ikke før.',
    en: 'The IGU ends on {ends}, and the day is not before that.',
    instead: {
      da: 'Registrér, at forløbet er gennemført.',
      en: 'Record that the IGU is completed.',
    },
  },
  'absence-counted-before': {
    da: 'IGU-forløbet er allerede forlænget for en del af dette fravær.',
    en: 'The IGU has been extended for part of this absence already.',
    instead: {
      da: 'Angiv kun de dage, der ikke er talt med, eller tag den første forlængelse tilbage.',
      en: 'Give only the days that were not counted, or take the first extension back.',
    },
    source: `${SOURCES.billOf2019}: only for as long as the absence (B)`,
  },
  'absence-outside-igu': {
    da: 'Fraværet ligger uden for IGU-forløbet.',
    en: 'The absence lies outside the IGU.',
    instead: {
      da: 'Ret datoerne, så fraværet ligger mellem forløbets første og sidste dag.',
      en: 'Correct the dates, so that the absence lies between the first and the last day of the IGU.',
    },
  },
  'no-trial': {
    da: 'Der er ingen prøvetid: ansættelsen er ikke en erhvervsuddannelse.',
    en: 'There is no trial: the employment is no vocational education.',
    instead: {
      da: 'Er jobbet ophørt, så registrér, at personen er tilbage i rekruttering.',
      en: 'If the job has ended, record that the person is back in recruitment.',
    },
  },
  'same-municipality': {
    da: 'Forløbet hører allerede til denne kommune.',
    en: 'The journey belongs to this municipality already.',
    instead: {
      da: 'Angiv den kommune, personen flytter til.',
      en: 'Give the municipality the person moves to.',
    },
  },
  'not-correctable': {
    da: 'Hændelsen kan ikke tages tilbage: den er ingen af de ti seneste kommandoer, eller den er taget tilbage.',
    en: 'The event cannot be taken back: it is none of the ten latest commands, or it has been taken back.',
    instead: {
      da: 'Registrér det, der er rigtigt nu, med en ny kommando.',
      en: 'Record what is right now with a new command.',
    },
  },
  'correction-blocked': {
    da: 'Hændelse {event} bygger på den.',
    en: 'Event {event} rests on it.',
    instead: {
      da: 'Tag først hændelse {event} tilbage.',
      en: 'Take event {event} back first.',
    },
  },
  'merge-with-itself': {
    da: 'Et forløb kan ikke slås sammen med sig selv.',
    en: 'A journey cannot be merged with itself.',
    instead: {
      da: 'Vælg de to forløb, der handler om samme person.',
      en: 'Choose the two journeys that are about the same person.',
    },
  },
  'merged-already': {
    da: 'Forløbet er slået sammen med et andet af samme person, og det andet går videre.',
    en: 'The journey has been merged with another one of the same person, and that one goes on.',
    instead: {
      da: 'Brug det forløb, der går videre. Er det to personer, så tag sammenlægningen tilbage i begge forløb.',
      en: 'Use the journey that goes on. If they are two people, take the merge back in both journeys.',
    },
  },
  'reopening-too-late': {
    da: 'Et forløb kan kun genåbnes i 90 dage efter, at det er afsluttet.',
    en: 'A journey can be reopened only for 90 days after it was closed.',
    instead: {
      da: 'Henvis personen på ny.',
      en: 'Refer the person anew.',
    },
  },
  'igu-scheme-not-begun': {
    da: 'IGU-ordningen begyndte {first}.',
    en: 'The IGU scheme began on {first}.',
    instead: { da: 'Ret startdagen.', en: 'Correct the first day.' },
    source: 'act 623 of 2016 (V)',
  },
  'igu-ordinary-job': {
    da: 'Personen har været ordinært ansat i virksomheden inden for de seneste {months} måneder før start.',
    en: 'The person has been ordinarily employed in the company within the last {months} months before the start.',
    instead: {
      da: 'Vent, til de er gået, eller find en anden virksomhed.',
      en: 'Wait until they have passed, or find another company.',
    },
    source: `${SOURCES.ministryOnIgu} (V)`,
  },
  'plan-without-amu': {
    da: 'Skoleundervisningen i en IGU skal altid indeholde AMU.',
    en: 'The school part of an IGU must always contain AMU.',
    instead: { da: 'Læg AMU ind i planen.', en: 'Put AMU into the plan.' },
    source: `${SOURCES.schoolOrder} (V)`,
  },
  'praktik-too-long': {
    da: 'Praktikken kan højst vare til og med {last}.',
    en: 'The placement can last until {last} at most.',
    instead: {
      da: 'Vælg en tidligere slutdato. Er det et tilbud for at opfylde arbejdspligten, så svar ja til det: så bliver der kun advaret.',
      en: 'Choose an earlier last day. If it is an offer to fulfil the work duty (arbejdspligt), say so: then there is only a warning.',
    },
    source: `${SOURCES.praktikExtension} (V)`,
  },
  'wage-subsidy-too-long': {
    da: 'Løntilskuddet kan højst vare til og med {last}.',
    en: 'The wage subsidy can last until {last} at most.',
    instead: { da: 'Vælg en tidligere slutdato.', en: 'Choose an earlier last day.' },
    source: `${SOURCES.wageSubsidyLength} (V)`,
  },
  'fair-ratio': {
    da: 'Rimelighedskravet er ikke opfyldt: produktionsenheden må højst have {allowed} i praktik og løntilskud på samme tid.',
    en: 'The fair ratio (rimelighedskravet) is not kept: the production unit may have at most {allowed} in placement and wage subsidy at a time.',
    instead: {
      da: 'Vent, til en plads er ledig, eller find en anden virksomhed.',
      en: 'Wait until a place is free, or find another company.',
    },
    source: `${SOURCES.fairRatio} (V)`,
  },
  'statement-missing': {
    da: 'Medarbejdernes repræsentant skal først erklære skriftligt, at rimelighedskravet er opfyldt.',
    en: 'The employees’ representative must first state in writing that the fair ratio is kept.',
    instead: { da: 'Indhent erklæringen.', en: 'Obtain the statement.' },
    source: `${SOURCES.fairRatio} (V)`,
  },
  'no-such-item': {
    da: 'Programmet har ingen milepæl, intet møde og ingen opgave med det navn.',
    en: 'The programme has no milestone, meeting or task of that name.',
    instead: {
      da: 'Se på programmets side, hvad det, du leder efter, hedder.',
      en: 'See on the programme’s page what the one you are looking for is called.',
    },
  },
  'item-cancelled': {
    da: 'Det er aflyst eller taget ud af programmet.',
    en: 'It has been called off or taken out of the programme.',
    instead: {
      da: 'Skal det alligevel ske, så tag aflysningen tilbage, eller sæt det i programmets fil igen.',
      en: 'If it is to happen after all, take back that it was called off, or put it into the programme’s file again.',
    },
  },
  'not-last-report': {
    da: 'Hændelsen kan ikke tages tilbage: den er ikke det seneste, nogen har meldt om en milepæl, et møde eller en opgave, eller programmets fil har ændret det siden.',
    en: 'The event cannot be taken back: it is not the latest that anybody has said of a milestone, a meeting or a task, or the programme’s file has changed that since.',
    instead: {
      da: 'Meld det, der er rigtigt nu, eller ret programmets fil.',
      en: 'Report what is right now, or put the programme’s file right.',
    },
  },
  'moved-into-past': {
    da: 'Den nye dag ligger før i dag.',
    en: 'The new day lies before today.',
    instead: {
      da: 'Vælg en dag fra i dag af, eller meld det gjort, hvis det er sket.',
      en: 'Choose a day from today on, or report it as done if it has happened.',
    },
  },
  'not-a-meeting': {
    da: 'Kun et møde kan aflyses.',
    en: 'Only a meeting can be called off.',
    instead: {
      da: 'Flyt milepælen eller opgaven til en anden dag, eller meld den gjort.',
      en: 'Move the milestone or the task to another day, or report it as done.',
    },
  },
  'not-a-task': {
    da: 'Kun en løbende opgave får status undervejs.',
    en: 'Only a running task is reported on along the way.',
    instead: {
      da: 'Meld milepælen nået eller mødet holdt, når det er sket.',
      en: 'Report the milestone as reached or the meeting as held when it has happened.',
    },
  },
} as const satisfies Record<string, Reason>;
