import { z } from 'zod';
import { MAIL_OUTCOMES, UNDECIDED_REASONS } from '../../db/post/incoming-mails.ts';
import { CALENDAR_ANSWERS, REPLY_SORTS } from '../../db/post/replies.ts';
import { CHECK_RESULTS, SENDER_CHECKS, SENDER_PROOFS } from '../../domain/post/sender-proof.ts';
import { instant } from '../http/response-shapes.ts';
import { organisationId } from '../http/schemas.ts';

/** A mail that was handed over: it waits to be handled, or what became of it when it was handed over before. */
export const takenMailSchema = z
  .object({ outcome: z.enum(['waiting', ...MAIL_OUTCOMES]) })
  .meta({ id: 'TakenMail' });

/** What our mail server found of where a mail comes from. */
export const senderSchema = z
  .object({
    proof: z
      .enum(SENDER_PROOFS)
      .describe(
        'Om mailen kommer fra det domæne, den siger: proven ja, refuted nej, unproven intet viser det, unchecked ingen har set efter. Whether the mail comes from the domain it names.',
      ),
    checks: z
      .partialRecord(z.enum(SENDER_CHECKS), z.enum(CHECK_RESULTS))
      .describe('Hvad vores egen mailserver fandt. What our own mail server found.'),
  })
  .meta({ id: 'SenderFindings' });

/** What somebody has written to us, or a machine has sent. */
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
        'Notatet med teksten; det kan bruges i en kommando. null, indtil nogen har taget svaret som notat, hvis afsenderen ikke er bevist. The note with its text, which a command may refer to; null until somebody has taken the reply as one, where its sender is not proven.',
      ),
    takenAt: instant.nullable(),
    takenBy: z.string().nullable(),
    sort: z
      .enum(REPLY_SORTS)
      .describe(
        'Hvem der har skrevet: et menneske (person) eller en maskine. Who wrote it: a person, or a machine.',
      ),
    saysMore: z
      .boolean()
      .describe(
        'Om nogen skal læse det; en automatisk mail uden egne ord vises kun med automatic=true. Whether somebody must read it; an automatic mail without words of its own is shown with automatic=true only.',
      ),
    calendarAnswer: z
      .enum(CALENDAR_ANSWERS)
      .nullable()
      .describe('Svaret på en kalenderindkaldelse. The answer to an invitation.'),
    hasOriginal: z
      .boolean()
      .describe('Om hele mailen kan hentes. Whether the whole mail can be fetched as it came.'),
    closedAt: instant.nullable(),
    closedBy: z.string().nullable(),
    said: z
      .object({
        from: z.object({ name: z.string(), address: z.string() }),
        sender: senderSchema,
        subject: z.string(),
        text: z
          .string()
          .describe('Kort: uden den mail, der svares på. In short: without the mail that it answers.'),
        whole: z
          .string()
          .describe(
            'Det hele, også hvad der er skrevet ind mellem spørgsmålene. Everything, what was typed between the questions too.',
          ),
        isCutShort: z
          .boolean()
          .describe(
            'Teksten er længere, end vi gemmer; hent hele mailen. The text is longer than is kept: fetch the original.',
          ),
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
