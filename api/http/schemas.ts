import { z } from 'zod';
import { asWritten, COMMANDS } from '../../domain/journeys/commands.ts';
import type { CommandType } from '../../domain/journeys/commands.ts';
import { PROGRAMME_COMMANDS } from '../../domain/programme/commands.ts';
import type { ProgrammeCommandType } from '../../domain/programme/commands.ts';
import { isCalendarDate, isMonth } from '../../domain/vocabulary/calendar.ts';
import { CHANNELS, ORGANISATION_KINDS, PARTIES, SECTORS, STAGES } from '../../domain/vocabulary/codes.ts';
import { describeField } from '../../domain/vocabulary/fields.ts';
import type { Field, Fields } from '../../domain/vocabulary/fields.ts';
import { bothLanguages } from './faults.ts';

/** What a field of a body must be, as the message of its faults. */
export const must = (da: string, en: string) => ({
  error: bothLanguages({ da: `Skal være ${da}.`, en: `Must be ${en}.` }),
});

/** A calendar date that exists, as `2026-12-31`. */
export const dateSchema = z.iso
  .date(must('en dato, der findes, som 2026-12-31', 'a calendar date that exists, as 2026-12-31'))
  .refine(
    isCalendarDate,
    must('en dato, der findes, som 2026-12-31', 'a calendar date that exists, as 2026-12-31'),
  );

/** A reference to an organisation: its id. */
export const organisationId = z
  .string(must('et id som eksempel-byg', 'an id such as eksempel-byg'))
  .regex(/^[a-z0-9][a-z0-9-]{1,63}$/, must('et id som eksempel-byg', 'an id such as eksempel-byg'));

/** What every command may carry beside its own fields. */
export const saidSchema = z.object({
  onBehalfOf: z
    .strictObject({ party: z.enum(PARTIES), channel: z.enum(CHANNELS) })
    .optional()
    .describe('Hvis ord det er, og hvordan det blev sagt. Whose word it is, and how it was told.'),
  noteId: z
    .uuid(must('id på en note', 'the id of a note'))
    .optional()
    .describe('En note, der allerede er skrevet. A note already written.'),
  note: z
    .string(must('tekst på højst 4000 tegn', 'text of at most 4000 characters'))
    .trim()
    .min(1, must('tekst på højst 4000 tegn', 'text of at most 4000 characters'))
    .max(4000, must('tekst på højst 4000 tegn', 'text of at most 4000 characters'))
    .optional()
    .describe('Fri tekst; den gemmes krypteret. Free text; it is kept encrypted.'),
});

/** The body of a journey's command: its own fields as a caller writes them, and what every command may carry. */
export function commandBody(type: CommandType): z.ZodType<Record<string, unknown>> {
  return bodyWith(type, asWritten(COMMANDS[type].fields));
}

/** The body of a programme's command. */
export function programmeCommandBody(type: ProgrammeCommandType): z.ZodType<Record<string, unknown>> {
  return bodyWith(type, PROGRAMME_COMMANDS[type].fields);
}

function bodyWith(type: string, fields: Fields): z.ZodType<Record<string, unknown>> {
  return z
    .strictObject({ ...schemaOf(fields), ...saidSchema.shape })
    .refine(({ note, noteId }) => note === undefined || noteId === undefined, {
      path: ['noteId'],
      ...must('udeladt, når der er skrevet en note', 'left out where a note is given'),
    })
    .meta({ id: type });
}

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
        .max(field.of.length, fault)
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

const WHOLE = must('et helt tal fra 0 og op', 'a whole number from 0 up');
const LIMIT = must('et helt tal fra 1 til 200', 'a whole number from 1 to 200');

/** Which part of a list is asked for. */
export const pageQuery = z.object({
  limit: z.coerce.number(LIMIT).int(LIMIT).min(1, LIMIT).max(200, LIMIT).default(50),
  offset: z.coerce.number(WHOLE).int(WHOLE).min(0, WHOLE).max(1_000_000, WHOLE).default(0),
});

/** A filter that is on or off. */
export const yesOrNo = z
  .enum(['true', 'false'], must('true eller false', 'true or false'))
  .transform((text) => text === 'true')
  .optional();

/** The filters of a list of journeys. Never a name: it would be in the address. */
export const journeyQuery = pageQuery.extend({
  stage: z.enum(STAGES).optional(),
  municipality: organisationId.optional(),
  sector: z.enum(SECTORS).optional(),
  reference: z.string().max(40).optional(),
  overdue: yesOrNo,
});

/** The filters of a list of organisations. */
export const organisationQuery = pageQuery.extend({ kind: z.enum(ORGANISATION_KINDS).optional() });

/** The filters of a list of contacts. */
export const contactQuery = pageQuery.extend({ organisation: organisationId.optional() });

/** Whether closed alarms are asked for too. */
export const alarmQuery = pageQuery.extend({ closed: yesOrNo });

/** Whether replies that have been dealt with are asked for too, and whether those that machines sent, and only those. */
export const replyQuery = pageQuery.extend({ closed: yesOrNo, automatic: yesOrNo });

/** Whether undecided mails that somebody has dealt with are asked for too. */
export const undecidedQuery = pageQuery.extend({ settled: yesOrNo });

/** Whether an intake is only to be checked; and whether persons who are known already are put right by it. */
export const intakeQuery = z.object({ dryRun: yesOrNo, correct: yesOrNo });

/** Which language a document is asked for in; Danish if none is given. */
export const languageQuery = z.object({ sprog: z.enum(['da', 'en']).default('da') });
