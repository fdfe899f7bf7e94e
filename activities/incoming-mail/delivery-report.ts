import type { HeaderValue, ParsedMail, StructuredHeader } from 'mailparser';
import { severityOf } from './failure-severity.ts';
import type { DeliveryFailure, ReadReport } from './incoming-mail.ts';
import { fieldsOf, parseFields } from './parse-mail.ts';
import type { Fields } from './parse-mail.ts';
import { qmailBounceIn } from './qmail-bounce.ts';
import { writtenAddress } from './written-address.ts';

/**
 * A digest goes to one address. A report about this many is about something else, and the rest of it is
 * ignored.
 */
const MAX_RECIPIENTS = 50;
/** How large header fields may be: nothing else of the returned mail is read. */
const MAX_PART_BYTES = 256 * 1024;
const STATUS_TYPES: readonly string[] = ['message/delivery-status', 'message/global-delivery-status'];
const RETURNED_TYPES: readonly string[] = [
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/global-headers',
];

/**
 * Reads a delivery report; `undefined` if the mail is not one. A report is
 *
 * - a multipart/report about delivery (RFC 3464),
 * - qmail's own form, or
 * - a mail from MAILER-DAEMON, from a postmaster without a return path, or with X-Failed-Recipients.
 *
 * Of the last three only the recipients are read, and how bad it is stays unknown: their words are for
 * people. An empty Return-Path alone is no sign: absence notes have it too.
 */
export async function readDeliveryReport(mail: ParsedMail): Promise<ReadReport | undefined> {
  const fields = fieldsOf(mail);
  if (isStructuredReport(mail)) return readStructuredReport(mail, fields);
  const bounce = await qmailBounceIn(mail.text ?? '');
  if (bounce !== undefined) return bounce;
  return isFromMailServer(mail, fields) ? { failures: failedRecipients(fields) } : undefined;
}

function isStructuredReport({ headers, attachments }: ParsedMail): boolean {
  const type = headers.get('content-type');
  if (!isStructured(type) || type.value.toLowerCase() !== 'multipart/report') return false;
  const about = type.params['report-type']?.toLowerCase();
  // The standard requires that it says what it reports; some servers forget to.
  if (about !== undefined) return about === 'delivery-status';
  return attachments.some(({ contentType }) => STATUS_TYPES.includes(contentType));
}

function isStructured(value: HeaderValue | undefined): value is StructuredHeader {
  return typeof value === 'object' && 'params' in value && 'value' in value;
}

async function readStructuredReport(mail: ParsedMail, fields: Fields): Promise<ReadReport> {
  const part = (types: readonly string[]) =>
    mail.attachments.find(({ contentType }) => types.includes(contentType))?.content;
  const [aboutMail, ...aboutRecipients] = await statusBlocks(part(STATUS_TYPES));
  const returned = await parseFields(textOf(part(RETURNED_TYPES)));
  const originalMessageId = returned.get('message-id') ?? aboutMail?.get('x-original-message-id');
  return {
    failures: aboutMail === undefined ? failedRecipients(fields) : aboutRecipients.flatMap(failureIn),
    ...(originalMessageId !== undefined && { originalMessageId }),
  };
}

/** The groups of fields in a delivery status: one about the mail, then one for each recipient. */
async function statusBlocks(content: Buffer | undefined): Promise<Fields[]> {
  const text = textOf(content).trim();
  if (text === '') return [];
  const blocks = text.split(/\r?\n(?:[ \t]*\r?\n)+/, 1 + MAX_RECIPIENTS);
  return Promise.all(blocks.map(parseFields));
}

function textOf(part: Buffer | undefined): string {
  return part?.subarray(0, MAX_PART_BYTES).toString('utf8') ?? '';
}

/** What a recipient's fields say, if the mail did not reach them, or not yet. */
function failureIn(fields: Fields): DeliveryFailure[] {
  const action = /^[a-z]+/.exec(fields.get('action')?.toLowerCase() ?? '')?.[0];
  if (action !== 'failed' && action !== 'delayed') return [];
  const recipient =
    recipientIn(fields.get('original-recipient')) ?? recipientIn(fields.get('final-recipient'));
  const status = statusIn(fields);
  return [
    {
      ...(action === 'delayed' ? { severity: 'soft', isDelayed: true } : { severity: severityOf(status) }),
      ...(recipient !== undefined && { recipient }),
      ...(status !== undefined && { status }),
    },
  ];
}

/**
 * The status code. If it says nothing (5.0.0), the one that the receiving server answered, if it gave any.
 */
function statusIn(fields: Fields): string | undefined {
  const status = /^[245]\.\d{1,3}\.\d{1,3}\b/.exec(fields.get('status') ?? '')?.[0];
  if (status !== undefined && !status.endsWith('.0.0')) return status;
  const answered = /^smtp;\s*[245]\d\d[ -]#?([245]\.\d{1,3}\.\d{1,3})\b/i.exec(
    fields.get('diagnostic-code') ?? '',
  );
  return answered?.[1] ?? status;
}

/** An address as a report writes it: `rfc822; bo@example.dk`. */
function recipientIn(field: string | undefined): string | undefined {
  const [, address = ''] = /^(?:rfc822|utf-8)\s*;\s*(\S+)/i.exec(field ?? '') ?? [];
  return writtenAddress(address);
}

function failedRecipients(fields: Fields): DeliveryFailure[] {
  return (fields.get('x-failed-recipients') ?? '')
    .split(',', MAX_RECIPIENTS)
    .map((entry) => writtenAddress(entry.trim()))
    .filter((recipient) => recipient !== undefined)
    .map((recipient) => ({ recipient, severity: 'unknown' }));
}

function isFromMailServer({ from }: ParsedMail, fields: Fields): boolean {
  if (fields.has('x-failed-recipients')) return true;
  const [sender = ''] = from?.value[0]?.address?.toLowerCase().split('@') ?? [];
  return sender === 'mailer-daemon' || (sender === 'postmaster' && fields.get('return-path') === '<>');
}
