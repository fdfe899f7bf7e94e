import { z } from 'zod';
import { MAIL_OUTCOMES } from '../../db/post/incoming-mails.ts';
import { CALENDAR_ANSWERS, REPLY_SORTS } from '../../db/post/replies.ts';
import { SUBJECT_KINDS } from '../../domain/subjects/subject.ts';
import { DIGEST_PURPOSES } from '../../domain/vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import { instant, sentenceSchema } from '../http/response-shapes.ts';
import { dateSchema, organisationId } from '../http/schemas.ts';

/** The bodies of responses about post that was sent, as zod schemas. */

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
    heard: z
      .array(
        z.object({
          outcome: z.enum(MAIL_OUTCOMES),
          at: instant,
          status: z.string().nullable(),
          reply: z.uuid().nullable().describe('Svaret med ordene. The reply that has its words.'),
          sort: z.enum(REPLY_SORTS).nullable(),
          calendarAnswer: z.enum(CALENDAR_ANSWERS).nullable(),
        }),
      )
      .describe(
        'Hvad der er kommet ind om mailen: retur, forsinket, fraværsbesked, svar. What has come in about it.',
      ),
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
