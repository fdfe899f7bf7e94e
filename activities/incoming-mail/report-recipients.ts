import { judgeFailure } from '../doors/failure-severity.ts';
import { isSameAddress } from '../doors/is-same-address.ts';
import type { DeliveryFailure } from './incoming-mail.ts';
import type { Fields } from './parse-mail.ts';
import { saidOfAddresses } from './said-of-addresses.ts';
import { MAX_RECIPIENTS } from './status-fields.ts';
import type { StatusFields } from './status-fields.ts';
import { addressesIn, writtenAddress } from './written-address.ts';

/** How much of a report's text is searched for an address that the mail was passed on from, in characters. */
const MAX_TEXT = 256 * 1024;

/** What a report says of those to whom the mail was sent. */
export interface ReportRecipients {
  readonly failures: readonly DeliveryFailure[];
  readonly delivered: readonly string[];
}

/**
 * To whom a mail did not come by its report, and to whom it did. It is read from the delivery status; if there is none, from
 * X-Failed-Recipients; if there is none either, from the text, for every address in it but our own.
 */
export function recipientsOf(given: {
  readonly fields: Fields;
  readonly text: string;
  readonly status: StatusFields;
  readonly mailFrom: string;
  readonly subject: string;
}): ReportRecipients {
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
      .slice(0, MAX_TEXT)
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
