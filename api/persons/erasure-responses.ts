import { z } from 'zod';
import { ERASURE_REASONS } from '../../domain/vocabulary/codes.ts';
import { ERASURE_WARNINGS, GOING_KINDS, STAYING_KINDS } from '../../domain/vocabulary/erasure-kinds.ts';
import { dateSchema, must } from '../http/schemas.ts';
import { instant, sentenceSchema } from '../http/response-shapes.ts';

/** That a person is to be erased: why, and the stamp of the preview that somebody has just read. */
export const erasureBody = z
  .strictObject({
    reason: z.enum(
      ERASURE_REASONS,
      must('en af årsagerne i forhåndsvisningen', 'one of the preview’s reasons'),
    ),
    stamp: z
      .string(must('forhåndsvisningens stempel', 'the stamp of the preview'))
      .regex(/^[0-9a-f]{64}$/, must('forhåndsvisningens stempel', 'the stamp of the preview')),
    confirm: z.literal(true, must('true: det kan ikke fortrydes', 'true: it cannot be undone')),
  })
  .meta({ id: 'ErasePerson' });

const count = z.int().min(0);

/** The receipt of an erasure. It does not say who it was. */
export const erasureSchema = z
  .object({
    id: z.uuid(),
    number: z.int().min(1),
    askedAt: instant,
    askedBy: z.string().nullable(),
    organisation: z.string(),
    reason: z.enum(ERASURE_REASONS),
    reasonLabel: sentenceSchema,
    persons: count.describe('Hvor mange gange personen var oprettet. How often the person was on record.'),
    doneAt: instant
      .nullable()
      .describe('null: den er skrevet ned og gøres af sig selv. It is done by itself.'),
    went: z.array(z.object({ kind: z.enum(GOING_KINDS), label: sentenceSchema, count })),
    backups: z.object({
      madeBefore: instant,
      keptUntil: dateSchema.describe('Til da findes personen i backup. Until then backups hold the person.'),
    }),
    settledAt: instant
      .nullable()
      .describe('Da intet mere var tilbage hos Temporal. When nothing was left with Temporal.'),
  })
  .meta({ id: 'Erasure' });

/** What erasing a person would take away, what it would leave, and why. */
export const erasurePreviewSchema = z
  .object({
    stamp: z
      .string()
      .describe('Sendes med sletningen. Goes with the erasure, which is refused if it has changed.'),
    journeys: z.array(z.uuid()),
    goes: z.array(z.object({ kind: z.enum(GOING_KINDS), label: sentenceSchema, count })),
    stays: z.array(
      z.object({
        kind: z.enum(STAYING_KINDS),
        label: sentenceSchema,
        count,
        why: sentenceSchema,
        source: z.string().optional(),
      }),
    ),
    warnings: z.array(z.object({ code: z.enum(ERASURE_WARNINGS), label: sentenceSchema, count })),
    reasons: z.array(z.object({ reason: z.enum(ERASURE_REASONS), label: sentenceSchema })),
    backupsKeptUntil: dateSchema,
    erased: erasureSchema
      .nullable()
      .describe('Kvitteringen, hvis personen er slettet. The receipt, once erased.'),
  })
  .meta({ id: 'ErasurePreview' });
