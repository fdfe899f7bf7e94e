import type { ParsedMail } from 'mailparser';
import { addressesIn } from './written-address.ts';

/** How much of a report's text is read. */
const MAX_CHARACTERS = 64 * 1024;
const MAX_HTML = 256 * 1024;
/** What is said of one address, in characters. */
const MAX_SAID = 2_000;

/** What a report says to people: its text, or its HTML without the marks, if there is nothing else. */
export function bodyOf({ text = '', html }: Pick<ParsedMail, 'text' | 'html'>): string {
  if (text.trim() !== '' || typeof html !== 'string') return text;
  return html.slice(0, MAX_HTML).replaceAll(/<[^<>]{0,1000}>/g, '\n');
}

/** What a report's text says of an address: the paragraphs it stands in, and the one after it if it stands alone. */
export interface SaidOfAddress {
  readonly address: string;
  readonly said: string;
}

/**
 * What a report's text says of each address in it. No server's own form is looked for: whatever it writes about an
 * address, it writes beside it. Addresses in the head of a mail that is quoted are left out.
 */
export function saidOfAddresses(text: string): SaidOfAddress[] {
  const paragraphs = text
    .slice(0, MAX_CHARACTERS)
    .split(/\r?\n[ \t>]*\r?\n/)
    .filter((paragraph) => paragraph.trim() !== '');
  const said = new Map<string, string>();
  for (const [index, paragraph] of paragraphs.entries()) {
    if (isQuotedHead(paragraph)) continue;
    for (const { address } of addressesIn(paragraph)) {
      const after = isAlone(paragraph) ? `\n${paragraphs[index + 1] ?? ''}` : '';
      const before = said.get(address) ?? '';
      if (before.includes(paragraph)) continue;
      said.set(address, `${before}\n${paragraph}${after}`.slice(0, MAX_SAID));
    }
  }
  return [...said].map(([address, words]) => ({ address, said: words.trim() }));
}

/** Nothing stands in it but the address, and perhaps a name, a bullet or a colon. */
function isAlone(paragraph: string): boolean {
  const lines = paragraph.trim().split('\n');
  return lines.length <= 2 && paragraph.trim().length <= 120 && !/[45]\d\d[ -]/.test(paragraph);
}

function isQuotedHead(paragraph: string): boolean {
  return (
    (paragraph.match(/^[>|\s]*(?:From|To|Subject|Date|Message-ID|Received|Return-Path|MIME-Version):/gim)
      ?.length ?? 0) >= 3
  );
}
