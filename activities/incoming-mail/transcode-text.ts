import { pipeline } from 'node:stream/promises';
import { Joiner, Rewriter, Splitter } from '@zone-eu/mailsplit';
import type { MimeNode } from '@zone-eu/mailsplit';
import iconv from 'iconv-lite';

/**
 * The same mail with its texts in UTF-8 and marked as such, for a mail whose texts cannot all be what it says
 * they are. Each text is read as
 *
 * - UTF-8, if it is valid UTF-8, whatever it is said to be;
 * - what it is said to be, if that is a character set we know and not UTF-8;
 * - else line by line as UTF-8 or Windows-1252: a reply in one often quotes a mail in the other.
 *
 * Attachments stay as they are. Throws if the mail cannot be taken apart.
 */
export async function withTextsInUtf8(bytes: Buffer, maxHeadSize: number): Promise<Buffer> {
  const joined: Buffer[] = [];
  const rewriter = new Rewriter(isText);
  rewriter.on('node', ({ node, decoder, encoder }) => {
    const declared = node.charset === false ? '' : node.charset;
    node.setCharset('utf-8');
    const content: Buffer[] = [];
    decoder.on('data', (chunk: Buffer) => content.push(chunk));
    decoder.once('end', () => encoder.end(Buffer.from(textIn(Buffer.concat(content), declared), 'utf8')));
  });
  await pipeline(
    [bytes],
    new Splitter({ ignoreEmbedded: true, maxHeadSize }),
    rewriter,
    new Joiner(),
    async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) joined.push(chunk);
    },
  );
  return Buffer.concat(joined);
}

/**
 * Whether a text seems to have been read in another character set than it was written in: it has characters
 * that stand for nothing, or letters such as `Ã¸` that UTF-8 becomes when it is read as Windows-1252.
 */
export function seemsMisread(text: string): boolean {
  return /\uFFFD|[\u00C2-\u00DF][\u0080-\u00BF]|Ã[†˜…]/.test(text);
}

function isText({ contentType, disposition, multipart, root }: MimeNode): boolean {
  if (multipart !== false || disposition === 'attachment') return false;
  return contentType === 'text/plain' || contentType === 'text/html' || (contentType === false && root);
}

/** A text in Windows-1252. Node's own decoder takes it for Latin-1, and loses quotation marks and the euro. */
export function fromWindows(content: Buffer): string {
  return iconv.decode(content, 'windows-1252');
}

function textIn(content: Buffer, declared: string): string {
  const isKnown = !/^(utf-?8|(us-?)?ascii|)$/i.test(declared.trim()) && iconv.encodingExists(declared);
  const isOneByteALetter = !isKnown || /^(?:x-)?(?:windows|win|cp-?125|iso-?8859|latin)/i.test(declared);
  const asUtf8 = isOneByteALetter ? validUtf8(content) : undefined;
  if (asUtf8 !== undefined) return asUtf8;
  if (isKnown) return iconv.decode(content, declared);
  return linesOf(content)
    .map((line) => validUtf8(line) ?? mostlyUtf8(line) ?? fromWindows(line))
    .join('\n');
}

function validUtf8(content: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** A line in UTF-8 from which a gateway has broken a character or two. */
function mostlyUtf8(line: Buffer): string | undefined {
  const text = line.toString('utf8');
  const broken = text.match(/\uFFFD/g)?.length ?? 0;
  const whole = text.match(/[\u0080-\uFFFC]/g)?.length ?? 0;
  return whole > broken ? text : undefined;
}

function linesOf(content: Buffer): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  for (let at = content.indexOf(10); at !== -1; at = content.indexOf(10, from)) {
    lines.push(content.subarray(from, at));
    from = at + 1;
  }
  return [...lines, content.subarray(from)];
}
