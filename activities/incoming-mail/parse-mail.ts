import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { seemsMisread, withTextsInUtf8 } from './transcode-text.ts';

/** The largest size of one mail, as it is sent. */
const MAX_BYTES = 25 * 1024 * 1024;
/**
 * A file of 25 MB has 350,000 lines. Each costs time whatever is in it, and millions would hold up the
 * worker.
 */
const MAX_LINES = 600_000;
/** Parts within parts count as well, so this limits nesting too. */
const MAX_PARTS = 200;
const MAX_HEADER_BYTES = 256 * 1024;
/** For its size, long HTML costs a lot to turn into text. */
const MAX_HTML_CHARACTERS = 500_000;

/** A mail taken apart, or why it was not. */
export type MailParse =
  | { readonly parsed: true; readonly mail: ParsedMail }
  | { readonly parsed: false; readonly reason: 'too-large' | 'too-many-lines' | 'not-parsed' };

/**
 * Takes one mail apart within limits. Never throws. Mails attached to it stay closed, as attachments. Texts
 * that are not in the character set they claim are read as what they seem to be.
 */
export async function parseMail(bytes: Uint8Array): Promise<MailParse> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length > MAX_BYTES) return { parsed: false, reason: 'too-large' };
  if (hasTooManyLines(buffer)) return { parsed: false, reason: 'too-many-lines' };
  try {
    const mail = await parse(buffer);
    return { parsed: true, mail: { ...mail, ...(await textsReadAgain(buffer, mail)) } };
  } catch {
    // The parser's error may quote the mail.
    return { parsed: false, reason: 'not-parsed' };
  }
}

/** The text of some HTML, as the parser makes it of a mail that is nothing else; `undefined` if it cannot. */
export async function textOfHtml(html: string): Promise<string | undefined> {
  const { text, textConversionError } = await parse(
    Buffer.from(`Content-Type: text/html; charset=utf-8\r\n\r\n${html}`),
  );
  return textConversionError === undefined ? text : undefined;
}

function parse(bytes: Buffer): Promise<ParsedMail> {
  return simpleParser(bytes, {
    keepDeliveryStatus: true,
    ignoreEmbedded: true,
    skipTextToHtml: true,
    skipTextLinks: true,
    keepCidLinks: true,
    checksumAlgo: false,
    maxHtmlLengthToParse: MAX_HTML_CHARACTERS,
    maxHeadSize: MAX_HEADER_BYTES,
    maxChildNodes: MAX_PARTS,
  });
}

/** The texts of a mail, read in another character set if they seem to have been misread. */
async function textsReadAgain(
  bytes: Buffer,
  { text = '', html }: ParsedMail,
): Promise<Partial<Pick<ParsedMail, 'text' | 'html'>>> {
  const isMisread = seemsMisread(text) || (typeof html === 'string' && seemsMisread(html));
  if (!isMisread) return {};
  try {
    const again = await parse(await withTextsInUtf8(bytes, MAX_HEADER_BYTES));
    return {
      ...(again.text !== undefined && { text: again.text }),
      ...(again.html !== undefined && { html: again.html }),
    };
  } catch {
    // Better read with wrong letters than not at all.
    return {};
  }
}

/** Header fields by their names in lower case, as they were written, unfolded; the first of each. */
export type Fields = ReadonlyMap<string, string>;

/** The header fields of a mail. */
export function fieldsOf(mail: ParsedMail): Fields {
  const fields = new Map<string, string>();
  for (const { key, line } of mail.headerLines ?? []) {
    if (!fields.has(key)) fields.set(key, valueIn(line));
  }
  return fields;
}

/** The values of every header field with one name, in small letters, in their order. */
export function everyField(mail: ParsedMail, name: string): string[] {
  return (mail.headerLines ?? []).filter(({ key }) => key === name).map(({ line }) => valueIn(line));
}

/** What stands behind a field's name, on one line. */
function valueIn(line: string): string {
  return line
    .slice(line.indexOf(':') + 1)
    .replaceAll(/[\r\n]+/g, ' ')
    .trim();
}

function hasTooManyLines(buffer: Buffer): boolean {
  let lines = 0;
  for (let at = buffer.indexOf(10); at !== -1; at = buffer.indexOf(10, at + 1)) {
    lines += 1;
    if (lines > MAX_LINES) return true;
  }
  return false;
}
