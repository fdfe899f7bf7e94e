import type { ParsedMail } from 'mailparser';
import { senderFindings } from '../../domain/post/sender-proof.ts';
import type { Attachment, Letter } from './incoming-mail.ts';
import { ownTextIn } from './own-text.ts';
import { everyField, fieldsOf, textOfHtml } from './parse-mail.ts';
import { fromWindows } from './transcode-text.ts';

/** More than anybody writes, and than anybody reads; HTML can grow to far more than its own size. */
const MAX_TEXT = 200_000;
const MAX_LINE = 500;
const MAX_NAME = 150;

/**
 * What a person reads of a mail: who writes, about what, the text and the files. `checkedBy` is the name by which our mail
 * server signs what it has found of the sender.
 */
export async function letterOf(mail: ParsedMail, mailFrom: string, checkedBy?: string): Promise<Letter> {
  const { text, isMissing } = await wholeTextOf(mail);
  const kept = whole(text.slice(0, MAX_TEXT));
  const sender = mail.from?.value[0];
  return {
    from: {
      name: oneLine(inOneSet(sender?.name ?? '', mail, 'from', nameIn), MAX_LINE),
      address: oneLine(sender?.address ?? '', MAX_LINE),
    },
    sender: senderFindings({
      fields: everyField(mail, 'authentication-results'),
      from: sendersOf(mail),
      checkedBy,
    }),
    subject: oneLine(
      inOneSet(mail.subject ?? '', mail, 'subject', (field) => field),
      MAX_LINE,
    ),
    text: kept,
    // If the end is missing, nobody knows what stood there.
    ownText: kept === text ? ownTextIn(text, mailFrom) : kept,
    isCutShort: kept !== text || isMissing,
    attachments: mail.attachments.map(attachmentOf),
  };
}

/**
 * Every address in a mail's From, those in groups too; none of two Froms: which of them its reader is shown is anybody's
 * guess.
 */
function sendersOf(mail: ParsedMail): string[] {
  if (everyField(mail, 'from').length > 1) return [];
  return (mail.from?.value ?? [])
    .flatMap((one) => [one, ...(one.group ?? [])])
    .flatMap(({ address = '' }) => (address === '' ? [] : [address]));
}

/**
 * All that a mail says, as text: its plain text, unless only its HTML says anything. If the two say different
 * things, both: a part of plain text is sometimes only a footer, or asks its reader for a better program.
 */
async function wholeTextOf(mail: ParsedMail): Promise<{ text: string; isMissing: boolean }> {
  const plain = tidied(mail.text ?? '');
  const isMissing = mail.textConversionError !== undefined;
  if (typeof mail.html !== 'string' || mail.html === '') return { text: plain, isMissing };
  // To turn HTML into text takes long: mostly it says just what the plain text says.
  if (plain !== '' && !saysSomethingElse(mail.html, plain)) return { text: plain, isMissing };
  const html = await textOfHtml(mail.html);
  if (html === undefined) return { text: plain, isMissing: true };
  return { text: [tidied(html), plain].filter((text) => text !== '').join('\n\n'), isMissing };
}

/** Whether most words that some HTML shows are not in a text. */
function saysSomethingElse(html: string, text: string): boolean {
  const known = new Set(wordsOf(text));
  const words = wordsOf(shownIn(html));
  return 2 * words.filter((word) => !known.has(word)).length > words.length;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
}

/** Roughly what HTML shows: what stands outside its tags and its styles, without words that have letters in code. */
function shownIn(html: string): string {
  let hidden = false;
  return html
    .split('<')
    .map((piece, index) => {
      if (index === 0) return piece;
      if (/^\/?(?:style|script|head|title)\b/i.test(piece)) hidden = !piece.startsWith('/');
      const end = piece.indexOf('>');
      return hidden || end === -1 ? ' ' : ` ${piece.slice(end + 1)}`;
    })
    .join('')
    .replaceAll(/[\p{L}\d]*&[#\w]{1,12};[\p{L}\d]*/gu, ' ');
}

/** A text without what only looks empty at its ends: blanks that do not break, and signs without a width. */
function tidied(text: string): string {
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '');
  const first = lines.search(SEEN);
  if (first === -1) return '';
  const begun = lines.slice(lines.lastIndexOf('\n', first) + 1);
  return begun.slice(0, lastSeen(begun) + 1);
}

/** A character that somebody sees: some are letters and signs by name only, as the blank of braille is. */
const SEEN = /[^\s\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800]/u;

function lastSeen(text: string): number {
  let last = text.length - 1;
  while (last > 0 && !SEEN.test(text.charAt(last)) && !/[\uD800-\uDFFF]/.test(text.charAt(last))) last -= 1;
  return last;
}

/**
 * A value of the mail's head. If its bytes were written without saying in which character set, and are no UTF-8,
 * they are read as Windows-1252.
 */
function inOneSet(value: string, mail: ParsedMail, name: string, partOf: (field: string) => string): string {
  if (!value.includes('\uFFFD')) return value;
  const field = fieldsOf(mail).get(name) ?? '';
  return /[\u0080-\u00FF]/.test(field) ? partOf(fromWindows(Buffer.from(field, 'latin1'))) : value;
}

/** The name in `"Søren" <soeren@example.dk>`. */
function nameIn(field: string): string {
  return field
    .replace(/<[^<>]*>\s*$/, '')
    .replaceAll('"', '')
    .trim();
}

function attachmentOf(
  { filename, contentType, content }: ParsedMail['attachments'][number],
  index: number,
): Attachment {
  const name = oneLine(filename?.split(/[/\\]/).at(-1) ?? '', MAX_NAME).replace(/^\.+/, '');
  return {
    name: name === '' ? `attachment-${index + 1}` : name,
    mediaType: /^[a-z0-9][\w.+-]{0,63}\/[a-z0-9][\w.+-]{0,126}$/.test(contentType)
      ? contentType
      : 'application/octet-stream',
    bytes: new Uint8Array(content),
  };
}

/** One line without control characters, and without marks that change the direction of what follows. */
function oneLine(text: string, length: number): string {
  const line = text.slice(0, 4 * length).replaceAll(/[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\s]+/gu, ' ');
  return whole(line.trim().slice(0, length)).trim();
}

/** Without the first half of a character whose second half was cut off. */
function whole(text: string): string {
  return text.replace(/[\uD800-\uDBFF]$/, '');
}
