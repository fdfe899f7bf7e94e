/** The Message-ID of a digest's mail, with its angle brackets: it names the digest at the domain we send from. */
export function digestMessageId(digestId: string, mailFrom: string): string {
  return `<${digestId}@${domainOf(mailFrom)}>`;
}

/**
 * The digest that a Message-ID names; `undefined` for one that we do not make. It says only what the mail
 * claims: anybody can write such an identifier, so the caller must check whether there is such a digest, and
 * to whom it went.
 */
export function digestNamedBy(messageId: string, mailFrom: string): string | undefined {
  const [, digestId, domain] =
    /^<(digest-[a-z0-9-]{2,64}-\d{4}-\d{2}-\d{2}(?:(?:-links)?-\d{1,4}|-meeting-\d{1,12})?)@([^@<>\s]+)>$/.exec(
      messageId,
    ) ?? [];
  return domain?.toLowerCase() === domainOf(mailFrom).toLowerCase() ? digestId : undefined;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
