import { createTransport } from 'nodemailer';
import type { CalendarFile } from './calendar-file.ts';

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
 * What the mail server said. `permanent`: it will never take this mail for this address; anything else may
 * pass. `reason` is a code, without addresses and without the server's own words.
 */
export type Handover =
  { readonly taken: true } | { readonly taken: false; readonly permanent: boolean; readonly reason: string };

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
  readonly secretariatMail: string;
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
    async send(mail) {
      try {
        await transport.sendMail({
          from: { name: 'Fodfæste', address: config.mailFrom },
          replyTo: config.secretariatMail,
          to: mail.to,
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          attachments: [
            ...(mail.calendar === undefined ? [] : [attachmentOf(mail.calendar, 'PUBLISH')]),
            ...(mail.cancelled === undefined ? [] : [attachmentOf(mail.cancelled, 'CANCEL')]),
          ],
          ...(mail.invitation && { icalEvent: mail.invitation }),
          messageId: mail.messageId,
          // So that no absence note answers a machine (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribing(mail.unsubscribe) },
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
 * Only what the server says about this recipient or this message is final: a 5xx to its address or to its
 * content, or an address that is not one. If a server does not know us, or accepts no sender, the operator
 * must act.
 */
function failureOf(error: unknown): Handover {
  const given = new Map<string, unknown>(Object.entries(error instanceof Error ? error : {}));
  const [code, command, responseCode] = ['code', 'command', 'responseCode'].map((name) => given.get(name));
  // The server refused to start TLS: that is about this connection, and never the fault of a mail.
  if (code === 'ETLS' && command === 'STARTTLS') return { taken: false, permanent: false, reason: 'no-tls' };
  const answered = typeof responseCode === 'number';
  const ofThisMail = command === 'RCPT TO' || command === 'DATA' || command === 'API';
  const final = answered ? responseCode >= 500 && responseCode !== 503 : code === 'EENVELOPE';
  return {
    taken: false,
    permanent: ofThisMail && final,
    reason: answered ? `SMTP ${responseCode}` : typeof code === 'string' ? code : 'unknown',
  };
}
