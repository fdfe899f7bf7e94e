import type { Sentence } from '../../domain/vocabulary/sentence.ts';

/** A fault in one place of a list that was to be taken in, for whoever sent it and nobody else. */
export interface IntakeFault {
  /** The row as Excel counts it: the headers are 1. In JSON the person's number in the list. */
  readonly line: number;
  /** The column's name as the list has it. */
  readonly column: string;
  /** The text of that cell. A CPR number is never repeated in full, whichever column it is in. */
  readonly value: string;
  readonly message: string;
  readonly messageEn: string;
}

/** Where a fault is. */
export interface Place {
  readonly line: number;
  readonly column?: string;
  readonly value?: string;
}

/** How many characters of a cell are repeated; the sender knows the rest. */
const LONGEST_SHOWN = 60;

/** One fault of a list. */
export function intakeFault({ line, column = '', value = '' }: Place, { da, en }: Sentence): IntakeFault {
  return { line, column: shown(column), value: shown(value), message: da, messageEn: en };
}

/** A CPR number as it may be shown: at most its first six digits, and never its last four. */
export function maskedCpr(text: string): string {
  const digits = text.replaceAll(/\D/g, '');
  return digits.length <= 4 ? 'xxxx' : `${digits.slice(0, Math.min(6, digits.length - 4))}-xxxx`;
}

/** Ten digits as a CPR number is written, also within other text. */
const CPR_SHAPE = /\d{2}[ .-]?\d{2}[ .-]?\d{2}[ –-]?\d{4}/g;

function shown(text: string): string {
  const masked = text.replaceAll(/\s+/g, ' ').replaceAll(CPR_SHAPE, maskedCpr);
  return masked.length > LONGEST_SHOWN ? `${masked.slice(0, LONGEST_SHOWN - 1)}…` : masked;
}
