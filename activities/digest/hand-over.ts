import type { Recipient } from '../../db/post/recipients.ts';
import type { Handover, Mail, Mailer } from '../doors/mailer.ts';
import type { Texter } from '../doors/texter.ts';

/** The ways by which post goes out: always mail, and text messages if the service has a gateway. */
export interface Doors {
  readonly mailer: Mailer;
  readonly texter?: Texter | undefined;
}

/** A digest ready to go, by either way. */
export interface ReadyDigest {
  readonly id: string;
  readonly mail: Omit<Mail, 'to'>;
  readonly text: string;
}

/**
 * The address by which a recipient is reached, by the way they have chosen; `undefined` if it is not known.
 */
export function addressOf({ channel, email, phone }: Recipient): string | undefined {
  return channel === 'text' ? phone : email;
}

/** Sends a digest by the way its recipient has chosen. Never throws: a failure is an answer. */
export async function handOver(
  { mailer, texter }: Doors,
  recipient: Recipient,
  { id, mail, text }: ReadyDigest,
): Promise<Handover> {
  const to = addressOf(recipient);
  if (to === undefined)
    return { taken: false, permanent: true, reason: `no-address-for-${recipient.channel}` };
  if (recipient.channel === 'mail') return mailer.send({ ...mail, to });
  return texter === undefined
    ? { taken: false, permanent: true, reason: 'no-text-gateway' }
    : texter.send({ to, text, id });
}
