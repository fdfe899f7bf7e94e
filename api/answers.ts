import { z } from 'zod';
import { ALARM_KINDS } from '../db/alarms.ts';
import { DOCUMENT_LIMIT, DOCUMENT_TYPES } from '../db/documents.ts';
import { MAIL_OUTCOMES } from '../db/incoming-mails.ts';
import {
  ABSENCE_KINDS,
  CHANNELS,
  CORRECTION_REASONS,
  DOCUMENT_KINDS,
  ORGANISATION_KINDS,
  PAPERS,
  PARTIES,
  PASSED_ON_TO,
  POST_CHANNELS,
  ROLES,
  STAGES,
  TALKS,
} from '../domain/codes.ts';
import { COMMANDS, REFERRAL } from '../domain/commands.ts';
import { OBLIGATION_KINDS } from '../domain/rulebook/kinds.ts';
import { dateSchema, organisationId, schemaOf } from './schemas.ts';

/** What the API answers with, as zod schemas: the description is made of them, and tests hold answers to them. */

/** An instant as it is answered: UTC, to the millisecond. */
export const instant = z.iso.datetime({ precision: 3 });

/** Words in Danish and English. */
export const sentenceSchema = z.object({ da: z.string(), en: z.string() }).meta({ id: 'Sentence' });

/** An answer that lists: `total` counts all, `items` holds the page asked for. */
export const listOf = (items: z.ZodType) => z.object({ total: z.int().min(0), items: z.array(items) });

/** A fault in one place of a list that was to be taken in. */
export const intakeFaultSchema = z
  .object({
    line: z
      .int()
      .describe('Rækken, som Excel tæller: overskrifterne er 1. I JSON: personens nummer i listen.'),
    column: z.string().describe('Som den hedder i listen. As the list calls it.'),
    value: z.string().describe('CPR-numre kun med de første seks cifre. CPR numbers: first six digits only.'),
    message: z.string(),
    messageEn: z.string(),
  })
  .meta({ id: 'IntakeFault' });

/** Every refusal. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Fast kode, som programmer kan regne med. A stable code.'),
    detail: z.string().describe('På dansk. In Danish.'),
    detailEn: z.string(),
    instead: z
      .string()
      .optional()
      .describe(
        'Hvad man kan gøre i stedet, når en regel siger nej. What one may do instead, where a rule refuses.',
      ),
    insteadEn: z.string().optional(),
    source: z
      .string()
      .optional()
      .describe('Reglens kilde med dens sikkerhed: V, B eller U. The rule’s source with its certainty.'),
    reference: z.string().describe('Oplys den, hvis du spørger. Give it when you ask.'),
    faults: z.array(z.object({ field: z.string(), message: z.string(), messageEn: z.string() })).optional(),
    rows: z
      .array(intakeFaultSchema)
      .optional()
      .describe('Alle fejl i en liste, der skulle indlæses. Every fault of a list that was to be taken in.'),
  })
  .meta({ id: 'Problem' });

const personSchema = z
  .object({
    givenName: z.string(),
    familyName: z.string(),
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
    reference: z.string(),
    sector: z.string().nullable(),
    person: personSchema.nullable().describe('Kun for dem, der må se det. Only for those who may see it.'),
    sequence: z.int().min(0),
    epoch: z.int().min(1),
    parked: z.boolean(),
    referral: z.object(schemaOf(REFERRAL)).extend({ referredOn: dateSchema }).optional(),
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
        in: z.enum(STAGES).describe('Trinnet, det blev afsluttet på. The stage it was closed in.'),
        by: eventNumber,
      })
      .optional(),
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
    unsettledSignals: z.array(z.int()).describe('Numre på beskeder fra jobcentret, der venter på svar.'),
    open: z.array(openObligationSchema),
    next: z.array(nextSchema).describe('Det, der sker af sig selv, først kommende øverst.'),
  })
  .meta({ id: 'Journey' });

/** A recorded command (200): its event's number, and the journey as it now is. */
export const commandAnswerSchema = z
  .object({ sequence: z.int(), journey: journeySchema.nullable() })
  .meta({ id: 'Recorded' });

/** A command that is safe but not yet recorded (202). */
export const acceptedSchema = z.object({ sequence: z.null() }).meta({ id: 'Accepted' });

/** One event of a timeline. */
export const timelineItemSchema = z
  .object({
    sequence: z.int(),
    type: z.string(),
    label: sentenceSchema,
    text: sentenceSchema,
    at: instant,
    recordedAt: instant,
    actor: z
      .object({
        organisation: z.string(),
        contact: z.string().optional(),
        via: z.enum(['api', 'signal', 'link']),
        person: z.literal(true).optional(),
      })
      .nullable(),
    onBehalfOf: z.object({ party: z.enum(PARTIES), channel: z.enum(CHANNELS) }).nullable(),
    payload: z.record(z.string(), z.unknown()),
    noteId: z.uuid().nullable(),
    note: z.string().nullable().describe('Kun for dem, der må se det. Only for those who may see it.'),
    document: z
      .object({ id: z.uuid(), kind: z.enum(DOCUMENT_KINDS), label: sentenceSchema })
      .nullable()
      .describe('En fil, der fulgte med. A file that came along.'),
    struck: z
      .object({ by: z.int(), reason: z.enum(CORRECTION_REASONS) })
      .nullable()
      .describe('Taget tilbage: af hvilken hændelse og hvorfor. Taken back: by which event and why.'),
    notices: z.array(
      z.object({
        to: z.string(),
        organisation: z.string().nullable().describe('null: personen selv. The person themselves.'),
        channel: z.enum(POST_CHANNELS),
        state: z
          .enum(['owed', 'frozen', 'sent', 'bounced', 'dropped', 'failed'])
          .describe('bounced: sendt, men kommet tilbage. Sent, but came back.'),
        standInFor: z.string().nullable(),
        sentAt: instant.nullable(),
        bouncedAt: instant.nullable(),
        cameBackAt: instant
          .nullable()
          .describe(
            'Da en mail kom tilbage af en grund, der kan gå over. Den sendes igen næste morgen. When a mail came back for a reason that may heal. It is sent again next morning.',
          ),
        openedAt: instant
          .nullable()
          .describe(
            'Da et link i mailen først blev åbnet, måske af et program, der ser post igennem. When a link in the mail was first opened, maybe by a program that looks through mail.',
          ),
        answeredBy: eventNumber
          .nullable()
          .describe(
            'Hændelsen, der siden har besvaret spørgsmålet. The event that has answered the question since.',
          ),
        reason: z.string().nullable(),
      }),
    ),
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
  })
  .meta({ id: 'Contact' });

/** One alarm. */
export const alarmSchema = z
  .object({
    id: z.int(),
    kind: z.enum(ALARM_KINDS),
    journey: z.uuid().nullable(),
    subject: z.string().nullable(),
    detail: z.string(),
    raisedAt: instant,
    closedAt: instant.nullable(),
    closedBy: z.string().nullable(),
  })
  .meta({ id: 'Alarm' });

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

/** The training clock. */
export const clockSchema = z
  .object({ now: instant, today: dateSchema, offsetMs: z.int(), movingTo: instant.nullable() })
  .meta({ id: 'Clock' });

/** A programme, as its file tells it. */
export const programmeSchema = z
  .object({
    id: z.string(),
    startsOn: dateSchema,
    placementDays: z.int(),
    programme: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Programme' });

/** How many journeys stand at each stage; null where there are fewer than five, but some. */
export const countsSchema = z
  .object({ programme: z.string(), stages: z.record(z.enum(STAGES), z.int().nullable()) })
  .meta({ id: 'Counts' });

/** Whether the service can work. */
export const readinessSchema = z
  .object({
    ready: z.boolean(),
    database: z.boolean(),
    temporal: z.boolean(),
    worker: z.boolean(),
    openAlarms: z.int().nullable(),
  })
  .meta({ id: 'Readiness' });

/** What an intake did, or with `dryRun` would have done. */
export const intakeSchema = z
  .object({
    dryRun: z.boolean(),
    rows: z.int(),
    created: z.int(),
    known: z.int().describe('Forløb, der fandtes i forvejen med samme reference. Already there.'),
    journeys: z.array(
      z.object({
        id: z.uuid().nullable().describe('null, hvor en prøve (dryRun) intet har oprettet.'),
        municipality: organisationId,
        reference: z.string(),
        known: z.boolean(),
      }),
    ),
  })
  .meta({ id: 'Intake' });

/** One person referred: the journey, and whether the municipality's reference was known already. */
export const referredSchema = z
  .object({ id: z.uuid(), municipality: organisationId, reference: z.string(), known: z.boolean() })
  .meta({ id: 'Referred' });

/** A jobcentre's message: its key, and whether the journey has heard it or it is kept until somebody looks. */
export const heardSchema = z.object({ key: z.string(), heard: z.boolean() }).meta({ id: 'Heard' });
