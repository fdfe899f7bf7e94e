import type { HeaderValue, ParsedMail, StructuredHeader } from 'mailparser';
import type { Fields } from './parse-mail.ts';
import { bodyOf } from './said-of-addresses.ts';
import { headsInText, RETURNED_TYPES, returnedHead } from './returned-mail.ts';
import { hasStatusFields } from './status-fields.ts';

const STATUS_TYPES: readonly string[] = ['message/delivery-status', 'message/global-delivery-status'];

/** Whether a part's type says that it is a delivery status. */
export function isStatusType(contentType: string): boolean {
  return STATUS_TYPES.includes(contentType);
}

/** Programs of mail servers, as they sign. */
const PROGRAMS =
  /\b(?:mailer|mail|maildelivery)[-_. ]?daemon\b|\bmdaemon\b|\bmail delivery (?:sub)?system\b/i;
const POSTMASTERS =
  /\bpost-?master\b|\bsystem administrator\b|\bmail ?administrator\b|\bmicrosoft exchange\b/i;
/** What the subject of a report says, in the languages that reach us. What begins as an absence note is none. */
const FAILED =
  /\b(?:undeliver|undeliv|not deliver|non.?deliver|could ?n.t be delivered|delivery (?:status|failure|failed|error|problem|notification|report|has failed|incomplete)|delivery.{0,20}(?:failed|failure|delayed|unsuccessful)|mail(?: delivery)? (?:fail|error|status|system error)|failed mail|automatically rejected|fail(?:ed|ure) (?:notice|delivery|mail)|returned (?:mail|to sender)|returning message|message (?:status|delayed|undeliver)|bounced?\b|user unknown|unknown user|warning: (?:message|could not send)|kan ikke levere|kunne ikke levere|ikke leveret|leveringsfejl|unzustellbar|zustell|nicht zugestellt|non remis|non d[eé]livr|échec|echec|no se (?:puede|pudo|ha podido) entregar|no entregado|mensaje no)/i;
/** A reply, a mail that somebody passes on, or an absence note. */
const PERSONS_SUBJECT =
  /^(?:(?:re|sv|vs|vb|fw|fwd|aw|wg|tr|rv)\s?:|auto(?:matic|matisk(?:e|t)?)?[ -]?(?:reply|response|svar)|out of (?:the )?office|fravær|ikke på kontoret|abwesen|absence|ausencia)/i;
/** What the text of a report says. */
const FAILED_TEXT =
  /\b(?:(?:could|can|was|were|has|have)(?: ?not|n.t)(?: yet)? (?:be(?:en)? )?(?:deliver|reach|sen[dt]\b)|not (?:be )?deliver|undeliver|un(?:able|successful)(?: \w+){0,2} deliver|did not reach|failed recipients|deliver\w* (?:to .{0,80} )?(?:has |have )?fail|delivery problems|final delivery|fail\w* to deliver|generated following response|(?:unknown|no such) user|user unknown|mailbox (?:is )?unavailable|quota exceeded|error(?: \w+){0,2} detected|rejected|returned to (?:you|sender)|recipient\w* (?:unknown|name is not)|n.a pas pu|non remis|nicht zugestellt|no (?:se )?(?:pudo|puede|ha podido)|ikke levere|kunne ikke)/i;

/**
 * Whether a mail is a delivery report, by what it says of itself:
 *
 * - a multipart/report about delivery (RFC 3464), or one that does not say what it is about and has a delivery status;
 * - one with X-Failed-Recipients, or in qmail's own form;
 * - one that a mail server's program signs;
 * - one that a machine writes, and that a postmaster signs, or has a delivery status, or another report, as a part;
 * - a receipt, or another report, whose subject and text say so;
 * - one whose subject and text both say so, if it sends a mail back or a postmaster or a machine has written it.
 *
 * An empty Return-Path alone is no sign: absence notes have it too. What is not known as a report is kept as somebody's
 * words, and seen.
 */
export function isDeliveryReport(mail: ParsedMail, fields: Fields): boolean {
  const { value, about } = contentTypeOf(mail);
  const text = mail.text ?? '';
  const hasStatus =
    mail.attachments.some(({ contentType }) => isStatusType(contentType)) || hasStatusFields(text);
  // The standard requires that it says what it reports, in a multipart/report; some servers forget either.
  if (about === 'delivery-status' || (value === 'multipart/report' && about === undefined && hasStatus))
    return true;
  const subject = (mail.subject ?? '').trim().slice(0, 500);
  const saysSo = FAILED.test(subject) && FAILED_TEXT.test(bodyOf(mail).slice(0, 8_000));
  // Some servers refuse a mail by a receipt that says so.
  if (value === 'multipart/report' && about !== undefined) return saysSo;
  if (fields.has('x-failed-recipients') || isOfQmail(text)) return true;
  const from = (fields.get('from') ?? '').slice(0, 500);
  if (PROGRAMS.test(from)) return true;
  const isByPostmaster = POSTMASTERS.test(from);
  const isByMachine = isWrittenByMachine(fields);
  if (isByMachine && (isByPostmaster || hasStatus || holdsReport(mail))) return true;
  return saysSo && (isByPostmaster || isByMachine || (!PERSONS_SUBJECT.test(subject) && sendsBack(mail)));
}

function isWrittenByMachine(fields: Fields): boolean {
  return (
    /^<\s*>$/.test(fields.get('return-path') ?? '') ||
    /^(?!no\b)./i.test(fields.get('auto-submitted') ?? '') ||
    /^(?:bulk|junk|auto_reply)\b/i.test(fields.get('precedence') ?? '') ||
    fields.has('x-ms-exchange-message-is-ndr')
  );
}

/** Whether a whole report lies in it: a gateway may put one into a mail of its own. */
function holdsReport({ attachments }: ParsedMail): boolean {
  return attachments.some(
    ({ contentType, content }) =>
      contentType === 'message/rfc822' &&
      /^multipart\/report\b.*\bdelivery-status\b/i.test(
        returnedHead(content.subarray(0, MAX_HEAD).toString('utf8')).fields.get('content-type') ?? '',
      ),
  );
}
const MAX_HEAD = 64 * 1024;

/** Whether another mail lies in it, as a part or in its text. */
function sendsBack({ attachments, text }: ParsedMail): boolean {
  return (
    attachments.some(({ contentType }) => RETURNED_TYPES.includes(contentType)) ||
    headsInText(text ?? '').length > 0
  );
}

/** qmail's form (QSBMF), and that of servers that write as it does: a greeting by a program, and a break. */
function isOfQmail(text: string): boolean {
  return /^Hi\. This is (?:the|a) /.test(text) && /^--- /m.test(text) && /^<\S{3,320}>:/m.test(text);
}

function contentTypeOf({ headers }: ParsedMail): { value?: string; about?: string | undefined } {
  const type = headers.get('content-type');
  if (!isStructured(type)) return {};
  return { value: type.value.toLowerCase(), about: type.params['report-type']?.toLowerCase() };
}

function isStructured(value: HeaderValue | undefined): value is StructuredHeader {
  return typeof value === 'object' && 'params' in value && 'value' in value;
}
