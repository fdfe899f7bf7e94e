import { z } from 'zod';
import { DOCUMENT_TYPES, DOCUMENT_LIMIT } from '../../db/persons/documents.ts';
import { COMMANDS, REFERRAL } from '../../domain/journeys/commands.ts';
import {
  PARTIES,
  PASSED_ON_TO,
  STAGES,
  ABSENCE_KINDS,
  CLOSING_CAUSES,
  MERGE_CAUSES,
  TALKS,
  PAPERS,
  DOCUMENT_KINDS,
  CORRECTION_REASONS,
} from '../../domain/vocabulary/codes.ts';
import { OBLIGATION_KINDS } from '../../domain/vocabulary/obligation-kinds.ts';
import { sentenceSchema, instant } from '../http/response-shapes.ts';
import { dateSchema, organisationId, schemaOf } from '../http/schemas.ts';
import { timelineItemShape } from '../subjects/timeline-item.ts';

/** A person, as those who may see who they are are told. */
export const personSchema = z
  .object({
    givenName: z.string(),
    familyName: z.string().optional().describe('Nogle har kun ét navn. Some have one name only.'),
    birthDate: dateSchema,
    cpr: z.string().optional().describe('Kun de første seks cifre. The first six digits only.'),
    phone: z.string().optional(),
    email: z.string().optional(),
    language: z.string().optional(),
    arrivedOn: dateSchema.optional(),
  })
  .meta({ id: 'Person' });

const openObligationSchema = z
  .object({
    id: z.string(),
    kind: z.enum(OBLIGATION_KINDS),
    label: sentenceSchema,
    owedBy: z.enum(PARTIES),
    organisation: organisationId.optional(),
    due: dateSchema,
    from: dateSchema.optional(),
    occurrence: z.string().optional().describe('Måneden, for det der gentages. Its month, if it recurs.'),
    overdue: z.boolean(),
    waiting: z.boolean().describe('Venter, til pausen er slut. Waits for the end of a pause.'),
    shifted: z.int().describe('Dage, fristen er flyttet. Days by which the due date was moved.'),
    ifMissed: z.string(),
    legal: z.object({ text: z.string(), source: z.string(), certainty: z.enum(['V', 'B', 'U']) }),
  })
  .meta({ id: 'OpenObligation' });

const nextSchema = z
  .object({
    on: dateSchema,
    does: z.enum(['remind', 'miss', 'escalate', 'open']),
    kind: z.enum(OBLIGATION_KINDS),
    label: sentenceSchema,
    obligation: z.string().optional(),
    to: z.array(z.enum(PASSED_ON_TO)),
    due: dateSchema.optional(),
  })
  .meta({ id: 'NextStep' });

const dayOne = z
  .object({
    came: z.boolean(),
    on: dateSchema,
    saysCame: z
      .boolean()
      .optional()
      .describe('Personens eget svar på, at hun eller han ikke mødte op. The person’s own answer.'),
    upheld: z.literal(true).optional().describe('Udeblivelsen er fastholdt. The no-show was upheld.'),
  })
  .optional();

const facts = (type: keyof typeof COMMANDS) => z.object(schemaOf(COMMANDS[type].fields));

const eventNumber = z
  .int()
  .min(1)
  .describe('Nummeret på den hændelse, det kom af. The number of the event it came from.');

/** One journey. */
export const journeySchema = z
  .object({
    id: z.uuid(),
    programme: z.string(),
    stage: z.enum(STAGES),
    stageLabel: sentenceSchema,
    municipality: organisationId,
    reference: z
      .string()
      .nullable()
      .describe(
        'Kommunens egen. Tom, når personen er slettet. The municipality’s own; null once the person has been erased.',
      ),
    sector: z.string().nullable(),
    person: personSchema.nullable().describe('Kun for dem, der må se det. Only for those who may see it.'),
    sequence: z.int().min(0),
    epoch: z.int().min(1),
    parked: z.boolean(),
    referral: z
      .object(schemaOf(REFERRAL))
      .omit({ referenceId: true })
      .extend({ referredOn: dateSchema })
      .optional(),
    screening: facts('RecordScreening').extend({ acceptedOn: dateSchema.optional() }).optional(),
    match: facts('ProposeMatch')
      .extend({
        acceptedOn: dateSchema.optional().describe('Da personen sagde ja. When the person said yes.'),
        plannedStart: dateSchema.optional(),
      })
      .optional(),
    course: facts('AdmitToCourse')
      .extend({ dayOne, completedOn: dateSchema.optional(), certificate: z.boolean().optional() })
      .optional(),
    igu: facts('SignIguAgreement')
      .extend({
        dayOne,
        registeredOn: dateSchema.optional(),
        planSubmittedOn: dateSchema.optional(),
        allowancesClaimed: z.array(z.string()),
        bonusesClaimed: z.array(z.string()),
        completedOn: dateSchema.optional(),
        certificateOn: dateSchema.optional(),
        leftOn: dateSchema.optional(),
        extendedFor: z.array(z.object({ from: dateSchema, backOn: dateSchema })).optional(),
        servedDays: z
          .int()
          .min(0)
          .describe(
            'Dage hos tidligere virksomheder, som tæller med. Days with earlier companies that count.',
          ),
        countsFrom: dateSchema.describe(
          'Dagen, de to år regnes fra. The day that the two years are counted from.',
        ),
        earlier: z
          .array(z.object({ company: organisationId, startsOn: dateSchema, leftOn: dateSchema }))
          .describe('Tiden hos tidligere virksomheder. The time with earlier companies.'),
        schoolHours: facts('RecordSchoolHours').optional(),
      })
      .optional(),
    placement: facts('ApprovePlacement')
      .extend({
        dayOne,
        endedOn: dateSchema.optional(),
        extensionRefusedOn: dateSchema
          .optional()
          .describe('Da kommunen afslog at forlænge. When the municipality refused to extend it.'),
      })
      .optional(),
    employment: facts('StartEmployment')
      .extend({
        retention: z.array(z.object({ month: z.int(), employed: z.boolean() })),
        trial: facts('EndTrial').optional(),
      })
      .optional(),
    closed: facts('CloseJourney')
      .extend({
        cause: z.enum([...CLOSING_CAUSES, ...MERGE_CAUSES]).optional(),
        in: z.enum(STAGES).describe('Trinnet, det blev afsluttet på. The stage it was closed in.'),
        by: eventNumber,
      })
      .optional(),
    mergedInto: z
      .uuid()
      .optional()
      .describe('Samme persons forløb, som går videre. The journey of the same person that goes on.'),
    took: z
      .array(z.uuid())
      .optional()
      .describe('Samme persons forløb, som er slået sammen med dette. Those merged into this one.'),
    paused: z
      .object({ since: dateSchema, kind: z.enum(ABSENCE_KINDS) })
      .optional()
      .describe('Fraværet, mens det varer. The absence, while it goes on.'),
    pauses: z
      .array(z.object({ from: dateSchema, backOn: dateSchema }))
      .optional()
      .describe('Fravær, der er slut: første dag væk og første dag tilbage. Absences that are over.'),
    talks: z
      .array(z.object({ talk: z.enum(TALKS), heldOn: dateSchema, by: eventNumber }))
      .optional()
      .describe('Samtaler, der er holdt. Talks that were held.'),
    papers: z
      .array(z.object({ paper: z.enum(PAPERS), on: dateSchema, by: eventNumber }))
      .optional()
      .describe('Dokumentation, der er på plads. Papers and checks that are in place.'),
    warnings: z
      .array(
        z.object({
          code: z.string(),
          values: z.record(z.string(), z.union([z.string(), z.number()])),
          by: eventNumber,
        }),
      )
      .optional()
      .describe('Det, reglerne gør opmærksom på uden at afslå. What the rules warn of without refusing.'),
    unsettledSignals: z
      .array(z.int())
      .describe('Numre på beskeder fra kommunens system, der venter på svar.'),
    open: z.array(openObligationSchema),
    next: z.array(nextSchema).describe('Det, der sker af sig selv, først kommende øverst.'),
  })
  .meta({ id: 'Journey' });

/** A recorded command (200): its event's number, and the journey as it now is. */
export const commandReceiptSchema = z
  .object({ sequence: z.int(), journey: journeySchema.nullable() })
  .meta({ id: 'Recorded' });

/** One event of a journey's timeline. */
export const timelineItemSchema = timelineItemShape
  .extend({
    note: z.string().nullable().describe('Kun for dem, der må se det. Only for those who may see it.'),
    document: z
      .object({ id: z.uuid(), kind: z.enum(DOCUMENT_KINDS), label: sentenceSchema })
      .nullable()
      .describe('En fil, der fulgte med. A file that came along.'),
    reference: z
      .string()
      .nullable()
      .describe(
        'Kommunens reference, som den fik her. En tidligere kommunes er kun for sekretariatet. The reference given here; an earlier municipality’s is for the secretariat only.',
      ),
    struck: z
      .object({ by: z.int(), reason: z.enum(CORRECTION_REASONS) })
      .nullable()
      .describe('Taget tilbage: af hvilken hændelse og hvorfor. Taken back: by which event and why.'),
  })
  .meta({ id: 'TimelineItem' });

/** A file that came with an answer. */
export const documentSchema = z
  .object({
    id: z.uuid(),
    sequence: eventNumber,
    at: instant,
    kind: z.enum(DOCUMENT_KINDS),
    label: sentenceSchema,
    mediaType: z.enum(DOCUMENT_TYPES),
    size: z.int().min(1).max(DOCUMENT_LIMIT).describe('I byte. In bytes.'),
    sentBy: z.string().nullable(),
    name: z
      .string()
      .nullable()
      .describe(
        'Kun for dem, der må se personen; null også, når personens nøgle er slettet. Only for those who may see the person; null too where the person’s key has been destroyed.',
      ),
  })
  .meta({ id: 'Document' });

/** A jobcentre's message: its key, and whether the journey has heard it or it is kept until somebody looks. */
export const heardSchema = z.object({ key: z.string(), heard: z.boolean() }).meta({ id: 'Heard' });
