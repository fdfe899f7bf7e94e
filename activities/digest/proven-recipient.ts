import { forgetProof, isAddressProven } from '../../db/partners/address-proofs.ts';
import type { Vault } from '../../db/persons/vault.ts';
import type { Db } from '../../db/pool.ts';
import { addressForProof } from '../../db/post/address-for-proof.ts';
import type { Recipient } from '../../db/post/recipients.ts';
import type { PostChannel } from '../../domain/vocabulary/codes.ts';

/**
 * Whether the very address that was read of a recipient is proven to be theirs, by one way of post. A recipient without such an
 * address counts as proven: there is nowhere to send anything to. A person's address that is found changed is asked again.
 */
export async function isProvenRecipient(
  { db, vault }: { readonly db: Db; readonly vault: Vault },
  recipient: Recipient,
  channel: PostChannel,
): Promise<boolean> {
  const { contact, organisation } = recipient;
  const address = addressForProof(vault, recipient, channel);
  if (address === undefined || (await isAddressProven(db, contact, channel, address))) return true;
  // The record alone cannot tell that the vault holds another address now, as when a correction was taken back.
  if (organisation === undefined) await forgetProof(db, contact, channel);
  return false;
}
