import { wireAddress } from '../../domain/vocabulary/mail-address.ts';

/**
 * Whether two mail addresses are the same: capitals make no difference, except to the strictest of mail servers, and none
 * whether a domain's letters are written as they are read or as servers have them.
 */
export function isSameAddress(one: string, other: string): boolean {
  return plainAddress(one) === plainAddress(other);
}

/** An address in the one form in which it is compared. */
export function plainAddress(address: string): string {
  return wireAddress(address.trim().normalize('NFC')).toLowerCase();
}
