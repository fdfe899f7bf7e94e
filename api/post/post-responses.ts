import { z } from 'zod';
import { JOURNEY_STUCK } from '../../db/persons/disclosures.ts';
import { SUBJECT_KINDS } from '../../domain/subjects/subject.ts';
import { DIGEST_PURPOSES, LEGAL_BASES, POST_CHANNELS } from '../../domain/vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import { instant, sentenceSchema } from '../http/response-shapes.ts';
import { dateSchema, organisationId } from '../http/schemas.ts';

/** The bodies of responses about post that was sent or is wanted, as zod schemas. */

const voice = z.enum(['reminder', 'escalation']);
const count = z.int().min(0);

/** One mail to a contact. */
const postedDigestSchema = z
  .object({
    id: z.string(),
    date: dateSchema,
    purpose: z.enum(DIGEST_PURPOSES),
    state: z.enum(['frozen', 'sent', 'empty', 'failed']),
    sentAt: instant.nullable(),
    bouncedAt: instant.nullable().describe('Da mailen kom retur. When it came back.'),
    notices: z.array(
      z.object({
        subject: z.uuid(),
        subjectKind: z.enum(SUBJECT_KINDS),
        municipality: organisationId.nullable().describe('null: ikke om en person. Not about a person.'),
        reference: z.string().nullable(),
        obligation: z.string(),
        kind: z.enum(OBLIGATION_KINDS),
        label: sentenceSchema,
        voice,
        state: z.enum(['owed', 'frozen', 'sent', 'bounced', 'dropped', 'failed']),
        openedAt: instant
          .nullable()
          .describe(
            'Første gang, måske af et program, der ser post igennem. The first time, maybe by a program that looks through mail.',
          ),
        answeredBy: z.int().min(1).nullable().describe('Hændelsens nummer. The number of the event.'),
      }),
    ),
  })
  .meta({ id: 'PostedDigest' });

/** The post of one contact, and how they have answered. */
export const contactPostSchema = z
  .object({
    summary: z.object({
      asked: count.describe('Spørgsmål, hvert talt én gang. Questions, each counted once.'),
      answered: count.describe('Heraf besvaret, uanset af hvem. Of those answered, whoever by.'),
      open: count.describe('Heraf uden svar nu. Of those without an answer now.'),
      medianDays: z
        .number()
        .nullable()
        .describe('Fra første mail til svar. From the first mail to the answer.'),
      mailRefusedAt: instant.nullable(),
      mailRefusedReason: z.string().nullable(),
    }),
    total: count,
    items: z.array(postedDigestSchema),
  })
  .meta({ id: 'ContactPost' });

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
    addressRefused: z.boolean().optional().describe('Adressen tager ikke imod. The address takes nothing.'),
  })
  .meta({ id: 'PersonsPostNow' });

/** A link to a person's own page, to be handed to them. Whoever has it sees the page. */
export const ownPageLinkSchema = z
  .object({ url: z.url(), expiresOn: dateSchema })
  .meta({ id: 'OwnPageLink' });
