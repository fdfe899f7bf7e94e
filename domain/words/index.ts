import { isCommandType } from '../journeys/commands.ts';
import type { Sentence } from '../vocabulary/sentence.ts';
import { STAGE_WORDS } from './codes.ts';
import { COMMAND_WORDS, FIELD_WORDS } from './commands.ts';
import { dateInWords } from './dates.ts';

/**
 * The words for everything that has a code, Danish first. Each table is complete: the compiler asks for what
 * is missing.
 */
export { ANSWER_WORDS } from './answers.ts';
export * from './codes.ts';
export { COMMAND_WORDS, FIELD_WORDS } from './commands.ts';
export type { FieldName } from './commands.ts';
export { DOCUMENT_WORDS } from './documents.ts';
export { dateInWords, dayInWords, monthInWords } from './dates.ts';
export type { AnyEventType } from './events.ts';
export { BY_HANDED_OUT_LINK, codeInWords, EVENT_WORDS, tellEvent, valueInWords, within } from './events.ts';
export { differenceInWords, itemInWords, titlesIn } from './programme.ts';
export type { TitleOf } from './programme.ts';
export { OBLIGATION_WORDS } from './obligations.ts';

/**
 * The words for a value within a refusal's sentence (`explain(refusal, refusalWord)`): a stage, a command,
 * fields, a date. Anything else, such as a number, is returned as it is.
 */
export function refusalWord(value: string): Sentence {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateInWords(value);
  if (isCommandType(value)) return quoted(COMMAND_WORDS[value]);
  if (isStage(value)) return quoted(STAGE_WORDS[value]);
  const fields = value.split(', ');
  if (!fields.some(isField)) return { da: value, en: value };
  const named = fields.map((field) => (isField(field) ? quoted(FIELD_WORDS[field]) : quoted(same(field))));
  return { da: named.map(({ da }) => da).join(', '), en: named.map(({ en }) => en).join(', ') };
}

function isStage(value: string): value is keyof typeof STAGE_WORDS {
  return Object.hasOwn(STAGE_WORDS, value);
}

function isField(value: string): value is keyof typeof FIELD_WORDS {
  return Object.hasOwn(FIELD_WORDS, value);
}

function same(text: string): Sentence {
  return { da: text, en: text };
}

function quoted({ da, en }: Sentence): Sentence {
  return { da: `»${da}«`, en: `“${en}”` };
}
