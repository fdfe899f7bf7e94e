import { markDays } from './noted-days.ts';

/**
 * Whether an automatic mail says more than such mails always say: that its writer is away, that the mail has
 * come, when somebody answers. Judged by its words: each must be of those that such notes are made of. A
 * name, a number to ring, or anything about a person is more. What stands below a greeting is a signature and
 * not counted, unless it reads like a sentence.
 */
export function saysMoreThanStock(text: string): boolean {
  if (text.length > LONGEST_STOCK) return true;
  const [body = '', ...signature] = text.toLowerCase().split(GREETING);
  if (signature.join('\n').split('\n').some(isSentence)) return true;
  const marked = markDays(body, A_DAY).text.replaceAll(/⟦\d+⟧/g, ' ');
  const words = marked.match(/\p{L}+/gu) ?? [];
  return words.some((word) => !STOCK_WORDS.has(word)) || /\d{4,}|@/.test(marked);
}

/**
 * Whether a note has a word of those by which people say that they have left. All of them are stock words, so a note that
 * says it in a way that nobody has thought of would be met by nobody.
 */
export function hintsAtLeaving(text: string): boolean {
  const said = text.slice(0, LONGEST_STOCK).toLowerCase();
  return OF_LEAVING.test(said) || WORKS_HERE.test(said);
}

/** "More" and "longer" as well: they stand behind "not". */
const OF_LEAVING =
  /(?<!\p{L})(?:stoppet|fratrådt|ansat|længere|mere|forladt|job|stilling(?:en)?|left|longer|company)(?!\p{L})/u;
const WORKS_HERE = /(?<!\p{L})(?:arbejder (?:\p{L}+ ){0,3}her|work(?:ing)? (?:\p{L}+ ){0,3}here)(?!\p{L})/u;

/** No note of stock words is longer, in characters. */
const LONGEST_STOCK = 4000;
/** Any will do: whether a word is part of a date does not depend on the day. */
const A_DAY = '2026-01-05';

const GREETING =
  /^[ \t]*(?:(?:med |de )?(?:venlig|venligste|bedste) hilsen(?:er)?|hilsen|mvh|vh|(?:kind|best|warm) regards|regards|best wishes|sincerely|mit freundlichen grüßen|freundliche grüße|med vänlig hälsning|--)[ \t,.!]*$/mu;

/** Names, titles, numbers and addresses are not. */
function isSentence(line: string): boolean {
  return (
    /(?:^|\s)(?:ps|p\.s\.|nb)\b|\?/u.test(line) || (line.match(/\p{L}+/gu) ?? []).length > MOST_IN_SIGNATURE
  );
}
const MOST_IN_SIGNATURE = 12;

/** The words of absence notes and receipts, whatever they are about. Only words that alone tell of nobody. */
const STOCK_WORDS: ReadonlySet<string> = new Set(
  `hej kære goddag dag god tak mange for din dit dine jeres deres den det de mail mailen mails email emails e besked
  beskeden henvendelse henvendelsen jeg vi du i dig jer mig os er har at og eller men som der her på til fra med af om
  ved under ved i et en ikke ferie sommerferie juleferie efterårsferie vinterferie påskeferie fridag feriedag fri holder
  holde væk bortrejst fraværende fravær kontoret kontor arbejde orlov barsel barselsorlov syg sygemeldt kursus rejse
  lukket ferielukket julelukket tilbage igen retur indtil frem og inklusive begge dage dagen uge uger ugen kl kan kun
  læser læse læses svarer svare besvarer besvare besvares ser tjekker bliver blive vil skal vender vende kommer
  hurtigst muligt snart når så snarest inden for hverdage hverdag dage time timer periode perioden mellem da derfor
  begrænset adgang mulighed automatisk svar autosvar automatiske genereret dette denne dette modtaget modtagelsen
  modtage behandlet behandle behandles sag sagen sagsnummer sagsnr nummer nr registreret bekræftelse bekræfter
  forventes forventet svartid travlt ventetid stoppet fratrådt ansat længere mere arbejder firmaet virksomheden
  kommunen forladt kollega kollegaer kollegerne kolleger en skriv ring kontakt henvend venligst hilsen nyt job
  stillingen stilling min mit mine lige nu i dag god jul nytår godt glædelig sommer påske weekend ønskes ønsker alle
  videresendt videresendes hverken eller ej hos fra træffes træffe gerne
  hi hello dear thank thanks you your yours for message mail email e the a an this that is are am i my me we our us be
  been will have has had not no and or but as at on in to from of until till by with out office away vacation holiday
  holidays leave annual sick maternity parental travelling traveling back return returning again soon possible when
  upon during between through including inclusive first day days week weeks hours business within read reading check
  checking reply respond response answer limited access automatic automated autoreply auto received receive receipt
  request ticket number case confirm confirmation it get contact colleague please left company longer working work here
  left regards kind best can cannot may do does currently period time s m ll ve t re
  hallo guten tag vielen dank danke für ihre deine nachricht ich wir bin sind nicht im in am bis einschließlich zum zur
  und oder urlaub büro abwesend erreichbar wieder ab dem den der die das von vom aus haus außer dienstreise krank
  elternzeit mutterschutz ist wird ihre sie werde werden so schnell wie möglich antworten antworte beantworten
  automatische antwort zurück nach meiner meine rückkehr erhalten`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
