import { domainToASCII, domainToUnicode } from 'node:url';

/** Why a text is no mail address to which mail can go. */
export type AddressFault =
  | 'malformed'
  /** The part before the @ has more than 64 octets (RFC 5321, section 4.5.3.1.1). */
  | 'local-part-too-long'
  /** The whole has more than 254 octets on the wire (RFC 5321, section 4.5.3.1.3, less the two brackets). */
  | 'too-long'
  /** There are letters such as æ before the @: few mail servers take those. Behind it they are no hindrance. */
  | 'letters-before-at';

const LONGEST_LOCAL_PART = 64;
const LONGEST = 254;

/** The signs that may stand before the @ without quotation marks: shared mailboxes are called `hr&loen` and `post/hr`. */
const LOCAL_PART = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const WRITTEN_DOMAIN = /^[\p{L}\p{M}\p{N}.-]+$/u;
const LABEL = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/;
const LAST_LABEL = /^(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;

/** What is wrong with a mail address; `undefined` if mail can go to it. Its domain may be Danish, as in `kontakt@hændværker.dk`. */
export function faultOfAddress(address: string): AddressFault | undefined {
  const at = address.lastIndexOf('@');
  const [local, domain] = [address.slice(0, Math.max(at, 0)), address.slice(at + 1)];
  if (local === '' || !WRITTEN_DOMAIN.test(domain)) return 'malformed';
  const labels = domainToASCII(domain).split('.');
  const last = labels.at(-1) ?? '';
  if (labels.length < 2 || !labels.every((label) => LABEL.test(label)) || !LAST_LABEL.test(last)) {
    return 'malformed';
  }
  if (/^[\p{L}\p{M}\p{N}.\-_+]*$/u.test(local) && /[^\0-\x7f]/.test(local)) return 'letters-before-at';
  if (!LOCAL_PART.test(local)) return 'malformed';
  if (local.length > LONGEST_LOCAL_PART) return 'local-part-too-long';
  return wireAddress(address).length > LONGEST ? 'too-long' : undefined;
}

/** An address as mail servers have it: its domain in ASCII (punycode). What is no address is returned as it is. */
export function wireAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = domainToASCII(address.slice(at + 1));
  return at < 0 || domain === '' ? address : `${address.slice(0, at + 1)}${domain}`;
}

/**
 * How an address may stand in the record, all in small letters: as it is given, with its domain in ASCII, and with it in the
 * letters of its country. Whoever looks for one looks for all of them.
 */
export function spellingsOfAddress(address: string): string[] {
  const given = address.trim().normalize('NFC').toLowerCase();
  const wire = wireAddress(given);
  const at = wire.lastIndexOf('@');
  const shown = at < 0 ? given : `${wire.slice(0, at + 1)}${domainToUnicode(wire.slice(at + 1))}`;
  return [...new Set([given, wire, shown])];
}
