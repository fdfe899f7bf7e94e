/**
 * An address as it was written, without angle brackets; `undefined` if it is not one, or is longer than any.
 */
export function writtenAddress(text: string): string | undefined {
  const [, address] = /^<?([^\s<>"\p{C}]{1,64}@[^\s<>"@\p{C}]{1,255})>?$/u.exec(text) ?? [];
  return address;
}

/** What can stand beside the @ of an address in running text. */
const BEFORE_AT = /[^\s<>"'(),;:[\]\\|\p{C}]{1,64}$/u;
const AFTER_AT = /^[\p{L}\p{N}](?:[\p{L}\p{N}.-]{0,253}[\p{L}\p{N}])?/u;
/** No report names more. */
const MAX_ADDRESSES = 100;

/** An address in a text, and where it begins. */
export interface AddressInText {
  readonly address: string;
  readonly at: number;
}

/**
 * The addresses that stand in a text, in small letters, a hundred at most. Each is looked for around its @, so that
 * even the worst text costs no more than its length.
 */
export function addressesIn(text: string): AddressInText[] {
  const found: AddressInText[] = [];
  for (
    let at = text.indexOf('@');
    at !== -1 && found.length < MAX_ADDRESSES;
    at = text.indexOf('@', at + 1)
  ) {
    const local = BEFORE_AT.exec(text.slice(Math.max(0, at - 64), at))?.[0].replace(
      /^(?:mailto|smtp|rfc822)[=;]/i,
      '',
    );
    const domain = AFTER_AT.exec(text.slice(at + 1, at + 256))?.[0];
    if (local === undefined || local === '' || domain === undefined) continue;
    found.push({ address: `${local}@${domain}`.toLowerCase(), at: at - local.length });
  }
  return found;
}
