import { z } from 'zod';
import { DATA_ROLES, ORGANISATION_KINDS, ROLES } from '../../domain/vocabulary/codes.ts';
import { instant } from '../http/response-shapes.ts';
import { organisationId, dateSchema } from '../http/schemas.ts';

/** One organisation. */
export const organisationSchema = z
  .object({
    id: organisationId,
    kind: z.enum(ORGANISATION_KINDS),
    name: z.string(),
    cvr: z.string().nullable(),
    address: z.string().nullable(),
    active: z.boolean(),
    agreementOn: dateSchema.nullable(),
    dataRole: z
      .enum(DATA_ROLES)
      .optional()
      .describe('Udeladt, til det er afklaret. Left out until it is settled.'),
  })
  .meta({ id: 'Organisation' });

/** One contact. */
export const contactSchema = z
  .object({
    id: organisationId,
    organisation: organisationId,
    name: z.string(),
    email: z.string(),
    phone: z.string().nullable(),
    language: z.enum(['da', 'en']),
    roles: z.array(z.enum(ROLES)),
    active: z.boolean(),
    position: z.int(),
    mailRefusedAt: instant
      .nullable()
      .describe(
        'Adressen tager ikke imod mail. Giv den igen for at rette den. The address takes no mail; give it again to put it right.',
      ),
    mailRefusedReason: z.string().nullable(),
    mailProvenAt: instant
      .nullable()
      .describe(
        'Adressen har svaret, at den er rigtig. Før får den intet om nogen. The address has answered that it is right; before, it gets nothing about anybody.',
      ),
    mailDeniedAt: instant
      .nullable()
      .describe('Adressen har svaret, at den er forkert. The address has answered that it is wrong.'),
    textsProvenAt: instant
      .nullable()
      .describe('Det samme om telefonnummeret til sms. The same of the number for text messages.'),
  })
  .meta({ id: 'Contact' });
