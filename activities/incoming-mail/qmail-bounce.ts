import { severityOf } from './failure-severity.ts';
import type { DeliveryFailure, ReadReport } from './incoming-mail.ts';
import { parseFields } from './parse-mail.ts';
import { writtenAddress } from './written-address.ts';

/** More paragraphs than a report on one mail has. */
const MAX_PARAGRAPHS = 50;
const MAX_CHARACTERS = 256 * 1024;

/**
 * Reads a bounce from qmail, or from a server that writes as it does (QSBMF): paragraphs of text that begin
 * with these words, one for each recipient with its status in brackets (`#5.1.1`), a break, and the mail.
 * `undefined` for any other text.
 */
export async function qmailBounceIn(text: string): Promise<ReadReport | undefined> {
  if (!text.startsWith('Hi. This is the ')) return undefined;
  const paragraphs = text.slice(0, MAX_CHARACTERS).split(/\r?\n\r?\n/);
  // A recipient's paragraph begins with the address, the break with a hyphen.
  const end = paragraphs.findIndex((paragraph) => paragraph.startsWith('-'));
  if (end === -1) return undefined;
  const failures = paragraphs.slice(1, Math.min(end, MAX_PARAGRAPHS)).flatMap(failureIn);
  if (failures.length === 0) return undefined;
  const returned = await parseFields(paragraphs[end + 1] ?? '');
  const originalMessageId = returned.get('message-id');
  return { failures, ...(originalMessageId !== undefined && { originalMessageId }) };
}

function failureIn(paragraph: string): DeliveryFailure[] {
  const [, address = ''] = /^(<\S+>):\r?\n/.exec(paragraph) ?? [];
  const recipient = writtenAddress(address);
  if (recipient === undefined) return [];
  const status = /\(#([245]\.\d{1,3}\.\d{1,3})\)/.exec(paragraph)?.[1];
  return [{ recipient, severity: severityOf(status), ...(status !== undefined && { status }) }];
}
