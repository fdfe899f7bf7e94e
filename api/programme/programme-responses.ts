import { z } from 'zod';
import { STAGES } from '../../domain/vocabulary/codes.ts';
import { dateSchema } from '../http/schemas.ts';

/** A programme, as its file tells it. */
export const programmeSchema = z
  .object({
    id: z.string(),
    startsOn: dateSchema,
    placementDays: z.int(),
    programme: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Programme' });

/** How many journeys stand at each stage; null if there are fewer than five, but some. */
export const countsSchema = z
  .object({ programme: z.string(), stages: z.record(z.enum(STAGES), z.int().nullable()) })
  .meta({ id: 'Counts' });
