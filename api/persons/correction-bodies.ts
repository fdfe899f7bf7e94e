import { z } from 'zod';
import { PERSON_CORRECTION_CAUSES, PERSON_FIELDS } from '../../domain/vocabulary/codes.ts';
import { instant, sentenceSchema } from '../http/response-shapes.ts';
import { must, saidSchema } from '../http/schemas.ts';
import { personShape } from '../intake/intake-bodies.ts';
import { alikeSchema } from '../journeys/alike-told.ts';
import { correctedFieldSchema } from '../journeys/corrected-fields.ts';
import { commandReceiptSchema } from '../journeys/journey-responses.ts';

const SOMETHING = must('mindst én oplysning, der skal rettes', 'at least one thing that is to be corrected');

/**
 * What is to be put right of a person: a value for each field that changes, null for one that is to be taken out. A first
 * name and a date of birth everybody has.
 */
export const correctionBody = z
  .strictObject({
    person: z
      .strictObject({
        givenName: personShape.givenName.optional(),
        familyName: personShape.familyName.nullable(),
        birthDate: personShape.birthDate.optional(),
        cpr: personShape.cpr.nullable(),
        phone: personShape.phone.nullable(),
        email: personShape.email.nullable(),
        language: personShape.language.nullable(),
        arrivedOn: personShape.arrivedOn.nullable(),
      })
      .refine((person) => PERSON_FIELDS.some((field) => person[field] !== undefined), SOMETHING),
    cause: z.literal(
      PERSON_CORRECTION_CAUSES.filter((cause) => cause !== 'list-again'),
      must(
        'en af: written-wrong, has-changed, asked-by-person',
        'one of: written-wrong, has-changed, asked-by-person',
      ),
    ),
    ...saidSchema.shape,
  })
  .refine(({ note, noteId }) => note === undefined || noteId === undefined, {
    path: ['noteId'],
    ...must('udeladt, når der er skrevet en note', 'left out where a note is given'),
  })
  .meta({ id: 'CorrectPerson' });

/** A recorded correction (200): its event's number, the journey as it now is, and what was changed. */
export const correctedSchema = commandReceiptSchema
  .extend({
    corrected: z.array(correctedFieldSchema),
    alike: z.array(alikeSchema),
  })
  .meta({ id: 'CorrectedPerson' });

/** One correction of a person: who, when, why, and what. */
export const correctionSchema = z
  .object({
    id: z.uuid(),
    sequence: z.int(),
    at: instant,
    actor: z.object({ organisation: z.string(), contact: z.string().optional(), via: z.string() }).nullable(),
    cause: z.enum(PERSON_CORRECTION_CAUSES),
    causeLabel: sentenceSchema,
    fields: z.array(correctedFieldSchema),
  })
  .meta({ id: 'PersonCorrection' });
