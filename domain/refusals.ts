/** A sentence for the people who read it: Danish first. */
export interface Sentence {
  readonly da: string;
  readonly en: string;
}

/**
 * Why a rule says no. Every code has its sentences here; `{name}` is filled from the refusal's values, which are
 * dates, numbers and codes, never anything personal.
 */
const SENTENCES = {
  'wrong-stage': {
    da: 'Forløbet er på trinnet {stage}, og dér kan {command} ikke bruges.',
    en: 'The journey is at the stage {stage}, which does not take {command}.',
  },
  'fields-malformed': {
    da: 'Oplysningerne er ikke udfyldt rigtigt: {fields}.',
    en: 'The fields are not filled in correctly: {fields}.',
  },
  'date-in-future': {
    da: 'Datoen i {field} ligger i fremtiden. Kun det, der er sket, kan registreres her.',
    en: 'The date in {field} lies in the future. Only what has happened can be recorded here.',
  },
  'dates-out-of-order': {
    da: '{later} kan ikke ligge før {earlier}.',
    en: '{later} cannot lie before {earlier}.',
  },
  'consent-incomplete': {
    da: 'Når retsgrundlaget er samtykke, skal samtykkets version og dato være oplyst.',
    en: 'Where the legal basis is consent, the version and date of the consent are required.',
  },
  'screening-not-recorded': {
    da: 'Sprogcentret har ikke registreret screeningen endnu. Registrér den først.',
    en: 'The language centre has not recorded the screening yet. Record it first.',
  },
  'match-not-proposed': {
    da: 'Der er ikke foreslået et match med denne virksomhed af denne slags. Foreslå det først.',
    en: 'No match of this kind with this company has been proposed. Propose it first.',
  },
  'already-done': {
    da: 'Det er allerede registreret.',
    en: 'This has been recorded already.',
  },
  'no-igu': {
    da: 'Der er ingen IGU-aftale i forløbet.',
    en: 'There is no IGU agreement in this journey.',
  },
  'agreement-after-start': {
    da: 'En IGU-aftale skal være underskrevet før start. Vælg en senere startdato.',
    en: 'An IGU agreement must be signed before the start. Choose a later start.',
  },
  'igu-scheme-ended': {
    da: 'IGU-ordningen udløber {last}. Et forløb kan ikke begynde efter den dag.',
    en: 'The IGU scheme ends on {last}. A course cannot begin after that day.',
  },
  'igu-not-two-years': {
    da: 'En IGU varer to år: slutdatoen skal være {ends}.',
    en: 'An IGU lasts two years: the last day must be {ends}.',
  },
  'igu-not-ended': {
    da: 'De to år er ikke gået før {ends}.',
    en: 'The two years have not passed before {ends}.',
  },
  'igu-completed-before': {
    da: 'Personen har allerede gennemført en IGU. Man kan kun få én.',
    en: 'The person has completed an IGU already. A person can have only one.',
  },
  'igu-target-group': {
    da: 'Øvrige tosprogede borgere kan deltage i opkvalificering, men ikke i en IGU.',
    en: 'Other bilingual citizens can take part in upskilling, but not in an IGU.',
  },
  'igu-residence-basis': {
    da: 'IGU er for flygtninge og familiesammenførte. Opholdsgrundlaget giver ikke adgang.',
    en: 'An IGU is for refugees and family-reunified persons. The residence basis does not qualify.',
  },
  'igu-address-years': {
    da: 'Personen vil have haft adresse i Danmark i mere end {years} år ved start.',
    en: 'The person will have had an address in Denmark for more than {years} years at the start.',
  },
  'igu-age': {
    da: 'Personen skal være fyldt {min} år og ikke være fyldt {below} år ved start.',
    en: 'The person must have turned {min} and not have turned {below} at the start.',
  },
  'igu-work-hours': {
    da: 'Arbejdet skal være mindst {min} timer om ugen.',
    en: 'Work must be at least {min} hours a week.',
  },
  'igu-total-hours': {
    da: 'Arbejde og skole skal tilsammen være mellem {min} og {max} timer om ugen i gennemsnit.',
    en: 'Work and school together must be between {min} and {max} hours a week on average.',
  },
  'hours-below-work-hours': {
    da: 'Timerne med skole kan ikke være færre end arbejdstimerne.',
    en: 'The hours with school cannot be fewer than the hours of work.',
  },
  'month-outside-igu': {
    da: 'Måneden ligger uden for IGU-forløbet.',
    en: 'The month lies outside the IGU.',
  },
  'month-not-begun': {
    da: 'Måneden er ikke begyndt endnu.',
    en: 'The month has not begun yet.',
  },
  'bonus-private-only': {
    da: 'Bonus gives kun til private virksomheder.',
    en: 'The bonus is for private companies only.',
  },
  'bonus-too-early': {
    da: 'Bonussen kan tidligst søges {from}.',
    en: 'The bonus can be applied for from {from}.',
  },
  'bonus-needs-vitas': {
    da: 'Aftalen og undervisningsplanen skal være registreret i VITAS, før bonussen kan søges.',
    en: 'The agreement and the training plan must be in VITAS before the bonus can be applied for.',
  },
  'bonus-needs-completion': {
    da: 'Den anden bonus kræver, at IGU-forløbet er gennemført.',
    en: 'The second bonus requires that the IGU is completed.',
  },
  'approval-after-start': {
    da: 'Kommunen skal godkende praktikken eller løntilskuddet, før det begynder.',
    en: 'The municipality must approve the placement before it starts.',
  },
  'placement-not-ended': {
    da: 'Der er en praktik i gang. Afslut den først.',
    en: 'A placement is running. End it first.',
  },
  'not-this-stage': {
    da: 'Forløbet er på trinnet {stage}, ikke {given}.',
    en: 'The journey is at the stage {stage}, not {given}.',
  },
  'retention-too-early': {
    da: 'Der spørges først til ansættelsen omkring {from}.',
    en: 'The employment is not asked about until about {from}.',
  },
  'cause-required': {
    da: 'Når personen ikke er kommet i varig beskæftigelse, skal årsagen angives.',
    en: 'Where the person is not established, the cause is required.',
  },
  'cause-not-allowed': {
    da: 'Årsag angives kun, når personen ikke er kommet i varig beskæftigelse.',
    en: 'A cause is given only where the person is not established.',
  },
  'no-such-signal': {
    da: 'Der er ingen uafklaret besked fra jobcentret med det nummer.',
    en: 'No unsettled jobcentre signal has that number.',
  },
  'not-for-jobcentres': {
    da: 'Et jobcenter kan ikke give denne kommando.',
    en: 'A jobcentre cannot give this command.',
  },
  'foreign-municipality': {
    da: 'Beskeden kommer fra en anden kommune end forløbets.',
    en: 'The signal comes from another municipality than the journey’s.',
  },
  'unknown-command': {
    da: 'Kommandoen findes ikke.',
    en: 'There is no such command.',
  },
  'key-reused': {
    da: 'Nøglen er allerede brugt til en anden kommando. Brug en ny.',
    en: 'The key has been used for another command already. Use a new one.',
  },
  'already-paused': {
    da: 'Forløbet er allerede sat på pause. Registrér først, at pausen er slut.',
    en: 'The journey is paused already. First record that the pause is over.',
  },
  'not-paused': {
    da: 'Forløbet er ikke på pause.',
    en: 'The journey is not paused.',
  },
  'pause-overlaps': {
    da: 'Perioden overlapper en tidligere pause, der varede til {until}.',
    en: 'The period overlaps an earlier pause, which lasted until {until}.',
  },
  'class-begun': {
    da: 'Holdet er begyndt. Registrér i stedet, at kurset er afbrudt.',
    en: 'The class has begun. Record instead that the course was broken off.',
  },
  'igu-not-early': {
    da: 'IGU-forløbet slutter {ends}. Registrér i stedet, at det er gennemført.',
    en: 'The IGU ends on {ends}. Record instead that it is completed.',
  },
  'absence-counted-before': {
    da: 'IGU-forløbet er allerede forlænget for en del af dette fravær.',
    en: 'The IGU has been extended for part of this absence already.',
  },
  'absence-outside-igu': {
    da: 'Fraværet ligger uden for IGU-forløbet.',
    en: 'The absence lies outside the IGU.',
  },
  'no-trial': {
    da: 'Der er ingen prøvetid: ansættelsen er ikke en erhvervsuddannelse.',
    en: 'There is no trial: the employment is no vocational education.',
  },
  'same-municipality': {
    da: 'Forløbet hører allerede til denne kommune.',
    en: 'The journey belongs to this municipality already.',
  },
  'not-correctable': {
    da: 'Hændelsen kan ikke tages tilbage: den er ingen af de ti seneste kommandoer, eller den er taget tilbage.',
    en: 'The event cannot be taken back: it is none of the ten latest commands, or it has been taken back.',
  },
  'correction-blocked': {
    da: 'Hændelse {event} bygger på den. Tag den tilbage først.',
    en: 'Event {event} rests on it. Take that one back first.',
  },
  'reopening-too-late': {
    da: 'Et forløb kan kun genåbnes i 90 dage efter, at det er afsluttet. Henvis personen på ny.',
    en: 'A journey can be reopened only for 90 days after it was closed. Refer the person anew.',
  },
  'igu-scheme-not-begun': {
    da: 'IGU-ordningen begyndte {first}. Ret startdagen.',
    en: 'The IGU scheme began on {first}. Correct the first day.',
  },
  'igu-ordinary-job': {
    da: 'Personen har været ordinært ansat i virksomheden inden for de seneste {months} måneder før start. Vent, til de er gået, eller find en anden virksomhed.',
    en: 'The person has been ordinarily employed in the company within the last {months} months before the start. Wait until they have passed, or find another company.',
  },
  'plan-without-amu': {
    da: 'Skoleundervisningen i en IGU skal altid indeholde AMU. Læg AMU ind i planen.',
    en: 'The school part of an IGU must always contain AMU. Put AMU into the plan.',
  },
  'praktik-too-long': {
    da: 'Praktikken kan højst vare til og med {last}. Vælg en tidligere slutdato.',
    en: 'The placement can last until {last} at most. Choose an earlier last day.',
  },
  'wage-subsidy-too-long': {
    da: 'Løntilskuddet kan højst vare til og med {last}. Vælg en tidligere slutdato.',
    en: 'The wage subsidy can last until {last} at most. Choose an earlier last day.',
  },
  'fair-ratio': {
    da: 'Rimelighedskravet er ikke opfyldt: produktionsenheden må højst have {allowed} i praktik og løntilskud på samme tid. Vent, til en plads er ledig, eller find en anden virksomhed.',
    en: 'The fair ratio (rimelighedskravet) is not kept: the production unit may have at most {allowed} in placement and wage subsidy at a time. Wait until a place is free, or find another company.',
  },
  'statement-missing': {
    da: 'Medarbejdernes repræsentant skal først erklære skriftligt, at rimelighedskravet er opfyldt. Indhent erklæringen.',
    en: 'The employees’ representative must first state in writing that the fair ratio is kept. Obtain the statement.',
  },
} as const satisfies Record<string, Sentence>;

/** The code of a refusal: a closed list that callers may rely on. */
export type RefusalCode = keyof typeof SENTENCES;

/** Every refusal code, for the documentation. */
export const REFUSAL_CODES = Object.keys(SENTENCES) as readonly RefusalCode[];

/** A rule's no. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Says no, with the values its sentence needs. */
export function refuse(refused: RefusalCode, values: Refusal['values'] = {}): Refusal {
  return { refused, values };
}

/** Whether something decided is a refusal. */
export function isRefusal(decided: unknown): decided is Refusal {
  return typeof decided === 'object' && decided !== null && 'refused' in decided;
}

/** A refusal in words, for the person who asked. `name` gives the words for a code within it, if it has any. */
export function explain(
  refusal: Refusal,
  name: (value: string) => Sentence = (value) => ({ da: value, en: value }),
): Sentence {
  const template = SENTENCES[refusal.refused];
  const fill = (text: string, language: keyof Sentence) =>
    text.replaceAll(/\{(\w+)\}/g, (_, key: string) => name(String(refusal.values[key] ?? ''))[language]);
  return { da: fill(template.da, 'da'), en: fill(template.en, 'en') };
}
