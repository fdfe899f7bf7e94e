import { createTransport } from 'nodemailer';
import { wireAddress } from '../../domain/vocabulary/mail-address.ts';
import { inOneLine } from '../../domain/vocabulary/line-fault.ts';
import type { CalendarFile } from './calendar-file.ts';
import { STAMP_FIELD, stampIn, returnPathOf } from './digest-message-id.ts';
import { asExercise } from './exercise.ts';
import { judgeFailure } from './failure-severity.ts';

/**
 * How long one mail may take before it is given up for this time, including the wait for a free connection.
 */
const SEND_WITHIN_MS = 20_000;
const CONNECT_WITHIN_MS = 5_000;
/** How many connections to the mail server are kept open at most: it takes many mails at half past seven. */
const CONNECTIONS = 5;

/** One mail, ready to be sent. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Dates for the reader's calendar: a file beside the mail. */
  readonly calendar?: CalendarFile | undefined;
  /** Dates that are to leave the reader's calendar again: another file beside the mail. */
  readonly cancelled?: CalendarFile | undefined;
  /** What the mail asks its reader's calendar: to take up a meeting, or to take it out. It is the mail in another form. */
  readonly invitation?: (CalendarFile & { readonly method: 'request' | 'cancel' }) | undefined;
  /** Where a mail program unsubscribes its reader from such mails, if they may opt out of them. */
  readonly unsubscribe?: string | undefined;
  /** With its angle brackets. If the same mail is tried again, it has the same Message-ID. */
  readonly messageId: string;
}

/**
 * What the mail server said. `permanent`: the address will never take a mail; anything else may pass. `reason` is
 * codes, without addresses and without the server's own words.
 */
export type Handover =
  | { readonly taken: true }
  | {
      readonly taken: false;
      readonly permanent: boolean;
      readonly reason: string;
      /** It is our sending that is refused: nobody can be written to before an operator has put it right. */
      readonly isAboutUs?: true;
    };

/** The SMTP door. */
export interface Mailer {
  /** Passes a mail to the server. Never throws: a failure is an answer. */
  send(mail: Mail): Promise<Handover>;
  /** Closes the connections. */
  close(): void;
}

/**
 * What is required of a server reached by smtp://; one reached by smtps:// speaks nothing but TLS. If there
 * is TLS, certificates are always checked.
 */
const STARTTLS = {
  require: { requireTLS: true },
  opportunistic: {},
  none: { ignoreTLS: true },
} as const;

/**
 * Opens the SMTP door. Mails come from Fodfæste at `mailFrom`; the secretariat reads what people reply. If
 * `smtpTls` requires TLS and the server has none, no mail is sent, and nothing of it is said before.
 *
 * A mail has a `List-Unsubscribe` (RFC 8058, one click) only if its reader may opt out of everything in it.
 * All others are reminders of duties, not a list one has joined: a button in a mail program would leave a
 * duty with nobody.
 */
export function createMailer(config: {
  readonly smtpUrl: string;
  readonly smtpTls: keyof typeof STARTTLS;
  readonly mailFrom: string;
  /** Where mail servers are to report; to `mailFrom` if it is left out. */
  readonly returnPath?: string | undefined;
  readonly secretariatMail: string;
  /** Whether all of this is an exercise: then every mail says so. */
  readonly trainingClock?: boolean;
}): Mailer {
  const transport = createTransport({
    url: config.smtpUrl,
    ...STARTTLS[config.smtpTls],
    pool: true,
    maxConnections: CONNECTIONS,
    // Retrying is up to the Workflow, where it can be seen: the pool must not retry in secret.
    maxRequeues: 0,
    connectionTimeout: CONNECT_WITHIN_MS,
    greetingTimeout: CONNECT_WITHIN_MS,
    socketTimeout: SEND_WITHIN_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send(given) {
      const mail = config.trainingClock === true ? asExercise(given) : given;
      try {
        await transport.sendMail({
          from: { name: 'Fodfæste', address: config.mailFrom },
          envelope: { from: envelopeFrom(config, mail), to: wireAddress(mail.to) },
          replyTo: wireAddress(config.secretariatMail),
          to: wireAddress(mail.to),
          subject: inOneLine(mail.subject),
          text: mail.text,
          html: mail.html,
          attachments: [
            ...(mail.calendar === undefined ? [] : [attachmentOf(mail.calendar, 'PUBLISH')]),
            ...(mail.cancelled === undefined ? [] : [attachmentOf(mail.cancelled, 'CANCEL')]),
          ],
          ...(mail.invitation && { icalEvent: mail.invitation }),
          messageId: mail.messageId,
          headers: {
            // So that no absence note answers a machine: RFC 3834, and Exchange, which asks for its own field. It
            // must not say `All`, which would stop reports that a mail did not arrive.
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'OOF, AutoReply',
            ...stamped(mail.messageId),
            ...unsubscribing(mail.unsubscribe),
          },
          signal: AbortSignal.timeout(SEND_WITHIN_MS),
        });
        return { taken: true };
      } catch (error) {
        return failureOf(error);
      }
    },
    close() {
      transport.close();
    },
  };
}

function envelopeFrom(
  { mailFrom, returnPath }: { readonly mailFrom: string; readonly returnPath?: string | undefined },
  { messageId }: Mail,
): string {
  return returnPath === undefined ? mailFrom : returnPathOf(returnPath, messageId);
}

/** The digest's stamp in a field of its own, since some servers replace the Message-ID. */
function stamped(messageId: string): Readonly<Record<string, string>> {
  const stamp = stampIn(messageId);
  return stamp === undefined ? {} : { [STAMP_FIELD]: stamp };
}

function unsubscribing(url: string | undefined): Readonly<Record<string, string>> {
  if (url === undefined) return {};
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/**
 * As an attachment, never as another form of the mail: mail programs would show the calendar instead of the
 * mail. Its type names the method that the file names, or Outlook does not open it.
 */
function attachmentOf({ filename, content }: CalendarFile, method: 'PUBLISH' | 'CANCEL') {
  return { filename, content, contentType: `text/calendar; charset=utf-8; method=${method}` };
}

/**
 * Only what the server says about this address is final: that it is unknown, or is no address. What is full,
 * refuses our sending or our content, or does not know us, may pass: an operator must act, and nobody else is asked
 * instead.
 */
function failureOf(error: unknown): Handover {
  const given = new Map<string, unknown>(Object.entries(error instanceof Error ? error : {}));
  const [code, command, responseCode, response] = ['code', 'command', 'responseCode', 'response'].map(
    (name) => given.get(name),
  );
  // The server refused to start TLS: that is about this connection, and never the fault of a mail.
  if (code === 'ETLS' && command === 'STARTTLS') return { taken: false, permanent: false, reason: 'no-tls' };
  const ofThisMail = command === 'RCPT TO' || command === 'DATA' || command === 'API';
  if (typeof responseCode !== 'number') {
    const reason = typeof code === 'string' ? code : 'unknown';
    return { taken: false, permanent: ofThisMail && code === 'EENVELOPE', reason };
  }
  const words = typeof response === 'string' ? response : '';
  const { severity, isAboutUs, status } = judgeFailure({ diagnosis: words });
  const reason = `SMTP ${responseCode}${status === undefined ? '' : ` ${status}`}`;
  const isRefused = responseCode >= 500 && responseCode !== 503;
  const isDead = severity === 'hard' || (severity === 'unknown' && isAddressRefused(responseCode, command));
  if (isRefused && ofThisMail && isDead) return { taken: false, permanent: true, reason };
  const isOurs = isRefused && (isAboutUs || !ofThisMail || command === 'DATA' || responseCode === 554);
  return { taken: false, permanent: false, reason, ...(isOurs && { isAboutUs: true }) };
}

/** The replies to a recipient that mean the address, if no word and no other code says what they mean. */
const ADDRESS_REPLIES: readonly number[] = [521, 550, 551, 553, 556];

function isAddressRefused(responseCode: number, command: unknown): boolean {
  return command === 'RCPT TO' && ADDRESS_REPLIES.includes(responseCode);
}
