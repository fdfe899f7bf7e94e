import { z } from 'zod';
import { ALARM_KINDS } from '../../db/running/alarms.ts';
import { SUBJECT_KINDS } from '../../domain/subjects/subject.ts';
import { instant } from '../http/response-shapes.ts';
import { dateSchema } from '../http/schemas.ts';

/** One alarm. */
export const alarmSchema = z
  .object({
    id: z.int(),
    kind: z.enum(ALARM_KINDS),
    subject: z.object({ kind: z.enum(SUBJECT_KINDS), id: z.uuid() }).nullable(),
    about: z.string().nullable().describe('En mail eller en kontaktperson. A mail, or a contact.'),
    detail: z.string(),
    raisedAt: instant,
    closedAt: instant.nullable(),
    closedBy: z.string().nullable(),
  })
  .meta({ id: 'Alarm' });

/** The training clock. */
export const clockSchema = z
  .object({ now: instant, today: dateSchema, offsetMs: z.int(), movingTo: instant.nullable() })
  .meta({ id: 'Clock' });

/** Whether the service can work. */
export const readinessSchema = z
  .object({
    ready: z.boolean(),
    database: z.boolean(),
    temporal: z.boolean(),
    worker: z.boolean(),
    openAlarms: z.int().nullable(),
    stuck: z
      .int()
      .nullable()
      .describe(
        'Hvor mange forløb og programmer der kører uden at komme videre. How many journeys and programmes run without acting.',
      ),
  })
  .meta({ id: 'Readiness' });
