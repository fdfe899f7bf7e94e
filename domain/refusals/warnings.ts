import type { Certainty } from '../vocabulary/legal-sources.ts';
import type { Sentence } from '../vocabulary/sentence.ts';
import { SOURCES } from '../vocabulary/sources.ts';

/** One warning: what is wrong, what one may do instead, and by which rule. */
interface WarningText {
  readonly says: Sentence;
  readonly instead: Sentence;
  readonly rule: Sentence;
  readonly source: string;
  readonly certainty: Certainty;
}

/** The names of the rules that several warnings rest on. */
const RULE = {
  age: { da: 'Alderskravet til en IGU', en: 'The age limits of an IGU' },
  address: { da: 'Grænsen for år med adresse i Danmark', en: 'The limit on years of address in Denmark' },
  residence: { da: 'Kravet om opholdsgrundlag', en: 'The residence bases that qualify for an IGU' },
  lastStart: { da: 'IGU-ordningens udløb', en: 'The end of the IGU scheme' },
  ordinaryJob: {
    da: 'Ingen ordinær ansættelse i virksomheden lige før',
    en: 'No ordinary job in the company just before',
  },
  onePerPerson: { da: 'Én IGU pr. person', en: 'One IGU per person' },
  amu: { da: 'AMU i skoleundervisningen', en: 'AMU in the school part' },
  fairRatio: { da: 'Rimelighedskravet, opgjort pr. P-nummer', en: 'The fair ratio, counted per P-number' },
  praktik: { da: 'Praktikkens længde', en: 'The length of a placement' },
  deMinimis: { da: 'Loftet over de minimis-støtte', en: 'The ceiling on de minimis aid' },
  schoolHours: { da: 'Skoleundervisningens omfang', en: 'The length of the school part' },
} as const satisfies Record<string, Sentence>;

/**
 * What a rule warns of without refusing it, because the rule is not certain or because there is still time.
 * Every code has its sentences here; `{name}` is filled from the warning's values, never anything personal.
 */
const WARNINGS = {
  'igu-age': {
    says: {
      da: 'Personen skal være fyldt {min} år og må ikke være fyldt {below} år den planlagte startdag. Det er ikke opfyldt.',
      en: 'The person must have turned {min} and not have turned {below} on the planned first day. That is not so.',
    },
    instead: {
      da: 'Vælg en anden startdag, hvis personen endnu ikke er {min} år. Ellers kan I finde et ordinært job, en praktik eller et løntilskud.',
      en: 'Choose another start if the person is not yet {min}. Otherwise look for an ordinary job, a placement or a wage subsidy.',
    },
    rule: RULE.age,
    source: SOURCES.educationGuide,
    certainty: 'V',
  },
  'igu-age-soon': {
    says: {
      da: 'Personen fylder {below} år inden for {days} dage efter den planlagte startdag. Bliver starten udskudt, kan det blive for sent.',
      en: 'The person turns {below} within {days} days after the planned first day. If the start is put off, it may be too late.',
    },
    instead: {
      da: 'Hold fast i startdagen, eller fremskynd den.',
      en: 'Keep to the start, or bring it forward.',
    },
    rule: RULE.age,
    source: SOURCES.educationGuide,
    certainty: 'V',
  },
  'igu-age-unknown': {
    says: {
      da: 'Alderen på startdagen kunne ikke kontrolleres.',
      en: 'The age on the first day could not be checked.',
    },
    instead: {
      da: 'Kontrollér selv, at personen er fyldt {min} år og ikke er fyldt {below} år på startdagen.',
      en: 'Check yourself that the person has turned {min} and not {below} on the first day.',
    },
    rule: RULE.age,
    source: SOURCES.educationGuide,
    certainty: 'V',
  },
  'igu-address-years': {
    says: {
      da: 'Personen har haft adresse i Danmark for længe den planlagte startdag. Grænsen er {years} år.',
      en: 'The person has had an address in Denmark for too long on the planned first day. The limit is {years} years.',
    },
    instead: {
      da: 'Kontrollér datoen på bopælsattesten. Er den rigtig, kan I finde et ordinært job, en praktik eller et løntilskud.',
      en: 'Check the date on the residence certificate (bopælsattest). If it is right, look for an ordinary job, a placement or a wage subsidy.',
    },
    rule: RULE.address,
    source: SOURCES.educationGuide,
    certainty: 'V',
  },
  'igu-address-years-soon': {
    says: {
      da: 'Kort efter den planlagte startdag har personen haft adresse i Danmark i {years} år. Sidste mulige startdag er {last}.',
      en: 'Soon after the planned first day the person will have had an address in Denmark for {years} years. The last possible first day is {last}.',
    },
    instead: {
      da: 'Hold fast i startdagen, eller fremskynd den.',
      en: 'Keep to the start, or bring it forward.',
    },
    rule: RULE.address,
    source: SOURCES.educationGuide,
    certainty: 'V',
  },
  'igu-address-anniversary': {
    says: {
      da: 'Den planlagte startdag er netop den dag, hvor personen har haft adresse i Danmark i {years} år. Det er usikkert, om man må begynde på selve dagen: lovforslaget siger »op til {years} år«, en vejledning til kommunerne »mindre end {years}«.',
      en: 'The planned first day is the very day on which the person has had an address in Denmark for {years} years. Whether one may begin on that day is not certain: the bill says “up to {years} years”, a guide for municipalities “less than {years}”.',
    },
    instead: {
      da: 'Begynd mindst én dag tidligere, eller få først svar fra SIRI på skrift.',
      en: 'Begin a day earlier at least, or have SIRI’s answer in writing first.',
    },
    rule: RULE.address,
    source: SOURCES.anniversary,
    certainty: 'U',
  },
  'igu-address-unknown': {
    says: {
      da: 'Det er ikke oplyst, hvornår personen fik adresse i Danmark. Grænsen på {years} år kunne ikke kontrolleres.',
      en: 'It is not stated since when the person has had an address in Denmark. The limit of {years} years could not be checked.',
    },
    instead: {
      da: 'Bed personen om en bopælsattest. Virksomheden bærer risikoen, hvis kravet ikke er opfyldt.',
      en: 'Ask the person for a residence certificate (bopælsattest). The company carries the risk if the limit is passed.',
    },
    rule: RULE.address,
    source: SOURCES.whoMayTakeIt,
    certainty: 'V',
  },
  'igu-residence-basis': {
    says: {
      da: 'Opholdsgrundlaget giver ikke adgang til en IGU med den planlagte startdag.',
      en: 'The residence basis does not qualify for an IGU with the planned first day.',
    },
    instead: {
      da: 'Kontrollér opholdskortet. Er opholdsgrundlaget rigtigt, kan I finde et ordinært job, en praktik eller et løntilskud.',
      en: 'Check the residence card. If the basis is right, look for an ordinary job, a placement or a wage subsidy.',
    },
    rule: RULE.residence,
    source: SOURCES.cabi,
    certainty: 'V',
  },
  'igu-residence-basis-new': {
    says: {
      da: 'Gruppen fik først adgang til IGU {since}, og startdagen ligger før. Kun lovforslaget er læst, ikke den vedtagne lov.',
      en: 'The IGU was opened to this group on {since}, and the first day lies before it. Only the bill was read, not the act as passed.',
    },
    instead: {
      da: 'Spørg kommunen eller SIRI, før aftalen bruges til at søge bonus.',
      en: 'Ask the municipality or SIRI before the agreement is used to apply for the bonus.',
    },
    rule: RULE.residence,
    source: SOURCES.billOnAfghanistan2022,
    certainty: 'B',
  },
  'igu-special-act-ended': {
    says: {
      da: 'Tilladelser efter særloven om Afghanistan gjaldt til og med {ends}, så vidt vi ved. Den planlagte startdag ligger efter.',
      en: 'As far as we know, permits under the special act on Afghanistan ran until {ends}. The planned first day lies after it.',
    },
    instead: {
      da: 'Se på opholdskortet. De fleste har nu ophold efter udlændingelovens § 7: ret i så fald opholdsgrundlaget. Spørg ellers SIRI.',
      en: 'Look at the residence card. Most now have leave under section 7 of the Aliens Act: then correct the residence basis. Otherwise ask SIRI.',
    },
    rule: { da: 'Særlovens udløb', en: 'The end of the special act' },
    source: SOURCES.endOfAfghanAct,
    certainty: 'U',
  },
  'igu-past-permit': {
    says: {
      da: 'IGU-forløbet varer til {ends}, men opholdstilladelsen udløber {until}.',
      en: 'The IGU lasts until {ends}, but the residence permit ends on {until}.',
    },
    instead: {
      da: 'Forløbet kan godt begynde. Aftal, hvem der følger op på, at tilladelsen bliver forlænget, eller at det nye kort kommer.',
      en: 'The IGU may begin. Agree who sees to it that the permit is renewed, or that the new card comes.',
    },
    rule: { da: 'Opholdstilladelse i hele forløbet', en: 'A residence permit throughout the IGU' },
    source: SOURCES.ownProposal,
    certainty: 'U',
  },
  'igu-permit-unknown': {
    says: {
      da: 'Det er ikke oplyst, hvor længe opholdstilladelsen efter særloven om Ukraine gælder.',
      en: 'It is not stated until when the permit under the special act on Ukraine runs.',
    },
    instead: {
      da: 'Læs datoen på opholdskortet, og skriv den ind. Sidste dato, vi har læst om, er 17. marts 2026.',
      en: 'Read the day on the residence card and record it. The last one we have read of is 17 March 2026.',
    },
    rule: { da: 'Opholdstilladelse i hele forløbet', en: 'A residence permit throughout the IGU' },
    source: SOURCES.endOfUkrainianAct,
    certainty: 'U',
  },
  'igu-family-of-refugee': {
    says: {
      da: 'Med den startdag har en familiesammenført kun adgang som familie til en flygtning.',
      en: 'With this first day a family-reunified person qualifies only as family of a refugee.',
    },
    instead: {
      da: 'Bed om at se den herboendes brev om opholdstilladelse.',
      en: 'Ask to see the sponsor’s letter of residence.',
    },
    rule: RULE.residence,
    source: SOURCES.actsOf2021And2022,
    certainty: 'V',
  },
  'igu-target-group': {
    says: {
      da: 'Personen hører til gruppen af øvrige tosprogede borgere, som ikke kan få en IGU i programmet.',
      en: 'The person belongs to the other bilingual citizens, who cannot have an IGU in the programme.',
    },
    instead: {
      da: 'Tilbyd opkvalificering, praktik, løntilskud eller et ordinært job.',
      en: 'Offer upskilling, a placement, a wage subsidy or an ordinary job.',
    },
    rule: { da: 'Programmets målgruppe', en: 'The programme’s target group' },
    source: SOURCES.application,
    certainty: 'V',
  },
  'igu-scheme-not-begun': {
    says: {
      da: 'IGU-ordningen begyndte {first}. Den planlagte startdag ligger før.',
      en: 'The IGU scheme began on {first}. The planned first day lies before it.',
    },
    instead: { da: 'Ret startdagen.', en: 'Correct the first day.' },
    rule: { da: 'IGU-ordningens begyndelse', en: 'The beginning of the IGU scheme' },
    source: SOURCES.actsOf2016And2019,
    certainty: 'V',
  },
  'igu-scheme-ended': {
    says: {
      da: 'IGU-ordningen udløber {last}. Den planlagte startdag ligger efter.',
      en: 'The IGU scheme ends on {last}. The planned first day lies after it.',
    },
    instead: {
      da: 'Vælg en startdag senest {last}, eller find et ordinært job, en praktik eller et løntilskud.',
      en: 'Choose a start no later than {last}, or look for an ordinary job, a placement or a wage subsidy.',
    },
    rule: RULE.lastStart,
    source: SOURCES.endOfScheme,
    certainty: 'V',
  },
  'igu-scheme-ends-soon': {
    says: {
      da: 'IGU-ordningen udløber {last}, kort efter den planlagte startdag. Bliver starten udskudt, kan det blive for sent.',
      en: 'The IGU scheme ends on {last}, soon after the planned first day. If the start is put off, it may be too late.',
    },
    instead: {
      da: 'Underskriv aftalen i god tid, og hold fast i startdagen.',
      en: 'Sign the agreement in good time, and keep to the start.',
    },
    rule: RULE.lastStart,
    source: SOURCES.endOfScheme,
    certainty: 'V',
  },
  'igu-ordinary-job': {
    says: {
      da: 'Personen har været ordinært ansat i virksomheden inden for de seneste {months} måneder før start.',
      en: 'The person has been ordinarily employed in the company within the last {months} months before the start.',
    },
    instead: {
      da: 'Vent med at starte, til de {months} måneder er gået, find en anden virksomhed, eller fortsæt den ordinære ansættelse.',
      en: 'Wait until the {months} months have passed, find another company, or go on with the ordinary employment.',
    },
    rule: RULE.ordinaryJob,
    source: SOURCES.ministryOnIgu,
    certainty: 'V',
  },
  'igu-ordinary-job-known': {
    says: {
      da: 'Personen har tidligere i forløbet haft et ordinært job i virksomheden. Det er ikke oplyst, om det ophørte mindst {months} måneder før start.',
      en: 'Earlier in the journey the person had an ordinary job in the company. It is not stated whether it ended at least {months} months before the start.',
    },
    instead: {
      da: 'Spørg virksomheden, hvornår jobbet ophørte.',
      en: 'Ask the company when the job ended.',
    },
    rule: RULE.ordinaryJob,
    source: SOURCES.ministryOnIgu,
    certainty: 'V',
  },
  'igu-completed-before': {
    says: {
      da: 'Personen har allerede gennemført en IGU. Man kan kun få én.',
      en: 'The person has completed an IGU already. A person can have only one.',
    },
    instead: {
      da: 'Find et ordinært job eller en erhvervsuddannelse.',
      en: 'Look for an ordinary job or vocational education.',
    },
    rule: RULE.onePerPerson,
    source: SOURCES.bonus,
    certainty: 'V',
  },
  'igu-continued': {
    says: {
      da: 'Personen har haft en IGU, der sluttede før tid. Den nye virksomhed fortsætter det samme forløb, så reglerne fra {began} gælder fortsat, og tiden tæller med. At alder og års adresse ikke skal vurderes igen, er vores læsning.',
      en: 'The person has had an IGU that ended early. The new company continues the same course, so the rules of {began} still hold and the time counts. That age and years of address are not judged again is our own reading.',
    },
    instead: {
      da: 'Få bekræftet hos SIRI, at den første periode tæller med. Gem aftalen og dokumentation for, at virksomheden lukkede eller opsagde personen.',
      en: 'Have SIRI confirm that the first period counts. Keep the agreement and proof that the company closed or dismissed the person.',
    },
    rule: RULE.onePerPerson,
    source: SOURCES.bonus,
    certainty: 'U',
  },
  'igu-hours-disputed': {
    says: {
      da: 'Arbejde og skole er tilsammen under {hours} timer om ugen. Siderne med mindst {min} timer er fra før 1. maj 2021, da skoledelen var 20 uger. Med 23 uger er det mindst {hours}, siger den nyeste side.',
      en: 'Work and school together are below {hours} hours a week. The pages that say at least {min} are from before 1 May 2021, when the school part was 20 weeks. With 23 weeks it is at least {hours}, says the newest page.',
    },
    instead: {
      da: 'Aftal mindst {hours} timer, så er aftalen i orden, hvad der end gælder.',
      en: 'Agree on at least {hours} hours; then the agreement is right whichever holds.',
    },
    rule: { da: 'Arbejde og skole tilsammen', en: 'Work and school together' },
    source: SOURCES.hoursSince2021,
    certainty: 'U',
  },
  'igu-new-courses': {
    says: {
      da: 'Der kan begynde højst {courses} nye IGU-forløb om året, og ministeren kan stoppe for nye i op til {months} måneder.',
      en: 'At most {courses} new IGU courses may begin in a year, and the minister may stop new ones for up to {months} months.',
    },
    instead: {
      da: 'Se på uim.dk, om der er åbent for nye forløb, før aftalen underskrives.',
      en: 'See at uim.dk whether new courses may begin before the agreement is signed.',
    },
    rule: { da: 'Loftet over nye IGU-forløb', en: 'The ceiling on new IGU courses' },
    source: SOURCES.billOf2023,
    certainty: 'B',
  },
  'plan-amu-weeks': {
    says: {
      da: 'Planen har {weeks} ugers AMU. Når personen har bestået Prøve i Dansk 1, 2 eller 3, skal der være mindst {min}.',
      en: 'The plan has {weeks} weeks of AMU. As the person has passed Prøve i Dansk 1, 2 or 3, there must be at least {min}.',
    },
    instead: {
      da: 'Udskift nogle af de andre timer med AMU. Planen kan ændres undervejs.',
      en: 'Replace some of the other hours by AMU. The plan can be changed on the way.',
    },
    rule: RULE.amu,
    source: SOURCES.schoolOrder,
    certainty: 'U',
  },
  'plan-danish-after-test': {
    says: {
      da: 'Planen har danskundervisning, selv om personen har bestået Prøve i Dansk 1, 2 eller 3.',
      en: 'The plan has Danish education, although the person has passed Prøve i Dansk 1, 2 or 3.',
    },
    instead: {
      da: 'Brug FVU, avu, hf eller AMU i stedet, og læg danskundervisning uden for IGU-forløbet.',
      en: 'Use FVU, avu, hf or AMU instead, and keep Danish education outside the IGU.',
    },
    rule: { da: 'Dansk efter bestået prøve', en: 'Danish after a passed test' },
    source: SOURCES.schoolPlans,
    certainty: 'U',
  },
  'plan-hours-short': {
    says: {
      da: 'Planen svarer til {hours} timers skole. Der skal være {owed}.',
      en: 'The plan comes to {hours} hours of school. There must be {owed}.',
    },
    instead: {
      da: 'Læg flere lektioner eller kurser ind i planen. Den kan ændres undervejs.',
      en: 'Put more lessons or courses into the plan. It can be changed on the way.',
    },
    rule: RULE.schoolHours,
    source: SOURCES.schoolPlans,
    certainty: 'U',
  },
  'plan-hours-fee': {
    says: {
      da: 'Planen svarer til {hours} timers skole. Kun {free} timer er fri for deltagerbetaling.',
      en: 'The plan comes to {hours} hours of school. Only {free} hours are free of user fee.',
    },
    instead: {
      da: 'Skær ned, eller aftal først, hvem der betaler for timerne ud over {free}.',
      en: 'Cut down, or first agree who pays for the hours beyond {free}.',
    },
    rule: { da: 'Skoletimer uden deltagerbetaling', en: 'School hours free of user fee' },
    source: SOURCES.municipalitiesOnIgu,
    certainty: 'U',
  },
  'school-pace': {
    says: {
      da: 'Der mangler {hours} timers skole, og kun {weeks} uger er tilbage. Det kan ikke nås.',
      en: '{hours} hours of school are owed, and only {weeks} weeks are left. They cannot be caught up with.',
    },
    instead: {
      da: 'Tal med skolen og virksomheden om flere skoleuger nu. Har særlige omstændigheder holdt personen fra skolen, kan forløbet forlænges.',
      en: 'Talk with the school and the company about more weeks of school now. Where special circumstances kept the person from school, the course can be extended.',
    },
    rule: RULE.schoolHours,
    source: SOURCES.schoolPlans,
    certainty: 'U',
  },
  'praktik-length': {
    says: {
      da: 'Praktikken varer mere end {weeks} uger. Det er usikkert, hvor længe den må vare.',
      en: 'The placement lasts more than {weeks} weeks. How long it may last is not certain.',
    },
    instead: {
      da: 'Oplys, hvad personen lever af. Er personen på introduktionsprogram, gælder integrationsloven, og kommunen afgør længden: få den skriftligt.',
      en: 'State what the person lives by. On an introduction programme the Integration Act holds, and the municipality decides on the length: have it in writing.',
    },
    rule: RULE.praktik,
    source: SOURCES.integrationAct,
    certainty: 'U',
  },
  'praktik-special-need': {
    says: {
      da: 'Praktikken bliver længere end det, en vurdering af personen kan give. Så kan den kun forlænges, hvis behovet er ganske særligt, og højst med {weeks} uger ad gangen.',
      en: 'The placement becomes longer than an assessment of the person can make it. It can then be extended only if the need is quite special, by at most {weeks} weeks at a time.',
    },
    instead: {
      da: 'Få kommunens begrundelse skriftligt, eller find løntilskud eller et ordinært job.',
      en: 'Have the municipality’s reasons in writing, or look for a wage subsidy or an ordinary job.',
    },
    rule: RULE.praktik,
    source: SOURCES.praktikExtension,
    certainty: 'V',
  },
  'praktik-work-duty': {
    says: {
      da: 'Praktikken er længere end de {weeks} uger, der ellers er grænsen. Det er usikkert, om grænsen gælder for et tilbud under arbejdspligten.',
      en: 'The placement is longer than the {weeks} weeks that are the limit otherwise. Whether the limit holds for an offer under the work duty is not certain.',
    },
    instead: {
      da: 'Få kommunens afgørelse om længden skriftligt.',
      en: 'Have the municipality’s decision on the length in writing.',
    },
    rule: RULE.praktik,
    source: SOURCES.workDuty,
    certainty: 'U',
  },
  'approval-after-start': {
    says: {
      da: 'Kommunen har godkendt praktikken eller løntilskuddet, efter at det begyndte.',
      en: 'The municipality has approved the placement after it began.',
    },
    instead: {
      da: 'Ret datoerne, hvis de er forkerte. Spørg ellers kommunen, om tiden før godkendelsen tæller med.',
      en: 'Correct the dates if they are wrong. Otherwise ask the municipality whether the time before the approval counts.',
    },
    rule: { da: 'Godkendelse før start', en: 'Approval before the start' },
    source: SOURCES.praktik,
    certainty: 'V',
  },
  'placement-act-expected': {
    says: {
      da: 'En ny hovedlov på beskæftigelsesområdet ventes at gælde fra {from}. Vi har ikke læst den, så det, der advares om her, er reglerne fra 2026.',
      en: 'A new main act on employment is expected to hold from {from}. We have not read it, so what is warned of here are the rules of 2026.',
    },
    instead: {
      da: 'Spørg kommunen, hvad der gælder nu, før den godkender.',
      en: 'Ask the municipality what holds now before it approves.',
    },
    rule: { da: 'Den nye hovedlov', en: 'The new main act' },
    source: SOURCES.mainActExpected,
    certainty: 'U',
  },
  'benefit-group-expected-to-end': {
    says: {
      da: 'Fra {from} ventes 13 grupper at blive til fem, og alle på kontanthjælp at begynde som jobparate. Gruppen her findes måske ikke længere.',
      en: 'From {from} thirteen groups are expected to become five, and all who receive cash benefit to begin as job-ready. This group may no longer exist.',
    },
    instead: {
      da: 'Spørg kommunen, hvilken gruppe personen hører til nu.',
      en: 'Ask the municipality which group the person belongs to now.',
    },
    rule: { da: 'Grupperne efter den nye hovedlov', en: 'The groups under the new main act' },
    source: SOURCES.benefitGroups2027,
    certainty: 'B',
  },
  'wage-subsidy-length': {
    says: {
      da: 'Løntilskuddet varer mere end {months} måneder. Det er usikkert, hvor længe det må vare.',
      en: 'The wage subsidy lasts more than {months} months. How long it may last is not certain.',
    },
    instead: {
      da: 'Oplys, hvad personen lever af, og om arbejdsgiveren er offentlig, eller få kommunens afgørelse skriftligt.',
      en: 'State what the person lives by and whether the employer is public, or have the municipality’s decision in writing.',
    },
    rule: { da: 'Løntilskuddets længde', en: 'The length of a wage subsidy' },
    source: SOURCES.wageSubsidyLength,
    certainty: 'U',
  },
  'wage-subsidy-unemployed': {
    says: {
      da: 'Løntilskud kræver normalt {months} måneders ledighed først.',
      en: 'A wage subsidy normally requires {months} months of unemployment first.',
    },
    instead: {
      da: 'Kontrollér, om en undtagelse gælder: over 50 år, enlig forsørger, uden uddannelse eller førtidspensionist. Ellers kan praktik komme først.',
      en: 'Check whether an exception holds: over 50, a lone parent, without an education or an early pensioner. Otherwise a placement may come first.',
    },
    rule: { da: 'Ledighed før løntilskud', en: 'Unemployment before a wage subsidy' },
    source: SOURCES.wageSubsidy,
    certainty: 'V',
  },
  'extra-employment': {
    says: {
      da: 'Arbejdsgiveren har oplyst, at personen ikke kommer ud over det normale antal ansatte, som er gennemsnittet af de seneste {months} måneder. Kravet gælder private og offentlige arbejdsgivere.',
      en: 'The employer has stated that the person does not come on top of its normal staff, which is the average of the last {months} months. Private and public employers alike must keep to it.',
    },
    instead: {
      da: 'Få antallet af ansatte gjort op igen, eller find en praktik eller et ordinært job. Kommunen kan ikke godkende løntilskud uden merbeskæftigelse.',
      en: 'Have the staff counted again, or look for a placement or an ordinary job. The municipality cannot approve a wage subsidy without extra employment (merbeskæftigelse).',
    },
    rule: { da: 'Merbeskæftigelse, opgjort pr. CVR-nummer', en: 'Extra employment, counted per CVR number' },
    source: SOURCES.extraEmployment,
    certainty: 'V',
  },
  'wage-subsidy-last-employer': {
    says: {
      da: 'Personen var senest ansat i denne virksomhed. Løntilskud kan ikke gives dér, og heller ikke i en virksomhed, som ægtefællen ejer.',
      en: 'The person was last employed in this company. A wage subsidy cannot be had there, nor in a company that the spouse owns.',
    },
    instead: {
      da: 'Find en anden virksomhed, eller aftal et ordinært job.',
      en: 'Look for another company, or agree on an ordinary job.',
    },
    rule: { da: 'Ikke den seneste arbejdsplads', en: 'Not the last workplace' },
    source: SOURCES.wageSubsidyFurther,
    certainty: 'V',
  },
  'fair-ratio': {
    says: {
      da: 'Med denne praktik eller dette løntilskud får produktionsenheden flere støttede end de {allowed}, rimelighedskravet tillader.',
      en: 'With this placement the production unit has more supported persons than the {allowed} that the fair ratio allows.',
    },
    instead: {
      da: 'Vent, til en plads er ledig, eller find en anden virksomhed.',
      en: 'Wait until a place is free, or find another company.',
    },
    rule: RULE.fairRatio,
    source: SOURCES.fairRatio,
    certainty: 'V',
  },
  'statement-missing': {
    says: {
      da: 'Medarbejdernes repræsentant har ikke erklæret skriftligt, at rimelighedskravet er opfyldt.',
      en: 'The employees’ representative has not stated in writing that the fair ratio is kept.',
    },
    instead: {
      da: 'Indhent erklæringen, før kommunen godkender.',
      en: 'Obtain the statement before the municipality approves.',
    },
    rule: RULE.fairRatio,
    source: SOURCES.fairRatio,
    certainty: 'V',
  },
  'vitas-signatures': {
    says: {
      da: 'Der er kun {given} af {signatures} underskrifter i VITAS.',
      en: 'There are only {given} of {signatures} signatures in VITAS.',
    },
    instead: {
      da: 'Bed medarbejdernes repræsentant om at underskrive i VITAS. Kommunen kan først godkende bagefter.',
      en: 'Ask the representative of the staff to sign in VITAS. The municipality can approve only after that.',
    },
    rule: { da: 'To underskrifter i VITAS', en: 'Two signatures in VITAS' },
    source: SOURCES.vitas,
    certainty: 'V',
  },
  'de-minimis': {
    says: {
      da: 'Med bonussen efter seks måneder kommer virksomheden og dens koncern op på {total} euro i de minimis-støtte. Loftet er {ceiling} euro i de {years} år før hver bevilling.',
      en: 'With the bonus after six months the company and its group come to {total} euro of de minimis aid. The ceiling is {ceiling} euro in the {years} years before each grant.',
    },
    instead: {
      da: 'Bed virksomheden gennemgå sin erklæring. IGU-forløbet kan godt begynde, men bonussen kan blive nedsat eller afvist.',
      en: 'Ask the company to go through its declaration. The IGU may begin, but the bonus may be reduced or turned down.',
    },
    rule: RULE.deMinimis,
    source: SOURCES.deMinimisWindow,
    certainty: 'U',
  },
  'de-minimis-completion': {
    says: {
      da: 'Med bonussen ved gennemført IGU kan virksomheden og dens koncern komme op på {total} euro i de minimis-støtte. Loftet er {ceiling} euro i de {years} år før hver bevilling.',
      en: 'With the bonus for the completed IGU the company and its group may come to {total} euro of de minimis aid. The ceiling is {ceiling} euro in the {years} years before each grant.',
    },
    instead: {
      da: 'Støtte fra før {since} tæller ikke længere med til den tid. Oplys, hvor meget af støtten der er fra det seneste år.',
      en: 'Aid from before {since} no longer counts by then. State how much of the aid is of the last year.',
    },
    rule: RULE.deMinimis,
    source: SOURCES.deMinimisWindow,
    certainty: 'U',
  },
} as const satisfies Record<string, WarningText>;

/** The code of a warning: a closed list that callers may rely on. */
export type WarningCode = keyof typeof WARNINGS;

/** Every warning code, for the documentation. */
export const WARNING_CODES = Object.keys(WARNINGS) as readonly WarningCode[];

/** What a rule warns of: a code, and the numbers, dates and codes its sentences need. */
export interface Warning {
  readonly code: WarningCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** A warning in words: what is wrong, what one may do instead, which rule says so, and how sure that is. */
export type WarningInWords = WarningText;

/** Warns, with the values its sentences need. */
export function warn(code: WarningCode, values: Warning['values'] = {}): Warning {
  return { code, values };
}

/** A warning in words. `name` gives the words for a value, such as a date as people write it. */
export function explainWarning(
  { code, values }: Warning,
  name: (value: string) => Sentence = (value) => ({ da: value, en: value }),
): WarningInWords {
  const { says, instead, rule, source, certainty } = WARNINGS[code];
  const fill = (text: string, language: keyof Sentence) =>
    text.replaceAll(/\{(\w+)\}/g, (_, key: string) => valueInWords(values[key], name)[language]);
  const told = ({ da, en }: Sentence) => ({ da: fill(da, 'da'), en: fill(en, 'en') });
  return { says: told(says), instead: told(instead), rule, source, certainty };
}

function valueInWords(value: string | number | undefined, name: (value: string) => Sentence): Sentence {
  if (typeof value !== 'number') return name(value ?? '');
  return { da: value.toLocaleString('da-DK'), en: value.toLocaleString('en-GB') };
}

/** The warnings that rest on how old a person is. */
const ABOUT_AGE: readonly WarningCode[] = ['igu-age', 'igu-age-soon', 'igu-age-unknown'];

/** Whether a warning rests on how old the person is, so that it is judged again if the date of birth is put right. */
export function isAboutAge(code: WarningCode): boolean {
  return ABOUT_AGE.includes(code);
}
