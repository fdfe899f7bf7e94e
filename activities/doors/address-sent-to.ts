import type { Vault } from '../../db/persons/vault.ts';
import type { Recipient } from '../../db/post/recipients.ts';
import { isSameAddress } from './is-same-address.ts';

/** What stands in the record in place of an address that only the vault may hold. */
const MARK = '#';

/**
 * The address that a digest goes to, as the record keeps it: an organisation's contact's as it is, a person's own as a mark
 * by which it is known again and cannot be read.
 */
export function addressSentTo(
  vault: Vault,
  recipient: Pick<Recipient, 'organisation'>,
  address: string,
): string {
  return recipient.organisation === undefined ? markOf(vault, address) : address;
}

/** Whether an address is the one that a digest went to. */
export function isAddressSentTo(vault: Vault, sentTo: string, address: string): boolean {
  return sentTo.startsWith(MARK) ? sentTo === markOf(vault, address) : isSameAddress(sentTo, address);
}

function markOf(vault: Vault, address: string): string {
  return `${MARK}${vault.hashWord(address.trim().toLowerCase()).toString('hex')}`;
}
