import type { ResidenceBasis } from '../../domain/vocabulary/codes.ts';
import { LAW_QUESTION_NAMES, LAW_QUESTIONS } from '../../domain/vocabulary/law-questions.ts';
import type { LawQuestion } from '../../domain/vocabulary/law-questions.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import {
  BENEFIT_GROUP_WORDS,
  DANISH_TEST_WORDS,
  dateInWords,
  SCHOOL_SUBJECT_WORDS,
  TARGET_GROUP_WORDS,
} from '../../domain/words/index.ts';
import { authoritiesInWords } from '../../domain/words/law-questions.ts';

type Words = Readonly<Record<string, Sentence>>;

/** What the codes within the law's parameters are called. */
const CODES: Words = {
  ...TARGET_GROUP_WORDS,
  ...SCHOOL_SUBJECT_WORDS,
  ...DANISH_TEST_WORDS,
  ...BENEFIT_GROUP_WORDS,
  // The year from which store bededag is a holiday again, as long as no such year is known.
  not: { da: 'intet kendt år', en: 'no year that is known' },
};

/** Residence bases by the section alone, as udlændingeloven (UDL) counts them: whole tables are about them. */
const BASES: Readonly<Record<ResidenceBasis, string>> = {
  'udl-7': 'UDL § 7',
  'udl-8': 'UDL § 8',
  'udl-9b': 'UDL § 9 b',
  'udl-9c': 'UDL § 9 c',
  'udl-9e': 'UDL § 9 e',
  ukraine: 'særloven om Ukraine',
  afghanistan: 'særloven om Afghanistan',
  'udl-9-1': 'UDL § 9, stk. 1 (family)',
  'udl-9c-1': 'UDL § 9 c, stk. 1 (family)',
  andet: 'another basis',
};

/** A parameter's value as a reader of the page knows it. */
export function fact(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return value > 9999 ? value.toLocaleString('en-GB') : String(value);
  if (typeof value === 'string') {
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return dateInWords(value).en;
    return wordOf(value) ?? value;
  }
  if (Array.isArray(value)) return value.map(fact).join('; ');
  if (typeof value !== 'object' || value === null) return 'not stated';
  return Object.entries(value)
    .map(([name, inner]: [string, unknown]) => `${wordOf(name) ?? nameInWords(name)}: ${fact(inner)}`)
    .join('; ');
}

function wordOf(code: string): string | undefined {
  const bases: Readonly<Record<string, string>> = BASES;
  return bases[code] ?? CODES[code]?.en;
}

/** A name in the data as words: `ageBelow` → "age below", `igu` → "IGU". */
export function nameInWords(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase()
    .replaceAll(/\b(igu|amu|vitas)\b/g, (short) => short.toUpperCase());
}

/** The words of a parameter's place among the others. */
export function spelled(path: readonly string[]): string {
  return path.map(nameInWords).join(', ');
}

/** When somebody last looked at an open question, and whom to ask, with a link to it. */
export function lookedAt(question: LawQuestion): string {
  const { lastChecked, ask } = LAW_QUESTIONS[question];
  const number = link('Q', LAW_QUESTION_NAMES.indexOf(question));
  return `${dateInWords(lastChecked).en}; ${authoritiesInWords(ask, 'en')} (${number})`;
}

/** A link to one entry of the page's lists, which are counted from 0: `Q`, 2 → Q3. */
export function link(letter: string, index: number): string {
  return `[${letter}${index + 1}](#${letter.toLowerCase()}${index + 1})`;
}

/** A table in Markdown. A bar within a cell is written so that it does not end the cell. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n');
}
