/**
 * An address as it was written, without angle brackets; `undefined` if it is not one, or is longer than any.
 */
export function writtenAddress(text: string): string | undefined {
  const [, address] = /^<?([^\s<>"\p{C}]{1,64}@[^\s<>"@\p{C}]{1,255})>?$/u.exec(text) ?? [];
  return address;
}
