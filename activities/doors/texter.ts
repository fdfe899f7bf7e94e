import { msisdnOf } from '../../domain/vocabulary/msisdn.ts';
import { EXERCISE } from './exercise.ts';
import type { Handover } from './mailer.ts';

/** A longer text is no message for a telephone: this is three texts' worth. */
export const MAX_TEXT_LENGTH = 480;
/** How long the gateway may take before it is given up for this time. */
const SEND_WITHIN_MS = 10_000;

/** One text message, ready to be sent. */
export interface TextMessage {
  /** Eight Danish digits, or a number with a plus. */
  readonly to: string;
  /** At most `MAX_TEXT_LENGTH` characters. */
  readonly text: string;
  /**
   * The gateway repeats it in what it tells about the text later. If the same text is tried again, it has the
   * same id.
   */
  readonly id: string;
}

/** The door for text messages. */
export interface Texter {
  /**
   * Passes a text to the gateway. A failure is an answer and is not thrown; only a text that is too long
   * throws, as the caller's mistake. If the answer did not arrive, the text may have gone all the same: sent
   * again, it may come twice.
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
  /** Whether all of this is an exercise: then every text begins by saying so. */
  readonly trainingClock?: boolean;
}): Texter {
  const { gatewayUrl, token, sender, sendWithinMs = SEND_WITHIN_MS } = config;
  return {
    async send({ to, text: given, id }) {
      const text = config.trainingClock === true ? `${EXERCISE}${given}` : given;
      if (given.length > MAX_TEXT_LENGTH) {
        throw new RangeError(
          `A text message has at most ${MAX_TEXT_LENGTH} characters, this one ${given.length}`,
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
          // If a gateway has moved, the operator must act: the token goes nowhere else.
          redirect: 'manual',
          signal: late,
        });
        // The status is the whole answer: if the line breaks after it, nothing changes.
        await response.body?.cancel().catch(() => undefined);
        return response.ok ? { taken: true } : refusal(response.status);
      } catch {
        return { taken: false, permanent: false, reason: late.aborted ? 'timeout' : 'connection' };
      }
    },
  };
}

/**
 * Only what the gateway says about this text or this number is final. A wrong token, no credit, too many
 * requests and its own faults may pass.
 */
function refusal(status: number): Handover {
  return { taken: false, permanent: status === 400 || status === 422, reason: `HTTP ${status}` };
}

/**
 * Whether the alphabet that every telephone has (GSM 03.38) has all its characters. If not, another must be
 * asked for, or the rest is lost.
 */
function isGsm(text: string): boolean {
  return /^[\n\r @£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ!"#¤%&'()*+,\-./0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà^{}\\[~\]|€]*$/.test(
    text,
  );
}
