import { z } from 'zod';
import { POST_CHANNELS } from '../../domain/vocabulary/codes.ts';
import { dateSchema } from '../http/schemas.ts';

/** How a person wants post of their own, and the day they said so; or that they want none. */
export const personsPostBody = z
  .discriminatedUnion('channel', [
    z.strictObject({
      channel: z.enum(POST_CHANNELS),
      language: z.enum(['da', 'en']).default('da'),
      consentedOn: dateSchema,
    }),
    z.strictObject({ channel: z.literal('none') }),
  ])
  .meta({ id: 'PersonsPost' });
