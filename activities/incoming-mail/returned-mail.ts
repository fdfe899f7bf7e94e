import { addressesIn } from './written-address.ts';
import { firstOfEach, headLines, headOf } from './header-fields.ts';
import type { Field } from './header-fields.ts';
import type { Fields } from './parse-mail.ts';

/** The types of parts in which a mail is sent back, whole or its head alone. */
export const RETURNED_TYPES: readonly string[] = [
  'message/rfc822',
  'message/global',
  'text/rfc822-headers',
  'message/global-headers',
  'message/partial',
];

/** Fields by which the head of a mail is known in a text: two different ones at least. */
const OF_A_HEAD: ReadonlySet<string> = new Set([
  'message-id',
  'received',
  'return-path',
  'from',
  'date',
  'subject',
  'to',
  'mime-version',
  'x-fodfaeste-digest',
]);
/** A text holds a mail, or a mail and what it answers, and no more. */
const MAX_HEADS = 5;

/** The head of a mail that a report says came back. */
export interface ReturnedHead {
  readonly fields: Fields;
  /** The addresses it is from, in small letters; none if the head says nothing of it. */
  readonly from: readonly string[];
  /** The addresses it went to. */
  readonly to: readonly string[];
}

/** The head of a mail that is sent back as a part of its own. */
export function returnedHead(part: string): ReturnedHead {
  return headFrom(headOf(part));
}

/**
 * The heads of mails that stand in a running text, perhaps quoted by `>` or set in: three fields or more below each other,
 * of which two are such as every mail has.
 */
export function headsInText(text: string): ReturnedHead[] {
  const bare = text.replaceAll(/^[ \t]{0,12}(?:[>|][ \t]?){1,3}|^[ \t]{1,12}(?=[A-Za-z-]{1,40}: )/gm, '');
  const heads: ReturnedHead[] = [];
  let block: Field[] = [];
  for (const line of [...headLines(bare), { is: 'blank' } as const]) {
    if (line.is === 'field') {
      block.push(line.field);
      continue;
    }
    if (isHead(block) && heads.length < MAX_HEADS) heads.push(headFrom(firstOfEach(block)));
    block = [];
  }
  return heads;
}

function isHead(block: readonly Field[]): boolean {
  const known = new Set(block.flatMap(({ name }) => (OF_A_HEAD.has(name) ? [name] : [])));
  return known.size >= 2 && (known.size >= 3 || known.has('message-id') || known.has('from'));
}

function headFrom(fields: Fields): ReturnedHead {
  const addresses = (...names: readonly string[]) =>
    names.flatMap((name) =>
      addressesIn((fields.get(name) ?? '').slice(0, 4_000)).map(({ address }) => address),
    );
  return { fields, from: addresses('from'), to: addresses('to', 'x-original-to', 'delivered-to') };
}
