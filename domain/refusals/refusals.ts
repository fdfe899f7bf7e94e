import type { Sentence } from '../vocabulary/sentence.ts';
import { REASONS } from './refusal-reasons.ts';
import type { Reason } from './refusal-reasons.ts';

/** The code of a refusal: a closed list that callers may rely on. */
export type RefusalCode = keyof typeof REASONS;

/** Every refusal code, for the documentation. */
export const REFUSAL_CODES = Object.keys(REASONS) as readonly RefusalCode[];

/** A rule's no. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly values: Readonly<Record<string, string | number>>;
}

/** Says no, with the values its sentence needs. */
export function refuse(refused: RefusalCode, values: Refusal['values'] = {}): Refusal {
  return { refused, values };
}

/** Whether something decided is a refusal. */
export function isRefusal(decided: unknown): decided is Refusal {
  return typeof decided === 'object' && decided !== null && 'refused' in decided;
}

/** The words for a code within a sentence, if it has any. */
type Name = (value: string) => Sentence;

const asItStands: Name = (value) => ({ da: value, en: value });

/** A refusal in words, for the person who asked. `name` gives the words for a code within it, if it has any. */
export function explain(refusal: Refusal, name: Name = asItStands): Sentence {
  return filled(REASONS[refusal.refused], refusal, name);
}

/** What somebody who was refused may do instead. */
export function insteadOf(refusal: Refusal, name: Name = asItStands): Sentence {
  return filled(REASONS[refusal.refused].instead, refusal, name);
}

/**
 * Where the rule behind a refusal comes from, with its certainty; `undefined` if the rule is the service's
 * own.
 */
export function sourceOf(code: RefusalCode): string | undefined {
  const reason: Reason = REASONS[code];
  return reason.source;
}

function filled(template: Sentence, { values }: Refusal, name: Name): Sentence {
  const fill = (text: string, language: keyof Sentence) =>
    text.replaceAll(/\{(\w+)\}/g, (_, key: string) => name(String(values[key] ?? ''))[language]);
  return { da: fill(template.da, 'da'), en: fill(template.en, 'en') };
}
