import { msisdnOf } from '../../domain/vocabulary/msisdn.ts';
import type { Handover } from './mailer.ts';

/** Longer is no message for a telephone: three texts' worth. */
export const MAX_TEXT_LENGTH = 480;
/** How long the gateway may take before it is given up for this time. */
const SEND_WITHIN_MS = 10_000;

/** One text message, ready to be handed over. */
export interface TextMessage {
  /** Eight Danish digits, or a number with a plus. */
  readonly to: string;
  /** At most `MAX_TEXT_LENGTH` characters. */
  readonly text: string;
  /** The gateway repeats it in what it tells of the text later. The same text tried again carries the same one. */
  readonly id: string;
}

/** The door for text messages. */
export interface Texter {
  /**
   * Hands a text to the gateway. A failure is an answer and never thrown; only a text that is too long is, as the
   * caller's mistake. After an answer that did not arrive the text may have gone all the same: sent again, it may
   * come twice.
   */
  send(message: TextMessage): Promise<Handover>;
}

/**
 * Opens the door to a gateway that speaks GatewayAPI's REST form (`POST /rest/mtsms`): JSON, with the account's token as
 * the user name of HTTP Basic. `sender` is what telephones show, eleven characters at most.
 */
export function createTexter(config: {
  readonly gatewayUrl: string;
  readonly token: string;
  readonly sender: string;
  readonly sendWithinMs?: number;
}): Texter {
  const { gatewayUrl, token, sender, sendWithinMs = SEND_WITHIN_MS } = config;
  return {
    async send({ to, text, id }) {
      if (text.length > MAX_TEXT_LENGTH) {
        throw new RangeError(
          `A text message has at most ${MAX_TEXT_LENGTH} characters, this one ${text.length}`,
        );
      }
      const msisdn = msisdnOf(to);
      if (msisdn === undefined) return { taken: false, permanent: true, reason: 'no-number' };
      const late = AbortSignal.timeout(sendWithinMs);
      try {
        const response = await fetch(gatewayUrl, {
          method: 'POST',
          headers: {
            'Content-Type': 'application/json',
            Authorization: `Basic ${Buffer.from(`${token}:`).toString('base64')}`,
          },
          body: JSON.stringify({
            sender,
            message: text,
            recipients: [{ msisdn }],
            userref: id,
            ...(!isGsm(text) && { encoding: 'UCS2' }),
          }),
          // A gateway that has moved is for the operator: the token goes nowhere else.
          redirect: 'manual',
          signal: late,
        });
        // The status is the whole answer: a line that breaks after it changes nothing.
        await response.body?.cancel().catch(() => undefined);
        return response.ok ? { taken: true } : refusal(response.status);
      } catch {
        return { taken: false, permanent: false, reason: late.aborted ? 'timeout' : 'connection' };
      }
    },
  };
}

/** Only what the gateway says of this text or this number is final. Token, credit, haste and its own faults may heal. */
function refusal(status: number): Handover {
  return { taken: false, permanent: status === 400 || status === 422, reason: `HTTP ${status}` };
}

/** Whether every telephone's own alphabet (GSM 03.38) has all of it; without asking for another, the rest gets lost. */
function isGsm(text: string): boolean {
  return /^[\n\r @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/.test(
    text,
  );
}
