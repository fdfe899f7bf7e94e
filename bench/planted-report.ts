import type { AboutDigest } from './reports-of-servers.ts';

/**
 * A public sample of a report, as if it were about a mail of ours: the head of the mail that it sends back says what ours
 * says, and `failed`, the address that it says failed, is ours. A sample from which the mail has been taken away for its
 * publication gets ours in that place. One that never sent any back names nothing of ours but the address.
 */
export function plantedReport(
  sample: string,
  about: AboutDigest & { readonly failed: string | undefined },
): string {
  const { messageId, address, mailFrom, failed } = about;
  const end = /\r?\n\r?\n/.exec(sample)?.index ?? sample.length;
  const head = sample.slice(0, end);
  const body = sample
    .slice(end)
    .replaceAll(/^([ \t>]*Message-ID:[ \t]*)(?:\r?\n[ \t]+)?<[^<>\s]+>/gim, `$1${messageId}`)
    .replaceAll(/^([ \t>]*From:).*$/gim, `$1 Fodfaeste <${mailFrom}>`)
    .replaceAll(/^([ \t>]*To:).*@.*$/gim, `$1 ${address}`)
    .replace(
      /^Message removed\.?$/im,
      `From: Fodfaeste <${mailFrom}>\nTo: ${address}\nSubject: Fodfaeste\nMessage-ID: ${messageId}`,
    );
  const whole = `${head}${body}`;
  return failed === undefined ? whole : withAddress(whole, failed, address);
}

function withAddress(text: string, from: string, to: string): string {
  return text.replaceAll(new RegExp(from.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'gi'), to);
}
