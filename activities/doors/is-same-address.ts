/**
 * Whether two mail addresses are the same: capitals make no difference, except to the strictest of mail
 * servers.
 */
export function isSameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
