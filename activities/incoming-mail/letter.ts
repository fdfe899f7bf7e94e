import type { ParsedMail } from 'mailparser';
import type { Attachment, Letter } from './incoming-mail.ts';
import { ownTextIn } from './own-text.ts';

/** More than anybody writes, and than anybody reads; HTML can grow to far more than its own size. */
const MAX_TEXT = 200_000;
const MAX_LINE = 500;
const MAX_NAME = 150;

/** What a person reads of a mail: who writes, about what, the text and the files. */
export function letterOf(mail: ParsedMail, mailFrom: string): Letter {
  const text = (mail.text ?? '').replaceAll(/\r\n?/g, '\n').replaceAll('\0', '').trim();
  const kept = whole(text.slice(0, MAX_TEXT));
  const sender = mail.from?.value[0];
  return {
    from: { name: oneLine(sender?.name ?? '', MAX_LINE), address: oneLine(sender?.address ?? '', MAX_LINE) },
    subject: oneLine(mail.subject ?? '', MAX_LINE),
    text: kept,
    // If the end is missing, nobody knows what stood there.
    ownText: kept === text ? ownTextIn(text, mailFrom) : kept,
    isCutShort: kept !== text || mail.textConversionError !== undefined,
    attachments: mail.attachments.map(attachmentOf),
  };
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
