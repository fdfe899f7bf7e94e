/** What a mail server says of a mail that it did not take, or did not deliver. */
export interface FailureWords {
  /** The enhanced status code (RFC 3463) of a report, `5.1.1`, if it has one. */
  readonly status?: string | undefined;
  /** What the server that refused has answered, or what a report says of the address. */
  readonly diagnosis?: string | undefined;
}

/**
 * Whether an address is dead (`hard`), a mail was unlucky (`soft`), or the server does not say so in a form we
 * can trust.
 */
export type Severity = 'hard' | 'soft' | 'unknown';

/** What is made of a mail server's words. */
export interface FailureVerdict {
  readonly severity: Severity;
  /** Whether the server refuses us, what we send or how: the same would meet a mail to anybody there. */
  readonly isAboutUs: boolean;
  /** The enhanced status code that tells most, if there is any. */
  readonly status?: string;
}

/**
 * The subjects and details of RFC 3463's table, and of the registry it began, that are about the address or
 * its mailbox: writing there again is of no use.
 */
const DEAD_ADDRESSES: ReadonlySet<string> = new Set([
  '1.0', // something about the address
  '1.1', // no such mailbox
  '1.2', // no such system
  '1.3', // no address at all
  '1.4', // an address that means several
  '1.6', // moved, and no new address left
  '1.10', // a domain that takes no mail (RFC 7505)
  '2.0', // something about the mailbox
  '2.1', // a mailbox that is closed
  '4.4', // a domain to which no mail can be routed
]);

/** Those about the sender, and all of security and policy (7). */
const ABOUT_SENDER: ReadonlySet<string> = new Set(['1.7', '1.8', '3.3', '6.7']);

/** Any of these, as whole words. Letters are looked at, since `\b` takes ø and é for the end of a word. */
function anyOf(...words: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join('|')})(?![\\p{L}\\p{N}])`, 'iu');
}

/**
 * Words that say that it is the sender, the sending system or the content that is refused. Many servers answer
 * 5.1.1 to everything, so these go before any code. Danish, English, German, French and Spanish.
 */
const ABOUT_US = anyOf(
  'block(?:ed|ing|s)?',
  '(?:block|black|deny)[- ]?list\\p{L}*',
  'banned',
  'blokeret|spærret|spærreliste|gesperrt|blockiert|bloqu[ée]e?|bloquead[oa]',
  'sortliste\\p{L}*|blokeringsliste\\p{L}*|sperrliste\\p{L}*|liste noire|lista negra',
  'unwanted|bulk (?:e-?)?(?:mail|message)s?|uønske[td]\\p{L}*|unerwünscht\\p{L}*|ind[ée]sirables?|no desead[oa]',
  'spam\\p{L}*|junk|unsolicited|phishing|virus\\p{L}*|malware|infected|suspicious',
  'reputation|polic(?:y|ies)|\\p{L}*politik(?:ken)?|\\p{L}*richtlinien?|política',
  'd?kim|dmarc|spf|rbl|dnsbl|spamhaus|barracuda|senderbase',
  // Notes says of an unknown recipient that it is not listed.
  '(?<!not )listed (?:at|in|by|on)',
  'relay(?:ing|ed)?',
  '(?:sender|from|return[- ]path)(?: e-?mail)?(?: address)?(?: was| is| has been)? (?:verif\\p{L}+|rejected|refused|denied|not allowed|not permitted|unknown|invalid|does not exist)',
  'unverified sender|unauthenticated|not (?:authenticated|authori[sz]ed)|authentication (?:required|failed|failure)',
  'afsender\\p{L}*(?: [\\p{L}-]{1,20}){0,2} (?:afvist|ukendt|ugyldig\\p{L}*)|absender\\p{L}*(?: [\\p{L}-]{1,20}){0,2} (?:abgelehnt|unbekannt|ungültig)',
  'domain of sender|sender(?:.s)? domain',
  'access (?:is )?denied|adgang nægtet|zugriff verweigert|accès refusé|acceso denegado|not allowed to send|not accepted for (?:policy|security)',
  'prohibit\\p{L}*|not permitted|(?:rejected|denied|refused) by (?:the )?(?:admin\\p{L}*|filter|rules?)|content filter\\p{L}*',
  '(?:client|host|server|ip|tenant)(?: address)?(?: is| was| has)? (?:rejected|refused|denied|exceeded)',
  '(?:rate|sending|hourly|daily) limit|throttl\\p{L}+|too many|threshold',
  'reverse dns|ptr record|helo|ehlo|starttls|tls (?:is )?required',
  '(?:content|message|mail) (?:was |is |has been )?(?:rejected|refused|denied|blocked|filtered)',
);

/** Words that say that the mailbox is there and takes nothing just now, or not so much. */
const MAY_HEAL = anyOf(
  '(?:over[- ]?)?quota|kvoten?|kontingent|cuota|over (?:the |its |his |her )?(?:size )?limit|too much mail|no room',
  'overfyldt|overskredet|opbrugt|überfüllt|überschritten|dépassée?|superad[oa]|kein (?:\\p{L}+)?platz',
  "(?:mail ?box|inbox|mail ?boksen?|postkassen?|indbakken?|postfach|bo[iî]te(?: aux lettres)?|buz[oó]n|account|store|storage|disk)(?: [\\p{L}']{1,20}){0,3} (?:full|exceeded|fuld|overfyldt|voll|überfüllt|pleine|satur[ée]e|llen[oa])",
  'full mail ?box|mailfull|exceed(?:s|ed|ing)?|insufficient|no space|out of (?:storage|space|memory)',
  'too (?:large|big|long)|size limit',
  'tempor\\p{L}*|midlertidig\\p{L}*|vorübergehend',
  'prøv igen|svarer ikke|sp[äa]ter (?:noch|erneut|wieder)|antwortet nicht|ne répond pas|plus tard|no responde|más tarde',
  'again later|try later|retry time(?:out)?|gr[ae]y-?list\\p{L}*|deferred|timed? ?out|timeout',
  'connection (?:refused|lost|reset|dropped|timed)|not responding|unreachable|(?:service|server) (?:is |was )?(?:not available|unavailable)',
);

/** Words that say that there is no such address, or that its mailbox is closed, in the languages that reach us. */
const SAYS_DEAD = anyOf(
  'unknown|unrouteable|undeliverable|invalid|inactive|disabled|deactivated|suspended|closed|deleted|expired|terminated',
  'no (?:\\p{L}+ ){0,2}(?:user|users|mail ?box|account|address|recipient|person|one|such \\p{L}+|mx)|null mx|no longer',
  "not? (?:a |be )?(?:valid|known|found|exist\\p{L}*|active|listed|local|recogni[sz]ed|in use|have an?)|(?:doesn|don|isn|can)(?:'|’)?t (?:\\p{L}+ ){0,2}(?:exist|have|found|valid|find)|non-?exist\\p{L}*",
  'mail ?box (?:is )?unavailable|recipient (?:address )?rejected|bad (?:destination|recipient|address)',
  'ukendte?|ugyldige?|findes ikke|eksisterer ikke|ikke (?:fundet|gyldig|længere)|nedlagt|slettet|lukket',
  'okända?|finns (?:inte|ej)|ukjente?|finnes ikke',
  'unbekannt\\p{L}*|ungültig\\p{L}*|existiert nicht|nicht (?:gefunden|vorhanden|bekannt|mehr)|gelöscht|deaktiviert|gibt es nicht',
  "inconnue?s?|n(?:'|’)existe (?:pas|plus)|introuvable|invalide|désactivée?",
  'desconocid[oa]s?|no (?:existe|válid[oa]|encontrad[oa])|inválid[oa]|deshabilitad[oa]',
  'onbekend|bestaat niet|sconosciut[oa]|non esiste|nieznan\\p{L}*|nie istnieje',
);

/**
 * How bad it is that a mail failed, by the words of the server that refused it. What the refusing server answered
 * goes before the status that another has made of it, since some make 5.1.1 of every refusal.
 *
 * - `hard`: every code that tells anything is about the address or its mailbox (5.1.0 to 5.1.4, 5.1.6, 5.1.10, 5.2.0,
 *   5.2.1, 5.4.4), and no word beside it says otherwise. If only another server has made such a code of an answer that
 *   has words and none, the words must say so themselves, since nobody knows every way to say anything else.
 * - `soft`: every other failure, because it may pass or says nothing about the address.
 * - `unknown`: there is no code, and no word that would make it soft.
 *
 * These are soft:
 *
 * - any 4, even if the server has given up (a 4.4.7 after five days);
 * - a mailbox that is full (5.2.2), a mail too long for it (5.2.3), a mailing list that does not unfold
 *   (5.2.4);
 * - our own address refused (5.1.7, 5.1.8);
 * - the receiving system (5.3), the rest of the network (5.4), the protocol (5.5), the content (5.6),
 *   security and policy (5.7);
 * - what says nothing (5.0.0).
 *
 * Some servers answer 5.4.1 or 5.7.1 for an unknown recipient. The table has other meanings for those, so
 * they are soft.
 */
export function judgeFailure({ status, diagnosis = '' }: FailureWords): FailureVerdict {
  const said = diagnosis.slice(0, MAX_DIAGNOSIS);
  const telling = codesIn(said).filter(isTelling);
  const codes = telling.length > 0 ? telling : status === undefined ? codesIn(said) : [status];
  const words = withoutNames(said);
  const isAboutUs = ABOUT_US.test(words) || codes.some(isAboutSender);
  const found = codes[0] === undefined ? {} : { status: mostTelling(codes) };
  if (isAboutUs || MAY_HEAL.test(words) || PASSING_REPLY.test(said))
    return { severity: 'soft', isAboutUs, ...found };
  if (codes.length === 0) return { severity: 'unknown', isAboutUs, ...found };
  const isOnGoodGround = telling.length > 0 || !ANSWER_IN_WORDS.test(said) || SAYS_DEAD.test(words);
  return { severity: codes.every(isDead) && isOnGoodGround ? 'hard' : 'soft', isAboutUs, ...found };
}

/** Nobody says more about one address. */
const MAX_DIAGNOSIS = 4_000;
/** A reply code of SMTP that is passing, or about room: `452 …`, `smtp; 552 …`. */
const PASSING_REPLY = /(?:^|; ?|said: ?|\n\s*)(?:4\d\d|552)[ -]/;

/** What a server has answered, in two words at least: `smtp; 550 …`. One alone tells nothing. */
const ANSWER_IN_WORDS = /(?:^|[;:]|\n)\s*5\d\d[ -]+(?:\d\.\d\.\d\s+)?\P{L}{0,3}\p{L}+\P{L}{1,3}\p{L}/u;

/** The enhanced codes of failures in some words, each once; an IP address or a version number is none. */
function codesIn(words: string): string[] {
  const found = [...words.matchAll(/(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d]|\.\d)/g)].map(([code]) => code);
  return [...new Set(found)];
}

/** The code that decides: one that is not about the address, if there is any. */
function mostTelling(codes: readonly string[]): string {
  return codes.find((code) => !isDead(code)) ?? codes[0] ?? '';
}

function isTelling(code: string): boolean {
  return !code.endsWith('.0.0');
}

function isDead(code: string): boolean {
  return code.startsWith('5.') && DEAD_ADDRESSES.has(code.slice(2));
}

function isAboutSender(code: string): boolean {
  return code.slice(1).startsWith('.7.') || ABOUT_SENDER.has(code.slice(2));
}

/**
 * The words without what is a name: a server called `mx.spamfilter.example`, or somebody at `full-service@…`, says
 * nothing of what went wrong.
 */
function withoutNames(said: string): string {
  return said
    .split(/\s+/)
    .filter((word) => !/[@/\\]|[\p{L}\p{N}]\.[\p{Ll}\p{N}]/u.test(word))
    .join(' ')
    .replaceAll('_', ' ');
}
