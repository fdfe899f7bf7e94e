/**
 * What a mail to us is. It says what the mail says of itself, and headers are easily forged: the caller asks whether
 * the digest it names was really written, and to whom. What a person means by a reply is not read by machine.
 */
export type IncomingMail =
  | DeliveryReport
  /** Written by a machine and no delivery report: an absence note, a read receipt. Not to be answered by one. */
  | ({ readonly kind: 'automatic'; readonly digestId?: string } & Letter)
  /** Written by a person as an answer to a digest. */
  | ({ readonly kind: 'reply'; readonly digestId: string } & Letter)
  /** Anything else that can be read: a person who answers nothing of ours. */
  | ({ readonly kind: 'other' } & Letter)
  | { readonly kind: 'unreadable'; readonly reason: Unreadable };

/** Why a mail was not read: too large to look at, made of too much, or no mail at all. */
export type Unreadable = 'too-large' | 'too-many-lines' | 'not-parsed' | 'not-a-mail';

/** A mail server tells that a mail was not delivered, or not yet. */
export interface DeliveryReport {
  readonly kind: 'delivery-report';
  /** The digest it is about, where it names one. */
  readonly digestId?: string;
  /** The recipients it did not reach; none where the report names none, or tells of a delivery. */
  readonly failures: readonly DeliveryFailure[];
}

/** What a report says of one recipient. */
export interface DeliveryFailure {
  /** The address we wrote to as the report has it, where it can be read. It need not be one of ours. */
  readonly recipient?: string;
  readonly severity: Severity;
  /** The server goes on trying: the mail may still arrive. */
  readonly isDelayed?: true;
  /** The enhanced status code (RFC 3463), `5.1.1`, where the report has one. */
  readonly status?: string;
}

/** Whether an address is dead (`hard`), a mail was unlucky (`soft`), or the report does not say in a form we can trust. */
export type Severity = 'hard' | 'soft' | 'unknown';

/** A delivery report before anybody has asked whether the mail it is about is ours. */
export interface ReadReport {
  readonly failures: readonly DeliveryFailure[];
  /** The Message-ID of the mail that came back, where the report has it. */
  readonly originalMessageId?: string;
}

/** A mail as a person reads it. */
export interface Letter {
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** The whole text, quoted history included; HTML as text where there is nothing else. */
  readonly text: string;
  /** The text without the quoted history below it, where that can be told apart for certain; else the whole. */
  readonly ownText: string;
  /** Whether the text was longer than is kept, or could not be turned into text: the mail itself has more. */
  readonly isCutShort: boolean;
  readonly attachments: readonly Attachment[];
}

/** A file in a mail, exactly as it came: nobody has looked for anything harmful in it. */
export interface Attachment {
  /** One line, without folders. Never empty. */
  readonly name: string;
  /** What the sender says it is. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
