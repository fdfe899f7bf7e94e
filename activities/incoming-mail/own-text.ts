/**
 * A reply's text in short: without the history that stands below it. Whoever shows it must have the whole
 * at hand as well, since no program knows for certain where one ends and the other begins. The history is cut
 *
 * - if every line to the end has the mark of a quotation (`>`), with the line that announces it if that names
 *   us and a date; or
 * - where a mail program has put it without marks: below `Fra:` and `Sendt:`, a line such as `-----Oprindelig
 *   meddelelse-----`, or an announcement of our mail.
 *
 * Everything stays if the person wrote nothing above, wrote between the quoted lines, or says that the answers
 * stand further down.
 */
export function ownTextIn(text: string, mailFrom: string): string {
  const lines = text.split('\n');
  const end = endOfOwn(lines, mailFrom);
  if (end === undefined) return text;
  const own = lines.slice(0, end).join('\n').trimEnd();
  return own.trim() === '' || POINTS_BELOW.test(own) ? text : own;
}

/** "My answers are below", "see in red", "inline": then the short form would be no answer. */
const POINTS_BELOW =
  /(?<!\p{L})(?:se (?:\p{L}+ ){0,2}svar\p{L}*|mine (?:svar|kommentarer)|my (?:answers|replies|comments)|herunder|nedenfor|nedenunder|nedenstående|længere nede|i teksten|i mailen|i din mail|inde i|mellem linjerne|indsat|(?:med|i) (?:rød|rødt|blå|blåt|grøn|grønt|kursiv|fed)|below|inline|in-line|in (?:red|blue|green|bold)|between the lines|interspersed|unten|unterhalb|in rot|nedan)(?!\p{L})/iu;

function endOfOwn(lines: readonly string[], mailFrom: string): number | undefined {
  const marked = endAboveMarks(lines, mailFrom);
  const unmarked = lines.findIndex((_, at) => beginsHistory(lines, at, mailFrom));
  // Between marked lines the person answers: what is cut below an announcement there would be theirs.
  const isMixed = marked === undefined && lines.some((line) => isQuoted(line));
  if (unmarked === -1 || isMixed) return marked;
  return Math.min(unmarked, marked ?? unmarked);
}

function isQuoted(line: string): boolean {
  return line.startsWith('>');
}

/** Where the person's own lines end, if from there on all lines are marked as quoted. */
function endAboveMarks(lines: readonly string[], mailFrom: string): number | undefined {
  const last = lines.findLastIndex((line) => line.trim() !== '' && !isQuoted(line));
  if (last === -1 || !lines.slice(last + 1).some(isQuoted)) return undefined;
  const above = lines.slice(0, last + 1);
  // They answered between the lines: the rest must be read beside the question.
  if (above.some(isQuoted)) return undefined;
  const announced = above.findLastIndex((line) => line.trim() === '') + 1;
  return isAnnouncement(above.slice(announced), mailFrom) ? announced : above.length;
}

/** Mail programs break the line, in two or three. */
const ANNOUNCEMENT_LINES = 3;

/** `Den 3. dec. 2026 kl. 08.12 skrev Fodfæste <post@fodfaeste.dk>:`, in any language. */
function isAnnouncement(lines: readonly string[], mailFrom: string): boolean {
  const line = lines.join(' ').trim();
  const isOfUs = line.includes('Fodfæste') || line.toLowerCase().includes(mailFrom.toLowerCase());
  return lines.length <= ANNOUNCEMENT_LINES && isOfUs && /\d/.test(line) && /[:：]$/.test(line);
}

/** Whether the history of a mail begins at a line, though nothing marks it line by line. */
function beginsHistory(lines: readonly string[], at: number, mailFrom: string): boolean {
  const line = lines[at]?.trim() ?? '';
  if (SEPARATOR.test(line)) return true;
  if (/^(?:_{10,}|-{10,}|={10,})$/.test(line)) return beginsHead(lines, nextWritten(lines, at + 1));
  if (beginsHead(lines, at)) return true;
  if (!VERB.test(line) && !/^\p{L}+ /u.test(line)) return false;
  return [1, 2, 3].some((count) => {
    const told = lines.slice(at, at + count);
    return (
      told.every((each) => each.trim() !== '') && VERB.test(told.join(' ')) && isAnnouncement(told, mailFrom)
    );
  });
}

function nextWritten(lines: readonly string[], from: number): number {
  const next = lines.slice(from, from + 3).findIndex((line) => line.trim() !== '');
  return next === -1 ? lines.length : from + next;
}

/** "Wrote", as mail programs say it above what they quote. */
const VERB =
  /(?<!\p{L})(?:skrev|wrote|schrieb|schreef|a écrit|escribió|ha scritto|pisze|napisał(?:\(a\)|a)?|пише|написав|написала|пишет|написал|كتب|كتبت|kirjoitti)(?!\p{L})/iu;

/** `-----Oprindelig meddelelse-----`, `Begin forwarded message:` and their like. */
const SEPARATOR =
  /^(?:-{2,}\s*(?:oprindelig (?:meddelelse|mail|besked)|original message|original mail|ursprüngliche nachricht|videresendt (?:meddelelse|mail|besked)|forwarded message|weitergeleitete nachricht|wiadomość oryginalna|oryginalna wiadomość|вихідне повідомлення|оригінальне повідомлення|الرسالة الأصلية|originalmeddelande|opprinnelig melding)\s*-{2,}|(?:begin forwarded message|videresendt meddelelse|start på videresendt besked|anfang der weitergeleiteten nachricht):)$/iu;

/** The names of the fields that Outlook and Apple Mail write above a quoted mail. */
const FROM_NAMES = /^\*?(?:fra|from|von|från|od|від|от|من|de|van|lähettäjä)\s*:\*?\s*\S/iu;
const OTHER_NAMES =
  /^\*?(?:sendt|dato|til|emne|cc|sent|date|to|subject|gesendet|datum|an|betreff|wysłano|data|do|temat|skickat|till|ämne|надіслано|дата|кому|тема|تاريخ الإرسال|التاريخ|إلى|الموضوع)\s*:\*?/iu;
/** How many lines such a head has at most, of which these many must be known. */
const HEAD_LINES = 8;
const KNOWN_FIELDS = 2;

function beginsHead(lines: readonly string[], at: number): boolean {
  if (!FROM_NAMES.test(lines[at]?.trim() ?? '')) return false;
  const rest = lines.slice(at + 1, at + HEAD_LINES);
  return rest.filter((line) => OTHER_NAMES.test(line.trim())).length >= KNOWN_FIELDS;
}
