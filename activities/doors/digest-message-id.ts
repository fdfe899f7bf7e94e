import { TOKEN_LENGTH, tokenOf } from '../../db/links/link-token.ts';
import type { Vault } from '../../db/persons/vault.ts';

/**
 * The header field that carries a digest's stamp: a mail server on the way may replace the Message-ID, and sends
 * other fields back as they are.
 */
export const STAMP_FIELD = 'X-Fodfaeste-Digest';

/** The characters of a stamp, which are those of a link's token. */
const STAMP = `[0-9a-hjkmnp-tv-z]{${TOKEN_LENGTH}}`;
const OURS = new RegExp(
  `^<?(digest-[a-z0-9-]{2,64}-\\d{4}-\\d{2}-\\d{2}(?:(?:-links)?-\\d{1,4}|-meeting-\\d{1,12})?)(?:\\.(${STAMP}))?@([^@<>\\s]{1,255})>?$`,
  'i',
);

/**
 * The Message-ID of a digest's mail, with its angle brackets: it names the digest at the domain we send from, and
 * ends with the digest's stamp. Nobody can guess the stamp without the master key, so that whoever names it has
 * seen the mail. The same digest has the same one every time.
 */
export function digestMessageId(vault: Vault, digestId: string, mailFrom: string): string {
  return `<${digestId}.${tokenOf(vault.secretFor(`${digestId} message`))}@${domainOf(mailFrom)}>`;
}

/**
 * The digest that a Message-ID names; `undefined` for one that we do not make. It says only what the mail
 * claims: the caller must check whether there is such a digest, whether the stamp is its own, and to whom it went.
 */
export function digestNamedBy(messageId: string, mailFrom: string): string | undefined {
  const [, digestId, , domain] = OURS.exec(messageId) ?? [];
  return domain?.toLowerCase() === domainOf(mailFrom).toLowerCase() ? digestId?.toLowerCase() : undefined;
}

/** The stamp in a Message-ID of ours; `undefined` if it has none, as those of earlier releases. */
export function stampIn(messageId: string): string | undefined {
  return OURS.exec(messageId)?.[2]?.toLowerCase();
}

/**
 * Where a mail server is to report about a digest, if it has a return path of its own: `retur@…` becomes
 * `retur+<stamp>@…`.
 */
export function returnPathOf(returnPath: string, messageId: string): string {
  const stamp = stampIn(messageId);
  const at = returnPath.lastIndexOf('@');
  return stamp === undefined ? returnPath : `${returnPath.slice(0, at)}+${stamp}${returnPath.slice(at)}`;
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1);
}
