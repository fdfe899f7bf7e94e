import { z } from 'zod';
import { MARK_KINDS } from '../../db/persons/marks.ts';
import { STAGES } from '../../domain/vocabulary/codes.ts';
import { instant, sentenceSchema } from '../http/response-shapes.ts';
import { must, organisationId } from '../http/schemas.ts';
import { journeySchema, personSchema } from '../journeys/journey-responses.ts';

const JOURNEY = must('id på et forløb', 'the id of a journey');

const TWO = must('to forløb', 'two journeys');

/** Two journeys whose persons are two. */
export const differentBody = z
  .strictObject({ journeys: z.array(z.uuid(JOURNEY), TWO).length(2, TWO) })
  .meta({ id: 'SayDifferentPersons' });

/** Two journeys of one person: which goes on, and which is merged into it. */
export const mergeBody = z
  .strictObject({ keep: z.uuid(JOURNEY), merge: z.uuid(JOURNEY) })
  .meta({ id: 'MergeJourneys' });

/** Two journeys whose persons may be one. */
export const duplicateSchema = z
  .object({
    alikeBy: z.array(z.enum(MARK_KINDS)),
    since: instant,
    journeys: z.array(
      z.object({
        id: z.uuid(),
        municipality: organisationId,
        municipalityName: z.string(),
        reference: z.string().nullable(),
        stage: z.enum(STAGES),
        stageLabel: sentenceSchema,
        createdAt: instant,
        person: personSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'Duplicate' });

/** That two persons are two. */
export const differentSchema = z.object({ journeys: z.array(z.uuid()) }).meta({ id: 'DifferentPersons' });

/** A merge: whether it is done, and both journeys as they are now. */
export const mergeSchema = z
  .object({
    done: z
      .boolean()
      .describe('false: den er skrevet ned og bliver gjort færdig af sig selv. It finishes by itself.'),
    kept: journeySchema,
    merged: journeySchema,
  })
  .meta({ id: 'Merge' });
