import type { Vault } from '../../db/persons/vault.ts';
import type { Recipient } from '../../db/post/recipients.ts';
import { spellingsOfAddress } from '../../domain/vocabulary/mail-address.ts';
import { isSameAddress, plainAddress } from './is-same-address.ts';

/** What begins the mark that the record keeps instead of an address that only the vault may hold. */
const MARK = '#';

/**
 * The address to which a digest goes, as the record keeps it. That of an organisation's contact is kept as it
 * is; a person's own is kept as a mark, by which it can be recognised but not read.
 */
export function addressSentTo(
  vault: Vault,
  recipient: Pick<Recipient, 'organisation'>,
  address: string,
): string {
  return recipient.organisation === undefined ? markOf(vault, address) : address;
}

/** Whether an address is the one to which a digest went. */
export function isAddressSentTo(vault: Vault, sentTo: string, address: string): boolean {
  return sentTo.startsWith(MARK) ? sentTo === markOf(vault, address) : isSameAddress(sentTo, address);
}

/** The forms in which the record may keep an address, by which the digests that went to it are found. */
export function formsOfAddress(vault: Vault, address: string): readonly string[] {
  return [...spellingsOfAddress(address), markOf(vault, address)];
}

function markOf(vault: Vault, address: string): string {
  return `${MARK}${vault.hashWord(plainAddress(address)).toString('hex')}`;
}
