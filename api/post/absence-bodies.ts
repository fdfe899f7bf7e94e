import { z } from 'zod';
import { ABSENCE_MEANINGS } from '../../domain/post/absence-note.ts';
import { instant, sentenceSchema } from '../http/response-shapes.ts';
import { dateSchema, organisationId, pageQuery, yesOrNo } from '../http/schemas.ts';
import { email, textUpTo } from '../http/text-fields.ts';
import { senderSchema } from './mail-responses.ts';

/** What goes in and out at the proposals that automatic notes give rise to. */

/** Whether proposals that somebody has said yes or no to are asked for too. */
export const proposalQuery = pageQuery.extend({ closed: yesOrNo });

/** A yes to a proposal. What is left out is as the proposal has it. */
export const proposalAcceptance = z
  .strictObject({
    as: z
      .enum(['absence', 'leaving'])
      .optional()
      .describe(
        'Hvad der skrives ned: fravær, eller at kontaktpersonen er stoppet. What is written down: an absence, or that the contact has left.',
      ),
    firstDay: dateSchema.optional(),
    lastDay: dateSchema.optional(),
    standIn: organisationId
      .optional()
      .describe('En anden kontaktperson samme sted. Another contact of the same organisation.'),
    leftOn: dateSchema.optional(),
    successorName: textUpTo(200).optional(),
    successorEmail: email.optional(),
  })
  .meta({ id: 'ProposalAcceptance' });

/** What an automatic note seems to say of a contact. */
export const absenceProposalSchema = z
  .object({
    id: z.int().min(1),
    contact: organisationId,
    contactName: z.string(),
    organisation: organisationId,
    organisationName: z.string(),
    says: z.enum(ABSENCE_MEANINGS),
    label: sentenceSchema,
    leftOn: dateSchema.nullable(),
    firstDay: dateSchema.nullable(),
    lastDay: dateSchema.nullable(),
    fromElsewhere: z
      .boolean()
      .describe(
        'Beskeden kom fra en anden adresse end den, vi skrev til. The note came from another address than the one we wrote to.',
      ),
    notedAt: instant,
    reply: z.uuid().describe('Beskeden blandt svarene. The note among the replies.'),
    words: z
      .object({
        from: z.object({ name: z.string(), address: z.string() }),
        sender: senderSchema,
        subject: z.string(),
        text: z.string(),
        whole: z.string(),
      })
      .nullable()
      .describe('Beskedens ord. The words of the note.'),
    settledAt: instant.nullable(),
    settledBy: organisationId.nullable(),
    outcome: z.enum(['accepted', 'refused']).nullable(),
  })
  .meta({ id: 'AbsenceProposal' });
