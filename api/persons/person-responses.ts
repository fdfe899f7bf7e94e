import { z } from 'zod';
import { JOURNEY_STUCK } from '../../db/persons/disclosures.ts';
import { LEGAL_BASES, POST_CHANNELS } from '../../domain/vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import { instant, sentenceSchema } from '../http/response-shapes.ts';
import { dateSchema, organisationId } from '../http/schemas.ts';

/** The bodies of responses about a person's own post and page, and about who was told of them, as zod schemas. */

const voice = z.enum(['reminder', 'escalation']);

/** One time that somebody was told something about the person of a journey. */
export const disclosureSchema = z
  .object({
    at: instant,
    contact: organisationId,
    name: z.string().nullable().describe('null: en tidligere kontaktperson. A former contact.'),
    organisation: organisationId,
    organisationName: z.string(),
    told: z
      .array(z.object({ kind: z.enum([...OBLIGATION_KINDS, JOURNEY_STUCK]), voice }))
      .nullable()
      .describe('null: en gammel linje, der kun har ordene. An old entry that has the words alone.'),
    what: z.array(sentenceSchema),
    ground: z.enum([...LEGAL_BASES, 'unknown']),
    groundLabel: sentenceSchema,
    digest: z.string().nullable().describe('Mailen. The mail.'),
    bouncedAt: instant.nullable().describe('Da mailen kom retur. When it came back.'),
  })
  .meta({ id: 'Disclosure' });

/** How a person gets post of their own. */
export const personsPostSchema = z
  .object({
    channel: z.enum(['none', ...POST_CHANNELS]),
    language: z.enum(['da', 'en']).optional(),
    consentedOn: dateSchema.optional(),
    addressProven: z
      .boolean()
      .optional()
      .describe(
        'Adressen har svaret, at den er personens. Før går posten til sagsbehandleren. The address has answered that it is theirs; before, the post goes to the caseworker.',
      ),
    addressRefused: z.boolean().optional().describe('Adressen tager ikke imod. The address takes nothing.'),
  })
  .meta({ id: 'PersonsPostNow' });

/** A link to a person's own page, to be handed to them. Whoever has it sees the page. */
export const ownPageLinkSchema = z
  .object({ url: z.url(), expiresOn: dateSchema })
  .meta({ id: 'OwnPageLink' });
