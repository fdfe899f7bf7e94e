import iconv from 'iconv-lite';

/**
 * The ways in which one byte is one letter that lists come in: as Windows writes them, and under the two entries beside
 * "CSV UTF-8" in Excel's list. The letters of MS-DOS's Nordic page (865) stand at the same places in 850.
 */
export const CODE_PAGES = ['windows', 'ms-dos', 'mac'] as const;

/** One of them. */
export type CodePage = (typeof CODE_PAGES)[number];

const NAMES: Readonly<Record<CodePage, string>> = { windows: 'win1252', 'ms-dos': 'cp850', mac: 'macroman' };

/** What a page has no sign for. */
const NO_SIGN = '\ufffd';

const HIGH = Buffer.from(Array.from({ length: 128 }, (_, at) => at + 128));

const SIGNS = new Map(CODE_PAGES.map((page) => [page, [...iconv.decode(HIGH, NAMES[page])]] as const));

const BYTES = new Map(CODE_PAGES.map((page) => [page, bytesOf(page)] as const));

/** Text as a code page has it, with U+FFFD for each byte that stands for nothing in it. */
export function decodeBy(page: CodePage, bytes: Buffer): string {
  const text = iconv.decode(bytes, NAMES[page]);
  // Since 1998 the Mac has a euro there.
  return page === 'mac' ? text.replaceAll('¤', '€') : text;
}

/** The bytes of a text that a code page has all signs of; `undefined` if it has not. */
export function encodeBy(page: CodePage, text: string): Buffer | undefined {
  const known = BYTES.get(page);
  const bytes: number[] = [];
  for (const sign of text) {
    const code = sign.codePointAt(0) ?? 0;
    const byte = code < 0x80 ? code : known?.get(sign);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return Buffer.from(bytes);
}

function bytesOf(page: CodePage): ReadonlyMap<string, number> {
  const bytes = new Map((SIGNS.get(page) ?? []).map((sign, at) => [sign, at + 0x80] as const));
  bytes.delete(NO_SIGN);
  if (page === 'mac') bytes.set('€', 0xdb);
  if (page !== 'windows') return bytes;
  // Programs that read Windows' text as Latin-1 make controls of these, and so do all of the five that it lacks.
  for (let byte = 0x80; byte < 0xa0; byte += 1) bytes.set(String.fromCodePoint(byte), byte);
  return bytes;
}
