import type { CalendarDate } from './calendar.ts';
import type { Sentence } from './sentence.ts';

/**
 * Who can answer what we could not read ourselves, by the names they go by among caseworkers: SIRI is Styrelsen for
 * International Rekruttering og Integration, UIM its ministry, STAR Styrelsen for Arbejdsmarked og Rekruttering, KL the
 * municipalities' association.
 */
export const AUTHORITIES = {
  siri: { da: 'SIRI', en: 'SIRI' },
  uim: { da: 'UIM', en: 'UIM' },
  star: { da: 'STAR', en: 'STAR' },
  kl: { da: 'KL', en: 'KL' },
  retsinformation: { da: 'retsinformation.dk', en: 'retsinformation.dk' },
  'immigration-service': { da: 'Udlændingestyrelsen', en: 'the Immigration Service' },
  'business-authority': { da: 'Erhvervsstyrelsen', en: 'the Business Authority' },
  datatilsynet: { da: 'Datatilsynet', en: 'Datatilsynet' },
  'steering-group': { da: 'programmets styregruppe', en: 'the programme’s steering group' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** One of them. */
export type Authority = keyof typeof AUTHORITIES;

/** Something the rules rest on that is not verified, with whom to ask and when somebody last looked. */
export interface OpenQuestion {
  readonly asks: Sentence;
  readonly ask: readonly Authority[];
  /** The day on which somebody last looked for the answer. It is owed again a year later. */
  readonly lastChecked: CalendarDate;
  /** A day by which it must be looked at before the year is out. */
  readonly checkBy?: CalendarDate;
}

const LAST_CHECKED = '2026-11-30';

/**
 * Every open question about the law. A parameter of the law or a duty that is not certain names the one it
 * rests on, and the secretariat owes each of them a look once a year.
 *
 * Whoever has looked writes the day into `lastChecked`. That changes no rule, so it stands outside the
 * rulebooks, which are frozen once released. If the answer changes a rule, that is a new rulebook or a dated
 * set of rules.
 */
export const LAW_QUESTIONS = {
  'igu-after-2027': {
    asks: {
      da: 'Er IGU-ordningen forlænget, ændret eller ophørt efter 31. december 2027, og er evalueringen fra 2026 kommet?',
      en: 'Is the IGU scheme prolonged, changed or ended after 31 December 2027, and has the evaluation of 2026 come?',
    },
    ask: ['siri', 'uim'],
    lastChecked: LAST_CHECKED,
  },
  'igu-ceiling': {
    asks: {
      da: 'Er loftet over nye IGU-forløb nået, eller er der stoppet for nye lige nu?',
      en: 'Is the ceiling on new IGU courses reached, or are new ones stopped just now?',
    },
    ask: ['uim', 'siri'],
    lastChecked: LAST_CHECKED,
  },
  'igu-hours': {
    asks: {
      da: 'Skal arbejde og skole i en IGU tilsammen være mindst 32 eller mindst 33 timer om ugen efter 1. maj 2021 (IGU-loven §§ 4–6)?',
      en: 'Must work and school in an IGU come to at least 32 or at least 33 hours a week after 1 May 2021 (IGU-loven §§ 4–6)?',
    },
    ask: ['uim', 'retsinformation'],
    lastChecked: LAST_CHECKED,
  },
  'igu-anniversary': {
    asks: {
      da: 'Kan en IGU begynde på selve den dag, hvor personen har haft adresse i Danmark i 20 år? Lovforslaget siger »op til 20«, kommunesiden på danskogproever.dk »mindre end 20«.',
      en: 'Can an IGU begin on the very day on which the person has had an address in Denmark for 20 years? The bill says “up to 20”, the page for municipalities at danskogproever.dk “less than 20”.',
    },
    ask: ['siri', 'uim'],
    lastChecked: LAST_CHECKED,
  },
  'igu-older-acts': {
    asks: {
      da: 'Fra hvilken dag gjaldt reglerne om tre måneder uden ordinært job (lovforslag L 217 fra 2019) og om skoleugerne (L 202 fra 2021), som de blev vedtaget, og var de 20 uger fri for deltagerbetaling?',
      en: 'From which day did the rules on three months without an ordinary job (bill L 217 of 2019) and on the weeks of school (L 202 of 2021) hold, as enacted, and were the 20 weeks free of user fee?',
    },
    ask: ['retsinformation'],
    lastChecked: LAST_CHECKED,
  },
  'igu-school-order': {
    asks: {
      da: 'Hvad siger bekendtgørelse 1825 af 28. december 2023 om at tælle timer, om FGU, om realkompetence i avu og om dansk efter Prøve i Dansk?',
      en: 'What does order (BEK) 1825 of 28 December 2023 say on counting hours, on FGU, on recognition of prior learning in avu and on Danish after Prøve i Dansk?',
    },
    ask: ['uim', 'retsinformation'],
    lastChecked: LAST_CHECKED,
  },
  'igu-certificate': {
    asks: {
      da: 'Hvem underskriver beviset for en gennemført IGU, og hvornår?',
      en: 'Who signs the certificate of a completed IGU, and when?',
    },
    ask: ['siri'],
    lastChecked: LAST_CHECKED,
  },
  'igu-bonus-deadline': {
    asks: {
      da: 'Er der en sidste frist for at søge den første eller den anden IGU-bonus?',
      en: 'Is there a last day on which the first or the second IGU bonus can be applied for?',
    },
    ask: ['siri'],
    lastChecked: LAST_CHECKED,
  },
  'igu-continued': {
    asks: {
      da: 'Hvad gælder i virksomhed nummer to, når en IGU er sluttet før tid: dokumentation, forlængelse og godkendelse?',
      en: 'What holds in the second company after an IGU that ended early: documentation, extension and approval?',
    },
    ask: ['siri', 'retsinformation'],
    lastChecked: LAST_CHECKED,
  },
  'special-acts': {
    asks: {
      da: 'Til hvilken dag gælder særlovene om Ukraine (efter 17. marts 2026) og om Afghanistan (efter 30. november 2025), og hvem er undtaget?',
      en: 'Until which day do the special acts on Ukraine (after 17 March 2026) and on Afghanistan (after 30 November 2025) hold, and who is excepted?',
    },
    ask: ['siri', 'immigration-service'],
    lastChecked: LAST_CHECKED,
  },
  'special-acts-opened': {
    asks: {
      da: 'Fra hvilken dag kunne personer med ophold efter særlovene begynde en IGU: 17. marts 2022 (Ukraine) og 1. juli 2022 (Afghanistan)?',
      en: 'From which day could persons with leave under the special acts begin an IGU: 17 March 2022 (Ukraine) and 1 July 2022 (Afghanistan)?',
    },
    ask: ['retsinformation', 'siri'],
    lastChecked: LAST_CHECKED,
  },
  'main-act-2027': {
    asks: {
      da: 'Er den nye hovedlov på beskæftigelsesområdet vedtaget, fra hvilken dag gælder den, og hvad siger den om grupper, længder, rimelighedskrav og merbeskæftigelse?',
      en: 'Is the new main act on employment passed, from which day does it hold, and what does it say on groups, lengths, the fair ratio and extra employment?',
    },
    ask: ['star', 'kl', 'retsinformation'],
    lastChecked: LAST_CHECKED,
    // Before the day on which it is expected.
    checkBy: '2026-12-15',
  },
  'fair-ratio-order': {
    asks: {
      da: 'Hvilken bekendtgørelse og hvilken paragraf har rimelighedskravet i 2026, efter § 65 i bekendtgørelse 2636 fra 2021?',
      en: 'Which order and which section has the fair ratio in 2026, after § 65 of order (BEK) 2636 of 2021?',
    },
    ask: ['star', 'retsinformation'],
    lastChecked: LAST_CHECKED,
  },
  'wage-subsidy-lengths': {
    asks: {
      da: 'Hvor længe kan et løntilskud vare for personer under integrationsloven, for dem længere fra arbejdsmarkedet og for jobparate hos en offentlig arbejdsgiver? Aarhus Kommune oplyser 6 måneder for kontanthjælp, loven fra 2022 siger 4.',
      en: 'How long may a wage subsidy last for persons under the Integration Act, for those further from work, and for the job-ready with a public employer? The City of Aarhus says 6 months for cash benefit, the act of 2022 says 4.',
    },
    ask: ['star', 'kl'],
    lastChecked: LAST_CHECKED,
  },
  'integration-act-lengths': {
    asks: {
      da: 'Hvor længe kan en virksomhedspraktik efter integrationslovens § 23 b vare?',
      en: 'How long may a virksomhedspraktik under § 23 b of the Integration Act last?',
    },
    ask: ['uim', 'star', 'kl'],
    lastChecked: LAST_CHECKED,
  },
  'work-duty-offers': {
    asks: {
      da: 'Gælder grænserne for praktikkens længde (LAB § 61) også for tilbud, der gives for at opfylde arbejdspligten?',
      en: 'Do the limits on the length of a praktik (LAB § 61) hold for offers that are given to fulfil the work duty too?',
    },
    ask: ['star', 'kl'],
    lastChecked: LAST_CHECKED,
  },
  'first-job-talk': {
    asks: {
      da: 'Hvor hurtigt skal den første jobsamtale holdes efter 1. juli 2026, og regnet fra hvornår?',
      en: 'How soon must the first job talk be held after 1 July 2026, and counted from when?',
    },
    ask: ['star'],
    lastChecked: LAST_CHECKED,
  },
  'municipal-duties': {
    asks: {
      da: 'Er kommunens frister uændrede: kontrakt (§ 19), fire samtaler (§ 20), danskuddannelse (§ 21) og virksomhedsrettet tilbud efter overtagelsen? Har ministeren sat etmånedsfristerne i bero (§ 4 b)?',
      en: 'Are the municipality’s deadlines unchanged: contract (§ 19), four talks (§ 20), Danish education (§ 21) and a company-directed offer after the takeover? Has the minister suspended the one-month limits (§ 4 b)?',
    },
    ask: ['uim', 'kl'],
    lastChecked: LAST_CHECKED,
  },
  'danish-tests': {
    asks: {
      da: 'Hvornår er næste år frister og terminer for danskprøverne?',
      en: 'When are the deadlines and terms of the Danish tests next year?',
    },
    ask: ['siri'],
    lastChecked: LAST_CHECKED,
  },
  'de-minimis-register': {
    asks: {
      da: 'Hvilket register over de minimis-støtte bruger Danmark, og dækker det nu tre år, så erklæringen kan falde bort? Hvilken kurs regnes der med?',
      en: 'Which register of de minimis aid does Denmark use, and does it now cover three years, so that the declaration can end? Which rate is reckoned with?',
    },
    ask: ['business-authority', 'siri'],
    lastChecked: LAST_CHECKED,
    checkBy: '2029-01-01',
  },
  'keeping-data': {
    asks: {
      da: 'Accepterer Datatilsynet stadig, at oplysninger om dem, der ikke blev ansat, opbevares i op til 3 år?',
      en: 'Does the Data Protection Agency still accept that data on those who were not hired are kept for up to 3 years?',
    },
    ask: ['datatilsynet'],
    lastChecked: LAST_CHECKED,
  },
  'store-bededag': {
    asks: {
      da: 'Er store bededag genindført, så fredag den 23. april 2027 er en helligdag?',
      en: 'Is store bededag (Great Prayer Day) back, so that Friday 23 April 2027 is a public holiday?',
    },
    ask: ['retsinformation'],
    lastChecked: LAST_CHECKED,
    checkBy: '2027-02-26',
  },
  'own-figures': {
    asks: {
      da: 'Passer de tal, som programmet selv har sat, stadig?',
      en: 'Do the figures that the programme has set itself still fit?',
    },
    ask: ['steering-group'],
    lastChecked: LAST_CHECKED,
  },
} as const satisfies Readonly<Record<string, OpenQuestion>>;

/** The name of an open question. */
export type LawQuestion = keyof typeof LAW_QUESTIONS;

/** Every open question's name, in the order of the list. */
export const LAW_QUESTION_NAMES = Object.keys(LAW_QUESTIONS) as readonly LawQuestion[];
