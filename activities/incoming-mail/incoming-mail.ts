import type { AutomaticSort } from '../../db/post/replies.ts';
import type { CalendarReply } from './calendar-reply.ts';

/**
 * What kind of mail one to us is. This is what the mail says about itself, and headers are easily forged: the
 * caller must check whether the digest it names was really written, and to whom. No machine reads what a
 * person means by a reply.
 */
export type IncomingMail =
  | DeliveryReport
  /**
   * Sent by a machine and not a delivery report: an absence note, a read receipt, a calendar's answer, a help
   * desk. No machine may answer it, and people may have written what stands in it.
   */
  | ({
      readonly kind: 'automatic';
      readonly sort: AutomaticSort;
      readonly digestId?: string;
      readonly calendarReply?: CalendarReply;
    } & Letter)
  /** Written by a person as an answer to a digest. */
  | ({ readonly kind: 'reply'; readonly digestId: string } & Letter)
  /** Anything else that can be read: from a person, but not an answer to anything of ours. */
  | ({ readonly kind: 'other' } & Letter)
  | { readonly kind: 'unreadable'; readonly reason: Unreadable };

/** Why a mail was not read: too large to look at, made of too many parts, or not a mail at all. */
export type Unreadable = 'too-large' | 'too-many-lines' | 'not-parsed' | 'not-a-mail';

/** A mail server says that a mail was not delivered, or not yet. */
export interface DeliveryReport {
  readonly kind: 'delivery-report';
  /** The digest it is about, if it names one. */
  readonly digestId?: string;
  /** The recipients it did not reach; none if the report names none, or is about a delivery. */
  readonly failures: readonly DeliveryFailure[];
}

/** What a report says about one recipient. */
export interface DeliveryFailure {
  /** The address to which we wrote, as the report has it, if it can be read. It need not be one of ours. */
  readonly recipient?: string;
  readonly severity: Severity;
  /** The server keeps trying: the mail may still arrive. */
  readonly isDelayed?: true;
  /** The enhanced status code (RFC 3463), `5.1.1`, if the report has one. */
  readonly status?: string;
}

/**
 * Whether an address is dead (`hard`), a mail was unlucky (`soft`), or the report does not say so in a form
 * we can trust.
 */
export type Severity = 'hard' | 'soft' | 'unknown';

/** A delivery report before it has been checked whether the mail it is about is ours. */
export interface ReadReport {
  readonly failures: readonly DeliveryFailure[];
  /** The Message-ID of the mail that came back, if the report has it. */
  readonly originalMessageId?: string;
}

/** A mail as a person reads it. */
export interface Letter {
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** The whole text, including quoted history; HTML as text where the plain text does not say the same. */
  readonly text: string;
  /** The text without the quoted history below it, where a program can tell the two apart; else the whole. */
  readonly ownText: string;
  /** Whether the text was longer than is kept, or could not be turned into text: the mail itself has more. */
  readonly isCutShort: boolean;
  readonly attachments: readonly Attachment[];
}

/** A file in a mail, exactly as it came: it has not been checked for anything harmful. */
export interface Attachment {
  /** One line, without folders. Never empty. */
  readonly name: string;
  /** What the sender says it is. */
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
