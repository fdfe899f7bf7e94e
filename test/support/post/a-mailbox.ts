import type { Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** How the mail server answers next: takes it, refuses the recipient or the content, or hangs up after the content. */
export type SmtpAnswer =
  | 'take'
  | 'drop-after-data'
  | { readonly to: 'recipient' | 'content'; readonly code: number; readonly says?: string };

/** A real SMTP server that keeps what it was given. */
export interface Mailbox {
  readonly url: string;
  /** Everything whose content arrived whole, in order, the refused and dropped included. */
  readonly arrived: ParsedMail[];
  /** To where it is to report about each of those, in the same order. */
  readonly returnPaths: string[];
  /** The address in the envelope of each of those, in the same order. */
  readonly recipients: string[];
  /** What it took responsibility for. */
  readonly taken: ParsedMail[];
  /**
   * The mails of `taken` that are post to an address. Operators are told of alarms through the same server,
   * under other Message-IDs.
   */
  postTo(address: string): readonly ParsedMail[];
  /** How it answers, by address, until told otherwise. */
  answers(address: string, answer: SmtpAnswer): void;
  close(): Promise<void>;
}

/**
 * Starts a mail server on a free port; it takes everything until told otherwise. It speaks no TLS, unless it
 * must show a certificate that nobody has signed.
 */
export async function startMailbox(given: { readonly tls?: 'certificate-of-nobody' } = {}): Promise<Mailbox> {
  const arrived: ParsedMail[] = [];
  const returnPaths: string[] = [];
  const recipients: string[] = [];
  const taken: ParsedMail[] = [];
  const answers = new Map<string, SmtpAnswer>();
  const sockets = new Set<Socket>();
  const refusal = ({ code, says = 'No' }: { readonly code: number; readonly says?: string }) =>
    Object.assign(new Error(says), { responseCode: code });
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    disabledCommands: given.tls === undefined ? ['STARTTLS', 'AUTH'] : ['AUTH'],
    onRcptTo({ address }, _session, callback) {
      const answer = answers.get(address);
      const refused = typeof answer === 'object' && answer.to === 'recipient';
      callback(refused ? refusal(answer) : null);
    },
    onData(stream, session, callback) {
      simpleParser(stream).then((mail) => {
        arrived.push(mail);
        const { mailFrom, rcptTo } = session.envelope;
        const recipient = rcptTo[0]?.address ?? '';
        returnPaths.push(mailFrom === false ? '' : mailFrom.address);
        recipients.push(recipient);
        const answer = answers.get(recipient) ?? 'take';
        if (answer === 'take') {
          taken.push(mail);
          callback(null);
        } else if (answer === 'drop-after-data') {
          for (const socket of sockets) socket.destroy();
        } else {
          callback(refusal(answer));
        }
      }, callback);
    },
  });
  // These tests are about clients that hang up.
  server.on('error', () => undefined);
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The mailbox has no port');
  return {
    url: `smtp://127.0.0.1:${address.port}`,
    arrived,
    returnPaths,
    recipients,
    taken,
    postTo: (address) => taken.filter((mail) => isPost(mail) && isTo(mail, address)),
    answers: (address, answer) => {
      answers.set(address, answer);
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy();
        server.close(resolve);
      }),
  };
}

/** Whether a mail is post to a contact or a person. */
export function isPost({ messageId }: ParsedMail): boolean {
  return messageId?.startsWith('<digest-') === true;
}

/** Whether a mail is to an address. */
export function isTo({ to }: ParsedMail, address: string): boolean {
  return [to].flat().some((each) => each?.value.some((one) => one.address === address));
}
