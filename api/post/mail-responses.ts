import { z } from 'zod';
import { MAIL_OUTCOMES, UNDECIDED_REASONS } from '../../db/post/incoming-mails.ts';
import { instant } from '../http/response-shapes.ts';
import { organisationId } from '../http/schemas.ts';

/** A mail that was handed over: it waits to be handled, or what became of it when it was handed over before. */
export const takenMailSchema = z
  .object({ outcome: z.enum(['waiting', ...MAIL_OUTCOMES]) })
  .meta({ id: 'TakenMail' });

/** What somebody has written to us. */
export const replySchema = z
  .object({
    id: z.uuid(),
    receivedAt: instant,
    digest: z.string().nullable().describe('Den mail, der svares på. The mail it answers.'),
    contact: organisationId.nullable().describe('Hvem den mail gik til. Who that mail went to.'),
    journey: z
      .uuid()
      .nullable()
      .describe('Kun hvor det er sikkert, hvilket det er. Only where it is certain which one.'),
    noteId: z
      .uuid()
      .nullable()
      .describe(
        'Noten med teksten; den kan bruges i en kommando. The note with its text, which a command may refer to.',
      ),
    closedAt: instant.nullable(),
    closedBy: z.string().nullable(),
    said: z
      .object({
        from: z.object({ name: z.string(), address: z.string() }),
        subject: z.string(),
        text: z.string(),
        isCutShort: z.boolean(),
        attachments: z.array(
          z.object({
            number: z.int().min(1),
            name: z.string(),
            mediaType: z.string().describe('Hvad afsenderen kalder den. What the sender calls it.'),
            size: z.int().min(0),
            kept: z.boolean().describe('Filer over 10 MB gemmes ikke. Files over 10 MB are not kept.'),
          }),
        ),
      })
      .nullable()
      .describe('null, når personens nøgle er slettet. null where the person’s key has been destroyed.'),
  })
  .meta({ id: 'Reply' });

/** A mail that came in and that a person must look at: what was made out about it, and nothing of what it says. */
export const undecidedMailSchema = z
  .object({
    id: z.uuid(),
    receivedAt: instant,
    outcome: z.enum(['undecided', 'unreadable']),
    reason: z
      .enum(UNDECIDED_REASONS)
      .nullable()
      .describe('Hvorfor der ikke skete noget. Why nothing followed from it.'),
    reportedBy: z
      .string()
      .nullable()
      .describe(
        'Den server, der sendte den, som den kalder sig selv. The host that sent it, as it calls itself.',
      ),
    contact: organisationId
      .nullable()
      .describe('Hvem den ser ud til at handle om: et gæt. Whom it seems to be about: a guess.'),
    status: z.string().nullable(),
    isKept: z
      .boolean()
      .describe('Om mailen selv stadig kan læses. Whether the mail itself can still be read.'),
    settledAt: instant.nullable(),
    settledBy: z.string().nullable(),
  })
  .meta({ id: 'UndecidedMail' });
