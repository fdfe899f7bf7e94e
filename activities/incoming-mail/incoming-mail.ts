import type { AutomaticSort } from '../../db/post/replies.ts';
import type { SenderFindings } from '../../domain/post/sender-proof.ts';
import type { Severity } from '../doors/failure-severity.ts';
import type { CalendarReply } from './calendar-reply.ts';
import type { DigestNames } from './digest-names.ts';

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
    } & NamedLetter)
  /** Written by a person as an answer to a digest. */
  | ({ readonly kind: 'reply'; readonly digestId: string } & NamedLetter)
  /** Anything else that can be read: from a person, but not an answer to anything of ours. */
  | ({ readonly kind: 'other' } & NamedLetter)
  | { readonly kind: 'unreadable'; readonly reason: Unreadable };

/** Why a mail was not read: too large to look at, made of too many parts, or not a mail at all. */
export type Unreadable = 'too-large' | 'too-many-lines' | 'not-parsed' | 'not-a-mail';

/** A letter, and by what it names a digest of ours. */
type NamedLetter = Letter & { readonly names: DigestNames };

/** A mail server says that a mail was not delivered, or not yet, or that it was. */
export interface DeliveryReport {
  readonly kind: 'delivery-report';
  /** By what it names the digest it is about. */
  readonly names: DigestNames;
  /** The digest that the first of the Message-IDs names. */
  readonly digestId?: string;
  /** The recipients it did not reach; none if the report names none, or is about a delivery. */
  readonly failures: readonly DeliveryFailure[];
  /** The recipients it did reach. */
  readonly delivered: readonly string[];
  /** To whom the mail was written that came back, as its own head has it. */
  readonly writtenTo: readonly string[];
  /** The host that reports, as it calls itself. */
  readonly reportedBy?: string;
}

/** What a report says about one recipient. */
export interface DeliveryFailure {
  /** The address to which we wrote, as the report has it, if it can be read. It need not be one of ours. */
  readonly recipient?: string;
  readonly severity: Severity;
  /** The server keeps trying: the mail may still arrive. */
  readonly isDelayed?: true;
  /** The server refuses our sending, and not this address. */
  readonly isAboutUs?: true;
  /** The enhanced status code (RFC 3463) that tells most, `5.1.1`, if the report has one. */
  readonly status?: string;
}

/** A mail as a person reads it. */
export interface Letter {
  readonly from: { readonly name: string; readonly address: string };
  /** What our mail server found of where it comes from. */
  readonly sender: SenderFindings;
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
