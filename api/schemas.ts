import { z } from 'zod';
import { isCalendarDate, isMonth } from '../domain/calendar.ts';
import { describeField } from '../domain/fields.ts';
import type { Field, Fields } from '../domain/fields.ts';
import { bothLanguages } from './faults.ts';

/** A fault's sentence for a field of a body. */
const must = (da: string, en: string) => ({
  error: bothLanguages({ da: `Skal være ${da}.`, en: `Must be ${en}.` }),
});

/** A calendar date that exists, as `2026-12-31`. */
export const dateSchema = z.iso
  .date(must('en dato, der findes, som 2026-12-31', 'a calendar date that exists, as 2026-12-31'))
  .refine(isCalendarDate, must('en dato, der findes, som 2026-12-31', 'a calendar date that exists, as 2026-12-31'));

/** A reference to an organisation: its id. */
export const organisationId = z
  .string(must('et id som eksempel-byg', 'an id such as eksempel-byg'))
  .regex(/^[a-z0-9][a-z0-9-]{1,63}$/, must('et id som eksempel-byg', 'an id such as eksempel-byg'));

/** The zod schema of a command's fields, derived from the table the rules use. */
export function schemaOf(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldSchema(field)]));
}

function fieldSchema(field: Field): z.ZodType {
  if (field.kind === 'optional') return fieldSchema(field.field).optional();
  const fault = must(inDanish(field), describeField(field));
  switch (field.kind) {
    case 'date':
      return z.iso.date(fault).refine(isCalendarDate, fault);
    case 'month':
      return z
        .string(fault)
        .regex(/^\d{4}-(0[1-9]|1[0-2])$/, fault)
        .refine(isMonth, fault);
    case 'flag':
      return z.boolean(fault);
    case 'number': {
      const number = z.number(fault).min(field.min, fault).max(field.max, fault);
      return field.whole ? number.int(fault) : number;
    }
    case 'code':
      return z.literal([...field.of], fault);
    case 'codes':
      return z
        .array(z.literal([...field.of], fault), fault)
        .refine((entries) => new Set(entries).size === entries.length, fault)
        .meta({ uniqueItems: true });
    case 'text':
      return z
        .string(fault)
        .regex(new RegExp(field.pattern, 'u'), fault)
        .meta({ examples: [field.example.split(' ')[0] ?? ''] });
  }
}

function inDanish(field: Exclude<Field, { kind: 'optional' }>): string {
  switch (field.kind) {
    case 'date':
      return 'en dato, der findes, som 2026-12-31';
    case 'month':
      return 'en måned som 2026-11';
    case 'flag':
      return 'true eller false';
    case 'number':
      return `et ${field.whole ? 'helt ' : ''}tal fra ${field.min} til ${field.max}`;
    case 'code':
      return `en af: ${field.of.join(', ')}`;
    case 'codes':
      return `en liste af forskellige blandt: ${field.of.join(', ')}`;
    case 'text':
      return `tekst som ${field.example}`;
  }
}
