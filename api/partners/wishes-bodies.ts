import { z } from 'zod';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import { instant, sentenceSchema } from '../http/response-shapes.ts';
import { dateSchema, organisationId } from '../http/schemas.ts';
import { email, textUpTo } from '../http/text-fields.ts';

/** The bodies of a contact's wishes, in requests and in responses. */

/** The wishes of a contact that can be changed; language and telephone number are in the contact's own row. */
export const contactWishesChange = z
  .strictObject({
    textsSince: dateSchema
      .nullable()
      .optional()
      .describe(
        'Dagen, kontaktpersonen sagde ja til sms; null, hvis ikke. The day the contact said yes to text messages; null if they have not.',
      ),
    without: z
      .array(z.enum(OBLIGATION_KINDS))
      .max(OBLIGATION_KINDS.length)
      .optional()
      .describe('Alle de kopier, kontaktpersonen undværer. All the copies the contact does without.'),
  })
  .meta({ id: 'ContactWishesChange' });

/** Days on which a contact is away. */
export const contactAbsenceBody = z
  .strictObject({
    firstDay: dateSchema,
    lastDay: dateSchema,
    standIn: organisationId
      .optional()
      .describe('En anden kontaktperson samme sted. Another contact of the same organisation.'),
  })
  .meta({ id: 'NewContactAbsence' });

/** That a contact has given up their role, today unless a day is given. */
export const contactLeavingBody = z
  .strictObject({
    leftOn: dateSchema.optional(),
    successorName: textUpTo(200).optional(),
    successorEmail: email.optional(),
  })
  .meta({ id: 'ContactLeaving' });

const kind = z.enum(OBLIGATION_KINDS);

/** How a contact wants to be written to. */
export const contactWishesSchema = z
  .object({
    textsSince: dateSchema.nullable(),
    absences: z
      .array(
        z.object({
          id: z.int(),
          firstDay: dateSchema,
          lastDay: dateSchema,
          standIn: organisationId.nullable(),
          standInName: z.string().nullable(),
        }),
      )
      .describe('Dem, der ikke er slut. Those that are not over.'),
    without: z.array(kind).describe('Kopier, der går til koordinatoren. Copies that go to the coordinator.'),
    mayDoWithout: z.array(z.object({ kind, label: sentenceSchema })),
    departure: z
      .object({
        leftOn: dateSchema,
        successorName: z.string().nullable(),
        successorEmail: z.string().nullable().describe('Ikke kontrolleret. Not checked.'),
        settledAt: instant
          .nullable()
          .describe(
            'Hvornår sekretariatet afklarede, hvem der nu skal skrives til; efterfølgeren er da slettet. When the secretariat settled whom to write to; the successor is forgotten then.',
          ),
        settledBy: organisationId.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'ContactWishes' });
