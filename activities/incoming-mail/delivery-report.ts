import type { ParsedMail } from 'mailparser';
import { judgeFailure } from '../doors/failure-severity.ts';
import { digestNamedBy } from '../doors/digest-message-id.ts';
import { isSameAddress } from '../doors/is-same-address.ts';
import { namesIn } from './digest-names.ts';
import type { DigestNames } from './digest-names.ts';
import type { DeliveryFailure, DeliveryReport } from './incoming-mail.ts';
import { fieldsOf, parseMail } from './parse-mail.ts';
import type { Fields } from './parse-mail.ts';
import { isDeliveryReport, isStatusType } from './report-signs.ts';
import { bodyOf, saidOfAddresses } from './said-of-addresses.ts';
import { headsInText, RETURNED_TYPES, returnedHead } from './returned-mail.ts';
import type { ReturnedHead } from './returned-mail.ts';
import { hasStatusFields, statusFields } from './status-fields.ts';
import type { StatusFields } from './status-fields.ts';
import { addressesIn, writtenAddress } from './written-address.ts';

/** A digest goes to one address: of more than this many, nothing else is looked at. */
const MAX_RECIPIENTS = 50;
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

interface Recipients {
  readonly failures: readonly DeliveryFailure[];
  readonly delivered: readonly string[];
}

function recipientsOf(given: {
  readonly fields: Fields;
  readonly text: string;
  readonly status: StatusFields;
  readonly mailFrom: string;
  readonly subject: string;
}): Recipients {
  const { fields, text, status, mailFrom, subject } = given;
  const said = saidOfAddresses(text);
  const wordsOn = (address: string | undefined) =>
    said.find((each) => address !== undefined && isSameAddress(each.address, address))?.said;
  const isDelayed = isWarning(`${subject}\n${text.slice(0, 4_000)}`);
  if (status.ofRecipients.length > 0) {
    const reported = status.ofRecipients.map((of) => ({ of, recipient: recipientIn(of) }));
    return {
      failures: reported.flatMap(({ of, recipient }) =>
        failureIn(of, { recipient, words: wordsOn(recipient), isDelayed }),
      ),
      delivered: reported.flatMap(({ of, recipient }) =>
        recipient !== undefined && fateOf(of, isDelayed) === 'delivered' ? [recipient] : [],
      ),
    };
  }
  const listed = (fields.get('x-failed-recipients') ?? '')
    .split(',', MAX_RECIPIENTS)
    .map((entry) => writtenAddress(entry.trim()))
    .filter((recipient) => recipient !== undefined);
  const recipients =
    listed.length > 0
      ? listed
      : said.map(({ address }) => address).filter((address) => !isSameAddress(address, mailFrom));
  return {
    failures: recipients.slice(0, MAX_RECIPIENTS).map((recipient) => {
      const { isAboutUs, ...verdict } = judgeFailure({ diagnosis: wordsOn(recipient) });
      return {
        recipient,
        ...verdict,
        ...(isAboutUs && { isAboutUs }),
        ...(isPassedOnFrom(recipient, text) && verdict.severity === 'hard' && { severity: 'soft' }),
        ...(isDelayed && { severity: 'soft', isDelayed: true }),
      };
    }),
    delivered: [],
  };
}

/** What a recipient's fields say, if the mail did not reach them, or not yet. */
function failureIn(
  fields: Fields,
  about: {
    readonly recipient: string | undefined;
    readonly words: string | undefined;
    readonly isDelayed: boolean;
  },
): DeliveryFailure[] {
  const { recipient, words } = about;
  const fate = fateOf(fields, about.isDelayed);
  if (fate === 'delivered') return [];
  const diagnosis = fields.get('diagnostic-code') ?? '';
  const { severity, isAboutUs, status } = judgeFailure({
    status: codeIn(fields.get('status')),
    diagnosis: diagnosis === '' ? words : diagnosis,
  });
  const isElsewhere = severity === 'hard' && isPassedOn(fields);
  return [
    {
      ...(fate === 'delayed' ? { severity: 'soft', isDelayed: true } : { severity }),
      ...(isElsewhere && { severity: 'soft' }),
      ...(recipient !== undefined && { recipient }),
      ...(isAboutUs && { isAboutUs }),
      ...(status !== undefined && { status }),
    },
  ];
}

/**
 * Whether the mail was passed on from the address it was sent to, and failed at another's. If only the domain is another,
 * it is the same mailbox by another name.
 */
function isPassedOn(fields: Fields): boolean {
  const named = ['original-recipient', 'final-recipient', 'x-actual-recipient'].flatMap((name) =>
    localPart(addressOf(fields.get(name)) ?? ''),
  );
  return new Set(named).size > 1;
}

function localPart(address: string): string[] {
  const name = address
    .slice(0, Math.max(0, address.lastIndexOf('@')))
    .replace(/\+.*$/, '')
    .toLowerCase();
  return name === '' ? [] : [name];
}

/** Whether a text says the same: `<privat@post.example> (expanded from <bo@example.dk>): no such user`. */
function isPassedOnFrom(address: string, text: string): boolean {
  return [
    ...text
      .slice(0, MAX_PART_BYTES)
      .matchAll(/\((?:expanded|generated|forwarded) from:?\s+<?([^\s<>()]{3,320})>?\)/gi),
  ].some(([, from = '']) => isSameAddress(from, address));
}

/**
 * What became of the mail for one recipient. Some servers have words of their own for the action, or none: then the
 * class of the status tells.
 */
function fateOf(fields: Fields, isDelayed: boolean): 'failed' | 'delayed' | 'delivered' {
  const action = /^[a-z-]+/.exec(fields.get('action')?.toLowerCase() ?? '')?.[0] ?? '';
  if (action.startsWith('delay')) return 'delayed';
  if (/^(?:deliver|relay|expanded)/.test(action)) return 'delivered';
  if (/^(?:fail|expire|error|undeliver|bounce)/.test(action)) return 'failed';
  const status = codeIn(fields.get('status'));
  if (status?.startsWith('2') === true) return 'delivered';
  return status?.startsWith('4') === true && isDelayed ? 'delayed' : 'failed';
}

function codeIn(field: string | undefined): string | undefined {
  return /^[245]\.\d{1,3}\.\d{1,3}\b/.exec(field ?? '')?.[0];
}

/**
 * The address that a mail was sent to, or else the one at which it ended. It is written as `rfc822; bo@example.dk`, and
 * also without a type, with another, or between brackets.
 */
function recipientIn(fields: Fields): string | undefined {
  return addressOf(fields.get('original-recipient')) ?? addressOf(fields.get('final-recipient'));
}

function addressOf(field: string | undefined): string | undefined {
  const written = (field ?? '').slice(0, 1_000).replace(/^[\w-]{1,40}\s*;\s*/, '');
  return writtenAddress(written.split(/\s/, 1)[0] ?? '') ?? addressesIn(written).at(0)?.address;
}

/** Words of a server that is still trying. */
const STILL_TRYING =
  /\b(?:(?:has|have) not yet been delivered|not yet been (?:able to )?deliver|(?:has been|is|was|been) delayed|delivery (?:is )?(?:delayed|temporarily)|\(delay(?:ed)?\)|will (?:be )?(?:re-?tr|continue|keep)|(?:continue|keep|still|be) trying|still being (?:re)?tried|warning(?: message)?[: ]|warning only|do not need to resend|you don.t need to resend|transient|forsinket|bliver forsøgt igen|verzögert)/i;
const GAVE_UP =
  /\b(?:permanent|fatal|gave up|given up|giving up|will not be (?:re)?tr|could not be delivered (?:to one or more|for)|has been returned|no further attempts|expired|retry time(?:out)? exceeded|too long)\b/i;

function isWarning(words: string): boolean {
  return STILL_TRYING.test(words) && !GAVE_UP.test(words);
}
