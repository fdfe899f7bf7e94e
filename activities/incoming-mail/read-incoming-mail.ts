import { digestNamedBy } from '../doors/digest-message-id.ts';
import { automaticSortOf } from './automatic-sort.ts';
import { calendarReplyIn } from './calendar-reply.ts';
import { readDeliveryReport } from './delivery-report.ts';
import { namesIn } from './digest-names.ts';
import type { IncomingMail } from './incoming-mail.ts';
import { letterOf } from './letter.ts';
import { fieldsOf, parseMail } from './parse-mail.ts';
import type { Fields } from './parse-mail.ts';

/**
 * Says what kind of mail one to us is, from its bytes as they came (RFC 5322), for the address from which our
 * own mails come. `checkedBy` is the name by which our mail server signs what it has found of a mail's sender. Never throws:
 * that a mail cannot be read is an answer too.
 */
export async function readIncomingMail(
  bytes: Uint8Array,
  mailFrom: string,
  checkedBy?: string,
): Promise<IncomingMail> {
  const parse = await parseMail(bytes);
  if (!parse.parsed) return { kind: 'unreadable', reason: parse.reason };
  const { mail } = parse;
  const fields = fieldsOf(mail);
  // Some servers report in nobody's name.
  const report = await readDeliveryReport(mail, mailFrom);
  if (report !== undefined) return report;
  if (!fields.has('from')) return { kind: 'unreadable', reason: 'not-a-mail' };

  const digestId = digestAnswered(fields, mailFrom);
  const letter = await letterOf(mail, mailFrom, checkedBy);
  const html = typeof mail.html === 'string' ? mail.html : '';
  // The links of what is quoted name the mail where a server on the way has replaced its Message-ID.
  const names = namesIn([...THREAD.map((name) => fields.get(name) ?? ''), mail.text ?? '', html], mailFrom);
  const named = { ...letter, names, ...(digestId !== undefined && { digestId }) };
  const calendarReply = calendarReplyIn(letter.attachments);
  const sort = calendarReply === undefined ? automaticSortOf(fields, letter.subject) : 'calendar';
  if (sort !== undefined) {
    return { kind: 'automatic', sort, ...named, ...(calendarReply !== undefined && { calendarReply }) };
  }
  return digestId === undefined ? { kind: 'other', ...letter, names } : { kind: 'reply', ...named, digestId };
}

/** The fields that say what a mail answers, or to which address of ours it was sent. */
const THREAD = ['in-reply-to', 'references', 'to', 'delivered-to', 'x-original-to'] as const;

/** The digest a mail answers: the one it names first, or else the latest in its thread. */
function digestAnswered(fields: Fields, mailFrom: string): string | undefined {
  const named = (field: string) =>
    (fields.get(field)?.match(/<[^<>\s]+>/g) ?? [])
      .map((id) => digestNamedBy(id, mailFrom))
      .filter((id) => id !== undefined);
  return named('in-reply-to').at(0) ?? named('references').at(-1);
}
