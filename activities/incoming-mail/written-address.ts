/** An address as it was written, without angle brackets; nothing where it is none, or longer than any. */
export function writtenAddress(text: string): string | undefined {
  const [, address] = /^<?([^\s<>"\p{C}]{1,64}@[^\s<>"@\p{C}]{1,255})>?$/u.exec(text) ?? [];
  return address;
}
