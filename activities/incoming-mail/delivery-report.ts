import type { ParsedMail } from 'mailparser';
import { digestNamedBy } from '../doors/digest-message-id.ts';
import { isSameAddress } from '../doors/is-same-address.ts';
import { namesIn } from './digest-names.ts';
import type { DigestNames } from './digest-names.ts';
import type { DeliveryReport } from './incoming-mail.ts';
import { fieldsOf, parseMail } from './parse-mail.ts';
import type { Fields } from './parse-mail.ts';
import { recipientsOf } from './report-recipients.ts';
import { isDeliveryReport, isStatusType } from './report-signs.ts';
import { bodyOf } from './said-of-addresses.ts';
import { headsInText, RETURNED_TYPES, returnedHead } from './returned-mail.ts';
import type { ReturnedHead } from './returned-mail.ts';
import { hasStatusFields, MAX_RECIPIENTS, statusFields } from './status-fields.ts';
import type { StatusFields } from './status-fields.ts';
import { addressesIn } from './written-address.ts';

/** How large a part may be of which the text is looked at, and how many parts. */
const MAX_PART_BYTES = 256 * 1024;
const MAX_PARTS = 20;
/** Types under which servers send a status or a mail back that has lost its own. */
const ANY_TEXT = /^(?:text\/|message\/|application\/octet-stream$)/;

/** The fields of the report itself that say where it was sent to: its envelope may be one that only we know. */
const ENVELOPE: ReadonlySet<string> = new Set([
  'to',
  'delivered-to',
  'x-original-to',
  'envelope-to',
  'x-envelope-to',
  'x-delivered-to',
  'received',
]);

/**
 * Reads a delivery report; `undefined` if the mail is not one. Nothing that it claims has been looked up. What it says of
 * recipients is read from a delivery status, wherever that lies and however it is written; if there is none, from
 * X-Failed-Recipients, or from its text.
 */
export async function readDeliveryReport(
  mail: ParsedMail,
  mailFrom: string,
  depth = 0,
): Promise<DeliveryReport | undefined> {
  const fields = fieldsOf(mail);
  if (!isDeliveryReport(mail, fields)) return undefined;
  const text = bodyOf(mail);
  const parts = partsOf(mail, text);
  // A gateway on the way may put the whole report into a mail of its own.
  const inner = depth === 0 ? await reportWithin(parts, mailFrom) : undefined;
  if (inner !== undefined) return inner;
  const heads = [...parts.returned.map(({ text: part }) => returnedHead(part)), ...headsInText(text)];
  const names = await namesOf(mail, { text, parts, heads, mailFrom });
  const digestId = names.messageIds.map((id) => digestNamedBy(id, mailFrom)).find((id) => id !== undefined);
  const writtenTo = [...new Set(heads.flatMap(({ to }) => to))].slice(0, MAX_RECIPIENTS);
  const reportedBy = reporterOf(fields, parts.status);
  return {
    kind: 'delivery-report',
    names,
    ...(digestId !== undefined && { digestId }),
    ...recipientsOf({ fields, text, status: parts.status, mailFrom, subject: mail.subject ?? '' }),
    writtenTo,
    ...(reportedBy !== undefined && { reportedBy }),
  };
}

async function reportWithin(
  { status, returned: [first] }: Parts,
  mailFrom: string,
): Promise<DeliveryReport | undefined> {
  if (status.ofRecipients.length > 0 || first === undefined) return undefined;
  if (!/^multipart\/report\b/i.test(returnedHead(first.text).fields.get('content-type') ?? ''))
    return undefined;
  const parse = await parseMail(first.bytes);
  return parse.parsed ? readDeliveryReport(parse.mail, mailFrom, 1) : undefined;
}

interface Parts {
  readonly status: StatusFields;
  readonly returned: readonly { readonly text: string; readonly bytes: Buffer }[];
  readonly others: readonly string[];
}

function partsOf(mail: ParsedMail, text: string): Parts {
  const parts = mail.attachments
    .slice(0, MAX_PARTS)
    .filter(({ contentType }) => ANY_TEXT.test(contentType))
    .map(({ contentType, content }) => {
      const bytes = content.subarray(0, MAX_PART_BYTES);
      return { contentType, bytes, text: bytes.toString('utf8') };
    });
  const isStatus = (part: (typeof parts)[number]) =>
    isStatusType(part.contentType) ||
    (!RETURNED_TYPES.includes(part.contentType) && hasStatusFields(part.text));
  const statusText = parts.filter(isStatus).map((part) => part.text);
  const rest = parts.filter((part) => !isStatus(part));
  const returned = rest.filter(
    ({ contentType, text: part }) =>
      RETURNED_TYPES.includes(contentType) || returnedHead(part).fields.has('message-id'),
  );
  // A status that lost its type is melted into the text.
  if (statusText.length === 0 && hasStatusFields(text)) statusText.push(text.slice(0, MAX_PART_BYTES));
  return {
    status: statusFields(statusText.join('\n\n')),
    returned,
    others: rest.filter((part) => !returned.includes(part)).map((part) => part.text),
  };
}

interface Material {
  readonly text: string;
  readonly parts: Parts;
  readonly heads: readonly ReturnedHead[];
  readonly mailFrom: string;
}

/**
 * By what a report names digests. If what came back is from somebody else, it is not ours, whatever it quotes: only where the
 * report itself was sent to tells then.
 */
async function namesOf(mail: ParsedMail, { text, parts, heads, mailFrom }: Material): Promise<DigestNames> {
  const lines = (mail.headerLines ?? []).map(({ key, line }) => ({
    key,
    line: line.replaceAll(/\r?\n/g, ' '),
  }));
  const envelope = lines.filter(({ key }) => ENVELOPE.has(key)).map(({ line }) => line);
  const senders = heads.flatMap(({ from }) => from);
  if (senders.length > 0 && !senders.some((from) => isSameAddress(from, mailFrom))) {
    return namesIn(envelope, mailFrom);
  }
  const own = lines.filter(({ key }) => !ENVELOPE.has(key)).map(({ line }) => line);
  const back = [...parts.returned.map((part) => part.text), text, ...parts.others];
  const status = [...parts.status.ofMail.values()].join('\n');
  const plain = namesIn([...back, status, ...envelope, ...own], mailFrom);
  // Its head tells in most cases; its text may have to be decoded first.
  const decoded = plain.secrets.length > 0 ? [] : await decodedTexts(mail, parts);
  const all = namesIn([...back, ...decoded, status, ...envelope, ...own], mailFrom);
  const hasOtherId = heads.some(({ fields }) => fields.has('message-id'));
  return hasOtherId ? { ...all, messageIds: namesIn([...back, status], mailFrom).messageIds } : all;
}

async function decodedTexts(mail: ParsedMail, { returned }: Parts): Promise<string[]> {
  const texts = [typeof mail.html === 'string' ? mail.html : ''];
  for (const { bytes } of returned.slice(0, 2)) {
    const parse = await parseMail(bytes);
    if (!parse.parsed) continue;
    texts.push(parse.mail.text ?? '', typeof parse.mail.html === 'string' ? parse.mail.html : '');
  }
  return texts;
}

/** The host that reports: what the status says, or else whom the report is from. */
function reporterOf(fields: Fields, { ofMail }: StatusFields): string | undefined {
  const named = /^(?:[\w-]+\s*;)?\s*([a-z0-9][a-z0-9.-]{0,252})/i.exec(
    ofMail.get('reporting-mta') ?? '',
  )?.[1];
  const from = addressesIn((fields.get('from') ?? '').slice(0, 1_000))
    .at(0)
    ?.address.split('@')
    .at(1);
  return named?.toLowerCase() ?? from;
}
