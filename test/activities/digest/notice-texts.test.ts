import { describe, expect, it } from '@jest/globals';
import { NOTICES } from '../../../domain/notices/index.ts';
import type { NoticeParagraphs, NoticeSubject } from '../../../domain/notices/notice-text.ts';
import { newestRuleOf } from '../../../domain/rulebook/index.ts';
import { OBLIGATION_KINDS } from '../../../domain/vocabulary/obligation-kinds.ts';
import type { ObligationKind } from '../../../domain/vocabulary/obligation-kinds.ts';
import type { Language } from '../../../domain/vocabulary/sentence.ts';
import { lix, sentencesOf, wordsOf } from '../../support/words/lix.ts';

const LANGUAGES = ['da', 'en'] as const;
const VOICES = ['reminder', 'escalation'] as const;
type Voice = (typeof VOICES)[number];

/** Where a text stands: which obligation, in which language, to whom. */
interface Place {
  readonly kind: ObligationKind;
  readonly language: Language;
  readonly voice: Voice;
}

const EVERY_TEXT: readonly Place[] = OBLIGATION_KINDS.flatMap((kind) =>
  LANGUAGES.flatMap((language) => VOICES.map((voice) => ({ kind, language, voice }))),
);

const MOST_WORDS = 25;
const MOST_SENTENCES = 3;
const LONGEST_TITLE = 70;
/** As hard as a newspaper; easier for somebody who is still learning Danish. */
const HARDEST = { forAnybody: 45, forThePerson: 38 };

/**
 * People and places as they come: an ordinary case, a long name, a person of whom only the reference is left.
 */
const SAMPLES: Readonly<Record<Language, readonly NoticeSubject[]>> = {
  da: [
    aSubject({ due: '1. januar 2027', month: 'november 2026' }),
    aSubject({
      due: '23. december 2026',
      month: 'maj 2026',
      organisation: 'Foreningen af Anlægsgartnere og Brolæggere på Sjællands Østkyst og Møn ApS',
    }),
    aSubject({ due: '31. marts 2028', month: 'februar 2028', person: 'borgeren (KBH-0001)' }),
    aSubject({ due: '1. april 2027', month: 'marts 2027', organisation: 'virksomheden' }),
  ],
  en: [
    aSubject({ due: '1 January 2027', month: 'November 2026' }),
    aSubject({
      due: '23 December 2026',
      month: 'May 2026',
      organisation: 'Foreningen af Anlægsgartnere og Brolæggere på Sjællands Østkyst og Møn ApS',
    }),
    aSubject({ due: '31 March 2028', month: 'February 2028', person: 'the citizen (KBH-0001)' }),
    aSubject({ due: '1 April 2027', month: 'March 2027', organisation: 'the company' }),
  ],
};

/** One word for each value, so that a long name is not counted against the text. */
const ONE_WORD_EACH: NoticeSubject = {
  due: 'mandag',
  person: 'Amina',
  organisation: 'Byg',
  month: 'maj',
  item: 'Hold',
};

/** Each value as a mark that no text contains by itself. */
const MARKS: NoticeSubject = {
  due: '⟨due⟩',
  person: '⟨person⟩',
  organisation: '⟨org⟩',
  month: '⟨month⟩',
  item: '⟨item⟩',
};

/** What a good authority does not write: a word, a phrase or the beginning of one. */
const OFFICIALESE: Readonly<Record<Language, readonly RegExp[]>> = {
  da: beginnings(`
    vedrørende, angående, desangående, såfremt, dersom, ifald, i henhold til, i medfør af, i overensstemmelse med,
    med henblik på, for så vidt, i det omfang, i forbindelse med, nærværende, ovenstående, nedenstående, ovennævnt,
    førnævnt, pågældende, vedkommende, hvorvidt, herunder, hertil, endvidere, ydermere, samt, såvel, qua, grundet,
    foranledige, foranstalt, fremsend, anfør, meddel, forefind, foreligge, hidrøre, rettidig, forestå, påhvile,
    påbegynd, afstedkom, bedes, anmod, venligst, rekvirer, udfærdig, tilvejebring, foretag, iværksæt, afhold, besvar,
    erindr, imødekom, implementer, facilit, effektuer, udeblivelse`),
  en: beginnings(`
    hereby, herein, hereto, thereof, pursuant, aforementioned, above-mentioned, in accordance, please be advised,
    kindly, utilis, utiliz, commence, terminate, facilitat, implement, prior to, in order to, with regard to,
    in respect of, in connection with, in the event, notwithstanding, henceforth, shall, per annum, furnish,
    endeavour, ascertain`),
};

/** Abbreviations stop a reader who does not know them. Everybody knows "kr." and "fx". */
const ABBREVIATIONS: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(f\.eks|jf|mht|mhp|ift|iht|ifm|vedr|evt|bl\.a|dvs|inkl|ekskl|pga|osv|m\.v|mv|m\.m|nr|pr|ca|stk)(?!\p{L})\.?/giu,
  en: /(?<!\p{L})(e\.g|i\.e|etc|approx|incl|excl|re|viz|cf|vs)\./giu,
};

/** Passives that hide who acts, as far as a single word shows them. */
const PASSIVES: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(er|var|være|har) blevet( \p{L}+)?/giu,
  en: /\b(is|are|was|were) being \w+|\b(will|must|may|can) have been \w+/giu,
};

/** What may not stand in a mail about anybody. */
const HEALTH: Readonly<Record<Language, RegExp>> = {
  da: /(?<!\p{L})(syg|helbred|diagnos|læge|hospital|psyk|handicap|medicin|gravid|smert|invalid)\p{L}*/giu,
  en: /(?<!\p{L})(sick|ill(?!\p{L})|illness|health|disease|diagnos|doctor|hospital|psych|disab|medic|pregnan)\p{L}*/giu,
};

/**
 * Who is spoken to. "I" is a preposition too: it means people only within a sentence, or before what somebody
 * does.
 */
const SPOKEN_TO: Readonly<Record<'one' | 'many', RegExp>> = {
  one: /\b(du|dig|din|dit|dine)\b/giu,
  many: /\b(jer|jeres)\b|(?<!^|[.?!:] |[»“])\bI\b|\bI (skal|har|kan|må|vil|er)\b/gu,
};
const FORMAL = /(?<!^|[.?!:] |[»“])\b(De|Dem|Deres)\b/gu;

const CONVENTIONS: Readonly<Record<Language, readonly (readonly [string, RegExp])[]>> = {
  da: [
    ['quotes as in English', /["“”„]/gu],
    ['has a month with a capital', /(?<!^|[.?!] )\b(Januar|Februar|Marts|April|Maj|Juni|Juli|August)\b/gu],
    ['writes a date as a machine does', /\b\d{4}-\d{2}-\d{2}\b/gu],
    ['has English thousands', /\b\d{1,3},\d{3}\b/gu],
    [
      'has an order without its accent',
      /\b(registrer|dokumenter|marker|vurder|informer|kontroller)\b(?! af)/giu,
    ],
    ['writes an amount without its unit behind', /\b(DKK|EUR)\b|€/gu],
  ],
  en: [
    ['quotes as in Danish or in code', /["»«]/gu],
    ['has a typewriter’s apostrophe', /'/gu],
    ['writes a date as a machine does', /\b\d{4}-\d{2}-\d{2}\b/gu],
    ['has Danish thousands', /\b\d{1,3}\.\d{3}\b/gu],
    ['writes an amount as in Danish', /\bkr\./gu],
  ],
};

describe('the mail about every obligation', () => {
  it('has no sentence longer than 25 words and no paragraph of more than three sentences', () => {
    expect(everywhere((place) => bodyOf(place, ONE_WORD_EACH).flatMap(lengthFaults))).toEqual([]);
  });

  it('reads in Danish like a newspaper at most, and to the person more easily', () => {
    expect(everywhere((place) => hardness(place))).toEqual([]);
  });

  it('has no word of officials, no abbreviation and no chain of passives', () => {
    expect(inEverySample((text, { language }) => wordFaults(text, language))).toEqual([]);
  });

  it('says nothing about health, and of the CPR number only that it is not to be written', () => {
    expect(inEverySample((text, { language }) => privacyFaults(text, language))).toEqual([]);
  });

  it('keeps the conventions of its language, and no space too many', () => {
    expect(inEverySample((text, { language }) => conventionFaults(text, language))).toEqual([]);
  });

  it('has a short title that names nobody and does not end in a full stop', () => {
    expect(everywhere((place) => SAMPLES[place.language].flatMap((one) => titleFaults(place, one)))).toEqual(
      [],
    );
  });

  it('ends each of its paragraphs', () => {
    expect(everywhere((place) => SAMPLES[place.language].flatMap((one) => endFaults(place, one)))).toEqual(
      [],
    );
  });

  it('says who does what by when, to the one whose turn it is', () => {
    expect(everywhere(addressFaults)).toEqual([]);
  });

  it('speaks to one or to many, never to both, and never formally', () => {
    expect(everywhere(formsOfAddress)).toEqual([]);
  });

  it('names in English whom, when and how much it names in Danish', () => {
    expect(everywhere(partingOfLanguages)).toEqual([]);
  });
});

describe('a text that a good authority would not send', () => {
  it('is caught for its length and for how hard it is to read', () => {
    const endless = `${'ord '.repeat(MOST_WORDS)}slut.`;
    expect(lengthFaults(endless)).toEqual(['a sentence of 26 words: ord ord ord ord ord ord…']);
    expect(lengthFaults('Et. To. Tre. Fire.')).toEqual(['4 sentences in a paragraph']);
    expect(lengthFaults('I får 20.000 kr. mere. Det sker 1. maj 2027. Skriv »ja«.')).toEqual([]);
    expect(lix(['Medarbejderrepræsentantens underskrift forudsætter virksomhedserklæringen.'])).toBe(104);
    expect(lix(['Du kan få en ny bog i dag.'])).toBe(8);
  });

  it.each<[Language, string, string]>([
    ['da', 'Vedrørende din ansøgning.', 'Vedrørende'],
    ['da', 'Det sker jf. loven.', 'jf.'],
    ['da', 'Tag papirer med, herunder pas.', 'herunder'],
    ['da', 'Aftalen er blevet underskrevet.', 'er blevet underskrevet'],
    ['da', 'Papirerne skal være blevet set.', 'være blevet set'],
    ['en', 'You are hereby told.', 'hereby'],
    ['en', 'Bring papers, e.g. a passport.', 'e.g.'],
  ])('is caught for its words in %s: %s', (language, text, word) => {
    expect(wordFaults(text, language)).toContain(`writes “${word}”`);
  });

  it.each<[Language, string]>([
    ['da', 'Personen er syg.'],
    ['da', 'Spørg lægen.'],
    ['da', 'Skriv CPR-nummeret i mailen.'],
    ['en', 'The person is ill.'],
    ['en', 'Enclose the CPR number.'],
  ])('is caught for what it says of a person in %s: %s', (language, text) => {
    expect(privacyFaults(text, language)).toHaveLength(1);
  });

  it('is not taken for one that tells people what not to write', () => {
    expect(privacyFaults('Skriv ikke CPR-nummer.', 'da')).toEqual([]);
    expect(privacyFaults('Reply, but do not write the CPR number.', 'en')).toEqual([]);
    expect(privacyFaults('They will still come.', 'en')).toEqual([]);
  });

  it.each<[Language, string]>([
    ['da', 'Svar "ja på mailen.'],
    ['da', 'Svar  på mailen.'],
    ['da', 'Svar i Maj 2027.'],
    ['da', 'Fristen er 2027-05-01.'],
    ['da', 'I får 20,000 kr. mere.'],
    ['da', 'Registrer datoen.'],
    ['en', "It is the company's turn."],
    ['en', 'You get DKK 20.000 more.'],
  ])('is caught for its spelling in %s: %s', (language, text) => {
    expect(conventionFaults(text, language)).toHaveLength(1);
  });

  it('is caught for whom it speaks to', () => {
    expect(spokenTo('Du skal svare, når I har talt sammen.')).toEqual(['one', 'many']);
    expect(spokenTo('I prøvetiden kan du sige op.')).toEqual(['one']);
    expect(spokenTo('I skal svare.')).toEqual(['many']);
    expect(spokenTo('Svar, når De kan.')).toEqual(['formal']);
    expect(spokenTo('De to år er gået.')).toEqual([]);
  });
});

function aSubject(values: Partial<NoticeSubject> & Pick<NoticeSubject, 'due' | 'month'>): NoticeSubject {
  return {
    person: 'Amina (KBH-0001)',
    organisation: 'Eksempel Byg ApS',
    item: 'Projektets brancher er valgt',
    ...values,
  };
}

/**
 * The pattern that finds each phrase of a list. A word of up to four letters matches only itself, a longer
 * one also what begins with it.
 */
function beginnings(list: string): readonly RegExp[] {
  return list
    .trim()
    .split(/,\s+/)
    .map((phrase) => new RegExp(`(?<!\\p{L})${phrase}${phrase.length < 5 ? '(?!\\p{L})' : ''}`, 'giu'));
}

function textOf({ kind, language, voice }: Place, subject: NoticeSubject): NoticeParagraphs {
  return NOTICES[kind][language][voice](subject);
}

function bodyOf(place: Place, subject: NoticeSubject): readonly string[] {
  const { what, why, how } = textOf(place, subject);
  return [what, why, how];
}

/** What is wrong with all the texts, each with the place where it stands. */
function everywhere(faults: (place: Place) => readonly string[]): string[] {
  return EVERY_TEXT.flatMap((place) =>
    [...new Set(faults(place))].map(
      (fault) => `${place.kind}, ${place.voice} in ${place.language}: ${fault}`,
    ),
  );
}

function inEverySample(faults: (text: string, place: Place) => readonly string[]): string[] {
  return everywhere((place) =>
    SAMPLES[place.language].flatMap((subject) =>
      Object.values(textOf(place, subject)).flatMap((text: string) => faults(text, place)),
    ),
  );
}

function found(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(([match]) => match);
}

function lengthFaults(paragraph: string): string[] {
  const sentences = sentencesOf(paragraph);
  const long = sentences.filter((sentence) => wordsOf(sentence).length > MOST_WORDS);
  return [
    ...(sentences.length > MOST_SENTENCES ? [`${sentences.length} sentences in a paragraph`] : []),
    ...long.map((one) => `a sentence of ${wordsOf(one).length} words: ${one.slice(0, 23)}…`),
  ];
}

function isToThePerson({ kind, voice }: Place): boolean {
  return voice === 'reminder' && newestRuleOf(kind)?.owedBy === 'person';
}

function hardness(place: Place): string[] {
  if (place.language !== 'da') return [];
  const most = isToThePerson(place) ? HARDEST.forThePerson : HARDEST.forAnybody;
  const index = lix(bodyOf(place, ONE_WORD_EACH));
  return index > most ? [`LIX ${index.toFixed(1)}, more than ${most}`] : [];
}

function wordFaults(text: string, language: Language): string[] {
  return [...OFFICIALESE[language], ABBREVIATIONS[language], PASSIVES[language]]
    .flatMap((pattern) => found(text, pattern))
    .map((word) => `writes “${word}”`);
}

function privacyFaults(text: string, language: Language): string[] {
  const allowed = language === 'da' ? /skriv ikke CPR-nummer\b/giu : /do not write the CPR number\b/giu;
  return [...found(text, HEALTH[language]), ...found(text.replaceAll(allowed, ''), /CPR\S*/giu)].map(
    (word) => `says “${word}”`,
  );
}

function conventionFaults(text: string, language: Language): string[] {
  const loose = found(text, /\s{2,}|^\s|\s$|\s[.,:;?!]/gu).map(() => 'has a space too many');
  const broken = CONVENTIONS[language].flatMap(([fault, pattern]) => found(text, pattern).map(() => fault));
  return [...loose, ...broken];
}

function titleFaults(place: Place, subject: NoticeSubject): string[] {
  const { title } = textOf(place, subject);
  const names = [subject.person, subject.organisation, 'Amina', 'KBH-0001'];
  // A title may speak of any company, whatever this one is called.
  const named = names.filter((name) => !/^(virksomheden|the company)$/.test(name) && title.includes(name));
  return [
    ...(title.length > LONGEST_TITLE ? [`a title of ${title.length} characters`] : []),
    ...named.map((name) => `“${name}” in the title`),
    ...(/[.!]$/.test(title) ? ['a title that ends like a sentence'] : []),
  ];
}

function endFaults(place: Place, subject: NoticeSubject): string[] {
  return bodyOf(place, subject)
    .filter((paragraph) => !/[\p{L}\d)»«”][.?]$/u.test(paragraph))
    .map((paragraph) => `an end without a full stop: ${paragraph}`);
}

/** A reminder speaks to its owner and names the day; what follows a missed one names who was to do it. */
function addressFaults(place: Place): string[] {
  const { what } = textOf(place, MARKS);
  const owedBy = newestRuleOf(place.kind)?.owedBy;
  const named = owedBy === 'person' ? MARKS.person : MARKS.organisation;
  const speaks = place.language === 'en' ? /\byou(r)?\b/iu.test(what) : spokenTo(what).length > 0;
  const isSaid = place.voice === 'reminder' ? speaks : what.includes(named);
  return [
    ...(isSaid ? [] : [`does not say who: ${what}`]),
    ...(what.includes(MARKS.due) ? [] : [`does not say by when: ${what}`]),
  ];
}

function formsOfAddress(place: Place): string[] {
  if (place.language !== 'da') return [];
  const text = bodyOf(place, ONE_WORD_EACH).map(spokenTo).flat();
  const owedBy = newestRuleOf(place.kind)?.owedBy;
  const expected =
    owedBy === 'person' || owedBy === 'coordinator' || owedBy === 'project-lead' ? 'one' : 'many';
  const wrong = place.voice === 'reminder' ? text.filter((form) => form !== expected) : text;
  return wrong.map((form) => `speaks to ${form}`);
}

/** Whom a Danish text speaks to: one person, many, or somebody formally. */
function spokenTo(text: string): readonly ('one' | 'many' | 'formal')[] {
  const forms = { ...SPOKEN_TO, formal: FORMAL };
  return (['one', 'many', 'formal'] as const).filter((form) => found(text, forms[form]).length > 0);
}

/** Compared once, from the Danish side. */
function partingOfLanguages(place: Place): string[] {
  if (place.language !== 'da') return [];
  const danish = textOf(place, MARKS);
  const english = textOf({ ...place, language: 'en' }, MARKS);
  return (['title', 'what', 'why', 'how'] as const)
    .filter((part) => told(danish[part]) !== told(english[part]))
    .map((part) => `${part} tells ${told(danish[part])} in Danish, ${told(english[part])} in English`);
}

/** The values and the numbers of a paragraph, in whatever order they come. */
function told(paragraph: string): string {
  const values = found(paragraph, /⟨\p{L}+⟩/gu);
  const numbers = found(paragraph, /\d[\d.,]*/gu).map((number) => number.replaceAll(/[.,]/g, ''));
  return [...values, ...numbers].sort().join(' ') || 'nothing';
}
