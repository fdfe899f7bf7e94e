/** Whether two mail addresses are the same to everybody but the strictest of mail servers: capitals make no difference. */
export function isSameAddress(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}
