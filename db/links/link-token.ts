import { createHash } from 'node:crypto';

/** Letters and digits that are not taken for each other when a link is read from paper (Crockford's base 32). */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const BITS_EACH = 5;

/** How long a token is: 128 bits, five to a character. */
export const TOKEN_LENGTH = 26;

/** 16 bytes as the text of a link: 26 small letters and digits. */
export function tokenOf(secret: Buffer): string {
  let value = BigInt(`0x${secret.toString('hex')}`);
  let text = '';
  for (let place = 0; place < TOKEN_LENGTH; place += 1) {
    text = (ALPHABET[Number(value & 31n)] ?? '') + text;
    value >>= BigInt(BITS_EACH);
  }
  return text;
}

/**
 * Puts right a token as somebody typed it: capitals, and the letters O, I and L that stand for digits. `undefined` if it
 * is no whole token, as when a mail program has cut it off.
 */
export function tokenGiven(text: string): string | undefined {
  const written = text.toLowerCase().replaceAll('o', '0').replaceAll(/[il]/g, '1');
  const isWhole =
    written.length === TOKEN_LENGTH && [...written].every((letter) => ALPHABET.includes(letter));
  return isWhole ? written : undefined;
}

/** The hash that a token is found by; the token itself is kept nowhere. */
export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}
