import { addDays, daysBetween } from '../vocabulary/calendar.ts';
import type { CalendarDate } from '../vocabulary/calendar.ts';
import { LONGEST_ABSENCE_DAYS } from './contact-absence.ts';
import { markDays } from './noted-days.ts';
import type { NotedDays } from './noted-days.ts';

/**
 * What an automatic note seems to say of whoever wrote it. It is a guess from the note's words, so a person
 * must say yes to it before anything follows.
 */
export type AbsenceReading =
  /** They have left, or will; with the day, if the note names one. */
  | { readonly says: 'left'; readonly leftOn?: CalendarDate }
  /** They are away on these days, the first and the last among them. */
  | { readonly says: 'away'; readonly firstDay: CalendarDate; readonly lastDay: CalendarDate }
  /** They are away for long and name no day of return: maternity leave, leave of absence, illness. */
  | { readonly says: 'on-leave' };

/** The meanings that such a note can have. */
export const ABSENCE_MEANINGS = [
  'left',
  'away',
  'on-leave',
] as const satisfies readonly AbsenceReading['says'][];

/** No note is longer; what follows is something else. */
const MOST_CHARACTERS = 4000;

/**
 * Reads the note that a mail program sends by itself while somebody is away: Danish, English, and some German
 * and Swedish. Give the note's own words, without the mail that it answers, and the day on which it came.
 * `undefined` if it seems to say neither that they have left nor until when they are away, or if they are
 * back by the next day.
 */
export function readAbsenceNote(
  { subject, text }: { readonly subject: string; readonly text: string },
  cameOn: CalendarDate,
): AbsenceReading | undefined {
  // A subject quotes ours, whose dates are deadlines: only what it says of an absence counts.
  const marked = markDays(lowered(text.slice(0, MOST_CHARACTERS)), cameOn);
  const sentences = sentencesOf(marked.text);
  const told = (sentence: string): NotedDays[] =>
    [...sentence.matchAll(MARK)].flatMap(([, number]) => marked.days[Number(number)] ?? []);
  const leaving = sentences.find((sentence) => LEFT.test(sentence) && !ONLY_TODAY.test(sentence));
  if (leaving !== undefined) {
    const day = told(leaving).find(({ kind }) => kind === 'day')?.first;
    return { says: 'left', ...(day !== undefined && { leftOn: day }) };
  }
  const isAbsent = ABSENT.test(marked.text) || ABSENT.test(lowered(subject)) || RETURNS.test(marked.text);
  const days = daysAway(sentences, { days: marked.days, isAbsent, cameOn });
  const isLong = days !== undefined && daysBetween(days.firstDay, days.lastDay) >= LONGEST_ABSENCE_DAYS;
  if (days !== undefined && !isLong) {
    // The worklist comes the next morning: who is back by then needs no stand-in.
    return days.lastDay > cameOn ? { says: 'away', ...days } : undefined;
  }
  return isLong || ON_LEAVE.test(marked.text) ? { says: 'on-leave' } : undefined;
}

function lowered(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[’`´]/g, "'")
    .replaceAll(/[\p{Cf}\u00A0⟦⟧]+/gu, ' ');
}

/** Lines end no sentence: mail programs break them. Empty ones do. */
function sentencesOf(text: string): string[] {
  return text
    .replaceAll(/t\.\s?o\.\s?m\./g, 'til og med')
    .replaceAll(/f\.\s?o\.\s?m\./g, 'fra og med')
    .replaceAll(/\b(pr|ca|evt|tlf|mob|nr|kl|hhv|mrs?|dr|st)\./g, '$1')
    .split(/(?<=[.!?;])\s+|\n\s*\n/)
    .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
    .filter((sentence) => sentence !== '');
}

const MARK = /⟦(\d+)⟧/g;

/** A day in a sentence, and what stands before and after it. */
interface Mentioned {
  readonly days: NotedDays;
  readonly before: string;
  readonly after: string;
}

interface Away {
  readonly firstDay: CalendarDate;
  readonly lastDay: CalendarDate;
}

/** From when to when the note says that they are away; `undefined` if it does not say until when. */
function daysAway(
  sentences: readonly string[],
  given: {
    readonly days: readonly NotedDays[];
    readonly isAbsent: boolean;
    readonly cameOn: CalendarDate;
  },
): Away | undefined {
  const { cameOn } = given;
  let away: Away | undefined;
  for (const [index, sentence] of sentences.entries()) {
    const isAway = ABSENT.test(sentence) || (ABSENT.test(sentences[index - 1] ?? '') && given.isAbsent);
    const mentioned = mentionedIn(sentence, given.days);
    const isOfThemselves = OF_THEMSELVES.test(sentence);
    const found = awayIn(mentioned, { isAway, isAbsent: given.isAbsent, isOfThemselves, cameOn });
    if (found === undefined) continue;
    if (away === undefined) away = found;
    // "Away until Friday the 1st, back on Monday the 4th": the days between belong to it.
    else if (found.lastDay > away.lastDay && daysBetween(away.lastDay, found.lastDay) <= 7)
      away = { ...away, lastDay: found.lastDay };
  }
  return away;
}

function mentionedIn(sentence: string, days: readonly NotedDays[]): Mentioned[] {
  const marks = [...sentence.matchAll(MARK)];
  return marks.flatMap((mark, index) => {
    const found = days[Number(mark[1])];
    const last = marks[index - 1];
    const from = last === undefined ? 0 : last.index + last[0].length;
    const before = sentence.slice(from, mark.index).trim();
    const after = sentence.slice(mark.index + mark[0].length, marks[index + 1]?.index).trim();
    return found === undefined ? [] : [{ days: found, before, after }];
  });
}

function awayIn(
  mentioned: readonly Mentioned[],
  given: {
    /** Whether the sentence says that they are away, whether the note does, and whether the sentence is about its writer. */
    readonly isAway: boolean;
    readonly isAbsent: boolean;
    readonly isOfThemselves: boolean;
    readonly cameOn: CalendarDate;
  },
): Away | undefined {
  const { isAway, isAbsent, isOfThemselves, cameOn } = given;
  let firstDay: CalendarDate | undefined;
  let until: CalendarDate | undefined;
  let back: CalendarDate | undefined;
  const alone: NotedDays[] = [];
  for (const [index, { days, before, after }] of mentioned.entries()) {
    const isBetween = BETWEEN.test(mentioned[index - 1]?.before ?? '') && AND.test(before);
    if ((BACK.test(before) && !BY_THEN.test(before)) || (!UNTIL.test(before) && BACK_AFTER.test(after))) {
      back ??= isAbsent || isOfThemselves ? days.first : undefined;
    } else if (days.kind === 'weekday' && !isAway) continue;
    else if ((UNTIL.test(before) || isBetween) && isAway) {
      // A range of which only this end is marked as such: its beginning stands before it.
      firstDay ??= alone.pop()?.first;
      until ??= days.kind === 'month' ? addDays(days.first, -1) : days.last;
    } else if (FROM.test(before) || BETWEEN.test(before)) firstDay ??= days.first;
    else if (days.kind !== 'weekday' && isAway) alone.push(days);
  }
  const [only, ...others] = alone;
  if (until === undefined && back === undefined && only !== undefined && others.length === 0) {
    return { firstDay: laterOf(only.first, cameOn), lastDay: only.last };
  }
  // Back on a day: away until the day before. The two ends of one absence lie close together.
  const lastDay = back === undefined ? until : laterOf(addDays(back, -1), until ?? '');
  if (lastDay === undefined) return undefined;
  const begun = firstDay ?? only?.first;
  return {
    firstDay: begun === undefined || begun > lastDay ? earlierOf(cameOn, lastDay) : laterOf(begun, cameOn),
    lastDay,
  };
}

function laterOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one > other ? one : other;
}

function earlierOf(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? one : other;
}

/** A pattern of words: it begins and ends where a word does. */
function words(...patterns: readonly string[]): RegExp {
  return new RegExp(String.raw`(?<!\p{L})(?:${patterns.join('|')})(?!\p{L})`, 'u');
}

/** Up to this many words that may stand between. */
const some = (most: number) => String.raw`(?:[\p{L}\d⟦⟧.'-]+ ){0,${most}}?`;

const LEFT = words(
  String.raw`er (?!ikke|endnu)${some(3)}(?:fratrådt|stoppet|ophørt|holdt op|rejst videre|gået på (?:pension|efterløn)|pensioneret)`,
  String.raw`(?:er|har) (?!ikke|endnu)${some(3)}(?:sluttet|opsagt|sagt op|haft (?:min )?sidste (?:arbejds)?dag)`,
  String.raw`har (?!ikke|endnu)${some(3)}(?:forladt(?! (?:kontoret|bygningen|mødet))|skiftet (?:job|arbejde|stilling)|fået (?:nyt|andet|et nyt|et andet|ny|en ny) (?:job|arbejde|stilling|arbejdsplads))`,
  String.raw`(?:arbejder|er ansat|ansat) (?:her )?ikke ${some(1)}(?:længere|mere)`,
  String.raw`ikke (?:længere|mere) (?:er )?(?:ansat|tilknyttet|medarbejder|en del af|hos|i (?:firmaet|virksomheden|organisationen|kommunen)|at finde|arbejder|her)`,
  String.raw`(?:min|hendes|hans|sin) ansættelse ${some(2)}(?:er |blev )?(?:ophør\p{L}*|sluttet|slut)`,
  String.raw`(?:min|hendes|hans) sidste (?:arbejds)?dag`,
  String.raw`(?:jeg|hun|han) (?:stopper|stoppede|fratræder|fratrådte|ophører|ophørte|går på pension|gik på pension)`,
  String.raw`(?:er|blev) (?:nu )?fritstillet|er rejst fra (?:firmaet|virksomheden|kommunen|skolen)`,
  String.raw`ikke (?:længere|mere) (?:min|sin) (?:gang|arbejdsplads)`,
  String.raw`(?:mail\p{L}*|e-mail\p{L}*|postkasse\p{L}*|adresse\p{L}*|konto\p{L}*) (?:er|bliver|bruges|overvåges|læses|anvendes|benyttes) ${some(2)}(?:ikke længere|ikke mere|nedlagt)`,
  String.raw`no longer (?:with|at|works?|working|employed|part of|an employee|in the (?:company|organi[sz]ation)|in use|monitored|active)`,
  String.raw`left (?:the |our |my )(?:company|organi[sz]ation|firm|business|school|municipality|team|position|job)`,
  String.raw`(?:has|have|i've) left(?! (?:the|my|for|work|early|on|a|you)(?!\p{L}))`,
  String.raw`do(?:es)?(?:n't| not) work (?:here|for|at) ${some(4)}any ?(?:more|longer)`,
  String.raw`(?:has|have|i've|am|is) (?:now )?retired`,
  String.raw`(?:my|her|his) last (?:working )?day`,
  String.raw`(?:am|is|be) leaving (?:the |our |my )?(?:company|organi[sz]ation|firm|position|job|role)`,
  String.raw`(?:has|have|i've) moved on (?:from|to)`,
  String.raw`(?:am|is|are|'m)(?: not|n't) working (?:here|for|at|with) ${some(4)}any ?(?:more|longer)`,
  String.raw`i left (?!(?:early|on|a|my|work|for)(?!\p{L}))${some(3)}(?:on|in|as of|at the end)`,
  String.raw`nicht (?:mehr|länger) ${some(2)}(?:bei|im unternehmen|in der firma|tätig|beschäftigt|angestellt|aktiv)`,
  String.raw`(?:unternehmen|firma|schule|kommune) ${some(3)}verlassen`,
  String.raw`ausgeschieden|im ruhestand`,
  String.raw`arbeite[nt]? ${some(3)}nicht mehr`,
  String.raw`(?:jobber|jobbar|arbetar|arbeider) ${some(1)}(?:ikke|inte) (?:lenger|längre)`,
  String.raw`(?:adresse|postfach|konto|mailadresse) (?:ist|wird) ${some(2)}nicht (?:mehr|länger)`,
  String.raw`har sluta[td]?|har slutta|har sluttet`,
);

/** Somebody who has gone home. */
const ONLY_TODAY = words(
  'for i dag',
  'for today',
  'for the day',
  'for heute',
  'mere i dag',
  'any more today',
);

const ABSENT = words(
  String.raw`\p{L}*(?:ferie|ferien|feriedage|orlov|barsel|barselsorlov|fravær|urlaub|semester)\p{L}*`,
  String.raw`fraværende|bortrejst|væk|fri|afspadser\p{L}*|kursus|konference|tjenesterejse|rejse|på rejse|udlandet`,
  String.raw`syg|sygemeldt|sygdom|sygefravær|lukket|holder lukket|ferielukket|julelukket`,
  String.raw`ikke (?:at )?(?:træffe|på (?:kontoret|arbejde)|til stede|ved (?:min )?(?:mail|computer|skrivebord)|i huset|tilgængelig)`,
  String.raw`(?:læser|ser|tjekker|besvarer|svarer) ikke`,
  String.raw`out of (?:the )?office|away|absent|on (?:${some(2)})?leave|vacation|holidays?|travel+ing|unavailable|closed|off work|sick|parental leave`,
  String.raw`not (?:be )?(?:in(?: the office)?|at work|available|working|reading|checking)`,
  String.raw`limited access|ooo`,
  String.raw`abwesen\p{L}*|nicht (?:im (?:büro|haus)|erreichbar|da)|außer haus|elternzeit|mutterschutz|krank|dienstreise`,
  String.raw`frånvaro\p{L}*|ledig|borta|bortreist`,
);

/** Who says that they come back is away. */
const RETURNS = words('tilbage|retur|back|returning|zurück|tillbaka');

const BACK_WORD = String.raw`tilbage|retur|igen|træffes|træffe|på kontoret|på arbejde|åbner|genåbner|back|returning|return|returns|reachable|available (?:again|from)|in the office|reopen\p{L}*|resume\p{L}*|zurück|wieder|erreichbar|tillbaka|tilbake|åter|vender tilbage`;
const BACK = words(BACK_WORD);
/** "We get back to you by 4 January": a promise to answer, and no absence. */
const BY_THEN = /(?:^|[^\p{L}])(?:inden|senest|within|by|no later than|spätestens)(?: den| the| d)?$/u;
const OF_THEMSELVES = words("jeg|i|i'm|i'll|ich|jag");
/** "On 4 January I am back." */
const BACK_AFTER = new RegExp(
  String.raw`^,?\s*(?:(?:${BACK_WORD})(?!\p{L})|(?:er|vender|kommer|træffes|kan|i am|i'm|i will|i'll|we are|we will|we'll|bin|sind|am)(?!\p{L})[^.!?]{0,40}(?<!\p{L})(?:${BACK_WORD})(?!\p{L}))`,
  'u',
);
const UNTIL =
  /(?:^|[^\p{L}])(?:til og med|frem til|indtil|til|through to|through|thru|until|till|to|up to|inclusive|incl|bis(?: einschließlich)?(?: zum)?|t o m|till och med)(?: og med| including| and including| den| d| the| zum)?$|^[-–—]$/u;
const BETWEEN = /(?:^|[^\p{L}])(?:between|mellem|zwischen)(?: den| the| dem)?$/u;
const AND = /^(?:and|og|und)(?: den| the| dem)?$/u;
const FROM =
  /(?:^|[^\p{L}])(?:fra(?: og med)?|from|ab|vom|von|starting|siden|since|per|pr|seit|från)(?: den| the| dem)?$/u;

const ON_LEAVE = words(
  String.raw`\p{L}*orlov|barsel\p{L}*|(?:maternity|paternity|parental|sick|long-term) leave|leave of absence|sabbatical|elternzeit|mutterschutz|föräldraledig|foreldrepermisjon`,
  String.raw`(?:væk|fraværende|sygemeldt|away|out|absent|abwesend|lukket|closed) ${some(4)}(?:indtil videre|på ubestemt tid|until further notice|indefinitely|bis auf weiteres)`,
  String.raw`(?:langtids|længerevarende )(?:syge\p{L}*|fravær)`,
);
