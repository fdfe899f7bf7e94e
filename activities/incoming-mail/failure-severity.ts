import type { Severity } from './incoming-mail.ts';

/**
 * The subjects and details of RFC 3463's table, and of the registry it began, that are about the address or
 * its mailbox: writing there again is of no use.
 */
const DEAD_ADDRESSES: ReadonlySet<string> = new Set([
  '1.0', // something about the address
  '1.1', // no such mailbox
  '1.2', // no such system
  '1.3', // no address at all
  '1.4', // an address that means several
  '1.6', // moved, and no new address left
  '1.10', // a domain that takes no mail (RFC 7505)
  '2.0', // something about the mailbox
  '2.1', // a mailbox that is closed
  '4.4', // a domain to which no mail can be routed
]);

/**
 * How bad it is that a mail failed with this enhanced status code.
 *
 * - `hard`: a 5 that is about the address or its mailbox: 5.1.0 to 5.1.4, 5.1.6, 5.1.10, 5.2.0, 5.2.1, 5.4.4.
 * - `soft`: every other failure, because it may pass or says nothing about the address.
 * - `unknown`: there is no code.
 *
 * These are soft:
 *
 * - any 4, even if the server has given up (a 4.4.7 after five days);
 * - a mailbox that is full (5.2.2), a mail too long for it (5.2.3), a mailing list that does not unfold
 *   (5.2.4);
 * - our own address refused (5.1.7, 5.1.8);
 * - the receiving system (5.3), the rest of the network (5.4), the protocol (5.5), the content (5.6),
 *   security and policy (5.7);
 * - what says nothing (5.0.0).
 *
 * Some servers answer 5.4.1 or 5.7.1 for an unknown recipient. The table has other meanings for those, so
 * they are soft.
 */
export function severityOf(status: string | undefined): Severity {
  if (status === undefined) return 'unknown';
  const [kind, ...about] = status.split('.');
  return kind === '5' && DEAD_ADDRESSES.has(about.join('.')) ? 'hard' : 'soft';
}
