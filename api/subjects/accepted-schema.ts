import { z } from 'zod';

/** The body of 202: the command is safe but not yet recorded. */
export const acceptedSchema = z.object({ sequence: z.null() }).meta({ id: 'Accepted' });
