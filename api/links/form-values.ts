import { holdsCpr, NO_CPR_HERE } from '../../domain/vocabulary/cpr-in-text.ts';
import { isCalendarDate } from '../../domain/vocabulary/calendar.ts';
import type { Field, Fields } from '../../domain/vocabulary/fields.ts';
import type { Sentence } from '../../domain/vocabulary/sentence.ts';
import type { FormFields } from '../http/route.ts';

/** The values of a command's fields in a form, and what is wrong with the others. */
export interface FormValues {
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: readonly { readonly field: string; readonly sentence: Sentence }[];
}

/**
 * Reads the named fields of a command from a form, in which each name has a prefix. People write dates and numbers as
 * they are used to: 31-12-2026 and 27,5 are read as well as 2026-12-31 and 27.5. Never throws: what cannot be read is a
 * fault.
 */
export function readFields(
  fields: Fields,
  asked: readonly string[],
  form: FormFields,
  prefix: string,
): FormValues {
  const values: Record<string, unknown> = {};
  const faults: { field: string; sentence: Sentence }[] = [];
  for (const name of asked) {
    const field = fields[name];
    if (field === undefined) continue;
    const read = valueOf(field, textsOf(form[`${prefix}.${name}`]));
    if ('fault' in read) faults.push({ field: name, sentence: read.fault });
    else if (read.value !== undefined) values[name] = read.value;
  }
  return { values, faults };
}

type FieldValue = { readonly value: unknown } | { readonly fault: Sentence };

function textsOf(sent: string | readonly string[] | undefined): readonly string[] {
  const texts = sent === undefined ? [] : typeof sent === 'string' ? [sent] : sent;
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

function valueOf(field: Field, texts: readonly string[]): FieldValue {
  if (field.kind === 'codes') return codesOf(field.of, texts);
  const [text] = texts;
  if (field.kind === 'optional')
    return text === undefined ? { value: undefined } : valueOf(field.field, texts);
  if (text === undefined) return { fault: MISSING[field.kind] };
  switch (field.kind) {
    case 'date': {
      const date = dateOf(text);
      return isCalendarDate(date) ? { value: date } : { fault: MISSING.date };
    }
    case 'month':
      return { value: text };
    case 'flag':
      return text === 'yes' || text === 'no' ? { value: text === 'yes' } : { fault: MISSING.flag };
    case 'number':
      return numberOf(field, text);
    case 'code': {
      const code = field.of.find((one) => String(one) === text);
      return code === undefined ? { fault: MISSING.code } : { value: code };
    }
    case 'text':
      if (holdsCpr(text)) return { fault: NO_CPR_HERE };
      return new RegExp(field.pattern, 'u').test(text)
        ? { value: text }
        : {
            fault: {
              da: `Skriv det som i eksemplet: ${field.example}.`,
              en: `Write it as in: ${field.example}.`,
            },
          };
  }
}

function codesOf(known: readonly string[], texts: readonly string[]): FieldValue {
  return texts.every((text) => known.includes(text))
    ? { value: [...new Set(texts)] }
    : { fault: MISSING.code };
}

function dateOf(text: string): string {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})$/.exec(text) ?? [];
  return year === '' ? text : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

function numberOf(field: Extract<Field, { kind: 'number' }>, text: string): FieldValue {
  const { min, max, whole } = field;
  const value = /^\d{1,9}([.,]\d{1,4})?$/.test(text) ? Number(text.replace(',', '.')) : Number.NaN;
  if (value >= min && value <= max && (!whole || Number.isInteger(value))) return { value };
  return {
    fault: whole
      ? { da: `Skriv et helt tal fra ${min} til ${max}.`, en: `Write a whole number from ${min} to ${max}.` }
      : { da: `Skriv et tal fra ${min} til ${max}.`, en: `Write a number from ${min} to ${max}.` },
  };
}

const MISSING: Readonly<Record<Exclude<Field['kind'], 'optional' | 'codes'>, Sentence>> = {
  date: { da: 'Skriv en dato, for eksempel 31-12-2026.', en: 'Write a date, such as 31-12-2026.' },
  month: { da: 'Vælg en måned.', en: 'Choose a month.' },
  flag: { da: 'Vælg ja eller nej.', en: 'Choose yes or no.' },
  number: { da: 'Skriv et tal.', en: 'Write a number.' },
  code: { da: 'Vælg et af svarene.', en: 'Choose one of the answers.' },
  text: { da: 'Feltet skal udfyldes.', en: 'The field must be filled in.' },
};
