import type { PostChannel } from '../../domain/vocabulary/codes.ts';
import type { Vault } from '../persons/vault.ts';
import { ADDRESS_MARK } from '../proven.ts';
import type { Recipient } from './recipients.ts';

/**
 * The address of a recipient, by one way of post, as proofs know it: that of an organisation's contact as it is, a person's own
 * as a mark by which it is recognised and cannot be read. `undefined` if they have none.
 */
export function addressForProof(
  vault: Vault,
  { organisation, email, phone }: Recipient,
  channel: PostChannel,
): string | undefined {
  const address = channel === 'mail' ? email : phone;
  if (address === undefined || organisation !== undefined) return address;
  return `${ADDRESS_MARK}${vault.markOf(`address for ${channel}`, address.trim().toLowerCase()).toString('hex')}`;
}
