import { digestNamedBy } from '../doors/digest-message-id.ts';
import { automaticSortOf } from './automatic-sort.ts';
import { calendarReplyIn } from './calendar-reply.ts';
import { readDeliveryReport } from './delivery-report.ts';
import type { IncomingMail } from './incoming-mail.ts';
import { letterOf } from './letter.ts';
import { fieldsOf, parseMail } from './parse-mail.ts';
import type { Fields } from './parse-mail.ts';

/**
 * Says what kind of mail one to us is, from its bytes as they came (RFC 5322), for the address from which our
 * own mails come. Never throws: that it cannot be read is an answer too.
 */
export async function readIncomingMail(bytes: Uint8Array, mailFrom: string): Promise<IncomingMail> {
  const parse = await parseMail(bytes);
  if (!parse.parsed) return { kind: 'unreadable', reason: parse.reason };
  const { mail } = parse;
  const fields = fieldsOf(mail);
  if (!fields.has('from')) return { kind: 'unreadable', reason: 'not-a-mail' };

  const report = await readDeliveryReport(mail);
  if (report !== undefined) {
    const { failures, originalMessageId } = report;
    const digestId =
      originalMessageId === undefined
        ? digestAnswered(fields, mailFrom)
        : // What came back is somebody else's mail, whatever the report's own headers say.
          digestNamedBy(originalMessageId, mailFrom);
    return { kind: 'delivery-report', failures, ...(digestId !== undefined && { digestId }) };
  }

  const digestId = digestAnswered(fields, mailFrom);
  const letter = await letterOf(mail, mailFrom);
  const calendarReply = calendarReplyIn(letter.attachments);
  const sort = calendarReply === undefined ? automaticSortOf(fields, letter.subject) : 'calendar';
  if (sort !== undefined) {
    return {
      kind: 'automatic',
      sort,
      ...letter,
      ...(digestId !== undefined && { digestId }),
      ...(calendarReply !== undefined && { calendarReply }),
    };
  }
  return digestId === undefined ? { kind: 'other', ...letter } : { kind: 'reply', ...letter, digestId };
}

/** The digest a mail answers: the one it names first, or else the latest in its thread. */
function digestAnswered(fields: Fields, mailFrom: string): string | undefined {
  const named = (field: string) =>
    (fields.get(field)?.match(/<[^<>\s]+>/g) ?? [])
      .map((id) => digestNamedBy(id, mailFrom))
      .filter((id) => id !== undefined);
  return named('in-reply-to').at(0) ?? named('references').at(-1);
}
