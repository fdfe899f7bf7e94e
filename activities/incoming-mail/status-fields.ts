import { firstOfEach, headLines } from './header-fields.ts';
import type { Field } from './header-fields.ts';
import type { Fields } from './parse-mail.ts';

/** A digest goes to one address. A report about this many is about something else, and the rest of it is ignored. */
export const MAX_RECIPIENTS = 50;

/** The delivery status of a report (RFC 3464): what it says of the mail, and of each recipient. */
export interface StatusFields {
  readonly ofMail: Fields;
  readonly ofRecipients: readonly Fields[];
}

const WHO: readonly string[] = ['original-recipient', 'final-recipient'];
/** The fields that are about one recipient. */
const OF_RECIPIENT: ReadonlySet<string> = new Set([
  ...WHO,
  'action',
  'status',
  'diagnostic-code',
  'remote-mta',
  'last-attempt-date',
  'final-log-id',
  'will-retry-until',
  'x-actual-recipient',
  'x-display-name',
]);

/**
 * Reads a delivery status as servers really write it: the mail's fields and a recipient's in one block, empty lines
 * in the middle of a block or in none. A recipient begins with a field that the one before has already, or after
 * an empty line.
 */
export function statusFields(text: string): StatusFields {
  const ofMail: Field[] = [];
  const recipients: Field[][] = [];
  let current: Field[] = [];
  const end = () => {
    if (current.length > 0 && recipients.length < MAX_RECIPIENTS) recipients.push(current);
    current = [];
  };
  for (const line of headLines(text)) {
    if (line.is === 'blank' && isWhole(current)) end();
    if (line.is !== 'field') continue;
    const { field } = line;
    if (!OF_RECIPIENT.has(field.name)) ofMail.push(field);
    else {
      if (WHO.includes(field.name) && current.some(({ name }) => name === field.name)) end();
      current.push(field);
    }
  }
  end();
  return { ofMail: firstOfEach(ofMail), ofRecipients: recipients.map(firstOfEach) };
}

/** A recipient with what became of the mail. Without that, an empty line is only an empty line. */
function isWhole(fields: readonly Field[]): boolean {
  const has = (...names: readonly string[]) => fields.some(({ name }) => names.includes(name));
  return has(...WHO) && has('action', 'status');
}

/** Whether a text holds a delivery status: it names a recipient as only such a status does. */
export function hasStatusFields(text: string): boolean {
  return /^(?:Final|Original)-Recipient[ \t]?:/im.test(text);
}
