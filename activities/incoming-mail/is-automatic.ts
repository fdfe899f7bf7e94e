import type { Fields } from './parse-mail.ts';

/**
 * Whether a machine wrote a mail. This is judged by its header fields alone and never by its words:
 * Auto-Submitted (RFC 3834); a field that asks machines not to answer; bulk mail; an empty return path; a
 * report of any kind, including a read receipt.
 */
export function isAutomatic(fields: Fields): boolean {
  return SIGNS.some(([name, says]) => says.test(fields.get(name) ?? ''));
}

const SIGNS: readonly (readonly [string, RegExp])[] = [
  ['auto-submitted', /^(?!no\b)./i],
  // Exchange's field. Only if it speaks of automatic replies: people's mail may ask for no receipts.
  ['x-auto-response-suppress', /\b(all|oof|autoreply)\b/i],
  // A list passes on what people write: so `list` is no sign.
  ['precedence', /^(auto_reply|bulk|junk)\b/i],
  ['x-autoreply', /^(?!no\b)./i],
  ['x-autorespond', /^(?!no\b)./i],
  ['return-path', /^<\s*>$/],
  ['content-type', /^multipart\/report\b/i],
];
